"""The review file: decisions about who is who as plain text, and the proposals that wait for one.

    same
      Sadiq Khan | khan.txt
      Mayor Khan | news/met.txt

    different
      John Smith | court.txt
      John Smith | match.txt

    rename Met | khan.txt -> Metropolitan Police
    retype Halden | news/met.txt -> Organization

A block is a decision with the names that it is about, one a line and indented; a blank line ends it. `unsure`, which is
how proposals begin, decides nothing. A name is pointed at by its wording and its document, and where a document has it
for several things by some words of the sentence as well: `report | a.txt | the long report`. An IRI in angle brackets
stands for what is known under it elsewhere. What the plain form cannot hold is written as a JSON string. `#` begins a
comment line.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from kg.errors import ReviewError
from kg.folder import whole_file
from kg.review import CHANGES, PAIRS, RETYPE, Pointer, Review, Ruling
from kg.vocab import ENTITY_CLASSES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HEADER = """\
# Who is who: proposals of kg review, and your decisions, which kg build obeys.
#
# Change "unsure" to "same" or "different", or write blocks of your own; a blank line ends a block. What you write
# stays as it is when kg review is run again. A name stands with its document; words of its sentence may follow. Also:
#
#   rename Met | khan.txt -> Metropolitan Police
#   retype Halden | news/met.txt -> Organization
"""

_IRI = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]+)>")


def read_review(path: Path) -> Review:
    """Return the decisions in a file.

    Raises:
        ReviewError: it cannot be read, a line is not valid, or two decisions contradict each other.
    """
    return parse_review(read_text(path), str(path))


def read_text(path: Path) -> str:
    """Return the text of a review file with its line ends as they are.

    Raises:
        ReviewError: it cannot be read.
    """
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise ReviewError(str(path), 0, f"cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise ReviewError(str(path), 0, f"not UTF-8: byte {error.object[error.start]:#x} at {error.start}") from error


def parse_review(text: str, file: str = "review") -> Review:
    """Return the decisions in a text.

    Args:
        text: of a review file.
        file: its name, for messages.

    Raises:
        ReviewError: a line is not valid, or two decisions contradict each other.

    >>> review = parse_review("different\\n  Lee | a.txt\\n  Lee | b.txt\\n")
    >>> print(review.rulings[0])
    different
      Lee | a.txt
      Lee | b.txt
    """
    rulings: list[Ruling] = []
    block: tuple[str, int, list[Pointer]] | None = None

    def close() -> None:
        nonlocal block
        if block is not None:
            kind, begun, sides = block
            if len(sides) < 2:
                raise ReviewError(file, begun, f"{kind!r} needs at least two names, one a line and indented below it")
            rulings.append(Ruling(kind=kind, sides=tuple(sides), line=begun))
        block = None

    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        content = line.removesuffix("\r")
        stripped = content.strip(" \t")
        if not stripped:
            close()
        elif stripped.startswith("#"):
            continue
        elif content[0] in " \t":
            if block is None:
                raise ReviewError(file, number, f"a name that belongs to no block; {' or '.join(PAIRS)} opens one")
            try:
                side = _pointer(stripped)
            except ValueError as error:
                raise ReviewError(file, number, str(error)) from None
            if side in block[2]:
                raise ReviewError(file, number, f"{side} stands in the block twice")
            block[2].append(side)
        else:
            close()
            kind, _, rest = stripped.partition(" ")
            if kind in PAIRS and not rest.strip():
                block = (kind, number, [])
            elif kind in CHANGES:
                try:
                    side, value = _change(kind, rest)
                except ValueError as error:
                    raise ReviewError(file, number, str(error)) from None
                rulings.append(Ruling(kind=kind, sides=(side,), value=value, line=number))
            elif kind in PAIRS:
                raise ReviewError(file, number, f"the names of {kind!r} stand below it, one a line and indented")
            else:
                valid = ", ".join(sorted((*PAIRS, *CHANGES)))
                raise ReviewError(file, number, f"{kind!r} is no decision (valid: {valid}); names are indented")
    close()
    return Review(rulings, file)


def extended(text: str, blocks: Sequence[str]) -> str:
    """Return the text of a review file with blocks added at its end; all that it has stays as it is."""
    text = text or HEADER
    if not blocks:
        return text
    end = "\r\n" if "\r\n" in text else "\n"
    gap = "" if text.endswith(end * 2) else end if text.endswith(end) else end * 2
    return text + gap + (end * 2).join(block.replace("\n", end) for block in blocks) + end


def write_text(path: Path, text: str) -> None:
    """Write a review file, whole or not at all.

    Raises:
        ReviewError: it cannot be written.
    """
    try:
        with whole_file(path) as stream:
            stream.write(text.encode("utf-8"))
    except OSError as error:
        raise ReviewError(str(path), 0, f"cannot be written: {error.strerror or error}") from error


def _pointer(text: str) -> Pointer:
    """Return what a line points at.

    Raises:
        ValueError: it is not valid; with the reason.
    """
    side, rest = _read_pointer(text)
    if rest:
        raise ValueError(f"{rest!r} is too much: a name is told as NAME | DOCUMENT or NAME | DOCUMENT | WORDS")
    return side


def _change(kind: str, text: str) -> tuple[Pointer, str]:
    """Return the sides of `NAME | DOCUMENT -> VALUE`.

    Raises:
        ValueError: it is not valid; with the reason.
    """
    side, rest = _read_pointer(text.strip(" \t"), until="->")
    if not rest.startswith("->"):
        raise ValueError(f"the new value is missing: {kind} NAME | DOCUMENT -> VALUE")
    value, rest = _read_field(rest[2:], until="")
    if rest or not value.strip():
        raise ValueError(f"{text!r} has no value that can be read: {kind} NAME | DOCUMENT -> VALUE")
    value = " ".join(value.split())
    if not value.isprintable():
        raise ValueError(f"{value!r} has characters that cannot be shown")
    if kind == RETYPE and value not in ENTITY_CLASSES:
        raise ValueError(f"{value!r} is no class (valid: {', '.join(sorted(ENTITY_CLASSES))})")
    return side, value


def _read_pointer(text: str, until: str = "") -> tuple[Pointer, str]:
    if text.startswith("<"):
        found = _IRI.match(text)
        if found is None:
            raise ValueError(f"{text!r} is no IRI in angle brackets")
        return Pointer.to_iri(found[1]), text[found.end() :].strip(" \t")
    fields: list[str] = []
    rest = text
    while len(fields) < 3:
        value, rest = _read_field(rest, until)
        if not value.strip():
            raise ValueError(f"{text!r} has an empty part: a name is told as NAME | DOCUMENT")
        fields.append(value)
        if not rest.startswith("|"):
            break
        rest = rest[1:]
    if len(fields) < 2:
        raise ValueError(f"{text!r} names no document: a name is told as NAME | DOCUMENT")
    return Pointer(*fields), rest.strip(" \t")


def _read_field(text: str, until: str) -> tuple[str, str]:
    """Return the field that a text begins with, and what follows it: nothing, or `|` or `until` and more."""
    text = text.strip(" \t")
    if text.startswith('"'):
        try:
            value, end = json.JSONDecoder().raw_decode(text)
        except ValueError:
            raise ValueError(f"{text!r} begins with a quotation mark and is no JSON string") from None
        rest = text[end:].strip(" \t")
        if rest and not rest.startswith("|") and not (until and rest.startswith(until)):
            raise ValueError(f"{rest!r} follows a JSON string")
        return value, rest
    ends = [at for mark in ("|", until) if mark and (at := text.find(mark)) >= 0]
    end = min(ends, default=len(text))
    return text[:end].strip(" \t"), text[end:]
