"""What a head noun says of the thing that it names, read from a list of the project's own, `data/nouns.toml`."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files


@lru_cache(maxsize=10_000)
def head_class(noun: str, before: str = "") -> str:
    """Return the class that a head noun speaks for, or "" where the list says nothing.

    Args:
        noun: a lemma in lower case; of a hyphenated one the last part decides if the whole is not listed.
        before: the word before it in its phrase, in lower case, which may give it another sense.

    >>> head_class("commissioner"), head_class("vice-president"), head_class("trust")
    ('Person', 'Person', 'Organization')
    >>> head_class("house"), head_class("house", "auction"), head_class("house", "old")
    ('Place', 'Organization', 'Place')
    """
    classes = _classes()
    return (
        (classes.get(f"{before}_{noun}") if before else None)
        or classes.get(noun)
        or classes.get(noun.rpartition("-")[2], "")
    )


@cache
def _classes() -> dict[str, str]:
    text = files("kg").joinpath("data/nouns.toml").read_text(encoding="utf-8")
    return {noun: name for name, nouns in tomllib.loads(text)["classes"].items() for noun in nouns.split()}
