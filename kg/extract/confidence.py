"""Confidence: how likely a triple is to be right, from what is known of its clause.

The weights are a first estimate, not yet fitted: each step that had to be inferred, and each word between a predicate
and its argument, lowers the odds that the parse got the triple right.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extract.clause import Clause
    from kg.extract.factuality import Status
    from kg.extract.tokens import Token

_BASE = 2.6
_CONSTRUCTION = {
    "clause": 0.0,
    "coordination": -0.5,
    "relative": -0.4,
    "participle": -0.6,
    "control": -0.7,
    "adverbial": -0.9,
    "light verb": -0.6,
}
_DISTANCE = -0.05
_LONG = -0.02


def confidence(clause: Clause, subject: Token, status: Status) -> float:
    """Return a probability between 0 and 1, rounded to two digits."""
    odds = _BASE + _CONSTRUCTION.get(clause.construction, -0.8)
    odds += _DISTANCE * min(abs(clause.head.i - subject.i), 20)
    odds += _LONG * max(len(clause.head.sent) - 25, 0)
    if status.source is not None:
        odds -= 0.2
    return round(1 / (1 + math.exp(-odds)), 2)
