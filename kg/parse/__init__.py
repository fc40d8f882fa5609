"""Parsing: from a document to a spaCy `Doc` with Universal Dependencies, and back to the file's offsets."""

from kg.parse.documents import Parse, parse
from kg.parse.pipelines import entity_labels, load_pipeline, shipped_pipelines

__all__ = ["Parse", "entity_labels", "load_pipeline", "parse", "shipped_pipelines"]
