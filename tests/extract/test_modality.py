"""Modality: the status that auxiliaries, adverbs, conjunctions and governing words give to a clause."""

import pytest

from .builders import stated

OWN = [
    ("[aux may] sell/VB", "possible"),
    ("[aux might] sell/VB", "possible"),
    ("[aux could] sell/VB", "possible"),
    ("[aux can] sell/VB", "possible"),
    ("[aux must] sell/VB", "necessary"),
    ("[aux should] sell/VB", "necessary"),
    ("[aux will] sell/VB", "future"),
    ("[aux 'll] sell/VB", "future"),
    ("[aux would] sell/VB", "conditional"),
    ("[aux has] [mark to] sell/VB", "necessary"),
    ("[aux was] [mark to] sell/VB", "future"),
    ("[aux may] [aux have/VB] sold/VBN=sell", "possible"),
    ("[advmod allegedly] sold/VBD=sell", "alleged"),
    ("[advmod reportedly] sold/VBD=sell", "alleged"),
    ("[advmod apparently] sold/VBD=sell", "alleged"),
    ("[advmod perhaps] sold/VBD=sell", "possible"),
]

XCOMP = [
    ("wants/VBZ", "intended"),
    ("plans/VBZ", "intended"),
    ("tried/VBD=try", "intended"),
    ("agreed/VBD=agree", "intended"),
    ("[aux is] going/VBG=go", "future"),
    ("[aux:pass is] expected/VBN=expect", "future"),
    ("has/VBZ", "necessary"),
    ("needs/VBZ", "necessary"),
    ("[aux:pass was] ordered/VBN=order", "ordered"),
    ("[aux:pass was] told/VBN=tell", "ordered"),
    ("[aux:pass was] asked/VBN=ask", "ordered"),
    ("[aux:pass was] allowed/VBN=allow", "possible"),
    ("[aux:pass was] said/VBN=say", "alleged"),
    ("[aux:pass is] alleged/VBN=allege", "alleged"),
    ("claims/VBZ", "alleged @Lind"),
    ("[cop is] likely/JJ", "possible"),
    ("[cop is] ready/JJ", "intended"),
    ("[cop is] due/JJ", "future"),
    ("appears/VBZ", "alleged"),
]

CCOMP = [
    ("fears/VBZ", "feared"),
    ("worries/VBZ=worry", "feared"),
    ("expects/VBZ", "future"),
    ("demands/VBZ", "ordered"),
    ("hopes/VBZ", "intended"),
    ("believes/VBZ", "alleged @Khan"),
    ("alleges/VBZ", "alleged @Khan"),
    ("suspects/VBZ", "alleged @Khan"),
    ("[cop is] afraid/JJ", "feared"),
]


@pytest.mark.parametrize(("verb", "modality"), OWN)
def test_auxiliaries_and_adverbs(verb, modality):
    assert stated(f"[nsubj Lind] {verb} [obj Halden] .") == [f"Lind | sell | Halden <{modality}>"]


@pytest.mark.parametrize(("governor", "modality"), XCOMP)
def test_governor_of_an_infinitive(governor, modality):
    status, _, source = modality.partition(" @")
    expected = f"Lind | sell | Halden <{status}>" + (f" @{source}" if source else "")
    subject = "nsubj:pass" if "aux:pass" in governor else "nsubj"
    assert stated(f"[{subject} Lind] {governor} [xcomp [mark to] sell/VB [obj Halden]] .") == [expected]


@pytest.mark.parametrize(("governor", "modality"), CCOMP)
def test_governor_of_a_finite_clause(governor, modality):
    status, _, source = modality.partition(" @")
    expected = f"Lind | sell | Halden <{status}>" + (f" @{source}" if source else "")
    assert stated(f"[nsubj Khan] {governor} [ccomp [mark that] [nsubj Lind] [aux will] sell/VB [obj Halden]] .") == [
        expected
    ]


