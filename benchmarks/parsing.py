"""Accuracy and speed of pipelines on treebanks and entity corpora: `python -m benchmarks.parsing --data DIR`.

Raw text in, paragraph by paragraph for trees and document by document for entities, everything matched by character
span; punctuation and subtypes count. The folder is laid out as `training/MODEL_CARD.md` says. Run it on an idle
machine: it times one core.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import spacy  # noqa: F401 -- its own import is not part of what loading a pipeline takes

import kg
from kg.parse.pipelines import DEFAULT_PIPELINE, load_pipeline, shipped_pipelines
from training.assembly import size_mb
from training.evaluation import Figures, evaluate

MODELS = Path(kg.__file__).parent / "models"
CELLS = (
    ("EWT, LAS", "syntax", "EWT", "las"),
    ("EWT, sentence F1", "syntax", "EWT", "sentences"),
    ("EWT, UPOS", "syntax", "EWT", "upos"),
    ("EWT, lemmas", "syntax", "EWT", "lemma"),
    ("GUM, LAS", "syntax", "GUM", "las"),
    ("GUM, sentence F1", "syntax", "GUM", "sentences"),
    ("GUM, UPOS", "syntax", "GUM", "upos"),
    ("GUM, lemmas", "syntax", "GUM", "lemma"),
    ("GUM news, LAS", "syntax", "GUM news", "las"),
    ("Universal NER EWT, F1", "entities", "Universal NER, EWT", "all"),
)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.parsing", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with ewt/, gum/ and ner/")
    parser.add_argument("--model", nargs="+", default=[DEFAULT_PIPELINE], help="shipped, installed or a path")
    parser.add_argument("--part", choices=("dev", "test"), default="test", help="default: %(default)s")
    args = parser.parse_args()
    columns = {name: measure(name, args.data, args.part) for name in dict.fromkeys(args.model)}
    print(f"| {args.part} | {' | '.join(columns)} |")
    print(f"| --- |{' --- |' * len(columns)}")
    for row in next(iter(columns.values())):
        print(f"| {row} | {' | '.join(cells[row] for cells in columns.values())} |")


def measure(name: str, data: Path, part: str) -> dict[str, str]:
    """Return the cells of one pipeline's column by the name of their row.

    To be called once a name in a process: `load_pipeline` keeps what it has loaded, and loading is timed.
    """
    folder = MODELS / name if name in shipped_pipelines() else Path(name)
    began = time.perf_counter()
    nlp = load_pipeline(name)
    seconds = time.perf_counter() - began
    figures: Figures = evaluate(nlp, data, part)
    cells = {row: f"{figures[kind][corpus][figure]:.1f}" for row, kind, corpus, figure in CELLS}
    cells["words per second"] = f"{figures['words_per_second']:,.0f}"
    cells["seconds to load"] = f"{seconds:.2f}"
    cells["megabytes"] = f"{size_mb(folder):.1f}" if folder.is_dir() else "-"
    return cells


if __name__ == "__main__":
    main()
