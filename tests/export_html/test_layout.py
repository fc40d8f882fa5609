"""Places: boxes lie apart, components side by side, the same each time."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.export.html.layout import Box, Line, place, place_regions

BOX = Box(radius=8, width=90, height=30)


def lines(edges: list[tuple[int, int]]) -> list[Line]:
    return [Line(start=start, end=end) for start, end in edges]


def rectangle(point: tuple[int, int], box: Box) -> tuple[float, float, float, float]:
    half = max(box.radius, box.width / 2)
    return point[0] - half, point[1] - box.radius, point[0] + half, point[1] + box.radius + box.height


def overlaps(points: list[tuple[int, int]], boxes: list[Box]) -> int:
    frames = [rectangle(point, box) for point, box in zip(points, boxes, strict=True)]
    return sum(
        one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
        for one, two in combinations(frames, 2)
    )


@pytest.mark.parametrize(
    ("count", "edges"),
    [
        (1, []),
        (2, [(0, 1)]),
        (2, [(0, 0), (0, 1), (1, 0), (0, 1)]),
        (40, [(0, leaf) for leaf in range(1, 40)]),
        (30, [(node, (node + 1) % 30) for node in range(30)]),
        (60, [(node, node + 1) for node in range(59)]),
        (63, [(child, (child - 1) // 2) for child in range(1, 63)]),
        (8, list(combinations(range(8), 2))),
        (50, []),
    ],
    ids=["one", "two", "loop and parallels", "star", "ring", "path", "tree", "all with all", "alone"],
)
def test_no_box_covers_another(count: int, edges: list[tuple[int, int]]) -> None:
    boxes = [BOX] * count
    points = place(boxes, lines(edges))
    assert overlaps(points, boxes) == 0
    assert points == place(boxes, lines(edges))


@given(st.integers(1, 25).flatmap(lambda n: st.tuples(st.just(n), st.lists(st.tuples(*[st.integers(0, n - 1)] * 2)))))
@settings(max_examples=60)
def test_any_graph_gets_places_apart(graph: tuple[int, list[tuple[int, int]]]) -> None:
    count, edges = graph
    points = place([BOX] * count, lines(edges))
    assert len(points) == count
    assert len(set(points)) == count


def test_near_in_the_graph_is_near_on_the_page() -> None:
    points = place([BOX] * 10, lines([(node, node + 1) for node in range(9)]))
    spans = {
        (a, b): (points[a][0] - points[b][0]) ** 2 + (points[a][1] - points[b][1]) ** 2
        for a, b in combinations(range(10), 2)
    }
    assert max(spans, key=spans.__getitem__) == (0, 9)
    assert max(spans[a, a + 1] for a in range(9)) < min(spans[a, a + 3] for a in range(7))


def test_components_stand_side_by_side() -> None:
    edges = [(0, 1), (1, 2), (3, 4), (4, 5)]
    boxes = [BOX] * 6
    frames = [rectangle(point, box) for point, box in zip(place(boxes, lines(edges)), boxes, strict=True)]

    def frame(members: range) -> tuple[float, float, float, float]:
        own = [frames[member] for member in members]
        return min(f[0] for f in own), min(f[1] for f in own), max(f[2] for f in own), max(f[3] for f in own)

    one, two = frame(range(3)), frame(range(3, 6))
    assert one[2] < two[0] or two[2] < one[0] or one[3] < two[1] or two[3] < one[1]


def covered_names(points: list[tuple[int, int]], boxes: list[Box], names: list[Line]) -> list[tuple[int, int]]:
    """The lines whose name, in the middle, would cover a symbol, a caption or another name."""

    def rectangles(point: tuple[int, int], box: Box) -> list[tuple[float, float, float, float]]:
        x, y, r = *point, box.radius
        return [(x - r, y - r, x + r, y + r), (x - box.width / 2, y + r, x + box.width / 2, y + r + box.height)]

    def named(line: Line) -> tuple[float, float, float, float]:
        (x0, y0), (x1, y1) = points[line.start], points[line.end]
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        return x - line.width / 2, y - line.height / 2, x + line.width / 2, y + line.height / 2

    def meet(one: tuple[float, ...], two: tuple[float, ...]) -> bool:
        return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]

    things = [each for point, box in zip(points, boxes, strict=True) for each in rectangles(point, box)]
    return [
        (line.start, line.end)
        for line in names
        if any(meet(named(line), thing) for thing in [*things, *(named(other) for other in names if other is not line)])
    ]


@pytest.mark.parametrize(
    ("count", "edges"),
    [
        (2, [(0, 1)]),
        (9, [(0, leaf) for leaf in range(1, 9)]),
        (8, [(node, (node + 1) % 8) for node in range(8)]),
        (12, [(node, node + 1) for node in range(11)]),
        (15, [(child, (child - 1) // 2) for child in range(1, 15)]),
        (40, [(0, leaf) for leaf in range(1, 40)]),
    ],
    ids=["one", "star", "ring", "path", "tree", "large star"],
)
def test_the_names_of_lines_have_room(count: int, edges: list[tuple[int, int]]) -> None:
    boxes = [BOX] * count
    named = [Line(start=start, end=end, width=60, height=15) for start, end in edges]
    points = place(boxes, named)
    assert points == place(boxes, named)
    assert len(covered_names(points, boxes, named)) <= len(named) / 8


def test_a_line_is_as_long_as_its_name_needs() -> None:
    named = [Line(start=0, end=1, width=300, height=15)]
    assert covered_names(place([BOX] * 2, named), [BOX] * 2, named) == []


def test_regions_stand_apart_whatever_joins_them() -> None:
    regions = [[0, 1, 2, 3], [4, 5, 6], [7, 8, 9, 10, 11]]
    edges = [(0, 1), (0, 2), (0, 3), (4, 5), (4, 6), *((7, leaf) for leaf in range(8, 12)), (3, 5), (2, 8), (6, 11)]
    boxes = [BOX] * 12
    points = place_regions(boxes, lines(edges), regions)
    assert overlaps(points, boxes) == 0
    frames = [rectangle(point, box) for point, box in zip(points, boxes, strict=True)]
    for one, two in combinations(regions, 2):
        a, b = ([frames[member] for member in region] for region in (one, two))
        assert (
            max(f[2] for f in a) < min(f[0] for f in b)
            or max(f[2] for f in b) < min(f[0] for f in a)
            or max(f[3] for f in a) < min(f[1] for f in b)
            or max(f[3] for f in b) < min(f[1] for f in a)
        )


def test_a_picture_fills_a_window() -> None:
    pairs = [(2 * number, 2 * number + 1) for number in range(30)]
    boxes = [BOX] * 60
    frames = [rectangle(point, box) for point, box in zip(place(boxes, lines(pairs)), boxes, strict=True)]
    width = max(f[2] for f in frames) - min(f[0] for f in frames)
    height = max(f[3] for f in frames) - min(f[1] for f in frames)
    assert 1.1 < width / height < 2
