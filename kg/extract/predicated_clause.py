"""Whole clauses that are predicated: "the hope *is that it grows*", "the aim *is to grow*"; the same in all views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.confidence import confidence
from kg.extract.phrases import clause_words, marking_words, noun_phrase, ordered, trimmed
from kg.extract.proposition import Proposition
from kg.extract.tree import child, conjuncts, outer_subjects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.clause import Clause


def predicated_clauses(clause: Clause) -> Iterator[Proposition]:
    """Yield what `clause` as a whole is said of.

    UD makes the verb of the predicated clause the head, with the copula and an outer subject beside its own
    (https://universaldependencies.org/u/dep/nsubj-outer.html).
    """
    head = clause.head
    outer, copula = outer_subjects(head), child(head, "cop")
    if not outer or copula is None:
        return
    auxiliaries = [each for each in head.children if outer[0].i < each.i < copula.i and each.dep_ in {"aux", "advmod"}]
    relation = ordered([*auxiliaries, copula, *(each for each in marking_words(head) if each.i > copula.i)])
    content = trimmed(each for each in clause_words(head) if each.i > copula.i and each not in relation)
    for subject in conjuncts(outer[0]):
        yield Proposition(
            subject=noun_phrase(subject),
            relation=relation,
            arguments=(content,),
            rule="predicated clause",
            confidence=confidence("chain", "predicated clause", clause.head, subject, None),
        )
