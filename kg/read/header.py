"""Metadata at the start of a plain text: `date`, `title`, `source` and `author`.

The header ends at the first line that is not metadata, and each key counts once. `key: value` fills a line of its own.
A date may do without the colon, and the first sentence may follow it on the same line if it starts like one:

    date 2022-02-02 A storm has closed the harbour ...

What only looks alike stays prose: "Date palms grow ...", "Date 2022-02-02 was a Wednesday", "Title: " followed by more
than `MAX_VALUE` characters. "Title: the fight goes on" at the very top of a file is read as its title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.read.dates import written_date
from kg.read.decode import BOM

MAX_VALUE = 200
"""Characters of the longest value; what is longer is a paragraph."""

_SPACE = re.compile(rf"[\s{BOM}]*")
_PAIR = re.compile(rf"(title|source|author)[ \t]*:[ \t]*(\S[^\r\n]{{0,{MAX_VALUE - 1}}})(?=[\r\n]|\Z)", re.IGNORECASE)
_DATE = re.compile(r"date(?:[ \t]*:[ \t]*|[ \t]+)", re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]*")
_OPENING = "\"'“‘«(["


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What stands before the prose, and the offset at which the prose begins."""

    end: int
    created: str | None = None
    title: str | None = None


def read_header(text: str) -> Header:
    r"""Return the metadata at the start of `text`.

    >>> read_header("title: Storm\ndate: 2 Feb 2022\n\nIt rained.")
    Header(end=31, created='2022-02-02', title='Storm')
    >>> read_header("Date palms grow in Iraq.")
    Header(end=0, created=None, title=None)
    """
    values: dict[str, str | None] = {}
    end = 0
    while True:
        start = _space_end(text, end)
        if pair := _PAIR.match(text, start):
            key, value, stop = pair[1].lower(), pair[2].strip(), pair.end()
        elif found := _date(text, start):
            key, (stop, value) = "date", found
        else:
            break
        if key in values:
            break
        values[key], end = value, _space_end(text, stop)
    return Header(end=end, created=values.get("date"), title=values.get("title"))


def _space_end(text: str, start: int) -> int:
    match = _SPACE.match(text, start)
    return match.end() if match else start


def _date(text: str, start: int) -> tuple[int, str | None] | None:
    """Return where the date that is metadata at `start` ends, and the date."""
    key = _DATE.match(text, start)
    date = written_date(text, key.end()) if key else None
    if date is None:
        return None
    line = _LINE.match(text, date.end)
    rest = line[0].strip().lstrip(_OPENING) if line else ""
    # "Date 2022-02-02 was a Wednesday": a sentence that goes on is no metadata.
    return None if rest[:1].islower() else (date.end, date.iso)
