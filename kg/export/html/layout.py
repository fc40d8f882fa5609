"""Where the nodes of a drawn graph lie: computed here, once, so that the page opens at rest.

Each connected component is laid out by stress majorization (Gansner, Koren and North, *Graph drawing by stress
majorization*, 2004): the distance between two nodes on the page approaches their distance in the graph. It starts from
a radial tree instead of random points, so equal graphs get equal coordinates. Boxes that still cover each other are
then pushed apart, and the components are packed side by side in rows. Of a large graph, which is shown by regions, each
region is laid out so, and then the regions as if each were one node. At last each component is settled in the frame
that it got: nodes move to where the names of nodes and edges have room.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from kg.export.html.settling import MOST, covered, settle

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    Points: TypeAlias = NDArray[np.float64]

EDGE = 130.0
"""Length of an edge between two nodes of few relations, in pixels."""

GAP = 10.0
"""Least distance between two boxes of one component."""

MARGIN = 34.0
"""Distance between two components."""

ASPECT = 1.45
"""Width of the whole picture to its height: that of a window beside the panel."""

DETOUR = 1.1
"""How much larger a picture may be in which related regions are neighbours than one that packs them as they fit."""

ROUNDS = 50
"""Of majorization; more move nothing that one could see."""

FILL = 0.4
"""Share of a component's area that its boxes may take; the fuller, the more the pushing disorders."""

FULL = (0.7, 0.55, 0.42)
"""Share of its area that boxes and names take in a component that is settled; where one is too full, the next."""

FLAT = 4.0
"""Width to height of a component at most, so that a chain need not lie in one line."""

STRETCH = 2.0
"""How much larger than by majorization a component may become."""

SQUASH = 0.65
"""Height to width of what majorization gives: words lie, so that a steep line needs less length than a level one."""

PUSHES = 80
"""Rounds of pushing boxes apart at most; the few that still touch then are for the page to sort out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """What a node needs: a symbol of `radius` around its point, and a caption of `width` by `height` below it."""

    radius: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An edge between two boxes, by index, with a name of `width` by `height` pixels."""

    start: int
    end: int
    width: float = 0
    height: float = 0


