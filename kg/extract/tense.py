"""Tense: whether a clause speaks of the past or of the future, as far as its verb tells."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from kg.extract.tree import children, is_infinitive

if TYPE_CHECKING:
    from kg.extract.tokens import Token


class Tense(Enum):
    """The time of a clause relative to that of the text."""

    PAST = -1
    OPEN = 0
    """the present, which may be any time, an infinitive, or a modal other than *will*"""
    FUTURE = 1


def tense(verb: Token) -> Tense:
    """Return the tense of the clause that `verb` heads; a later conjunct in the same form shares the first's."""
    while verb.dep_ == "conj" and verb.tag_ == verb.head.tag_ and not children(verb, "aux", "cop"):
        verb = verb.head
    if is_infinitive(verb):
        return Tense.OPEN
    auxiliaries = children(verb, "aux", "cop")
    if any(each.tag_ == "MD" for each in auxiliaries):
        future = any(each.lower_ in {"will", "shall", "'ll", "’ll", "wo"} for each in auxiliaries)
        return Tense.FUTURE if future else Tense.OPEN
    if verb.tag_ == "VBD" or (verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl"}):
        return Tense.PAST
    past = any(each.tag_ == "VBD" or each.lemma_ == "have" for each in auxiliaries)
    return Tense.PAST if past else Tense.OPEN
