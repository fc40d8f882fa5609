"""From the folder of treebanks to the shipped weights.

python -m training.build --data DIR --encoder DIR --out kg/models/en_minilm
"""

from __future__ import annotations

import argparse
import json
import shutil
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
import torch

from training.assembly import assemble, size_mb
from training.card import model_card
from training.evaluation import evaluate
from training.export import export
from training.lexicon import write_lexicon
from training.network import Encoder, Network
from training.rounds import more_rounds
from training.train import CONFIG, train

if TYPE_CHECKING:
    from spacy.language import Language

HERE = Path(__file__).parent
GUIDELINES = {"ewt": 0.8, "crossner": 0.8}
"""Whose idea of a name is shipped, and how much of it: the best on the development parts of all corpora together.

Universal NER's alone loses works and products, which it does not have, CrossNER's alone takes too much for a name.
"""
STAGES = ("train", "rounds", "precision", "ship")


def trained_network(encoder: Path, work: Path) -> Network:
    """Return the network that the training left in `work`."""
    classes = json.loads((work / "classes.json").read_text(encoding="utf-8"))
    sizes = {name: len(values) for name, values in classes.items()}
    network = Network(Encoder.pretrained(encoder / "model.safetensors", 0.0), sizes, 0.0)
    network.load_state_dict(torch.load(work / "averaged.pt", weights_only=True))
    network.follow(GUIDELINES)
    return network.eval()


def pipeline(encoder: Path, work: Path, *, eight_bits: bool) -> Language:
    """Return the pipeline of the trained network, its matrices in eight bits or in 32."""
    graphs = work / ("int8" if eight_bits else "fp32")
    graphs.mkdir(exist_ok=True)
    export(trained_network(encoder, work), graphs, eight_bits=eight_bits)
    return assemble(work / "classes.json", work / "lexicon.json", encoder / "tokenizer.json", graphs)


def measure_precision(data: Path, encoder: Path, work: Path) -> None:
    """Write what eight bits cost on the development parts to `precision.json`."""
    found = {}
    for name, eight_bits in (("fp32", False), ("int8", True)):
        figures = evaluate(pipeline(encoder, work, eight_bits=eight_bits), data, "dev")
        size = sum(path.stat().st_size for path in (work / name).iterdir()) / 1e6
        found[name] = {
            "EWT las": figures["syntax"]["EWT"]["las"],
            "GUM las": figures["syntax"]["GUM"]["las"],
            "entities": figures["entities"]["Universal NER, EWT"]["all"],
            "megabytes": round(size, 1),
        }
    (work / "precision.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def ship(data: Path, encoder: Path, work: Path, out: Path) -> None:
    """Write the shipped pipeline, its figures on the test parts and its card."""
    shutil.rmtree(out, ignore_errors=True)
    pipeline(encoder, work, eight_bits=True).to_disk(out)
    figures = evaluate(spacy.load(out), data, "test")
    figures["size_mb"] = size_mb(out)
    figures["precision"] = json.loads((work / "precision.json").read_text(encoding="utf-8"))
    log = (work / "log.jsonl").read_text(encoding="utf-8").splitlines()
    figures["training"] = [json.loads(line) for line in log]
    (HERE / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    card = model_card(figures)
    (HERE / "MODEL_CARD.md").write_text(card, encoding="utf-8")
    (out / "README.md").write_text(card, encoding="utf-8")


def main() -> None:
    """Run all stages, or those named."""
    parser = argparse.ArgumentParser(prog="python -m training.build", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with ewt/, gum/ and ner/")
    parser.add_argument("--encoder", type=Path, required=True, help="folder with model.safetensors and tokenizer.json")
    parser.add_argument("--out", type=Path, required=True, help="folder for the pipeline; replaced")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="folder for what is made on the way")
    parser.add_argument("--config", type=Path, default=CONFIG, help="how to train (default: %(default)s)")
    parser.add_argument("--stages", nargs="+", choices=STAGES, default=STAGES)
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    for stage in args.stages:
        if stage == "train":
            write_lexicon(args.data, args.work / "lexicon.json")
            train(args.data, args.encoder, args.work, tomllib.loads(args.config.read_text(encoding="utf-8")))
        elif stage == "rounds":
            more_rounds(args.data, args.encoder, args.work, tomllib.loads(args.config.read_text(encoding="utf-8")))
        elif stage == "precision":
            measure_precision(args.data, args.encoder, args.work)
        else:
            ship(args.data, args.encoder, args.work, args.out)


if __name__ == "__main__":
    main()
