"""What a person has decided about entities, done to what was found out from the texts."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.resolve.evidence import Cluster, weigh

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.resolve.evidence import Member
    from kg.resolve.judgements import Decision, Reference


def apply_decisions(
    clusters: list[Cluster], members: Mapping[Reference, Member], decisions: Iterable[Decision]
) -> list[Cluster]:
    """Return the clusters as a person wants them.

    A cluster is divided between two members that are decided to be different: each other member goes with whom it has
    more in common with, by default with the one that the cluster began with. Two clusters become one where members of
    them are decided to be the same; if they hold members that are different, only those that are the same move.

    Args:
        clusters: as `kg.resolve.identity.identify` finds them.
        members: the entities of all documents.
        decisions: in any order; those of what is not among the members have no effect.

    Raises:
        ValueError: decisions contradict each other.
    """
    given = sorted({each for each in decisions if each.one in members and each.other in members})
    if not given:
        return clusters
    bonds = _Bonds(given)
    home = {(m.context.id, m.index): cluster for cluster in clusters for m in cluster.members}
    found = list(clusters)

    def cluster_of(reference: Reference) -> Cluster:
        member = members[reference]
        cluster = home.get((member.context.id, member.index))
        if cluster is None:
            cluster = home[member.context.id, member.index] = _cluster([member])
            found.append(cluster)
        return cluster

    def put(part: list[Member], cluster: Cluster) -> None:
        for member in part:
            cluster.add(member)
            home[member.context.id, member.index] = cluster

    roots = {(member.context.id, member.index): bonds.root(name) for name, member in members.items()}

    def holds(cluster: Cluster, unwanted: set[Reference]) -> bool:
        return any(roots[m.context.id, m.index] in unwanted for m in cluster.members)

    for decision in given:
        whole = cluster_of(decision.one)
        if decision.same or whole is not cluster_of(decision.other):
            continue
        stay, go = _divided(whole, members[decision.one], members[decision.other])
        new = Cluster(whole.key)
        whole.clear()
        put(stay, whole)
        put(go, new)
        found.append(new)
    for decision in given:
        first, second = cluster_of(decision.one), cluster_of(decision.other)
        if not decision.same or first is second:
            continue
        unwanted = {name for m in first.members for name in bonds.apart(roots[m.context.id, m.index])}
        moving = list(second.members)
        if holds(second, unwanted):
            root = bonds.root(decision.one)
            moving = [m for m in moving if roots[m.context.id, m.index] == root]
        staying = [m for m in second.members if m not in moving]
        second.clear()
        put(staying, second)
        put(moving, first)
    return [cluster for cluster in found if cluster.members]


class _Bonds:
    """Sets of references that are one, and which of these are different."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self._up: dict[Reference, Reference] = {}
        self._apart: dict[Reference, set[Reference]] = defaultdict(set)
        different = []
        for decision in decisions:
            if decision.same:
                least, other = sorted((self.root(decision.one), self.root(decision.other)))
                if least != other:
                    self._up[other] = least
            else:
                different.append(decision)
        for decision in different:
            one, other = self.root(decision.one), self.root(decision.other)
            if one == other:
                first, second = decision.one, decision.other
                raise ValueError(
                    f"{first.slug} of {first.document} and {second.slug} of {second.document} are decided to be "
                    "different, and to be the same"
                )
            self._apart[one].add(other)
            self._apart[other].add(one)

    def root(self, reference: Reference) -> Reference:
        """Return the least of the references that are one with this one."""
        while reference in self._up:
            reference = self._up[reference]
        return reference

    def apart(self, root: Reference) -> set[Reference]:
        """Return the roots of what is different."""
        return self._apart.get(root, set())


def _divided(whole: Cluster, one: Member, other: Member) -> tuple[list[Member], list[Member]]:
    """Return the members of a cluster in two parts, with one of the two given members in each; the first begins it."""
    if whole.members.index(other) < whole.members.index(one):
        one, other = other, one
    stay, go = [one], [other]
    first, second = _cluster([one]), _cluster([other])
    for member in whole.members:
        if member is one or member is other:
            continue
        alone = _cluster([member])
        here, there = (weigh(each, alone, prior=0.0, reason="").score for each in (first, second))
        (go if there > here else stay).append(member)
    return stay, go


def _cluster(members: Iterable[Member]) -> Cluster:
    listed = list(members)
    cluster = Cluster(listed[0].key)
    for member in listed:
        cluster.add(member)
    return cluster
