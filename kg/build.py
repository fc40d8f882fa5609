"""From documents to a graph: the stages in a row. No algorithm lives here."""

from __future__ import annotations

import platform
import time
from collections import Counter, defaultdict, deque
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

import kg
from kg.cache import FOLDER, ExtractionCache, decode
from kg.config import Config
from kg.errors import InputError, KgError
from kg.extraction import Extracted, extract_document, load
from kg.folder import locked, replaced
from kg.graph import REPORT, Graph, write_files, write_json
from kg.model import Contents, Document, DocumentInfo, Extraction, Skipped
from kg.read import Rejected, plan, read_source
from kg.read.text import text_document
from kg.review import Review, default_file
from kg.review_file import read_review
from kg.workers import Died, Pool, Serial

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Sequence

    from kg.model import Comparison, Entity, Fact
    from kg.parse import Identity
    from kg.read import Source
    from kg.workers import Ticket, Workers

Inputs: TypeAlias = "str | os.PathLike[str] | Iterable[str | os.PathLike[str]]"
"""One file, folder or `-`, or several."""

OUTPUT = "exports"
"""The folder that a build writes to where none is named."""

LIBRARIES = ("markdown-it-py", "networkx", "onnxruntime", "pyoxigraph", "pyvis", "rdflib", "spacy", "tokenizers")
"""The distributions whose version can change what a build writes."""


class Progress(Protocol):
    """What is told how far a build has come."""

    def __call__(self, step: str, done: int, total: int) -> None:
        """Hear that `step` is awaited (a document's id or a stage), `done` of `total` documents being finished."""


def build(
    inputs: Inputs,
    output: str | os.PathLike[str] = OUTPUT,
    *,
    model: str | None = None,
    config: Config | None = None,
    progress: Progress | None = None,
    jobs: int = 1,
    cache: bool = True,
) -> Graph:
    """Read documents, extract their facts and write the graph to a folder.

    The former graph in the folder stays whole and readable until the new one is complete, whatever happens; other files
    in the folder are left alone. What was extracted from each document is kept beside the graph, in `cache/`, as soon
    as it is finished: the next build parses only what has changed, and one that was cut short goes on from there.

    Every file is a function of the documents, the settings and the versions that the report names, but for `seconds`
    and `cache` in `report.json` and for what the store's engine notes in its own files (times, an identity): the
    triples in the store are the same. Neither `jobs` nor `cache` changes anything else.

    Args:
        inputs: files, folders, or `-` for standard input; one or several.
        output: the folder to write to.
        model: the spaCy pipeline; goes before that of `config`.
        config: the settings; those of `kg.toml` are the command line's affair (`kg.config.load_config`).
        progress: is called as the build goes along.
        jobs: how many processes parse. One is this process; more are new ones, each with a pipeline of its own, and one
            that dies costs no more than its document. A script calls this below `if __name__ == "__main__":` then.
        cache: whether to use and keep what was extracted from each document.

    Decisions about who is who are read from the review file that `config` names, or else from the one beside the folder
    (`kg.review.default_file`), where there is one.

    Raises:
        ReviewError: a line of the review file is not valid.
        KgError: nothing could be read, the pipeline cannot be loaded, or the folder cannot be written. A document that
            cannot be used is no reason to fail: `graph.report["skipped"]` names it.
        ValueError: `jobs` is less than one.

    >>> import tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = pathlib.Path(folder, "a.txt").write_text("Mara Lind founded Halden Energy in 1998.")
    ...     graph = build(folder, pathlib.Path(folder, "out"), cache=False)
    ...     graph.report["counts"]["documents"], sorted(path.name for path in pathlib.Path(folder, "out").iterdir())
    (1, ['comparisons.jsonl', 'entities.jsonl', 'facts.csv', 'facts.jsonl', 'graph.html', 'graph.ttl', 'report.json',
         'search.sqlite', 'store'])
    """
    if jobs < 1:
        raise ValueError(f"jobs = {jobs}: not a number of processes")
    folder = Path(output)
    run = _Run(_settings(config, model), progress, review_file=default_file(folder))
    sources = run.plan(inputs, exclude=(folder, run.review_file))
    with locked(folder):
        kept = ExtractionCache(folder / FOLDER, pipeline=run.pipeline.fingerprint) if cache else None
        contents = run.contents(sources, jobs, kept)
        run.tell("writing", len(contents.documents), len(contents.documents))
        with replaced(folder) as new:
            triples, seconds = write_files(contents, new)
            run.seconds.update(seconds)
            report = run.report(contents, triples=triples)
            write_json(new / REPORT, report)
        if kept is not None:
            kept.prune()
    return Graph(contents, folder=folder, report=report)


