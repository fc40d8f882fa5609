"""Comparison: a comparative says nothing of the positive, and the clause compared with states nothing."""

import pytest

from .builders import stated

CASES = [
    pytest.param(
        "[nsubj Leeds@LOC] [cop is] larger/JJR [obl [case than] York@LOC] .",
        ["Leeds | be larger than | York"],
        id="-er",
    ),
    pytest.param(
        "[nsubj Leeds@LOC] [cop is] [advmod more/RBR] expensive/JJ [obl [case than] York@LOC] .",
        ["Leeds | be more expensive than | York"],
        id="more",
    ),
    pytest.param(
        "[nsubj Leeds@LOC] [cop is] [advmod less/RBR] expensive/JJ .", ['Leeds | be | "less expensive"'], id="less"
    ),
    pytest.param(
        "[nsubj Leeds@LOC] [cop is] [advmod very] expensive/JJ .",
        ['Leeds | be | "expensive"'],
        id="a booster is no degree",
    ),
    pytest.param(
        "[nsubj Leeds@LOC] [cop is] [advmod not] [advmod as] large/JJ [obl [case as] York@LOC] .",
        ["Leeds | be as large as | York <not>"],
        id="not as ... as",
    ),
    pytest.param(
        "[nsubj Leeds@LOC] [cop is] [advmod [advmod twice] as] large/JJ [obl [case as] York@LOC] .",
        ["Leeds | be twice as large as | York"],
        id="twice as ... as",
    ),
    pytest.param(
        "[nsubj [det The] tower] [cop is] [obl:unmarked [nummod 40] metres/NNS] high/JJ .",
        ['tower | be | "40 metres high"'],
        id="measure",
    ),
    pytest.param(
        "[nsubj Leeds@LOC] sold/VBD=sell [obj [amod more/JJR] cars/NNS] [advcl [mark than] [nsubj York@LOC]"
        " sold/VBD=sell] .",
        ["Leeds | sell | more cars"],
        id="clause of comparison",
    ),
]


@pytest.mark.parametrize(("tree", "expected"), CASES)
def test_comparison(tree, expected):
    assert stated(tree) == expected
