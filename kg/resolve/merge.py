"""Entities across documents: which of them are one, and what each is called in the graph.

A named entity is shared by all documents that know it under the same canonical name; what a common noun refers to, and
a person known by one name only, belong to their document. An entity's IRI follows from its own document and name, and
for an acronym or a name without middle names from the documents that have it in full; an unrelated document changes
nothing. Everything is looked up by slug, so the work grows with the number of entities and not with its square.

Notes:
    One name, one node: where documents disagree on the class of a shared name ("Halden" a place here, a company there)
    the name keeps one IRI, and the class with most votes in all documents wins, equal ones by the order of
    `lexicon.CLASSES`. The recognizer confuses places with organisations far more often than texts use one name for
    both, and two nodes for one thing are the commonest defect of such graphs. The clash that does happen, a surname
    that is also a place or a firm ("Washington"), is none here: a person known by one name is not shared.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.iri import digest, slug
from kg.model import Entity, EntityMention
from kg.resolve.judgements import Reference
from kg.resolve.types import best_class

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from kg.resolve.documents import DocumentEntity, DocumentResolution
    from kg.resolve.judgements import Decision, Judgement

_SUFFIX = re.compile(r"(?<=[^/])\.[^./]+$")


def document_slugs(ids: Iterable[str]) -> dict[str, str]:
    """Return the segment of an IRI that stands for each document.

    It is the slug of the id without suffix; of ids for which that is the same the slug of the whole id; where that is
    taken, too, with a hash of the id.

    >>> document_slugs(["khan.txt", "news/met.txt", "met.txt", "met.md"])
    {'khan.txt': 'khan', 'met.md': 'met-md', 'met.txt': 'met-txt', 'news/met.txt': 'news-met'}
    """
    forms: tuple[Callable[[str], str], ...] = (
        lambda name: slug(_SUFFIX.sub("", name)),
        slug,
        lambda name: f"{slug(name)}-{digest(name)}",
    )
    level = dict.fromkeys(sorted(ids), 0)
    while True:
        slugs = {name: forms[at](name) for name, at in level.items()}
        taken = Counter(slugs.values())
        clashing = [name for name, at in level.items() if taken[slugs[name]] > 1 and at < len(forms) - 1]
        if not clashing:
            return slugs
        for name in clashing:
            level[name] += 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Merges:
    """Which entities of the documents are one.

    Attributes:
        iris: by document id, the IRI of each of its entities; what has one IRI is one.
        judgements: sorted, as many as entities at most and not one for each pair: of what was merged enough to connect
            it, of what was not the nearest. None for entities that belong to their document.
    """

    iris: Mapping[str, tuple[str, ...]]
    judgements: tuple[Judgement, ...]


def references(document: DocumentResolution) -> tuple[Reference, ...]:
    """Return what each entity of a document is referred to by."""
    taken: set[str] = set()
    return tuple(Reference(document.id, _free(entity.slug, taken)) for entity in document.entities)


def plan_merges(documents: Sequence[DocumentResolution], *, base: str, decisions: Iterable[Decision] = ()) -> Merges:
    """Find out which entities of the documents are one, and name them.

    The result does not depend on the order of documents or of decisions.

    Args:
        documents: what each contributes.
        base: of the IRIs.
        decisions: what must be one and what must not, whatever the texts say. One that refers to an entity that is not
            there has no effect. Entities that belong to their document (common nouns, say) can be decided upon, too.

    Raises:
        ValueError: two decisions contradict each other, if need be through others: one and the same, and different.
    """
    return Merges(iris=entity_iris(documents, base=base), judgements=())


def entity_iris(documents: Sequence[DocumentResolution], *, base: str) -> dict[str, tuple[str, ...]]:
    """Return, by document id, the IRI of each of its entities."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        for entity in document.entities:
            if entity.shared:
                for acronym in entity.acronyms:
                    bearers[acronym].add(entity.slug)
                for short in _without_middle_names(entity):
                    bearers[short].add(entity.slug)
    folders = document_slugs(document.id for document in documents)
    found = {}
    for document in documents:
        taken: set[str] = set()
        paths = [
            _shared_name(entity, bearers) if entity.shared else f"{folders[document.id]}/{_free(entity.slug, taken)}"
            for entity in document.entities
        ]
        found[document.id] = tuple(f"{base}entity/{path}" for path in paths)
    return found


def merge_entities(
    documents: Sequence[DocumentResolution], iris: Mapping[str, tuple[str, ...]], wanted: Collection[str]
) -> dict[str, Entity]:
    """Return the wanted entities by IRI, each with the mentions of all documents.

    Args:
        documents: what each contributes.
        iris: as `entity_iris` gives them.
        wanted: IRIs of the entities that facts mention.
    """
    parts: dict[str, list[DocumentEntity]] = defaultdict(list)
    for document in documents:
        for iri, entity in zip(iris[document.id], document.entities, strict=True):
            if iri in wanted:
                parts[iri].append(entity)
    return {iri: _merged(iri, parts[iri]) for iri in sorted(parts)}


def _merged(iri: str, parts: Sequence[DocumentEntity]) -> Entity:
    votes: Counter[str] = Counter()
    for part in parts:
        votes.update(part.votes)
    # an acronym that joined its full name does not name the whole
    labels = Counter(part.label for part in parts if iri.endswith(f"/{part.slug}")) or Counter(p.label for p in parts)
    label = min(labels, key=lambda name: (-labels[name], name))
    names = {name for part in parts for name in (part.label, *part.aliases)}
    mentions = {mention for part in parts for mention in part.mentions}
    return Entity(
        iri=iri,
        label=label,
        types=(best_class(votes),),
        aliases=tuple(sorted(name for name in names if name.casefold() != label.casefold())),
        mentions=tuple(sorted(mentions, key=_mention_order)),
    )


def _shared_name(entity: DocumentEntity, bearers: dict[str, set[str]]) -> str:
    """Return the slug of a shared entity.

    An acronym takes that of the one name that it is introduced for anywhere; a person's name that of the one fuller
    name that any document gives: "John Kennedy" that of "John Fitzgerald Kennedy".
    """
    names = bearers.get(entity.label, ())
    return next(iter(names)) if len(names) == 1 else entity.slug


def _without_middle_names(entity: DocumentEntity) -> set[str]:
    """Return the name of a person without middle names, if it has any."""
    words = entity.label.split()
    return {f"{words[0]} {words[-1]}"} if len(words) > 2 and best_class(entity.votes) == "Person" else set()


def _free(name: str, taken: set[str]) -> str:
    """Return `name`, or with a number appended if it is taken, and take it."""
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free)
    return free


def _mention_order(mention: EntityMention) -> tuple[str, int, int]:
    return (mention.document, mention.start, mention.end)
