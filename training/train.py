"""Training the network, as `config.toml` says."""

from __future__ import annotations

import hashlib
import json
import random
import time
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from tokenizers import Tokenizer
from torch.nn import functional

from kg.parse.neural.words import WordReader
from training.batching import Batch, batches
from training.corpora import gold_doc, groups, join
from training.entity_corpora import annotated_treebank, tagged_treebank
from training.examples import MISSING, TAGGERS, Encoding, Gold, collect_classes
from training.golds import KNOWN, Epochs, read_corpora
from training.network import Encoder, Network, Scores
from training.passages import LABELS, Passage, set_entities
from training.tokenizer import blank_english
from training.treebank import read_treebank

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.language import Language

    from training.examples import Classes, Example

CONFIG = Path(__file__).parent / "config.toml"
NEVER_HIDDEN = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
"""Pieces that the piece dropout leaves as they are."""
DEV_GROUP = 5

Config = dict[str, Any]


def check_encoder(encoder: Path, checksum: str) -> None:
    """Make sure that a training starts from the weights that the configuration names.

    Raises:
        ValueError: the SHA-256 of `model.safetensors` in the folder `encoder` is another.
    """
    with (encoder / "model.safetensors").open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != checksum:
        raise ValueError(f"{encoder / 'model.safetensors'} has the SHA-256 {found}, not {checksum} as configured")


def word_pieces(encoder: Path) -> Tokenizer:
    """Return the encoder's tokenizer, which pads and cuts nothing."""
    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def losses(scores: Scores, batch: Batch, network: Network) -> dict[str, torch.Tensor]:
    """Return the mean loss of each part over the words whose gold is known."""
    found: dict[str, torch.Tensor] = {}
    for name in TAGGERS:
        found[name] = _cross_entropy(scores.taggers[name].float(), batch.taggers[name])
    found["arc"] = _cross_entropy(masked_arcs(scores, batch), batch.heads)
    heads = batch.heads.clamp(min=0).unsqueeze(-1).expand(-1, -1, scores.governors.shape[-1])
    relations = network.relation.pairs(scores.dependents, torch.gather(scores.governors, 1, heads))
    found["relation"] = _cross_entropy(relations.float(), batch.relations)
    known = batch.starts != MISSING
    found["start"] = (
        functional.binary_cross_entropy_with_logits(scores.starts.float()[known], batch.starts[known].float())
        if known.any() else scores.starts.sum() * 0
    )  # fmt: skip
    told = ~batch.entities.all(-1)
    logits = scores.entities.float()[told]
    right = logits.masked_fill(~batch.entities[told], float("-inf"))
    found["entity"] = (
        (logits.logsumexp(-1) - right.logsumexp(-1)).mean() if told.any() else scores.entities.sum() * 0
    )  # fmt: skip
    return found


def masked_arcs(scores: Scores, batch: Batch) -> torch.Tensor:
    """Return the scores of the arcs (B, N, N + 1), those that leave a sentence at minus infinity."""
    inside = functional.pad(batch.same_sentence, (1, 0), value=True)
    return scores.arcs.float().masked_fill(~inside, float("-inf"))


def _cross_entropy(scores: torch.Tensor, gold: torch.Tensor) -> torch.Tensor:
    known = gold != MISSING
    if not known.any():
        return scores.flatten()[:0].sum()
    return functional.cross_entropy(scores[known], gold[known])


def parameter_groups(network: Network, config: Config) -> list[dict[str, Any]]:
    """Return the optimizer's groups: lower layers learn more slowly, word embeddings not at all."""
    encoder, top = network.encoder, config["encoder"]["rate"]
    encoder.words.weight.requires_grad_(False)
    groups: list[dict[str, Any]] = []
    for at, layer in enumerate(encoder.layers):
        rate = top * config["encoder"]["layer_decay"] ** (len(encoder.layers) - 1 - at)
        groups.append({"params": list(layer.parameters()), "lr": rate})
    lowest = [encoder.positions.weight, *encoder.norm.parameters()]
    groups.append({"params": lowest, "lr": top * config["encoder"]["layer_decay"] ** len(encoder.layers)})
    groups.append({"params": [encoder.kinds.weight], "lr": config["encoder"]["kinds_rate"], "weight_decay": 0.0})
    own = [value for name, value in network.named_parameters() if not name.startswith("encoder.")]
    groups.append({"params": own, "lr": config["heads"]["rate"]})
    return groups


