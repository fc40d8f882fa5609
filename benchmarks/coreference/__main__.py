"""Coreference on GUM, raw text in: `python -m benchmarks.coreference --data DIR`."""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.coreference.gold import read_documents
from benchmarks.coreference.metrics import METRICS, conll_average, scores
from benchmarks.coreference.systems import SYSTEMS
from benchmarks.coreference.views import VIEWS, aligned, link_score
from kg.extract import extract
from kg.parse import load_pipeline, parse
from kg.parse.pipelines import DEFAULT_PIPELINE
from training.treebank import read_treebank

if TYPE_CHECKING:
    from benchmarks.coreference.gold import GoldDocument
    from benchmarks.coreference.systems import Clusters


def main() -> None:
    """Print a table for each view of the clusters, with a row for each system."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.coreference", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with gum/")
    parser.add_argument("--part", choices=("dev", "test"), default="dev", help="default: %(default)s")
    parser.add_argument("--model", default=DEFAULT_PIPELINE, help="shipped, installed or a path")
    parser.add_argument("--genres", action="store_true", help="also print the CoNLL average of each genre")
    args = parser.parse_args()
    nlp = load_pipeline(args.model)
    golds = list(read_documents(read_treebank(args.data / "gum" / f"{args.part}.conllu.xz")))
    extractions = [extract(parsed) for parsed in parse(nlp, (gold.document for gold in golds))]
    found = {name: [system(each) for each in extractions] for name, system in SYSTEMS.items()}
    for title, view in VIEWS.items():
        print(f"\n| {title} | {' | '.join(f'{name} P / R / F1' for name in METRICS)} | CoNLL |")
        print(f"| --- |{' --- |' * (len(METRICS) + 1)}")
        for name, systems in found.items():
            figures = scores([view(gold, system) for gold, system in zip(golds, systems, strict=True)])
            cells = [f"{100 * s.precision:.1f} / {100 * s.recall:.1f} / {100 * s.f1:.1f}" for s in figures.values()]
            print(f"| {name} | {' | '.join(cells)} | {100 * conll_average(figures):.1f} |")
    print("\n| links of named people and organisations | precision | recall |\n| --- | --- | --- |")
    for pronouns in (False, True):
        for name, systems in found.items():
            score = link_score(zip(golds, systems, strict=True), pronouns=pronouns)
            among = "names and pronouns" if pronouns else "names"
            print(f"| {name}, {among} | {100 * score.precision:.1f} | {100 * score.recall:.1f} |")
    if args.genres:
        print_genres(golds, found["kg"])


def print_genres(golds: list[GoldDocument], systems: list[Clusters]) -> None:
    """Print the CoNLL average of each genre, by exact spans."""
    genres = defaultdict(list)
    for gold, system in zip(golds, systems, strict=True):
        genres[gold.document.id.split("_")[1]].append(aligned(gold, system))
    print("\n| genre | CoNLL |\n| --- | --- |")
    for genre, pairs in sorted(genres.items()):
        print(f"| {genre} | {100 * conll_average(scores(pairs)):.1f} |")


if __name__ == "__main__":
    main()
