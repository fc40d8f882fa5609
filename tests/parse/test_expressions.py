"""Dates, times, amounts, shares, quantities and peoples; what is none of them."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from kg.parse import expressions
from kg.parse.expressions import ExpressionRecognizer


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("en")
    nlp.add_pipe("kg_expressions")
    return nlp


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It opened on Monday, 3 May 2021, at last", [("Monday, 3 May 2021", "DATE")]),
        ("on May 3, 2021 and in early 1987", [("May 3, 2021", "DATE"), ("early 1987", "DATE")]),
        ("since the mid-1990s, or in May", [("mid-1990s", "DATE"), ("May", "DATE")]),
        ("last week, two years ago", [("last week", "DATE"), ("two years ago", "DATE")]),
        ("Sales - 2019, in mid-May and late - 1987", [("2019", "DATE"), ("mid-May", "DATE"), ("late - 1987", "DATE")]),
        ("He left, 3 May 2021, and on 5 May, she did", [("3 May 2021", "DATE"), ("5 May", "DATE")]),
        ("- May 2020", [("May 2020", "DATE")]),
        ("\u2013 1990s - May", [("1990s", "DATE"), ("May", "DATE")]),
        ("5 May - 2019", [("5 May", "DATE"), ("2019", "DATE")]),
        ("over the past 12 months", [("the past 12 months", "DATE")]),
        ("from 2010 to 2014", [("2010 to 2014", "DATE")]),
        ("at 7:30 pm, at 9am, at noon", [("7:30 pm", "TIME"), ("9am", "TIME"), ("noon", "TIME")]),
        ("at 7.30, 9.15 a.m. and 19:45", [("7.30", "TIME"), ("9.15 a.m.", "TIME"), ("19:45", "TIME")]),
        ("It rose 3.25 to 12.45 million, by 1.25 million or by 1.30 bn", []),
        ("a ratio of 2.15 in version 3.11", []),
        ("2.15", []),
        ("for three hours", [("three hours", "TIME")]),
        ("paid £2.5 million and 300 euros", [("£2.5 million", "MONEY"), ("300 euros", "MONEY")]),
        ("40%, 12 per cent", [("40%", "PERCENT"), ("12 per cent", "PERCENT")]),
        ("up 3 percentage points", [("3 percentage points", "PERCENT")]),
        ("a 12-mile road, 30 square kilometres", [("12-mile", "QUANTITY"), ("30 square kilometres", "QUANTITY")]),
        ("It may rain, and she will march to the second house", []),
        ("the Sun said, and Mark sat with Jan", []),
    ],
)  # fmt: skip
def test_expressions(nlp, text, expected):
    assert [(ent.text, ent.label_) for ent in nlp(text).ents] == expected


@pytest.mark.parametrize(
    ("words", "tags", "lemmas", "expected"),
    [
        (["French", "troops"], ["JJ", "NNS"], ["French", "troop"], ["French"]),
        (["Angry", "troops"], ["JJ", "NNS"], ["angry", "troop"], []),
        (["The", "Britons", "left"], ["DT", "NNPS", "VBD"], ["the", "Briton", "leave"], ["Britons"]),
        (["The", "french", "left"], ["DT", "JJ", "VBD"], ["the", "french", "leave"], []),
    ],
)
def test_peoples(nlp, words, tags, lemmas, expected):
    count = len(words)
    doc = Doc(nlp.vocab, words=words, tags=tags, lemmas=lemmas, heads=[count - 1] * count, deps=["dep"] * count)
    assert [ent.text for ent in nlp.get_pipe("kg_expressions")(doc).ents if ent.label_ == "NORP"] == expected


@pytest.mark.parametrize(
    ("words", "heads", "deps", "expected"),
    [
        (["Apollo", "11", "landed"], [2, 0, 2], ["nsubj", "nummod", "ROOT"], "Apollo 11"),
        (["Apollo", "11", "landed"], [1, 2, 2], ["compound", "nsubj", "ROOT"], "Apollo 11"),
        (["Apollo", "1969", "landed"], [2, 0, 2], ["nsubj", "nummod", "ROOT"], "Apollo"),
        (["Apollo", "11", "landed"], [2, 2, 2], ["nsubj", "obl:unmarked", "ROOT"], "Apollo"),
    ],
)
def test_the_number_of_a_name_belongs_to_it(nlp, words, heads, deps, expected):
    doc = Doc(nlp.vocab, words=words, heads=heads, deps=deps)
    doc.set_ents([Span(doc, 0, 1, label="PRODUCT")])
    found = nlp.get_pipe("kg_expressions")(doc).ents
    assert found[0].text == expected
    assert found[0].label_ == "PRODUCT"


def test_a_score_belongs_to_no_name(nlp):
    words, deps = ["Halden", "3", "-", "1"], ["ROOT", "nummod", "punct", "nmod"]
    doc = Doc(nlp.vocab, words=words, heads=[0, 0, 3, 1], deps=deps)
    doc.set_ents([Span(doc, 0, 1, label="ORG")])
    assert nlp.get_pipe("kg_expressions")(doc).ents[0].text == "Halden"


@pytest.mark.parametrize(
    ("form", "text", "label"), [("Ltd", "Lind Ltd", "ORG"), ("plc", "Lind plc", "ORG"), ("as", "Lind", "PERSON")]
)
def test_a_legal_form_makes_an_organisation(nlp, form, text, label):
    doc = Doc(nlp.vocab, words=["Lind", form, "left"], heads=[2, 0, 2], deps=["nsubj", "flat", "ROOT"])
    doc.set_ents([Span(doc, 0, 1, label="PERSON")])
    found = nlp.get_pipe("kg_expressions")(doc).ents[0]
    assert (found.text, found.label_) == (text, label)


def test_a_number_that_is_a_name_of_its_own_is_left_to_it(nlp):
    doc = Doc(nlp.vocab, words=["Apollo", "11", "landed"], heads=[2, 0, 2], deps=["nsubj", "nummod", "ROOT"])
    doc.set_ents([Span(doc, 0, 1, label="PRODUCT"), Span(doc, 1, 2, label="ORG")])
    assert [ent.text for ent in nlp.get_pipe("kg_expressions")(doc).ents] == ["Apollo", "11"]


def test_entities_that_are_there_stay(nlp):
    doc = nlp.make_doc("The May 2021 Committee met in 2021")
    doc.set_ents([Span(doc, 1, 4, label="ORG")])
    found = nlp.get_pipe("kg_expressions")(doc).ents
    assert [(ent.text, ent.label_) for ent in found] == [("May 2021 Committee", "ORG"), ("2021", "DATE")]


WORDS = "3 May 2021 , of the last two weeks ago Monday - 40 % £ million km per cent 7:30 pm x said 1990s early"
PARTS = st.sampled_from(WORDS.split(" ")) | st.just("\n\n")


@given(st.lists(PARTS, max_size=14))
def test_skipping_text_without_numbers_changes_nothing(nlp, parts):
    recognizer = nlp.get_pipe("kg_expressions")
    assert isinstance(recognizer, ExpressionRecognizer)
    doc = nlp.make_doc(" ".join(parts))
    everywhere = {(span.start, span.end, span.label_) for span in recognizer._matcher(doc, as_spans=True)}
    in_runs = {
        (span.start, span.end, span.label_)
        for start, end in recognizer._runs(doc)
        for span in recognizer._matcher(doc[start:end], as_spans=True)
    }
    assert in_runs == everywhere


@pytest.mark.parametrize("words", [["1"] * 4000, ["two", ","] * 2000, ["of"] * 4000 + ["7"]])
def test_no_call_of_the_matcher_gets_a_long_text(nlp, words):
    doc = Doc(nlp.vocab, words=words)
    runs = nlp.get_pipe("kg_expressions")._runs(doc)
    assert max(end - start for start, end in runs) <= 40
    assert {at for start, end in runs for at in range(start, end)} == set(range(4000 + (words[-1] == "7")))
    assert sum(end - start for start, end in runs) < 1.5 * len(doc)


@pytest.mark.parametrize("before", range(25, 45))
def test_what_stands_where_a_run_is_cut_stays_whole(nlp, before):
    doc = Doc(nlp.vocab, words=["of"] * before + ["Monday", ",", "3", "of", "May", ",", "2021"] + ["of"] * 40)
    assert [ent.text for ent in nlp.get_pipe("kg_expressions")(doc).ents] == ["Monday , 3 of May , 2021"]


def test_a_pattern_repeats_numbers_only_so_often(nlp):
    doc = Doc(nlp.vocab, words=["two"] * 30 + ["dollars"])
    assert [len(ent) for ent in nlp.get_pipe("kg_expressions")(doc).ents] == [6]


@pytest.mark.parametrize(
    ("words", "pos", "heads", "deps", "expected"),
    [
        ("cut 1500 jobs", "VERB NUM NOUN", [0, 2, 0], "ROOT nummod obj", []),
        ("cut 1500 new jobs", "VERB NUM ADJ NOUN", [0, 3, 3, 0], "ROOT nummod amod obj", []),
        ("the 2019 election", "DET NUM NOUN", [2, 2, 2], "det compound ROOT", ["2019"]),
        ("cut jobs 1999", "VERB NOUN NUM", [0, 0, 1], "ROOT obj nummod", ["1999"]),
        ("in 1999 jobs went", "ADP NUM NOUN VERB", [1, 3, 3, 3], "case obl nsubj ROOT", ["1999"]),
        ("May 2019 jobs", "PROPN NUM NOUN", [2, 2, 2], "compound nummod ROOT", ["May 2019"]),
    ],
)
def test_a_number_that_counts_is_no_year(nlp, words, pos, heads, deps, expected):
    doc = Doc(nlp.vocab, words=words.split(), pos=pos.split(), heads=heads, deps=deps.split())
    assert [ent.text for ent in nlp.get_pipe("kg_expressions")(doc).ents] == expected


@pytest.mark.parametrize(
    ("words", "label", "start", "end", "expected"),
    [
        ("Golden Monday , 3 May 2021", "PERSON", 0, 2, ["Golden Monday", "3 May 2021"]),
        ("on Monday , 3 May 2021 Records", "ORG", 5, 7, ["Monday , 3 May", "2021 Records"]),
        ("The Two Million dollars", "WORK_OF_ART", 0, 3, ["The Two Million"]),
        ("Seven 3 hours", "WORK_OF_ART", 0, 1, ["Seven", "3 hours"]),
    ],
)
def test_what_touches_an_entity_hides_nothing_beside_it(nlp, words, label, start, end, expected):
    doc = Doc(nlp.vocab, words=words.split())
    doc.set_ents([Span(doc, start, end, label=label)])
    assert [ent.text for ent in nlp.get_pipe("kg_expressions")(doc).ents] == expected


def test_what_is_remembered_of_words_has_a_bound(monkeypatch):
    monkeypatch.setattr(expressions, "_REMEMBERED", 20)
    recognizer = ExpressionRecognizer(spacy.blank("en").vocab)
    words = [f"word{n}" for n in range(95)] + ["7" * 51, "x" * 51, "May", "2021"]
    found = recognizer(Doc(recognizer._matcher.vocab, words=words))
    assert [ent.text for ent in found.ents] == ["May 2021"]
    assert 0 < len(recognizer._roles) <= 20
    assert not {found[95].orth, found[96].orth} & set(recognizer._roles)


def test_the_factory_names_what_is_read(nlp):
    read = {"token.tag", "token.lemma", "token.pos", "token.dep", "token.head"}
    assert set(nlp.get_pipe_meta("kg_expressions").requires) == read
