"""Copular clauses, linking verbs, predicates of objects, and existentials."""

import pytest

from .builders import stated

COPULA = [
    pytest.param(
        "[nsubj Lind] [cop was] fourth/JJ [obl [case in] [det the] table] .",
        ["Lind | be fourth in | table"],
        id="a rank",
    ),
    pytest.param("[nsubj [det The] chief] [cop was] furious/JJ .", ['chief | be | "furious"'], id="adjective"),
    pytest.param("[nsubj Lind] [cop is] [det a] nurse .", ["Lind | be | nurse"], id="noun"),
    pytest.param(
        "[nsubj Lind] [cop is] [det the] mayor [nmod [case of] Leeds@LOC] .",
        ["Lind | be mayor of | Leeds"],
        id="X of Y",
    ),
    pytest.param(
        "[nsubj Lind] [cop is] [amod deputy] [amod chief] executive [nmod [case of] Halden@ORG] .",
        ["Lind | be deputy chief executive of | Halden"],
        id="compound role",
    ),
    pytest.param(
        "[nsubj Lind@PERSON] [cop is] [det a] professor [nmod [case at] Leeds@ORG] .",
        ["Lind | be professor at | Leeds"],
        id="role at an organisation",
    ),
    pytest.param(
        "[nsubj Cole] [cop is] [nmod:poss Khan [case 's]] spokesman .",
        ["Cole | be spokesman of | Khan"],
        id="role with its possessor",
    ),
    pytest.param(
        "[nsubj [det The] plant] [cop is] [case in] Leeds@LOC .", ["plant | be in | Leeds"], id="prepositional phrase"
    ),
    pytest.param(
        "[nsubj Cole] [cop was] guilty/JJ [obl [case of] fraud] .", ["Cole | be guilty of | fraud"], id="adjective of"
    ),
    pytest.param(
        "[nsubj Halden@ORG] [cop is] [det the] [amod largest/JJS] bank [nmod [case in] Leeds@LOC] .",
        ["Halden | be | largest bank [place in: Leeds]"],
        id="rank within a domain",
    ),
    pytest.param(
        "[nsubj [det The] trial] [cop was] [advmod far] [case from] [det a] success .",
        ["trial | be | success <not>"],
        id="far from",
    ),
    pytest.param(
        "[advcl [advmod Far] [case from] [cop being/VBG] [det a] failure] , [nsubj [det the] trial] [cop was]"
        " [det a] success .",
        ["trial | be | failure <not>", "trial | be | success"],
        id="far from being",
    ),
    pytest.param(
        "[nsubj [det The] plan] [cop is] far/RB [advcl [mark from] [cop being/VBG] [det a] success] .",
        ["plan | be | success <not>"],
        id="far from being, hung on far",
    ),
    pytest.param(
        "[nsubj [det The] plan] [cop is] far/RB [obl [case from] certain/JJ] .",
        [],
        id="far from a quality",
    ),
    pytest.param(
        "[nsubj [det The] mill] [cop is] far/RB [obl [case from] Leeds@LOC] .",
        ["mill | be far from | Leeds"],
        id="far from a place",
    ),
    pytest.param(
        "[nsubj Lind] [cop is] [mark to] resign/VB [obl [case on] Monday] .",
        ['Lind | resign | true^^boolean [time on: "Monday"] <future>'],
        id="is to: no quality",
    ),
    pytest.param(
        "[nsubj Burma@LOC] [cop is] Buddhist/JJ , [obl [case with] [det a] minority] .",
        ['Burma | be | "Buddhist" [oblique with: minority]'],
        id="no complement stands behind a comma",
    ),
    pytest.param(
        "[nsubj:pass [det The] school] [aux:pass was] judged/VBN=judge [xcomp good/JJ] [obl [case at]"
        " [det an] inspection] .",
        ['school | be | "good" [place at: inspection] <alleged>'],
        id="nor one of the verb above",
    ),
    pytest.param(
        "[nsubj:pass [det The] painting] [aux:pass is] thought/VBN=think [xcomp [mark to] [cop be] worth/JJ"
        " [obl £/$@MONEY [nummod 4m/CD@MONEY]]] .",
        ['painting | be worth | "£4m" <alleged>'],
        id="worth",
    ),
    pytest.param("[nsubj [det The] toll] [cop is] 12/CD .", ["toll | be | 12^^integer"], id="number"),
    pytest.param(
        "[nsubj [det The] chief] [cop was] angry/JJ [conj [cc and] tired/JJ] .",
        ['chief | be | "angry"', 'chief | be | "tired"'],
        id="coordinated adjectives",
    ),
    pytest.param(
        "[nsubj Lind] [cop is] [det a] nurse [conj [cc and] [det a] poet] .",
        ["Lind | be | nurse", "Lind | be | poet"],
        id="coordinated nouns",
    ),
    pytest.param(
        "[nsubj Lind [conj [cc and] Cole]] [cop are] nurses/NNS .",
        ["Lind | be | nurses", "Cole | be | nurses"],
        id="coordinated subjects",
    ),
    pytest.param(
        "[nsubj:outer [det The] problem] [cop is] [mark that] [nsubj [det the] river] floods/VBZ .",
        ["river | flood | true^^boolean"],
        id="clause as predicate",
    ),
]

LINKING = [
    pytest.param(
        "[nsubj Lind] became/VBD=become [xcomp mayor [nmod [case of] Leeds@LOC]] .",
        ["Lind | become mayor of | Leeds"],
        id="noun",
    ),
    pytest.param(
        "[nsubj [det The] chief] remained/VBD=remain [xcomp silent/JJ] .", ['chief | remain | "silent"'], id="adj"
    ),
    pytest.param("[nsubj [det The] plan] looks/VBZ [xcomp good/JJ] .", ['plan | look | "good"'], id="looks"),
]

PREDICATE_OF_OBJECT = [
    pytest.param(
        "[nsubj Khan] called/VBD=call [obj [det the] messages/NNS] [xcomp sickening/JJ] .",
        ['messages | be | "sickening" <alleged> @Khan'],
        id="opinion",
    ),
    pytest.param("[nsubj Cole] made/VBD=make [obj Lind] [xcomp angry/JJ] .", ['Lind | be | "angry"'], id="result"),
    pytest.param(
        "[nsubj Members/NNS] elected/VBD=elect [obj Lind] [xcomp chair [nmod [case of] Halden@ORG]] .",
        ["Members | elect | Lind", "Lind | be chair of | Halden"],
        id="office",
    ),
    pytest.param(
        "[nsubj:pass Lind] [aux:pass was] elected/VBN=elect [xcomp chair [nmod [case of] Halden@ORG]] .",
        ["Lind | be chair of | Halden"],
        id="office, passive",
    ),
]

EXISTENTIAL = [
    pytest.param(
        "[expl There/EX] was/VBD [nsubj [det a] demonstration] [obl [case in] Leeds@LOC] .",
        ["demonstration | exist in | Leeds"],
        id="place",
    ),
    pytest.param(
        "[expl There/EX] were/VBD [nsubj protests/NNS] .",
        ["protests | exist | true^^boolean"],
        id="nothing but there is",
    ),
    pytest.param(
        "[expl There/EX] is/VBZ [nsubj [det no] evidence] .", ["evidence | exist | true^^boolean <not>"], id="denied"
    ),
]


@pytest.mark.parametrize(("tree", "expected"), [*COPULA, *LINKING, *PREDICATE_OF_OBJECT, *EXISTENTIAL])
def test_predication(tree, expected):
    assert stated(tree) == expected
