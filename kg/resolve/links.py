"""Entities that are known elsewhere, and the IRIs that they have there: as a gazetteer or a person tells."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from kg.resolve.bonds import Bonds
from kg.resolve.judgements import Decision, Verdict
from kg.resolve.merge import Merges, plan_merges

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kg.resolve.decisions import Settled
    from kg.resolve.documents import DocumentResolution
    from kg.resolve.gazetteer import Gazetteer, Match
    from kg.resolve.judgements import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Which entities of the documents are one, by what the texts, a gazetteer and a person tell.

    Attributes:
        merges: with the IRIs of what is known elsewhere.
        matches: what was thought of entries of the gazetteer.
    """

    merges: Merges
    matches: tuple[Match, ...]


def linked(
    documents: Iterable[DocumentResolution],
    references: Mapping[str, Sequence[Reference]],
    settled: Settled,
    gazetteer: Gazetteer,
    *,
    base: str,
) -> Links:
    """Merge the entities of documents, those that are one thing elsewhere among them.

    Two that are different things elsewhere are never merged; a decision of a person goes before the gazetteer.

    Args:
        documents: sorted by id; they are gone through several times.
        references: those of each document's entities, by document id.
        settled: what a person has decided.
        gazetteer: what is known elsewhere; it may be empty.
        base: of the IRIs.
    """
    decisions, bonds = list(settled.decisions), Bonds()
    for decision in decisions:
        if decision.same:
            bonds.join(decision.one, decision.other)
    for decision in decisions:
        if not decision.same:
            bonds.part(decision.one, decision.other)
    known: dict[str, Reference] = {}
    iris: dict[Reference, str] = {}
    for reference, iri in sorted(settled.links.items()):
        bonds.name(reference, iri)
        iris[reference] = iri
        known.setdefault(iri, reference)
    matches = []
    for document in documents if gazetteer else ():
        for match in gazetteer.matches(document, references[document.id], settled.links, settled.barred):
            if match.verdict is not Verdict.MERGED:
                matches.append(match)
                continue
            reference, iri = match.reference, match.entry.iri
            first = known.get(iri)
            if not (bonds.name(reference, iri) if first is None else bonds.unite(first, reference)):
                matches.append(replace(match, verdict=Verdict.DOUBTFUL, reasons=(*match.reasons, "decided otherwise")))
                continue
            known.setdefault(iri, reference)
            iris[reference] = iri
            matches.append(match)
            if first is not None:
                decisions.append(_decision(first, reference, same=True))
    for reference, iri in sorted(settled.barred):
        if iri in known and bonds.part(reference, known[iri]):
            decisions.append(_decision(reference, known[iri], same=False))
    # what has one name is likely to be merged; what else turns out to be is told apart afterwards
    alike = ((reference.slug, reference) for reference in iris)
    told = set(_told_apart(alike, iris, bonds))
    merges = plan_merges(documents, base=base, decisions=[*decisions, *told])
    while more := {*_told_apart(_nodes(merges, references), iris, bonds)} - told:
        told |= more
        merges = plan_merges(documents, base=base, decisions=[*decisions, *told])
    return Links(merges=_renamed(merges, references, iris, gazetteer), matches=tuple(matches))


def _nodes(merges: Merges, references: Mapping[str, Sequence[Reference]]) -> Iterator[tuple[str, Reference]]:
    """Yield each entity with the IRI of its node."""
    for document, known_as in references.items():
        for reference, minted in zip(known_as, merges.iris[document], strict=True):
            yield minted, reference


def _told_apart(
    grouped: Iterable[tuple[str, Reference]], iris: Mapping[Reference, str], bonds: Bonds
) -> Iterator[Decision]:
    """Yield what keeps apart what is several things elsewhere, in one group: a decision for each two things.

    Args:
        grouped: each entity with the name of its group.
        iris: of what is known elsewhere.
        bonds: what is one is left.
    """
    found: dict[str, dict[str, Reference]] = defaultdict(dict)
    for group, reference in grouped if iris else ():
        if reference in iris:
            found[group].setdefault(iris[reference], reference)
    for several in found.values():
        for pair in combinations(several.values(), 2):
            if bonds.part(*pair):
                yield _decision(*pair, same=False)


def _decision(one: Reference, other: Reference, *, same: bool) -> Decision:
    low, high = sorted((one, other))
    return Decision(low, high, same)


def _renamed(
    merges: Merges,
    references: Mapping[str, Sequence[Reference]],
    iris: Mapping[Reference, str],
    gazetteer: Gazetteer,
) -> Merges:
    """Return the merges with the IRIs of elsewhere, which no other entity has, nor has one that of any entry."""
    if not iris and not gazetteer:
        return merges
    elsewhere = {minted: iris[reference] for minted, reference in _nodes(merges, references) if reference in iris}
    used = set(elsewhere.values())
    taken = {*used, *(minted for found in merges.iris.values() for minted in found)}
    for minted in sorted({minted for found in merges.iris.values() for minted in found} - elsewhere.keys()):
        if minted in used or minted in gazetteer:
            number = 2
            while f"{minted}-{number}" in taken:
                number += 1
            elsewhere[minted] = f"{minted}-{number}"
            taken.add(elsewhere[minted])
    renamed = {
        document: tuple(elsewhere.get(minted, minted) for minted in found) for document, found in merges.iris.items()
    }
    return replace(merges, iris=renamed)
