"""What the syntax of one sentence decides."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kg.resolve.binding import fronted
from kg.resolve.coreference import cluster_mentions, sieve
from kg.resolve.documents import resolve_document

from .builders import extraction

if TYPE_CHECKING:
    from kg.model import Extraction


def together(made: Extraction, *texts: str) -> bool:
    clusters, _ = cluster_mentions(made)
    roots = {referent.mention.text: clusters.root(at) for at, referent in enumerate(clusters.referents)}
    return len({roots[text] for text in texts}) == 1


@pytest.mark.parametrize(("first", "expected"), [("[Paul Hays|PERSON obl]", True), ("[a lodger|a obl]", False)])
def test_the_possessor_beside_a_conjunct_is_the_name_before_it(first: str, expected: bool) -> None:
    made = extraction(f"[John Lamb|PERSON] wrote to {first} and [his|nmod] [wife|the conj].")
    writer, other, his, wife = made.mentions
    at = other.start + 1
    mentions = (
        writer,
        replace(other, head_start=at),
        replace(his, possessive=True, governor="wife", governor_start=wife.start),
        replace(wife, head_start=wife.start, governor_start=at),
    )
    assert together(replace(made, mentions=mentions), "his", other.text) is expected


def test_the_possessor_beside_a_conjunct_is_the_name_in_apposition() -> None:
    made = extraction(
        "[John Lamb|PERSON] wrote to [a clerk|a obl] , [Paul Hays|PERSON appos] , and [his|nmod] [wife|the conj]."
    )
    writer, clerk, name, his, wife = made.mentions
    mentions = (
        writer,
        replace(clerk, head_start=clerk.start),
        replace(name, head_start=name.start, appositive_to=clerk.start),
        replace(his, possessive=True, governor="wife", governor_start=wife.start),
        replace(wife, head_start=wife.start, governor_start=clerk.start),
    )
    assert together(replace(made, mentions=mentions), "his", "Paul Hays")


def in_apposition(made: Extraction) -> Extraction:
    """Return an extraction whose second mention stands in apposition with its first."""
    first, second, *others = made.mentions
    second = replace(second, head_start=second.start, appositive_to=first.start)
    return replace(made, mentions=(replace(first, head_start=first.start), second, *others))


@pytest.mark.parametrize(
    "pair",
    [
        "[The clerk|the] , [Ann Lee|PERSON appos]",
        "[Ann Lee|PERSON] , [the clerk|the appos]",
        "[Ann Lee|PERSON] , [Warden of Orrin|MISC appos]",
        "[Paul Lee|PERSON] , [2nd Earl of Orrin|MISC appos]",
        "[King of Orrin|PERSON] , [Lear|PERSON appos]",
    ],
)
def test_a_noun_in_apposition_is_who_has_the_name(pair: str) -> None:
    made = in_apposition(extraction(f"{pair} , resigned."))
    assert together(made, *(each.text for each in made.mentions))


def test_who_has_a_title_is_called_by_the_name() -> None:
    made = in_apposition(extraction("[Paul Lee|PERSON] , [2nd Earl of Orrin|MISC appos] , resigned."))
    assert [entity.label for entity in resolve_document(made).entities] == ["Paul Lee"]


@pytest.mark.parametrize(
    "pair",
    [
        "[The clerks|the plur] , [Ann Lee|PERSON appos]",
        "[The clerk|the and] , [Ann Lee|PERSON appos]",
        "[Paul Hays|PERSON] , [Ann Lee|PERSON appos]",
        "[Ann Lee|PERSON] , [Orrin|GPE appos]",
        "[The town|the] , [Ann Lee|PERSON appos]",
    ],
)
def test_what_stands_beside_a_name_may_be_somebody_else(pair: str) -> None:
    made = in_apposition(extraction(f"{pair} , resigned."))
    assert not together(made, *(each.text for each in made.mentions))


@pytest.mark.parametrize(
    ("sentence", "same"),
    [
        ("[Orrin Library|ORG] ([Orrinse Bibliotheek|ORG appos]) left.", True),
        ("[Orrin Library|ORG] ([Orrinse Bibliotheek|ORG appos], too) left.", False),
        ("[Orrin Library|ORG], [Orrinse Bibliotheek|ORG appos]) left.", False),
        ("[Orrin Library|ORG] ([Orrin Town|GPE appos]) left.", False),
    ],
)
def test_another_name_in_brackets(sentence: str, same: bool) -> None:
    made = in_apposition(extraction(sentence))
    assert together(made, *(each.text for each in made.mentions)) is same


def test_what_a_fact_says_of_a_name_stays_apart() -> None:
    sentence = "[Ann Lee|PERSON] , [the clerk|the appos] , resigned."
    assert together(in_apposition(extraction(sentence)), "Ann Lee", "clerk")
    for verb in ("be", "have"):
        assert not together(in_apposition(extraction(sentence, triples=((0, verb, 1),))), "Ann Lee", "clerk")


@pytest.mark.parametrize(
    ("sentence", "same"),
    [
        ("They praised [the Mayor of Orrin|MISC obj].", True),
        ("They praised [the Mayor|MISC obj].", True),
        ("They praised [a Mayor|MISC obj].", False),
    ],
)
def test_who_has_an_office_in_apposition_is_who_holds_it(sentence: str, same: bool) -> None:
    made = in_apposition(phrased("[Ann Lee|PERSON] , [Mayor of Orrin|MISC appos] , left.", sentence))
    assert together(made, "Ann Lee", made.mentions[2].text) is same


def test_the_holder_of_an_office_is_no_other_holder() -> None:
    made = phrased("[Mayor of Orrin|MISC] met [Ann Lee|PERSON title=Mayor].", "They praised [the Mayor|MISC obj].")
    assert together(made, "Ann Lee", "Mayor")
    assert not together(made, "Ann Lee", "Mayor of Orrin")


@pytest.mark.parametrize(
    "sentence",
    ["They gave up the post of [mayor|the nmod in=post].", "They served as [mayor|the obl].", "[Mayor|PERSON xcomp]"],
)
def test_an_office_is_not_who_holds_it(sentence: str) -> None:
    clusters, _ = cluster_mentions(phrased("Mayor [Ann Lee|PERSON title=Mayor] left.", sentence))
    assert clusters.root(1) == 1


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("The [daughter|the obl], [she|] left.", True),
        ("The [daughter|the obl], [Ann Lee|PERSON] left.", True),
        ("Born then, the [daughter|the parataxis], [she|] left.", True),
        ("After the [daughter|the obl], [she|] left.", False),
        ("The [daughter|the vocative], [she|] left.", False),
        ("The [daughter|the obl]; [she|] left.", False),
        ("This [daughter|the obl], [she|] left.", False),
        ("The [daughter|the obl], [I|] left.", False),
        ("The [daughters|the plur obl], [she|] left.", False),
        ("The [year|the obl], [she|] left.", False),
    ],
)
def test_a_fronted_noun_is_said_of_the_subject(sentence: str, said: bool) -> None:
    made = phrased(sentence)
    clusters, _ = sieve(made)
    assert fronted(clusters, made) == ({0: 1} if said else {})


def test_who_a_fronted_noun_is_said_of_is_looked_for_before_it() -> None:
    made = phrased("[Ruth Hays|PERSON] spoke.", "The [daughter|the obl], [she|] left.", "[Hays|PERSON] came.")
    assert together(made, "Ruth Hays", "daughter", "she", "Hays")


def phrased(*sentences: str) -> Extraction:
    """Return the extraction with the whole phrases of mentions, determiners included."""
    made = extraction(*sentences)
    text = made.document.text
    starts = [
        each.start - len(re.search(r"((the|this|an?) )?$", text[: each.start].casefold())[0]) for each in made.mentions
    ]  # type: ignore[index]
    mentions = tuple(replace(each, phrase=(start, each.end)) for each, start in zip(made.mentions, starts, strict=True))
    return replace(made, mentions=mentions)
