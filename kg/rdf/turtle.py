"""Turtle that people read and diff: grouped by subject, prefixed, one object a line.

pyoxigraph's own Turtle is valid and faster, but it puts all values of a property on one line, no space between
subjects, and the prefixes in no order.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg import vocab

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import BinaryIO

    Term: TypeAlias = NamedNode | BlankNode | Literal | Triple

# Local names that every parser reads as they stand: PN_LOCAL of Turtle 1.1 without dots, colons and escapes.
_BASE = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_LOCAL = re.compile(rf"[{_BASE}_0-9][{_BASE}_0-9\u00b7\u0300-\u036f\u203f-\u2040-]*")

# Literals that Turtle writes bare, by datatype, where the lexical form is the one that the grammar has.
_BARE = {
    f"{vocab.XSD}boolean": re.compile(r"true|false"),
    f"{vocab.XSD}integer": re.compile(r"[+-]?[0-9]+"),
    f"{vocab.XSD}decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
}
_ESCAPES = {code: f"\\u{code:04X}" for code in (*range(0x20), *range(0x7F, 0xA0))} | {
    ord("\t"): "\\t",
    ord("\n"): "\\n",
    ord("\r"): "\\r",
    ord('"'): '\\"',
    ord("\\"): "\\\\",
}


def shorten(iri: str, prefixes: Mapping[str, str]) -> str | None:
    """Return `iri` as a prefixed name, or None if none of `prefixes` gives one that every parser reads.

    >>> shorten("https://kg.example/entity/khan", {"ent": "https://kg.example/entity/"})
    'ent:khan'
    >>> shorten("https://kg.example/entity/khan/report", {"ent": "https://kg.example/entity/"})
    """
    for prefix, namespace in prefixes.items():
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    return None


def write_turtle(
    triples: Iterable[Triple], stream: BinaryIO, prefixes: Mapping[str, str], *, graph: str | None = None
) -> None:
    """Write `triples`, which must come grouped by subject and predicate, in their order.

    With the IRI of a `graph` it is TriG; with triples that are objects, Turtle 1.2.

    >>> import io
    >>> from pyoxigraph import Literal, NamedNode, Triple
    >>> stream = io.BytesIO()
    >>> label = Triple(NamedNode("https://kg.example/entity/khan"), NamedNode(vocab.LABEL), Literal("Khan"))
    >>> write_turtle([label], stream, {"ent": "https://kg.example/entity/", "rdfs": vocab.RDFS})
    >>> print(stream.getvalue().decode())
    @prefix ent: <https://kg.example/entity/> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    <BLANKLINE>
    ent:khan
        rdfs:label "Khan" .
    <BLANKLINE>
    """
    stream.writelines(f"@prefix {prefix}: <{name}> .\n".encode() for prefix, name in sorted(prefixes.items()))

    def iri(value: str) -> str:
        return shorten(value, prefixes) or f"<{value}>"

    def term(node: Term) -> str:
        if isinstance(node, NamedNode):
            return iri(node.value)
        if isinstance(node, Triple):
            return f"<<( {term(node.subject)} {term(node.predicate)} {term(node.object)} )>>"
        if not isinstance(node, Literal):
            return str(node)
        datatype = node.datatype.value
        if datatype in _BARE and _BARE[datatype].fullmatch(node.value):
            return node.value
        text = f'"{node.value.translate(_ESCAPES)}"'
        if node.language:
            return f"{text}@{node.language}"
        return text if datatype == f"{vocab.XSD}string" else f"{text}^^{iri(datatype)}"

    if graph is not None:
        stream.write(f"\n<{graph}> {{\n".encode())
    for subject, block in groupby(triples, key=lambda triple: triple.subject):
        lines = []
        for predicate, rows in groupby(block, key=lambda triple: triple.predicate):
            name = "a" if predicate.value == vocab.TYPE else iri(predicate.value)
            lines.append(f"    {name} " + " ,\n        ".join(term(row.object) for row in rows))
        stream.write(("\n" + term(subject) + "\n" + " ;\n".join(lines) + " .\n").encode())
    if graph is not None:
        stream.write(b"\n}\n")
