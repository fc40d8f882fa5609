"""Clausal negation: whether a clause denies what it says, by an adverb, a determiner or a negative pronoun.

A negation among the arguments denies the clause, whatever its scope relative to the other arguments ("*not* all
officers", "in *no* company"); one that belongs to a single member of a coordination, or to a conjunction, does not
(Huddleston and Pullum 2002, chapter 9, on clausal and subclausal negation).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.coordination import is_excluded, is_not_only
from kg.extract.lexicon import classes, words
from kg.extract.quantification import NEGATIVE, is_negative
from kg.extract.subordination import is_link_denied
from kg.extract.tree import children, mark, preposition
from kg.extract.verdict import is_plea

if TYPE_CHECKING:
    from kg.extract.tokens import Token


_ADVERBS = classes("complements", "adverb")
_APPROXIMATORS = words("complements", "approximator", "adverb")
_DENYING = (
    NEGATIVE | _APPROXIMATORS | {word for word, name in _ADVERBS.items() if name == "negative"} | {"far", "longer"}
)


def is_negated(token: Token) -> bool:
    """Whether the clause of `token` is negated by an adverb, a determiner of an argument, or a negative pronoun."""
    if token.sent.lacks(_DENYING):
        return False
    if is_plea(token):
        return False  # "pleaded not guilty": nobody denies the plea
    for each in children(token, "advmod", "cc", "det", "discourse"):
        if is_link_denied(token) and each.i < token.i:
            continue
        if _ADVERBS.get(each.lower_) == "negative" and not is_not_only(each):
            return True
        if is_far_from(each) and (each.i < token.i or token.pos_ != "VERB"):  # "worked far from land" tells where
            return True
        if each.lower_ in _APPROXIMATORS and token.pos_ == "VERB" and each.i < token.i:
            return True
        if each.lower_ == "longer" and any(part.lower_ in {"no", "any"} for part in each.children):
            return True
    return any(_negates(each) for each in children(token, "nsubj", "obj", "obl"))


def is_far_from(adverb: Token) -> bool:
    """Whether `adverb` is the *far* of "far from (being) a success", which denies that it was one.

    With a phrase of its own it denies that phrase and not the clause: "far from helping, it ruined them".
    """
    if adverb.lower_ != "far" or adverb.i + 1 == len(adverb.doc) or adverb.nbor().lower_ != "from":
        return False
    return not children(adverb, "advcl", "obl")


def denied_by_far(far: Token) -> Token | None:
    """Return the quality or clause that a tree hangs on the *far* of "far from *being a success*", which denies it."""
    if far.lower_ != "far":
        return None
    return next(
        (
            each
            for each in children(far, "advcl", "obl")
            if each.i > far.i and mark(each) == "from" and (each.relation == "advcl" or each.pos_ == "ADJ")
        ),
        None,
    )


def _negates(argument: Token) -> bool:
    """Whether an argument denies its clause: "*no* officer", "*not* all", "shares in *no* company"."""
    if argument.dep_ == "obl" and preposition(argument) == "with":
        return False  # "with no warning": without one
    if is_negative(argument) or any(is_negative(each) for each in children(argument, "nmod")):
        return True
    parts = [] if is_excluded(argument) else [*children(argument, "advmod", "cc")]
    parts += [inner for each in children(argument, "det", "advmod", "nummod") for inner in children(each, "advmod")]
    return any(part.lower_ == "not" and not is_not_only(part) for part in parts)
