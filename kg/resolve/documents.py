"""What one document contributes: its entities and facts, before anything is known of other documents."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.iri import slug
from kg.model import EntityMention, Evidence, Extraction, MentionKind, Modality, Polarity, Value
from kg.resolve.clusters import predicated, predicative
from kg.resolve.coreference import cluster_mentions
from kg.resolve.judgements import Reference
from kg.resolve.names import parse_name, trimmed
from kg.resolve.profiles import Profile, loose_roles, profiles
from kg.resolve.reasons import comparisons_of, joins_of, ways_to
from kg.resolve.referents import is_dignity
from kg.resolve.renames import merge_renamed
from kg.resolve.types import best_class, class_votes

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from kg.model import Argument, Mention, Span, Triple
    from kg.resolve.decisions import Pointed
    from kg.resolve.names import Name
    from kg.resolve.reasons import DocumentComparison
    from kg.resolve.referents import Referent
    from kg.review import Pointer

UNRESOLVED = "an argument is a pronoun without a safe antecedent"
"""Why a triple was dropped."""

_NONE: frozenset[str] = frozenset()


@dataclass(slots=True, kw_only=True)
class DocumentEntity:
    """A cluster of mentions as one document knows it.

    Attributes:
        label: canonical name: the most complete one, without title and legal form; of common nouns the fullest phrase.
        named: whether it is ever called by a name.
        shared: whether the name means the same thing in other documents.
        votes: how much speaks for each class.
        aliases: other names that the document uses.
        acronyms: short forms that the document introduces for it in brackets.
        former: names that it had before, as the document says.
        classes: what it may be, the likeliest first.
    """

    label: str
    slug: str
    named: bool
    shared: bool
    votes: Mapping[str, int]
    aliases: frozenset[str]
    acronyms: frozenset[str]
    former: frozenset[str]
    mentions: tuple[EntityMention, ...]
    classes: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        votes = self.votes
        self.classes = tuple(sorted(votes, key=lambda name: (-votes[name], name)) if len(votes) > 1 else votes)


@dataclass(slots=True, kw_only=True)
class DocumentFact:
    """A triple whose arguments are entities of the document, by index into `DocumentResolution.entities`.

    `links` name the role, the conjunction and the `clause` of other facts.
    """

    subject: int
    lemma: str
    object: int | Value
    reflexive: bool
    qualifiers: tuple[tuple[str, str, int | Value], ...]
    clause: int
    links: tuple[tuple[str, str, int], ...]
    polarity: Polarity
    modality: Modality
    attributed_to: int | None
    implicit: bool
    rule: str
    confidence: float
    evidence: Evidence


@dataclass(slots=True, kw_only=True)
class DocumentResolution:
    """What one document contributes.

    Attributes:
        entities: in the order of first mention.
        profiles: what the document tells of each entity that tells it from others of its name.
        loose_roles: nouns for people ("judge") that it uses without saying of whom.
        dropped: how many triples were left out, by reason.
        comparisons: what was a close call.
        pointed: by what a review points at, the entities that it means.
        references: what each entity is referred to by.
    """

    id: str
    entities: tuple[DocumentEntity, ...]
    profiles: tuple[Profile, ...]
    loose_roles: frozenset[str]
    facts: tuple[DocumentFact, ...]
    dropped: Mapping[str, int]
    comparisons: tuple[DocumentComparison, ...] = ()
    pointed: Mapping[Pointer, tuple[int, ...]] = field(default_factory=dict)
    references: tuple[Reference, ...] = field(init=False)

    def __post_init__(self) -> None:
        taken: set[str] = set()
        self.references = tuple([Reference(self.id, free_name(entity.slug, taken)) for entity in self.entities])


def free_name(name: str, taken: set[str]) -> str:
    """Return `name`, or with a number appended if it is taken, and take it."""
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free)
    return free


def resolve_document(extraction: Extraction, pointed: Pointed | None = None) -> DocumentResolution:
    """Resolve the mentions and triples of one document.

    A function of the extraction, and of what a person has decided about names of the document.
    """
    clusters, index = cluster_mentions(extraction, pointed=pointed)
    old_names = merge_renamed(clusters, extraction.document.text)
    anchored = [at for at in clusters if clusters.anchored(at)]
    number = {at: position for position, at in enumerate(anchored)}
    predicates = predicative(extraction.triples, index, clusters.referents)
    said = predicated(extraction.triples, index, clusters)
    joins = joins_of(clusters)
    members = [[clusters.referents[member] for member in clusters.members(at)] for at in anchored]
    entities = tuple(
        [
            _entity(
                referents,
                said.get(at, ()),
                former=[clusters.referents[one] for one in clusters.members(at) if one in old_names]
                if old_names
                else (),
                predicative=at in predicates and predicates.issuperset(clusters.members(at)),
                joins=joins,
            )
            for at, referents in zip(anchored, members, strict=True)
        ]
    )
    entity_of = {span: number[root] for span, at in index.items() if (root := clusters.root(at)) in number}
    reflexive = {span for span, at in index.items() if clusters.referents[at].reflexive}
    facts: list[DocumentFact] = []
    dropped: Counter[str] = Counter()
    for triple in extraction.triples:
        fact = _fact(triple, extraction, entity_of, reflexive)
        if fact is None:
            dropped[UNRESOLVED] += 1
        else:
            facts.append(fact)
    found = {} if pointed is None else pointed.find(clusters.referents, extraction.sentences)
    return DocumentResolution(
        id=extraction.document.id,
        entities=entities,
        profiles=profiles(extraction, members, entities, facts),
        loose_roles=loose_roles(entities, members),
        facts=tuple(facts),
        dropped=dropped,
        comparisons=tuple(comparisons_of(clusters, number, extraction.sentences)),
        pointed={
            pointer: tuple(sorted({number[clusters.root(at)] for at in indexes})) for pointer, indexes in found.items()
        },
    )


def _entity(
    referents: Sequence[Referent],
    said: Collection[str],
    *,
    former: Collection[Referent],
    predicative: bool,
    joins: Mapping[Span, Sequence[tuple[Span, str]]],
) -> DocumentEntity:
    votes = class_votes(referents, said, predicative=predicative)
    names = [(referent, referent.name) for referent in referents if referent.name is not None]
    if names:
        current = [pair for pair in names if pair[0] not in former] or names
        current = [pair for pair in current if not is_dignity(pair[1])] or current
        known_as = [name.text for _, name in current]
        label = _label(known_as)
        first = current[known_as.index(label)][0].mention
        aliases = {alias for referent, name in names for alias in _surface_names(referent.mention, name)}
        acronyms = {referent.mention.acronym for referent, _ in names} - {""}
    else:
        nouns = [referent.mention for referent in referents if referent.kind is MentionKind.NOMINAL]
        known_as = [trimmed(noun.name) for noun in nouns]
        label = _label(known_as)
        first = nouns[known_as.index(label)]
        aliases = set(known_as)
        acronyms = set()
    aliases.discard(label)
    why = ways_to((first.start, first.end), joins) if len(referents) > 1 else {}
    return DocumentEntity(
        label=label,
        slug=slug(label),
        named=bool(names),
        shared=bool(names) and _is_shared(label, best_class(votes)),
        votes=votes,
        aliases=_frozen([alias for alias in aliases if alias.casefold() != label.casefold()]),
        acronyms=_frozen(acronyms),
        former=_frozen([r.name.text for r in former if r.name is not None]),
        mentions=tuple([_mention(referent.mention, why) for referent in referents]),
    )


def _frozen(names: Collection[str]) -> frozenset[str]:
    """Return the names as a set; of most entities there are none, and so one set does for all of these."""
    return frozenset(names) if names else _NONE


def _mention(mention: Mention, why: Mapping[Span, tuple[Span, str]]) -> EntityMention:
    start, end = mention.start, mention.end
    other, reason = why.get((start, end), (None, "")) if why else (None, "")
    return EntityMention(mention.document_id, start, end, mention.text, reason, other)


def _label(names: Sequence[str]) -> str:
    """Return the name with most words; of several the longest, then the most frequent, then the first by code points.

    >>> _label(["Khan", "Sadiq Khan", "Khan"])
    'Sadiq Khan'
    """
    several = set(names)
    if len(several) == 1:
        return names[0]
    return min(several, key=lambda name: (-len(name.split()), -len(name), -names.count(name), name))


def _surface_names(mention: Mention, name: Name) -> set[str]:
    # with legal form, without determiner
    full = trimmed(mention.name)
    while len(words := full.split(" ", 1)) > 1 and words[0].casefold() in {"the", "a", "an"}:
        full = words[1]
    found = {full, name.text}
    if mention.acronym:
        found.add(mention.acronym)
    if name.titles:
        found.add(" ".join((*name.titles, *name.words)))
    return found


def _is_shared(label: str, category: str) -> bool:
    """Whether a name means the same in all documents: not "Khan" alone, nor "Monday", nor "ten"."""
    if category == "Person":
        return len(parse_name(label).words) > 1
    if category == "Time":
        return any(len(word) == 4 and word.isdecimal() for word in label.split())
    return category != "Quantity"


def _fact(
    triple: Triple,
    extraction: Extraction,
    entity_of: Mapping[tuple[int, int], int],
    reflexive: set[tuple[int, int]],
) -> DocumentFact | None:
    """Return the fact that a triple states, or None where it hinges on an unresolved pronoun."""

    def entity(argument: Argument) -> int | None:
        return entity_of.get((argument.mention.start, argument.mention.end))

    subject = entity(triple.subject)
    target = triple.object if isinstance(triple.object, Value) else entity(triple.object)
    source = None if triple.attribution is None else entity(triple.attribution)
    if subject is None or target is None or (triple.attribution is not None and source is None):
        return None
    qualifiers = []
    for qualifier in triple.qualifiers:
        value = qualifier.argument if isinstance(qualifier.argument, Value) else entity(qualifier.argument)
        if value is not None:
            qualifiers.append((qualifier.role, qualifier.preposition, value))
        elif triple.polarity is Polarity.NEGATIVE:
            # "did not speak to them" does not say "did not speak"
            return None
    sentence = extraction.sentences[triple.sentence]
    mention = None if isinstance(triple.object, Value) else triple.object.mention
    return DocumentFact(
        subject=subject,
        lemma=" ".join(triple.predicate.lemma.split()),
        object=target,
        reflexive=mention is not None and (mention.start, mention.end) in reflexive,
        qualifiers=tuple(qualifiers),
        clause=triple.clause,
        links=tuple((link.role, link.conjunction, link.clause) for link in triple.links),
        polarity=triple.polarity,
        modality=triple.modality,
        attributed_to=source,
        implicit=triple.implicit,
        rule=triple.rule,
        confidence=triple.confidence,
        evidence=Evidence(
            document=extraction.document.id,
            start=sentence.start,
            end=sentence.end,
            sentence=sentence.text,
            subject_span=(triple.subject.start, triple.subject.end),
            predicate_span=(triple.predicate.start, triple.predicate.end),
            object_span=(triple.object.start, triple.object.end),
        ),
    )
