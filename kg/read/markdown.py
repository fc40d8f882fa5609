"""Markdown (CommonMark, with tables and front matter): where its prose is in the file.

Headings, paragraphs, list items, quotations and table cells are paragraphs of their own. Code blocks, HTML blocks and
front matter are not prose.
"""

from __future__ import annotations

import re
from itertools import dropwhile, pairwise
from typing import TYPE_CHECKING, Any

from kg.errors import InputError
from kg.model import Document
from kg.read.dates import written_date
from kg.read.decode import BOM, decode
from kg.read.inline import make_parser, prose_mask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from kg.model import Span

_LINE_END = re.compile(r"\r\n?|\n")
_FENCE = re.compile(r"(?:---|\.\.\.)[ \t]*")
_PAIR = re.compile(r"([\w-]+)[ \t]*:(?:[ \t]+(.*))?")
_IN_FRONT_MATTER = re.compile(r"[\w-]+[ \t]*:(?:[ \t].*)?|[ \t]+.*|-[ \t].*|#.*|")


def read_markdown(data: bytes, *, id: str, source: str) -> Document:  # noqa: A002 - the attribute's name
    r"""Return the document in a Markdown file. Its title is that of the front matter, else its first heading.

    Raises:
        InputError: the bytes are no text, or hold no prose.

    >>> document = read_markdown(b"# Storm\n\nIt *rained*\n> all day.", id="storm", source="storm.md")
    >>> document.title, document.paragraphs
    ('Storm', (((2, 7),), ((9, 12), (13, 19)), ((23, 31),)))
    """
    text = decode(data, source)
    lines = list(_lines(text))
    first, metadata = _front_matter(text, lines)
    paragraphs: list[tuple[Span, ...]] = []
    heading: str | None = None
    for is_heading, spans in _prose(text, lines[first:]):
        paragraphs.append(spans)
        if is_heading and heading is None:
            heading = " ".join("".join(text[start:end] for start, end in spans).split())
    if not paragraphs:
        raise InputError(source, "holds no prose (code, markup and metadata are left out)")
    date = written_date(metadata.get("date", ""))
    return Document(
        id=id,
        text=text,
        source=source,
        paragraphs=tuple(paragraphs),
        created=date.iso if date else None,
        title=metadata.get("title") or heading,
    )


def _lines(text: str) -> Iterator[Span]:
    """Yield the span of each line without its end, as the parser divides lines."""
    start = len(BOM) if text.startswith(BOM) else 0
    for match in _LINE_END.finditer(text, start):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _front_matter(text: str, lines: list[Span]) -> tuple[int, dict[str, str]]:
    """Return the number of the first line after the front matter, and its plain `key: value` pairs.

    Front matter stands between two lines `---` at the very top and looks like YAML throughout; what does not is a
    thematic break and prose.
    """
    start, end = lines[0]
    if text[start:end].rstrip() != "---":
        return 0, {}
    pairs: dict[str, str] = {}
    for number, (start, end) in enumerate(lines[1:], start=1):
        line = text[start:end]
        if _FENCE.fullmatch(line):
            return (number + 1, pairs) if pairs else (0, {})
        if not _IN_FRONT_MATTER.fullmatch(line):
            break
        if match := _PAIR.fullmatch(line):
            pairs.setdefault(match[1].lower(), _unquoted(match[2] or ""))
    return 0, {}


def _unquoted(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _prose(text: str, lines: list[Span]) -> Iterator[tuple[bool, tuple[Span, ...]]]:
    """Yield for each piece of prose whether it is a heading, and its spans."""
    md = make_parser()
    env: dict[str, Any] = {}
    tokens: list[Token] = []
    md.block.parse("\n".join(text[start:end] for start, end in lines), md, env, tokens)
    cursor = 0
    for before, token in pairwise(tokens):
        if token.type != "inline" or not token.content or token.map is None:
            continue
        in_table = before.type in ("th_open", "td_open")
        start_line = token.map[0]
        if in_table:
            cursor = max(cursor, lines[start_line][0])
            offsets = list(_cell_offsets(text, token.content, cursor))
            cursor = offsets[-1] + 1
        else:
            offsets = list(_offsets(text, token.content, lines[start_line : token.map[1]]))
        mask = prose_mask(token.content, md, env)
        spans = tuple(_spans(text, [at for at, keep in zip(offsets, mask, strict=True) if keep]))
        if any(not text[start:end].isspace() for start, end in spans):
            yield before.type == "heading_open", spans


def _offsets(text: str, content: str, lines: list[Span]) -> Iterator[int]:
    """Yield the offset in `text` of each character of `content`, whose lines are the ends of `lines`.

    The parser has cut the marks of quotations and lists, and indentation, from the start of each line; and the closing
    marks of a heading from its end.
    """
    rows = content.split("\n")
    # Lines of no-break spaces at the start of a paragraph are cut as well.
    lines = list(dropwhile(lambda line: text.find(rows[0].strip(), *line) < 0, lines))
    for number, (row, (start, end)) in enumerate(zip(rows, lines, strict=False), start=1):
        words = row.strip()
        at = text.rfind(words, start, end)
        indent = len(row) - len(row.lstrip())
        # White space has no meaning of its own; clamping keeps it within the line.
        yield from (min(max(at + index - indent, start), end) for index in range(len(row)))
        if number < len(rows):
            yield end


def _cell_offsets(text: str, content: str, start: int) -> Iterator[int]:
    r"""Yield the offset of each character of a table cell, passing over the backslash of an escaped `\|`."""
    for char in content:
        start = text.index(char, start)
        yield start
        start += 1


def _spans(text: str, offsets: list[int]) -> Iterator[Span]:
    """Yield the spans that `offsets` form; white space alone does not part two of them."""
    first = last = -1
    for at in offsets:
        if at < last:
            continue
        if last >= 0 and (at == last or text[last:at].isspace()):
            last = at + 1
            continue
        if last >= 0:
            yield first, last
        first, last = at, at + 1
    if last >= 0:
        yield first, last
