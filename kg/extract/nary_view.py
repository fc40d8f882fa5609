"""The n-ary view: one long proposition a clause, every argument in the order of the text, each with its preposition.

    Tom Bradley | joined | the company | as a clerk in the Goods Depot | in 1941

Cf. White et al. 2016 (PredPatt) and the conventions of CaRB (2019).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.surface import adjuncts, is_secondary, led
from kg.extract.confidence import confidence
from kg.extract.factuality import Status
from kg.extract.phrases import Keep, clause_words, noun_phrase, ordered, verb_words
from kg.extract.proposition import Proposition, Words
from kg.extract.tree import children, conjuncts, is_infinitive, prepositions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.extract.clause import Clause


def nary_propositions(clause: Clause) -> Iterator[Proposition]:
    """Yield the n-ary proposition of `clause` for each of its subjects."""
    if is_secondary(clause):
        return
    owner, lead = led(clause)
    relation = (*lead, *verb_words(clause))
    arguments = tuple(words for _, words in sorted(_arguments(clause), key=lambda each: each[0]) if words)
    if not arguments:
        return
    for subject in owner.subjects:
        yield Proposition(
            subject=noun_phrase(subject, Keep.MODIFIERS),
            relation=relation,
            arguments=arguments,
            rule=owner.construction,
            confidence=confidence(clause, subject, Status()),
        )


def _arguments(clause: Clause) -> Iterator[tuple[int, Words]]:
    """Yield position and words of each argument."""
    head = clause.head
    if clause.copular:
        yield head.i, (*prepositions(head), *noun_phrase(head, Keep.ALL))
    for target in [*clause.recipients, *clause.objects]:
        yield target.i, noun_phrase(target, Keep.ALL)
    for complement in children(head, "xcomp"):
        if complement.pos_ not in {"VERB", "AUX"}:
            yield complement.i, noun_phrase(complement, Keep.ALL)
    for complement in children(head, "ccomp"):
        marks = [] if is_infinitive(complement) else children(complement, "mark")
        yield complement.i, ordered([*marks, *clause_words(complement)])
    for oblique in adjuncts(clause):
        yield oblique.head.i, (*oblique.words, *noun_phrase(oblique.head, Keep.ALL))
