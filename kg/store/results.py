"""Answers to queries, and how they are written: as a table, CSV, TSV, JSON or Turtle."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, Literal, NamedNode, Quad, Triple

from kg import vocab
from kg.errors import QueryError
from kg.iri import BASE
from kg.rdf import shorten, write_turtle

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from rich.table import Table

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple
Plain: TypeAlias = str | int | float | bool | None

FORMATS = ("table", "csv", "tsv", "json", "ttl")
"""The formats of `format_answer`."""

_INTEGERS = {
    f"{vocab.XSD}{name}"
    for name in ("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger")
}
_NUMBERS = {f"{vocab.XSD}{name}" for name in ("decimal", "double", "float")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Solutions:
    """The answer to a SELECT query.

    Iterating gives one dict a row with plain values: a string for an IRI or a text, a number, a truth value, or None
    where the variable is not bound. `rows` has the terms themselves.

    Attributes:
        variables: names, without the question mark.
        rows: for each row the terms in the order of `variables`; None where one is not bound.
        complete: whether these are all; false where a limit cut the rest off.

    >>> from pyoxigraph import Literal
    >>> list(Solutions(variables=("n", "x"), rows=((Literal(3), None),)))
    [{'n': 3, 'x': None}]
    """

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    complete: bool = True

    def without(self, names: Container[str]) -> Solutions:
        """Return the same solutions without the variables called `names`."""
        kept = [i for i, name in enumerate(self.variables) if name not in names]
        rows = tuple(tuple(row[i] for i in kept) for row in self.rows)
        return replace(self, variables=tuple(self.variables[i] for i in kept), rows=rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Plain]]:
        for row in self.rows:
            yield {name: _plain(term) for name, term in zip(self.variables, row, strict=True)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """The answer to a CONSTRUCT or DESCRIBE query: triples, each once, sorted by subject and predicate.

    Attributes:
        triples: the triples.
        complete: whether these are all; false where a limit cut the rest off.
    """

    triples: tuple[Triple, ...]
    complete: bool = True

    @classmethod
    def of(cls, triples: Iterable[Triple], *, complete: bool = True) -> Description:
        """Return the description with `triples`; blank nodes get names that depend on the triples alone."""
        dataset = Dataset(Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
        dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
        return cls(triples=tuple(sorted((quad.triple for quad in dataset), key=_reading_order)), complete=complete)

    def __len__(self) -> int:
        return len(self.triples)

    def __iter__(self) -> Iterator[Triple]:
        return iter(self.triples)


def format_answer(answer: Solutions | bool | Description, format: str, *, base: str = BASE) -> str:  # noqa: A002
    r"""Return an answer as text that ends in a line feed.

    `table` is aligned text with prefixed names, for people; `csv`, `tsv` and `json` are the SPARQL 1.1 formats of
    those names (but for CSV's line ends, which are `\n`) and write triples as rows; `ttl` is for triples alone.

    Raises:
        QueryError: the format is unknown, or the answer cannot be written in it.

    >>> format_answer(True, "json")
    '{"head": {}, "boolean": true}\n'
    """
    if format not in FORMATS:
        raise QueryError(f"unknown format {format!r}; there are {', '.join(FORMATS)}")
    if format == "ttl":
        if not isinstance(answer, Description):
            raise QueryError(
                "ttl is for the triples of CONSTRUCT and DESCRIBE; use table, csv, tsv or json for this query"
            )
        stream = io.BytesIO()
        write_turtle(answer.triples, stream, _used(answer.triples, vocab.prefixes(base)))
        return stream.getvalue().decode()
    if isinstance(answer, bool):
        return json.dumps({"head": {}, "boolean": answer}) + "\n" if format == "json" else f"{str(answer).lower()}\n"
    solutions = _as_solutions(answer)
    if format == "table":
        return _text(solutions, base)
    return {"csv": _csv, "tsv": _tsv, "json": _json}[format](solutions)


def rich_table(answer: Solutions | Description, *, base: str = BASE) -> Table:
    """Return an answer as a table for a terminal; no text of the graph is read as markup or as a control code."""
    from rich.table import Table
    from rich.text import Text

    solutions = _as_solutions(answer)
    table = Table(*solutions.variables)
    for row in _cells(solutions, base):
        table.add_row(*(Text(cell) for cell in row))
    return table


def _text(solutions: Solutions, base: str) -> str:
    from rich.cells import cell_len

    rows = [solutions.variables, *_cells(solutions, base)]
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    rows.insert(1, tuple("-" * width for width in widths))
    lines = [
        "  ".join(cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    return "\n".join(lines) + "\n"


def _cells(solutions: Solutions, base: str) -> list[tuple[str, ...]]:
    prefixes = vocab.prefixes(base)

    def cell(term: Term | None) -> str:
        if isinstance(term, NamedNode):
            return shorten(term.value, prefixes) or f"<{term.value}>"
        text = "" if term is None else term.value if isinstance(term, Literal) else str(term)
        return "".join(map(_harmless, text))

    return [tuple(map(cell, row)) for row in solutions.rows]


def _harmless(char: str) -> str:
    """Return `char`, or what stands for it where a row must be one line and nothing may steer the terminal."""
    if char.isspace():
        return " "
    return "\ufffd" if unicodedata.category(char) == "Cc" else char


def _csv(solutions: Solutions) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(solutions.variables)
    for row in solutions.rows:
        writer.writerow([term.value if isinstance(term, NamedNode | Literal) else str(term or "") for term in row])
    return stream.getvalue()


def _tsv(solutions: Solutions) -> str:
    # Terms as in N-Triples, which escapes tabs and line ends; an unbound variable is an empty cell.
    rows = ["\t".join("" if term is None else str(term) for term in row) for row in solutions.rows]
    return "".join(f"{row}\n" for row in ["\t".join(f"?{name}" for name in solutions.variables), *rows])


def _json(solutions: Solutions) -> str:
    bindings = [
        {name: _json_term(term) for name, term in zip(solutions.variables, row, strict=True) if term is not None}
        for row in solutions.rows
    ]
    answer = {"head": {"vars": list(solutions.variables)}, "results": {"bindings": bindings}}
    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"


def _json_term(term: Term) -> dict[str, Any]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}
    result = {"type": "literal", "value": term.value}
    if term.language:
        result["xml:lang"] = term.language
    elif term.datatype.value != f"{vocab.XSD}string":
        result["datatype"] = term.datatype.value
    return result


def _as_solutions(answer: Solutions | Description) -> Solutions:
    if isinstance(answer, Solutions):
        return answer
    return Solutions(variables=("subject", "predicate", "object"), rows=tuple(tuple(triple) for triple in answer))


def _plain(term: Term | None) -> Plain:
    if term is None:
        return None
    if not isinstance(term, Literal):
        return term.value if isinstance(term, NamedNode) else str(term)
    datatype = term.datatype.value
    try:
        if datatype in _INTEGERS:
            return int(term.value)
        if datatype in _NUMBERS:
            return float(term.value)
    except ValueError:  # a literal can have a form that its datatype does not know
        return term.value
    if datatype == f"{vocab.XSD}boolean":
        return term.value in {"true", "1"}
    return term.value


def _reading_order(triple: Triple) -> tuple[str, bool, str, str]:
    return str(triple.subject), triple.predicate.value != vocab.TYPE, triple.predicate.value, str(triple.object)


def _used(triples: Iterable[Triple], prefixes: Mapping[str, str]) -> dict[str, str]:
    """Return those of `prefixes` that occur in `triples`."""
    names = set()
    for triple in triples:
        for term in triple:
            iri = (
                term.value if isinstance(term, NamedNode) else term.datatype.value if isinstance(term, Literal) else ""
            )
            name = shorten(iri, prefixes)
            if name:
                names.add(name.partition(":")[0])
    return {prefix: namespace for prefix, namespace in prefixes.items() if prefix in names}
