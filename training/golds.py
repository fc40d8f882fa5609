"""What one epoch of the training reads: treebanks cut ever anew, written trees, entity corpora."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from training.corpora import BLANK_LINE, curl, gold_doc, groups, is_headline, join, without_stop
from training.entity_corpora import annotated_treebank, read_passages, tagged_treebank
from training.examples import Gold
from training.names import NameSwapper, filled, read_names
from training.news_trees import news_docs
from training.passages import EVENT, LABELS, LOC, ORG, PERSON, Passage, entity_doc, joined, set_entities
from training.treebank import training_sentences

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from spacy.language import Language

    from training.treebank import Sentence

HERE = Path(__file__).parent
NAMES = frozenset({PERSON, ORG, LOC})
KNOWN = {
    "ewt": NAMES, "gum": NAMES | {EVENT}, "wikigold": NAMES, "broad-twitter": NAMES, "crossner": frozenset(LABELS),
    "written": NAMES,
}  # fmt: skip
"""Entity labels that a corpus annotates; where it says nothing, the others are unknown, not absent."""

LONGEST_GROUP = 9
HEADLINE_SHARE = 0.2
CURLY_SHARE = 0.3
CAPITALS_SHARE = 0.02
LOWER_SHARE = 0.02
DASH_SHARE = 0.3
NEWS_ROUNDS = 6
TEMPLATE_ROUNDS = 2
SWAPPED_SHARE = 0.5
PASSAGE_SHARE = 0.5
"""Share of the entity corpora that one epoch reads."""
HELD_OUT = 10
"""One in so many passages of a corpus without parts of its own is held out for development: those at its end."""


@dataclass(slots=True, kw_only=True)
class Corpora:
    """All that is trained on, read once.

    Attributes:
        treebanks: for each treebank its sentences, each with its entities.
        passages: sentences of entity corpora, and which corpus each is of.
    """

    treebanks: dict[str, list[tuple[Sentence, Passage]]] = field(default_factory=dict)
    passages: list[tuple[Passage, str]] = field(default_factory=list)


def read_corpora(data: Path) -> Corpora:
    """Return the training parts in the folder `data`."""
    corpora = Corpora()
    ewt = list(training_sentences(data, "ewt"))
    tagged = tagged_treebank(ewt, data / "ner/uner-ewt-train.iob2.xz")
    corpora.treebanks["ewt"] = list(zip(ewt, tagged, strict=True))
    gum = training_sentences(data, "gum")
    corpora.treebanks["gum"] = [(sentence, annotated_treebank(sentence)) for sentence in gum]
    for path in entity_files(data):
        corpora.passages += [(passage, corpus_of(path)) for passage in parted(read_passages(path))[0]]
    return corpora


def read_held_out(data: Path) -> dict[str, tuple[list[Passage], frozenset[str]]]:
    """Return by name the passages of entity corpora that `read_corpora` leaves out, and the labels that they have."""
    found = {}
    for path in entity_files(data):
        found[path.name.split(".")[0]] = parted(read_passages(path))[1], KNOWN[corpus_of(path)]
    return found


def entity_files(data: Path) -> list[Path]:
    """Return the files of the corpora that have entities alone, in order."""
    return sorted((data / "ner").glob("*.conll.xz"))


def corpus_of(path: Path) -> str:
    """Return the name of the corpus that a file is of."""
    return next(name for name in KNOWN if path.name.startswith(name))


def parted(passages: Iterable[Passage]) -> tuple[list[Passage], list[Passage]]:
    """Return what is trained on and what is held out; no text that is held out is in the first."""
    every = list(passages)
    cut = len(every) - len(every) // HELD_OUT
    held_out = every[cut:]
    texts = {passage.text for passage in held_out}
    return [passage for passage in every[:cut] if passage.text not in texts], held_out


class Epochs:
    """Writes out the training documents of one epoch after another."""

    def __init__(self, nlp: Language, corpora: Corpora, rng: random.Random) -> None:
        self._nlp, self._corpora, self._rng = nlp, corpora, rng
        self._names = read_names(HERE / "names.txt")
        named = [passage for pairs in corpora.treebanks.values() for _, passage in pairs]
        named += [passage for passage, _ in corpora.passages]
        self._swapper = NameSwapper(self._names, named, rng)
        self._templates = [
            line for line in (HERE / "news_templates.txt").read_text(encoding="utf-8").splitlines()
            if line and not line.startswith("#")
        ]  # fmt: skip

    def plain(self) -> Iterator[Gold]:
        """Yield the treebanks without changes; what classes there are is counted on them."""
        for name, pairs in self._corpora.treebanks.items():
            for group in groups([sentence for sentence, _ in pairs], lambda: LONGEST_GROUP):
                doc = gold_doc(self._nlp, group)
                if doc is not None:
                    yield Gold(doc=doc, corpus=name, labels=KNOWN[name], tree=True)

    def __call__(self) -> Iterator[Gold]:
        """Yield the documents of one epoch."""
        rng = self._rng
        for name, pairs in self._corpora.treebanks.items():
            yield from treebank_golds(self._nlp, pairs, name, rng)
        for doc in news_docs(self._nlp, NEWS_ROUNDS, rng):
            yield Gold(doc=doc, corpus="written", labels=frozenset(), tree=True)
        yield from self._entity_golds()

    def _entity_golds(self) -> Iterator[Gold]:
        rng = self._rng
        written = [filled(template, self._names, rng) for template in self._templates for _ in range(TEMPLATE_ROUNDS)]
        rng.shuffle(written)
        own = self._corpora.passages
        treebanks = [
            (passage, name) for name, pairs in self._corpora.treebanks.items()
            for _, passage in pairs if passage.entities
        ]  # fmt: skip
        sources = [(own, SWAPPED_SHARE, PASSAGE_SHARE), (treebanks, 1.0, PASSAGE_SHARE)]
        sources.append(([(passage, "written") for passage in written], 0.0, 1.0))
        for passages, swapped, share in sources:
            for run, corpus in passage_runs(passages, rng):
                if rng.random() >= share:
                    continue
                whole = joined((BLANK_LINE if rng.random() < 0.3 else " ", each) for each in run)
                whole = self._swapper.swap(whole) if rng.random() < swapped else whole
                whole.text = altered(whole.text, rng)
                yield Gold(doc=entity_doc(self._nlp, whole), corpus=corpus, labels=KNOWN[corpus], tree=False)


def passage_runs(passages: Sequence[tuple[Passage, str]], rng: random.Random) -> Iterator[tuple[list[Passage], str]]:
    """Yield runs of 1 to 8 consecutive passages of one corpus, with its name."""
    for name, corpus in itertools.groupby(passages, key=lambda pair: pair[1]):
        left = iter(corpus)
        while run := list(itertools.islice(left, rng.randint(1, 8))):
            yield [passage for passage, _ in run], name


def treebank_golds(
    nlp: Language, pairs: Sequence[tuple[Sentence, Passage]], name: str, rng: random.Random
) -> Iterator[Gold]:
    """Yield groups of 1 to 9 sentences, varied: other quotes and dashes, no full stop, capitals, lower case."""
    entities_of = {id(sentence): passage for sentence, passage in pairs}
    for group in groups([sentence for sentence, _ in pairs], lambda: rng.randint(1, LONGEST_GROUP)):
        passages = [entities_of[id(sentence)] for sentence in group]
        varied = [without_stop(each) if rng.random() < HEADLINE_SHARE and is_headline(group, at) else each
                  for at, each in enumerate(group)]  # fmt: skip
        doc = gold_doc(nlp, varied, alter=lambda text: altered(text, rng))
        if doc is None:
            continue
        whole = Passage(text=doc.text)
        for sentence, passage, start in zip(varied, passages, join(varied)[1], strict=True):
            moved = passage.clipped(len(sentence.text)).shifted(start)
            whole.entities += moved.entities
            whole.unknown += moved.unknown
        set_entities(doc, whole)
        yield Gold(doc=doc, corpus=name, labels=KNOWN[name], tree=True)


def altered(text: str, rng: random.Random) -> str:
    """Return `text` as another writer might have typed it; it keeps its length."""
    if rng.random() < CURLY_SHARE:
        text = curl(text)
    if rng.random() < DASH_SHARE:
        text = text.replace(" - ", " – ")
    change: Callable[[str], str] | None = None
    share = rng.random()
    if share < CAPITALS_SHARE:
        change = str.upper
    elif share < CAPITALS_SHARE + LOWER_SHARE:
        change = str.lower
    if change is not None and len(change(text)) == len(text):
        text = change(text)
    return text
