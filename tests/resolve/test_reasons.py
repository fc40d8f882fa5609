"""Why mentions were put together: each by a reason, and by no way round."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from kg.resolve.documents import resolve_document

from .builders import extraction
from .test_properties import extractions

if TYPE_CHECKING:
    from kg.model import Extraction


@given(extractions("a.txt"))
def test_every_mention_hangs_on_the_one_that_names_the_entity(made: Extraction) -> None:
    for entity in resolve_document(made).entities:
        by_span = {(mention.start, mention.end): mention for mention in entity.mentions}
        (first,) = (mention for mention in entity.mentions if not mention.reason)
        for mention in entity.mentions:
            steps = 0
            while mention != first:
                assert mention.other is not None
                mention = by_span[mention.other]
                steps += 1
                assert steps < len(by_span)


@given(extractions("a.txt"))
def test_what_was_compared_is_one_or_two(made: Extraction) -> None:
    found = resolve_document(made)
    for each in found.comparisons:
        assert (each.one.entity == each.other.entity) == (each.verdict == "merged")
        assert each.one.start < each.other.start
        assert made.document.text[each.one.start :].startswith(each.one.name)
        assert each.one.name in each.one.sentence


@pytest.mark.parametrize(
    ("sentences", "reason"),
    [
        (("[Sadiq Khan|PERSON] spoke.", "[Sadiq Khan|PERSON] left."), "same name"),
        (("[Sadiq Khan|PERSON] spoke.", "[Khan|PERSON] left."), "short and full name"),
        (("[Post Office|ORG acronym=PO] fell.", "[PO|ORG] rose."), "introduced short form"),
        (("[Crown Prosecution Service|ORG] fell.", "[CPS|ORG] rose."), "initials"),
        (("[Orrin Energy|ORG] fell.", "[Orrin|PERSON] rose."), "first word of a name, taken for another kind of thing"),
        (("[A report|a] came.", "[The report|the] went."), "repeated noun"),
        (("[Calder Vale Police|ORG] came.", "[The force|the] went."), "description by its kind"),
        (("[Ann Lee|PERSON] hurt [herself|obj].",), "reflexive pronoun of the subject"),
        (("[Ann Lee|PERSON] said [I|by=Ann_Lee] left.",), "who speaks"),
        (("[Lee|PERSON title=mayor] spoke.", "[The mayor|the] left."), "role that the text gives"),
    ],
)
def test_the_rule_is_told(sentences: tuple[str, ...], reason: str) -> None:
    reasons = {m.reason for entity in resolve_document(extraction(*sentences)).entities for m in entity.mentions}
    assert reason in reasons


def test_a_short_name_that_fits_several_is_doubtful() -> None:
    made = extraction("[Ann Khan|PERSON] met [Sal Khan|PERSON obj].", "[Khan|PERSON] left.", name="a.txt")
    found = [
        (each.one.name, each.other.name, each.verdict, each.reason)
        for each in resolve_document(made).comparisons
        if each.other.name == "Khan"
    ]
    assert ("Ann Khan", "Khan", "doubtful", "short and full name, which fits several") in found
    assert ("Sal Khan", "Khan", "doubtful", "short and full name, which fits several") in found
