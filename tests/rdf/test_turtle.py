"""Turtle that four parsers read alike."""

from __future__ import annotations

import io
import shutil
import subprocess

import pytest
import rdflib
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from kg import vocab
from kg.export import export
from kg.iri import BASE, slug
from kg.rdf import clean, shorten, triples, write_turtle
from rdf.samples import HOSTILE, SAMPLES

TOOLS = {
    "rapper": ["rapper", "-q", "-i", "turtle", "-o", "ntriples"],
    "serdi": ["serdi", "-i", "turtle", "-o", "ntriples"],
}


def turtle(graph) -> bytes:
    stream = io.BytesIO()
    export(graph, "ttl", stream)
    return stream.getvalue()


def read_with(tool: str, path) -> set[Triple]:
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed (Debian: {'raptor2-utils' if tool == 'rapper' else 'serdi'})")
    done = subprocess.run([*TOOLS[tool], str(path)], capture_output=True, check=True)
    assert not done.stderr
    return {quad.triple for quad in parse(done.stdout, RdfFormat.N_TRIPLES)}


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("name", SAMPLES)
def test_other_programs_read_the_same_triples(name, tool, tmp_path):
    path = tmp_path / "graph.ttl"
    path.write_bytes(turtle(SAMPLES[name]))
    assert read_with(tool, path) == set(triples(SAMPLES[name]))


@pytest.mark.parametrize("name", SAMPLES)
def test_libraries_read_the_same_triples(name):
    expected = set(triples(SAMPLES[name]))
    assert {q.triple for q in parse(turtle(SAMPLES[name]), RdfFormat.TURTLE)} == expected
    assert len(rdflib.Graph().parse(data=turtle(SAMPLES[name]), format="turtle")) == len(expected)


def test_it_is_grouped_and_prefixed():
    text = turtle(SAMPLES["many"]).decode()
    assert text.count("@prefix ") == len(vocab.prefixes(BASE))
    khan = text.split("\n\nent:sadiq-khan\n")[1].split("\n\n")[0]
    assert khan == (
        "    a kg:Person ;\n"
        '    rdfs:label "Sadiq Khan" ;\n'
        '    skos:altLabel "Mr Khan" ,\n'
        '        "Sadiq" ;\n'
        "    rel:call-in <https://kg.example/entity/khan/met-commissioner> ;\n"
        "    rel:publish <https://kg.example/entity/khan/report> ."
    )
    assert "rel:resign true" in text
    assert "rel:weigh 007 ,\n        80.50 ." in text or "rel:weigh 80.50 ,\n        007 ." in text
    assert '"1961"^^xsd:gYear' in text


literals = st.builds(Literal, st.text(alphabet=st.characters(exclude_categories=["Cs"])))
typed = st.builds(
    lambda value, name: Literal(value, datatype=NamedNode(f"{vocab.XSD}{name}")),
    st.text(alphabet="0123456789.-+eEtrufals ", max_size=6),
    st.sampled_from(["integer", "decimal", "boolean", "date"]),
)
tagged = st.builds(lambda value: Literal(value, language="en"), st.text(alphabet='a"\\\n'))


@settings(max_examples=300)
@given(st.one_of(literals, typed, tagged))
@example(Literal("a\\"))
def test_any_literal_comes_back(literal):
    name = NamedNode("https://kg.example/entity/x")
    stream = io.BytesIO()
    write_turtle([Triple(name, name, literal)], stream, vocab.prefixes(BASE))
    (quad,) = parse(stream.getvalue(), RdfFormat.TURTLE)
    assert quad.object == literal


@settings(max_examples=300)
# No IRI holds U+E0000 to U+E0FFF.
@given(st.text(alphabet=st.characters(max_codepoint=0xDFFFF, exclude_categories=["Cs"]), min_size=1))
def test_any_minted_name_comes_back(text):
    name = NamedNode(f"https://kg.example/entity/{slug(text)}")
    stream = io.BytesIO()
    write_turtle([Triple(name, name, name)], stream, vocab.prefixes(BASE))
    (quad,) = parse(stream.getvalue(), RdfFormat.TURTLE)
    assert quad.triple == Triple(name, name, name)
    assert [str(term) for term in next(iter(rdflib.Graph().parse(data=stream.getvalue(), format="turtle")))] == [
        name.value
    ] * 3


@pytest.mark.parametrize("tool", TOOLS)
def test_names_of_all_scripts_and_hostile_texts_come_back_from_other_programs(tool, tmp_path):
    texts = [
        *HOSTILE,
        "société",
        "łódź",
        "москва",
        "日本",
        "한국",
        "हिन्दी",
        "עברית",
        "عرب",
        "𐐷𐐷",
        "e\u0301",
        "१२",
        "9c1f",
    ]
    found = [
        Triple(NamedNode(f"https://kg.example/entity/{slug(text)}"), NamedNode(vocab.LABEL), Literal(clean(text)))
        for text in texts
    ]
    path = tmp_path / "names.ttl"
    with path.open("wb") as stream:
        write_turtle(found, stream, vocab.prefixes(BASE))
    assert read_with(tool, path) == set(found)


@pytest.mark.parametrize(
    ("local", "plain"),
    [("khan", True), ("9c1f", True), ("a-", True), ("-a", False), ("a.b", False), ("a/b", False), ("x²", False),
     ("", False), ("a:b", False), ("a%20b", False), ("\u0301a", False)],
)  # fmt: skip
def test_only_names_that_need_no_escape_are_shortened(local, plain):
    assert (shorten(f"https://kg.example/entity/{local}", vocab.prefixes(BASE)) == f"ent:{local}") is plain
