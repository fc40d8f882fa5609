"""Questions and their answers."""

from __future__ import annotations

import csv
import io
import json

import pytest
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, Triple, parse_query_results
from rdf.samples import COMMISSIONER, HOSTILE, KHAN, SAMPLES
from rich.console import Console

from kg.errors import QueryError
from kg.iri import BASE
from kg.rdf import clean, triples
from kg.store import Description, Solutions, format_answer, memory_store, query, rich_table


@pytest.fixture(scope="module")
def store():
    return memory_store(triples(SAMPLES["many"]))


def test_the_projects_prefixes_are_bound(store):
    answer = query(
        store,
        "SELECT ?name { ent:sadiq-khan a kg:Person ; skos:altLabel ?name ; rel:call-in ?x . ?x rdfs:label ?l }"
        " ORDER BY ?name",
    )
    assert list(answer) == [{"name": "Mr Khan"}, {"name": "Sadiq"}]
    assert query(store, "ASK { doc:khan-txt dcterms:created '2022-02-02'^^xsd:date }") is True


def test_prefixes_follow_the_base(store):
    assert query(store, "ASK { ent:sadiq-khan ?p ?o }", base="https://example.org/") is False


def test_prefixes_of_the_query_win(store):
    assert query(store, "PREFIX ent: <http://example.org/> ASK { ent:sadiq-khan ?p ?o }") is False
    assert query(store, "PREFIX x: <https://kg.example/entity/> ASK { x:sadiq-khan a kg:Person }") is True


def test_plain_values(store):
    answer = query(store, 'SELECT (1 AS ?i) (0.5 AS ?d) (true AS ?b) ("x" AS ?s) (ent:a AS ?n) ?none {}')
    assert list(answer) == [{"i": 1, "d": 0.5, "b": True, "s": "x", "n": f"{BASE}entity/a", "none": None}]
    odd = Solutions(variables=("x",), rows=((Literal("many", datatype=Literal(1).datatype),),))
    assert list(odd) == [{"x": "many"}]


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("SELECT * { ?s ?p ?o", "line 1, column 20: not valid SPARQL"),
        ("SELECT *\n{ ?s\n\t?p foo:x }", "line 3, column 10: not valid SPARQL; the prefix is not bound"),
        ('SELECT * { "é日𝄞" ?p foo:x }', "line 1, column 26: not valid SPARQL; the prefix is not bound"),
        ("SELECT ?x { ?s ?p ?o } GROUP BY ?o", "line 1, column 35: not valid SPARQL.*variable that is unbound"),
        ("", "line 1, column 1: not valid SPARQL; a query begins with"),
        ("SELEC * {}", "line 1, column 1: not valid SPARQL; a query begins with SELECT, ASK"),
        ("PREFIX e: <http://e/>\n# c\nselec * {}", "line 3, column 1: not valid SPARQL; a query begins with"),
    ],
)  # fmt: skip
def test_a_malformed_query_is_shown_with_its_place(store, sparql, message):
    with pytest.raises(QueryError, match=message) as caught:
        query(store, sparql)
    assert str(caught.value).count("\n") == 2
    assert "\\u{" not in str(caught.value)


def test_the_mark_stands_under_the_place(store):
    with pytest.raises(QueryError) as caught:
        query(store, "SELECT *\n{ ?s\n\t?p foo:x }")
    assert str(caught.value).splitlines()[1:] == ["  \t?p foo:x }", "  \t        ^"]


def test_what_the_guard_refuses_is_not_asked(store):
    with pytest.raises(QueryError, match="SERVICE is refused"):
        query(store, "SELECT * { SERVICE <http://127.0.0.1:1/> {} }")


def test_table(store):
    answer = query(store, "SELECT ?who ?what ?none { ?who rel:be ?what } ORDER BY ?who")
    assert format_answer(answer, "table").splitlines() == [
        "who                                     what     none",
        "--------------------------------------  -------  ----",
        "<https://kg.example/entity/khan/chief>  furious",
    ]


def test_table_aligns_wide_characters_and_steers_no_terminal():
    rows = tuple((Literal(text), Literal("|")) for text in (*HOSTILE, "日本", "ab"))
    text = format_answer(Solutions(variables=("x", "y"), rows=rows), "table")
    lines = text.split("\n")
    assert len(lines) == len(rows) + 3
    assert not any((ord(char) < 32 and char != "\n") or 0x7F <= ord(char) < 0xA0 for char in text)
    assert lines[-3].index("|") == lines[-2].index("|") - 2


def test_rich_table_takes_no_text_as_markup():
    console = Console(width=200, file=io.StringIO())
    console.print(rich_table(Solutions(variables=("x",), rows=((Literal("[red]a[/red] \x1b[31m"),),))))
    assert "[red]a[/red] \ufffd[31m" in console.file.getvalue()


