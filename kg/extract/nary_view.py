"""The n-ary view: one long proposition a clause and object, arguments in the order of the text, what is in front last.

    Mara Lind | left | the ministry | as a clerk in its archive | in 1999 | Ann said

The preposition or conjunction that opens the first argument closes the relation ("was painted by | a monk"); those of
the further arguments stay with them. Cf. White et al. 2016 (PredPatt) and the conventions of CaRB (2019).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.arguments import build
from kg.extract.confidence import confidence
from kg.extract.phrases import Keep, auxiliaries, noun_phrase, ordered, trimmed, verb_words
from kg.extract.proposition import Proposition
from kg.extract.surface import (
    adjuncts,
    complements,
    existential,
    is_leading,
    is_purpose,
    is_secondary,
    led,
    reported_by,
    secondary_predicates,
    subject_words,
    surface_subjects,
)
from kg.extract.tree import children, conjuncts, prepositions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.clause import Clause
    from kg.extract.proposition import Words
    from kg.extract.tokens import Token

_NEAR = 3
"""Tokens; an adverb further away from its verb is no part of the relation."""


@dataclass(frozen=True, slots=True)
class Slot:
    """An argument: its head, the preposition or conjunction that opens it, and its other words."""

    head: Token
    opening: Words
    words: Words


def nary_propositions(clause: Clause) -> Iterator[Proposition]:
    """Yield the proposition of `clause`, one an object; other coordinated arguments and subjects are left together."""
    owner, lead = led(clause)
    if is_secondary(clause) or is_purpose(owner) or is_leading(clause):
        return  # both are arguments of the verb that they belong to
    slots = sorted(_slots(clause), key=lambda each: (each.head.i < clause.head.i, each.head.i))
    if slots:
        slots += _source(owner)
    relation = (*lead, *ordered([*verb_words(clause), *_adverbs(clause.head)]))
    for subject in surface_subjects(owner)[:1] if slots else []:
        for words in _spread(slots[0]):
            yield Proposition(
                subject=subject_words(_holder(subject), coordination=True),
                inferred=_missing_copula(clause, subject),
                relation=(*relation, *slots[0].opening),
                arguments=(words, *((*each.opening, *each.words) for each in slots[1:])),
                rule=owner.construction,
                confidence=confidence("nary", owner.construction, clause.head, subject, slots[0].head),
            )


def _holder(noun: Token) -> Token:
    """Return whom a predicate is predicated of, so whom its relative clause is about: "*Ann* is a clerk who sings"."""
    subjects = surface_subjects(build(noun)) if children(noun, "cop") else []
    return subjects[0] if subjects else noun


def _missing_copula(clause: Clause, subject: Token) -> str:
    """Return the "is" or "was" that a reduced relative lacks: "a barn [was] painted by monks burned down".

    Its tense is that of the finite verb above, its number that of the noun.
    """
    if clause.construction not in {"participle", "adverbial"} or not clause.passive or auxiliaries(clause.head):
        return ""
    above = [each for verb in clause.head.ancestors for each in (*children(verb, "aux", "cop"), verb)]
    finite = next((each for each in above if each.tag_ in {"VBD", "VBP", "VBZ"}), None)
    plural = "Plur" in subject.morph.get("Number", [])
    if finite is not None and finite.tag_ == "VBD":
        return "were" if plural else "was"
    return "are" if plural else "is"


def _slots(clause: Clause) -> Iterator[Slot]:
    """Yield the arguments of `clause`, each coordination once."""
    head = clause.head
    if clause.copular:
        yield _phrase(head, prepositions(head))
    objects = clause.objects if existential(clause) is None else clause.subjects
    for target in [*clause.recipients[:1], *objects[:1]]:
        yield _phrase(target, ())
    for each in secondary_predicates(clause)[:1]:
        yield _phrase(each, prepositions(each))
    for complement in complements(clause):
        yield Slot(*complement)
    for oblique in adjuncts(clause):
        if oblique.head.dep_ != "conj":
            yield _phrase(oblique.head, oblique.words)
    for adverbial in children(head, "advcl"):
        if adverbial.i > head.i and not any(each.text == "," for each in adverbial.lefts):
            yield Slot(adverbial, (), trimmed(adverbial.subtree))


def _spread(slot: Slot) -> list[Words]:
    """Return the words of each of coordinated objects, or of another argument as a whole."""
    members = conjuncts(slot.head) if slot.head.dep_ == "obj" else []
    if len(members) < 2:
        return [slot.words]
    return [_alone(each) for each in members]


def _alone(member: Token) -> Words:
    """Return the words of one of coordinated objects, without the others and what joins them."""
    others = {word.i for each in children(member, "conj", "cc") for word in each.subtree}
    return trimmed(word for word in _phrase(member, ()).words if word.i not in others)


def _source(clause: Clause) -> list[Slot]:
    """Return who says it, as a last argument: "it works | *Ann said*"."""
    above = reported_by(clause)
    if above is None:
        return []
    return [Slot(above.head, (), (*noun_phrase(each), *verb_words(above))) for each in surface_subjects(above)[:1]]


def _phrase(head: Token, opening: Words) -> Slot:
    return Slot(head, opening, noun_phrase(head, Keep.ALL, coordination=True))


def _adverbs(head: Token) -> list[Token]:
    """Return the single adverbs beside the head: "was *soon* sold", "*rarely* speaks"; no *when* or *where*."""
    return [
        each
        for each in children(head, "advmod")
        if each.tag_ != "WRB" and not each.children and abs(each.i - head.i) <= _NEAR
    ]
