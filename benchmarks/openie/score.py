"""Precision, recall and their harmonic mean."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The figures of one system on one benchmark, all between 0 and 1; `auc` only where the benchmark has one."""

    precision: float
    recall: float
    auc: float | None = None

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return f1(self.precision, self.recall)

    def __str__(self) -> str:
        """Return the figures in one line."""
        line = f"P {self.precision:.4f}  R {self.recall:.4f}  F1 {self.f1:.4f}"
        return line if self.auc is None else f"{line}  AUC {self.auc:.4f}"


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean, 0 where both are 0.

    >>> f1(0.5, 0.25)
    0.3333333333333333
    """
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
