"""What of a large graph is seen first."""

from __future__ import annotations

from collections import defaultdict

import pytest

from kg.export.html.content import describe
from kg.export.html.overview import FIRST, REGIONS, communities, first_look, weights
from kg.export.html.picture import ALL, draw

from .graphs import villages


def test_two_circles_of_friends_are_two_communities() -> None:
    circle = [(one, other) for one in range(5) for other in range(one)]
    pairs = [*circle, *((one + 5, other + 5) for one, other in circle), (4, 5)]
    joined = weights((one, other, True) for one, other in pairs)
    assert sorted(map(sorted, communities(joined, range(10)))) == [[0, 1, 2, 3, 4], [5, 6, 7, 8, 9]]


def test_what_is_seen_hangs_together_by_asserted_facts() -> None:
    joined = weights([(0, leaf, leaf != 1) for leaf in range(1, 30)])
    (seen,) = first_look(communities(joined, range(30)), joined)
    assert seen[0] == 0
    assert 1 not in seen, "what joins it is not asserted"


@pytest.mark.parametrize("count", [3, 40])
def test_a_large_graph_opens_on_the_hubs_of_its_communities(count: int) -> None:
    data = describe(villages(count, size=ALL // count + 5))
    nodes, edges = draw(data)
    seen = {node["id"] for node in nodes if "x" in node and node["id"] >= 0}
    assert len(seen) <= FIRST + REGIONS
    labels = {data["entities"][entity]["label"] for entity in seen}
    hubs = {f"Mayor {village}" for village in range(count)}
    assert len(labels & hubs) >= min(count, REGIONS)
    joined = defaultdict(set)
    for edge in edges:
        joined[edge["from"]].add(edge["to"])
        joined[edge["to"]].add(edge["from"])
    assert all(joined[entity] & seen for entity in seen)
    folds = [node for node in nodes if node["id"] < 0]
    assert {-1 - node["id"] for node in folds} == {node["group"] for node in nodes if node["id"] in seen}


def test_a_small_graph_is_seen_whole() -> None:
    data = describe(villages(3, size=20))
    nodes, _ = draw(data)
    assert len(nodes) == 60
    assert all("x" in node and "group" not in node for node in nodes)
