"""Comparison and degree: "*more* expensive", "*as* large", "40 metres *high*".

A comparative does not entail its positive form: what is more expensive need not be expensive (Cresswell 1976;
Huddleston and Pullum 2002, chapter 13). So the word of degree stays with the adjective.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clause import Oblique
from kg.extract.lexicon import words
from kg.extract.tree import children, is_infinitive, preposition
from kg.extract.verdict import is_plea

if TYPE_CHECKING:
    from kg.extract.tokens import Token


_ORDINALS = words("degrees", "adjective", "ordinal")
_RANKS = _ORDINALS | words("degrees", "adjective", "sole")


def is_excessive(head: Token) -> bool:
    """Whether an adjective or adverb has *too*, so that its infinitive does not hold: "*too* ill to attend".

    A negative implicative construction (Karttunen 1971).
    """
    if "too" not in head.sent.words:
        return False
    return any(each.lower_ == "too" and each.dep_ == "advmod" and each.i < head.i for each in head.children)


def is_ranked(noun: Token) -> bool:
    """Whether a noun is singled out by rank, so that its infinitive did happen: "the *first* woman to win"."""
    if noun.lower_ in _RANKS and noun.pos_ in {"ADJ", "NOUN"}:
        return True  # "was the *first* to win"
    return any(each.dep_ == "amod" and (each.tag_ == "JJS" or each.lower_ in _RANKS) for each in noun.children)


def tells_what_is_first(noun: Token) -> bool:
    """Whether an infinitive tells in what something ranks: "was the *first* to win", not "was *fourth* in it"."""
    return is_ranked(noun) and any(is_infinitive(each) for each in children(noun, "acl", "advcl", "xcomp"))


def rank(verb: Token) -> Token | None:
    """Return the ordinal that completes a verb without an object: "came *ninth* in the final"."""
    found = children(verb, "xcomp", "advmod")
    return next((each for each in found if each.i > verb.i and each.lower_ in _ORDINALS), None)


def standard(noun: Token) -> list[Oblique]:
    """Return what a compared quantity is measured against: "more cars *than Leeds*"."""
    if "JJR" not in [each.tag_ for each in children(noun, "amod")]:
        return []
    found = [each for each in children(noun, "nmod", "obl") if preposition(each).startswith("than")]
    return [Oblique(each, preposition(each)) for each in found]


def quality_words(head: Token) -> list[Token]:
    """Return a predicative adjective with the words before it without which it would say something else, in order."""
    degree = words("degrees", "adverb", "degree") | words("complements", "approximator", "adverb")
    found = [head]
    for each in head.children:
        if each.i > head.i or preposition(each):
            continue
        if each.dep_ in {"compound", "obl:unmarked", "obl:npmod", "nmod:unmarked"} or (
            each.dep_ == "advmod" and (each.lower_ in degree or (each.lower_ == "not" and is_plea(head)))
        ):
            found.extend(each.subtree)
    start = min(each.i for each in found)
    return list(head.doc[start : head.i + 1])


def quality(head: Token) -> str:
    """Return the words of `quality_words` as text, spaced as written."""
    found = quality_words(head)
    return head.doc.wording(found[0].i, head.i + 1)
