"""Coordinations of which the text does not affirm every member: contrast and disjunction."""

import pytest

from .builders import stated

RESIGNED = "resign | true^^boolean"

CONTRAST = [
    pytest.param(
        "[nsubj [advmod Not] Cole [conj [cc but] Lind]] resigned/VBD=resign .",
        [f"Cole | {RESIGNED} <not>", f"Lind | {RESIGNED}"],
        id="not X but Y, subjects",
    ),
    pytest.param(
        "[nsubj [cc:preconj Not/RB] Cole [conj [cc but] Lind]] resigned/VBD=resign .",
        [f"Cole | {RESIGNED} <not>", f"Lind | {RESIGNED}"],
        id="not as a coordinator",
    ),
    pytest.param(
        "[nsubj Lind [conj , [advmod not] Cole]] resigned/VBD=resign .",
        [f"Lind | {RESIGNED}", f"Cole | {RESIGNED} <not>"],
        id="X, not Y",
    ),
    pytest.param(
        "[nsubj Lind [conj [cc rather/RB [fixed than]] Cole]] resigned/VBD=resign .",
        [f"Lind | {RESIGNED}", f"Cole | {RESIGNED} <not>"],
        id="X rather than Y",
    ),
    pytest.param(
        "[nsubj [det No] one/NN [conj [cc except] Lind]] resigned/VBD=resign .",
        [f"one | {RESIGNED} <not>", f"Lind | {RESIGNED}"],
        id="exception",
    ),
    pytest.param(
        "[nsubj Nobody/NN [conj [cc but] Lind]] resigned/VBD=resign .",
        [f"Nobody | {RESIGNED} <not>", f"Lind | {RESIGNED}"],
        id="nobody but",
    ),
    pytest.param(
        "[nsubj [cc:preconj not/RB [advmod only]] Cole [conj [cc but] [advmod also] Lind]] resigned/VBD=resign .",
        [f"Cole | {RESIGNED}", f"Lind | {RESIGNED}"],
        id="not only X but also Y",
    ),
    pytest.param(
        "[nsubj Lind] sold/VBD=sell [obj [advmod not] Halden [conj [cc but] Orrin]] .",
        ["Lind | sell | Halden <not>", "Lind | sell | Orrin"],
        id="objects",
    ),
    pytest.param(
        "[nsubj Lind] lives/VBZ=live [obl [advmod not] [case in] Leeds@LOC [conj [cc but] [case near] York@LOC]] .",
        ["Lind | live in | Leeds <not>", "Lind | live near | York"],
        id="obliques, each with its preposition",
    ),
    pytest.param(
        "[nsubj Lind] sold/VBD=sell [obj Halden] [obl [advmod not] [case to] Cole [conj [cc but] [case to] Khan]] .",
        ["Lind | sell | Halden [oblique to: Khan]"],
        id="a denied oblique is no qualifier",
    ),
    pytest.param(
        "[nsubj [det The] van] belonged/VBD=belong [obl [case to] Lind] , [obl [advmod not] [case to] Cole] .",
        ["van | belong to | Lind"],
        id="a denied oblique beside the other",
    ),
    pytest.param(
        "[nsubj Lind] stayed/VBD=stay [conj [cc rather/RB [fixed than]] fled/VBD=flee] .",
        ["Lind | stay | true^^boolean", "Lind | flee | true^^boolean <not>"],
        id="verbs",
    ),
    pytest.param(
        "[nsubj Lind] [cop is] [advmod not] [det a] nurse [conj [cc but] [det a] poet] .",
        ["Lind | be | nurse <not>", "Lind | be | poet"],
        id="predicates",
    ),
    pytest.param(
        "[nsubj Lind] sold/VBD=sell [obj [det the] shop [conj , [advmod not] [det the] house [acl:relcl [nsubj Cole]"
        " built/VBD=build]]] .",
        ["Lind | sell | shop", "Lind | sell | house <not>", "Cole | build | house"],
        id="what modifies a denied member is not denied",
    ),
]

DISJUNCTION = [
    pytest.param(
        "[nsubj Lind [conj [cc or] Cole]] resigned/VBD=resign .",
        [f"Lind | {RESIGNED} <possible>", f"Cole | {RESIGNED} <possible>"],
        id="subjects",
    ),
    pytest.param(
        "[nsubj Lind] sold/VBD=sell [obj Halden [conj , Orrin] [conj [cc or] Tessaly]] .",
        ["Lind | sell | Halden <possible>", "Lind | sell | Orrin <possible>", "Lind | sell | Tessaly <possible>"],
        id="three objects",
    ),
    pytest.param(
        "[nsubj Lind] resigned/VBD=resign [conj [cc and] hid/VBD=hide] [conj [cc or] fled/VBD=flee] .",
        [
            "Lind | resign | true^^boolean",
            "Lind | hide | true^^boolean <possible>",
            "Lind | flee | true^^boolean <possible>",
        ],
        id="a choice beside what is so",
    ),
    pytest.param(
        "[nsubj Lind] resigned/VBD=resign [conj [cc or] fled/VBD=flee] .",
        [f"Lind | {RESIGNED} <possible>", "Lind | flee | true^^boolean <possible>"],
        id="verbs",
    ),
    pytest.param(
        "[nsubj Lind] [aux did] [advmod not] sell/VB [obj Halden [conj [cc or] Orrin]] .",
        ["Lind | sell | Halden <not>", "Lind | sell | Orrin <not>"],
        id="denied, all of it",
    ),
    pytest.param(
        "[nsubj Lind] [aux must] sell/VB [obj Halden [conj [cc or] Orrin]] .",
        ["Lind | sell | Halden <necessary>", "Lind | sell | Orrin <necessary>"],
        id="the clause's own modality stays",
    ),
]


@pytest.mark.parametrize(("tree", "expected"), [*CONTRAST, *DISJUNCTION])
def test_members(tree, expected):
    assert stated(tree) == expected
