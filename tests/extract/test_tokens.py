"""The light tree says of every token what spaCy's says."""

from __future__ import annotations

import gc
from dataclasses import replace

import pytest

from kg.extract import extract
from kg.extract.tokens import Doc, Token, once
from kg.extract.tree import children

from .builders import BREAK, parsed

NAMES = [
    "text",
    "lower_",
    "lemma_",
    "pos_",
    "tag_",
    "dep_",
    "ent_type_",
    "whitespace_",
    "i",
    "idx",
    "is_punct",
    "is_space",
]


@pytest.fixture
def parse():
    return parsed(
        "[nsubj [amod Other] police , [conj [nmod:poss [det the] mayor [case 's]] staff/NNS]] said/VBD=say [obj so] .",
        BREAK,
        "[nsubj Mara@PERSON [flat Lind@PERSON]] was/VBD=be [obl [case in] Leeds@LOC [conj [cc and] York@B-LOC]] .",
    )


@pytest.fixture
def crossing():
    """A tree with crossing arcs: "hearing" has "today" in the middle and "on" at its end."""
    from spacy.tokens import Doc as SpacyDoc

    words = ["A", "hearing", "is", "scheduled", "on", "it", "today"]
    heads = [1, 3, 3, 3, 5, 1, 3]
    deps = ["det", "nsubj:pass", "aux:pass", "ROOT", "case", "nmod", "obl:tmod"]
    return SpacyDoc(parsed("rain").doc.vocab, words=words, heads=heads, deps=deps)


@pytest.mark.parametrize("name", NAMES)
def test_attributes_are_those_of_spacy(parse, name):
    assert [getattr(each, name) for each in Doc(parse.doc)] == [getattr(each, name) for each in parse.doc]


@pytest.mark.parametrize("name", ["children", "lefts", "rights", "subtree", "ancestors"])
def test_the_tree_is_that_of_spacy(parse, crossing, name):
    for doc in (parse.doc, crossing):
        found = [[each.i for each in getattr(token, name)] for token in Doc(doc)]
        assert found == [[each.i for each in getattr(token, name)] for token in doc]


@pytest.mark.parametrize("name", ["head", "left_edge", "right_edge"])
def test_single_tokens_are_those_of_spacy(parse, crossing, name):
    for doc in (parse.doc, crossing):
        assert [getattr(token, name).i for token in Doc(doc)] == [getattr(token, name).i for token in doc]


def test_spans_are_those_of_spacy(parse):
    doc = Doc(parse.doc)
    assert [(sent.start, sent.end, sent.text, sent.root.i) for sent in doc.sents] == [
        (sent.start, sent.end, sent.text, sent.root.i) for sent in parse.doc.sents
    ]
    entities = dict.fromkeys(token.ent for token in doc if token.ent is not None)
    assert [(ent.start, ent.end, ent.label_, ent.root.i) for ent in entities] == [
        (ent.start, ent.end, ent.label_, ent.root.i) for ent in parse.doc.ents
    ]
    for start in range(len(doc)):
        for end in range(start, len(doc) + 2):
            assert doc[start:end].text == parse.doc[start:end].text


def test_features_are_those_of_spacy(parse):
    for light, token in zip(Doc(parse.doc), parse.doc, strict=True):
        assert light.morph == {name: value.split(",") for name, value in token.morph.to_dict().items()}


def test_children_are_found_by_relation_with_and_without_subtype(parse, crossing):
    for doc in (Doc(parse.doc), Doc(crossing)):
        for token in doc:
            names = {name for each in token.children for name in (each.dep_, each.relation)}
            assert token.below == {
                name: [each for each in token.children if name in (each.dep_, each.relation)] for name in names
            }


@pytest.mark.parametrize(
    ("relations", "found"),
    [
        (("nsubj",), ["hearing"]),
        (("nsubj:pass",), ["hearing"]),
        (("aux", "nsubj:pass"), ["hearing", "is"]),
        (("obl", "obl:tmod"), ["today"]),
        (("obj", "iobj"), []),
    ],
)
def test_children_of_several_relations_stand_in_order_each_once(crossing, relations, found):
    assert [each.text for each in children(Doc(crossing)[3], *relations)] == found


def test_a_sentence_has_its_words_in_lower_case(parse):
    assert [sent.words for sent in Doc(parse.doc).sents] == [
        {token.lower_ for token in sent} for sent in parse.doc.sents
    ]


def test_a_sentence_lacks_words_of_which_it_has_none(parse):
    first, *_, last = Doc(parse.doc).sents
    leeds = frozenset({"leeds", "hull"})
    assert [(sent.lacks(leeds), sent.lacks(frozenset({"hull"}))) for sent in (first, last, last)] == [
        (True, True),
        (False, True),
        (False, True),
    ]


def test_a_span_is_counted_from_either_end(parse):
    span = Doc(parse.doc)[1:4]
    assert [span[i].i for i in (0, 2, -1, -3)] == [1, 3, 3, 1]


def _tokens_in_memory() -> int:
    return sum(type(each) is Token for each in gc.get_objects())


@pytest.mark.parametrize("searching", [True, False])
def test_extraction_leaves_no_tree_and_the_search_for_garbage_as_it_was(parse, searching):
    before = gc.isenabled()
    (gc.enable if searching else gc.disable)()
    try:
        extract(parse)
        assert gc.isenabled() is searching
        gc.disable()
        known = _tokens_in_memory()
        extract(parse)
        assert _tokens_in_memory() == known
    finally:
        (gc.enable if before else gc.disable)()


def test_the_search_for_garbage_goes_on_after_a_failure(parse):
    from spacy.tokens import Doc as SpacyDoc

    before = gc.isenabled()
    gc.enable()
    try:
        with pytest.raises(ValueError, match="sentence boundaries"):
            extract(replace(parse, doc=SpacyDoc(parse.doc.vocab, words=["no", "sentences"])))
        assert gc.isenabled()
    finally:
        (gc.enable if before else gc.disable)()


def test_a_rule_looks_at_a_token_once(parse):
    seen = []

    @once
    def rule(token: Token) -> str:
        seen.append(token.i)
        return token.text

    first, second = Doc(parse.doc)[:2]
    assert [rule(first), rule(first), rule(second)] == [first.text, first.text, second.text]
    assert seen == [0, 1]


def test_an_empty_text_has_no_tokens(parse):
    assert not list(Doc(type(parse.doc)(parse.doc.vocab)))
