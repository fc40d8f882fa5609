"""Verbal clauses: objects, particles, recipients, obliques and voice."""

import pytest

from .builders import extraction, stated

ACTIVE = [
    pytest.param(
        "[nsubj [det The] poet [conj [cc and] painter] [appos Mara@PERSON [flat Lind@PERSON]]] resigned/VBD=resign .",
        ["Mara Lind | resign | true^^boolean"],
        id="two roles of one person",
    ),
    pytest.param(
        "[nsubj Lind] called/VBD=call [obl [case for] [det the] mill] [xcomp [mark to] reopen/VB] .",
        ["mill | reopen | true^^boolean <ordered>"],
        id="what is called for",
    ),
    pytest.param(
        "[nsubj Lind] named/VBD=name [obj [det the] mill] [obl [case after] Cole@PERSON] .",
        ["Lind | name | mill [oblique after: Cole]"],
        id="a preposition of the verb tells no time",
    ),
    pytest.param(
        "[nsubj Lind@PERSON [conj [cc and] Cole@B-PERSON]] blame/VBP [obj each [fixed other]] .",
        ["Lind | blame | Cole", "Cole | blame | Lind"],
        id="each other",
    ),
    pytest.param(
        "[nsubj Lind@PERSON [conj [cc and] Cole@B-PERSON]] married/VBD=marry [obl [case in] 1988/CD@DATE] .",
        ["Lind | marry | Cole [time in: 1988^^gYear]", "Cole | marry | Lind [time in: 1988^^gYear]"],
        id="a symmetric verb",
    ),
    pytest.param(
        "[nsubj Lind@PERSON [conj [cc and] Cole@B-PERSON]] resigned/VBD=resign .",
        ["Lind | resign | true^^boolean", "Cole | resign | true^^boolean"],
        id="a verb that is not symmetric",
    ),
    pytest.param(
        "[nsubj Lind@PERSON [conj [cc and] Cole@B-PERSON]] met/VBD=meet [obj Khan@PERSON] .",
        ["Lind | meet | Khan", "Cole | meet | Khan"],
        id="a symmetric verb with an object",
    ),
    pytest.param(
        "[nsubj Lind@PERSON [conj [cc and] Cole@B-PERSON]] met/VBD=meet [obl [case with] Khan@PERSON] .",
        ["Lind | meet with | Khan", "Cole | meet with | Khan"],
        id="a symmetric verb with somebody else",
    ),
    pytest.param(
        "[nsubj Lind@PERSON [conj [cc and] Cole@B-PERSON]] [advmod both] married/VBD=marry [obl [case in]"
        " 1988/CD@DATE] .",
        ["Lind | marry | true^^boolean [time in: 1988^^gYear]", "Cole | marry | true^^boolean [time in: 1988^^gYear]"],
        id="a symmetric verb, each on their own",
    ),
    pytest.param(
        "[nsubj Lind@PERSON [conj [cc or] Cole@B-PERSON]] married/VBD=marry .",
        ["Lind | marry | true^^boolean <possible>", "Cole | marry | true^^boolean <possible>"],
        id="a symmetric verb of one or the other",
    ),
    pytest.param(
        "[nsubj [det The] fund] lost/VBD=lose [obj £/$@MONEY [nummod 3m/CD@MONEY] [conj [cc and] £/$@B-MONEY [nummod"
        " 4m/CD@MONEY] [nmod [case in] 2021/CD@DATE]]] [obl [case in] 2020/CD@DATE] .",
        ['fund | lose | "£3m" [time in: 2020^^gYear]', 'fund | lose | "£4m" [time in: 2021^^gYear]'],
        id="each amount has its own time",
    ),
    pytest.param(
        "[nsubj [det The] committee] published/VBD=publish [obj [det the] report] .",
        ["committee | publish | report"],
        id="object",
    ),
    pytest.param(
        "[nsubj Khan] called/VBD=call [compound:prt in] [obj [det the] Commissioner] .",
        ["Khan | call in | Commissioner"],
        id="particle before the object",
    ),
    pytest.param(
        "[nsubj Khan] called/VBD=call [obj [det the] Commissioner] [compound:prt in] .",
        ["Khan | call in | Commissioner"],
        id="particle after the object",
    ),
    pytest.param(
        "[nsubj [det The] club] gave/VBD=give [iobj her] [obj [det a] contract] .",
        ["club | give to | her [oblique: contract]", "club | give | contract [recipient: her]"],
        id="two objects",
    ),
    pytest.param(
        "[nsubj [det The] chief] resigned/VBD=resign .",
        ["chief | resign | true^^boolean"],
        id="no object",
    ),
    pytest.param(
        "[nsubj [det The] storm] killed/VBD=kill [obj [nummod 1,200] people/NNS=people] .",
        ["storm | kill | 1,200 people"],
        id="counted object",
    ),
    pytest.param(
        "[nsubj [det The] fund] paid/VBD=pay [obj £/$ [nummod 2.5m]] .",
        ['fund | pay | "£2.5m"'],
        id="amount of money",
    ),
    pytest.param(
        "[nsubj Lind] sold/VBD=sell [obj [nummod 40] turbines/NNS] .",
        ["Lind | sell | 40 turbines"],
        id="number with a noun",
    ),
]

