"""The part of a graph that an answer speaks of, to draw it or to write it in any format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError
from kg.model import Entity
from kg.part import part as pick
from kg.rdf import clean
from kg.store.results import Description

if TYPE_CHECKING:
    from kg.model import Contents
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
    stated |= {fact.id for fact in contents.facts if (fact.subject.iri, fact.predicate.iri, _name(fact.object)) in said}
    found = pick(contents, entities, stated)
    if not found.entities:
        raise QueryError("the answer names no entity or fact of the graph, so there is nothing to draw")
    return found


def _said(subject: Term, predicate: NamedNode, target: Term) -> tuple[str, str, str]:
    return str(subject)[1:-1], predicate.value, target.value if isinstance(target, NamedNode | Literal) else str(target)


def _name(target: object) -> str:
    return target.iri if isinstance(target, Entity) else clean(getattr(target, "value", ""))
