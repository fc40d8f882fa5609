"""`kg review` and `kg explain`, from the outside: propose, decide, build again, explain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from kg.cli import cli
from kg.errors import GraphError, ReviewError
from kg.graph import Graph, open_graph
from kg.model import Comparison, Contents, Entity, EntityMention, Evidence, Fact, Modality, Named, Polarity, Relation
from kg.review_file import HEADER, parse_review

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


def run(*args: object) -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args], prog_name="kg")


TEXTS = {
    "court.txt": "Judge John Smith sentenced Ruth Okonjo. Smith spoke for an hour. He was stern.",
    "match.txt": "Striker John Smith scored for Wharfe United. Smith left the pitch. Leeds won.",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    (folder / "texts").mkdir()
    for name, text in TEXTS.items():
        (folder / "texts" / name).write_text(text)
    assert run("build", folder / "texts", "-o", folder / "out", "-q").exit_code == 0
    return folder


def test_proposals_are_decided_and_obeyed(built: Path) -> None:
    out, review = built / "out", built / "out.review"
    result = run("review", out, "--all")
    assert result.exit_code == 0
    assert re.fullmatch(
        rf"{re.escape(str(review))}: [1-9]\d* new proposals, \d+ undecided, 0 decisions\.\n", result.stdout
    )
    text = review.read_text()
    assert text.startswith(HEADER)
    assert "  # court.txt: Judge John Smith sentenced Ruth Okonjo." in text
    assert parse_review(text).decisions == ()
    # each proposal points at what there is
    for decision in ("same", "different"):
        review.write_text(text.replace("unsure", decision))
        assert run("build", built / "texts", "-o", out, "-q").stderr == ""
        assert open_graph(out).report["warnings"] == []
    review.unlink()
    run("build", built / "texts", "-o", out, "-q")
    # nothing new, and what a person writes stays, comments and order too
    mine = "# my remark\nsame\n  Smith | match.txt\n  John Smith | match.txt\n\n" + text.replace(
        "unsure", "different", 1
    )
    review.write_text(mine)
    assert run("review", out, "--all").stdout.startswith(f"{review}: 0 new proposals, ")
    assert review.read_text() == mine
    review.write_text("rename John Smith | match.txt -> Jack Smith\nretype Leeds | match.txt -> Organization\n")
    again = run("build", built / "texts", "-o", out)
    assert "Decisions about who is who: 2." in again.stdout
    assert "Jack Smith" in {entity.label for entity in open_graph(out).entities()}
    review.unlink()
    run("build", built / "texts", "-o", out, "-q")


def test_it_is_said_why(built: Path) -> None:
    result = run("explain", "Ruth Okonjo", built / "out")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "Ruth Okonjo (Person)"
    assert "https://kg.example/entity/ruth-okonjo" in lines[1]
    assert "court.txt" in lines
    smith = run("explain", "Smith", built / "out").stdout
    assert re.search(r"\n  40-45 +Smith - short and full name: \"John Smith\" at 6\n", smith)


def test_wrong_names_and_files_are_told(built: Path, tmp_path: Path) -> None:
    result = run("explain", "Ruth Okonjoo", built / "out")
    assert (result.exit_code, "the graph has Ruth Okonjo" in result.stderr) == (1, True)
    result = run("explain", "x", tmp_path)
    assert (result.exit_code, "holds no graph" in result.stderr) == (1, True)
    (tmp_path / "bad.review").write_text("maybe\n")
    for args in (["review", built / "out"], ["build", built / "texts", "-o", tmp_path / "new"]):
        result = run(*args, "--review", tmp_path / "bad.review")
        assert result.exit_code == 1
        assert f"{tmp_path / 'bad.review'}, line 1: 'maybe' is no decision" in result.stderr
    assert (tmp_path / "bad.review").read_text() == "maybe\n"
    assert not (tmp_path / "new").exists()
    assert run("review", built / "out", "--limit", "0").exit_code == 2


def test_the_file_of_the_settings_is_written(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kg.toml").write_text('review = "who.review"\n')
    assert run("review", built / "out", "--all", "-n", "1").stdout.startswith("who.review: 1 new proposals")
    assert (tmp_path / "who.review").is_file()
    assert not (built / "out.review").exists()


# Graphs made by hand, so that what is proposed does not hang on rules.

EVIL = "Sad\x1b[2Jiq | Khan\nsame\n# x"


def graph(
    *comparisons: Comparison, name: str = "Khan", other: str = "Sadiq Khan", sentence: str = "Khan left."
) -> Graph:
    def entity(label: str, iri: str, start: int) -> Entity:
        place = EntityMention(document="a.txt", start=start, end=start + len(label), text=label)
        again = EntityMention(
            document="a.txt", start=90 + start, end=92 + start, text="he", reason="who speaks", other=(start, start + 4)
        )
        return Entity(iri=iri, label=label, types=("Person",), mentions=(place, again))

    one, two = entity(name, "x:1", 0), entity(other, "x:2", 40)
    facts = tuple(
        Fact(
            id=str(number), subject=subject, object=two,
            predicate=Relation(iri="x:left", label="leaves", lemma="leave"),
            asserted=True, polarity=Polarity.POSITIVE, modality=Modality.ACTUAL, attributed_to=None, qualifiers=(),
            confidence=0.9, implicit=False, rule="verb",
            evidence=(
                Evidence(
                    document="a.txt", start=start, end=start + 30, sentence=text, subject_span=(0, 1),
                    predicate_span=(0, 1), object_span=(0, 1),
                ),
            ),
        )
        for number, (subject, start, text) in enumerate([(one, 0, sentence), (two, 40, "Sadiq Khan came.")])
    )  # fmt: skip
    return Graph(
        Contents(base="https://kg.example/", documents=(), entities=(one, two), facts=facts, comparisons=comparisons)
    )


def compared(score: float, verdict: str = "doubtful", name: str = "Khan", other: str = "Sadiq Khan") -> Comparison:
    return Comparison(
        one=Named(name=name, iri="x:1", document="a.txt", start=0),
        other=Named(name=other, iri="x:2", document="a.txt", start=40),
        verdict=verdict,
        score=score,
        reasons=("same name", "other role"),
    )


def test_a_proposal_has_reasons_and_sentences(tmp_path: Path) -> None:
    made = graph(compared(-0.5))
    assert made.review(tmp_path / "my.review") == (1, 0, 1)
    assert (tmp_path / "my.review").read_text().removeprefix(HEADER) == (
        "\nunsure\n  Khan | a.txt\n  Sadiq Khan | a.txt\n"
        "  # now two nodes, perhaps one: same name; other role (score -0.5)\n"
        "  # a.txt: Khan left.\n  # a.txt: Sadiq Khan came.\n"
    )
    assert made.review(tmp_path / "my.review") == (0, 0, 1)


def test_what_is_hardly_doubtful_is_proposed_only_if_all_is_wanted(tmp_path: Path) -> None:
    made = graph(compared(-3, "apart"))
    assert made.review(tmp_path / "my.review") == (0, 0, 0)
    assert made.review(tmp_path / "my.review", every=True) == (1, 0, 1)


def test_what_is_decided_is_not_proposed(tmp_path: Path) -> None:
    path = tmp_path / "my.review"
    text = "different\n  sadiq khan | a.txt\n  Khan | a.txt"
    path.write_text(text)
    assert graph(compared(0.0)).review(path) == (0, 1, 0)
    assert path.read_text() == text


def test_names_that_are_no_plain_text_are_proposed_safely(tmp_path: Path) -> None:
    path = tmp_path / "my.review"
    made = graph(compared(0.0, name=EVIL), name=EVIL, sentence=f"{EVIL} left.\u2028\nsame\n  A | b")
    assert made.review(path) == (1, 0, 1)
    text = path.read_text()
    assert "\x1b" not in text
    (ruling,) = parse_review(text).rulings
    assert ruling.sides[0].name == EVIL
    made = graph(compared(0.0, name=EVIL), name=EVIL)
    shown = "\n".join(map(str, made.explain("x:1")))
    assert "\x1b" not in shown
    assert not re.search("^same", shown, re.MULTILINE)


def test_two_of_one_name_are_told_apart_by_their_sentences(tmp_path: Path) -> None:
    made = graph(compared(0.0, other="Khan"), other="Khan", sentence="The first Khan left.")
    assert made.review(tmp_path / "my.review") == (1, 0, 1)
    sides = parse_review((tmp_path / "my.review").read_text()).rulings[0].sides
    assert [side.words for side in sides] == ["The first Khan left.", "Sadiq Khan came."]


def test_an_explanation_in_words() -> None:
    made = graph(compared(-0.5))
    (found,) = made.explain("khan")
    assert str(found) == (
        "Khan (Person)\n"
        "  x:1\n"
        "\n"
        "a.txt\n"
        "  0-4    Khan\n"
        '  90-92  he - who speaks: "Khan" at 0\n'
        "\n"
        "Nearly one, and kept apart\n"
        '  "Khan" in a.txt and "Sadiq Khan" in a.txt\n'
        "      same name; other role (score -0.5)"
    )
    with pytest.raises(GraphError, match="is the name of no entity"):
        made.explain("Nobody")


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReviewError, match="cannot be written"):
        graph(compared(0.0)).review(tmp_path / "none" / "my.review")
