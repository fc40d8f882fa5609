"""Queries in a process of their own."""

from __future__ import annotations

import subprocess

import pytest
from pyoxigraph import Literal
from rdf.samples import HOSTILE, SAMPLES

from kg.errors import GraphError, QueryError
from kg.iri import BASE
from kg.rdf import clean, triples
from kg.store import memory_store, query, query_within, worker, write_store

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r . ?s ?t ?u }"
PATIENCE = 300.0


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    folder = tmp_path_factory.mktemp("worker") / "store"
    write_store(folder, triples(SAMPLES["hostile"]))
    return folder


@pytest.fixture
def processes(monkeypatch):
    """All processes that are started."""
    started = []

    class Recorded(subprocess.Popen):
        def __init__(self, *args, **options):
            super().__init__(*args, **options)
            started.append(self)

    monkeypatch.setattr(worker.subprocess, "Popen", Recorded)
    return started


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?s ?o { ?s rdfs:label ?o ; a ?none OPTIONAL { ?s kg:nothing ?x } } ORDER BY ?s ?o",
        "ASK { ?s a kg:Person }",
        "CONSTRUCT { ?s rdfs:label ?o } WHERE { ?s rdfs:label ?o }",
    ],
)
def test_an_answer_is_that_of_a_query_in_this_process(path, sparql):
    here = query(memory_store(triples(SAMPLES["hostile"])), sparql)
    assert query_within(PATIENCE, path, sparql, base=BASE) == here
    assert here


def test_bindings_and_limits_are_passed_on(path):
    sparql = "SELECT ?s ?name { ?s a kg:Person ; rdfs:label ?name }"
    answer = query_within(PATIENCE, path, sparql, base=BASE, bindings={"name": Literal(clean(HOSTILE[1]))})
    assert len(answer) == 1
    answer = query_within(PATIENCE, path, sparql, base=BASE, limit=2)
    assert (len(answer), answer.complete) == (2, False)


def test_a_query_that_does_not_end_is_stopped(path, processes):
    with pytest.raises(QueryError, match=r"stopped after 0\.5 s, the time limit"):
        query_within(0.5, path, ENDLESS, base=BASE)
    assert [process.returncode is not None for process in processes] == [True]


def test_what_breaks_the_engine_down_is_an_error(path, processes):
    with pytest.raises(QueryError, match="broke the engine down"):
        query_within(PATIENCE, path, "SELECT * " + "{" * 200_000, base=BASE)


@pytest.mark.parametrize("sparql", ["SELECT", "SELECT * { SERVICE <http://127.0.0.1:1/> {} }", "CLEAR ALL"])
def test_errors_come_back_as_they_are(path, sparql):
    with pytest.raises(QueryError, match="line 1, column"):
        query_within(PATIENCE, path, sparql, base=BASE)


def test_a_store_that_is_not_there(tmp_path):
    with pytest.raises(GraphError, match="no store here"):
        query_within(PATIENCE, tmp_path / "store", "ASK {}", base=BASE)
