"""The shipped network as a component: what it sets, and that a text's parse is its own."""

import json
import os
import pickle
import subprocess
import sys

import pytest
import spacy
from spacy.tokens import Doc, Span

from kg.errors import PipelineError
from kg.parse import load_pipeline
from kg.parse.neural.component import FILES, NetworkParser
from kg.parse.neural.windows import WINDOW

ATTRIBUTES = ["TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"]
TEXTS = [
    "Mara Lind chairs the Harbour Trust.",
    "A caption\n\nThe ferry that had been delayed left at noon. It was full!",
    "Yes.",
    "“We knew,” said Tom Eade, “and nobody — nobody at all — would listen.”",
    "STRIKE ENDS AFTER 3 DAYS",
    "• bread\n\n• 2 eggs (large)\n\n• see https://example.org/a-b?c=d",
    "the trust’s treasurer, a former banker, didn't resign. she was dismissed in 2019 ...",
]


@pytest.fixture(scope="module")
def nlp():
    return load_pipeline()


def annotation(doc):
    """Return all that was predicted, independent of any vocabulary's numbers."""
    return [
        (token.text, token.tag_, token.pos_, str(token.morph), token.lemma_, token.head.i, token.dep_, token.ent_iob_)
        for token in doc
    ] + [(ent.start, ent.end, ent.label_) for ent in doc.ents]


def test_everything_is_set(nlp):
    doc = nlp("Mara Lind chairs the Labour Party in Leeds. Did it pay?")
    for attribute in ("TAG", "POS", "LEMMA", "DEP", "SENT_START"):
        assert doc.has_annotation(attribute), attribute
    assert [sentence.text for sentence in doc.sents] == ["Mara Lind chairs the Labour Party in Leeds.", "Did it pay?"]
    assert [(token.text, token.head.text, token.dep_) for token in doc[2:6]] == [
        ("chairs", "chairs", "ROOT"),
        ("the", "Party", "det"),
        ("Labour", "Party", "compound"),
        ("Party", "chairs", "obj"),
    ]
    assert [(ent.text, ent.label_) for ent in doc.ents] == [
        ("Mara Lind", "PERSON"),
        ("Labour Party", "ORG"),
        ("Leeds", "LOC"),
    ]
    assert [token.lemma_ for token in doc if token.text in {"chairs", "Did"}] == ["chair", "do"]
    assert doc[2].morph.get("Tense") == ["Pres"]


def test_a_parse_does_not_depend_on_its_neighbours(nlp):
    alone = [annotation(nlp(text)) for text in TEXTS]
    for texts in (TEXTS, TEXTS[::-1]):
        for batch_size in (1, 3, 100):
            together = {doc.text: annotation(doc) for doc in nlp.pipe(texts, batch_size=batch_size)}
            assert [together[text] for text in TEXTS] == alone


def test_a_parse_does_not_depend_on_the_processes(nlp):
    alone = [annotation(nlp(text)) for text in TEXTS]
    assert [annotation(doc) for doc in nlp.pipe(TEXTS, n_process=2, batch_size=2)] == alone


def test_a_parse_does_not_depend_on_the_threads_of_the_machine(nlp):
    script = (
        "import json, sys, kg.parse;"
        "nlp = kg.parse.load_pipeline();"
        "json.dump([[[t.tag_, t.lemma_, t.head.i, t.dep_, t.ent_type_] for t in nlp(text)] "
        "for text in json.load(sys.stdin)], sys.stdout)"
    )
    found = []
    for threads in ("1", "4"):
        environment = os.environ | {
            "OMP_NUM_THREADS": threads,
            "OPENBLAS_NUM_THREADS": threads,
            "PYTHONHASHSEED": threads,
        }
        done = subprocess.run(
            [sys.executable, "-c", script],
            input=json.dumps(TEXTS),
            env=environment,
            capture_output=True,
            check=True,
            text=True,
        )
        found.append(json.loads(done.stdout))
    here = [[[t.tag_, t.lemma_, t.head.i, t.dep_, t.ent_type_] for t in nlp(text)] for text in TEXTS]
    assert found == [here, here]


def test_saved_and_loaded_it_parses_the_same(nlp, tmp_path):
    expected = [annotation(nlp(text)) for text in TEXTS]
    nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    assert [annotation(again(text)) for text in TEXTS] == expected
    network = pickle.loads(pickle.dumps(nlp.get_pipe("kg_network")))  # noqa: S301 -- our own bytes
    assert isinstance(network, NetworkParser)
    for text, own in zip(TEXTS, expected, strict=True):
        doc = nlp.get_pipe("kg_expressions")(network(nlp.make_doc(text)))
        assert annotation(doc) == own


