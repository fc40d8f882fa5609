"""Times as arguments: which noun phrases and adverbs name a time, and when a clause takes place."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from kg.extract.lexicon import words
from kg.extract.mentions import full_phrase
from kg.extract.tense import tense
from kg.extract.timex import Anchor, is_temporal, normalised
from kg.extract.tokens import once
from kg.extract.tree import child, children, preposition
from kg.model import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.mentions import Mentions
    from kg.extract.tokens import Token

_CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[:.][0-5][0-9]")
_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NARRATIVE = 200
"""Tokens; a year named further back is no longer the one that is told of."""
_ARTICLES = frozenset({"a", "an", "the"})
_ORDER = frozenset({"ago", "earlier", "later"})
_MONTHS = words("nouns", "month", "noun")
_NOUNS = words("nouns", "time", "noun")


@once
def time_value(token: Token, mentions: Mentions) -> Value | None:
    """Return the time that the noun phrase of `token` names, or None if it names something else.

    What has a value (see `kg.extract.timex`) gets it, and keeps its wording; the rest stays as written.
    """
    if not is_time(token):
        return None
    first, last = full_phrase(token, clauses=False)
    if (length := _length_before(token)) is not None:
        first = length.left_edge.i
    joining = [each.i + 1 for each in children(token, "case") if first < each.i < token.i]
    first = max([first, *joining])  # "back *in* 1978"
    for each in rest_of_duration(token):
        last = max(last, full_phrase(each, clauses=False)[1])
    return value_of(token, first, last, mentions)


def rest_of_duration(token: Token) -> Sequence[Token]:
    """Return what is counted beside `token` in one length of time: "three years and two *months*"."""
    later = children(token, "conj")
    if len(later) != 1 or not is_time(later[0]) or later[0].lemma_ == token.lemma_ or preposition(later[0]):
        return ()
    return later if children(token, "nummod") and children(later[0], "nummod") else ()


def time_interval(first: Token, mentions: Mentions) -> Value | None:
    """Return the stretch of time from `first` to what it is coordinated with, "between *2016* and 2018", or None.

    Two values of one kind make an ISO 8601 interval, a string; else its words stay.
    """
    later = children(first, "conj")
    ends = [time_value(each, mentions) for each in (first, *later)]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        return None
    begin, end = ends[0], ends[1]
    wording = first.doc.wording(full_phrase(first, clauses=False)[0], full_phrase(later[0], clauses=False)[1])
    if has_value(begin) and begin.datatype == end.datatype != "duration":
        return Value(value=f"{begin.value}/{end.value}", wording=wording, start=begin.start, end=end.end)
    return Value(value=wording, start=begin.start, end=end.end)


def adverb_of_time(token: Token, mentions: Mentions) -> Value | None:
    """Return the time that an adverb names: "two years *ago*", "*yesterday*"; None if it has no value.

    A length of time before it is as good as a value: "a year *later*" orders what happened.
    """
    length = _length_before(token)
    value = value_of(token, token.i if length is None else length.left_edge.i, token.i + 1, mentions)
    return value if length is not None or has_value(value) else None


def _length_before(adverb: Token) -> Token | None:
    """Return the length of time that an adverb of order has before it: "twenty *minutes* later"."""
    if adverb.lower_ not in _ORDER:
        return None
    lengths = children(adverb, "obl", "nmod", "advmod")
    return next((each for each in lengths if each.i < adverb.i and is_time(each)), None)


def has_value(time: Value) -> bool:
    """Whether a time is a point or stretch on the calendar, or a length, and not only words."""
    return time.datatype != "string" or bool(time.wording)


def is_time(token: Token) -> bool:
    """Whether the noun phrase of `token` names a time."""
    if token.ent_type_ in {"PERSON", "ORG", "LOC", "GPE", "FAC"}:
        return False
    if (token.pos_ == "NUM" and _CLOCK.fullmatch(token.text)) or _length_before(token) is not None:
        return True
    if token.lower_ == "time" and any(each.lower_ in {"this", "that"} for each in children(token, "det")):
        return False  # "this time" tells which turn it is
    if token.lower_ == "second" and children(token, "det"):
        return False  # "the second" counts
    if token.lower_ == "times" and children(token, "nummod"):
        return False  # "three times" tells how often, or how much
    if token.lemma_.lower() in _NOUNS or token.lower_ in _NOUNS:
        return token.pos_ in {"NOUN", "PROPN", "NUM"}
    if token.lemma_.lower() in words("nouns", "time", "edge"):
        return any(preposition(each) == "of" and is_time(each) for each in children(token, "nmod"))
    if token.pos_ == "NUM" and any(each.lower_ in _MONTHS for each in token.children):
        return True
    return token.pos_ == "NUM" and bool(_YEAR.fullmatch(token.text) or _ISO.fullmatch(token.text))


def value_of(token: Token, first: int, last: int, mentions: Mentions) -> Value:
    """Return the time that the tokens `first` to `last` (exclusive) name, as the clause of `token` places it."""
    doc = token.doc
    texts = [part.lower_ for part in doc.tokens[first:last] if not part.is_punct and part.lower_ != "the"]
    text = " ".join(texts)
    found = normalised(text, _anchor(token, mentions)) if is_temporal(text) else None
    named = doc.tokens[last - 1].lower_ not in _ORDER
    while named and first < last - 1 and doc.tokens[first].lower_ in _ARTICLES:
        first += 1
    start, end = mentions.span(first, last)
    wording = doc.wording(first, last)
    if found is None:
        return Value(value=wording, start=start, end=end)
    kept = "" if wording == found[0] else wording
    return Value(value=found[0], datatype=found[1], wording=kept, start=start, end=end)


def _anchor(token: Token, mentions: Mentions) -> Anchor:
    if mentions.created is None or not _ISO.fullmatch(mentions.created):
        return Anchor()  # nothing to count from, whatever the clause and the paragraph speak of
    created = date.fromisoformat(mentions.created)
    return Anchor(created=created, direction=_direction(token), narrated=_is_narrated(token, created))


def _direction(token: Token) -> int:
    """Return -1 if the clause that `token` stands in speaks of the past, 1 if of the future, 0 if it does not tell."""
    above = [token, *token.ancestors]
    verb = next((each for each in above if each.pos_ in {"VERB", "AUX"} or child(each, "cop") is not None), None)
    return 0 if verb is None else tense(verb).value


def _is_narrated(token: Token, created: date) -> bool:
    """Whether the paragraph, or for a weekday the sentence, has named another year than that of the text before."""
    weekday = token.lower_ in words("nouns", "weekday", "noun")
    first = token.sent.start if weekday else max(token.i - _NARRATIVE, 0)
    for word in reversed(token.doc.tokens[first : token.i]):
        if word.is_space and "\n\n" in word.text:
            return False
        if word.pos_ == "NUM" and _YEAR.fullmatch(word.text) and int(word.text) != created.year:
            return True
    return False
