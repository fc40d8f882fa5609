"""Tense: whether a clause speaks of the past or of the future, as far as its verb tells."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from kg.extract.lexicon import classes
from kg.extract.tree import children, first_conjunct, is_infinitive, preposition

if TYPE_CHECKING:
    from kg.extract.tokens import Token


class Tense(Enum):
    """The time of a clause relative to that of the text."""

    PAST = -1
    OPEN = 0
    """the present, which may be any time, an infinitive, or a modal other than *will*"""
    FUTURE = 1


def is_subjunctive(verb: Token) -> bool:
    """Whether a finite clause has the bare form of its verb: "insisted that he *resign*", "that it *be* closed"."""
    if not any(each.lower_ == "that" for each in children(verb, "mark")) or not children(verb, "nsubj"):
        return False
    first = next(iter(children(verb, "aux", "cop")), verb)
    return first.tag_ == "VB"


def is_future_in_past(verb: Token) -> bool:
    """Whether *would* is the *will* of somebody reported in the past: "she said that it *would* close".

    Not with a condition, nor before a perfect: "it would have closed" (Huddleston and Pullum 2002, chapter 5, on
    backshift).
    """
    reported = first_conjunct(verb)
    if reported.dep_ != "ccomp":
        return False
    report = reported.head
    would = any(each.lower_ in {"would", "'d", "’d"} and each.tag_ == "MD" for each in children(verb, "aux"))
    if not would or any(each.lemma_ == "have" for each in children(verb, "aux")):
        return False
    conditional = any(each.lower_ in {"if", "unless"} for part in children(verb, "advcl") for each in part.children)
    return tense(report) is Tense.PAST and not conditional and report.lemma_.lower() in classes("complements", "finite")


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
    bare = verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl"} and not any(each.tag_ != "VBN" for each in auxiliaries)
    if verb.tag_ == "VBD" or bare:
        return Tense.PAST
    past = any(each.tag_ == "VBD" or each.lemma_ == "have" for each in auxiliaries)
    return Tense.PAST if past else Tense.OPEN


def is_dated(participle: Token) -> bool:
    """Whether a participle has a time that is over: "*built* in 1890", "*damaged* last year"."""
    for each in children(participle, "obl", "advmod"):
        if each.lower_ == "ago" or any(part.lower_ in {"ago", "last"} for part in each.subtree):
            return True
        if each.ent_type_ == "DATE" and preposition(each) in {"during", "in", "on", "since"}:
            return True
    return False
