"""From facts to RDF triples.

Every fact becomes a `kg:Statement` by classic reification, the one form that every store loads; an asserted fact is
a plain triple as well. There are no blank nodes, and the order of the triples depends on the contents alone: they
come grouped by subject, so that a writer can stream them.

What the vocabulary tells costs no triple: a statement without `kg:polarity` affirms, one without `kg:modality` states a
fact, and what has `kg:text` is a sentence. Left to `facts.jsonl`, because each would cost a triple a fact: the spans of
subject, predicate and object, and the rule. Whether a statement is asserted is asked of the graph itself: its plain
triple is there or not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Triple

from kg import vocab
from kg.iri import digest, slug
from kg.model import Entity, Modality, Polarity, Value

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from kg.model import Contents, DocumentInfo, Evidence, Fact

_LINE_END = re.compile(r"\r\n?")
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_TYPE = NamedNode(vocab.TYPE)
_LABEL = NamedNode(vocab.LABEL)


def clean(text: str) -> str:
    r"""Return `text` with only what all RDF and XML formats hold and give back: the one rule for all output.

    Line ends become `\n`, as an XML parser would make them. A character that XML 1.0 cannot hold, escaped or not,
    becomes U+FFFD: all controls below U+0020 but tab and line feed, U+FFFE and U+FFFF.

    >>> clean("a\r\nb\x00c")
    'a\nb�c'
    """
    return _NOT_XML.sub("\ufffd", _LINE_END.sub("\n", text))


def document_iri(base: str, document: str) -> str:
    """Return the IRI of the document with the id `document`; two ids never share one.

    >>> document_iri("https://kg.example/", "khan.txt")
    'https://kg.example/document/khan-txt'
    >>> document_iri("https://kg.example/", "Reports/khan.txt")
    'https://kg.example/document/reports-khan-txt-505bdcba'
    """
    name = slug(document)
    # A slug loses case and punctuation. Only of ids such as `a-b.txt` and `stdin` can it be undone: the last hyphen
    # is the dot, and without a dot there is no hyphen. All others need a hash.
    stem, dot, suffix = document.rpartition(".")
    plain = name == f"{stem}-{suffix}" and "-" not in suffix if dot else name == document and "-" not in name
    return f"{base}document/{name if plain else f'{name}-{digest(document, length=8)}'}"


def graph_iri(base: str) -> str:
    """Return the name of the graph, for the formats that name one.

    >>> graph_iri("https://kg.example/")
    'https://kg.example/graph'
    """
    return f"{base}graph"


def sentence_iri(base: str, evidence: Evidence) -> str:
    """Return the IRI of the sentence of `evidence`: its document with a fragment after RFC 5147."""
    iri = document_iri(base, evidence.document)
    return f"{iri}{';' if '#' in iri else '#'}char={evidence.start},{evidence.end}"


def triples(contents: Contents) -> Iterator[Triple]:
    """Yield the triples of a graph, each once, grouped by subject.

    First documents, relations and qualifiers, then entities with what is asserted of them, statements, and sentences
    with their text.

    >>> from kg.model import Contents
    >>> empty = Contents(base="https://kg.example/", documents=(), entities=(), facts=())
    >>> list(triples(empty))
    []
    """
    for document in contents.documents:
        yield from _document(contents.base, document)
    yield from _relations(contents)
    yield from _qualifiers(contents)
    yield from _entities(contents)
    statements = {fact.id for fact in contents.facts}
    for fact in contents.facts:
        yield from _statement(contents.base, fact, statements)
    yield from _sentences(contents)


def _document(base: str, document: DocumentInfo) -> Iterator[Triple]:
    node = NamedNode(document_iri(base, document.id))
    yield Triple(node, _TYPE, NamedNode(vocab.DOCUMENT))
    yield Triple(node, _LABEL, Literal(clean(document.title or document.id)))
    yield Triple(node, NamedNode(vocab.IDENTIFIER), Literal(clean(document.id)))
    if document.title:
        yield Triple(node, NamedNode(vocab.TITLE), Literal(clean(document.title)))
    if document.created:
        yield Triple(node, NamedNode(vocab.CREATED), _date(document.created))
    if document.sha256:
        yield Triple(node, NamedNode(vocab.SHA256), Literal(document.sha256))


def _relations(contents: Contents) -> Iterator[Triple]:
    labels: dict[str, str] = {}
    for fact in contents.facts:
        iri, label = fact.predicate.iri, fact.predicate.label
        labels[iri] = min(labels.get(iri, label), label)
    for iri, label in sorted(labels.items()):
        node = NamedNode(iri)
        yield Triple(node, _TYPE, NamedNode(vocab.RELATION))
        yield Triple(node, _LABEL, Literal(clean(label)))


def _qualifiers(contents: Contents) -> Iterator[Triple]:
    """Yield the declarations of the qualifier properties that `_qualifier_iri` mints."""
    minted: dict[str, tuple[str, str]] = {}
    for fact in contents.facts:
        joined = [(each.role, each.preposition) for each in fact.qualifiers]
        for role, word in [*joined, *((each.role, each.conjunction) for each in fact.links)]:
            iri, name = _qualifier_iri(contents.base, role, word), (word, role)
            if not iri.startswith(vocab.KG):
                minted[iri] = min(minted.get(iri, name), name)
    for iri, (preposition, role) in sorted(minted.items()):
        node = NamedNode(iri)
        parent = f"{vocab.KG}{role}" if role in vocab.QUALIFIER_ROLES else vocab.HAS_QUALIFIER
        yield Triple(node, _TYPE, NamedNode(vocab.QUALIFIER))
        yield Triple(node, NamedNode(vocab.SUB_PROPERTY_OF), NamedNode(parent))
        yield Triple(node, _LABEL, Literal(clean(preposition or role)))


def _qualifier_iri(base: str, role: str, word: str) -> str:
    """Return the property that joins a statement with a qualifier's value, or with the statement that a link leads to.

    Either is one triple: its property tells role and preposition or conjunction, as in `qual:time-before`, below
    `kg:time`, so that `?statement ?q ?when . ?q rdfs:subPropertyOf* kg:time` finds all times whatever their
    preposition. A node for every qualifier would have cost five triples.
    """
    if not word and role in vocab.QUALIFIER_ROLES:
        return f"{vocab.KG}{role}"
    return f"{base}qualifier/{slug(f'{role} {word}')}"


def _entities(contents: Contents) -> Iterator[Triple]:
    asserted: dict[str, set[tuple[str, Entity | Value]]] = defaultdict(set)
    for fact in contents.facts:
        if fact.asserted:
            if not contents.strict:
                asserted[fact.subject.iri].add((fact.predicate.iri, fact.object))
            for each in fact.mapped:
                asserted[each.subject.iri].add((each.property, each.object))
    for entity in contents.entities:
        node, label = NamedNode(entity.iri), clean(entity.label)
        for name in entity.types or ("Entity",):
            yield Triple(node, _TYPE, NamedNode(f"{vocab.KG}{name}"))
        for iri in entity.classes:
            yield Triple(node, _TYPE, NamedNode(iri))
        yield Triple(node, _LABEL, Literal(label))
        for alias in sorted({clean(alias) for alias in entity.aliases} - {label}):
            yield Triple(node, NamedNode(vocab.ALT_LABEL), Literal(alias))
        said = {(relation, _term(target)) for relation, target in asserted[entity.iri]}
        for relation, target in sorted(said, key=lambda pair: (pair[0], str(pair[1]))):
            yield Triple(node, NamedNode(relation), target)


def _statement(base: str, fact: Fact, statements: Container[str]) -> Iterator[Triple]:
    node = NamedNode(f"{base}statement/{fact.id}")
    yield Triple(node, _TYPE, NamedNode(vocab.STATEMENT))
    yield Triple(node, NamedNode(vocab.SUBJECT), NamedNode(fact.subject.iri))
    yield Triple(node, NamedNode(vocab.PREDICATE), NamedNode(fact.predicate.iri))
    yield Triple(node, NamedNode(vocab.OBJECT), _term(fact.object))
    if fact.polarity is not Polarity.POSITIVE:
        yield Triple(node, NamedNode(vocab.POLARITY), Literal(str(fact.polarity)))
    if fact.modality is not Modality.ACTUAL:
        yield Triple(node, NamedNode(vocab.MODALITY), Literal(str(fact.modality)))
    yield Triple(node, NamedNode(vocab.CONFIDENCE), _decimal(fact.confidence))
    if isinstance(fact.object, Value) and fact.object.number:
        number = Literal(fact.object.number, datatype=NamedNode(f"{vocab.XSD}decimal"))
        yield Triple(node, NamedNode(vocab.NUMBER), number)
        yield Triple(node, NamedNode(vocab.UNIT), Literal(clean(fact.object.unit)))
    if fact.implicit:
        yield Triple(node, NamedNode(vocab.IMPLICIT), Literal(True))
    if fact.attributed_to is not None:
        yield Triple(node, NamedNode(vocab.ATTRIBUTED_TO), NamedNode(fact.attributed_to.iri))
    for name in sorted({each.property for each in fact.mapped}):
        yield Triple(node, NamedNode(vocab.MAPPED_PROPERTY), NamedNode(name))
    qualifiers: set[tuple[str, NamedNode | Literal]] = {
        (_qualifier_iri(base, each.role, each.preposition), _term(each.value)) for each in fact.qualifiers
    }
    for link in fact.links:
        if link.fact in statements:  # a part of a graph may lack it
            target = NamedNode(f"{base}statement/{link.fact}")
            qualifiers.add((_qualifier_iri(base, link.role, link.conjunction), target))
    for iri, value in sorted(qualifiers, key=lambda pair: (pair[0], str(pair[1]))):
        yield Triple(node, NamedNode(iri), value)
    for iri in dict.fromkeys(sentence_iri(base, evidence) for evidence in fact.evidence):
        yield Triple(node, NamedNode(vocab.DERIVED_FROM), NamedNode(iri))


def _sentences(contents: Contents) -> Iterator[Triple]:
    sentences = {(e.document, e.start, e.end): e for fact in contents.facts for e in fact.evidence}
    for _, evidence in sorted(sentences.items()):
        node = NamedNode(sentence_iri(contents.base, evidence))
        yield Triple(node, NamedNode(vocab.TEXT), Literal(clean(evidence.sentence)))
        yield Triple(node, NamedNode(vocab.IN_DOCUMENT), NamedNode(document_iri(contents.base, evidence.document)))


def _term(target: Entity | Value) -> NamedNode | Literal:
    if isinstance(target, Entity):
        return NamedNode(target.iri)
    if target.datatype == "string":
        return Literal(clean(target.value))
    return Literal(clean(target.value), datatype=NamedNode(f"{vocab.XSD}{target.datatype}"))


def _decimal(number: float) -> Literal:
    """Return `number` as `xsd:decimal` with at most four digits, as much as a confidence is worth."""
    return Literal(str(round(number, 4)) if number >= 0.0001 else "0.0", datatype=NamedNode(f"{vocab.XSD}decimal"))


def _date(text: str) -> Literal:
    try:
        return Literal(date.fromisoformat(text).isoformat(), datatype=NamedNode(f"{vocab.XSD}date"))
    except ValueError:
        return Literal(clean(text))
