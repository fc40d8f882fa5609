"""The only place that knows the RDF model: facts to triples, and triples to Turtle."""

from kg.rdf.model import clean, document_iri, graph_iri, sentence_iri, triples
from kg.rdf.turtle import shorten, write_turtle

__all__ = ["clean", "document_iri", "graph_iri", "sentence_iri", "shorten", "triples", "write_turtle"]
