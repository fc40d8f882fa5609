"""Violations are found, and each leads back to a fact and a sentence."""

from __future__ import annotations

import pytest
import rdflib
from click.testing import CliRunner
from rdflib import RDFS, Literal, URIRef

from kg import vocab
from kg.cli import cli
from kg.errors import ConfigError, GraphError
from kg.export import export, to_rdflib
from kg.store.validation import read_graph, validate
from tests.rdf.samples import SAMPLES

ONE = SAMPLES["one"]
FACT = ONE.facts[0]
STATEMENT = URIRef(f"{ONE.base}statement/{FACT.id}")
TOLD = f"{FACT.subject.label} | {FACT.predicate.label} | {FACT.object.label}"


@pytest.mark.parametrize("name", SAMPLES)
def test_graphs_conform(name):
    assert validate(to_rdflib(SAMPLES[name])) == ()


@pytest.mark.parametrize(
    ("node", "term"),
    [
        pytest.param(STATEMENT, vocab.CONFIDENCE, id="statement"),
        pytest.param(STATEMENT, vocab.TYPE, id="statement without its type"),
        pytest.param(URIRef(FACT.subject.iri), vocab.LABEL, id="entity"),
        pytest.param(URIRef(FACT.predicate.iri), vocab.LABEL, id="relation"),
    ],
)
def test_a_violation_leads_to_the_fact_and_its_sentence(node, term):
    graph = to_rdflib(ONE)
    graph.remove((node, URIRef(term), None))
    found = [each for each in validate(graph) if each.node == node.n3(graph.namespace_manager)]
    assert found
    for each in found:
        assert each.severity == "Violation"
        assert each.sentence == FACT.evidence[0].sentence
        if term != vocab.LABEL:
            assert each.fact == TOLD


def test_a_sentence_that_breaks_a_shape_is_shown():
    graph = to_rdflib(ONE)
    (node,) = graph.subjects(URIRef(vocab.TEXT))
    graph.remove((node, URIRef(vocab.IN_DOCUMENT), None))
    (found,) = (each for each in validate(graph) if "in exactly one" in each.message)
    assert (found.fact, found.sentence) == (TOLD, FACT.evidence[0].sentence)


def test_shapes_of_a_users_own(tmp_path):
    own = tmp_path / "own.ttl"
    own.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix kg: <https://kg.example/ontology#> ."
        "<urn:own> a sh:NodeShape ; sh:targetClass kg:Statement ; sh:property"
        ' [ sh:path kg:confidence ; sh:minInclusive 0.99 ; sh:message "Sure things only." ] .'
    )
    (found,) = validate(to_rdflib(ONE), [own])
    assert (found.message, found.fact) == ("Sure things only.", TOLD)
    assert (found.path, found.value) == ("kg:confidence", f'"{FACT.confidence}"^^xsd:decimal')


def test_files_that_are_no_turtle(tmp_path):
    bad = tmp_path / "bad.ttl"
    bad.write_text("this is none")
    with pytest.raises(ConfigError, match=r"bad\.ttl"):
        validate(rdflib.Graph(), [bad])
    with pytest.raises(GraphError, match=r"bad\.ttl"):
        read_graph(bad)
    with pytest.raises(GraphError, match=r"nowhere\.ttl"):
        read_graph(tmp_path / "nowhere.ttl")


def test_the_command_tells_by_its_exit_status(tmp_path):
    path = tmp_path / "graph.ttl"
    with path.open("wb") as stream:
        export(ONE, "ttl", stream)
    good = CliRunner().invoke(cli, ["validate", "-g", str(tmp_path)])
    assert (good.exit_code, good.stdout) == (0, "The graph conforms.\n")
    graph = read_graph(path)
    graph.set((STATEMENT, URIRef(vocab.POLARITY), Literal("maybe")))
    graph.remove((None, RDFS.label, Literal(FACT.subject.label)))
    path.write_text(graph.serialize(format="turtle"))
    bad = CliRunner().invoke(cli, ["validate", "-g", str(tmp_path), "-n", "1"])
    assert bad.exit_code == 1
    assert FACT.evidence[0].sentence in bad.stdout
    assert "1 of " in bad.stderr
