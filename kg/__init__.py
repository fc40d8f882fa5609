"""kg turns text into a knowledge graph: traceable facts as RDF, offline.

>>> import kg
>>> for fact in kg.extract("Mara Lind founded Halden Energy in 1998."):
...     print(fact.subject.label, fact.predicate.lemma, fact.object.label)
Mara Lind found Halden Energy
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.build import build, extract
    from kg.errors import KgError
    from kg.graph import Graph
    from kg.graph import open_graph as open  # noqa: A004 - `kg.open` reads as it should
    from kg.model import Document, Entity, Fact
    from kg.parse import load_pipeline

__version__ = "0.1.0"
__all__ = ["Document", "Entity", "Fact", "Graph", "KgError", "build", "extract", "load_pipeline", "open"]

_HOMES = {
    "Document": ("kg.model", "Document"),
    "Entity": ("kg.model", "Entity"),
    "Fact": ("kg.model", "Fact"),
    "Graph": ("kg.graph", "Graph"),
    "KgError": ("kg.errors", "KgError"),
    "build": ("kg.build", "build"),
    "extract": ("kg.build", "extract"),
    "load_pipeline": ("kg.parse", "load_pipeline"),
    "open": ("kg.graph", "open_graph"),
}


def __getattr__(name: str) -> Any:
    """Import a public name on first use, so that `import kg` loads neither spaCy nor rdflib (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}; it has {', '.join(__all__)}")
    module, attribute = _HOMES[name]
    value = getattr(import_module(module), attribute)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]


class _Package(ModuleType):
    """Keeps `kg.build` and `kg.extract` functions when the submodules of those names are imported."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
