"""Which entries of a gazetteer the names of documents are, which are asked about, and what a person decides."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from kg.rdf.entries import Entry
from kg.resolve import Resolution, resolve_collection
from kg.resolve.gazetteer import Gazetteer
from kg.review_file import parse_review

from .builders import BASE, extraction
from .test_decisions import _with_facts
from .test_properties import extractions

if TYPE_CHECKING:
    from kg.model import Entity, Extraction

OF = "https://register.example/"


def entry(name: str, *names: str, **fields: object) -> Entry:
    """Return an entry; its IRI ends in the name in lower case, with hyphens, or as `id` has it."""
    local = fields.pop("id", name.casefold().replace(" ", "-"))
    return Entry(iri=f"{OF}{local}", label=name, names=tuple(sorted({name, *names})), **fields)  # type: ignore[arg-type]


def told(*made: Extraction, entries: list[Entry], review: str = "") -> Resolution:
    return resolve_collection(
        map(_with_facts, made), base=BASE, gazetteer=Gazetteer(entries), review=parse_review(review, "my.review")
    )


def of(found: Resolution, text: str, document: str = "a.txt") -> Entity:
    """Return the entity that is mentioned in these words."""
    return next(
        entity
        for entity in found.entities
        if any((mention.text, mention.document) == (text, document) for mention in entity.mentions)
    )


ORRIN = entry("Orrin Energy plc", "Orrin", id="1", kinds=("Organization",), types=(f"{OF}Company",))
TEXT = extraction("[Orrin Energy|ORG] bought [Tessaly Grid|ORG obj].", "[Orrin Energy|ORG] grew.", name="a.txt")


def test_a_name_takes_iri_label_and_types_of_its_entry() -> None:
    found = told(TEXT, entries=[ORRIN])
    orrin = of(found, "Orrin Energy")
    assert (orrin.iri, orrin.label, orrin.types, orrin.classes) == (
        f"{OF}1", "Orrin Energy plc", ("Organization",), (f"{OF}Company",),
    )  # fmt: skip
    assert orrin.aliases == ("Orrin Energy",)
    assert of(found, "Tessaly Grid").iri == f"{BASE}entity/tessaly-grid"
    merged = [each for each in found.comparisons if each.verdict == "merged" and not each.other.document]
    assert [(each.one.name, each.other.iri) for each in merged] == [("Orrin Energy", f"{OF}1")]


def test_the_kind_of_the_entry_corrects_the_recognizer() -> None:
    made = extraction("[Calder Haven|GPE] fell.", name="a.txt")
    assert of(told(made, entries=[entry("Calder Haven", kinds=("Organization",))]), "Calder Haven").types == (
        "Organization",
    )


def test_two_names_of_one_entry_are_one_node_across_documents_and_in_one() -> None:
    entries = [entry("National Health Service", "NHS", id="nhs", kinds=("Organization",))]
    one = extraction("[NHS|ORG] fell.", "[National Health Service|ORG] rose.", name="a.txt")
    two = extraction("[The NHS|ORG] spoke.", name="b.txt")
    found = told(one, two, entries=entries)
    assert {m.document for m in of(found, "NHS").mentions} == {"a.txt", "b.txt"}
    assert of(found, "NHS").iri == of(found, "National Health Service").iri == f"{OF}nhs"


CAMBRIDGES = [
    entry("Cambridge", id="uk", kinds=("Place",), descriptions=("city in England on the river Cam",)),
    entry("Cambridge", id="us", kinds=("Place",), descriptions=("city in Massachusetts",), related=("Boston",)),
]
BY_BOSTON = extraction("[Ann Lee|PERSON] left [Cambridge|GPE obj] for [Boston|GPE obl].", name="a.txt")
BY_THE_CAM = extraction("[Cambridge|GPE] lies on [the Cam|LOC obl] in [England|GPE obl].", name="b.txt")
BARE = extraction("[Cambridge|GPE] voted.", name="c.txt")


def test_of_several_entries_the_context_decides() -> None:
    found = told(BY_BOSTON, BY_THE_CAM, entries=CAMBRIDGES)
    assert of(found, "Cambridge", "a.txt").iri == f"{OF}us"
    assert of(found, "Cambridge", "b.txt").iri == f"{OF}uk"


def test_what_other_documents_settle_is_not_asked() -> None:
    one = extraction("[Ruth Okonjo|PERSON] left [Cambridge|GPE obj] for [Boston|GPE obl].", name="a.txt")
    two = extraction("[Ruth Okonjo|PERSON] came to [Cambridge|GPE obl].", name="b.txt")
    found = told(one, two, entries=CAMBRIDGES)
    assert of(found, "Cambridge", "b.txt").iri == f"{OF}us"
    assert [each for each in found.comparisons if each.verdict == "doubtful"] == []


def test_of_several_entries_the_kind_decides() -> None:
    entries = [entry("Washington", id="man", kinds=("Person",)), entry("Washington", id="city", kinds=("Place",))]
    made = extraction("[Washington|GPE] voted.", name="a.txt")
    assert of(told(made, entries=entries), "Washington").iri == f"{OF}city"


def test_what_nothing_decides_is_asked_and_a_person_decides() -> None:
    found = told(BARE, entries=CAMBRIDGES)
    assert of(found, "Cambridge", "c.txt").iri == f"{BASE}entity/cambridge"
    asked = [(each.one.name, each.other.iri) for each in found.comparisons if each.verdict == "doubtful"]
    assert asked == [("Cambridge", f"{OF}uk"), ("Cambridge", f"{OF}us")]
    for review in (f"same\n  Cambridge | c.txt\n  <{OF}us>\n", f"different\n  Cambridge | c.txt\n  <{OF}uk>\n"):
        assert of(told(BARE, entries=CAMBRIDGES, review=review), "Cambridge", "c.txt").iri == f"{OF}us"


def test_a_person_goes_before_the_gazetteer() -> None:
    review = f"different\n  Orrin Energy | a.txt\n  <{OF}1>\n"
    assert of(told(TEXT, entries=[ORRIN], review=review), "Orrin Energy").iri == f"{BASE}entity/orrin-energy"
    other = extraction("[Orrin Energy|ORG] sank.", name="b.txt")
    found = told(TEXT, other, entries=[ORRIN], review="different\n  Orrin Energy | a.txt\n  Orrin Energy | b.txt\n")
    iris = {of(found, "Orrin Energy", name).iri for name in ("a.txt", "b.txt")}
    assert f"{OF}1" in iris
    assert len(iris) == 2
    found = told(TEXT, entries=[ORRIN], review="rename Orrin Energy | a.txt -> Orrin\n")
    assert of(found, "Orrin Energy").label == "Orrin"


def test_a_surname_alone_is_not_enough() -> None:
    entries = [entry("Sadiq Khan", "Khan", id="khan", kinds=("Person",), descriptions=("mayor of London",))]
    made = extraction("[Khan|PERSON] left.", name="a.txt")
    assert of(told(made, entries=entries), "Khan").iri == f"{BASE}entity/a/khan"
    made = extraction("[Khan|PERSON] left [London|GPE obj].", name="a.txt")
    assert of(told(made, entries=entries), "Khan").iri == f"{OF}khan"


def test_a_person_is_no_place_of_that_name() -> None:
    made = extraction("[Chelsea Manning|PERSON] left.", name="a.txt")
    found = told(made, entries=[entry("Chelsea Manning", kinds=("Place",))])
    assert of(found, "Chelsea Manning").iri == f"{BASE}entity/chelsea-manning"
    assert [each.verdict for each in found.comparisons] == ["doubtful"]


def test_short_names_of_others_are_no_names_of_entries() -> None:
    """Khan is here short for Sadiq Khan, and no band."""
    made = extraction("[Sadiq Khan|PERSON] spoke.", "[Khan|PERSON] left.", name="a.txt")
    found = told(made, entries=[entry("Khan", kinds=("Organization",))])
    assert of(found, "Khan").iri == f"{BASE}entity/sadiq-khan"


def test_an_iri_of_the_gazetteer_is_that_of_no_other_entity() -> None:
    """A graph that kg has built can be the gazetteer of another."""
    entries = [replace(CAMBRIDGES[1], iri=f"{BASE}entity/cambridge")]
    review = f"different\n  Cambridge | c.txt\n  <{BASE}entity/cambridge>\n"
    found = told(BY_BOSTON, BARE, entries=entries, review=review)
    assert of(found, "Cambridge", "a.txt").iri == f"{BASE}entity/cambridge"
    assert of(found, "Cambridge", "c.txt").iri != f"{BASE}entity/cambridge"
    entries.append(CAMBRIDGES[0])
    assert of(told(BARE, entries=entries), "Cambridge", "c.txt").iri == f"{BASE}entity/cambridge-2"  # asked


ENTRIES = [
    entry("Khan", kinds=("Organization",)),
    entry("Metropolitan Police", "Met", id="met", kinds=("Organization",)),
    entry("Met", id="opera", kinds=("Organization",), descriptions=("opera in Oslo",)),
    entry("Sadiq Khan", id="mayor", kinds=("Person",)),
    entry("Post Office", "PO"),
    entry("Oslo", kinds=("Place",)),
]


@given(extractions("a.txt"), extractions("b.txt"), st.lists(st.sampled_from(ENTRIES), unique_by=lambda each: each.iri))
def test_order_is_nothing_and_entries_stay_apart(one: Extraction, two: Extraction, entries: list[Entry]) -> None:
    found = told(one, two, entries=entries)
    again = told(two, one, entries=entries[::-1])
    assert [each.to_dict() for each in found.entities] == [each.to_dict() for each in again.entities]
    assert [each.to_dict() for each in found.comparisons] == [each.to_dict() for each in again.comparisons]
    iris = [entity.iri for entity in found.entities]
    assert iris == sorted(set(iris))
    assert {iri for iri in iris if not iri.startswith(BASE)} <= {each.iri for each in entries}
