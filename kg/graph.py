"""A built graph, in memory or over the folder that a build has written."""

from __future__ import annotations

import json
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import GraphError
from kg.folder import locked, place, replaced
from kg.model import Comparison, Contents, DocumentInfo, Entity, Fact
from kg.words import counted

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import BinaryIO, TypeVar

    import networkx as nx

    from kg.explanation import Explanation
    from kg.export.html import Page
    from kg.store import Description, Hit, Solutions, Target
    from kg.store.bindings import Given

    T = TypeVar("T")

FACTS, ENTITIES, STORE, REPORT = "facts.jsonl", "entities.jsonl", "store", "report.json"
SEARCH = "search.sqlite"
COMPARISONS = "comparisons.jsonl"

FILES = {"graph.ttl": "ttl", FACTS: "jsonl", "facts.csv": "csv", ENTITIES: "entities", "graph.html": "html"}
"""The files of a graph's folder that are exports, with their formats."""


class Graph:
    """A knowledge graph: its facts, entities and documents, to read, query and export.

    Args:
        contents: all of the graph; None to read it from `folder` when it is needed.
        folder: where it lies, if it lies anywhere.
        report: what the build says of itself.

    >>> from kg.model import Contents
    >>> Graph(Contents(base="https://kg.example/", documents=(), entities=(), facts=())).facts()
    ()
    """

    def __init__(
        self, contents: Contents | None = None, *, folder: Path | None = None, report: Mapping[str, Any] | None = None
    ) -> None:
        if contents is None and folder is None:
            raise ValueError("a graph needs its contents or a folder")
        self.folder = folder
        self._contents = contents
        self._report = report
        self._ask: Callable[..., Solutions | bool | Description] | None = None

    def __repr__(self) -> str:
        return f"Graph(folder={str(self.folder)!r})" if self.folder else f"Graph({counted(len(self.facts()), 'fact')})"

    @property
    def report(self) -> Mapping[str, Any]:
        """What the build says of itself: documents, counts, what was skipped and why, versions, seconds."""
        if self._report is None:
            self._report = _read_report(self.folder) if self.folder else describe(self.contents)
        return self._report

    @property
    def contents(self) -> Contents:
        """All of the graph as values of `kg.model`.

        Raises:
            GraphError: the files in the folder cannot be read.
        """
        if self._contents is None and self.folder is not None:
            self._contents = _read_contents(self.folder, self.report)
        assert self._contents is not None  # noqa: S101 - the constructor has seen to it
        return self._contents

    def facts(self) -> tuple[Fact, ...]:
        """Return all facts, sorted by id."""
        return self.contents.facts

    def entities(self) -> tuple[Entity, ...]:
        """Return all entities, sorted by IRI."""
        return self.contents.entities

    def documents(self) -> tuple[DocumentInfo, ...]:
        """Return all documents, sorted by id."""
        return self.contents.documents

    def query(
        self,
        sparql: str,
        *,
        bindings: Mapping[str, Given] | None = None,
        limit: int | None = None,
        timeout: float | None = None,
    ) -> Solutions | bool | Description:
        """Return the answer to a SPARQL 1.1 query; the project's prefixes are bound.

        Args:
            sparql: the query.
            bindings: values for variables of the query, by name: texts, numbers, dates, or terms of pyoxigraph.
            limit: the most rows or triples to return; `answer.complete` says whether there are more.
            timeout: seconds after which the query is stopped; it then runs in a process of its own. None for no limit.

        Returns:
            For SELECT the rows, each a dict when iterated over; for ASK a truth value; for CONSTRUCT and DESCRIBE the
            triples. `kg.store.format_answer` writes them as a table, CSV, JSON or Turtle.

        Raises:
            QueryError: the query is malformed, refused, stopped, or fails.
            GraphError: the graph's store cannot be opened, or there is none on disk, which a time limit takes.
        """
        from kg import store
        from kg.rdf import triples

        terms = {name: store.to_term(value) for name, value in (bindings or {}).items()}
        base = self.report["base"]
        if timeout is not None:
            if self.folder is None:
                raise GraphError("a query with a time limit needs the graph in a folder; save it first")
            return store.query_within(
                timeout, place(self.folder, STORE), sparql, base=base, bindings=terms, limit=limit
            )
        if self._ask is None:
            where = place(self.folder, STORE) if self.folder else None
            opened = store.open_store(where) if where else store.memory_store(triples(self.contents))
            self._ask = partial(store.query, opened, base=base)
        return self._ask(sparql, bindings=terms, limit=limit)

    def ask(
        self,
        name: str,
        values: Mapping[str, str] | None = None,
        *,
        limit: int | None = None,
        timeout: float | None = None,
    ) -> Solutions | Description:
        """Return the answer to a query of the cookbook; `kg query --list` and `kg.store.recipes()` name them.

        Args:
            name: the query's name.
            values: a value for each of its parameters.
            limit: as for `query`.
            timeout: as for `query`.

        Raises:
            QueryError: there is no such query, a value is missing or not valid, or the query is stopped.
            GraphError: as for `query`.
        """
        from kg.store import Solutions, recipe

        asked = recipe(name)
        bindings = asked.bindings(values or {})
        answer = self.query(asked.with_values(bindings), limit=limit, timeout=timeout)
        # The parameters are given back, for who asks with bindings, and would be columns of one value.
        return answer.without(bindings) if isinstance(answer, Solutions) else answer  # type: ignore[return-value]

    def search(self, text: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """Return the entities and sentences that match the words of `text`, the best first: see `kg.store.search`.

        Raises:
            GraphError: the folder's search index is missing or cannot be read.
        """
        from kg.store import search

        return search(place(self.folder, SEARCH) if self.folder else self.contents, text, limit=limit)

    def explain(self, name: str) -> tuple[Explanation, ...]:
        """Return why the mentions of the entities with a name - label, alias or IRI - were put together.

        `print(*graph.explain("Sadiq Khan"))` shows it in words.

        Raises:
            GraphError: there is no entity of the name.
        """
        from kg.explanation import explain

        return explain(self.contents, name)

    def review(
        self, path: str | os.PathLike[str], *, every: bool = False, limit: int | None = None
    ) -> tuple[int, int, int]:
        """Add what there is to decide about who is who to a review file, and leave all that it holds as it is.

        Args:
            path: the file; made if it is not there.
            every: whether to propose what is hardly doubtful as well.
            limit: the most proposals to add.

        Returns:
            how many proposals were added, how many decisions the file has, and how many proposals wait for one.

        Raises:
            ReviewError: the file cannot be read or written, or is not valid; it is left as it was.
        """
        from kg.proposals import proposals, undecided
        from kg.review_file import extended, parse_review, read_text, write_text

        file = Path(path)
        text = read_text(file) if file.exists() else ""
        known = parse_review(text, str(file))
        found = proposals(self.contents, known, every=every, limit=limit)
        new = extended(text, found)
        whole = parse_review(new, str(file))
        if new != text:
            write_text(file, new)
        return len(found), len(whole.decisions), undecided(whole.rulings)

    def push(self, target: Target, *, chunk: int | None = None) -> tuple[int, int]:
        """Send the graph to another store and return the number of triples and of requests: see `kg.store.push`.

        Raises:
            RemoteError: the store cannot be reached or refuses it.
        """
        from kg.rdf import triples
        from kg.store import push
        from kg.store.push import CHUNK

        return push(triples(self.contents), target, chunk=chunk or CHUNK)

    def split(self, folder: str | os.PathLike[str], *, graph: str | None = None, size: int | None = None) -> list[Path]:
        """Write the graph as N-Quads files for a bulk loader and return their paths: see `kg.store.split`.

        Raises:
            ExportError: the files cannot be written.
        """
        from kg.rdf import triples
        from kg.store import split
        from kg.store.push import SHARD

        return split(triples(self.contents), folder, graph=graph, size=size or SHARD)

    def part(self, answer: Solutions | Description) -> Graph:
        """Return the graph of what an answer names, with the facts between it: see `kg.store.part`.

        Raises:
            QueryError: the answer names nothing that is in the graph.
        """
        from kg.store import part

        return Graph(part(self.contents, answer))

    def to_networkx(self) -> nx.MultiDiGraph[Any]:
        """Return the graph for networkx: entities and values as nodes, facts as edges."""
        from kg.export import to_networkx

        return to_networkx(self.contents)

    def to_rdflib(self) -> Any:
        """Return the graph as an `rdflib.Graph`, with its prefixes bound."""
        from kg.export import to_rdflib

        return to_rdflib(self.contents)

    def around(self, *names: str, depth: int = 1) -> Graph:
        """Return the graph within `depth` facts of the entities with these names: labels, aliases or IRIs.

        Raises:
            GraphError: there is no entity of one of the names.
        """
        from kg.part import around, entities_named

        return Graph(
            around(self.contents, [iri for name in names for iri in entities_named(self.contents, name)], depth)
        )

    def to_html(self, path: str | os.PathLike[str] | None = None) -> Page:
        """Return the interactive page, and write it to `path` if one is given; a notebook shows what is returned."""
        from kg.export.html import Page, render

        page = Page(render(self.contents))
        if path is not None:
            Path(path).write_text(page, encoding="utf-8", newline="")
        return page

    def export(self, format: str, stream: BinaryIO) -> None:  # noqa: A002 - the word that the command line uses
        """Write the graph to `stream` in one of the formats of `kg.export.FORMATS`.

        Raises:
            ExportError: there is no such format, or the graph cannot be written in it.
        """
        from kg.export import export

        export(self.contents, format, stream)

    def save(self, folder: str | os.PathLike[str]) -> None:
        """Write everything that a build writes to `folder`, in place of the graph that may lie there.

        Other files in the folder are left alone, and the former graph stays whole if anything fails.

        Raises:
            ExportError: the folder cannot be written.
        """
        contents, report = self.contents, self.report
        with locked(Path(folder)), replaced(Path(folder)) as new:
            write_files(contents, new)
            write_json(new / REPORT, report)


def open_graph(folder: str | os.PathLike[str]) -> Graph:
    """Return the graph in a folder that `kg build` or `Graph.save` has written. Nothing is loaded before it is needed.

    Raises:
        GraphError: the folder holds no graph.

    >>> open_graph("nowhere")
    Traceback (most recent call last):
    kg.errors.GraphError: nowhere: holds no graph (report.json is missing); kg build INPUT -o nowhere makes one
    """
    path = Path(folder)
    return Graph(folder=path, report=_read_report(path))


def write_files(contents: Contents, folder: Path) -> tuple[int, dict[str, float]]:
    """Write the exports and the store into an empty folder.

    Returns:
        The number of triples, and the seconds that each took.

    Raises:
        ExportError: the graph cannot be written in one of the formats.
    """
    from kg.export import export
    from kg.rdf import triples
    from kg.store import write_index, write_store

    seconds: dict[str, float] = {}
    start = time.perf_counter()
    for name, format_name in FILES.items():
        with (folder / name).open("wb") as stream:
            export(contents, format_name, stream)
        start, seconds[f"write {name}"] = time.perf_counter(), round(time.perf_counter() - start, 3)
    with (folder / COMPARISONS).open("wb") as stream:
        stream.writelines(
            f"{json.dumps(each.to_dict(), ensure_ascii=False)}\n".encode() for each in contents.comparisons
        )
    write_index(folder / SEARCH, contents)
    start, seconds[f"write {SEARCH}"] = time.perf_counter(), round(time.perf_counter() - start, 3)
    count = 0

    def counted(items: Iterable[T]) -> Iterator[T]:
        nonlocal count
        for count, item in enumerate(items, start=1):  # noqa: B007 - counting is the point
            yield item

    write_store(folder / STORE, counted(triples(contents)))
    seconds["write store"] = round(time.perf_counter() - start, 3)
    return count, seconds


def write_json(path: Path, value: Mapping[str, Any]) -> None:
    """Write a JSON file that people may read."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")


def describe(contents: Contents) -> dict[str, Any]:
    """Return the report of a graph that no build has made: what it takes to open it again."""
    return {
        "base": contents.base,
        "settings": {"strict": contents.strict},
        "documents": [
            {"id": info.id, "title": info.title, "created": info.created, "sha256": info.sha256}
            for info in contents.documents
        ],
        "counts": {
            "documents": len(contents.documents),
            "facts": len(contents.facts),
            "entities": len(contents.entities),
        },
    }


def _read_report(folder: Path) -> Mapping[str, Any]:
    try:
        report = json.loads(place(folder, REPORT).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise GraphError(
            f"{folder}: holds no graph ({REPORT} is missing); kg build INPUT -o {folder} makes one"
        ) from None
    except (OSError, ValueError) as error:
        raise GraphError(f"{folder / REPORT}: cannot be read: {error}") from error
    if not (isinstance(report, dict) and {"base", "documents"} <= report.keys()):
        raise GraphError(f"{folder / REPORT}: is no report of a build")
    return report


def _read_contents(folder: Path, report: Mapping[str, Any]) -> Contents:
    try:
        entities = tuple(Entity.from_dict(line) for line in _read_lines(place(folder, ENTITIES)))
        by_iri = {entity.iri: entity for entity in entities}
        facts = tuple(Fact.from_dict(line, by_iri) for line in _read_lines(place(folder, FACTS)))
        comparisons = tuple(map(Comparison.from_dict, _read_lines(place(folder, COMPARISONS))))
        documents = tuple(
            DocumentInfo(**{key: row[key] for key in ("id", "title", "created", "sha256")})
            for row in report["documents"]
        )
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise GraphError(
            f"{folder}: the graph cannot be read ({type(error).__name__}: {error}); build it again"
        ) from error
    strict = bool(report.get("settings", {}).get("strict"))
    return Contents(
        base=report["base"],
        documents=documents,
        entities=entities,
        facts=facts,
        strict=strict,
        comparisons=comparisons,
    )


def _read_lines(path: Path) -> Iterator[Any]:
    with path.open(encoding="utf-8", newline="\n") as file:
        yield from map(json.loads, file)
