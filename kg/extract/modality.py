"""The modality that a clause's own words give it: auxiliaries ("may"), adverbs ("allegedly"), and *be to*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.lexicon import classes
from kg.extract.tree import children
from kg.model import Modality

if TYPE_CHECKING:
    from kg.extract.tokens import Token

_AUXILIARIES = classes("complements", "auxiliary")
_ADVERBS = classes("complements", "adverb")
MODALITIES = {
    "alleged": Modality.ALLEGED,
    "conditional": Modality.CONDITIONAL,
    "feared": Modality.FEARED,
    "future": Modality.FUTURE,
    "intended": Modality.INTENDED,
    "necessary": Modality.NECESSARY,
    "ordered": Modality.ORDERED,
    "possible": Modality.POSSIBLE,
}
"""By the name of the class that the lexicon of factuality uses."""


def before_to(token: Token) -> list[Token]:
    """Return the *be* or *have* of "is to resign", "has to resign", where trees see one verb and its auxiliaries."""
    for mark in children(token, "mark"):
        if mark.tag_ == "TO":
            return [each for each in children(token, "aux", "cop") if each.i < mark.i and each.tag_ != "MD"]
    return []


def own_modality(token: Token) -> Modality | None:
    """Return the modality that the auxiliaries or adverbs of the clause of `token` give it, or None."""
    if token.tag_ == "VBG" and any(each.lower_ == "against" for each in children(token, "mark", "case")):
        return Modality.POSSIBLE  # "was *against* selling it"
    for each in before_to(token):
        if each.lemma_.lower() == "have":
            return Modality.NECESSARY
        return Modality.CONDITIONAL if _was_to_have(each, token) else Modality.FUTURE
    if token.pos_ in {"ADJ", "VERB"} and _has_preposition_due(token):
        return Modality.FUTURE
    for each in children(token, "aux"):
        known = _AUXILIARIES.get(each.lower_)
        if known is not None and each.lemma_.lower() != "have" and each.tag_ == "MD":
            return MODALITIES[known]
    for each in children(token, "advmod"):
        known = _ADVERBS.get(each.lower_)
        if known in MODALITIES:
            return MODALITIES[known]
    return None


def _has_preposition_due(token: Token) -> bool:
    """Whether *to* of "is due *to open*" is read as a preposition: "due to" has a noun, and no adjective or verb."""
    above = [token.head] if token.relation == "obl" and token.head is not token else []
    return any(each.lower_ == "due" for each in [*children(token, "case"), *above])


def _was_to_have(be: Token, verb: Token) -> bool:
    """Whether something was planned and did not come true: "*was to have* flown" (Quirk et al. 1985, 4.48)."""
    return be.lower_ in {"was", "were"} and any(
        each.lower_ == "have" and each.i > be.i for each in children(verb, "aux")
    )


def is_question(token: Token) -> bool:
    """Whether the clause of `token` is part of a question: the next mark that ends a sentence is "?"."""
    if "?" not in token.sent.text:
        return False
    for each in token.doc[token.i + 1 : token.sent.end]:
        if each.text in {".", "!", "?"} or each.text.startswith(("?", "!")):
            return "?" in each.text
    return False
