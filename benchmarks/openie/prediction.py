"""What is scored: a tuple of surface words that a system reads from a sentence, and its form in JSON lines."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """A predicted tuple.

    Attributes:
        sentence: id of the sentence that it was read from.
        subject, predicate, objects: words separated by single spaces; the objects in the order of the text.
        confidence: what orders the predictions of one system; any scale, higher is more certain.
        implicit: whether the relation was read from a noun phrase rather than from a verb.
        rule: what the extractor read it by; parts are separated by ": ".
    """

    sentence: str
    subject: str
    predicate: str
    objects: tuple[str, ...] = ()
    confidence: float = 1.0
    implicit: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a benchmark, tokenised as its gold is."""

    id: str
    sentence: str
    tokens: tuple[str, ...]


def write(items: Iterable[Prediction | Sentence]) -> Iterator[str]:
    """Yield one line of JSON an item."""
    for item in items:
        yield json.dumps(asdict(item), ensure_ascii=False)


def read_predictions(path: Path) -> list[Prediction]:
    """Return the predictions of a file that `write` wrote."""
    return [Prediction(**{**line, "objects": tuple(line["objects"])}) for line in _lines(path)]


def read_sentences(path: Path) -> list[Sentence]:
    """Return the sentences of a file that `write` wrote."""
    return [Sentence(**{**line, "tokens": tuple(line["tokens"])}) for line in _lines(path)]


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            if line.strip():
                yield json.loads(line)
