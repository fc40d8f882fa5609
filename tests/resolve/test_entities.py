"""Names, types and IRIs of entities, in one document and across documents."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import MentionKind, Value
from kg.resolve import resolve
from kg.resolve.merge import document_slugs
from kg.resolve.referents import document_mentions

from .builders import BASE, Polarity, entities_of, extraction


class TestLabels:
    def test_the_most_complete_name_without_title(self) -> None:
        found = entities_of(extraction("Mr [Khan|PERSON title=Mr]", "[Sadiq Khan|PERSON title=mayor]", "[Sadiq|]"))
        entity = found["sadiq-khan"]
        assert entity.label == "Sadiq Khan"
        assert entity.aliases == ("Khan", "Mr Khan", "Sadiq")
        assert [mention.text for mention in entity.mentions] == ["Khan", "Sadiq Khan", "Sadiq"]

    def test_organisation(self) -> None:
        found = entities_of(extraction("[Halden Energy plc|ORG acronym=HE]"))
        assert found["halden-energy"].label == "Halden Energy"
        assert found["halden-energy"].aliases == ("HE", "Halden Energy plc")

    def test_what_stands_around_a_name(self) -> None:
        found = entities_of(extraction("[Professor Gwen Hartnoll of Aberdovey College|PERSON]", "[“dull report”,|a]"))
        assert [entity.label for entity in found.values()] == ["dull report", "Gwen Hartnoll"]

    def test_the_fullest_common_noun(self) -> None:
        found = entities_of(extraction("[a shocking report|a] came.", "[the report|the]", "[it|]"))
        assert found["doc/shocking-report"].label == "shocking report"
        assert found["doc/shocking-report"].aliases == ("report",)


class TestTypes:
    @pytest.mark.parametrize(
        ("sentence", "expected"),
        [
            ("[Ann Lee|PERSON]", "Person"),
            ("[Halden|ORG]", "Organization"),
            ("[Oslo|GPE]", "Place"),
            ("[Londoners|NORP plur]", "Group"),
            ("[Hamlet|WORK_OF_ART]", "CreativeWork"),
            ("[Act of Union|LAW]", "CreativeWork"),
            ("[Welsh|LANGUAGE]", "Concept"),
            ("[Storm Eunice|EVENT]", "Event"),
            ("[Mr Halden|ORG]", "Person"),
            ("[General Motors|ORG]", "Organization"),
            ("[King Power|ORG]", "Organization"),
            ("[King Street|]", "Place"),
            ("[Home Secretary Priti Patel|]", "Person"),
            ("[Halden|ORG title=Home_Secretary]", "Organization"),
            ("[Thames Street|]", "Place"),
            ("[Oliver Quist|]", "Person"),
            ("[WhatsApp|]", "Concept"),
            ("[Orrin Energy|]", "Organization"),
            ("[Victoria Baths|]", "Place"),
            ("[marine biologist Inês Carvalhal|]", "Person"),
            ("[an officer|a]", "Person"),
            ("[the officers|the plur]", "Group"),
            ("[the report|the]", "CreativeWork"),
            ("[the watchdog|the]", "Organization"),
            ("[a spokesperson of the Met|a]", "Person"),
            ("[Home Secretary|ROLE a]", "Role"),
            ("[confidence|a]", "Concept"),
            ("[the bank|the]", "Organization"),
            ("[the north bank of the Humber|the]", "Place"),
            ("[an auction house|a]", "Organization"),
            ("[an old house|a]", "Place"),
            ("[the opposite number|the]", "Person"),
            ("[a serial number|a]", "Concept"),
            ("[a large number|a]", "Quantity"),
            ("[Harrowby Field|]", "Place"),
            ("[DCI Brand|ORG]", "Organization"),
            ("[DCI Brand|PERSON]", "Person"),
        ],
    )
    def test_class(self, sentence: str, expected: str) -> None:
        (entity,) = entities_of(extraction(sentence)).values()
        assert entity.types == (expected,)

    def test_what_is_said_of_a_person_is_a_role(self) -> None:
        made = extraction("[Ann Lee|PERSON] is [prosecutor|a ROOT].", triples=((0, "be", 1),))
        entities, _ = resolve([made], base=BASE)
        assert {entity.label: entity.types for entity in entities} == {"Ann Lee": ("Person",), "prosecutor": ("Role",)}

    def test_kinship_is_no_role(self) -> None:
        made = extraction("[Ann Lee|PERSON] is [mother|a ROOT].", triples=((0, "be", 1),))
        entities, _ = resolve([made], base=BASE)
        assert entities[1].types == ("Concept",)

    def test_the_word_before_a_noun_may_tell_what_is_said(self) -> None:
        made = extraction("[Harrow Lane|LOC], [an investment house|a appos], grew.", triples=((0, "be", 1),))
        entities, _ = resolve([made], base=BASE)
        assert entities[0].types == ("Organization",)

    def test_what_a_name_is_called_holds_wherever_it_is(self) -> None:
        sentences = ("[Harrow Lane|LOC], [an auction house|a appos], grew.", "[Harrow Lane|LOC]", "[Harrow Lane|LOC]")
        made = extraction(*sentences, triples=((0, "be", 1, {"rule": "apposition"}),))
        assert resolve([made], base=BASE)[0][0].types == ("Organization",)

    def test_what_is_said_of_one_of_a_series_holds_for_all(self) -> None:
        sentences = ("[Harrow 2|ORG] is [an engine|a ROOT].", "[Harrow 3|ORG] is new.", "[Harrow Foods|ORG] grew.")
        made = extraction(
            *sentences, triples=((0, "be", 1), (2, "be", Value(value="new")), (3, "grow", Value(value="true")))
        )
        entities, _ = resolve([made], base=BASE)
        found = {entity.label: entity.types for entity in entities}
        assert (found["Harrow 3"], found["Harrow Foods"]) == (("Product",), ("Organization",))

    def test_a_title_in_capitals_is_that_of_an_office(self) -> None:
        made = extraction("[Detective Inspector|] [Ann Lee|PERSON]")
        office, name = made.mentions
        title = replace(office, kind=MentionKind.NOMINAL, label="ROLE", role="title", number="sing")
        read = document_mentions(replace(made, mentions=(office, title, name)))
        assert read == (title, name)

    def test_the_text_knows_better_than_the_recognizer(self) -> None:
        sentences = ("[Tarn|ORG] is [an engine|a ROOT].", "[Tarn|ORG] grew.")
        said = extraction(*sentences, triples=((0, "be", 1),))
        assert resolve([said], base=BASE)[0][1].types == ("Product",)
        denied = extraction(*sentences, triples=((0, "be", 1, {"polarity": Polarity.NEGATIVE}),))
        assert resolve([denied], base=BASE)[0][1].types == ("Organization",)

    def test_a_short_name_tells_less_than_the_full_one(self) -> None:
        found = entities_of(extraction("[Wharfe United|PERSON]", "[Wharfe|PERSON]", "[Wharfe|PERSON]"))
        assert found["wharfe-united"].types == ("Organization",)

    def test_the_majority_of_names_decides(self) -> None:
        found = entities_of(extraction("[Charing Cross|ORG]", "[Charing Cross|LOC]", "[Charing Cross|LOC]"))
        assert found["charing-cross"].types == ("Place",)


class TestIris:
    def test_common_nouns_are_numbered_in_their_document(self) -> None:
        found = entities_of(extraction("[a report|a]", "[a report|a]", "[a report 2|a]", name="a/x.txt"))
        assert list(found) == ["a-x/report", "a-x/report-2", "a-x/report-2-2"]

    def test_a_person_of_one_name_stays_in_the_document(self) -> None:
        found = entities_of(extraction("[Khan|PERSON]", name="a.txt"), extraction("[Khan|PERSON]", name="b.txt"))
        assert list(found) == ["a/khan", "b/khan"]

    def test_a_name_known_in_full_is_shared(self) -> None:
        found = entities_of(
            extraction("[Sadiq Khan|PERSON]", "[Khan|PERSON]", name="a.txt"),
            extraction("[Sadiq Khan|PERSON]", name="b.txt"),
        )
        assert [mention.document for mention in found["sadiq-khan"].mentions] == ["a.txt", "a.txt", "b.txt"]
        assert len(found) == 1

    def test_organisations_and_places_of_one_word_are_shared(self) -> None:
        one = extraction("[Halden|ORG]", "[Oslo|GPE]", name="a.txt")
        assert list(entities_of(one, extraction("[Halden|ORG]", "[Oslo|GPE]", name="b.txt"))) == ["halden", "oslo"]

    def test_one_name_of_two_classes_is_one_node_of_the_commoner(self) -> None:
        found = entities_of(
            extraction("[Halden|ORG]", name="a.txt"), extraction("[Halden|GPE]", "[Halden|GPE]", name="b.txt")
        )
        assert found["halden"].types == ("Place",)

    def test_a_weekday_is_not_shared_and_a_dated_day_is(self) -> None:
        found = entities_of(extraction("[Monday|DATE]", "[January 2022|DATE]"))
        assert sorted(found) == ["doc/monday", "january-2022"]

    def test_one_office_before_two_names_is_one(self) -> None:
        found = entities_of(extraction("[Home Secretary|ROLE a] [Priti Patel|PERSON]", "[Home Secretary|ROLE a]"))
        assert sorted(found) == ["doc/home-secretary", "priti-patel"]


class TestMiddleNames:
    full = extraction("[Marta Elisabeth Kessling|PERSON]", name="a.txt")
    short = extraction("[Marta Kessling|PERSON]", name="b.txt")

    def test_left_out_in_another_document(self) -> None:
        found = entities_of(self.full, self.short)
        assert list(found) == ["marta-elisabeth-kessling"]
        assert found["marta-elisabeth-kessling"].aliases == ("Marta Kessling",)

    def test_two_people(self) -> None:
        assert len(entities_of(self.full, self.short, extraction("[Marta Eva Kessling|PERSON]", name="c.txt"))) == 3


class TestAcronyms:
    full = "[Independent Office for Police Conduct|ORG acronym=IOPC] spoke."

    def test_introduced_in_another_document(self) -> None:
        found = entities_of(extraction(self.full, name="a.txt"), extraction("[IOPC|ORG]", name="b.txt"))
        assert list(found) == ["independent-office-for-police-conduct"]
        assert found["independent-office-for-police-conduct"].label == "Independent Office for Police Conduct"
        assert found["independent-office-for-police-conduct"].aliases == ("IOPC",)

    def test_introduced_for_two_names(self) -> None:
        other = "[International Organ Pipe Congress|ORG acronym=IOPC]"
        found = entities_of(
            extraction(self.full, name="a.txt"), extraction("[IOPC|ORG]", name="b.txt"), extraction(other, name="c.txt")
        )
        assert len(found) == 3
        assert found["iopc"].label == "IOPC"

    def test_initials_alone_do_not_reach_another_document(self) -> None:
        full = "[Independent Office for Police Conduct|ORG]"
        found = entities_of(extraction(full, name="a.txt"), extraction("[IOPC|ORG]", name="b.txt"))
        assert sorted(found) == ["independent-office-for-police-conduct", "iopc"]


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        (["stdin"], ["stdin"]),
        (["a.txt", "a.md", "b.txt"], ["a-md", "a-txt", "b"]),
        (["x.y/a", ".txt"], ["txt", "x-y-a"]),
    ],
)
def test_document_slugs(ids: list[str], expected: list[str]) -> None:
    assert sorted(document_slugs(ids).values()) == expected


def test_document_slugs_are_unique_where_ids_differ_in_punctuation_alone() -> None:
    found = document_slugs(["a/b.txt", "a-b.txt", "a.txt", "a.md", "a-txt.html"])
    assert len(set(found.values())) == 5
    assert all(name.startswith("a-b-txt-") for path, name in found.items() if path in {"a/b.txt", "a-b.txt"})
