"""Score, predict and compare from the command line: python -m benchmarks.openie --help."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.openie.benchmark import BENCHMARKS
from benchmarks.openie.prediction import read_predictions, read_sentences, write

if TYPE_CHECKING:
    from collections.abc import Sequence

_VIEWS = ("chain", "graph", "nary")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one verb."""
    options = _parser().parse_args(arguments)
    options.run(options)


def score(options: argparse.Namespace) -> None:
    """Print precision, recall and F1 of predictions, of one shipped system, or of all of them."""
    benchmark = BENCHMARKS[options.benchmark]
    folder = benchmark.folder(options.data)
    gold = benchmark.read_gold(folder)
    if options.predictions:
        found = read_predictions(options.predictions)
        kept = [each for each in found if not each.implicit or not options.no_implicit]
        print(f"{options.benchmark:8} {options.predictions.name:12} {benchmark.score(gold, kept)}")
        return
    for name in [options.system] if options.system else benchmark.systems(folder):
        print(f"{options.benchmark:8} {name:12} {benchmark.score(gold, benchmark.read_system(folder, name))}")


def sentences(options: argparse.Namespace) -> None:
    """Print the sentences of a benchmark as JSON lines, tokenised as its gold is."""
    benchmark = BENCHMARKS[options.benchmark]
    for line in write(benchmark.read_sentences(benchmark.folder(options.data))):
        print(line)


def predict(options: argparse.Namespace) -> None:
    """Print what a view reads from the sentences as JSON lines."""
    from benchmarks.openie.views import parse, predictions
    from kg.parse import load_pipeline

    given = read_sentences(options.sentences)
    for line in write(predictions(given, parse(load_pipeline(options.model), given), options.view)):
        print(line)


def compare(options: argparse.Namespace) -> None:
    """Print the F1 of each pipeline on each benchmark, with the view that suits its conventions."""
    from benchmarks.openie.views import parse, predictions
    from kg.parse import load_pipeline

    names = list(BENCHMARKS)
    print(f"{'pipeline':40}" + "".join(f"{name + ' ' + BENCHMARKS[name].view:>15}" for name in names))
    for model in options.models:
        nlp = load_pipeline(model)
        figures = []
        for name in names:
            benchmark = BENCHMARKS[name]
            folder = benchmark.folder(options.data)
            given = benchmark.read_sentences(folder)
            found = predictions(given, parse(nlp, given), benchmark.view)
            kept = [each for each in found if benchmark.implicit or not each.implicit]
            figures.append(benchmark.score(benchmark.read_gold(folder), kept).f1)
        print(f"{model[-40:]:40}" + "".join(f"{figure:15.4f}" for figure in figures), flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.openie", description=__doc__)
    verbs = parser.add_subparsers(required=True, metavar="VERB")

    verb = verbs.add_parser("score", help="score predictions, or the systems that come with the data")
    _add_data(verb)
    which = verb.add_mutually_exclusive_group()
    which.add_argument("--predictions", type=Path, help="a file that `predict` wrote")
    which.add_argument("--system", help="a shipped system; all of them where neither is given")
    verb.add_argument("--no-implicit", action="store_true", help="leave out predictions flagged as implicit")
    verb.set_defaults(run=score)

    verb = verbs.add_parser("sentences", help="write the sentences of a benchmark")
    _add_data(verb)
    verb.set_defaults(run=sentences)

    verb = verbs.add_parser("predict", help="extract from sentences with their tokens")
    verb.add_argument("--view", choices=_VIEWS, required=True)
    verb.add_argument("--model", help="name or path of a pipeline")
    verb.add_argument("sentences", type=Path, help="a file that `sentences` wrote")
    verb.set_defaults(run=predict)

    verb = verbs.add_parser("compare", help="compare pipelines under the same extractor")
    verb.add_argument("--data", type=Path, required=True, help="folder that holds a folder a benchmark")
    verb.add_argument("--models", nargs="+", required=True, help="names or paths of pipelines")
    verb.set_defaults(run=compare)
    return parser


def _add_data(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--benchmark", choices=sorted(BENCHMARKS), required=True)
    verb.add_argument("--data", type=Path, required=True, help="folder of the benchmark, or the one that holds it")


if __name__ == "__main__":
    try:
        main()
    except (FileNotFoundError, KeyError, ValueError) as error:
        sys.exit(f"error: {error}")
