"""Reading the entities and coreference of GUM: the documents as raw text, their mentions by character span.

The annotation is described by Zeldes 2017, "The GUM Corpus: Creating Multilayer Resources in the Classroom" (Language
Resources and Evaluation 51), and at https://wiki.gucorpling.org/gum/entities.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Document
from training.treebank import document_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from benchmarks.coreference.metrics import Span
    from training.treebank import Sentence, Word

_BRACKET = re.compile(r"\((?P<open>[^()]+)(?P<at_once>\))?|(?P<close>[^()]+)\)")
_BREAK = "\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldMention:
    """A mention as annotated.

    Attributes:
        head: span of the word that heads it.
        entity: identifier of what it refers to, within the document.
        category: `person`, `organization`, `place`, ...
        kind: `name`, `pronoun` or `noun`, by the part of speech of its head.
    """

    span: Span
    head: Span
    entity: str
    category: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """A document as raw text with all its mentions, singletons as well, in the order of the text."""

    document: Document
    mentions: tuple[GoldMention, ...]


def read_documents(sentences: Iterable[Sentence]) -> Iterator[GoldDocument]:
    """Yield the documents of a part of GUM: sentences joined by a space, paragraphs by a blank line."""
    group: list[Sentence] = []
    for sentence in sentences:
        if sentence.opens_document and group:
            yield _document(group)
            group = []
        group.append(sentence)
    if group:
        yield _document(group)


def _document(sentences: Sequence[Sentence]) -> GoldDocument:
    text = ""
    paragraphs: list[Span] = []
    mentions: list[GoldMention] = []
    for sentence in sentences:
        if sentence.opens_paragraph or not paragraphs:
            text += _BREAK if text else ""
            paragraphs.append((len(text), len(text)))
        else:
            text += " "
        mentions.extend(_mentions(sentence, len(text)))
        text += sentence.text
        paragraphs[-1] = (paragraphs[-1][0], len(text))
    name = document_id(sentences[0])
    document = Document(id=name, text=text, source=name, paragraphs=tuple((span,) for span in paragraphs))
    return GoldDocument(document=document, mentions=tuple(sorted(mentions, key=lambda each: each.span)))


def _mentions(sentence: Sentence, offset: int) -> Iterator[GoldMention]:
    """Yield the mentions of a sentence; of a mention in two parts ("[1/2]") the stretch from its first to its last."""
    opened: dict[str, list[tuple[int, str]]] = {}
    for at, word in enumerate(sentence.words):
        entities = next((item[7:] for item in word.misc.split("|") if item.startswith("Entity=")), "")
        for bracket in _BRACKET.finditer(entities):
            if bracket["open"]:
                name = bracket["open"].split("-")[0]
                opened.setdefault(_whole(name), []).append((at, bracket["open"]))
                closed = _whole(name) if bracket["at_once"] else ""
            else:
                closed = _whole(bracket["close"])
            if closed:
                first, fields = opened[closed].pop()
                yield _mention(sentence.words[first : at + 1], first, closed, fields, offset)


def _mention(words: Sequence[Word], first: int, entity: str, fields: str, offset: int) -> GoldMention:
    inside = range(first, first + len(words))
    head = next((word for word in words if word.head not in inside), words[0])
    kind = {"PROPN": "name", "PRON": "pronoun", "DET": "pronoun"}.get(head.upos, "noun")
    return GoldMention(
        span=(offset + words[0].start, offset + words[-1].end),
        head=(offset + head.start, offset + head.end),
        entity=entity,
        category=fields.split("-")[1],
        kind=kind,
    )


def _whole(name: str) -> str:
    return name.partition("[")[0]