SENTENCES = [
    pytest.param(
        "Had/VBD=have [obj [det the] paint] [xcomp dried/VBN=dry] , [parataxis [nsubj Lind] [aux would/MD] win/VB] .",
        ["paint | be dried | true^^boolean <conditional>", "Lind | win | true^^boolean <conditional>"],
        id="an inverted condition, read as causative",
    ),
    pytest.param(
        "[nsubj [det The] hall] [cop is] [case due/JJ [fixed to]] open/JJ .",
        ['hall | be | "open" <future>'],
        id="due to, read as a preposition",
    ),
    pytest.param(
        "due/JJ [fixed to] [obl [nsubj [det The] hall] [cop is] open/JJ] .",
        ['hall | be | "open" <future>'],
        id="due to with what it is due to as its object",
    ),
    pytest.param(
        "[nsubj [det The] rent] [cop is] due/JJ [conj [cc and] payable/JJ] .",
        ['rent | be | "due"', 'rent | be | "payable"'],
        id="what is due already",
    ),
    pytest.param(
        "[nsubj Khan] [aux did] [advmod not] say/VB [ccomp [advmod how/WRB] [nsubj Lind] paid/VBD=pay] .",
        ["Lind | pay | true^^boolean <possible>"],
        id="a question is not denied",
    ),
    pytest.param(
        "[expl It] [cop is] [advmod not] clear/JJ [csubj [mark whether] [nsubj Lind] paid/VBD=pay] .",
        ["Lind | pay | true^^boolean <possible>"],
        id="nor one that is a subject",
    ),
    pytest.param(
        "[nsubj:outer [nummod Two] schools/NNS=school] [cop are/VBP] [mark to/TO] merge/VB .",
        ["Two schools | merge | true^^boolean <future>"],
        id="be to",
    ),
    pytest.param(
        "[nsubj:outer [det The] way] [cop is/VBZ] [mark to/TO] leave/VB .", [], id="what something consists in"
    ),
    pytest.param(
        "[nsubj [det The] rule] makes/VBZ=make [obj it] [xcomp hard/JJ] [xcomp [mark to] sell/VB [obj Halden]] .",
        ['it | be | "hard"', "it | sell | Halden <possible>"],
        id="the infinitive of an adjective",
    ),
    pytest.param(
        "[nsubj Lind] [aux was] [mark to] [aux have] resigned/VBN=resign .",
        ["Lind | resign | true^^boolean <conditional>"],
        id="was to have, and did not",
    ),
    pytest.param(
        "[advcl [mark If] [nsubj Lind] resigns/VBZ] , [nsubj Cole] [aux will] sell/VB [obj Halden] .",
        ["Lind | resign | true^^boolean <conditional>", "Cole | sell | Halden <conditional>"],
        id="if",
    ),
    pytest.param(
        "[nsubj Cole] [aux will] sell/VB [obj Halden] [advcl [mark unless] [nsubj Lind] resigns/VBZ] .",
        ["Cole | sell | Halden <conditional>", "Lind | resign | true^^boolean <conditional>"],
        id="unless",
    ),
    pytest.param(
        "[nsubj Khan] asked/VBD=ask [ccomp [mark whether] [nsubj Lind] sold/VBD=sell [obj Halden]] .",
        ["Lind | sell | Halden <possible>"],
        id="whether",
    ),
    pytest.param(
        "[nsubj Khan] knows/VBZ [ccomp [mark whether] [nsubj Lind] sold/VBD=sell [obj Halden]] .",
        ["Lind | sell | Halden <possible>"],
        id="whether, after a factive",
    ),
    pytest.param(
        "[nsubj Khan] asked/VBD=ask [ccomp [advmod why] [nsubj Lind] sold/VBD=sell [obj Halden]] .",
        ["Lind | sell | Halden <possible>"],
        id="asked why",
    ),
    pytest.param(
        "[nsubj Lind] [aux may] resign/VB [advcl [mark because] [nsubj Cole] sold/VBD=sell [obj Halden]] .",
        ["Lind | resign | true^^boolean <possible>", "Cole | sell | Halden"],
        id="reason of what may happen",
    ),
    pytest.param(
        "[nsubj Lind] spoke/VBD=speak [advcl [mark as [fixed if]] [nsubj Cole] sold/VBD=sell [obj Halden]] .",
        ["Lind | speak | true^^boolean", "Cole | sell | Halden <conditional>"],
        id="as if",
    ),
    pytest.param(
        "[advcl [mark Even/RB [fixed if]] [nsubj Lind] resigns/VBZ] , [nsubj Cole] sells/VBZ [obj Halden] .",
        ["Lind | resign | true^^boolean <conditional>", "Cole | sell | Halden"],
        id="even if",
    ),
    pytest.param(
        "[nsubj Lind] resigned/VBD=resign [advcl [mark so [fixed that]] [nsubj Cole] [aux could] sell/VB"
        " [obj Halden]] .",
        ["Lind | resign | true^^boolean", "Cole | sell | Halden <intended>"],
        id="so that",
    ),
    pytest.param(
        "[nsubj [det The] claim [acl [mark that] [nsubj Lind] sold/VBD=sell"
        " [obj Halden]]] shocked/VBD=shock [obj Khan] .",
        ["Lind | sell | Halden <alleged>", "claim | shock | Khan"],
        id="claim that",
    ),
    pytest.param(
        "[nsubj [det The] fact [acl [mark that] [nsubj Lind] sold/VBD=sell [obj Halden]]] shocked/VBD=shock"
        " [obj Khan] .",
        ["Lind | sell | Halden", "fact | shock | Khan"],
        id="fact that",
    ),
    pytest.param(
        "[nsubj Khan] found/VBD=find [obj [det no] evidence [acl [mark that] [nsubj Lind] sold/VBD=sell"
        " [obj Halden]]] .",
        ["Khan | find | evidence <not>", "Lind | sell | Halden <possible>"],
        id="no evidence that",
    ),
    pytest.param(
        "[nsubj Khan] ordered/VBD=order [obj Lind] [xcomp [mark to] sell/VB [obj Halden]] .",
        ["Khan | order | Lind", "Lind | sell | Halden <ordered>"],
        id="order somebody to",
    ),
    pytest.param(
        "[nsubj Khan] ordered/VBD=order [obj Lind] [xcomp [advmod not] [mark to] sell/VB [obj Halden]] .",
        ["Khan | order | Lind", "Lind | sell | Halden <not, ordered>"],
        id="order somebody not to",
    ),
    pytest.param(
        "[nsubj Lind] [aux does] [advmod not] want/VB [xcomp [mark to] sell/VB [obj Halden]] .",
        ["Lind | sell | Halden <not, intended>"],
        id="not want",
    ),
    pytest.param(
        "[nsubj Lind] [aux may] [advmod not] sell/VB [obj Halden] .",
        ["Lind | sell | Halden <not, possible>"],
        id="may not",
    ),
    pytest.param(
        "[nsubj:pass Halden] [aux must] [aux:pass be] sold/VBN=sell [obl:agent [case by] Lind] .",
        ["Lind | sell | Halden <necessary>"],
        id="passive",
    ),
    pytest.param("[nsubj Lind] [aux must] [cop be] angry/JJ .", ['Lind | be | "angry" <necessary>'], id="copula"),
    pytest.param(
        "[nsubj Khan] feared/VBD=fear [ccomp [nsubj Lind] [aux would] sell/VB [obj Halden]] .",
        ["Lind | sell | Halden <feared>"],
        id="the outer governor wins",
    ),
    pytest.param(
        "[nsubj Lind] [aux may] start/VB [xcomp [mark to] sell/VB [obj Halden]] .",
        ["Lind | sell | Halden <possible>"],
        id="a factive governor hands down its own status",
    ),
    pytest.param(
        "[nsubj [det The] man [acl:relcl [nsubj who] [aux may] sell/VB [obj Halden]]] resigned/VBD=resign .",
        ["man | sell | Halden <possible>", "man | resign | true^^boolean"],
        id="relative clause",
    ),
]


