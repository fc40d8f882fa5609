"""The graph as an Oxigraph store, on disk or in memory, and SPARQL over it."""

from kg.store.disk import memory_store, open_store, write_store
from kg.store.query import query
from kg.store.results import FORMATS, Description, Solutions, format_answer, rich_table

__all__ = [
    "FORMATS",
    "Description",
    "Solutions",
    "format_answer",
    "memory_store",
    "open_store",
    "query",
    "rich_table",
    "write_store",
]
