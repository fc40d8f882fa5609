"""What is measured: the resolver of a build and two baselines, each from an extraction to clusters of mentions."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from kg.resolve.coreference import BALANCED, CAREFUL, cluster_mentions, sieve
from kg.resolve.referents import document_mentions

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from kg.model import Extraction, Mention
    from kg.resolve.clusters import Clusters as Partition

Clusters: TypeAlias = "list[list[Mention]]"


def balanced(extraction: Extraction) -> Clusters:
    """Return what the resolver thinks likely."""
    return _mentions(cluster_mentions(extraction, BALANCED)[0])


def careful(extraction: Extraction) -> Clusters:
    """Return what the resolver is as sure of as the graph wants it."""
    return _mentions(cluster_mentions(extraction, CAREFUL)[0])


def sieves(extraction: Extraction) -> Clusters:
    """Return what the rules alone put together."""
    return _mentions(sieve(extraction)[0])


def exact_match(extraction: Extraction) -> Clusters:
    """Put together what reads the same, but for capitals."""
    return _grouped(extraction, lambda mention: _words(mention, extraction))


def head_match(extraction: Extraction) -> Clusters:
    """Put together what has the same head, but for capitals."""
    return _grouped(extraction, lambda mention: mention.head.casefold())


SYSTEMS: dict[str, Callable[[Extraction], Clusters]] = {
    "kg": balanced,
    "kg, as in the graph": careful,
    "kg, sieves alone": sieves,
    "exact match": exact_match,
    "head match": head_match,
}


def _mentions(clusters: Partition) -> Clusters:
    return [[clusters.referents[at].mention for at in clusters.members(root)] for root in clusters]


def _grouped(extraction: Extraction, key: Callable[[Mention], Hashable]) -> Clusters:
    groups: dict[Hashable, list[Mention]] = defaultdict(list)
    for mention in document_mentions(extraction):
        groups[key(mention)].append(mention)
    return list(groups.values())


def _words(mention: Mention, extraction: Extraction) -> str:
    start, end = mention.phrase or (mention.start, mention.end)
    return " ".join(extraction.document.text[start:end].casefold().split())
