"""Training documents for the entity recognizer: all corpora as running text, again with other names, and templates."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from training.corpora import curl
from training.entity_corpora import annotated_treebank, read_passages, runs, tagged_treebank
from training.names import NameSwapper, filled, read_names
from training.passages import entity_doc, joined
from training.treebank import read_treebank

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

    from training.passages import Passage

HERE = Path(__file__).parent
SENTENCE_CORPORA = ("wikigold.conll.xz", "crossner-*.conll.xz", "broad-twitter-*.conll.xz")
TEMPLATE_ROUNDS = 12
SWAPPED_VIEWS = 3
CURLY_SHARE = 0.3


def passages_for_training(data: Path) -> list[Passage]:
    """Return the sentences of all corpora with entities; Universal NER only its train part, so too the treebank."""
    ewt = read_treebank(data / "ewt/train.conllu.xz")
    found = list(tagged_treebank(ewt, data / "ner/uner-ewt-train.iob2.xz"))
    found += map(annotated_treebank, read_treebank(data / "gum/train.conllu.xz"))
    for pattern in SENTENCE_CORPORA:
        for path in sorted((data / "ner").glob(pattern)):
            found += read_passages(path)
    return found


def entity_training_docs(nlp: Language, data: Path, rng: random.Random) -> Iterator[Doc]:
    """Yield the corpora once as they are, in runs of 1 to 8 sentences, then with names exchanged, then templates."""
    passages = passages_for_training(data)
    names = read_names(HERE / "names.txt")
    swapper = NameSwapper(names, passages, rng)
    templates = [
        line for line in (HERE / "news_templates.txt").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]  # fmt: skip
    written = [filled(template, names, rng) for template in templates for _ in range(TEMPLATE_ROUNDS)]
    views = [(passages, False)] + [([each for each in passages if each.entities], True)] * SWAPPED_VIEWS
    rng.shuffle(written)
    for view, swapped in [*views, (written, False)]:
        for run in runs(view, iter(lambda: rng.randint(1, 8), None)):
            separators = ["\n\n" if rng.random() < 0.3 else " " for _ in run]
            whole = joined(zip(separators, run, strict=True))
            whole = swapper.swap(whole) if swapped else whole
            if rng.random() < CURLY_SHARE:
                whole.text = curl(whole.text)
            yield entity_doc(nlp, whole)


def entity_dev_docs(nlp: Language, data: Path) -> Iterator[Doc]:
    """Yield the development parts that choose the best epoch: Universal NER and the named entities of GUM."""
    ewt = read_treebank(data / "ewt/dev.conllu.xz")
    for passage in tagged_treebank(ewt, data / "ner/uner-ewt-dev.iob2.xz"):
        yield entity_doc(nlp, passage)
    for sentence in read_treebank(data / "gum/dev.conllu.xz"):
        yield entity_doc(nlp, annotated_treebank(sentence))
