"""The cookbook: queries with a name that people ask of any graph, one file each in `kg/queries`.

A file begins with comments: the question, a blank one, what the answer holds, and a line for each parameter:

    # $name (text): the name of X, or one of its aliases; for example Ruth Okonjo

Its query is SPARQL 1.1 with the prefixes of `kg.vocab.prefixes`; each parameter is a variable that it gives back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError
from kg.vocab import XSD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.store.results import Term

_PARAMETER = re.compile(r"\$(\w+) \((text|date|number)\): (.+); for example (.+)")
_WHERE = "WHERE {\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A variable of a query that must be given a value.

    Attributes:
        name: the variable, without its sign.
        kind: `text`, `date` or `number`.
        meaning: what it stands for.
        example: a value that has an answer in the graph of the sample documents.
    """

    name: str
    kind: str
    meaning: str
    example: str

    def term(self, value: str) -> Literal:
        """Return `value` as the term that the query needs.

        Raises:
            QueryError: it is not of this kind.
        """
        try:
            if self.kind == "date":
                return Literal(date.fromisoformat(value).isoformat(), datatype=NamedNode(f"{XSD}date"))
            if self.kind == "number":
                return Literal(f"{Decimal(value):f}", datatype=NamedNode(f"{XSD}decimal"))
        except (ValueError, InvalidOperation):
            raise QueryError(f"{self.name}={value!r} is no {self.kind}; one is {self.example}") from None
        return Literal(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """A query of the cookbook.

    Attributes:
        name: by which it is asked for.
        question: what it asks, in one line.
        description: what its answer holds.
        parameters: what must be given.
        sparql: the whole file.
    """

    name: str
    question: str
    description: str
    parameters: tuple[Parameter, ...]
    sparql: str

    def bindings(self, values: Mapping[str, str]) -> dict[str, Term]:
        """Return `values`, one for each parameter, as terms.

        Raises:
            QueryError: a parameter has no value, a value no parameter, or it is not of the parameter's kind.
        """
        names = [parameter.name for parameter in self.parameters]
        unknown = [name for name in values if name not in names]
        if unknown:
            raise QueryError(f"{self.name} has no parameter {unknown[0]!r}; it has {', '.join(names) or 'none'}")
        for parameter in self.parameters:
            if parameter.name not in values:
                raise QueryError(
                    f"{self.name} needs {parameter.name}, {parameter.meaning}; for example {parameter.example}"
                )
        return {parameter.name: parameter.term(values[parameter.name]) for parameter in self.parameters}

    def standalone(self, bindings: Mapping[str, Term], prefixes: Mapping[str, str]) -> str:
        """Return the query as any store takes it: with PREFIX lines, and a VALUES line for each of `bindings`."""
        head = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in prefixes.items())
        return head + self.with_values(bindings)

    def with_values(self, bindings: Mapping[str, Term]) -> str:
        """Return the query with a VALUES line for each of `bindings`.

        The engine plans with it, where it would only filter by a term that it puts in itself: at a million triples that
        is milliseconds for seconds. A term escapes itself.
        """
        values = "".join(f"  VALUES ?{name} {{ {term} }}\n" for name, term in bindings.items())
        return self.sparql.replace(_WHERE, f"{_WHERE}{values}", 1)


@cache
def recipes() -> tuple[Recipe, ...]:
    """Return all queries of the cookbook, sorted by name.

    >>> "about" in [recipe.name for recipe in recipes()]
    True
    """
    folder = files("kg").joinpath("queries")
    found = [(file.name.removesuffix(".rq"), file.read_text(encoding="utf-8")) for file in folder.iterdir()]
    return tuple(_read(name, text) for name, text in sorted(found))


def recipe(name: str) -> Recipe:
    """Return the query called `name`.

    Raises:
        QueryError: there is none.

    >>> recipe("abuot")
    Traceback (most recent call last):
    kg.errors.QueryError: there is no query called 'abuot' (did you mean about?); kg query --list names all
    """
    found = {recipe.name: recipe for recipe in recipes()}
    if name not in found:
        close = get_close_matches(name, found)
        hint = f" (did you mean {' or '.join(close)}?)" if close else ""
        raise QueryError(f"there is no query called {name!r}{hint}; kg query --list names all")
    return found[name]


def _read(name: str, text: str) -> Recipe:
    lines = [line.removeprefix("#").strip() for line in text.split("\n") if line.startswith("#")]
    matches = [match for line in lines if (match := _PARAMETER.fullmatch(line))]
    parameters = tuple(Parameter(name=m[1], kind=m[2], meaning=m[3], example=m[4]) for m in matches)
    description = " ".join(line for line in lines[1:] if line and not line.startswith("$"))
    return Recipe(name=name, question=lines[0], description=description, parameters=parameters, sparql=text)
