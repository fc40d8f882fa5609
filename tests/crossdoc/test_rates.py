"""The rates that merging across documents has reached, held: raw text in, by the shipped pipeline."""

from __future__ import annotations

import pytest

from benchmarks.crossdoc.metrics import total
from benchmarks.crossdoc.scoring import resolved_part, score
from benchmarks.crossdoc.systems import never, same_name, shipped


@pytest.mark.parametrize(
    ("part", "over_merged", "split", "f1"), [("development", 0.03, 0.04, 0.98), ("test", 0.02, 0.1, 0.97)]
)
def test_rates(part: str, over_merged: float, split: float, f1: float) -> None:
    read = resolved_part(part)
    assert sum(len(documents) for _, documents in read) >= 60
    found = {
        system: total(score(collection, documents, system(documents))[0] for collection, documents in read)
        for system in (shipped, same_name, never)
    }
    assert found[shipped].over_merged <= over_merged
    assert found[shipped].split <= split
    assert found[shipped].b_cubed[2] >= f1
    assert found[shipped].over_merged < found[same_name].over_merged
    assert found[shipped].split < found[same_name].split < found[never].split
    assert not any(
        unseen for collection, documents in read for unseen in score(collection, documents, never(documents))[1]
    )
