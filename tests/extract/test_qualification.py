"""What stands beside the object: dates, amounts, places, standards of comparison, each with its own predicate."""

import pytest

from .builders import stated

CASES = [
    pytest.param(
        "[nsubj Lind] worked/VBD=work [obl [case in] Leeds@LOC] [obl [case between] 2016/CD [conj [cc and] 2018/CD]] .",
        ['Lind | work in | Leeds [time between: "2016/2018"]'],
        id="one stretch of time",
    ),
    pytest.param(
        "[nsubj Lind] left/VBD=leave [obl [case between] April [conj [cc and] June]] .",
        ['Lind | leave | true^^boolean [time between: "April and June"]'],
        id="a stretch without a year",
    ),
    pytest.param(
        "[nsubj Sales/NNS] rose/VBD=rise [obl [case to] £/$ [nummod 3m/CD] [nmod:unmarked [amod last] year]] .",
        ['Sales | rise to | "£3m" [time: "last year"]'],
        id="a sum has no time of its own",
    ),
    pytest.param(
        "[nsubj Lind] earns/VBZ=earn [obj £/$@MONEY [nummod 300/CD@MONEY]] [obl:unmarked [det a] week] .",
        ['Lind | earn | "£300 a week"'],
        id="wherever a tree hangs its time",
    ),
    pytest.param(
        "[nsubj Sales/NNS] fell/VBD=fall [obl [case by] [advmod more/RBR [fixed than]] half/NN] .",
        ['Sales | fall by | "more than half"'],
        id="half is an amount",
    ),
    pytest.param(
        "[nsubj Lind] earns/VBZ=earn [obj £/$ [nummod 300/CD] [nmod:unmarked [det a] week]] .",
        ['Lind | earn | "£300 a week"'],
        id="but a rate has",
    ),
    pytest.param(
        "[nsubj [det The] plant] closed/VBD=close [obl [case in] 2019/CD] , [parataxis [nsubj Lind] said/VBD=say]"
        " [obl [case in] 2020/CD] .",
        ["plant | close | true^^boolean [time in: 2019^^gYear] @Lind"],
        id="what follows the reporting verb is its own",
    ),
    pytest.param(
        "[nsubj [det The] plant] closed/VBD=close , [parataxis [nsubj Lind] said/VBD=say] , [obl [case in] 2020/CD] .",
        ["plant | close | true^^boolean [time in: 2020^^gYear] @Lind"],
        id="but not behind a comma",
    ),
    pytest.param(
        "[nsubj Hull] has/VBZ=have [obj [amod more/JJR] cars/NNS [nmod [case than] York]] .",
        ["Hull | have | more cars [oblique than: York]"],
        id="standard of comparison",
    ),
    pytest.param(
        "[nsubj Lind] met/VBD=meet [obj Cole] [obl [case in] [det a] park] .",
        ["Lind | meet | Cole [place in: park]"],
        id="a place",
    ),
    pytest.param(
        "[nsubj Lind] [aux did] [advmod not] meet/VB [obj Cole] [advmod elsewhere] .",
        ['Lind | meet | Cole [manner: "elsewhere"] <not>'],
        id="where something did not happen",
    ),
    pytest.param(
        "[nsubj Lind] spent/VBD=spend [obj £/$@MONEY [nummod 3m/CD@MONEY]] [obl [case on] lawyers/NNS=lawyer] .",
        ['Lind | spend | "£3m" [oblique on: lawyers]'],
        id="nobody is a place",
    ),
    pytest.param(
        "[nsubj Lind] met/VBD=meet [obj Cole] [obl [case in] hospital/NN] .",
        ["Lind | meet | Cole [place in: hospital]"],
        id="a bare noun for a place",
    ),
    pytest.param(
        "[nsubj Lind] freed/VBD=free [obj Cole] [obl [case on] bail/NN] .",
        ["Lind | free | Cole [oblique on: bail]"],
        id="a bare noun for a state",
    ),
    pytest.param(
        "[nsubj Lind] paid/VBD=pay [obj £/$@MONEY [nummod 3m/CD@MONEY]] [obl [case in] fines/NNS=fine] .",
        ['Lind | pay | "£3m" [oblique in: fines]'],
        id="what a sum is, is no place",
    ),
    pytest.param(
        "[nsubj Lind] recalled/VBD=recall [obj Cole] [obl [case over] [det the] brakes/NNS=brake] .",
        ["Lind | recall | Cole [topic over: brakes]"],
        id="over a matter",
    ),
    pytest.param(
        "[nsubj Lind] saw/VBD=see [obj Cole] [obl [case over] [det the] village] .",
        ["Lind | see | Cole [place over: village]"],
        id="over a place",
    ),
    pytest.param(
        "[nsubj Town@ORG] beat/VBD=beat [obj City@ORG] [obl [nummod 3/CD] [case -/SYM] 1/CD] .",
        ["Town | beat | City"],
        id="a dash is no preposition",
    ),
    pytest.param(
        "[nsubj Lind] valued/VBD=value [obj Halden] [obl [case at] £/$ [nummod 3/CD]] .",
        ['Lind | value | Halden [oblique at: "£3"]'],
        id="an amount is no place",
    ),
    pytest.param(
        "[nsubj:pass [det The] motion] [aux:pass was] carried/VBN=carry [obl:agent [case by] [nummod five/CD]"
        " votes/NNS=vote] .",
        ["motion | be carried by | five votes"],
        id="a margin is no agent",
    ),
]


@pytest.mark.parametrize(("tree", "expected"), CASES)
def test_case(tree, expected):
    assert stated(tree) == expected
