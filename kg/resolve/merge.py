"""Entities across documents: which of them are one, and what each is called in the graph.

A named entity is one with those of its name in other documents as far as what the documents tell of them agrees
(`kg.resolve.identity`); what a common noun refers to belongs to its document, as does a person known by one name
unless other documents tell of whom it is.

An entity's IRI follows from its name. Where several entities have one name, none of them has the IRI of the bare
name: each has something of its own behind it, a role, a place or the document that tells of it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from kg.iri import digest, slug
from kg.model import Entity
from kg.resolve.decided import apply_decisions
from kg.resolve.documents import free_name
from kg.resolve.evidence import Context, Member
from kg.resolve.identity import identify
from kg.resolve.judgements import Judgement
from kg.resolve.names import fold_name
from kg.resolve.types import best_class

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from kg.resolve.documents import DocumentEntity, DocumentResolution
    from kg.resolve.evidence import Cluster
    from kg.resolve.identity import Opinion
    from kg.resolve.judgements import Decision, Reference

_SUFFIX = re.compile(r"(?<=[^/])\.[^./]+$")
_mention_order = attrgetter("document", "start", "end")


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
        judgements: sorted, at most one for each named entity and not one for each pair: of what was merged with what,
            or of the nearest that it was not merged with. None for what was compared with nothing.
    """

    iris: Mapping[str, tuple[str, ...]]
    judgements: tuple[Judgement, ...]


def plan_merges(documents: Iterable[DocumentResolution], *, base: str, decisions: Iterable[Decision] = ()) -> Merges:
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
    decided = list(decisions)
    wanted = {name for decision in decided for name in (decision.one, decision.other)}
    slugs: dict[str, list[str]] = {}
    members: dict[Reference, Member] = {}
    for document in documents:
        slugs[document.id] = [entity.slug for entity in document.entities]
        members.update(_members(document, wanted))
    names = {(member.context.id, member.index): name for name, member in members.items()}
    clusters, opinions = identify([member for member in members.values() if member.entity.named])
    clusters = apply_decisions(clusters, members, decided)
    folders = document_slugs(slugs)
    paths: dict[str, dict[int, str]] = {name: {} for name in slugs}
    shared: list[Cluster] = []
    local: list[Cluster] = []
    for cluster in clusters:
        (shared if any(member.entity.shared for member in cluster.members) else local).append(cluster)
    for cluster, path in _shared_paths(shared, folders):
        for member in cluster.members:
            paths[member.context.id][member.index] = path
    for name, found in slugs.items():
        given, folder, taken = paths[name], folders[name], set[str]()
        for at, own in enumerate(found):
            if at not in given:
                given[at] = f"{folder}/{free_name(own, taken)}"
    for cluster in local:
        first = _first(cluster)
        for member in cluster.members:
            paths[member.context.id][member.index] = paths[first.context.id][first.index]
    iris = {name: tuple([f"{base}entity/{given[at]}" for at in range(len(given))]) for name, given in paths.items()}
    return Merges(iris=iris, judgements=tuple(sorted(_judgement(opinion, names) for opinion in opinions)))


def _members(document: DocumentResolution, wanted: Collection[Reference]) -> Iterator[tuple[Reference, Member]]:
    """Yield the named entities of a document, and those that are wanted."""
    context = Context(document)
    rows = zip(document.references, document.entities, document.profiles, strict=True)
    for at, (name, entity, profile) in enumerate(rows):
        if entity.named or name in wanted:
            yield name, Member(context, at, fold_name(entity.label), entity, profile)


def _judgement(opinion: Opinion, names: Mapping[tuple[str, int], Reference]) -> Judgement:
    one, other = sorted(names[each.context.id, each.index] for each in (opinion.member, opinion.other))
    weight = opinion.weight
    return Judgement(one, other, opinion.verdict, weight.score, weight.reasons)


def _shared_paths(clusters: Iterable[Cluster], folders: Mapping[str, str]) -> Iterator[tuple[Cluster, str]]:
    """Yield what follows the base in the IRI of each cluster."""
    named: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        named[_cluster_slug(cluster)].append(cluster)
    for name, same in named.items():
        if len(same) == 1:
            yield same[0], name
            continue
        tails = [_tails(cluster, folders) for cluster in same]
        common = Counter(tail for each in tails for tail in set(each))
        taken: set[str] = set()
        own = [
            (cluster, next((tail for tail in each if common[tail] == 1), each[-1]))
            for cluster, each in zip(same, tails, strict=True)
        ]
        for cluster, tail in own:
            # no slug has an underscore, so this is no other entity's
            yield cluster, f"{name}_{free_name(tail, taken)}"


def _tails(cluster: Cluster, folders: Mapping[str, str]) -> list[str]:
    """Return what may stand behind the name of a cluster, the most telling first: roles, places, its first document."""
    told = [
        slug(value if isinstance(value, str) else " ".join(value))
        for kind in ("role", "within")
        for value in _commonest(cluster.known(kind))
    ]
    first = _first(cluster)
    return [*told, folders[first.context.id], f"{folders[first.context.id]}-{first.index}"]


def _first(cluster: Cluster) -> Member:
    return min(cluster.members, key=lambda member: (member.context.id, member.index))


def _commonest(counted: Counter[object]) -> list[Any]:
    return sorted(counted, key=lambda value: (-counted[value], value))


def _cluster_slug(cluster: Cluster) -> str:
    bearers = [member.entity for member in cluster.members if member.key == cluster.key]
    return slug(_label(bearers or [member.entity for member in cluster.members]))


def _label(entities: Iterable[DocumentEntity]) -> str:
    """Return the label that most of some entities have, of equal ones the first by code points."""
    labels = [entity.label for entity in entities]
    if len(labels) == 1:
        return labels[0]
    return min(set(labels), key=lambda name: (-labels.count(name), name))


def merge_entities(parts: Mapping[str, Sequence[DocumentEntity]]) -> dict[str, Entity]:
    """Return the entities by IRI, in the order of the IRIs, each with the mentions of all documents.

    Args:
        parts: the entities of documents that have the IRI, in the order of the documents.
    """
    return {iri: _merged(iri, parts[iri]) for iri in sorted(parts)}


def _merged(iri: str, parts: Sequence[DocumentEntity]) -> Entity:
    votes = dict(parts[0].votes)
    for part in parts[1:]:
        for name, count in part.votes.items():
            votes[name] = votes.get(name, 0) + count
    # an acronym that joined its full name, or a former name, does not name the whole
    path = iri.rpartition("/")[2].partition("_")[0]
    label = _label([part for part in parts if part.slug == path] or parts)
    folded = label.casefold()
    names = {name for part in parts for name in (part.label, *part.aliases)} - {label}
    mentions = [mention for part in parts for mention in part.mentions]
    return Entity(
        iri=iri,
        label=label,
        types=(best_class(votes),),
        aliases=tuple(sorted([name for name in names if name.casefold() != folded])),
        mentions=tuple(sorted(mentions, key=_mention_order)),
    )
