"""The graph for rdflib, for those who work with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode
from rdflib import Graph, URIRef
from rdflib import Literal as RdflibLiteral

from kg.rdf import triples
from kg.vocab import XSD, prefixes

if TYPE_CHECKING:
    from kg.model import Contents


def to_rdflib(contents: Contents) -> Graph:
    """Return `contents` as an rdflib graph with the project's prefixes bound and no others."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in prefixes(contents.base).items():
        graph.bind(prefix, namespace)
    for subject, predicate, target in triples(contents):
        graph.add((_node(subject), _node(predicate), _node(target)))
    return graph


def _node(term: NamedNode | Literal) -> URIRef | RdflibLiteral:
    if isinstance(term, NamedNode):
        return URIRef(term.value)
    datatype = term.datatype.value
    # rdflib takes a plain literal and an xsd:string for two things, and would rewrite "007" as 7.
    return RdflibLiteral(term.value, datatype=None if datatype == f"{XSD}string" else URIRef(datatype), normalize=False)
