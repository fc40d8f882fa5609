"""The metrics of coreference, written from their papers. A cluster is a set of mentions, here spans.

Counts are added up over documents before anything is divided, as the CoNLL scorer does. Singletons are left out on
both sides by whoever calls.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from benchmarks.coreference.assignment import best_assignment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Span: TypeAlias = tuple[int, int]
Cluster: TypeAlias = frozenset[Span]
Counts: TypeAlias = tuple[float, float]
"""What is right, and of how much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Precision and recall between 0 and 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def muc(these: Sequence[Cluster], those: Sequence[Cluster]) -> Counts:
    """Count the links that `these` need, and those of them that `those` keep.

    Vilain et al. 1995, "A Model-Theoretic Coreference Scoring Scheme" (MUC-6).
    """
    where = _where(those)
    right = total = 0
    for cluster in these:
        parts = {where[mention] for mention in cluster if mention in where}
        alone = sum(mention not in where for mention in cluster)
        right += len(cluster) - len(parts) - alone
        total += len(cluster) - 1
    return right, total


def b_cubed(these: Sequence[Cluster], those: Sequence[Cluster]) -> Counts:
    """Count for each mention the share of its cluster that is with it in `those` as well.

    Bagga and Baldwin 1998, "Algorithms for Scoring Coreference Chains" (LREC workshop on linguistic coreference).
    """
    where = _where(those)
    right = 0.0
    for cluster in these:
        shared = Counter(where[mention] for mention in cluster if mention in where)
        right += sum(count * count for count in shared.values()) / len(cluster)
    return right, sum(map(len, these))


def ceaf(these: Sequence[Cluster], those: Sequence[Cluster]) -> Counts:
    """Sum up how like each cluster is the one that it is aligned to: CEAF with phi4, which is Dice's coefficient.

    Luo 2005, "On Coreference Resolution Performance Metrics" (HLT-EMNLP).
    """
    likeness = [[2 * len(one & other) / (len(one) + len(other)) for other in those] for one in these]
    return sum(likeness[row][column] for row, column in best_assignment(likeness)), len(these)


def lea(these: Sequence[Cluster], those: Sequence[Cluster]) -> Counts:
    """Count the links of each cluster that `those` have, as a share of it, weighted by its size.

    Moosavi and Strube 2016, "Which Coreference Evaluation Metric Do You Trust?" (ACL).
    """
    where = _where(those)
    right, total = 0.0, 0
    for cluster in these:
        shared = Counter(where[mention] for mention in cluster if mention in where)
        right += len(cluster) * sum(map(_pairs, shared.values())) / _pairs(len(cluster))
        total += len(cluster)
    return right, total


def mention_detection(these: Sequence[Cluster], those: Sequence[Cluster]) -> Counts:
    """Count the mentions, and those that `those` have as well."""
    found = set().union(*these)
    return len(found & set().union(*those)), len(found)


METRICS: dict[str, Callable[[Sequence[Cluster], Sequence[Cluster]], Counts]] = {
    "mentions": mention_detection,
    "MUC": muc,
    "B3": b_cubed,
    "CEAF-phi4": ceaf,
    "LEA": lea,
}
"""Each called with (gold, system) counts what recall divides, with (system, gold) what precision divides."""


def scores(documents: Iterable[tuple[Sequence[Cluster], Sequence[Cluster]]]) -> dict[str, Score]:
    """Return the score by each metric over documents, each a pair of the clusters of gold and system."""
    pairs = list(documents)
    return {
        name: Score(
            precision=_ratio(metric(system, gold) for gold, system in pairs),
            recall=_ratio(metric(gold, system) for gold, system in pairs),
        )
        for name, metric in METRICS.items()
    }


def conll_average(found: dict[str, Score]) -> float:
    """Return the mean F1 of MUC, B-cubed and CEAF-phi4.

    Pradhan et al. 2012, "CoNLL-2012 Shared Task: Modeling Multilingual Unrestricted Coreference in OntoNotes".
    """
    return sum(found[name].f1 for name in ("MUC", "B3", "CEAF-phi4")) / 3


def links(these: Iterable[Cluster], those: Sequence[Cluster]) -> Counts:
    """Count the links from each mention to the last one before it, and those whose ends `those` have together."""
    where = _where(those)
    right = total = 0
    for cluster in these:
        ordered = sorted(cluster)
        for before, after in pairwise(ordered):
            total += 1
            right += before in where and where[before] == where.get(after)
    return right, total


def _where(clusters: Sequence[Cluster]) -> dict[Span, int]:
    return {mention: at for at, cluster in enumerate(clusters) for mention in cluster}


def _pairs(size: int) -> int:
    return size * (size - 1) // 2


def _ratio(counts: Iterable[Counts]) -> float:
    rights, totals = zip(*counts, strict=True)
    return sum(rights) / sum(totals) if sum(totals) else 0.0
