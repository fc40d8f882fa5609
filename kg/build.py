"""From documents to a graph: the stages in a row. No algorithm lives here."""

from __future__ import annotations

import platform
import time
from collections import Counter, defaultdict
from contextlib import contextmanager
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

import kg
from kg.config import Config
from kg.errors import InputError, KgError
from kg.graph import REPORT, Graph, swapped_in, write_files, write_json
from kg.model import Contents, Document, DocumentInfo, Skipped
from kg.read import Rejected, plan, read_source
from kg.read.text import text_document

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator

    from kg.model import Extraction, Fact

Inputs: TypeAlias = "str | os.PathLike[str] | Iterable[str | os.PathLike[str]]"
"""One file, folder or `-`, or several."""

Pipeline: TypeAlias = Any
"""A spaCy `Language`; its type stays in parse and extract, as all of spaCy does."""

OUTPUT = "exports"
"""The folder that a build writes to where none is named."""

LIBRARIES = ("markdown-it-py", "networkx", "onnxruntime", "pyoxigraph", "pyvis", "rdflib", "spacy", "tokenizers")
"""The distributions whose version can change what a build writes."""


class Progress(Protocol):
    """What is told how far a build has come."""

    def __call__(self, step: str, done: int, total: int) -> None:
        """Hear that `step` (a document's id or a stage) begins, `done` of `total` documents being finished."""


def build(
    inputs: Inputs,
    output: str | os.PathLike[str] = OUTPUT,
    *,
    model: str | None = None,
    config: Config | None = None,
    progress: Progress | None = None,
) -> Graph:
    """Read documents, extract their facts and write the graph to a folder.

    The files are swapped in at the end, so a build that fails leaves the former graph whole; other files in the folder
    are left alone. Every file is a function of the documents, the settings and the versions that the report names, but
    for the seconds in `report.json` and for what the store's engine notes in its own files (times, an identity): the
    triples in the store are the same.

    Args:
        inputs: files, folders, or `-` for standard input; one or several.
        output: the folder to write to.
        model: the spaCy pipeline; goes before that of `config`.
        config: the settings; those of `kg.toml` are the command line's affair (`kg.config.load_config`).
        progress: is called as the build goes along.

    Raises:
        KgError: nothing could be read, the pipeline cannot be loaded, or the folder cannot be written. A document that
            cannot be used is no reason to fail: `graph.report["skipped"]` names it.

    >>> import tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = pathlib.Path(folder, "a.txt").write_text("Mara Lind founded Halden Energy in 1998.")
    ...     graph = build(folder, pathlib.Path(folder, "out"))
    ...     graph.report["counts"]["documents"], sorted(path.name for path in pathlib.Path(folder, "out").iterdir())
    (1, ['entities.jsonl', 'facts.csv', 'facts.jsonl', 'graph.html', 'graph.ttl', 'report.json', 'search.sqlite',
         'store'])
    """
    graph = collect(inputs, model=model, config=config, progress=progress, exclude=output)
    if progress is not None:
        progress("writing", len(graph.documents()), len(graph.documents()))
    with swapped_in(Path(output)) as temporary:
        triples, seconds = write_files(graph.contents, temporary)
        report = {
            **graph.report,
            "counts": {**graph.report["counts"], "triples": triples},
            "seconds": {**graph.report["seconds"], **seconds},
        }
        write_json(temporary / REPORT, report)
    return Graph(graph.contents, folder=Path(output), report=report)


def collect(
    inputs: Inputs,
    *,
    model: str | None = None,
    config: Config | None = None,
    progress: Progress | None = None,
    exclude: str | os.PathLike[str] | None = None,
) -> Graph:
    """Return the graph of some documents in memory: all of a build but the writing.

    Args:
        inputs: as for `build`.
        model: as for `build`.
        config: as for `build`.
        progress: as for `build`.
        exclude: a folder that is not read, though it may lie within one that is.

    Raises:
        KgError: nothing could be read, or the pipeline cannot be loaded.
    """
    from kg.parse import load_pipeline

    settings = config or Config()
    if model is not None:
        settings = replace(settings, model=model)
    run = _Run(settings)
    with run.timed("read"):
        sources, run.skipped = plan(inputs, exclude=exclude)
    if not sources:  # said before the pipeline takes its second to load
        raise run.nothing_read()
    if progress is not None:
        progress("loading the pipeline", 0, len(sources))
    with run.timed("load"):
        nlp = load_pipeline(settings.model)

    def documents() -> Iterator[Document]:
        for done, source in enumerate(sources):
            if progress is not None:
                progress(source.id, done, len(sources))
            with run.timed("read"):
                document = read_source(source)
            if isinstance(document, Document):
                yield document
            else:
                run.skipped.append(document)
        if progress is not None:
            progress("resolving", len(sources), len(sources))

    contents = run.contents(documents(), nlp)
    if not contents.documents:
        raise run.nothing_read()
    return Graph(contents, report=run.report(contents, nlp))


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
    from kg.parse import load_pipeline

    given = [("text", texts)] if isinstance(texts, str) else [(f"text-{n}", t) for n, t in enumerate(texts, start=1)]
    documents = []
    for name, text in given:
        try:
            documents.append(text_document(text, id=name, source=name))
        except InputError:  # no prose, hence no fact
            continue
    contents = _Run(Config(model=model)).contents(documents, load_pipeline(model), guarded=False)
    return in_text_order(contents.facts)


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