OBLIQUE = [
    pytest.param(
        "[nsubj Officers/NNS] arrested/VBD=arrest [obj Cole@PERSON] [obl [case in] Leeds@LOC] [obl [case on] Monday] .",
        ['Officers | arrest | Cole [place in: Leeds] [time on: "Monday"]'],
        id="beside an object: qualifiers",
    ),
    pytest.param(
        "[nsubj Lind] works/VBZ [obl [case as] [det a] nurse] [obl [case in] Leeds@LOC] .",
        ["Lind | work as | nurse [place in: Leeds]"],
        id="first oblique of an intransitive verb: object",
    ),
    pytest.param(
        "[nsubj Lind] works/VBZ [obl [case in] Leeds [conj [cc and] York]] .",
        ["Lind | work in | Leeds", "Lind | work in | York"],
        id="coordinated oblique objects share the preposition",
    ),
    pytest.param(
        "[nsubj Cole] resigned/VBD=resign [obl:unmarked [amod last] week] .",
        ['Cole | resign | true^^boolean [time: "last week"]'],
        id="bare time",
    ),
    pytest.param(
        "[nsubj Cole] resigned/VBD=resign [obl [case on] Monday] .",
        ['Cole | resign | true^^boolean [time on: "Monday"]'],
        id="a time is no object",
    ),
    pytest.param(
        "[obl [case On] Monday] , [nsubj Cole] travelled/VBD=travel [obl [case to] York@LOC] .",
        ['Cole | travel to | York [time on: "Monday"]'],
        id="time in front",
    ),
    pytest.param(
        "[nsubj Lind] founded/VBD=found [obj Halden] [obl [case in] 1998/CD] .",
        ["Lind | found | Halden [time in: 1998^^gYear]"],
        id="year",
    ),
    pytest.param(
        "[nsubj Lind] left/VBD=leave [obj Halden] [obl [case on] [nummod 2] February [nummod 2022]] .",
        ["Lind | leave | Halden [time on: 2022-02-02^^date]"],
        id="full date",
    ),
    pytest.param(
        "[nsubj Lind] left/VBD=leave [obj Halden] [obl [case on] [nummod 31] February [nummod 2022]] .",
        ['Lind | leave | Halden [time on: "31 February 2022"]'],
        id="a date that no calendar has stays as written",
    ),
    pytest.param(
        "[nsubj Lind] spoke/VBD=speak [obl [case after] [det the] trial] [obl [case about] [det the] verdict] .",
        ["Lind | speak about | verdict [time after: trial]"],
        id="temporal preposition",
    ),
    pytest.param(
        "[nsubj Lind] withdrew/VBD=withdraw [obl [case because [fixed of]] [det the] storm] .",
        ["Lind | withdraw because of | storm"],
        id="preposition of several words",
    ),
]

