"""Whether a graph keeps its promises: SHACL shapes, and for each violation the fact and the sentence that it came from.

The specification is SHACL, https://www.w3.org/TR/shacl/; pySHACL does the checking.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import RDF, RDFS, SH, Graph, Literal, URIRef

from kg import vocab
from kg.errors import ConfigError, GraphError, KgError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from rdflib.term import Node

_STATEMENT = URIRef(vocab.STATEMENT)
_DERIVED_FROM, _TEXT = URIRef(vocab.DERIVED_FROM), URIRef(vocab.TEXT)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Violation:
    """A node of a graph that breaks a shape.

    Attributes:
        message: what the shape demands.
        severity: `Violation`, `Warning` or `Info`.
        node: the node, as Turtle would have it.
        path: the property that is wrong, or "".
        value: what it has instead, or "".
        fact: subject, predicate and object of a statement that the node is or belongs to, or "".
        sentence: a sentence that this was read from, or "".
    """

    message: str
    severity: str
    node: str
    path: str
    value: str
    fact: str
    sentence: str


def read_graph(path: Path) -> Graph:
    """Return a Turtle file as an rdflib graph.

    Raises:
        GraphError: it cannot be read.
    """
    try:
        return Graph().parse(path, format="turtle")
    except Exception as error:  # rdflib's parser raises errors of many kinds
        raise GraphError(f"{path}: cannot be read as Turtle: {error}") from error


def validate(graph: Graph, shapes: Iterable[Path | Traversable] = ()) -> tuple[Violation, ...]:
    """Return where `graph` breaks the shapes of `ontology/shapes.ttl` and of the files `shapes`, sorted.

    Raises:
        KgError: pySHACL is not installed.
        ConfigError: a file of shapes cannot be read, or its shapes are not valid.

    >>> validate(Graph())
    ()
    """
    try:
        import pyshacl
    except ImportError:
        raise KgError("kg validate needs pySHACL: pip install 'kg[validate]'") from None
    rules = Graph()
    for path in (vocab.ontology_file("shapes.ttl"), *shapes):
        try:
            rules.parse(data=path.read_text(encoding="utf-8"), format="turtle")
        except Exception as error:
            raise ConfigError(f"{path}: cannot be read as Turtle: {error}") from error
    _, found, text = pyshacl.validate(graph, shacl_graph=rules)
    if not isinstance(found, Graph):
        raise ConfigError(f"the shapes are not valid: {text}")
    return tuple(sorted(_violations(graph, found)))


def _violations(graph: Graph, found: Graph) -> Iterator[Violation]:
    for result in found.subjects(RDF.type, SH.ValidationResult):
        node = found.value(result, SH.focusNode)
        statement = _statement(graph, node)
        messages = sorted(str(message) for message in found.objects(result, SH.resultMessage))
        yield Violation(
            message=" ".join(messages),
            severity=str(found.value(result, SH.resultSeverity)).rpartition("#")[2],
            node=_shown(graph, node),
            path=_shown(graph, found.value(result, SH.resultPath)),
            value=_shown(graph, found.value(result, SH.value)),
            fact="" if statement is None else _fact(graph, statement),
            sentence=_sentence(graph, node if statement is None else statement),
        )


def _statement(graph: Graph, node: Node | None) -> Node | None:
    """Return `node` if it is a statement, else the first statement that it takes part in."""
    if node is None or (node, RDF.type, _STATEMENT) in graph:
        return node
    roles = (RDF.subject, RDF.object, RDF.predicate, _DERIVED_FROM)
    found = {one for role in roles for one in graph.subjects(role, node)}
    if not found and isinstance(node, URIRef):
        found = set(graph.subjects(node, None))  # a qualifier is a property of statements
    if any((node, role, None) in graph for role in roles[:3]):
        found.add(node)  # a statement that lacks its type
    return min(found, default=None, key=str)


def _fact(graph: Graph, statement: Node) -> str:
    parts = [graph.value(statement, role) for role in (RDF.subject, RDF.predicate, RDF.object)]
    return " | ".join(_label(graph, part) for part in parts)


def _label(graph: Graph, node: Node | None) -> str:
    if node is None:
        return "(none)"
    return str(node if isinstance(node, Literal) else graph.value(node, RDFS.label) or _shown(graph, node))


def _sentence(graph: Graph, node: Node | None) -> str:
    if node is None:
        return ""
    sources = [node, *graph.objects(node, _DERIVED_FROM)]
    texts = sorted(str(text) for source in sources for text in graph.objects(source, _TEXT))
    return " ".join(texts[0].split()) if texts else ""


def _shown(graph: Graph, node: Node | None) -> str:
    return "" if node is None else node.n3(graph.namespace_manager)
