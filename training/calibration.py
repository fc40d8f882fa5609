"""Logistic regression and what tells how good its probabilities are: calibration, log loss and ranking."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

_STEPS = 30
_TINY = 1e-9
BINS = 10


def fit(inputs: Numbers, right: Numbers, penalties: Numbers) -> Numbers:
    """Return the weights of a logistic regression, by Newton's method from zero, so that nothing is left to chance.

    Args:
        inputs: one row an example, one column a feature.
        right: 1 or 0 an example.
        penalties: for each weight what half its square costs, in units of log likelihood; above 0.
    """
    weights = np.zeros(inputs.shape[1])
    for _ in range(_STEPS):
        found = sigmoid(inputs @ weights)
        slope = inputs.T @ (found - right) + penalties * weights
        curvature = (inputs * (found * (1 - found))[:, None]).T @ inputs + np.diag(penalties)
        step = np.linalg.solve(curvature, slope)
        weights -= step
        if np.abs(step).max() < _TINY:
            break
    return weights


def sigmoid(odds: Numbers) -> Numbers:
    """Return the probabilities of logarithmic odds."""
    return np.asarray(1 / (1 + np.exp(-odds)))


def folds(groups: list[str], count: int) -> NDArray[np.int64]:
    """Return the fold of each example, from the hash of its group: the same ones whatever else there is."""
    return np.array([int(hashlib.sha256(group.encode()).hexdigest(), 16) % count for group in groups])


@dataclass(frozen=True, slots=True)
class Bin:
    """The examples with a probability in one range: how many, their mean probability, and the share that is right."""

    size: int
    expected: float
    observed: float


def reliability(right: Numbers, probabilities: Numbers, bins: int = BINS) -> list[Bin]:
    """Return the reliability curve over ranges of equal width; empty ones are left out (Guo et al. 2017, ICML)."""
    place = np.minimum((probabilities * bins).astype(int), bins - 1)
    return [
        Bin(int(inside.sum()), float(probabilities[inside].mean()), float(right[inside].mean()))
        for k in range(bins)
        if (inside := place == k).any()
    ]


def calibration_error(right: Numbers, probabilities: Numbers, bins: int = BINS) -> float:
    """Return the expected calibration error: the mean distance of the curve from the diagonal.

    >>> calibration_error(np.array([1.0, 1.0, 0.0, 0.0]), np.array([0.9, 0.9, 0.3, 0.3]))
    0.2
    """
    curve = reliability(right, probabilities, bins)
    return round(sum(each.size * abs(each.expected - each.observed) for each in curve) / len(right), 12)


def least_error(probabilities: Numbers, draws: int = 200, seed: int = 0) -> float:
    """Return the calibration error to be expected of so many examples if every probability were exact."""
    chance = np.random.default_rng(seed)
    size = len(probabilities)
    drawn = [
        calibration_error((chance.random(size) < probabilities).astype(float), probabilities) for _ in range(draws)
    ]
    return float(np.mean(drawn))


def log_loss(right: Numbers, probabilities: Numbers) -> float:
    """Return the mean surprise in nats."""
    return float(-np.log(np.where(right > 0, probabilities, 1 - probabilities)).mean())


def ranking(right: Numbers, probabilities: Numbers) -> float:
    """Return the area under the ROC curve: how often what is right stands above what is wrong, ties counting half."""
    _, place, sizes = np.unique(probabilities, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(sizes) - (sizes - 1) / 2)[place]
    many = right.sum()
    return float((ranks[right > 0].sum() - many * (many + 1) / 2) / (many * (len(right) - many)))
