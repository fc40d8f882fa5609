"""One pipeline out of the separately trained ones, as it is shipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import spacy

import kg.parse.paragraphs  # noqa: F401 -- registers the component that the pipeline names

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

META = {
    "name": "cnn",
    "version": "0.1.0",
    "description": "English into Universal Dependencies with named entities, for building knowledge graphs",
    "license": "CC BY-SA 4.0",
}


def assemble(parser: Path, entities: Path) -> Language:
    """Return the parsing pipeline with the recognizer behind it, which keeps a CNN of its own."""
    nlp = spacy.load(parser)
    recognizer = spacy.load(entities)
    recognizer.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    nlp.add_pipe("ner", source=recognizer)
    nlp.meta.update(META)
    nlp.meta["performance"] = {}
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    return nlp


def size_mb(folder: Path) -> float:
    """Return the size of a folder's files in megabytes."""
    return round(sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6, 1)
