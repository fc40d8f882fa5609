"""One pipeline out of the tokenizer, the network and the rules, as it is shipped."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kg.parse.expressions import make_kg_expressions  # noqa: F401 -- registers the component
from kg.parse.neural.component import make_kg_network  # noqa: F401 -- likewise
from training.tokenizer import blank_english

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

META = {
    "name": "minilm",
    "version": "0.2.0",
    "description": "English into Universal Dependencies with named entities, for building knowledge graphs",
    "license": "CC BY-SA 4.0",
    "spacy_version": ">=3.8.7,<3.9.0",
}


def assemble(classes: Path, lexicon: Path, tokenizer: Path, graphs: Path) -> Language:
    """Return the pipeline of the files with classes, lexicon and tokenizer, and a folder with the two ONNX graphs."""
    nlp = blank_english()
    network = nlp.add_pipe("kg_network")
    network.load_files({
        "classes.json": classes.read_bytes(),
        "lexicon.json": lexicon.read_bytes(),
        "tokenizer.json": bare_tokenizer(tokenizer),
        "network.onnx": (graphs / "network.onnx").read_bytes(),
        "relations.onnx": (graphs / "relations.onnx").read_bytes(),
    })  # fmt: skip
    nlp.add_pipe("kg_expressions")
    nlp.meta.update(META)
    nlp.meta["performance"] = {}
    return nlp


def bare_tokenizer(path: Path) -> bytes:
    """Return a tokenizer file without padding, truncation and marks around the text; "[SEP]" in a text is no mark."""
    content = json.loads(path.read_bytes())
    content |= {"padding": None, "truncation": None, "post_processor": None, "added_tokens": []}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def size_mb(folder: Path) -> float:
    """Return the size of a folder's files in megabytes."""
    return round(sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6, 1)
