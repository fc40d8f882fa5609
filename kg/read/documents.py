"""From the list of files to documents, one at a time."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from kg.errors import InputError
from kg.read.decode import read_bytes
from kg.read.inputs import READERS, Rejected, Source, plan, suffix
from kg.registry import load_part

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator

    from kg.model import Document, Skipped


class Reader(Protocol):
    """What turns the bytes of one format into a document; registered by suffix under `kg.readers`."""

    def __call__(self, data: bytes, *, id: str, source: str) -> Document:  # noqa: A002 - the attribute's name
        """Return the document.

        Raises:
            InputError: the bytes cannot be read or hold no prose.
        """


def read(inputs: str | os.PathLike[str] | Iterable[str | os.PathLike[str]]) -> Iterator[Document | Skipped]:
    """Yield what was left out, then the documents sorted by id. Holds one document at a time.

    Args:
        inputs: files, folders (walked recursively), or `-` for standard input, which is read as plain text.

    Yields:
        A `Document`; a `Rejected` for what should have been read and could not; a `Skipped` for what is left out as a
        matter of course: copies, and files within a folder that there is no reader for.

    >>> import tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = pathlib.Path(folder, "b.txt").write_text("It rained.")
    ...     _ = pathlib.Path(folder, "a.md").write_text("# Weather")
    ...     [document.id for document in read(folder)]
    ['a.md', 'b.txt']
    """
    sources, skipped = plan(inputs)
    yield from skipped
    for source in sources:
        yield read_source(source)


def read_source(source: Source) -> Document | Rejected:
    """Return the document in a file that `plan` has listed, or why there is none."""
    try:
        data = source.data or read_bytes(source.path, source.source)
        if hashlib.sha256(data).hexdigest() != source.sha256:
            raise InputError(source.source, "the file changed while it was read; try again")
        reader: Reader = load_part("kg.readers", suffix(source.path) if source.path else "txt", READERS)
        return replace(reader(data, id=source.id, source=source.source), sha256=source.sha256)
    except InputError as error:
        return Rejected(source=error.source, reason=error.reason)
