"""What a person writes for a value, and the term that it is."""

from __future__ import annotations

from datetime import date

import pytest
from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError
from kg.store import read_binding, to_term
from kg.vocab import XSD, prefixes

PREFIXES = prefixes("https://kg.example/")


def typed(text, name):
    return Literal(text, datatype=NamedNode(f"{XSD}{name}"))


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Sadiq Khan", Literal("Sadiq Khan")),
        ("", Literal("")),
        ('"2022-02-02"', Literal("2022-02-02")),
        ('say "no"', Literal('say "no"')),
        ("2022-02-02", typed("2022-02-02", "date")),
        ("-7", typed("-7", "integer")),
        (".5", typed(".5", "decimal")),
        ("true", typed("true", "boolean")),
        ("ent:sadiq-khan", NamedNode("https://kg.example/entity/sadiq-khan")),
        ("<http://example.org/a?b=c#d>", NamedNode("http://example.org/a?b=c#d")),
        ("note: this", Literal("note: this")),
        ("http://example.org/", Literal("http://example.org/")),
        ('"} # \\', Literal('"} # \\')),
        ("a\nb\x00", Literal("a\nb\x00")),
    ],
)
def test_what_is_written_is_the_term_that_it_looks_like(text, term):
    assert read_binding(text, PREFIXES) == term


@pytest.mark.parametrize("text", ["<a b>", "<>", "ent:<x>", "ent:a{b}"])
def test_a_bad_iri_is_told(text):
    with pytest.raises(QueryError, match="not a valid IRI"):
        read_binding(text, PREFIXES)


def test_values_of_python_keep_their_types():
    assert to_term("2022-02-02") == Literal("2022-02-02")
    assert to_term(date(2022, 2, 2)) == typed("2022-02-02", "date")
    assert to_term(3) == typed("3", "integer")
    assert to_term(NamedNode("http://example.org/")) == NamedNode("http://example.org/")
