"""Errors: the predictions that say no fact of the gold, and the facts that no prediction says, with their parses."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from spacy.tokens import Doc

    from benchmarks.openie.prediction import Prediction


@dataclass(frozen=True, slots=True)
class Error:
    """A wrong prediction, or a missed fact: the id of its sentence, its kind, and what was wrong or missed in words."""

    sentence: str
    kind: str
    text: str


def errors(gold: Mapping[str, Iterable[Any]], predictions: Iterable[Prediction]) -> Iterator[Error]:
    """Yield the errors sentence by sentence, the wrong predictions first.

    Args:
        gold: facts, or tuples, whose `agrees` tells whether a prediction says them.
        predictions: for any of the sentences of `gold`.
    """
    given: dict[str, list[Prediction]] = {sentence: [] for sentence in gold}
    for each in predictions:
        given[each.sentence].append(each)
    for sentence, facts in gold.items():
        expected = list(facts)
        for found in given[sentence]:
            if not any(fact.agrees(found) for fact in expected):
                slots = " | ".join([found.subject, found.predicate, *found.objects])
                yield Error(sentence, "wrong", f"{slots}  [{found.rule}]")
        for fact in expected:
            if not any(fact.agrees(found) for found in given[sentence]):
                yield Error(sentence, "missed", str(fact))


def sample(found: Iterable[Error], size: int, seed: int) -> list[Error]:
    """Return `size` of the errors in their order, the same ones for the same seed; all if there are fewer."""
    every = list(found)
    chosen = random.Random(seed).sample(range(len(every)), min(size, len(every)))  # noqa: S311
    return [every[n] for n in sorted(chosen)]


def tree(doc: Doc) -> Iterator[str]:
    """Yield a line a word: its number, form, tag, relation, and the number and form of its head."""
    for word in doc:
        yield f"    {word.i:3} {word.text:20} {word.tag_:5} {word.dep_:14} {word.head.i:3} {word.head.text}"