def collect(
    inputs: Inputs, *, model: str | None = None, config: Config | None = None, progress: Progress | None = None
) -> Graph:
    """Return the graph of some documents in memory: all of a build but what it leaves on disk.

    Args:
        inputs: as for `build`.
        model: as for `build`.
        config: as for `build`.
        progress: as for `build`.

    Raises:
        KgError: nothing could be read, or the pipeline cannot be loaded.
    """
    run = _Run(_settings(config, model), progress)
    contents = run.contents(run.plan(inputs), jobs=1, cache=None)
    return Graph(contents, report=run.report(contents))


def extract(texts: str | Iterable[str], *, model: str | None = None) -> list[Fact]:
    """Return the facts in one text or several, in the order of the texts.

    Args:
        texts: plain text, as in a file: it may begin with metadata (`date 2022-02-02`). The documents are called
            `text`, or `text-1`, `text-2`, ...
        model: the spaCy pipeline; None for the shipped one.

    Raises:
        PipelineError: the pipeline cannot be loaded.

    >>> [fact.object.label for fact in extract("Mara Lind founded Halden Energy in 1998.")]
    ['Halden Energy']
    """
    from kg.extract import extract as extract_triples
    from kg.mapping import Guide
    from kg.parse import load_pipeline, parse
    from kg.resolve import resolve

    given = [("text", texts)] if isinstance(texts, str) else [(f"text-{n}", t) for n, t in enumerate(texts, start=1)]
    documents = []
    for name, text in given:
        try:
            documents.append(text_document(text, id=name, source=name))
        except InputError:  # no prose, hence no fact
            continue
    found = resolve(map(extract_triples, parse(load_pipeline(model), documents)), base=Config().base)
    _, facts, _ = Guide((), (), strict=False).apply(*found)
    return in_text_order(facts)


def in_text_order(facts: Iterable[Fact]) -> list[Fact]:
    """Return facts in the order in which the documents state them."""
    return sorted(
        facts,
        key=lambda fact: (
            fact.evidence[0].document,
            fact.evidence[0].start,
            fact.evidence[0].predicate_span,
            fact.evidence[0].subject_span,
            fact.evidence[0].object_span,
            fact.id,
        ),
    )


def _settings(config: Config | None, model: str | None) -> Config:
    settings = config or Config()
    return settings if model is None else replace(settings, model=model)


def _between(comparisons: Iterable[Comparison], entities: Iterable[Entity]) -> tuple[Comparison, ...]:
    """Return the comparisons of entities that are left; what is left out of the graph can be no matter of review."""
    left = {entity.iri for entity in entities}
    return tuple(
        each for each in comparisons if each.one.iri in left and (each.other.iri in left or not each.other.document)
    )


