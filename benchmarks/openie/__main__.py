"""Score, predict, compare and analyse from the command line: python -m benchmarks.openie --help."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.openie.benchmark import BENCHMARKS
from benchmarks.openie.prediction import read_predictions, read_sentences, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

    from benchmarks.openie.benchmark import Benchmark
    from benchmarks.openie.prediction import Prediction, Sentence

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
    from kg.parse import load_pipeline

    _print_row("pipeline", [f"{each.name} {each.view}" for each in BENCHMARKS.values()])
    for model in options.models:
        nlp = load_pipeline(model)
        figures = []
        for benchmark in BENCHMARKS.values():
            folder = benchmark.folder(options.data)
            found, _ = _extract(nlp, benchmark, benchmark.read_sentences(folder))
            figures.append(benchmark.score(benchmark.read_gold(folder), found).f1)
        _print_row(model, [f"{figure:.4f}" for figure in figures])


def errors(options: argparse.Namespace) -> None:
    """Print a sample of wrong predictions and missed facts, each with its sentence, sentences with their parses."""
    from benchmarks.openie.errors import errors, sample, tree
    from kg.parse import load_pipeline

    benchmark = BENCHMARKS[options.benchmark]
    folder = benchmark.folder(options.data)
    given = benchmark.read_sentences(folder)
    found, docs = _extract(load_pipeline(options.model), benchmark, given)
    chosen = sample(errors(benchmark.read_gold(folder), found), options.sample, options.seed)
    for sentence, doc in zip(given, docs, strict=True):
        lines = [f"{each.kind:6}  {each.text}" for each in chosen if each.sentence == sentence.id]
        if lines:
            print("", sentence.sentence, *lines, *tree(doc), sep="\n")


def ablate(options: argparse.Namespace) -> None:
    """Print the F1 on each benchmark, then what is gained or lost without the propositions of each rule."""
    from benchmarks.openie.ablation import families, without
    from kg.parse import load_pipeline

    nlp = load_pipeline(options.model)
    whole, changes = [], []
    for benchmark in BENCHMARKS.values():
        folder = benchmark.folder(options.data)
        gold = benchmark.read_gold(folder)
        found, _ = _extract(nlp, benchmark, benchmark.read_sentences(folder))
        whole.append(score := benchmark.score(gold, found).f1)
        changes.append({name: benchmark.score(gold, without(found, name)).f1 - score for name in families(found)})
    _print_row("without", [f"{each.name} {each.view}" for each in BENCHMARKS.values()])
    _print_row("-", [f"{figure:.4f}" for figure in whole])
    for name in sorted(set().union(*changes)):
        _print_row(name, [f"{change[name]:+.4f}" if name in change else "" for change in changes])


def _extract(nlp: Language, benchmark: Benchmark, given: list[Sentence]) -> tuple[list[Prediction], list[Doc]]:
    """Return the predictions of the view that suits a benchmark's conventions, and the parses they were read from."""
    from benchmarks.openie.views import parse, predictions

    docs = list(parse(nlp, given))
    found = predictions(given, docs, benchmark.view)
    return [each for each in found if benchmark.implicit or not each.implicit], docs


def _print_row(name: str, cells: list[str]) -> None:
    print(f"{name[-40:]:40}" + "".join(f"{cell:>15}" for cell in cells), flush=True)


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

    verb = verbs.add_parser("errors", help="sample wrong predictions and missed facts, with their parses")
    _add_data(verb)
    verb.add_argument("--model", help="name or path of a pipeline")
    verb.add_argument("--sample", type=int, default=50, help="how many (default: %(default)s)")
    verb.add_argument("--seed", type=int, default=0, help="of the sample (default: %(default)s)")
    verb.set_defaults(run=errors)

    verb = verbs.add_parser("ablate", help="leave out each rule in turn")
    verb.add_argument("--data", type=Path, required=True, help="folder that holds a folder a benchmark")
    verb.add_argument("--model", help="name or path of a pipeline")
    verb.set_defaults(run=ablate)
    return parser


def _add_data(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--benchmark", choices=sorted(BENCHMARKS), required=True)
    verb.add_argument("--data", type=Path, required=True, help="folder of the benchmark, or the one that holds it")


if __name__ == "__main__":
    try:
        main()
    except (FileNotFoundError, KeyError, ValueError) as error:
        sys.exit(f"error: {error}")