class _Run:
    """What one build notes as it goes along, for the report."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.skipped: list[Skipped] = []
        self.documents: list[tuple[DocumentInfo, str, int]] = []  # with the source and the number of sentences
        self.dropped: Counter[str] = Counter()
        self.left_out: Counter[str] = Counter()  # relations that the ontology cannot say
        self.seconds: defaultdict[str, float] = defaultdict(float)

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Add the time that the block takes to that of `stage`."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] += time.perf_counter() - start

    def contents(self, documents: Iterable[Document], nlp: Pipeline, *, guarded: bool = True) -> Contents:
        """Return what `documents` say; where `guarded`, one that cannot be parsed or extracted from is skipped."""
        from kg.mapping import Mapper, Ontology
        from kg.rdf.rules import all_rules
        from kg.rdf.terms import read_terms
        from kg.resolve import resolve

        # a faulty rule is said before the documents are parsed
        ontology = Ontology(read_terms(self.config.ontology))
        mapper = Mapper([*ontology.rules, *all_rules(self.config.relations)])
        start, before = time.perf_counter(), sum(self.seconds.values())
        entities, facts = resolve(
            self._extractions(documents, nlp, guarded),
            base=self.config.base,
            assert_attributed=self.config.assert_attributed,
            dropped=self.dropped,
        )
        facts = mapper.map(facts)
        if self.config.ontology:
            entities = ontology.typed(entities, facts)
        if self.config.strict:
            entities, facts, self.left_out = ontology.held_to(entities, facts)
        # Resolving draws the documents through the stages before it; their time is their own.
        self.seconds["resolve"] += time.perf_counter() - start - (sum(self.seconds.values()) - before)
        return Contents(
            base=self.config.base,
            documents=tuple(info for info, _, _ in self.documents),
            entities=entities,
            facts=facts,
            strict=self.config.strict,
        )

    def _extractions(self, documents: Iterable[Document], nlp: Pipeline, guarded: bool) -> Iterator[Extraction]:
        for document in documents:
            try:
                extraction = self._extraction(document, nlp)
            except Exception as error:
                if not guarded:
                    raise
                # A defect that one document brings to light must not cost the others.
                reason = f"extraction failed: {type(error).__name__}: {error}"
                self.skipped.append(Rejected(source=document.source, reason=reason))
                continue
            info = DocumentInfo(id=document.id, title=document.title, created=document.created, sha256=document.sha256)
            self.documents.append((info, document.source, len(extraction.sentences)))
            yield extraction

    def _extraction(self, document: Document, nlp: Pipeline) -> Extraction:
        from kg.extract import extract as extract_triples
        from kg.parse import parse

        with self.timed("parse"):
            parsed = next(parse(nlp, [document]))
        with self.timed("extract"):
            extraction = extract_triples(parsed)
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

    def report(self, contents: Contents, nlp: Pipeline) -> dict[str, Any]:
        """Return the report, which lacks what is known only when the files are written."""
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
            },
            "documents": documents,
            "counts": {
                "documents": len(documents),
                "sentences": sum(sentences for _, _, sentences in self.documents),
                "facts": len(contents.facts),
                "asserted": sum(fact.asserted for fact in contents.facts),
                "mapped": sum(bool(fact.mapped) for fact in contents.facts),
                "entities": len(contents.entities),
            },
            "dropped_triples": dict(sorted(self.dropped.items())),
            "left_out_relations": dict(sorted(self.left_out.items(), key=lambda pair: (-pair[1], pair[0]))),
            "skipped": [
                {"source": item.source, "reason": item.reason, "error": isinstance(item, Rejected)}
                for item in sorted(self.skipped, key=lambda item: (item.source, item.reason))
            ],
            "warnings": [f"{row['source']}: no fact was found" for row in documents if not row["facts"]],
            "versions": {
                "kg": kg.__version__,
                "pipeline": f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}",
                "python": platform.python_version(),
                **{name: version(name) for name in LIBRARIES},
            },
            "seconds": {stage: round(seconds, 3) for stage, seconds in self.seconds.items()},
        }
