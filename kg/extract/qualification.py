"""Obliques in the graph view: which one completes an intransitive predicate, and what role the others play."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.attribution import names_source
from kg.extract.clause import is_means
from kg.extract.coordination import is_excluded
from kg.extract.lexicon import words
from kg.extract.quantification import is_negative
from kg.extract.values import amount, time_value
from kg.model import TripleQualifier

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from kg.extract.clause import Oblique
    from kg.extract.mentions import Mentions
    from kg.model import Argument, Value

_WHEN = words("nouns", "temporal", "preposition")
_TOPIC = frozenset({"about", "regarding", "concerning", "over", "on"})


def argument_of(token: Token, mentions: Mentions) -> Argument | Value | None:
    """Return the amount or the mention that `token` heads, or None."""
    return amount(token, mentions) or mentions.argument(token)


def main_oblique(obliques: Iterable[Oblique], mentions: Mentions) -> Oblique | None:
    """Return the oblique that completes a predicate without an object.

    That is the first with a preposition that names a thing, neither a time nor a means nor whom the clause is from.
    """
    for each in obliques:
        if not each.preposition or _is_aside(each) or mentions.get(each.head) is None or is_means(each.head):
            continue
        if each.preposition not in _WHEN and time_value(each.head, mentions) is None:
            return each
    return None


def qualified(obliques: Iterable[Oblique], mentions: Mentions) -> list[TripleQualifier]:
    """Return the qualifiers that obliques give; a bare one counts only if it is a time."""
    found = []
    for each in obliques:
        if _is_aside(each) or is_excluded(each.head):
            continue
        time = time_value(each.head, mentions)
        argument = time or argument_of(each.head, mentions)
        if argument is not None and (each.preposition or time is not None):
            role = "time" if time is not None or each.preposition in _WHEN else _role(each)
            found.append(TripleQualifier(role=role, preposition=each.preposition, argument=argument))
    return found


def _is_aside(oblique: Oblique) -> bool:
    """Whether an oblique says nothing about the event: it names a source, or what it goes without."""
    return names_source(oblique.head) or (oblique.preposition == "with" and is_negative(oblique.head))


def _role(oblique: Oblique) -> str:
    if is_means(oblique.head):
        return "manner"
    if oblique.preposition in words("nouns", "place", "preposition"):
        return "place"
    return "topic" if oblique.preposition in _TOPIC else "oblique"
