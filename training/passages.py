"""Passages of text with named entities: what every entity corpus is read as, and what becomes training documents."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spacy.util import filter_spans

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.language import Language
    from spacy.tokens import Doc, Span

PERSON, ORG, LOC, EVENT, WORK, PRODUCT = LABELS = ("PERSON", "ORG", "LOC", "EVENT", "WORK_OF_ART", "PRODUCT")

TITLES = frozenset(
    [
        *("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "prof", "prof.", "professor"),
        *("president", "emperor", "king", "queen", "minister", "secretary", "chancellor", "governor", "gov."),
        *("senator", "sen.", "sen", "rep.", "judge", "justice"),
        *("general", "gen.", "colonel", "col.", "major", "captain", "lieutenant", "lt.", "sgt."),
    ]
)
"""Words in front of a person's name that are not part of the entity; the corpora disagree, most leave them out."""


@dataclass(slots=True, kw_only=True)
class Passage:
    """Running text, its entities as (start, end, label), and the stretches of which it is not known what they are."""

    text: str
    entities: list[tuple[int, int, str]] = field(default_factory=list)
    unknown: list[tuple[int, int]] = field(default_factory=list)

    def shifted(self, by: int) -> Passage:
        """Return the passage as it is when `by` characters come before it."""
        return Passage(
            text=self.text,
            entities=[(start + by, end + by, label) for start, end, label in self.entities],
            unknown=[(start + by, end + by) for start, end in self.unknown],
        )

    def clipped(self, length: int) -> Passage:
        """Return the first `length` characters of the passage and what lies there.

        >>> Passage(text="in Washington D.C.", entities=[(3, 18, "LOC")]).clipped(17)
        Passage(text='in Washington D.C', entities=[(3, 17, 'LOC')], unknown=[])
        """
        return Passage(
            text=self.text[:length],
            entities=[(start, min(end, length), label) for start, end, label in self.entities if start < length],
            unknown=[(start, min(end, length)) for start, end in self.unknown if start < length],
        )


def joined(passages: Iterable[tuple[str, Passage]]) -> Passage:
    """Return one passage of (separator, passage) pairs; the first separator is not used."""
    whole = Passage(text="")
    for separator, passage in passages:
        if whole.text:
            whole.text += separator
        moved = passage.shifted(len(whole.text))
        whole.text += moved.text
        whole.entities += moved.entities
        whole.unknown += moved.unknown
    return whole


def without_title(text: str, start: int, end: int) -> int:
    """Return where the name of a person begins in the span that may begin with a title.

    >>> without_title("Mr Smith", 0, 8)
    3
    """
    while " " in text[start:end]:
        first, _, _ = text[start:end].partition(" ")
        if first.lower() not in TITLES:
            break
        start += len(first) + 1
    return start


def entity_doc(nlp: Language, passage: Passage) -> Doc:
    """Return the passage as a document with the run-time tokens and gold entities."""
    doc = nlp.make_doc(passage.text)
    set_entities(doc, passage)
    return doc


def set_entities(doc: Doc, passage: Passage) -> None:
    """Set the entities of `doc` to those of the passage; a title does not belong to the name of a person."""
    entities = []
    for start, end, label in passage.entities:
        begin = without_title(passage.text, start, end) if label == PERSON else start
        span = doc.char_span(begin, end, label=label, alignment_mode="expand")
        if span is not None:
            entities.append(span)
    entities = filter_spans(entities)
    taken = {token.i for span in entities for token in span}
    unknown: list[Span] = []
    for start, end in passage.unknown:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None and not taken.intersection(range(span.start, span.end)):
            unknown.append(span)
    doc.set_ents(entities, missing=filter_spans(unknown), default="outside")
