"""Names in scores of tags: against all well-formed sequences, weighed one by one."""

import itertools
import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from kg.parse.neural.entities import POSSIBLE, TEMPERATURE, Name, entity_tags, likely_names, possible_names

LABELS = ["PERSON", "ORG"]
TAGS = entity_tags(LABELS)


def matrices(low, high):
    return st.integers(1, 4).flatmap(
        lambda count: arrays.arrays(np.float32, (count, len(TAGS)), elements=st.integers(low, high).map(np.float32))
    )


def well_formed(tags):
    names = ["O", *(TAGS[tag] for tag in tags), "O"]
    return all(
        (after[0] in "IL" and after[2:] == before[2:]) if before[0] in "BI" else after[0] in "OBU"
        for before, after in itertools.pairwise(names)
    )


def spans(tags):
    names = [TAGS[tag] for tag in tags]
    for end, name in enumerate(names):
        if name[0] in "LU":
            start = end
            while names[start][0] not in "BU":
                start -= 1
            yield start, end + 1, LABELS.index(name[2:])


def weighed(scores):
    """Return the share of the well-formed sequences' weight for each span."""
    found, whole = Counter(), 0.0
    for tags in filter(well_formed, itertools.product(range(len(TAGS)), repeat=len(scores))):
        weight = math.exp(sum(float(scores[at, tag]) for at, tag in enumerate(tags)) / TEMPERATURE)
        whole += weight
        for span in spans(tags):
            found[span] += weight
    return {span: weight / whole for span, weight in found.items()}


@given(matrices(-9, 9))
def test_what_has_some_of_the_weight_is_possible(scores):
    found = {tuple(name[:3]): name.share for name in possible_names(scores)}
    shares = weighed(scores)
    assert found == pytest.approx({span: shares[span] for span in found})
    assert found.keys() >= {span for span, share in shares.items() if share > POSSIBLE + 1e-6}
    assert all(share > POSSIBLE for share in found.values())


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 3), st.integers(0, 1), st.floats(0.1, 1)), max_size=9))
def test_likely_names_do_not_overlap_and_come_in_order(rows):
    possible = [Name(start, start + length, label, share) for start, length, label, share in rows]
    wordings = [str(name.start % 3) for name in possible]
    found = likely_names(possible, wordings)
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))
    assert {name[:3] for name in found} <= {name[:3] for name in possible}


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (["O", "O"], []),
        (["U-ORG"], [(0, 1, "ORG")]),
        (["B-ORG", "I-ORG", "L-ORG", "U-PERSON"], [(0, 3, "ORG"), (3, 4, "PERSON")]),
        (["O", "B-PERSON", "L-PERSON", "O"], [(1, 3, "PERSON")]),
    ],
)
def test_what_is_sure_is_read_off(tags, expected):
    scores = np.zeros((len(tags), len(TAGS)), dtype=np.float32)
    scores[range(len(tags)), [TAGS.index(tag) for tag in tags]] = 12
    possible = possible_names(scores)
    found = likely_names(possible, [str(name) for name in possible])
    assert [(name.start, name.end, LABELS[name.label]) for name in found] == expected


def test_of_many_readings_that_are_alike_none_is_a_name():
    labels = [*LABELS, "LOC", "EVENT"]
    tags = entity_tags(labels)
    scores = np.zeros((1, len(tags)), dtype=np.float32)
    scores[0, [tags.index(f"U-{label}") for label in labels]] = 12
    possible = possible_names(scores)
    assert len(possible) == len(labels)
    assert not likely_names(possible, ["Dorn"] * len(possible))


def test_what_the_words_are_elsewhere_counts():
    sure, person, firm = Name(0, 1, 1, 0.9), Name(5, 6, 0, 0.4), Name(5, 6, 1, 0.3)
    assert [name.label for name in likely_names([person, firm], ["Dorn", "Dorn"])] == [0]
    assert [name.label for name in likely_names([sure, person, firm], ["Dorn"] * 3)] == [1, 1]
    assert [name.label for name in likely_names([sure, person, firm], ["Orrin", "Dorn", "Dorn"])] == [1, 0]


def test_no_words_have_no_names():
    assert not possible_names(np.zeros((0, len(TAGS)), dtype=np.float32))
    assert not likely_names([], [])
