"""The best dependency tree of arc scores: a maximum spanning arborescence with exactly one root.

Chu and Liu 1965, Edmonds 1967; one root is enforced as in Stanojević and Cohen, "A Root of All Evil", EMNLP 2021: so
much is taken from every arc of the root that no tree with two of them can win. Written here since no package that
does it has wheels for all Python versions that we support; networkx's takes some hundred times as long.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

NEVER = np.float64(-1e18)


def best_tree(scores: Scores) -> list[int]:
    """Return the head of each word, -1 for the root.

    Args:
        scores: one row a word, one column a possible head; column 0 is the root, column `j + 1` the word `j`.

    >>> best_tree(np.array([[9, 0, 5], [8, 7, 0]], dtype=np.float32))
    [-1, 0]
    """
    count = len(scores)
    weights = np.full((count + 1, count + 1), NEVER)
    weights[1:] = scores
    np.fill_diagonal(weights, NEVER)
    heads = weights.argmax(axis=1)
    heads[0] = 0
    if (heads[1:] == 0).sum() == 1 and not _cycle(heads):
        return [int(head) - 1 for head in heads[1:]]
    finite = weights[1:][weights[1:] > NEVER]
    weights[1:, 0] -= (finite.max() - finite.min() + 1) * (count + 1)
    return [int(head) - 1 for head in _arborescence(weights)[1:]]


@dataclass(frozen=True, slots=True)
class _Contraction:
    """How one cycle was made one node, the last of a smaller matrix, and how to undo that.

    Attributes:
        heads: the head of each node before.
        outside: the nodes outside the cycle, in the smaller matrix's order.
        entered: for each of them as a head, the node of the cycle that it would take.
        left: for each of them, its best head in the cycle.
    """

    heads: NDArray[np.int64]
    outside: NDArray[np.int64]
    entered: NDArray[np.int64]
    left: NDArray[np.int64]

    def undone(self, heads: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the heads before the contraction of the heads after it."""
        count = len(self.outside)
        result = self.heads.copy()
        inner = heads[:count] == count
        result[self.outside] = np.where(inner, self.left, self.outside[np.where(inner, 0, heads[:count])])
        above = heads[count]
        result[self.entered[above]] = self.outside[above]
        result[0] = 0
        return result


def _arborescence(weights: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the head of each node in the best tree under node 0; `weights[i, j]` is that of the arc `j` to `i`."""
    contractions: list[_Contraction] = []
    while True:
        heads: NDArray[np.int64] = weights.argmax(axis=1)
        heads[0] = 0
        cycle = _cycle(heads)
        if not cycle:
            break
        weights, contraction = _contracted(weights, heads, np.array(cycle))
        contractions.append(contraction)
    for contraction in reversed(contractions):
        heads = contraction.undone(heads)
    return heads


def _contracted(
    weights: NDArray[np.float64], heads: NDArray[np.int64], members: NDArray[np.int64]
) -> tuple[NDArray[np.float64], _Contraction]:
    """Return the smaller matrix in which the cycle `members` is the last node, and the way back."""
    inside = np.zeros(len(weights), dtype=bool)
    inside[members] = True
    outside = np.flatnonzero(~inside)
    count = len(outside)
    entering = weights[members][:, outside] - weights[members, heads[members]][:, None]
    leaving = weights[outside][:, members]
    smaller = np.full((count + 1, count + 1), NEVER)
    smaller[:count, :count] = weights[outside][:, outside]
    smaller[count, :count] = entering.max(axis=0)
    smaller[:count, count] = leaving.max(axis=1)
    smaller[0] = NEVER
    entered, left = members[entering.argmax(axis=0)], members[leaving.argmax(axis=1)]
    return smaller, _Contraction(heads, outside, entered, left)


def _cycle(heads: NDArray[np.int64]) -> list[int]:
    """Return the nodes of one cycle that does not hold node 0, or an empty list."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        at, path = start, []
        while not state[at]:
            state[at] = 1
            path.append(at)
            at = int(heads[at])
        if state[at] == 1:
            return path[path.index(at) :]
        for each in path:
            state[each] = 2
    return []
