"""From the folder of treebanks to the shipped weights: `python -m training.build --data DIR --out kg/models/en_cnn`."""

from __future__ import annotations

import argparse
import json
import random
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from spacy.cli.train import train
from spacy.tokens import DocBin

from training.assembly import assemble, size_mb
from training.card import model_card
from training.corpora import gold_doc, groups, training_docs
from training.entity_docs import entity_dev_docs, entity_training_docs
from training.evaluation import evaluate
from training.fast_gemm import fast_gemm
from training.news_trees import news_docs
from training.treebank import read_treebank

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

HERE = Path(__file__).parent
TREEBANKS = ("ewt", "gum")
VIEWS = 3
"""Times that the treebanks are cut into groups anew for one epoch of the parser."""
DEV_GROUP = 8
NEWS_ROUNDS = 120
"""Times that each written newspaper sentence appears, every time with other words in its slots."""
STAGES = ("prepare", "parser", "tuning", "entities", "assemble")


def prepare(data: Path, work: Path, seed: int) -> None:
    """Write the training and development documents of both trainings."""
    nlp = spacy.blank("en")
    rng = random.Random(seed)  # noqa: S311 -- not for secrets
    treebanks = [list(read_treebank(data / name / "train.conllu.xz")) for name in TREEBANKS]
    docs = [doc for _ in range(VIEWS) for each in treebanks for doc in training_docs(nlp, each, rng)]
    DocBin(docs=docs).to_disk(work / "parser-train.spacy")
    cut = [group for name in TREEBANKS
           for group in groups(read_treebank(data / name / "dev.conllu.xz"), lambda: DEV_GROUP)]  # fmt: skip
    dev = [doc for group in cut[::2] if (doc := gold_doc(nlp, group)) is not None]
    DocBin(docs=dev).to_disk(work / "parser-dev.spacy")
    DocBin(docs=entity_training_docs(nlp, data, rng)).to_disk(work / "entities-train.spacy")
    DocBin(docs=entity_dev_docs(nlp, data)).to_disk(work / "entities-dev.spacy")


def prepare_tuning(work: Path, seed: int) -> None:
    """Write the parser's training documents again, with written newspaper sentences that its first training tags."""
    nlp = spacy.blank("en")
    docs = list(DocBin().from_disk(work / "parser-train.spacy").get_docs(nlp.vocab))
    tagged = spacy.load(work / "parser" / "model-best")
    docs += news_docs(nlp, tagged, NEWS_ROUNDS, random.Random(seed))  # noqa: S311
    DocBin(docs=docs).to_disk(work / "tuning-train.spacy")


@spacy.registry.callbacks("training.restore_lemma_labels.v1")
def restore_lemma_labels() -> Callable[[Language], None]:
    """Return a callback that lets a loaded lemmatizer train on: it does not save which tree has which label."""

    def restore(nlp: Language) -> None:
        lemmatizer = nlp.get_pipe("trainable_lemmatizer")
        lemmatizer.tree2label = {tree: label for label, tree in enumerate(lemmatizer.labels)}

    return restore


def train_stage(stage: str, work: Path, seed: int) -> None:
    """Train the pipeline of `configs/STAGE.cfg`; its best epoch lands in `WORK/STAGE/model-best`."""
    overrides = {
        "paths.train": str(work / f"{stage}-train.spacy"),
        "paths.dev": str(work / f"{stage}-dev.spacy"),
        "system.seed": seed,
    }
    if stage == "tuning":
        prepare_tuning(work, seed)
        overrides["paths.dev"] = str(work / "parser-dev.spacy")
        overrides["paths.parser"] = str(work / "parser" / "model-best")
    with fast_gemm():
        train(HERE / "configs" / f"{stage}.cfg", work / stage, overrides=overrides)


def finish(data: Path, work: Path, out: Path) -> None:
    """Write the shipped pipeline, its figures and its card."""
    nlp = assemble(work / "tuning" / "model-best", work / "entities" / "model-best")
    shutil.rmtree(out, ignore_errors=True)
    nlp.to_disk(out)
    figures = evaluate(spacy.load(out), data, "test")
    with fast_gemm():
        figures["words_per_second_numpy"] = evaluate(spacy.load(out), data, "test")["words_per_second"]
    figures["size_mb"] = size_mb(out)
    (HERE / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    card = model_card(figures)
    (HERE / "MODEL_CARD.md").write_text(card, encoding="utf-8")
    (out / "README.md").write_text(card, encoding="utf-8")


def main() -> None:
    """Run all stages, or those named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with ewt/, gum/ and ner/")
    parser.add_argument("--out", type=Path, required=True, help="folder for the pipeline; replaced")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="folder for what is made on the way")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--stages", nargs="+", choices=STAGES, default=STAGES)
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    for stage in args.stages:
        if stage == "prepare":
            prepare(args.data, args.work, args.seed)
        elif stage == "assemble":
            finish(args.data, args.work, args.out)
        else:
            train_stage(stage, args.work, args.seed)


if __name__ == "__main__":
    main()
