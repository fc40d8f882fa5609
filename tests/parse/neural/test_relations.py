"""Relations that go together."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from kg.parse.neural.relations import SINGLE, RelationChooser

NAMES = ["ROOT", "case", "nsubj", "obj", "obl", "obl:unmarked"]


def chosen(heads, *likes):
    """Return the relations of words whose likes are given as {name: score}."""
    scores = np.full((len(heads), len(NAMES)), -20, dtype=np.float32)
    for row, like in zip(scores, likes, strict=True):
        for name, score in like.items():
            row[NAMES.index(name)] = score
    return [NAMES[at] for at in RelationChooser(NAMES)(scores, heads)]


@pytest.mark.parametrize(
    ("heads", "likes", "expected"),
    [
        ([-1, 0], [{"obj": 9}, {"ROOT": 9, "obj": 3}], ["ROOT", "obj"]),
        ([-1, 0], [{}, {"obl": 3, "obj": 2}], ["ROOT", "obj"]),
        ([-1, 0], [{}, {"obl": 9, "obj": 2}], ["ROOT", "obl"]),
        ([-1, 2, 0], [{}, {"case": 5}, {"obj": 3, "obl": 2}], ["ROOT", "case", "obl"]),
        ([-1, 0, 0], [{}, {"obj": 3, "obl:unmarked": 1}, {"obj": 5}], ["ROOT", "obl:unmarked", "obj"]),
        ([-1, 0, 0], [{}, {"obl:unmarked": 3}, {"obl:unmarked": 5}], ["ROOT", "obl:unmarked", "obl:unmarked"]),
    ],
    ids=["the root's", "a bare oblique in doubt", "a bare oblique", "a marked object", "two objects", "two times"],
)
def test_choice(heads, likes, expected):
    assert chosen(heads, *likes) == expected


@given(
    scores=arrays.arrays(np.float32, (8, len(NAMES)), elements=st.floats(-9, 9, width=32)),
    heads=st.lists(st.integers(0, 7), min_size=7, max_size=7),
)
def test_no_word_has_two_subjects_or_objects(scores, heads):
    heads = [-1, *heads]
    found = [NAMES[at] for at in RelationChooser(NAMES)(scores, heads)]
    assert found[0] == "ROOT"
    assert "ROOT" not in found[1:]
    pairs = [(head, relation) for head, relation in zip(heads, found, strict=True) if relation in SINGLE]
    assert len(pairs) == len(set(pairs))
