"""Ages: "Jane Cole, 43, ...", "aged 43" and "43-year-old Jane Cole" say how old somebody is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.arguments import named, subjects
from kg.extract.clause import AGE, is_age
from kg.extract.mentions import minimal_phrase
from kg.extract.tree import children, is_nominal
from kg.model import Value
from kg.nouns import head_class

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.mentions import Mentions
    from kg.extract.tokens import Token

_JOINING = frozenset({"-", "–", "/", "and", "or", "to"})
_OPEN = frozenset({"above", "below", "older", "over", "under", "up", "younger"})
"""Words that make a range without an end of an age: "65 and *over*"."""


def aged_people(token: Token, mentions: Mentions) -> Iterator[tuple[Token, Value]]:
    """Yield each person of whom `token` tells in passing how old they are, and the age in years."""
    if is_age(token):
        people, years = _modified(token), stated_age(token)
    elif token.lower_ == "old":
        people, years = named(token.head), _hyphenated(token)
    else:
        people, years = [token], _between_commas(token)
    for person in people:
        if years is not None and _is_person(person):
            yield person, age_value(years, mentions)


def stated_age(aged: Token) -> Token | None:
    """Return the number behind *aged*; None if it is one of several, or the end of a range: "aged 65 *or over*"."""
    number = aged.nbor()
    behind = number.i + (2 if number.i + 1 < len(aged.doc) and number.nbor().lemma_ == "year" else 1)
    joined = [each.lower_ for each in aged.doc.tokens[behind : behind + 2]]
    if len(joined) == 2 and joined[0] in _JOINING and (joined[1][0].isdigit() or joined[1] in _OPEN):
        return None
    return None if children(number, "conj") else number


def age_value(years: Token, mentions: Mentions) -> Value:
    """Return a number of years as a value."""
    start, end = mentions.span(years.i, years.i + 1)
    return Value(value=years.text, datatype="integer", start=start, end=end)


def _modified(aged: Token) -> Sequence[Token]:
    """Return whom "aged 43" modifies; nobody where it tells on what condition, or when: "*when* aged 43"."""
    if children(aged, "cop", "mark", "advmod") or aged.relation not in {"acl", "advcl", "amod"}:
        return []
    return [aged.head] if is_nominal(aged.head) else subjects(aged.head)[0]


def _hyphenated(old: Token) -> Token | None:
    """Return the number of "43-year-old"."""
    before = old.doc.tokens[max(old.i - 4, 0) : old.i]
    joined = [each.lower_ for each in before[1:]] == ["-", "year", "-"]
    if not joined or not AGE.fullmatch(before[0].text):
        return None
    in_range = before[0].i > 0 and before[0].nbor(-1).text == "-"  # "an 18-to-24-year-old man"
    return None if in_range else before[0]


def _between_commas(person: Token) -> Token | None:
    """Return the number behind a person, alone between commas; in brackets it may be the minute of a goal."""
    opening = minimal_phrase(person).end
    inside = person.doc.tokens[opening : opening + 4]
    if len(inside) < 3 or inside[0].text != ",":
        return None
    alone = inside[2].text in {",", ".", ";"}
    listed = len(inside) == 4 and inside[3].text[0].isdigit()
    return inside[1] if alone and not listed and AGE.fullmatch(inside[1].text) else None


def _is_person(token: Token) -> bool:
    return token.ent_type_ == "PERSON" or (not token.ent_type_ and head_class(token.lemma_.lower()) == "Person")
