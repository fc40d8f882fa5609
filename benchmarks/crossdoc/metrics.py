"""How two partitions of the same names differ.

A name of a document is the unit; gold and system give each a group. Over-merging and splitting are told as users meet
them, in nodes, and as shares of pairs, the complements of pairwise precision and recall. B-cubed weighs each name
alike, whatever the size of its group (Bagga and Baldwin 1998, "Entity-Based Cross-Document Coreferencing Using the
Vector Space Model", COLING-ACL; Amigó et al. 2009, "A Comparison of Extrinsic Clustering Evaluation Metrics Based on
Formal Constraints", Information Retrieval 12).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What is counted over the names of a collection; counts of collections are added up.

    Attributes:
        names: the number of names.
        right_pairs: pairs of names that gold and system have together.
        system_pairs, gold_pairs: pairs that the one has together.
        mixed_nodes: groups of the system that hold more than one identity.
        nodes: groups of the system.
        split_identities: identities that are in more than one group of the system.
        identities: groups of gold.
        precision, recall: sums over names, of B-cubed.
    """

    names: int
    right_pairs: int
    system_pairs: int
    gold_pairs: int
    mixed_nodes: int
    nodes: int
    split_identities: int
    identities: int
    precision: float
    recall: float

    @property
    def over_merged(self) -> float:
        """The share of the pairs that the system has together that are not one identity."""
        return 1 - self.right_pairs / self.system_pairs if self.system_pairs else 0.0

    @property
    def split(self) -> float:
        """The share of the pairs of one identity that the system has in different groups."""
        return 1 - self.right_pairs / self.gold_pairs if self.gold_pairs else 0.0

    @property
    def b_cubed(self) -> tuple[float, float, float]:
        """Precision, recall and F1."""
        precision, recall = self.precision / self.names, self.recall / self.names
        return precision, recall, 2 * precision * recall / (precision + recall)


def count(gold: Sequence[Hashable], system: Sequence[Hashable]) -> Counts:
    """Compare the groups of some names, those of gold and those of the system in the same order.

    >>> found = count("aab", "xxx")
    >>> round(found.over_merged, 2), found.split, [round(each, 2) for each in found.b_cubed]
    (0.67, 0.0, [0.56, 1.0, 0.71])
    """
    both = Counter(zip(gold, system, strict=True))
    golds, systems = Counter(gold), Counter(system)
    spread, mixed = defaultdict(set), defaultdict(set)
    for one, other in both:
        spread[one].add(other)
        mixed[other].add(one)
    return Counts(
        names=len(gold),
        right_pairs=_pairs(both.values()),
        system_pairs=_pairs(systems.values()),
        gold_pairs=_pairs(golds.values()),
        mixed_nodes=sum(len(each) > 1 for each in mixed.values()),
        nodes=len(systems),
        split_identities=sum(len(each) > 1 for each in spread.values()),
        identities=len(golds),
        precision=sum(n * n / systems[group] for (_, group), n in both.items()),
        recall=sum(n * n / golds[group] for (group, _), n in both.items()),
    )


def total(counts: Iterable[Counts]) -> Counts:
    """Add up counts."""
    listed = list(counts)
    return Counts(**{field.name: sum(getattr(each, field.name) for each in listed) for field in fields(Counts)})


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)
