"""Graphs built by hand."""

from __future__ import annotations

from typing import Any

from kg.model import (
    Contents,
    DocumentInfo,
    Entity,
    Evidence,
    Fact,
    Modality,
    Polarity,
    Qualifier,
    Relation,
    Value,
)


def entity(label: str, *types: str, aliases: tuple[str, ...] = ()) -> Entity:
    slug = "-".join(label.lower().split())
    return Entity(iri=f"https://kg.example/entity/{slug}", label=label, types=types, aliases=aliases)


def evidence(sentence: str, *parts: str, start: int = 0, document: str = "news/report.txt") -> Evidence:
    """Evidence whose spans are the first places of `parts` (subject, predicate, object) in the sentence."""
    spans = [(start + sentence.index(part), start + sentence.index(part) + len(part)) for part in parts]
    return Evidence(
        document=document,
        start=start,
        end=start + len(sentence),
        sentence=sentence,
        subject_span=spans[0],
        predicate_span=spans[1],
        object_span=spans[2],
    )


def fact(subject: Entity, verb: str, target: Entity | Value, *proofs: Evidence, **changes: Any) -> Fact:
    settings: dict[str, Any] = {
        "id": f"{subject.label}|{verb}|{target}|{changes.get('modality')}",
        "asserted": True,
        "polarity": Polarity.POSITIVE,
        "modality": Modality.ACTUAL,
        "attributed_to": None,
        "qualifiers": (),
        "confidence": 0.94,
        "implicit": False,
        "rule": "clause.active",
        **changes,
    }
    relation = Relation(iri=f"https://kg.example/relation/{verb.replace(' ', '-')}", label=verb, lemma=verb)
    return Fact(subject=subject, predicate=relation, object=target, evidence=proofs, **settings)


def contents(*facts: Fact, documents: tuple[DocumentInfo, ...] | None = None) -> Contents:
    named = {
        one.iri: one
        for each in facts
        for one in (each.subject, each.object, each.attributed_to, *(q.value for q in each.qualifiers))
        if isinstance(one, Entity)
    }
    return Contents(
        base="https://kg.example/",
        documents=documents or (DocumentInfo(id="news/report.txt", title="The report", created="2022-02-02"),),
        entities=tuple(named[iri] for iri in sorted(named)),
        facts=tuple(sorted(facts, key=lambda each: each.id)),
    )


KHAN = entity("Sadiq Khan", "Person", aliases=("Mr Khan",))
CHIEF = entity("Met Commissioner", "Person")
OFFICE = entity("Watchdog", "Organization")
REPORT = entity("report")
LONDON = entity("London", "Place")

CALLS = "😀 Sadiq Khan called in the Met Commissioner on Monday, the Watchdog said."


def small() -> Contents:
    """Five entities and six facts: one denied, one possible, two attributes, one between the same two entities."""
    return contents(
        fact(
            KHAN,
            "calls in",
            CHIEF,
            evidence(CALLS, "Sadiq Khan", "called in", "the Met Commissioner", start=16),
            evidence("Khan called the chief in.", "Khan", "called the chief in", "the chief", start=400),
            attributed_to=OFFICE,
            qualifiers=(
                Qualifier(role="time", preposition="on", value=Value(value="Monday")),
                Qualifier(role="place", preposition="in", value=LONDON),
            ),
        ),
        fact(KHAN, "praises", CHIEF, evidence("Khan praises the chief.", "Khan", "praises", "the chief", start=500)),
        fact(KHAN, "is", Value(value="furious"), evidence("Khan is furious.", "Khan", "is", "furious", start=600)),
        fact(
            CHIEF,
            "resigns",
            Value(value="true", datatype="boolean"),
            evidence("The chief resigns.", "The chief", "resigns", "resigns", start=700),
        ),
        fact(
            OFFICE,
            "publishes",
            REPORT,
            evidence("The Watchdog did not publish a report.", "Watchdog", "publish", "report", start=800),
            asserted=False,
            polarity=Polarity.NEGATIVE,
        ),
        fact(
            KHAN,
            "calls in",
            CHIEF,
            evidence("Khan may call in the chief.", "Khan", "call in", "the chief", start=900),
            asserted=False,
            modality=Modality.POSSIBLE,
        ),
    )


def villages(count: int, *, size: int) -> Contents:
    """Villages of `size` people: all know their mayor, who also knows the mayor of the next village."""

    def knows(number: int, one: Entity, other: Entity, verb: str = "knows") -> Fact:
        words = f"{one.label} {verb} {other.label} ."
        proof = evidence(words, f"{one.label} ", verb, f" {other.label} ", start=100 * number)
        return fact(one, verb, other, proof)

    mayors = [entity(f"Mayor {village}", "Person") for village in range(count)]
    people = [
        [entity(f"Villager {village}-{number}", "Person") for number in range(size - 1)] for village in range(count)
    ]
    facts = [
        knows(village * size + number, one, mayors[village])
        for village, everyone in enumerate(people)
        for number, one in enumerate(everyone)
    ]
    roads = [
        knows(count * size + village, mayors[village], mayors[village + 1], "writes to") for village in range(count - 1)
    ]
    return contents(*facts, *roads)
