"""Decoding of dependency trees against an exhaustive search."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from kg.parse.neural.tree import best_tree

small = st.integers(1, 5).flatmap(
    lambda count: arrays.arrays(np.float32, (count, count + 1), elements=st.integers(-50, 50).map(np.float32))
)
large = st.integers(1, 40).flatmap(
    lambda count: arrays.arrays(np.float32, (count, count + 1), elements=st.floats(-30, 30, width=32))
)


def is_tree(heads):
    """Whether there is one root, and every word reaches it."""
    if heads.count(-1) != 1:
        return False
    for start in range(len(heads)):
        at, steps = start, 0
        while heads[at] != -1:
            at, steps = heads[at], steps + 1
            if steps > len(heads):
                return False
    return True


def total(scores, heads):
    return sum(float(scores[word, head + 1]) for word, head in enumerate(heads))


@given(small)
def test_no_tree_is_better(scores):
    count = len(scores)
    choices = [[head for head in range(-1, count) if head != word] for word in range(count)]
    best = max(total(scores, heads) for heads in map(list, itertools.product(*choices)) if is_tree(heads))
    found = best_tree(scores)
    assert is_tree(found)
    assert total(scores, found) == pytest.approx(best)


@given(large)
def test_always_one_root_and_no_cycle(scores):
    assert is_tree(best_tree(scores))


def test_two_words_that_both_want_to_be_the_root():
    scores = np.array([[9, 0, 1], [8, 2, 0]], dtype=np.float32)
    assert best_tree(scores) == [-1, 0]


def test_a_cycle_is_broken_where_it_costs_least():
    scores = np.array([[1, 0, 9, 0], [3, 9, 0, 0], [0, 5, 0, 0]], dtype=np.float32)
    assert best_tree(scores) == [1, -1, 0]


def test_scores_do_not_change():
    scores = np.array([[9, 0, 1], [8, 2, 0]], dtype=np.float32)
    before = scores.copy()
    best_tree(scores)
    assert (scores == before).all()
