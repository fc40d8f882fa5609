"""The names of a collection in the graph that a build would make."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from benchmarks.crossdoc.collections import read_part
from benchmarks.crossdoc.metrics import count
from kg.extract import extract
from kg.parse import load_pipeline, parse
from kg.resolve.documents import resolve_document

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.crossdoc.collections import Collection, GoldName
    from benchmarks.crossdoc.metrics import Counts
    from kg.resolve.documents import DocumentResolution


@cache
def resolved_part(part: str) -> list[tuple[Collection, list[DocumentResolution]]]:
    """Return the collections of a part, read by the shipped pipeline."""
    nlp = load_pipeline(None)
    return [
        (each, [resolve_document(extract(parsed)) for parsed in parse(nlp, each.documents)]) for each in read_part(part)
    ]


def score(
    collection: Collection, documents: Sequence[DocumentResolution], nodes: Mapping[str, Sequence[str]]
) -> tuple[Counts, list[GoldName]]:
    """Compare the nodes with the identities of a collection.

    Returns:
        the counts, and the names that no entity has a mention at; each counts as a node of its own.
    """
    where = entities_at(collection, documents)
    system = [
        nodes[name.document][at] if (at := where[name]) is not None else f"missing {number}"
        for number, name in enumerate(collection.names)
    ]
    missing = [name for name in collection.names if where[name] is None]
    return count([name.identity for name in collection.names], system), missing


def entities_at(collection: Collection, documents: Sequence[DocumentResolution]) -> dict[GoldName, int | None]:
    """Return for each name the entity with the mention that shares most characters with it, at least half."""
    by_id = {document.id: document for document in documents}
    found: dict[GoldName, int | None] = {}
    for name in collection.names:
        start, end = name.span
        shared = [
            (2 * max(0, min(end, m.end) - max(start, m.start)) / (end - start + m.end - m.start), -at)
            for at, entity in enumerate(by_id[name.document].entities)
            for m in entity.mentions
        ]
        best, at = max(shared, default=(0.0, 0))
        found[name] = -at if best >= 0.5 else None
    return found
