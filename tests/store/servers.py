"""Stores to send a graph to and to ask: a small one that can be told to fail, and programs of others."""

from __future__ import annotations

import base64
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    QueryResultsFormat,
    RdfFormat,
    Store,
    parse,
    parse_query_results,
)

from kg.store import Solutions, format_answer
from kg.vocab import prefixes


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
    with served([program, "serve", "--bind", f"127.0.0.1:{port}"], port):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def comunica_server(program, turtle):
    """Run Comunica's endpoint (`comunica-sparql-file-http`) over a file and yield its URL."""
    port = free_port()
    # It forks workers, which do not end with it.
    with served([program, str(turtle), "-p", str(port), "-w", "1"], port, group=True):
        yield f"http://127.0.0.1:{port}/sparql"


VIRTUOSO = """[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = {sql}
DirsAllowed = {folder}
NumberOfBuffers = 2000
MaxDirtyBuffers = 1000
CheckpointInterval = 0
[HTTPServer]
ServerPort = {http}
ServerRoot = {folder}
"""


@contextmanager
def virtuoso_server(program, folder, ntriples, graph):
    """Run Virtuoso in an empty folder, load a file in it into `graph`, and yield the URL to ask that graph."""
    sql, http = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(sql=sql, http=http, folder=folder))
    with served([program, "+foreground", "+configfile", "virtuoso.ini"], http, folder=folder):
        load = f"DB.DBA.TTLP_MT(file_to_string_output('{ntriples}'), '', '{graph}');\n"
        isql = shutil.which("isql-vt") or shutil.which("isql")
        told = subprocess.run([isql, str(sql), "dba", "dba"], input=load, capture_output=True, text=True, check=True)
        assert "Error" not in told.stdout + told.stderr, told
        yield f"http://127.0.0.1:{http}/sparql?{urlencode({'default-graph-uri': graph})}"


@contextmanager
def served(command, port, folder=None, group=False):
    """Run a program until the block ends; the block begins when somebody listens at the port."""
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=group
    ) as process:
        try:
            for _ in range(1200):
                assert process.poll() is None, f"{command[0]} ended with status {process.returncode}"
                try:
                    socket.create_connection(("127.0.0.1", port), timeout=1).close()
                    break
                except OSError:
                    time.sleep(0.1)
            yield
        finally:
            if group:
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()


def ask(url, sparql):
    """Return what the SPARQL endpoint at `url` answers, in its JSON or, for triples, N-Triples format."""
    request = urllib.request.Request(  # noqa: S310 - a server of our own
        url,
        urlencode({"query": sparql}).encode("ascii"),  # Virtuoso 7 does not answer a bare query
        {"Accept": "application/n-triples" if "CONSTRUCT" in sparql else "application/sparql-results+json"},
    )
    with urllib.request.urlopen(request, timeout=120) as response:  # noqa: S310
        return response.read()


def answer_there(url, recipe, bindings, base):
    """Return a query's answer at an endpoint: lines as `kg query` gives them, or a set of triples."""
    got = ask(url, recipe.standalone(bindings, prefixes(base)))
    if "CONSTRUCT" in recipe.sparql:
        return {quad.triple for quad in parse(got, RdfFormat.N_TRIPLES)}
    plain = {key: value for key, value in json.loads(got).items() if key in {"head", "results"}}  # Comunica adds a key
    found = parse_query_results(json.dumps(plain), QueryResultsFormat.JSON)
    names = tuple(variable.value for variable in found.variables)
    return answer_here(Solutions(variables=names, rows=tuple(tuple(row) for row in found)).without(bindings))


def answer_here(answer):
    """Return an answer of a `Graph` in the form of `answer_there`."""
    return format_answer(answer, "tsv").splitlines() if isinstance(answer, Solutions) else set(answer)


def basic(user, password):
    """Return the header of Basic authentication."""
    return f"Basic {base64.b64encode(f'{user}:{password}'.encode()).decode()}"