def development_golds(nlp: Language, data: Path) -> Iterator[Gold]:
    """Yield the development parts of the treebanks, with their entities."""
    ewt = list(read_treebank(data / "ewt/dev.conllu.xz"))
    gum = list(read_treebank(data / "gum/dev.conllu.xz"))
    entities = list(tagged_treebank(ewt, data / "ner/uner-ewt-dev.iob2.xz")), [annotated_treebank(each) for each in gum]
    for name, sentences, passages in zip(("ewt", "gum"), (ewt, gum), entities, strict=True):
        of = {id(sentence): passage for sentence, passage in zip(sentences, passages, strict=True)}
        for group in groups(sentences, lambda: DEV_GROUP):
            doc = gold_doc(nlp, group)
            if doc is None:
                continue
            whole = Passage(text=doc.text)
            for sentence, start in zip(group, join(group)[1], strict=True):
                moved = of[id(sentence)].shifted(start)
                whole.entities += moved.entities
                whole.unknown += moved.unknown
            set_entities(doc, whole)
            yield Gold(doc=doc, corpus=name, labels=KNOWN[name], tree=True)


@torch.no_grad()
def measure(network: Network, examples: Sequence[Example], config: Config) -> dict[str, float]:
    """Return accuracy in per cent with gold words and sentences, heads chosen greedily; for watching a training."""
    network.eval()
    hits: Counter[str] = Counter()
    for batch in batches(examples, config["batch_pieces"], random.Random(0)):  # noqa: S311 -- not for secrets
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = network(batch.inputs)
            heads = masked_arcs(scores, batch).argmax(-1)
            index = heads.unsqueeze(-1).expand(-1, -1, scores.governors.shape[-1])
            relations = network.relation.pairs(scores.dependents, torch.gather(scores.governors, 1, index)).argmax(-1)
        known = batch.heads != MISSING
        attached = (heads == batch.heads) & known
        hits["words"] += int(known.sum())
        hits["uas"] += int(attached.sum())
        hits["las"] += int((attached & (relations == batch.relations)).sum())
        starts = (scores.starts > 0) & known
        hits["starts right"] += int((starts & (batch.starts == 1)).sum())
        hits["starts all"] += int(starts.sum() + (batch.starts == 1).sum())
        for name in TAGGERS:
            hits[name] += int((scores.taggers[name].argmax(-1) == batch.taggers[name]).sum())
            hits[f"{name} known"] += int((batch.taggers[name] != MISSING).sum())
        told = ~batch.entities.all(-1)
        best = scores.entities.argmax(-1, keepdim=True)
        hits["entity"] += int(batch.entities.gather(-1, best).squeeze(-1)[told].sum())
        hits["entity known"] += int(told.sum())
    network.train()
    figures = {name: hits[name] / hits["words"] for name in ("uas", "las")}
    figures |= {name: hits[name] / hits[f"{name} known"] for name in (*TAGGERS, "entity")}
    figures["starts"] = 2 * hits["starts right"] / hits["starts all"]
    return {name: round(100 * value, 2) for name, value in figures.items()}


class Average:
    """A moving average of a network's weights (Polyak and Juditsky 1992)."""

    def __init__(self, network: Network, decay: float) -> None:
        self._decay = decay
        self.state = {name: value.detach().clone() for name, value in network.state_dict().items()}

    @torch.no_grad()
    def update(self, network: Network, step: int) -> None:
        """Take in the weights after `step` steps; early ones count less."""
        share = 1 - min(self._decay, (1 + step) / (10 + step))
        for name, value in network.state_dict().items():
            self.state[name].lerp_(value, share)


@dataclass(slots=True, kw_only=True)
class Material:
    """What a training works with.

    Attributes:
        classes: what the network tells apart.
        epochs: writes the documents of one epoch after another.
        encode: turns a document into an example, or None.
        development: examples of the development parts by treebank.
        mask, never_hidden: the piece that stands for hidden ones, and those that are never hidden.
        rng: orders the batches.
    """

    classes: Classes
    epochs: Epochs
    encode: Encoding
    development: dict[str, list[Example]]
    mask: int
    never_hidden: torch.Tensor
    rng: random.Random

    def examples(self) -> list[Example]:
        """Return the examples of a new epoch."""
        return [each for gold in self.epochs() if (each := self.encode(gold))]


def prepare(data: Path, encoder: Path, config: Config, seed: int) -> Material:
    """Return what is trained on, and seed everything that is random."""
    check_encoder(encoder, config["encoder"]["checksum"])
    torch.manual_seed(seed)
    torch.set_num_threads(config["threads"])
    rng = random.Random(seed)  # noqa: S311
    nlp = blank_english()
    epochs = Epochs(nlp, read_corpora(data), rng)
    classes = collect_classes(epochs.plain(), LABELS)
    tokenizer = word_pieces(encoder)
    encode = Encoding(classes, WordReader(tokenizer))
    development = {
        name: [each for gold in development_golds(nlp, data) if gold.corpus == name and (each := encode(gold))]
        for name in ("ewt", "gum")
    }
    return Material(
        classes=classes, epochs=epochs, encode=encode, development=development, rng=rng,
        mask=tokenizer.token_to_id("[MASK]"),
        never_hidden=torch.tensor([tokenizer.token_to_id(piece) for piece in NEVER_HIDDEN]),
    )  # fmt: skip


