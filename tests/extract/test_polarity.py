"""Polarity: what the text denies is never read as affirmed."""

import pytest

from kg.model import Modality, Polarity

from .builders import extraction, stated

NEGATED = [
    pytest.param("[nsubj Lind] [aux did] [advmod not] sell/VB [obj Halden] .", id="not"),
    pytest.param("[nsubj Lind] [aux did] [advmod n't] sell/VB [obj Halden] .", id="n't"),
    pytest.param("[nsubj Lind] [aux did] [advmod n’t] sell/VB [obj Halden] .", id="n't, typographic"),
    pytest.param("[nsubj Lind] [advmod never] sold/VBD=sell [obj Halden] .", id="never"),
    pytest.param("[nsubj Lind] [advmod [advmod no] longer/RBR] sells/VBZ [obj Halden] .", id="no longer"),
    pytest.param("[nsubj Lind] sold/VBD=sell [obj [det no] turbines/NNS] .", id="no object"),
    pytest.param("[nsubj Lind] sold/VBD=sell [obj nothing/NN] .", id="nothing"),
    pytest.param("[nsubj [det No] officer] sold/VBD=sell [obj Halden] .", id="no subject"),
    pytest.param("[nsubj Nobody/NN] sold/VBD=sell [obj Halden] .", id="nobody"),
    pytest.param("[nsubj [det No] one/NN] sold/VBD=sell [obj Halden] .", id="no one"),
    pytest.param("[nsubj None/NN [nmod [case of] [det the] officers/NNS]] sold/VBD=sell [obj Halden] .", id="none of"),
    pytest.param("[nsubj [det Neither] side] sold/VBD=sell [obj Halden] .", id="neither, determiner"),
    pytest.param(
        "[nsubj [cc:preconj Neither/CC] Lind [conj [cc nor] Cole]] sold/VBD=sell [obj Halden] .", id="neither nor"
    ),
    pytest.param("[nsubj [det [advmod Not] all] officers/NNS] sold/VBD=sell [obj Halden] .", id="not all"),
    pytest.param(
        "[nsubj:pass Halden] [aux:pass was] [advmod never] sold/VBN=sell [obl:agent [case by] Lind] .", id="passive"
    ),
    pytest.param("[nsubj Lind] failed/VBD=fail [xcomp [mark to] sell/VB [obj Halden]] .", id="fail"),
    pytest.param("[nsubj Lind] refused/VBD=refuse [xcomp [mark to] sell/VB [obj Halden]] .", id="refuse"),
    pytest.param(
        "[nsubj Lind] [aux did] [advmod not] manage/VB [xcomp [mark to] sell/VB [obj Halden]] .", id="not manage"
    ),
    pytest.param(
        "[nsubj Lind] [cop was] [advmod too] ill/JJ [advcl [mark to] sell/VB [obj Halden]] .", id="too ill to, adjunct"
    ),
    pytest.param(
        "[nsubj Lind] [cop was] [advmod too] ill/JJ [xcomp [mark to] sell/VB [obj Halden]] .", id="too ill to"
    ),
    pytest.param(
        "[nsubj Khan] kept/VBD=keep [obj Lind] [advcl [mark from] selling/VBG=sell [obj Halden]] .", id="keep from"
    ),
    pytest.param("[nsubj Lind] [cop was] unable/JJ [xcomp [mark to] sell/VB [obj Halden]] .", id="unable"),
    pytest.param(
        "[nsubj Lind] left/VBD=leave [advcl [mark without] selling/VBG=sell [obj Halden]] .", id="without a gerund"
    ),
    pytest.param(
        "[nsubj Lind] left/VBD=leave [advcl [mark instead/RB [fixed of]] selling/VBG=sell [obj Halden]] .",
        id="instead of",
    ),
    pytest.param(
        "[advcl [advmod Rather/RB [fixed than]] sell/VB [obj Halden]] , [nsubj Lind] left/VBD=leave .",
        id="rather than",
    ),
    pytest.param(
        "[nsubj Khan] stopped/VBD=stop [obj Lind] [advcl [mark from] selling/VBG=sell [obj Halden]] .", id="stop from"
    ),
    pytest.param(
        "[nsubj:pass Lind] [aux:pass was] banned/VBN=ban [advcl [mark from] selling/VBG=sell [obj Halden]] .",
        id="banned",
    ),
    pytest.param(
        "[nsubj Khan] criticised/VBD=criticise [obj [nmod:poss Lind [case 's]] failure"
        " [acl [mark to] sell/VB [obj Halden]]] .",
        id="failure to",
    ),
    pytest.param("[nsubj Lind] [aux will] [advmod never] sell/VB [obj Halden] .", id="with an auxiliary"),
    pytest.param(
        "[nsubj Lind] [aux has] [advmod neither/CC] sold/VBN=sell [obj Halden] [conj [cc nor] left/VBN=leave] .",
        id="neither, verb",
    ),
    pytest.param(
        "[nsubj Lind] left/VBD=leave [obj Leeds] , [conj [cc but] [aux did] [advmod not] sell/VB [obj Halden]] .",
        id="second conjunct",
    ),
]

