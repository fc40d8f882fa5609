"""N-Quads: one quad a line, sorted, all in one named graph."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, RdfFormat, serialize

from kg.rdf import graph_iri, triples

if TYPE_CHECKING:
    from typing import BinaryIO

    from kg.model import Contents


def write(contents: Contents, stream: BinaryIO) -> None:
    """Write `contents` as canonical N-Quads; the lines are in the order of their bytes."""
    buffer = io.BytesIO()
    graph = NamedNode(graph_iri(contents.base))
    quads = (Quad(each.subject, each.predicate, each.object, graph) for each in triples(contents))
    serialize(quads, buffer, RdfFormat.N_QUADS)
    stream.writelines(sorted(buffer.getvalue().splitlines(keepends=True)))
