"""Verdicts and pleas: "found Cole *guilty*", "pleaded *not guilty*", "cleared of *lying*".

A verdict is no opinion: it makes so what it says, for all that the text has to say of it (Austin 1962, lecture 12, on
verdictives). A plea says what is pleaded, its negation included, and nothing of the deed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.lexicon import classes, words
from kg.extract.tree import child

if TYPE_CHECKING:
    from kg.extract.tokens import Token


def is_verdict(predicate: Token) -> bool:
    """Whether a bare predicate is what a court finds: "found Cole *guilty*"."""
    verbs, qualities = words("verdicts", "finding", "verb"), words("verdicts", "finding", "adjective")
    return predicate.lemma_.lower() in qualities and predicate.head.lemma_.lower() in verbs


def is_plea(predicate: Token) -> bool:
    """Whether a bare predicate is what somebody pleads: "pleaded *not guilty*"."""
    return predicate.dep_ == "xcomp" and predicate.head.lemma_.lower() == "plead" and child(predicate, "cop") is None


def outcome(charge: Token) -> str | None:
    """Return what becomes of the content of a charge: `factive` ("convicted of a *charge* of lying"), `negative`."""
    if charge.lemma_.lower() not in words("control", "nouns", "accusation"):
        return None
    return classes("verdicts", "outcome").get(charge.head.lemma_.lower())
