"""RDF/XML, the oldest form of RDF, for programs that read no other."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from pyoxigraph import RdfFormat, serialize

from kg.rdf import triples
from kg.vocab import prefixes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from pyoxigraph import Triple

    from kg.model import Contents

_log = logging.getLogger(__name__)

# An NCName (https://www.w3.org/TR/xml-names/#NT-NCName) at the end of an IRI: the name of the element.
_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_ELEMENT_NAME = re.compile(rf"[{_START}][{_START}.0-9\u00b7\u0300-\u036f\u203f-\u2040-]*\Z")


def write(contents: Contents, stream: BinaryIO) -> None:
    """Write `contents` as RDF/XML.

    A property is an XML element there, so its IRI must end in an XML name. A relation whose IRI does not, such as
    `rel:7`, cannot be written: its plain triples are left out with a warning. Its statements, which name the relation
    in an attribute, are all there.
    """
    named: dict[str, bool] = {}

    def writable() -> Iterator[Triple]:
        for triple in triples(contents):
            iri = triple.predicate.value
            if iri not in named:
                named[iri] = _has_name(iri)
            if named[iri]:
                yield triple

    serialize(writable(), stream, RdfFormat.RDF_XML, prefixes=prefixes(contents.base))
    stream.write(b"\n")
    for iri in sorted(iri for iri, has_name in named.items() if not has_name):
        _log.warning("RDF/XML has no name for the relation <%s>: its facts are written as statements only", iri)


def _has_name(iri: str) -> bool:
    name = _ELEMENT_NAME.search(iri)
    if name is None:
        return False
    try:
        # Many parsers keep to the names of XML 1.0's earlier editions, and one that they do not know costs the file.
        expat.ParserCreate().Parse(f"<{name[0]}/>", True)
    except expat.ExpatError:
        return False
    return True
