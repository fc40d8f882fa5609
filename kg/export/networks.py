"""Graphs for networkx, and what its file formats take of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.model import Entity
from kg.rdf import clean
from kg.words import qualifier

if TYPE_CHECKING:
    from kg.model import Contents, Fact


def to_networkx(contents: Contents) -> nx.MultiDiGraph[Any]:
    """Return a graph with an edge for every fact, asserted or not.

    Nodes: an entity is its IRI, with `kind` "entity", `label`, `types` and `aliases` (tuples). A literal is the IRI of
    its statement with `/object` behind it, with `kind` "value", `label` and `datatype`: each fact has a node of its
    own, as the number 3 of two facts does not connect what they speak of.

    Edges: the key is the fact's id; attributes are `label`, `lemma` and `iri` of the relation, `asserted`, `polarity`,
    `modality`, `attributed_to` (an IRI or None), `qualifiers` (a tuple of "preposition value"), `confidence`,
    `implicit`, `rule`, `documents` (a tuple of ids) and `sentence` (the first).

    >>> from kg.model import Contents, Entity
    >>> khan = Entity(iri="https://kg.example/entity/khan", label="Khan", types=("Person",))
    >>> graph = to_networkx(Contents(base="https://kg.example/", documents=(), entities=(khan,), facts=()))
    >>> graph.nodes[khan.iri]["label"]
    'Khan'
    """
    graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    for entity in contents.entities:
        graph.add_node(entity.iri, kind="entity", label=entity.label, types=entity.types, aliases=entity.aliases)
    for fact in contents.facts:
        target = fact.object
        if isinstance(target, Entity):
            node = target.iri
        else:
            node = f"{contents.base}statement/{fact.id}/object"
            graph.add_node(node, kind="value", label=target.value, datatype=target.datatype)
        graph.add_edge(fact.subject.iri, node, key=fact.id, **_attributes(fact))
    return graph


def for_files(contents: Contents) -> nx.MultiDiGraph[Any]:
    """Return the graph of `to_networkx` with only what GraphML and GEXF hold: text, numbers and truth values.

    Tuples become text with `; ` between the items, and what is missing is left out; `types` gives way to `type`, the
    most specific one, which viewers colour by.
    """
    source = to_networkx(contents)
    graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    for node, attributes in source.nodes(data=True):
        types = attributes.pop("types", ())
        graph.add_node(node, **_flat(attributes), type=types[0] if types else attributes["kind"])
    for start, end, key, attributes in source.edges(keys=True, data=True):
        graph.add_edge(start, end, key=key, **_flat(attributes))
    return graph


def _attributes(fact: Fact) -> dict[str, Any]:
    return {
        "label": fact.predicate.label,
        "lemma": fact.predicate.lemma,
        "iri": fact.predicate.iri,
        "asserted": fact.asserted,
        "polarity": str(fact.polarity),
        "modality": str(fact.modality),
        "attributed_to": None if fact.attributed_to is None else fact.attributed_to.iri,
        "qualifiers": tuple(map(qualifier, fact.qualifiers)),
        "confidence": float(fact.confidence),
        "implicit": fact.implicit,
        "rule": fact.rule,
        "documents": tuple(sorted({evidence.document for evidence in fact.evidence})),
        "sentence": fact.evidence[0].sentence,
    }


def _flat(attributes: dict[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in attributes.items():
        if isinstance(value, tuple):
            value = "; ".join(value)
        if value not in (None, ""):
            flat[name] = clean(value) if isinstance(value, str) else value
    return flat
