"""Extraction: from a parsed document to mentions and triples."""

from kg.extract.extract import extract

__all__ = ["extract"]
