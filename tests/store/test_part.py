"""The part of a graph that an answer names."""

from __future__ import annotations

import pytest
from rdf.samples import COMMISSIONER, KHAN, REPORT, SAMPLES, contents, fact

from kg.errors import QueryError
from kg.export import FORMATS, export
from kg.rdf import triples
from kg.store import memory_store, part, query

GRAPH = contents(*SAMPLES["many"].facts, fact(COMMISSIONER, "read", REPORT))


def part_of(sparql):
    return part(GRAPH, query(memory_store(triples(GRAPH)), sparql))


def said(graph):
    return sorted({f"{f.subject.label} {f.predicate.lemma} {getattr(f.object, 'label', '-')}" for f in graph.facts})


def test_entities_come_with_the_facts_between_them():
    found = part_of("SELECT ?a ?b { ?a rel:call-in ?b }")
    assert said(found) == ["Sadiq Khan call in Met Commissioner"]
    assert len(found.facts) == 2  # one as it is, one attributed to the report
    assert {entity.iri for entity in found.entities} == {KHAN.iri, COMMISSIONER.iri, REPORT.iri}
    assert [document.id for document in found.documents] == ["khan.txt"]


def test_a_statement_names_its_fact_whatever_its_object():
    found = part_of("SELECT ?f { ?f kg:polarity 'negative' }")
    assert said(found) == ["chief resign -"]


def test_plain_triples_name_their_facts():
    found = part_of("CONSTRUCT WHERE { ?s rel:earn ?o }")
    assert said(found) == ["chief earn -"]
    assert "Met Commissioner read report" in said(part_of("DESCRIBE <https://kg.example/entity/khan/met-commissioner>"))


def test_labels_name_entities_where_nothing_else_does():
    sparql = "SELECT ?x ?y { ?a rel:call-in ?b . ?a rdfs:label ?x . ?b rdfs:label ?y }"
    assert said(part_of(sparql)) == ["Sadiq Khan call in Met Commissioner"]


def test_an_answer_that_names_nothing_is_told():
    with pytest.raises(QueryError, match="nothing to draw"):
        part_of("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")


@pytest.mark.parametrize("name", FORMATS)
def test_a_part_can_be_written_in_any_format(name, tmp_path):
    if name == "parquet":
        pytest.importorskip("pyarrow")
    with (tmp_path / "part").open("wb") as stream:
        export(part_of("SELECT ?f { ?f a kg:Statement } ORDER BY ?f LIMIT 5"), name, stream)
    assert (tmp_path / "part").stat().st_size
