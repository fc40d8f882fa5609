"""The review file: what a person has decided about who is who, as plain text, and the proposals that wait for it.

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

Notes:
    A decision points at words, not at nodes, so that it means the same whatever else is in the collection.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from kg.errors import ReviewError
from kg.vocab import ENTITY_CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SAME, DIFFERENT, UNSURE, RENAME, RETYPE = "same", "different", "unsure", "rename", "retype"
_PAIRS, _CHANGES = (SAME, DIFFERENT, UNSURE), (RENAME, RETYPE)

SUFFIX = ".review"
"""What the name of a graph's folder is continued with where no review file is named."""

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
_BARE_NOT = re.compile(r'[|]|->|^["#<]')
_AROUND = ' ,;:"“”'
"""What is left out of account around a name."""


def name_key(name: str) -> str:
    """Return what two wordings of one name share: all but case, white space and the marks around them.

    >>> name_key(" “Sadiq  Khan”,")
    'sadiq khan'
    """
    text = " ".join(name.split())
    return (text.strip(_AROUND) or text).casefold()


@dataclass(frozen=True, slots=True)
class Pointer:
    """A name in a document, or an IRI; two are equal if they point at the same words.

    Attributes:
        name: the wording; empty for an IRI.
        document: id of the document; of an IRI the IRI.
        words: words of the sentence, where the name alone is not enough.
    """

    name: str
    document: str
    words: str = ""

    @classmethod
    def to_iri(cls, iri: str) -> Pointer:
        """Return what points at what is known under an IRI."""
        return cls("", iri)

    @property
    def iri(self) -> str:
        """The IRI, or "" of a name."""
        return "" if self.name else self.document

    @property
    def key(self) -> tuple[str, str, str]:
        """What is compared and sorted by."""
        return (self.document, name_key(self.name), name_key(self.words))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pointer) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)

    def __str__(self) -> str:
        if self.iri:
            return f"<{self.iri}>"
        return " | ".join(_field(part) for part in (self.name, self.document, self.words) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """One decision.

    Attributes:
        kind: `same`, `different`, `unsure`, `rename` or `retype`.
        sides: what it is about: two or more, of `rename` and `retype` one.
        value: the new label or class.
        line: where it begins, counted from one; 0 where it stands in no file.
    """

    kind: str
    sides: tuple[Pointer, ...]
    value: str = ""
    line: int = 0

    def __str__(self) -> str:
        if self.kind in _CHANGES:
            return f"{self.kind} {self.sides[0]} -> {_field(self.value)}"
        return "\n".join((self.kind, *(f"  {side}" for side in self.sides)))


Pair: TypeAlias = "tuple[Pointer, Pointer]"


class Review:
    """The decisions of a review file.

    Args:
        rulings: in the order of the file.
        file: its name, for messages.

    Attributes:
        groups: what is decided to be one, each group sorted.
        apart: pairs decided to be different, each sorted; pairs of what is one with them are not spelled out.
        labels, classes: by what is renamed or retyped.

    Raises:
        ReviewError: two decisions contradict each other.
    """

    def __init__(self, rulings: Iterable[Ruling] = (), file: str = "review") -> None:
        self.rulings = tuple(rulings)
        self.file = file
        self.labels: dict[Pointer, Ruling] = {}
        self.classes: dict[Pointer, Ruling] = {}
        self._joined: dict[Pointer, Pointer] = {}
        found: dict[Pair, Ruling] = {}
        for ruling in self.rulings:
            if ruling.kind == SAME:
                for side in ruling.sides[1:]:
                    self._join(ruling.sides[0], side)
            elif ruling.kind == DIFFERENT:
                for one, other in combinations(ruling.sides, 2):
                    found.setdefault(_sorted(one, other), ruling)
            elif ruling.kind in _CHANGES:
                changed = self.labels if ruling.kind == RENAME else self.classes
                former = changed.setdefault(ruling.sides[0], ruling)
                if former.value != ruling.value:
                    raise self.error(ruling, f"{former.value!r} in line {former.line} is another value for the same")
        self.apart = tuple(sorted(found, key=lambda pair: (pair[0].key, pair[1].key)))
        groups: dict[Pointer, list[Pointer]] = defaultdict(list)
        for side in sorted(self._joined, key=lambda side: side.key):
            groups[self.root(side)].append(side)
        self.groups = tuple(tuple(group) for group in groups.values())
        self._unsure = {
            frozenset(pair)
            for ruling in self.rulings
            if ruling.kind == UNSURE
            for pair in combinations(ruling.sides, 2)
        }
        self._told_apart = {frozenset((self.root(one), self.root(other))) for one, other in found}
        for (one, other), ruling in found.items():
            if self.root(one) == self.root(other):
                raise self.error(ruling, f"{one} and {other} cannot differ: {self._told_same(one)} says they are one")
        for group in self.groups:
            iris = sorted(side.iri for side in group if side.iri)
            if len(iris) > 1:
                last = max((each for each in self.rulings if each.kind == SAME and each.sides[0] in group), key=_line)
                raise self.error(last, f"{' and '.join(f'<{iri}>' for iri in iris)} cannot be one: a node has one IRI")

    @property
    def decisions(self) -> tuple[Ruling, ...]:
        """The rulings that decide something."""
        return tuple(ruling for ruling in self.rulings if ruling.kind != UNSURE)

    def root(self, side: Pointer) -> Pointer:
        """Return what stands for all that is decided to be one with `side`, itself included."""
        while (above := self._joined.get(side, side)) != side:
            side = above
        return side

    def knows(self, one: Pointer, other: Pointer) -> bool:
        """Whether the file says anything of two: that they are one, differ, or are to be decided about."""
        first, second = self.root(one), self.root(other)
        told = first == second or frozenset((first, second)) in self._told_apart
        return told or frozenset((one, other)) in self._unsure

    def error(self, ruling: Ruling, reason: str) -> ReviewError:
        """Return the error of a ruling."""
        return ReviewError(self.file, ruling.line, reason)

    def _join(self, one: Pointer, other: Pointer) -> None:
        first, second = sorted((self.root(one), self.root(other)), key=lambda side: side.key)
        self._joined.setdefault(first, first)
        self._joined[second] = first

    def _told_same(self, one: Pointer) -> str:
        root = self.root(one)
        lines = [each.line for each in self.rulings if each.kind == SAME and self.root(each.sides[0]) == root]
        return f"line {lines[0]}" if len(lines) == 1 else f"lines {', '.join(map(str, lines))} together"


def default_file(folder: Path) -> Path:
    """Return where the review file of a graph's folder lies where none is named: beside the folder.

    So it outlives the folder, which can be made again at any time, and what a person has decided cannot.

    >>> default_file(Path("graphs/exports")).as_posix()
    'graphs/exports.review'
    """
    whole = folder if folder.name not in {"", ".", ".."} else folder.resolve()
    return whole.with_name(f"{whole.name}{SUFFIX}")


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
                raise ReviewError(file, number, f"a name that belongs to no block; {' or '.join(_PAIRS)} opens one")
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
            if kind in _PAIRS and not rest.strip():
                block = (kind, number, [])
            elif kind in _CHANGES:
                try:
                    side, value = _change(kind, rest)
                except ValueError as error:
                    raise ReviewError(file, number, str(error)) from None
                rulings.append(Ruling(kind=kind, sides=(side,), value=value, line=number))
            elif kind in _PAIRS:
                raise ReviewError(file, number, f"the names of {kind!r} stand below it, one a line and indented")
            else:
                valid = ", ".join(sorted((*_PAIRS, *_CHANGES)))
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
    target = path.resolve()  # a link stays one
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(text.encode("utf-8"))
            if target.exists():
                os.chmod(temporary, target.stat().st_mode & 0o777)  # noqa: PTH101 - as it was
            else:
                umask = os.umask(0)
                os.umask(umask)
                os.chmod(temporary, 0o666 & ~umask)  # noqa: PTH101 - as any new file
            Path(temporary).replace(target)
        finally:
            Path(temporary).unlink(missing_ok=True)
    except OSError as error:
        raise ReviewError(str(path), 0, f"cannot be written: {error.strerror or error}") from error


def _field(text: str) -> str:
    """Return a field as it stands in the file: bare if that is read back as the same, else as a JSON string."""
    if text and text.isprintable() and text == text.strip(" ") and not _BARE_NOT.search(text):
        return text
    return json.dumps(text, ensure_ascii=not text.isprintable())


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


def _sorted(one: Pointer, other: Pointer) -> Pair:
    return (one, other) if one.key <= other.key else (other, one)


def _line(ruling: Ruling) -> int:
    return ruling.line
