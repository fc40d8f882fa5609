"""The entries of a gazetteer: things with names, IRIs and types, as RDF of any vocabulary describes them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg import vocab
from kg.errors import ConfigError
from kg.rdf.files import known_class, read_quads, schema_iri

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_WIKIDATA = "http://www.wikidata.org/prop/direct/"
_FOAF_NAME = "http://xmlns.com/foaf/0.1/name"

_PREFERRED = (vocab.PREF_LABEL, vocab.LABEL, f"{vocab.SCHEMA}name", _FOAF_NAME, f"{vocab.SCHEMA}legalName")
_OTHERS = (vocab.ALT_LABEL, vocab.HIDDEN_LABEL, f"{vocab.SCHEMA}alternateName")
_DESCRIPTIONS = (f"{vocab.SKOS}definition", f"{vocab.RDFS}comment", f"{vocab.SCHEMA}description")
_TYPES = (vocab.TYPE, f"{_WIKIDATA}P31")
_PARENTS = (f"{vocab.RDFS}subClassOf", f"{vocab.OWL}equivalentClass", f"{_WIKIDATA}P279")
_TERMS = frozenset(
    (
        f"{vocab.RDFS}Class", f"{vocab.OWL}Class", f"{vocab.OWL}Ontology", f"{vocab.OWL}AnnotationProperty",
        f"{vocab.SKOS}ConceptScheme", vocab.PROPERTY, vocab.OBJECT_PROPERTY, vocab.DATATYPE_PROPERTY,
        vocab.DOCUMENT, vocab.RELATION, vocab.QUALIFIER,
    )
)  # fmt: skip
"""Types of what is no thing in the world."""
_NO_TYPES = frozenset({f"{vocab.OWL}NamedIndividual", f"{vocab.OWL}Thing"})
_LANGUAGES = frozenset({"en", "mul"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A thing with names.

    Attributes:
        label: the preferred name.
        names: all names, sorted; those in English or in no language.
        types: IRIs of its classes as the file gives them but for ours, sorted.
        kinds: local names of classes of ontology/kg.ttl that it has or that its types lie below, sorted.
        descriptions: what the file says of it, sorted.
        related: labels of what it is related to, sorted.
    """

    iri: str
    label: str
    names: tuple[str, ...]
    types: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


def read_entries(paths: Iterable[str]) -> tuple[Entry, ...]:
    """Return the things with names that some files describe together, sorted by IRI.

    Classes, properties and vocabularies are no such things, nor is what has no IRI. Nothing is fetched.

    Raises:
        ConfigError: a file has a suffix that is not known, cannot be read, or names nothing.
    """
    links: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    texts: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for path in paths:
        named = False
        for quad in read_quads(path, "a gazetteer"):
            if not isinstance(quad.subject, NamedNode):
                continue
            subject, predicate = quad.subject.value, schema_iri(quad.predicate.value)
            if isinstance(quad.object, NamedNode):
                links[subject][predicate].add(quad.object.value)
            elif isinstance(quad.object, Literal) and _is_read(quad.object.language):
                text = " ".join(quad.object.value.split())
                if text:
                    texts[subject][predicate].add(text)
                    named = named or predicate in _PREFERRED + _OTHERS
        if not named:
            raise ConfigError(f"{path}: names nothing; a gazetteer has rdfs:label, skos:prefLabel or schema:name")
    used_as_types = {iri for found in links.values() for kind in _TYPES for iri in found.get(kind, ())}
    entries = (
        _entry(iri, links, texts)
        for iri in sorted(texts)
        if iri not in used_as_types and _TERMS.isdisjoint(links.get(iri, {}).get(vocab.TYPE, ()))
    )
    return tuple(entry for entry in entries if entry.names)


def _is_read(language: str | None) -> bool:
    return (language or "en").partition("-")[0].casefold() in _LANGUAGES


def _entry(iri: str, links: Mapping[str, Mapping[str, set[str]]], texts: Mapping[str, Mapping[str, set[str]]]) -> Entry:
    own, preferred = links.get(iri, {}), _values(texts, iri, _PREFERRED)
    names = sorted({*preferred, *_values(texts, iri, _OTHERS)})
    types = sorted({name for kind in _TYPES for name in own.get(kind, ())} - _NO_TYPES)
    related = {
        label
        for predicate, found in own.items()
        if predicate not in _TYPES
        for other in found
        for label in _values(texts, other, _PREFERRED)
    }
    kinds = {kind for name in types if (kind := _kind(name, links))}
    return Entry(
        iri=iri,
        label=next(iter([*preferred, *names]), ""),
        names=tuple(names),
        types=tuple(name for name in types if not name.startswith(vocab.KG)),
        kinds=tuple(sorted(kinds)),
        descriptions=tuple(sorted(_values(texts, iri, _DESCRIPTIONS))),
        related=tuple(sorted(related | {label for name in types for label in _values(texts, name, _PREFERRED)})),
    )


def _values(texts: Mapping[str, Mapping[str, set[str]]], iri: str, predicates: Sequence[str]) -> list[str]:
    """Return texts by the order of predicates, of one predicate sorted."""
    found = texts.get(iri, {})
    return [text for predicate in predicates for text in sorted(found.get(predicate, ()))]


def _kind(name: str, links: Mapping[str, Mapping[str, set[str]]]) -> str:
    """Return our class that a class is or lies below, the nearest one."""
    for above in _upward(name, links):
        if kind := known_class(above):
            return kind
    return ""


def _upward(name: str, links: Mapping[str, Mapping[str, set[str]]]) -> Iterator[str]:
    """Yield a class and those above it, near ones first."""
    seen, open_ = {name}, [name]
    while open_:
        yield from open_
        above = {parent for each in open_ for kind in _PARENTS for parent in links.get(each, {}).get(kind, ())}
        open_ = sorted(above - seen)
        seen |= above
