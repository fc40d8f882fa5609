"""What a document tells of its named entities beside their names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kg.model import Polarity, Value
from kg.resolve.documents import resolve_document

from .builders import extraction

if TYPE_CHECKING:
    from kg.model import Extraction
    from kg.resolve.profiles import Profile


def profile(made: Extraction, slug: str) -> Profile:
    found = resolve_document(made)
    return next(each for entity, each in zip(found.entities, found.profiles, strict=True) if entity.slug == slug)


def hanging(made: Extraction, part: int, whole: int) -> Extraction:
    """Let a mention hang on another in the tree."""
    mentions = [replace(each, head_start=each.start) for each in made.mentions]
    mentions[part] = replace(mentions[part], governor_start=mentions[whole].head_start, role="nmod")
    return replace(made, mentions=tuple(mentions))


def test_roles_from_titles_and_from_what_is_said() -> None:
    text = "[Mara Lind|PERSON title=judge], [a botanist|a appos], spoke."
    assert profile(extraction(text, triples=((0, "be", 1),)), "mara-lind").roles == {"judge", "botanist"}


def test_what_is_denied_is_no_role() -> None:
    denied = ((0, "be", 1, {"polarity": Polarity.NEGATIVE}),)
    assert not profile(extraction("[Mara Lind|PERSON] is not [a judge|a obj].", triples=denied), "mara-lind").roles


def test_kin_and_gender_are_no_roles() -> None:
    made = extraction("[Mara Lind|PERSON] is [a mother|a obj].", triples=((0, "be", 1),))
    assert not profile(made, "mara-lind").roles


def test_employer_from_a_phrase_and_from_a_fact() -> None:
    made = hanging(extraction("[Mara Lind|PERSON] of the [Dock Alliance|ORG nmod] spoke."), 1, 0)
    assert profile(made, "mara-lind").employers == {("dock", "alliance")}
    told = extraction("[Mara Lind|PERSON] runs [Dock Alliance|ORG obj].", triples=((0, "be director of", 1),))
    assert profile(told, "mara-lind").employers == {("dock", "alliance")}


@pytest.mark.parametrize("between", [", ", " in ", " ("])
def test_the_place_behind_a_place(between: str) -> None:
    made = hanging(extraction(f"They left [Cambridge|LOC obj]{between}[England|LOC nmod]."), 1, 0)
    assert profile(made, "cambridge").within == {("england",)}
    assert not profile(made, "england").within


def test_a_list_of_places_is_none_inside_another() -> None:
    made = hanging(extraction("They left [Cambridge|LOC obj], [Leeds|LOC conj and] and [York|LOC conj and]."), 1, 0)
    assert not profile(made, "cambridge").within


@pytest.mark.parametrize("text", ["[Otto Brask|PERSON], 81, spoke.", "[Otto Brask|PERSON] (81) spoke."])
def test_age(text: str) -> None:
    made = extraction(text)
    assert profile(made, "otto-brask").age == 81
    dated = replace(made, document=replace(made.document, created="2024-05-01"))
    assert profile(dated, "otto-brask").year == 1943


def test_the_age_of_a_year_old_and_no_age() -> None:
    assert profile(extraction("The 12-year-old pupil [Elsie Brown|PERSON] won."), "elsie-brown").age == 12
    assert profile(extraction("[Elsie Brown|PERSON], 400 others and a dog won."), "elsie-brown").age is None


def test_year_of_birth() -> None:
    born = ((0, "be born", Value(value="true", datatype="boolean"), {"qualifiers": (("time", "in", YEAR),)}),)
    assert profile(extraction("[Mara Lind|PERSON] was born in 1961.", triples=born), "mara-lind").year == 1961


def test_countries_of_a_legal_form() -> None:
    assert profile(extraction("[Halden Energy plc|ORG] grew."), "halden-energy").countries == {"british"}
    assert not profile(extraction("[Halden Company|ORG] grew."), "halden").countries


def test_loose_roles() -> None:
    made = extraction("[Mara Lind|PERSON] and [Otto Brask|PERSON] left.", "[the judge|the] and [a boxer|a] spoke.")
    assert resolve_document(made).loose_roles == {"judge"}


YEAR = Value(value="1961", datatype="gYear")
