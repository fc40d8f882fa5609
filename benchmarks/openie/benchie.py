"""BenchIE (Gashteovski et al. 2022, ACL): exact match with one of the variants of a fact.

The gold groups all acceptable wordings of one fact in a *fact synset*. A predicted triple is right if each of its slots
equals the slot of one variant, where words in square brackets may be left out. True positives are the synsets that a
prediction matches, so that a second wording of one fact neither gains nor costs; false positives are the predictions
that match none, false negatives the synsets that none matches.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from benchmarks.openie.prediction import Prediction, Sentence
from benchmarks.openie.score import Score

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

Triple = tuple[str, str, str]
_PIECES = re.compile(r"\[|\]|[^\s\[\]]+")
_ARROW = re.compile(r"\s*-->\s*")


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact synset: the acceptable wordings of one fact, with optional words in brackets."""

    variants: tuple[Triple, ...]

    def matches(self, triple: Triple) -> bool:
        """Whether each slot of `triple` is the slot of one variant."""
        return any(
            all(bool(pattern(slot).fullmatch(text)) for slot, text in zip(variant, triple, strict=True))
            for variant in self.variants
        )

    def agrees(self, prediction: Prediction) -> bool:
        """Whether `prediction` says this fact."""
        return self.matches(_triple(prediction))

    def __str__(self) -> str:
        """Return the first variant in one line, and how many others there are."""
        others = f"  (+{len(self.variants) - 1})" if len(self.variants) > 1 else ""
        return " | ".join(self.variants[0]) + others


@cache
def pattern(slot: str) -> re.Pattern[str]:
    """Return the expression that the wordings of a slot match; its words are each followed by one space.

    >>> bool(pattern("[the] old barn [of Leeds]").fullmatch("old barn of Leeds "))
    True
    >>> bool(pattern("[the] old barn").fullmatch("the barn "))
    False
    """
    pieces = {"[": "(?:", "]": ")?"}
    return re.compile("".join(pieces.get(piece) or re.escape(piece) + " " for piece in _PIECES.findall(slot)))


def score(gold: Mapping[str, Iterable[Fact]], predictions: Iterable[Prediction]) -> Score:
    """Return micro-averaged precision and recall; a prediction for a sentence without gold is left out."""
    triples: dict[str, list[Triple]] = defaultdict(list)
    for each in predictions:
        triples[each.sentence].append(_triple(each))
    wrong = facts = found = 0
    for sentence, synsets in gold.items():
        given = triples[sentence]
        wrong += sum(not any(fact.matches(triple) for fact in synsets) for triple in given)
        for fact in synsets:
            facts += 1
            found += any(fact.matches(triple) for triple in given)
    return Score(precision=found / (found + wrong) if found else 0.0, recall=found / facts if facts else 0.0)


def _triple(prediction: Prediction) -> Triple:
    return _words(prediction.subject), _words(prediction.predicate), _words(" ".join(prediction.objects))


def _words(text: str) -> str:
    return "".join(word + " " for word in text.split())


def read_gold(folder: Path) -> dict[str, list[Fact]]:
    """Return the facts of each sentence from `gold.txt`."""
    return _read(folder)[1]


def read_sentences(folder: Path) -> list[Sentence]:
    """Return the sentences of `gold.txt`."""
    return _read(folder)[0]


def read_system(folder: Path, name: str) -> list[Prediction]:
    """Return the output of a shipped system: sentence id, subject, predicate, object, separated by tabs."""
    found = []
    for line in (folder / "systems" / f"{name}.tsv").read_text("utf-8").splitlines():
        sentence, subject, predicate, target = line.split("\t")[:4]
        found.append(Prediction(sentence=sentence, subject=subject, predicate=predicate, objects=(target,)))
    return found


def systems(folder: Path) -> list[str]:
    """Return the names of the shipped systems, sorted."""
    return sorted(path.stem for path in (folder / "systems").glob("*.tsv"))


def _read(folder: Path) -> tuple[list[Sentence], dict[str, list[Fact]]]:
    """Read blocks of a line `sent_id:N<tab>sentence` with, for each fact, a header and its variants."""
    sentences: list[Sentence] = []
    clusters: dict[str, list[list[Triple]]] = {}
    current = ""
    for line in (folder / "gold.txt").read_text("utf-8").splitlines():
        if line.startswith("sent_id:"):
            head, _, text = line.partition("\t")
            current = head.removeprefix("sent_id:").strip()
            sentences.append(Sentence(id=current, sentence=text.strip(), tokens=tuple(text.split())))
            clusters[current] = []
        elif re.match(r"\d+\s*-->\s*Cluster", line):
            clusters[current].append([])
        elif line.strip():
            slots = _ARROW.split(line.strip())
            if len(slots) != 3:
                raise ValueError(f"{folder / 'gold.txt'}: expected subject --> relation --> object, found {line!r}")
            clusters[current][-1].append((slots[0], slots[1], slots[2]))
    return sentences, {key: [Fact(tuple(variants)) for variants in value] for key, value in clusters.items()}
