"""The terms of a user's ontology: classes and properties of OWL or RDFS, concepts of SKOS; with labels of either."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg import vocab
from kg.errors import ConfigError
from kg.rdf.files import read_quads

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LABELS = (vocab.LABEL, vocab.PREF_LABEL, vocab.ALT_LABEL, vocab.HIDDEN_LABEL)
_CLASSES = (f"{vocab.RDFS}Class", f"{vocab.OWL}Class")
_PROPERTIES = (vocab.PROPERTY, vocab.OBJECT_PROPERTY, vocab.DATATYPE_PROPERTY)
_CONCEPT = f"{vocab.SKOS}Concept"
_PARENTS = (
    f"{vocab.RDFS}subClassOf",
    f"{vocab.OWL}equivalentClass",
    *(f"{vocab.SKOS}{name}" for name in ("broader", "broaderTransitive", "broadMatch", "exactMatch")),
)
_DOMAINS = (f"{vocab.RDFS}domain", f"{vocab.SCHEMA}domainIncludes")
_RANGES = (f"{vocab.RDFS}range", f"{vocab.SCHEMA}rangeIncludes")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[_\-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class OntologyTerm:
    """A class, concept or property.

    Attributes:
        is_class: whether it names a kind of things, as a class does and a concept of SKOS is taken to do.
        is_concept: whether it is a concept of SKOS, whose labels may be plurals (ISO 25964-1, 6.5).
        labels: its names in English or no language, in lower case, sorted; and its local name cut into words, unless it
            is a concept with a label, whose local name is often a code.
        parents: of a class or concept the IRIs of those above it or equal to it, near and far.
        domains, ranges: of a property, as IRIs.
    """

    iri: str
    is_class: bool
    is_concept: bool = False
    labels: tuple[str, ...]
    parents: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    ranges: tuple[str, ...] = ()


def read_terms(paths: Iterable[str]) -> tuple[OntologyTerm, ...]:
    """Return the classes, concepts and properties that some files declare, sorted by IRI. Nothing is fetched.

    Raises:
        ConfigError: a file has a suffix that is not known, cannot be read, or declares none of these.
    """
    values: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for name in paths:
        before = len(_declared(values))
        for quad in read_quads(name, "an ontology"):
            if isinstance(quad.subject, NamedNode):
                _note(values[quad.subject.value], quad.predicate.value, quad.object)
        if len(_declared(values)) == before:
            raise ConfigError(f"{name}: declares no class, no concept and no property")
    return tuple(_term(iri, values) for iri in sorted(_declared(values)))


def _note(found: dict[str, set[str]], predicate: str, value: object) -> None:
    if isinstance(value, NamedNode):
        found[predicate].add(value.value)
    elif isinstance(value, Literal) and (value.language or "en").partition("-")[0] == "en":
        found[predicate].add(" ".join(value.value.casefold().split()))


def _declared(values: Mapping[str, Mapping[str, set[str]]]) -> list[str]:
    kinds = {*_CLASSES, *_PROPERTIES, _CONCEPT}
    return [iri for iri, found in values.items() if not kinds.isdisjoint(found.get(vocab.TYPE, ()))]


def _term(iri: str, values: Mapping[str, Mapping[str, set[str]]]) -> OntologyTerm:
    found = values[iri]

    def every(predicates: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted({value for predicate in predicates for value in found.get(predicate, ())}))

    local = re.split(r"[/#:]", iri)[-1]
    concept, labels = _CONCEPT in found[vocab.TYPE], set(every(_LABELS)) - {""}
    if not (concept and labels):
        labels |= {" ".join(_HUMP.sub(" ", local).casefold().split())} - {""}
    above: set[str] = set()
    open_ = [iri]
    while open_:
        below = values.get(open_.pop(), {})
        new = {parent for kind in _PARENTS for parent in below.get(kind, ())} - above
        above |= new
        open_ += new
    return OntologyTerm(
        iri=iri,
        is_class=concept or not set(_CLASSES).isdisjoint(found[vocab.TYPE]),
        is_concept=concept,
        labels=tuple(sorted(labels)),
        parents=tuple(sorted(above - {iri})),
        domains=every(_DOMAINS),
        ranges=every(_RANGES),
    )
