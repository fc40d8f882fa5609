"""Coordinations whose members are not all affirmed: contrast ("*not* Cole *but* Lind"), disjunction ("Cole *or* Lind").

A negation before the first member, taken up by *but*, denies that member alone; *not* or *rather than* before a later
one denies the later one. A disjunction affirms that one of its members holds, and of none that it does (Huddleston and
Pullum 2002, chapter 15, sections 2.2 and 2.6).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.lexicon import words
from kg.extract.quantification import is_negative
from kg.extract.tree import children, conjuncts, first_conjunct

if TYPE_CHECKING:
    from kg.extract.tokens import Token

_NOT = frozenset({"not", "n't", "n’t"})
_FOCUSING = frozenset({"only", "just", "merely", "simply", "least"})


def is_not_only(negation: Token) -> bool:
    """Whether a negation merely opens "not only ... but also"."""
    following = negation.nbor() if negation.i + 1 < len(negation.doc) else None
    return following is not None and following.lower_ in _FOCUSING


def own_negations(token: Token) -> list[Token]:
    """Return the negations that stand beside a member of a coordination: "*not* Cole", "and *not* Cole"."""
    if token.sent.lacks(_NOT):
        return []
    found = [each for each in children(token, "advmod", "cc", "det") if each.lower_ in _NOT]
    return [each for each in found if not is_not_only(each)]


def is_replaced(token: Token) -> bool:
    """Whether a first member is denied in favour of a later one: "not *Cole* but Lind"."""
    if token.dep_ == "conj" or not own_negations(token):
        return False
    return any(word.lower_ == "but" for each in children(token, "conj") for word in children(each, "cc"))


def is_excluded(token: Token) -> bool:
    """Whether a member of a coordination is denied while others are affirmed: "Lind, not *Cole*".

    Trees often make the denied oblique a second one: "belonged to Lind, not *to Cole*".
    """
    if token.dep_ != "conj":
        if token.sent.lacks(_NOT):
            return False
        return is_replaced(token) or (token.dep_ == "obl" and token.i > token.head.i and bool(own_negations(token)))
    coordinators = {_phrase(each) for each in children(token, "cc")}
    if "but" in coordinators and is_negative(first_conjunct(token)):
        return True  # "nobody but Lind"
    return bool(own_negations(token)) or not coordinators.isdisjoint(_REPLACING)


def is_alternative(token: Token) -> bool:
    """Whether a member of a coordination is one of several of which the text picks none: "Cole or *Lind*"."""
    if token.sent.lacks(_ALTERNATIVE):
        return False
    group: list[Token] = []  # of those between two coordinators that join and do not choose: "came and *saw or heard*"
    chosen = False
    for member in conjuncts(first_conjunct(token)):
        joined = [_phrase(each) for each in children(member, "cc")]
        if joined and not _DISJUNCTIVE.intersection(joined):
            if token in group:
                break
            group, chosen = [], False
        group.append(member)
        chosen = chosen or bool(_DISJUNCTIVE.intersection(joined))
    return chosen and token in group


def is_further_role(member: Token) -> bool:
    """Whether a noun is a second role of one named person: "the poet and *translator* Ilse Marten"."""
    first = first_conjunct(member)
    if member is first or member.tag_ != "NN" or children(member, "det", "nmod:poss") or not children(first, "det"):
        return False
    return any(each.pos_ == "PROPN" and each.i > member.i for each in children(first, "appos"))


def _phrase(coordinator: Token) -> str:
    return " ".join(each.lower_ for each in [coordinator, *children(coordinator, "fixed")])


_REPLACING = words("coordinators", "coordinator", "replacing")
_DISJUNCTIVE = words("coordinators", "coordinator", "disjunctive")
_ALTERNATIVE = frozenset(phrase.split()[0] for phrase in _DISJUNCTIVE)
