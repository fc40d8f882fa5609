"""Reported speech and thought: whose word it is, and what it is worth."""

import pytest

from .builders import stated

LIED = "Cole | lie | true^^boolean"

INDIRECT = [
    pytest.param(
        "[nsubj [det The] paper] quoted/VBD=quote [obj Lind] [advcl [mark as] saying/VBG=say [ccomp [mark that]"
        " [nsubj Cole] lied/VBD=lie]] .",
        f"{LIED} @Lind",
        id="quoted as saying",
    ),
    pytest.param(
        "[nsubj Cole] lied/VBD=lie , [parataxis [nsubj Lind] told/VBD=tell [obj reporters/NNS=reporter]] .",
        f"{LIED} @Lind",
        id="after, to somebody",
    ),
    pytest.param(
        "[nsubj Cole] lied/VBD=lie [parataxis ; [nsubj Lind] complained/VBD=complain] .",
        LIED,
        id="a clause behind a semicolon reports nothing",
    ),
    pytest.param(
        "[nsubj Cole] lied/VBD=lie , [parataxis [nsubj Lind] denied/VBD=deny [obj blame]] .",
        LIED,
        id="nor does one with an object of its own",
    ),
    pytest.param(
        "[nsubj Lind] said/VBD=say [ccomp [mark that] [nsubj Cole] lied/VBD=lie] .", f"{LIED} @Lind", id="before"
    ),
    pytest.param(
        "[nsubj Lind] [advmod wrongly] said/VBD=say [ccomp [mark that] [nsubj Cole] lied/VBD=lie] .",
        f"{LIED} <alleged> @Lind",
        id="what is wrongly said",
    ),
    pytest.param(
        "[nsubj Lind] [advmod rightly] said/VBD=say [ccomp [mark that] [nsubj Cole] lied/VBD=lie] .",
        f"{LIED} @Lind",
        id="what is rightly said",
    ),
    pytest.param("[nsubj Lind] said/VBD=say [ccomp [nsubj Cole] lied/VBD=lie] .", f"{LIED} @Lind", id="without that"),
    pytest.param("[nsubj Cole] lied/VBD=lie , [parataxis [nsubj Lind] said/VBD=say] .", f"{LIED} @Lind", id="after"),
    pytest.param(
        "[ccomp [nsubj Cole] lied/VBD=lie] , [nsubj Lind] said/VBD=say .", f"{LIED} @Lind", id="after, as the head"
    ),
    pytest.param("[nsubj Cole] , [parataxis [nsubj Lind] said/VBD=say] , lied/VBD=lie .", f"{LIED} @Lind", id="within"),
    pytest.param(
        "[nsubj Cole] lied/VBD=lie , [parataxis said/VBD=say [nsubj Lind]] .", f"{LIED} @Lind", id="after, inverted"
    ),
    pytest.param(
        "[obl [case according/VBG [fixed to]] [det the] report] , [nsubj Cole] lied/VBD=lie .",
        f"{LIED} @report",
        id="according to",
    ),
    pytest.param(
        "[nsubj Cole] lied/VBD=lie [obl [case according/VBG [fixed to]] Lind] .",
        f"{LIED} @Lind",
        id="according to, after",
    ),
    pytest.param(
        "[nsubj Lind] said/VBD=say [ccomp [nsubj Khan] believes/VBZ [ccomp [nsubj Cole] lied/VBD=lie]] .",
        f"{LIED} <alleged> @Khan",
        id="the innermost source",
    ),
    pytest.param(
        "[nsubj Lind] said/VBD=say [ccomp [nsubj Khan] discovered/VBD=discover [ccomp [mark that] [nsubj Cole]"
        " lied/VBD=lie]] .",
        f"{LIED} @Lind",
        id="a factive inside a report",
    ),
    pytest.param(
        "[nsubj Lind] alleged/VBD=allege [ccomp [mark that] [nsubj Cole] lied/VBD=lie] .",
        f"{LIED} <alleged> @Lind",
        id="allege",
    ),
    pytest.param(
        "[nsubj Cole] lied/VBD=lie , [parataxis [nsubj Lind] claimed/VBD=claim] .",
        f"{LIED} <alleged> @Lind",
        id="allege, after",
    ),
    pytest.param(
        "[nsubj Lind] denied/VBD=deny [ccomp [mark that] [nsubj Cole] lied/VBD=lie] .",
        f"{LIED} <not, alleged> @Lind",
        id="deny",
    ),
    pytest.param(
        "[nsubj Cole] denied/VBD=deny [xcomp lying/VBG=lie] .", f"{LIED} <not, alleged> @Cole", id="deny a gerund"
    ),
    pytest.param("[nsubj Cole] admitted/VBD=admit [xcomp lying/VBG=lie] .", LIED, id="admit a gerund"),
    pytest.param(
        "[nsubj Lind] accused/VBD=accuse [obj Cole] [advcl [mark of] lying/VBG=lie] .",
        f"{LIED} <alleged> @Lind",
        id="accuse of",
    ),
    pytest.param(
        "[nsubj:pass Cole] [aux:pass was] accused/VBN=accuse [advcl [mark of] lying/VBG=lie] .",
        f"{LIED} <alleged>",
        id="accused of, by nobody named",
    ),
    pytest.param(
        "[nsubj:pass Cole] [aux:pass was] accused/VBN=accuse [obl:agent [case by] Lind] [advcl"
        " [mark of] lying/VBG=lie] .",
        f"{LIED} <alleged> @Lind",
        id="accused by somebody of",
    ),
    pytest.param(
        "[nsubj Lind] suspects/VBZ [obj Cole] [advcl [mark of] lying/VBG=lie] .",
        f"{LIED} <alleged> @Lind",
        id="suspect of",
    ),
    pytest.param(
        "[nsubj Lind] [aux did] [advmod not] say/VB [ccomp [mark that] [nsubj Cole] lied/VBD=lie] .",
        f"{LIED} <possible>",
        id="who did not say it is no source",
    ),
    pytest.param(
        "[nsubj Lind] [aux did] [advmod not] claim/VB [ccomp [mark that] [nsubj Cole] lied/VBD=lie] .",
        f"{LIED} <possible>",
        id="who did not claim it is no source",
    ),
    pytest.param(
        "[nsubj Lind] [aux did] [advmod not] deny/VB [ccomp [mark that] [nsubj Cole] lied/VBD=lie] .",
        f"{LIED} <possible>",
        id="who did not deny it is no source",
    ),
    pytest.param(
        "[nsubj Lind] [aux will] say/VB [ccomp [mark that] [nsubj Cole] lied/VBD=lie] .",
        f"{LIED} <future> @Lind",
        id="a report to come",
    ),
    pytest.param(
        "[nsubj:pass Lind] [aux:pass was] told/VBN=tell [ccomp [mark that] [nsubj Cole] lied/VBD=lie] .",
        f"{LIED} <alleged>",
        id="who is told is no source",
    ),
    pytest.param(
        "[expl It] [aux:pass was] reported/VBN=report [ccomp [mark that] [nsubj Cole] lied/VBD=lie] .",
        LIED,
        id="no source",
    ),
    pytest.param(
        "[nsubj Lind [conj [cc and] Khan]] said/VBD=say [ccomp [nsubj Cole] lied/VBD=lie] .",
        f"{LIED} @Lind",
        id="two sources",
    ),
    pytest.param(
        "[nsubj Lind , [acl:relcl [nsubj who] said/VBD=say [ccomp [nsubj Cole] lied/VBD=lie]] ,] [cop was] right/JJ .",
        f"{LIED} @Lind",
        id="source of a relative clause",
    ),
]


