"""Numbers as they are written in running text: "1,200", "2.5 million", "twenty-one"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from kg.extract.lexicon import classes

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIGURE = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(\.[0-9]+)?")
_GLUED = re.compile(r"([0-9.,]*[0-9])(m|bn|tn|k)")
"""A figure with the abbreviation of its scale: "£2.5m", "3bn"."""


def number(words: Sequence[str]) -> Decimal | None:
    """Return the number that lower-cased words stand for, or None if they are none.

    >>> number(["2.5", "million"]), number(["twenty-one"]), number(["1,200"]), number(["3bn"])
    (Decimal('2500000'), Decimal('21'), Decimal('1200'), Decimal('3000000000'))
    >>> number(["several"]) is None, number([]) is None
    (True, True)
    """
    if not words:
        return None
    scales = classes("numbers", "scale")
    first, rest = words[0], list(words[1:])
    if (glued := _GLUED.fullmatch(first)) is not None:
        first, rest = glued[1], [glued[2], *rest]
    found = _simple(first)
    for word in rest:
        if found is None or word not in scales:
            return None
        found *= Decimal(10) ** int(scales[word])
    return None if found is None else _plain(found)


def _simple(word: str) -> Decimal | None:
    if _FIGURE.fullmatch(word):
        return Decimal(word.replace(",", ""))
    cardinals = classes("numbers", "cardinal")
    tens, hyphen, ones = word.partition("-")
    if word in cardinals:
        return Decimal(cardinals[word])
    if hyphen and tens in cardinals and ones in cardinals and int(cardinals[tens]) >= 20 > int(cardinals[ones]) * 2:
        return Decimal(cardinals[tens]) + Decimal(cardinals[ones])
    return None


def _plain(value: Decimal) -> Decimal:
    """Return the same number without exponent or trailing zeros."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
