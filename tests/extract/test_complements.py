"""Clausal complements: whose infinitive it is (control, raising), and what becomes of the governing verb."""

import pytest

from .builders import stated

CONTROL = [
    pytest.param(
        "[nsubj Lind] tried/VBD=try [xcomp [mark to] save/VB [obj Halden]] .",
        ["Lind | save | Halden <intended>"],
        id="subject control",
    ),
    pytest.param(
        "[nsubj Khan] told/VBD=tell [obj Cole] [xcomp [mark to] resign/VB] .",
        ["Khan | tell | Cole", "Cole | resign | true^^boolean <ordered>"],
        id="object control, addressed",
    ),
    pytest.param(
        "[nsubj Khan] told/VBD=tell [iobj Cole] [xcomp [mark to] resign/VB] .",
        ["Cole | resign | true^^boolean <ordered>"],
        id="object control by the recipient",
    ),
    pytest.param(
        "[nsubj Khan] wanted/VBD=want [obj Cole] [xcomp [mark to] resign/VB] .",
        ["Cole | resign | true^^boolean <intended>"],
        id="object control: nobody wanted Cole",
    ),
    pytest.param(
        "[nsubj Cole] promised/VBD=promise [iobj Khan] [xcomp [mark to] resign/VB] .",
        ["Cole | resign | true^^boolean <intended>"],
        id="promise",
    ),
    pytest.param(
        "[nsubj Khan] forced/VBD=force [obj Cole] [xcomp [mark to] resign/VB] .",
        ["Cole | resign | true^^boolean"],
        id="implicative with an object",
    ),
    pytest.param(
        "[nsubj:pass Cole] [aux:pass was] forced/VBN=force [xcomp [mark to] resign/VB] .",
        ["Cole | resign | true^^boolean"],
        id="passive",
    ),
    pytest.param(
        "[nsubj:pass Cole] [aux:pass was] ordered/VBN=order [obl:agent [case by] Khan] [xcomp [mark to] resign/VB] .",
        ["Khan | order | Cole", "Cole | resign | true^^boolean <ordered>"],
        id="passive with agent",
    ),
    pytest.param(
        "[nsubj Khan] called/VBD=call [obl [case on] Cole] [xcomp [mark to] resign/VB] .",
        ["Cole | resign | true^^boolean <ordered>"],
        id="call on",
    ),
    pytest.param(
        "[nsubj Lind] saw/VBD=see [obj Cole] [xcomp leave/VB] .",
        ["Cole | leave | true^^boolean"],
        id="perception",
    ),
    pytest.param(
        "[nsubj Lind] managed/VBD=manage [xcomp [mark to] try/VB [xcomp [mark to] sell/VB [obj Halden]]] .",
        ["Lind | sell | Halden <intended>"],
        id="chain",
    ),
]

NOUN = [
    pytest.param(
        "[nsubj Khan] praised/VBD=praise [obj [nmod:poss Lind [case 's]] plan [acl [mark to] sell/VB [obj Halden]]] .",
        ["Khan | praise | plan", "Lind | sell | Halden <intended>"],
        id="the possessor's plan",
    ),
    pytest.param(
        "[nsubj Lind] has/VBZ [obj [det a] duty [acl [mark to] sell/VB [obj Halden]]] .",
        ["Lind | have | duty", "Lind | sell | Halden <necessary>"],
        id="the subject's duty",
    ),
]

RANK = [
    pytest.param(
        "[nsubj Lind] [cop was] [det the] [amod first/JJ] woman [acl [mark to] win/VB [obj [det the] prize]] .",
        ["Lind | win | prize"],
        id="first to",
    ),
    pytest.param(
        "[nsubj Lind] became/VBD=become [xcomp [det the] [amod youngest/JJS] woman [acl [mark to] win/VB [obj [det the]"
        " prize]]] .",
        ["Lind | win | prize"],
        id="superlative, linking verb",
    ),
    pytest.param(
        "[nsubj Lind] [cop was] [advmod not] [det the] [amod first/JJ] woman [acl [mark to] win/VB [obj [det the]"
        " prize]] .",
        ["Lind | win | prize <possible>"],
        id="not the first: she may have won",
    ),
    pytest.param(
        "[nsubj Lind] [aux may] [cop be] [det the] [amod first/JJ] woman [acl [mark to] win/VB] .",
        ["Lind | win | true^^boolean <possible>"],
        id="may be the first",
    ),
    pytest.param(
        "[nsubj Lind] [cop was] [det the] woman [acl [mark to] win/VB [obj [det the] prize]] .",
        ["Lind | be | woman"],
        id="without a rank",
    ),
]

