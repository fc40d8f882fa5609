"""Training windows: texts with whatever is known of their words, as indices."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kg.parse.neural.entities import entity_tags
from kg.parse.neural.lemmas import lemma_rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Doc, Token

    from kg.parse.neural.words import WordReader

TAGGERS = ("pos", "tag", "morph", "lemma")
"""What each word is given one class of."""
MISSING = -1
LEAST = {"pos": 1, "tag": 1, "morph": 3, "lemma": 3}
"""How often a class of each tagger must occur; rarer ones are missing labels."""
LONGEST_WINDOW = 500
CORPORA = ("ewt", "gum", "wikigold", "broad-twitter", "crossner", "written")
"""What annotates entities, each by guidelines of its own; the last is what the project wrote itself."""


@dataclass(slots=True, kw_only=True)
class Gold:
    """A text as a `Doc` with its annotation, and for what that annotation speaks.

    Attributes:
        corpus: whose idea of a name its entities follow, one of `CORPORA`.
        labels: the entity labels that its corpus has; where none stands, the others are unknown. Empty: no entities.
        tree: whether its heads, relations and sentences are gold.
    """

    doc: Doc
    corpus: str
    labels: frozenset[str]
    tree: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Classes:
    """The names of all classes, each list in the order of the network's outputs."""

    pos: list[str]
    tag: list[str]
    morph: list[str]
    lemma: list[str]
    relation: list[str]
    entity: list[str]

    def sizes(self) -> dict[str, int]:
        """Return the number of classes by name."""
        return {name: len(getattr(self, name)) for name in (*TAGGERS, "relation", "entity")}


@dataclass(slots=True, kw_only=True)
class Example:
    """A window. Indices of words count from 0; a head of 0 is the root, `j + 1` the word `j`, `MISSING` unknown."""

    corpus: int
    pieces: list[int]
    piece_kinds: list[int]
    first: list[int]
    last: list[int]
    suffixes: NDArray[np.int64]
    shapes: NDArray[np.int64]
    taggers: dict[str, list[int]]
    heads: list[int]
    relations: list[int]
    sentences: list[int]
    starts: list[int]
    entities: NDArray[np.bool_]


def word_classes(token: Token) -> dict[str, str]:
    """Return what the taggers should say of a token of a gold document."""
    lemma = lemma_rule(token.text, token.lemma_) if token.lemma_ else ""
    return {"pos": token.pos_, "tag": token.tag_, "morph": str(token.morph) or "_", "lemma": lemma}


def collect_classes(golds: Iterable[Gold], labels: Sequence[str]) -> Classes:
    """Return the classes that occur often enough in documents with trees, each list sorted."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in TAGGERS}
    relations: set[str] = set()
    for gold in golds:
        if not gold.tree:
            continue
        for token in gold.doc:
            if token.is_space:
                continue
            relations.add(token.dep_)
            if token.tag_:
                for name, value in word_classes(token).items():
                    counts[name][value] += 1
    found = {name: sorted(value for value, n in counts[name].items() if n >= LEAST[name] and value) for name in TAGGERS}
    return Classes(**found, relation=sorted(relations), entity=entity_tags(labels))


class Encoding:
    """Turns gold documents into examples."""

    def __init__(self, classes: Classes, reader: WordReader) -> None:
        self._reader = reader
        self._index = {
            name: {value: at for at, value in enumerate(getattr(classes, name))}
            for name in (*TAGGERS, "relation", "entity")
        }
        self._labels = [tag[2:] for tag in classes.entity if tag.startswith("U-")]

    def __call__(self, gold: Gold) -> Example | None:
        """Return the example, or None where the window is too long or empty."""
        doc = gold.doc
        words = self._reader(doc)
        window = words.window(0, len(words), self._reader.marks)
        if not len(words) or len(window.pieces) > LONGEST_WINDOW:
            return None
        place = {token: at for at, token in enumerate(words.tokens)}
        tokens = [doc[at] for at in words.tokens]
        taggers: dict[str, list[int]] = {name: [MISSING] * len(tokens) for name in TAGGERS}
        heads, relations = [MISSING] * len(tokens), [MISSING] * len(tokens)
        sentences, starts = [0] * len(tokens), [MISSING] * len(tokens)
        if gold.tree:
            for at, token in enumerate(tokens):
                if token.tag_:
                    for name, value in word_classes(token).items():
                        taggers[name][at] = self._index[name].get(value, MISSING)
                heads[at] = 0 if token.head.i == token.i else place[token.head.i] + 1
                relations[at] = self._index["relation"].get(token.dep_, MISSING)
            number = -1
            previous = None
            for at, token in enumerate(tokens):
                sentence = token.sent.start
                if sentence != previous:
                    number, previous = number + 1, sentence
                    starts[at] = 1
                else:
                    starts[at] = 0
                sentences[at] = number
        return Example(
            corpus=CORPORA.index(gold.corpus),
            pieces=window.pieces, piece_kinds=window.kinds, first=window.first, last=window.last,
            suffixes=words.suffixes, shapes=words.shapes, taggers=taggers, heads=heads, relations=relations,
            sentences=sentences, starts=starts, entities=self._entities(gold, words.tokens),
        )  # fmt: skip

    def _entities(self, gold: Gold, tokens: Sequence[int]) -> NDArray[np.bool_]:
        """Return for each word the tags that it may have."""
        index = self._index["entity"]
        unknown = [tag for tag in index if tag != "O" and tag[2:] not in gold.labels]
        outside = np.zeros(len(index), dtype=bool)
        outside[[index["O"], *(index[tag] for tag in unknown)]] = True
        allowed = np.ones((len(tokens), len(index)), dtype=bool)
        if not gold.labels:
            return allowed
        place = {token: at for at, token in enumerate(tokens)}
        for token in tokens:
            if gold.doc[token].ent_iob != 0 and not gold.doc[token].ent_type:
                allowed[place[token]] = outside
        for span in gold.doc.ents:
            inside = [place[token.i] for token in span if token.i in place]
            if span.label_ not in self._labels or not inside:
                continue
            prefixes = "U" if len(inside) == 1 else "B" + "I" * (len(inside) - 2) + "L"
            for at, prefix in zip(inside, prefixes, strict=True):
                allowed[at] = False
                allowed[at, index[f"{prefix}-{span.label_}"]] = True
        return allowed
