"""Amounts as arguments: sums of money, shares, measures and plain numbers, with their number and unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.lexicon import classes
from kg.extract.mentions import full_phrase, minimal_phrase
from kg.extract.numbers import number
from kg.extract.times import is_time
from kg.extract.tokens import once
from kg.extract.tree import children, preposition
from kg.model import Value

if TYPE_CHECKING:
    from kg.extract.mentions import Mentions
    from kg.extract.tokens import Span, Token

_INTEGER = re.compile(r"[0-9]{1,3}(,[0-9]{3})+|[0-9]+")
_DECIMAL = re.compile(r"[0-9]+\.[0-9]+")
SYMBOLS = frozenset("£$€¥%")
"""Signs that head an amount."""


@once
def amount(token: Token, mentions: Mentions) -> Value | None:
    """Return the amount that `token` heads ("£2.5m", "40%", "40 metres", "1,200"), or None if it is a thing."""
    span = _per_cent(token) or _measure(token)
    if span is None:
        symbolic = not token.sent.lacks(SYMBOLS) and any(each.text in SYMBOLS for each in (token, *token.children))
        counts = token.pos_ == "NUM" or token.lower_ == "half"
        if not symbolic and (not counts or children(token, "nmod", "acl")):
            return None
        phrase = minimal_phrase(token)
        first = min([phrase.start, *(each.left_edge.i for each in children(token, "advmod") if each.i < token.i)])
        span = _sum(token) if symbolic else (first, phrase.end)
    start, end = mentions.span(*span)
    text = token.doc.wording(*span)
    if _INTEGER.fullmatch(text):
        return Value(value=text.replace(",", ""), datatype="integer", start=start, end=end)
    if _DECIMAL.fullmatch(text):
        return Value(value=text, datatype="decimal", start=start, end=end)
    found = _counted(token.doc[slice(*span)])
    if found is None:
        return Value(value=text, start=start, end=end)
    return Value(value=text, number=found[0], unit=found[1], start=start, end=end)


def worth(adjective: Token, mentions: Mentions) -> tuple[Token, Value] | None:
    """Return the head and the amount of what something is *worth*, or None: "worth *£4m*"."""
    if adjective.lower_ != "worth":
        return None
    for each in children(adjective, "obj", "obl", "nmod"):
        if each.i > adjective.i and (found := amount(each, mentions)) is not None:
            return each, found
    return None


def times_within(amount: Token) -> list[Token]:
    """Return the times that a tree hangs on a sum: "£3m *last year*"; but *a year* makes a rate of it."""
    if amount.text not in SYMBOLS:
        return []
    found = [each for each in children(amount, "nmod") if is_time(each)]
    return [each for each in found if preposition(each) or not children(each, "det")]


def _sum(token: Token) -> tuple[int, int]:
    """Return the tokens of an amount with a sign, up to the first phrase that is none of it: "£3m *in May*"."""
    start, end = full_phrase(token, clauses=False)
    others = [each for each in children(token, "nmod") if preposition(each) not in {"", "of", "per"}]
    return start, min([end, *(each.left_edge.i for each in (*times_within(token), *others) if each.i > token.i)])


def _per_cent(token: Token) -> tuple[int, int] | None:
    """Return the tokens of "12 per cent", which trees head by the number or by *cent*."""
    doc = token.doc
    if token.lower_ == "cent" and token.i >= 2 and doc[token.i - 1].lower_ == "per" and doc[token.i - 2].pos_ == "NUM":
        return doc[token.i - 2].left_edge.i, token.i + 1
    if token.pos_ != "NUM":
        return None
    following = doc.wording(token.i + 1, min(token.i + 3, len(doc))).lower()
    if following == "per cent" or following.startswith("percent"):
        return token.left_edge.i, token.i + (3 if following == "per cent" else 2)
    return None


def _measure(token: Token) -> tuple[int, int] | None:
    """Return the tokens of a bare number with a unit: "40 metres"; not of "40 metres of rope", which is a thing."""
    if classes("numbers", "unit").get(token.lemma_.lower()) is None or not children(token, "nummod"):
        return None
    if children(token, "nmod", "acl", "appos", "amod"):
        return None
    return min(each.left_edge.i for each in children(token, "nummod")), token.i + 1


def _counted(tokens: Span) -> tuple[str, str] | None:
    """Return the number and the unit of an amount, or None where either is not plain ("about half")."""
    units = classes("numbers", "unit")
    texts = [each.lower_ for each in tokens if not each.is_punct or each.text == "%"]
    found = [each for each in tokens if each.text in SYMBOLS or each.lemma_.lower() in units]
    if texts[-2:] == ["per", "cent"]:
        count, unit = number(texts[:-2]), "%"
    elif len(found) == 1 and found[0].i in {tokens[0].i, tokens[-1].i}:
        kind = units.get(found[0].lemma_.lower())
        unit = "%" if kind == "percent" else found[0].lemma_.lower() if kind else found[0].text
        count = number([text for text in texts if text != found[0].lower_])
    else:
        return None
    return None if count is None else (f"{count:f}", unit)
