"""What of a large graph is seen first: its communities, and the most important entities of the largest ones.

Communities are those of the Louvain method (Blondel et al., *Fast unfolding of communities in large networks*, 2008).
The most important entities are those with most asserted facts.
"""

from __future__ import annotations

from collections import defaultdict
from heapq import heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FIRST = 40
"""About so many entities can be read in one window, names, relations and all."""

REGIONS = 10
"""Most communities that are seen at first."""

LEAST = 3
"""Fewest entities of a community that is seen."""

Weights = dict[tuple[int, int], int]


def weights(pairs: Iterable[tuple[int, int, bool]]) -> Weights:
    """Return how strongly two entities, the lower first, are joined: twice for each asserted fact, once for others.

    >>> weights([(2, 1, True), (1, 2, False), (1, 1, True)])
    {(1, 2): 3}
    """
    found: defaultdict[tuple[int, int], int] = defaultdict(int)
    for one, other, asserted in pairs:
        if one != other:
            found[min(one, other), max(one, other)] += 2 if asserted else 1
    return dict(sorted(found.items()))


def communities(joined: Mapping[tuple[int, int], int], order: Sequence[int]) -> list[list[int]]:
    """Return the communities of the entities that are `joined`, the weightiest first, members in the given order.

    >>> communities({(0, 1): 2, (2, 3): 2, (2, 4): 2}, [2, 0, 1, 3, 4])
    [[2, 3, 4], [0, 1]]
    """
    import networkx

    graph = networkx.Graph()
    graph.add_weighted_edges_from((one, other, weight) for (one, other), weight in joined.items())
    found = networkx.community.louvain_communities(graph, seed=1) if graph else []
    rank = {entity: position for position, entity in enumerate(order)}
    home = {entity: index for index, members in enumerate(found) for entity in members}
    inside = [0] * len(found)
    for (one, other), weight in joined.items():
        if home[one] == home[other]:
            inside[home[one]] += weight
    ranked = [sorted(members, key=rank.__getitem__) for members in found]
    return [ranked[at] for at in sorted(range(len(found)), key=lambda at: (-inside[at], rank[ranked[at][0]]))]


def first_look(found: Sequence[Sequence[int]], joined: Mapping[tuple[int, int], int]) -> list[list[int]]:
    """Return the entities that are seen first, by community: each hub with those around it that matter most.

    Every entity but the hub is joined to another one that is seen, by an asserted fact.
    """
    seen = [members for members in found[:REGIONS] if len(members) >= LEAST]
    total = sum(len(members) for members in seen)
    neighbours: defaultdict[int, list[int]] = defaultdict(list)
    for (one, other), weight in joined.items():
        if weight > 1:
            neighbours[one].append(other)
            neighbours[other].append(one)
    return [_around(members, neighbours, max(LEAST, round(FIRST * len(members) / total))) for members in seen]


def _around(members: Sequence[int], neighbours: Mapping[int, Sequence[int]], most: int) -> list[int]:
    """Return the first of `members`, and again and again the first neighbour of what is chosen."""
    rank = {entity: position for position, entity in enumerate(members)}
    chosen: dict[int, None] = {}
    queue = [0]
    while queue and len(chosen) < most:
        entity = members[heappop(queue)]
        if entity not in chosen:
            chosen[entity] = None
            for other in neighbours.get(entity, ()):
                if other in rank and other not in chosen:
                    heappush(queue, rank[other])
    return list(chosen)
