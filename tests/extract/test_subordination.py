"""Adverbial clauses: what depends on a condition is not asserted."""

import pytest

from .builders import linked, stated

CONDITIONS = [
    pytest.param(
        "[nsubj Lind] [aux will] resign/VB [conj [cc and] leave/VB] [advcl [mark if] [nsubj Cole] lies/VBZ=lie] .",
        [
            "Lind | resign | true^^boolean <conditional>",
            "Lind | leave | true^^boolean <conditional>",
            "Cole | lie | true^^boolean <conditional>",
        ],
        id="the whole coordination depends on it",
    ),
    pytest.param(
        "[nsubj Lind] resigned/VBD=resign , [conj [cc and] [nsubj Khan] [aux will] leave/VB [advcl [mark if]"
        " [nsubj Cole] lies/VBZ=lie]] .",
        [
            "Lind | resign | true^^boolean",
            "Khan | leave | true^^boolean <conditional>",
            "Cole | lie | true^^boolean <conditional>",
        ],
        id="the second clause alone depends on it",
    ),
    pytest.param(
        "[nsubj Lind] stays/VBZ=stay [advmod [advmod as] long [advcl [mark as] [nsubj Cole] pays/VBZ=pay]] .",
        ["Lind | stay | true^^boolean <conditional>", "Cole | pay | true^^boolean <conditional>"],
        id="as long as",
    ),
    pytest.param(
        "[nsubj Lind] stays/VBZ=stay [advmod [advmod as] long] [advcl [mark as] [nsubj Cole] pays/VBZ=pay] .",
        ["Lind | stay | true^^boolean <conditional>", "Cole | pay | true^^boolean <conditional>"],
        id="as long as, beside the clause",
    ),
    pytest.param(
        "[nsubj Lind] fled/VBD=flee [advcl [mark in [fixed case]] [nsubj Cole] lied/VBD=lie] .",
        ["Lind | flee | true^^boolean", "Cole | lie | true^^boolean <conditional>"],
        id="in case: a precaution is taken",
    ),
    pytest.param(
        "[ccomp [aux Had] [nsubj Cole] lied/VBN=lie] , [nsubj Lind] [aux would] resign/VB .",
        ["Cole | lie | true^^boolean <conditional>"],
        id="inverted, whatever the tree calls it",
    ),
    pytest.param(
        "[aux Had] [nsubj Cole] lied/VBN=lie , [conj [nsubj Lind] [aux would] resign/VB] .",
        ["Cole | lie | true^^boolean <conditional>", "Lind | resign | true^^boolean <conditional>"],
        id="inverted, as the main clause",
    ),
    pytest.param(
        "[advmod Never] [aux had] [nsubj Cole] lied/VBN=lie .",
        ["Cole | lie | true^^boolean <not>"],
        id="inverted after a negative adverb: no condition",
    ),
    pytest.param(
        "[nsubj Lind] [aux must] resign/VB ; [parataxis [advmod otherwise] [nsubj Cole] sells/VBZ=sell [obj Halden]] .",
        ["Lind | resign | true^^boolean <necessary>", "Cole | sell | Halden <conditional>"],
        id="otherwise",
    ),
]


@pytest.mark.parametrize(("tree", "expected"), CONDITIONS)
def test_condition(tree, expected):
    assert stated(tree) == expected


@pytest.mark.parametrize("question", ["how", "when", "where"])
def test_an_infinitive_question_is_open(question):
    tree = f"[nsubj Lind] learned/VBD=learn [ccomp [advmod {question}] [mark to] sell/VB [obj Halden]] ."
    assert stated(tree) == ["Lind | sell | Halden <possible>"]


RESIGNED = "[nsubj Lind] resigned/VBD=resign"
LIED = "[nsubj Cole] lied/VBD=lie"

LINKS = [
    ("[mark because]", "cause because"),
    ("[mark although]", "concession although"),
    ("[mark before]", "time before"),
    ("[advmod when]", "time when"),
    ("[mark since]", "time since"),
    ("[mark if]", "condition if"),
    ("[mark unless]", "condition unless"),
    ("[mark whereas]", "contrast whereas"),
    ("[mark so [fixed that]]", "purpose so that"),
    ("[mark as [fixed if]]", "manner as if"),
]


@pytest.mark.parametrize(("opening", "link"), LINKS)
def test_link(opening, link):
    assert linked(f"{RESIGNED} [advcl {opening} {LIED}] .") == [f"resign -{link}-> lie"]
    assert linked(f"[advcl {opening} {LIED}] , {RESIGNED} .") == [f"resign -{link}-> lie"]


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        pytest.param(f"{RESIGNED} [advcl [mark to] avoid/VB [obj Khan]] .", ["resign -purpose-> avoid"], id="purpose"),
        pytest.param(
            f"{RESIGNED} [advcl [mark by] writing/VBG=write [obl [case to] Khan]] .",
            ["resign -manner by-> write to"],
            id="means",
        ),
        pytest.param(
            f"{RESIGNED} [advcl [mark because] {LIED} [conj [cc and] [nsubj Ito] fled/VBD=flee]] .",
            ["resign -cause because-> lie", "resign -cause because-> flee"],
            id="two reasons",
        ),
        pytest.param(
            f"[nsubj Lind] tried/VBD=try [xcomp [mark to] resign/VB] [advcl [mark because] {LIED}] .",
            ["resign -cause because-> lie"],
            id="the infinitive bears the content",
        ),
        pytest.param(
            "[advcl [aux Had] [nsubj Cole] lied/VBN=lie] , [nsubj Lind] [aux would] resign/VB .",
            ["resign -condition-> lie"],
            id="inverted condition",
        ),
        pytest.param(
            f"[nsubj Lind] [aux did] [advmod not] resign/VB [advcl [mark because] {LIED}] .",
            [],
            id="no reason of what is denied: it may be the reason alone that is",
        ),
        pytest.param(f"{RESIGNED} [advcl [advmod not] [mark because] {LIED}] .", [], id="not because"),
        pytest.param(f"{LIED} , [advcl [mark as] [nsubj Khan] said/VBD=say] .", [], id="as somebody said"),
        pytest.param(f"[advcl Smiling/VBG=smile] , {RESIGNED} .", [], id="a bare participle tells no relation"),
        pytest.param(f"{RESIGNED} [advcl:relcl [nsubj which] pleased/VBD=please [obj Khan]] .", [], id="relative"),
    ],
)
def test_links(tree, expected):
    assert linked(tree) == expected
