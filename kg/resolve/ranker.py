"""The antecedent ranker: how likely each mention takes up each earlier one, or none.

Notes:
    A mention-ranking model: the candidates of a mention and the chance that it takes up nothing compete in one softmax
    (Denis and Baldridge 2008, "Specialized Models and Ranking for Coreference Resolution", EMNLP; with antecedents
    latent, as in Durrett and Klein 2013). Scores come from one hidden layer over the features, which learns their
    conjunctions (Wiseman et al. 2015, "Learning Anaphoricity and Antecedent Ranking Features for Coreference
    Resolution", ACL). `training/coreference.py` makes the weights.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import as_file, files
from itertools import accumulate
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from kg.resolve.features import (
    MENTION_SIZES,
    PAIR_SIZES,
    WORDS,
    candidate_pairs,
    mention_features,
    mention_words,
    pair_features,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from kg.model import Document
    from kg.resolve.clusters import Clusters
    from kg.resolve.features import Integers
    from kg.resolve.referents import Referent

Floats: TypeAlias = NDArray[np.floating[Any]]

WEIGHTS = "data/ranker.npz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """What the ranker thinks of one document.

    Attributes:
        earlier: the candidates of all mentions, mention by mention.
        likely: the probability of each.
        starts: where the candidates of each mention begin, and one more for the end of the last.
        fresh: the probability of each mention that it takes up nothing.
    """

    earlier: Integers
    likely: Floats
    starts: Integers
    fresh: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranker:
    """The weights, and what they are looked up by.

    Attributes:
        rows: by feature in `WORDS`, the row of a word; row 0 is for unknown ones.
        mention: weights of a mention's features in the hidden layer of pairs.
        candidate: the same for the candidate.
        pair: the same for the pair.
        single: the same in the hidden layer that tells whether a mention takes up anything.
        mentions: these three side by side.
        pair_bias, pair_output, single_bias, single_output: of the layers.
        linear: what a pair's features add to its score by themselves.
    """

    rows: Mapping[str, Mapping[str, int]]
    mention: Floats
    candidate: Floats
    pair: Floats
    single: Floats
    pair_bias: Floats
    pair_output: Floats
    single_bias: Floats
    single_output: Floats
    linear: Floats
    mentions: Floats = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "mentions", np.concatenate([self.mention, self.candidate, self.single], axis=1))

    @classmethod
    @cache
    def shipped(cls) -> Ranker:
        """Return the ranker that comes with the package."""
        with as_file(files("kg.resolve").joinpath(WEIGHTS)) as path:
            return cls.read(path)

    @classmethod
    def read(cls, path: Path) -> Ranker:
        """Return the ranker whose weights a file has, as `training/coreference.py` writes it."""
        with np.load(path, allow_pickle=False) as arrays:
            words = [key.split("\t") for key in arrays["words"].tolist()]
            weights = {name: arrays[name].astype(np.float32) for name in arrays.files if name != "words"}
        rows: dict[str, dict[str, int]] = {feature: {} for feature in WORDS}
        for at, (feature, word) in enumerate(words, start=1):
            rows[feature][word] = at
        return cls(rows=rows, **weights)

    def rank(self, clusters: Clusters, document: Document, wanted: Collection[int] | None = None) -> Ranking:
        """Return for each mention of a document how likely it takes up each of its candidates.

        Args:
            clusters: the mentions, with what the sieves have put together.
            document: the text.
            wanted: the mentions to do this for; None for all. Others are treated as without candidates.
        """
        referents = clusters.referents
        pairs = candidate_pairs(referents, wanted)
        rows = mention_rows(referents, document.text, self.rows)
        layers = np.zeros((len(rows), self.mentions.shape[1]), np.float32)
        for column in rows.T:
            layers += self.mentions.take(column, axis=0)
        mention, candidate, single = np.split(layers, 3, axis=1)
        hidden = (mention + self.pair_bias).take(pairs.later, axis=0)
        hidden += candidate.take(pairs.earlier, axis=0)
        scores = np.zeros(len(pairs.later), np.float32)
        for offset, column in zip(_offsets(PAIR_SIZES.values()), pair_features(clusters, pairs, document), strict=True):
            column += offset
            hidden += self.pair.take(column, axis=0)
            scores += self.linear.take(column)
        np.maximum(hidden, 0.0, out=hidden)
        # not `@`: the sum must not depend on the machine's matrix library
        scores += np.einsum("ij,j->i", hidden, self.pair_output)
        single = np.maximum(single + self.single_bias, 0.0)
        return _softmax(pairs.earlier, scores, pairs.later, np.einsum("ij,j->i", single, self.single_output))


def mention_rows(referents: Sequence[Referent], text: str, rows: Mapping[str, Mapping[str, int]]) -> Integers:
    """Return the rows of the weights that the features of each mention stand for.

    Args:
        referents: those of a document.
        text: of the document.
        rows: of the words, by feature; rows of the other features follow them.
    """
    words = zip(WORDS, mention_words(referents, text), strict=True)
    known = np.array([[rows[feature].get(word, 0) for word in column] for feature, column in words], int)
    offsets = np.array(_offsets(MENTION_SIZES.values()), int) + sum(map(len, rows.values())) + 1
    return np.concatenate([known.T, mention_features(referents) + offsets], axis=1)


def _offsets(sizes: Iterable[int]) -> list[int]:
    return list(accumulate(sizes, initial=0))[:-1]


def _softmax(earlier: Integers, scores: Floats, later: Integers, fresh: Floats) -> Ranking:
    """Return the probabilities of the candidates of each mention and of none."""
    starts = np.searchsorted(later, np.arange(len(fresh) + 1))
    some = np.flatnonzero(starts[:-1] < starts[1:])
    highest = fresh.copy()
    if len(some):
        highest[some] = np.maximum(highest[some], np.maximum.reduceat(scores, starts[some]))
    likely, none = np.exp(scores - highest[later]), np.exp(fresh - highest)
    total = none.copy()
    if len(some):
        total[some] += np.add.reduceat(likely, starts[some])
    return Ranking(earlier=earlier, likely=likely / total[later], starts=starts, fresh=none / total)
