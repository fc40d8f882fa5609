"""Values on disk: what is written comes back as it was, and nothing else comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.codec import Codec
from kg.model import (
    Argument,
    Document,
    Extraction,
    Mention,
    MentionKind,
    Modality,
    Polarity,
    Predicate,
    Sentence,
    Triple,
    TripleLink,
    TripleQualifier,
    Value,
)

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

CODEC = Codec(Extraction, given=("document", "document_id"))
DOCUMENT = Document(id="a.txt", text="", source="a.txt", paragraphs=())


def every(cls: type[Any], **known: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """Return a strategy for instances of a dataclass in which no field has its default by neglect."""
    return st.builds(cls, **{name: known.get(name, st.from_type(hint)) for name, hint in get_type_hints(cls).items()})


NAMES = {"document_id": st.just("a.txt")}
MENTIONS = every(Mention, speaker=st.none() | every(Mention, speaker=st.none(), **NAMES), **NAMES)
ARGUMENTS = every(Argument, mention=MENTIONS)
VALUES = every(Value)
TRIPLES = every(
    Triple,
    subject=ARGUMENTS,
    object=ARGUMENTS | VALUES,
    qualifiers=st.lists(every(TripleQualifier, argument=ARGUMENTS | VALUES), max_size=2).map(tuple),
    attribution=st.none() | ARGUMENTS,
    confidence=st.floats(0, 1),
)
EXTRACTIONS = st.builds(
    Extraction,
    document=st.just(DOCUMENT),
    sentences=st.lists(every(Sentence), max_size=2).map(tuple),
    mentions=st.lists(MENTIONS, max_size=3).map(tuple),
    triples=st.lists(TRIPLES, max_size=3).map(tuple),
)


@settings(max_examples=60, deadline=None)
@given(EXTRACTIONS)
def test_an_extraction_comes_back_as_it_was(extraction: Extraction) -> None:
    back = CODEC.decode(CODEC.encode(extraction), document=DOCUMENT, document_id="a.txt")
    assert back == extraction
    assert repr(back) == repr(extraction)  # with the attributes that do not count for equality


def test_values_that_are_equal_but_not_the_same_stay_apart() -> None:
    def triple(wording: str) -> Triple:
        mention = Mention(document_id="a.txt", start=0, end=1, text="x", name="x", head="x", kind=MentionKind.NAMED)
        return Triple(
            subject=Argument(mention=mention, start=0, end=1),
            predicate=Predicate(surface="", lemma="be", start=0, end=1),
            object=Value(value="2021", datatype="gYear", wording=wording),
            links=(TripleLink(role="time", conjunction="", clause=1),),
            polarity=Polarity.NEGATIVE,
            modality=Modality.FEARED,
            rule="r",
            confidence=1.0,
            sentence=0,
        )

    both = Extraction(document=DOCUMENT, sentences=(), mentions=(), triples=(triple("last year"), triple("2021")))
    back = CODEC.decode(CODEC.encode(both), document=DOCUMENT, document_id="a.txt")
    assert [found.object.wording for found in back.triples] == ["last year", "2021"]  # type: ignore[union-attr]
    assert back.triples[0].subject is back.triples[1].subject
    assert back.triples[0].modality is Modality.FEARED


@pytest.mark.parametrize(
    "data",
    [
        b"", b"[]", b"{}", b"1", b"[1]", b"[[]]", b"[[99]]", b"[[0]]", b'[[0,[],[],[]],"x"]', b"[[0,1,[],[]]]",
        b"[[0,[0],[],[]]]", b"[[0,[7],[],[]]]", b'[[1,0,"x","y"],[0,[0],[],[]]]', b"[[1,0,1,null]]", b"[" * 100_000,
        b'[[1,0,1,"x"]]', b'[[1,0,1,"x"],[0,[],[0],[]]]', b"\xff",
    ],
)  # fmt: skip
def test_other_data_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not an encoded Extraction"):
        CODEC.decode(data, document=DOCUMENT, document_id="a.txt")


@dataclass(frozen=True, kw_only=True)
class _Ambiguous:
    field: int | Sentence


@dataclass(frozen=True, kw_only=True)
class _Foreign:
    field: set[str]


@pytest.mark.parametrize("cls", [_Ambiguous, _Foreign])
def test_a_class_that_json_cannot_hold_is_refused_when_the_codec_is_made(cls: type[Any]) -> None:
    with pytest.raises(TypeError, match=f"{cls.__name__}.field"):
        Codec(cls)
