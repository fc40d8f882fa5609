"""Predicting: the tokens of a benchmark's sentence through a pipeline, and a view of its clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from benchmarks.openie.prediction import Prediction
from kg.extract import extract
from kg.extract.views import VIEWS
from kg.model import Document, Value
from kg.parse import Parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language

    from benchmarks.openie.prediction import Sentence
    from kg.model import Argument


def parse(nlp: Language, sentences: Iterable[Sentence]) -> Iterator[Doc]:
    """Yield each sentence parsed with the tokens that it is given with, as one sentence."""
    for sentence in sentences:
        starts: list[bool | int | None] = [n == 0 for n in range(len(sentence.tokens))]
        yield nlp(Doc(nlp.vocab, words=list(sentence.tokens), sent_starts=starts))


def predictions(sentences: Iterable[Sentence], docs: Iterable[Doc], view: str) -> Iterator[Prediction]:
    """Yield what `view` - a textual view, or "graph" - reads from the parsed sentences."""
    for sentence, doc in zip(sentences, docs, strict=True):
        yield from _graph(sentence.id, doc) if view == "graph" else _textual(sentence.id, doc, view)


def _textual(sentence: str, doc: Doc, view: str) -> Iterator[Prediction]:
    for proposition in VIEWS[view](doc):
        subject, relation, arguments = proposition.texts()
        yield Prediction(
            sentence=sentence,
            subject=subject,
            predicate=relation,
            objects=arguments,
            confidence=proposition.confidence,
            implicit=proposition.implicit,
            rule=proposition.rule,
        )


def _graph(sentence: str, doc: Doc) -> Iterator[Prediction]:
    """Yield the triples with the words of the text where they have them: mentions as subjects and objects."""
    document = Document(id=sentence, text=doc.text, source="", paragraphs=(((0, len(doc.text)),),))
    for triple in extract(Parse(document=document, doc=doc, offsets=range(len(doc.text)))).triples:
        qualifiers = (f"{each.preposition} {_text(each.argument)}".strip() for each in triple.qualifiers)
        yield Prediction(
            sentence=sentence,
            subject=_text(triple.subject),
            predicate=triple.predicate.surface or triple.predicate.lemma,
            objects=(_text(triple.object), *qualifiers),
            confidence=triple.confidence,
            implicit=triple.implicit,
            rule=triple.rule,
        )


def _text(argument: Argument | Value) -> str:
    return argument.value if isinstance(argument, Value) else argument.mention.name
