"""All that guides the mapping of one build: the shipped rules, rules and an ontology of the user's own."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.errors import ConfigError
from kg.mapping.mapper import Mapper
from kg.mapping.ontology import Ontology
from kg.rdf.rules import all_rules
from kg.rdf.terms import read_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model import Entity, Fact


class Guide:
    """Maps the facts and types the entities of a graph.

    Args:
        relations: Turtle files with rules for relations, beside the shipped ones.
        ontology: files with an ontology.
        strict: whether what the ontology cannot say is left out.

    Raises:
        ConfigError: a file cannot be read, or is no such thing, or nothing could be kept if `strict`.
    """

    def __init__(self, relations: Sequence[str], ontology: Sequence[str], *, strict: bool) -> None:
        self._ontology = Ontology(read_terms(ontology)) if ontology else None
        own = () if self._ontology is None else self._ontology.rules
        self._mapper = Mapper([*own, *all_rules(relations)])
        self._strict = strict
        if strict and self._ontology and not self._ontology.properties:
            raise ConfigError(
                "strict = true: the ontology has no property, so it can say no fact; add one with properties, "
                "or leave strict out"
            )

    def apply(
        self, entities: tuple[Entity, ...], facts: tuple[Fact, ...]
    ) -> tuple[tuple[Entity, ...], tuple[Fact, ...], Counter[str]]:
        """Return entities with classes, facts with what they are mapped to, and how many of a relation are left out.

        >>> Guide([], [], strict=False).apply((), ())
        ((), (), Counter())
        """
        facts = self._mapper.map(facts)
        if self._ontology is None:
            return entities, facts, Counter()
        entities = self._ontology.typed(entities, facts)
        return self._ontology.held_to(entities, facts) if self._strict else (entities, facts, Counter())
