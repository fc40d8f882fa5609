"""Ages: "Jane Cole, 43, ...", "aged 43" and "43-year-old Jane Cole" say how old somebody is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.arguments import subjects
from kg.extract.clause import AGE, is_age
from kg.extract.mentions import minimal_phrase
from kg.extract.tree import is_nominal
from kg.model import Value
from kg.nouns import head_class

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.mentions import Mentions
    from kg.extract.tokens import Token


def ages(token: Token, mentions: Mentions) -> Iterator[tuple[Token, Value]]:
    """Yield each person of whom `token` tells how old they are, and the age in years."""
    years: Token | None
    if is_age(token):
        people, years = [token.head] if is_nominal(token.head) else subjects(token.head)[0], token.nbor()
    elif token.lower_ == "old":
        people, years = [named(token.head)], _hyphenated(token)
    else:
        people, years = [token], _between_commas(token)
    for person in people:
        if years is not None and _is_person(person) and person.tag_ not in {"NNS", "NNPS"}:
            start, end = mentions.span(years.i, years.i + 1)
            yield person, Value(value=years.text, datatype="integer", start=start, end=end)


def named(noun: Token) -> Token:
    """Return the name that a noun phrase describes, or the noun if there is none: "*Halden*, a maker of pumps"."""
    if noun.dep_ == "appos" and noun.head.pos_ == "PROPN":
        return noun.head
    return next((each for each in noun.children if each.dep_ == "appos" and each.pos_ == "PROPN"), noun)


def _hyphenated(old: Token) -> Token | None:
    """Return the number of "43-year-old"."""
    before = old.doc.tokens[max(old.i - 4, 0) : old.i]
    joined = [each.lower_ for each in before[1:]] == ["-", "year", "-"]
    return before[0] if joined and AGE.fullmatch(before[0].text) else None


def _between_commas(person: Token) -> Token | None:
    """Return the number behind a person, alone between commas; in brackets it may be the minute of a goal."""
    opening = minimal_phrase(person).end
    inside = person.doc.tokens[opening : opening + 3]
    alone = len(inside) == 3 and inside[0].text == "," and inside[2].text in {",", ".", ";"}
    return inside[1] if alone and AGE.fullmatch(inside[1].text) else None


def _is_person(token: Token) -> bool:
    return token.ent_type_ == "PERSON" or (not token.ent_type_ and head_class(token.lemma_.lower()) == "Person")
