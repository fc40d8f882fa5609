"""From what the user named to the list of files to read: walking folders, naming documents, leaving out copies."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.model import Skipped
from kg.read.decode import read_bytes
from kg.registry import part_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

READERS = {
    "markdown": "kg.read.markdown:read_markdown",
    "md": "kg.read.markdown:read_markdown",
    "text": "kg.read.text:read_text",
    "txt": "kg.read.text:read_text",
}
"""The built-in readers by suffix; installed distributions add theirs under `kg.readers` (see `kg.registry`)."""

STDIN = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected(Skipped):
    """An input that should have been read and could not: an error, where a plain `Skipped` is a matter of course."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file that will be a document.

    Attributes:
        id: the id of the document to be.
        source: the path as the user would write it.
        path: where it lies; None for standard input.
        sha256: hex digest of its bytes.
        data: the bytes, for standard input alone: it cannot be read twice.
    """

    id: str
    source: str
    path: Path | None
    sha256: str = ""
    data: bytes | None = None


def plan(
    inputs: str | os.PathLike[str] | Iterable[str | os.PathLike[str]], *, exclude: Iterable[str | os.PathLike[str]] = ()
) -> tuple[list[Source], list[Skipped]]:
    """Return the files to read, sorted by id, and what is left out. Holds one file's bytes at a time.

    The result does not depend on the order of `inputs`. Hidden files and linked folders within a folder are not
    entered. Where two files would have one id, all of them get `~` and the start of their hash appended; of files
    with the same bytes, the first by id stays.

    Args:
        inputs: files, folders, or `-` for standard input.
        exclude: files and folders that nothing is read of within a folder: where the results go.

    >>> plan("no-such-file.txt")[1]
    [Rejected(source='no-such-file.txt', reason='there is no such file or folder')]
    """
    named = [inputs] if isinstance(inputs, (str, os.PathLike)) else list(inputs)
    skipped: list[Skipped] = []
    found: dict[tuple[str, str], Source] = {}
    walk = _Walk(suffixes=part_names("kg.readers", READERS), exclude=frozenset(map(os.path.realpath, exclude)))
    for source, name in sorted({printable(os.fspath(name)): name for name in named}.items()):
        for entry in walk.expand(source, name):
            if isinstance(entry, Skipped):
                skipped.append(entry)
            else:
                # The same file given twice, by itself and with its folder, is one document.
                found.setdefault((entry.id, os.path.realpath(entry.path) if entry.path else STDIN), entry)
    sources, unreadable = _hashed(found.values())
    kept, copies = _without_copies(sources)
    skipped += [*unreadable, *copies]
    return _distinct(kept), sorted(set(skipped), key=lambda item: (item.source, item.reason))


def printable(name: str) -> str:
    r"""Return a file name as text that can be written as UTF-8: bytes that are not appear as `\xff`."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Walk:
    """The way from a named input to the files that it stands for."""

    suffixes: tuple[str, ...]
    exclude: frozenset[str]

    def expand(self, source: str, name: str | os.PathLike[str]) -> Iterator[Source | Skipped]:
        """Yield the files that one input stands for."""
        if source == STDIN:
            yield Source(id="stdin", source=STDIN, path=None)
            return
        path = Path(name)
        if path.is_dir():
            yield from self._folder(path, source)
        elif not os.path.lexists(path):
            yield Rejected(source=source, reason="there is no such file or folder")
        elif suffix(path) not in self.suffixes:
            yield Rejected(source=source, reason=f"{_no_reader(path)}; it can be given as standard input if it is text")
        else:
            yield Source(id=printable(path.name), source=source, path=path)

    def _folder(self, folder: Path, source: str) -> Iterator[Source | Skipped]:
        """Yield the documents below `folder`, and what lies between them."""
        failed: list[OSError] = []
        documents = 0
        for parent, folders, files in os.walk(folder, onerror=failed.append):
            for name in folders.copy():
                path = Path(parent, name)
                if name.startswith(".") or os.path.realpath(path) in self.exclude:
                    folders.remove(name)
                elif path.is_symlink():  # os.walk does not enter it, and so cannot run in circles
                    yield Skipped(source=printable(str(path)), reason="a link to a folder: name it to have it read")
            for name in files:
                path = Path(parent, name)
                if name.startswith(".") or (self.exclude and os.path.realpath(path) in self.exclude):
                    continue
                if suffix(path) not in self.suffixes:
                    yield Skipped(source=printable(str(path)), reason=_no_reader(path))
                    continue
                documents += 1
                yield Source(id=printable(path.relative_to(folder).as_posix()), source=printable(str(path)), path=path)
        for error in failed:
            yield Rejected(source=printable(str(error.filename)), reason=f"cannot be opened: {error.strerror or error}")
        if not documents and not failed:
            known = ", ".join(f".{name}" for name in self.suffixes)
            yield Rejected(source=source, reason=f"the folder holds no document (searched for {known})")


def _no_reader(path: Path) -> str:
    return f"no reader for .{suffix(path)}" if suffix(path) else "no reader for files without a suffix"


def _hashed(sources: Iterable[Source]) -> tuple[list[Source], list[Skipped]]:
    """Return the sources that can be read, with their hashes, and the rest."""
    readable: list[Source] = []
    rejected: list[Skipped] = []
    for source in sources:
        try:
            data = read_bytes(source.path, source.source)
        except InputError as error:
            rejected.append(Rejected(source=error.source, reason=error.reason))
            continue
        digest = hashlib.sha256(data).hexdigest()
        readable.append(replace(source, sha256=digest, data=None if source.path else data))
    return readable, rejected


def _without_copies(sources: Iterable[Source]) -> tuple[list[Source], list[Skipped]]:
    """Return one source for each content, the first by id, and the copies."""
    first: dict[str, Source] = {}
    copies: list[Skipped] = []
    for source in sorted(sources, key=lambda item: (item.id, item.source)):
        original = first.setdefault(source.sha256, source)
        if original is not source:
            copies.append(Skipped(source=source.source, reason=f"same content as {original.source}"))
    return list(first.values()), copies


def _distinct(sources: list[Source]) -> list[Source]:
    """Return the sources under ids of their own, sorted."""
    uses = Counter(source.id for source in sources)
    named = [
        replace(source, id=f"{source.id}~{source.sha256[:8]}") if uses[source.id] > 1 else source for source in sources
    ]
    return sorted(named, key=lambda source: source.id)


def suffix(path: Path) -> str:
    """Return the suffix that a reader is chosen by: lower case, without the dot."""
    return path.suffix[1:].lower()
