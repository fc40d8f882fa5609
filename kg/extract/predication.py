"""Predicate nominals: what modifies one is said of its subject, "she was an engineer *who built trams*"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.arguments import subjects
from kg.extract.cleft import is_cleft
from kg.extract.tree import child, children, prepositions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.tokens import Token


def is_predicate_nominal(noun: Token) -> bool:
    """Whether `noun` is a common noun that a copula predicates of a subject of its own, and no focus of a cleft."""
    predicated = noun.pos_ == "NOUN" and child(noun, "cop") is not None and bool(children(noun, "nsubj"))
    return predicated and not children(noun, "expl") and not prepositions(noun) and not is_cleft(noun)


def said_of(noun: Token) -> Sequence[Token]:
    """Return what a clause that modifies `noun` is said of: the subject of a predicate nominal, else `noun` itself."""
    return (subjects(noun)[0] if is_predicate_nominal(noun) else []) or [noun]
