"""Requests and what becomes of them: the deed is that of whoever is asked, and refused it is none."""

import pytest

from .builders import stated

CASES = [
    pytest.param(
        "[nsubj [det The] storm] forced/VBD=force [obj families/NNS=family] [advcl [mark to] leave/VB] .",
        ["storm | force | families", "families | leave | true^^boolean"],
        id="forced to, whatever the tree calls it",
    ),
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
    pytest.param(
        "[nsubj Lind] called/VBD=call [obl [case on] Cole] [advcl [mark to] resign/VB] .",
        ["Lind | call on | Cole", "Cole | resign | true^^boolean <ordered>"],
        id="called on somebody",
    ),
    pytest.param(
        "[nsubj Lind] asked/VBD=ask [obl [case for] [det the] vote [acl [mark to] [aux:pass be/VB]"
        " delayed/VBN=delay]] .",
        ["vote | be delayed | true^^boolean <ordered>"],
        id="asked for something to be done",
    ),
    pytest.param(
        "[nsubj Lind] called/VBD=call [advcl [mark for] [nsubj [det the] ministers/NNS=minister] [mark to]"
        " resign/VB] .",
        ["ministers | resign | true^^boolean <ordered>"],
        id="called for somebody to do it",
    ),
    pytest.param(
        "[nsubj Lind] waited/VBD=wait [obl [case for] [det the] rain] [advcl [mark to] stop/VB] .",
        ["rain | stop | true^^boolean <intended>"],
        id="waited for something to happen",
    ),
    pytest.param(
        "[nsubj Lind] asked/VBD=ask [obl [case for] money] [advcl [mark to] buy/VB [obj food]] .",
        ["Lind | ask for | money", "Lind | buy | food <intended>"],
        id="what is asked for does not act",
    ),
]


@pytest.mark.parametrize(("tree", "expected"), CASES)
def test_case(tree, expected):
    assert stated(tree) == expected
