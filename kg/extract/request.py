"""Requests: of whom or what an infinitive behind a preposition is said.

"Called *on Cole* to go" addresses Cole, who is to go; "called *for the vote* to be held" and "waited *for the rain* to
stop" ask or wait for what the infinitive says as a whole, and the noun is its subject alone (Huddleston and Pullum
2002, chapter 14, on *for* as a subordinator and on catenative verbs with prepositions).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.lexicon import words
from kg.extract.tree import children, has_passive_form, is_infinitive, preposition
from kg.nouns import head_class

if TYPE_CHECKING:
    from kg.extract.tokens import Token

_ANY_SUBJECT = words("control", "oblique", "awaited")
_ADDRESSED = words("control", "oblique", "asked")
_GOVERNED = _ADDRESSED | _ANY_SUBJECT
_ACTING = frozenset({"Person", "Organization", "Group"})
_COMPLEMENT = ("xcomp", "ccomp", "advcl")


def asked(verb: Token) -> list[Token]:
    """Return the obliques of which `verb` asks what its infinitive says: "called on *Cole* to go"."""
    return [each for each in _governed(verb) if preposition(each) != "for"]


def awaited_clause(noun: Token) -> Token | None:
    """Return the infinitive whose subject alone `noun` is: "called for the *vote* to be held", or None.

    Trees make an object or an oblique of it, and hang the infinitive on it or on the verb.
    """
    if "for" not in noun.sent.words:
        return None
    verb = noun.head
    complements = children(verb, *_COMPLEMENT)
    for each in complements:
        marks = [mark.i for mark in children(each, "mark") if mark.lower_ == "for"]
        if is_infinitive(each) and marks and marks[0] < noun.i < each.i:
            return each
    if preposition(noun) != "for" or noun not in _governed(verb):
        return None
    found = [each for each in [*children(noun, "acl"), *complements] if each.i > noun.i]
    infinitive = next((each for each in found if is_infinitive(each)), None)
    if infinitive is None or f"{verb.lemma_.lower()} for" in _ANY_SUBJECT:
        return infinitive
    # "asked for money to buy food" names what is asked for
    acting = noun.ent_type_ in {"PERSON", "ORG"} or head_class(noun.lemma_.lower()) in _ACTING
    return infinitive if acting or has_passive_form(infinitive) or not children(infinitive, "obj") else None


def awaited_subject(infinitive: Token) -> Token | None:
    """Return the noun that `awaited_clause` finds `infinitive` for, or None."""
    if "for" not in infinitive.sent.words:
        return None
    verb = infinitive.head.head if infinitive.relation == "acl" else infinitive.head
    nouns = children(verb, "nsubj", "obj", "obl")
    return next((each for each in nouns if each.i < infinitive.i and awaited_clause(each) == infinitive), None)


def is_awaited(infinitive: Token) -> bool:
    """Whether an infinitive is what is asked or waited for as a whole, wherever its subject hangs."""
    if awaited_subject(infinitive) is not None:
        return True
    if "for" not in infinitive.sent.words:
        return False
    opened = any(each.lower_ == "for" for each in children(infinitive, "mark")) and bool(children(infinitive, "nsubj"))
    opened = opened and infinitive.head.pos_ == "VERB"  # the noun in "a call for him to go" is no verb
    return opened and is_infinitive(infinitive) and f"{infinitive.head.lemma_.lower()} for" in _GOVERNED


def _governed(verb: Token) -> list[Token]:
    """Return the obliques whose preposition `verb` takes before an infinitive."""
    lemma = verb.lemma_.lower()
    return [
        each for each in children(verb, "obl", "obj") if each.i > verb.i and f"{lemma} {preposition(each)}" in _GOVERNED
    ]
