"""What a person has decided about entities, done to what was found out from the texts."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.resolve.evidence import Cluster, weigh

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

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
    decided = _Decided(clusters, members, _Bonds(given))
    for decision in given:
        if not decision.same:
            decided.divide(decision)
    for decision in given:
        if decision.same:
            decided.unite(decision)
    return [cluster for cluster in decided.clusters if cluster.members]


class _Decided:
    """Clusters that change as decisions are done to them. None holds what is different once all are divided."""

    def __init__(self, clusters: Iterable[Cluster], members: Mapping[Reference, Member], bonds: _Bonds) -> None:
        self.clusters = list(clusters)
        self._members = members
        self._bonds = bonds
        self._home = {_place(member): cluster for cluster in self.clusters for member in cluster.members}
        self._roots = {_place(member): bonds.root(name) for name, member in members.items()}
        self._bound: dict[Reference, list[Member]] = defaultdict(list)
        for name in bonds.names:
            self._bound[bonds.root(name)].append(members[name])

    def divide(self, decision: Decision) -> None:
        """Part what is one with each side of a decision wherever both are in one cluster."""
        one, other = self._bonds.root(decision.one), self._bonds.root(decision.other)
        for member in self._bound[one]:
            whole = self._cluster_of(member)
            there = [each for each in self._bound[other] if self._cluster_of(each) is whole]
            if there:
                stay, go = self._divided(whole, member, there[0])
                new = Cluster(whole.key)
                self.clusters.append(new)
                self._fill(whole, stay)
                self._fill(new, go)

    def unite(self, decision: Decision) -> None:
        """Make the clusters of two members one, or as much of the second as is not different."""
        first, second = (self._cluster_of(self._members[name]) for name in (decision.one, decision.other))
        if first is second:
            return
        unwanted = {name for member in first.members for name in self._bonds.apart(self._roots[_place(member)])}
        moving = second.members
        if any(self._roots[_place(member)] in unwanted for member in moving):
            root = self._bonds.root(decision.one)
            moving = [member for member in moving if self._roots[_place(member)] == root]
        gone = {_place(member) for member in moving}
        self._fill(first, [*first.members, *moving])
        self._fill(second, [member for member in second.members if _place(member) not in gone])

    def _cluster_of(self, member: Member) -> Cluster:
        found = self._home.get(_place(member))
        if found is None:
            found = self._home[_place(member)] = Cluster.of(member)
            self.clusters.append(found)
        return found

    def _fill(self, cluster: Cluster, members: list[Member]) -> None:
        """Let a cluster have these members and no others."""
        cluster.clear()
        for member in members:
            cluster.add(member)
            self._home[_place(member)] = cluster

    def _divided(self, whole: Cluster, one: Member, other: Member) -> tuple[list[Member], list[Member]]:
        """Return the members of a cluster in two parts, one of two given members in each; the first begins it."""
        order = [_place(member) for member in whole.members]
        if order.index(_place(other)) < order.index(_place(one)):
            one, other = other, one
        first, second = Cluster.of(one), Cluster.of(other)
        here, there = self._roots[_place(one)], self._roots[_place(other)]
        stay: list[Member] = []
        go: list[Member] = []
        for member in whole.members:
            root = self._roots[_place(member)]
            if root not in {here, there}:
                alone = Cluster.of(member)
                scores = [weigh(each, alone, prior=0.0, reason="").score for each in (first, second)]
                root = there if scores[1] > scores[0] else here
            (go if root == there else stay).append(member)
        return stay, go


def _place(member: Member) -> tuple[str, int]:
    return member.context.id, member.index


class _Bonds:
    """Sets of references that are one, and which of these are different.

    Attributes:
        names: what is decided upon, sorted.
    """

    def __init__(self, decisions: Sequence[Decision]) -> None:
        self.names = sorted({name for decision in decisions for name in (decision.one, decision.other)})
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
