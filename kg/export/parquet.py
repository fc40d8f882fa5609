"""Facts as a Parquet file, for pandas, Polars, DuckDB and Spark; takes `pip install kg[parquet]`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.errors import ExportError
from kg.model import Entity
from kg.rdf import clean

if TYPE_CHECKING:
    from typing import BinaryIO

    from kg.model import Contents, Fact

ROWS = 100_000
"""Facts of one row group."""


def write(contents: Contents, stream: BinaryIO) -> None:
    """Write the facts of `contents`, one a row, with qualifiers and evidence as lists of structures.

    Raises:
        ExportError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise ExportError("parquet needs pyarrow, which is not installed; pip install 'kg[parquet]'") from None

    def structure(*texts: str, **others: Any) -> Any:
        return pa.list_(pa.struct([*((name, pa.string()) for name in texts), *others.items()]))

    schema = pa.schema(
        [
            *((name, pa.string()) for name in ("id", "subject", "predicate", "object")),
            ("asserted", pa.bool_()),
            *((name, pa.string()) for name in ("polarity", "modality", "attributed_to")),
            ("confidence", pa.float64()),
            ("implicit", pa.bool_()),
            ("rule", pa.string()),
            *((name, pa.string()) for name in ("subject_iri", "predicate_iri", "object_iri", "object_datatype")),
            ("subject_types", pa.list_(pa.string())),
            ("qualifiers", structure("role", "preposition", "value", "iri")),
            ("links", structure("role", "conjunction", "fact")),
            ("evidence", structure("document", "sentence", start=pa.int64(), end=pa.int64())),
        ]
    )
    with pq.ParquetWriter(stream, schema) as writer:
        for start in range(0, len(contents.facts) or 1, ROWS):
            rows = [_row(fact) for fact in contents.facts[start : start + ROWS]]
            writer.write_table(pa.Table.from_pylist(rows, schema=schema))


def _row(fact: Fact) -> dict[str, Any]:
    target = fact.object
    return {
        "id": fact.id,
        "subject": clean(fact.subject.label),
        "predicate": clean(fact.predicate.lemma),
        "object": clean(target.label if isinstance(target, Entity) else target.value),
        "asserted": fact.asserted,
        "polarity": str(fact.polarity),
        "modality": str(fact.modality),
        "attributed_to": None if fact.attributed_to is None else clean(fact.attributed_to.label),
        "confidence": fact.confidence,
        "implicit": fact.implicit,
        "rule": fact.rule,
        "subject_iri": fact.subject.iri,
        "predicate_iri": fact.predicate.iri,
        "object_iri": target.iri if isinstance(target, Entity) else None,
        "object_datatype": None if isinstance(target, Entity) else f"xsd:{target.datatype}",
        "subject_types": list(fact.subject.types),
        "qualifiers": [
            {
                "role": each.role,
                "preposition": clean(each.preposition),
                "value": clean(each.value.label if isinstance(each.value, Entity) else each.value.value),
                "iri": each.value.iri if isinstance(each.value, Entity) else None,
            }
            for each in fact.qualifiers
        ],
        "links": [
            {"role": each.role, "conjunction": clean(each.conjunction), "fact": each.fact} for each in fact.links
        ],
        "evidence": [
            {"document": clean(each.document), "sentence": clean(each.sentence), "start": each.start, "end": each.end}
            for each in fact.evidence
        ],
    }
