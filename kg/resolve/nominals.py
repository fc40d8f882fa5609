"""Common nouns that take up earlier ones: "a learning report ... the report"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import MentionKind
from kg.resolve import lexicon
from kg.resolve.names import name_head
from kg.resolve.pronouns import POSSESSIVES

if TYPE_CHECKING:
    from collections.abc import Collection

    from kg.model import Extraction
    from kg.resolve.clusters import Clusters
    from kg.resolve.referents import Referent

REACH = 4
"""Sentences after which "the view" is no longer taken for the last view that was spoken of."""

REACH_OF_THINGS = 12
"""The same for nouns of a class of which a text seldom speaks of several ("the report", "the island"), and offices."""

_COMPLEMENT = re.compile(r"\s+(of|for|on|about|into|between|against)\s+(?:(?:the|a|an|his|her|its|their)\s+)?(\w+)")
_RELATIVE = re.compile(r"\s+(that|who|whom|whose|which|where|\w+ which|\w+ whom|i|you|he|she|it|we|they)\s")
_POSSESSED = re.compile(r"[’']s?\s+([\w-]+\s+){0,2}$")
_THINGS = frozenset({"CreativeWork", "Event", "Organization", "Place", "Product"})


_LONGEST_POSSESSOR = 30
"""Characters before a phrase in which a possessive ending is looked for."""


def merge_nominals(clusters: Clusters, extraction: Extraction, left_out: Collection[int] = ()) -> None:
    """Merge a definite phrase with the last earlier one that has the same head and all its modifiers.

    Two indefinite phrases never meet; nor do phrases with different complements ("the head of X", "the head of Y")
    or possessors ("his phone", "her phone").

    Args:
        clusters: is changed.
        extraction: of the same document.
        left_out: referents that are neither merged nor merged with.
    """
    text = extraction.document.text
    last: dict[str, list[int]] = {}
    kinds = {name_head(each.name) for each in clusters.referents if each.name is not None and len(each.name.words) > 1}
    modifiers = {at: _modifiers(referent) for at, referent in enumerate(clusters.referents)}
    for at, referent in enumerate(clusters.referents):
        if referent.kind is not MentionKind.NOMINAL or referent.category in {"Role", "Time", "Quantity"}:
            continue
        if at in left_out:
            continue
        head = referent.mention.head.casefold()
        earlier = last.setdefault(head, [])
        lasting = referent.category in _THINGS or lexicon.is_office(head)
        # whose name is known by a role need not be taken up from anybody else who has that role
        if referent.mention.definite and lexicon.is_anaphoric(head) and not clusters.named(at):
            for candidate in reversed(earlier):
                long = lasting or not _THINGS.isdisjoint(clusters.categories(candidate))
                reach = REACH_OF_THINGS if long else REACH
                if referent.mention.sentence - clusters.referents[candidate].mention.sentence > reach:
                    break
                known = modifiers[clusters.root(candidate)]
                fits = modifiers[at] <= known and _takes_up(clusters, at, candidate, text)
                if head in kinds and _complement(clusters.referents[candidate], text) and len(referent.words) == 1:
                    fits = False  # "the trust" is Orrin Hospitals Trust, not "the trust of people"
                if fits and clusters.merge(at, candidate, "repeated noun"):
                    modifiers[clusters.root(at)] = known | modifiers[at]
                    break
        earlier.append(at)


def _takes_up(clusters: Clusters, at: int, candidate: int, text: str) -> bool:
    here, before = clusters.referents[at], clusters.referents[candidate]
    return (
        here.number == before.number
        and not here.mention.coordinated
        and _same_clause(here, before, text)
        and _same_complement(here, before, text)
        and _same_possessor(clusters, at, candidate, text)
    )


def _modifiers(referent: Referent) -> set[str]:
    """Return the words before the head, without titles of address: "Madam Speaker" is the Speaker."""
    if referent.kind is not MentionKind.NOMINAL:
        return set()
    return {word for word in referent.core[:-1] if not lexicon.is_address(word)}


def _same_complement(here: Referent, before: Referent, text: str) -> bool:
    complement, earlier = _complement(here, text), _complement(before, text)
    if complement is None or complement == earlier:
        return True
    # other prepositions than "of" may belong to the verb: "put the report on the table"
    return earlier is None and complement[0] != "of"


def _same_clause(here: Referent, before: Referent, text: str) -> bool:
    """Whether a phrase has no restrictive relative clause, or that of the phrase before.

    Such a clause says which one is meant, so that nothing before need say it: "the voices *they knew*". On GUM's train
    and development parts a third of the phrases with one, and three quarters of the others, mean what the last phrase
    with their head means.
    """
    clause = _after(here, text)
    return _RELATIVE.match(clause) is None or clause == _after(before, text)


def _after(referent: Referent, text: str) -> str:
    return text[referent.mention.end : referent.mention.phrase[1]].casefold() if referent.mention.phrase else ""


def _complement(referent: Referent, text: str) -> tuple[str, str] | None:
    """Return preposition and first word of what follows the head, inside the mention or behind it."""
    inside = len(referent.core) < len(referent.words)
    found = _COMPLEMENT.search(referent.mention.name) if inside else _COMPLEMENT.match(text, referent.mention.end)
    return None if found is None else (found[1], found[2].casefold())


def _same_possessor(clusters: Clusters, at: int, candidate: int, text: str) -> bool:
    possessor, start = _possessor(clusters, at, text), clusters.referents[at].mention.start
    if possessor is None:
        return _POSSESSED.search(text, max(0, start - _LONGEST_POSSESSOR), start) is None
    earlier = _possessor(clusters, candidate, text)
    return earlier is not None and clusters.root(possessor) == clusters.root(earlier)


def _possessor(clusters: Clusters, at: int, text: str) -> int | None:
    """Return the referent of the possessor that stands before a phrase, with at most adjectives between."""
    here = clusters.referents[at].mention
    for index in range(at - 1, -1, -1):
        before = clusters.referents[index].mention
        if before.sentence != here.sentence:
            return None
        if before.end > here.start:
            continue
        between = text[before.end : here.start]
        owns = (
            before.head.casefold() in POSSESSIVES
            or re.match(r"[’']s?\s", between)
            or re.search(r"[’']s?$", before.text)
        )
        if owns and re.fullmatch(r"([’']s?)?(\s+[\w-]+)*\s+", between):
            return index
        return None
    return None
