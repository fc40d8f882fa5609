"""Queries that must not reach the engine, and those that must."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.errors import QueryError
from kg.store.guard import check

# ruff: noqa: S608 - SPARQL, and hostile on purpose

X = "<http://127.0.0.1:1/x>"

REFUSED = [
    f"SELECT * {{ SERVICE {X} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ service silent {X} {{}} }}",
    f"SELECT * {{SERVICESILENT{X}{{}}}}",
    f"SELECT * {{ SERVICE # comment {{\n {X} {{}} }}",
    f"SELECT * {{ ?s ?p trueSERVICE{X}{{}} }}",
    f"SELECT * {{ ?s ?p 1SERVICE{X}{{}} }}",
    f"SELECT * {{ ?s ?p '''a''b'''SERVICE{X}{{}} }}",
    f"SELECT * {{ ?s ?p 'SERVICE'SERVICE{X}{{}} }}",
    f"PREFIX : {X} SELECT * {{ SERVICE:{{}} }}",
    f"PREFIX a: {X} SELECT * {{ SERVICE a:b.c {{}} }}",
    "SELECT * { ?s ?p ?o SERVICE ?s {} }",
    f"ASK {{ OPTIONAL {{ SERVICE {X} {{}} }} }}",
    # What looks like an IRI is a comparison, so that what looks like a string is none.
    f"SELECT * {{ ?a ?b ?c FILTER(?a<?b&&'>'!='x') SERVICE {X} {{}} FILTER('a'='a') }}",
    f"SELECT * {{ ?a ?b ?c FILTER(?a<?b#>'''\n) SERVICE {X} {{}} #'''\n}}",
    f"SELECT * {{ ?a ?b <http://x/'> SERVICE {X} {{}} ?a ?b <http://x/'> }}",
    # Escapes for a letter of the keyword and for the line end of a comment.
    f"SELECT * {{ SERV\\u0049CE {X} {{}} }}",
    f"SELECT * {{ # \\u000A SERVICE {X} {{}} \n}}",
    f"SELECT * FROM {X} {{ ?s ?p ?o }}",
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    f"SELECT * FROM NAMED {X} {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    f"SELECT*FROM{X}{{ ?s ?p ?o }}",
    "SELECT * from named ent:g { ?s ?p ?o }",
    "DESCRIBE ent:x FROM <http://example.org/>",
    "SELECT * FROM:x { ?s ?p ?o }",
    "PREFIX : <http://e/> SELECT * FROM NAMED:x { ?s ?p ?o }",
    "PREFIX from: <http://e/> SELECT * FROM:x { from:a ?p ?o }",
    "PREFIX from: <http://e/> PREFIX : <http://f/> SELECT * from:x { ?s ?p ?o }",
    "PREFIX a: <http://e/> SELECT* froMa:x{ ?s ?p ?o }",
    "PREFIX a: <http://e/> PREFIX froma: <http://f/> SELECT * froma:x # c\n where { ?s ?p ?o }",
    "PREFIX a: <http://e/> SELECT * FROMNAMEDa:x FROMa:y { ?s ?p ?o }",
    "LOAD <file:///etc/passwd>",
    "load silent <http://example.org/>",
    "PREFIX ex: <http://e/#> # c\nBASE <http://b/> LOAD <x>",
    "INSERT DATA { <a:b> <a:b> <a:b> }",
    "DELETE WHERE { ?s ?p ?o }",
    "WITH <a:b> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "CLEAR ALL",
    "# a comment\n DROP ALL",
    "VERSION '1.2' PREFIX ex: <http://e/> CLEAR ALL",
]

ALLOWED = [
    "SELECT * { ?s ?p ?o }",
    "SELECT ?service ?from ?load { ?service ?from ?load }",
    "SELECT ?from { ?s rel:come-from ?from ; rel:service ?load }",
    "PREFIX service: <http://e/> PREFIX from: <http://e/> SELECT * { service:x from:y service:z . from:a from:b 1 }",
    f"SELECT * {{ ?s ?p \"SERVICE {X} {{}}\" , 'FROM {X}' }}",
    f'SELECT * {{ ?s ?p """a "SERVICE {X} {{}}" b""" }}',
    f"SELECT * {{ ?s ?p ?o }} # SERVICE {X} {{}}",
    f"# LOAD {X}\nASK {{}}",
    "SELECT * { <http://example.org/service> <http://example.org/from> <http://example.org/load> }",
    "SELECT * { ?s <https://kg.example/relation/come-from> <https://kg.example/entity/service> }",
    "SELECT * { ?a kg:confidence ?c FILTER(?c<0.5 && ?c>0.1) }",
    "SELECT * { ?s rdfs:label 'from'@en , \"service\"@en }",
    "DESCRIBE ent:from",
    "PREFIX from: <http://e/> DESCRIBE from:x",
    'VERSION "1.2" SELECT * { ?s ?p ?o }',
    "SELECT (COUNT(*) AS ?load) { ?s a kg:Statement }",
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "SELECT * { ?s rel:insert ?o ; rel:delete ?o }",
]


@pytest.mark.parametrize("sparql", REFUSED)
def test_refused(sparql):
    with pytest.raises(QueryError, match=r"^line \d+, column \d+: [A-Z]+ is refused, because"):
        check(sparql)


@pytest.mark.parametrize("sparql", ALLOWED)
def test_allowed(sparql):
    check(sparql)


def test_the_place_is_told():
    with pytest.raises(QueryError, match="line 3, column 5: SERVICE"):
        check(f"SELECT *\n{{ ?s ?p ?o .\n    SERVICE {X} {{}} }}")


class _Counter(BaseHTTPRequestHandler):
    hits = 0

    def do_POST(self):
        type(self).hits += 1
        self.send_response(500)
        self.end_headers()

    do_GET = do_POST  # noqa: N815 - the name that the base class looks for

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def endpoint():
    server = HTTPServer(("127.0.0.1", 0), _Counter)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"<http://127.0.0.1:{server.server_port}/x>"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def store():
    store, name = Store(), NamedNode("http://x/'")
    store.add(Quad(name, name, Literal(True)))
    store.add(Quad(name, name, name))
    return store


def ask(store: Store, sparql: str) -> None:
    try:
        answer = store.query(sparql, prefixes={"a": "http://x/", "": "http://x/"})
        for _ in answer if hasattr(answer, "__next__") else ():
            pass
    except (SyntaxError, OSError, RuntimeError, ValueError):
        pass


def test_the_engine_does_send_requests(store, endpoint):
    """Without this the property below would hold for nothing."""
    before = _Counter.hits
    ask(store, f"SELECT * {{ ?s ?p trueSERVICE{endpoint}{{}} }}")
    assert _Counter.hits == before + 1


# Pieces whose seams are where a tokenizer goes wrong.
_PIECES = st.lists(
    st.sampled_from(
        [
            *(
                "SERVICE@{}",
                "service silent@{}",
                "SERVICE",
                "SILENT",
                "@",
                "SELECT * {",
                "UNION",
                "OPTIONAL",
                "FILTER(",
            ),
            *("{}", "{", "}", "(", ")", "<", ">", "[]", "#", "'", "'''", '"', '"""', "\\", " ", "\n", "\r"),
            *(
                "?s",
                " ?p",
                " ?o",
                "?a",
                "$",
                "?s ?p ?o",
                "?a<?b",
                "<a>",
                "<http://x/'>",
                "a:b",
                "a:b.",
                ":",
                "_:b",
                "a",
            ),
            *("true", "1", "'x'", "@en", "&&", "=", ".", "..", ";", ",", "-", "/", "*", "|", "^", "\u00d7", "\u00e9"),
            *("a", "FILTER(", "%20", "\\u0020", "\\u0049"),
        ]
    ),
    max_size=14,
).map("".join)


