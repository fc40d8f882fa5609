"""From mentions and triples of documents to entities and facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.resolve.documents import resolve_document
from kg.resolve.facts import FactReader
from kg.resolve.merge import merge_entities, plan_merges

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable

    from kg.model import Entity, Extraction, Fact

__all__ = ["resolve"]


def resolve(
    extractions: Iterable[Extraction],
    *,
    base: str,
    assert_attributed: bool = True,
    dropped: Counter[str] | None = None,
) -> tuple[tuple[Entity, ...], tuple[Fact, ...]]:
    """Find out which mentions refer to the same thing, and what is said of each thing.

    The result does not depend on the order of the extractions, and of each only its entities and facts are kept.

    Args:
        extractions: one a document; the ids of the documents differ.
        base: the base of all IRIs, ending in `/` or `#`.
        assert_attributed: whether what a source reports with a neutral verb can stand as a plain triple.
        dropped: is added to: why triples were left out, and how many.

    Returns:
        the entities that a fact mentions, sorted by IRI, and the facts, sorted by id.

    >>> resolve([], base="https://kg.example/")
    ((), ())
    """
    documents = sorted((resolve_document(extraction) for extraction in extractions), key=lambda found: found.id)
    merges = plan_merges(documents, base=base)
    reader = FactReader(documents, merges.iris, base=base)
    entities = merge_entities(documents, merges.iris, reader.entities())
    if dropped is not None:
        for document in documents:
            dropped.update(document.dropped)
        dropped.update(reader.dropped)
    return tuple(entities.values()), reader.facts(entities, assert_attributed=assert_attributed)
