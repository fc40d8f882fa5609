"""The benchmarks by name, and where their data lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.openie import benchie, carb, wire57

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from benchmarks.openie.prediction import Prediction, Sentence
    from benchmarks.openie.score import Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """A data set with its metric.

    Attributes:
        file: name of the file that holds the gold.
        view: the textual view that suits its conventions.
        implicit: whether its gold holds what noun phrases state without a verb.
    """

    name: str
    file: str
    view: str
    implicit: bool
    read_sentences: Callable[[Path], list[Sentence]]
    read_gold: Callable[[Path], Mapping[str, Any]]
    read_system: Callable[[Path, str], list[Prediction]]
    systems: Callable[[Path], list[str]]
    score: Callable[[Any, Iterable[Prediction]], Score]

    def folder(self, data: Path) -> Path:
        """Return the folder of this benchmark: `data` itself, or the one inside it that is named after it.

        Raises:
            FileNotFoundError: neither holds the gold.
        """
        for each in (data, *sorted(data.glob(f"{self.name}*"))):
            if (each / self.file).is_file():
                return each
        raise FileNotFoundError(f"no {self.file} in {data} or a folder {self.name}* inside it")


BENCHMARKS = {
    "benchie": Benchmark(
        name="benchie",
        file="gold.txt",
        view="chain",
        implicit=False,
        read_sentences=benchie.read_sentences,
        read_gold=benchie.read_gold,
        read_system=benchie.read_system,
        systems=benchie.systems,
        score=benchie.score,
    ),
    "carb": Benchmark(
        name="carb",
        file="gold.tsv",
        view="nary",
        implicit=True,
        read_sentences=carb.read_sentences,
        read_gold=carb.read_gold,
        read_system=carb.read_system,
        systems=carb.systems,
        score=carb.score,
    ),
    "wire57": Benchmark(
        name="wire57",
        file="gold.json",
        view="chain",
        implicit=True,
        read_sentences=wire57.read_sentences,
        read_gold=wire57.read_gold,
        read_system=wire57.read_system,
        systems=wire57.systems,
        score=wire57.score,
    ),
}
