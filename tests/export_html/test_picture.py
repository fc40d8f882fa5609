"""What is drawn, and as what."""

from __future__ import annotations

import pytest

from kg.export.html.content import describe, legend
from kg.export.html.picture import caption, draw

from .graphs import CHIEF, KHAN, contents, entity, evidence, fact, small


def test_facts_that_differ_in_their_circumstances_share_an_edge_but_never_with_unasserted_ones() -> None:
    def told(number: int, *, asserted: bool) -> object:
        proof = evidence("Khan calls in the chief.", "Khan", "calls in", "the chief", start=100 * number)
        return fact(KHAN, "calls in", CHIEF, proof, id=str(number), asserted=asserted)

    data = describe(contents(told(1, asserted=True), told(2, asserted=False), told(3, asserted=True)))  # type: ignore[arg-type]
    _, edges = draw(data)
    assert sorted((edge["asserted"], edge["facts"]) for edge in edges) == [(False, [1]), (True, [0, 2])]


def test_literals_and_entities_without_facts_are_no_nodes() -> None:
    data = describe(small())
    nodes, _ = draw(data)
    drawn = [data["entities"][node["id"]]["label"] for node in nodes]
    seen = {data["entities"][node["id"]]["label"] for node in nodes if "x" in node}
    assert seen == {"Met Commissioner", "Sadiq Khan"}, "what has no asserted fact is not seen at first"
    assert sorted(drawn) == ["Met Commissioner", "Sadiq Khan", "Watchdog", "report"]
    assert drawn[0] in {"Met Commissioner", "Sadiq Khan"}, "the most connected comes first"


def test_edges_between_the_same_two_nodes_bend_apart() -> None:
    nodes, edges = draw(describe(small()))
    assert len(nodes) == 4
    bends = [edge["smooth"] for edge in edges if edge["smooth"]]
    assert len(edges) == 4
    assert len({(bend["type"], bend["roundness"]) for bend in bends}) == 2, "three of them: left, straight, right"


def test_importance_is_size() -> None:
    hub, leaves = entity("hub"), [entity(f"leaf {number}") for number in range(5)]
    words = [evidence(f"hub has {leaf.label}.", "hub", "has", leaf.label) for leaf in leaves]
    data = describe(contents(*(fact(hub, "has", leaf, proof) for leaf, proof in zip(leaves, words, strict=True))))
    first, *others = draw(data)[0]
    assert data["entities"][first["id"]]["label"] == "hub"
    assert all(first["size"] > other["size"] for other in others)


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("London", ["London"]),
        ("Independent Office for Police Conduct", ["Independent Office", "for Police Conduct"]),
        ("a very long name that no window has any room for at all", ["a very long name", "that no window has…"]),
        ("x" * 50, ["x" * 20, "x" * 19 + "…"]),
        ("中" * 30, ["中" * 10, "中" * 9 + "…"]),
        ("  \n ", ["?"]),
        ("", ["?"]),
    ],
)
def test_caption_is_one_or_two_short_lines(label: str, lines: list[str]) -> None:
    assert caption(label) == lines


def test_familiar_types_look_alike_on_all_pages() -> None:
    people, places, concepts = (entity(name, name) for name in ("Person", "Place", "Concept"))
    ships = [entity(f"ship {number}", "Ship") for number in range(2)]
    assert legend([people, places, concepts]) == [("Person", 1, 0), ("Place", 1, 2), ("Concept", 1, 7)]
    assert legend([concepts, places, *ships]) == [("Place", 1, 2), ("Ship", 2, 0), ("Concept", 1, 7)]
    many = [entity(f"kind {number}", f"Kind{number}") for number in range(10)]
    assert [slot for _, _, slot in legend(many)] == [0, 1, 2, 3, 4, 5, 6, 7, 7, 7]
