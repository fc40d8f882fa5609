"""The network: a MiniLM encoder, and on it everything that is predicted of a word, all trained together.

The encoder is that of Wang et al. 2020 (MiniLM), six layers of BERT (Devlin et al. 2019). Arcs and relations are scored
by deep biaffine attention (Dozat and Manning 2017). What classifies reads a learned mix of the layers (Peters et al.
2018).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from kg.parse.neural.words import KINDS, SHAPE_ROWS, SUFFIX_ROWS
from training.examples import CORPORA, TAGGERS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

WIDTH, LAYERS, HEADS, HIDDEN = 384, 6, 12, 1536
SPELLING = 32
"""Width of each of the two hash embeddings, of a word's suffix and of its shape."""
ARC, RELATION = 256, 96
LONGEST = 512


@dataclass(slots=True, kw_only=True)
class Inputs:
    """A batch of windows, padded: `pieces` (B, P), the rest (B, N) for the words; first and last piece of each word.

    `piece_kinds` repeats the word's kind for each of its pieces. `piece_mask` is true where there is a piece, or None
    where nothing is padded. `corpora` (B) are indices in `CORPORA`.
    """

    pieces: Tensor
    piece_kinds: Tensor
    first: Tensor
    last: Tensor
    suffixes: Tensor
    shapes: Tensor
    piece_mask: Tensor | None
    corpora: Tensor


