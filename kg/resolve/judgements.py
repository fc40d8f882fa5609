"""What was thought of two entities of different documents, and what a person has decided about them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Verdict(StrEnum):
    """Whether two entities are one."""

    MERGED = "merged"
    DOUBTFUL = "doubtful"
    """they may well be one, and stay two"""
    APART = "apart"


class Reference(NamedTuple):
    """An entity of a document, whatever it is called in the graph.

    Attributes:
        document: id of the document.
        slug: that of the entity's name in this document; of several entities of one slug the second and further ones
            end in a number, in order of first mention: "report", "report-2".
    """

    document: str
    slug: str


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """What was thought of two entities.

    Attributes:
        one, other: the two; `one` sorts before `other`.
        verdict: what came of it.
        score: log odds of a kind: above zero speaks for one entity, below for two.
        reasons: for and against, in words: "same name", "both judge", "share Orrin Energy", "other middle name".
    """

    one: Reference
    other: Reference
    verdict: Verdict
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """What a person says of two entities, of one document or of two; it goes before all that is read from the texts.

    Attributes:
        same: whether the two are one.
    """

    one: Reference
    other: Reference
    same: bool
