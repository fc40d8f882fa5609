"""Links between clauses: which adverbial clauses modify which clause, and in what relation.

A verb that hands its content to an infinitive ("*tried* to sell", "*managed* to sell") states nothing itself: what
modifies it modifies the infinitive.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.attribution import is_parenthetical
from kg.extract.clause import is_predicate
from kg.extract.subordination import subordination
from kg.extract.tree import children, conjuncts

if TYPE_CHECKING:
    from kg.extract.tokens import Doc, Token


class ClauseLink(NamedTuple):
    """A relation to the adverbial clause that `target` heads, and the conjunction, or ""."""

    role: str
    conjunction: str
    target: Token


def clause_links(doc: Doc) -> dict[int, list[ClauseLink]]:
    """Return the links of each clause of `doc`, by the index of the token that heads it, in the order of the text."""
    found: dict[int, list[ClauseLink]] = defaultdict(list)
    for token in [each for each in doc if each.dep_ == "advcl"]:
        link = subordination(token)
        if link is None or is_parenthetical(token):
            continue
        targets = [_bearer(each) for each in conjuncts(token) if is_predicate(each)]
        found[_bearer(link.main).i] += [ClauseLink(link.role, link.conjunction, each) for each in targets]
    return found


def _bearer(clause: Token) -> Token:
    """Return the head of the clause that bears the content: the innermost infinitive or gerund."""
    while (complement := next((each for each in children(clause, "xcomp") if is_predicate(each)), None)) is not None:
        clause = complement
    return clause
