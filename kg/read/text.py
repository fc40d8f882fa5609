"""Plain text: where its paragraphs are.

A blank line separates paragraphs. Within a run of lines, a line break is one of

- the *wrap* of a paragraph that was filled to a certain width, which means nothing, or
- the end of a heading, a caption, a list item or a paragraph that stands on one long line.

It is taken for an end where the next line begins with a list mark, where either line is a rule (`-----`), and where the
next line starts like a sentence while this one is a finished sentence too long to have been wrapped, or clearly shorter
than its neighbours without stopping on a word or mark that asks for more. All else is a wrap.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.model import Document
from kg.read.decode import BOM, decode
from kg.read.header import read_header

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Span

WRAP_WIDTH = 120
"""Characters; a longer line was not wrapped by its writer."""

CLEARLY_SHORT = 0.6
"""Share of the longest line of the run that a heading or caption stays below."""

_RULE = re.compile(r"[-=_*~#+.•·\s]{3,}")
_BULLET = re.compile(r"[-*+•‣◦▪●–—·][ \t]+(?=\S)")
_NUMBER = re.compile(r"\(?(\d{1,3})[.)][ \t]+(?=\S)")
_FINISHED = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_OPENING = "\"'“‘«(["
_GOES_ON = re.compile(
    r"(?:[,/&(–—-]|\b(?:a|an|the|of|to|in|on|at|by|for|from|with|as|and|or|but|nor|that|which|who|whose|than|is|was|are"
    r"|were|be|been|has|have|had|will|would|can|could|may|might|must|should|his|her|its|their|our|my|your|this|these"
    r"|those|no|not))$",
    re.IGNORECASE,
)


def read_text(data: bytes, *, id: str, source: str) -> Document:  # noqa: A002 - the attribute's name
    r"""Return the document in a plain text file.

    Raises:
        InputError: the bytes are no text, or hold no prose.

    >>> document = read_text(b"date 2022-02-02 It rained.\n\nIt\nsnowed.", id="storm", source="storm.txt")
    >>> document.created, document.paragraphs
    ('2022-02-02', (((16, 26),), ((28, 38),)))
    """
    return text_document(decode(data, source), id=id, source=source)


def text_document(text: str, *, id: str, source: str) -> Document:  # noqa: A002
    """Return the document that a plain text is, with its metadata and paragraphs.

    Raises:
        InputError: there is no prose in it.
    """
    header = read_header(text)
    found = tuple((span,) for span in paragraphs(text, max(header.end, text.startswith(BOM))))
    if not found:
        empty = not text.removeprefix(BOM).strip()
        raise InputError(source, "holds nothing but white space" if empty else "holds no prose")
    return Document(id=id, text=text, source=source, paragraphs=found, created=header.created, title=header.title)


def paragraphs(text: str, start: int = 0) -> Iterator[Span]:
    r"""Yield the span of each paragraph of `text` from `start` on; list marks and rules lie between them.

    >>> text = "Shopping\n- milk\n- eggs,\n  brown\n\nThen she\nleft."
    >>> [text[start:end] for start, end in paragraphs(text)]
    ['Shopping', 'milk', 'eggs,\n  brown', 'Then she\nleft.']
    """
    lines = list(_lines(text, start))
    numbers = {int(match[1]) for a, b in lines if (match := _NUMBER.match(text, a, b))}
    for filled, run in groupby(lines, key=lambda line: line[0] < line[1]):
        if filled:
            yield from _split(text, list(run), numbers)


def _lines(text: str, start: int) -> Iterator[Span]:
    """Yield the span of each line without the white space around it: an empty one for a blank line."""
    for line in text[start:].splitlines(keepends=True):
        first = start + len(line) - len(line.lstrip())
        yield first, first + len(line.strip())
        start += len(line)


def _split(text: str, run: list[Span], numbers: set[int]) -> Iterator[Span]:
    """Yield the paragraphs of a run of lines that has no blank line."""
    width = max(end - start for start, end in run)
    prose = [_after_mark(text, line, numbers) for line in run]
    is_list = sum(start > line[0] for start, line in zip(prose, run, strict=True)) > 1
    first = -1  # where the paragraph so far begins, if one has
    line = run[0]  # the line before
    for (start, end), words in zip(run, prose, strict=True):
        if _RULE.fullmatch(text, start, end):
            if first >= 0:
                yield first, line[1]
            first = -1
            continue
        marked = words > start and (is_list or first < 0 or bool(_FINISHED.search(text, *line)))
        if first >= 0 and (marked or _ends(text, line, (words, end), width)):
            yield first, line[1]
            first = -1
        if first < 0:
            first = words if marked else start
        line = start, end
    if first >= 0:
        yield first, line[1]


def _after_mark(text: str, line: Span, numbers: set[int]) -> int:
    """Return where the words of a line begin: behind its list mark, if it has one.

    A number is a mark where the text has its neighbour, too: "1. FC Köln" alone begins no list.
    """
    if match := _BULLET.match(text, *line):
        return match.end()
    match = _NUMBER.match(text, *line)
    return match.end() if match and {int(match[1]) - 1, int(match[1]) + 1} & numbers else line[0]


def _ends(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether a paragraph ends with `line`, where `following` are the words of the next line."""
    words = text[slice(*line)]
    next_word = text[slice(*following)].split(maxsplit=1)[0]
    if not _starts_sentence(next_word):
        return False
    finished = bool(_FINISHED.search(words))
    if finished and len(words) > WRAP_WIDTH:
        return True
    is_short = len(words) + 1 + len(next_word) <= CLEARLY_SHORT * width
    return is_short and (finished or not _GOES_ON.search(words))


def _starts_sentence(word: str) -> bool:
    first = word.lstrip(_OPENING)[:1]
    return first.isalnum() and not first.islower()
