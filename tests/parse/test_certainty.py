"""How sure the parser was, on its way from the network to whoever asks."""

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.model import Document
from kg.parse import parse
from kg.parse.certainty import certainties, set_certainties
from kg.parse.documents import CHUNK
from kg.parse.neural.component import probabilities


@pytest.fixture
def doc():
    doc = Doc(Vocab(), words=["Ann", "left", "."])
    set_certainties(doc, bytes([99, 100, 7]))
    return doc


def test_probability_of_the_chosen_scores():
    scores = np.log(np.array([[1, 2, 1], [0.5, 0.1, 1.5]], dtype=np.float32))
    scores[1, 1] = -np.inf  # ruled out
    assert probabilities(scores, np.array([1, 0])) == pytest.approx([0.5, 0.25])


def test_certainties_are_stored_with_the_doc(doc):
    assert list(certainties(Doc(Vocab()).from_bytes(doc.to_bytes()))) == [99, 100, 7]


def test_a_doc_that_was_cut_anew_has_none(doc):
    with doc.retokenize() as retokenizer:
        retokenizer.merge(doc[1:3])
    assert certainties(doc) is None


def test_a_parser_that_tells_none(doc):
    assert certainties(Doc(doc.vocab, words=["Ann", "left"])) is None


def test_each_token_needs_one(doc):
    with pytest.raises(ValueError, match="2 percentages for 3 tokens"):
        set_certainties(doc, b"ab")


def test_chunks_of_a_long_document_are_joined_with_theirs():
    @Language.component("sure_of_length")
    def sure_of_length(doc):
        set_certainties(doc, bytes(min(len(token), 100) for token in doc))
        return doc

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("sure_of_length")
    text = "All of it was there. " * (CHUNK // 20)
    (found,) = parse(nlp, [Document(id="d", text=text, source="d", paragraphs=(((0, len(text)),),))])
    assert list(certainties(found.doc)) == [len(token) for token in found.doc]


def test_the_network_tells_how_sure_it_is(nlp):
    doc = nlp("The committee published the report.")
    percentages = certainties(doc)
    assert percentages is not None
    assert all(50 < each <= 100 for each in percentages)
    hard = certainties(nlp("Fat people eat accumulates."))
    assert min(hard) < min(percentages)
