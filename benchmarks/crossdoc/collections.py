"""Collections of short documents in which some names are marked with who or what they name.

A file is a collection: a line beginning with `#` is a comment, `## name` begins a document, and
`[John Smith|smith-judge]` is a name and an identity of this collection. Where a document marks an identity twice, the
first name counts: who is who within a document is judged elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.read.text import text_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Document, Span

FOLDER = Path(__file__).parents[2] / "tests" / "crossdoc" / "collections"
PARTS = ("development", "test")

_MARKED = re.compile(r"\[([^|\]]+)\|([^|\]]+)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldName:
    """A name in a document, and whose it is."""

    document: str
    span: Span
    identity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Documents with the names that are marked in them."""

    name: str
    documents: tuple[Document, ...]
    names: tuple[GoldName, ...]


def read_part(part: str) -> list[Collection]:
    """Return the collections of a part, sorted by name."""
    return [
        read_collection(path.stem, path.read_text(encoding="utf-8")) for path in sorted((FOLDER / part).glob("*.txt"))
    ]


def read_collection(name: str, text: str) -> Collection:
    """Return the collection that a file describes.

    >>> found = read_collection("c", "# A comment.\\n## one\\n[Ann Bell|bell] left.\\n## two\\n[Bell|bell] came back.")
    >>> [(each.document, each.span, each.identity) for each in found.names], found.documents[0].text
    ([('one.txt', (0, 8), 'bell'), ('two.txt', (0, 4), 'bell')], 'Ann Bell left.\\n')
    """
    documents: list[Document] = []
    names: list[GoldName] = []
    for title, marked in _documents(text):
        plain, own = _unmarked(marked, title)
        documents.append(text_document(plain, id=title, source=title))
        first = {each.identity: each for each in reversed(own)}
        names += [each for each in own if first[each.identity] is each]
    return Collection(name=name, documents=tuple(documents), names=tuple(names))


def _documents(text: str) -> Iterator[tuple[str, str]]:
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        title, _, body = part.partition("\n")
        yield f"{title.strip()}.txt", body.strip() + "\n"


def _unmarked(marked: str, document: str) -> tuple[str, list[GoldName]]:
    plain, names, at = "", [], 0
    for match in _MARKED.finditer(marked):
        plain += marked[at : match.start()]
        span = (len(plain), len(plain) + len(match[1]))
        names.append(GoldName(document=document, span=span, identity=match[2]))
        plain += match[1]
        at = match.end()
    return plain + marked[at:], names