AFFIRMED = [
    pytest.param("[nsubj Lind] kept/VBD=keep [xcomp selling/VBG=sell [obj Halden]] .", id="keep"),
    pytest.param(
        "[nsubj Khan] had/VBD [obj Halden] [xcomp sold/VBN=sell [obl:agent [case by] Lind]] .", id="causative"
    ),
    pytest.param("[nsubj Lind] sold/VBD=sell [obj Halden] .", id="plain"),
    pytest.param(
        "[nsubj Lind] [cc:preconj not [advmod only]] sold/VBD=sell [obj Halden] [conj [cc but] left/VBD=leave] .",
        id="not only, conjunction",
    ),
    pytest.param(
        "[nsubj Lind] [advmod not] [advmod only] sold/VBD=sell [obj Halden] [conj [cc but] left/VBD=leave] .",
        id="not only, adverbs",
    ),
    pytest.param("[nsubj Lind] managed/VBD=manage [xcomp [mark to] sell/VB [obj Halden]] .", id="manage"),
    pytest.param("[nsubj Lind] [aux did] [advmod not] fail/VB [xcomp [mark to] sell/VB [obj Halden]] .", id="not fail"),
    pytest.param(
        "[nsubj Lind] [aux did] [advmod not] leave/VB [advcl [mark because] [nsubj Cole] sold/VBD=sell [obj Halden]] .",
        id="reason of what did not happen",
    ),
    pytest.param(
        "[nsubj [det The] man [acl:relcl [nsubj who] sold/VBD=sell [obj Halden]]] [aux did] [advmod not] leave/VB .",
        id="relative clause of a denied one",
    ),
    pytest.param(
        "[nsubj Lind] [aux did] [advmod not] know/VB [ccomp [mark that] [nsubj Cole] sold/VBD=sell [obj Halden]] .",
        id="factive complement of a denied verb",
    ),
    pytest.param(
        "[nsubj Lind] sold/VBD=sell [obj Halden] [advcl [mark without] leaving/VBG=leave] .",
        id="main clause of without",
    ),
    pytest.param(
        "[advmod Far/RB [advcl [mark from] leaving/VBG=leave]] , [nsubj Lind] sold/VBD=sell [obj Halden] .",
        id="main clause of far from",
    ),
]


def status(lemma, tree):
    """Return polarity and modality of the one triple with that lemma."""
    found = [triple for triple in extraction(tree).triples if triple.predicate.lemma == lemma]
    assert found, f"nothing is read as {lemma!r}: {stated(tree)}"
    return {(triple.polarity, triple.modality) for triple in found}


@pytest.mark.parametrize("tree", NEGATED)
def test_denied(tree):
    assert {polarity for polarity, _ in status("sell", tree)} == {Polarity.NEGATIVE}


@pytest.mark.parametrize("tree", AFFIRMED)
def test_affirmed(tree):
    assert status("sell", tree) == {(Polarity.POSITIVE, Modality.ACTUAL)}


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        pytest.param(
            "[nsubj Khan] prevented/VBD=prevent [obj Cole] [advcl [mark from] leaving/VBG=leave [obj Leeds]] .",
            "Cole | leave | Leeds <not>",
            id="who is prevented does not do it",
        ),
        pytest.param(
            "[advmod Apart/RB] [advcl [mark from] leaving/VBG=leave [obj Leeds]] , [nsubj Lind] sold/VBD=sell"
            " [obj Halden] .",
            "Lind | leave | Leeds",
            id="no object that comes later is prevented",
        ),
        pytest.param(
            "[nsubj Lind] left/VBD=leave [obj Leeds] [advcl [mark without] paying/VBG=pay [obj [det the] bill]] .",
            "Lind | pay | bill <not>",
            id="without: the subject's",
        ),
        pytest.param(
            "[nsubj Lind] sold/VBD=sell [obj Halden [conj , [advmod not] Orrin]] .",
            "Lind | sell | Orrin <not>",
            id="not the second object",
        ),
        pytest.param(
            "[nsubj Lind] sold/VBD=sell [obj Halden [conj , [advmod not] Orrin]] .",
            "Lind | sell | Halden",
            id="but the first",
        ),
        pytest.param(
            "[nsubj Lind] [aux did] [advmod not] fail/VB [conj [cc and] sold/VBD=sell [obj Halden]] .",
            "Lind | sell | Halden",
            id="second conjunct of a negated verb",
        ),
    ],
)
def test_denied_of_whom(tree, expected):
    assert expected in stated(tree)
