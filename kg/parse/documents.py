"""Documents through a pipeline: clean text in, and for every character the way back to the file."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.parse.certainty import certainties, set_certainties

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

    from kg.model import Document, Span

PARAGRAPH_BREAK = "\n\n"
CHUNK = 20_000
"""Characters that are parsed at a time: memory stays bounded however long a document is."""
BATCH = 16
"""Chunks of one document in one batch. Documents never share a batch, so none changes the parse of another."""

_BREAK = re.compile(re.escape(PARAGRAPH_BREAK))
_SENTENCE_END = re.compile(r"\w{4}[.!?][\"'”’)\]]* (?=[\"'“‘(\[]*[A-Z])")
"""A full stop after a word of some length: hardly an abbreviation ("Mr. ", "Inc. "), whatever follows."""
_SPACE = re.compile(" ")

_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
"""Soft hyphens, zero-width characters and byte order marks: not part of any word's spelling here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """A parsed document.

    Attributes:
        doc: its prose, white space collapsed, paragraphs separated by a blank line.
        offsets: for each character of `doc.text` its offset in `document.text`.
    """

    document: Document
    doc: Doc
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """Return the span of `document.text` that the non-empty span `doc.text[start:end]` came from."""
        return self.offsets[start], self.offsets[end - 1] + 1


def parse(nlp: Language, documents: Iterable[Document]) -> Iterator[Parse]:
    """Yield each document parsed, in order."""
    from spacy.tokens import Doc

    for document in documents:
        text, offsets = clean(document)
        docs = list(nlp.pipe(chunks(text), batch_size=BATCH))
        doc = docs[0] if len(docs) == 1 else _joined(docs) if docs else Doc(nlp.vocab)
        yield Parse(document=document, doc=doc, offsets=offsets)


def _joined(docs: list[Doc]) -> Doc:
    """Return the chunks of a text as one, with the parser's certainty of each; spaCy would drop it with a warning."""
    from spacy.tokens import Doc

    doc = Doc.from_docs(docs, ensure_whitespace=False, exclude=["user_data"])  # type: ignore[call-arg]  # the stub lacks it
    known = [percentages for each in docs if (percentages := certainties(each)) is not None]
    if len(known) == len(docs):
        set_certainties(doc, b"".join(known))
    return doc


def clean(document: Document) -> tuple[str, array[int]]:
    """Return the prose of `document` as the parser wants it, and the offset in the file of each of its characters.

    White space and control characters are collapsed to one space, invisible characters dropped, paragraphs joined
    by a blank line.

    >>> from kg.model import Document
    >>> text, offsets = clean(Document(id="d", text="A  *b*\\nc", source="d", paragraphs=(((0, 3), (4, 5), (6, 8)),)))
    >>> text, list(offsets)
    ('A b c', [0, 1, 4, 6, 7])
    """
    source = document.text
    chars: list[str] = []
    offsets = array("Q")
    for paragraph in document.paragraphs:
        fresh = True  # at the start of a paragraph, before its first visible character
        gap = -1  # offset of the white space seen since the last visible character
        for start, end in paragraph:
            for at in range(start, end):
                char = source[at]
                if char in _INVISIBLE:
                    continue
                if char.isspace() or not char.isprintable():
                    gap = at if gap < 0 else gap
                    continue
                if fresh:
                    if chars:
                        chars.append(PARAGRAPH_BREAK)
                        offsets.extend([offsets[-1]] * len(PARAGRAPH_BREAK))
                elif gap >= 0:
                    chars.append(" ")
                    offsets.append(gap)
                fresh, gap = False, -1
                chars.append(char)
                offsets.append(at)
    return "".join(chars), offsets


def chunks(text: str, size: int = CHUNK) -> Iterator[str]:
    """Yield `text` in pieces of about `size` characters, cut after a paragraph, else a sentence, else a word.

    >>> list(chunks("One. Two.\\n\\nThree.", size=12))
    ['One. Two.\\n\\n', 'Three.']
    """
    start = 0
    while len(text) - start > size:
        end = start + size
        for mark in (_BREAK, _SENTENCE_END, _SPACE):
            ends = [found.end() for found in mark.finditer(text, start + size // 2, end)]
            if ends:
                end = ends[-1]
                break
        yield text[start:end]
        start = end
    if start < len(text):
        yield text[start:]
