"""A part of a graph, which is a graph again: some entities and facts, with what it takes to read them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from kg.errors import GraphError
from kg.model import Entity

if TYPE_CHECKING:
    from collections.abc import Collection

    from kg.model import Contents, Fact


def part(contents: Contents, entities: Collection[str], facts: Collection[str] = ()) -> Contents:
    """Return the facts between `entities`, given by IRI, and `facts`, given by id, with all that these mention.

    >>> from kg.model import Contents
    >>> len(part(Contents(base="https://kg.example/", documents=(), entities=(), facts=()), ["x"]).entities)
    0
    """
    named, stated = set(entities), set(facts)

    def belongs(fact: Fact) -> bool:
        between = isinstance(fact.object, Entity) and {fact.subject.iri, fact.object.iri} <= named
        return between or fact.id in stated

    kept = tuple(fact for fact in contents.facts if belongs(fact))
    mentioned = named | {entity.iri for fact in kept for entity in fact.entities()}
    documents = {evidence.document for fact in kept for evidence in fact.evidence}
    return replace(
        contents,
        documents=tuple(document for document in contents.documents if document.id in documents),
        entities=tuple(entity for entity in contents.entities if entity.iri in mentioned),
        facts=kept,
    )


def around(contents: Contents, entities: Collection[str], depth: int = 1) -> Contents:
    """Return the part of a graph within `depth` facts of `entities`, given by IRI, with what these facts' ends say of
    themselves: facts whose object is a literal.
    """
    neighbours: defaultdict[str, set[str]] = defaultdict(set)
    for fact in contents.facts:
        if isinstance(fact.object, Entity):
            neighbours[fact.subject.iri].add(fact.object.iri)
            neighbours[fact.object.iri].add(fact.subject.iri)
    found = set(entities)
    for _ in range(depth):
        found |= {other for entity in found for other in neighbours[entity]}
    own = {fact.id for fact in contents.facts if not isinstance(fact.object, Entity) and fact.subject.iri in found}
    return part(contents, found, own)


def entities_named(contents: Contents, name: str) -> list[str]:
    """Return the IRIs of the entities with this IRI, label or alias; labels and aliases whatever their case.

    Raises:
        GraphError: there is none; the message tells names that are like it.
    """
    folded = name.casefold()
    found = [
        entity.iri
        for entity in contents.entities
        if name == entity.iri or folded in {known.casefold() for known in (entity.label, *entity.aliases)}
    ]
    if not found:
        labels = {known.casefold(): known for entity in contents.entities for known in (entity.label, *entity.aliases)}
        close = [labels[like] for like in get_close_matches(folded, sorted(labels), n=3)]
        hint = f"; the graph has {', '.join(close)}" if close else ""
        raise GraphError(f"{name!r} is the name of no entity{hint}")
    return found
