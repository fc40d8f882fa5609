"""The central types, from a document to a fact. Standard library only.

Offsets are half-open and count Unicode code points in `Document.text`, which is the decoded file exactly as it is:
for every span `document.text[start:end]` is the text that it covers.

A *mention* is a span of text that refers to something; an *entity* is the thing referred to. A *triple* is what one
sentence says, in its own words; a *fact* is a triple whose arguments are resolved to entities, with all its evidence.

Nothing may be changed after it is made. Python sees to it but for what there is for each sentence, phrase or fact:
these are many, and each takes up to three times as long to make if it is frozen.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Span: TypeAlias = tuple[int, int]
"""Half-open code-point offsets into the text of a document."""

DATES = frozenset({"date", "gYear", "gYearMonth"})
"""Datatypes of the values that say when."""

XSD = "http://www.w3.org/2001/XMLSchema#"
"""Namespace of XML Schema datatypes (https://www.w3.org/TR/xmlschema11-2/)."""


class Polarity(StrEnum):
    """Whether the text affirms or denies."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Modality(StrEnum):
    """The status that the text gives to what it says; only `ACTUAL` content can be asserted."""

    ACTUAL = "actual"
    """stated as a fact"""
    POSSIBLE = "possible"
    """may, might, could, can; is likely to"""
    NECESSARY = "necessary"
    """must, should, ought to, has to"""
    FUTURE = "future"
    """will, shall, is going to"""
    CONDITIONAL = "conditional"
    """would; inside or depending on an if-clause"""
    INTENDED = "intended"
    """wants to, plans to, agrees to, tries to; purpose clauses"""
    ORDERED = "ordered"
    """told to, ordered to, asked to; also imperatives"""
    FEARED = "feared"
    """fears, worries, risks"""
    ALLEGED = "alleged"
    """alleges, claims, suggests, believes: the source vouches for it, the text does not"""


class MentionKind(StrEnum):
    """The form of a mention."""

    NAMED = "named"
    NOMINAL = "nominal"
    PRONOMINAL = "pronominal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text to extract from.

    Attributes:
        id: stable name, unique within a build: the path below the input folder with forward slashes, or `stdin`.
        text: the decoded file as it is, markup, metadata, byte order mark and line ends included.
        source: the path as the user gave it.
        paragraphs: the prose, in order; each paragraph is a sequence of spans into `text` that are read as one
            run of text (what lies between two spans of one paragraph is markup). All else is not parsed.
        created: date of the text in ISO 8601 (`2022-02-02`), where metadata gives one.
        title: the title that metadata gives, if any.
        sha256: hex digest of the file's bytes.
    """

    id: str
    text: str
    source: str
    paragraphs: tuple[tuple[Span, ...], ...]
    created: str | None = None
    title: str | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """An input that was left out, and why. The report lists it."""

    source: str
    reason: str


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Mention:
    """A span of text that refers to something.

    Attributes:
        start, end: the minimal span: the head with what identifies it, no determiner, no trailing clause.
        text: `document.text[start:end]`.
        name: the text as a label: white space collapsed, markup and possessive ending left out.
        head: lemma of the head noun, or the lower-cased pronoun; for a name, its head word as written.
        kind: named, nominal or pronominal.
        label: entity label of the recognizer (`PERSON`, `ORG`, `LOC`, ...), or "".
        number: `sing`, `plur` or "".
        gender: `masc`, `fem`, `neut` or "" where not known.
        person: 1, 2 or 3.
        definite: whether the phrase is definite (the, this, a possessive, a name).
        sentence: index of the sentence in `Extraction.sentences`.
        role: dependency relation of the head, without subtype (`nsubj`, `obj`, `obl`, `nmod`, ...).
        coordinated: whether the mention is one of several conjuncts.
        speaker: inside a quotation, the mention of who speaks, where it is known.
        titles: titles and roles that the text gives this mention, as written: "Home Secretary", "Mr", "mayor".
        acronym: the short form that follows in brackets ("Independent Office for Police Conduct (IOPC)"), or "".
        phrase: the whole noun phrase, from its determiner to the clauses that modify it; None where it is not known.
        head_start: offset of the head, or -1.
        possessive: whether it stands as a possessor: "his", "Khan's".
        appositive_to: `head_start` of what it stands in apposition to, or -1.
        governor: lemma of the word that the head depends on, or "".
        governor_start: offset of that word, or -1; what has the same governor is in one clause.
    """

    document_id: str
    start: int
    end: int
    text: str
    name: str
    head: str
    kind: MentionKind
    label: str = ""
    number: str = ""
    gender: str = ""
    person: int = 3
    definite: bool = False
    sentence: int = 0
    role: str = ""
    coordinated: bool = False
    speaker: Mention | None = None
    titles: tuple[str, ...] = ()
    acronym: str = ""
    phrase: Span | None = None
    head_start: int = -1
    possessive: bool = False
    appositive_to: int = -1
    governor: str = ""
    governor_start: int = -1


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Argument:
    """A mention as an argument of a triple, with the full phrase that it heads."""

    mention: Mention
    start: int
    end: int


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Value:
    """A literal: a number, date, quantity, or a quality such as "tired".

    Attributes:
        value: the lexical form ("2022-02-02", "tired").
        datatype: the local name of an XML Schema datatype: `string`, `date`, `gYear`, `integer`, `decimal`,
            `gYearMonth`, `duration`, `boolean`, ...
        wording: the words that the value was worked out from: "last year"; "" where it is as written.
        number, unit: of an amount with a unit, whose value is as written: "40", "metre" of "40 metres"; else "".
        start, end: the span that it was read from.
    """

    value: str
    datatype: str = "string"
    wording: str = field(default="", compare=False)
    number: str = field(default="", compare=False)
    unit: str = field(default="", compare=False)
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Predicate:
    """What a triple says of its arguments, normalised to active voice.

    Attributes:
        surface: the words as written, joined by single spaces; "" where the relation is implicit.
        lemma: the lemma with particle or preposition: "call in", "work as", "be mayor of".
        start, end: span from the first to the last of its words; for an implicit relation the smallest span that
            covers subject and object.
    """

    surface: str
    lemma: str
    start: int
    end: int


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class TripleQualifier:
    """An oblique or adverbial that a triple carries beside its object.

    Attributes:
        role: `time`, `place`, `recipient`, `topic`, `manner` or `oblique`.
        preposition: the preposition with which the argument was joined, or "".
    """

    role: str
    preposition: str
    argument: Argument | Value


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class TripleLink:
    """An adverbial clause of the clause that a triple was read from.

    Attributes:
        role: the relation: `cause`, `concession`, `condition`, `contrast`, `manner`, `place`, `purpose` or `time`.
        conjunction: the words that open the adverbial clause, or "".
        clause: the `Triple.clause` of what was read from it.
    """

    role: str
    conjunction: str
    clause: int


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Triple:
    """What one clause says, in the words of the text; arguments not yet resolved.

    Attributes:
        clause: offset of the word that heads the clause, which the triples of one clause share; -1 without a clause.
        links: the adverbial clauses that modify the clause.
        attribution: who is reported as saying it.
        implicit: read from an apposition, a title, a possessive, ... and not from a verb.
        rule: name of the construction that it was read from.
        confidence: the estimated probability that the text says so, between 0 and 1.
        sentence: index into `Extraction.sentences`.
    """

    subject: Argument
    predicate: Predicate
    object: Argument | Value
    qualifiers: tuple[TripleQualifier, ...] = ()
    clause: int = -1
    links: tuple[TripleLink, ...] = ()
    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.ACTUAL
    attribution: Argument | None = None
    implicit: bool = False
    rule: str
    confidence: float
    sentence: int


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Sentence:
    """A sentence of a document: `text == document.text[start:end]`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that was read from one document. A function of the document, the pipeline and the settings alone."""

    document: Document
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    triples: tuple[Triple, ...]


class EntityMention(NamedTuple):
    """Where a text refers to an entity, and why it is taken to.

    Attributes:
        reason: why it refers to the same thing as another mention of the document: "same name"; "" of the one that the
            others were joined to.
        other: where that mention stands.
    """

    document: str
    start: int
    end: int
    text: str
    reason: str = ""
    other: Span | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the mention as `entities.jsonl` has it; reason and other where there is one."""
        place = {"document": self.document, "start": self.start, "end": self.end, "text": self.text}
        return place if self.other is None else {**place, "reason": self.reason, "other": list(self.other)}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> EntityMention:
        """Return the mention that `to_dict` has described."""
        other = data.get("other")
        return cls(**{**data, "other": None if other is None else tuple(other)})


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Entity:
    """One thing in the world. Two entities are equal if their IRIs are.

    Attributes:
        types: local names of classes of ontology/kg.ttl, most specific first: `("Person",)`.
        aliases: the other names that the texts use, sorted.
        mentions: sorted by document and offset.
        classes: IRIs of classes of a user's ontology, sorted; of the entities of `Contents` alone.
    """

    iri: str
    label: str = field(compare=False)
    types: tuple[str, ...] = field(compare=False, default=())
    aliases: tuple[str, ...] = field(compare=False, default=())
    mentions: tuple[EntityMention, ...] = field(compare=False, default=(), repr=False)
    classes: tuple[str, ...] = field(compare=False, default=())

    def to_dict(self) -> dict[str, Any]:
        """Return the entity as one line of `entities.jsonl` has it."""
        return {
            "iri": self.iri,
            "label": self.label,
            "types": list(self.types),
            "aliases": list(self.aliases),
            "classes": list(self.classes),
            "mentions": [mention.to_dict() for mention in self.mentions],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Entity:
        """Return the entity that a line of `entities.jsonl` describes; the inverse of `to_dict`."""
        return cls(
            iri=data["iri"],
            label=data["label"],
            types=tuple(data["types"]),
            aliases=tuple(data["aliases"]),
            classes=tuple(data["classes"]),
            mentions=tuple(map(EntityMention.from_dict, data["mentions"])),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """The predicate of a fact: `lemma` "call in", `label` "calls in"."""

    iri: str
    label: str = field(compare=False)
    lemma: str = field(compare=False)


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Qualifier:
    """An oblique or adverbial of a fact; see `TripleQualifier`."""

    role: str
    preposition: str
    value: Entity | Value


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Link:
    """What joins a fact to that of an adverbial clause: "resigned *because* the board had lied"; see `TripleLink`.

    Attributes:
        fact: id of the fact that the adverbial clause states.
    """

    role: str
    conjunction: str
    fact: str


class Evidence(NamedTuple):
    """Where a fact was read: a sentence, and the spans of its parts, all offsets into the document's text."""

    document: str
    start: int
    end: int
    sentence: str
    subject_span: Span
    predicate_span: Span
    object_span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedTriple:
    """What a fact says, in the words of a vocabulary.

    Attributes:
        subject: the subject or, where the property runs the other way, the object of the fact.
        property: the IRI of a property, `https://schema.org/founder` for one.
    """

    subject: Entity
    property: str
    object: Entity | Value


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Fact:
    """A resolved triple with all its evidence.

    Attributes:
        id: hex digest of all but the evidence, confidence and rule: two facts that say the same have one id.
        asserted: whether it stands as a plain triple of the graph. False for what is denied, possible, planned,
            ordered, feared or alleged: that lives in its statement alone.
        attributed_to: who is reported as saying it.
        confidence: highest of the confidences of its evidence, between 0 and 1.
        links: to the facts of adverbial clauses, whatever the status of these: a condition is no assertion.
        implicit: read from an apposition, title, possessive, ... everywhere that it was read.
        rule: the construction that it was read from, of the evidence with the highest confidence.
        evidence: sorted by document and offset; never empty.
        mapped: the same in the words of a vocabulary, as far as rules are known for it; asserted if the fact is.
    """

    id: str
    subject: Entity
    predicate: Relation
    object: Entity | Value
    asserted: bool
    polarity: Polarity
    modality: Modality
    attributed_to: Entity | None
    qualifiers: tuple[Qualifier, ...]
    confidence: float
    implicit: bool
    rule: str
    evidence: tuple[Evidence, ...]
    links: tuple[Link, ...] = ()
    mapped: tuple[MappedTriple, ...] = field(default=(), compare=False)

    def entities(self) -> Iterator[Entity]:
        """Yield the entities that the fact mentions, some of them more than once."""
        ends = (each for triple in self.mapped for each in (triple.subject, triple.object))
        for thing in (self.subject, self.object, self.attributed_to, *(each.value for each in self.qualifiers), *ends):
            if isinstance(thing, Entity):
                yield thing

    def to_dict(self) -> dict[str, Any]:
        """Return the fact as one line of `facts.jsonl` has it; all keys are always present."""
        return {
            "id": self.id,
            "subject": _entity_dict(self.subject),
            "predicate": {
                "label": self.predicate.label,
                "lemma": self.predicate.lemma,
                "iri": self.predicate.iri,
            },
            "object": _entity_dict(self.object) if isinstance(self.object, Entity) else _value_dict(self.object),
            "asserted": self.asserted,
            "polarity": str(self.polarity),
            "modality": str(self.modality),
            "attributed_to": None
            if self.attributed_to is None
            else {"label": self.attributed_to.label, "iri": self.attributed_to.iri},
            "qualifiers": [
                {
                    "role": q.role,
                    "preposition": q.preposition,
                    "label": q.value.label if isinstance(q.value, Entity) else q.value.value,
                    "iri": q.value.iri if isinstance(q.value, Entity) else None,
                    "datatype": None if isinstance(q.value, Entity) else f"{XSD}{q.value.datatype}",
                    "wording": "" if isinstance(q.value, Entity) else q.value.wording,
                    "number": "" if isinstance(q.value, Entity) else q.value.number,
                    "unit": "" if isinstance(q.value, Entity) else q.value.unit,
                }
                for q in self.qualifiers
            ],
            "links": [{"role": k.role, "conjunction": k.conjunction, "fact": k.fact} for k in self.links],
            "confidence": self.confidence,
            "implicit": self.implicit,
            "rule": self.rule,
            "evidence": [
                {
                    "document": e.document,
                    "start": e.start,
                    "end": e.end,
                    "sentence": e.sentence,
                    "subject_span": list(e.subject_span),
                    "predicate_span": list(e.predicate_span),
                    "object_span": list(e.object_span),
                }
                for e in self.evidence
            ],
            "mapped": [
                {
                    "subject": each.subject.iri,
                    "property": each.property,
                    "object": _entity_dict(each.object)
                    if isinstance(each.object, Entity)
                    else _value_dict(each.object),
                }
                for each in self.mapped
            ],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], entities: Mapping[str, Entity]) -> Fact:
        """Return the fact that a line of `facts.jsonl` describes; the inverse of `to_dict`.

        Args:
            data: the decoded line.
            entities: the entities of `entities.jsonl` by IRI.
        """
        source, target = data["attributed_to"], data["object"]
        return cls(
            id=data["id"],
            subject=entities[data["subject"]["iri"]],
            predicate=Relation(**data["predicate"]),
            object=entities[target["iri"]] if "iri" in target else _value(target, target["value"]),
            asserted=data["asserted"],
            polarity=Polarity(data["polarity"]),
            modality=Modality(data["modality"]),
            attributed_to=None if source is None else entities[source["iri"]],
            qualifiers=tuple(
                Qualifier(
                    role=q["role"],
                    preposition=q["preposition"],
                    value=_value(q, q["label"]) if q["iri"] is None else entities[q["iri"]],
                )
                for q in data["qualifiers"]
            ),
            links=tuple(Link(**link) for link in data["links"]),
            confidence=data["confidence"],
            implicit=data["implicit"],
            rule=data["rule"],
            evidence=tuple(
                Evidence(
                    document=e["document"],
                    start=e["start"],
                    end=e["end"],
                    sentence=e["sentence"],
                    subject_span=tuple(e["subject_span"]),
                    predicate_span=tuple(e["predicate_span"]),
                    object_span=tuple(e["object_span"]),
                )
                for e in data["evidence"]
            ),
            mapped=tuple(
                MappedTriple(
                    subject=entities[each["subject"]],
                    property=each["property"],
                    object=entities[each["object"]["iri"]]
                    if "iri" in each["object"]
                    else _value(each["object"], each["object"]["value"]),
                )
                for each in data["mapped"]
            ),
        )


