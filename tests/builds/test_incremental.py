"""Builds over builds: what is parsed again, and that nothing else tells them from builds from nothing."""

from __future__ import annotations

import gzip
import json
import pickle
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg.cache
from kg.build import build
from kg.cache import ExtractionCache, code_fingerprint
from kg.config import Config
from kg.errors import CacheError, ExportError, InputError
from kg.folder import locked
from kg.graph import FILES, open_graph

if TYPE_CHECKING:
    from stand_ins import Parsed

    from kg.model import Document, Extraction

HERE = Path(__file__).parent


def files(folder: Path) -> dict[str, bytes | dict[str, Any]]:
    """Return what a build has written, but for what may differ."""
    found: dict[str, bytes | dict[str, Any]] = {name: (folder / name).read_bytes() for name in FILES}
    report = json.loads((folder / "report.json").read_text())
    found["report.json"] = {key: value for key, value in report.items() if key not in {"cache", "seconds"}}
    return found


def entries(folder: Path) -> list[Path]:
    return sorted((folder / "cache").rglob("*.json.gz"))


CONTENTS = st.lists(
    st.tuples(*[st.sampled_from(["Alpha", "Beta", "Gamma"])] * 2, st.sampled_from(["buys", "sues"])),
    min_size=1,
    max_size=3,
).map(lambda facts: " ".join(f"{subject} {verb} {target}." for subject, target, verb in facts))
CHANGES = st.lists(
    st.tuples(st.sampled_from(["a.txt", "b.md", "c/a.txt", "d.txt"]), st.none() | CONTENTS), min_size=1, max_size=5
)


