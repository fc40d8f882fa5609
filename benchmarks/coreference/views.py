"""Which mentions count: how those of a system are aligned with gold, and what is left out on both sides."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from benchmarks.coreference.metrics import Score, links
from kg.model import MentionKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from benchmarks.coreference.gold import GoldDocument, GoldMention
    from benchmarks.coreference.metrics import Cluster, Span
    from benchmarks.coreference.systems import Clusters
    from kg.model import Mention

Pair: TypeAlias = "tuple[list[Cluster], list[Cluster]]"
"""The clusters of gold and of a system."""

_PARTIES = {"PERSON", "ORG"}


def aligned(gold: GoldDocument, system: Clusters) -> Pair:
    """Return all clusters; a mention is right if it covers the same characters as a gold one, determiner and clauses
    included.
    """
    return _several(_entities(gold.mentions)), _several([_phrase(mention) for mention in each] for each in system)


def aligned_by_head(gold: GoldDocument, system: Clusters) -> Pair:
    """Return all clusters; a mention is right if it has the same head word as a gold one."""
    of_head = _by_head(gold)
    return _several(_entities(gold.mentions)), _several([_gold_span(m, of_head) for m in each] for each in system)


def named(gold: GoldDocument, system: Clusters) -> Pair:
    """Return the clusters that have a name, and of these the names and pronouns alone, by exact spans."""
    wanted = {each.entity for each in gold.mentions if each.kind == "name"}
    kept = [each for each in gold.mentions if each.entity in wanted and each.kind != "noun"]
    groups = [each for each in system if any(mention.kind is MentionKind.NAMED for mention in each)]
    return _several(_entities(kept)), _several(
        [_phrase(mention) for mention in each if mention.kind is not MentionKind.NOMINAL] for each in groups
    )


VIEWS: dict[str, Callable[[GoldDocument, Clusters], Pair]] = {
    "all mentions, exact spans": aligned,
    "all mentions, by head": aligned_by_head,
    "names and their pronouns, exact spans": named,
}


def link_score(documents: Iterable[tuple[GoldDocument, Clusters]], *, pronouns: bool) -> Score:
    """Return precision and recall of the links between mentions of one named person or organisation.

    A link joins a mention to the last one of its cluster before it. A system's link is right if gold has both ends in
    one entity, whatever its category. Mentions are aligned by their heads.

    Args:
        documents: with what a system made of each.
        pronouns: whether pronouns count beside names.
    """
    counts = [0.0] * 4
    for gold, system in documents:
        of_head = _by_head(gold)
        wanted = {
            each.entity for each in gold.mentions if each.kind == "name" and each.category in {"person", "organization"}
        }
        told = [each for each in gold.mentions if each.kind == "name" or (pronouns and each.kind == "pronoun")]
        parties = _entities([each for each in told if each.entity in wanted])
        kinds = {MentionKind.NAMED, MentionKind.PRONOMINAL} if pronouns else {MentionKind.NAMED}
        found = [
            frozenset(_gold_span(mention, of_head) for mention in each if mention.kind in kinds)
            for each in system
            if any(mention.kind is MentionKind.NAMED and mention.label in _PARTIES for mention in each)
        ]
        everything = [frozenset(_gold_span(mention, of_head) for mention in each) for each in system]
        right, total = links(found, _entities(gold.mentions))
        kept, needed = links(parties, everything)
        counts = [sum(pair) for pair in zip(counts, (right, total, kept, needed), strict=True)]
    return Score(precision=counts[0] / (counts[1] or 1), recall=counts[2] / (counts[3] or 1))


def _entities(mentions: Iterable[GoldMention]) -> list[Cluster]:
    groups = defaultdict(set)
    for mention in mentions:
        groups[mention.entity].add(mention.span)
    return [frozenset(group) for group in groups.values()]


def _several(clusters: Iterable[Iterable[Span]]) -> list[Cluster]:
    """Return the clusters without singletons; of mentions with one span the first keeps it."""
    seen: set[Span] = set()
    found = []
    for cluster in clusters:
        fresh = frozenset(cluster) - seen
        seen |= fresh
        if len(fresh) > 1:
            found.append(fresh)
    return found


def _phrase(mention: Mention) -> Span:
    return mention.phrase or (mention.start, mention.end)


def _by_head(gold: GoldDocument) -> dict[int, list[GoldMention]]:
    found = defaultdict(list)
    for mention in gold.mentions:
        found[mention.head[0]].append(mention)
    return found


def _gold_span(mention: Mention, of_head: dict[int, list[GoldMention]]) -> Span:
    """Return the span of the gold mention with the same head, of several the one that is most alike, or its own."""
    start, end = _phrase(mention)
    return min(
        (each.span for each in of_head.get(mention.head_start, ())),
        key=lambda span: (abs(span[0] - start) + abs(span[1] - end), span),
        default=(start, end),
    )
