"""Adverbial clauses: what depends on a condition is not asserted."""

import pytest

from .builders import stated

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
