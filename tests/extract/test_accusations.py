"""Accusations: what a party to a case or the police say of a person is alleged, whatever the verb."""

import pytest

from .builders import stated

STOLE = "Cole | steal | car"

ALLEGED = [
    pytest.param(
        "[nsubj Prosecutors/NNS=prosecutor] said/VBD=say [ccomp [nsubj Cole@PERSON] stole/VBD=steal [obj [det a] car]]"
        " .",
        f"{STOLE} <alleged> @Prosecutors",
        id="prosecutors",
    ),
    pytest.param(
        "[nsubj Cole@PERSON] stole/VBD=steal [obj [det a] car] , [parataxis [nsubj [det the] prosecution]"
        " said/VBD=say] .",
        f"{STOLE} <alleged> @prosecution",
        id="the prosecution, after",
    ),
    pytest.param(
        "[obl [case according/VBG [fixed to]] [det the] indictment] , [nsubj Cole@PERSON] stole/VBD=steal"
        " [obj [det a] car] .",
        f"{STOLE} <alleged> @indictment",
        id="according to a paper of the case",
    ),
    pytest.param(
        "[nsubj Bell@PERSON [appos [det a] prosecutor]] said/VBD=say [ccomp [nsubj Cole@PERSON] stole/VBD=steal"
        " [obj [det a] car]] .",
        f"{STOLE} <alleged> @Bell",
        id="a name with the office",
    ),
    pytest.param(
        "[nsubj Bell@PERSON [acl prosecuting/VBG=prosecute]] said/VBD=say [ccomp [nsubj Cole@PERSON]"
        " stole/VBD=steal [obj [det a] car]] .",
        f"{STOLE} <alleged> @Bell",
        id="prosecuting counsel",
    ),
    pytest.param(
        "[nsubj [nmod:desc Prosecutor] Bell@PERSON] said/VBD=say [ccomp [nsubj Cole@PERSON] stole/VBD=steal"
        " [obj [det a] car]] .",
        f"{STOLE} <alleged> @Bell",
        id="a title",
    ),
    pytest.param(
        "[nsubj Police/NNS=police] said/VBD=say [ccomp [nsubj Cole@PERSON] stole/VBD=steal [obj [det a] car]] .",
        f"{STOLE} <alleged> @Police",
        id="the police of a person",
    ),
    pytest.param(
        "[nsubj [det The] prosecution] said/VBD=say [ccomp [nsubj:pass [det the] fire] [aux:pass was] lit/VBN=light"
        " [obl:agent [case by] Cole@PERSON]] .",
        "Cole | light | fire <alleged> @prosecution",
        id="a party of an event",
    ),
]

REPORTED = [
    pytest.param(
        "[nsubj Police/NNS=police] said/VBD=say [ccomp [nsubj [det the] road] collapsed/VBD=collapse] .",
        "road | collapse | true^^boolean @Police",
        id="the police of an event",
    ),
    pytest.param(
        "[nsubj Police/NNS=police] said/VBD=say [ccomp [nsubj:pass Cole@PERSON] [aux:pass was] hurt/VBN] .",
        "Cole | be hurt | true^^boolean @Police",
        id="the police of what befell a person",
    ),
    pytest.param(
        "[nsubj Police/NNS=police] confirmed/VBD=confirm [ccomp [mark that] [nsubj Cole@PERSON] stole/VBD=steal"
        " [obj [det a] car]] .",
        STOLE,
        id="a factive verb",
    ),
    pytest.param(
        "[nsubj [det The] judge] said/VBD=say [ccomp [nsubj Cole@PERSON] stole/VBD=steal [obj [det a] car]] .",
        f"{STOLE} @judge",
        id="no accuser",
    ),
]


@pytest.mark.parametrize(("tree", "expected"), ALLEGED)
def test_the_word_of_an_accuser_is_alleged(tree, expected):
    assert [each for each in stated(tree) if "prosecute" not in each] == [expected]


@pytest.mark.parametrize(("tree", "expected"), REPORTED)
def test_other_reports_stand(tree, expected):
    assert stated(tree) == [expected]
