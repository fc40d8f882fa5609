"""The implicit view: what noun phrases - appositions, places, titles, possessives, examples - say without a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.confidence import confidence
from kg.extract.lexicon import classes, words
from kg.extract.phrases import Keep, noun_phrase, trimmed
from kg.extract.proposition import Proposition
from kg.extract.tree import children, conjuncts, preposition

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.extract.proposition import Words
    from kg.extract.tokens import Doc, Token

_PLACES = frozenset({"FAC", "GPE", "LOC"})
_PLACED = _PLACES | {"ORG"}


def implicit_propositions(doc: Doc) -> Iterator[Proposition]:
    """Yield the implicit propositions of `doc` in the order of the text."""
    for token in doc:
        yield from appositions(token)
        yield from locations(token)
        yield from titles(token)
        yield from possessives(token)
        yield from examples(token)


def appositions(token: Token) -> Iterator[Proposition]:
    """Yield what an apposition says of a name: "*Mara Lind*, the *chief executive*", in either order."""
    for other in children(token, "appos"):
        name, role = (other, token) if other.pos_ == "PROPN" and token.pos_ == "NOUN" else (token, other)
        if name.pos_ == "PROPN" and token.ent_type_ not in _PLACES:
            said = noun_phrase(role, Keep.MODIFIERS)
            beside = set(other.subtree)  # stands in the phrase of `token` where no comma parts them
            subject, target = (
                phrase if head is other else trimmed(word for word in phrase if word not in beside)
                for head, phrase in ((name, noun_phrase(name)), (role, said))
            )
            yield _proposition(token, other, "apposition", subject, "is", target)


def locations(token: Token) -> Iterator[Proposition]:
    """Yield that a place lies in the one named behind it, "*Bath, Maine*", or a body: "*Halden School* in *Leeds*"."""
    for other in children(token, "appos", "nmod:unmarked"):
        if token.ent_type_ in _PLACES and other.ent_type_ in _PLACES:
            place = _without(noun_phrase(token), list(other.subtree))
            yield _proposition(token, other, "location", place, "is in", noun_phrase(other, Keep.MODIFIERS))
    for other in children(token, "nmod"):
        if token.ent_type_ in _PLACED and other.ent_type_ in _PLACES and preposition(other) == "in":
            place = _without(noun_phrase(token), list(other.subtree))
            yield _proposition(token, other, "location", place, "is in", noun_phrase(other, Keep.MODIFIERS))


def titles(token: Token) -> Iterator[Proposition]:
    """Yield what a title before a name says: "*Home Secretary* Priti Patel"; honorifics ("Mr") say nothing."""
    honorifics = classes("nouns", "title")
    for each in children(token, "nmod:desc"):
        if each.i < token.i and each.lower_ not in honorifics:
            title = noun_phrase(each)
            name = _without(noun_phrase(token), title)
            if name:
                yield _proposition(token, each, "title", name, "is", title)


def possessives(token: Token) -> Iterator[Proposition]:
    """Yield that a possessor has what is named: "*the company's* plants"; pronouns say too little."""
    for each in children(token, "nmod:poss"):
        if each.pos_ != "PRON":
            possessor = tuple(word for word in noun_phrase(each) if word.dep_ != "case")
            yield _proposition(
                token, each, "possessive", possessor, "has", _without(noun_phrase(token), list(each.subtree))
            )


def examples(token: Token) -> Iterator[Proposition]:
    """Yield that what is named as an example is one: "*rivers* such as *the Aire*" (Hearst 1992)."""
    for first in children(token, "nmod"):
        if preposition(first) in words("nouns", "example", "preposition"):
            for each in conjuncts(first):
                yield _proposition(
                    token, each, "example", noun_phrase(each), "is", _without(noun_phrase(token, Keep.NONE), ())
                )


def _without(phrase: Iterable[Token], others: Iterable[Token]) -> Words:
    """Return `phrase` without `others` and without determiners."""
    left_out = {word.i for word in others}
    return trimmed(word for word in phrase if word.i not in left_out and word.dep_ != "det")


def _proposition(head: Token, other: Token, rule: str, subject: Words, inferred: str, target: Words) -> Proposition:
    return Proposition(
        subject=subject,
        relation=(),
        arguments=(target,),
        inferred=inferred,
        rule=rule,
        implicit=True,
        confidence=confidence("implicit", rule, head, head, other),
    )
