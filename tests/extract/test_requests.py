"""Requests and what becomes of them: the deed is that of whoever is asked, and refused it is none."""

import pytest

from .builders import stated

CASES = [
    pytest.param(
        "[nsubj Lind] refused/VBD=refuse [obj [nmod:poss Cole [case 's]] request [acl [mark to] lift/VB"
        " [obj [det the] ban]]] .",
        ["Lind | refuse | request", "Lind | lift | ban <not>"],
        id="refused: not done, and not by who asks",
    ),
    pytest.param(
        "[nsubj:pass [det A] request [acl [mark to] lift/VB [obj [det the] ban]]] [aux:pass was]"
        " rejected/VBN=reject [obl:agent [case by] Lind] .",
        ["Lind | lift | ban <not>", "Lind | reject | request"],
        id="refused, passive",
    ),
    pytest.param(
        "[nsubj Lind] turned/VBD=turn [compound:prt down] [obj [det a] call [acl [mark to] resign/VB]] .",
        ["Lind | turn down | call", "Lind | resign | true^^boolean <not>"],
        id="refused, with a particle",
    ),
    pytest.param(
        "[nsubj Lind] ignored/VBD=ignore [obj calls/NNS=call [acl [mark to] resign/VB]] .",
        ["Lind | ignore | calls", "Lind | resign | true^^boolean <ordered>"],
        id="left open",
    ),
    pytest.param(
        "[nsubj Lind] repeated/VBD=repeat [obj [det a] call [nmod [case on] Cole] [acl [mark to] resign/VB]] .",
        ["Lind | repeat | call", "Cole | resign | true^^boolean <ordered>"],
        id="whom it is addressed to",
    ),
    pytest.param(
        "[nsubj Lind] repeated/VBD=repeat [obj [det a] call [acl [mark to] resign/VB]] .",
        ["Lind | repeat | call"],
        id="addressed to nobody named",
    ),
    pytest.param(
        "[nsubj:pass [det The] claim [acl [mark that] [nsubj Cole] lied/VBD=lie]] [aux:pass was]"
        " rejected/VBN=reject [obl:agent [case by] Lind] .",
        ["Cole | lie | true^^boolean <not, alleged> @Lind", "Lind | reject | claim"],
        id="a claim rejected, passive",
    ),
]


@pytest.mark.parametrize(("tree", "expected"), CASES)
def test_case(tree, expected):
    assert stated(tree) == expected
