"""What is one, what differs, and what follows from both together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.resolve.judgements import Reference


class Bonds:
    """Entities that are one, entities that differ, and IRIs of which an entity has one; never in contradiction.

    >>> from kg.resolve.judgements import Reference
    >>> a, b, c = (Reference("a.txt", name) for name in "abc")
    >>> bonds = Bonds()
    >>> bonds.join(a, b), bonds.part(b, c), bonds.join(a, c), bonds.join(a, b)
    (True, True, False, False)
    """

    def __init__(self) -> None:
        self._up: dict[Reference, Reference] = {}
        self._apart: dict[Reference, set[Reference]] = {}
        self._iris: dict[Reference, str] = {}

    def root(self, one: Reference) -> Reference:
        """Return what stands for all that is one with an entity."""
        root = one
        while (above := self._up.get(root, root)) != root:
            root = above
        while one != root:  # so that the way is short next time
            self._up[one], one = root, self._up[one]
        return root

    def join(self, one: Reference, other: Reference) -> bool:
        """Make two one; return False if they are already, or differ."""
        first, second = sorted((self.root(one), self.root(other)))
        if first == second or second in self._apart.get(first, ()):
            return False
        iris = {self._iris[root] for root in (first, second) if root in self._iris}
        if len(iris) > 1:
            return False
        self._up[second] = first
        for other_root in self._apart.pop(second, set()):
            self._apart[other_root].discard(second)
            self._apart[other_root].add(first)
            self._apart.setdefault(first, set()).add(other_root)
        if iris:
            self._iris[first] = iris.pop()
        return True

    def part(self, one: Reference, other: Reference) -> bool:
        """Make two differ; return False if they are one."""
        first, second = self.root(one), self.root(other)
        if first == second:
            return False
        self._apart.setdefault(first, set()).add(second)
        self._apart.setdefault(second, set()).add(first)
        return True

    def name(self, one: Reference, iri: str) -> bool:
        """Give an entity an IRI; return False if it has another."""
        return self._iris.setdefault(self.root(one), iri) == iri

    def unite(self, one: Reference, other: Reference) -> bool:
        """Make two one that may be one already; return False if they differ."""
        return self.root(one) == self.root(other) or self.join(one, other)
