"""Clusters of mentions that refer to one thing, and what keeps two clusters apart."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import chain, combinations
from typing import TYPE_CHECKING, NamedTuple

from kg.model import MentionKind, Modality, Polarity, Value
from kg.resolve.referents import arguments

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kg.model import Mention, Span, Triple
    from kg.resolve.names import Name
    from kg.resolve.referents import Referent


_OF_CLAUSES = frozenset({"root", "ccomp", "xcomp", "advcl", "acl", "parataxis"})
"""Relations that a clause has to another; a noun in one is the predicate."""
_NONE: frozenset[str] = frozenset()
_QUOTATION = '"“”«»'
_EQUATIVE = frozenset({"become", "call", "crown", "declare", "dub", "name", "nickname", "proclaim", "remain", "rename"})


class _Profile(NamedTuple):
    """What is known of a cluster.

    Attributes:
        classes: those that the names speak for; without names, the common nouns.
    """

    name_classes: frozenset[str]
    noun_classes: frozenset[str]
    classes: frozenset[str]
    genders: frozenset[str]
    numbers: frozenset[str]
    named: bool
    anchored: bool

    def with_names_of(self, classes: frozenset[str]) -> _Profile:
        """Return the same of a cluster whose names speak for other classes."""
        return self._replace(name_classes=classes, classes=classes or self.noun_classes)

    def joined(self, other: _Profile) -> _Profile:
        """Return what is known of both together."""
        names, nouns = self.name_classes | other.name_classes, self.noun_classes | other.noun_classes
        return _Profile(
            names,
            nouns,
            names or nouns,
            self.genders | other.genders,
            self.numbers | other.numbers,
            self.named or other.named,
            self.anchored or other.anchored,
        )


@lru_cache(maxsize=10_000)  # mentions are many, what is known of one is little
def _profile(kind: MentionKind, category: str, gender: str, number: str) -> _Profile:
    """Return what is known of one mention."""
    classes, genders, numbers = (frozenset({value} - {""}) for value in (category, gender, number))
    named = kind is MentionKind.NAMED
    return _Profile(
        classes if named else _NONE,
        _NONE if named else classes,
        classes,
        genders,
        numbers,
        named,
        kind is not MentionKind.PRONOMINAL,
    )


class Clusters:
    """A partition of the referents of one document, coarsened by `merge`.

    A cluster is called by the index of any of its referents; referents are in the order of the text.

    Args:
        referents: in the order of the text.
        apart: pairs of indexes that cannot refer to the same thing, beside those that overlap.
        decided: pairs of sets of indexes that no merge may join, checked or not.

    Attributes:
        joins: the two referents for which two clusters were merged, and why; a tree for each cluster.
        misses: the same of what was nearly merged.
    """

    def __init__(
        self,
        referents: Sequence[Referent],
        apart: Iterable[tuple[int, int]] = (),
        decided: Iterable[tuple[Iterable[int], Iterable[int]]] = (),
    ) -> None:
        self.referents = referents
        self.joins: list[tuple[int, int, str]] = []
        self.misses: list[tuple[int, int, str]] = []
        self._root = list(range(len(referents)))
        self._members = {index: [index] for index in range(len(referents))}
        self._profiles = {index: _profile(r.kind, r.category, r.gender, r.number) for index, r in enumerate(referents)}
        self._names: dict[int, tuple[Name, ...]] = {
            index: (r.name,) for index, r in enumerate(referents) if r.name is not None
        }
        self._apart: dict[int, set[int]] = {}
        for one, other in chain(apart, _overlapping(referents)):
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)
        # by cluster, the marks that it bears and those that it must not meet
        self._marks: dict[int, tuple[set[int], set[int]]] = {}
        for number, (one_side, other_side) in enumerate(decided):
            for indexes, own, its in ((one_side, 2 * number, 2 * number + 1), (other_side, 2 * number + 1, 2 * number)):
                for index in indexes:
                    bears, shuns = self._marks.setdefault(index, (set(), set()))
                    bears.add(own)
                    shuns.add(its)

    def __iter__(self) -> Iterator[int]:
        """Yield the first referent of each cluster, in the order of the text."""
        return iter(tuple(self._members))  # a cluster keeps the place of its first referent

    def root(self, index: int) -> int:
        """Return the first referent of a cluster."""
        return self._root[index]

    def members(self, index: int) -> list[int]:
        """Return the referents of a cluster in the order of the text."""
        return self._members[self._root[index]]

    def categories(self, index: int) -> frozenset[str]:
        """Return the classes that the names of a cluster speak for; without names, its common nouns."""
        return self._profiles[self._root[index]].classes

    def genders(self, index: int) -> frozenset[str]:
        """Return the known genders of a cluster."""
        return self._profiles[self._root[index]].genders

    def numbers(self, index: int) -> frozenset[str]:
        """Return the known numbers of a cluster."""
        return self._profiles[self._root[index]].numbers

    def named(self, index: int) -> bool:
        """Whether a name is among the mentions of a cluster."""
        return self._profiles[self._root[index]].named

    def names(self) -> dict[int, tuple[Name, ...]]:
        """Return by its first referent the names of each cluster that has some, in the order of the text."""
        return {index: self._names[index] for index in sorted(self._names)}

    def names_of(self, index: int) -> tuple[Name, ...]:
        """Return the names of a cluster, each once, sorted."""
        return self._names.get(self._root[index], ())

    def anchored(self, index: int) -> bool:
        """Whether a cluster has more than pronouns."""
        return self._profiles[self._root[index]].anchored

    def agree(self, one: int, other: int) -> bool:
        """Whether nothing that is known of two clusters keeps them apart: class, gender, number, place in a clause."""
        first, second = self._profiles[self._root[one]], self._profiles[self._root[other]]
        if first.classes and second.classes and first.classes.isdisjoint(second.classes):
            return False
        if len(first.genders | second.genders) > 1 or len(first.numbers | second.numbers) > 1:
            return False
        return not self.apart(one, other)

    def merge(self, one: int, other: int, reason: str, *, checked: bool = True) -> bool:
        """Make two clusters one and return True; if `checked` and they do not agree, leave them and return False.

        Args:
            one: the referent of the one that speaks for it.
            other: the same of the other.
            reason: why.
            checked: whether they have to agree; what is decided to be different is left in any case.
        """
        first, second = sorted((self._root[one], self._root[other]))
        if first == second:
            return True
        if (checked and not self.agree(first, second)) or self._decided_apart(first, second):
            return False
        self.joins.append((one, other, reason))
        if second in self._marks:
            bears, shuns = self._marks.setdefault(first, (set(), set()))
            bears |= self._marks[second][0]
            shuns |= self._marks.pop(second)[1]
        added = self._members.pop(second)
        for index in added:
            self._root[index] = first
        self._members[first] = sorted(self._members[first] + added)
        self._profiles[first] = self._profiles[first].joined(self._profiles.pop(second))
        if second in self._names:
            own = self.names_of(first)
            new = [name for name in self._names.pop(second) if name not in own]
            self._names[first] = tuple(sorted((*own, *new), key=_name_order)) if new else own
        return True

    def forget_classes(self, index: int) -> None:
        """Drop what the names of a cluster speak for: they were misread."""
        root = self._root[index]
        self._profiles[root] = self._profiles[root].with_names_of(_NONE)

    def _decided_apart(self, first: int, second: int) -> bool:
        if first not in self._marks or second not in self._marks:
            return False
        return not self._marks[first][0].isdisjoint(self._marks[second][1])

    def apart(self, one: int, other: int) -> bool:
        """Whether some mentions of two clusters cannot refer to the same thing because of where they stand."""
        few, many = self.members(one), self.members(other)
        if len(few) > len(many):
            few, many = many, few
        root = self._root[many[0]]
        return any(self._root[index] == root for member in few for index in self._apart.get(member, ()))


def _name_order(name: Name) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return name.words, name.titles


def _overlapping(referents: Sequence[Referent]) -> Iterator[tuple[int, int]]:
    """Yield pairs of referents of which one is part of the other: the "[Met] Commissioner" is not the Met."""
    for at, referent in enumerate(referents):
        whole = referent.mention
        for index in range(at + 1, len(referents)):
            part = referents[index].mention
            if part.start >= whole.end or part.sentence != whole.sentence:
                break
            yield at, index


def kept_apart(
    triples: Iterable[Triple], index: Mapping[Span, int], referents: Sequence[Referent], text: str
) -> Iterator[tuple[int, int]]:
    """Yield pairs of referents that refer to different things.

    These are the arguments of one clause, but not its source ("Khan said that he ..."), nor the two sides of an
    equation ("Khan is the mayor", "is known as"), nor a reflexive pronoun; and who speaks, who says "I", with each "he"
    of the speech and each name that it speaks of.

    Args:
        triples: of the document.
        index: the referents by the span of their mention.
        referents: of the document.
        text: of the document.
    """
    for at, referent in enumerate(referents):
        pronoun, speaker = referent.pronoun, referent.mention.speaker
        if pronoun is not None and pronoun.person == 3 and speaker is not None:
            yield index[speaker.start, speaker.end], at
    subjects: dict[int, list[Mention]] = defaultdict(list)  # by sentence
    for triple in triples:
        subjects[triple.sentence].append(triple.subject.mention)
    for triple in triples:
        if triple.attribution is not None:
            source = triple.attribution.mention
            for argument in (triple.subject, triple.object):
                if not isinstance(argument, Value) and _is_quoted(argument.mention, source, text):
                    yield index[source.start, source.end], index[argument.mention.start, argument.mention.end]
            if any(_others_between(source, each, triple.subject.mention) for each in subjects[triple.sentence]):
                they = triple.subject.mention
                yield index[source.start, source.end], index[they.start, they.end]
        if _is_equative(triple.predicate.lemma):
            continue
        inside = {
            index[argument.mention.start, argument.mention.end]
            for argument in arguments(triple)
            if argument is not triple.attribution
        }
        if len(inside) > 1:
            yield from combinations([at for at in sorted(inside) if not referents[at].reflexive], 2)


def _others_between(source: Mention, others: Mention, they: Mention) -> bool:
    """Whether "they" of a report goes on with others of whom it speaks, and not with its source.

    "Officials say *the troops* are upset because *they* have not been paid".
    """
    if they.kind is not MentionKind.PRONOMINAL or they.number != "plur" or they.person != 3:
        return False
    between = source.end <= others.start and others.end <= they.start
    return between and others.number == "plur" and others.kind is not MentionKind.PRONOMINAL


def _is_quoted(mention: Mention, source: Mention, text: str) -> bool:
    """Whether a mention that is no "I" stands in a quotation that its source, outside, is the speaker of."""
    first, second = sorted([mention, source], key=lambda each: each.start)
    marks = sum(text.count(mark, first.end, second.start) for mark in _QUOTATION)
    return marks % 2 == 1 and mention.person == 3 and mention != source


def _is_equative(lemma: str) -> bool:
    """Whether the arguments of a predicate may be one thing: those of a copula, or of a verb of naming."""
    verb, _, rest = lemma.partition(" ")
    return lemma == "be" or verb in _EQUATIVE or rest == "as" or rest.endswith(" as")


def predicative(triples: Iterable[Triple], index: Mapping[Span, int], referents: Sequence[Referent]) -> frozenset[int]:
    """Return the common nouns that the text predicates of something: the mayor in "Khan, the mayor", "is the mayor".

    They name what somebody is. Were they merged with who it is said of, what is said would say nothing. So is an
    indefinite noun that heads a clause ("What we found was *a force* that ..."), whatever it is said of: it introduces
    nothing (Karttunen 1976, "Discourse Referents").
    """
    objects = (t.object for t in triples if t.predicate.lemma == "be" and not isinstance(t.object, Value))
    found = {index[each.mention.start, each.mention.end] for each in objects}
    for at, referent in enumerate(referents):
        if referent.mention.role.lower() in _OF_CLAUSES and not referent.mention.definite:
            found.add(at)
    return frozenset(at for at in found if referents[at].kind is MentionKind.NOMINAL)


def possessed(triples: Iterable[Triple], index: Mapping[Span, int]) -> frozenset[int]:
    """Return what the text says that somebody has: the daughter in "his daughter, Ann". It names a relation."""
    objects = (t.object for t in triples if t.predicate.lemma == "have" and not isinstance(t.object, Value))
    return frozenset(index[each.mention.start, each.mention.end] for each in objects)


def predicated(triples: Iterable[Triple], index: Mapping[Span, int], clusters: Clusters) -> dict[int, set[str]]:
    """Return by cluster the heads of what the text says that it is, as a fact and of a name: "X is a *turbine*".

    Each has the word before it, if there is one: "storage engine". What is said of one of a series ("Corvane 3") holds
    for its other members.
    """
    found: dict[int, set[str]] = defaultdict(set)
    for triple in triples:
        affirmed = triple.polarity is Polarity.POSITIVE and triple.modality is Modality.ACTUAL
        if not affirmed or triple.predicate.lemma != "be" or isinstance(triple.object, Value):
            continue
        subject, target = triple.subject.mention, triple.object.mention
        if target.kind is MentionKind.NOMINAL and target.number != "plur":
            before = clusters.referents[index[target.start, target.end]].before
            found[clusters.root(index[subject.start, subject.end])].add(f"{before} {target.head.casefold()}".strip())
    series: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for at, referent in enumerate(clusters.referents):
        if referent.name is not None and len(referent.name.key) > 1 and referent.name.key[-1].isdecimal():
            series[referent.name.key[:-1]].add(clusters.root(at))
    for members in series.values():
        said = {noun for at in members for noun in found.get(at, ())}
        for at in members:
            found[at] |= said
    return found
