"""Parses in ClearNLP's scheme become those of Universal Dependencies, and the same is read from both."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.extract import extract
from kg.extract.views import VIEWS
from kg.parse.clearnlp.component import to_universal
from kg.parse.clearnlp.lexicon import words as lexicon
from tests.extract.builders import VOCAB, line, located, parsed

from .clearnlp_cases import CASES


def rows(doc):
    """Return for each token what the rules look at. Punctuation may hang anywhere: no rule asks."""
    return [
        (token.text, token.dep_, token.head.text, token.head.i, token.pos_ in {"AUX", "VERB"} and token.pos_)
        for token in doc
        if not token.is_punct
    ]


def features(doc):
    return [token.morph.get("PronType") for token in doc if token.tag_ in {"WDT", "WP", "WRB"}]


def read(parse):
    """Return the triples and the propositions of a text."""
    propositions = [proposition.texts() for view in VIEWS.values() for proposition in view(parse.doc)]
    return [line(triple) for triple in extract(parse).triples], propositions


@pytest.mark.parametrize(("clearnlp", "universal"), CASES)
def test_tree(clearnlp, universal):
    found, expected = to_universal(parsed(clearnlp).doc), parsed(universal).doc
    assert rows(found) == rows(expected)
    assert features(found) == features(expected)


@pytest.mark.parametrize(("clearnlp", "universal"), CASES)
def test_what_is_read(clearnlp, universal):
    assert read(located(to_universal(parsed(clearnlp).doc))) == read(parsed(universal))


@pytest.mark.parametrize(
    ("clearnlp", "universal"),
    [
        pytest.param(
            "[nsubj It] was/VBD [acomp important/JJ [xcomp [aux to] publish/VB [dobj [det the] report]]] .",
            "[expl It] [cop was] important/JJ [csubj [mark to] publish/VB [obj [det the] report]] .",
            id="an infinitive that it stands for",
        ),
        pytest.param(
            "[nsubj It] seems/VBZ [ccomp [mark that] [nsubj Cole] lied/VBD=lie] .",
            "[expl It] seems/VBZ [ccomp [mark that] [nsubj Cole] lied/VBD=lie] .",
            id="it seems",
        ),
        pytest.param(
            "[expl There/EX] seems/VBZ [xcomp [aux to] be/VB [attr [det a] problem]] .",
            "[expl There/EX] seems/VBZ [xcomp [mark to] be/VB [nsubj [det a] problem]] .",
            id="there seems to be",
        ),
    ],
)
def test_where_the_scheme_tells_less_the_same_is_read(clearnlp, universal):
    assert read(located(to_universal(parsed(clearnlp).doc)))[0] == read(parsed(universal))[0]


@pytest.mark.parametrize(("clearnlp", "universal"), CASES)
def test_a_second_run_changes_nothing(clearnlp, universal):
    once = to_universal(parsed(clearnlp).doc)
    assert rows(to_universal(once.copy())) == rows(once)
    assert rows(to_universal(parsed(universal).doc)) == rows(parsed(universal).doc)


LABELS = """
acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative dep det
dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj predet prep
prt punct quantmod relcl xcomp
"""
FORMS = "is was be 's in of by to and not it who that there because instead as if so even what £ , ; - here Lind"
TAGS = "NN NNP CD PRP DT JJ RB IN TO VB VBD VBG VBN VBZ MD CC WP WDT EX $ , POS _SP"


@st.composite
def docs(draw):
    """A text of some sentences with random trees, most of them non-projective."""
    heads, starts = [], []
    for _ in range(draw(st.integers(1, 3))):
        base, size = len(heads), draw(st.integers(1, 12))
        order = draw(st.permutations(range(size)))
        above = {order[0]: order[0]} | {i: order[draw(st.integers(0, n))] for n, i in enumerate(order[1:])}
        heads += [base + above[i] for i in range(size)]
        starts += [i == 0 for i in range(size)]
    size = len(heads)

    def column(values):
        return draw(st.lists(st.sampled_from(values.split()), min_size=size, max_size=size))

    entities = column("O B-PERSON B-ORG")
    for i in range(1, size):
        if entities[i - 1] != "O" and not starts[i] and draw(st.booleans()):
            entities[i] = "I" + entities[i - 1][1:]
    deps = column(LABELS)
    deps = [draw(st.sampled_from(["ROOT", deps[i]])) if head == i else deps[i] for i, head in enumerate(heads)]
    forms, tags = column(FORMS), column(TAGS)
    pos = ["AUX" if tag.startswith("VB") else "X" for tag in tags]
    columns = {"tags": tags, "pos": pos, "lemmas": forms, "heads": heads, "deps": deps, "ents": entities}
    return Doc(VOCAB, words=forms, sent_starts=starts, **columns)


def kept(doc):
    """Return what the component must not touch."""
    bounds = [(sent.start, sent.end) for sent in doc.sents]
    return bounds, [(ent.start, ent.end, ent.label_) for ent in doc.ents], [(t.text, t.tag_, t.lemma_) for t in doc]


def check_that_every_sentence_stays_one_tree(doc):
    before = kept(doc)
    found = to_universal(doc)
    assert kept(found) == before
    for sent in found.sents:
        assert [token.dep_ for token in sent if token.head == token] == ["ROOT"]
        for token in sent:
            steps = 0
            while token.head != token:
                token, steps = token.head, steps + 1
                assert sent.start <= token.i < sent.end
                assert steps <= len(sent)
    assert {token.dep_ for token in found} <= lexicon("universal") | {"ROOT"}


@given(docs())
@settings(max_examples=300)
def test_every_sentence_stays_one_tree(doc):
    check_that_every_sentence_stays_one_tree(doc)


@pytest.mark.parametrize("seed", [*range(5), 39, 47, 51, 201])
def test_bounds_stay_where_long_chains_of_arcs_cross(seed):
    order = random.Random(seed)  # noqa: S311 -- no secret
    heads, deps = [], []
    for base in (0, 100, 200):
        chain = list(range(base, base + 100))
        order.shuffle(chain)
        above = dict(zip(chain[1:], chain, strict=False))
        heads += [above.get(i, i) for i in range(base, base + 100)]
        deps += ["dep" if i in above else "ROOT" for i in range(base, base + 100)]
    doc = Doc(VOCAB, words=["so"] * 300, tags=["RB"] * 300, heads=heads, deps=deps)
    check_that_every_sentence_stays_one_tree(doc)


def test_a_preposition_left_behind_may_have_its_object_in_front():
    doc = Doc(
        VOCAB,
        words=["the", "team", "that", "Cole", "worked", "in"],
        tags=["DT", "NN", "WDT", "NNP", "VBD", "IN"],
        pos=["DET", "NOUN", "PRON", "PROPN", "VERB", "ADP"],
        lemmas=["the", "team", "that", "Cole", "work", "in"],
        heads=[1, 1, 5, 4, 1, 4],
        deps=["det", "ROOT", "pobj", "nsubj", "relcl", "prep"],
    )
    found = to_universal(doc)
    assert [(token.dep_, token.head.text) for token in found][2:] == [
        ("obl", "worked"),
        ("nsubj", "worked"),
        ("acl:relcl", "team"),
        ("case", "that"),
    ]
    assert read(located(found))[0] == ["Cole | work in | team"]


def test_what_is_not_parsed_stays_as_it_is():
    doc = to_universal(Doc(VOCAB, words=["Cole", "lied"]))
    assert not doc.has_annotation("DEP")
    assert to_universal(Doc(VOCAB)).text == ""


def test_white_space_is_no_part_of_a_phrase():
    doc = Doc(
        VOCAB,
        words=["Lind", "works", "\n", "in", "Leeds"],
        tags=["NNP", "VBZ", "_SP", "IN", "NNP"],
        heads=[1, 1, 1, 1, 3],
        deps=["nsubj", "ROOT", "dep", "prep", "pobj"],
    )
    assert [token.dep_ for token in to_universal(doc)] == ["nsubj", "ROOT", "dep", "case", "obl"]


@pytest.mark.parametrize("label", sorted(set(LABELS.split())))
def test_no_label_is_left_over(label):
    doc = Doc(VOCAB, words=["Lind", "sold"], tags=["NNP", "VBD"], heads=[1, 1], deps=[label, "ROOT"])
    assert to_universal(doc)[0].dep_ in lexicon("universal")


@pytest.mark.parametrize("label", sorted(set(LABELS.split())))
def test_a_root_is_one_whatever_it_is_called(label):
    doc = Doc(VOCAB, words=["Lind", "sold"], tags=["NNP", "VBD"], heads=[1, 1], deps=["nsubj", label])
    assert [token.dep_ for token in to_universal(doc)] == ["nsubj", "ROOT"]