@settings(max_examples=10, deadline=None)
@given(CHANGES)
def test_builds_over_builds_are_builds_from_nothing(parsed: Parsed, changes: list[tuple[str, str | None]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        texts, output = Path(place, "texts"), Path(place, "output")
        (texts / "c").mkdir(parents=True)
        (texts / "still.txt").write_text("Alpha visits Beta.")
        current: dict[str, str] = {}
        former = {"Alpha visits Beta."}
        build(texts, output)
        for name, content in changes:
            if content is None:
                (texts / name).unlink(missing_ok=True)
                current.pop(name, None)
            else:
                (texts / name).write_text(content)
                current[name] = content
            parsed.clear()
            graph = build(texts, output)
            wanted = {"Alpha visits Beta.", *current.values()}  # of copies one is read
            assert len(parsed) == len(wanted - former)
            assert graph.report["cache"] == {"reused": len(wanted & former), "extracted": len(wanted - former)}
            assert len(entries(output)) == len(wanted)
            former = wanted
        build(texts, Path(place, "fresh"), cache=False)
        assert files(output) == files(Path(place, "fresh"))
        everything = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
        assert open_graph(output).query(everything) == open_graph(Path(place, "fresh")).query(everything)


def test_a_fact_stays_as_long_as_a_document_supports_it(texts: Path, tmp_path: Path) -> None:
    def facts() -> dict[str, list[str]]:
        return {
            " ".join((fact.subject.label, fact.predicate.lemma, fact.object.label)): [  # type: ignore[union-attr]
                evidence.document for evidence in fact.evidence
            ]
            for fact in build(texts, tmp_path / "out").facts()
        }

    assert facts() == {"Alpha buys Beta": ["a.txt", "b.txt"], "Beta sues Gamma": ["b.txt"]}
    (texts / "b.txt").unlink()
    assert facts() == {"Alpha buys Beta": ["a.txt"]}
    (texts / "a.txt").write_text("It rains.")
    assert facts() == {}


def test_a_name_costs_nothing(texts: Path, tmp_path: Path, parsed: Parsed) -> None:
    build(texts, tmp_path / "out")
    (texts / "a.txt").rename(texts / "z.txt")
    parsed.clear()
    graph = build(texts, tmp_path / "out")
    assert parsed == []
    assert {evidence.document for fact in graph.facts() for evidence in fact.evidence} == {"b.txt", "z.txt"}


def test_what_an_extraction_depends_on_makes_it_anew(
    texts: Path, tmp_path: Path, parsed: Parsed, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = ["a.txt", "b.txt"]
    build(texts, tmp_path / "out")
    assert parsed.take() == everything
    monkeypatch.setattr(kg.cache, "code_fingerprint", lambda: "another version of kg")
    build(texts, tmp_path / "out")
    assert parsed.take() == everything
    for name in everything:  # the date decides what "yesterday" is, and stands outside the prose
        (texts / name).write_text(f"date 2022-02-02 {(texts / name).read_text()}")
    build(texts, tmp_path / "out")
    assert parsed.take() == everything
    for base in ("https://example.org/a/", "https://example.org/b/"):
        build(texts, tmp_path / "out", config=Config(base=base, min_confidence=0.5, assert_attributed=False))
    assert parsed.take() == []


def test_another_pipeline_has_entries_of_its_own(texts: Path, tmp_path: Path, stand_ins: Any) -> None:
    from kg.read import plan, read_source

    document = read_source(plan(texts)[0][0])
    one, other = (ExtractionCache(tmp_path / "cache", pipeline=name) for name in ("one", "other"))
    one.put(document, kg.cache.encode(stand_ins.extract(document)))  # type: ignore[arg-type]
    assert one.get(document) == stand_ins.extract(document)  # type: ignore[arg-type]
    assert other.get(document) is None  # type: ignore[arg-type]


def test_what_goes_to_a_process_does_not_grow_with_the_documents(texts: Path, tmp_path: Path) -> None:
    from kg.read import plan, read_source

    cache = ExtractionCache(tmp_path / "cache", pipeline="one")
    before = pickle.dumps(cache)
    for source in plan(texts)[0]:
        cache.get(read_source(source))  # type: ignore[arg-type]
    assert len(pickle.dumps(cache)) == len(before)


def test_a_pipeline_is_known_by_its_files(tmp_path: Path) -> None:
    from kg.parse import identify
    from kg.parse.pipelines import _MODELS

    assert identify() == identify("en_minilm")
    made = {}
    for name in ("same", "altered", "longer"):
        shutil.copytree(_MODELS / "en_minilm", tmp_path / name)
        if name == "altered":
            weights = tmp_path / name / "kg_network" / "network.onnx"
            data = bytearray(weights.read_bytes())
            data[-1] ^= 1
            weights.write_bytes(data)
        if name == "longer":
            (tmp_path / name / "notes.txt").write_text("")
        made[name] = identify(str(tmp_path / name)).fingerprint
    assert made["same"] == identify().fingerprint
    assert len(set(made.values())) == 3


def test_the_fingerprint_covers_all_code_that_extracts() -> None:
    script = (
        "import sys, pathlib, kg.cache, kg.parse, kg.extract; kg.parse.load_pipeline();"
        "from kg.extract import extract;"
        "print(*sorted(str(pathlib.Path(m.__file__)) for n, m in sys.modules.items() if n.startswith('kg.')))"
    )
    used = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout.split()
    package = Path(kg.cache.__file__).parent
    outside = {
        path.relative_to(package).as_posix()
        for path in map(Path, used)
        if path.relative_to(package).parts[0] not in kg.cache._CODE
    }
    assert outside == {"cache.py", "errors.py", "garbage.py"}  # none of them can change an extraction


def test_the_fingerprint_changes_with_code_and_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = Path(kg.cache.__file__).parent
    found = [code_fingerprint()]
    for part in ("extract/negation.py", "model.py", next((package / "extract" / "data").iterdir())):
        copy = tmp_path / str(len(found))
        shutil.copytree(package, copy, ignore=shutil.ignore_patterns("models", "html"))
        name = part if isinstance(part, str) else str(part.relative_to(package))
        monkeypatch.setattr(kg.cache, "__file__", str(copy / "cache.py"))
        assert code_fingerprint.__wrapped__() == found[0]
        with (copy / name).open("a") as file:
            file.write("\n")
        found.append(code_fingerprint.__wrapped__())
    assert len(set(found)) == 4


def other_entry(data: bytes) -> bytes:
    """Return an entry that is whole, and belongs to another text."""
    return gzip.compress(gzip.decompress(data).replace(b"Alpha", b"Omega"))


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data[:-6] + bytes([data[-6] ^ 1]) + data[-5:],
        lambda data: b"\x80\x04N." + data,  # a pickle
        lambda data: gzip.compress(b"[]"),
        lambda data: gzip.compress(b"[[0,[],[],[1]]]"),
        other_entry,
    ],
    ids=["empty", "short", "a bit", "a pickle", "nothing", "no object", "another text"],
)  # fmt: skip
def test_a_damaged_entry_is_made_again(texts: Path, tmp_path: Path, parsed: Parsed, damage: Any) -> None:
    build(texts, tmp_path / "out")
    before, whole = files(tmp_path / "out"), [path.read_bytes() for path in entries(tmp_path / "out")]
    for path in entries(tmp_path / "out"):
        path.write_bytes(damage(path.read_bytes()))
    parsed.clear()
    build(texts, tmp_path / "out")
    assert sorted(parsed) == ["a.txt", "b.txt"]
    assert files(tmp_path / "out") == before
    assert [path.read_bytes() for path in entries(tmp_path / "out")] == whole


def test_an_entry_that_is_a_folder_is_no_reason_to_lose_the_graph(texts: Path, tmp_path: Path) -> None:
    build(texts, tmp_path / "out")
    before = files(tmp_path / "out")
    for path in entries(tmp_path / "out"):
        path.unlink()
        path.mkdir()
    with pytest.raises(CacheError, match="--no-cache"):
        build(texts, tmp_path / "out")
    assert files(tmp_path / "out") == before


def test_without_the_cache_all_is_parsed_and_nothing_kept(texts: Path, tmp_path: Path, parsed: Parsed) -> None:
    for _ in range(2):
        assert build(texts, tmp_path / "out", cache=False).report["cache"] == {"reused": 0, "extracted": 2}
        assert parsed.take() == ["a.txt", "b.txt"]
    assert not (tmp_path / "out" / "cache").exists()
    build(texts, tmp_path / "out")
    kept = entries(tmp_path / "out")
    build(texts, tmp_path / "out", cache=False)
    assert entries(tmp_path / "out") == kept


def test_only_what_is_ours_is_cleared_away(texts: Path, tmp_path: Path) -> None:
    build(texts, tmp_path / "out")
    cache = tmp_path / "out" / "cache"
    [entry, _] = entries(tmp_path / "out")
    left = entry.with_name(f"{entry.name}.123")
    left.write_bytes(b"half an ent")
    mine = [cache / "notes.txt", cache / "ab" / "notes.json.gz", entry.parent / "notes.txt"]
    for path in mine:
        path.parent.mkdir(exist_ok=True)
        path.write_text("mine")
    (texts / "a.txt").unlink()
    build(texts, tmp_path / "out")
    assert not left.exists()
    assert all(path.read_text() == "mine" for path in mine)
    assert len([path for path in entries(tmp_path / "out") if path not in mine]) == 1
    assert (cache / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")


def test_a_cache_that_cannot_be_written_is_an_error_with_a_way_out(texts: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "cache").write_text("mine")
    with pytest.raises(CacheError, match=r"cache: cannot be written to: .*--no-cache"):
        build(texts, tmp_path / "out")
    assert build(texts, tmp_path / "out", cache=False).facts()
    assert (tmp_path / "out" / "cache").read_text() == "mine"


def test_what_was_finished_before_the_disk_was_full_is_not_parsed_again(
    texts: Path, tmp_path: Path, parsed: Parsed, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        if parsed == ["a.txt", "b.txt"]:
            raise OSError(28, "No space left on device")
        return real(self, data)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        with pytest.raises(CacheError, match="No space left"):
            build(texts, tmp_path / "out")
    parsed.clear()
    build(texts, tmp_path / "out")
    assert parsed == ["b.txt"]


def test_an_interrupted_build_goes_on_where_it_was(
    texts: Path, tmp_path: Path, parsed: Parsed, stand_ins: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    extract = sys.modules["kg.extract"].extract  # type: ignore[attr-defined]

    def interrupted(document: Document) -> Extraction:
        if document.id == "b.txt":
            raise KeyboardInterrupt
        return extract(document)  # type: ignore[no-any-return]

    with monkeypatch.context() as patch:
        patch.setattr(sys.modules["kg.extract"], "extract", interrupted)
        with pytest.raises(KeyboardInterrupt):
            build(texts, tmp_path / "out")
    parsed.clear()
    build(texts, tmp_path / "out")
    assert parsed == ["b.txt"]


def test_two_builds_do_not_write_to_one_folder(texts: Path, tmp_path: Path) -> None:
    with locked(tmp_path / "out"), pytest.raises(ExportError, match="another process is writing"):
        build(texts, tmp_path / "out")
    assert build(texts, tmp_path / "out").facts()


def test_a_folder_that_a_failed_build_has_made_is_removed(tmp_path: Path, parsed: Parsed) -> None:
    (tmp_path / "empty.txt").write_text("")
    with pytest.raises(InputError):
        build(tmp_path / "empty.txt", tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("jobs", [2, 3])
def test_processes_change_nothing_and_one_that_dies_costs_its_document(
    texts: Path, tmp_path: Path, parsed: Parsed, stand_ins: Any, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    for number in range(12):
        (texts / f"{number:02}.txt").write_text(f"Alpha buys Delta{number}.")
    steps: list[tuple[str, int, int]] = []
    expected = build(texts, tmp_path / "one", progress=lambda *step: steps.append(step))
    monkeypatch.setattr(sys.modules["kg.build"], "extract_document", stand_ins.extract_or_die)
    monkeypatch.setattr(sys.modules["kg.build"], "load", stand_ins.load)
    told: list[tuple[str, int, int]] = []
    graph = build(texts, tmp_path / "many", jobs=jobs, progress=lambda *step: told.append(step))
    assert told == steps
    assert files(tmp_path / "many") == files(tmp_path / "one")
    assert graph.report["cache"] == expected.report["cache"] == {"reused": 0, "extracted": 14}
    (texts / "poison.txt").write_text("Alpha buys poison.")
    report = build(texts, tmp_path / "many", jobs=jobs, cache=False).report
    assert [(Path(item["source"]).name, item["error"]) for item in report["skipped"]] == [("poison.txt", True)]
    assert "died twice" in report["skipped"][0]["reason"]
    assert {name: data for name, data in files(tmp_path / "many").items() if name != "report.json"} == {
        name: data for name, data in files(tmp_path / "one").items() if name != "report.json"
    }


def test_a_killed_build_leaves_a_whole_graph_and_is_gone_on_with(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, HERE / "killed_builds.py", tmp_path], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
