"""What is said of an object, "called it *reckless*", "elected her *chair*", and two objects of one verb."""

import pytest

from .builders import stated

CASES = [
    pytest.param(
        '[nsubj Lind] called/VBD=call [obj [det the] plan [appos " shocking/NN "]] .',
        ["plan | be | shocking <alleged> @Lind"],
        id="quoted, as an apposition",
    ),
    pytest.param(
        "[nsubj Lind] called/VBD=call [obj [det the] plan , [appos [det a] bypass] ,] .",
        ["Lind | call | plan"],
        id="an apposition without quotation marks is none",
    ),
    pytest.param(
        "[nsubj Lind] described/VBD=describe [obj [det the] plan] [obl [case as] shocking/JJ] .",
        ['plan | be | "shocking" <alleged> @Lind'],
        id="as",
    ),
    pytest.param(
        "[nsubj Lind] described/VBD=describe [obj [det the] plan] [advcl [mark as] encouraging/VBG=encourage] .",
        ['plan | be | "encouraging" <alleged> @Lind'],
        id="as, a participle",
    ),
    pytest.param(
        "[nsubj [det The] test [acl called/VBN=call [xcomp PanScan]]] works/VBZ=work .",
        ["PanScan | work | true^^boolean"],
        id="a name is no opinion",
    ),
    pytest.param(
        "[nsubj [det The] man [acl [advmod wrongly] named/VBN=name [xcomp Cole@PERSON]]] left/VBD=leave .",
        ["man | be | Cole <alleged>", "man | leave | true^^boolean"],
        id="whom somebody is wrongly named as",
    ),
    pytest.param(
        "[nsubj Lind] [advmod wrongly] left/VBD=leave [obj [det the] door] [xcomp open/JJ] .",
        ['door | be | "open"'],
        id="what is wrongly done is done",
    ),
    pytest.param(
        "[nsubj Members/NNS] elected/VBD=elect [obj Lind] [obj [det a] fellow] .",
        ["Members | elect | Lind", "Lind | be | fellow"],
        id="two objects, one said of the other",
    ),
    pytest.param(
        "[nsubj [det The] judge] fined/VBD=fine [obj Cole] [obj £/$ [nummod 5/CD]] .",
        ['judge | fine | Cole [oblique: "£5"]', 'judge | fine | "£5" [recipient: Cole]'],
        id="two objects, the first a party",
    ),
    pytest.param(
        "[nsubj Halden] offered/VBD=offer [iobj Cole] [obj [det a] job] [obl [case in] April] .",
        [
            'Halden | offer to | Cole [oblique: job] [time in: "April"]',
            'Halden | offer | job [recipient: Cole] [time in: "April"]',
        ],
        id="whoever can stand behind to",
    ),
    pytest.param(
        "[nsubj Lind] accused/VBD=accuse [nsubj Cole] [advcl [mark of] lying/VBG=lie] .",
        ["Lind | accuse | Cole", "Cole | lie | true^^boolean <alleged> @Lind"],
        id="a second subject behind the verb is its object",
    ),
    pytest.param(
        "[nsubj [det The] son [nmod [case of] [det a] smith]] , [nsubj Cole] left/VBD=leave [obj Leeds] .",
        ["Cole | leave | Leeds"],
        id="what stands beside the subject",
    ),
    pytest.param(
        "[nsubj Lind] thanked/VBD=thank [iobj Cole] .",
        ["Lind | thank | Cole"],
        id="one object alone is the direct one",
    ),
    pytest.param(
        "[nsubj Lind] criticised/VBD=criticise [obj [det the] company] [advcl [mark for] keeping/VBG=keep"
        " [obj ships/NNS]] .",
        ["Lind | criticise | company", "company | keep | ships"],
        id="whoever is judged has done it",
    ),
]


@pytest.mark.parametrize(("tree", "expected"), CASES)
def test_case(tree, expected):
    assert sorted(stated(tree)) == sorted(expected)
