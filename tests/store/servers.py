"""Stores to send a graph to: a small one that can be told to fail, and a program of others."""

from __future__ import annotations

import base64
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Store


class SmallStore:
    """The Graph Store Protocol at `/store` and SPARQL Update at `/update`, on a store in memory.

    Attributes:
        failures: what the next requests are answered with, before any is served: (status, headers) each.
        authorization: the header that each request must have, if any.
        log: method, path and content type of all requests.
    """

    def __init__(self):
        self.store = Store()
        self.failures = []
        self.authorization = None
        self.log = []

    def answer(self, method, target, headers, body):
        self.log.append((method, target, headers["Content-Type"]))
        if self.failures:
            return self.failures.pop(0)
        if self.authorization and headers["Authorization"] != self.authorization:
            return 401, {"WWW-Authenticate": "Basic"}
        parts = urlsplit(target)
        if parts.path == "/update":
            self.store.update(body.decode("utf-8"))
            return 204, {}
        if parts.path != "/store":
            return 404, {}
        graph = parse_qs(parts.query).get("graph")
        place = NamedNode(graph[0]) if graph else DefaultGraph()
        if method == "PUT":
            self.store.clear_graph(place)
        self.store.load(body, format=RdfFormat.TURTLE, to_graph=place)
        return 204, {}


@contextmanager
def small_store():
    """Run a `SmallStore` and yield it with its URL."""
    small = SmallStore()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status, headers = small.answer(self.command, self.path, self.headers, body)
            text = b"" if status == 204 else b"no\n\x1b[31m luck"
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        do_PUT = do_POST  # noqa: N815 - the name that the base class looks for

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield small, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def free_port():
    """Return a port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def oxigraph_program():
    """Return the path of the `oxigraph` server, from its package on PyPI, or None."""
    return shutil.which("oxigraph", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")


@contextmanager
def oxigraph_server(program):
    """Run `oxigraph serve` in memory and yield its URL."""
    port = free_port()
    with subprocess.Popen(
        [program, "serve", "--bind", f"127.0.0.1:{port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            for _ in range(600):
                try:
                    socket.create_connection(("127.0.0.1", port), timeout=1).close()
                    break
                except OSError:
                    time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.kill()


def ask(url, sparql):
    """Return what the SPARQL endpoint at `url` answers, in its JSON or, for triples, N-Triples format."""
    request = urllib.request.Request(  # noqa: S310 - a server of our own
        url,
        sparql.encode("utf-8"),
        {
            "Content-Type": "application/sparql-query",
            "Accept": "application/sparql-results+json, application/n-triples",
        },
    )
    with urllib.request.urlopen(request) as response:  # noqa: S310
        return response.read()


def basic(user, password):
    """Return the header of Basic authentication."""
    return f"Basic {base64.b64encode(f'{user}:{password}'.encode()).decode()}"
