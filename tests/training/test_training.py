"""The parts of the training that decide what is gold: alignment, entity readers, written sentences."""

import lzma
import random
import subprocess
import sys
from dataclasses import replace

import pytest
import spacy

alignment = pytest.importorskip("training.alignment", reason="the installed package has no training scripts")

from kg.parse.neural.entities import entity_tags  # noqa: E402
from kg.parse.neural.words import WordReader  # noqa: E402
from training.corpora import gold_doc, without_stop  # noqa: E402
from training.entity_corpora import passage_of, read_passages, tagged_spans  # noqa: E402
from training.evaluation import tree_figures, treebank_wholes, untitled  # noqa: E402
from training.examples import Classes, Encoding, Gold, collect_classes  # noqa: E402
from training.golds import altered, parted, treebank_golds  # noqa: E402
from training.lexicon import lexicon  # noqa: E402
from training.names import NameSwapper, read_names  # noqa: E402
from training.news_trees import HERE, NewsTrees, spelled  # noqa: E402
from training.passages import LABELS, Passage, entity_doc  # noqa: E402
from training.tokenizer import blank_english  # noqa: E402
from training.treebank import read_treebank, training_sentences  # noqa: E402

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


def treebank_parts(folder, **parts):
    """Write the parts of a treebank, each with a document of the text of `CONLLU` under each of its names."""
    folder.mkdir(parents=True)
    for part, names in parts.items():
        content = "".join(CONLLU.replace("id = d", f"id = {name}") for name in names)
        with lzma.open(folder / f"{part}.conllu.xz", "wt", encoding="utf-8") as packed:
            packed.write(content)


@pytest.fixture(scope="module")
def nlp():
    return spacy.blank("en")


def test_words_lie_where_their_text_is(sentences):
    first = sentences[0]
    assert [first.text[word.start : word.end] for word in first.words] == [word.form for word in first.words]


def test_documents_of_the_other_parts_are_not_trained_on(tmp_path):
    treebank_parts(tmp_path / "tb", train=["d-a", "d-b", "d-c", "d-bb"], dev=["d-b"], test=["d-c", "d-e"])
    found = [sentence.id for sentence in training_sentences(tmp_path, "tb")]
    assert found == ["d-a-1", "d-a-2", "d-bb-1", "d-bb-2"]


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


def test_marks_between_documents_are_no_passages(tmp_path):
    path = tmp_path / "c.conll"
    path.write_text("-DOCSTART- O\n\nRome I-LOC\n. O\n-DOCSTART- O\nYes O\n\n-DOCSTART- O\n", encoding="utf-8")
    assert [passage.text for passage in read_passages(path)] == ["Rome.", "Yes"]


def test_what_is_held_out_is_not_trained_on():
    trained, held_out = parted(Passage(text=text) for text in "abcdefghijkablmnopqa")
    assert [passage.text for passage in held_out] == ["q", "a"]
    assert "".join(passage.text for passage in trained) == "bcdefghijkblmnop"


def test_documents_take_the_entities_of_their_sentences(sentences):
    passages = [Passage(text=each.text, entities=[(0, 1, "ORG")]) for each in sentences]
    assert [each.opens_document for each in sentences] == [True, False]
    (whole,) = treebank_wholes(sentences, passages)
    assert whole.text == "I can't see co-workers.\n\nYes"
    assert whole.entities == [(0, 1, "ORG"), (25, 26, "ORG")]
    sentences[1].opens_paragraph = False
    assert [whole.text for whole in treebank_wholes(sentences, passages)] == ["I can't see co-workers. Yes"]
    sentences[1].opens_document = True
    assert [whole.text for whole in treebank_wholes(sentences, passages)] == [each.text for each in sentences]


def test_gold_people_have_no_titles_where_they_are_measured():
    passage = Passage(text="Dr. Hill left Gen. Motors", entities=[(0, 8, "PERSON"), (14, 25, "ORG")])
    assert untitled(passage).entities == [(4, 8, "PERSON"), (14, 25, "ORG")]


class Parser:
    """A pipeline that returns documents made before."""

    def __init__(self, docs):
        self._docs = {doc.text: doc for doc in docs}

    def pipe(self, texts):
        return [self._docs[text] for text in texts]


def test_without_a_gold_lemma_any_is_right(nlp, sentences):
    parser = Parser(gold_doc(nlp, [each]) for each in sentences)
    counts = {"words": 0, "seconds": 0.0}
    assert tree_figures(parser, sentences[1:], counts)["lemma"] == 100
    sentences[1].words[0].lemma = "no"
    assert tree_figures(parser, sentences[1:], counts)["lemma"] == 0
    sentences[1].words[0].lemma = "_"
    assert tree_figures(parser, sentences[1:], counts)["lemma"] == 100


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


class Pieces:
    """A word reader's tokenizer that gives each word one piece."""

    def token_to_id(self, piece):
        return {"[CLS]": 7, "[SEP]": 8}.get(piece)

    def encode(self, text, *, add_special_tokens):
        return type("Encoding", (), {"ids": [1]})()


@pytest.fixture(scope="module")
def encoding():
    classes = Classes(
        pos=["PROPN"], tag=["NNP"], morph=["_"], lemma=["c0+"], relation=["ROOT"], entity=entity_tags(LABELS)
    )
    return Encoding(classes, WordReader(Pieces()))


def allowed(example):
    tags = entity_tags(LABELS)
    return [{tag for tag, may in zip(tags, row, strict=True) if may} for row in example.entities]


