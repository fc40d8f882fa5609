"""Quotations: which tokens are direct speech, and who speaks.

A quotation may run over several paragraphs: by the convention of English printing, each paragraph opens with a mark
and only the last one is closed. Its speaker is the subject of a reporting verb beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extract.arguments import subjects
from kg.extract.lexicon import classes, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.tokens import Doc, Token

_STRAIGHT = frozenset({'"', "''", "``"})
_OPENING = _STRAIGHT | {"“", "«", "„"}
_CLOSING = _STRAIGHT | {"”", "»"}
_MIN_WORDS = 4
"""A shorter quotation inside a sentence is a quoted expression, not speech: called it "a disgrace"."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation of one paragraph: the tokens between its marks, half-open, and whether it was closed."""

    start: int
    end: int
    closed: bool


def quotations(doc: Doc) -> list[Quotation]:
    """Return the quotations of `doc` in order; none crosses the end of a paragraph."""
    found = []
    for first, last in _paragraphs(doc):
        start = None
        for token in doc[first:last]:
            if start is None and token.text in _OPENING:
                start = token.i + 1
            elif start is not None and token.text in _CLOSING:
                found.append(Quotation(start, token.i, closed=True))
                start = None
        if start is not None and start < last:
            found.append(Quotation(start, last, closed=False))
    return found


def speakers(doc: Doc) -> dict[int, Token]:
    """Return for each token of direct speech the head of the noun phrase that names its speaker, where known."""
    found: dict[int, Token] = {}
    for group in _runs(doc, quotations(doc)):
        inside = {i for quotation in group for i in range(quotation.start, quotation.end)}
        if len(group) == 1 and not _is_speech(doc, group[0]):
            continue
        speaker = _speaker(doc, group, inside)
        if speaker is not None:
            found.update(dict.fromkeys(inside, speaker))
    return found


def _runs(doc: Doc, found: list[Quotation]) -> Iterator[list[Quotation]]:
    """Group quotations that are one speech: unclosed ones with what opens the next paragraph, and interrupted ones."""
    run: list[Quotation] = []
    for quotation in found:
        goes_on = run and (
            _is_interrupted(doc, run[-1], quotation) if run[-1].closed else quotation.start == run[-1].end + 2
        )
        if run and not goes_on:
            yield run
            run = []
        run.append(quotation)
    if run:
        yield run


def _is_interrupted(doc: Doc, first: Quotation, second: Quotation) -> bool:
    """Whether only a reporting clause stands between the two, in one paragraph: "...", she said. "..."."""
    between = doc[first.end + 1 : second.start - 1]
    if not len(between) or any(token.is_space and "\n" in token.text for token in between):
        return False
    return any(is_reporting(token) for token in between) and between[-1].sent.start <= between[0].sent.end


def _is_speech(doc: Doc, quotation: Quotation) -> bool:
    tokens = doc[quotation.start : quotation.end]
    return len(tokens) >= _MIN_WORDS and any(token.pos_ in {"VERB", "AUX"} for token in tokens)


def _speaker(doc: Doc, group: list[Quotation], inside: set[int]) -> Token | None:
    """Return the speaker: the subject of the nearest reporting verb after the speech, between its parts, or before."""
    between = [i for left, right in pairwise(group) for i in range(left.end, right.start)]
    for i in (*_after(doc, group[-1].end + 1), *between, *_before(doc, group[0].start - 2)):
        if i not in inside and is_reporting(doc[i]):
            found = [each for each in subjects(doc[i])[0] if each.i not in inside]
            if found:
                return found[0]
    return None


def _after(doc: Doc, i: int) -> range:
    """The rest of the sentence that begins or goes on at `i`, behind a closing mark."""
    return range(i, doc[i].sent.end) if i < len(doc) and not doc[i].is_space else range(0)


def _before(doc: Doc, i: int) -> range:
    """The sentence up to `i`, before an opening mark, backwards; one that has ended introduces nothing."""
    if i < 0 or doc[i].is_space or doc[i].text in {".", "!", "?"}:
        return range(0)
    return range(i, doc[i].sent.start - 1, -1)


def is_reporting(token: Token) -> bool:
    """Whether `token` is a verb that introduces speech."""
    if token.pos_ != "VERB":
        return False
    if token.lemma_.lower() in words("complements", "speech", "verb"):
        return True
    return classes("complements", "finite").get(token.lemma_.lower()) in {"reported", "alleged", "factive", "denied"}


def _paragraphs(doc: Doc) -> Iterator[tuple[int, int]]:
    start = 0
    for token in doc:
        if token.is_space and token.text.count("\n") > 1:
            if token.i > start:
                yield start, token.i
            start = token.i + 1
    if start < len(doc):
        yield start, len(doc)
