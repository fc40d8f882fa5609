"""Oxigraph stores: written whole, swapped in, opened for reading."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Quad, Store

from kg.errors import GraphError

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from pyoxigraph import Triple


def write_store(path: str | os.PathLike[str], triples: Iterable[Triple]) -> None:
    """Write `triples` as a store at `path`, in place of one that may be there.

    The store is built beside `path` and swapped in when it is complete, so a former store can be read until then and
    stays if anything fails. What a killed run left behind is cleared away; nothing else in the folder is touched.

    Raises:
        GraphError: the store cannot be written.

    >>> import tempfile
    >>> from pyoxigraph import NamedNode, Triple
    >>> name = NamedNode("https://kg.example/entity/khan")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_store(f"{folder}/store", [Triple(name, name, name)])
    ...     len(open_store(f"{folder}/store"))
    1
    """
    target = Path(path)
    fresh, former = _fresh(target), _former(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _recover(target)
        _remove(fresh)
        try:
            store = Store(str(fresh))
            store.bulk_extend(Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
            store.flush()
            del store  # closes the files and gives up the lock
            if target.exists():
                target.rename(former)
            fresh.rename(target)
        finally:
            _remove(fresh)
        _remove(former)
    except OSError as error:
        raise GraphError(f"{target}: cannot write the store: {error}") from error


def open_store(path: str | os.PathLike[str]) -> Store:
    """Open the store at `path` for reading.

    Raises:
        GraphError: there is no store, or it cannot be read.
    """
    target = Path(path)
    # Between the two renames of a swap the former store is the only one.
    place = next((place for place in (target, _former(target)) if (place / "CURRENT").is_file()), None)
    if place is None:
        raise GraphError(f"{target}: there is no store here; build the graph first")
    try:
        return Store.read_only(str(place))
    except (OSError, RuntimeError) as error:
        raise GraphError(f"{target}: cannot read the store: {error}; build the graph again") from error


def memory_store(triples: Iterable[Triple]) -> Store:
    """Return a store in memory that holds `triples`."""
    store = Store()
    store.extend(Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
    return store


def _fresh(target: Path) -> Path:
    return target.with_name(f".{target.name}.new")


def _former(target: Path) -> Path:
    return target.with_name(f".{target.name}.old")


def _recover(target: Path) -> None:
    """Bring back or clear away the former store of a run that was killed while it swapped."""
    former = _former(target)
    if former.exists() and not target.exists():
        former.rename(target)
    _remove(former)


def _remove(path: Path) -> None:
    if path.exists():
        shutil.rmtree(path)
