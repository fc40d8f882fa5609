"""The review file: what is written is read back as it was, and what is not valid is named with its line."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ReviewError
from kg.review import Pointer, Review, Ruling, default_file, name_key
from kg.review_file import HEADER, extended, parse_review, read_review, read_text, write_text
from kg.vocab import ENTITY_CLASSES

TEXT = st.text(min_size=1).filter(str.strip)
"""Whatever a name, a document's id or a sentence may hold: line ends, bars, arrows, quotation marks, controls."""
HOSTILE = st.sampled_from(
    [
        "a | b", "a -> b", '"', "#x", "<http://x>", "\\", "a\nb", "same", "  x ", "\u202eevil", "\ud800",
        "x\x00", "\x85", "|", "->", "\ufeff", "a\u2028b", "\r", "different\n  x | y", "\xa0x", "“Khan”", "\t#",
    ]
)  # fmt: skip
FIELD = TEXT | HOSTILE.filter(str.strip)
POINTERS = st.builds(Pointer, FIELD, FIELD, st.just("") | FIELD)
LABELS = FIELD.map(lambda text: " ".join(text.split())).filter(str.isprintable)


@st.composite
def rulings(draw: st.DrawFn) -> Ruling:
    kind = draw(st.sampled_from(["same", "different", "unsure", "rename", "retype"]))
    if kind in {"rename", "retype"}:
        value = draw(LABELS if kind == "rename" else st.sampled_from(sorted(ENTITY_CLASSES)))
        return Ruling(kind=kind, sides=(draw(POINTERS),), value=value)
    sides = draw(st.lists(POINTERS, min_size=2, max_size=4, unique=True))
    return Ruling(kind=kind, sides=tuple(sides))


def told(ruling: Ruling) -> tuple[str, list[tuple[str, str, str]], str]:
    return (ruling.kind, [(side.name, side.document, side.words) for side in ruling.sides], ruling.value)


