"""Parsing: from a document to a spaCy `Doc` with Universal Dependencies, and back to the file's offsets."""

from kg.parse.documents import Parse, parse
from kg.parse.pipelines import Identity, entity_labels, identify, load_pipeline, shipped_pipelines

__all__ = ["Identity", "Parse", "entity_labels", "identify", "load_pipeline", "parse", "shipped_pipelines"]
