"""Rules that say relations in the words of a vocabulary, as `ontology/relations.ttl` has them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from kg import vocab
from kg.errors import ConfigError
from kg.model import DATES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from importlib.resources.abc import Traversable

    from kg.rdf.turtle import Term

ROLE = "{role}"
"""What stands in a lemma for the words of a post."""
_DATATYPES = DATES | {"boolean", "integer", "decimal", "duration", "string"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationRule:
    """When a fact is said in the words of a vocabulary, and how.

    Attributes:
        iri: the name of the rule.
        lemmas: of the relation, one of which a fact must have; `{role}` in one stands for the words of a post.
        subjects, objects: classes of ontology/kg.ttl by local name, and for objects XML Schema datatypes: one is needed
            where there is any.
        properties: from subject to object.
        inverses: from object to subject.
        role_properties: from the subject to the words that `{role}` stands for.
        roles, no_roles: the last word of a post is one of `roles`, its first none of `no_roles`.
        times: from the subject to the date that the fact is qualified with.
        object_times: from the object to that date.
        places: from the subject to the place that the fact is qualified with.
    """

    iri: str
    lemmas: tuple[str, ...]
    subjects: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    properties: tuple[str, ...] = ()
    inverses: tuple[str, ...] = ()
    role_properties: tuple[str, ...] = ()
    roles: frozenset[str] = frozenset()
    no_roles: frozenset[str] = frozenset()
    times: tuple[str, ...] = ()
    object_times: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


def all_rules(paths: Iterable[str]) -> tuple[RelationRule, ...]:
    """Return the rules of `ontology/relations.ttl` and of a user's own files, sorted by name.

    Raises:
        ConfigError: as `read_rules`.

    >>> len(all_rules([])) >= 80
    True
    """
    return read_rules([vocab.ontology_file("relations.ttl"), *map(Path, paths)])


def read_rules(paths: Iterable[Path | Traversable]) -> tuple[RelationRule, ...]:
    """Return the rules in some Turtle files, sorted by name. A rule that several files name is one: they add to it.

    Raises:
        ConfigError: a file cannot be read, or a rule in it lacks what it needs or names what there is not.
    """
    store, files = Store(), list(paths)
    for path in files:
        try:
            store.load(path.read_bytes(), format=RdfFormat.TURTLE)
        except (OSError, SyntaxError, ValueError) as error:
            raise ConfigError(f"{path}: cannot be read as Turtle: {error}") from error
    source = ", ".join(map(str, files))
    found = store.quads_for_pattern(None, NamedNode(vocab.TYPE), NamedNode(vocab.RELATION_RULE), None)
    return tuple(_rule(store, quad.subject, source) for quad in sorted(found, key=lambda quad: str(quad.subject)))


def _rule(store: Store, node: object, source: str) -> RelationRule:
    if not isinstance(node, NamedNode):
        raise ConfigError(f"{source}: a kg:RelationRule has no IRI")

    def values_of(term: str) -> list[Term]:
        return [quad.object for quad in store.quads_for_pattern(node, NamedNode(term), None, None)]

    def texts(term: str) -> tuple[str, ...]:
        values = values_of(term)
        found = [" ".join(value.value.split()) for value in values if isinstance(value, Literal)]
        if len(found) < len(values) or not all(found):
            raise ConfigError(f"{source}: {node}: the values of <{term}> are not all texts")
        return tuple(sorted(found))

    def iris(term: str) -> tuple[str, ...]:
        values = values_of(term)
        found = [value.value for value in values if isinstance(value, NamedNode)]
        if len(found) < len(values):
            raise ConfigError(f"{source}: {node}: the values of <{term}> are not all IRIs")
        return tuple(sorted(found))

    def classes(term: str, *, datatypes: bool) -> frozenset[str]:
        names = set()
        for iri in iris(term):
            namespace = next(space for space in (vocab.KG, vocab.XSD, "") if iri.startswith(space))
            name = iri[len(namespace) :]
            known = {vocab.KG: vocab.ENTITY_CLASSES.keys(), vocab.XSD: _DATATYPES if datatypes else ()}
            if name not in known.get(namespace, ()):
                raise ConfigError(f"{source}: {node}: <{iri}> is no class that <{term}> can name")
            names.add(name)
        return frozenset(names)

    rule = RelationRule(
        iri=node.value,
        lemmas=texts(vocab.LEMMA),
        subjects=classes(vocab.SUBJECT_CLASS, datatypes=False),
        objects=classes(vocab.OBJECT_CLASS, datatypes=True),
        properties=iris(vocab.MAPS_TO),
        inverses=iris(vocab.INVERSE_PROPERTY),
        role_properties=iris(vocab.ROLE_PROPERTY),
        roles=frozenset(texts(vocab.ROLE)),
        no_roles=frozenset(texts(vocab.NO_ROLE)),
        times=iris(vocab.TIME_PROPERTY),
        object_times=iris(vocab.OBJECT_TIME_PROPERTY),
        places=iris(vocab.PLACE_PROPERTY),
    )
    if not rule.lemmas:
        raise ConfigError(f"{source}: {node}: has no kg:lemma")
    if not any((rule.properties, rule.inverses, rule.role_properties, rule.times, rule.object_times, rule.places)):
        raise ConfigError(f"{source}: {node}: has no property to map to")
    if any(lemma.count(ROLE) > 1 for lemma in rule.lemmas):
        raise ConfigError(f"{source}: {node}: {ROLE} stands twice in a kg:lemma")
    return rule
