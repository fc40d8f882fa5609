"""The folder of a graph: one writer at a time, files replaced together, readable at every moment.

New files are written to a folder within it, `.kg-new`. When they are complete, that is renamed to `.kg-ready`: from
this moment on they are the graph. Then they move to their places one by one, and until each is there it is read from
`.kg-ready`. What a killed run leaves is therefore the former graph or the new one, never some of each; the next
run moves what is ready and clears the rest away.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO

from kg.errors import ExportError

try:
    import fcntl
except ImportError:  # Windows: nothing keeps two builds from writing to one folder there
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NEW, _READY, _OLD = ".kg-new", ".kg-ready", ".kg-old"


def place(folder: Path, name: str) -> Path:
    """Return where a file of the graph in `folder` is to be read; whether there is one or not.

    >>> from pathlib import Path
    >>> place(Path("no-such-folder"), "graph.ttl").as_posix()
    'no-such-folder/graph.ttl'
    """
    ready = folder / _READY / name
    return ready if ready.exists() else folder / name


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Yield a stream of which the content becomes that of a file when the block ends; if it raises, nothing is changed.

    A new file has the mode of any new one, another keeps its own; a link stays one.

    Raises:
        OSError: the file cannot be written.
    """
    target = path.resolve()
    handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        if target.exists():
            mode = target.stat().st_mode & 0o777
        else:
            umask = os.umask(0)
            os.umask(umask)
            mode = 0o666 & ~umask
        os.chmod(temporary, mode)  # noqa: PTH101 - the name is a string
        os.replace(temporary, target)  # noqa: PTH105
    finally:
        with suppress(FileNotFoundError):
            os.unlink(temporary)  # noqa: PTH108


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Make `folder` and keep other processes from writing a graph there; the end of the process frees it in any case.

    If the block raises and has left nothing in a folder that was not there before, it is removed.

    Raises:
        ExportError: `folder` cannot be made, or another process is writing to it.
    """
    made = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = _lock(folder)
    except OSError as error:
        raise ExportError(f"{folder}: cannot be written to: {error.strerror or error}") from error
    try:
        yield
    except BaseException:
        if made:
            with suppress(OSError):  # it is not empty
                folder.rmdir()
        raise
    finally:
        if lock is not None:
            os.close(lock)


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """Yield an empty folder, and move what it holds in the end to `folder`, in place of what has the same name there.

    If the block raises, or the process ends, the graph in `folder` stays as it was. To be used while `locked`.

    Raises:
        ExportError: `folder` cannot be written to.
    """
    new, ready = folder / _NEW, folder / _READY
    try:
        _settle(folder)
        new.mkdir()
    except OSError as error:
        raise ExportError(f"{folder}: cannot be written to: {error.strerror or error}") from error
    try:
        yield new
        new.rename(ready)
    except OSError as error:
        raise ExportError(
            f"{folder}: the graph cannot be written: {error.strerror or error}; the former one, if any, is as it was"
        ) from error
    finally:
        shutil.rmtree(new, ignore_errors=True)
    try:
        _settle(folder)
    except OSError as error:
        raise ExportError(
            f"{folder}: the new graph is complete, but its files cannot be put in their places: "
            f"{error.strerror or error}; until they can it is read from {ready}"
        ) from error


def _settle(folder: Path) -> None:
    """Move what is ready to its place, and clear away the rest of a run that was killed."""
    ready, old = folder / _READY, folder / _OLD
    if ready.exists():
        for path in sorted(ready.iterdir()):
            target = folder / path.name
            if target.is_dir():  # a folder is not replaced by a rename, as a file is
                _remove(old)
                target.rename(old)
            path.replace(target)
        ready.rmdir()
    _remove(old)
    _remove(folder / _NEW)


def _remove(path: Path) -> None:
    if path.exists():
        shutil.rmtree(path)


def _lock(folder: Path) -> int | None:
    """Return a descriptor that holds the lock on `folder`, or None where there are no locks."""
    if fcntl is None:
        return None
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise ExportError(
            f"{folder}: another process is writing a graph here; wait for it, or name another folder"
        ) from None
    except OSError:  # a file system without locks
        os.close(descriptor)
        return None
    return descriptor
