"""A user's ontology as a guide: its properties become rules for relations, its classes and concepts kinds of things."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from kg import vocab
from kg.model import DATES, Entity
from kg.nouns import head_class
from kg.rdf.files import known_class
from kg.rdf.rules import RelationRule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Fact
    from kg.rdf.terms import OntologyTerm

_NUMBERS = frozenset({"integer", "decimal"})
_DATATYPES = {
    **dict.fromkeys(("dateTime", *sorted(DATES)), DATES),
    **dict.fromkeys(("integer", "int", "nonNegativeInteger", "decimal", "double", "float"), _NUMBERS),
    "boolean": frozenset({"boolean"}),
    "duration": frozenset({"duration"}),
}
"""Datatypes of XML Schema with those of our values that they take up."""


class Ontology:
    """What an ontology says of relations and kinds.

    Args:
        terms: its classes and properties.
    """

    def __init__(self, terms: Iterable[OntologyTerm]) -> None:
        every = tuple(terms)
        self._classes = [term for term in every if term.is_class]
        self._ours = {term.iri: _our_class(term) for term in self._classes}
        self._named: dict[str, list[OntologyTerm]] = defaultdict(list)
        for term in self._classes:
            for label in {_singular(label) for label in term.labels} if term.is_concept else term.labels:
                self._named[label].append(term)
        self.properties = frozenset(term.iri for term in every if not term.is_class)
        self.rules = tuple(rule for term in every if not term.is_class for rule in self._rules(term))

    def typed(self, entities: Iterable[Entity], facts: Iterable[Fact]) -> tuple[Entity, ...]:
        """Return the entities with the classes and concepts of the ontology that they belong to.

        An entity is of a class whose name its own ends in ("Harrowby General Hospital"), or that an asserted fact says
        of it ("Thornlea is a hospital in Leeds"), unless what it is known to be speaks against it. Of a concept it may
        be several as well: "hospitals" are no hospital, but they belong to the concept.
        """
        said: dict[str, set[str]] = defaultdict(set)
        for fact in facts:
            verb, _, rest = fact.predicate.lemma.partition(" ")
            if fact.asserted and verb == "be":
                noun = fact.object.label if not rest and isinstance(fact.object, Entity) else rest.rpartition(" ")[0]
                said[fact.subject.iri].add(noun)
        found = []
        for entity in entities:
            classes = {iri for name in (entity.label, *said[entity.iri]) for iri in self._classes_of(entity, name)}
            found.append(replace(entity, classes=tuple(sorted({*entity.classes, *classes}))))
        return tuple(found)

    def held_to(
        self, entities: Iterable[Entity], facts: Iterable[Fact]
    ) -> tuple[tuple[Entity, ...], tuple[Fact, ...], Counter[str]]:
        """Return what the ontology can say: facts with a mapped triple of its properties, and the entities in them.

        Returns:
            entities, facts, and how many facts were left out of each relation.
        """
        kept: list[Fact] = []
        left_out: Counter[str] = Counter()
        for fact in facts:
            mapped = tuple(each for each in fact.mapped if each.property in self.properties)
            if mapped:
                kept.append(replace(fact, mapped=mapped))
            else:
                left_out[fact.predicate.label] += 1
        ids = {fact.id for fact in kept}
        kept = [replace(fact, links=tuple(link for link in fact.links if link.fact in ids)) for fact in kept]
        named = {entity.iri for fact in kept for entity in fact.entities()}
        return tuple(entity for entity in entities if entity.iri in named), tuple(kept), left_out

    def _classes_of(self, entity: Entity, name: str) -> Iterator[str]:
        words = name.casefold().partition(" of ")[0].split()
        for start in range(len(words)):
            phrase = " ".join(words[start:])
            exact = self._named.get(phrase, [])
            plural = [term for term in self._named.get(_singular(phrase), ()) if term.is_concept]
            for term in (*exact, *plural):
                ours = self._ours[term.iri]
                if not ours or ours in entity.types or set(entity.types) <= {"Concept", "Entity"}:
                    yield term.iri

    def _rules(self, term: OntologyTerm) -> Iterator[RelationRule]:
        """Yield the rules of a property.

        Its name is a verb phrase ("works for"), in the third person or the infinitive, or a noun ("employer", "has
        employer"), and then "be employer of" says it the other way round.
        """
        verbs, nouns = set(), set()
        for label in term.labels:
            first, _, rest = label.partition(" ")
            if first in {"is", "be", "are"} and rest:
                verbs.add(f"be {rest}")
            elif first in {"has", "have"} and rest:
                nouns.add(rest)
            else:
                verbs.add(label)
                nouns.add(label)
        domains, ranges = self._ours_of(term.domains), self._ours_of(term.ranges)
        yield RelationRule(
            iri=term.iri, lemmas=tuple(sorted(verbs)), subjects=domains, objects=ranges, properties=(term.iri,)
        )
        turned = tuple(sorted(f"be {noun} of" for noun in nouns))
        yield RelationRule(iri=term.iri, lemmas=turned, subjects=ranges, objects=domains, inverses=(term.iri,))

    def _ours_of(self, iris: Iterable[str]) -> frozenset[str]:
        """Return classes as ours; none, which allows all, where one of them is of no kind that is known."""
        found = set()
        for iri in iris:
            known = self._ours.get(iri) or known_class(iri)
            if known:
                found.add(known)
            elif iri.startswith(vocab.XSD):
                found |= _DATATYPES.get(iri.removeprefix(vocab.XSD), frozenset({"string"}))
            else:
                return frozenset()
        return frozenset(found)


def _singular(phrase: str) -> str:
    """Return a phrase with its last word in the singular, as regular nouns are spelt (Quirk et al. 1985, 5.80-82).

    >>> [_singular(each) for each in ("tidal turbines", "bodies", "branches", "grass", "basis", "witnesses")]
    ['tidal turbine', 'body', 'branch', 'grass', 'basis', 'witness']
    """
    if re.search(r"[^aeiou]ies$", phrase) and len(phrase) > 4:
        return f"{phrase[:-3]}y"
    if re.search(r"(?:ss|x|z|ch|sh)es$", phrase):
        return phrase[:-2]
    return phrase[:-1] if re.search(r"[^siu]s$", phrase) and len(phrase) > 3 else phrase


def _our_class(term: OntologyTerm) -> str:
    """Return the class of ontology/kg.ttl that a class lies below, by its parents or its name; "" if none is known."""
    by_parent = sorted({known for iri in (term.iri, *term.parents) if (known := known_class(iri))})
    by_name = (head_class((_singular(label) if term.is_concept else label).split()[-1]) for label in term.labels)
    return next(iter(by_parent), "") or next((name for name in by_name if name), "")
