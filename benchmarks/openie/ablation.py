"""Ablation: what each rule is worth, as the figures without the propositions that it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.openie.prediction import Prediction


def parts(prediction: Prediction) -> list[str]:
    """Return the names of what a prediction was read by: its construction, and the kind of its argument."""
    return prediction.rule.split(": ")


def families(predictions: Iterable[Prediction]) -> list[str]:
    """Return the names of all constructions and kinds of arguments that occur, sorted."""
    return sorted({part for each in predictions for part in parts(each)})


def without(predictions: Iterable[Prediction], family: str) -> list[Prediction]:
    """Return the predictions that were not read by `family`."""
    return [each for each in predictions if family not in parts(each)]
