"""Builds with the shipped pipeline: what they write, what they survive."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from kg.build import build, collect, extract
from kg.config import Config
from kg.errors import ExportError, GraphError, InputError, KgError
from kg.graph import Graph, open_graph
from kg.model import Contents

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Extraction
    from kg.parse import Parse

FILES = [
    "cache", "comparisons.jsonl", "entities.jsonl", "facts.csv", "facts.jsonl", "graph.html", "graph.ttl",
    "report.json", "search.sqlite", "store",
]  # fmt: skip


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "date 2022-02-02 Mara Lind founded Halden Energy in 1998. She did not sell the company."
    )
    (folder / "b.md").write_text("# Storm\n\nThe storm *destroyed* the bridge. Ann Lee said the bridge was old.")
    return folder


def digests(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "cache" not in path.parts
    }


def test_a_build_writes_a_graph_that_opens_as_it_was(texts: Path, tmp_path: Path) -> None:
    graph = build(texts, tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == FILES
    opened = open_graph(tmp_path / "out")
    assert opened.contents == graph.contents
    assert [fact.evidence for fact in opened.facts()] == [fact.evidence for fact in graph.facts()]
    assert [entity.to_dict() for entity in opened.entities()] == [entity.to_dict() for entity in graph.entities()]
    assert [(info.id, info.title, info.created) for info in opened.documents()] == [
        ("a.txt", None, "2022-02-02"),
        ("b.md", "Storm", None),
    ]
    assert ("Mara Lind", "Halden Energy") in [
        (fact.subject.label, getattr(fact.object, "label", "")) for fact in opened.facts()
    ]
    assert opened.report == graph.report


def test_evidence_points_into_the_files(texts: Path) -> None:
    graph = collect(texts)
    assert graph.facts()
    for fact in graph.facts():
        for evidence in fact.evidence:
            text = (texts / evidence.document).read_text()
            assert text[evidence.start : evidence.end] == evidence.sentence


def test_the_report_counts_what_is_there(texts: Path, tmp_path: Path) -> None:
    (texts / "note.xyz").write_text("?")
    (texts / "quiet.txt").write_text("Oh!")
    report = build(texts, tmp_path / "out").report
    assert report == json.loads((tmp_path / "out" / "report.json").read_text())
    graph = open_graph(tmp_path / "out")
    counts = report["counts"]
    assert counts["documents"] == 3
    assert counts["facts"] == len(graph.facts()) == len((tmp_path / "out" / "facts.jsonl").read_text().splitlines())
    assert counts["asserted"] == sum(fact.asserted for fact in graph.facts())
    assert counts["entities"] == len(graph.entities())
    answer = graph.query("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
    assert list(answer) == [{"n": counts["triples"]}]  # type: ignore[arg-type]
    assert [row["sentences"] for row in report["documents"]] == [2, 3, 1]
    assert report["skipped"] == [{"source": str(texts / "note.xyz"), "reason": "no reader for .xyz", "error": False}]
    assert report["warnings"] == [f"{texts / 'quiet.txt'}: no fact was found"]
    assert {"kg", "pipeline", "spacy", "python"} <= report["versions"].keys()
    assert {"read", "parse", "extract", "resolve", "write store"} <= report["seconds"].keys()


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b"\n \n", "white space"),
        ("binary.txt", b"\x00\x01", "binary"),
        ("broken.txt", b"caf\xe9 au lait", "not UTF-8"),
        ("line.txt", b"word " * 10_000_000, "too large"),
        ("missing.txt", None, "no such file"),
        ("folder", None, "holds no document"),
    ],
)
def test_bad_input_is_named_and_the_others_are_built(
    texts: Path, tmp_path: Path, name: str, data: bytes | None, reason: str
) -> None:
    bad = tmp_path / name
    if data is not None:
        bad.write_bytes(data)
    elif name == "folder":
        bad.mkdir()
    report = build([texts, bad], tmp_path / "out").report
    assert [row["id"] for row in report["documents"]] == ["a.txt", "b.md"]
    [skipped] = report["skipped"]
    assert skipped["source"] == str(bad)
    assert reason in skipped["reason"]
    assert skipped["error"]
    assert len(open_graph(tmp_path / "out").facts()) == report["counts"]["facts"] > 0


def test_where_nothing_can_be_read_the_former_graph_stays(texts: Path, tmp_path: Path) -> None:
    build(texts, tmp_path / "out")
    before = digests(tmp_path / "out")
    with pytest.raises(InputError, match="no such file"):
        build(tmp_path / "missing.txt", tmp_path / "out")
    with pytest.raises(KgError, match=r"(?s)no document to read.*missing.*none"):
        build([tmp_path / "missing", tmp_path / "none"], tmp_path / "out")
    assert digests(tmp_path / "out") == before


def test_a_build_that_fails_leaves_the_former_graph_whole(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(texts, tmp_path / "out")
    before = digests(tmp_path / "out")
    (texts / "a.txt").write_text("All is new.")

    def full(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kg.store.write_store", full)
    with pytest.raises(ExportError, match="cannot be written: No space left on device; the former one"):
        build(texts, tmp_path / "out")
    assert digests(tmp_path / "out") == before


def test_a_build_takes_the_place_of_the_former_one_and_leaves_other_files(texts: Path, tmp_path: Path) -> None:
    build(texts, tmp_path / "out")
    (tmp_path / "out" / "README.md").write_text("mine")
    (texts / "b.md").unlink()
    build(texts, tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted([*FILES, "README.md"])
    graph = open_graph(tmp_path / "out")
    assert [info.id for info in graph.documents()] == ["a.txt"]
    assert not graph.query("ASK { ?thing rdfs:label 'storm' }")


def test_a_document_that_cannot_be_extracted_is_skipped(texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import kg.extract.extract  # noqa: F401 - sys.modules has it then, whatever `kg.extract` is

    module = sys.modules["kg.extract"]
    real = module.extract  # type: ignore[attr-defined]

    def broken(parse: Parse) -> Extraction:
        if parse.document.id == "a.txt":
            raise ValueError("a defect")
        return real(parse)  # type: ignore[no-any-return]

    monkeypatch.setattr(module, "extract", broken)
    graph = collect(texts)
    assert [info.id for info in graph.documents()] == ["b.md"]
    assert graph.report["skipped"] == [
        {"source": str(texts / "a.txt"), "reason": "extraction failed: ValueError: a defect", "error": True}
    ]

    def interrupted(parse: Parse) -> Extraction:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "extract", interrupted)
    with pytest.raises(KeyboardInterrupt):
        collect(texts)


def test_settings_take_effect(texts: Path) -> None:
    graph = collect(texts, config=Config(base="https://example.org/g#", assert_attributed=False, min_confidence=0.1))
    assert all(entity.iri.startswith("https://example.org/g#") for entity in graph.entities())
    attributed = [fact for fact in graph.facts() if fact.attributed_to]
    assert attributed
    assert not any(fact.asserted for fact in attributed)
    certain = collect(texts, config=Config(min_confidence=1.0))
    assert certain.report["dropped_triples"]["below min_confidence"] > 0
    assert len(certain.facts()) < len(graph.facts())


def test_the_bytes_depend_on_neither_hash_seed_nor_order(texts: Path, tmp_path: Path) -> None:
    script = "import sys; from kg.build import build; build(sys.argv[2:], sys.argv[1])"
    for seed, inputs in (("1", ["a.txt", "b.md"]), ("2", ["b.md", "a.txt"])):
        subprocess.run(
            [sys.executable, "-c", script, str(tmp_path / seed), *inputs],
            check=True,
            cwd=texts,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
    one, two = tmp_path / "1", tmp_path / "2"
    for name in FILES:
        if (one / name).is_file() and name != "report.json":
            assert (one / name).read_bytes() == (two / name).read_bytes(), name
    reports = [json.loads((folder / "report.json").read_text()) for folder in (one, two)]
    for report in reports:
        del report["seconds"]
    assert reports[0] == reports[1]
    everything = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
    assert open_graph(one).query(everything) == open_graph(two).query(everything)


def test_progress_is_told(texts: Path, tmp_path: Path) -> None:
    steps: list[tuple[str, int, int]] = []
    build(texts, tmp_path / "out", progress=lambda step, done, total: steps.append((step, done, total)))
    assert steps == [
        ("loading the pipeline", 0, 2),
        ("a.txt", 0, 2),
        ("b.md", 1, 2),
        ("resolving", 2, 2),
        ("writing", 2, 2),
    ]


def test_the_results_are_not_read_in(texts: Path) -> None:
    build(texts, texts / "out")
    assert build(texts, texts / "out").report["skipped"] == []


def test_extract_gives_the_facts_in_the_order_of_the_texts() -> None:
    facts = extract(["Mara Lind founded Halden Energy. Ann Lee sold the bridge.", "Bob Roe built the bridge."])
    assert [(fact.evidence[0].document, fact.subject.label) for fact in facts] == [
        ("text-1", "Mara Lind"),
        ("text-1", "Ann Lee"),
        ("text-2", "Bob Roe"),
    ]
    assert extract("") == extract([]) == []


def test_the_public_names_stay_functions() -> None:
    script = (
        "import kg, kg.build, kg.extract; kg.extract('It rained.'); kg.extract('It rained.');"
        "import kg.build; assert kg.build.__name__ == 'build', kg.build"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_a_graph_in_memory_does_what_one_in_a_folder_does(texts: Path, tmp_path: Path) -> None:
    graph = collect(texts)
    question = "SELECT ?name WHERE { ?who a kg:Person ; rdfs:label ?name } ORDER BY ?name"
    graph.save(tmp_path / "saved")
    saved = open_graph(tmp_path / "saved")
    assert list(graph.query(question)) == list(saved.query(question)) != []  # type: ignore[arg-type]
    assert graph.to_html(tmp_path / "page.html") == (tmp_path / "page.html").read_text("utf-8")
    assert graph.to_networkx().number_of_edges() >= 2
    assert len(graph.to_rdflib()) == len(list(saved.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")))  # type: ignore[arg-type]


def test_an_empty_graph_is_saved_and_opened(tmp_path: Path) -> None:
    empty = Contents(base="https://kg.example/", documents=(), entities=(), facts=())
    Graph(empty).save(tmp_path)
    assert open_graph(tmp_path).contents == empty


REPORT = {"base": "https://kg.example/", "documents": []}


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, r"report\.json is missing"),
        ({"report.json": "{"}, "cannot be read"),
        ({"report.json": "[]"}, "no report of a build"),
        ({"report.json": REPORT}, "cannot be read"),
        ({"report.json": REPORT, "entities.jsonl": "", "facts.jsonl": '{"id": 1}'}, "KeyError"),
    ],
)  # fmt: skip
def test_a_folder_without_a_whole_graph_is_refused(tmp_path: Path, files: dict[str, Any], message: str) -> None:
    for name, content in files.items():
        (tmp_path / name).write_text(content if isinstance(content, str) else json.dumps(content))
    with pytest.raises(GraphError, match=message):
        open_graph(tmp_path).facts()


def test_an_output_that_is_a_file_is_refused(texts: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(ExportError, match="cannot be written to"):
        build(texts, tmp_path / "out")
    assert (tmp_path / "out").read_text() == "mine"
