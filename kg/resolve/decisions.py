"""What a person has decided, brought to bear: on the names of one document, and on entities across documents.

Decisions point at names (`kg.review`). What follows from several together is drawn before anything is merged: where two
names of one document are to be one with names that differ, they differ as well. So a decision about two documents can
join or split what one of them has put together.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise, product
from typing import TYPE_CHECKING

from kg.resolve.bonds import Bonds
from kg.resolve.judgements import Decision, Reference
from kg.review import RENAME, RETYPE, Review, name_key

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from kg.model import Entity, Sentence
    from kg.resolve.referents import Referent
    from kg.review import Pointer, Ruling

DECIDED = "decided in the review"
"""Why mentions were merged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexes:
    """Decisions about the mentions of a document, by index among its referents.

    Attributes:
        groups: what is one.
        apart: what differs from what.
    """

    groups: tuple[tuple[int, ...], ...]
    apart: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointed:
    """What is decided about the names of one document.

    Attributes:
        pointers: all that point into the document.
        groups: those of them that are one.
        apart: those that differ from others.
    """

    pointers: tuple[Pointer, ...]
    groups: tuple[tuple[Pointer, ...], ...]
    apart: tuple[tuple[tuple[Pointer, ...], tuple[Pointer, ...]], ...]

    def at(self, referents: Sequence[Referent], sentences: Sequence[Sentence]) -> Indexes:
        """Return the decisions by the indexes of referents."""
        found = self.find(referents, sentences)

        def indexes(pointers: Iterable[Pointer]) -> tuple[int, ...]:
            return tuple(sorted({index for pointer in pointers for index in found[pointer]}))

        groups = (indexes(group) for group in self.groups)
        apart = ((indexes(one), indexes(other)) for one, other in self.apart)
        return Indexes(groups=tuple(group for group in groups if group), apart=tuple(apart))

    def find(self, referents: Sequence[Referent], sentences: Sequence[Sentence]) -> Mapping[Pointer, list[int]]:
        """Return the referents that each pointer means.

        The closest fit goes before others, on either side: "Khan" means "Khan" and, only where that does not occur, "Mr
        Khan"; and a mention whose very wording or sentence is pointed at is not meant by a pointer that fits less.
        """
        found: dict[Pointer, list[tuple[int, int]]] = {pointer: [] for pointer in self.pointers}
        by_name: dict[str, list[Pointer]] = defaultdict(list)
        for pointer in self.pointers:
            by_name[name_key(pointer.name)].append(pointer)
        for index, referent in enumerate(referents):
            if referent.pronoun is not None:
                continue
            wording = name_key(referent.mention.name)
            name = referent.name
            core = wording if name is None else name_key(name.text)
            titled = wording if name is None or not name.titles else name_key(" ".join([*name.titles, name.text]))
            fitting = [
                (2 * bool(pointer.words) + (known in {wording, titled}), pointer)
                for known in {wording, core, titled}
                for pointer in by_name.get(known, ())
                if not pointer.words or name_key(pointer.words) in _sentence(referent, sentences)
            ]
            best = max((rank for rank, _ in fitting), default=0)
            for rank, pointer in fitting:
                if rank == best:
                    found[pointer].append((rank, index))
        return {
            pointer: [index for rank, index in ranked if rank == max(ranked)[0]] for pointer, ranked in found.items()
        }


