"""Putting the constructions together: one parsed document in, one `Extraction` out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.extract.arguments import clauses
from kg.extract.factuality import Factuality
from kg.extract.graph_view import triples
from kg.extract.implicit import implicit_triples
from kg.extract.linking import clause_links
from kg.extract.mentions import Mentions
from kg.extract.naming import name_kinds
from kg.extract.quotation import speakers
from kg.extract.repair import repaired
from kg.garbage import no_search_for_cycles
from kg.model import Extraction, Sentence, Triple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.extract.tokens import Doc, Span
    from kg.parse import Parse


def extract(parse: Parse) -> Extraction:
    """Return the sentences, mentions and triples of a parsed document, each in the order of the text.

    Python's search for cycles waits meanwhile, and gets nothing to do: the tree of a document is full of them, which
    would cost it a quarter of the time.
    """
    with no_search_for_cycles():
        doc = repaired(parse.doc)
        try:
            name_kinds(doc)
            return _extraction(parse, doc)
        finally:
            doc.take_apart()


def _extraction(parse: Parse, doc: Doc) -> Extraction:
    text = parse.document.text
    speaking = speakers(doc)
    mentions = Mentions(parse, doc, speaking)
    factuality = Factuality(speaking)
    links = clause_links(doc)
    found = [
        triple
        for clause in clauses(doc)
        for triple in triples(clause, factuality.status(clause.head), mentions, links.get(clause.head.i, ()))
    ]
    found.extend(implicit_triples(doc, factuality, mentions))
    sentences = []
    for sent in doc.sents:
        start, end = mentions.span(*_trimmed(sent))
        sentences.append(Sentence(start=start, end=end, text=text[start:end]))
    return Extraction(
        document=parse.document,
        sentences=tuple(sentences),
        mentions=tuple(mentions),
        triples=tuple(sorted(_distinct(found), key=_position)),
    )


def _distinct(found: Iterable[Triple]) -> Iterator[Triple]:
    """Yield the triples without repetitions; only those of one place are compared, for a triple is long."""
    known: dict[tuple[int, int], list[Triple]] = defaultdict(list)
    for triple in found:
        alike = known[triple.predicate.start, triple.subject.start]
        if triple not in alike:
            alike.append(triple)
            yield triple


def _position(triple: Triple) -> tuple[int, int, int, int, str]:
    return triple.sentence, triple.predicate.start, triple.subject.start, triple.object.start, triple.predicate.lemma


def _trimmed(sent: Span) -> tuple[int, int]:
    """Return the token offsets of a sentence without the white space around it; a blank one keeps its own."""
    visible = [token.i for token in sent if not token.is_space] or [sent.start, sent.end - 1]
    return visible[0], visible[-1] + 1
