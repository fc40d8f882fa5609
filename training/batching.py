"""Batches of training windows for PyTorch."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch

from training.examples import MISSING, TAGGERS, Example
from training.network import Inputs

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Iterator, Sequence

STEP = 32


@dataclass(slots=True, kw_only=True)
class Batch:
    """Padded windows with their gold; padding is `MISSING`, and every tag is allowed there."""

    inputs: Inputs
    taggers: dict[str, torch.Tensor]
    heads: torch.Tensor
    relations: torch.Tensor
    same_sentence: torch.Tensor
    starts: torch.Tensor
    entities: torch.Tensor
    words: int


def batches(examples: Sequence[Example], pieces: int, rng: random.Random) -> Iterator[Batch]:
    """Yield batches of windows of like length, each of about `pieces` word pieces with padding, in random order.

    Lengths are rounded up to a multiple of `STEP`: few shapes occur, and matrix code is compiled for each only once.
    """
    buckets: dict[int, list[Example]] = defaultdict(list)
    for example in examples:
        buckets[_rounded(len(example.pieces))].append(example)
    groups: list[list[Example]] = []
    for length, bucket in sorted(buckets.items()):
        rng.shuffle(bucket)
        size = max(1, pieces // length)
        groups += [bucket[at : at + size] for at in range(0, len(bucket), size)]
    rng.shuffle(groups)
    for group in groups:
        yield collate(group)


def _rounded(length: int) -> int:
    return -(-length // STEP) * STEP


def collate(group: Sequence[Example]) -> Batch:
    """Return the windows as one batch."""
    longest = _rounded(max(len(each.pieces) for each in group))
    most = _rounded(max(len(each.first) for each in group))

    def padded(rows: Iterable[Sequence[int]], width: int, value: int) -> torch.Tensor:
        return torch.tensor([list(row) + [value] * (width - len(row)) for row in rows])

    sentences = padded((each.sentences for each in group), most, MISSING)
    same = (sentences[:, :, None] == sentences[:, None, :]) & (sentences[:, :, None] != MISSING)
    same &= ~torch.eye(most, dtype=torch.bool)
    allowed = torch.ones((len(group), most, group[0].entities.shape[1]), dtype=torch.bool)
    for at, each in enumerate(group):
        allowed[at, : len(each.entities)] = torch.from_numpy(each.entities)
    mask = padded(([1] * len(each.pieces) for each in group), longest, 0).bool()
    return Batch(
        inputs=Inputs(
            pieces=padded((each.pieces for each in group), longest, 0),
            piece_kinds=padded((each.piece_kinds for each in group), longest, 0),
            first=padded((each.first for each in group), most, 0),
            last=padded((each.last for each in group), most, 0),
            suffixes=padded((each.suffixes.tolist() for each in group), most, 0),
            shapes=padded((each.shapes.tolist() for each in group), most, 0),
            piece_mask=mask,
            corpora=torch.tensor([each.corpus for each in group]),
        ),
        taggers={name: padded((each.taggers[name] for each in group), most, MISSING) for name in TAGGERS},
        heads=padded((each.heads for each in group), most, MISSING),
        relations=padded((each.relations for each in group), most, MISSING),
        same_sentence=same,
        starts=padded((each.starts for each in group), most, MISSING),
        entities=allowed,
        words=sum(len(each.first) for each in group),
    )