@settings(max_examples=600)
@given(_PIECES, st.booleans())
@example("?a ?b ?c FILTER(?a<?b&&'>'!='x') SERVICE@{} FILTER('a'='a')", True)
@example("?a ?b ?c FILTER(?a<?b#>'''\n) SERVICE@{} #'''\n", True)
@example("?s ?p <http://x/'>SERVICE@{} ?s ?p <http://x/'>", True)
def test_what_is_allowed_sends_no_request(store, endpoint, pieces, whole):
    sparql = (f"SELECT * {{ {pieces} }}" if whole else pieces).replace("SERVICE@", f"SERVICE{endpoint}")
    try:
        check(sparql)
    except QueryError:
        return
    before = _Counter.hits
    ask(store, sparql)
    assert _Counter.hits == before


_TEXTS = st.text(alphabet="abSERVICEFROM <>{}?:#x", max_size=20)


@given(_TEXTS)
def test_what_stands_in_a_string_a_comment_or_a_name_is_allowed(text):
    check(f'SELECT * {{ ?s ?p "{text}" }} # {text}')
    check(f"SELECT * {{ ?s ?p '''SERVICE <x> {{}} {text}''' }}")


@given(st.text(max_size=30))
def test_any_text_is_judged_without_another_error(text):
    try:
        check(text)
    except QueryError as error:
        assert "is refused" in str(error)  # noqa: PT017 - either outcome is right
