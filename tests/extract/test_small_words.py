"""Small words that change what a clause says: particles behind the object, prepositions of verbs, manner denied."""

import pytest

from .builders import stated

CASES = [
    pytest.param(
        "[nsubj Lind] won/VBD=win [obj [det the] race] [obl:unmarked [nummod three] times/NNS=time] .",
        ["Lind | win | race"],
        id="how often is no time",
    ),
    pytest.param(
        "[obl [case In] contrast] , [nsubj grouse] spread/VBD=spread [obl [case to] sites/NNS=site] .",
        ["grouse | spread to | sites"],
        id="what only joins sentences",
    ),
    pytest.param(
        "[obl [case In] [det a] [amod separate] move] , [nsubj Lind] flew/VBD=fly [obl [case to] Leeds] .",
        ["Lind | fly to | Leeds"],
        id="what only turns to something else",
    ),
    pytest.param(
        "[obl [case With] Cole] , [nsubj Lind] flew/VBD=fly [obl [case to] Leeds] .",
        ["Lind | fly to | Leeds [oblique with: Cole]"],
        id="what is fronted does not complete the verb",
    ),
    pytest.param(
        "[nsubj France] has/VBZ=have [obj [det no] soldiers/NNS=soldier [nmod [case in] Leeds]] .",
        ["France | have | soldiers [place in: Leeds] <not>"],
        id="a denial keeps its limits",
    ),
    pytest.param(
        "[nsubj [det A] girl] died/VBD=die [advcl , raising/VBG=raise [obj [det the] number]] .",
        ["girl | die | true^^boolean"],
        id="an event changes a number",
    ),
    pytest.param(
        "[nsubj Lind] left/VBD=leave [obj [det the] town [nmod [case of] Halden@LOC]] .",
        ["Lind | leave | Halden"],
        id="a kind of place says no more than its name",
    ),
    pytest.param(
        "[nsubj [advmod hardly] [det any] chicks/NNS=chick] survived/VBD=survive .",
        ["chicks | survive | true^^boolean <not>"],
        id="hardly any",
    ),
    pytest.param(
        "[nsubj Lind] told/VBD=tell [obj [det the] twins/NNS=twin] [advmod apart] .",
        ["Lind | tell apart | twins"],
        id="a particle behind the object",
    ),
    pytest.param(
        "[nsubj:pass [det The] tune] [aux:pass was] played/VBN=play [advmod backwards] [obl:agent [case by] Lind] .",
        ["Lind | play backwards | tune"],
        id="a direction",
    ),
    pytest.param(
        "[nsubj:pass [det The] house] [aux:pass was] turned/VBN=turn [advmod upside] [compound:prt down]"
        " [obl:agent [case by] Lind] .",
        ["Lind | turn upside down | house"],
        id="two words",
    ),
    pytest.param(
        "[nsubj Shares/NNS=share] closed/VBD=close [obj [nummod 6] %/NN] [advmod lower/JJR=lower] .",
        ['Shares | close lower | "6%"'],
        id="an amount and where it went",
    ),
    pytest.param(
        "[nsubj Lind] looks/VBZ=look [obl [case after] [det the] river] .",
        ["Lind | look after | river"],
        id="a preposition that belongs to its verb",
    ),
    pytest.param(
        "[nsubj Lind] left/VBD=leave [obl [case after] [det the] storm] .",
        ["Lind | leave | true^^boolean [time after: storm]"],
        id="a preposition that tells when",
    ),
    pytest.param(
        "[nsubj:pass Residents/NNS=resident] [aux had] [advmod not] [aux:pass been] [advmod properly]"
        " consulted/VBN=consult .",
        ['Residents | be consulted | true^^boolean [manner: "properly"] <not>'],
        id="manner under negation",
    ),
    pytest.param(
        "[nsubj Lind] [aux did] [advmod not] sleep/VB [advmod well] .",
        ['Lind | sleep | true^^boolean [manner: "well"] <not>'],
        id="any adverb behind what is denied",
    ),
    pytest.param(
        "[nsubj:pass Claims/NNS=claim] [aux:pass were/VBD] [advmod politically] motivated/VBN=motivate .",
        ['Claims | be motivated | true^^boolean [manner: "politically"]'],
        id="manner, where nothing else is said",
    ),
    pytest.param(
        "[nsubj:pass Claims/NNS=claim] [aux:pass were/VBD] [advmod politically] motivated/VBN=motivate"
        " [obl:agent [case by] Lind] .",
        ["Lind | motivate | Claims"],
        id="but not beside more",
    ),
    pytest.param(
        "[nsubj Lind] slept/VBD=sleep [advmod less/RBR] .",
        ['Lind | sleep | true^^boolean [manner: "less"]'],
        id="a comparative",
    ),
    pytest.param(
        "[nsubj Lind] [aux did] [advmod not] sleep/VB [advmod yet] .",
        ["Lind | sleep | true^^boolean <not>"],
        id="but one of time or focus",
    ),
    pytest.param(
        "[obl [case In] [amod other] news [nmod:unmarked Friday/NNP]] , [nsubj Lind] left/VBD=leave .",
        ["Lind | leave | true^^boolean"],
        id="news that only join sentences",
    ),
    pytest.param(
        "[nsubj Lind] denied/VBD=deny [ccomp [mark that] [nsubj:pass [det the] money] [aux:pass was] spent/VBN=spend"
        " [advmod wisely]] .",
        ['money | be spent | true^^boolean [manner: "wisely"] <not, alleged> @Lind'],
        id="manner under a verb of denying",
    ),
    pytest.param(
        "[nsubj Lind] [aux did] [advmod not] [advmod actually] resign/VB .",
        ["Lind | resign | true^^boolean <not>"],
        id="a comment under negation",
    ),
    pytest.param(
        "[nsubj Lind] came/VBD=come [xcomp ninth/RB] [obl [case in] [det the] final] .",
        ['Lind | come | "ninth" [place in: final]'],
        id="a rank",
    ),
    pytest.param(
        "[nsubj [det The] mill] [aux has] stood/VBN=stand [xcomp empty/JJ] [obl [case for] [det a] decade] .",
        ['mill | stand | "empty" [time for: P10Y^^duration]'],
        id="how long a state lasts; it is of no decade",
    ),
    pytest.param(
        "[obl [case On] Friday/NNP@DATE] , [nsubj Lind] finished/VBD=finish [xcomp questioning/VBG=question"
        " [obj Cole]] .",
        ["Lind | question | Cole"],
        id="no day questions anybody",
    ),
]


@pytest.mark.parametrize(("tree", "expected"), CASES)
def test_case(tree, expected):
    assert stated(tree) == expected
