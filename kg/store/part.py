"""The part of a graph that an answer speaks of, to draw it or to write it in any format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError
from kg.model import Contents, Entity
from kg.rdf import clean
from kg.store.results import Description

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Fact
    from kg.store.results import Solutions, Term


def part(contents: Contents, answer: Solutions | Description) -> Contents:
    """Return the facts and entities that an answer names, with the facts between these entities.

    An answer names an entity by its IRI, and a fact by that of its statement. One that has only names in words, as
    most answers for people do, names the entities with these labels. The triples of a CONSTRUCT or DESCRIBE name the
    facts that they are the plain triples of as well.

    Raises:
        QueryError: the answer names nothing that is in the graph.
    """
    terms = [term for row in (answer if isinstance(answer, Description) else answer.rows) for term in row]
    iris = {term.value for term in terms if isinstance(term, NamedNode)}
    entities = {entity.iri for entity in contents.entities if entity.iri in iris}
    stated = {fact.id for fact in contents.facts if f"{contents.base}statement/{fact.id}" in iris}
    if not entities and not stated:
        words = {term.value for term in terms if isinstance(term, Literal)}
        entities = {entity.iri for entity in contents.entities if clean(entity.label) in words}
    said = {_said(*triple) for triple in answer} if isinstance(answer, Description) else set()

    def belongs(fact: Fact) -> bool:
        target = fact.object
        if fact.id in stated or (fact.subject.iri, fact.predicate.iri, _name(target)) in said:
            return True
        return isinstance(target, Entity) and {fact.subject.iri, target.iri} <= entities

    facts = tuple(fact for fact in contents.facts if belongs(fact))
    entities.update(entity.iri for fact in facts for entity in _mentioned(fact))
    if not entities:
        raise QueryError("the answer names no entity or fact of the graph, so there is nothing to draw")
    documents = {evidence.document for fact in facts for evidence in fact.evidence}
    return Contents(
        base=contents.base,
        documents=tuple(document for document in contents.documents if document.id in documents),
        entities=tuple(entity for entity in contents.entities if entity.iri in entities),
        facts=facts,
    )


def _said(subject: Term, predicate: NamedNode, target: Term) -> tuple[str, str, str]:
    return str(subject)[1:-1], predicate.value, target.value if isinstance(target, NamedNode | Literal) else str(target)


def _name(target: object) -> str:
    return target.iri if isinstance(target, Entity) else clean(getattr(target, "value", ""))


def _mentioned(fact: Fact) -> Iterator[Entity]:
    for thing in (fact.subject, fact.object, fact.attributed_to, *(qualifier.value for qualifier in fact.qualifiers)):
        if isinstance(thing, Entity):
            yield thing
