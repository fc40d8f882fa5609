"""RDF files of a user's own, and how classes of public vocabularies relate to ours."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, RdfFormat, parse

from kg import vocab
from kg.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Quad

FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".rdf": RdfFormat.RDF_XML,
    ".owl": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
    ".jsonld": RdfFormat.JSON_LD,
    ".json": RdfFormat.JSON_LD,
}
"""What a file's suffix says of its format."""

_PLAIN_SCHEMA = "http://schema.org/"


def read_quads(name: str, kind: str) -> Iterator[Quad]:
    """Yield what a file states. Nothing is fetched: no imports, no remote contexts.

    Args:
        name: the file.
        kind: what it ought to be, for messages: "an ontology".

    Raises:
        ConfigError: its suffix is not known, or it cannot be read.
    """
    path = Path(name)
    format_ = FORMATS.get(path.suffix.casefold())
    if format_ is None:
        raise ConfigError(f"{name}: its suffix tells no format that can be read (valid: {', '.join(FORMATS)})")
    try:
        yield from parse(path.read_bytes(), format=format_, base_iri="https://kg.example/relative/")
    except (OSError, SyntaxError, ValueError) as error:
        raise ConfigError(f"{name}: cannot be read as {kind}: {error}") from error


def is_iri(text: str) -> bool:
    """Whether a text is an absolute IRI (RFC 3987).

    >>> is_iri("https://example.org/é"), is_iri("https://example.org:x/"), is_iri("khan")
    (True, False, False)
    """
    try:
        NamedNode(text)
    except ValueError:
        return False
    return True


def schema_iri(iri: str) -> str:
    """Return an IRI of schema.org as it is written today, and others as they are.

    >>> schema_iri("http://schema.org/name")
    'https://schema.org/name'
    """
    return f"{vocab.SCHEMA}{iri.removeprefix(_PLAIN_SCHEMA)}" if iri.startswith(_PLAIN_SCHEMA) else iri


def known_class(iri: str) -> str:
    """Return the class of ontology/kg.ttl, by local name, that a class is or lies below; "" if that is not known.

    >>> known_class("http://schema.org/City"), known_class("https://example.org/City")
    ('Place', '')
    """
    return _alignment().get(schema_iri(iri), "")


@cache
def _alignment() -> dict[str, str]:
    text = files("kg.rdf").joinpath("data/alignment.toml").read_text(encoding="utf-8")
    found = {f"{vocab.KG}{name}": name for name in vocab.ENTITY_CLASSES}
    for namespace, classes in tomllib.loads(text).items():
        for name, below in classes.items():
            found |= {f"{namespace}{local}": name for local in below.split()}
    return found
