"""The word lists under `data/`, read once: titles, ends of names, given names and their gender."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from kg.nouns import head_class

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

_WORDS = 10_000
"""For so many words an answer is kept: texts repeat theirs, and a collection has words without end."""


@lru_cache(maxsize=_WORDS)
def name_end_class(word: str) -> str:
    """Return the class of the names that end in the word, "" if it does not tell.

    >>> name_end_class("united"), name_end_class("khan")
    ('Organization', '')
    """
    return next((name for key, name in _NAME_ENDS.items() if word in _table("names")[key]), "")


@lru_cache(maxsize=_WORDS)
def name_class(word: str) -> str:
    """Return the class that the last word of a name speaks for: of "Orrin Energy", "Harrowby Baths".

    >>> name_class("energy"), name_class("baths"), name_class("street"), name_class("khan")
    ('Organization', 'Place', 'Place', '')
    """
    return name_end_class(word) or head_class(word)


@lru_cache(maxsize=_WORDS)
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


@lru_cache(maxsize=_WORDS)
def title_gender(title: str) -> str | None:
    """Return the gender that a title of address tells, "" if it tells none, None if the word is no such title.

    >>> title_gender("Mrs."), title_gender("Dr"), title_gender("Khan"), title_gender("DI"), title_gender("Di")
    ('fem', '', None, '', None)
    """
    word, titles = title.casefold().rstrip("."), _table("names")
    if title.rstrip(".") in titles["ranks"]:
        return ""
    for gender in ("masc", "fem"):
        if word in titles[gender]:
            return gender
    return "" if word in titles["any"] else None


def is_no_post(noun: str) -> bool:
    """Whether a noun for a person says no post of theirs: kin, acquaintance, what befell them ("mother", "victim")."""
    return noun in _table("names")["no_posts"]


def is_done_to_bodies(verb: str) -> bool:
    """Whether the object of a verb is an organisation and never a person: "found"."""
    return verb in _table("agents")["done_to"]


def is_agent(noun: str) -> bool:
    """Whether a noun for whoever does something may mean a person or a firm: "contractor"."""
    return noun in _table("agents")["either"]


def is_office(noun: str) -> bool:
    """Whether a capitalised phrase with this head names whoever holds an office: "Commissioner"."""
    return noun in _table("names")["offices"]


@lru_cache(maxsize=_WORDS)
def is_address(word: str) -> bool:
    """Whether a word is a title that is said with a name only: "Mr", not "Judge", nor "DC", which is also a place."""
    rank = word.rstrip(".") in _table("names")["ranks"]
    return title_gender(word) is not None and not rank and not is_office(word) and not head_class(word.casefold())


def is_legal_form(word: str) -> bool:
    """Whether the word is a legal form at the end of a company's name: "Ltd"."""
    return word.casefold().rstrip(".") in _table("names")["legal_forms"]


def is_postnominal(word: str) -> bool:
    """Whether the word is what an honour, a degree or a seat adds to a person's name: "OBE"; in capitals."""
    return word[:1].isupper() and word.replace(".", "") in _table("names")["postnominals"]


@lru_cache(maxsize=_WORDS)
def legal_form_countries(word: str) -> frozenset[str]:
    """Return the countries in which a legal form is used: "plc" and "Inc." are not those of one company.

    Empty for what is no legal form or is used in many countries ("company").

    >>> sorted(legal_form_countries("plc")), sorted(legal_form_countries("company"))
    (['british'], [])
    """
    form = word.casefold().strip(".,").replace(".", "")
    return frozenset(country for country, forms in _table("legal_form_countries").items() if form in forms)


def is_generic_start(word: str) -> bool:
    """Whether many names of organisations begin with the word, so that it cannot stand for one of them."""
    return word.casefold() in _table("names")["generic_starts"]


def is_post(noun: str) -> bool:
    """Whether who holds the post speaks for the organisation in which it is: "director", not "critic"."""
    return noun in _table("names")["posts"]


def is_position(noun: str) -> bool:
    """Whether "the NOUN of mayor" is what somebody holds: "post", "rank"."""
    return noun in _table("names")["positions"]


def is_family(noun: str) -> bool:
    """Whether a surname before the noun names a family: "the Reid *family*"."""
    return noun in _table("names")["families"]


def is_anaphoric(noun: str) -> bool:
    """Whether "the NOUN" usually takes up an earlier phrase with the same head: not so for "way" or "day"."""
    return noun not in _table("anaphora")["never"]


@lru_cache(maxsize=_WORDS)
def described_by(noun: str) -> frozenset[str]:
    """Return the words that end the names of what "the NOUN" can take up, the noun itself among them.

    >>> sorted(described_by("force"))
    ['constabulary', 'force', 'police']
    """
    return _table("descriptions").get(noun, frozenset()) | {noun}


def has_mind(verb: str) -> bool:
    """Whether the subject of a verb speaks or thinks.

    >>> has_mind("doubt"), has_mind("sink")
    (True, False)
    """
    return speaks(verb) or verb in _table("minds")["thinking"]


def speaks(verb: str) -> bool:
    """Whether a verb tells that somebody said something."""
    return verb in _table("minds")["speaking"]


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
def _given_names() -> dict[str, str]:
    text = files(_PACKAGE).joinpath("data/given_names.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return {name: gender for name, _, gender in (line.partition("\t") for line in lines)}


@lru_cache(maxsize=_WORDS)
def field_of_work(noun: str) -> str:
    """Return the field in which who is called by the noun works, "" if it is in none or in several.

    >>> field_of_work("judge"), field_of_work("manager")
    ('public_life', '')
    """
    return next((field for field, nouns in _words("occupations").items() if noun in nouns), "")


def is_common_name(given: str, surname: str) -> bool:
    """Whether many people have both names; in lower case.

    >>> is_common_name("john", "smith"), is_common_name("marta", "kessling")
    (True, False)
    """
    return given in _words("common_names")["given"] and is_common_surname(surname)


def is_common_surname(surname: str) -> bool:
    """Whether many people have the surname; in lower case."""
    return surname in _words("common_names")["surnames"]


@lru_cache(maxsize=_WORDS)
def short_given_names(name: str) -> tuple[str, ...]:
    """Return the short forms of a given name, sorted; in lower case.

    >>> short_given_names("william")
    ('bill', 'billy', 'will')
    """
    return tuple(sorted(short for short, names in _words("nicknames").items() if name in names))


def full_given_names(name: str) -> frozenset[str]:
    """Return the given names that a short one may stand for; in lower case.

    >>> full_given_names("bill"), full_given_names("william")
    (frozenset({'william'}), frozenset())
    """
    return _words("nicknames").get(name, frozenset())


@cache
def _words(file: str) -> dict[str, frozenset[str]]:
    text = files(_PACKAGE).joinpath(f"data/{file}.toml").read_text(encoding="utf-8")
    return {key: frozenset(words.split()) for key, words in tomllib.loads(text).items()}
