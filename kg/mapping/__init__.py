"""From open relations and kinds to a vocabulary: schema.org's or a user's own."""

from __future__ import annotations

from kg.mapping.guide import Guide
from kg.mapping.mapper import Mapper
from kg.mapping.ontology import Ontology

__all__ = ["Guide", "Mapper", "Ontology"]
