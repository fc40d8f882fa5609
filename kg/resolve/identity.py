"""Which named entities of different documents are one.

Names that may be one are put in a group, the fullest names first. In a group, each entity joins the cluster for which
most speaks (`kg.resolve.evidence`), if enough does and for no other nearly as much; else it begins one of its own. An
entity is compared with clusters and not with other entities, and so the work grows with their number and not with
its square.

Notes:
    The clusters that shorter names are compared with are those that have them as an acronym, as a former name, without
    middle names, or as a surname. Where several have it and nothing decides between them, it stays alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.resolve import lexicon
from kg.resolve.evidence import Cluster, contradiction, weigh
from kg.resolve.judgements import Verdict
from kg.resolve.names import fold_name, generation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.resolve.evidence import Key, Member, Weight

MERGED = 1.0
"""The least score of what is merged."""

DOUBTFUL = -1.0
"""The least score of what is worth asking a person about."""

_MARGIN = 1.0
"""By how much the best cluster must be better than any other."""

_STRONG = 1.0
"""The support from the contexts with which an entity shows that two clusters are one."""

_CONTRADICTION = 1.0
"""What contradicts so much keeps clusters apart whatever else is found."""

_MOST_CLUSTERS = 40
"""Of more clusters of one name, only those that share something with an entity are compared with it."""

_ACRONYM, _SHORT_ACRONYM, _FORMER, _NO_MIDDLE, _COMMON_NO_MIDDLE = 1.5, 0.5, 2.0, 1.5, 0.0
_INITIAL, _NICKNAME, _SURNAME, _COMMON_SURNAME, _MISREAD = -0.5, -0.25, -0.5, -4.0, -0.5
_ONE_TEXT = 5.0
_SHORTEST_ACRONYM = 3


SAME_NAME = "same name"


@dataclass(slots=True, eq=False)
class Candidate:
    """A cluster that an entity may join.

    Attributes:
        reason: what its name and that of the entity have in common.
        prior: how much that counts by itself; None where it is the same name.
        order: among those of one name.
        gone: whether it has become part of another.
    """

    cluster: Cluster
    reason: str
    prior: float | None = None
    order: int = 0
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Opinion:
    """What was thought of an entity and the nearest cluster.

    Attributes:
        other: the first member of the cluster.
    """

    member: Member
    other: Member
    weight: Weight
    verdict: Verdict


def identify(members: Sequence[Member]) -> tuple[list[Cluster], list[Opinion]]:
    """Find out which entities are one.

    Args:
        members: the named entities of all documents.

    Returns:
        the clusters, and what was thought of each entity when it joined one or did not. People known by one name alone
        are in no cluster unless they joined one. Nothing depends on the order of the members.
    """
    merging = _Merging(members)
    return merging.clusters, merging.opinions


class _Merging:
    """One run over all names.

    Attributes:
        clusters: each with at least one member.
    """

    def __init__(self, members: Iterable[Member]) -> None:
        self.clusters: list[Cluster] = []
        self.opinions: list[Opinion] = []
        self._groups: dict[Key, list[Member]] = defaultdict(list)
        for member in members:
            if member.entity.shared or (member.person and not any(map(str.isdigit, member.key))):
                self._groups[member.key].append(member)
        self._bearers: dict[Key, list[Candidate]] = defaultdict(list)
        borne = {variant for key, group in self._groups.items() for variant in self._variants(key, group)}
        for key in sorted(self._groups, key=lambda key: (key in borne, _rank(key), -len(key), key)):
            self._run(key, self._groups[key])

    def _variants(self, key: Key, members: Iterable[Member]) -> dict[Key, tuple[str, float]]:
        """Return other names of one name's bearers, as far as they occur, with what they are and what they count."""
        found: dict[Key, tuple[str, float]] = {}
        person = False
        for member in members:
            if not member.entity.shared:
                continue
            person = person or (member.person and len(key) > 1)
            for acronym in member.entity.acronyms:
                long = len(acronym.replace(".", "")) >= _SHORTEST_ACRONYM
                told = f"acronym introduced for {member.entity.label}", _ACRONYM if long else _SHORT_ACRONYM
                found[fold_name(acronym)] = told
            for name in member.entity.former:
                found[fold_name(name)] = "former name", _FORMER
        if person:
            found = {**self._person_variants(key), **found}
        return {variant: told for variant, told in found.items() if variant != key and variant in self._groups}

    def _person_variants(self, key: Key) -> dict[Key, tuple[str, float]]:
        middle, which = generation(key)
        words = key[:-1] if which else key
        if len(words) < 2:
            return {words: ("ordinal left out", _NO_MIDDLE)}
        given, surname = words[0], words[1 + len(middle) :]
        common = lexicon.is_common_name(given, surname[-1])
        short = ("middle name left out", _COMMON_NO_MIDDLE if common else _NO_MIDDLE)
        alone = ("surname alone", _COMMON_SURNAME if lexicon.is_common_surname(surname[-1]) else _SURNAME)
        found = {surname: alone, surname[-1:]: alone}
        for name in lexicon.short_given_names(given):
            found[name, *surname] = ("short form of the given name", _NICKNAME)
        found[given[0], *surname] = ("initial", _INITIAL)
        if middle:
            found[given, *(name[0] for name in middle), *surname] = ("initial", _NO_MIDDLE)
            found[given, *surname] = short
        if which:
            found[words] = short
        return found

    def _run(self, key: Key, members: Sequence[Member]) -> None:
        """Put all of one name into clusters, and note which shorter names these bear."""
        choice = Choice(self._bearers.pop(key, ()))
        shared = sorted((m for m in members if m.entity.shared), key=lambda m: (-m.richness, m.context.id, m.index))
        for member in shared:
            # what the contexts join comes first, so that a name alone can not join what they keep apart
            self._note(choice.place(Cluster.of(member), supported=True))
        for cluster in choice.withdrawn():
            self._note(choice.place(cluster))
        for member in sorted(members, key=lambda m: (m.context.id, m.index)):
            if not member.entity.shared:
                self._note(choice.place(Cluster.of(member)))
        made = choice.made()
        self.clusters += made
        for cluster in made:
            for variant, (reason, prior) in sorted(self._variants(key, cluster.members).items()):
                self._bearers[variant].append(Candidate(cluster, reason, prior))

    def _note(self, opinion: Opinion | None) -> None:
        if opinion is not None:
            self.opinions.append(opinion)


