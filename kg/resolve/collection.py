"""All documents of a collection resolved together: texts, decisions and gazetteers in, entities and facts out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.garbage import made_outside, no_search_for_cycles
from kg.model import Comparison, Named
from kg.resolve.decisions import DECIDED, Decisions
from kg.resolve.documents import DocumentResolution, resolve_document
from kg.resolve.facts import FactReader
from kg.resolve.gazetteer import Gazetteer
from kg.resolve.judgements import Verdict
from kg.resolve.links import linked
from kg.resolve.merge import merge_entities
from kg.resolve.spool import Spool
from kg.review import Review

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from kg.model import Entity, Extraction, Fact
    from kg.resolve.decisions import Settled
    from kg.resolve.documents import DocumentEntity
    from kg.resolve.gazetteer import Match
    from kg.resolve.judgements import Judgement, Reference


_DECIDED = 10.0
"""The score of what a person has decided, beyond what is found out from texts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What documents say together.

    Attributes:
        entities: those that a fact mentions, sorted by IRI.
        facts: sorted by id.
        comparisons: what was thought of names of these entities, sorted.
        problems: decisions that could not be applied, and why.
    """

    entities: tuple[Entity, ...]
    facts: tuple[Fact, ...]
    comparisons: tuple[Comparison, ...]
    problems: tuple[str, ...]


def resolve_collection(
    extractions: Iterable[Extraction],
    *,
    base: str,
    assert_attributed: bool = True,
    dropped: Counter[str] | None = None,
    review: Review | None = None,
    gazetteer: Gazetteer | None = None,
    folder: Path | None = None,
) -> Resolution:
    """Find out which mentions refer to the same thing, and what is said of each thing.

    The result does not depend on the order of the extractions. Of each only its entities and facts are kept, on disk if
    there are many, until all have been read.

    Args:
        extractions: one a document; the ids of the documents differ.
        base: the base of all IRIs, ending in `/` or `#`.
        assert_attributed: whether what a source reports with a neutral verb can stand as a plain triple.
        dropped: is added to: why triples were left out, and how many.
        review: what a person has decided.
        gazetteer: what is known elsewhere.
        folder: where a file can be made that holds what was found in documents (`Spool`).

    >>> resolve_collection([], base="https://kg.example/").entities
    ()
    """
    decisions = Decisions(review or Review())
    # what is made here are many small values without cycles, most of which are gone before the search goes on
    with no_search_for_cycles(), Spool[DocumentResolution](folder) as documents:
        for extraction in made_outside(extractions):
            documents.add(resolve_document(extraction, decisions.of(extraction.document.id)))
        return _together(
            documents,
            decisions,
            gazetteer or Gazetteer(),
            base=base,
            assert_attributed=assert_attributed,
            dropped=dropped,
        )


def _together(
    documents: Spool[DocumentResolution],
    decisions: Decisions,
    elsewhere: Gazetteer,
    *,
    base: str,
    assert_attributed: bool,
    dropped: Counter[str] | None,
) -> Resolution:
    """Return what documents say together.

    The documents are gone through once for each step, and each step keeps of them what it needs.
    """
    known_as, pointed = {}, []
    for document in documents:
        known_as[document.id] = document.references
        pointed += [
            (pointer, [document.references[at] for at in entities]) for pointer, entities in document.pointed.items()
        ]
    settled = decisions.settle(pointed, known_as)
    links = linked(documents, known_as, settled, elsewhere, base=base)
    iris = links.merges.iris
    reader = FactReader(documents, iris, base=base)
    mentioned = reader.entities()
    compared_with = {
        *(reference for each in links.merges.judgements for reference in (each.one, each.other)),
        *(each.reference for each in links.matches),
        *(reference for each in settled.decisions for reference in (each.one, each.other)),
        *settled.links,
    }
    parts: dict[str, list[DocumentEntity]] = defaultdict(list)
    sides: dict[Reference, Named] = {}
    compared: list[Comparison] = []
    for document in documents:
        own = iris[document.id]
        for iri, entity, reference in zip(own, document.entities, document.references, strict=True):
            if iri in mentioned:
                parts[iri].append(entity)
            if reference in compared_with:
                sides[reference] = _side(entity, iri, document.id)
        compared += _inside(document, own)
    entities = merge_entities(parts)
    del parts
    by_reference = {
        reference: iri
        for name, found in (known_as.items() if settled.meant else ())
        for reference, iri in zip(found, iris[name], strict=True)
    }
    if elsewhere:
        entities = {iri: _typed(entity, elsewhere) for iri, entity in entities.items()}
    entities = decisions.change(entities, settled, by_reference)
    if dropped is not None:
        dropped.update(reader.dropped)
    facts = reader.facts(entities, assert_attributed=assert_attributed)
    compared += _across(links.merges.judgements, sides)
    compared += _elsewhere(links.matches, sides, elsewhere)
    compared += _decided(settled, sides)
    return Resolution(
        entities=tuple(entities.values()),
        facts=facts,
        comparisons=tuple(sorted(dict.fromkeys(_told(compared, entities)), key=_order)),
        problems=tuple(settled.problems),
    )


def _inside(document: DocumentResolution, iris: Sequence[str]) -> Iterator[Comparison]:
    """Yield what was compared within a document, whose entities have these IRIs."""
    for each in document.comparisons:
        one, other = (
            Named(name=side.name, iri=iris[side.entity], document=document.id, start=side.start, sentence=side.sentence)
            for side in (each.one, each.other)
        )
        yield Comparison(one=one, other=other, verdict=str(each.verdict), score=each.score, reasons=(each.reason,))


def _side(entity: DocumentEntity, iri: str, document: str) -> Named:
    """Return an entity of a document as the side of a comparison."""
    start = min((mention.start for mention in entity.mentions if not mention.reason), default=-1)
    return Named(name=entity.label, iri=iri, document=document, start=start)


def _across(judgements: Iterable[Judgement], sides: Mapping[Reference, Named]) -> Iterator[Comparison]:
    """Yield what was compared across documents."""
    for each in judgements:
        one, other = sides[each.one], sides[each.other]
        yield Comparison(
            one=one, other=other, verdict=str(each.verdict), score=round(each.score, 2), reasons=each.reasons
        )


def _elsewhere(
    matches: Iterable[Match], sides: Mapping[Reference, Named], known: Container[str]
) -> Iterator[Comparison]:
    """Yield what was compared with entries of a gazetteer, of an entity under one name what came first.

    An entity that has an IRI of those `known` elsewhere, if only through another document, is nothing else.
    """
    seen = set()
    for each in matches:
        one, entry = sides[each.reference], each.entry
        told = (one.iri, one.name, entry.iri, each.verdict)
        if told in seen:
            continue
        seen.add(told)
        settled = each.verdict is Verdict.DOUBTFUL and one.iri in known
        yield Comparison(
            one=one,
            other=Named(name=entry.label, iri=entry.iri, sentence="; ".join((*entry.descriptions, *entry.types))),
            verdict=str(Verdict.APART if settled else each.verdict),
            score=round(each.score, 2),
            reasons=each.reasons,
        )


def _decided(settled: Settled, sides: Mapping[Reference, Named]) -> Iterator[Comparison]:
    """Yield what a person has compared."""
    for each in settled.decisions:
        yield Comparison(
            one=sides[each.one],
            other=sides[each.other],
            verdict=str(Verdict.MERGED if each.same else Verdict.APART),
            score=_DECIDED if each.same else -_DECIDED,
            reasons=(DECIDED,),
        )
    for reference, iri in settled.links.items():
        side = sides[reference]
        yield Comparison(
            one=side,
            other=Named(name=side.name, iri=iri),
            verdict=str(Verdict.MERGED),
            score=_DECIDED,
            reasons=(DECIDED,),
        )


def _typed(entity: Entity, gazetteer: Gazetteer) -> Entity:
    label, types, classes = gazetteer.typed(entity)
    names = {*entity.aliases, entity.label}
    aliases = tuple(sorted(name for name in names if name.casefold() != label.casefold()))
    return replace(entity, label=label, types=types, classes=classes, aliases=aliases)


def _told(comparisons: Iterable[Comparison], entities: Collection[str]) -> Iterator[Comparison]:
    """Yield what is true of the graph: both sides are in it, and are one or two as the comparison has it."""
    for each in comparisons:
        one, other = each.one.iri, each.other.iri
        in_graph = one in entities and (other in entities or not each.other.document)
        if in_graph and (one == other) == (each.verdict == "merged"):
            yield each


def _order(each: Comparison) -> tuple[object, ...]:
    one, other = each.one, each.other
    return (one.document, one.start, one.name, other.document, other.start, other.name, other.iri, each.reasons)
