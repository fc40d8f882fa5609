"""Named entities as BILUO tags, and the names that are likelier than not.

The scores of the tags make a Markov chain over the well-formed sequences. A span is a name if the sequences that have
it as one, with this label, weigh more than all others together; so no two names overlap. Beside the one best sequence
(Viterbi 1967) this leaves out what is a name in some way, but in no way for sure. The sums are those of the
forward-backward algorithm, scaled word by word (Rabiner 1989, "A tutorial on hidden Markov models").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Scores = NDArray[np.float32]
    Shares = NDArray[np.float64]

OUTSIDE = "O"

TEMPERATURE = 1.5
"""What the scores are divided by (Guo et al. 2017). Measured on the development parts: `training/MODEL_CARD.md`."""

_LIKELY = 0.5
_SURE = 0.9
"""A word that is this surely outside of every name parts the names on either side; their chains are summed alone."""


class Name(NamedTuple):
    """A name: its first word, the one after its last, the index of its label, and its probability."""

    start: int
    end: int
    label: int
    probability: float


def entity_tags(labels: Sequence[str]) -> list[str]:
    """Return the tags for some labels: outside, then beginning, inside, last and unit of each.

    >>> entity_tags(["ORG"])
    ['O', 'B-ORG', 'I-ORG', 'L-ORG', 'U-ORG']
    """
    return [OUTSIDE, *(f"{prefix}-{label}" for label in labels for prefix in "BILU")]


def likely_names(scores: Scores) -> Iterator[Name]:
    """Yield the names in a sentence that are likelier than not, in their order.

    Args:
        scores: one row a word, one column a tag, these in the order of `entity_tags`.

    >>> scores = np.full((3, 5), -4, dtype=np.float32)
    >>> scores[[0, 1, 2], [1, 3, 0]] = 4
    >>> [name[:3] for name in likely_names(scores)]
    [(0, 2, 0)]
    """
    weights = np.exp((scores - scores.max(axis=1, keepdims=True)) / np.float64(TEMPERATURE))
    shares = weights / weights.sum(axis=1, keepdims=True)
    unsure = np.flatnonzero(shares[:, 0] < _SURE)
    if not len(unsure):
        return
    for run in np.split(unsure, np.flatnonzero(np.diff(unsure) > 1) + 1):
        first = int(run[0])
        for name in _names_within(shares[first : first + len(run)]):
            yield name._replace(start=name.start + first, end=name.end + first)


def _names_within(shares: Shares) -> Iterator[Name]:
    """Yield the names in words of which these are the shares of the tags."""
    count = len(shares)
    begins, inside, ends, units = (shares[:, at::4] for at in (1, 2, 3, 4))
    closed_by = shares[:, 0] + units.sum(axis=1)  # no name goes on beyond the word, given that none is open before it
    before, open_before = np.ones(count + 1), np.zeros((count + 1, units.shape[1]))
    scales = np.ones(count)
    for at in range(count):
        closed = before[at] * closed_by[at] + open_before[at] @ ends[at]
        opened = before[at] * begins[at] + open_before[at] * inside[at]
        scales[at] = closed + opened.sum()
        before[at + 1], open_before[at + 1] = closed / scales[at], opened / scales[at]
    after, open_after = np.ones(count + 1), np.zeros((count + 1, units.shape[1]))
    after[count] = 1 / before[count]  # a name that is open in the end is none
    for at in reversed(range(count)):
        after[at] = (closed_by[at] * after[at + 1] + begins[at] @ open_after[at + 1]) / scales[at]
        open_after[at] = (ends[at] * after[at + 1] + inside[at] * open_after[at + 1]) / scales[at]
    for start in range(count):
        whole = before[start] * units[start] / scales[start] * after[start + 1]
        part = before[start] * begins[start] / scales[start]
        label = int(whole.argmax())
        if whole[label] > _LIKELY:
            yield Name(start, start + 1, label, float(whole[label]))
        label = int((part * open_after[start + 1]).argmax())
        weight, end = part[label], start + 1
        while end < count and weight * open_after[end, label] > _LIKELY:
            found = weight * ends[end, label] / scales[end] * after[end + 1]
            if found > _LIKELY:
                yield Name(start, end + 1, label, float(found))
                break
            weight *= inside[end, label] / scales[end]
            end += 1
