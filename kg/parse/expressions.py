"""A spaCy component: entities that rules find - dates, times, amounts, percentages, quantities, peoples."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Span
from spacy.util import filter_spans

from kg.parse.labels import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from spacy.tokens import Doc, Token
    from spacy.vocab import Vocab

_YEAR = r"^(?:1[0-9]{3}|20[0-9]{2})$"
_DECADE = r"^(?:(?:1[0-9]|20)?[0-9]0)['’]?s$"
_DAY = r"^(?:[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?$"
_CLOCK = r"^(?:[01]?[0-9]|2[0-3]):[0-5][0-9]$"
_DOTTED = r"^(?:[01]?[0-9]|2[0-3])\.[0-5][0-9]$"

_FORMS = "legal_form"
"""The list of words that are no part of an expression, but of a name."""
_NUMBERING = frozenset({"nummod", "compound", "flat", "nmod:unmarked", "dep"})
"""Relations between a name and its number."""
_LINKING, _TELLING = 1, 2
_LINKS = frozenset(
    [",", "-", "–", "of", "to", "the", "a", "an", "per", "cent", "percentage", "point", "points", "square", "cubic"]
)
"""Words of the patterns below that are in no list."""
_BEFORE_CLOCK = frozenset(["at", "by", "until", "till", "from", "before", "after"])
"""Prepositions that make "7.30" a time."""
_REMEMBERED, _REMEMBERED_LENGTH = 100_000, 50
"""How many words are remembered with their roles, and how many characters each may have."""
_WINDOW, _OVERLAP = 40, 10
"""How many tokens are matched at once, and how many of them again with the next: no pattern is longer."""

Pattern = list[dict[str, Any]]


@Language.factory(
    "kg_expressions",
    assigns=["token.ent_iob", "token.ent_type", "doc.ents"],
    requires=["token.tag", "token.lemma", "token.pos", "token.dep", "token.head"],
)
def make_kg_expressions(nlp: Language, name: str) -> ExpressionRecognizer:  # noqa: ARG001 -- spaCy's signature
    """Return the component. It stands behind the parser and the entity recognizer, whose entities it keeps."""
    return ExpressionRecognizer(nlp.vocab)


class ExpressionRecognizer:
    """Adds DATE, TIME, MONEY, PERCENT and QUANTITY by patterns of words, and NORP by tag and capital letter.

    The patterns follow the definitions of OntoNotes 5 (Weischedel et al. 2013). Where two overlap the longer one wins,
    and an entity that is there already only grows by the number that belongs to its name.

    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> doc = ExpressionRecognizer(nlp.vocab)(nlp("On 3 May 2021 it paid £2 million, 40% of its debt."))
    >>> [(ent.text, ent.label_) for ent in doc.ents]
    [('3 May 2021', 'DATE'), ('£2 million', 'MONEY'), ('40%', 'PERCENT')]
    """

    def __init__(self, vocab: Vocab) -> None:
        self._matcher = Matcher(vocab)
        patterns_of = _patterns()
        self.labels = (*patterns_of, PEOPLE)
        for label, patterns in patterns_of.items():
            self._matcher.add(label, patterns, greedy="LONGEST")
        self._roles: dict[int, int] = {}
        vocab.strings.add(PEOPLE)
        self._people_tags = [vocab.strings.add(tag) for tag in ("JJ", "NNPS")]

    def __call__(self, doc: Doc) -> Doc:
        """Return `doc` with more entities."""
        names = [_with_number(_with_legal_form(entity)) for entity in doc.ents]
        taken = {token.i for entity in names for token in entity}
        found = [span for start, end in self._runs(doc, taken) for span in self._matcher(doc[start:end], as_spans=True)]
        found = [span for span in found if not (_is_decimal(span) or _is_count(span))]
        found += [
            Span(doc, at, at + 1, label=PEOPLE) for at in self._tagged(doc) if at not in taken and _is_people(doc[at])
        ]
        added = filter_spans(found)
        if added or names != list(doc.ents):
            doc.set_ents(sorted([*names, *added], key=lambda span: span.start))
        return doc

    def _runs(self, doc: Doc, taken: Collection[int] = ()) -> list[tuple[int, int]]:
        """Return the stretches of tokens that a pattern could cover; few texts have many, and matching is slow.

        None has a token that is `taken`, and none is longer than `_WINDOW`. Where one had to be cut its parts overlap,
        so that each match is whole in one.
        """
        runs: list[tuple[int, int]] = []
        start, telling = -1, False
        for at, token in enumerate(doc):
            role = 0 if at in taken else self._role(token)
            if role and start < 0:
                start, telling = at, False
            elif not role and start >= 0:
                if telling:
                    runs.extend(_windows(start, at))
                start = -1
            telling = telling or role == _TELLING
        if start >= 0 and telling:
            runs.extend(_windows(start, len(doc)))
        return runs

    def _role(self, token: Token) -> int:
        """Return `_role(token)`, from memory where the word was seen; what is remembered has a bound."""
        role = self._roles.get(token.orth)
        if role is None:
            role = _role(token)
            if len(token) <= _REMEMBERED_LENGTH:
                if len(self._roles) >= _REMEMBERED:
                    self._roles.clear()
                self._roles[token.orth] = role
        return role

    def _tagged(self, doc: Doc) -> list[int]:
        """Return the indices of the tokens whose tag a people's name may have."""
        tags = doc.to_array([TAG])
        return [int(at) for at in np.flatnonzero(np.isin(tags, self._people_tags))]


