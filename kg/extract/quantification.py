"""Negative and non-specific noun phrases: "*no* officer", "*nobody*", "*anyone* who sold shares".

Such a phrase introduces nothing that a further clause could speak of (Karttunen 1976, on discourse referents): after
"there is no evidence that supports it", nothing does. Only the clause that it stands in, and denies, is about it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.lexicon import words
from kg.extract.tree import children

if TYPE_CHECKING:
    from kg.extract.tokens import Token

_NEGATIVE = words("nouns", "quantifier", "negative")
_HARDLY = words("complements", "adverb", "negative") - {"not"}
NEGATIVE = _NEGATIVE | _HARDLY
"""Words without one of which no noun phrase is negative."""
_ANY = words("nouns", "quantifier", "any")
_NONREFERENTIAL = NEGATIVE | _ANY
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "each", "every", "all"})


def is_negative(token: Token) -> bool:
    """Whether the noun phrase of `token` quantifies over nothing: "no", "neither", "hardly any", "nobody"."""
    if token.sent.lacks(NEGATIVE):
        return False
    if token.lower_ in _NEGATIVE:
        return True
    if any(
        each.lower_ in _HARDLY and each.i < token.i and each.nbor().lower_ in _ANY for each in children(token, "advmod")
    ):
        return True  # "hardly any chicks"
    for each in children(token, "det", "nummod", "amod", "cc"):
        if each.lower_ in _NEGATIVE:
            return True
        if any(inner.lower_ in _HARDLY and not _is_bound(inner) for inner in children(each, "advmod")):
            return True
    return False


def _is_bound(determiner: Token) -> bool:
    """Whether *no* opens a bound that is part of the number: "[*no* fewer than six] clinics"."""
    following = determiner.doc[determiner.i + 1 : determiner.i + 3]
    return following.text.lower() in {"fewer than", "less than", "more than"}


def is_nonreferential(token: Token) -> bool:
    """Whether the noun phrase of `token` introduces nothing: a negative one, or one with *any*."""
    if token.sent.lacks(_NONREFERENTIAL):
        return False
    if is_negative(token):
        return True
    return token.lower_ in _ANY or any(each.lower_ in _ANY for each in children(token, "det"))


def is_indefinite(token: Token) -> bool:
    """Whether the noun phrase of `token` introduces something new: a common noun without *the* or a possessor."""
    if token.pos_ != "NOUN" or children(token, "nmod:poss") or (token.lower_ == "police" and not token.lefts):
        return False  # "police" alone are those of the place
    return not any(each.lower_ in _DEFINITE for each in children(token, "det"))
