"""What the syntax of one sentence decides."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kg.resolve.binding import fronted
from kg.resolve.coreference import cluster_mentions, sieve

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
        each.start - len(re.search(r"((the|this) )?$", text[: each.start].casefold())[0]) for each in made.mentions
    ]  # type: ignore[index]
    mentions = tuple(replace(each, phrase=(start, each.end)) for each, start in zip(made.mentions, starts, strict=True))
    return replace(made, mentions=mentions)
