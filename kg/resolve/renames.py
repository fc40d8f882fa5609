"""Changed names: "Saint Orla Hospital, formerly the Fever House"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.resolve.clusters import Clusters

_FORMERLY = r"(?:formerly|previously|originally|once)"
_CALLED = r"(?:known\ as|called|named|branded\ as|trading\ as)"
_NEW_FIRST = re.compile(
    rf"""\s?[,(]?\s?
    (?: (?:(?:which|who)\s)? (?:(?:is|was|were|had\ been)\s)? {_FORMERLY}\s (?:{_CALLED}\s)?
      | (?:(?:which|that)\s)? (?:had\s|has\s)? changed\ its\ name\ from\s )
    (?:the\s)?""",
    re.VERBOSE,
)
"""Between the new name and the old one."""

_OLD_FIRST = re.compile(
    rf"""\s?[,(]?\s?
    (?: (?:(?:which|that)\s)? (?:is|was|were|has\ been|had\ been)\s (?:later\s|then\s|since\s)? (?:renamed|rebranded)\s
        (?:as\s|to\s)?
      | (?:(?:which|that)\s)? (?:later\s)? (?:has\s|had\s)? (?:changed|switched)\ its\ name\ to\s
      | (?:(?:which|that)\ is\s)? now\ {_CALLED}\s )
    (?:the\s)?""",
    re.VERBOSE,
)
_BETWEEN = 60
"""Characters that may lie between the two names."""


def merge_renamed(clusters: Clusters, text: str) -> frozenset[int]:
    """Merge what a document says that it has changed its name, and return the mentions that have the old name.

    Args:
        clusters: is changed.
        text: of the document.
    """
    old_names = set()
    for new, old in list(_renamed(clusters, text)):
        one, other = clusters.categories(new), clusters.categories(old)
        if (one and other and one.isdisjoint(other)) or "Person" in one | other:
            continue
        name = clusters.referents[old].name
        clusters.merge(old, new, "former name", checked=False)
        old_names |= {at for at in clusters.members(old) if clusters.referents[at].name == name}
    return frozenset(old_names)


def _renamed(clusters: Clusters, text: str) -> Iterator[tuple[int, int]]:
    """Yield referents of a new and an old name."""
    named = [at for at, referent in enumerate(clusters.referents) if referent.kind is MentionKind.NAMED]
    for position, at in enumerate(named):
        first = clusters.referents[at].mention
        for other in named[position + 1 : position + 3]:
            second = clusters.referents[other].mention
            if second.sentence != first.sentence or not 0 < second.start - first.end <= _BETWEEN:
                continue
            if second.possessive or second.role == "compound":
                continue
            between = " ".join(text[first.end : second.start].split()) + " "
            if _NEW_FIRST.fullmatch(between):
                yield at, other
            elif _OLD_FIRST.fullmatch(between):
                yield other, at
