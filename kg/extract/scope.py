"""Scope: of which arguments of a clause its status holds, and which it cannot speak of at all.

See `kg.extract.coordination` on members that are denied or open, `kg.extract.quantification` on what does not exist.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.cleft import focus
from kg.extract.coordination import is_alternative, is_excluded
from kg.extract.quantification import is_negative, is_nonreferential
from kg.extract.tree import first_conjunct
from kg.model import Modality, Polarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.clause import Clause
    from kg.extract.factuality import Status
    from kg.extract.tokens import Token


def coordinated_status(status: Status, arguments: Sequence[Token], clause: Clause) -> Status:
    """Return the status of what `clause` says of `arguments`, each of which may be one of several conjuncts."""
    affirmed = status.polarity is Polarity.POSITIVE
    alternative = False
    for each in arguments:
        denied = is_excluded(each) or (affirmed and each.dep_ == "conj" and is_negative(each))
        open_ = affirmed and is_alternative(each)
        if (denied or open_) and not _is_of_another_clause(each, clause):
            if denied:
                return status.negated()
            alternative = True
    return status.under(Modality.POSSIBLE) if alternative else status


def _is_of_another_clause(argument: Token, clause: Clause) -> bool:
    """Whether an argument is the antecedent that a relative or participial clause modifies."""
    return argument.is_ancestor(clause.head) and focus(clause.head) is None


def is_out_of_scope(argument: Token, clause: Clause) -> bool:
    """Whether an argument stands in another clause, which says that there is none: "no evidence *that supports it*"."""
    if not is_nonreferential(argument):
        return False
    own = first_conjunct(argument).head == clause.head or clause.head in argument.children
    return not own or _is_of_another_clause(argument, clause)
