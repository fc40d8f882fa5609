"""SPARQL over a store, with the project's prefixes bound and nothing outside the store in reach."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from pyoxigraph import QueryBoolean, QuerySolutions, Variable

from kg.errors import QueryError
from kg.iri import BASE
from kg.store.guard import after_prologue, check
from kg.store.results import Description, Solutions
from kg.vocab import prefixes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pyoxigraph import Store

    from kg.store.results import Term

T = TypeVar("T")

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_UNSET = re.compile(r"does not contains? variable \?(\w+)")
# What the engine expected, as far as it means something to a reader: keywords, signs and plain sentences.
_FORM = re.compile(r"(?:SELECT|ASK|CONSTRUCT|DESCRIBE|BASE|PREFIX)", re.IGNORECASE)
_EXPECTED = re.compile(r'"[^"]+"|\b[A-Z]{2,}\b|[A-Z][a-z][\w ,\']{8,}')


def query(
    store: Store,
    sparql: str,
    *,
    base: str = BASE,
    bindings: Mapping[str, Term] | None = None,
    limit: int | None = None,
) -> Solutions | bool | Description:
    """Return the answer to a query: solutions for SELECT, a truth value for ASK, triples for CONSTRUCT and DESCRIBE.

    The prefixes of `kg.vocab.prefixes(base)` are bound; a PREFIX line of the query goes before them.

    Args:
        store: from `open_store` or `memory_store`.
        sparql: a SPARQL 1.1 query.
        base: the base of the graph's IRIs.
        bindings: terms for variables of the query, by name. They are put into the parsed query, never into its text
            (https://github.com/w3c/sparql-dev/blob/main/SEP/SEP-0007/sep-0007.md), as VALUES in the outermost group
            would be: FILTER sees them, BIND does not.
        limit: the most rows or triples to return; an answer with more says that it is not complete.

    Raises:
        QueryError: the query is malformed, refused (see `kg.store.guard`), or fails; or it lacks a variable of
            `bindings`, or has one of them inside only: a SELECT must give back what is set.

    >>> from kg.store import memory_store
    >>> query(memory_store([]), "ASK { ?who a kg:Person }")
    False
    """
    check(sparql)
    substitutions = {Variable(name): term for name, term in (bindings or {}).items()}
    try:
        answer = store.query(sparql, prefixes=prefixes(base), substitutions=substitutions)
        # The engine answers as it is read, so errors of evaluation come up here.
        if isinstance(answer, QueryBoolean):
            return bool(answer)
        if isinstance(answer, QuerySolutions):
            names = tuple(variable.value for variable in answer.variables)
            rows, complete = _up_to(limit, (tuple(solution) for solution in answer))
            return Solutions(variables=names, rows=rows, complete=complete)
        triples, complete = _up_to(limit, answer)
        return Description.of(triples, complete=complete)
    except SyntaxError as error:
        raise QueryError(_explain(str(error), sparql, base)) from None
    except (OSError, RuntimeError, ValueError) as error:
        unset = _UNSET.search(str(error))
        if unset is None:
            raise QueryError(f"the query failed: {error}") from error
        raise QueryError(
            f"the query gives no variable ?{unset[1]} back, so it cannot be set; add it to those after SELECT"
        ) from None


def _up_to(limit: int | None, items: Iterable[T]) -> tuple[tuple[T, ...], bool]:
    """Return the first `limit` items, and whether these are all."""
    if limit is None:
        return tuple(items), True
    found = tuple(islice(items, limit + 1))
    return found[:limit], len(found) <= limit


def _explain(message: str, sparql: str, base: str) -> str:
    """Return the engine's message with the line it is about and a mark under the place."""
    match = _PLACE.match(message)
    if match is None:
        return f"not valid SPARQL: {message}"
    line, column = int(match[1]), int(match[2])
    start = after_prologue(sparql)
    formless = not _FORM.match(sparql, start)
    if formless:  # the engine would name a place further on
        line, column = sparql.count("\n", 0, start) + 1, start - sparql.rfind("\n", 0, start)
    lines = sparql.split("\n")
    source = lines[line - 1] if line <= len(lines) else ""
    mark = "".join(char if char == "\t" else " " for char in source[: column - 1]) + "^"
    wanted = list(dict.fromkeys(_EXPECTED.findall(re.sub(r"\[.*?\](?=,|$)", "", match[3], flags=re.DOTALL))))
    hint = f"; expected {', '.join(wanted)}" if wanted else ""
    if formless:
        hint = "; a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE"
    elif "Prefix not found" in match[3]:
        hint = f"; the prefix is not bound (bound are {', '.join(prefixes(base))} and those of PREFIX lines)"
    return f"line {line}, column {column}: not valid SPARQL{hint}\n  {source}\n  {mark}"
