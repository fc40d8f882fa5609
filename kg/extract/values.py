"""Literal arguments: times, amounts and plain numbers, as XML Schema values where they are complete."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import TYPE_CHECKING

from kg.extract.lexicon import words
from kg.extract.mentions import full_phrase, minimal_phrase
from kg.extract.tree import children
from kg.model import Value

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.mentions import Mentions

MONTHS = [name.lower() for name in calendar.month_name[1:]]
_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}")
_DAY = re.compile(r"([1-9]|[12][0-9]|3[01])(st|nd|rd|th)?")
_INTEGER = re.compile(r"[0-9]{1,3}(,[0-9]{3})+|[0-9]+")
_DECIMAL = re.compile(r"[0-9]+\.[0-9]+")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SYMBOLS = frozenset("£$€¥%")


def time_value(token: Token, mentions: Mentions) -> Value | None:
    """Return the time that the noun phrase of `token` names, or None if it names something else.

    A full date becomes an `xsd:date` and a year an `xsd:gYear`; anything less certain stays as written.
    """
    if not is_time(token):
        return None
    first, last = full_phrase(token, clauses=False)
    parts = [part for part in token.doc[first:last] if part.pos_ != "DET" or part.i != first]
    start, end = mentions.span(parts[0].i, last)
    texts = [part.lower_ for part in parts if not part.is_punct]
    value, datatype = _normalised(texts)
    return Value(value=value or token.doc[parts[0].i : last].text, datatype=datatype, start=start, end=end)


def is_time(token: Token) -> bool:
    """Whether the noun phrase of `token` names a time."""
    nouns = words("nouns", "time", "noun")
    if token.ent_type_ in {"PERSON", "ORG", "LOC", "GPE", "FAC"}:
        return False
    if token.lemma_.lower() in nouns or token.lower_ in nouns:
        return token.pos_ in {"NOUN", "PROPN", "NUM"}
    if token.pos_ == "NUM" and any(each.lower_ in MONTHS for each in token.children):
        return True
    return token.pos_ == "NUM" and bool(_YEAR.fullmatch(token.text) or _ISO.fullmatch(token.text))


def amount(token: Token, mentions: Mentions) -> Value | None:
    """Return the amount or number that `token` heads ("£2.5m", "40%", "1,200"), or None if it is a thing."""
    per_cent = token.doc[token.i + 1 : token.i + 3].text.lower()
    if token.pos_ == "NUM" and (per_cent == "per cent" or per_cent.startswith("percent")):
        last = token.i + (3 if per_cent == "per cent" else 2)
        start, end = mentions.span(token.left_edge.i, last)
        return Value(value=token.doc[token.left_edge.i : last].text, start=start, end=end)
    symbolic = token.text in _SYMBOLS or any(each.text in _SYMBOLS for each in token.children)
    if not symbolic and (token.pos_ != "NUM" or children(token, "nmod", "acl")):
        return None
    if symbolic:
        first, last = full_phrase(token)
    else:
        phrase = minimal_phrase(token)
        first, last = phrase.start, phrase.end
    start, end = mentions.span(first, last)
    text = token.doc[first:last].text
    if _INTEGER.fullmatch(text):
        return Value(value=text.replace(",", ""), datatype="integer", start=start, end=end)
    if _DECIMAL.fullmatch(text):
        return Value(value=text, datatype="decimal", start=start, end=end)
    return Value(value=text, start=start, end=end)


def _normalised(texts: list[str]) -> tuple[str, str]:
    """Return the lexical form and datatype of a date or year, ("", "string") where the words are neither."""
    if len(texts) == 1 and _YEAR.fullmatch(texts[0]):
        return texts[0], "gYear"
    if len(texts) == 1 and _ISO.fullmatch(texts[0]):
        return texts[0], "date"
    months = [text for text in texts if text in MONTHS]
    years = [text for text in texts if _YEAR.fullmatch(text)]
    days = [match[1] for text in texts if (match := _DAY.fullmatch(text))]
    if len(months) == len(years) == len(days) == 1 and len(texts) <= 5:
        try:
            return date(int(years[0]), MONTHS.index(months[0]) + 1, int(days[0])).isoformat(), "date"
        except ValueError:
            pass
    return "", "string"
