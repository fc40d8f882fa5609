"""A build is a function of documents, configuration and review decisions."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.build import build, collect
from kg.config import Config
from kg.errors import ReviewError
from kg.graph import COMPARISONS, FILES, open_graph
from kg.review import Pointer, Ruling

if TYPE_CHECKING:
    from stand_ins import Parsed

    from kg.graph import Graph


def files(folder: Path) -> dict[str, Any]:
    """Return what a build has written, but for what may differ."""
    found: dict[str, Any] = {name: (folder / name).read_bytes() for name in (*FILES, COMPARISONS)}
    report = json.loads((folder / "report.json").read_text())
    return found | {key: value for key, value in report.items() if key not in {"cache", "seconds"}}


def labels(graph: Graph) -> list[str]:
    return sorted(entity.label for entity in graph.entities())


SAME = "# mine\nsame\n  Gamma | b.txt\n  Alpha | a.txt\n"
DIFFERENT = "different\n  Beta | a.txt\n  Beta | b.txt\n"


def test_a_decision_is_obeyed_without_parsing_and_taken_back_without_trace(
    texts: Path, tmp_path: Path, parsed: Parsed
) -> None:
    out, review = tmp_path / "out", tmp_path / "out.review"
    assert labels(build(texts, out)) == ["Alpha", "Beta", "Gamma"]
    before = files(out)
    parsed.clear()
    for text, wanted in ((SAME, ["Alpha", "Beta"]), (DIFFERENT, ["Alpha", "Beta", "Beta", "Gamma"])):
        review.write_text(text)
        graph = build(texts, out)
        assert labels(graph) == wanted
        assert labels(open_graph(out)) == wanted
        assert graph.report["decisions"] == {text.replace("# mine\n", "").split()[0]: 1}
        assert files(out) != before
    review.write_text("# only a remark\n\nunsure\n  Beta | a.txt\n  Beta | b.txt\n")
    build(texts, out)
    assert files(out) == before
    review.unlink()
    build(texts, out)
    assert files(out) == before
    assert parsed == []


def test_a_decision_stays_whatever_changes_elsewhere(texts: Path, tmp_path: Path) -> None:
    (tmp_path / "out.review").write_text(DIFFERENT)
    before = {entity.iri for entity in build(texts, tmp_path / "out").entities() if entity.label == "Beta"}
    (texts / "c.txt").write_text("Delta sues Epsilon.")
    (texts / "b.txt").write_text("It rains. Gamma visits Beta. Beta sues Gamma.")
    after = build(texts, tmp_path / "out")
    assert {entity.iri for entity in after.entities() if entity.label == "Beta"} == before
    assert after.report["warnings"] == []


def test_what_no_longer_applies_is_told_and_not_lost(texts: Path, tmp_path: Path) -> None:
    review = tmp_path / "out.review"
    review.write_text(SAME)
    (texts / "b.txt").write_text("Beta sues Delta.")
    graph = build(texts, tmp_path / "out")
    problem = f"{review}, line 2: same: Gamma | b.txt: the document has no such name"
    assert graph.report["warnings"] == [problem]
    assert review.read_text() == SAME
    (texts / "b.txt").write_text("Beta sues Gamma.")
    assert labels(build(texts, tmp_path / "out")) == ["Alpha", "Beta"]


def test_a_file_that_is_not_valid_ends_the_build_before_it_begins(texts: Path, tmp_path: Path, parsed: Parsed) -> None:
    build(texts, tmp_path / "out")
    before = files(tmp_path / "out")
    parsed.clear()
    (texts / "c.txt").write_text("Delta sues Epsilon.")
    (tmp_path / "out.review").write_text("same\n  Beta\n")
    with pytest.raises(ReviewError, match=r"out\.review, line 2: 'Beta' names no document"):
        build(texts, tmp_path / "out")
    assert parsed == []
    assert files(tmp_path / "out") == before


def test_an_iri_that_is_none_is_not_taken(texts: Path, tmp_path: Path) -> None:
    (tmp_path / "out.review").write_text("# x\nsame\n  Beta | a.txt\n  <https://my.example:port/>\n")
    with pytest.raises(ReviewError, match=r"line 2: <https://my.example:port/> is no IRI"):
        build(texts, tmp_path / "out")


def test_another_file_can_be_named(texts: Path, tmp_path: Path) -> None:
    (tmp_path / "out.review").write_text(DIFFERENT)
    (tmp_path / "mine.txt").write_text(SAME)
    config = Config(review=str(tmp_path / "mine.txt"))
    assert labels(build(texts, tmp_path / "out", config=config)) == ["Alpha", "Beta"]
    assert labels(collect(texts, config=config)) == ["Alpha", "Beta"]
    missing = build(texts, tmp_path / "out", config=Config(review=str(tmp_path / "none.review")))
    assert "none.review: there is no such file; kg review makes it" in missing.report["warnings"][0]


def test_the_review_file_is_no_document(texts: Path) -> None:
    """Not even where the graph lies among the documents."""
    review = texts / "decisions.txt"
    review.write_text(SAME)
    graph = build(texts, texts / "out", config=Config(review=str(review)))
    assert [info.id for info in graph.documents()] == ["a.txt", "b.txt"]
    assert graph.report["skipped"] == []


def test_a_gazetteer_is_a_setting(texts: Path, tmp_path: Path) -> None:
    names = tmp_path / "names.ttl"
    names.write_text(
        "@prefix schema: <https://schema.org/> . <https://my.example/1> a schema:Corporation ; "
        "schema:name 'Beta' ; schema:alternateName 'Gamma' ."
    )
    graph = build(texts, tmp_path / "out", config=Config(gazetteer=[str(names)]))  # type: ignore[arg-type]
    assert [entity.iri for entity in graph.entities()] == [
        "https://kg.example/entity/alpha", "https://my.example/1",
    ]  # fmt: skip
    turtle = (tmp_path / "out" / "graph.ttl").read_text()
    assert "<https://my.example/1>\n    a kg:Organization ,\n        schema:Corporation ;\n" in turtle
    assert graph.report["settings"]["gazetteer"] == ["names.ttl"]
    assert open_graph(tmp_path / "out").contents == graph.contents


POINTERS = st.builds(
    Pointer, st.sampled_from(["Alpha", "Beta", "Gamma", "Nobody"]), st.sampled_from(["a.txt", "b.txt", "c.txt"])
)
RULINGS = st.lists(
    st.builds(
        lambda kind, sides: Ruling(kind=kind, sides=tuple(sides)),
        st.sampled_from(["same", "different", "unsure"]),
        st.lists(POINTERS, min_size=2, max_size=2, unique=True),
    ),
    max_size=3,
)


@settings(max_examples=5, deadline=None)
@given(RULINGS, st.randoms(use_true_random=False))
def test_builds_over_builds_with_decisions_are_builds_from_nothing(
    parsed: Parsed, rulings: list[Ruling], random: Any
) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "texts")
        folder.mkdir()
        for name in ("a.txt", "b.txt", "c.txt"):
            pairs = [random.sample(["Alpha", "Beta", "Gamma"], 2) for _ in range(2)]
            (folder / name).write_text(" ".join(f"{one} sues {other}." for one, other in pairs))
        build(folder, Path(place, "out"))
        before = files(Path(place, "out"))
        review = Path(place, "out.review")
        review.write_text("\n\n".join(map(str, rulings)))
        try:
            build(folder, Path(place, "out"))
        except ReviewError as error:
            assert "cannot differ" in error.reason  # noqa: PT017 - drawn by chance
            return
        Path(place, "fresh.review").write_text(review.read_text())
        build(folder, Path(place, "fresh"), cache=False)
        new, fresh = files(Path(place, "out")), files(Path(place, "fresh"))
        for report in (new, fresh):
            report["warnings"] = [text.partition(".review")[2] for text in report["warnings"]]
        assert new == fresh
        review.unlink()
        build(folder, Path(place, "out"))
        assert files(Path(place, "out")) == before
