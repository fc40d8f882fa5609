"""One document through the pipeline and the extractors: the work that the processes of a build share."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.cache import encode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.cache import ExtractionCache
    from kg.model import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """What a worker gives for a document.

    Attributes:
        data: the extraction, encoded by `kg.cache`.
        failure: why there is none, if there is none.
        seconds: what each stage took.
    """

    data: bytes = b""
    failure: str = ""
    seconds: Mapping[str, float]


def extract_document(document: Document, *, model: str | None, cache: ExtractionCache | None) -> Extracted:
    """Parse a document, extract from it, and keep the result in `cache`: the work that processes share.

    Raises:
        KgError: the pipeline cannot be loaded, or the result cannot be kept.
    """
    from kg.extract import extract as extract_triples
    from kg.parse import load_pipeline, parse

    nlp = load_pipeline(model)
    start = middle = time.perf_counter()
    try:
        parsed = next(parse(nlp, [document]))
        middle = time.perf_counter()
        data = encode(extract_triples(parsed))
    except Exception as error:
        # A defect that one document brings to light must not cost the others.
        return Extracted(failure=f"{type(error).__name__}: {error}", seconds={})
    seconds = {"parse": middle - start, "extract": time.perf_counter() - middle}
    if cache is not None:
        cache.put(document, data)
    return Extracted(data=data, seconds=seconds)


def load(model: str | None) -> None:
    """Load the pipeline of this process."""
    from kg.parse import load_pipeline

    load_pipeline(model)
