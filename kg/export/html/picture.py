"""What of a graph is drawn, and how: nodes and edges as vis-network takes them, with their places.

A node is an entity that is the subject or object of a fact. An edge is a relation between two of them: facts that
differ in qualifiers, source or modality only share it, those that are asserted one, the others another. A fact whose
object is a literal has no edge; its subject's panel tells it.
"""

from __future__ import annotations

import math
import textwrap
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.export.html.layout import Box, place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LIMIT = 4000
"""Most nodes and edges together that are drawn; above it a drawing is neither legible nor quick."""

FEW = 100
"""Nodes of which all captions can be read in one window."""

CAPTION = 20
"""Columns of one line of a caption."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A line from one entity to another, all by position in the page's data."""

    source: int
    target: int
    relation: int
    asserted: bool
    facts: tuple[int, ...]


def draw(data: Mapping[str, Any]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the nodes and edges to draw for `data` as `kg.export.html.content.describe` returns it.

    If there are more than `LIMIT` of both, the most connected entities and the edges between them are returned.
    """
    edges = _edges(data["facts"])
    degree = Counter(end for edge in edges for end in {edge.source, edge.target})
    degree.update(dict.fromkeys((fact["subject"] for fact in data["facts"]), 0))
    members = _most_important(degree, edges)
    index = {entity: position for position, entity in enumerate(members)}
    shown = [edge for edge in edges if edge.source in index and edge.target in index]
    # Of many captions a window can hold but some: the more there are, the less room they get, and the symbols more.
    room = min(1, math.sqrt(FEW / max(len(members), 1)))
    growth = min(1 / math.sqrt(room), 2)
    nodes = []
    boxes = []
    for entity in members:
        lines = caption(data["entities"][entity]["label"])
        radius = round(min(6 + 3 * math.sqrt(degree[entity]), 30) * growth, 1)
        nodes.append({"id": entity, "size": radius, "lines": lines})
        boxes.append(Box(radius=radius, width=room * max(map(_width, lines)) * 7, height=room * len(lines) * 16))
    for node, (x, y) in zip(
        nodes, place(boxes, [(index[edge.source], index[edge.target]) for edge in shown]), strict=True
    ):
        node.update(x=x, y=y)
    curves = _curves(shown)
    return nodes, [
        {
            "id": position,
            "from": edge.source,
            "to": edge.target,
            "relation": edge.relation,
            "asserted": edge.asserted,
            "implicit": all(data["facts"][fact]["implicit"] for fact in edge.facts),
            "facts": list(edge.facts),
            **curve,
        }
        for position, (edge, curve) in enumerate(zip(shown, curves, strict=True))
    ]


def caption(label: str) -> list[str]:
    """Return a label as one or two short lines.

    >>> caption("Independent Office for Police Conduct")
    ['Independent Office', 'for Police Conduct']
    """
    letters = CAPTION * len(label) // max(_width(label), 1)
    lines = textwrap.wrap(label, max(letters, 1)) or ["?"]
    return lines if len(lines) <= 2 else [lines[0], f"{lines[1][: letters - 1].rstrip()}…"]


def _width(text: str) -> int:
    """Return how many columns a text takes; East Asian letters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _edges(facts: Sequence[Mapping[str, Any]]) -> list[Edge]:
    groups: defaultdict[tuple[int, int, int, bool], list[int]] = defaultdict(list)
    for position, fact in enumerate(facts):
        if isinstance(fact["object"], int):
            groups[fact["subject"], fact["object"], fact["relation"], fact["asserted"]].append(position)
    return [
        Edge(source=source, target=target, relation=relation, asserted=asserted, facts=tuple(positions))
        for (source, target, relation, asserted), positions in sorted(groups.items())
    ]


def _most_important(degree: Mapping[int, int], edges: Sequence[Edge]) -> list[int]:
    """Return the entities to draw, most connected first, as many as fit with the edges between them."""
    neighbours: defaultdict[int, list[int]] = defaultdict(list)
    for edge in edges:
        neighbours[edge.source].append(edge.target)
        neighbours[edge.target].append(edge.source)
    chosen: dict[int, None] = {}
    drawn = 0
    for entity in sorted(degree, key=lambda entity: (-degree[entity], entity)):
        drawn += 1 + sum(other in chosen for other in neighbours[entity])
        if drawn > LIMIT:
            break
        chosen[entity] = None
    return list(chosen)


def _curves(edges: Sequence[Edge]) -> list[dict[str, Any]]:
    """Return for each edge how it bends, so that edges between the same two nodes run apart."""
    between: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for position, edge in enumerate(edges):
        between[min(edge.source, edge.target), max(edge.source, edge.target)].append(position)
    curves: list[dict[str, Any]] = [{}] * len(edges)
    for (low, high), positions in between.items():
        for rank, position in enumerate(positions):
            if low == high:
                curves[position] = {"selfReference": {"size": 16 + 8 * (rank // 4), "angle": rank % 4 * math.pi / 2}}
                continue
            bend = (rank - (len(positions) - 1) / 2) * 0.24
            if edges[position].source != low:
                bend = -bend  # seen from the other end, left is right
            side = "curvedCW" if bend > 0 else "curvedCCW"
            curves[position] = {
                "smooth": {"enabled": True, "type": side, "roundness": round(abs(bend), 2)} if bend else False
            }
    return curves