def test_csv():
    rows = (
        (NamedNode("https://kg.example/entity/x"), None),
        (Literal('a "b"\nc, d'), Literal(3)),
        (Literal(""), BlankNode("b")),
    )
    text = format_answer(Solutions(variables=("x", "y"), rows=rows), "csv")
    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        ["x", "y"],
        ["https://kg.example/entity/x", ""],
        ['a "b"\nc, d', "3"],
        ["", "_:b"],
    ]


@pytest.mark.parametrize("name", ["json", "tsv"])
def test_json_and_tsv_are_read_by_others(name):
    rows = tuple(
        (term, None)
        for term in (
            NamedNode(KHAN.iri),
            BlankNode("b"),
            Literal(3),
            Literal("x", language="en"),
            *(Literal(clean(text)) for text in HOSTILE),
        )
    )
    text = format_answer(Solutions(variables=("x", "y"), rows=rows), name)
    read = parse_query_results(text.encode(), format=getattr(QueryResultsFormat, name.upper()))
    assert [variable.value for variable in read.variables] == ["x", "y"]
    assert [tuple(solution) for solution in read] == list(rows)


def test_truth_values():
    assert json.loads(format_answer(False, "json")) == {"head": {}, "boolean": False}
    assert format_answer(True, "table") == "true\n"
    assert format_answer(False, "csv") == "false\n"


def test_turtle(store):
    answer = query(store, "DESCRIBE ent:sadiq-khan")
    text = format_answer(answer, "ttl")
    assert text.startswith("@prefix ent: <https://kg.example/entity/> .\n@prefix kg:")
    assert "@prefix fact:" not in text
    assert "\nent:sadiq-khan\n    a kg:Person ;\n" in text
    graph = rdflib.Graph().parse(data=text, format="turtle")
    assert len(graph) == len(answer) == 6
    assert (rdflib.URIRef(KHAN.iri), rdflib.RDFS.label, rdflib.Literal("Sadiq Khan")) in graph


def test_blank_nodes_of_a_construct_have_names_that_do_not_change(store):
    sparql = "CONSTRUCT { [] kg:about ?s } WHERE { ?s a kg:Statement }"
    assert format_answer(query(store, sparql), "ttl") == format_answer(query(store, sparql), "ttl")
    assert len(query(store, sparql)) == len(SAMPLES["many"].facts)


def test_triples_as_a_table():
    name = NamedNode(COMMISSIONER.iri)
    answer = Description.of([Triple(name, name, name), Triple(name, name, name)])
    assert json.loads(format_answer(answer, "json"))["head"] == {"vars": ["subject", "predicate", "object"]}
    assert format_answer(answer, "csv").splitlines() == ["subject,predicate,object", ",".join([COMMISSIONER.iri] * 3)]


def test_no_rows_still_has_a_header():
    empty = Solutions(variables=("who", "what"), rows=())
    assert format_answer(empty, "table") == "who  what\n---  ----\n"
    assert format_answer(empty, "csv") == "who,what\n"
    assert json.loads(format_answer(empty, "json"))["results"] == {"bindings": []}


def test_formats_that_do_not_fit():
    with pytest.raises(QueryError, match="ttl is for the triples of CONSTRUCT and DESCRIBE"):
        format_answer(True, "ttl")
    with pytest.raises(QueryError, match="unknown format 'xml'; there are table, csv, tsv, json, ttl"):
        format_answer(True, "xml")


def test_what_is_bound_is_a_term_and_no_text(store):
    sparql = "SELECT ?who ?name { ?who skos:altLabel ?name }"
    for value in ("Mr Khan", 'x" } ?a ?b ?c { #', "?who", "Mr Khan' UNION"):
        answer = query(store, sparql, bindings={"name": Literal(value)})
        assert len(answer) == (value == "Mr Khan")
    assert len(query(store, sparql, bindings={"who": NamedNode(KHAN.iri)})) == 2


@pytest.mark.parametrize(
    "sparql", ["SELECT ?x { ?x a ?name }", "SELECT * { ?x a kg:Person }", "DESCRIBE ?x { ?x a ?name }"]
)
def test_what_a_query_does_not_give_back_cannot_be_bound(store, sparql):
    with pytest.raises(QueryError, match=r"gives no variable \?name back, so it cannot be set"):
        query(store, sparql, bindings={"name": Literal("x")})


@pytest.mark.parametrize("sparql", ["SELECT * { ?s ?p ?o }", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"])
def test_a_limit_is_told(store, sparql):
    everything = query(store, sparql)
    assert everything.complete
    assert len(query(store, sparql, limit=3)) == 3
    assert not query(store, sparql, limit=3).complete
    assert query(store, sparql, limit=len(everything)).complete
