"""The graph as an Oxigraph store, on disk or in memory, and SPARQL over it."""

from kg.store.bindings import read_binding, to_term
from kg.store.cookbook import Recipe, recipe, recipes
from kg.store.disk import memory_store, open_store, write_store
from kg.store.part import part
from kg.store.push import Target, push, split
from kg.store.query import query
from kg.store.results import FORMATS, Description, Solutions, format_answer, rich_table
from kg.store.search import FoundFact, Hit, search, write_index
from kg.store.worker import query_within

__all__ = [
    "FORMATS",
    "Description",
    "FoundFact",
    "Hit",
    "Recipe",
    "Solutions",
    "Target",
    "format_answer",
    "memory_store",
    "open_store",
    "part",
    "push",
    "query",
    "query_within",
    "read_binding",
    "recipe",
    "recipes",
    "rich_table",
    "search",
    "split",
    "to_term",
    "write_index",
    "write_store",
]