PASSIVE = [
    pytest.param(
        "[nsubj:pass [det The] comet] [aux:pass was] photographed/VBN=photograph [obl:agent [case by] [det a] boy ,"
        " [appos Cole@PERSON]] .",
        ["Cole | photograph | comet"],
        id="the agent has a name beside it",
    ),
    pytest.param(
        "[nsubj:pass Lind@PERSON] [aux:pass was] apprenticed/VBN=apprentice [obl:agent [nmod:desc [case to] painter]"
        " Cole@B-PERSON] .",
        ["Lind | be apprenticed | true^^boolean"],
        id="no agent without by",
    ),
    pytest.param(
        "[nsubj [det The] brothers/NNS=brother [appos Jon@PERSON [conj [cc and] Max@B-PERSON [flat Lind@PERSON]]]]"
        " sold/VBD=sell [obj Halden] .",
        ["Jon | sell | Halden", "Max Lind | sell | Halden"],
        id="several names beside a plural",
    ),
    pytest.param(
        "[nsubj:pass Messages/NNS=message] [aux:pass were] sent/VBN=send [obl:agent [case by] officers/NNS] .",
        ["officers | send | Messages"],
        id="agent",
    ),
    pytest.param(
        "[nsubj:pass Messages/NNS=message] [aux:pass were] sent/VBN=send [obl:agent [case by] Cole [conj"
        " [cc and] Lind]] .",
        ["Cole | send | Messages", "Lind | send | Messages"],
        id="coordinated agents",
    ),
    pytest.param(
        "[nsubj:pass Cole] [aux:pass was] arrested/VBN=arrest .",
        ["Cole | be arrested | true^^boolean"],
        id="no agent",
    ),
    pytest.param(
        "[nsubj:pass Cole] [aux:pass was] arrested/VBN=arrest [obl [case in] Leeds@LOC] .",
        ["Cole | be arrested in | Leeds"],
        id="no agent but an oblique",
    ),
    pytest.param(
        "[nsubj:pass Cole] [aux:pass was] arrested/VBN=arrest [obl [case by] [det the] river] .",
        ["Cole | be arrested by | river"],
        id="by of place",
    ),
    pytest.param(
        "[nsubj:pass [det The] village] [aux:pass is] reached/VBN=reach [obl:agent [case by] road] .",
        ["village | be reached | true^^boolean [manner by: road]"],
        id="by of means",
    ),
    pytest.param(
        "[nsubj:pass Standards/NNS=standard] [aux:pass are] expected/VBN=expect [obl:agent [case of] officers/NNS] .",
        ["Standards | be expected of | officers"],
        id="only by makes an agent",
    ),
    pytest.param(
        "[nsubj:pass Cole] [aux:pass was] hit/VBN=hit [obl:agent [case by] [det a] car] .",
        ["car | hit | Cole"],
        id="what could be a means is an agent with an article",
    ),
    pytest.param(
        "[nsubj:pass Cole] [aux has] [aux:pass been] arrested/VBN=arrest [obl:agent [case by] police/NNS=police]"
        " [obl [case in] Leeds@LOC] .",
        ["police | arrest | Cole [place in: Leeds]"],
        id="agent and oblique",
    ),
    pytest.param(
        "[nsubj:pass Cole] [aux:pass was] arrested/VBN=arrest [obl [case on] Monday]"
        " [conj [cc and] charged/VBN=charge [obl [case with] fraud]] .",
        ['Cole | be arrested | true^^boolean [time on: "Monday"]', "Cole | be charged with | fraud"],
        id="coordinated participles",
    ),
    pytest.param(
        "[nsubj:pass Ito] [aux:pass was] given/VBN=give [obj [det a] contract] .",
        ["Ito | be given | contract"],
        id="passive recipient",
    ),
    pytest.param(
        "[nsubj:pass Ito] [aux:pass was] given/VBN=give [obj [det a] contract] [obl:agent [case by] [det the] club] .",
        ["club | give | contract [recipient: Ito]"],
        id="passive recipient and agent",
    ),
    pytest.param(
        "[nsubj:pass [det The] plan] [aux:pass was] carried/VBN=carry [compound:prt out] [obl:agent [case by] Lind] .",
        ["Lind | carry out | plan"],
        id="particle",
    ),
]


@pytest.mark.parametrize(("tree", "expected"), [*ACTIVE, *OBLIQUE, *PASSIVE])
def test_verbal_clause(tree, expected):
    assert stated(tree) == expected


@pytest.mark.parametrize(
    ("tree", "surface", "span"),
    [
        ("[nsubj Khan] called/VBD=call [compound:prt in] [obj Cole] .", "called in", "called in"),
        ("[nsubj Khan] called/VBD=call [obj Cole] [compound:prt in] .", "called in", "called Cole in"),
        ("[nsubj Khan] [aux has] [advmod not] called/VBN=call [obj Cole] .", "has not called", "has not called"),
        ("[nsubj:pass Cole] [aux:pass was] called/VBN=call [obl:agent [case by] Khan] .", "was called", "was called"),
        ("[nsubj Lind] works/VBZ [obl [case as] [det a] nurse] .", "works as", "works as"),
    ],
)
def test_predicate_keeps_its_words(tree, surface, span):
    found = extraction(tree)
    predicate = found.triples[0].predicate
    assert predicate.surface == surface
    assert found.document.text[predicate.start : predicate.end] == span


def test_triples_stand_in_the_order_of_the_text():
    found = stated(
        "[nsubj Lind] resigned/VBD=resign .",
        "[nsubj [det The] man [acl:relcl [nsubj who] succeeded/VBD=succeed [obj her]]] praised/VBD=praise [obj Cole] .",
        "[nsubj Ito] slept/VBD=sleep .",
    )
    assert [each.split(" | ")[1] for each in found] == ["resign", "succeed", "praise", "sleep"]


@pytest.mark.parametrize(
    ("tree", "rules"),
    [
        ("[nsubj Lind] left/VBD=leave .", ["clause"]),
        ("[nsubj Lind] left/VBD=leave [conj [cc and] slept/VBD=sleep] .", ["clause", "coordination"]),
        ("[nsubj [det The] man [acl:relcl [nsubj who] lied/VBD=lie]] left/VBD=leave .", ["relative", "clause"]),
        ("[nsubj [det A] man [acl wearing/VBG=wear [obj red]]] left/VBD=leave .", ["participle", "clause"]),
        ("[nsubj Lind] tried/VBD=try [xcomp [mark to] leave/VB] .", ["control"]),
        ("[advcl Smiling/VBG=smile] , [nsubj Lind] left/VBD=leave .", ["adverbial", "clause"]),
        ("[nsubj Lind] [cop is] [det a] nurse .", ["copula: clause"]),
    ],
)
def test_a_triple_names_its_construction(tree, rules):
    assert [triple.rule for triple in extraction(tree).triples] == rules