@given(rulings(), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_what_is_written_is_read_back(ruling: Ruling, end: str, mark: bool) -> None:
    text = "\ufeff" * mark + str(ruling).replace("\n", end) + end
    found = parse_review(text).rulings
    assert [told(each) for each in found] == [told(ruling)]
    assert found[0].line == 1


@given(st.lists(rulings(), max_size=3), st.lists(rulings(), max_size=3), st.sampled_from(["", "\n", "\n\n", "\r\n"]))
def test_more_is_added_at_the_end_and_nothing_changed(old: list[Ruling], new: list[Ruling], end: str) -> None:
    text = "# mine\n" + "\n\n".join(map(str, old)) + end if old else ""
    whole = extended(text, [str(ruling) for ruling in new])
    assert whole.startswith(text or HEADER)
    try:
        found = parse_review(whole).rulings
    except ReviewError as error:  # drawn by chance: decisions that contradict each other, which the text still tells
        assert any(word in error.reason for word in ("cannot differ", "another value"))  # noqa: PT017
    else:
        assert [told(each) for each in found] == [told(each) for each in (*old, *new)]
        assert extended(whole, []) == whole


LINES = (
    st.sampled_from(["same", "different", "rename A | a -> B", "  A | a", "  B | b | c", "  <x:y>", "", "# x"])
    | st.text()
)


@given(st.lists(LINES, max_size=8).map("\n".join))
def test_any_text_is_read_or_refused_with_its_line(text: str) -> None:
    try:
        review = parse_review(text, "my.review")
    except ReviewError as error:
        assert 1 <= error.line <= text.count("\n") + 1  # noqa: PT017 - either is right
    else:
        assert [told(each) for each in parse_review("\n\n".join(map(str, review.rulings))).rulings] == [
            told(each) for each in review.rulings
        ]


def test_the_header_decides_nothing() -> None:
    assert parse_review(HEADER).rulings == ()
    assert parse_review("").rulings == ()


def test_the_example_of_the_readme_is_one() -> None:
    text = (Path(__file__).parents[2] / "README.md").read_text("utf-8").partition("## Who is who")[2]
    example = text.partition("```text\n")[2].partition("```")[0]
    assert [each.kind for each in parse_review(example).rulings] == ["different", "same", "rename", "retype"]


def test_a_person_writes_it_by_hand() -> None:
    review = parse_review(
        "\n".join(
            [
                "# who is who",
                "same   ",
                "\tSadiq Khan|khan.txt",
                "  # the mayor",
                "  Khan | news/met.txt | told the Assembly",
                "  <http://www.wikidata.org/entity/Q334155>",
                "different",
                "  Lee | a.txt",
                "  Lee | b.txt",
                "  Lee | c.txt",
                "rename Met|khan.txt->Metropolitan Police",
                "unsure",
                "  A -> B | a.txt",
                "  C# Ltd | a.txt",
            ]
        )
    )
    assert [(ruling.kind, len(ruling.sides), ruling.line) for ruling in review.rulings] == [
        ("same", 3, 2), ("different", 3, 7), ("rename", 1, 11), ("unsure", 2, 12),
    ]  # fmt: skip
    assert review.rulings[0].sides[1] == Pointer("Khan", "news/met.txt", "told the Assembly")
    assert review.rulings[0].sides[2].iri == "http://www.wikidata.org/entity/Q334155"
    assert len(review.apart) == 3
    assert review.rulings[2].value == "Metropolitan Police"
    assert review.rulings[3].sides[0].name == "A -> B"


def test_case_and_marks_do_not_tell_names_apart() -> None:
    assert Pointer("“Sadiq  Khan”,", "a.txt") == Pointer("sadiq khan", "a.txt")
    assert Pointer("Khan", "a.txt") != Pointer("Khan", "A.txt")
    assert Pointer("the force", "a.txt") == Pointer("force", "a.txt")
    assert name_key('"') == '"'


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (
            "same\n  A | a.txt\n  B | a.txt\n\ndiferent\n  A | a.txt\n",
            5,
            "'diferent' is no decision (valid: different, rename, ",
        ),
        ("same\n  A | a.txt\n", 1, "needs at least two names"),
        ("same\n\n  A | a.txt\n", 1, "needs at least two names"),
        ("  A | a.txt\n", 1, "a name that belongs to no block"),
        ("same\n  A | a.txt\n  B\n", 3, "'B' names no document"),
        ("same\n  A | a.txt\n  B |\n", 3, "has an empty part"),
        ("same\n  A | a.txt\n  B | b.txt | x | y\n", 3, "is too much"),
        ('same\n  A | a.txt\n  "B | b.txt\n', 3, "is no JSON string"),
        ('same\n  A | a.txt\n  "B" c | b.txt\n', 3, "follows a JSON string"),
        ("same\n  A | a.txt\n  <b c>\n", 3, "is no IRI"),
        ("same\n  A | a.txt\n  a | a.txt\n", 3, "stands in the block twice"),
        ("same A | a.txt\n", 1, "the names of 'same' stand below it"),
        ("rename A | a.txt\n", 1, "the new value is missing"),
        ("rename A | a.txt ->\n", 1, "has no value"),
        ('rename A | a.txt -> "a\\u202eb"\n', 1, "cannot be shown"),
        ("retype A | a.txt -> Persn\n", 1, "'Persn' is no class (valid: Concept, "),
        ("retype A | a.txt -> Person\nrename A | a.txt -> B\nretype A | a.txt -> Place\n", 3, "'Person' in line 1"),
        ("same\n  A | a\n  B | b\n\nsame\n  B | b\n  C | c\n\ndifferent\n  A | a\n  C | c\n", 9, "lines 1, 5 together"),
        ("different\n  A | a\n  B | b\nsame\n  A | a\n  B | b\n", 1, "line 4 says they are one"),
        ("same\n  A | a\n  <x:1>\n\nsame\n  A | a\n  <x:2>\n", 5, "a node has one IRI"),
    ],
)
def test_what_is_not_valid_is_named_with_file_line_and_reason(
    tmp_path: Path, text: str, line: int, reason: str
) -> None:
    file = tmp_path / "g.review"
    file.write_text(text)
    with pytest.raises(ReviewError) as error:
        read_review(file)
    assert str(error.value).startswith(f"{file}, line {line}: ")
    assert reason in str(error.value)
    assert (error.value.line, error.value.file) == (line, str(file))


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "g.review").write_bytes(b"same\xff")
    with pytest.raises(ReviewError, match=r"g\.review: not UTF-8: byte 0xff at 4"):
        read_review(tmp_path / "g.review")
    with pytest.raises(ReviewError, match="No such file"):
        read_review(tmp_path / "none.review")
    with pytest.raises(ReviewError, match="cannot be written"):
        write_text(tmp_path / "none" / "g.review", "")


def test_it_is_written_whole_and_where_a_link_leads(tmp_path: Path) -> None:
    real, link = tmp_path / "real.review", tmp_path / "g.review"
    real.write_bytes(b"old\r\n")
    real.chmod(0o640)
    link.symlink_to(real)
    write_text(link, "new\r\n")
    assert link.is_symlink()
    assert real.read_bytes() == b"new\r\n"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert read_text(link) == "new\r\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["g.review", "real.review"]


def test_what_is_decided_is_known() -> None:
    a, b, c, d = (Pointer(name, "x.txt") for name in "ABCD")
    review = Review(
        [
            Ruling(kind="same", sides=(a, b)),
            Ruling(kind="different", sides=(b, c)),
            Ruling(kind="unsure", sides=(c, d)),
        ]
    )
    assert review.knows(a, b)
    assert review.knows(c, a)
    assert review.knows(d, c)
    assert not review.knows(a, d)


def test_it_lies_beside_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert default_file(tmp_path / "out") == tmp_path / "out.review"
    monkeypatch.chdir(tmp_path)
    assert default_file(Path()) == tmp_path.parent / f"{tmp_path.name}.review"
