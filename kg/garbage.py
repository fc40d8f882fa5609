"""Python's search for reference cycles, put off while a document is read or resolved.

The interpreter searches whenever there are many new objects, and sooner or later looks through all that it has.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_lock = Lock()
_blocks: list[bool] = []
"""For each block under way, in this thread or another, whether there is a search to go back to."""


@contextmanager
def no_search_for_cycles() -> Iterator[None]:
    """Do without the search for reference cycles in the block; what it leaves is searched behind it.

    The search goes on, if it did before, when the last block of all threads has ended.
    """
    with _lock:
        _blocks.append(_blocks[0] if _blocks else gc.isenabled())
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            if _blocks.pop() and not _blocks:
                gc.enable()
