"""TriG: Turtle with the whole graph under its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.rdf import graph_iri, triples, write_turtle
from kg.vocab import prefixes

if TYPE_CHECKING:
    from typing import BinaryIO

    from kg.model import Contents


def write(contents: Contents, stream: BinaryIO) -> None:
    """Write `contents` as TriG 1.1."""
    write_turtle(triples(contents), stream, prefixes(contents.base), graph=graph_iri(contents.base))
