"""The seeds through the whole path, against what a careful reader expects of them.

`seeds_expected.json` was written by reading the documents, before the extractors had seen them. Arguments are head
nouns or canonical names; a mention that contains the words of the expected argument fits.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import kg
from kg.model import Entity, Fact

SEEDS = Path(__file__).parent.parent / "seeds"
EXPECTED = json.loads(Path(__file__).with_name("seeds_expected.json").read_text("utf-8"))

FOUND = 0.5
"""Share of the expected facts that must stand as plain facts. It rises with the parser; it never falls."""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> kg.Graph:
    return kg.build(SEEDS, tmp_path_factory.mktemp("seeds"))


def words(text: str) -> set[str]:
    return {word.strip(".,'\"").casefold().removesuffix("s") for word in text.split()}


def fits(expected: str, names: list[str]) -> bool:
    return any(words(expected) <= words(name) or words(name) <= words(expected) for name in names)


def names(thing: object) -> list[str]:
    return [thing.label, *thing.aliases] if isinstance(thing, Entity) else [thing.value]


def says(fact: Fact, row: dict[str, str]) -> bool:
    if not any(evidence.document == row["document"] for evidence in fact.evidence):
        return False
    if fact.predicate.lemma != row["predicate"]:
        return False
    return fits(row["subject"], names(fact.subject)) and fits(row["object"], names(fact.object))


def describe(row: dict[str, str]) -> str:
    return f"{row['document']}: {row['subject']} | {row['predicate']} | {row['object']}"


@pytest.mark.parametrize("row", EXPECTED["not_asserted"], ids=describe)
def test_what_a_text_denies_fears_orders_or_alleges_is_no_plain_fact(graph: kg.Graph, row: dict[str, str]) -> None:
    wrong = [fact for fact in graph.facts() if fact.asserted and says(fact, row)]
    assert not wrong, f"{row['why']}: {wrong[0].evidence[0].sentence}"


def test_most_of_what_a_reader_expects_is_found(graph: kg.Graph) -> None:
    missing = [row for row in EXPECTED["asserted"] if not any(f.asserted and says(f, row) for f in graph.facts())]
    share = 1 - len(missing) / len(EXPECTED["asserted"])
    assert share >= FOUND, f"{share:.2f} found; missing:\n" + "\n".join(map(describe, missing))


def test_no_pronoun_is_a_node(graph: kg.Graph) -> None:
    pronouns = {"he", "she", "it", "they", "we", "i", "you", "him", "her", "them", "us", "who", "which", "that", "this"}
    wrong = [e.iri for e in graph.entities() if {name.casefold() for name in names(e)} & pronouns]
    assert not wrong


def test_every_span_points_into_the_file(graph: kg.Graph) -> None:
    texts = {path.name: path.read_bytes().decode("utf-8") for path in SEEDS.iterdir()}
    for fact in graph.facts():
        for evidence in fact.evidence:
            assert texts[evidence.document][evidence.start : evidence.end] == evidence.sentence
            for start, end in (evidence.subject_span, evidence.predicate_span, evidence.object_span):
                assert evidence.start <= start < end <= evidence.end
    for entity in graph.entities():
        for mention in entity.mentions:
            assert texts[mention.document][mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    ("name", "aliases", "documents"),
    [
        ("Ruth Okonjo", {"Ms Okonjo"}, 3),
        ("Leanne Strood", set(), 3),
        ("Graham Tillotson", {"Mr Tillotson"}, 1),
        ("Inês Carvalhal", set(), 2),
    ],
)
def test_one_person_is_one_node(graph: kg.Graph, name: str, aliases: set[str], documents: int) -> None:
    nodes = [entity for entity in graph.entities() if entity.label == name]
    assert len(nodes) == 1
    assert nodes[0].types[0] == "Person"
    assert aliases <= set(nodes[0].aliases)
    assert len({mention.document for mention in nodes[0].mentions}) >= documents


def test_namesakes_stay_apart(graph: kg.Graph) -> None:
    pairs = [{"Stefan Brandl", "Sofia Brandl"}, {"Rui Carvalhal", "Inês Carvalhal"}]
    assert not [entity.iri for entity in graph.entities() for pair in pairs if pair <= {*names(entity)}]
    assert pairs[1] <= {entity.label for entity in graph.entities()}
