"""What noun phrases state without a verb."""

import pytest

from .builders import extraction, implied, stated

CASES = [
    pytest.param(
        "[nsubj Ana@PERSON [flat Sol@PERSON] [nmod [case at] [compound Halden@ORG] Press@ORG]] resigned/VBD=resign .",
        ["Ana Sol | be at | Halden Press"],
        id="affiliation",
    ),
    pytest.param(
        "[nsubj Ana@PERSON [flat Sol@PERSON] [nmod:unmarked ( 1847/CD – [nmod 1911/CD] )]] [aux:pass was]"
        " admired/VBN=admire .",
        [
            "Ana Sol | be born | true^^boolean [time in: 1847^^gYear]",
            "Ana Sol | die | true^^boolean [time in: 1911^^gYear]",
        ],
        id="life dates",
    ),
    pytest.param(
        "[nsubj:pass [nmod:poss Lind@PERSON [case 's]] murder] [aux:pass was] solved/VBN=solve .",
        [],
        id="nobody has an event",
    ),
    pytest.param(
        "[nsubj [det The] historian [appos Monday/NNP@DATE]] resigned/VBD=resign .",
        [],
        id="no day is a historian",
    ),
    pytest.param(
        "[nsubj [det A] spokesman [nmod [case for] [det the] office [appos Mara@PERSON [flat Lind@PERSON]]]]"
        " resigned/VBD=resign .",
        [],
        id="no person is an office",
    ),
    pytest.param(
        "[nsubj Mara@PERSON [flat Lind@PERSON] , [appos [det the] [amod chief] executive [nmod"
        " [case of] Halden@ORG]] ,]"
        " resigned/VBD=resign .",
        ["Mara Lind | be chief executive of | Halden"],
        id="apposition: role after the name",
    ),
    pytest.param(
        "[nsubj [det The] mayor [nmod [case of] Leeds@LOC] , [appos Mara@PERSON"
        " [flat Lind@PERSON]] ,] resigned/VBD=resign .",
        ["Mara Lind | be mayor of | Leeds"],
        id="apposition: role before the name",
    ),
    pytest.param(
        "[nsubj [det The] poet [conj [cc and] painter] [appos Mara@PERSON [flat Lind@PERSON]]] resigned/VBD=resign .",
        ["Mara Lind | be | poet", "Mara Lind | be | painter"],
        id="apposition: two roles of one person",
    ),
    pytest.param(
        "[nsubj Mara@PERSON [flat Lind@PERSON] , [appos [det a] nurse] ,] resigned/VBD=resign .",
        ["Mara Lind | be | nurse"],
        id="apposition: plain class",
    ),
    pytest.param(
        "[nsubj Mara@PERSON [flat Lind@PERSON] , [appos [nmod:poss Khan@B-PERSON [case 's]] spokeswoman] ,]"
        " resigned/VBD=resign .",
        ["Mara Lind | be spokeswoman of | Khan"],
        id="apposition: role with its possessor",
    ),
    pytest.param(
        "[nsubj [nmod:poss [det The] trust [case 's]] chief , [appos Mara@PERSON [flat Lind@PERSON]] ,]"
        " resigned/VBD=resign .",
        ["Mara Lind | be chief of | trust"],
        id="apposition: role with a definite possessor",
    ),
    pytest.param(
        "[nsubj Lind@PERSON] grew/VBD=grow [obl [case up] [case in] Whitby@LOC , [appos [det the] daughter [nmod"
        " [case of] [det a] pilot]]] .",
        [],
        id="no town is a daughter",
    ),
    pytest.param(
        "[nsubj [nmod:desc [compound Home] Secretary] Priti@PERSON [flat Patel@PERSON]] resigned/VBD=resign .",
        ["Priti Patel | be | Home Secretary"],
        id="title",
    ),
    pytest.param(
        "[nsubj [nmod:desc [compound Halden@ORG] [amod chief] executive] Mara@PERSON"
        " [flat Lind@PERSON]] resigned/VBD=resign .",
        ["Mara Lind | be chief executive of | Halden"],
        id="title with its organisation",
    ),
    pytest.param("[nsubj [nmod:desc Mr] Khan@PERSON] resigned/VBD=resign .", [], id="honorific"),
    pytest.param(
        "[nsubj [nmod:desc Dr] Mara@PERSON [flat Lind@PERSON]] resigned/VBD=resign .", [], id="neutral honorific"
    ),
    pytest.param(
        "[nsubj [nmod:poss Khan@PERSON [case 's]] spokesperson] resigned/VBD=resign .",
        ["Khan | have | spokesperson"],
        id="possessive",
    ),
    pytest.param("[nsubj [nmod:poss Friday [case 's]] storm] ended/VBD=end .", [], id="a time possesses nothing"),
    pytest.param("[nsubj [nmod:poss his] spokesperson] resigned/VBD=resign .", [], id="possessive pronoun"),
    pytest.param(
        "[expl There] is/VBZ=be [nsubj [det no] town [acl called/VBN=call [xcomp Harrow@LOC]]] .",
        [],
        id="what is called so where there is none",
    ),
    pytest.param(
        "[nsubj Lind] left/VBD=leave [obj [det the] town [acl called/VBN=call [xcomp Harrow@LOC]]] .",
        ["Harrow | be | town"],
        id="what is called so",
    ),
    pytest.param(
        "[nsubj [det The] office , [appos [det a] watchdog] ,] closed/VBD=close .",
        [],
        id="apposition of two common nouns",
    ),
    pytest.param(
        "[nsubj Mara@PERSON [flat Lind@PERSON] , [appos [det the] mayor [nmod [case of] Leeds@LOC]] ,] [aux did]"
        " [advmod not] resign/VB .",
        ["Mara Lind | be mayor of | Leeds"],
        id="the clause's negation is not its own",
    ),
    pytest.param(
        "[nsubj Khan] alleged/VBD=allege [ccomp [nsubj Mara@PERSON [flat Lind@PERSON] , [appos [det the] mayor"
        " [nmod [case of] Leeds@LOC]] ,] lied/VBD=lie] .",
        ["Mara Lind | be mayor of | Leeds"],
        id="inside an allegation an apposition is the writer's",
    ),
    pytest.param(
        "[nsubj:pass Jane@PERSON [flat Cole@PERSON] , [nmod:unmarked 43/CD] ,] [aux:pass was] jailed/VBN=jail .",
        ["Jane Cole | be aged | 43^^integer"],
        id="age between commas",
    ),
    pytest.param(
        "[nsubj:pass Jane@PERSON [flat Cole@PERSON] , [nmod:unmarked 1943/CD] ,] [aux:pass was] jailed/VBN=jail .",
        [],
        id="a year is no age",
    ),
    pytest.param(
        "[nsubj:pass [det The] men/NNS=man [acl , aged/VBN=age [obl:unmarked 34/CD [conj [cc and] 51/CD]] ,]]"
        " [aux:pass were]"
        " jailed/VBN=jail .",
        [],
        id="several ages of several people",
    ),
    pytest.param(
        "[nsubj Halden@ORG , [nmod:unmarked 43/CD] ,] fell/VBD=fall .", [], id="a number behind a firm is no age"
    ),
    pytest.param(
        "[nsubj Jane@PERSON [flat Cole@PERSON]] died/VBD=die [advcl aged/VBN=age [xcomp 43/CD]] .",
        ["Jane Cole | be aged | 43^^integer"],
        id="aged",
    ),
    pytest.param(
        "[nsubj:pass [det The] [amod [obl:unmarked [nummod 43/CD] [punct -/HYPH] year]"
        " [punct -/HYPH] old/JJ] teacher] [aux:pass was]"
        " jailed/VBN=jail .",
        ["43-year-old teacher | be aged | 43^^integer"],
        id="years old, hyphenated",
    ),
    pytest.param(
        "[nsubj:pass [det The] [amod [obl:unmarked [nummod 43/CD] [punct -/HYPH] year]"
        " [punct -/HYPH] old/JJ] bridge] [aux:pass was]"
        " closed/VBN=close .",
        [],
        id="of people alone",
    ),
    pytest.param(
        "[nsubj:pass Halden@ORG , [appos [det a] [amod [compound Leeds@LOC]"
        " [punct -/HYPH] based/VBN=base] maker] ,] [aux:pass was]"
        " sold/VBN=sell .",
        ["Halden | be | Leeds-based maker", "Halden | be based in | Leeds"],
        id="compound participle: place",
    ),
    pytest.param(
        "[nsubj:pass [det The] [amod [compound Halden@ORG] [punct -/HYPH] owned/VBN=own] mill]"
        " [aux:pass was] sold/VBN=sell .",
        ["Halden | own | Halden-owned mill"],
        id="compound participle: agent",
    ),
    pytest.param(
        "[nsubj:pass [det The] deal [acl , worth/JJ [obj $/$@MONEY [nummod 4bn/CD@MONEY]] ,]] [aux:pass was]"
        " signed/VBN=sign .",
        ['deal | be worth | "$4bn"'],
        id="worth",
    ),
    pytest.param(
        "[nsubj Lind] wants/VBZ=want [xcomp [mark to] sign/VB [obj [det a] deal [acl worth/JJ [obj $/$@MONEY [nummod"
        " 4bn/CD@MONEY]]]]] .",
        ['deal | be worth | "$4bn" <intended>'],
        id="worth, of what is only wanted",
    ),
    pytest.param(
        "[nsubj [nmod:poss Lind@PERSON [case 's]] brother [nmod [punct -/HYPH] [case in] [punct -/HYPH] law] , [appos"
        " Emil@B-PERSON [flat Cole@PERSON]] ,] left/VBD=leave .",
        ["Emil Cole | be brother-in-law of | Lind"],
        id="a preposition between hyphens joins nothing",
    ),
    pytest.param(
        "[nsubj Groups/NNS=group [conj [cc and] countries/NNS=country] [nmod , [case including] Chad@LOC ,]]"
        " protested/VBD=protest .",
        ["Chad | be among | countries"],
        id="an example of the last of several",
    ),
    pytest.param(
        "[nsubj Halden@ORG , [appos [det a] subsidiary [nmod [case of] [det the] group [appos Orrin@B-ORG]]] ,]"
        " fell/VBD=fall .",
        ["Halden | be subsidiary of | Orrin", "Orrin | be | group"],
        id="apposition: role in what has a name",
    ),
    pytest.param(
        "[nsubj Firms/NNS=firm [nmod [case such/JJ [fixed as]] Halden@ORG [conj [cc and] Corvane@ORG]]] paid/VBD=pay .",
        ["Halden | be among | Firms", "Corvane | be among | Firms"],
        id="examples",
    ),
]


@pytest.mark.parametrize(("tree", "expected"), CASES)
def test_implicit(tree, expected):
    assert implied(tree) == expected


def test_the_name_stands_for_the_role_before_it():
    tree = "[nsubj [det The] mayor , [appos Mara@PERSON [flat Lind@PERSON]] ,] resigned/VBD=resign ."
    assert stated(tree) == ["Mara Lind | resign | true^^boolean"]


def test_implicit_triple_has_no_words_but_a_span():
    found = extraction("[nsubj [nmod:poss Khan@PERSON [case 's]] spokesperson] resigned/VBD=resign .")
    triple = next(each for each in found.triples if each.implicit)
    assert (triple.predicate.surface, triple.rule) == ("", "possessive")
    assert found.document.text[triple.predicate.start : triple.predicate.end] == "Khan's spokesperson"
