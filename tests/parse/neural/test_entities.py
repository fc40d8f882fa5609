"""Entity tags: what may follow what, and the best sequence against an exhaustive search."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from kg.parse.neural.entities import best_tags, entity_tags, spans, transitions

TAGS = entity_tags(["PERSON", "ORG"])
ALLOWED = transitions(TAGS)

matrices = st.integers(0, 4).flatmap(
    lambda count: arrays.arrays(np.float32, (count, len(TAGS)), elements=st.integers(-20, 20).map(np.float32))
)


def well_formed(tags):
    names = ["O", *(TAGS[tag] for tag in tags), "O"]
    return all(
        (after[0] in "IL" and after[2:] == before[2:]) if before[0] in "BI" else after[0] in "OBU"
        for before, after in itertools.pairwise(names)
    )


@given(matrices)
def test_no_well_formed_sequence_is_better(scores):
    def total(tags):
        return sum(float(scores[at, tag]) for at, tag in enumerate(tags))

    sequences = filter(well_formed, itertools.product(range(len(TAGS)), repeat=len(scores)))
    found = best_tags(scores, ALLOWED)
    assert well_formed(found)
    assert total(found) == pytest.approx(max(map(total, sequences)))


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (["O", "O"], []),
        (["U-ORG"], [(0, 1, "ORG")]),
        (["B-ORG", "I-ORG", "L-ORG", "U-PERSON"], [(0, 3, "ORG"), (3, 4, "PERSON")]),
        (["O", "B-PERSON", "L-PERSON"], [(1, 3, "PERSON")]),
    ],
)
def test_spans(tags, expected):
    assert list(spans(tags)) == expected
