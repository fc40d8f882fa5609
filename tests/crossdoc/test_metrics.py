"""The metrics of merging across documents, on cases counted by hand."""

from __future__ import annotations

import pytest

from benchmarks.crossdoc.collections import PARTS, read_collection, read_part
from benchmarks.crossdoc.metrics import count, total


def test_two_people_in_one_node() -> None:
    found = count("aab", "xxx")
    assert (found.right_pairs, found.system_pairs, found.gold_pairs) == (1, 3, 1)
    assert found.over_merged == pytest.approx(2 / 3)
    assert found.split == 0
    assert (found.mixed_nodes, found.nodes, found.split_identities) == (1, 1, 0)
    # each of the two a's is with 2 right of 3, b with 1 of 3
    assert found.b_cubed == pytest.approx((5 / 9, 1, 5 / 7))


def test_one_person_in_three_nodes() -> None:
    found = count("aaab", "xxyz")
    assert found.over_merged == 0
    assert found.split == pytest.approx(2 / 3)
    assert (found.mixed_nodes, found.split_identities, found.identities) == (0, 1, 2)
    # recall: 2 of 3 twice, 1 of 3, 1 of 1
    assert found.b_cubed == pytest.approx((1, 2 / 3, 4 / 5))


def test_both_errors() -> None:
    found = count("aabb", "xyyy")
    assert (found.over_merged, found.split) == pytest.approx((2 / 3, 1 / 2))
    # precision: 1, 1/3, 2/3, 2/3; recall: 1/2, 1/2, 1, 1
    assert found.b_cubed == pytest.approx((2 / 3, 3 / 4, 12 / 17))


def test_nothing_together() -> None:
    found = count("ab", "xy")
    assert (found.over_merged, found.split, found.b_cubed) == (0, 0, (1, 1, 1))


def test_counts_are_added_before_anything_is_divided() -> None:
    found = total([count("aa", "xx"), count("ab", "xx"), count("ab", "xx")])
    assert found.over_merged == pytest.approx(2 / 3)
    assert found.b_cubed[0] == pytest.approx(4 / 6)


def test_marked_names_are_where_the_text_has_them() -> None:
    for part in PARTS:
        for collection in read_part(part):
            texts = {document.id: document.text for document in collection.documents}
            assert len(texts) == len(collection.documents)
            for name in collection.names:
                start, end = name.span
                assert texts[name.document][start:end].strip() == texts[name.document][start:end] != ""
                assert not set("[]|") & set(texts[name.document])


def test_an_identity_counts_once_in_a_document() -> None:
    found = read_collection("c", "## one\n[Mrs Bell|bell] met [Ann Bell|ann], and [Bell|bell] left.\n")
    assert [(name.identity, name.span) for name in found.names] == [("bell", (0, 8)), ("ann", (13, 21))]