def _value_dict(value: Value) -> dict[str, Any]:
    return {
        "value": value.value,
        "datatype": f"{XSD}{value.datatype}",
        "wording": value.wording,
        "number": value.number,
        "unit": value.unit,
    }


def _value(data: Mapping[str, Any], value: str) -> Value:
    return Value(
        value=value,
        datatype=data["datatype"].removeprefix(XSD),
        wording=data["wording"],
        number=data["number"],
        unit=data["unit"],
    )


def _entity_dict(entity: Entity) -> dict[str, Any]:
    return {"label": entity.label, "iri": entity.iri, "types": list(entity.types)}


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentInfo:
    """What a graph keeps of a document: all of `Document` but its text, and where it came from on this machine."""

    id: str
    title: str | None = None
    created: str | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One side of a comparison: a name in a document, or an entry of a gazetteer.

    Attributes:
        name: the wording, or the label of the entry.
        iri: the entity's in the graph, or the entry's.
        document: id of the document; "" for an entry.
        start: offset of a mention of that name; -1 for an entry.
        sentence: of that mention, where it is known; of an entry what the gazetteer says of it.
    """

    name: str
    iri: str
    document: str = ""
    start: int = -1
    sentence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What was thought of two names: whether they are of one thing.

    Attributes:
        verdict: `merged`, `doubtful` (they may well be one, and are two in the graph) or `apart`.
        score: above zero where more speaks for one thing; near zero where it is a close call.
        reasons: for and against, in words.
    """

    one: Named
    other: Named
    verdict: str
    score: float
    reasons: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the comparison as one line of `comparisons.jsonl` has it."""
        return {**asdict(self), "reasons": list(self.reasons)}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Comparison:
        """Return the comparison that a line of `comparisons.jsonl` describes; the inverse of `to_dict`."""
        sides = {"one": Named(**data["one"]), "other": Named(**data["other"])}
        return cls(**{**data, **sides, "reasons": tuple(data["reasons"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """All that a build found: what exporters write and the store is loaded from.

    Attributes:
        base: the base of all minted IRIs, ending in `/` or `#`.
        documents: sorted by id.
        entities: sorted by IRI; every entity that a fact mentions is among them.
        facts: sorted by id.
        strict: whether nothing stands as a plain triple but what is mapped.
        comparisons: sorted; what was merged, nearly merged or nearly not, where that is no matter of course.
    """

    base: str
    documents: tuple[DocumentInfo, ...]
    entities: tuple[Entity, ...]
    facts: tuple[Fact, ...]
    strict: bool = False
    comparisons: tuple[Comparison, ...] = ()
