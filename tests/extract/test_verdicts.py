"""Verdicts, pleas and charges: what a court finds stands, what it clears somebody of is denied."""

import pytest

from .builders import stated

CASES = [
    pytest.param(
        "[nsubj [det The] jury] found/VBD=find [obj Cole] [xcomp guilty/JJ [obl [case of] fraud]] .",
        ["Cole | be guilty of | fraud @jury"],
        id="found guilty",
    ),
    pytest.param(
        "[nsubj:pass Cole] [aux:pass was] found/VBN=find [xcomp [advmod not] guilty/JJ [obl [case of] fraud]] .",
        ["Cole | be guilty of | fraud <not>"],
        id="found not guilty",
    ),
    pytest.param(
        "[nsubj [det The] jury] found/VBD=find [ccomp [nsubj Cole] [advmod not] guilty/JJ [obl [case of] fraud]] .",
        ["Cole | be guilty of | fraud <not> @jury"],
        id="found not guilty, as a clause",
    ),
    pytest.param(
        "[nsubj [det The] jury] found/VBD=find [obj Cole] [xcomp reckless/JJ] .",
        ['Cole | be | "reckless" <alleged> @jury'],
        id="an opinion is no verdict",
    ),
    pytest.param(
        "[nsubj Cole] pleaded/VBD=plead [xcomp [advmod not] guilty/JJ [obl [case to] fraud]] .",
        ["Cole | plead not guilty to | fraud"],
        id="the negation is what is pleaded",
    ),
    pytest.param(
        "[nsubj Cole] [aux did] [advmod not] plead/VB [xcomp guilty/JJ [obl [case to] fraud]] .",
        ["Cole | plead guilty to | fraud <not>"],
        id="no plea",
    ),
    pytest.param(
        "[nsubj:pass Cole] [aux:pass was] cleared/VBN=clear [advcl [mark of] burning/VBG=burn [obj [det a] car]] .",
        ["Cole | be cleared | true^^boolean", "Cole | burn | car <not>"],
        id="cleared of",
    ),
    pytest.param(
        "[nsubj:pass Cole] [aux:pass was] convicted/VBN=convict [obl [case of] [det a] charge [acl [mark of]"
        " burning/VBG=burn [obj [det a] car]]] .",
        ["Cole | be convicted of | charge", "Cole | burn | car"],
        id="convicted of a charge of",
    ),
    pytest.param(
        "[nsubj:pass Cole] [aux:pass was] acquitted/VBN=acquit [obl [case of] [det a] charge [acl [mark of]"
        " burning/VBG=burn [obj [det a] car]]] .",
        ["Cole | be acquitted of | charge", "Cole | burn | car <not>"],
        id="acquitted of a charge of",
    ),
    pytest.param(
        "[nsubj Police/NNS=police] arrested/VBD=arrest [obj Cole] [obl [case on] suspicion [acl [mark of]"
        " burning/VBG=burn [obj [det a] car]]] .",
        ["Police | arrest | Cole [oblique on: suspicion]", "Cole | burn | car <alleged>"],
        id="on suspicion of",
    ),
    pytest.param(
        "[nsubj Cole] faces/VBZ=face [obj charges/NNS=charge [acl [mark of] burning/VBG=burn [obj [det a] car]]] .",
        ["Cole | face | charges", "Cole | burn | car <alleged>"],
        id="faces charges of",
    ),
    pytest.param(
        "[nsubj Lind] dropped/VBD=drop [obj charges/NNS=charge [acl [mark of] burning/VBG=burn [obj [det a] car]]] .",
        ["Lind | drop | charges"],
        id="who drops a charge is not charged",
    ),
]


@pytest.mark.parametrize(("tree", "expected"), CASES)
def test_case(tree, expected):
    assert stated(tree) == expected
