"""From trained weights to the files that run: ONNX graphs with matrices of eight bits, the classes, the tokenizer."""

from __future__ import annotations

import math
import warnings
from typing import TYPE_CHECKING

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from kg.parse.neural.component import OUTPUTS
from training.network import HEADS, WIDTH, Network

if TYPE_CHECKING:
    from pathlib import Path

INPUTS = ("pieces", "piece_kinds", "first", "last", "suffixes", "shapes")
LEMMA_CHOICES = 5
"""Lemma rules that a word is given, best first."""


class EightBitEmbedding(nn.Module):
    """An embedding with rows of eight bits and one scale each."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", torch.round(weight / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, index: Tensor) -> Tensor:
        """Return the rows at `index`."""
        return self.rows[index].float() * self.scale[index]


class OneWindow(nn.Module):
    """The network for one window without padding; of the taggers it gives the best class."""

    def __init__(self, network: Network, *, eight_bits: bool) -> None:
        super().__init__()
        self.network = network.eval()
        words = network.encoder.words.weight.detach()
        self.words = EightBitEmbedding(words) if eight_bits else network.encoder.words
        self.eight_bits = eight_bits

    def forward(
        self, pieces: Tensor, piece_kinds: Tensor, first: Tensor, last: Tensor, suffixes: Tensor, shapes: Tensor
    ) -> tuple[Tensor, ...]:
        """Return the outputs in the order of `OUTPUTS`; all inputs have one dimension."""
        net = self.network
        encoder = net.encoder
        positions = encoder.positions(torch.arange(pieces.shape[0]))
        x = encoder.norm(self.words(pieces) + positions + encoder.kinds(piece_kinds))
        layers = [x]
        for layer in encoder.layers:
            layers.append(self._layer(layer, layers[-1]))
        spelling = torch.cat([net.suffixes(suffixes), net.shapes(shapes)], dim=-1)

        def read(layer: Tensor) -> Tensor:
            return torch.cat([(layer[first] + layer[last]) * 0.5, spelling], dim=-1)

        gelu = nn.functional.gelu
        tree = net.mixes["tree"](layers)
        words = read(tree)
        root = torch.cat([tree[:1], torch.zeros_like(spelling[:1])], dim=-1)
        nodes = torch.cat([root, words], dim=0)
        word = read(net.mixes["word"](layers))
        entity = read(net.mixes["entity"](layers))
        return (
            *(_best(name, tagger(word)) for name, tagger in net.taggers.items()),
            net.starts(words).squeeze(-1),
            net.entities(gelu(net.entity_hidden(entity))),
            net.arc(gelu(net.arc_dependent(words)), gelu(net.arc_governor(nodes))),
            gelu(net.relation_dependent(words)),
            gelu(net.relation_governor(nodes)),
        )

    def _layer(self, layer: nn.Module, x: Tensor) -> Tensor:
        qkv = layer.qkv(x).view(-1, 3, HEADS, WIDTH // HEADS).permute(1, 2, 0, 3)
        q, k, v = qkv[0], qkv[1], qkv[2]
        weights = torch.softmax(q @ k.transpose(-1, -2) * (1 / math.sqrt(WIDTH // HEADS)), dim=-1)
        mixed = (weights @ v).permute(1, 0, 2).reshape(-1, WIDTH)
        x = layer.norm(x + layer.out(mixed))
        return layer.last_norm(x + layer.down(nn.functional.gelu(layer.up(x))))


def _best(name: str, scores: Tensor) -> Tensor:
    """Return the best class of each word; of lemma rules the best few, in order."""
    return scores.topk(LEMMA_CHOICES).indices if name == "lemma" else scores.argmax(-1)


class Relations(nn.Module):
    """Scores the relations of each word with its head."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.relation = network.relation

    def forward(self, dependents: Tensor, governors: Tensor) -> Tensor:
        """Return the scores of the relations, one row a word."""
        return self.relation.pairs(dependents, governors)


def export(network: Network, out: Path, *, eight_bits: bool = True) -> None:
    """Write `network.onnx` and `relations.onnx` to the folder `out`."""
    count, length = 7, 9
    example = (
        torch.arange(1000, 1000 + length), torch.ones(length, dtype=torch.long), torch.arange(count),
        torch.arange(count) + 1, torch.arange(count), torch.arange(count),
    )  # fmt: skip
    words = {name: {0: "words"} for name in ("first", "last", "suffixes", "shapes", *OUTPUTS)}
    axes = {**words, "pieces": {0: "pieces"}, "piece_kinds": {0: "pieces"}, "governors": {0: "nodes"}}
    axes["arcs"] = {0: "words", 1: "nodes"}
    _write(OneWindow(network, eight_bits=eight_bits), example, INPUTS, OUTPUTS, axes, out / "network.onnx", eight_bits)
    width = network.relation.weight.shape[1] - 1
    pairs = (torch.zeros(count, width), torch.zeros(count, width))
    names = ("dependents", "governors")
    axes = {name: {0: "words"} for name in (*names, "relations")}
    _write(Relations(network), pairs, names, ("relations",), axes, out / "relations.onnx", eight_bits)


def _write(
    module: nn.Module, example: tuple[Tensor, ...], inputs: tuple[str, ...], outputs: tuple[str, ...],
    axes: dict[str, dict[int, str]], path: Path, eight_bits: bool,
) -> None:  # fmt: skip
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module.eval(), example, str(path), input_names=list(inputs), output_names=list(outputs),
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
    quant_pre_process(str(path), str(path), skip_symbolic_shape=True)
    if eight_bits:
        quantize_dynamic(
            str(path), str(path), op_types_to_quantize=["MatMul", "Gemm"], per_channel=True,
            weight_type=QuantType.QInt8,
        )  # fmt: skip
    onnx.checker.check_model(str(path))