def test_a_label_that_a_corpus_does_not_have_is_unknown_there(nlp, encoding):
    doc = entity_doc(nlp, Passage(text="Ada won it", entities=[(0, 3, "PERSON")]))
    gold = Gold(doc=doc, corpus="ewt", labels=frozenset({"PERSON", "ORG", "LOC"}), tree=False)
    first, second, _ = allowed(encoding(gold))
    assert first == {"U-PERSON"}
    assert "O" in second
    assert "U-EVENT" in second
    assert not {"U-PERSON", "B-ORG", "L-LOC"} & second


def test_what_a_corpus_is_unsure_of_may_be_anything(nlp, encoding):
    doc = entity_doc(nlp, Passage(text="the Nature prize", unknown=[(4, 10)]))
    rows = allowed(encoding(Gold(doc=doc, corpus="ewt", labels=frozenset(LABELS), tree=False)))
    assert rows[0] == rows[2] == {"O"}
    assert rows[1] == set(entity_tags(LABELS))


def test_sentences_and_heads_of_a_window(nlp, sentences):
    golds = [Gold(doc=gold_doc(nlp, sentences), corpus="ewt", labels=frozenset(), tree=True)]
    classes = collect_classes(golds, LABELS)
    example = Encoding(classes, WordReader(Pieces()))(golds[0])
    assert example.starts == [1, 0, 0, 0, 0, 0, 0, 0, 1]
    assert example.heads[3] == example.heads[8] == 0
    assert example.heads[0] == 4
    assert classes.relation[example.relations[6]] == "obj"
    assert example.pieces == [7, *[1] * len(example.first), 8]
    assert example.first == example.last


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He re-read it, twice!!", ["He", "re-read", "it", ",", "twice", "!!"]),
        ("state-of-the-art", ["state", "-", "of", "-", "the", "-", "art"]),
        ("(IOPC): a report", ["(", "IOPC", ")", ":", "a", "report"]),
        ("call 713-853-3989?!", ["call", "713-853-3989", "?!"]),
        ("from 5-10 to 1990-1995", ["from", "5", "-", "10", "to", "1990", "-", "1995"]),
        ("at 7:30pm for £2bn", ["at", "7:30", "pm", "for", "£", "2", "bn"]),
        ("rose to £209m.", ["rose", "to", "£", "209", "m", "."]),
        ("***** <<quoted>>", ["*****", "<<", "quoted", ">>"]),
        ("We don’t, can't", ["We", "do", "n’t", ",", "ca", "n't"]),
    ],
)
def test_words_as_the_treebanks_cut_them(text, words):
    assert [token.text for token in blank_english()(text)] == words


@pytest.mark.parametrize("text", ["a" + ".!" * 8000 + "a", "=" * 16000 + "a", "a" + "!?" * 8000, "*-" * 8000])
def test_a_run_of_marks_is_read_in_time_in_proportion_to_it(text):
    script = "import sys; from training.tokenizer import blank_english; blank_english()(sys.stdin.read())"
    subprocess.run([sys.executable, "-c", script], input=text, text=True, check=True, timeout=60, cwd=HERE.parent)


def test_the_tokenizer_survives_saving(tmp_path):
    text = "The co-owner (aged 40-45) e-mailed 555-0199!!! It's over..."
    nlp = blank_english()
    nlp.to_disk(tmp_path / "nlp")
    assert [token.text for token in spacy.load(tmp_path / "nlp")(text)] == [token.text for token in nlp(text)]


def test_altered_text_keeps_its_length_and_entities(nlp, sentences):
    rng = random.Random(0)  # noqa: S311
    text = '"It\'s - he said - STRASSE, straße."'
    assert all(len(altered(text, rng)) == len(text) for _ in range(500))
    passages = [Passage(text=each.text) for each in sentences]
    passages[0].entities = [(2, 7, "LOC"), (12, 22, "ORG")]
    passages[1].entities = [(0, 3, "ORG")]
    pairs = list(zip(sentences, passages, strict=True))
    expected = {"I can't see co-workers": ["can't", "co-workers"], "Yes": ["Yes"]}
    seen = set()
    for _ in range(200):
        for gold in treebank_golds(nlp, pairs, "ewt", rng):
            plain = gold.doc.text.replace("’", "'").lower()
            inside = {text: plain.index(text.lower()) for text in expected if text.lower() in plain}
            wanted = [
                (start + text.index(name), name.lower()) for text, start in inside.items() for name in expected[text]
            ]
            found = [(span.start_char, span.text.replace("’", "'").lower()) for span in gold.doc.ents]
            assert found == wanted
            seen.add(gold.doc.text)
    assert len(seen) > 5


def test_what_is_unknown_stays_so_without_the_full_stop(nlp, sentences, monkeypatch):
    monkeypatch.setattr("training.golds.HEADLINE_SHARE", 1.0)
    sentence = sentences[0]
    pairs = [(sentence, Passage(text=sentence.text, unknown=[(0, len(sentence.text))]))]
    (gold,) = treebank_golds(nlp, pairs, "ewt", random.Random(1))  # noqa: S311
    assert len(gold.doc.text) == len(sentence.text) - 1
    assert {token.ent_iob for token in gold.doc} == {0}


def test_the_lexicon_has_straight_apostrophes(sentences):
    words = sentences[0].words
    assert lexicon([replace(words[2], form="N’t")])["forms"]["RB"] == {"n't": "not"}
    assert lexicon([replace(words[2], form="n’t", lemma="nor"), words[2]])["forms"]["RB"] == {}


def test_the_lexicon_leaves_out_names_and_ambiguous_forms(sentences):
    words = sentences[0].words
    found = lexicon([*words, replace(words[1], lemma="could", form="Ca"), replace(words[3], form="See", xpos="NNP")])
    assert found["forms"]["VB"] == {"see": "see"}
    assert "MD" in found["forms"]
    assert found["forms"]["MD"] == {}
    assert "NNP" not in found["forms"]
    assert found["lemmas"] == {"NOUN": ["co-worker"], "VERB": ["see"]}
