"""Known things: entities of documents that have a name of a gazetteer, and which of its entries they are.

A name of one entry only is enough, unless what the text takes it for speaks against it. Of several entries with one
name the type decides, then the words that the document has in common with what the gazetteer says of them, each counted
for the entry alone that has it. Where none is clearly ahead, none is taken, and a person is asked.

Each document decides for itself, and so an entry does not depend on what other documents there are.

Notes:
    Candidates by name, then a choice by context: the division of Bunescu and Paşca 2006, "Using Encyclopedic Knowledge
    for Named Entity Disambiguation" (EACL), with words as the context (Lesk 1986, "Automatic Sense Disambiguation Using
    Machine Readable Dictionaries", SIGDOC). There is no prior: a gazetteer does not tell of whom texts speak more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.resolve import lexicon
from kg.resolve.judgements import Verdict
from kg.resolve.names import fold_name, parse_name
from kg.resolve.types import best_class

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from kg.model import Entity
    from kg.rdf.entries import Entry
    from kg.resolve.documents import DocumentEntity, DocumentResolution
    from kg.resolve.judgements import Reference

    Key = tuple[str, ...]

_NAME, _PREFERRED, _KIND, _WORD, _MOST_WORDS = 2.0, 0.5, 1.0, 1.0, 3
"""What counts for an entry: a name, its preferred one, the same kind, a word in common, as many words as count."""

_PERSON_OR_NOT, _OTHER_KIND_OF_WORD, _OTHER_KIND = 3.0, 1.5, 0.5
"""What counts against it: a person on one side alone; another kind, of a name of one word and of several."""

_ENOUGH = 2.0
_AHEAD = 1.0
"""How much the best entry needs, and how far it must be ahead of the next."""

_ASKED = 4
"""Entries that are proposed for one name."""

_SHORTEST_WORD = 4
_OUT = frozenset({"Time", "Quantity", "Role"})


@dataclass(frozen=True, slots=True)
class Match:
    """What was thought of an entity and an entry.

    Attributes:
        verdict: merged if the entity was taken for the entry, doubtful otherwise.
        reasons: for and against, in words.
    """

    reference: Reference
    entry: Entry
    verdict: Verdict
    score: float
    reasons: tuple[str, ...]


class Gazetteer:
    """Entries by name.

    Args:
        entries: as `kg.rdf.entries` reads them.
    """

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries = {entry.iri: entry for entry in entries}
        self._named: dict[Key, dict[str, bool]] = defaultdict(dict)
        for entry in self._entries.values():
            for name in entry.names:
                for key in {fold_name(name), fold_name(parse_name(name, personal=False).text)}:
                    known = self._named[key].get(entry.iri, False)
                    self._named[key][entry.iri] = known or name == entry.label
        self._words: dict[str, frozenset[str]] = {}

    def __bool__(self) -> bool:
        return bool(self._entries)

    def __contains__(self, iri: object) -> bool:
        return iri in self._entries

    def matches(
        self,
        document: DocumentResolution,
        references: Sequence[Reference],
        settled: Collection[Reference] = (),
        barred: Collection[tuple[Reference, str]] = (),
    ) -> Iterator[Match]:
        """Yield what is thought of the entities of a document and of entries that have a name of theirs.

        Args:
            document: the document.
            references: of its entities.
            settled: entities that are decided about.
            barred: entities with the IRIs of what they are decided not to be.
        """
        if not self._entries:
            return
        context: Counter[str] | None = None
        for entity, reference in zip(document.entities, references, strict=True):
            if not entity.named or reference in settled or best_class(entity.votes) in _OUT:
                continue
            found = {
                iri: preferred for iri, preferred in self._candidates(entity).items() if (reference, iri) not in barred
            }
            if found:
                context = _words(document) if context is None else context
                yield from self._judged(entity, reference, found, context)

    def typed(self, entity: Entity) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        """Return label, types and foreign classes that an entity with an entry's IRI has."""
        entry = self._entries.get(entity.iri)
        if entry is None:
            return entity.label, entity.types, entity.classes
        types = entity.types
        if entry.kinds and not set(types) & set(entry.kinds):
            types = (min(entry.kinds, key=lexicon.CLASSES.index),)
        return entry.label, types, tuple(sorted({*entity.classes, *entry.types}))

    def _candidates(self, entity: DocumentEntity) -> Mapping[str, bool]:
        """Return the IRIs of entries of an entity's name, or else of another one of its names that can stand alone."""
        if found := self._named.get(fold_name(entity.label)):
            return found
        person = best_class(entity.votes) == "Person"
        others: dict[str, bool] = {}
        for alias in sorted(entity.aliases):
            key = fold_name(parse_name(alias, personal=person).text)
            if len(key) > 1 or alias in entity.acronyms:
                others |= self._named.get(key, {})
        return others

    def _judged(
        self, entity: DocumentEntity, reference: Reference, found: Mapping[str, bool], context: Counter[str]
    ) -> Iterator[Match]:
        own = set(fold_name(entity.label)) | {word for alias in entity.aliases for word in fold_name(alias)}
        about = {iri: self._about(iri) - own for iri in found}
        common = Counter(word for words in about.values() for word in words)
        weighed = []
        for iri, preferred in found.items():
            words = sorted(word for word in about[iri] if common[word] == 1 and word in context)
            score, reasons = _weight(entity, self._entries[iri], preferred, words, alone=len(found) == 1)
            weighed.append((score, iri, reasons))
        weighed.sort(key=lambda each: (-each[0], each[1]))
        best, rest = weighed[0], weighed[1:]
        if best[0] >= _ENOUGH and (not rest or best[0] - rest[0][0] >= _AHEAD):
            yield Match(reference, self._entries[best[1]], Verdict.MERGED, best[0], best[2])
            return
        for score, iri, reasons in weighed[:_ASKED]:
            yield Match(reference, self._entries[iri], Verdict.DOUBTFUL, min(score, _ENOUGH) - _ENOUGH, reasons)

    def _about(self, iri: str) -> frozenset[str]:
        """Return the words that tell of an entry."""
        if iri not in self._words:
            entry = self._entries[iri]
            texts = (*entry.descriptions, *entry.related)
            own = {word for name in entry.names for word in fold_name(name)}
            self._words[iri] = frozenset(word for text in texts for word in fold_name(text) if _tells(word)) - own
        return self._words[iri]


