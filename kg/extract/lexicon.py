"""The words that rules ask for, read from the data files beside this module, each of which names its source."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def classes(file: str, section: str) -> dict[str, str]:
    """Return which class each word of a section is in.

    The section maps class names to words separated by white space; "_" stands for a space inside an entry.

    Raises:
        ValueError: a word is in two classes of the section.

    >>> classes("complements", "finite")["say"]
    'reported'
    >>> classes("complements", "nonfinite")["set out"]
    'intended'
    """
    found: dict[str, str] = {}
    for name, text in _load(file)[section].items():
        for entry in text.split():
            word = entry.replace("_", " ")
            if found.setdefault(word, name) != name:
                raise ValueError(f"{file}.toml [{section}]: {word!r} is in {found[word]} and {name}")
    return found


@cache
def words(file: str, section: str, name: str) -> frozenset[str]:
    """Return the words of one class.

    >>> "step" in words("complements", "light", "nouns")
    True
    """
    return frozenset(word for word, group in classes(file, section).items() if group == name)


@cache
def _load(file: str) -> dict[str, Any]:
    return tomllib.loads(files("kg.extract").joinpath("data").joinpath(f"{file}.toml").read_text("utf-8"))
