"""N-Triples: one triple a line, sorted, for line-based tools."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, serialize

from kg.rdf import triples

if TYPE_CHECKING:
    from typing import BinaryIO

    from kg.model import Contents


def write(contents: Contents, stream: BinaryIO) -> None:
    """Write `contents` as canonical N-Triples; the lines are in the order of their bytes."""
    buffer = io.BytesIO()
    serialize(triples(contents), buffer, RdfFormat.N_TRIPLES)
    stream.writelines(sorted(buffer.getvalue().splitlines(keepends=True)))
