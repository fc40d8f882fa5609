"""What the page says: documents, entities, facts and sentences as one JSON value, every text in it once.

The page refers to documents, entities, relations and sentences by their position in these lists.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from kg.model import Entity, Polarity, Value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Contents, Evidence, Fact, Link, Qualifier

FAMILIAR_TYPES = ("Person", "Organization", "Place", "Event", "CreativeWork", "Product", "Group")
"""Types that have a colour and shape of their own, the same on all pages. One that a graph lacks leaves its place to
the most frequent of its other types.
"""

COMMON_TYPES = ("Concept", "Quantity", "Role", "Time", "Thing")
"""Types that are drawn alike, as grey dots: what a text speaks of beside people, places and events."""

UNTYPED = "Thing"
"""What an entity without a type is called."""


def describe(contents: Contents) -> dict[str, Any]:
    """Return the data of the page; facts in the order in which one reads them.

    Keys: `base` (of all IRIs), `documents`, `types` (how many entities have each as their first, and in which slot of
    colour and shape), `relations` (label, IRI), `entities`, `sentences`, `facts`. Spans of evidence are relative to the
    start of their sentence, in code points.
    """
    documents = {document.id: index for index, document in enumerate(contents.documents)}
    entities = {entity.iri: index for index, entity in enumerate(contents.entities)}
    facts = reading_order(contents.facts)
    relations = {fact.predicate.iri: fact.predicate.label for fact in facts}
    relation_index = {iri: index for index, iri in enumerate(sorted(relations))}
    types = legend(contents.entities)
    type_index = {name: index for index, (name, _, _) in enumerate(types)}
    sentences: dict[tuple[str, int, str], int] = {}

    def evidence_of(evidence: Evidence) -> dict[str, Any]:
        key = (evidence.document, evidence.start, evidence.sentence)
        return {
            "sentence": sentences.setdefault(key, len(sentences)),
            "subject": [offset - evidence.start for offset in evidence.subject_span],
            "predicate": [offset - evidence.start for offset in evidence.predicate_span],
            "object": [offset - evidence.start for offset in evidence.object_span],
        }

    def value_of(value: Entity | Value) -> int | dict[str, str]:
        if isinstance(value, Entity):
            return entities[value.iri]
        return {"value": value.value, "datatype": value.datatype}

    def qualifier_of(qualifier: Qualifier) -> dict[str, Any]:
        return {
            "role": qualifier.role,
            "preposition": qualifier.preposition,
            "value": value_of(qualifier.value),
        }

    words = {fact.id: in_words(fact) for fact in facts}

    def link_of(link: Link) -> dict[str, Any]:
        return {"role": link.role, "preposition": link.conjunction, "value": value_of(Value(value=words[link.fact]))}

    described = [
        {
            "id": fact.id,
            "subject": entities[fact.subject.iri],
            "relation": relation_index[fact.predicate.iri],
            "object": value_of(fact.object),
            "asserted": fact.asserted,
            "polarity": str(fact.polarity),
            "modality": str(fact.modality),
            "source": None if fact.attributed_to is None else entities[fact.attributed_to.iri],
            "qualifiers": [
                *map(qualifier_of, fact.qualifiers),
                *(link_of(link) for link in fact.links if link.fact in words),
            ],
            "confidence": fact.confidence,
            "implicit": fact.implicit,
            "rule": fact.rule,
            "evidence": [evidence_of(evidence) for evidence in fact.evidence],
        }
        for fact in facts
    ]
    return {
        "base": contents.base,
        "documents": [
            {"id": document.id, "title": document.title, "created": document.created} for document in contents.documents
        ],
        "types": [{"name": name, "count": count, "slot": slot} for name, count, slot in types],
        "relations": [{"label": relations[iri], "iri": iri} for iri in relation_index],
        "entities": [
            {
                "label": entity.label,
                "iri": entity.iri,
                "types": list(entity.types) or [UNTYPED],
                "type": type_index[main_type(entity)],
                "aliases": list(entity.aliases),
            }
            for entity in contents.entities
        ],
        "sentences": [{"document": documents[name], "start": start, "text": text} for name, start, text in sentences],
        "facts": described,
    }


def in_words(fact: Fact) -> str:
    """Return what a fact says, as the page tells it where another fact is linked to it: "Mara Lind resigns"."""
    target = fact.object.label if isinstance(fact.object, Entity) else fact.object.value
    said = [fact.subject.label, fact.predicate.label, "" if target == "true" else target]
    return " ".join(["not:"] * (fact.polarity is Polarity.NEGATIVE) + [part for part in said if part])


def reading_order(facts: Iterable[Fact]) -> list[Fact]:
    """Return facts by the place where each was first read."""
    return sorted(facts, key=lambda fact: (fact.evidence[0].document, fact.evidence[0].start, fact.id))


def main_type(entity: Entity) -> str:
    """Return the type that decides how an entity is drawn: its most specific one.

    >>> main_type(Entity(iri="https://kg.example/entity/x", label="x"))
    'Thing'
    """
    return entity.types[0] if entity.types else UNTYPED


def legend(entities: Iterable[Entity]) -> list[tuple[str, int, int]]:
    """Return each main type, how many entities have it, and its slot of colour and shape; the last slot is shared.

    >>> one = Entity(iri="https://kg.example/entity/x", label="x", types=("Person",))
    >>> two = Entity(iri="https://kg.example/entity/y", label="y", types=("Ship",))
    >>> legend([one, two])
    [('Person', 1, 0), ('Ship', 1, 1)]
    """
    counts = Counter(main_type(entity) for entity in entities)
    familiar = [name for name in FAMILIAR_TYPES if name in counts]
    common = [name for name in COMMON_TYPES if name in counts]
    others = sorted(counts.keys() - {*familiar, *common}, key=lambda name: (-counts[name], name))
    slots = {name: FAMILIAR_TYPES.index(name) for name in familiar}
    slots.update(zip(others, (slot for slot, name in enumerate(FAMILIAR_TYPES) if name not in counts), strict=False))
    return [(name, counts[name], slots.get(name, len(FAMILIAR_TYPES))) for name in [*familiar, *others, *common]]