class Choice:
    """The clusters that the bearers of one name may join.

    Args:
        candidates: those of fuller names.
    """

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._candidates: list[Candidate] = []
        self._sharing: dict[object, list[Candidate]] = defaultdict(list)
        self._number = 0
        for candidate in candidates:
            self._add(candidate)

    def made(self) -> list[Cluster]:
        """Return the clusters that were begun here."""
        return [each.cluster for each in self._candidates if each.prior is None]

    def withdrawn(self) -> list[Cluster]:
        """Take out the clusters that were begun here, and return them, the largest first."""
        made = self.made()
        fuller = [each for each in self._candidates if each.prior is not None]
        self._candidates = []
        self._sharing.clear()
        for candidate in fuller:
            self._add(candidate)
        return sorted(made, key=lambda cluster: -cluster.size)

    def place(self, cluster: Cluster, *, supported: bool = False) -> Opinion | None:
        """Let a cluster join another, or add it to those that others may join, unless it is a person's surname alone.

        Args:
            cluster: a member alone, or several that have been placed before.
            supported: join it only to what the contexts support.

        Returns:
            what was thought of it; None if there was no other, or if that is still open.
        """
        first = cluster.members[0]
        near, many = self._near(cluster)
        weighed = sorted(
            ((self._weigh(each, cluster), each) for each in near), key=lambda pair: (-pair[0].score, pair[1].order)
        )
        if not weighed:
            if first.entity.shared:
                self._add(Candidate(cluster, SAME_NAME))
            return None
        best, candidate = weighed[0]
        if first.entity.shared:
            rivals = [(weight, other) for weight, other in weighed[1:] if best.score - weight.score < _MARGIN]
        else:  # families share a surname, and their context
            rivals = [(weight, other) for weight, other in weighed[1:] if weight.against < _CONTRADICTION]
        agreed = best.score >= MERGED and (best.support >= _STRONG or not (many or supported))
        if agreed and rivals:
            fused = self._fused([(best, candidate), *rivals])
            agreed = fused is not None
            candidate = fused or candidate
        opinion = Opinion(first, candidate.cluster.members[0], best, _verdict(best, agreed=agreed))
        if agreed:
            candidate.cluster.absorb(cluster)
            if self._sharing:
                self._index(candidate, cluster)
        elif first.entity.shared:
            self._add(Candidate(cluster, SAME_NAME))
        return opinion if agreed or not supported else None

    def _weigh(self, candidate: Candidate, alone: Cluster) -> Weight:
        prior, reason = candidate.prior, candidate.reason
        cluster = candidate.cluster
        if not alone.members[0].entity.shared and prior is None:
            prior, reason = _MISREAD, "one name, perhaps of another kind"
        found = weigh(cluster, alone, prior=prior, reason=reason)
        if _in_one_text(cluster, alone):
            return replace(found, support=_ONE_TEXT, score=found.score + _ONE_TEXT, reasons=("one name in one text",))
        return found

    def _fused(self, torn: Sequence[tuple[Weight, Candidate]]) -> Candidate | None:
        """Make those clusters one between which a member is torn, if its context ties it to each; else return None.

        Clusters of two fuller names stay two.
        """
        fuller = [each for _, each in torn if each.prior is not None]
        if len(fuller) > 1 or any(weight.support < _STRONG for weight, _ in torn):
            return None
        target = fuller[0] if fuller else torn[0][1]
        others = [each for _, each in torn if each is not target]
        if any(contradiction(target.cluster, each.cluster)[0] >= _CONTRADICTION for each in others):
            return None
        for each in others:
            target.cluster.absorb(each.cluster)
            if self._sharing:
                self._index(target, each.cluster)
            self._candidates.remove(each)
            each.gone = True
        return target

    def _near(self, alone: Cluster) -> tuple[list[Candidate], bool]:
        """Return the clusters to compare with, and whether they are but a part."""
        if len(self._candidates) <= _MOST_CLUSTERS:
            return self._candidates, False
        found: Counter[Candidate] = Counter()
        for feature in alone.features():
            found.update(each for each in self._sharing.get(feature, ()) if not each.gone)
        return sorted(found, key=lambda each: (-found[each], each.order))[:_MOST_CLUSTERS], True

    def _add(self, candidate: Candidate) -> None:
        candidate.order = self._number
        self._number += 1
        self._candidates.append(candidate)
        if self._sharing:
            self._index(candidate, candidate.cluster)
        elif len(self._candidates) > _MOST_CLUSTERS:
            for each in self._candidates:
                self._index(each, each.cluster)

    def _index(self, candidate: Candidate, added: Cluster) -> None:
        """Note what a cluster has to share."""
        for feature in set(added.features()):
            sharing = self._sharing[feature]
            if len(sharing) <= _MOST_CLUSTERS and candidate not in sharing:
                sharing.append(candidate)


def _in_one_text(cluster: Cluster, other: Cluster) -> bool:
    """Whether both are, in one document, things of one name: too little is known there to tell such things apart."""
    if not cluster.documents & other.documents or not other.members[0].entity.shared:
        return False
    here = {(each.context.id, each.key) for each in other.members if not each.person}
    return any((each.context.id, each.key) in here for each in cluster.members if not each.person)


def _verdict(weight: Weight, *, agreed: bool) -> Verdict:
    if agreed:
        return Verdict.MERGED
    return Verdict.DOUBTFUL if weight.score >= DOUBTFUL else Verdict.APART


def _rank(key: Key) -> int:
    """Return how little a name says: full names first, then names with initials or short given names, then words."""
    if len(key) == 1:
        return 2
    return int(len(key[0]) == 1 or bool(lexicon.full_given_names(key[0])))
