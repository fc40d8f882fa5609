"""The textual views of a parsed text, by name: one clause structure, projected in different ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.arguments import clauses
from kg.extract.chain_view import chain_propositions
from kg.extract.implicit_view import implicit_propositions
from kg.extract.nary_view import nary_propositions
from kg.extract.predicated_clause import predicated_clauses
from kg.extract.repair import repaired

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import spacy.tokens

    from kg.extract.proposition import Proposition


def chain_view(parsed: spacy.tokens.Doc) -> Iterator[Proposition]:
    """Yield the binary propositions of a parsed text, clause by clause, then the implicit ones."""
    doc = repaired(parsed)
    for clause in clauses(doc):
        yield from predicated_clauses(clause)
        yield from chain_propositions(clause)
    yield from implicit_propositions(doc)


def nary_view(parsed: spacy.tokens.Doc) -> Iterator[Proposition]:
    """Yield the n-ary propositions of a parsed text, clause by clause, then the implicit ones."""
    doc = repaired(parsed)
    for clause in clauses(doc):
        yield from predicated_clauses(clause)
        yield from nary_propositions(clause)
    yield from implicit_propositions(doc)


VIEWS: dict[str, Callable[[spacy.tokens.Doc], Iterator[Proposition]]] = {"chain": chain_view, "nary": nary_view}
