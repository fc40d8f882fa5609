"""WiRe57 (Lechelle, Gotti and Langlais 2019, LAW XIII): token overlap, one to one.

A predicted tuple can match a gold tuple if its subject, relation and object each share a word with theirs; a slot whose
gold words are all inferred, i.e. not taken from the sentence, is excused. The precision of a pair is the share of the
predicted words that stand in the same gold slot, its recall the share of the gold's own words that are predicted. Pairs
are chosen greedily by their F1; the sums over the chosen pairs are divided by the numbers of tuples.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.openie.prediction import Prediction, Sentence
from benchmarks.openie.score import Score, f1

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tuple:
    """A gold tuple: for subject, relation, object and further arguments all words, and those not inferred."""

    slots: tuple[Words, ...]
    own: tuple[Words, ...]


def score(gold: Mapping[str, Iterable[Tuple]], predictions: Iterable[Prediction]) -> Score:
    """Return macro-averaged precision and recall over the tuples; predictions for other sentences are left out."""
    given: dict[str, list[tuple[Words, ...]]] = defaultdict(list)
    for each in predictions:
        given[each.sentence].append(slots(each))
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


def slots(prediction: Prediction) -> tuple[Words, ...]:
    """Return the words of a prediction: subject, relation, first object, and all further ones together."""
    first, further = " ".join(prediction.objects[:1]), " ".join(prediction.objects[1:])
    return words(prediction.subject), words(prediction.predicate), words(first), words(further)


def words(text: str) -> Words:
    """Return the words that white space separates.

    >>> words("the car's boot")
    ('the', "car's", 'boot')
    """
    return tuple(text.split())


def match(reference: Tuple, given: tuple[Words, ...]) -> tuple[float, float] | None:
    """Return precision and recall of a pair, or None if they cannot match."""
    shared = [_overlap(gold, found) for gold, found in zip(reference.slots, given, strict=True)]
    own = [_overlap(gold, found) for gold, found in zip(reference.own, given, strict=True)]
    if any(words and not number for words, number in zip(reference.own[:3], own[:3], strict=True)):
        return None
    predicted = sum(len(found) for found in given)
    expected = sum(len(gold) for gold in reference.own)
    if not predicted or not expected:
        return None
    return sum(shared) / predicted, sum(own) / expected


def _overlap(gold: Words, found: Words) -> int:
    return (Counter(gold) & Counter(found)).total()


def _pairs(references: list[Tuple], given: list[tuple[Words, ...]]) -> Iterator[tuple[float, float]]:
    """Yield precision and recall of the pairs that are chosen one to one, best first."""
    scored = [
        (f1(*found), i, j, found)
        for i, reference in enumerate(references)
        for j, prediction in enumerate(given)
        if (found := match(reference, prediction)) is not None
    ]
    rows: set[int] = set()
    columns: set[int] = set()
    for _, i, j, found in sorted(scored, key=lambda each: (-each[0], each[1], each[2])):
        if i not in rows and j not in columns:
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
    parts = [data["arg1"], data["rel"], data["arg2"]]
    further = data["arg3+"]
    return Tuple(
        slots=(*(tuple(part["words"]) for part in parts), tuple(word for part in further for word in part["words"])),
        own=(*(_own(part) for part in parts), tuple(word for part in further for word in _own(part))),
    )


def _own(part: Mapping[str, Any]) -> Words:
    """Return the words that stand in the sentence; the index of an inferred word is "inf"."""
    return tuple(w for w, index in zip(part["words"], part["words_indexes"], strict=True) if index != "inf")


def _sentences(folder: Path) -> Iterator[dict[str, Any]]:
    for document in json.loads((folder / "gold.json").read_text("utf-8")).values():
        yield from document


def _systems(folder: Path) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = json.loads((folder / "systems.json").read_text("utf-8"))
    return found
