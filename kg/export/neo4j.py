"""CSV files for Neo4j's bulk importer, in one ZIP file.

https://neo4j.com/docs/operations-manual/current/import/. After unpacking:

    neo4j-admin database import full --nodes=nodes.csv --relationships=relationships.csv neo4j
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from typing import TYPE_CHECKING

from kg.export.networks import to_networkx
from kg.rdf import clean

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, BinaryIO

    from kg.model import Contents

NODES = ("iri:ID", "name", "aliases:string[]", "datatype", ":LABEL")
RELATIONSHIPS = (
    ":START_ID",
    ":END_ID",
    ":TYPE",
    "fact",
    "label",
    "iri",
    "asserted:boolean",
    "polarity",
    "modality",
    "attributed_to",
    "qualifiers:string[]",
    "confidence:double",
    "implicit:boolean",
    "documents:string[]",
    "sentence",
)

_WORD = re.compile(r"\W+")


def write(contents: Contents, stream: BinaryIO) -> None:
    """Write `contents` as a ZIP file of `nodes.csv` and `relationships.csv`.

    A node has the label Entity or Value, and its types; the type of a relationship is its lemma, CALL_IN for "call in".
    The importer takes each line for a row and `;` for the end of an item, so line ends in texts become spaces, and
    semicolons in the items of a list commas.
    """
    graph = to_networkx(contents)
    nodes = (
        (
            node,
            _line(data["label"]),
            _items(data.get("aliases", ())),
            data.get("datatype", ""),
            ";".join(("Value",) if data["kind"] == "value" else ("Entity", *data["types"])),
        )
        for node, data in graph.nodes(data=True)
    )
    edges = (
        (
            source,
            target,
            _WORD.sub("_", data["lemma"]).strip("_").upper() or "RELATION",
            fact,
            _line(data["label"]),
            data["iri"],
            str(data["asserted"]).lower(),
            data["polarity"],
            data["modality"],
            data["attributed_to"] or "",
            _items(data["qualifiers"]),
            data["confidence"],
            str(data["implicit"]).lower(),
            _items(data["documents"]),
            _line(data["sentence"]),
        )
        for source, target, fact, data in graph.edges(keys=True, data=True)
    )
    # Without a date of its own, and not packed: the same graph gives the same bytes, whatever the version of zlib.
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, header, rows in (("nodes", NODES, nodes), ("relationships", RELATIONSHIPS, edges)):
            info = zipfile.ZipInfo(f"{name}.csv")
            info.create_system = 3  # Unix, on any system
            archive.writestr(info, _table(header, rows))


def _table(header: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8")


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def _items(texts: Iterable[str]) -> str:
    return ";".join(_line(text).replace(";", ",") for text in texts)
