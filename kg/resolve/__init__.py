"""From mentions and triples of documents to entities and facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.resolve.collection import Resolution, resolve_collection

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable

    from kg.model import Entity, Extraction, Fact

__all__ = ["Resolution", "resolve", "resolve_collection"]


def resolve(
    extractions: Iterable[Extraction],
    *,
    base: str,
    assert_attributed: bool = True,
    dropped: Counter[str] | None = None,
) -> tuple[tuple[Entity, ...], tuple[Fact, ...]]:
    """Return the entities and facts of documents about which nothing is decided; see `resolve_collection`.

    >>> resolve([], base="https://kg.example/")
    ((), ())
    """
    found = resolve_collection(extractions, base=base, assert_attributed=assert_attributed, dropped=dropped)
    return found.entities, found.facts
