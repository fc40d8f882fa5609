"""Named entities as BILUO tags, and the best sequence of them that is well formed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

OUTSIDE = "O"


def entity_tags(labels: Sequence[str]) -> list[str]:
    """Return the tags for some labels: outside, then beginning, inside, last and unit of each.

    >>> entity_tags(["ORG"])
    ['O', 'B-ORG', 'I-ORG', 'L-ORG', 'U-ORG']
    """
    return [OUTSIDE, *(f"{prefix}-{label}" for label in labels for prefix in "BILU")]


def transitions(tags: Sequence[str]) -> NDArray[np.bool_]:
    """Return whether the tag of a column may follow the tag of a row."""

    def follows(before: str, after: str) -> bool:
        if before[0] in "BI":
            return after[0] in "IL" and before[2:] == after[2:]
        return after[0] in "OBU"

    return np.array([[follows(before, after) for after in tags] for before in tags])


def best_tags(scores: Scores, allowed: NDArray[np.bool_]) -> list[int]:
    """Return the indices of the well-formed sequence with the highest sum of scores (Viterbi 1967).

    Args:
        scores: one row a word, one column a tag; the first tag is `O`, the others in the order of `entity_tags`.
        allowed: what `transitions` gives for the tags.
    """
    if not len(scores):
        return []
    greedy = scores.argmax(axis=1)
    closed = np.zeros(len(allowed), dtype=bool)
    closed[0] = True
    closed[3::4] = closed[4::4] = True  # L and U
    if allowed[0, greedy[0]] and closed[greedy[-1]] and allowed[greedy[:-1], greedy[1:]].all():
        return [int(tag) for tag in greedy]
    penalty = np.where(allowed, np.float32(0), np.float32(-1e9))
    total = scores[0] + penalty[0]
    back = np.zeros(scores.shape, dtype=np.int64)
    for at in range(1, len(scores)):
        paths = total[:, None] + penalty
        back[at] = paths.argmax(axis=0)
        total = paths.max(axis=0) + scores[at]
    total = np.where(closed, total, np.float32(-1e9))
    path = [int(total.argmax())]
    for at in range(len(scores) - 1, 0, -1):
        path.append(int(back[at, path[-1]]))
    return path[::-1]


def spans(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield (first, last + 1, label) of the entities in a well-formed sequence of tags.

    >>> list(spans(["U-LOC", "O", "B-ORG", "L-ORG"]))
    [(0, 1, 'LOC'), (2, 4, 'ORG')]
    """
    start = 0
    for at, tag in enumerate(tags):
        if tag[0] in "BU":
            start = at
        if tag[0] in "LU":
            yield start, at + 1, tag[2:]
