"""Sentences keep their extent, whatever their heads."""

import random

import pytest
import spacy
from spacy.tokens import Doc

from kg.parse.neural.bounds import bounds_set, hold_bounds


@pytest.fixture(scope="module")
def vocab():
    return spacy.blank("en").vocab


def chain(count, rng):
    """Return the heads of a chain through `count` words in random order."""
    order = list(range(count))
    rng.shuffle(order)
    heads = [0] * count
    for word, head in zip(order[1:], order[:-1], strict=True):
        heads[word] = head
    heads[order[0]] = order[0]
    return heads


@pytest.mark.parametrize("seed", range(8))
def test_long_crossing_chains(vocab, seed):
    first = chain(100, random.Random(seed))  # noqa: S311
    heads = [*first, 100, 100, 100]
    doc = Doc(vocab, words=["w"] * 103, heads=heads, deps=["dep"] * 103)
    hold_bounds(doc, [0, 100])
    assert [sentence.start for sentence in doc.sents] == [0, 100]
    for sentence in doc.sents:
        assert all(token.head in sentence for token in sentence)
        assert sum(token.head.i == token.i for token in sentence) == 1


def test_heads_stay_where_bounds_are_right(vocab):
    doc = Doc(vocab, words=["a", "b", "c"], heads=[1, 1, 2], deps=["dep"] * 3)
    hold_bounds(doc, [0, 2])
    assert [token.head.i for token in doc] == [1, 1, 2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('It says "all is lost." Burma said no.', [8]),
        ("It says “all is lost.” Burma said no.", [8]),
        ('It ended. "Come back," she said.', []),
        ('It says "all is lost." and ends.', []),
    ],
)
def test_a_capital_behind_a_quotation_that_ended_starts_a_sentence(vocab, text, expected):
    doc = spacy.blank("en")(text)
    found = bounds_set(doc, [token.i for token in doc])
    assert [at for at, said in enumerate(found) if at and said > 0] == expected