def new_network(encoder: Path, classes: Classes, config: Config) -> Network:
    """Return the network before its training: a pretrained encoder and heads that know nothing."""
    pretrained = Encoder.pretrained(encoder / "model.safetensors", config["encoder"]["dropout"])
    return Network(pretrained, classes.sizes(), config["heads"]["dropout"])


def new_optimizer(network: Network, config: Config) -> torch.optim.Optimizer:
    """Return AdamW over the parameter groups of the network."""
    decay = config["optimizer"]["weight_decay"]
    return torch.optim.AdamW(parameter_groups(network, config), weight_decay=decay, betas=(0.9, 0.98))


def count_batches(examples: Sequence[Example], config: Config) -> int:
    """Return how many batches an epoch with these examples has."""
    return sum(1 for _ in batches(examples, config["batch_pieces"], random.Random(0)))  # noqa: S311


def learn(
    network: Network, batch: Batch, optimizer: torch.optim.Optimizer, material: Material, config: Config
) -> dict[str, torch.Tensor]:
    """Take one step: hide some pieces, and change the weights against the gradient of the weighted losses."""
    hidden = torch.rand(batch.inputs.pieces.shape) < config["encoder"]["piece_dropout"]
    hidden &= ~torch.isin(batch.inputs.pieces, material.never_hidden)
    batch.inputs.pieces = batch.inputs.pieces.masked_fill(hidden, material.mask)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        parts = losses(network(batch.inputs), batch, network)
    loss = sum(config["loss"][name] * part for name, part in parts.items())
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), config["optimizer"]["clip"])
    optimizer.step()
    return parts


class Progress:
    """Prints the mean losses of every fifty steps."""

    def __init__(self, steps: int) -> None:
        self._steps, self._began = steps, time.monotonic()
        self._totals: Counter[str] = Counter()

    @property
    def seconds(self) -> int:
        """Seconds since the beginning."""
        return round(time.monotonic() - self._began)

    def show(self, step: int, parts: Mapping[str, torch.Tensor]) -> None:
        """Take in the losses of a step."""
        self._totals.update({name: part.item() for name, part in parts.items()})
        if step % 50 == 0:
            shown = " ".join(f"{name} {self._totals[name] / 50:.3f}" for name in parts)
            print(f"{step}/{self._steps} {self.seconds}s | {shown}", flush=True)
            self._totals.clear()


def train(data: Path, encoder: Path, work: Path, config: Config) -> None:
    """Train and write `network.pt`, `classes.json` and `log.jsonl` to the folder `work`."""
    material = prepare(data, encoder, config, config["seed"])
    (work / "classes.json").write_text(json.dumps(asdict(material.classes), indent=1) + "\n", encoding="utf-8")
    network = new_network(encoder, material.classes, config)
    optimizer = new_optimizer(network, config)
    first = material.examples()
    # Every epoch is written anew; all are taken to have as many batches as the first. One that has a few more or fewer
    # moves the end of the schedule by as much: the rate never falls below 0.
    steps = count_batches(first, config) * config["epochs"]
    warm = max(1, int(steps * config["optimizer"]["warm_up"]))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda at: min((at + 1) / warm, max(0.0, (steps - at) / (steps - warm)))
    )
    average = Average(network, config["optimizer"]["average"])
    network.train()
    step, progress = 0, Progress(steps)
    with (work / "log.jsonl").open("w", encoding="utf-8") as log:
        for epoch in range(config["epochs"]):
            examples = first if epoch == 0 else material.examples()
            for batch in batches(examples, config["batch_pieces"], material.rng):
                parts = learn(network, batch, optimizer, material, config)
                schedule.step()
                step += 1
                average.update(network, step)
                progress.show(step, parts)
            current = {name: value.clone() for name, value in network.state_dict().items()}
            network.load_state_dict(average.state)
            figures = {name: measure(network, each, config) for name, each in material.development.items()}
            torch.save(average.state, work / "network.pt")
            network.load_state_dict(current)
            row = {"epoch": epoch + 1, "seconds": progress.seconds, **figures}
            print(json.dumps(row), flush=True)
            log.write(json.dumps(row) + "\n")
            log.flush()