def _windows(start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a run in parts of at most `_WINDOW` tokens."""
    while end - start > _WINDOW:
        yield start, start + _WINDOW
        start += _WINDOW - _OVERLAP
    yield start, end


def _with_legal_form(name: Span) -> Span:
    """Return a name with the legal form behind it, which makes it that of an organisation: "Anna Lind Ltd"."""
    doc, end = name.doc, name.end
    if end == len(doc) or doc[end].ent_type or doc[end].lower_.rstrip(".") not in _words()[_FORMS]:
        return name
    return Span(doc, name.start, end + 1, label="ORG")


def _with_number(name: Span) -> Span:
    """Return a name with the number behind it that the tree makes part of it: "Apollo 11", but no year and no score."""
    doc, end = name.doc, name.end
    if end + 2 < len(doc) and doc[end + 1].text in {"-", "–"} and doc[end + 2].is_digit:
        return name  # "beat Halden Town 3-1"
    if end == len(doc) or not doc[end].is_digit or re.match(_YEAR, doc[end].text) or not doc.has_annotation("DEP"):
        return name
    number, root = doc[end], name.root
    if number.ent_type:  # it is or begins a name of its own
        return name
    joined = number.head.i == root.i and number.dep_ in _NUMBERING
    joined = joined or (root.head.i == number.i and root.dep_ in _NUMBERING)
    return Span(doc, name.start, end + 1, label=name.label) if joined else name


def _role(token: Token) -> int:
    """Return whether a word may stand in an expression (`_LINKING`), and whether it makes one likely (`_TELLING`)."""
    word = token.lower_
    if token.like_num or any(char.isdigit() for char in word):
        return _TELLING
    if word in _LINKS:
        return _LINKING
    return _TELLING if any(word in words for kind, words in _words().items() if kind != _FORMS) else 0


def _is_decimal(span: Span) -> bool:
    """Whether a time is rather a number with two decimals: only words around it tell "at 7.30" from "rose 7.30"."""
    doc, start, end = span.doc, span.start, span.end
    if len(span) > 1 or not re.match(_DOTTED, span.text):
        return False
    if start == 0 or doc[start - 1].lower_ not in _BEFORE_CLOCK:
        return True
    return end < len(doc) and (doc[end].like_num or doc[end].lower_ in _words()["scale"])


def _is_count(span: Span) -> bool:
    """Whether a year is rather a number that counts what the noun behind it names: "1500 jobs"."""
    number = span[0]
    if len(span) > 1 or number.dep_ != "nummod" or not re.match(_YEAR, number.text):
        return False
    return number.head.i > number.i and number.head.pos_ in {"NOUN", "PROPN"}


def _is_people(token: Token) -> bool:
    """Whether `token` names a nation, a religion or a party: an adjective whose lemma keeps its capital; "Britons"."""
    if not (token.is_title and token.is_alpha and token.lemma_[:1].isupper()):
        return False
    return token.tag_ == "JJ" or (token.tag_ == "NNPS" and token.dep_ not in {"compound", "flat"} and _alone(token))


def _alone(token: Token) -> bool:
    """Whether a proper noun is a name of one word."""
    return not any(child.dep_ in {"compound", "flat"} and child.pos_ == "PROPN" for child in token.children)


@cache
def _words() -> dict[str, list[str]]:
    path = Path(__file__).parent / "data" / "expressions.toml"
    return {name: text.split() for name, text in tomllib.loads(path.read_text(encoding="utf-8")).items()}


def _patterns() -> dict[str, list[Pattern]]:
    """Return the patterns of each label."""
    words = _words()

    def any_of(*names: str, **more: Any) -> dict[str, Any]:
        return {"LOWER": {"IN": [word for name in names for word in words[name]]}, **more}

    def like(expression: str) -> dict[str, Any]:
        return {"TEXT": {"REGEX": expression}}

    year, day, decade, clock, dotted = (like(each) for each in (_YEAR, _DAY, _DECADE, _CLOCK, _DOTTED))
    month = any_of("month", "month_short", IS_TITLE=True)
    weekday = any_of("weekday", "weekday_short", IS_TITLE=True)
    month_alone = any_of("month", IS_TITLE=True, TAG={"IN": ["NNP", ""]})  # not the verbs
    number: dict[str, Any] = {"LIKE_NUM": True}
    numbers = [number, {"LIKE_NUM": True, "OP": "{0,4}"}, any_of("scale", OP="?")]
    comma: dict[str, Any] = {"TEXT": ",", "OP": "?"}
    hyphen: dict[str, Any] = {"TEXT": {"IN": ["-", "–"]}, "OP": "?"}

    def bounded(*date: dict[str, Any]) -> list[Pattern]:  # a hyphen stands only between two words
        return [[*date], [any_of("bound"), hyphen, *date]]

    def named(*date: dict[str, Any]) -> list[Pattern]:  # and so does a comma
        return [[*date], [weekday, comma, *date]]

    dates: list[Pattern] = [
        *named(day, {"LOWER": "of", "OP": "?"}, month),
        *named(day, {"LOWER": "of", "OP": "?"}, month, comma, year),
        *named(month, day),
        *named(month, day, comma, year),
        *bounded(month, comma, year),
        *bounded(month_alone),
        [any_of("relative", OP="?"), any_of("weekday", IS_TITLE=True), any_of("part", OP="?")],
        *bounded(year),
        [year, {"TEXT": {"IN": ["-", "–", "to"]}}, like(r"^(?:[0-9]{2}|1[0-9]{3}|20[0-9]{2})$")],
        *bounded(decade),
        [like(r"^(?:early|mid|late)[-–](?:(?:1[0-9]|20)?[0-9]0['’]?s|1[0-9]{3}|20[0-9]{2})$")],
        [any_of("day")],
        [any_of("relative"), any_of("calendar")],
        [{"LOWER": "the"}, any_of("relative"), {**number, "OP": "?"}, any_of("calendar", "calendar_plural")],
        [*numbers, any_of("calendar", "calendar_plural"), any_of("after", OP="?")],
        [{"LOWER": {"IN": ["a", "an"]}}, any_of("calendar"), any_of("after")],
    ]
    times: list[Pattern] = [
        [clock, any_of("meridiem", OP="?")],
        [dotted, any_of("meridiem", OP="?")],
        [like(r"^(?:[0-9]|1[0-9]|2[0-4])$"), any_of("meridiem"), any_of("meridiem", OP="?")],
        [any_of("hour")],
        [*numbers, any_of("clock"), any_of("after", OP="?")],
    ]
    return {
        "DATE": dates,
        "TIME": times,
        "MONEY": [[any_of("symbol"), *numbers], [*numbers, any_of("currency")]],
        "PERCENT": [[number, any_of("percent")], [number, {"LOWER": "per"}, {"LOWER": "cent"}],
                    [number, {"LOWER": "percentage"}, {"LOWER": {"IN": ["point", "points"]}}]],
        "QUANTITY": [[*numbers, hyphen, {"LOWER": {"IN": ["square", "cubic"]}, "OP": "?"}, any_of("unit")]],
    }  # fmt: skip