@pytest.mark.parametrize(("tree", "expected"), INDIRECT)
def test_reported(tree, expected):
    found = [line for line in stated(tree) if " | lie | " in line]
    assert found == [expected]


@pytest.mark.parametrize(
    "tree",
    [
        "[nsubj Lind] said/VBD=say [ccomp [nsubj Cole] lied/VBD=lie] .",
        "[nsubj Cole] lied/VBD=lie , [parataxis [nsubj Lind] said/VBD=say] .",
        "[ccomp [nsubj Cole] lied/VBD=lie] , [nsubj Lind] said/VBD=say .",
        "[nsubj Cole] lied/VBD=lie , [parataxis [nsubj Lind] said/VBD=say [obl [case in] [det a] statement]] .",
        "[nsubj Cole] lied/VBD=lie [obl [case according/VBG [fixed to]] Lind] .",
    ],
)
def test_the_report_is_no_triple_of_its_own(tree):
    assert stated(tree) == [f"{LIED} @Lind"]


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        ("[nsubj Lind] responded/VBD=respond [obl [case to] [det the] report] .", "Lind | respond to | report"),
        ("[nsubj Lind] wrote/VBD=write [obl [case to] Khan] .", "Lind | write to | Khan"),
        ("[nsubj Lind] wrote/VBD=write [obj [det the] report] .", "Lind | write | report"),
        ("[nsubj Lind] knows/VBZ [obl [case about] [det the] plan] .", "Lind | know about | plan"),
    ],
)
def test_a_reporting_verb_without_a_report_is_a_verb_like_any_other(tree, expected):
    assert stated(tree) == [expected]


def test_who_does_not_believe_it_does_not_vouch_for_it():
    found = stated("[nsubj Lind] [aux does] [advmod not] believe/VB [ccomp [mark that] [nsubj Cole] lied/VBD=lie] .")
    assert f"{LIED} <alleged> @Lind" not in found


def test_what_stands_inside_a_report_is_reported():
    assert stated(
        "[nsubj Lind] claimed/VBD=claim [ccomp [nsubj [det the] man [acl:relcl [nsubj who] sold/VBD=sell [obj Halden]]]"
        " lied/VBD=lie] ."
    ) == ["man | sell | Halden <alleged> @Lind", "man | lie | true^^boolean <alleged> @Lind"]


def test_a_report_ends_with_its_clause():
    assert stated("[nsubj Lind] said/VBD=say [ccomp [nsubj Cole] lied/VBD=lie] .", "[nsubj Cole] fled/VBD=flee .") == [
        f"{LIED} @Lind",
        "Cole | flee | true^^boolean",
    ]


def test_a_participle_with_a_finite_copula_is_finite():
    tree = "[ccomp [nsubj [det The] pledge] [cop was/VBD] binding/VBG=bind] , [nsubj Lind] said/VBD=say ."
    assert stated(tree) == ['pledge | be | "binding" @Lind']
