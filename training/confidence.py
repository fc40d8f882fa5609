"""Fit the weights of the confidence and tell how far it can be trusted.

python -m training.confidence --data DIR

DIR holds a folder a benchmark of open information extraction, as for `benchmarks.openie`. Held-out figures come from
folds of whole sentences, whichever benchmarks they stand in; the weights that are written come from all of them.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from kg.extract.confidence import OTHER
from kg.parse import load_pipeline
from training.calibration import (
    calibration_error,
    fit,
    folds,
    least_error,
    log_loss,
    ranking,
    reliability,
    sigmoid,
)
from training.confidence_examples import examples

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from kg.extract.confidence import Features
    from training.calibration import Numbers
    from training.confidence_examples import Example

WEIGHTS = Path(__file__).parent.parent / "kg" / "extract" / "data" / "confidence.json"
TABLES = ("parser", "tree")
"""The weights for parses that tell the parser's certainty, and for those that do not."""
FOLDS = 10
PENALTY = 2.0
"""Of a weight's square, halved; between 1 and 5 the log loss on held-out folds stays within .002."""
_FREE = 0.01
"""The penalty of what says how often a view or a gold is right."""
FEWEST = 20
"""Examples that a construction needs for a weight of its own."""
FEWEST_IN_VIEW = 200
"""Examples that a view needs for more than its share of right ones."""
REFERENCE = frozenset({"construction clause", "subject other", "target other"})
"""What the other constructions and kinds are compared with: its weight is 0."""
MEANING = {"chain": "benchie", "graph": "benchie", "graph implicit": "wire57", "implicit": "carb", "nary": "carb"}
"""For each view the gold by which it is right as often as the confidence says; another one tells differences alone."""


@dataclass(frozen=True, slots=True)
class Design:
    """The examples of one view as numbers: the names of the columns, and a row an example."""

    names: list[str]
    inputs: Numbers
    penalties: Numbers

    @classmethod
    def of(cls, found: Sequence[Example], table: str) -> Design:
        """Return the design of the examples of one view for one of `TABLES`."""
        rare = rare_constructions(found)
        rows = [_row(each, rare, table) for each in found]
        names = sorted(set().union(*rows) - REFERENCE) if len(found) >= FEWEST_IN_VIEW else ["base"]
        inputs = np.array([[row.get(name, 0.0) for name in names] for row in rows])
        penalties = np.array([_FREE if name.split()[0] in {"base", "gold"} else PENALTY for name in names])
        return cls(names, inputs, penalties)

    def weights(self, right: Numbers, among: NDArray[np.bool_] | slice = slice(None)) -> Numbers:
        """Return the weights that fit some of the examples, or all of them, to three digits."""
        return fit(self.inputs[among], right[among], self.penalties).round(3)

    def shipped(self, weights: Numbers) -> dict[str, float]:
        """Return the weights by name: without those of golds, with those that are 0 by definition."""
        given = {name: float(each) for name, each in zip(self.names, weights, strict=True) if name[:5] != "gold "}
        if len(given) > 1:
            given |= dict.fromkeys(REFERENCE, 0.0)
        return dict(sorted(given.items()))


def rare_constructions(found: Sequence[Example]) -> set[str]:
    """Return the features of the constructions with fewer than `FEWEST` examples."""
    counts = Counter(name for each in found for name in each.features if name.startswith("construction "))
    return {name for name, count in counts.items() if count < FEWEST}


def _row(example: Example, rare: set[str], table: str) -> Features:
    row = {OTHER if name in rare else name: value for name, value in example.features.items()}
    if table == "tree":
        row.pop("certainty", None)
    if example.gold != MEANING[example.view]:
        row[f"gold {example.gold}"] = 1
    return row


def held_out(design: Design, right: Numbers, fold: NDArray[np.int64]) -> Numbers:
    """Return the probability of each example by the weights that the other folds give, with two digits as shipped."""
    found = np.zeros(len(right))
    for k in range(FOLDS):
        found[fold == k] = sigmoid(design.inputs[fold == k] @ design.weights(right, fold != k))
    return found.round(2).clip(0.01, 0.99)


