"""A part of a graph, which is a graph again."""

from __future__ import annotations

import pytest

from kg.errors import GraphError
from kg.graph import Graph
from kg.model import Value
from kg.part import around, entities_named, part

from .graphs import contents, entity, evidence, fact

A, B, C, D = (entity(f"Person {letter}", "Person", aliases=(f"Dr {letter}",)) for letter in "ABCD")


def meets(one, other, start):
    words = f"{one.label} meets {other.label}."
    proof = evidence(words, one.label, "meets", other.label, start=start, document="news/report.txt")
    return fact(one, "meets", other, proof)


RESTS = fact(B, "is", Value(value="tired"), evidence("B is tired.", "B", "is", "tired", start=900))
GRAPH = contents(meets(A, B, 0), meets(C, B, 100), meets(C, D, 200), RESTS)


def labels(graph):
    return [one.label for one in graph.entities]


@pytest.mark.parametrize(("depth", "found"), [(0, "A"), (1, "AB"), (2, "ABC"), (3, "ABCD"), (9, "ABCD")])
def test_around_goes_along_facts_in_either_direction(depth, found):
    near = around(GRAPH, [A.iri], depth)
    assert labels(near) == [f"Person {letter}" for letter in found]
    assert (RESTS in near.facts) == ("B" in found)


def test_a_part_has_the_facts_between_its_entities_and_what_these_mention():
    two = part(GRAPH, [C.iri, D.iri])
    assert [(each.subject.label, each.predicate.label) for each in two.facts] == [("Person C", "meets")]
    assert labels(part(GRAPH, [], [RESTS.id])) == ["Person B"]
    assert part(GRAPH, []).documents == ()


def test_entities_are_named_by_label_alias_or_iri():
    for name in ("Person A", "person a", "DR A", A.iri):
        assert entities_named(GRAPH, name) == [A.iri]
    with pytest.raises(GraphError, match="Person A"):
        entities_named(GRAPH, "Persan A")
    assert len(Graph(GRAPH).around("Person A", "Dr D", depth=0).entities()) == 2
