from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kg.errors import InputError
from kg.read.markdown import read_markdown

if TYPE_CHECKING:
    from kg.model import Document


def read(text: str) -> Document:
    return read_markdown(text.encode(), id="m.md", source="m.md")


def prose(text: str) -> list[str]:
    document = read(text)
    return [" ".join("".join(text[a:b] for a, b in spans).split()) for spans in document.paragraphs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Storm #\n\nIt *really* __rained__.", ["Storm", "It really rained."]),
        ("Storm\n=====\n\nRain", ["Storm", "Rain"]),
        ("- one\n- two\n  lines\n\n  > quoted\n  > twice", ["one", "two lines", "quoted twice"]),
        ('See [the *report*](http://x.org "a title") now.', ["See the report now."]),
        ("See [the report][1] now.\n\n[1]: http://x.org", ["See the report now."]),
        ("Before ![a picture](x.png) after <b>bold</b>.", ["Before after bold."]),
        ("Call `parse` and ``a`b``.", ["Call parse and a`b."]),
        (r"Not \*emphasised\*, snake_case, 2 * 3.", ["Not *emphasised*, snake_case, 2 * 3."]),
        ("Marks &amp; Spencer, AT&T", ["Marks & Spencer, AT&T"]),
        ("See <http://x.org>.", ["See http://x.org."]),
        ("Text\n\n```\ncode\n```\n\n    indented\n\n<div>\nhtml\n</div>\n\nMore", ["Text", "More"]),
        ("| Name | Role |\n| --- | --- |\n| *Ann* \\| Bob | mayor |\n", ["Name", "Role", "Ann | Bob", "mayor"]),
        ("one\r\ntwo\r\n\r\nthree", ["one two", "three"]),
        ("\ufeff# Storm", ["Storm"]),
    ],
)
def test_prose_is_what_a_reader_sees(text: str, expected: list[str]) -> None:
    assert prose(text) == expected


def test_front_matter_is_metadata() -> None:
    document = read('---\ntitle: "A: storm"\ndate: 2 Feb 2022\ntags:\n  - rain\n---\n# Heading\n')
    assert (document.title, document.created) == ("A: storm", "2022-02-02")
    assert prose(document.text) == ["Heading"]


def test_a_rule_and_prose_are_no_front_matter() -> None:
    text = "---\n\nIt rained. Nobody saw it.\n\n---\n\nIt snowed."
    assert prose(text) == ["It rained. Nobody saw it.", "It snowed."]


def test_the_first_heading_is_the_title() -> None:
    assert read("Some text.\n\n## A *storm* came\n\n# Later").title == "A storm came"
    assert read("Some text.").title is None


@pytest.mark.parametrize("text", ["```\ncode\n```", "---\ntitle: x\n---\n", "![picture](x.png)", "<p>html</p>"])
def test_a_file_without_prose_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="no prose"):
        read(text)


def rendered(text: str) -> list[str]:
    """What markdown-it itself takes for the text of each paragraph, without white space."""
    found = []
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "inline":
            parts = [
                child.content for child in token.children or [] if child.type in ("text", "text_special", "code_inline")
            ]
            found.append(re.sub(r"\s", "", "".join(parts)))
    return [paragraph for paragraph in found if paragraph]


PIECES = st.lists(
    st.sampled_from(
        ["a", "bc", " ", "  \n", "\n", "\n\n", "\r\n", "*", "**", "_", "`", "``", "[", "]", "(x)", "[a](b)", "![", "\\",
         "<b>", "<http://x.y>", "# ", "> ", "- ", "1. ", "\t", "    ", "|", "\n|-|-|\n", "---", "===", "```\n", "é",
         "日本", "👍", "&", "[r]", "\n\n[r]: u 't'\n", "~", "!", "#", "\u00a0"]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@given(PIECES)
def test_joined_spans_are_the_rendered_text(text: str) -> None:
    expected = [] if text.lstrip("\r\n").startswith("---") else rendered(text)
    try:
        document = read(text)
    except InputError:
        assert expected == []
        return
    last = 0
    for spans in document.paragraphs:
        for start, end in spans:
            assert last <= start < end <= len(text)
            last = end
    if expected:
        joined = [re.sub(r"\s", "", "".join(text[a:b] for a, b in spans)) for spans in document.paragraphs]
        assert joined == expected