@pytest.mark.parametrize(("tree", "expected"), SENTENCES)
def test_modality(tree, expected):
    assert stated(tree) == expected


@pytest.mark.parametrize(
    ("verb", "preposition", "status"),
    [
        ("talked/VBD=talk", "about", " <possible>"),
        ("voted/VBD=vote", "against", " <not, intended>"),
        ("objected/VBD=object", "to/IN", " <possible>"),
        ("insisted/VBD=insist", "on", " <alleged> @Lind"),
        ("confessed/VBD=confess", "to/IN", ""),
        ("dreamed/VBD=dream", "of", " <possible>"),
        ("apologised/VBD=apologise", "for", ""),
        ("began/VBD=begin", "by", ""),
    ],
)
def test_gerund_behind_a_preposition(verb, preposition, status):
    found = stated(f"[nsubj Lind] {verb} [advcl [mark {preposition}] selling/VBG=sell [obj Halden]] .")
    assert found[-1] == f"Lind | sell | Halden{status}"


def test_a_gerund_is_no_report():
    found = stated(
        "[nsubj Lind] wrote/VBD=write [ccomp selling/VBG=sell [obj Halden]] [ccomp [aux would] [cop be] wrong/JJ] ."
    )
    assert found == ['Lind | be | "wrong" <future> @Lind']


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        pytest.param(
            "[nsubj Khan] ordered/VBD=order [obj Lind] [advcl [mark to] sell/VB [obj Halden]] .",
            ["Khan | order | Lind", "Lind | sell | Halden <ordered>"],
            id="an order",
        ),
        pytest.param(
            "[nsubj Khan] ordered/VBD=order [obj coal] [advcl [mark to] heat/VB [obj Leeds]] .",
            ["Khan | order | coal", "Khan | heat | Leeds <intended>"],
            id="a purpose",
        ),
        pytest.param(
            "[nsubj Lind] took/VBD=take [obj [det an] hour] [advcl [mark to] sell/VB [obj Halden]] .",
            ["Lind | take | PT1H^^duration", "Lind | sell | Halden"],
            id="what took its time",
        ),
        pytest.param(
            "[nsubj Lind] declined/VBD=decline [xcomp [mark to] say/VB [ccomp [mark whether] [nsubj Cole]"
            " sold/VBD=sell [obj Halden]]] .",
            ["Cole | sell | Halden <possible>"],
            id="a question is not denied with its verb",
        ),
        pytest.param(
            "[nsubj Lind] stopped/VBD=stop [obj [det a] fire] [advcl [mark from] reaching/VBG=reach"
            " [obj [det a] school [acl:relcl , [nsubj which] overlooks/VBZ=overlook [obj Leeds]]]] .",
            ["Lind | stop | fire", "fire | reach | school <not>", "school | overlook | Leeds"],
            id="a clause behind a comma that trees give it stands by itself",
        ),
        pytest.param(
            "[nsubj Lind] told/VBD=tell [obj [det the] meeting [acl [mark that] [nsubj Cole] sold/VBD=sell"
            " [obj Halden]]] .",
            ["Lind | tell | meeting", "Cole | sell | Halden @Lind"],
            id="what is told, though a tree hangs it on the hearer",
        ),
    ],
)
def test_infinitives_and_questions(tree, expected):
    assert stated(tree) == expected


def test_a_condition_is_not_planned_with_what_depends_on_it():
    tree = (
        "[nsubj Lind] agreed/VBD=agree [xcomp [mark to] leave/VB [advcl [mark unless] [nsubj Cole] sold/VBD=sell"
        " [obj Halden]]] ."
    )
    assert "Cole | sell | Halden <conditional>" in stated(tree)
