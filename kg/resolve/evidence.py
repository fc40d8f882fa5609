"""What speaks for two entities of one name being one, and what against it.

Points are log odds of a kind, set by hand and tuned on the development half of `tests/crossdoc`; each kind of evidence
has one weight, and nothing is counted over the whole collection: what is found out about two documents stays true,
whatever documents of other names are added to them.

Notes:
    Names shared by the contexts are the strongest evidence after the name itself (Bagga and Baldwin 1998, "Entity-Based
    Cross-Document Coreferencing Using the Vector Space Model", COLING-ACL); facts of a life - occupation, employer,
    place, year of birth - those that contradict (Mann and Yarowsky 2003, "Unsupervised Personal Name Disambiguation",
    CoNLL).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from kg.resolve import lexicon
from kg.resolve.names import fold_name, generation, stand_in_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Set

    from kg.resolve.documents import DocumentEntity, DocumentResolution
    from kg.resolve.profiles import Profile

Key: TypeAlias = tuple[str, ...]
"""A name as `names.fold_name` gives it."""

_PRIOR = {"Time": 10.0, "Organization": 2.0, "Place": 2.0}
_OTHER_PRIOR = 2.0
_ONE_WORD = -0.75
_PERSON, _COMMON_PERSON, _LONG_PERSON = 1.5, -0.25, 1.0

_SHARED_NAME, _SHARED_WORD, _MOST_WORDS = 1.25, 0.6, 0.75
_LINKED_BOTH, _LINKED_ONE = 2.0, 1.5
_MOST_SHARED = 4.0
_SAME_ROLE, _SAME_KIND, _LIKE_ROLE, _LOOSE_ROLE = 2.0, 0.75, 0.75, 1.0
_SHARED_TOPICS, _MOST_TOPICS = 1.5, 0.75

_OTHER_NAME, _OTHER_GENDER, _OTHER_AGE = 8.0, 4.0, 4.0
_OTHER_FIELD, _LOOSE_FIELD, _OTHER_ROLE = 2.5, 0.75, 0.5
_OTHER_PLACE, _OTHER_COUNTRY, _OTHER_EMPLOYER = 1.5, 1.5, 0.5
_PERSON_AND_THING, _PERSON_PERHAPS, _OTHER_CLASS = 3.0, 1.0, 0.25
_TOLD_APART = 3.0
_AGES_APART, _YEARS_APART = 10, 1
_OFTEN = 4
"""A name counts in full as context of a cluster if one in so many of its documents has it."""


_TELLING = frozenset({"CreativeWork", "Event", "Product"})
"""Classes of common nouns that say what a text is about, beside the many nouns of no class."""


class Context:
    """What a document is about: its names and its common nouns.

    Attributes:
        labels: the names by key, as written.
        topics: slugs of its common nouns but for people, organisations and times.
    """

    __slots__ = ("id", "labels", "loose_roles", "topics")

    def __init__(self, document: DocumentResolution) -> None:
        self.id = document.id
        self.labels = {
            fold_name(entity.label): entity.label
            for entity in document.entities
            if entity.shared and entity.classes and entity.classes[0] not in {"Time", "Quantity"}
        }
        self.topics = frozenset(
            entity.slug
            for entity in document.entities
            if not entity.named and _TELLING.issuperset(entity.classes[:1]) and not any(map(str.isdigit, entity.slug))
        )
        self.loose_roles = document.loose_roles


@dataclass(slots=True, eq=False)
class Member:
    """A named entity of one document. Members and clusters are weighed against each other alike.

    Attributes:
        index: into the entities of its document.
    """

    context: Context
    index: int
    key: Key
    entity: DocumentEntity
    profile: Profile

    @property
    def person(self) -> bool:
        """Whether it is taken for a person."""
        return self.entity.classes[:1] == ("Person",)

    @property
    def richness(self) -> int:
        """How much the document tells of it."""
        profile = self.profile
        facts = len(profile.roles) + len(profile.linked) + len(profile.within) + len(profile.countries)
        told = (profile.year is not None) + (profile.age is not None)
        return 3 * (facts + told) + len(self.context.labels)

    def about(self) -> Iterator[tuple[str, object]]:
        """Yield what is known of it, each with its kind; what a cluster counts."""
        profile = self.profile
        person = self.person
        yield "class", self.entity.classes[0] if self.entity.classes else ""
        if person and profile.personal:
            yield "sure", "Person"
        elif not person and (profile.countries or profile.roles):
            yield "sure", "thing"
        for kind, values in (("linked", profile.linked), ("within", profile.within), ("country", profile.countries)):
            for value in values:
                yield kind, value
        for role in profile.roles:
            yield "role", role
        for field in fields(profile.roles) if person else ():
            yield "field", field
        for role in self.context.loose_roles if person else ():
            yield "loose", role
            yield "loose field", lexicon.field_of_work(role)
        for employer in profile.employers if person else ():
            yield "employer", employer
        if profile.gender:
            yield "gender", profile.gender
        if profile.year is not None:
            yield "year", profile.year
        if profile.age is not None:
            yield "age", profile.age
        if person:
            middle, which = generation(self.key)
            if middle:
                yield "middle", middle
            if which:
                yield "generation", which


class Cluster:
    """Members that are one. What is known of them is counted when it is asked for: most names occur once.

    Attributes:
        key: the name that it goes by.
    """

    __slots__ = ("_counted", "_facts", "_named", "_names", "_topics", "documents", "key", "members")

    def __init__(self, key: Key) -> None:
        self.key = key
        self.clear()

    @classmethod
    def of(cls, member: Member) -> Cluster:
        """Return the cluster of one member."""
        cluster = cls(member.key)
        cluster.add(member)
        return cluster

    @property
    def size(self) -> int:
        """The number of members."""
        return len(self.members)

    def add(self, member: Member) -> None:
        """Add a member."""
        self.members.append(member)
        self.documents.add(member.context.id)

    def absorb(self, other: Cluster) -> None:
        """Add all members of another cluster, which is left as it is."""
        self.members += other.members
        self.documents |= other.documents

    def clear(self) -> None:
        """Leave it without members."""
        self.members: list[Member] = []
        self.documents: set[str] = set()
        self._facts: dict[str, Counter[Any]] = {}
        self._names: Counter[Key] = Counter()
        self._topics: set[str] = set()
        self._counted = self._named = 0  # members whose facts, whose contexts are counted

    def known(self, kind: str) -> Counter[Any]:
        """Return what is known, of one kind, and by how many members."""
        return self.facts.get(kind, _NOTHING)

    @property
    def facts(self) -> Mapping[str, Counter[Any]]:
        """By kind, what is known, and by how many members; nothing of a kind of which nothing is known."""
        if self._counted < len(self.members):
            for member in self.members[self._counted :]:
                for each, value in member.about():
                    counted = self._facts.get(each)
                    if counted is None:
                        counted = self._facts[each] = Counter()
                    counted[value] += 1
            self._counted = len(self.members)
        return self._facts

    @property
    def names(self) -> Set[Key]:
        """The names in its documents."""
        if len(self.members) == 1:
            return self.members[0].context.labels.keys()
        self._read_contexts()
        return self._names.keys()

    @property
    def topics(self) -> Set[str]:
        """What its documents are about."""
        if len(self.members) == 1:
            return self.members[0].context.topics
        self._read_contexts()
        return self._topics

    def share(self, name: Key) -> float:
        """Return the share of its members whose document has the name."""
        self._read_contexts()
        return self._names[name] / len(self.members)

    def features(self) -> Iterator[object]:
        """Yield what a member of it may share with it."""
        yield from self.names
        for kind in ("linked", "role", "loose"):
            yield from self.known(kind)

    def _read_contexts(self) -> None:
        for member in self.members[self._named :] if self._named < len(self.members) else ():
            self._names.update(member.context.labels.keys())
            self._topics |= member.context.topics
        self._named = len(self.members)


_NOTHING: Counter[Any] = Counter()


def fields(roles: frozenset[str]) -> set[str]:
    """Return the fields of work of some roles."""
    return {lexicon.field_of_work(role) for role in roles} - {""}


@dataclass(frozen=True, slots=True)
class Weight:
    """What came of weighing a member against a cluster.

    Attributes:
        score: positive for one entity.
        support: the part of it that the contexts give.
        against: the part of it that contradicts.
        reasons: in words.
    """

    score: float
    support: float
    against: float
    reasons: tuple[str, ...]


def weigh(cluster: Cluster, other: Cluster, *, prior: float | None, reason: str) -> Weight:
    """Weigh what speaks for two clusters being one, the second of which may be a single member.

    Args:
        cluster: one of them.
        other: the other; what it shares is looked up, so it should be the smaller one.
        prior: of the names alone; None for the same name.
        reason: what the names have in common, in words.
    """
    reasons = [reason]
    score = same_name_prior(cluster, other) if prior is None else prior
    support, shared = _support(cluster, other)
    against, contradictions = contradiction(cluster, other)
    return Weight(
        score=round(score + support - against, 2),
        support=support,
        against=against,
        reasons=(*reasons, *shared, *contradictions),
    )


def same_name_prior(cluster: Cluster, other: Cluster) -> float:
    """Return what one name for two says by itself: much of a rare one, nothing of "John Smith"."""
    key = other.key
    if "Person" in other.known("class") or "Person" in cluster.known("class"):
        middle, _ = generation(key)
        long = _LONG_PERSON if middle else 0.0
        return long + (_COMMON_PERSON if lexicon.is_common_name(key[0], _surname(key)) else _PERSON)
    kind = next(iter(other.known("class")), "")
    return _PRIOR.get(str(kind), _OTHER_PRIOR) + (
        _ONE_WORD if len(key) == 1 and kind in {"Organization", "Place"} else 0
    )


def _surname(key: Key) -> str:
    _, which = generation(key)
    return key[-2] if which and len(key) > 1 else key[-1]


def _support(cluster: Cluster, other: Cluster) -> tuple[float, list[str]]:
    reasons = []
    together = bool(cluster.documents & other.documents)
    names = words = 0.0
    shared: list[tuple[float, str]] = []
    own = {cluster.key, other.key}
    here, there = cluster.facts, other.facts
    told = here.keys() & there.keys()
    linked_here, linked_there = here.get("linked", _NOTHING), there.get("linked", _NOTHING)
    for key in () if together else sorted(other.names & cluster.names):
        if key in own:
            continue
        linked = (key in linked_here) + (key in linked_there)
        weight = (_SHARED_NAME if len(key) > 1 else _SHARED_WORD) * (1.0, _LINKED_ONE, _LINKED_BOTH)[linked]
        if cluster.size > 1:
            weight *= min(1.0, _OFTEN * cluster.share(key))
        if len(key) > 1 or linked:
            names += weight
        else:
            words += weight
        shared.append((-weight, next(m.context.labels[key] for m in other.members if key in m.context.labels)))
    support = min(names + min(words, _MOST_WORDS), _MOST_SHARED)
    reasons += [f"share {label}" for _, label in sorted(shared)[:3]]
    roles = sorted(here["role"].keys() & there["role"]) if "role" in told else []
    specific = [role for role in roles if lexicon.field_of_work(role)]
    if specific:
        support += _SAME_ROLE
    elif roles:
        support += _SAME_KIND
    reasons += [f"both {role}" for role in roles[:2]]
    if not roles and "field" in told and not here["field"].keys().isdisjoint(there["field"]):
        support += _LIKE_ROLE
        reasons.append("same field of work")
    if not roles and not together:
        for one, two in ((here, there), (there, here)):
            if loose := sorted(one.get("role", _NOTHING).keys() & two.get("loose", _NOTHING)):
                support += _LOOSE_ROLE
                reasons.append(f"the {loose[0]} in both texts")
                break
        else:
            if "loose" in told and not here["loose"].keys().isdisjoint(there["loose"]):
                support += _LOOSE_ROLE / 2
    topics = [] if together else sorted(other.topics & cluster.topics)
    if topics:
        fewer = min(len(cluster.topics), len(other.topics))
        support += min(_SHARED_TOPICS * len(topics) / fewer, _MOST_TOPICS)
        reasons.append(f"both on {topics[0].replace('-', ' ')}")
    return support, reasons


def contradiction(cluster: Cluster, other: Cluster) -> tuple[float, list[str]]:
    """Return how much contradicts that two are one, and what, in words."""
    found: list[tuple[float, str]] = []
    here, there = cluster.facts, other.facts
    told = here.keys() & there.keys()
    disjoint = {kind for kind in told if here[kind].keys().isdisjoint(there[kind])}
    if "middle" in told and any(not _middles_agree(one, two) for one in here["middle"] for two in there["middle"]):
        found.append((_OTHER_NAME, "other middle name"))
    if "generation" in disjoint:
        found.append((_OTHER_NAME, "another generation"))
    if "gender" in disjoint:
        found.append((_OTHER_GENDER, "other gender"))
    kind, most = ("year", _YEARS_APART) if "year" in told else ("age", _AGES_APART)
    if kind in told and min(abs(one - two) for one in here[kind] for two in there[kind]) > most:
        found.append((_OTHER_AGE, "other age"))
    if "field" in disjoint:
        found.append((_OTHER_FIELD, "other field of work"))
    elif "role" in disjoint:
        found.append((_OTHER_ROLE, "other role"))
    elif "field" not in told:
        for one, two in ((here, there), (there, here)):
            fields_told = one.get("field") or one.get("loose field")
            if "loose field" in two and fields_told and fields_told.keys().isdisjoint(two["loose field"]):
                found.append((_LOOSE_FIELD, "other people in the texts"))
                break
    if "within" in disjoint and not _near(cluster, other):
        found.append((_OTHER_PLACE, "in another place"))
    if "country" in disjoint:
        found.append((_OTHER_COUNTRY, "legal form of another country"))
    if "employer" in disjoint:
        found.append((_OTHER_EMPLOYER, "other employer"))
    if "class" in disjoint:
        # the recognizer alone takes many a firm for a person, and few people for firms
        sure = {*cluster.known("sure"), *other.known("sure")}
        person = "Person" in {*cluster.known("class"), *other.known("class")}
        if person and "Person" in sure:
            found.append((_PERSON_AND_THING if "thing" in sure else _PERSON_PERHAPS, "person or not"))
        else:
            found.append((_OTHER_CLASS, "other kind of thing"))
    elif cluster.documents & other.documents and "Person" in cluster.known("class") and len(other.key) > 1:
        # of other things the resolver within a document knows too little to tell two of one name apart
        found.append((_TOLD_APART, "told apart in one text"))
    return sum(weight for weight, _ in found), [reason for _, reason in found]


def _near(cluster: Cluster, other: Cluster) -> bool:
    """Whether one is told of together with a place that the other lies in."""
    return any(one.known("within").keys() & two.names for one, two in ((cluster, other), (other, cluster)))


def _middles_agree(one: Key, two: Key) -> bool:
    """Whether two sequences of middle names can be those of one person: "A." and "Anne", not "A." and "Carl"."""
    return stand_in_order(*sorted((one, two), key=len))
