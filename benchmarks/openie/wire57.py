"""WiRe57 (Lechelle, Gotti and Langlais 2019, LAW XIII): token overlap, one to one.

A predicted tuple can match a gold tuple if its subject, relation and object each share a word with theirs; a slot whose
gold words are all inferred, i.e. not in the sentence, is excused. Further arguments are compared in their order.
Precision of a pair is the share of the predicted words that stand in the same gold slot, recall their number by that of
the gold words that are not inferred. Pairs are chosen greedily by their F1; the sums over the chosen pairs are divided
by the numbers of tuples. Words are what white space separates, and case counts.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from benchmarks.openie.prediction import Prediction, Sentence
from benchmarks.openie.score import Score, f1

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

Words = tuple[str, ...]
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot of a gold tuple: all its words, and the number of those that stand in the sentence."""

    words: Words
    own: int


@dataclass(frozen=True, slots=True)
class Tuple:
    """A gold tuple: subject, relation and object, and its further arguments."""

    core: tuple[Slot, Slot, Slot]
    further: tuple[Slot, ...]

    def agrees(self, prediction: Prediction) -> bool:
        """Whether `prediction` shares at least half of its words with this tuple, slot by slot."""
        found = match(self, prediction)
        return found is not None and f1(*found) >= _HALF

    def __str__(self) -> str:
        """Return the tuple in one line."""
        return " | ".join(" ".join(each.words) for each in (*self.core, *self.further))


def score(gold: Mapping[str, Iterable[Tuple]], predictions: Iterable[Prediction]) -> Score:
    """Return macro-averaged precision and recall over the tuples; predictions for other sentences are left out."""
    given: dict[str, list[Prediction]] = defaultdict(list)
    for each in predictions:
        given[each.sentence].append(each)
    precision = recall = 0.0
    predicted = expected = 0
    for sentence, tuples in gold.items():
        references = list(tuples)
        expected += len(references)
        predicted += len(given[sentence])
        for p, r in _pairs(references, given[sentence]):
            precision += p
            recall += r
    return Score(precision=precision / predicted if predicted else 0.0, recall=recall / expected if expected else 0.0)


def match(reference: Tuple, prediction: Prediction) -> tuple[float, float] | None:
    """Return precision and recall of a pair, or None if they cannot match."""
    found = predicted = own = 0
    core = (prediction.subject, prediction.predicate, prediction.objects[0] if prediction.objects else "")
    for slot, text in zip(reference.core, core, strict=True):
        shared, length = _overlap(slot, text)
        if slot.own and not shared:
            return None
        found, predicted, own = found + shared, predicted + length, own + slot.own
    for slot, text in zip_longest(reference.further, prediction.objects[1 : len(reference.further) + 1]):
        shared, length = _overlap(slot, text or "")
        found, predicted, own = found + shared, predicted + length, own + slot.own
    return (found / predicted, found / own) if predicted and own else None


def _overlap(slot: Slot, text: str) -> tuple[int, int]:
    """Return the number of predicted words that the slot holds, and of all predicted words."""
    words = text.split()
    return sum(word in slot.words for word in words), len(words)


def _pairs(references: list[Tuple], given: list[Prediction]) -> Iterator[tuple[float, float]]:
    """Yield precision and recall of the pairs that are chosen one to one, best first."""
    scored = [
        (f1(*found), i, j, found)
        for i, reference in enumerate(references)
        for j, prediction in enumerate(given)
        if (found := match(reference, prediction)) is not None
    ]
    rows: set[int] = set()
    columns: set[int] = set()
    for value, i, j, found in sorted(scored, key=lambda each: (-each[0], each[1], each[2])):
        if value and i not in rows and j not in columns:
            rows.add(i)
            columns.add(j)
            yield found


def read_gold(folder: Path) -> dict[str, list[Tuple]]:
    """Return the tuples of each sentence from `gold.json`."""
    return {each["id"]: [_tuple(found) for found in each["tuples"]] for each in _sentences(folder)}


def read_sentences(folder: Path) -> list[Sentence]:
    """Return the sentences of `gold.json`."""
    return [Sentence(id=s["id"], sentence=s["sent"], tokens=tuple(s["tokens"])) for s in _sentences(folder)]


def read_system(folder: Path, name: str) -> list[Prediction]:
    """Return the output of a shipped system."""
    return [
        Prediction(
            sentence=sentence,
            subject=each["arg1"],
            predicate=each["rel"],
            objects=(each["arg2"], *each.get("arg3+", ())),
            confidence=each["score"],
        )
        for sentence, found in _systems(folder).items()
        for each in found
        if each["extractor"] == name
    ]


def systems(folder: Path) -> list[str]:
    """Return the names of the shipped systems, sorted."""
    return sorted({each["extractor"] for found in _systems(folder).values() for each in found})


def _tuple(data: Mapping[str, Any]) -> Tuple:
    return Tuple(
        core=(_slot(data["arg1"]), _slot(data["rel"]), _slot(data["arg2"])),
        further=tuple(_slot(each) for each in data["arg3+"]),
    )


def _slot(part: Mapping[str, Any]) -> Slot:
    """Return a slot; the index of an inferred word is "inf"."""
    return Slot(tuple(part["words"]), sum(index != "inf" for index in part["words_indexes"]))


def _sentences(folder: Path) -> Iterator[dict[str, Any]]:
    for document in json.loads((folder / "gold.json").read_text("utf-8")).values():
        yield from document


def _systems(folder: Path) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = json.loads((folder / "systems.json").read_text("utf-8"))
    return found
