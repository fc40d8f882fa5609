"""What documents contribute, on disk as soon as they are many: memory does not grow while a collection is read."""

from __future__ import annotations

import os
import pickle
import tempfile
from typing import IO, TYPE_CHECKING, Generic, Protocol, TypeVar

from kg.errors import CacheError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

IN_MEMORY = 500
"""So many stay in memory: of most collections all."""


class Identified(Protocol):
    """What has an id to sort it by."""

    @property
    def id(self) -> str:
        """The id, which no other has."""


T = TypeVar("T", bound=Identified)


class Spool(Generic[T]):
    """Values that are added in any order, and can be gone through in that of their ids as often as wanted.

    As many as `IN_MEMORY` are kept as they are. If there are more, all go to a file without a name, which is gone when
    the spool is closed or the process ends, however it ends; going through them makes new ones each time.

    Args:
        folder: where the file is made; None for the system's folder for temporary files.

    >>> from kg.model import DocumentInfo
    >>> with Spool() as spool:
    ...     for name in ("b.txt", "a.txt", "c.txt"):
    ...         spool.add(DocumentInfo(id=name))
    ...     [info.id for info in spool]
    ['a.txt', 'b.txt', 'c.txt']
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._recent: list[T] = []
        self._file: IO[bytes] | None = None
        self._places: list[tuple[str, int]] = []  # by id, where in the file it begins

    def __enter__(self) -> Spool[T]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._recent.clear()
        if self._file is not None:
            self._file.close()

    def add(self, value: T) -> None:
        """Take one more.

        Raises:
            CacheError: the file cannot be made or written.
        """
        self._recent.append(value)
        if len(self._recent) > IN_MEMORY:
            self._write()

    def __iter__(self) -> Iterator[T]:
        if self._file is None:
            yield from sorted(self._recent, key=lambda value: value.id)
            return
        self._write()
        for _, start in sorted(self._places):
            self._file.seek(start)
            yield pickle.load(self._file)  # noqa: S301 - nobody else can write to the file

    def _write(self) -> None:
        """Move what is in memory to the file."""
        try:
            if self._file is None:
                self._file = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115 - closed with the spool
            start = self._file.seek(0, os.SEEK_END)
            for value in self._recent:
                self._places.append((value.id, start))
                start += self._file.write(pickle.dumps(value, pickle.HIGHEST_PROTOCOL))
            self._file.flush()
        except OSError as error:
            folder = self._folder or tempfile.gettempdir()
            raise CacheError(f"{folder}: cannot be written to: {error.strerror or error}") from error
        self._recent.clear()
