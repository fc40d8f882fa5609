"""Entities across documents: what speaks for one, what for two, and what a person has decided."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.resolve.documents import resolve_document
from kg.resolve.judgements import Decision, Reference, Verdict
from kg.resolve.merge import Merges, plan_merges

from .builders import extraction
from .test_properties import extractions

if TYPE_CHECKING:
    from kg.model import Extraction


def doc(name: str, *sentences: str, facts: tuple[tuple[object, ...], ...] = ()) -> Extraction:
    return extraction(*sentences, name=f"{name}.txt", triples=facts)


def plan(*documents: Extraction, decisions: tuple[Decision, ...] = ()) -> Merges:
    return plan_merges([resolve_document(each) for each in documents], base="", decisions=decisions)


def nodes(*documents: Extraction, decisions: tuple[Decision, ...] = ()) -> dict[str, str]:
    """Return the node of each named entity, as `document:slug`."""
    resolved = [resolve_document(each) for each in documents]
    merges = plan_merges(resolved, base="", decisions=decisions)
    return {
        f"{name.document.removesuffix('.txt')}:{name.slug}": iri.removeprefix("entity/")
        for each in resolved
        for name, iri in zip(each.references, merges.iris[each.id], strict=True)
    }


def judgement(merges: Merges, one: str, other: str) -> tuple[Verdict, tuple[str, ...]]:
    return next(
        (each.verdict, each.reasons)
        for each in merges.judgements
        if {each.one.document, each.other.document} == {f"{one}.txt", f"{other}.txt"}
    )


def same(one: str, other: str) -> Decision:
    return _decision(one, other, same=True)


def different(one: str, other: str) -> Decision:
    return _decision(one, other, same=False)


def _decision(one: str, other: str, *, same: bool) -> Decision:
    (first, name), (second, other_name) = one.split(":"), other.split(":")
    return Decision(Reference(f"{first}.txt", name), Reference(f"{second}.txt", other_name), same=same)


JUDGE = doc("court", "[John Smith|PERSON title=judge] spoke in [Ferrow Crown Court|ORG obl].")
STRIKER = doc("pitch", "[John Smith|PERSON title=footballer] left [Calder Rovers|ORG obj].")
BARE = doc("walk", "[John Smith|PERSON] walked.")


class TestPeople:
    def test_two_fields_of_work_are_two_people(self) -> None:
        found = nodes(JUDGE, STRIKER)
        assert found["court:john-smith"] == "john-smith_judge"
        assert found["pitch:john-smith"] == "john-smith_footballer"

    def test_one_alone_has_the_bare_name(self) -> None:
        assert nodes(JUDGE)["court:john-smith"] == "john-smith"

    def test_names_around_tell_which_of_two(self) -> None:
        found = nodes(JUDGE, STRIKER, doc("cup", "[John Smith|PERSON] met [Calder Rovers|ORG obj]."))
        assert found["cup:john-smith"] == found["pitch:john-smith"] != found["court:john-smith"]

    def test_without_context_neither_of_two(self) -> None:
        found = nodes(JUDGE, STRIKER, BARE)
        assert len({found[f"{each}:john-smith"] for each in ("court", "pitch", "walk")}) == 3
        assert found["walk:john-smith"] == "john-smith_walk"

    def test_a_common_name_alone_is_doubtful_and_a_rare_one_enough(self) -> None:
        assert judgement(plan(JUDGE, BARE), "court", "walk")[0] is Verdict.DOUBTFUL
        rare = [doc(name, "[Ottoline Brask|PERSON] spoke.") for name in ("one", "two")]
        assert judgement(plan(*rare), "one", "two") == (Verdict.MERGED, ("same name",))

    def test_other_middle_name_whatever_is_shared(self) -> None:
        around = "[Orrin Energy|ORG obj] and [Mara Lind|PERSON obj] and [Halden Water|ORG obj]"
        one = doc("one", f"[John A. Smith|PERSON title=judge] met {around}.")
        two = doc("two", f"[John C. Smith|PERSON title=judge] met {around}.")
        full = doc("three", f"[John Arthur Smith|PERSON title=judge] met {around}.")
        found = nodes(one, two, full)
        assert found["one:john-a-smith"] == found["three:john-arthur-smith"] != found["two:john-c-smith"]

    def test_father_and_son(self) -> None:
        found = nodes(doc("one", "[Conrad Pfeil Sr.|PERSON] spoke."), doc("two", "[Conrad Pfeil Jr.|PERSON] spoke."))
        assert len(set(found.values())) == 2

    def test_other_age(self) -> None:
        old, young = doc("one", "[Otto Brask|PERSON], 81, spoke."), doc("two", "[Otto Brask|PERSON] (12) spoke.")
        verdict, reasons = judgement(plan(old, young), "one", "two")
        assert (verdict, reasons) == (Verdict.APART, ("same name", "other age"))

    def test_a_surname_needs_context(self) -> None:
        full = doc("one", "[Marta Kessling|PERSON] wrote to [Orrin Energy|ORG obl].")
        near = doc("two", "[Dr Kessling|PERSON] wrote to [Orrin Energy|ORG obl].", facts=((0, "write to", 1),))
        far = doc("three", "[Dr Kessling|PERSON] left.")
        found = nodes(full, near, far)
        assert found["two:kessling"] == "marta-kessling"
        assert found["three:kessling"] == "three/kessling"

    def test_a_surname_of_another_gender(self) -> None:
        full = doc("one", "[Marta Kessling|PERSON] wrote to [Orrin Energy|ORG obl].")
        other = doc("two", "[Mr Kessling|PERSON] wrote to [Orrin Energy|ORG obl].", facts=((0, "write to", 1),))
        assert nodes(full, other)["two:kessling"] == "two/kessling"


class TestPlacesAndFirms:
    def test_in_two_countries(self) -> None:
        one = _within(doc("one", "[Cambridge|LOC], [England|LOC nmod], spoke."))
        two = _within(doc("two", "[Cambridge|LOC], [Massachusetts|LOC nmod], spoke."))
        found = nodes(one, two)
        assert found["one:cambridge"] == "cambridge_england"
        assert found["two:cambridge"] == "cambridge_massachusetts"

    def test_spellings_of_one_name(self) -> None:
        names = ("Marks & Spencer", "Marks and Spencer", "The Marks-Spencer", "Márks & Spencer Ltd")
        found = nodes(*(doc(f"d{at}", f"[{name}|ORG] spoke.") for at, name in enumerate(names)))
        assert len(set(found.values())) == 1

    def test_legal_forms_of_two_countries_need_context(self) -> None:
        one, two = doc("one", "[Northern Foods plc|ORG] spoke."), doc("two", "[Northern Foods Inc.|ORG] spoke.")
        assert judgement(plan(one, two), "one", "two")[0] is Verdict.DOUBTFUL

    def test_a_designer_and_her_firm(self) -> None:
        person = doc("one", "[Clara Vance|PERSON title=designer] spoke in [Milan|LOC obl].")
        firm = doc("two", "[Clara Vance Ltd|ORG] left [Milan|LOC obj].")
        assert len({iri for iri in nodes(person, firm).values() if "vance" in iri}) == 2

    def test_an_acronym_of_two_goes_with_its_context(self) -> None:
        teachers = doc("one", "[National Teachers Association|ORG acronym=NTA] met [Colm Fahey|PERSON obj].")
        trams = doc("two", "[Northern Transport Agency|ORG acronym=NTA] met [Asta Lund|PERSON obj].")
        found = nodes(teachers, trams, doc("three", "[NTA|ORG] met [Asta Lund|PERSON obj]."), doc("four", "[NTA|ORG]"))
        assert found["three:nta"] == "northern-transport-agency"
        assert found["four:nta"] == "nta"


class TestRenames:
    @pytest.mark.parametrize(
        "sentence",
        [
            "[Saint Orla Hospital|ORG], formerly the [Fever House|ORG appos], grew.",
            "[Saint Orla Hospital|ORG] (previously known as [Fever House|ORG obl]) grew.",
            "[Saint Orla Hospital|ORG], which changed its name from [Fever House|ORG obl], grew.",
            "[Fever House|ORG] was renamed [Saint Orla Hospital|ORG obj].",
            "[Fever House|ORG] has changed its name to the [Saint Orla Hospital|ORG obl].",
        ],
    )
    def test_the_old_name_elsewhere(self, sentence: str) -> None:
        found = nodes(doc("one", sentence), doc("two", "[Fever House|ORG] burnt."))
        assert set(found.values()) == {"saint-orla-hospital"}

    @pytest.mark.parametrize(
        "sentence",
        [
            "[Saint Orla Hospital|ORG] was not renamed [Fever House|ORG obj].",
            "[Saint Orla Hospital|ORG] may be renamed [Fever House|ORG obj].",
            "[Saint Orla Hospital|ORG], formerly of the [Fever House|ORG nmod], grew.",
            "[Orla Brask|PERSON], formerly [Fever House|ORG obl] director, left.",
        ],
    )
    def test_no_change_of_name(self, sentence: str) -> None:
        found = nodes(doc("one", sentence), doc("two", "[Fever House|ORG] burnt."))
        assert found["two:fever-house"] == "fever-house"


class TestDecisions:
    def test_apart_what_was_one(self) -> None:
        documents = [doc(name, "[Ottoline Brask|PERSON] spoke.") for name in ("one", "two", "three")]
        found = nodes(*documents, decisions=(different("one:ottoline-brask", "two:ottoline-brask"),))
        assert found["one:ottoline-brask"] == found["three:ottoline-brask"] != found["two:ottoline-brask"]
        assert "_" in found["one:ottoline-brask"]

    def test_one_what_was_apart_with_all_that_belongs_to_each(self) -> None:
        cup = doc("cup", "[John Smith|PERSON] met [Calder Rovers|ORG obj].")
        found = nodes(JUDGE, STRIKER, cup, decisions=(same("court:john-smith", "cup:john-smith"),))
        assert {found[f"{each}:john-smith"] for each in ("court", "pitch", "cup")} == {"john-smith"}

    def test_nothing_becomes_one_that_is_different_through_a_third(self) -> None:
        cup = doc("cup", "[John Smith|PERSON] met [Calder Rovers|ORG obj].")
        decisions = (same("court:john-smith", "cup:john-smith"), different("court:john-smith", "pitch:john-smith"))
        for order in permutations(decisions):
            found = nodes(JUDGE, STRIKER, cup, decisions=order)
            assert found["court:john-smith"] == found["cup:john-smith"] != found["pitch:john-smith"]

    def test_what_is_one_with_a_different_one_goes_with_it(self) -> None:
        documents = [doc(name, "[Ottoline Brask|PERSON] spoke.") for name in ("one", "two", "three", "four")]
        apart = different("one:ottoline-brask", "two:ottoline-brask")
        one = same("three:ottoline-brask", "two:ottoline-brask")
        found = nodes(*documents, decisions=(apart, one))
        assert found["one:ottoline-brask"] == found["four:ottoline-brask"]
        assert found["two:ottoline-brask"] == found["three:ottoline-brask"] != found["one:ottoline-brask"]

    def test_a_contradiction(self) -> None:
        with pytest.raises(ValueError, match="john-smith of court"):
            plan(
                *(JUDGE, STRIKER, BARE),
                decisions=(
                    same("court:john-smith", "pitch:john-smith"),
                    same("pitch:john-smith", "walk:john-smith"),
                    different("court:john-smith", "walk:john-smith"),
                ),
            )

    def test_common_nouns_and_surnames(self) -> None:
        one = doc("one", "[Khan|PERSON] wrote [a report|a obj].")
        two = doc("two", "[Khan|PERSON] read [the report|the obj].")
        found = nodes(one, two, decisions=(same("one:khan", "two:khan"), same("one:report", "two:report")))
        assert found["one:khan"] == found["two:khan"] == "one/khan"
        assert found["one:report"] == found["two:report"] == "one/report"

    def test_what_is_not_there_has_no_effect(self) -> None:
        assert nodes(JUDGE, decisions=(same("court:nobody", "gone:john-smith"),)) == nodes(JUDGE)


@settings(deadline=None, max_examples=60)
@given(extractions("a.txt"), extractions("b.txt"), extractions("c.txt"), st.data())
def test_decisions_are_obeyed(one: Extraction, two: Extraction, three: Extraction, data: st.DataObject) -> None:
    documents = [resolve_document(each) for each in (one, two, three)]
    names = [name for document in documents for name in document.references]
    pair = st.tuples(st.sampled_from(names), st.sampled_from(names)).filter(lambda ends: ends[0] != ends[1])
    chosen = data.draw(st.dictionaries(pair.map(lambda ends: tuple(sorted(ends))), st.booleans(), max_size=4))
    decisions = [Decision(*ends, same=verdict) for ends, verdict in chosen.items()]
    try:
        merges = plan_merges(documents, base="", decisions=decisions)
    except ValueError:
        assert {True, False} <= set(chosen.values())
        return
    node = {
        name: iri
        for document in documents
        for name, iri in zip(document.references, merges.iris[document.id], strict=True)
    }
    for ends, verdict in chosen.items():
        assert (node[ends[0]] == node[ends[1]]) == verdict
    again = plan_merges(documents[::-1], base="", decisions=decisions[::-1])
    assert again == merges
    assert plan_merges(documents, base="") == plan_merges(documents, base="", decisions=())


@settings(deadline=None, max_examples=60)
@given(extractions("a.txt"), extractions("b.txt"))
def test_judgements_are_few_and_sorted(one: Extraction, two: Extraction) -> None:
    documents = [resolve_document(each) for each in (one, two)]
    found = plan_merges(documents, base="").judgements
    assert list(found) == sorted(found)
    assert len(found) <= sum(len(document.entities) for document in documents)
    assert all(each.one < each.other and each.reasons for each in found)


def _within(made: Extraction) -> Extraction:
    """Let the second mention hang on the first."""
    whole, part = made.mentions
    mentions = (replace(whole, head_start=0), replace(part, governor_start=0, head_start=part.start))
    return replace(made, mentions=mentions)
