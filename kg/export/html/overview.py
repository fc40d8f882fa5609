"""What of a large graph is seen first: its communities, and the most important entities of the largest ones.

Communities are those of the Louvain method (Blondel et al., *Fast unfolding of communities in large networks*, 2008).
The most important entities are those with most asserted facts.
"""

from __future__ import annotations

from collections import defaultdict, deque
from heapq import heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FIRST = 40
"""About so many entities can be read in one window, names, relations and all."""

REGIONS = 10
"""Most communities that are seen at first."""

LEAST = 3
"""Fewest entities of a community that is seen, unless all are smaller."""

Weights = dict[tuple[int, int], int]

Weighted = dict[int, int]
"""Neighbours of a node, and how strongly each is joined to it."""


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
    found = _louvain(joined)
    rank = {entity: position for position, entity in enumerate(order)}
    home = {entity: index for index, members in enumerate(found) for entity in members}
    inside = [0] * len(found)
    for (one, other), weight in joined.items():
        if home[one] == home[other]:
            inside[home[one]] += weight
    ranked = [sorted(members, key=rank.__getitem__) for members in found]
    return [ranked[at] for at in sorted(range(len(found)), key=lambda at: (-inside[at], rank[ranked[at][0]]))]


def _louvain(joined: Mapping[tuple[int, int], int]) -> list[list[int]]:
    """Return the communities of the entities that are `joined`, in no order that would matter."""
    entities = sorted({end for pair in joined for end in pair})
    index = {entity: position for position, entity in enumerate(entities)}
    members = [[entity] for entity in entities]
    neighbours: list[Weighted] = [{} for _ in entities]
    for (one, other), weight in joined.items():
        neighbours[index[one]][index[other]] = neighbours[index[other]][index[one]] = weight
    degrees = [sum(near.values()) for near in neighbours]
    while True:
        home = _moved(neighbours, degrees)
        kept = {community: position for position, community in enumerate(sorted(set(home)))}
        if len(kept) == len(members):
            return members
        united: list[list[int]] = [[] for _ in kept]
        summed = [0] * len(kept)
        outside: list[Weighted] = [{} for _ in kept]
        for node, community in enumerate(home):
            at = kept[community]
            united[at] += members[node]
            summed[at] += degrees[node]
            for other, weight in neighbours[node].items():
                beyond = kept[home[other]]
                if beyond != at:
                    outside[at][beyond] = outside[at].get(beyond, 0) + weight
        members, degrees, neighbours = united, summed, outside


def _moved(neighbours: Sequence[Weighted], degrees: Sequence[int]) -> list[int]:
    """Return the community of each node after nodes have moved to those of neighbours as long as modularity grows.

    Only nodes whose neighbours have moved are looked at again (Traag, Waltman and van Eck, *From Louvain to Leiden*,
    2019). All numbers are whole, so that nothing depends on rounding.
    """
    total = sum(degrees)
    home = list(range(len(neighbours)))
    taken = list(degrees)  # by the members of each community
    queue = deque(home)
    waiting = [True] * len(home)
    while queue:
        node = queue.popleft()
        waiting[node] = False
        own, degree = home[node], degrees[node]
        links = {own: 0}
        for other, weight in neighbours[node].items():
            community = home[other]
            links[community] = links.get(community, 0) + weight
        taken[own] -= degree
        best, most = own, links[own] * total - degree * taken[own]
        for community, weight in links.items():
            gain = weight * total - degree * taken[community]
            if gain > most:
                best, most = community, gain
        taken[best] += degree
        if best != own:
            home[node] = best
            for other in neighbours[node]:
                if not waiting[other] and home[other] != best:
                    waiting[other] = True
                    queue.append(other)
    return home


def first_look(found: Sequence[Sequence[int]], joined: Mapping[tuple[int, int], int]) -> list[list[int]]:
    """Return the entities that are seen first, by community: each hub with those around it that matter most.

    Every entity but the hub is joined to another one that is seen, by an asserted fact.
    """
    seen = [members for members in found[:REGIONS] if len(members) >= LEAST] or found[:REGIONS]
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