def place(boxes: Sequence[Box], lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Return a point for each of `boxes`, in pixels, whole numbers.

    >>> dot = Box(radius=5, width=40, height=14)
    >>> place([dot], [])
    [(0, 0)]
    >>> (x0, y0), (x1, y1) = place([dot, dot], [Line(start=0, end=1)])
    >>> abs(x1 - x0) > 40 and abs(y1 - y0) < 40
    True
    """
    return _rounded(_place(boxes, lines))


def place_regions(
    boxes: Sequence[Box], lines: Sequence[Line], regions: Sequence[Sequence[int]]
) -> list[tuple[int, int]]:
    """Return a point for each of `boxes`, those of one of `regions` together; each box belongs to one region.

    >>> dot = Box(radius=5, width=40, height=14)
    >>> points = place_regions([dot] * 4, [Line(start=0, end=1), Line(start=2, end=3)], [[0, 1], [2, 3]])
    >>> len(set(points))
    4
    """
    import numpy as np

    points = np.zeros((len(boxes), 2))
    frames = []
    home = {member: region for region, members in enumerate(regions) for member in members}
    for members in regions:
        local = _place([boxes[member] for member in members], _local(lines, members))
        corner, (width, height) = _frame(local, [boxes[member] for member in members])
        points[members] = local - corner - np.array([width, height]) / 2
        frames.append(Box(radius=(height + MARGIN / 2) / 2, width=width + MARGIN / 2, height=0))
    between = [Line(start=home[line.start], end=home[line.end]) for line in lines]
    related, packed = _place(frames, between), _place(frames, [])
    centres = related if _reach(related, frames) < DETOUR * _reach(packed, frames) else packed
    for members, centre in zip(regions, centres, strict=True):
        points[members] += centre
    return _rounded(points)


def _reach(points: Points, boxes: Sequence[Box]) -> float:
    """Return how wide a window of `ASPECT` must be to show all boxes."""
    width, height = _frame(points, boxes)[1] if len(boxes) else (0.0, 0.0)
    return max(width, height * ASPECT)


def _place(boxes: Sequence[Box], lines: Sequence[Line]) -> Points:
    import numpy as np

    points = np.zeros((len(boxes), 2))
    frames = []
    for members in _components(len(boxes), lines):
        own = [boxes[member] for member in members]
        local = _component(own, _local(lines, members))
        corner, (width, height) = _frame(local, own)
        points[members] = local - corner
        frames.append((members, width + MARGIN, height + MARGIN))
    for (members, _, _), shift in zip(frames, _pack([(width, height) for _, width, height in frames]), strict=True):
        points[members] += shift
    return points


def _rounded(points: Points) -> list[tuple[int, int]]:
    """Return `points` as whole numbers around the origin."""
    if len(points):
        points = points - ((points.min(axis=0) + points.max(axis=0)) / 2).round()
    return [(round(float(x)), round(float(y))) for x, y in points]


def _frame(points: Points, boxes: Sequence[Box]) -> tuple[Points, tuple[float, float]]:
    """Return the upper left corner of all boxes, and the width and height that they take."""
    import numpy as np

    sides = np.array([max(box.radius, box.width / 2) for box in boxes])
    corner = (points - np.stack([sides, np.array([box.radius for box in boxes])], axis=1)).min(axis=0)
    end = (points + np.stack([sides, np.array([box.radius + box.height for box in boxes])], axis=1)).max(axis=0)
    return corner, (float(end[0] - corner[0]), float(end[1] - corner[1]))


def _components(count: int, lines: Sequence[Line]) -> list[list[int]]:
    """Return the connected components, largest first, members sorted."""
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from((line.start, line.end) for line in lines)
    components = [sorted(component) for component in networkx.connected_components(graph)]
    return sorted(components, key=lambda component: (-len(component), component[0]))


def _local(lines: Sequence[Line], members: Sequence[int]) -> list[Line]:
    """Return the lines between two different `members`, one a pair with the widest name, by indices of `members`."""
    index = {member: position for position, member in enumerate(members)}
    names: dict[tuple[int, int], tuple[float, float]] = {}
    for line in lines:
        if line.start != line.end and line.start in index and line.end in index:
            pair = min(line.start, line.end), max(line.start, line.end)
            names[pair] = max(names.get(pair, (0, 0)), (line.width, line.height))
    return [
        Line(start=index[a], end=index[b], width=width, height=height)
        for (a, b), (width, height) in sorted(names.items())
    ]


def _component(boxes: Sequence[Box], lines: Sequence[Line]) -> Points:
    """Return points for one connected component."""
    import numpy as np

    if len(boxes) == 1:
        return np.zeros((1, 2))
    neighbours: list[list[int]] = [[] for _ in boxes]
    edges = [(line.start, line.end) for line in lines]
    for a, b in edges:
        neighbours[a].append(b)
        neighbours[b].append(a)
    lengths = [max(pair) for pair in zip(_lengths(edges, neighbours), (line.width for line in lines), strict=True)]
    points = _flatten(_majorize(_radial(neighbours), _distances(len(boxes), edges, lengths)))
    if len(boxes) > MOST:
        return _separate(_spread(points, boxes), boxes)
    best, least = points, math.inf
    for full in FULL:
        fitted = _fitted(points, boxes, lines, full)
        corner, (width, height) = _frame(fitted, boxes)
        lower = max(0.0, width / FLAT - height) / 2
        reach = np.array([width, height + lower])
        settled = _separate(settle(fitted, boxes, lines, corner - (0, lower), corner + reach), boxes)
        if (count := covered(settled, boxes, lines)) < least:
            best, least = settled, count
        if count <= len(lines) // 20:
            break
    return best


def _fitted(points: Points, boxes: Sequence[Box], lines: Sequence[Line], full: float) -> Points:
    """Return `points` scaled so that their frame has the area that boxes and names need."""
    import numpy as np

    sizes = _sizes(boxes)
    need = sizes.prod(axis=1).sum() + sum((line.width + GAP) * (line.height + GAP) for line in lines)
    width, height = np.ptp(points, axis=0) * (1, SQUASH)
    beside, below = sizes.mean(axis=0)
    # (width * scale + beside) * (height * scale + below) = need / full
    half = (width * below + height * beside) / 2
    rest = max(need / full - beside * below, 0.0)
    scale = rest / (half + math.sqrt(half**2 + width * height * rest)) if half else 1.0
    return np.asarray(points * (1, SQUASH) * min(scale, STRETCH))


def _lengths(edges: Sequence[tuple[int, int]], neighbours: Sequence[Sequence[int]]) -> list[float]:
    """Return how long each edge should be.

    Nodes of many relations keep others at a distance; the leaves of one node stand on several rings around it, so
    that their captions have room.
    """
    seen = [0] * len(neighbours)
    lengths = []
    for a, b in edges:
        degrees = len(neighbours[a]), len(neighbours[b])
        if min(degrees) > 1 or max(degrees) == 1:
            lengths.append(EDGE * (1 + 0.12 * math.sqrt(sum(degrees) - 2)))
            continue
        hub = a if degrees[0] > 1 else b
        rings = 1 + math.isqrt(len(neighbours[hub]) // 8)
        lengths.append(EDGE * (1 + 0.5 * (seen[hub] % rings)))
        seen[hub] += 1
    return lengths


def _radial(neighbours: Sequence[Sequence[int]]) -> Points:
    """Return a radial drawing of the breadth-first tree from the node of highest degree: each subtree gets the
    share of the circle that its leaves need.
    """
    import numpy as np

    root = max(range(len(neighbours)), key=lambda node: (len(neighbours[node]), -node))
    children: list[list[int]] = [[] for _ in neighbours]
    depth = {root: 0}
    order = [root]
    for node in order:
        for other in neighbours[node]:
            if other not in depth:
                depth[other] = depth[node] + 1
                children[node].append(other)
                order.append(other)
    leaves = [1] * len(neighbours)
    for node in reversed(order):
        leaves[node] = max(1, sum(leaves[child] for child in children[node]))
    start = {root: 0.0}
    points = np.zeros((len(neighbours), 2))
    for node in order:
        angle = start[node] + math.pi * leaves[node] / leaves[root]
        points[node] = depth[node] * EDGE * math.cos(angle), depth[node] * EDGE * math.sin(angle)
        at = start[node]
        for child in children[node]:
            start[child] = at
            at += 2 * math.pi * leaves[child] / leaves[root]
    return points


def _distances(count: int, edges: Sequence[tuple[int, int]], lengths: Sequence[float]) -> Points:
    """Return the lengths of the shortest paths between all pairs (Floyd and Warshall, over all but the leaves)."""
    import numpy as np

    degree = np.zeros(count, dtype=int)
    for a, b in edges:
        degree[[a, b]] += 1
    core = np.flatnonzero(degree > 1) if (degree > 1).any() else np.arange(count)
    inner = {int(node): position for position, node in enumerate(core)}
    table = np.full((len(core), len(core)), np.inf, dtype=np.float32)  # half the memory to walk through, twice as fast
    np.fill_diagonal(table, 0)
    anchor = np.array([inner.get(node, 0) for node in range(count)])
    offset = np.zeros(count)
    for (a, b), length in zip(edges, lengths, strict=True):
        if a in inner and b in inner:
            table[inner[a], inner[b]] = table[inner[b], inner[a]] = length
        else:
            leaf, hub = (b, a) if a in inner else (a, b)
            anchor[leaf], offset[leaf] = inner[hub], length
    for via in range(len(core)):
        np.minimum(table, table[:, via, None] + table[via], out=table)
    distances: Points = table[np.ix_(anchor, anchor)] + offset[:, None] + offset
    np.fill_diagonal(distances, 0)
    return distances


def _majorize(points: Points, distances: Points) -> Points:
    """Return `points` moved so that their distances approach `distances`, near ones above all."""
    import numpy as np

    count = len(points)
    safe = distances + np.eye(count)
    weights = safe**-2
    np.fill_diagonal(weights, 0)
    laplacian = np.diag(weights.sum(axis=1)) - weights
    mean = np.trace(laplacian) / count**2
    inverse = np.linalg.inv(laplacian + mean)  # the constant makes it regular and changes no difference of points
    pull = weights * distances
    for _ in range(ROUNDS):
        gaps = np.sqrt(
            np.maximum((points[:, None, 0] - points[:, 0]) ** 2 + (points[:, None, 1] - points[:, 1]) ** 2, 1e-6)
        )
        share = pull / gaps
        points = inverse @ (share.sum(axis=1)[:, None] * points - share @ points)
    return points


def _flatten(points: Points) -> Points:
    """Return `points` turned so that they extend most from left to right."""
    import numpy as np

    centred = points - points.mean(axis=0)
    xx, yy, xy = (centred[:, 0] ** 2).sum(), (centred[:, 1] ** 2).sum(), centred.prod(axis=1).sum()
    angle = 0.5 * math.atan2(2 * xy, xx - yy)
    turn = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    return np.asarray(centred @ turn)


def _sizes(boxes: Sequence[Box]) -> Points:
    """Return the width and height that each box takes, the gap to the next included."""
    import numpy as np

    return np.array([(max(2 * box.radius, box.width), 2 * box.radius + box.height) for box in boxes]) + GAP


def _spread(points: Points, boxes: Sequence[Box]) -> Points:
    """Return `points` so far apart that the boxes have room."""
    extent = points.std(axis=0)
    room = 4 * math.pi * max(float(extent[0]), EDGE / 4) * max(float(extent[1]), EDGE / 4)
    return points * max(1.0, math.sqrt(_sizes(boxes).prod(axis=1).sum() / room / FILL))


def _separate(points: Points, boxes: Sequence[Box]) -> Points:
    """Return `points` pushed apart where one box still covers another, each pair along the axis that costs less."""
    import numpy as np

    sizes = _sizes(boxes)
    middle = np.array([(0.0, box.height / 2) for box in boxes])
    centres = points + middle
    for _ in range(PUSHES):
        order = np.argsort(centres[:, 0], kind="stable")
        moves = np.zeros_like(centres)
        for step in range(1, len(boxes)):
            left, right = order[:-step], order[step:]
            if not (centres[right, 0] - centres[left, 0] < sizes[:, 0].max()).any():
                break
            gap = centres[right] - centres[left]
            cover = (sizes[left] + sizes[right]) / 2 - np.abs(gap)
            hit = np.flatnonzero((cover > 0.5).all(axis=1))
            axis = np.argmin(cover[hit], axis=1)
            push = cover[hit, axis] / 2 * np.where(gap[hit, axis] < 0, -1, 1)
            np.add.at(moves, (left[hit], axis), -push)
            np.add.at(moves, (right[hit], axis), push)
        if not moves.any():
            break
        centres += 0.6 * moves
    return np.asarray(centres - middle)


def _pack(frames: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the upper left corner of each frame (width, height), set in rows so wide that a window of `ASPECT` shows
    them all as large as possible.
    """
    if not frames:
        return []
    widest = max(width for width, _ in frames)
    area = sum(width * height for width, height in frames)
    limits = sorted({max(widest, math.sqrt(area * ASPECT) * (0.8 + step / 20)) for step in range(25)})

    def reach(limit: float) -> float:
        corners = _rows(frames, limit)
        right = max(x + width for (x, _), (width, _) in zip(corners, frames, strict=True))
        foot = max(y + height for (_, y), (_, height) in zip(corners, frames, strict=True))
        return max(right, foot * ASPECT)

    return _rows(frames, min(limits, key=reach))


def _rows(frames: Sequence[tuple[float, float]], limit: float) -> list[tuple[float, float]]:
    """Return the upper left corner of each frame, in rows of at most the width `limit`, the highest first; low frames
    stand on top of each other in the columns of a row.
    """
    corners = [(0.0, 0.0)] * len(frames)
    x = y = row = column = filled = 0.0
    for index in sorted(range(len(frames)), key=lambda index: (-frames[index][1], index)):
        width, height = frames[index]
        if filled and filled + height <= row and x + width <= limit:
            corners[index] = (x, y + filled)
        else:
            x, filled = x + column, 0.0
            if x and x + width > limit:
                x, y, row = 0.0, y + row, 0.0
            corners[index] = (x, y)
            row, column = max(row, height), 0.0
        filled, column = filled + height, max(column, width)
    return corners
