"""Named entities as BILUO tags, and the names that are likely enough.

The scores of the tags make a Markov chain over the well-formed sequences. A span is a name if those sequences that
have it as one, with this label, have enough of the weight of all. Unlike the one best sequence (Viterbi 1967) this
leaves out what is a name in some way, but in no way for sure. The sums are those of the forward-backward algorithm,
scaled word by word (Rabiner 1989, "A tutorial on hidden Markov models").

What the same words are elsewhere in the text counts as well: a name rarely has two senses in one text (Gale, Church and
Yarowsky 1992, "One sense per discourse").
"""

from __future__ import annotations

from collections import defaultdict
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

OUTSIDE = "O"

TEMPERATURE = 2.0
"""What the scores are divided by (Guo et al. 2017)."""

POSSIBLE, LIKELY = 0.1, 0.36
"""How much of the weight makes a name possible, and how much makes it one; measured on the development parts."""

ELSEWHERE = 0.6
"""How much of what makes a name is the mean of all places where the same words may be one."""


class Name(NamedTuple):
    """What may be a name: its first word, the one after its last, the index of its label, its share of the weight."""

    start: int
    end: int
    label: int
    share: float


def entity_tags(labels: Sequence[str]) -> list[str]:
    """Return the tags for some labels: outside, then beginning, inside, last and unit of each.

    >>> entity_tags(["ORG"])
    ['O', 'B-ORG', 'I-ORG', 'L-ORG', 'U-ORG']
    """
    return [OUTSIDE, *(f"{prefix}-{label}" for label in labels for prefix in "BILU")]


def likely_names(possible: Sequence[Name], wordings: Sequence[str]) -> list[Name]:
    """Return the names in a text that are likely enough, in their order; of two that overlap the likelier.

    Args:
        possible: those of all its sentences, as `possible_names` gives them, with places in the text.
        wordings: the words of each.

    >>> found = [Name(0, 1, 0, 0.9), Name(8, 9, 0, 0.2), Name(8, 9, 1, 0.4)]
    >>> [name[:3] for name in likely_names(found, ["Orrin", "Orrin", "Orrin"])]
    [(0, 1, 0), (8, 9, 0)]
    """
    shares: dict[tuple[str, int], float] = defaultdict(float)
    places: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for name, words in zip(possible, wordings, strict=True):
        shares[words, name.label] += name.share
        places[words].add((name.start, name.end))
    ranked = []
    for name, words in zip(possible, wordings, strict=True):
        mean = shares[words, name.label] / len(places[words])
        share = (1 - ELSEWHERE) * name.share + ELSEWHERE * mean
        if share > LIKELY:
            ranked.append(name._replace(share=share))
    chosen: dict[int, Name] = {}  # by word
    for name in sorted(ranked, key=lambda name: (-name.share, name)):
        words_of = range(name.start, name.end)
        if not any(at in chosen for at in words_of):
            chosen |= dict.fromkeys(words_of, name)
    return sorted(set(chosen.values()))


def possible_names(scores: Scores) -> list[Name]:
    """Return the spans of a sentence that may be names; they can overlap.

    Args:
        scores: one row a word, one column a tag, these in the order of `entity_tags`.

    >>> scores = np.full((3, 5), -4, dtype=np.float32)
    >>> scores[[0, 1, 2], [1, 3, 0]] = 4
    >>> [name[:3] for name in possible_names(scores)]
    [(0, 2, 0)]
    """
    if not len(scores):
        return []
    count = len(scores)
    weights = np.exp((scores - scores.max(axis=1, keepdims=True)) / np.float64(TEMPERATURE))
    shares = weights / weights.sum(axis=1, keepdims=True)
    begins, inside, ends, units = (shares[:, at::4] for at in (1, 2, 3, 4))
    closed_by = shares[:, 0] + units.sum(axis=1)  # a word with no name open behind it, given that none is before it
    # Of few labels, lists are faster than arrays.
    steps = list(zip(closed_by.tolist(), begins.tolist(), inside.tolist(), ends.tolist(), strict=True))
    # The weight of all beginnings up to each word, with no name open and with one of each label; scaled to 1.
    closed, opened = 1.0, [0.0] * units.shape[1]
    before, scales = [closed], []
    for close, begin, go_on, end in steps:
        now_open = [closed * b + o * g for b, o, g in zip(begin, opened, go_on, strict=True)]
        now_closed = closed * close + sum(map(mul, opened, end))
        scale = now_closed + sum(now_open)
        closed, opened = now_closed / scale, [weight / scale for weight in now_open]
        before.append(closed)
        scales.append(scale)
    # The weight of all that can follow, in the same two cases; what leaves a name open has none.
    closed, opened = 1 / closed, [0.0] * units.shape[1]
    after, open_after = [closed], [opened]
    for (close, begin, go_on, end), scale in zip(reversed(steps), reversed(scales), strict=True):
        now_closed = (closed * close + sum(map(mul, begin, opened))) / scale
        opened = [(closed * e + o * g) / scale for e, o, g in zip(end, opened, go_on, strict=True)]
        closed = now_closed
        after.append(closed)
        open_after.append(opened)
    ahead, open_ahead = np.array(after[-2::-1]), np.array(open_after[-2::-1])
    given = (np.array(before[:-1]) / scales)[:, None]
    whole = given * units * ahead[:, None]
    found = [Name(at, at + 1, label, float(whole[at, label])) for at, label in np.argwhere(whole > POSSIBLE).tolist()]
    begun = given * begins
    for start, label in np.argwhere(begun * open_ahead > POSSIBLE).tolist():
        weight, at = begun[start, label], start + 1
        while at < count and weight * open_ahead[at - 1, label] > POSSIBLE:
            share = weight * ends[at, label] / scales[at] * ahead[at]
            if share > POSSIBLE:
                found.append(Name(start, at + 1, label, float(share)))
            weight *= inside[at, label] / scales[at]
            at += 1
    return found