class Decisions:
    """The decisions of a review for a collection of documents.

    Args:
        review: as it was read.
    """

    def __init__(self, review: Review) -> None:
        self._review = review
        self._members = {review.root(group[0]): group for group in review.groups}
        self._of: dict[str, list[Pointer]] = defaultdict(list)
        for ruling in review.decisions:
            for side in ruling.sides:
                if not side.iri and side not in self._of[side.document]:
                    self._of[side.document].append(side)
        self._groups: dict[str, list[tuple[Pointer, ...]]] = defaultdict(list)
        for group in review.groups:
            for document, sides in _by_document(group).items():
                self._groups[document].append(sides)
        self._apart: dict[str, list[tuple[tuple[Pointer, ...], tuple[Pointer, ...]]]] = defaultdict(list)
        for one, other in review.apart:
            first, second = _by_document(self.whole(one)), _by_document(self.whole(other))
            for document in sorted(first.keys() & second.keys()):
                self._apart[document].append((first[document], second[document]))

    def of(self, document: str) -> Pointed | None:
        """Return what is decided about the names of a document; None if nothing is."""
        if document not in self._of:
            return None
        return Pointed(
            pointers=tuple(self._of[document]),
            groups=tuple(self._groups.get(document, ())),
            apart=tuple(self._apart.get(document, ())),
        )

    def whole(self, pointer: Pointer) -> Sequence[Pointer]:
        """Return all that is decided to be one with what is pointed at, itself included."""
        return self._members.get(self._review.root(pointer), [pointer])

    def settle(self, pointed: Iterable[tuple[Pointer, Sequence[Reference]]], documents: Container[str]) -> Settled:
        """Return what the decisions mean for the entities of the documents.

        Args:
            pointed: the entities that a pointer means in a document, which was resolved with what `of` gives.
            documents: the ids of all documents.
        """
        meant: dict[Pointer, list[Reference]] = defaultdict(list)
        for pointer, entities in pointed:
            meant[pointer] += entities
        settled = Settled(meant=meant)
        for ruling in self._review.decisions:
            for side in ruling.sides:
                if not side.iri and not meant.get(side):
                    missing = (
                        "the document has no such name" if side.document in documents else "there is no such document"
                    )
                    settled.problems.append(self._problem(ruling, f"{side}: {missing}"))
        bonds = Bonds()
        for group in self._review.groups:
            whole, iri = self._meant(group, meant)
            for before, after in pairwise(whole):
                if bonds.join(before, after):
                    settled.decisions.append(Decision(before, after, same=True))
            if iri:
                settled.links |= dict.fromkeys(whole, iri)
        for one, other in self._review.apart:
            first, first_iri = self._meant(self.whole(one), meant)
            second, second_iri = self._meant(self.whole(other), meant)
            settled.barred |= {(each, second_iri) for each in first} | {(each, first_iri) for each in second}
            for low, high in (sorted(pair) for pair in product(first, second)):
                if not bonds.part(low, high):
                    settled.problems.append(f"{self._review.file}: {one} and {other} are one by other decisions")
                else:
                    settled.decisions.append(Decision(low, high, same=False))
        return settled

    def _meant(
        self, pointers: Sequence[Pointer], meant: Mapping[Pointer, Sequence[Reference]]
    ) -> tuple[list[Reference], str]:
        """Return the entities that some pointers mean, and the IRI that is among the pointers, or ""."""
        whole = [reference for pointer in pointers for reference in meant.get(pointer, ())]
        return whole, next((pointer.iri for pointer in pointers if pointer.iri), "")

    def change(self, entities: dict[str, Entity], settled: Settled, iris: Mapping[Reference, str]) -> dict[str, Entity]:
        """Return the entities, by IRI, with the labels and classes that were decided.

        Args:
            entities: those that facts mention.
            settled: is added to: what could not be applied.
            iris: of all entities, by reference.
        """
        changed = dict(entities)
        done: dict[tuple[str, str], Ruling] = {}
        for ruling in self._review.decisions:
            if ruling.kind not in (RENAME, RETYPE):
                continue
            side = ruling.sides[0]
            meant = {side.iri} if side.iri else {iris[reference] for reference in settled.meant.get(side, ())}
            if not meant:
                continue  # it is told that there is no such name
            if len(meant) > 1:
                settled.problems.append(
                    self._problem(ruling, f"{side}: several things have this name; add words of the sentence")
                )
                continue
            iri = meant.pop()
            former = done.setdefault((ruling.kind, iri), ruling)
            if iri not in changed:
                settled.problems.append(self._problem(ruling, f"{side}: no fact mentions it"))
            elif former.value != ruling.value:
                settled.problems.append(self._problem(ruling, f"{side}: line {former.line} goes before it"))
            elif ruling.kind == RENAME:
                changed[iri] = _renamed(changed[iri], ruling.value)
            else:
                changed[iri] = replace(changed[iri], types=(ruling.value,))
        return changed

    def _problem(self, ruling: Ruling, reason: str) -> str:
        return f"{self._review.file}, line {ruling.line}: {ruling.kind}: {reason}"


@dataclass(slots=True, kw_only=True)
class Settled:
    """What decisions mean for the entities of some documents.

    Attributes:
        meant: what each pointer means.
        decisions: which entities are one and which differ; free of contradictions.
        links: the IRI of what is decided to be known under one.
        barred: which entities are not what is known under an IRI.
        problems: what could not be applied and why, with file and line.
    """

    meant: Mapping[Pointer, Sequence[Reference]]
    decisions: list[Decision]
    links: dict[Reference, str]
    barred: set[tuple[Reference, str]]
    problems: list[str]

    def __init__(self, *, meant: Mapping[Pointer, Sequence[Reference]]) -> None:
        self.meant = meant
        self.decisions, self.links, self.barred, self.problems = [], {}, set(), []


def _by_document(pointers: Iterable[Pointer]) -> dict[str, tuple[Pointer, ...]]:
    found: dict[str, list[Pointer]] = defaultdict(list)
    for pointer in pointers:
        if not pointer.iri:
            found[pointer.document].append(pointer)
    return {document: tuple(sides) for document, sides in found.items()}


def _renamed(entity: Entity, label: str) -> Entity:
    aliases = {*entity.aliases, entity.label}
    return replace(
        entity, label=label, aliases=tuple(sorted(name for name in aliases if name.casefold() != label.casefold()))
    )


def _sentence(referent: Referent, sentences: Sequence[Sentence]) -> str:
    return name_key(sentences[referent.mention.sentence].text)
