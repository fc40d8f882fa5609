"""What puts the entities of documents together: kg, and what is simpler."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.resolve.merge import plan_merges
from kg.resolve.types import best_class

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kg.resolve.documents import DocumentEntity, DocumentResolution


def shipped(documents: Sequence[DocumentResolution]) -> Mapping[str, Sequence[str]]:
    """Return the node of each entity, by document: what a build does."""
    return plan_merges(documents, base="").iris


def same_name(documents: Sequence[DocumentResolution]) -> Mapping[str, Sequence[str]]:
    """Merge what has one name, and with it the acronyms and names without middle names that stand for one full name."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        for entity in document.entities:
            if entity.shared:
                for short in (*entity.acronyms, *_without_middle_names(entity)):
                    bearers[short].add(entity.slug)

    def node(document: DocumentResolution, at: int, entity: DocumentEntity) -> str:
        if not entity.shared:
            return f"{document.id}/{at}"
        full = bearers.get(entity.label, ())
        return next(iter(full)) if len(full) == 1 else entity.slug

    return {each.id: [node(each, at, entity) for at, entity in enumerate(each.entities)] for each in documents}


def never(documents: Sequence[DocumentResolution]) -> Mapping[str, Sequence[str]]:
    """Merge nothing."""
    return {each.id: [f"{each.id}/{at}" for at in range(len(each.entities))] for each in documents}


def _without_middle_names(entity: DocumentEntity) -> set[str]:
    words = entity.label.split()
    return {f"{words[0]} {words[-1]}"} if len(words) > 2 and best_class(entity.votes) == "Person" else set()


SYSTEMS: dict[str, Callable[[Sequence[DocumentResolution]], Mapping[str, Sequence[str]]]] = {
    "kg": shipped,
    "same name": same_name,
    "never": never,
}
