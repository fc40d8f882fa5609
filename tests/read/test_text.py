from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.read.decode import BOM
from kg.read.text import paragraphs, text_document


def prose(text: str) -> list[str]:
    """The paragraphs of a text, with its metadata left out."""
    document = text_document(text, id="t", source="t.txt")
    return ["".join(document.text[start:end] for start, end in spans) for spans in document.paragraphs]


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text)]


@pytest.mark.parametrize(
    ("text", "created", "title", "first"),
    [
        (' date 2022-02-02 A "furious" Khan rose.', "2022-02-02", None, 'A "furious" Khan rose.'),
        ("date: 2022-02-02\nIt rained.", "2022-02-02", None, "It rained."),
        (f"{BOM}Date: 2 February 2022\r\nTitle: Storm\r\n\r\nIt rained.", "2022-02-02", "Storm", "It rained."),
        ("title: Storm\nsource: The Post\nauthor: J. Doe\ndate: Feb 2, 2022\n\nRain.", "2022-02-02", "Storm", "Rain."),
        ("date 2022-02-02T10:30:00Z “Rain,” he said.", "2022-02-02", None, "“Rain,” he said."),
        ("date: 03/04/2022\nIt rained.", None, None, "It rained."),
        ("Date palms grow in Iraq.", None, None, "Date palms grow in Iraq."),
        ("Date 2022-02-02 was a Wednesday.", None, None, "Date 2022-02-02 was a Wednesday."),
        ("Date: unknown to all of us.", None, None, "Date: unknown to all of us."),
        ("Title fights are rare.", None, None, "Title fights are rare."),
        ("date: 2022-02-30\nIt rained.", None, None, "It rained."),
        ("title: A\ntitle: B\nIt rained.", None, "A", "title: B\nIt rained."),
        (f"Title: {'long ' * 60}", None, None, f"Title: {'long ' * 60}".strip()),
    ],
)
def test_metadata_at_the_start_is_not_prose(text: str, created: str | None, title: str | None, first: str) -> None:
    document = text_document(text, id="t", source="t.txt")
    assert (document.created, document.title) == (created, title)
    assert prose(text)[0] == first
    assert document.text == text


@pytest.mark.parametrize("text", ["title: Only a title", "date 2022-02-02\n", BOM, f"{BOM} \r\n\t"])
def test_a_text_without_prose_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="holds"):
        text_document(text, id="t", source="t.txt")


def test_a_wrapped_paragraph_is_one_paragraph() -> None:
    wrapped = (
        "The watchdog published a report that was written by\n"
        "Sal Naseem and others. It revealed messages that had\n"
        "been sent by officers. Nobody was\n"
        "named, and the mayor of the\n"
        "City said so."
    )
    assert split(wrapped) == [wrapped]


LONG = "Many more words " * 10


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.\r\n\r\nThree.", ["One.", "Two.", "Three."]),
        (
            "Charing Cross Station\nThe watchdog took the unusual step of publishing all.",
            ["Charing Cross Station", "The watchdog took the unusual step of publishing all."],
        ),
        (f"{LONG}end.\n{LONG}stop.", [f"{LONG}end.", f"{LONG}stop."]),
        ("Buy:\n- milk\n- eggs,\n  brown", ["Buy:", "milk", "eggs,\n  brown"]),
        ("1. Rain\n2. Snow", ["Rain", "Snow"]),
        ("1. FC Köln won the cup.", ["1. FC Köln won the cup."]),
        ("He went on and on\n– despite the rain.", ["He went on and on\n– despite the rain."]),
        ("Title\n=====\nText.", ["Title", "Text."]),
    ],
)  # fmt: skip
def test_lines_that_stand_alone_are_paragraphs(text: str, expected: list[str]) -> None:
    assert split(text) == expected


LINES = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
        st.sampled_from(
            ["", "- item", "1. one", "2) two", "-----", "date 2022-02-02 It", "title: x", "Heading", "and so on."]
        ),
    ),
    max_size=12,
)  # fmt: skip


@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]))
def test_no_text_is_lost_and_spans_are_in_order(lines: list[str], line_end: str) -> None:
    text = line_end.join(lines)
    spans = list(paragraphs(text))
    between = []
    last = 0
    for start, end in spans:
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        between.append(text[last:start])
        last = end
    between.append(text[last:])
    for gap in between:  # only white space, list marks and rules lie between the paragraphs
        assert re.fullmatch(r"(?:\s|[-*+•‣◦▪●–—·=_~#.]|\(?\d{1,3}[.)])*", gap), gap


@given(LINES)
def test_a_header_is_followed_by_all_of_the_rest(lines: list[str]) -> None:
    text = "\n".join(["date 2022-02-02", *lines])
    try:
        document = text_document(text, id="t", source="t.txt")
    except InputError:
        return
    assert document.created == "2022-02-02"
    assert document.paragraphs[0][0][0] >= len("date 2022-02-02")
