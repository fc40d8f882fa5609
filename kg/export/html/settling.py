"""Room for names: moves the nodes of a drawing to places near their own where names of nodes and edges cover nothing.

A descent, node by node, over fixed steps in fixed directions (as in Davidson and Harel, *Drawing graphs nicely using
simulated annealing*, 1996, with no chance in it): the cost of a place counts what would cover what, lines that pass
through symbols or cross, and how long lines are. A name stands below its symbol, that of an edge at its middle.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from kg.export.html.layout import Box, Line

    Array = NDArray[np.float64]

MOST = 120
"""Nodes at most: of more, no window shows the names at once."""

STEPS = (160.0, 80.0, 40.0, 20.0, 10.0, 5.0)
"""How far a node may move at once, in pixels, in one round after the other."""

FEW = 30
"""Nodes that go through the shorter steps twice."""

DIRECTIONS = 16

COVERED = 1.0
"""Cost of two boxes that cover each other, beside that of the area."""

AREA = 400.0
"""Covered square pixels that cost as much."""

PIERCED = 1.5
"""Cost of a line through the symbol of a node that it does not end in."""

CROSSED = 0.5
"""Cost of two lines that cross."""

STRUCK = 0.5
"""Cost of a line through the name of another."""

FAR = 1 / 400
"""Cost of a pixel of a line."""

AWAY = 1 / 2000
"""Cost of a pixel away from where a node was at first."""

AIR = 6.0
"""Pixels that boxes keep from each other."""


class _Drawing:
    """Boxes, lines and their names around points that move."""

    def __init__(self, points: Array, boxes: Sequence[Box], lines: Sequence[Line], corner: Array, end: Array) -> None:
        import numpy as np

        self.points, self.home = points.copy(), points.copy()
        self.ends = np.array([(line.start, line.end) for line in lines], dtype=int).reshape(-1, 2)
        radius = np.array([box.radius for box in boxes])
        captions = np.array([(box.width, box.height) for box in boxes])
        self.radius = radius
        # Of each node the symbol and the caption, then the name of each line: sizes, and how far below the point.
        named = np.array([(line.width, line.height) for line in lines]).reshape(-1, 2)
        self.sizes = np.concatenate([np.stack([2 * radius, 2 * radius], axis=1), captions, named])
        self.drop = np.concatenate([0 * radius, radius + captions[:, 1] / 2])
        half = np.maximum(radius, captions[:, 0] / 2)
        self.low = corner + np.stack([half, radius], axis=1)
        self.high = np.maximum(end - np.stack([half, radius + captions[:, 1]], axis=1), self.low)
        self.incident = [np.flatnonzero((self.ends == node).any(axis=1)) for node in range(len(boxes))]

    def middles(self) -> Array:
        """Return the middle of every box."""
        import numpy as np

        count = len(self.points)
        found = np.concatenate(
            [self.points, self.points, (self.points[self.ends[:, 0]] + self.points[self.ends[:, 1]]) / 2]
        )
        found[: 2 * count, 1] += self.drop
        return found

    def costs(self, node: int, places: Array) -> Array:
        """Return what each of `places` would cost for `node`."""
        import numpy as np

        count = len(self.points)
        lines = self.incident[node]
        others = self.ends[lines].sum(axis=1) - node
        far = self.points[others]
        own = np.concatenate([[node, count + node], 2 * count + lines])
        centres = np.concatenate(
            [
                places[:, None] + np.array([[0, 0], [0, self.drop[count + node]]]),
                (places[:, None] + far) / 2,
            ],
            axis=1,
        )
        rest = np.ones(len(self.sizes), dtype=bool)
        rest[own] = False
        every = np.concatenate([np.broadcast_to(self.middles()[rest], (len(places), rest.sum(), 2)), centres], axis=1)
        counts = np.concatenate([np.ones((len(own), rest.sum())), np.tri(len(own), k=-1)], axis=1)  # each pair once
        cost = _covered(centres, self.sizes[own], every, np.concatenate([self.sizes[rest], self.sizes[own]]), counts)
        if len(lines):
            delta = far - places[:, None]
            length = np.hypot(delta[..., 0], delta[..., 1])
            cost += FAR * length.sum(axis=1)
            cost += PIERCED * self._pierced(places, far, node, others)
            cost += CROSSED * self._crossings(places, far, lines)
            cost += STRUCK * self._struck(places, far, lines)
        strange = np.ones(len(self.ends), dtype=bool)
        strange[lines] = False
        if strange.any():
            a, b = self.points[self.ends[strange, 0]], self.points[self.ends[strange, 1]]
            cost += PIERCED * _near(places[:, None], a, b, self.radius[node] + AIR).sum(axis=1)
        away = places - self.home[node]
        return np.asarray(cost + AWAY * np.hypot(away[:, 0], away[:, 1]))

    def _pierced(self, places: Array, far: Array, node: int, others: NDArray[np.int_]) -> Array:
        import numpy as np

        hit = _near(self.points[None, None], places[:, None, None], far[None, :, None], self.radius + AIR)
        hit[..., node] = False
        hit[:, np.arange(len(others)), others] = False
        return np.asarray(hit.sum(axis=(1, 2)))

    def _struck(self, places: Array, far: Array, lines: NDArray[np.int_]) -> Array:
        """Return how many names of lines are struck through by a line of the node, or the other way round."""
        import numpy as np

        count = len(self.points)
        names, reach = self.middles()[2 * count :], self.sizes[2 * count :, 1] / 2 + 2
        own = np.zeros(len(self.ends), dtype=bool)
        own[lines] = True
        hit = _near(names[None, None], places[:, None, None], far[None, :, None], reach)
        struck = (hit & ~own & (reach > 2)).sum(axis=(1, 2))
        middles = (places[:, None] + far) / 2
        a, b = self.points[self.ends[:, 0]], self.points[self.ends[:, 1]]
        hit = _near(middles[:, :, None], a[None, None], b[None, None], reach[lines][None, :, None])
        struck = struck + (hit & ~own & (reach[lines] > 2)[:, None]).sum(axis=(1, 2))
        hit = _near(middles[:, :, None], places[:, None, None], far[None, None], reach[lines][None, :, None])
        others = ~np.eye(len(lines), dtype=bool) & (reach[lines] > 2)[:, None]
        return np.asarray(struck + (hit & others).sum(axis=(1, 2)))

    def _crossings(self, places: Array, far: Array, lines: NDArray[np.int_]) -> Array:
        import numpy as np

        keep = np.ones(len(self.ends), dtype=bool)
        keep[lines] = False
        a, b = self.points[self.ends[keep, 0]], self.points[self.ends[keep, 1]]
        p, q = places[:, None, None], far[None, :, None]
        shared = (far[:, None] == a[None]).all(axis=-1) | (far[:, None] == b[None]).all(axis=-1)
        hit = (_side(p, q, a) * _side(p, q, b) < 0) & (_side(a, b, p) * _side(a, b, q) < 0) & ~shared[None]
        return np.asarray(hit.sum(axis=(1, 2)))


def settle(points: Array, boxes: Sequence[Box], lines: Sequence[Line], corner: Array, end: Array) -> Array:
    """Return points for `boxes` between `corner` and `end` near `points`."""
    import numpy as np

    if len(boxes) > MOST:
        return points
    drawing = _Drawing(points, boxes, lines, corner, end)
    drawing.points = np.clip(drawing.points, drawing.low, drawing.high)
    turns = 2 * math.pi * np.arange(DIRECTIONS) / DIRECTIONS
    circle = np.concatenate([[(0.0, 0.0)], np.stack([np.cos(turns), np.sin(turns)], axis=1)])
    for step in STEPS + STEPS[2:] * (len(boxes) <= FEW):
        for node in range(len(boxes)):
            places = np.clip(drawing.points[node] + step * circle, drawing.low[node], drawing.high[node])
            costs = drawing.costs(node, places).round(6)
            drawing.points[node] = places[int(np.argmin(costs))]
    return drawing.points


def covered(points: Array, boxes: Sequence[Box], lines: Sequence[Line]) -> int:
    """Return how many pairs there are of symbols, captions and names of lines that cover each other."""
    import numpy as np

    drawing = _Drawing(points, boxes, lines, points.min(axis=0), points.max(axis=0))
    middles, sizes = drawing.middles(), drawing.sizes
    real = (sizes > 0).all(axis=1)
    gap = np.abs(middles[real][:, None] - middles[real])
    hit = (gap < (sizes[real][:, None] + sizes[real]) / 2 - 0.5).all(axis=-1)
    return int(np.triu(hit, 1).sum())


def _covered(centres: Array, sizes: Array, others: Array, other_sizes: Array, counts: Array) -> Array:
    """Return the cost of what boxes around `centres` cover of other boxes, those pairs alone that count."""
    import numpy as np

    room = (sizes[:, None] + other_sizes) / 2 + AIR / 2
    counts = counts * (sizes[:, None, 0] > 0) * (other_sizes[:, 0] > 0)
    cover = np.maximum(room - np.abs(centres[:, :, None] - others[:, None]), 0)
    area = cover[..., 0] * cover[..., 1]
    return np.asarray((counts * (COVERED * (area > 0) + area / AREA)).sum(axis=(1, 2)))


def _side(start: Array, end: Array, point: Array) -> Array:
    ahead, aside = end - start, point - start
    return ahead[..., 0] * aside[..., 1] - ahead[..., 1] * aside[..., 0]


def _near(point: Array, start: Array, end: Array, reach: Array) -> NDArray[np.bool_]:
    """Return whether `point` is nearer than `reach` to the line between `start` and `end`."""
    import numpy as np

    x, y = point[..., 0] - start[..., 0], point[..., 1] - start[..., 1]
    ahead, aside = end[..., 0] - start[..., 0], end[..., 1] - start[..., 1]
    share = np.clip((x * ahead + y * aside) / np.maximum(ahead * ahead + aside * aside, 1e-9), 0, 1)
    x, y = x - share * ahead, y - share * aside
    return np.asarray(x * x + y * y < reach * reach)
