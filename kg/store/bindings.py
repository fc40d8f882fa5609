"""Values that are put in place of a query's variables: from a person's words, or from Python, to RDF terms."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode

from kg import vocab
from kg.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.store.results import Term

    Given: TypeAlias = Term | str | bool | int | float | date

_IRI = re.compile(r"<([^<>]*)>")
_QUOTED = re.compile(r'"(.*)"', re.DOTALL)
_PREFIXED = re.compile(r"([a-z]+):(\S*)")
_TYPED = {
    "boolean": re.compile(r"true|false"),
    "integer": re.compile(r"[+-]?[0-9]+"),
    "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    "date": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
}


def read_binding(text: str, prefixes: Mapping[str, str]) -> Term:
    """Return the term that a person means by `text`, in the manner of Turtle.

    `<...>` and a name with one of `prefixes` are IRIs; digits, a date, true and false are typed literals; all else is
    a text. What stands in double quotes is a text whatever it looks like.

    Raises:
        QueryError: the IRI is not valid.

    >>> [str(read_binding(text, {"ent": "https://kg.example/entity/"})) for text in ("ent:khan", "7", '"7"', "a: b")]
    ['<https://kg.example/entity/khan>', '"7"^^<http://www.w3.org/2001/XMLSchema#integer>', '"7"', '"a: b"']
    """
    name = _PREFIXED.fullmatch(text)
    if match := _IRI.fullmatch(text):
        return _node(match[1])
    if name and name[1] in prefixes:
        return _node(f"{prefixes[name[1]]}{name[2]}")
    for datatype, pattern in _TYPED.items():
        if pattern.fullmatch(text):
            return Literal(text, datatype=NamedNode(f"{vocab.XSD}{datatype}"))
    quoted = _QUOTED.fullmatch(text)
    return Literal(quoted[1] if quoted else text)


def to_term(value: Given) -> Term:
    """Return a Python value as a term: a `str` is a text, never an IRI.

    >>> str(to_term("ent:khan")), str(to_term(True))
    ('"ent:khan"', '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>')
    """
    if isinstance(value, date):
        return Literal(value.isoformat(), datatype=NamedNode(f"{vocab.XSD}date"))
    return Literal(value) if isinstance(value, str | bool | int | float) else value


def _node(iri: str) -> NamedNode | BlankNode:
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise QueryError(f"<{iri}> is not a valid IRI: {error}") from None
