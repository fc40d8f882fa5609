"""Turtle 1.2: each statement reifies its triple, in place of naming subject, predicate and object apart.

https://www.w3.org/TR/rdf12-turtle/. A triple term in `<<( )>>` is not asserted, so what a text denies still stands in
its statement alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Triple

from kg import vocab
from kg.rdf import triples, write_turtle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, BinaryIO

    from kg.model import Contents

_REIFIES = NamedNode(f"{vocab.RDF}reifies")
_PARTS = (vocab.SUBJECT, vocab.PREDICATE, vocab.OBJECT)


def write(contents: Contents, stream: BinaryIO) -> None:
    """Write `contents` as Turtle 1.2."""
    write_turtle(reifying(contents), stream, vocab.prefixes(contents.base))


def reifying(contents: Contents) -> Iterator[Triple]:
    """Yield the triples of a graph, with one `rdf:reifies` for the three that name the parts of a statement."""
    parts: list[Any] = []
    for triple in triples(contents):
        if triple.predicate.value not in _PARTS:
            yield triple
            continue
        parts.append(triple.object)  # they come in this order, one statement after another
        if len(parts) == len(_PARTS):
            yield Triple(triple.subject, _REIFIES, Triple(*parts))
            parts = []
