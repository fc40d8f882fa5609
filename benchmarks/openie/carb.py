"""CaRB (Bhardwaj, Aggarwal and Mausam 2019, EMNLP): bags of words, slot by slot.

A predicted tuple can match a gold tuple if they share a word of the relation; the arguments after the first are taken
together. Precision of a pair is the share of the predicted words found in the same gold slot, recall the share of the
gold words that are predicted. Over a sentence, precision adds up the best pairs one to one, recall the best prediction
for each gold tuple, so that one long prediction may cover several. The figures are those of the confidence threshold
with the best F1; the area lies under the curve that the thresholds draw.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from benchmarks.openie.prediction import Prediction, Sentence
from benchmarks.openie.score import Score, f1

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

_BE = frozenset({"am", "are", "be", "been", "being", "is", "was", "were"})
_SAID = frozenset({"added", "adds", "said", "says", "told"})
"""Words of a relation that let the arguments stand in either order: X said Y, "Y", said X."""
_HALF = 0.5
_PART = re.compile(r"[A-Za-z]+\((.*),List\(.*\)\)")


@dataclass(frozen=True, slots=True)
class Tuple:
    """A tuple: its relation, first argument and all other arguments, as words."""

    relation: tuple[str, ...]
    first: tuple[str, ...]
    rest: tuple[str, ...]

    @classmethod
    def of(cls, relation: str, arguments: Sequence[str]) -> Tuple:
        """Return the tuple of these texts, whose words white space separates."""
        first, rest = " ".join(arguments[:1]), " ".join(arguments[1:])
        return cls(tuple(relation.split()), tuple(first.split()), tuple(rest.split()))

    def agrees(self, prediction: Prediction) -> bool:
        """Whether `prediction` shares at least half of its words with this tuple, slot by slot."""
        found = Tuple.of(prediction.predicate, [prediction.subject, *prediction.objects])
        return f1(*match(self, found)) >= _HALF

    def __str__(self) -> str:
        """Return the tuple in one line."""
        return " | ".join(" ".join(each) for each in (self.first, self.relation, self.rest))


def match(gold: Tuple, predicted: Tuple) -> tuple[float, float]:
    """Return precision and recall of a pair, both 0 if they cannot match.

    >>> match(Tuple.of("sold", ["she", "the old car"]), Tuple.of("sold", ["she", "the car", "in May"]))
    (0.6666666666666666, 0.8)
    """
    found = _match(gold, predicted)
    if any(said in " ".join(gold.relation) for said in _SAID):
        turned = _match(gold, Tuple(predicted.relation, predicted.rest, predicted.first))
        return max(found, turned)
    return found


def _match(gold: Tuple, predicted: Tuple) -> tuple[float, float]:
    relation = _shared(gold.relation, predicted.relation)
    if "be" in Counter(predicted.relation) - Counter(gold.relation) and _BE & set(gold.relation):
        relation += 1  # an uninflected "be" stands for any of its forms
    if not relation or (gold.rest and not predicted.rest):
        return 0.0, 0.0
    shared = relation + _shared(gold.first, predicted.first) + _shared(gold.rest, predicted.rest)
    # what a gold tuple has no slot for is not held against the prediction
    length = _length(predicted) - (0 if gold.rest else len(predicted.rest))
    return shared / length, shared / _length(gold)


def _shared(gold: tuple[str, ...], predicted: tuple[str, ...]) -> int:
    return (Counter(gold) & Counter(predicted)).total()


def _length(each: Tuple) -> int:
    return len(each.relation) + len(each.first) + len(each.rest)


def score(gold: Mapping[str, Sequence[Tuple]], predictions: Iterable[Prediction]) -> Score:
    """Return precision and recall at the threshold of best F1, and the area under the curve."""
    given: dict[str, list[Prediction]] = defaultdict(list)
    for each in predictions:
        if each.sentence in gold:
            given[each.sentence].append(each)
    thresholds = sorted({each.confidence for found in given.values() for each in found})
    size = len(thresholds)
    p, pn, r, rn = [0.0] * size, [0] * size, [0.0] * size, [0] * size
    for sentence, tuples in gold.items():
        found = given[sentence]
        matrix = [[match(each, Tuple.of(x.predicate, [x.subject, *x.objects])) for x in found] for each in tuples]
        previous: tuple[float, int, float] | None = None
        for k, threshold in enumerate(thresholds):
            kept = [j for j, x in enumerate(found) if x.confidence >= threshold]
            if previous is None or len(kept) != previous[1]:
                previous = (_precision(matrix, kept), len(kept), _recall(matrix, kept))
            p[k] += previous[0]
            pn[k] += previous[1]
            r[k] += previous[2]
            rn[k] += len(tuples)
    curve = [(p[k] / pn[k], r[k] / rn[k]) for k in range(size) if pn[k]]
    best = max((Score(precision=x, recall=y) for x, y in curve), key=lambda each: each.f1, default=None)
    if best is None:
        return Score(precision=0.0, recall=0.0, auc=0.0)
    return Score(precision=best.precision, recall=best.recall, auc=_area(curve))


def _precision(matrix: Sequence[Sequence[tuple[float, float]]], kept: Iterable[int]) -> float:
    """Return the sum of the precisions of the pairs chosen one to one, best first."""
    pairs = sorted(((row[j][0], -i, -j) for i, row in enumerate(matrix) for j in kept), reverse=True)
    rows: set[int] = set()
    columns: set[int] = set()
    total = 0.0
    for value, i, j in pairs:
        if i not in rows and j not in columns:
            rows.add(i)
            columns.add(j)
            total += value
    return total


def _recall(matrix: Sequence[Sequence[tuple[float, float]]], kept: Sequence[int]) -> float:
    """Return the sum over the gold tuples of the best recall."""
    return sum(max((row[j][1] for j in kept), default=0.0) for row in matrix)


def _area(curve: Sequence[tuple[float, float]]) -> float:
    """Return the area under precision over recall by trapezoids, from recall 0 at precision 1.

    Args:
        curve: precision and recall for each threshold, the lowest threshold first.
    """
    points = [(1.0, 0.0), *reversed(curve)]
    return sum((x - u) * (y + v) / 2 for (v, u), (y, x) in pairwise(points))


def read_gold(folder: Path) -> dict[str, list[Tuple]]:
    """Return the tuples of each sentence from `gold.tsv`: sentence, relation, arguments; the sentence is its own id."""
    gold: dict[str, list[Tuple]] = defaultdict(list)
    for line in (folder / "gold.tsv").read_text("utf-8").splitlines():
        sentence, relation, *arguments = line.split("\t")
        gold[sentence.strip()].append(Tuple.of(relation, arguments))
    return dict(gold)


def read_sentences(folder: Path) -> list[Sentence]:
    """Return the sentences that have gold, in the order of `gold.tsv`."""
    return [Sentence(id=each, sentence=each, tokens=tuple(each.split())) for each in read_gold(folder)]


def read_system(folder: Path, name: str) -> list[Prediction]:
    """Return the output of a shipped system in the format of OpenIE 4 and 5.

    A line holds, separated by tabs: confidence, context, first argument, relation, further arguments, sentence. Each
    part is written `Kind(text,List([start, end)))`; further arguments are separated by "; ". A context - who says or
    believes it - opens the first argument unless the tuple begins with it. A tuple without further arguments is
    incomplete and left out.
    """
    found = []
    for line in (folder / "systems" / f"{name}.txt").read_text("utf-8").splitlines():
        confidence, context, first, relation, rest, sentence = (part.strip() for part in line.split("\t"))
        if not rest:
            continue
        subject, predicate, said_by = _text(first), _text(relation), _text(context)
        if not f"{subject} {predicate}".startswith(said_by):
            subject = f"{said_by} {subject}"
        found.append(
            Prediction(
                sentence=sentence,
                subject=subject,
                predicate=predicate,
                objects=tuple(_text(each) for each in rest.split("; ")),
                confidence=float(confidence),
            )
        )
    return found


def systems(folder: Path) -> list[str]:
    """Return the names of the shipped systems, sorted."""
    return sorted(path.stem for path in (folder / "systems").glob("*.txt"))


def _text(part: str) -> str:
    found = _PART.fullmatch(part)
    return found[1] if found else ""
