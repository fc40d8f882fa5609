"""What a person has decided about who is who: which names are one, which differ, what is called or classed otherwise.

Notes:
    A decision points at words, not at nodes, so that it means the same whatever else is in the collection.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

from kg.errors import ReviewError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SAME, DIFFERENT, UNSURE, RENAME, RETYPE = "same", "different", "unsure", "rename", "retype"
PAIRS, CHANGES = (SAME, DIFFERENT, UNSURE), (RENAME, RETYPE)
"""Kinds of decisions: about several names, and about one."""

SUFFIX = ".review"
"""What the name of a graph's folder is continued with where no review file is named."""

_BARE_NOT = re.compile(r'[|]|->|^["#<]')
_AROUND = ' ,;:"“”'
"""What is left out of account around a name."""


def name_key(name: str) -> str:
    """Return what two wordings of one name share: all but case, white space, the marks around them, and "the".

    >>> name_key(" “Sadiq  Khan”,"), name_key("The Met")
    ('sadiq khan', 'met')
    """
    text = " ".join(name.split()).casefold()
    return (text.strip(_AROUND) or text).removeprefix("the ")


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
        if self.kind in CHANGES:
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
            elif ruling.kind in CHANGES:
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

    >>> from pathlib import Path
    >>> default_file(Path("graphs/exports")).as_posix()
    'graphs/exports.review'
    """
    whole = folder if folder.name not in {"", ".", ".."} else folder.resolve()
    return whole.with_name(f"{whole.name}{SUFFIX}")


def _field(text: str) -> str:
    """Return a field as it stands in the file: bare if that is read back as the same, else as a JSON string."""
    if text and text.isprintable() and text == text.strip(" ") and not _BARE_NOT.search(text):
        return text
    return json.dumps(text, ensure_ascii=not text.isprintable())


def _sorted(one: Pointer, other: Pointer) -> Pair:
    return (one, other) if one.key <= other.key else (other, one)


def _line(ruling: Ruling) -> int:
    return ruling.line