def base_rate(right: Numbers, fold: NDArray[np.int64]) -> Numbers:
    """Return for each example the share of right ones in the other folds."""
    rates = np.array([right[fold != k].mean() for k in range(FOLDS)])
    return np.asarray(rates[fold])


@dataclass(frozen=True, slots=True)
class Check:
    """What the held-out folds tell of one view, or of several: right or wrong, and the probabilities by estimate."""

    right: Numbers
    estimates: dict[str, Numbers]

    def figures(self) -> dict[str, dict[str, float]]:
        """Return the figures of each estimate."""
        return {
            name: {
                "examples": len(self.right),
                "right": round(float(self.right.mean()), 3),
                "log loss": round(log_loss(self.right, each), 4),
                "AUC": round(ranking(self.right, each), 3),
                "ECE": round(calibration_error(self.right, each), 3),
                "ECE if exact": round(least_error(each), 3),
            }
            for name, each in self.estimates.items()
        }


def fitted(found: Sequence[Example]) -> tuple[dict[str, dict[str, float]], Check]:
    """Return the weights of one view by table, and what the held-out folds tell of them."""
    right = np.array([each.right for each in found], dtype=float)
    fold = folds([each.sentence for each in found], FOLDS)
    meant = np.array([each.gold == MEANING[each.view] for each in found])
    designs = {table: Design.of(found, table) for table in TABLES}
    estimates = {table: held_out(each, right, fold)[meant] for table, each in designs.items()}
    estimates["base rate"] = base_rate(right[meant], fold[meant])
    weights = {table: each.shipped(each.weights(right)) for table, each in designs.items()}
    return weights, Check(right[meant], estimates)


def together(checks: Sequence[Check]) -> Check:
    """Return what the held-out folds tell of all views."""
    names = checks[0].estimates
    return Check(
        np.concatenate([each.right for each in checks]),
        {name: np.concatenate([each.estimates[name] for each in checks]) for name in names},
    )


def report(checks: Mapping[str, Check]) -> None:
    """Print the figures of each view, and the reliability curves."""
    for view, check in checks.items():
        for name, row in check.figures().items():
            print(f"{view:15}{name:10}" + "".join(f"  {key} {value}" for key, value in row.items()))
    for view, check in checks.items():
        print(f"\n{view}: expected, observed, examples")
        for each in reliability(check.right, check.estimates["parser"]):
            print(f"{each.expected:8.3f}{each.observed:8.3f}{each.size:8}")


def main() -> None:
    """Fit, print the figures on held-out folds and the curves, and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m training.confidence", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds a folder a benchmark")
    parser.add_argument("--model", help="name or path of a pipeline whose parser tells its certainty")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="file to write (default: %(default)s)")
    parser.add_argument("--list-wrong", metavar="VIEW", help="print what is wrong in a view, and write nothing")
    args = parser.parse_args()
    nlp = load_pipeline(args.model)
    found = examples(nlp, args.data)
    if args.list_wrong:
        for each in found:
            if each.view == args.list_wrong and not each.right:
                print(each.sentence, each.text, "", sep="\n")
        return
    weights, checks = {}, {}
    for view in MEANING:
        weights[view], checks[view] = fitted([each for each in found if each.view == view])
    checks["all"] = together(list(checks.values()))
    report(checks)
    content = {
        "about": "Weights of kg/extract/confidence.py, fitted by training/confidence.py; do not edit.",
        "provenance": {
            "pipeline": f"{nlp.meta['lang']}_{nlp.meta['name']}",
            "data": "development parts of BenchIE (Gashteovski et al. 2022), CaRB (Bhardwaj et al. 2019) and WiRe57"
            " (Lechelle et al. 2019)",
            "held out": {view: each.figures() for view, each in checks.items()},
        },
        "weights": weights,
    }
    args.out.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
