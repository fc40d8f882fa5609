"""Clauses that modify a predicate nominal say something of its subject."""

import pytest

from .builders import stated

CASES = [
    pytest.param(
        "[nsubj Lind] [cop was] [det an] engineer [acl:relcl [nsubj who] built/VBD=build [obj trams/NNS]] .",
        ["Lind | be | engineer", "Lind | build | trams"],
        id="relative",
    ),
    pytest.param(
        "[nsubj Lind] [aux may] [cop be/VB] [det an] engineer [acl:relcl [nsubj who] built/VBD=build"
        " [obj trams/NNS]] .",
        ["Lind | be | engineer <possible>", "Lind | build | trams <possible>"],
        id="as doubtful as the copula",
    ),
    pytest.param(
        "[nsubj Lind] [cop is] [advmod not] [det the] engineer [acl:relcl [nsubj who] built/VBD=build"
        " [obj trams/NNS]] .",
        ["Lind | be | engineer <not>", "Lind | build | trams <not>"],
        id="denied with the copula",
    ),
    pytest.param(
        "[nsubj [det An] engineer [acl:relcl [nsubj who] built/VBD=build [obj trams/NNS]]] left/VBD=leave .",
        ["engineer | build | trams", "engineer | leave | true^^boolean"],
        id="no predicate",
    ),
]


@pytest.mark.parametrize(("tree", "expected"), CASES)
def test_case(tree, expected):
    assert stated(tree) == expected
