"""The best dependency tree of arc scores: a maximum spanning arborescence with exactly one root.

Chu and Liu 1965, Edmonds 1967; one root is enforced as in Stanojević and Cohen, "A Root of All Evil", EMNLP 2021: so
much is taken from every arc of the root that no tree with two of them can win. Written here since no package that
does it has wheels for all Python versions that we support; networkx's takes some hundred times as long.
"""

from __future__ import annotations

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


def _arborescence(weights: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the head of each node in the best tree under node 0; `weights[i, j]` is that of the arc `j` to `i`."""
    heads: NDArray[np.int64] = weights.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.zeros(len(weights), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    members = np.array(cycle)
    own = weights[members, heads[members]]
    count = len(outside)
    smaller = np.full((count + 1, count + 1), NEVER)
    smaller[:count, :count] = weights[outside][:, outside]
    entering = weights[members][:, outside] - own[:, None]
    smaller[count, :count] = entering.max(axis=0)
    leaving = weights[outside][:, members]
    smaller[:count, count] = leaving.max(axis=1)
    smaller[0] = NEVER
    solved = _arborescence(smaller)
    result = heads.copy()
    for node, head in enumerate(solved[:count]):
        if node:
            result[outside[node]] = members[leaving[node].argmax()] if head == count else outside[head]
    above = solved[count]
    result[members[entering[:, above].argmax()]] = outside[above]
    result[0] = 0
    return result


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
