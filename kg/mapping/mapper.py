"""From open relations to the properties of a vocabulary: the same facts once more, in words that other tools know.

The open relation stays what it is, and the mapped triples stand beside it. What a rule needs it says itself
(`kg.rdf.rules`); there is no rule in code.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import DATES, Entity, MappedTriple, Value
from kg.rdf.rules import ROLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Fact
    from kg.rdf.rules import RelationRule

_AT = frozenset({"", "at", "in", "on"})
"""Prepositions of a time or place at which something happened, not before, since or near."""


class Mapper:
    """Says facts in the words of a vocabulary.

    Args:
        rules: all of them; every one that fits a fact applies. A lemma may be given in the third person as well.
    """

    def __init__(self, rules: Iterable[RelationRule]) -> None:
        self._exact: dict[str, list[RelationRule]] = defaultdict(list)
        self._posts: list[tuple[str, str, RelationRule]] = []
        for rule in rules:
            for lemma in rule.lemmas:
                before, role, after = lemma.partition(ROLE)
                if role:
                    self._posts.append((before, after, rule))
                else:
                    self._exact[lemma].append(rule)

    def map(self, facts: Iterable[Fact]) -> tuple[Fact, ...]:
        """Return the facts, each with what the rules make of it."""
        return tuple(replace(fact, mapped=self.triples(fact)) for fact in facts)

    def triples(self, fact: Fact) -> tuple[MappedTriple, ...]:
        """Return what the rules make of a fact, sorted; nothing where none fits."""
        lemma, label = fact.predicate.lemma, fact.predicate.label
        exact = [*self._exact.get(lemma, ()), *(self._exact.get(label, ()) if label != lemma else ())]
        applied = [(rule, "") for rule in exact] or list(self._roles(lemma))
        found = {triple for rule, role in applied for triple in _applied(rule, fact, role)}
        return tuple(sorted(found, key=_order))

    def _roles(self, lemma: str) -> Iterator[tuple[RelationRule, str]]:
        for before, after, rule in self._posts:
            if lemma.startswith(before) and lemma.endswith(after) and len(lemma) > len(before) + len(after):
                role = lemma[len(before) : len(lemma) - len(after)]
                words = role.replace("-", " ").split()
                fits = not rule.roles or role.split()[-1] in rule.roles or words[-1] in rule.roles
                if fits and words[0] not in rule.no_roles:
                    yield rule, role


def _applied(rule: RelationRule, fact: Fact, role: str) -> Iterator[MappedTriple]:
    subject, target = fact.subject, fact.object
    kinds = set(target.types) if isinstance(target, Entity) else {target.datatype}
    if (rule.subjects and rule.subjects.isdisjoint(subject.types)) or (rule.objects and rule.objects.isdisjoint(kinds)):
        return
    # the literal true is no object: the clause has none
    if isinstance(target, Entity) or target.datatype != "boolean":
        for name in rule.properties:
            yield MappedTriple(subject=subject, property=name, object=target)
    if isinstance(target, Entity):
        for name in rule.inverses:
            yield MappedTriple(subject=target, property=name, object=subject)
    for name in rule.role_properties:
        yield MappedTriple(subject=subject, property=name, object=Value(value=role))
    for qualifier in fact.qualifiers:
        value = qualifier.value
        if qualifier.preposition not in _AT:
            continue
        if qualifier.role == "time" and isinstance(value, Value) and value.datatype in DATES:
            for name in rule.times:
                yield MappedTriple(subject=subject, property=name, object=value)
            if isinstance(target, Entity):
                for name in rule.object_times:
                    yield MappedTriple(subject=target, property=name, object=value)
        elif qualifier.role == "place" and isinstance(value, Entity) and "Place" in value.types:
            for name in rule.places:
                yield MappedTriple(subject=subject, property=name, object=value)


def _order(triple: MappedTriple) -> tuple[str, ...]:
    target = triple.object
    return (
        triple.subject.iri, triple.property,
        *((target.iri, "") if isinstance(target, Entity) else (target.value, target.datatype)),
    )  # fmt: skip
