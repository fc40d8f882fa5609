"""Facts: triples with resolved arguments, those that say the same made one."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kg.iri import digest, slug
from kg.model import Entity, Evidence, Fact, Link, Modality, Polarity, Qualifier, Relation, Value
from kg.resolve.predicates import relation_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.resolve.documents import DocumentFact, DocumentResolution

SELF = "subject and object are the same entity"
"""Why a triple was dropped."""


@dataclass(slots=True, kw_only=True)
class _Reading:
    """A fact of one document with the IRIs of its entities."""

    fact: DocumentFact
    subject: str
    relation: str
    object: str | Value
    attributed_to: str | None
    qualifiers: tuple[tuple[str, str, str | Value], ...]
    links: tuple[Link, ...] = ()

    @property
    def id(self) -> str:
        """Digest of all that it says, and of all that this is linked to; not of where it was read."""
        return digest(
            [
                self.subject,
                self.relation,
                _identity(self.object),
                self.fact.polarity,
                self.fact.modality,
                self.attributed_to,
                [[role, preposition, _identity(value)] for role, preposition, value in self.qualifiers],
                [[link.role, link.conjunction, link.fact] for link in self.links],
            ]
        )


class FactReader:
    """Collects the facts of documents and unites those that say the same.

    Attributes:
        dropped: how many triples of the documents are no facts, by reason.

    Args:
        documents: what each contributes.
        base: the base of all IRIs.
        iris: the IRIs of the entities of each document, by document id.
    """

    def __init__(
        self, documents: Iterable[DocumentResolution], iris: Mapping[str, tuple[str, ...]], *, base: str
    ) -> None:
        self.dropped: Counter[str] = Counter()
        self._readings: dict[str, list[_Reading]] = defaultdict(list)
        self._relations: dict[str, str] = {}  # by lemma
        self._lemmas: dict[str, str] = {}  # by IRI of the relation
        for document in documents:
            self.dropped.update(document.dropped)
            readings = [self._reading(fact, iris[document.id], base) for fact in document.facts]
            for reading in _linked([each for each in readings if each is not None]):
                self._readings[reading.id].append(reading)

    def entities(self) -> set[str]:
        """Return the IRIs of all entities that a fact mentions: as subject, object, source or qualifier."""
        found: set[str | Value | None] = set()
        for readings in self._readings.values():
            first = readings[0]
            found |= {first.subject, first.object, first.attributed_to, *(value for _, _, value in first.qualifiers)}
        return {iri for iri in found if isinstance(iri, str)}

    def facts(self, entities: Mapping[str, Entity], *, assert_attributed: bool) -> tuple[Fact, ...]:
        """Return the facts, sorted by id.

        Args:
            entities: by IRI.
            assert_attributed: whether what a source reports can stand as a plain triple.
        """
        predicates = {
            iri: Relation(iri=iri, label=relation_label(lemma), lemma=lemma) for iri, lemma in self._lemmas.items()
        }
        return tuple(
            self._united(name, self._readings[name], entities, predicates, assert_attributed)
            for name in sorted(self._readings)
        )

    def _reading(self, fact: DocumentFact, names: Sequence[str], base: str) -> _Reading | None:
        """Return `fact` with the IRIs of its entities, or None if it says nothing."""

        def iri(value: int | Value) -> str | Value:
            return names[value] if isinstance(value, int) else value

        target = iri(fact.object)
        if target == names[fact.subject] and not fact.reflexive:
            self.dropped[SELF] += 1
            return None
        relation = self._relations.get(fact.lemma)
        if relation is None:
            relation = self._relations[fact.lemma] = f"{base}relation/{slug(fact.lemma)}"
            # lemmas that differ in punctuation alone share an IRI and so a label
            self._lemmas[relation] = min(self._lemmas.get(relation, fact.lemma), fact.lemma)
        qualifiers = {(role, preposition, iri(value)) for role, preposition, value in fact.qualifiers}
        return _Reading(
            fact=fact,
            subject=names[fact.subject],
            relation=relation,
            object=target,
            attributed_to=None if fact.attributed_to is None else names[fact.attributed_to],
            qualifiers=tuple(sorted(qualifiers, key=lambda item: (item[0], item[1], _order(item[2])))),
        )

    def _united(
        self,
        name: str,
        readings: Sequence[_Reading],
        entities: Mapping[str, Entity],
        predicates: Mapping[str, Relation],
        assert_attributed: bool,
    ) -> Fact:
        first = readings[0]
        facts = [reading.fact for reading in readings]
        best = min(facts, key=_rank) if len(facts) > 1 else first.fact
        asserted = best.polarity is Polarity.POSITIVE and best.modality is Modality.ACTUAL
        evidence = {fact.evidence for fact in facts} if len(facts) > 1 else (best.evidence,)

        def resolved(value: str | Value) -> Entity | Value:
            return entities[value] if isinstance(value, str) else value

        return Fact(
            id=name,
            subject=entities[first.subject],
            predicate=predicates[first.relation],
            object=resolved(first.object),
            asserted=asserted and (assert_attributed or first.attributed_to is None),
            polarity=best.polarity,
            modality=best.modality,
            attributed_to=None if first.attributed_to is None else entities[first.attributed_to],
            qualifiers=tuple(
                [
                    Qualifier(role=role, preposition=preposition, value=resolved(value))
                    for role, preposition, value in first.qualifiers
                ]
            ),
            confidence=round(best.confidence, 4),
            implicit=all(fact.implicit for fact in facts),
            rule=best.rule,
            evidence=tuple(sorted(evidence, key=_evidence_order)),
            links=first.links,
        )


def _linked(readings: Sequence[_Reading]) -> list[_Reading]:
    """Return the readings of one document with the ids of what they are linked to.

    An adverbial clause stands below the clause that it modifies, so that the links of its own facts are found first.
    """
    clauses: dict[int, list[_Reading]] = defaultdict(list)
    for reading in readings:
        if reading.fact.clause >= 0:
            clauses[reading.fact.clause].append(reading)

    def linked(reading: _Reading) -> _Reading:
        if not reading.fact.links:
            return reading
        found = {
            Link(role=role, conjunction=conjunction, fact=linked(target).id)
            for role, conjunction, clause in reading.fact.links
            for target in clauses.get(clause, ())
        }
        return replace(reading, links=tuple(sorted(found, key=lambda link: (link.role, link.conjunction, link.fact))))

    return [linked(reading) for reading in readings]


def _rank(fact: DocumentFact) -> tuple[float, Any, str]:
    return (-fact.confidence, _evidence_order(fact.evidence), fact.rule)


def _evidence_order(evidence: Evidence) -> tuple[Any, ...]:
    spans = (evidence.subject_span, evidence.predicate_span, evidence.object_span)
    return (evidence.document, evidence.start, evidence.end, spans)


def _identity(value: str | Value) -> str | list[str]:
    return value if isinstance(value, str) else [value.value, value.datatype]


def _order(value: str | Value) -> tuple[str, str, str]:
    return (value, "", "") if isinstance(value, str) else ("", value.value, value.datatype)
