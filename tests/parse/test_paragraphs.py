"""A paragraph break ends a sentence."""

import spacy
from spacy.tokens import Doc

from kg.parse.paragraphs import mark_paragraphs


def starts(text):
    doc = mark_paragraphs(spacy.blank("en")(text))
    return [token.text for token in doc if token.is_sent_start]


def test_break_starts_a_sentence():
    assert starts("A caption\n\nShe spoke\n\n\nHe left") == ["A", "She", "He"]


def test_a_line_break_does_not():
    assert starts("She spoke\nat length") == ["She"]


def test_other_boundaries_are_left_open():
    doc = mark_paragraphs(spacy.blank("en")("She spoke. He left."))
    assert [token.is_sent_start for token in doc][1:] == [None] * (len(doc) - 1)


def test_trailing_break_and_empty_text():
    assert starts("She spoke\n\n") == ["She"]
    assert starts("") == []


def test_parser_keeps_the_boundary():
    nlp = spacy.blank("en")
    nlp.add_pipe("kg_paragraphs")
    nlp.add_pipe("sentencizer", config={"overwrite": False})
    sentences = [sent.text.strip() for sent in nlp("A caption\n\nShe spoke. He left.").sents]
    assert sentences == ["A caption", "She spoke.", "He left."]


def test_factory_is_found_by_entry_point():
    nlp = spacy.blank("en")
    nlp.add_pipe("kg_paragraphs")
    assert isinstance(nlp("x"), Doc)
