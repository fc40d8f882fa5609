"""Clefts: the copula states nothing, the focus fills the gap of the cleft clause."""

import pytest

from .builders import stated

RESIGNED = "resign | true^^boolean"

IT_CLEFT = [
    pytest.param(
        "[expl It] [cop was] Lind [acl:relcl [nsubj who] resigned/VBD=resign] .", [f"Lind | {RESIGNED}"], id="subject"
    ),
    pytest.param(
        "[nsubj It] [cop was] Lind [acl:relcl [nsubj who] resigned/VBD=resign] .",
        [f"Lind | {RESIGNED}"],
        id="it as a subject",
    ),
    pytest.param(
        "[nsubj It] [cop was] Lind [advcl:relcl [nsubj who] resigned/VBD=resign] .",
        [f"Lind | {RESIGNED}"],
        id="clause-level relative",
    ),
    pytest.param(
        "[expl It] [cop was] Lind [conj [cc and] Cole] [acl:relcl [nsubj who] resigned/VBD=resign] .",
        [f"Lind | {RESIGNED}", f"Cole | {RESIGNED}"],
        id="coordinated focus",
    ),
    pytest.param(
        "[expl It] [cop was] [advmod not] Cole [acl:relcl [nsubj who] resigned/VBD=resign] .",
        [f"Cole | {RESIGNED} <not>"],
        id="denied",
    ),
    pytest.param(
        "[expl It] [cop was] [advmod not] Cole [conj [cc but] Lind] [acl:relcl [nsubj who] resigned/VBD=resign] .",
        [f"Cole | {RESIGNED} <not>", f"Lind | {RESIGNED}"],
        id="contrast",
    ),
    pytest.param(
        "[expl It] [aux may] [cop be] Lind [acl:relcl [nsubj who] resigned/VBD=resign] .",
        [f"Lind | {RESIGNED} <possible>"],
        id="modality of the copula",
    ),
    pytest.param(
        "[expl It] [cop was] Halden [acl:relcl [obj that] [nsubj Lind] sold/VBD=sell] .",
        ["Lind | sell | Halden"],
        id="object",
    ),
    pytest.param(
        "[nsubj It] [cop was] [case in] Leeds@LOC [advcl [mark that] [nsubj Lind] sold/VBD=sell [obj Halden]] .",
        ["Lind | sell | Halden [place in: Leeds]"],
        id="oblique",
    ),
    pytest.param(
        "[nsubj It] [cop was] [advmod not] [det a] report [acl:relcl [nsubj that] shocked/VBD=shock [obj Khan]] .",
        ["report | shock | Khan <not>"],
        id="indefinite focus",
    ),
    pytest.param(
        "[expl It] [cop was] [det a] shock [csubj [mark that] [nsubj Cole] lied/VBD=lie] .",
        ["Cole | lie | true^^boolean <possible>"],
        id="extraposition is no cleft",
    ),
]

PSEUDO_CLEFT = [
    pytest.param(
        "[nsubj What/WP [acl:relcl [nsubj [det the] report] found/VBD=find]] [cop was] [det a] leak .",
        ["report | find | leak"],
        id="object",
    ),
    pytest.param(
        "[csubj [obj What/WP] [nsubj [det the] report] found/VBD=find] [cop was] [det a] leak .",
        ["report | find | leak"],
        id="as a clausal subject",
    ),
    pytest.param(
        "[nsubj What/WP [acl:relcl [nsubj Lind] sold/VBD=sell]] [cop was] [advmod not] [det a] house .",
        ["Lind | sell | house <not>"],
        id="denied",
    ),
    pytest.param(
        "[nsubj:outer What/WP [acl:relcl [nsubj Khan] claimed/VBD=claim]] [cop was] [mark that] [nsubj Lind]"
        " lied/VBD=lie .",
        ["Lind | lie | true^^boolean <alleged> @Khan"],
        id="what somebody claimed",
    ),
    pytest.param(
        "[obj What/WP [acl:relcl [nsubj Khan] claimed/VBD=claim]] [cop was] [mark that] [nsubj Lind] lied/VBD=lie .",
        ["Lind | lie | true^^boolean <alleged> @Khan"],
        id="what somebody claimed, as an object of the clause",
    ),
    pytest.param(
        "[nsubj What/WP [acl:relcl [nsubj [det the] report] found/VBD=find]] [cop was] [det a] leak [nmod [case of]"
        " oil] .",
        ["report | find | leak of oil"],
        id="the copula relates nothing",
    ),
]

PREDICATED = [
    ("problem", ""),
    ("claim", " <alleged>"),
    ("fear", " <feared>"),
    ("plan", " <intended>"),
]


@pytest.mark.parametrize(("tree", "expected"), [*IT_CLEFT, *PSEUDO_CLEFT])
def test_cleft(tree, expected):
    assert stated(tree) == expected


def test_a_possessor_that_a_tree_makes_the_subject_stands_for_the_noun():
    tree = "[nsubj [det The] man [acl:relcl [nsubj whose/WP$] lied/VBD=lie]] left/VBD=leave ."
    assert stated(tree) == ["man | lie | true^^boolean", "man | leave | true^^boolean"]


def test_an_aim_is_that_of_its_possessor():
    tree = "[nsubj:outer [nmod:poss Halden@ORG [case 's]] {}] [cop is] [mark to] sell/VB [obj [det the] pier] ."
    assert "Halden | sell | pier <intended>" in stated(tree.format("aim"))
    assert not [line for line in stated(tree.format("problem")) if "sell" in line]


@pytest.mark.parametrize(("noun", "status"), PREDICATED)
def test_what_a_noun_is_said_to_be_has_the_status_of_its_content(noun, status):
    assert stated(f"[nsubj:outer [det The] {noun}] [cop is] [mark that] [nsubj Lind] lied/VBD=lie .") == [
        f"Lind | lie | true^^boolean{status}"
    ]