def _weight(
    entity: DocumentEntity, entry: Entry, preferred: bool, words: Sequence[str], *, alone: bool
) -> tuple[float, tuple[str, ...]]:
    """Return how much speaks for an entry, and what."""
    kind, key = best_class(entity.votes) if entity.votes else "", fold_name(entity.label)
    score, reasons = (
        _NAME + _PREFERRED * preferred,
        ["name in the gazetteer" if alone else "one of several of this name in the gazetteer"],
    )
    if kind == "Person" and len(key) == 1:
        score -= _NAME  # many have the surname, and the text does not say more
        reasons.append("a single name of a person")
    if kind and entry.kinds:
        if kind in entry.kinds:
            score += _KIND
            reasons.append(f"both {kind}")
        else:
            person = "Person" in {kind, *entry.kinds}
            score -= _PERSON_OR_NOT if person else _OTHER_KIND_OF_WORD if len(key) == 1 else _OTHER_KIND
            reasons.append(f"{kind} here, {' or '.join(entry.kinds)} there")
    if words:
        score += _WORD * min(len(words), _MOST_WORDS)
        reasons.append(f"share {', '.join(words[:_MOST_WORDS])}")
    return score, tuple(reasons)


def _words(document: DocumentResolution) -> Counter[str]:
    """Return the words of the names and nouns of a document."""
    labels = (label for entity in document.entities for label in (entity.label, *entity.aliases))
    return Counter(word for label in labels for word in fold_name(label) if _tells(word))


def _tells(word: str) -> bool:
    return len(word) >= _SHORTEST_WORD and not word.isdigit()
