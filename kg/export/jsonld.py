"""JSON-LD 1.1: one node a line, names shortened by the prefixes of the context.

pyoxigraph writes JSON-LD without a context, every name in full.
"""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode

from kg import vocab
from kg.rdf import shorten, triples

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import BinaryIO

    from pyoxigraph import Triple

    from kg.model import Contents


def write(contents: Contents, stream: BinaryIO) -> None:
    """Write `contents` as one JSON-LD document."""
    prefixes = vocab.prefixes(contents.base)
    stream.write(f'{{\n"@context": {_json(prefixes)},\n"@graph": ['.encode())
    separator = "\n"
    for _, block in groupby(triples(contents), key=lambda triple: triple.subject):
        stream.write(f"{separator}{_json(_node(list(block), prefixes))}".encode())
        separator = ",\n"
    stream.write(b"\n]\n}\n")


def _node(block: list[Triple], prefixes: Mapping[str, str]) -> dict[str, Any]:
    def name(node: Any) -> str:
        return shorten(node.value, prefixes) or str(node.value)

    def value(term: Any) -> Any:
        if isinstance(term, NamedNode):
            return {"@id": name(term)}
        datatype = term.datatype.value
        return term.value if datatype == f"{vocab.XSD}string" else {"@value": term.value, "@type": name(term.datatype)}

    node: dict[str, Any] = {"@id": name(block[0].subject)}
    for predicate, rows in groupby(block, key=lambda triple: triple.predicate):
        if predicate.value == vocab.TYPE:
            node["@type"] = _one_or_all(name(row.object) for row in rows)
        else:
            node[name(predicate)] = _one_or_all(value(row.object) for row in rows)
    return node


def _one_or_all(values: Iterable[Any]) -> Any:
    found = list(values)
    return found[0] if len(found) == 1 else found


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
