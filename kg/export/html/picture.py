"""What of a graph is drawn, and how: nodes and edges as vis-network takes them, and the places of those seen first.

A node is an entity that is the subject or object of a fact. An edge is a relation between two of them: facts that
differ in qualifiers, source or modality only share it, those that are asserted one, the others another. A fact whose
object is a literal has no edge; its subject's panel tells it.

A node without a place is not seen at first: the page places it when a reader asks for it.
"""

from __future__ import annotations

import math
import textwrap
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.export.html.layout import Box, Line, place, place_regions
from kg.export.html.overview import FIRST, communities, first_look, weights

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ALL = 300
"""Most nodes of a graph that is seen whole at first; of a larger one, what matters most is."""

FEW = 100
"""Nodes of which all captions can be read in one window."""

NEAR = 12
"""Nodes that a window shows at full size. Of more it shows all from farther off, and names, which the page writes at
one size whatever the distance, take more of the picture.
"""

FOLD = 12
"""Radius of the node for what is folded away of a group."""

CAPTION = 20
"""Columns of one line of a caption."""

RELATION = 18
"""Columns of the name of a relation that its edge makes room for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A line from one entity to another, all by position in the page's data."""

    source: int
    target: int
    relation: int
    asserted: bool
    facts: tuple[int, ...]


def draw(data: Mapping[str, Any]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the nodes, most important first, and the edges for `data` as `kg.export.html.content.describe` returns it.

    A node has the `group` that it belongs to, its community, if the graph is too large to be seen whole; and then a
    node with a negative id, -1 for group 0 and so on, is the place of what is folded away of a group.
    """
    facts = data["facts"]
    edges = _edges(facts)
    importance = Counter(fact["subject"] for fact in facts if fact["asserted"])
    importance.update(edge.target for edge in edges for _ in edge.facts if edge.asserted)
    members = sorted(
        {end for edge in edges for end in (edge.source, edge.target)} | {fact["subject"] for fact in facts},
        key=lambda entity: (-importance[entity], data["types"][data["entities"][entity]["type"]]["slot"], entity),
    )
    joined = weights((edge.source, edge.target, edge.asserted) for edge in edges for _ in edge.facts)
    whole = len(members) <= ALL
    groups = [] if whole else communities(joined, members)
    regions = first_look(groups, joined)
    if whole:
        seen = [entity for entity in members if importance[entity]]
    else:  # if nothing is joined to anything, there are no communities
        seen = [entity for region in regions for entity in region] or members[:FIRST]

    growth = 1 / math.sqrt(min(1, math.sqrt(FEW / max(len(seen), 1))))
    nodes = {entity: _node(entity, data, importance[entity], growth) for entity in members}
    for group, everyone in enumerate(groups):
        for entity in everyone:
            nodes[entity]["group"] = group
    folds: list[dict[str, Any]] = [
        {"id": -1 - group, "size": FOLD, "lines": [f"{len(groups[group]) - len(region)} more"], "group": group}
        for group, region in enumerate(regions)
        if len(region) < len(groups[group])
    ]
    drawn = [*(nodes[entity] for entity in seen), *folds]
    index = {node["id"]: position for position, node in enumerate(drawn)}
    size = _text_size(len(seen))
    boxes = [_box(node, size) for node in drawn]
    lines = [
        Line(
            start=index[edge.source],
            end=index[edge.target],
            width=size * (min(_width(data["relations"][edge.relation]["label"]), RELATION) * 6.2 + 6),
            height=size * 15,
        )
        for edge in edges
        if edge.asserted and edge.source in index and edge.target in index
    ]
    lines += [Line(start=index[groups[fold["group"]][0]], end=index[fold["id"]]) for fold in folds]
    if regions:
        parts = [[index[one] for one in region] for region in regions]
        for fold in folds:
            parts[fold["group"]].append(index[fold["id"]])
        points = place_regions(boxes, lines, parts)
    else:
        points = place(boxes, lines)
    for node, (x, y) in zip(drawn, points, strict=True):
        node.update(x=x, y=y)
    return [*nodes.values(), *folds], [
        {
            "id": position,
            "from": edge.source,
            "to": edge.target,
            "relation": edge.relation,
            "asserted": edge.asserted,
            "implicit": all(facts[fact]["implicit"] for fact in edge.facts),
            "facts": list(edge.facts),
            **curve,
        }
        for position, (edge, curve) in enumerate(zip(edges, _curves(edges), strict=True))
    ]


def _node(entity: int, data: Mapping[str, Any], importance: int, growth: float) -> dict[str, Any]:
    radius = round(min(8 + 4 * math.sqrt(importance), 34) * growth, 1)
    return {"id": entity, "size": radius, "lines": caption(data["entities"][entity]["label"])}


def _box(node: Mapping[str, Any], size: float) -> Box:
    lines = node["lines"]
    return Box(radius=node["size"], width=size * max(map(_width, lines)) * 7.5, height=size * len(lines) * 17)


def _text_size(count: int) -> float:
    """Return how large names are beside what they name, in a picture of `count` nodes. A window can hold but some
    names: the more there are, the less room each gets.
    """
    return min(max(1.0, math.sqrt(count / NEAR)), 2.0) * min(1.0, math.sqrt(FEW / max(count, 1)))


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
