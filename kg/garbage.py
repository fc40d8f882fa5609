"""Python's search for reference cycles, put off while a document is read or resolved.

The interpreter searches whenever there are many new objects, and sooner or later looks through all that it has.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")

_lock = Lock()
_blocks: list[bool] = []
"""For each block under way, in this thread or another, whether there is a search to go back to."""


@contextmanager
def no_search_for_cycles() -> Iterator[None]:
    """Do without the search for reference cycles in the block; what it leaves is searched behind it.

    The search goes on, if it did before, when the last block of all threads has ended.
    """
    _enter()
    try:
        yield
    finally:
        _leave()


def made_outside(values: Iterable[T]) -> Iterator[T]:
    """Yield values to a block without the search, those that have yet to be made as if they were made outside of it."""
    if isinstance(values, Sequence):
        yield from values
        return
    iterator = iter(values)
    while True:
        _leave()
        try:
            value = next(iterator)
        except StopIteration:
            return
        finally:
            _enter()
        yield value


def _enter() -> None:
    with _lock:
        _blocks.append(_blocks[0] if _blocks else gc.isenabled())
        gc.disable()


def _leave() -> None:
    with _lock:
        if _blocks.pop() and not _blocks:
            gc.enable()
