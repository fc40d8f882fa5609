"""The classes and properties of a user's ontology: of OWL or RDFS, with labels of RDFS or SKOS."""

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
_PARENTS = (f"{vocab.RDFS}subClassOf", f"{vocab.OWL}equivalentClass", f"{vocab.SKOS}exactMatch")
_DOMAINS = (f"{vocab.RDFS}domain", f"{vocab.SCHEMA}domainIncludes")
_RANGES = (f"{vocab.RDFS}range", f"{vocab.SCHEMA}rangeIncludes")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[_\-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class OntologyTerm:
    """A class or property.

    Attributes:
        labels: its names in English or no language, and its local name cut into words; in lower case, sorted.
        parents: of a class the IRIs of those above it or equal to it, near and far.
        domains, ranges: of a property, as IRIs.
    """

    iri: str
    is_class: bool
    labels: tuple[str, ...]
    parents: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    ranges: tuple[str, ...] = ()


def read_terms(paths: Iterable[str]) -> tuple[OntologyTerm, ...]:
    """Return the classes and properties that some files declare, sorted by IRI. Nothing is fetched: no imports.

    Raises:
        ConfigError: a file has a suffix that is not known, cannot be read, or declares neither class nor property.
    """
    values: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for name in paths:
        before = len(_declared(values))
        for quad in read_quads(name, "an ontology"):
            if isinstance(quad.subject, NamedNode):
                _note(values[quad.subject.value], quad.predicate.value, quad.object)
        if len(_declared(values)) == before:
            raise ConfigError(f"{name}: declares no class and no property")
    return tuple(_term(iri, values) for iri in sorted(_declared(values)))


def _note(found: dict[str, set[str]], predicate: str, value: object) -> None:
    if isinstance(value, NamedNode):
        found[predicate].add(value.value)
    elif isinstance(value, Literal) and (value.language or "en").partition("-")[0] == "en":
        found[predicate].add(" ".join(value.value.casefold().split()))


def _declared(values: Mapping[str, Mapping[str, set[str]]]) -> list[str]:
    kinds = {*_CLASSES, *_PROPERTIES}
    return [iri for iri, found in values.items() if not kinds.isdisjoint(found.get(vocab.TYPE, ()))]


def _term(iri: str, values: Mapping[str, Mapping[str, set[str]]]) -> OntologyTerm:
    found = values[iri]

    def every(predicates: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted({value for predicate in predicates for value in found.get(predicate, ())}))

    local = re.split(r"[/#:]", iri)[-1]
    labels = {*every(_LABELS), " ".join(_HUMP.sub(" ", local).casefold().split())} - {""}
    above: set[str] = set()
    open_ = [iri]
    while open_:
        below = values.get(open_.pop(), {})
        new = {parent for kind in _PARENTS for parent in below.get(kind, ())} - above
        above |= new
        open_ += new
    return OntologyTerm(
        iri=iri,
        is_class=not set(_CLASSES).isdisjoint(found[vocab.TYPE]),
        labels=tuple(sorted(labels)),
        parents=tuple(sorted(above - {iri})),
        domains=every(_DOMAINS),
        ranges=every(_RANGES),
    )
