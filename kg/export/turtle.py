"""Turtle: the graph as people read it, in the order of `kg.rdf.triples`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.rdf import triples, write_turtle
from kg.vocab import prefixes

if TYPE_CHECKING:
    from typing import BinaryIO

    from kg.model import Contents


def write(contents: Contents, stream: BinaryIO) -> None:
    """Write `contents` as Turtle 1.1."""
    write_turtle(triples(contents), stream, prefixes(contents.base))