@dataclass(slots=True, kw_only=True)
class Scores:
    """What the network says of each word: scores (B, N, classes) and what arcs and relations are scored of."""

    taggers: dict[str, Tensor]
    starts: Tensor
    entities: Tensor
    arcs: Tensor
    dependents: Tensor
    governors: Tensor


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, HIDDEN)
        self.down = nn.Linear(HIDDEN, WIDTH)
        self.last_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Return the next layer of `x` (B, P, WIDTH)."""
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        if self.training or mask is not None:
            seen = None if mask is None else mask[:, None, None, :]
            mixed = nn.functional.scaled_dot_product_attention(q, k, v, seen)
        else:
            weights = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(WIDTH // HEADS), dim=-1)
            mixed = weights @ v
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm(x + self._drop(self.out(mixed)))
        return self.last_norm(x + self._drop(self.down(nn.functional.gelu(self.up(x)))))

    def _drop(self, x: Tensor) -> Tensor:
        return nn.functional.dropout(x, self.dropout, self.training)


class Encoder(nn.Module):
    """The encoder; in the place of the embedding of segments stands that of a word's case and spacing."""

    def __init__(self, vocabulary: int, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(LONGEST, WIDTH)
        self.kinds = nn.Embedding(KINDS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = dropout

    def forward(self, pieces: Tensor, kinds: Tensor, mask: Tensor | None) -> list[Tensor]:
        """Return the embeddings and every layer, each (B, P, WIDTH)."""
        x = self.words(pieces) + self.positions.weight[: pieces.shape[1]] + self.kinds(kinds)
        x = nn.functional.dropout(self.norm(x), self.dropout, self.training)
        found = [x]
        for layer in self.layers:
            found.append(layer(found[-1], mask))
        return found

    @classmethod
    def pretrained(cls, path: Path, dropout: float) -> Encoder:
        """Return the encoder of a BERT checkpoint in safetensors format."""
        given = load_file(path)
        given = {name.removeprefix("bert."): tensor for name, tensor in given.items()}
        encoder = cls(len(given["embeddings.word_embeddings.weight"]), dropout)
        with torch.no_grad():
            encoder.words.weight.copy_(given["embeddings.word_embeddings.weight"])
            encoder.positions.weight.copy_(given["embeddings.position_embeddings.weight"])
            encoder.kinds.weight.copy_(given["embeddings.token_type_embeddings.weight"][0].expand(KINDS, -1))
            _copy(encoder.norm, given, "embeddings.LayerNorm")
            for at, layer in enumerate(encoder.layers):
                base = f"encoder.layer.{at}"
                for kind in ("weight", "bias"):
                    parts = [given[f"{base}.attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
                    getattr(layer.qkv, kind).copy_(torch.cat(parts))
                _copy(layer.out, given, f"{base}.attention.output.dense")
                _copy(layer.norm, given, f"{base}.attention.output.LayerNorm")
                _copy(layer.up, given, f"{base}.intermediate.dense")
                _copy(layer.down, given, f"{base}.output.dense")
                _copy(layer.last_norm, given, f"{base}.output.LayerNorm")
        return encoder


def _copy(module: nn.Module, given: Mapping[str, Tensor], name: str) -> None:
    module.weight.copy_(given[f"{name}.weight"])
    module.bias.copy_(given[f"{name}.bias"])


class Mix(nn.Module):
    """A learned weighted mean of layers."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.zeros(count))

    def forward(self, layers: list[Tensor]) -> Tensor:
        """Return the mean of `layers`."""
        shares = torch.softmax(self.weights, dim=0)
        return sum(share * layer for share, layer in zip(shares, layers, strict=True))


class Biaffine(nn.Module):
    """x U y + a x + b y + c for each class."""

    def __init__(self, width: int, classes: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(classes, width + 1, width + 1))

    def forward(self, x: Tensor, y: Tensor) -> Tensor:
        """Return the scores of every `x` (B, N, width) with every `y` (B, M, width): (B, N, M), for one class."""
        return _with_one(x) @ self.weight[0] @ _with_one(y).transpose(-1, -2)

    def pairs(self, x: Tensor, y: Tensor) -> Tensor:
        """Return the scores of each `x` (..., width) with its own `y`: (..., classes)."""
        classes, width, _ = self.weight.shape
        x, y = _with_one(x), _with_one(y)
        halves = x @ self.weight.permute(1, 0, 2).reshape(width, classes * width)
        return (halves.view(*x.shape[:-1], classes, width) * y.unsqueeze(-2)).sum(-1)


def _with_one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], dim=-1)


class Network(nn.Module):
    """Everything. `sizes` gives the number of classes of each tagger, of `relation` and of `entity`."""

    def __init__(self, encoder: Encoder, sizes: Mapping[str, int], dropout: float) -> None:
        super().__init__()
        self.encoder = encoder
        self.mixes = nn.ModuleDict({name: Mix(LAYERS + 1) for name in ("tree", "word", "entity")})
        self.suffixes = nn.Embedding(SUFFIX_ROWS, SPELLING)
        self.shapes = nn.Embedding(SHAPE_ROWS, SPELLING)
        nn.init.normal_(self.suffixes.weight, std=0.02)
        nn.init.normal_(self.shapes.weight, std=0.02)
        whole = WIDTH + 2 * SPELLING
        self.taggers = nn.ModuleDict({name: nn.Linear(whole, sizes[name]) for name in TAGGERS})
        self.starts = nn.Linear(whole, 1)
        self.entity_hidden = nn.Linear(whole, WIDTH)
        self.entities = nn.Linear(WIDTH, sizes["entity"])
        self.guidelines = nn.Parameter(torch.zeros(len(CORPORA), sizes["entity"], WIDTH + 1))
        self.arc_dependent = nn.Linear(whole, ARC)
        self.arc_governor = nn.Linear(whole, ARC)
        self.relation_dependent = nn.Linear(whole, RELATION)
        self.relation_governor = nn.Linear(whole, RELATION)
        self.arc = Biaffine(ARC, 1)
        self.relation = Biaffine(RELATION, sizes["relation"])
        self.dropout = dropout

    def forward(self, inputs: Inputs) -> Scores:
        """Return the scores of a batch; the arcs' column 0 and the first governor are the root."""
        layers = self.encoder(inputs.pieces, inputs.piece_kinds, inputs.piece_mask)
        spelling = torch.cat([self.suffixes(inputs.suffixes), self.shapes(inputs.shapes)], dim=-1)
        spelling = self._drop(spelling)
        tree = self.mixes["tree"](layers)
        root = torch.cat([tree[:, :1], torch.zeros_like(spelling[:, :1])], dim=-1)
        words = self._words(tree, inputs, spelling)
        nodes = torch.cat([root, words], dim=1)
        word = self._words(self.mixes["word"](layers), inputs, spelling)
        entity = self._words(self.mixes["entity"](layers), inputs, spelling)
        return Scores(
            taggers={name: tagger(word) for name, tagger in self.taggers.items()},
            starts=self.starts(words).squeeze(-1),
            entities=self._entities(self._act(self.entity_hidden, entity), inputs.corpora),
            arcs=self.arc(self._act(self.arc_dependent, words), self._act(self.arc_governor, nodes)),
            dependents=self._act(self.relation_dependent, words),
            governors=self._act(self.relation_governor, nodes),
        )

    def _entities(self, hidden: Tensor, corpora: Tensor) -> Tensor:
        """Return the scores of the entity tags: those that all corpora share, and what each of them does otherwise."""
        return self.entities(hidden) + _with_one(hidden) @ self.guidelines[corpora].transpose(-1, -2)

    def follow(self, shares: Mapping[str, float]) -> None:
        """Put shares of the guidelines of some corpora into what all share; for the export, which knows no others."""
        with torch.no_grad():
            own = sum(share * self.guidelines[CORPORA.index(corpus)] for corpus, share in shares.items())
            self.entities.weight += own[:, :-1]
            self.entities.bias += own[:, -1]
            self.guidelines.zero_()

    def _words(self, layer: Tensor, inputs: Inputs, spelling: Tensor) -> Tensor:
        """Return (B, N, width) of (B, P, WIDTH): the mean of each word's first and last piece, and its spelling."""
        index = torch.stack([inputs.first, inputs.last])
        first, last = (torch.gather(layer, 1, each.unsqueeze(-1).expand(-1, -1, WIDTH)) for each in index)
        return self._drop(torch.cat([(first + last) * 0.5, spelling], dim=-1))

    def _act(self, linear: nn.Linear, x: Tensor) -> Tensor:
        return self._drop(nn.functional.gelu(linear(x)))

    def _drop(self, x: Tensor) -> Tensor:
        return nn.functional.dropout(x, self.dropout, self.training)
