"""What the network is told of words, how lemma rules are made, and where windows end."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from kg.parse.neural.lemmas import Lemmatizer, apply_rule, lemma_rule
from kg.parse.neural.windows import kept, reach
from kg.parse.neural.words import CASES, MOST_PIECES, SPACINGS, WordReader

PIECES = [
    "[UNK]",
    *"abcdefghijklmnopqrstuvwxyz.,0123456789",
    *(f"##{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"),
]

RULES = ["c0+", "l0+", "l1+", "l2+", "l3+", "l4+"]


@pytest.fixture(scope="module")
def reader():
    """Read words with a vocabulary of letters."""
    tokenizer = Tokenizer(WordPiece({piece: at for at, piece in enumerate(PIECES)}, unk_token="[UNK]"))  # noqa: S106
    tokenizer.normalizer = BertNormalizer()
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return WordReader(tokenizer)


@pytest.fixture(scope="module")
def nlp():
    return spacy.blank("en")


def test_white_space_is_no_word_and_a_blank_line_a_break(reader, nlp):
    words = reader(nlp("Cut  here.\n\nNow it\ngoes."))
    assert [nlp("Cut  here.\n\nNow it\ngoes.")[at].text for at in words.tokens] == [
        "Cut",
        "here",
        ".",
        "Now",
        "it",
        "goes",
        ".",
    ]
    assert [at for at, broken in enumerate(words.breaks) if broken] == [3]
    spacings = [kind % SPACINGS for kind in words.kinds]
    assert spacings == [2, 1, 0, 2, 1, 1, 0]


def test_case_is_told_apart_though_the_vocabulary_is_not_cased(reader, nlp):
    words = reader(nlp("Met met MET"))
    assert words.pieces[0] == words.pieces[1] == words.pieces[2]
    assert [CASES[kind // SPACINGS] for kind in words.kinds] == ["title", "lower", "upper"]


def test_a_window_tells_where_each_word_has_its_pieces(reader, nlp):
    words = reader(nlp("A big one ."))
    window = words.window(1, 4, (90, 91))
    assert window.pieces == [90, *words.pieces[1], *words.pieces[2], *words.pieces[3], 91]
    assert window.kinds == [0, *[words.kinds[1]] * 3, *[words.kinds[2]] * 3, words.kinds[3], 0]
    assert (window.first, window.last) == ([1, 4, 7], [3, 6, 7])


@given(text=st.text(max_size=60))
def test_every_word_has_pieces_and_not_too_many(reader, nlp, text):
    words = reader(nlp(text))
    assert all(1 <= len(pieces) <= MOST_PIECES for pieces in words.pieces)
    assert len(words.kinds) == len(words.breaks) == len(words.suffixes) == len(words.shapes) == len(words)


@given(form=st.text(min_size=1, max_size=12), lemma=st.text(min_size=1, max_size=12))
def test_a_rule_makes_the_lemma_that_it_was_made_of(form, lemma):
    assert apply_rule(lemma_rule(form, lemma), form) == lemma


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("Studies", "study"),
        ("was", "be"),
        ("Khan", "Khan"),
        ("IOPC", "IOPC"),
        ("better", "good"),
        ("n't", "not"),
        ("2", "2"),
    ],
)
def test_lemma_rules(form, lemma):
    assert apply_rule(lemma_rule(form, lemma), form) == lemma


class Paragraphs:
    """Words with one piece each; a break before each of the given indices."""

    def __init__(self, count, breaks):
        self.pieces = [[1]] * count
        self.breaks = [at in breaks for at in range(count)]

    def __len__(self):
        return len(self.pieces)


@pytest.mark.parametrize(
    ("count", "breaks", "start", "expected"),
    [
        (5, (), 0, (5, True)),
        (12, (4, 8), 0, (8, True)),
        (30, (), 0, (10, False)),
        (30, (25,), 20, (30, True)),
        (30, (3,), 0, (3, True)),
    ],
)
def test_a_window_ends_with_a_paragraph_if_it_can(count, breaks, start, expected):
    assert reach(Paragraphs(count, breaks), start, limit=10) == expected


@given(count=st.integers(1, 60), breaks=st.sets(st.integers(1, 59)), limit=st.integers(1, 20))
def test_windows_cover_every_word_once(count, breaks, limit):
    words, at = Paragraphs(count, breaks), 0
    while at < count:
        end, whole = reach(words, at, limit)
        assert at < end <= count
        assert not whole or end == count or words.breaks[end]
        at = end


def test_an_open_sentence_at_the_end_of_a_window_is_left_to_the_next():
    assert kept([True, False, True, False], whole=False, can_grow=False) == 2
    assert kept([True, False, True, False], whole=True, can_grow=False) == 4
    assert kept([True, False, False], whole=False, can_grow=True) == 0
    assert kept([True, False, False], whole=False, can_grow=False) == 3


@pytest.fixture
def lemmatizer():
    return Lemmatizer(RULES, {"VBD": {"saw": "see"}}, {"NOUN": ["lo", "rot", "son"], "VERB": ["fill", "hop"]})


@pytest.mark.parametrize(
    ("form", "pos", "tag", "rules", "lemma"),
    [
        ("rotor", "NOUN", "NN", ["l2+", "l0+"], "rotor"),
        ("Sonar", "NOUN", "NN", ["l2+"], "sonar"),
        ("IQ", "NOUN", "NN", ["l1+", "c0+"], "IQ"),
        ("stale", "ADJ", "JJ", ["l4+"], "stale"),
        ("lorries", "NOUN", "NNS", ["l3+"], "lorry"),
        ("gusts", "NOUN", "NNS", ["l3+", "l1+"], "gust"),
        ("pence", "NOUN", "NNS", ["l2+"], "pence"),
        ("horsemen", "NOUN", "NNS", ["l1+"], "horseman"),
        ("limped", "VERB", "VBD", ["l3+"], "limp"),
        ("filled", "VERB", "VBD", ["l3+", "l2+"], "fill"),
        ("hoped", "VERB", "VBD", ["l0+"], "hope"),
        ("freed", "VERB", "VBN", ["l2+"], "free"),
        ("shed", "VERB", "VBD", ["l0+"], "shed"),
        ("patrols", "VERB", "VBZ", ["l4+"], "patrol"),
    ],
)
def test_no_lemma_but_one_of_which_the_form_can_be_spelt(lemmatizer, form, pos, tag, rules, lemma):
    assert lemmatizer(form, pos, tag, [RULES.index(rule) for rule in rules]) == lemma


@pytest.mark.parametrize(("form", "lemma"), [("stolen", "steal"), ("hidden", "hide"), ("swum", "swim")])
def test_a_participle_called_a_past_tense_is_of_the_same_verb(form, lemma):
    assert Lemmatizer(["l0+"], {}, {})(form, "VERB", "VBD", [0]) == lemma


def test_a_slip_of_the_lexicon_gives_way_to_the_verb_that_it_has_more_forms_of():
    forms = {"VB": {"waste": "waste"}, "VBZ": {"wastes": "waste"}, "VBN": {"wasted": "wast"}}
    lemmatizer = Lemmatizer(["l2+"], forms, {"VERB": ["wast", "waste"]})
    assert lemmatizer("wasted", "VERB", "VBD", [0]) == "waste"