class _Run:
    """One build: the way of its documents through the stages, and what is noted as it goes along, for the report."""

    def __init__(self, config: Config, progress: Progress | None, *, review_file: Path | None = None) -> None:
        self.config = config
        self.review_file = Path(config.review) if config.review else review_file
        self.review = Review()
        self.problems: tuple[str, ...] = ()
        self.skipped: list[Skipped] = []
        self.documents: list[tuple[DocumentInfo, str, int]] = []  # with the source and the number of sentences
        self.reused = 0
        self.dropped: Counter[str] = Counter()
        self.left_out: Counter[str] = Counter()  # relations that the ontology cannot say
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._progress = progress
        self._start = time.perf_counter()

    @property
    def pipeline(self) -> Identity:
        """Which pipeline it is."""
        from kg.parse import identify

        return identify(self.config.model)

    def tell(self, step: str, done: int, total: int) -> None:
        """Tell how far the build has come."""
        if self._progress is not None:
            self._progress(step, done, total)

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Add the time that the block takes to that of `stage`."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] += time.perf_counter() - start

    def plan(self, inputs: Inputs, *, exclude: Iterable[Path | None] = ()) -> list[Source]:
        """Return the files to read; nothing is read of what `exclude` names, though it may lie within an input."""
        with self.timed("read"):
            sources, self.skipped = plan(inputs, exclude=[path for path in exclude if path is not None])
        if not sources:
            raise self.nothing_read()
        return sources

    def contents(
        self, sources: Sequence[Source], jobs: int, cache: ExtractionCache | None, folder: Path | None = None
    ) -> Contents:
        """Return what the documents say. One that cannot be read, parsed or extracted from is skipped.

        `folder` is where a large build keeps what was found in documents until all have been read.
        """
        from kg.mapping import Guide
        from kg.rdf.entries import read_entries
        from kg.resolve import resolve_collection
        from kg.resolve.gazetteer import Gazetteer

        # faults of these are said before the work begins
        guide = Guide(self.config.relations, self.config.ontology, strict=self.config.strict)
        self.read_review()
        gazetteer = Gazetteer(read_entries(self.config.gazetteer)) if self.config.gazetteer else None
        self.pipeline  # noqa: B018 - a pipeline that is not there is an error, whether it is needed or not
        work = partial(extract_document, model=self.config.model, cache=cache)
        preparation = partial(load, self.config.model)
        waiting = 0.0

        def drawn(extractions: Iterator[Extraction]) -> Iterator[Extraction]:
            nonlocal waiting
            while True:
                start = time.perf_counter()
                extraction = next(extractions, None)
                waiting += time.perf_counter() - start
                if extraction is None:
                    return
                yield extraction

        start = time.perf_counter()
        with Serial(work, preparation) if jobs == 1 else Pool(work, preparation, jobs) as workers:
            found = resolve_collection(
                drawn(self._extractions(sources, workers, cache)),
                base=self.config.base,
                assert_attributed=self.config.assert_attributed,
                dropped=self.dropped,
                review=self.review,
                gazetteer=gazetteer,
                folder=folder,
            )
            self.problems += found.problems
            entities, facts, self.left_out = guide.apply(found.entities, found.facts)
        # Resolving draws the documents through the stages before it; their time is their own.
        self.seconds["resolve"] += time.perf_counter() - start - waiting
        if not self.documents:
            raise self.nothing_read()
        return Contents(
            base=self.config.base,
            documents=tuple(info for info, _, _ in self.documents),
            entities=entities,
            facts=facts,
            strict=self.config.strict,
            comparisons=_between(found.comparisons, entities),
        )

    def read_review(self) -> None:
        """Read the decisions; that there is no file is a problem only where the settings name one."""
        if self.review_file is None:
            return
        if self.review_file.exists():
            from kg.rdf.files import is_iri

            self.review = read_review(self.review_file)
            for ruling in self.review.decisions:
                for side in ruling.sides:
                    if side.iri and not is_iri(side.iri):
                        raise self.review.error(ruling, f"{side} is no IRI")
        elif self.config.review:
            self.problems = (f"{self.config.review}: there is no such file; kg review makes it",)

    def _extractions(
        self, sources: Sequence[Source], workers: Workers[Document, Extracted], cache: ExtractionCache | None
    ) -> Iterator[Extraction]:
        """Yield the extractions in the order of the sources, while the workers are at those that follow."""
        ahead: deque[tuple[int, Document, Extraction | Ticket[Extracted]]] = deque()
        begun = False

        def finish() -> Iterator[Extraction]:
            nonlocal begun
            done, document, found = ahead.popleft()
            if not isinstance(found, Extraction) and not begun:
                self.tell("loading the pipeline", done, len(sources))
                with self.timed("load"):
                    workers.prepare()
                begun = True
            self.tell(document.id, done, len(sources))
            extraction = found if isinstance(found, Extraction) else self._result(document, found)
            if extraction is not None:
                yield self._noted(document, extraction)

        for number, source in enumerate(sources):
            with self.timed("read"):
                document = read_source(source)
            if not isinstance(document, Document):
                self.skipped.append(document)
                continue
            with self.timed("cache"):
                found = None if cache is None else cache.get(document)
            self.reused += found is not None
            ahead.append((number, document, workers.submit(document) if found is None else found))
            if len(ahead) >= workers.window:
                yield from finish()
        while ahead:
            yield from finish()
        self.tell("resolving", len(sources), len(sources))

    def _result(self, document: Document, ticket: Ticket[Extracted]) -> Extraction | None:
        """Return what a worker has extracted; None where the document has to be skipped."""
        try:
            extracted = ticket.result()
        except Died:
            extracted = Extracted(
                failure="the process that worked on it died twice (short of memory, or a defect in native code)",
                seconds={},
            )
        for stage, seconds in extracted.seconds.items():
            self.seconds[stage] += seconds
        if not extracted.failure:
            return decode(extracted.data, document)
        self.skipped.append(Rejected(source=document.source, reason=f"extraction failed: {extracted.failure}"))
        return None

    def _noted(self, document: Document, extraction: Extraction) -> Extraction:
        """Note what the report tells of a document, and return its extraction without what the settings leave out."""
        info = DocumentInfo(id=document.id, title=document.title, created=document.created, sha256=document.sha256)
        self.documents.append((info, document.source, len(extraction.sentences)))
        kept = tuple(triple for triple in extraction.triples if triple.confidence >= self.config.min_confidence)
        if len(kept) < len(extraction.triples):
            self.dropped["below min_confidence"] += len(extraction.triples) - len(kept)
        return replace(extraction, triples=kept)

    def nothing_read(self) -> KgError:
        """Return the error that says why there is nothing to build."""
        rejected = [item for item in self.skipped if isinstance(item, Rejected)] or self.skipped
        if len(rejected) == 1:
            return InputError(rejected[0].source, rejected[0].reason)
        lines = "".join(f"\n  {item.source}: {item.reason}" for item in rejected)
        return KgError(f"there is no document to read{lines}")

    def report(self, contents: Contents, *, triples: int | None = None) -> dict[str, Any]:
        """Return the report; the number of triples is known when the files are written."""
        facts = Counter(name for fact in contents.facts for name in {item.document for item in fact.evidence})
        documents = [
            {
                "id": info.id,
                "title": info.title,
                "created": info.created,
                "sha256": info.sha256,
                "source": source,
                "sentences": sentences,
                "facts": facts[info.id],
            }
            for info, source, sentences in self.documents
        ]
        return {
            "base": contents.base,
            "settings": {
                "assert_attributed": self.config.assert_attributed,
                "min_confidence": self.config.min_confidence,
                "ontology": [Path(path).name for path in self.config.ontology],
                "strict": self.config.strict,
                "relations": [Path(path).name for path in self.config.relations],
                "gazetteer": [Path(path).name for path in self.config.gazetteer],
            },
            "documents": documents,
            "counts": {
                "documents": len(documents),
                "sentences": sum(sentences for _, _, sentences in self.documents),
                "facts": len(contents.facts),
                "asserted": sum(fact.asserted for fact in contents.facts),
                "mapped": sum(bool(fact.mapped) for fact in contents.facts),
                "entities": len(contents.entities),
                "linked": sum(not each.iri.startswith(f"{contents.base}entity/") for each in contents.entities),
                **({} if triples is None else {"triples": triples}),
            },
            "dropped_triples": dict(sorted(self.dropped.items())),
            "left_out_relations": dict(sorted(self.left_out.items(), key=lambda pair: (-pair[1], pair[0]))),
            "skipped": [
                {"source": item.source, "reason": item.reason, "error": isinstance(item, Rejected)}
                for item in sorted(self.skipped, key=lambda item: (item.source, item.reason))
            ],
            "decisions": dict(sorted(Counter(ruling.kind for ruling in self.review.decisions).items())),
            "warnings": [
                *self.problems,
                *(f"{row['source']}: no fact was found" for row in documents if not row["facts"]),
            ],
            "versions": {
                "kg": kg.__version__,
                "pipeline": self.pipeline.title,
                "python": platform.python_version(),
                **{name: version(name) for name in LIBRARIES},
            },
            "cache": {"reused": self.reused, "extracted": len(self.documents) - self.reused},
            "seconds": {
                **{stage: round(seconds, 3) for stage, seconds in self.seconds.items()},
                "total": round(time.perf_counter() - self._start, 3),
            },
        }
