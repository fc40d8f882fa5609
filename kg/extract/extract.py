"""Putting the constructions together: one parsed document in, one `Extraction` out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.arguments import clauses
from kg.extract.factuality import Factuality
from kg.extract.graph_view import triples
from kg.extract.implicit import implicit_triples
from kg.extract.linking import clause_links
from kg.extract.mentions import Mentions
from kg.extract.naming import name_kinds
from kg.extract.quotation import speakers
from kg.extract.tokens import Doc
from kg.model import Extraction, Sentence, Triple

if TYPE_CHECKING:
    from kg.extract.tokens import Span
    from kg.parse import Parse


def extract(parse: Parse) -> Extraction:
    """Return the sentences, mentions and triples of a parsed document, each in the order of the text."""
    doc, text = Doc(parse.doc), parse.document.text
    name_kinds(doc)
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
        triples=tuple(sorted(dict.fromkeys(found), key=_position)),
    )


def _position(triple: Triple) -> tuple[int, int, int, int, str]:
    return triple.sentence, triple.predicate.start, triple.subject.start, triple.object.start, triple.predicate.lemma


def _trimmed(sent: Span) -> tuple[int, int]:
    """Return the token offsets of a sentence without the white space around it; a blank one keeps its own."""
    visible = [token.i for token in sent if not token.is_space] or [sent.start, sent.end - 1]
    return visible[0], visible[-1] + 1
