"""Sending a graph to another store, in chunks: by the Graph Store Protocol, or by SPARQL Update.

https://www.w3.org/TR/sparql11-http-rdf-update/ and https://www.w3.org/TR/sparql11-protocol/#update-operation. The
triples have no blank nodes, so that a chunk may be sent twice and the chunks in any order: what a store may or may not
have taken before a connection broke is sent again.
"""

from __future__ import annotations

import base64
import re
import ssl
import time
import urllib.error
import urllib.request
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPException
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from pyoxigraph import NamedNode

from kg.errors import ExportError, RemoteError
from kg.words import counted

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator
    from email.message import Message

    from pyoxigraph import Triple

CHUNK = 10_000
"""Triples of one request; about 2 MB."""

SHARD = 1_000_000
"""Triples of one file of `split`."""

ATTEMPTS = 6
"""How often a chunk is sent before one gives up."""

# Where the server may be busy or on its way up; all else is an answer.
_PASSING = {408, 425, 429, 500, 502, 503, 504}
_LONGEST_WAIT = 60.0
_PRINTABLE = re.compile("[!-~]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where and how a graph is sent.

    Attributes:
        url: of the Graph Store Protocol, or of SPARQL Update; `http` or `https`, without user and password.
        graph: the IRI of the graph to fill; None for the default graph.
        update: send `INSERT DATA`, for stores that have no Graph Store Protocol.
        replace: empty the graph first; else what is sent is added to it.
        user, password: for Basic authentication (RFC 7617); not where `token` is given.
        token: for Bearer authentication (RFC 6750).
        timeout: seconds that one request may take.
    """

    url: str
    graph: str | None = None
    update: bool = False
    replace: bool = False
    user: str | None = None
    password: str = ""
    token: str | None = None
    timeout: float = 60.0

    def __post_init__(self) -> None:
        if not _PRINTABLE.fullmatch(self.url):
            raise RemoteError(f"{self.url!r} is no URL; one is http://localhost:7878/store")
        parts = urlsplit(self.url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise RemoteError(f"{self.url!r} is no URL of http or https; one is http://localhost:7878/store")
        if parts.username is not None:
            raise RemoteError(f"the URL of {parts.hostname} holds a user name; give it apart from the URL")
        if self.token is not None and not _PRINTABLE.fullmatch(self.token):
            raise RemoteError("a token has no spaces, and no characters beyond ASCII")
        if self.graph is not None:
            try:
                NamedNode(self.graph)
            except ValueError as error:
                raise RemoteError(f"<{self.graph}> is no IRI of a graph: {error}") from None


def push(
    triples: Iterable[Triple],
    target: Target,
    *,
    chunk: int = CHUNK,
    wait: Callable[[float], object] = time.sleep,
) -> tuple[int, int]:
    """Send `triples` and return how many they were, and in how many requests.

    A request that fails for a reason that may pass (no connection, a busy or failing server) is sent again up to
    `ATTEMPTS` times, after 0.5, 1, 2, ... seconds or what the server asks for.

    Args:
        triples: without blank nodes.
        target: where to.
        chunk: triples of one request.
        wait: is called with seconds to wait.

    Raises:
        RemoteError: the store cannot be reached or refuses a request; the message tells how much it had taken.
    """
    sent = requests = 0
    bodies = ((len(batch), _lines(batch)) for batch in _batched(triples, chunk))
    for number, (count, body) in enumerate(_with_first(bodies, target)):
        request = _update(target, body, first=not number) if target.update else _store(target, body, first=not number)
        try:
            _send(request, target.timeout, wait)
        except RemoteError as error:
            raise RemoteError(f"{error}; {counted(sent, 'triple')} had been sent") from None
        sent, requests = sent + count, requests + 1
    return sent, requests


def split(
    triples: Iterable[Triple],
    folder: str | os.PathLike[str],
    *,
    graph: str | None = None,
    size: int = SHARD,
) -> list[Path]:
    """Write `triples` as N-Quads files of at most `size` lines, for a store's bulk loader, and return their paths.

    Args:
        triples: the graph.
        folder: is made if it is not there; files of former runs in it are removed.
        graph: the IRI of the graph that the quads are in; None for the default graph.
        size: lines of one file.

    Raises:
        ExportError: the files cannot be written.
    """
    target = Path(folder)
    end = f" <{graph}> .\n" if graph else " .\n"
    paths = []
    try:
        target.mkdir(parents=True, exist_ok=True)
        for former in target.glob("part-*.nq"):
            former.unlink()
        for number, batch in enumerate(_batched(triples, size), start=1):
            paths.append(target / f"part-{number:05}.nq")
            with paths[-1].open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(f"{triple}{end}" for triple in batch)
    except OSError as error:
        raise ExportError(f"{target}: cannot be written to: {error.strerror or error}") from error
    return paths


def _batched(triples: Iterable[Triple], size: int) -> Iterator[list[Triple]]:
    iterator = iter(triples)
    while batch := list(islice(iterator, size)):
        yield batch


def _lines(batch: Iterable[Triple]) -> str:
    return "".join(f"{triple} .\n" for triple in batch)


def _with_first(bodies: Iterable[tuple[int, str]], target: Target) -> Iterable[tuple[int, str]]:
    """Return `bodies`; where nothing is to be sent but the graph to be emptied, one empty body."""
    iterator = iter(bodies)
    first = next(iterator, (0, "") if target.replace else None)
    return () if first is None else chain([first], iterator)


def _store(target: Target, body: str, *, first: bool) -> urllib.request.Request:
    which = "default" if target.graph is None else f"graph={quote(target.graph, safe='')}"
    url = f"{target.url}{'&' if urlsplit(target.url).query else '?'}{which}"
    return _request(target, url, body, "text/turtle", "PUT" if first and target.replace else "POST")


def _update(target: Target, body: str, *, first: bool) -> urllib.request.Request:
    name = "DEFAULT" if target.graph is None else f"GRAPH <{target.graph}>"
    data = body if target.graph is None else f"GRAPH <{target.graph}> {{\n{body}}}\n"
    clear = f"CLEAR SILENT {name} ;\n" if first and target.replace else ""
    insert = f"INSERT DATA {{\n{data}}}\n" if body else ""
    return _request(target, target.url, f"{clear}{insert}", "application/sparql-update", "POST")


def _request(target: Target, url: str, body: str, kind: str, method: str) -> urllib.request.Request:
    headers = {"Content-Type": f"{kind}; charset=utf-8", "User-Agent": "kg"}
    if target.token is not None:
        headers["Authorization"] = f"Bearer {target.token}"
    elif target.user is not None:
        pair = base64.b64encode(f"{target.user}:{target.password}".encode()).decode("ascii")
        headers["Authorization"] = f"Basic {pair}"
    return urllib.request.Request(url, body.encode("utf-8"), headers, method=method)  # noqa: S310 - Target allows http(s)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Takes a redirect for an error: following it would send a PUT as a GET, and the password to who knows whom."""

    def redirect_request(self, *_: object) -> None:
        """Follow none."""


def _send(request: urllib.request.Request, timeout: float, wait: Callable[[float], object]) -> None:
    opener = urllib.request.build_opener(_NoRedirect)
    place = f"{urlsplit(request.full_url).scheme}://{urlsplit(request.full_url).netloc}"
    for attempt in range(1, ATTEMPTS + 1):
        pause = 0.25 * 2**attempt
        try:
            with opener.open(request, timeout=timeout) as response:
                response.read()
            return
        except urllib.error.HTTPError as error:
            with error:
                if error.code not in _PASSING:
                    raise RemoteError(_refusal(place, error)) from None
                reason, pause = f"status {error.code} {error.reason}", _asked(error.headers, pause)
        except (OSError, HTTPException) as error:
            cause = getattr(error, "reason", error)
            reason = str(cause) or type(error).__name__
            if isinstance(cause, ssl.SSLCertVerificationError):  # this does not pass
                raise RemoteError(f"{place}: {reason}") from None
        if attempt < ATTEMPTS:
            wait(pause)
    raise RemoteError(f"{place}: gave up after {ATTEMPTS} attempts: {reason}")


def _refusal(place: str, error: urllib.error.HTTPError) -> str:
    said = ""
    with suppress(OSError, HTTPException):  # the status is told even if the rest does not come
        said = " ".join(error.read(500).decode("utf-8", "replace").split())
    hint = {
        401: "give a user and password, or a token",
        403: "this user may not write there",
        404: "is this the URL of the Graph Store Protocol, or of SPARQL Update?",
        405: "is this the URL of the Graph Store Protocol, or of SPARQL Update?",
        413: "send smaller chunks",
        415: "is this the URL of the Graph Store Protocol, or of SPARQL Update?",
    }.get(error.code, "")
    if 300 <= error.code < 400:
        hint = f"it points to {error.headers.get('Location', 'nowhere')}; give the URL that is meant"
    message = f"{place}: refused with status {error.code} {error.reason}"
    message += "".join(f": {each}" for each in (said, hint) if each)
    return "".join(char if char.isprintable() else "\ufffd" for char in message)


def _asked(headers: Message, otherwise: float) -> float:
    """Return the seconds that Retry-After asks to wait, within reason."""
    value = headers.get("Retry-After", "")
    return min(float(value), _LONGEST_WAIT) if value.isascii() and value.isdigit() else otherwise
