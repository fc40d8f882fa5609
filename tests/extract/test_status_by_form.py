"""What the form of a clause says of its status: outcomes, findings, orders, *would* as past *will*, raised negation."""

import pytest

from .builders import stated

THAT = "[ccomp [mark that] [nsubj Cole] {}]"

CASES = [
    pytest.param(
        "[nsubj Cole] lived/VBD=live [advcl [mark to] see/VB [obj [det the] bridge]] .",
        ["Cole | live | true^^boolean", "Cole | see | bridge"],
        id="what came of it",
    ),
    pytest.param(
        "[nsubj Cole] came/VBD=come [obl [case from] behind/RB] [advcl [mark to] beat/VB [obj Lind]] .",
        ["Cole | come | true^^boolean", "Cole | beat | Lind"],
        id="came from behind to win",
    ),
    pytest.param(
        "[nsubj Cole] rose/VBD=rise [advcl [mark to] become/VB [xcomp mayor]] .",
        ["Cole | rise | true^^boolean", "Cole | become | mayor"],
        id="to become",
    ),
    pytest.param(
        "[nsubj Cole] came/VBD=come [advcl [mark to] help/VB [obj Lind]] .",
        ["Cole | come | true^^boolean", "Cole | help | Lind <intended>"],
        id="a purpose",
    ),
    pytest.param(
        "[nsubj [det A] court] ruled/VBD=rule [ccomp [mark that] [nsubj Cole] [aux had] lied/VBN=lie] .",
        ["Cole | lie | true^^boolean @court"],
        id="a finding",
    ),
    pytest.param(
        "[nsubj [det A] court] ruled/VBD=rule [ccomp [mark that] [nsubj Cole] resign/VB] .",
        ["Cole | resign | true^^boolean <ordered>"],
        id="an order",
    ),
    pytest.param(
        "[nsubj Lind] insisted/VBD=insist [ccomp [mark that] [nsubj:pass [det the] dam] [aux:pass be/VB]"
        " closed/VBN=close] .",
        ["dam | be closed | true^^boolean <ordered>"],
        id="subjunctive of a verb that otherwise claims",
    ),
    pytest.param(
        "[nsubj Lind] said/VBD=say [ccomp [mark that] [nsubj Cole] [aux would] resign/VB] .",
        ["Cole | resign | true^^boolean <future> @Lind"],
        id="would, seen from the past",
    ),
    pytest.param(
        "[nsubj Lind] said/VBD=say [ccomp [mark that] [nsubj Cole] [aux would] resign/VB"
        " [advcl [mark if] [nsubj they] paid/VBD=pay]] .",
        ["Cole | resign | true^^boolean <conditional> @Lind", "they | pay | true^^boolean <conditional> @Lind"],
        id="would, with a condition",
    ),
    pytest.param(
        "[nsubj:pass [det The] car] [aux:pass was] found/VBN=find [xcomp burning/VBG=burn [obl [case in] Leeds]] .",
        ["car | burn in | Leeds"],
        id="found burning",
    ),
    pytest.param(
        "[nsubj Lind] [aux did] [advmod not] believe/VB [ccomp [mark that] [nsubj Cole] lied/VBD=lie] .",
        ["Cole | lie | true^^boolean <not, alleged> @Lind"],
        id="raised negation",
    ),
    pytest.param(
        "[nsubj Lind] [aux did] [advmod not] claim/VB [ccomp [mark that] [nsubj Cole] lied/VBD=lie] .",
        ["Cole | lie | true^^boolean <possible>"],
        id="negation that is not raised",
    ),
    pytest.param(
        "[nsubj Lind] [advmod almost] sold/VBD=sell [obj Halden] .", ["Lind | sell | Halden <not>"], id="almost"
    ),
    pytest.param(
        "[nsubj [det The] club] [aux could] [advmod least/JJS] afford/VB [obj [det the] fine] .",
        ["club | afford | fine <not, possible>"],
        id="least",
    ),
    pytest.param(
        "[nsubj Lind] dropped/VBD=drop [obj [nmod:poss Cole [case 's]] plan [acl [mark to] close/VB"
        " [obj [det the] dam]]] .",
        ["Lind | drop | plan", "Cole | close | dam <not, intended>"],
        id="a plan given up",
    ),
    pytest.param(
        "[nsubj [det The] tank] [aux may] have/VB [xcomp [mark to] close/VB] .",
        ["tank | close | true^^boolean <possible>"],
        id="may have to",
    ),
]


@pytest.mark.parametrize(("tree", "expected"), CASES)
def test_case(tree, expected):
    assert stated(tree) == expected
