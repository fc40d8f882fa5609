"""The word lists under `data/`, read once: classes of head nouns, titles, given names and their gender."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

CLASSES = (
    "Person",
    "Organization",
    "Place",
    "Event",
    "CreativeWork",
    "Product",
    "Group",
    "Role",
    "Time",
    "Quantity",
    "Concept",
)
"""Local names of the classes of entities, in the order that decides between equally good ones."""

_NAME_ENDS = {"organization_ends": "Organization", "place_ends": "Place"}
_PACKAGE = "kg.resolve"


@cache
def head_class(noun: str) -> str:
    """Return the class that a head noun speaks for, or "" where the list says nothing.

    Args:
        noun: a lemma in lower case; of a hyphenated one the last part decides if the whole is not listed.

    >>> head_class("commissioner"), head_class("vice-president"), head_class("trust")
    ('Person', 'Person', 'Organization')
    """
    classes = _classes()
    return classes.get(noun) or classes.get(noun.rpartition("-")[2], "")


@cache
def name_end_class(word: str) -> str:
    """Return the class of the names that end in the word, "" if it does not tell.

    >>> name_end_class("united"), name_end_class("khan")
    ('Organization', '')
    """
    return next((name for key, name in _NAME_ENDS.items() if word in _table("names")[key]), "")


@cache
def name_class(word: str) -> str:
    """Return the class that the last word of a name speaks for: of "Orrin Energy", "Harrowby Baths".

    >>> name_class("energy"), name_class("baths"), name_class("street"), name_class("khan")
    ('Organization', 'Place', 'Place', '')
    """
    return name_end_class(word) or head_class(word)


@cache
def noun_gender(noun: str) -> str:
    """Return `masc` or `fem` for a noun that tells the gender of its bearer, otherwise "".

    >>> noun_gender("spokeswoman"), noun_gender("teacher")
    ('fem', '')
    """
    return next((gender for gender, nouns in _table("gender").items() if noun in nouns), "")


def given_name_gender(name: str) -> str:
    """Return `masc` or `fem` for a given name that is used for one gender only, otherwise "".

    >>> given_name_gender("Sadia"), given_name_gender("Robin")
    ('fem', '')
    """
    return _given_names().get(name.casefold(), "")


@cache
def title_gender(title: str) -> str | None:
    """Return the gender that a title of address tells, "" if it tells none, None if the word is no such title.

    >>> title_gender("Mrs."), title_gender("Dr"), title_gender("Khan")
    ('fem', '', None)
    """
    word, titles = title.casefold().rstrip("."), _table("names")
    for gender in ("masc", "fem"):
        if word in titles[gender]:
            return gender
    return "" if word in titles["any"] else None


def is_office(noun: str) -> bool:
    """Whether a capitalised phrase with this head names whoever holds an office: "Commissioner"."""
    return noun in _table("names")["offices"]


@cache
def is_address(word: str) -> bool:
    """Whether a word is a title that is said with a name only: "Mr", not "Judge"."""
    return title_gender(word) is not None and not is_office(word) and not head_class(word.casefold())


def is_legal_form(word: str) -> bool:
    """Whether the word is a legal form at the end of a company's name: "Ltd"."""
    return word.casefold().rstrip(".") in _table("names")["legal_forms"]


def is_generic_start(word: str) -> bool:
    """Whether many names of organisations begin with the word, so that it cannot stand for one of them."""
    return word.casefold() in _table("names")["generic_starts"]


def is_post(noun: str) -> bool:
    """Whether who holds the post speaks for the organisation in which it is: "director", not "critic"."""
    return noun in _table("names")["posts"]


def is_family(noun: str) -> bool:
    """Whether a surname before the noun names a family: "the Reid *family*"."""
    return noun in _table("names")["families"]


def is_anaphoric(noun: str) -> bool:
    """Whether "the NOUN" usually takes up an earlier phrase with the same head: not so for "way" or "day"."""
    return noun not in _table("anaphora")["never"]


@cache
def described_by(noun: str) -> frozenset[str]:
    """Return the words that end the names of what "the NOUN" can take up, the noun itself among them.

    >>> sorted(described_by("force"))
    ['constabulary', 'force', 'police']
    """
    return _table("descriptions").get(noun, frozenset()) | {noun}


def is_firm(noun: str) -> bool:
    """Whether "the NOUN" can take up any firm, whatever its name: "the group"."""
    return noun in _table("anaphora")["firms"]


@cache
def _heads() -> dict[str, dict[str, str]]:
    text = files(_PACKAGE).joinpath("data/heads.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _table(section: str) -> dict[str, frozenset[str]]:
    return {key: frozenset(words.split()) for key, words in _heads()[section].items()}


@cache
def _classes() -> dict[str, str]:
    return {noun: name for name, nouns in _table("classes").items() for noun in nouns}


@cache
def _given_names() -> dict[str, str]:
    text = files(_PACKAGE).joinpath("data/given_names.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return {name: gender for name, _, gender in (line.partition("\t") for line in lines)}
