"""From triples to facts."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from kg.model import Entity, Fact, TripleLink, Value
from kg.resolve import resolve
from kg.resolve.predicates import relation_label

from .builders import BASE, Modality, Polarity, extraction

KHAN = "[Sadiq Khan|PERSON] praised [the Met|ORG obj] in [Oslo|GPE obl], said [Ann Lee|PERSON]."
TRUE = Value(value="true", datatype="boolean")


def facts(*sentences: str, triples: tuple[tuple[object, ...], ...], **options: bool) -> tuple[Fact, ...]:
    return resolve([extraction(*sentences, triples=triples)], base=BASE, **options)[1]


def test_everything_is_carried_over() -> None:
    made = extraction(KHAN, triples=((0, "praise", 1, {"qualifiers": (("place", "in", 2),), "by": 3}),))
    entities, (fact,) = resolve([made], base=BASE)
    assert [entity.label for entity in entities] == ["Ann Lee", "Met", "Oslo", "Sadiq Khan"]
    assert fact.subject.iri == f"{BASE}entity/sadiq-khan"
    assert isinstance(fact.object, Entity)
    assert fact.object.iri == f"{BASE}entity/met"
    assert (fact.predicate.iri, fact.predicate.label) == (f"{BASE}relation/praise", "praises")
    assert fact.attributed_to is not None
    assert fact.attributed_to.label == "Ann Lee"
    assert [(q.role, q.preposition, q.value.iri) for q in fact.qualifiers if isinstance(q.value, Entity)] == [
        ("place", "in", f"{BASE}entity/oslo")
    ]
    (evidence,) = fact.evidence
    text = made.document.text
    assert evidence.sentence == text[evidence.start : evidence.end]
    assert text[slice(*evidence.subject_span)] == "Sadiq Khan"
    assert text[slice(*evidence.object_span)] == "Met"


@pytest.mark.parametrize(
    ("fields", "asserted"),
    [
        ({}, True),
        ({"polarity": Polarity.NEGATIVE}, False),
        ({"modality": Modality.ORDERED}, False),
        ({"modality": Modality.ALLEGED, "by": 3}, False),
        ({"by": 3}, True),
    ],
)
def test_asserted(fields: dict[str, object], *, asserted: bool) -> None:
    (fact,) = facts(KHAN, triples=((0, "praise", 1, fields),))
    assert fact.asserted is asserted
    (fact,) = facts(KHAN, triples=((0, "praise", 1, fields),), assert_attributed=False)
    assert fact.asserted is (asserted and "by" not in fields)


def test_a_fact_keeps_its_id_whether_it_is_asserted_or_not() -> None:
    triple = (0, "praise", 1, {"by": 3})
    one, other = (facts(KHAN, triples=(triple,), assert_attributed=flag)[0] for flag in (True, False))
    assert (one.id, one.asserted) == (other.id, not other.asserted)


def test_facts_that_say_the_same_are_one() -> None:
    sentences = ("[Sadiq Khan|PERSON] praised [the Met|ORG obj].", "[Mr Khan|PERSON] praised [the Met|ORG obj].")
    weak = {"confidence": 0.123456, "rule": "title", "implicit": True}
    (fact,) = facts(*sentences, triples=((0, "praise", 1, weak), (2, "praise", 3, {"confidence": 0.87654321})))
    assert [evidence.start for evidence in fact.evidence] == [0, len("Sadiq Khan praised the Met.\n")]
    assert (fact.confidence, fact.rule, fact.implicit) == (0.8765, "verb", False)
    (fact,) = facts(*sentences, triples=((0, "praise", 1, weak), (2, "praise", 3, weak)))
    assert (fact.confidence, fact.implicit) == (0.1235, True)


@pytest.mark.parametrize(
    "fields",
    [
        {"polarity": Polarity.NEGATIVE},
        {"modality": Modality.POSSIBLE},
        {"by": 3},
        {"qualifiers": (("place", "in", 2),)},
    ],
)
def test_facts_that_say_something_else_are_two(fields: dict[str, object]) -> None:
    assert len(facts(KHAN, triples=((0, "praise", 1), (0, "praise", 1, fields)))) == 2


def test_the_order_of_qualifiers_says_nothing() -> None:
    place, time = ("place", "in", 2), ("time", "on", Value(value="2022-02-02", datatype="date"))
    one = (0, "praise", 1, {"qualifiers": (place, time)})
    other = (0, "praise", 1, {"qualifiers": (time, place, place)})
    (fact,) = facts(KHAN, triples=(one, other))
    assert [qualifier.role for qualifier in fact.qualifiers] == ["place", "time"]


def test_a_literal_is_told_from_another_by_its_datatype() -> None:
    text, number = Value(value="7"), Value(value="7", datatype="integer")
    assert len(facts(KHAN, triples=((0, "be", text), (0, "be", number)))) == 2


class TestDropped:
    def test_unresolved_pronouns(self) -> None:
        dropped: Counter[str] = Counter()
        made = extraction(
            "[He|] praised [Ann Lee|PERSON obj] in [Oslo|GPE obl].",
            triples=((0, "praise", 1), (1, "praise", 0), (1, "leave", TRUE, {"by": 0}), (1, "come", TRUE)),
        )
        _, found = resolve([made], base=BASE, dropped=dropped)
        assert [fact.predicate.lemma for fact in found] == ["come"]
        assert dropped.total() == 3

    def test_a_qualifier_alone_is_left_out_but_not_of_what_is_denied(self) -> None:
        with_him = {"qualifiers": (("oblique", "with", 1),)}
        sentence = "[Ann Lee|PERSON] left with [him|obl]."
        (fact,) = facts(sentence, triples=((0, "leave", TRUE, with_him),))
        assert fact.qualifiers == ()
        assert facts(sentence, triples=((0, "leave", TRUE, with_him | {"polarity": Polarity.NEGATIVE}),)) == ()

    def test_what_says_something_of_itself(self) -> None:
        dropped: Counter[str] = Counter()
        sentences = ("[Sadiq Khan|PERSON]", "[Mr Khan|PERSON] is [Sadiq Khan|PERSON obj].")
        _, found = resolve([extraction(*sentences, triples=((1, "be", 2),))], base=BASE, dropped=dropped)
        assert found == ()
        assert dropped.total() == 1

    def test_but_not_what_somebody_does_to_himself(self) -> None:
        (fact,) = facts("[Sadiq Khan|PERSON] hurt [himself|obj].", triples=((0, "hurt", 1),))
        assert fact.subject == fact.object

    def test_entities_that_no_fact_mentions(self) -> None:
        entities, _ = resolve([extraction(KHAN, triples=((0, "praise", 1),))], base=BASE)
        assert [entity.label for entity in entities] == ["Met", "Sadiq Khan"]


def test_lemmas_that_share_an_iri_share_a_label() -> None:
    found = facts(KHAN, triples=((0, "call-in", 1), (0, "call in", 2)))
    assert {fact.predicate.label for fact in found} == {"calls in"}


def test_a_speaker_whom_the_extraction_does_not_list() -> None:
    made = extraction('"[I|by=Ann_Lee] won," said [Ann Lee|PERSON].', triples=((0, "win", TRUE),))
    (entity,), (fact,) = resolve([replace(made, mentions=made.mentions[:1])], base=BASE)
    assert (entity.label, fact.subject) == ("Ann Lee", entity)


@pytest.mark.parametrize(
    ("lemma", "label"),
    [
        ("call in", "calls in"),
        ("be", "is"),
        ("be arrested in", "is arrested in"),
        ("have", "has"),
        ("carry out", "carries out"),
        ("want to buy", "wants to buy"),
        ("play", "plays"),
        ("publish", "publishes"),
        ("pass", "passes"),
        ("tax", "taxes"),
        ("reach", "reaches"),
        ("undergo", "undergoes"),
        ("veto", "vetoes"),
        ("must", "must"),
    ],
)
def test_relation_label(lemma: str, label: str) -> None:
    assert relation_label(lemma) == label


def test_links_lead_to_the_facts_of_the_other_clause() -> None:
    because = TripleLink(role="cause", conjunction="because", clause=7)
    main = (0, "resign", TRUE, {"clause": 3, "links": (because,)})
    found = facts(KHAN, triples=(main, (1, "lie", TRUE, {"clause": 7}), (2, "flee", TRUE, {"clause": 7})))
    names = {fact.id: fact.predicate.lemma for fact in found}
    (linking,) = (fact for fact in found if fact.links)
    assert linking.predicate.lemma == "resign"
    assert sorted((link.role, link.conjunction, names[link.fact]) for link in linking.links) == [
        ("cause", "because", "flee"),
        ("cause", "because", "lie"),
    ]


def test_what_is_said_for_another_reason_is_another_fact() -> None:
    because = TripleLink(role="cause", conjunction="because", clause=7)
    main = (0, "resign", TRUE, {"clause": 3, "links": (because,)})
    (plain,) = facts(KHAN, triples=((0, "resign", TRUE),))
    (alone,) = facts(KHAN, triples=(main,))
    linked = next(f for f in facts(KHAN, triples=(main, (1, "lie", TRUE, {"clause": 7}))) if f.links)
    assert plain.id == alone.id  # nothing was read from the other clause
    assert plain.id != linked.id
