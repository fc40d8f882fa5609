"""Noun phrases that introduce nothing: what modifies them, or shares them, is not said of anything."""

import pytest

from .builders import stated

NOTHING_INTRODUCED = [
    pytest.param(
        "[expl There/EX] is/VBZ [nsubj [det no] evidence [acl:relcl [nsubj that] supports/VBZ [obj Khan]]] .",
        ["evidence | exist | true^^boolean <not>"],
        id="relative clause of what does not exist",
    ),
    pytest.param(
        "[nsubj [det No] officer [acl:relcl [nsubj who] lied/VBD=lie]] resigned/VBD=resign .",
        ["officer | resign | true^^boolean <not>"],
        id="restrictor of no",
    ),
    pytest.param(
        "[nsubj Nobody/NN] resigned/VBD=resign [conj [cc or] fled/VBD=flee] .",
        ["Nobody | resign | true^^boolean <not>"],
        id="shared by a second verb",
    ),
    pytest.param(
        "[nsubj Anyone/NN [acl:relcl [nsubj who] sold/VBD=sell [obj shares/NNS]]] [aux must] resign/VB .",
        ["Anyone | resign | true^^boolean <necessary>"],
        id="free choice",
    ),
    pytest.param(
        "[nsubj Khan] found/VBD=find [obj [det no] files/NNS [acl:relcl [nsubj Lind] sold/VBD=sell]] .",
        ["Khan | find | files <not>"],
        id="object of the relative clause",
    ),
]

IRREALIS = [
    pytest.param(
        "[nsubj Halden] [aux may] build/VB [obj [det a] plant [acl:relcl [nsubj that] employs/VBZ [obj nurses/NNS]]] .",
        ["Halden | build | plant <possible>", "plant | employ | nurses <possible>"],
        id="indefinite in a modal clause",
    ),
    pytest.param(
        "[nsubj Halden] [aux may] build/VB [obj [det the] plant [acl:relcl [nsubj that] employs/VBZ"
        " [obj nurses/NNS]]] .",
        ["Halden | build | plant <possible>", "plant | employ | nurses"],
        id="definite",
    ),
    pytest.param(
        "[nsubj Halden] [aux may] build/VB [obj [det a] plant , [acl:relcl [nsubj which] employs/VBZ"
        " [obj nurses/NNS]]] .",
        ["Halden | build | plant <possible>", "plant | employ | nurses"],
        id="set off by a comma",
    ),
    pytest.param(
        "[nsubj Khan] [aux did] [advmod not] find/VB [obj [det a] man [acl leading/VBG=lead [obj Orrin]]] .",
        ["Khan | find | man <not>", "man | lead | Orrin <possible>"],
        id="indefinite in a denied clause",
    ),
    pytest.param(
        "[nsubj Khan] [aux may] trace/VB [obj swimmers/NNS [acl:relcl [nsubj who] used/VBD=use [obj it]]] .",
        ["Khan | trace | swimmers <possible>", "swimmers | use | it"],
        id="what has been is there",
    ),
    pytest.param(
        "[nsubj Khan] [aux may] trace/VB [obj lines/NNS [acl:relcl [nsubj that] [aux must] fall/VB]] .",
        ["Khan | trace | lines <possible>", "lines | fall | true^^boolean <necessary>"],
        id="its own modality",
    ),
    pytest.param(
        "[nsubj [det A] man [acl:relcl [nsubj who] sold/VBD=sell [obj Halden]]] [aux may] resign/VB .",
        ["man | sell | Halden", "man | resign | true^^boolean <possible>"],
        id="a subject is there",
    ),
]

SCOPE = [
    pytest.param(
        "[obl [case At] [det no] point] [aux did] [nsubj Lind] resign/VB .",
        ["Lind | resign | true^^boolean <not>"],
        id="at no point: no place",
    ),
    pytest.param(
        "[nsubj [nummod [advmod [det No] fewer/JJR [fixed than]] six] clinics/NNS] closed/VBD=close .",
        ["No fewer than six clinics | close | true^^boolean"],
        id="no fewer than: a bound",
    ),
    pytest.param(
        "[nsubj Halden] needs/VBZ=need [obj [det no] [nummod [advmod more/JJR [fixed than]] 40] nurses/NNS] .",
        ["Halden | need | more than 40 nurses <not>"],
        id="no, of a bound",
    ),
    pytest.param(
        "[nsubj Khan] saw/VBD=see [obj nurses/NNS [conj [cc and] [det no] doctors/NNS]] .",
        ["Khan | see | nurses", "Khan | see | doctors <not>"],
        id="no, of a second member",
    ),
    pytest.param(
        "[nsubj [det No] nurse [conj [cc and] [det no] doctor]] resigned/VBD=resign .",
        ["nurse | resign | true^^boolean <not>", "doctor | resign | true^^boolean <not>"],
        id="no, of both members",
    ),
    pytest.param(
        "[nsubj [det [advmod Hardly] any] officers/NNS] resigned/VBD=resign .",
        ["officers | resign | true^^boolean <not>"],
        id="hardly any",
    ),
    pytest.param(
        "[nsubj Lind] sold/VBD=sell [obj shares/NNS [nmod [case in] [det no] company]] .",
        ["Lind | sell | shares <not>"],
        id="no, inside the object",
    ),
    pytest.param(
        "[nsubj Lind] left/VBD=leave [obl [case with] [det no] warning] .",
        ["Lind | leave | true^^boolean"],
        id="with no: the clause itself is affirmed",
    ),
    pytest.param(
        "[nsubj Lind] resigned/VBD=resign [advcl [advmod not] [mark because] [nsubj Cole] lied/VBD=lie] .",
        ["Lind | resign | true^^boolean", "Cole | lie | true^^boolean <possible>"],
        id="not because: neither is denied",
    ),
]


@pytest.mark.parametrize(("tree", "expected"), [*NOTHING_INTRODUCED, *IRREALIS, *SCOPE])
def test_scope(tree, expected):
    assert stated(tree) == expected
