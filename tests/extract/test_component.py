"""The extractors as a component of somebody's own pipeline."""

import pytest
import spacy
from spacy.tokens import Doc

from kg.extract.component import EXTENSION

from .builders import parsed

LIND = "[nsubj Lind] founded/VBD=found [obj Halden] ."
COLE = "[nsubj She] left/VBD=leave [obj it] ."


@pytest.fixture
def component():
    """The component in a pipeline, without a parser: it is given parsed `Doc`s."""
    nlp = spacy.blank("en")
    pipe = nlp.add_pipe("kg_triples")
    yield pipe
    Doc.remove_extension(EXTENSION)


def lemmas(doc):
    return [triple.predicate.lemma for triple in doc._.kg_triples]


def test_factory_is_found_by_entry_point_and_says_what_it_needs():
    nlp = spacy.blank("en")
    nlp.add_pipe("kg_triples")
    meta = nlp.get_pipe_meta("kg_triples")
    assert meta.assigns == ["doc._.kg_triples"]
    assert {"token.dep", "token.lemma", "token.tag"} <= set(meta.requires)
    problems = nlp.analyze_pipes()["problems"]["kg_triples"]
    assert "token.dep" in problems
    Doc.remove_extension(EXTENSION)


def test_doc_carries_triples_with_offsets_into_its_text(component):
    doc = component(parsed(LIND).doc)
    triple = doc._.kg_triples[0]
    assert isinstance(doc._.kg_triples, tuple)
    assert doc.text[triple.subject.start : triple.subject.end] == "Lind"
    assert doc.text[triple.predicate.start : triple.predicate.end] == "founded"
    assert doc.text[triple.object.start : triple.object.end] == "Halden"


def test_no_text_changes_what_is_read_from_the_next(component):
    alone = component(parsed(COLE).doc)._.kg_triples
    first = component(parsed(LIND).doc)
    after = component(parsed(COLE).doc)._.kg_triples
    assert after == alone
    assert lemmas(first) == ["found"]


def test_empty_doc_has_no_triples(component):
    assert component(spacy.blank("en")(""))._.kg_triples == ()
    assert component(spacy.blank("en")("   "))._.kg_triples == ()


def test_two_pipelines_share_the_extension(component):
    spacy.blank("en").add_pipe("kg_triples")
    assert lemmas(component(parsed(LIND).doc)) == ["found"]


def test_in_the_shipped_pipeline(shipped_nlp):
    nlp = spacy.blank("en", vocab=shipped_nlp.vocab)
    nlp.tokenizer = shipped_nlp.tokenizer
    for name in shipped_nlp.pipe_names:
        nlp.add_pipe(name, source=shipped_nlp)
    nlp.add_pipe("kg_triples", last=True)
    docs = list(nlp.pipe(["Mara Lind founded Halden.", "The committee published the report."]))
    assert [lemmas(doc) for doc in docs] == [["found"], ["publish"]]
    assert docs[0]._.kg_triples == nlp("Mara Lind founded Halden.")._.kg_triples
    Doc.remove_extension(EXTENSION)