RAISING = [
    pytest.param(
        "[nsubj [det The] plan] seems/VBZ [xcomp [mark to] work/VB] .",
        ["plan | work | true^^boolean <alleged>"],
        id="nobody vouches for what seems",
    ),
    pytest.param(
        "[nsubj [det The] river] began/VBD=begin [xcomp [mark to] rise/VB] .",
        ["river | rise | true^^boolean"],
        id="phase",
    ),
    pytest.param(
        "[nsubj Police/NNS=police] believe/VBP [obj Cole] [xcomp [mark to] [cop be] guilty/JJ] .",
        ['Cole | be | "guilty" <alleged> @Police'],
        id="to the object",
    ),
    pytest.param(
        "[nsubj:pass Cole] [aux:pass is] believed/VBN=believe [obl:agent [case by] police/NNS=police]"
        " [xcomp [mark to] [cop be] guilty/JJ] .",
        ['Cole | be | "guilty" <alleged> @police'],
        id="passive",
    ),
]

LIGHT = [
    pytest.param(
        "[nsubj [det The] office] took/VBD=take [obj [det the] step [acl [mark of] publishing/VBG=publish"
        " [obj [det the] report]]] .",
        ["office | publish | report"],
        id="took the step of",
    ),
    pytest.param(
        "[nsubj [det The] office] [aux did] [advmod not] take/VB [obj [det the] step [acl [mark of]"
        " publishing/VBG=publish [obj [det the] report]]] .",
        ["office | publish | report <not>"],
        id="did not take the step of",
    ),
]


@pytest.mark.parametrize(("tree", "expected"), [*CONTROL, *NOUN, *RANK, *RAISING, *LIGHT])
def test_complement(tree, expected):
    assert stated(tree) == expected


@pytest.mark.parametrize(
    "tree",
    [
        pytest.param(
            "[csubj Publishing/VBG=publish [obj [det the] report]] takes/VBZ [obj time] .", id="subject clause"
        ),
        pytest.param(
            "[expl It] [cop is] important/JJ [csubj [mark to] publish/VB [obj [det the] report]] .", id="extraposition"
        ),
        pytest.param(
            "[nsubj It] [cop is] important/JJ [csubj [mark to] publish/VB [obj [det the] report]] .",
            id="extraposition, it as a subject",
        ),
        pytest.param("Publish/VB [obj [det the] report] .", id="imperative"),
        pytest.param("Publish/VB [obj [det the] report] [conj [cc and] explain/VB [obj it]] .", id="two imperatives"),
        pytest.param("[aux Did] [nsubj Lind] publish/VB [obj [det the] report] ?", id="question"),
        pytest.param("[nsubj Who] published/VBD=publish [obj [det the] report] ?", id="who question"),
        pytest.param("[expl It] rained/VBD=rain .", id="weather"),
    ],
)
def test_nothing_is_said_of_nobody(tree):
    assert stated(tree) == []


def test_content_of_an_extraposed_clause_is_kept():
    assert stated("[expl It] [cop is] clear/JJ [csubj [mark that] [nsubj Cole] lied/VBD=lie] .") == [
        "Cole | lie | true^^boolean"
    ]


KILLED = "[advcl [mark {of}] killing/VBG=kill [obj Cole@PERSON]]"
GERUNDS = [
    pytest.param(f"[cop was] guilty/JJ {KILLED}", "of", "", id="guilty of"),
    pytest.param(f"[cop was] [advmod not] guilty/JJ {KILLED}", "of", " <not>", id="not guilty of"),
    pytest.param(f"[cop was] innocent/JJ {KILLED}", "of", " <not>", id="innocent of"),
    pytest.param(f"[cop was] capable/JJ {KILLED}", "of", " <possible>", id="capable of"),
    pytest.param(f"[cop was] afraid/JJ {KILLED}", "of", " <feared>", id="afraid of"),
    pytest.param(f"[cop was] [case on] trial {KILLED}", "for", " <alleged>", id="on trial for"),
    pytest.param(f"[cop was] [advmod not] proud/JJ {KILLED}", "of", "", id="not proud of"),
    pytest.param(
        f"[cop was] [advmod not] known/JJ {KILLED}", "by", " <possible>", id="not an adjective that is not listed"
    ),
]
CONVICTED = "[nsubj:pass Lind@PERSON] [aux:pass was] {adverb} convicted/VBN=convict"


@pytest.mark.parametrize(("tree", "of", "status"), GERUNDS)
def test_an_adjective_decides_about_its_gerund(tree: str, of: str, status: str) -> None:
    found = stated(f"[nsubj Lind@PERSON] {tree} .".format(of=of))
    assert f"Lind | kill | Cole{status}" in found


@pytest.mark.parametrize(
    ("adverb", "status"), [("", ""), ("[advmod never]", " <possible>"), ("[advmod wrongly]", " <alleged>")]
)
def test_a_verdict_decides_about_its_gerund(adverb: str, status: str) -> None:
    found = stated(f"{CONVICTED} {KILLED} .".format(of="of", adverb=adverb))
    assert f"Lind | kill | Cole{status}" in found


def test_who_is_told_does_not_say_it() -> None:
    told = "[nsubj:pass [det The] court] [aux:pass was] told/VBN=tell [ccomp [mark that] [nsubj Lind] lied/VBD=lie] ."
    assert stated(told) == ["Lind | lie | true^^boolean <alleged>"]
