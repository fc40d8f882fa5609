"""What a person decides is done, whatever the texts say, and taken back leaves no trace."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ReviewError
from kg.model import Value
from kg.resolve import Resolution, resolve_collection
from kg.review import Pointer, Review, Ruling
from kg.review_file import parse_review

from .builders import BASE, extraction
from .test_properties import extractions

if TYPE_CHECKING:
    from kg.model import Extraction


def told(*extractions: Extraction, review: str | Review = "") -> Resolution:
    """Resolve documents that say something of each mention, so that each entity is in the graph."""
    return resolve_collection(
        map(_with_facts, extractions),
        base=BASE,
        review=parse_review(review, "my.review") if isinstance(review, str) else review,
    )


def _with_facts(made: Extraction) -> Extraction:
    whole = extraction("[x|a] y.", triples=((0, "matter", Value(value="0")),)).triples[0]
    facts = tuple(
        replace(
            whole,
            subject=replace(whole.subject, mention=mention, start=mention.start, end=mention.end),
            object=Value(value=str(number)),
            sentence=mention.sentence,
        )
        for number, mention in enumerate(made.mentions)
    )
    return replace(made, triples=made.triples + facts)


def groups(found: Resolution) -> set[frozenset[str]]:
    """Return the wordings of each entity, each with its document."""
    return {frozenset(f"{m.text} {m.document}" for m in entity.mentions) for entity in found.entities}


def as_data(found: Resolution) -> list[object]:
    return [
        [each.to_dict() for each in found.entities],
        [each.to_dict() for each in found.facts],
        [each.to_dict() for each in found.comparisons],
    ]


KHAN = extraction("[Sadiq Khan|PERSON] spoke.", "[Khan|PERSON] left.", "[Ann Lee|PERSON] came.", name="a.txt")
OTHER = extraction("[Sadiq Khan|PERSON] won.", "[Orrin Energy|ORG] fell.", name="b.txt")


def test_names_of_one_document_are_split() -> None:
    assert frozenset({"Sadiq Khan a.txt", "Khan a.txt"}) in groups(told(KHAN))
    found = told(KHAN, review="different\n  Khan | a.txt\n  Sadiq Khan | a.txt")
    assert {frozenset({"Sadiq Khan a.txt"}), frozenset({"Khan a.txt"})} <= groups(found)
    assert found.problems == ()


def test_names_of_one_document_are_joined() -> None:
    found = told(KHAN, review="same\n  Khan | a.txt\n  Ann Lee | a.txt\n")
    # and so Khan is no man, and not Sadiq Khan
    assert groups(found) == {frozenset({"Khan a.txt", "Ann Lee a.txt"}), frozenset({"Sadiq Khan a.txt"})}
    found = told(
        KHAN, review="same\n  Khan | a.txt\n  Ann Lee | a.txt\n\ndifferent\n  Sadiq Khan | a.txt\n  Ann Lee | a.txt\n"
    )
    assert groups(found) == {frozenset({"Khan a.txt", "Ann Lee a.txt"}), frozenset({"Sadiq Khan a.txt"})}


def test_common_nouns_are_joined_with_names() -> None:
    made = extraction("[The force|the] apologised.", "[Calder Rangers|ORG] left.", name="a.txt")
    found = told(made, OTHER, review="same\n  force | a.txt\n  Calder Rangers | a.txt\n  Orrin Energy | b.txt\n")
    assert frozenset({"force a.txt", "Calder Rangers a.txt", "Orrin Energy b.txt"}) in groups(found)


def test_documents_are_split_and_joined() -> None:
    together = frozenset({"Sadiq Khan a.txt", "Khan a.txt", "Sadiq Khan b.txt"})
    assert together in groups(told(KHAN, OTHER))
    found = told(KHAN, OTHER, review="different\n  Sadiq Khan | a.txt\n  Sadiq Khan | b.txt\n")
    assert {frozenset({"Sadiq Khan a.txt", "Khan a.txt"}), frozenset({"Sadiq Khan b.txt"})} <= groups(found)
    (apart,) = (each for each in found.comparisons if each.reasons == ("decided in the review",))
    assert (apart.one.document, apart.other.document, apart.verdict) == ("a.txt", "b.txt", "apart")
    found = told(KHAN, OTHER, review="same\n  Ann Lee | a.txt\n  Orrin Energy | b.txt\n")
    assert {together, frozenset({"Ann Lee a.txt", "Orrin Energy b.txt"})} == groups(found)


def test_what_two_documents_are_told_splits_a_third_name() -> None:
    """Khan is the man of b.txt, and Sadiq Khan of a.txt is not he: so Khan is not Sadiq Khan."""
    found = told(
        KHAN,
        OTHER,
        review="same\n  Khan | a.txt\n  Sadiq Khan | b.txt\n\ndifferent\n  Sadiq Khan | a.txt\n  Sadiq Khan | b.txt\n",
    )
    assert {frozenset({"Sadiq Khan a.txt"}), frozenset({"Khan a.txt", "Sadiq Khan b.txt"})} <= groups(found)
    assert found.problems == ()


TWICE = extraction(
    "[Khan|PERSON] runs the shop.", "[Khan|PERSON] left.", "[Khan|PERSON] is the judge.", "[Khan|PERSON] died.",
    name="a.txt",
)  # fmt: skip


def test_one_name_for_two_is_told_apart_by_words_of_the_sentence() -> None:
    found = told(TWICE, review="different\n  Khan | a.txt | runs the shop\n  Khan | a.txt | the judge\n")
    starts = {frozenset(m.start for m in entity.mentions) for entity in found.entities}
    shop, left, judge, died = sorted(mention.start for mention in TWICE.mentions)
    assert frozenset({judge}) in starts or frozenset({judge, died}) in starts
    assert frozenset({shop, left}) in starts or frozenset({shop, left, died}) in starts
    assert sorted(entity.iri for entity in found.entities) == [f"{BASE}entity/a/khan", f"{BASE}entity/a/khan-2"]


def test_two_of_one_full_name_in_a_document_have_iris_of_their_own() -> None:
    made = extraction("[John Smith|PERSON] ran.", "[John Smith|PERSON] judged.", name="a.txt")
    found = told(made, review="different\n  John Smith | a.txt | ran\n  John Smith | a.txt | judged\n")
    assert len({entity.iri for entity in found.entities}) == 2


def test_a_name_is_found_with_the_title_that_stands_before_it():
    made = extraction(
        "[Sadiq Khan|PERSON] ran.", "Mr [Khan|PERSON title=Mr] sat.", "[Ann Lee|PERSON] left.", name="a.txt"
    )
    found = told(made, review="different\n  Mr Khan | a.txt\n  Sadiq Khan | a.txt\n")
    assert {frozenset({"Khan a.txt"}), frozenset({"Sadiq Khan a.txt"})} <= groups(found)


def test_the_closest_wording_is_meant() -> None:
    made = extraction("[Mr Khan|PERSON] ran.", "[Khan|PERSON] sat.", "[Ann Lee|PERSON] left.", name="a.txt")
    found = told(made, review="different\n  Mr Khan | a.txt\n  Khan | a.txt\n")
    assert {frozenset({"Mr Khan a.txt"}), frozenset({"Khan a.txt"})} <= groups(found)
    alone = extraction("[Mr Khan|PERSON] ran.", "[Ann Lee|PERSON] left.", name="a.txt")
    assert told(alone, review="rename Khan | a.txt -> Imran Khan\n").entities[0].label == "Imran Khan"


def test_labels_and_classes_are_set() -> None:
    review = "rename Sadiq Khan | b.txt -> Sir Sadiq Khan\nretype Orrin Energy | b.txt -> Place\n"
    found = {entity.iri: entity for entity in told(KHAN, OTHER, review=review).entities}
    khan = found[f"{BASE}entity/sadiq-khan"]
    assert (khan.label, khan.aliases) == ("Sir Sadiq Khan", ("Khan", "Sadiq Khan"))
    assert found[f"{BASE}entity/orrin-energy"].types == ("Place",)
    facts = told(KHAN, OTHER, review=review).facts
    assert {fact.subject.label for fact in facts} == {"Sir Sadiq Khan", "Ann Lee", "Orrin Energy"}


def test_the_iri_that_is_decided_is_taken() -> None:
    iri = "http://www.wikidata.org/entity/Q334155"
    found = told(KHAN, OTHER, review=f"same\n  Khan | a.txt\n  <{iri}>\n\nrename <{iri}> -> The Mayor\n")
    khan = next(entity for entity in found.entities if entity.iri == iri)
    assert khan.label == "The Mayor"
    assert {mention.document for mention in khan.mentions} == {"a.txt", "b.txt"}


@pytest.mark.parametrize(
    ("review", "problem"),
    [
        ("same\n  Khan | a.txt\n  Khan | c.txt\n", "line 1: same: Khan | c.txt: there is no such document"),
        ("\ndifferent\n  Khan | a.txt\n  Kahn | a.txt\n", "line 2: different: Kahn | a.txt: the document has no such"),
        ("rename Khan | a.txt | never said -> X\n", "Khan | a.txt | never said: the document has no such name"),
        ("rename Khan | a.txt -> X\nrename Sadiq Khan | b.txt -> Y\n", "line 2: rename: Sadiq Khan | b.txt: line 1 go"),
        ("retype <http://x/> -> Person\n", "<http://x/>: no fact mentions it"),
    ],
)
def test_what_applies_to_nothing_is_told(review: str, problem: str) -> None:
    found = told(KHAN, OTHER, review=review)
    assert len(found.problems) == 1
    assert found.problems[0].startswith("my.review, line ")
    assert problem in found.problems[0]


def test_a_name_of_several_things_is_not_renamed() -> None:
    made = extraction("[A report|a] came.", "[A report|a] went.", name="a.txt")
    found = told(made, review="rename report | a.txt -> R\n")
    assert "several things have this name; add words of the sentence" in found.problems[0]
    assert {entity.label for entity in found.entities} == {"report"}
    found = told(made, review="rename report | a.txt | went -> R\n")
    assert {entity.label for entity in found.entities} == {"report", "R"}


NAMES = st.sampled_from(
    [
        "Sadiq Khan",
        "Khan",
        "Mr Khan",
        "Sadiq",
        "Met",
        "Metropolitan Police",
        "report",
        "PO",
        "Halden",
        "officers",
        "Lee",
    ]
)
POINTERS = st.builds(Pointer, NAMES, st.sampled_from(["a.txt", "b.txt", "c.txt"]))
RULINGS = st.lists(
    st.builds(
        lambda kind, sides: Ruling(kind=kind, sides=tuple(sides)),
        st.sampled_from(["same", "different"]),
        st.lists(POINTERS, min_size=2, max_size=3, unique=True),
    ),
    min_size=1,
    max_size=4,
)


@given(extractions("a.txt"), extractions("b.txt"), RULINGS)
def test_decisions_are_obeyed_and_leave_no_trace(one: Extraction, two: Extraction, rulings: list[Ruling]) -> None:
    try:
        review = Review(rulings)
    except ReviewError:  # they contradict each other
        return
    before = as_data(told(one, two))
    found = told(one, two, review=review)
    assert as_data(found) == as_data(told(two, one, review=review))
    assert as_data(told(one, two)) == before
    for ruling in rulings:
        if ruling.kind == "same" and not found.problems:
            assert len({iri for side in ruling.sides for iri in bearers(found, side)}) == 1
    for left, right in review.apart:
        if not found.problems:
            assert not bearers(found, left) & bearers(found, right)


def bearers(found: Resolution, side: Pointer) -> set[str]:
    """Return the entities that have a name in just this wording."""
    return {
        entity.iri
        for entity in found.entities
        for mention in entity.mentions
        if Pointer(mention.text, mention.document) == side
    }
