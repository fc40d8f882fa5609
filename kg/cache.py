"""What was extracted from each document, kept on disk: a build parses only what no build before it has parsed.

An entry is named after the hash of all that an extraction depends on: the document but for its names, the pipeline,
and kg's own code. So it never grows stale; a file that is renamed or copied keeps its entry, and a changed one has
another. It is written as soon as its document is finished, whole or not at all, so that a build which is killed goes on
from there when it is run again. Entries are compressed JSON with a checksum. One that cannot be read counts as missing.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import zlib
from contextlib import suppress
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.codec import Codec
from kg.errors import CacheError
from kg.model import Document, Extraction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Mention, Sentence

FOLDER = "cache"
"""The name of the cache in the folder of a graph."""

_NAMES = ("id", "source", "sha256")
"""The attributes of a document that no extraction depends on, but for `Mention.document_id`."""

_TAG = "CACHEDIR.TAG"
_SIGNATURE = "Signature: 8a477f597d28d172789f06886806bc55\n# Made by kg; can be deleted.\n"
"""Marks the folder as a cache for programs that make backups (https://bford.info/cachedir/)."""

_CODE = ("codec.py", "model.py", "nouns.py", "data", "parse", "extract")
"""What extractions depend on in kg: files and folders of the package."""

_ENTRY = re.compile(r"[0-9a-f]{2}/[0-9a-f]{62}\.json\.gz(?:\.\d+)?")
"""The path of an entry, or of one that was being written, below the cache's folder."""

_LEVEL = 6
"""How hard entries are compressed: to a quarter of their size, in half a millisecond for a document of 2.4 kB."""


class ExtractionCache:
    """Extractions in a folder, by content. Several processes may use it at a time.

    Args:
        folder: where it lies; made when something is kept.
        pipeline: the fingerprint of the pipeline (`kg.parse.Identity`).
    """

    def __init__(self, folder: Path, *, pipeline: str) -> None:
        self._folder = folder
        self._basis = f"{code_fingerprint()} {pipeline}"
        self._used: set[str] = set()

    def __getstate__(self) -> dict[str, object]:
        """Leave out what was asked for when this goes to another process, as it does with every document."""
        return {**self.__dict__, "_used": set()}

    def get(self, document: Document) -> Extraction | None:
        """Return what was extracted from a document with this content, or None."""
        name = self._name(document)
        self._used.add(name)
        try:
            extraction = decode(gzip.decompress((self._folder / name).read_bytes()), document)
        except (OSError, EOFError, ValueError, zlib.error):
            return None
        parts: tuple[Sentence | Mention, ...] = (*extraction.sentences, *extraction.mentions)
        return extraction if all(document.text[part.start : part.end] == part.text for part in parts) else None

    def put(self, document: Document, data: bytes) -> None:
        """Keep what was extracted from a document, encoded.

        Raises:
            CacheError: it cannot be written.
        """
        path = self._folder / self._name(document)
        temporary = path.with_name(f"{path.name}.{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            tag = self._folder / _TAG
            if not tag.exists():
                tag.write_text(_SIGNATURE, encoding="utf-8")
            temporary.write_bytes(gzip.compress(data, _LEVEL, mtime=0))
            temporary.replace(path)
        except OSError as error:
            raise CacheError(
                f"{self._folder}: cannot be written to: {error.strerror or error}; make room for it, or build without "
                "it (--no-cache)"
            ) from error

    def prune(self) -> None:
        """Remove the entries that were not asked for, and what killed processes have left; no other file is touched."""
        for name in self._entries():
            if name not in self._used:
                with suppress(OSError):  # it costs room and nothing else
                    (self._folder / name).unlink()

    def _name(self, document: Document) -> str:
        """Return the path of the entry below the folder."""
        content = [self._basis, *(getattr(document, f.name) for f in fields(Document) if f.name not in _NAMES)]
        key = hashlib.sha256(json.dumps(content).encode("ascii")).hexdigest()
        return f"{key[:2]}/{key[2:]}.json.gz"

    def _entries(self) -> Iterator[str]:
        """Yield the paths of what is ours below the folder."""
        for folder in _listed(self._folder):
            for name in _listed(self._folder / folder):
                if _ENTRY.fullmatch(f"{folder}/{name}"):
                    yield f"{folder}/{name}"


def encode(extraction: Extraction) -> bytes:
    """Return all of an extraction but its document."""
    return _codec().encode(extraction)


def decode(data: bytes, document: Document) -> Extraction:
    """Return the extraction that `encode` has written, as that of `document`.

    Raises:
        ValueError: the data are not what `encode` writes.
    """
    return _codec().decode(data, document=document, document_id=document.id)


@cache
def code_fingerprint() -> str:
    """Return the hash of the code and the data that extractions depend on in kg."""
    package = Path(__file__).parent
    found = hashlib.sha256()
    for name in _CODE:
        part = package / name
        for path in sorted(part.rglob("*")) if part.is_dir() else [part]:
            if path.is_file() and "__pycache__" not in path.parts:
                found.update(f"{path.relative_to(package).as_posix()}\0".encode())
                found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


def _listed(folder: Path) -> list[str]:
    """Return the names of what is in a folder; nothing if it is none."""
    try:
        return [path.name for path in folder.iterdir()]
    except OSError:
        return []


@cache
def _codec() -> Codec[Extraction]:
    return Codec(Extraction, given=("document", "document_id"))
