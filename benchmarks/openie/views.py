"""Predicting: the tokens of a benchmark's sentence through a pipeline, and a textual view of its clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from benchmarks.openie.prediction import Prediction
from kg.extract.views import VIEWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language

    from benchmarks.openie.prediction import Sentence


def parse(nlp: Language, sentences: Iterable[Sentence]) -> Iterator[Doc]:
    """Yield each sentence parsed with the tokens that it is given with, as one sentence."""
    for sentence in sentences:
        rest = len(sentence.tokens) - 1
        yield nlp(Doc(nlp.vocab, words=list(sentence.tokens), sent_starts=[True] + [False] * rest))


def predictions(sentences: Iterable[Sentence], docs: Iterable[Doc], view: str) -> Iterator[Prediction]:
    """Yield what `view` reads from the parsed sentences."""
    for sentence, doc in zip(sentences, docs, strict=True):
        for proposition in VIEWS[view](doc):
            subject, relation, arguments = proposition.texts()
            yield Prediction(
                sentence=sentence.id,
                subject=subject,
                predicate=relation,
                objects=arguments,
                confidence=proposition.confidence,
                implicit=proposition.implicit,
            )
