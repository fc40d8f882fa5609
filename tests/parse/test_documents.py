"""Clean text for the parser, and the way back from it to the file."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Document
from kg.parse import parse
from kg.parse.documents import PARAGRAPH_BREAK, chunks, clean

ODD = "aB.字漢가😀👩🏽\u200d\u200be\u0301\u0308ß \t\n\r\x00\x07\x1b\x85\u00a0\u00ad\u2028\u3000\ufeff\u202e*<>"
TEXTS = st.text(alphabet=ODD, max_size=40) | st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@st.composite
def documents(draw) -> Document:
    """A document whose paragraphs are runs of spans, in order, of an odd text."""
    text = draw(TEXTS)
    edges = st.integers(0, len(text))
    cuts = sorted(draw(st.lists(edges, max_size=8)))
    spans = [span for span in zip(cuts[::2], cuts[1::2], strict=False) if span[0] < span[1]]
    paragraphs = []
    while spans:
        size = draw(st.integers(1, len(spans)))
        paragraphs.append(tuple(spans[:size]))
        spans = spans[size:]
    return Document(id="d", text=text, source="d", paragraphs=tuple(paragraphs))


def document(text, *paragraphs):
    return Document(id="d", text=text, source="d", paragraphs=paragraphs or (((0, len(text)),),))


@given(documents())
def test_every_visible_character_leads_to_itself(source):
    text, offsets = clean(source)
    assert len(text) == len(offsets)
    for char, offset in zip(text, offsets, strict=True):
        if not char.isspace():
            assert source.text[offset] == char


@given(documents())
def test_offsets_increase_but_for_paragraph_breaks(source):
    text, offsets = clean(source)
    broken = {i for at in range(len(text)) if text.startswith("\n", at) for i in (at, at - 1)}
    for i in range(1, len(text)):
        assert offsets[i - 1] <= offsets[i]
        if text[i] != "\n":
            assert offsets[i - 1] < offsets[i]
        else:
            assert i in broken


@given(documents())
def test_clean_text_is_plain(source):
    text, _ = clean(source)
    assert "  " not in text
    assert "\n\n\n" not in text
    assert " \n" not in text
    assert "\n " not in text
    assert text == text.strip()
    assert all(char.isprintable() or char == "\n" for char in text)
    assert text.count("\n") == 2 * text.count(PARAGRAPH_BREAK)


@given(documents())
def test_nothing_visible_is_lost(source):
    text, _ = clean(source)
    prose = "".join(source.text[start:end] for paragraph in source.paragraphs for start, end in paragraph)
    invisible = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
    expected = [char for char in prose if char.isprintable() and not char.isspace() and char not in invisible]
    assert [char for char in text if not char.isspace()] == expected


@pytest.mark.parametrize(
    ("source", "text", "offsets"),
    [
        pytest.param(document("a  b"), "a b", [0, 1, 3], id="two spaces"),
        pytest.param(document(" a "), "a", [1], id="edges"),
        pytest.param(document("a\r\nb"), "a b", [0, 1, 3], id="line end"),
        pytest.param(document("so\u00adft"), "soft", [0, 1, 3, 4], id="soft hyphen"),
        pytest.param(document("a\x00b"), "a b", [0, 1, 2], id="control character"),
        pytest.param(document("a😀字"), "a😀字", [0, 1, 2], id="one code point, one offset"),
        pytest.param(document("e\u0301"), "e\u0301", [0, 1], id="combining mark"),
        pytest.param(document("a**b**", ((0, 1), (3, 4))), "ab", [0, 3], id="markup inside a word"),
        pytest.param(document("a\n\nb", ((0, 1),), ((3, 4),)), "a\n\nb", [0, 0, 0, 3], id="paragraphs"),
        pytest.param(document("a # b", ((0, 1),), ((2, 2),), ((4, 5),)), "a\n\nb", [0, 0, 0, 4], id="empty paragraph"),
        pytest.param(document("\ufeff \n"), "", [], id="nothing visible"),
        pytest.param(document("metadata", ()), "", [], id="no prose"),
    ],
)
def test_clean(source, text, offsets):
    found, back = clean(source)
    assert (found, list(back)) == (text, offsets)


@given(st.text(alphabet="ab. \n", max_size=200), st.integers(2, 30))
def test_chunks_are_the_text_in_pieces_of_bounded_size(text, size):
    pieces = list(chunks(text, size=size))
    assert "".join(pieces) == text
    assert all(0 < len(piece) <= size + len(PARAGRAPH_BREAK) for piece in pieces)


@pytest.mark.parametrize(
    ("text", "size", "expected"),
    [
        pytest.param("Aaaa aa.\n\nBbbb. Ccc.", 14, ["Aaaa aa.\n\n", "Bbbb. Ccc."], id="after a paragraph"),
        pytest.param("Aaaa. Bbbb bb bbb.", 10, ["Aaaa. ", "Bbbb bb ", "bbb."], id="after a sentence, after a word"),
        pytest.param(
            "Aaaa bbbb cccc dddd eeee. He met Dr. Hill on a day.",
            40,
            ["Aaaa bbbb cccc dddd eeee. ", "He met Dr. Hill on a day."],
            id="not after an abbreviation",
        ),
        pytest.param("aaaaaaaa", 3, ["aaa", "aaa", "aa"], id="nowhere to cut"),
        pytest.param("", 3, [], id="nothing"),
    ],
)
def test_chunks(text, size, expected):
    assert list(chunks(text, size=size)) == expected


@pytest.fixture(scope="module")
def nlp():
    """A pipeline that only ends sentences at full stops."""
    blank = spacy.blank("en")
    blank.add_pipe("sentencizer")
    return blank


def test_parse_leads_back_to_the_file(nlp):
    source = document("# Title\n\nMara  *Lind*\nleft. 😀", ((2, 7),), ((9, 15), (16, 20), (21, 29)))
    [found] = parse(nlp, [source])
    assert found.document is source
    assert found.doc.text == "Title\n\nMara Lind left. 😀"
    token = next(each for each in found.doc if each.text == "Lind")
    start, end = found.span(token.idx, token.idx + len(token))
    assert source.text[start:end] == "Lind"
    start, end = found.span(len("Title\n\n"), len("Title\n\nMara Lind"))
    assert source.text[start:end] == "Mara  *Lind"


def test_a_document_without_prose_is_parsed_as_nothing(nlp):
    [found] = parse(nlp, [document("metadata", ())])
    assert (found.doc.text, len(found.doc), len(found.offsets)) == ("", 0, 0)


def test_long_documents_are_parsed_in_chunks_and_put_together(nlp, monkeypatch):
    monkeypatch.setattr("kg.parse.documents.chunks", lambda text: chunks(text, size=40))
    text = " ".join(f"Sentence number {n} stands here." for n in range(50))
    [found] = parse(nlp, [document(text)])
    assert found.doc.text == text
    assert [sent.text for sent in found.doc.sents] == [f"Sentence number {n} stands here." for n in range(50)]
    assert all(token.text == text[token.idx : token.idx + len(token)] for token in found.doc)


def test_each_document_is_parsed_alone(nlp):
    texts = ["One. Two.", "Three.", ""]
    together = [each.doc.text for each in parse(nlp, [document(text) for text in texts])]
    assert together == texts


def test_documents_are_parsed_one_by_one(nlp):
    def source():
        yield document("One.")
        raise AssertionError("the second document was read before the first was handed out")

    assert next(parse(nlp, source())).doc.text == "One."
