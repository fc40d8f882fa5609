"""Graphs in the formats of other programs: one writer a format, loaded when it is asked for.

A writer is a module with a function `write(contents, stream)`. All write UTF-8 and the same bytes for the same graph.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from kg.errors import ExportError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import BinaryIO

    import networkx as nx
    import rdflib

    from kg.model import Contents

__all__ = ["FORMATS", "Exporter", "export", "to_networkx", "to_rdflib"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """A format that a graph can be written in.

    Attributes:
        description: what the file is, in a few words.
        module: the module below `kg.export` that writes it.
    """

    description: str
    module: str

    def write(self, contents: Contents, stream: BinaryIO) -> None:
        """Write `contents` to `stream`."""
        import_module(f"kg.export.{self.module}").write(contents, stream)


FORMATS: Final[Mapping[str, Exporter]] = MappingProxyType(
    {
        "ttl": Exporter(description="RDF as Turtle, to read and to diff", module="turtle"),
        "nt": Exporter(description="RDF as N-Triples, sorted", module="ntriples"),
        "ttl12": Exporter(description="RDF 1.2 as Turtle: statements reify triple terms", module="turtle12"),
        "nq": Exporter(description="RDF as N-Quads, sorted, in one named graph", module="nquads"),
        "trig": Exporter(description="RDF as TriG, in one named graph", module="trig"),
        "jsonld": Exporter(description="RDF as JSON-LD with its context", module="jsonld"),
        "rdfxml": Exporter(description="RDF as RDF/XML", module="rdfxml"),
        "csv": Exporter(description="facts as a table, one a row", module="facts_csv"),
        "jsonl": Exporter(description="facts as JSON, one a line, with all evidence", module="facts_jsonl"),
        "entities": Exporter(description="entities as JSON, one a line, with all mentions", module="entities_jsonl"),
        "parquet": Exporter(description="facts as Parquet (takes kg[parquet])", module="parquet"),
        "json": Exporter(description="node-link JSON, for D3, networkx", module="node_link"),
        "neo4j": Exporter(description="CSV files for Neo4j's bulk importer, in a ZIP file", module="neo4j"),
        "graphml": Exporter(description="GraphML, for Gephi, yEd, networkx", module="graphml"),
        "gexf": Exporter(description="GEXF, for Gephi", module="gexf"),
        "html": Exporter(description="an interactive page that opens offline", module="html"),
    }
)
"""The formats by name."""


def export(contents: Contents, format: str, stream: BinaryIO) -> None:  # noqa: A002 - the word that users know
    """Write a graph to `stream` in one of `FORMATS`.

    Raises:
        ExportError: there is no such format.

    >>> import io
    >>> from kg.model import Contents
    >>> empty = Contents(base="https://kg.example/", documents=(), entities=(), facts=())
    >>> stream = io.BytesIO()
    >>> export(empty, "csv", stream)
    >>> stream.getvalue()[:26]
    b'id,subject,predicate,objec'
    >>> export(empty, "docx", stream)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    kg.errors.ExportError: unknown format 'docx'; there are ttl, nt, ttl12, nq, trig, ...
    """
    if format not in FORMATS:
        raise ExportError(f"unknown format {format!r}; there are {', '.join(FORMATS)}")
    FORMATS[format].write(contents, stream)


def to_networkx(contents: Contents) -> nx.MultiDiGraph[Any]:
    """Return a graph for networkx: see `kg.export.networks.to_networkx`."""
    from kg.export import networks

    return networks.to_networkx(contents)


def to_rdflib(contents: Contents) -> rdflib.Graph:
    """Return a graph for rdflib, with the project's prefixes bound.

    >>> from kg.model import Contents
    >>> len(to_rdflib(Contents(base="https://kg.example/", documents=(), entities=(), facts=())))
    0
    """
    from kg.export import rdflib_graph

    return rdflib_graph.to_rdflib(contents)
