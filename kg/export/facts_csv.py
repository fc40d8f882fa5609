"""Facts as a flat table for spreadsheets: one row a fact, with its first evidence and how much there is."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from kg.model import Entity
from kg.rdf import clean
from kg.words import qualifier, written

if TYPE_CHECKING:
    from typing import BinaryIO

    from kg.model import Contents, Fact

COLUMNS = (
    "id",
    "subject",
    "predicate",
    "object",
    "asserted",
    "polarity",
    "modality",
    "attributed_to",
    "qualifiers",
    "links",
    "confidence",
    "implicit",
    "rule",
    "evidence",
    "document",
    "start",
    "end",
    "sentence",
    "subject_types",
    "object_types",
    "subject_iri",
    "predicate_iri",
    "object_iri",
)
"""The header; `evidence` is the number of sentences, and what follows it is of the first one."""

_FORMULA = re.compile(r"[=+\-@\t]")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


def write(contents: Contents, stream: BinaryIO) -> None:
    """Write the facts of `contents` as CSV after RFC 4180, but for the line ends, which are line feeds.

    A text that a spreadsheet would run as a formula gets an apostrophe before it, which spreadsheets do not show;
    `facts.jsonl` has it as it is.
    """
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(fact) for fact in contents.facts)
    text.detach()  # flushes, and leaves the stream open for its owner


def _row(fact: Fact) -> list[str | int | float]:
    first = fact.evidence[0]
    return [
        fact.id,
        _guarded(fact.subject.label),
        _guarded(fact.predicate.lemma),
        _guarded(written(fact.object)),
        str(fact.asserted).lower(),
        str(fact.polarity),
        str(fact.modality),
        _guarded(fact.attributed_to.label) if fact.attributed_to else "",
        _guarded("; ".join(map(qualifier, fact.qualifiers))),
        _guarded("; ".join(f"{link.conjunction or link.role} {link.fact}" for link in fact.links)),
        fact.confidence,
        str(fact.implicit).lower(),
        fact.rule,
        len(fact.evidence),
        _guarded(first.document),
        first.start,
        first.end,
        _guarded(first.sentence),
        " ".join(fact.subject.types),
        " ".join(fact.object.types) if isinstance(fact.object, Entity) else f"xsd:{fact.object.datatype}",
        fact.subject.iri,
        fact.predicate.iri,
        fact.object.iri if isinstance(fact.object, Entity) else "",
    ]


def _guarded(text: str) -> str:
    text = clean(text)
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
