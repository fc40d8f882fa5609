"""Coordination: every conjunct gets its triple, and what is shared is shared."""

import pytest
from spacy.tokens import Doc

from kg.extract import extract

from .builders import VOCAB, line, located, stated

CASES = [
    pytest.param(
        "[nsubj Lind] [cop is] worried/JJ [obj [det this] damage] [conj [cc and] erodes/VBZ=erode [obj trust]] .",
        ['Lind | be | "worried"'],
        id="an adjective with an object hides a clause",
    ),
    pytest.param(
        "[nsubj Officials/NNS=official] say/VBP [ccomp [nsubj [det the] rule] [cop is] strict/JJ [conj [cc and]"
        " [aux have] appealed/VBN=appeal]] .",
        ['rule | be | "strict" @Officials', "Officials | appeal | true^^boolean"],
        id="a verb agrees with its subject",
    ),
    pytest.param(
        "[nsubj Halden] [cop is] [det a] ship [conj [cc and] [det the] first/JJ [acl [mark to] sink/VB]] .",
        ["Halden | be | ship", "Halden | sink | true^^boolean"],
        id="a rank is no property, but what it is of",
    ),
    pytest.param(
        "[nsubj Lind [conj [cc and] Cole]] founded/VBD=found [obj Halden] .",
        ["Lind | found | Halden", "Cole | found | Halden"],
        id="subjects",
    ),
    pytest.param(
        "[nsubj Lind [conj , Cole] [conj [cc and] Ito]] resigned/VBD=resign .",
        ["Lind | resign | true^^boolean", "Cole | resign | true^^boolean", "Ito | resign | true^^boolean"],
        id="three subjects",
    ),
    pytest.param(
        "[nsubj Lind] founded/VBD=found [obj Halden [conj [cc and] Orrin]] [obl [case in] 1998/CD] .",
        ["Lind | found | Halden [time in: 1998^^gYear]", "Lind | found | Orrin [time in: 1998^^gYear]"],
        id="objects",
    ),
    pytest.param(
        "[nsubj Lind] founded/VBD=found [obj Halden] [conj [cc and] sold/VBD=sell [obj Orrin]] .",
        ["Lind | found | Halden", "Lind | sell | Orrin"],
        id="verbs share the subject",
    ),
    pytest.param(
        "[nsubj Lind] printed/VBD=print [conj [cc and] sold/VBD=sell] [obj [det the] book] .",
        ["Lind | print | book", "Lind | sell | book"],
        id="verbs share the object",
    ),
    pytest.param(
        "[nsubj Lind] founded/VBD=found [obj Halden] [conj [cc and] slept/VBD=sleep] .",
        ["Lind | found | Halden", "Lind | sleep | true^^boolean"],
        id="an object before the second verb is not shared",
    ),
    pytest.param(
        "[nsubj Lind] [aux will] publish/VB [obj [det the] report] [conj [cc and] sack/VB [obj Cole]] .",
        ["Lind | publish | report <future>", "Lind | sack | Cole <future>"],
        id="auxiliary shared",
    ),
    pytest.param(
        "[nsubj Lind] [aux will] resign/VB [conj , [cc and] [nsubj Cole] stayed/VBD=stay] .",
        ["Lind | resign | true^^boolean <future>", "Cole | stay | true^^boolean"],
        id="second clause with its own subject",
    ),
    pytest.param(
        "[nsubj Lind] [aux did] [advmod not] resign/VB [conj [cc or] apologise/VB] .",
        ["Lind | resign | true^^boolean <not>", "Lind | apologise | true^^boolean <not>"],
        id="negation reaches or",
    ),
    pytest.param(
        "[nsubj Lind] [aux did] [advmod not] resign/VB [conj [cc but] stayed/VBD=stay] .",
        ["Lind | resign | true^^boolean <not>", "Lind | stay | true^^boolean"],
        id="negation ends at a finite but",
    ),
    pytest.param(
        "[nsubj Lind] [aux has] [advmod not] resigned/VBN=resign [conj [cc but] [aux has] apologised/VBN=apologise] .",
        ["Lind | resign | true^^boolean <not>", "Lind | apologise | true^^boolean"],
        id="negation ends at an auxiliary",
    ),
    pytest.param(
        "[nsubj Lind] [cop was] [advmod not] angry/JJ [conj [cc but] tired/JJ] .",
        ['Lind | be | "angry" <not>', 'Lind | be | "tired"'],
        id="not X but Y",
    ),
    pytest.param(
        "[nsubj Lind] [cop was] [advmod not] angry/JJ [conj [cc or] tired/JJ] .",
        ['Lind | be | "angry" <not>', 'Lind | be | "tired" <not>'],
        id="not X or Y",
    ),
    pytest.param(
        "[nsubj Lind] [aux must] apologise/VB [conj [cc and] resign/VB] .",
        ["Lind | apologise | true^^boolean <necessary>", "Lind | resign | true^^boolean <necessary>"],
        id="modality shared",
    ),
    pytest.param(
        "[nsubj Lind] wanted/VBD=want [xcomp [mark to] leave/VB [conj [cc and] [mark to] travel/VB]] .",
        ["Lind | leave | true^^boolean <intended>", "Lind | travel | true^^boolean <intended>"],
        id="infinitives",
    ),
    pytest.param(
        "[nsubj Lind] said/VBD=say [ccomp [mark that] [nsubj Cole] lied/VBD=lie"
        " [conj [cc and] [mark that] [nsubj Ito] fled/VBD=flee]] .",
        ["Cole | lie | true^^boolean @Lind", "Ito | flee | true^^boolean @Lind"],
        id="reported clauses",
    ),
]


@pytest.mark.parametrize(("tree", "expected"), CASES)
def test_coordination(tree, expected):
    assert stated(tree) == expected


def test_a_preposition_before_a_later_verb_belongs_to_the_first() -> None:
    """Its tree is not projective, so no bracketed sentence writes it: "at" hangs on "house"."""
    doc = Doc(
        VOCAB,
        words=["Lind", "looked", "at", "and", "bought", "the", "house", "."],
        heads=[1, 1, 6, 4, 1, 6, 4, 1],
        deps=["nsubj", "ROOT", "case", "cc", "conj", "det", "obj", "punct"],
        tags=["NNP", "VBD", "IN", "CC", "VBD", "DT", "NN", "."],
        pos=["PROPN", "VERB", "ADP", "CCONJ", "VERB", "DET", "NOUN", "PUNCT"],
        lemmas=["Lind", "look", "at", "and", "buy", "the", "house", "."],
    )
    assert [line(each) for each in extract(located(doc)).triples] == ["Lind | look at | house", "Lind | buy | house"]
