"""The parts of the training that decide what is gold: alignment, entity readers, written sentences."""

import random

import pytest
import spacy

alignment = pytest.importorskip("training.alignment", reason="the installed package has no training scripts")

from training.corpora import gold_doc, without_stop  # noqa: E402
from training.entity_corpora import passage_of, tagged_spans  # noqa: E402
from training.names import NameSwapper, read_names  # noqa: E402
from training.news_trees import HERE, NewsTrees, spelled  # noqa: E402
from training.passages import Passage, entity_doc  # noqa: E402
from training.treebank import read_treebank  # noqa: E402

CONLLU = """\
# newdoc id = d
# newpar
# sent_id = d-1
# text = I can't see co-workers.
1\tI\tI\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
2\tca\tcan\tAUX\tMD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tsee\tsee\tVERB\tVB\t_\t0\troot\t_\t_
5\tco-workers\tco-worker\tNOUN\tNNS\tNumber=Plur\t4\tobj\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# newpar
# sent_id = d-2
# text = Yes
1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_

"""


@pytest.fixture
def sentences(tmp_path):
    path = tmp_path / "d.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    return list(read_treebank(path))


@pytest.fixture(scope="module")
def nlp():
    return spacy.blank("en")


def test_words_lie_where_their_text_is(sentences):
    first = sentences[0]
    assert [first.text[word.start : word.end] for word in first.words] == [word.form for word in first.words]


def test_paragraphs_are_joined_by_a_blank_line(nlp, sentences):
    doc = gold_doc(nlp, sentences)
    assert doc.text == "I can't see co-workers.\n\nYes"
    assert [span.text.strip() for span in doc.sents] == ["I can't see co-workers.", "Yes"]


def test_the_parts_of_a_split_word_hang_on_its_last(nlp, sentences):
    doc = gold_doc(nlp, sentences)
    found = {token.text: (token.dep_, token.head.text) for token in doc}
    assert found["workers"] == ("obj", "see")
    assert found["co"] == ("compound", "workers")
    assert found["-"] == ("punct", "workers")


def test_of_merged_words_the_highest_wins(sentences):
    tokens = [("I", 0), ("can't", 2), ("see", 8), ("co-workers", 12), (".", 22)]
    golds = alignment.align(sentences[0].words, tokens)
    assert [(gold.head, gold.dep) for gold in golds][1:3] == [(2, "aux"), (2, "ROOT")]


def test_a_headline_loses_its_stop_only(sentences):
    assert without_stop(sentences[0]).text == "I can't see co-workers"
    assert without_stop(sentences[1]) is sentences[1]


def test_tags_of_both_schemes():
    assert list(tagged_spans(["I-ORG", "I-ORG", "B-ORG", "O"])) == [(0, 2, "ORG"), (2, 3, "ORG")]


def test_fine_types_become_the_three_and_unsure_ones_are_missing(nlp):
    rows = [("Ada", "B-scientist"), ("reads", "O"), ("Nature", "B-academicjournal"), (".", "O")]
    doc = entity_doc(nlp, passage_of(rows))
    assert [(span.text, span.label_) for span in doc.ents] == [("Ada", "PERSON")]
    assert [token.ent_iob for token in doc] == [3, 2, 0, 2]


def test_exchanged_names_stay_where_the_entities_are():
    passage = Passage(text="Ann met Bob Hill in Rome.", entities=[(0, 3, "PERSON"), (8, 16, "PERSON"), (20, 24, "LOC")])
    swapper = NameSwapper(read_names(HERE / "names.txt"), [passage], random.Random(0))  # noqa: S311
    swapped = swapper.swap(passage)
    names = [swapped.text[start:end] for start, end, _ in swapped.entities]
    assert swapped.text == f"{names[0]} met {names[1]} in {names[2]}."
    assert len(names[1].split()) == 2


def test_every_written_sentence_is_a_tree():
    grammar = NewsTrees(random.Random(0))  # noqa: S311
    for sentence in grammar.sentences:
        nodes = grammar.write(sentence)
        assert sum(head == at for at, (_, head, _) in enumerate(nodes)) == 1, spelled(nodes)
        for at in range(len(nodes)):
            seen = set()
            while nodes[at][1] != at:
                assert at not in seen, spelled(nodes)
                seen.add(at)
                at = nodes[at][1]
