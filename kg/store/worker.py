"""A query in a process of its own, which can be stopped: the engine cannot be.

The process also bears what else a query can do to it, such as nesting so deep that the engine's stack ends.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from kg.errors import KgError, QueryError

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping

    from kg.store.results import Description, Solutions, Term

# What the process runs. The path comes first, so that it imports what this process would.
_BOOT = """import pickle, sys
sys.path[:] = pickle.load(sys.stdin.buffer)
from kg.store.worker import _serve
_serve()
"""


def query_within(
    seconds: float,
    path: str | os.PathLike[str],
    sparql: str,
    *,
    base: str,
    bindings: Mapping[str, Term] | None = None,
    limit: int | None = None,
) -> Solutions | bool | Description:
    """Return the answer to a query, as `kg.store.query` gives it, if it comes in time.

    Args:
        seconds: how long the answer may take, the start of the process (about a third of a second) included.
        path: the folder of a store on disk.
        sparql: as for `query`; so are `base`, `bindings` and `limit`.
        base: the base of the graph's IRIs.
        bindings: terms for variables of the query.
        limit: the most rows or triples to return.

    Raises:
        QueryError: as for `query`; or the time is up, or the process broke down.
        GraphError: the store cannot be opened.
    """
    request = {"path": str(path), "sparql": sparql, "base": base, "bindings": dict(bindings or {}), "limit": limit}
    sent = pickle.dumps(sys.path) + pickle.dumps(request)
    with subprocess.Popen(  # noqa: S603 - this interpreter and our own code
        [sys.executable, "-c", _BOOT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        try:
            received, messages = process.communicate(sent, timeout=seconds)
        except subprocess.TimeoutExpired:
            raise QueryError(
                f"the query was stopped after {seconds:g} s, the time limit; ask for less, or allow more time"
            ) from None
        finally:
            process.kill()  # does nothing to a process that has ended
    if process.returncode:
        reason = messages.decode(errors="replace").strip().rpartition("\n")[2] or f"status {process.returncode}"
        raise QueryError(
            f"the query broke the engine down ({reason}); it may be nested too deep or need too much memory"
        )
    answer = pickle.loads(received)  # noqa: S301 - our own process has written it
    if isinstance(answer, KgError):
        raise answer
    result: Solutions | bool | Description = answer
    return result


def _serve() -> None:
    """Answer the one request on standard input; the other end is `query_within`."""
    from kg.store.disk import open_store
    from kg.store.query import query

    request: dict[str, Any] = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own process has sent it
    answer: Any
    try:
        answer = query(open_store(request.pop("path")), request.pop("sparql"), **request)
    except KgError as error:
        answer = error
    sys.stdout.buffer.write(pickle.dumps(answer))