@pytest.mark.parametrize("name", FILES)
def test_damaged_weights_are_named(nlp, tmp_path, name):
    nlp.to_disk(tmp_path / "pipeline")
    path = tmp_path / "pipeline" / "kg_network" / name
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(PipelineError, match=name):
        load_pipeline(str(tmp_path / "pipeline"))


def test_without_weights_it_says_so():
    network = NetworkParser(spacy.blank("en").vocab)
    assert network.labels == ()
    with pytest.raises(ValueError, match="no weights"):
        network(spacy.blank("en")("Some text."))


def test_a_blank_line_ends_a_sentence_whatever_stands_there(nlp):
    doc = nlp("the report of\n\nthe committee\n \nwas late\nand long")
    starts = [sentence.text.split()[:2] for sentence in doc.sents]
    assert starts == [["the", "report"], ["the", "committee"], ["was", "late"]]


def test_every_sentence_is_one_tree(nlp):
    for text in (
        *TEXTS,
        "\n\n",
        " ",
        "...",
        "a" * 3000,
        "word " * 1500,
        "(" * 600,
        "no stop " * 400 + "\n\n" + TEXTS[1],
    ):
        doc = nlp(text)
        for sentence in doc.sents:
            visible = [token for token in sentence if not token.is_space]
            roots = [token for token in visible if token.head.i == token.i]
            assert len(roots) == min(1, len(visible))
            assert all(token.head in sentence for token in visible)
        for token in doc:
            assert (token.dep_ == "ROOT") == (token.head.i == token.i) or token.is_space


def test_a_long_document_is_read_in_windows_that_cut_no_sentence(nlp):
    text = " ".join(
        f"The {word} council met on Monday and voted for the plan." for word in ("new", "old", "small") * 60
    )
    doc = nlp(text)
    assert {sentence.text[-9:] for sentence in doc.sents} == {"the plan."}
    assert len(list(doc.sents)) == 180
    assert {sentence.root.text for sentence in doc.sents} == {"met"}


def test_a_sentence_longer_than_a_window_is_read_whole(nlp):
    text = "The council met and " + "the mayor of the old town spoke to the people and " * 24 + "nobody left."
    sentence, last = nlp(text + "\n\nIt rained.").sents
    assert len(sentence) > WINDOW
    assert last.text == "It rained."


def test_white_space_hangs_on_the_token_before_it(nlp):
    doc = nlp("  Rain  fell.\n\nSnow melted.")
    for token in doc:
        if token.is_space:
            assert (token.pos_, token.tag_) == ("SPACE", "_SP")
            assert token.head.i == (token.i - 1 if token.i else 1)
    doc = nlp.get_pipe("kg_network")(Doc(nlp.vocab, words=[" ", "\n", "Rain", "fell"]))
    assert [token.head.i for token in doc] == [2, 2, 3, 3]
    doc = nlp.get_pipe("kg_network")(Doc(nlp.vocab, words=[" ", "\n"]))
    assert [token.head.i for token in doc] == [0, 0]


def test_bounds_that_are_set_are_kept(nlp):
    words = ["The", "rain", "fell", ".", "The", "snow", "melted", "in", "May"]
    doc = Doc(nlp.vocab, words=words, sent_starts=[True] + [False] * 8)
    assert len(list(nlp(doc).sents)) == 1
    doc = Doc(nlp.vocab, words=words, sent_starts=[True, False, True, *[None] * 6])
    assert [sentence.start for sentence in nlp(doc).sents] == [0, 2, 4]


def test_a_bound_on_white_space_holds_for_the_word_behind_it(nlp):
    doc = Doc(nlp.vocab, words=["Rain", "fell", "\n", "on", "Leeds"], sent_starts=[True, False, True, False, False])
    assert [sentence.text.split() for sentence in nlp(doc).sents] == [["Rain", "fell"], ["on", "Leeds"]]


def test_entities_that_are_set_are_kept(nlp):
    doc = nlp.make_doc("Mara Lind met Zorbax in Leeds")
    doc.set_ents([Span(doc, 3, 4, label="ORG", kb_id="Q1"), Span(doc, 0, 3, label="EVENT")])
    found = {(ent.text, ent.label_, ent.kb_id_) for ent in nlp(doc).ents}
    assert {("Zorbax", "ORG", "Q1"), ("Mara Lind met", "EVENT", "")} < found
    assert ("Leeds", "LOC", "") in found


def test_marks_of_the_encoder_in_a_text_are_text(nlp):
    pieces = nlp.get_pipe("kg_network")._reader(nlp.make_doc("x[SEP]y [CLS] [PAD]")).pieces
    assert not {0, 101, 102} & {piece for own in pieces for piece in own}


def test_a_network_runs_on_one_thread(nlp):
    network = nlp.get_pipe("kg_network")
    for session in (network._network, network._relation_scorer):
        assert session.get_session_options().intra_op_num_threads == 1
