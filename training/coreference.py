"""Train the antecedent ranker on GUM's train part: `python -m training.coreference --data DIR`.

Raw text goes through the shipped pipeline and the sieves, as in a build, so that the ranker learns from mentions as it
will meet them. What gold has in one entity is an antecedent of what; which of several is meant is latent: the loss is
the negative logarithm of all their probabilities together (Durrett and Klein 2013). Writes the weights into
`kg/resolve/data/`.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import dropout, embedding_bag

import kg.resolve
from benchmarks.coreference.gold import read_documents
from kg.resolve.coreference import sieve
from kg.resolve.features import MENTION_SIZES, PAIR_SIZES, WORDS, candidate_pairs, mention_words, pair_features
from kg.resolve.ranker import WEIGHTS, mention_rows
from training.treebank import training_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from benchmarks.coreference.gold import GoldDocument
    from kg.model import Extraction
    from kg.resolve.clusters import Clusters

LEAST = {"head": 8, "first": 10, "before": 25, "after": 25, "governor": 15, "role": 5, "pronoun": 3}
"""How often the training must have a word for it to have a row of its own."""

HIDDEN = 48
EPOCHS = 5
RATE = 3e-3
DECAY = 1e-2
DROPOUT = 0.3
UNKNOWN = 0.15
"""Share of the words that are taken for unknown ones, so that the ranker learns to do without."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A document as integers.

    Attributes:
        mentions: the rows of the features of each mention.
        pairs: the rows of the features of each pair.
        later, earlier: the mentions of each pair.
        right: whether gold has both in one entity.
        fresh: of each mention, whether none of its candidates is right.
    """

    mentions: Tensor
    pairs: Tensor
    later: Tensor
    earlier: Tensor
    right: Tensor
    fresh: Tensor


class Network(nn.Module):
    """The ranker as `kg.resolve.ranker.Ranker` has it."""

    def __init__(self, mention_size: int) -> None:
        super().__init__()

        def table(size: int, width: int = HIDDEN) -> nn.Parameter:
            return nn.Parameter(torch.randn(size, width) * 0.05)

        pair_size = sum(PAIR_SIZES.values())
        self.mention, self.candidate, self.single = (table(mention_size) for _ in range(3))
        self.pair = table(pair_size)
        self.linear = nn.Parameter(torch.zeros(pair_size, 1))
        self.pair_bias, self.single_bias = (nn.Parameter(torch.zeros(HIDDEN)) for _ in range(2))
        self.pair_output, self.single_output = (nn.Parameter(torch.randn(HIDDEN) * 0.1) for _ in range(2))

    def tables(self) -> list[nn.Parameter]:
        """Return the weights that decay."""
        return [self.mention, self.candidate, self.single, self.pair, self.linear]

    def forward(self, example: Example) -> tuple[Tensor, Tensor]:
        """Return the score of each pair, and of each mention that it takes up nothing."""
        rows = example.mentions
        if self.training:
            forgotten = torch.rand(rows.shape) < UNKNOWN
            forgotten[:, len(WORDS) :] = False
            rows = rows.masked_fill(forgotten, 0)
        mention, candidate, single = (
            embedding_bag(rows, weights, mode="sum") for weights in (self.mention, self.candidate, self.single)
        )
        pair = embedding_bag(example.pairs, self.pair, mode="sum")
        linear = embedding_bag(example.pairs, self.linear, mode="sum").squeeze(1)
        hidden = torch.relu(mention[example.later] + candidate[example.earlier] + pair + self.pair_bias)
        alone = torch.relu(single + self.single_bias)
        hidden, alone = (dropout(each, DROPOUT, self.training) for each in (hidden, alone))
        return hidden @ self.pair_output + linear, alone @ self.single_output


def loss(example: Example, scores: Tensor, fresh: Tensor) -> Tensor:
    """Return the mean negative logarithm of the probability of all that is right about each mention."""
    never = -1e4
    everything = torch.logaddexp(_log_sum(scores, example.later, len(fresh)), fresh)
    right = _log_sum(scores.masked_fill(~example.right, never), example.later, len(fresh))
    alone = fresh.masked_fill(~example.fresh, never)
    return (everything - torch.logaddexp(right, alone)).mean()


def _log_sum(values: Tensor, groups: Tensor, size: int) -> Tensor:
    """Return the logarithm of the sum of the exponentials of each group; very little for an empty one."""
    highest = torch.full((size,), -1e9).scatter_reduce(0, groups, values.detach(), "amax")
    return highest + torch.log(torch.zeros(size).index_add(0, groups, torch.exp(values - highest[groups])) + 1e-12)


def word_rows(documents: Iterable[tuple[Clusters, str]]) -> dict[str, dict[str, int]]:
    """Return the row of each word of a feature that the documents have often enough; rows begin with 1."""
    counts: dict[str, Counter[str]] = {feature: Counter() for feature in WORDS}
    for clusters, text in documents:
        for feature, words in zip(WORDS, mention_words(clusters.referents, text), strict=True):
            counts[feature].update(words)
    numbers = count(1)
    return {
        name: {word: next(numbers) for word in sorted(counts[name]) if counts[name][word] >= LEAST[name]}
        for name in WORDS
    }


def example(clusters: Clusters, gold: GoldDocument, rows: Mapping[str, Mapping[str, int]]) -> Example:
    """Return a document as the network reads it."""
    pairs = candidate_pairs(clusters.referents)
    entities = gold_entities(clusters, gold)
    right = (entities[pairs.later] == entities[pairs.earlier]) & (entities[pairs.later] >= 0)
    fresh = np.ones(len(entities), dtype=bool)
    fresh[pairs.later[right]] = False
    offsets = np.cumsum([0, *PAIR_SIZES.values()])[:-1]
    return Example(
        mentions=torch.from_numpy(mention_rows(clusters.referents, gold.document.text, rows)),
        pairs=torch.from_numpy(np.stack(pair_features(clusters, pairs, gold.document), axis=1) + offsets),
        later=torch.from_numpy(pairs.later),
        earlier=torch.from_numpy(pairs.earlier),
        right=torch.from_numpy(right),
        fresh=torch.from_numpy(fresh),
    )


def gold_entities(clusters: Clusters, gold: GoldDocument) -> np.ndarray:
    """Return the entity of each mention as a number, -1 where gold has no mention with its span or its head."""
    exact = {mention.span: mention.entity for mention in gold.mentions}
    of_head = defaultdict(list)
    for mention in gold.mentions:
        of_head[mention.head[0]].append(mention)
    numbers: dict[str, int] = {}
    found = []
    for referent in clusters.referents:
        start, end = referent.mention.phrase or (referent.mention.start, referent.mention.end)
        entity = exact.get((start, end))
        same_head = of_head.get(referent.mention.head_start)
        if entity is None and same_head:
            entity = min(same_head, key=lambda m: (abs(m.span[0] - start) + abs(m.span[1] - end), m.span)).entity
        found.append(-1 if entity is None else numbers.setdefault(entity, len(numbers)))
    return np.array(found, dtype=int)


def train(examples: Sequence[Example], mention_size: int, *, seed: int = 0) -> Network:
    """Return a network trained on documents, one a step."""
    torch.manual_seed(seed)
    network = Network(mention_size)
    tables = network.tables()
    others = [each for each in network.parameters() if all(each is not table for table in tables)]
    groups = [{"params": tables, "weight_decay": DECAY}, {"params": others, "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=RATE)
    steps = EPOCHS * len(examples)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 - step / steps)
    order = np.random.default_rng(seed)
    network.train()
    for epoch in range(EPOCHS):
        total = 0.0
        for at in order.permutation(len(examples)):
            each = examples[at]
            value = loss(each, *network(each))
            optimizer.zero_grad()
            value.backward()
            optimizer.step()
            schedule.step()
            total += value.item()
        print(f"epoch {epoch + 1}: loss {total / len(examples):.3f}", flush=True)
    return network.eval()


def write(network: Network, rows: Mapping[str, Mapping[str, int]], path: Path) -> None:
    """Write the weights as the ranker reads them, in half precision."""
    trained = {name: weights.detach().squeeze(-1) for name, weights in network.named_parameters()}
    arrays = {name: weights.numpy().astype(np.float16) for name, weights in trained.items()}
    words = np.array([f"{feature}\t{word}" for feature, words in rows.items() for word in words])
    np.savez_compressed(path, words=words, **arrays)


def documents(data: Path) -> list[tuple[Extraction, GoldDocument]]:
    """Return the documents of the train part as the shipped pipeline reads them, with gold."""
    from kg.extract import extract
    from kg.parse import load_pipeline, parse

    golds = list(read_documents(training_sentences(data, "gum")))
    parsed = parse(load_pipeline(None), [gold.document for gold in golds])
    return [(extract(each), gold) for each, gold in zip(parsed, golds, strict=True)]


def build(read: Sequence[tuple[Extraction, GoldDocument]], path: Path) -> None:
    """Train on documents that have been read, and write the weights."""
    sieved = [(sieve(extraction)[0], gold) for extraction, gold in read]
    rows = word_rows((clusters, gold.document.text) for clusters, gold in sieved)
    examples = [example(clusters, gold, rows) for clusters, gold in sieved]
    words = sum(map(len, rows.values()))
    print(f"{len(read)} documents, {sum(len(each.later) for each in examples):,} pairs, {words:,} words")
    write(train(examples, 1 + words + sum(MENTION_SIZES.values())), rows, path)


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(prog="python -m training.coreference", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with gum/")
    args = parser.parse_args()
    build(documents(args.data), Path(kg.resolve.__file__).parent / WEIGHTS)


if __name__ == "__main__":
    main()
