"""Trees that break a rule of the grammar are put right before anything is read from them."""

import pytest
from spacy.tokens import Doc as SpacyDoc
from spacy.vocab import Vocab

from kg.extract.repair import repaired
from kg.extract.tokens import Doc

from .builders import parsed, stated

MENDED = [
    pytest.param(
        "[nsubj [det The] bank [conj , critics/NNS=critic]] [parataxis said/VBD=say ,] lied/VBD=lie .",
        ["bank | lie | true^^boolean @critics"],
        id="the subject of a reporting clause between commas",
    ),
    pytest.param(
        "[nsubj [det The] bank [appos , critics/NNS=critic] [acl said/VBD=say ,]] lied/VBD=lie .",
        ["bank | lie | true^^boolean @critics"],
        id="the subject of one below a noun",
    ),
    pytest.param(
        "[nsubj [det The] bank [acl , [nsubj Lind@PERSON] wrote/VBD=write [obl [case in] Leeds@LOC] ,]] lied/VBD=lie .",
        ["bank | lie | true^^boolean @Lind"],
        id="a reporting clause between commas, read as a clause of content",
    ),
    pytest.param(
        "[nsubj [det The] bridge [parataxis , [nsubj critics/NNS=critic] said/VBD=say ,]] [cop was] unsafe/JJ .",
        ['bridge | be | "unsafe" @critics'],
        id="a reporting clause between commas below a noun",
    ),
    pytest.param(
        "[nsubj Lind] died/VBD=die [xcomp aged/JJ [xcomp 91/CD]] .",
        ["Lind | die | true^^boolean"],
        id="no age completes a verb",
    ),
    pytest.param(
        "[nsubj [det The] ship [acl named/VBN=name [xcomp Aurora/NNP]]] sank/VBD=sink .",
        ["Aurora | sink | true^^boolean"],
        id="a name behind called is that of its noun",
    ),
    pytest.param(
        "[nsubj [det The] ship [acl [advmod commonly] named/VBN=name [xcomp Aurora/NNP]]] sank/VBD=sink .",
        ["Aurora | sink | true^^boolean"],
        id="so is one that it commonly has",
    ),
    pytest.param(
        "[nsubj Lind] sold/VBD=sell [obj shares/NNS=share] [obj worth/JJ [obj $/$@MONEY [nummod 3/CD@MONEY]]] .",
        ["Lind | sell | shares"],
        id="what something is worth is no second object",
    ),
    pytest.param(
        "[nsubj Lind] saw/VBD=see [ccomp [nsubj [det a] boy] pushed/VBD=push [obl [case to] [det the] floor]] .",
        ["boy | be pushed to | floor"],
        id="what is seen has no finite verb",
    ),
    pytest.param(
        "[nsubj Lind] saw/VBD=see [ccomp [nsubj [det a] note] passed/VBD=pass [compound:prt up/RP]"
        " [obj [det the] line]] .",
        ["note | be passed up | line"],
        id="nor a passive participle an object",
    ),
    pytest.param(
        "[nsubj Lind] saw/VBD=see [ccomp [nsubj he] pushed/VBD=push [obj Cole]] .",
        ["he | push | Cole"],
        id="but a pronoun is the subject of a finite one",
    ),
    pytest.param(
        "[nsubj:pass [nummod Two] men/NNS=man [acl held/VBN=hold [obj hostage]]] [aux:pass were] freed/VBN=free .",
        ["Two men | be | hostage", "Two men | be freed | true^^boolean"],
        id="nobody holds a bare hostage",
    ),
    pytest.param(
        "[nsubj [det The] board] [aux will] meet/VB [obj Sunday/NNP] .",
        ['board | meet | true^^boolean [time: "Sunday"] <future>'],
        id="nobody meets a weekday",
    ),
    pytest.param(
        "[nsubj Orrin@ORG [flat Energy@ORG [acl based/VBN=base [obl [case in] Leeds@LOC]]]] grew/VBD=grow .",
        ["Orrin Energy | be based in | Leeds", "Orrin Energy | grow | true^^boolean"],
        id="no word of a name but the first has dependents",
    ),
    pytest.param(
        "[nsubj Critics/NNS=critic [acl:relcl , [nsubj Berg@PERSON] added/VBD=add ,]] [aux had] ignored/VBN=ignore"
        " [obj Halden@ORG] .",
        ["Critics | ignore | Halden @Berg"],
        id="a relative clause between commas has a relativizer",
    ),
    pytest.param(
        "[nsubj Voters/NNS=voter] , [nsubj Berg@PERSON] said/VBD=say , [ccomp [aux should/MD] leave/VB"
        " [obj Leeds@LOC]] .",
        ["Voters | leave | Leeds <necessary> @Berg"],
        id="no verb has two subjects",
    ),
    pytest.param(
        "[nsubj Analysts/NNS=analyst [nmod [case at] [det the] bank]] [nsubj Corran@ORG] sold/VBD=sell"
        " [obj Halden@ORG] .",
        ["Analysts | sell | Halden"],
        id="nor a name behind its noun",
    ),
    pytest.param(
        "[nsubj [det The] city] [nsubj Ana@PERSON] left/VBD=leave [obj Leeds@LOC] .",
        ["Ana | leave | Leeds"],
        id="no person is a city",
    ),
    pytest.param(
        "[nsubj Lind] led/VBD=lead [obj Cole@PERSON] [xcomp [obl [case to] [det a] man] wanted/VBD=want"
        " [obl [case for] theft]] .",
        ["Lind | lead | Cole [oblique to: man]", "man | be wanted for | theft"],
        id="what depends on a bare participle stands behind it",
    ),
    pytest.param(
        "[nsubj [det The] mayor [nmod [case of] Hull@LOC , [conj Ana@PERSON [flat Finch@PERSON]]] ,] left/VBD=leave .",
        ["Ana Finch | leave | true^^boolean"],
        id="nobody is coordinated with a place",
    ),
    pytest.param(
        "[nsubj [det The] mayor [nmod [case of] Hull@LOC [conj [cc and] Ana@PERSON [flat Finch@PERSON]]]]"
        " left/VBD=leave .",
        ["mayor of Hull and Ana Finch | leave | true^^boolean"],
        id="but with a conjunction it stays",
    ),
    pytest.param(
        "[nsubj:pass [det The] gate] [aux:pass was] left/VBN=leave [advcl unlocked/VBN=unlock [obl:agent [case by]"
        " guards/NNS=guard]] .",
        ["gate | be unlocked | true^^boolean"],
        id="left so",
    ),
    pytest.param(
        "[nsubj Lind@PERSON , [conj 43/CD] , [conj [cc and] Cole@B-PERSON]] left/VBD=leave .",
        ["Lind | leave | true^^boolean", "Cole | leave | true^^boolean"],
        id="no age leaves",
    ),
    pytest.param(
        "[nsubj Lind@PERSON] died/VBD=die [advcl aged/VBN=age] [obl 91/CD] .",
        ["Lind | die | true^^boolean"],
        id="an age is no argument",
    ),
    pytest.param(
        "[nsubj Lifeboats/NNS=lifeboat] stood/VBD=stand [obl by/IN] .",
        ["Lifeboats | stand by | true^^boolean"],
        id="a preposition without a noun is a particle",
    ),
    pytest.param(
        "[nsubj Khan@PERSON] disputes/VBZ=dispute [obj [det the] claim] [ccomp : [nsubj Lind@PERSON] sold/VBD=sell"
        " [obj Halden@ORG]] .",
        ["Khan | dispute | claim", "Lind | sell | Halden"],
        id="no verb has an object and a clause behind a colon",
    ),
    pytest.param(
        "[nsubj Lind@PERSON] used/VBD=use [advcl [mark to] graze/VB [obj llamas/NNS=llama]] .",
        ["Lind | graze | llamas"],
        id="used to",
    ),
    pytest.param(
        "[nsubj Lind@PERSON] helps/VBZ=help [obj groups/NNS=group] [xcomp selling/VBG=sell [obj Halden@ORG]] .",
        ["Lind | help | groups", "groups | sell | Halden"],
        id="help has no gerund",
    ),
    pytest.param(
        "[nsubj [det A] teacher [appos [amod aged/JJ] 11/CD]] died/VBD=die .",
        ["teacher | die | true^^boolean"],
        id="nor the head of its phrase",
    ),
    pytest.param(
        "[nsubj Lind@PERSON] [nsubj Tuesday] said/VBD=say [ccomp [nsubj Cole@PERSON] left/VBD=leave] .",
        ["Cole | leave | true^^boolean @Lind"],
        id="no weekday speaks",
    ),
    pytest.param(
        "[nsubj [det The] quake] left/VBD=leave [obj [nummod six] people/NNS=people [amod dead/JJ]] .",
        ['six people | be | "dead"'],
        id="an adjective behind its noun",
    ),
    pytest.param(
        "[nsubj Lind@PERSON] says/VBZ=say [obj [det a] delay] [ccomp [aux could/MD] hurt/VB [obj Halden@ORG]] .",
        ["delay | hurt | Halden <possible> @Lind"],
        id="the subject of what is said",
    ),
    pytest.param(
        "[nsubj [det The] delay] cost/VBD [iobj Halden@ORG] [obl:unmarked [nummod three/CD] years/NNS=year] .",
        ["delay | cost | P3Y^^duration [recipient: Halden]"],
        id="what it cost",
    ),
    pytest.param(
        "[nsubj Amnesty@ORG] accused/VBD=accuse [obj [det the] army [acl [mark of] killing/VBG=kill"
        " [obj Cole@PERSON]]] .",
        ["Amnesty | accuse | army", "army | kill | Cole <alleged> @Amnesty"],
        id="what somebody is accused of",
    ),
    pytest.param(
        "[nsubj [det The] bid] values/VBZ=value [ccomp [nsubj [det each] Halden@ORG] share/VBP [obl [case at]"
        " [nummod 90/CD@MONEY] pence/NN@MONEY]] .",
        ['bid | value | Halden share [oblique at: "90 pence"]'],
        id="a present tense with a determiner is a noun",
    ),
    pytest.param(
        "[nsubj [det The] biologist [nmod Ana@PERSON [flat Sol@PERSON]]] left/VBD=leave [obj Leeds@LOC] .",
        ["Ana Sol | leave | Leeds"],
        id="a name behind the noun of a person",
    ),
    pytest.param(
        "[nsubj Lind] flew/VBD=fly [compound:prt in] [obl [nummod two] helicopters/NNS=helicopter] .",
        ["Lind | fly in | two helicopters"],
        id="a bare oblique behind a particle is an object",
    ),
    pytest.param(
        "[nsubj [det The] tests/NNS=test [acl:relcl [obl that/WDT] [nsubj"
        " [det the] firm] ran/VBD=run]] failed/VBD=fail .",
        ["firm | run | tests", "tests | fail | true^^boolean"],
        id="a bare relative pronoun is an object",
    ),
    pytest.param(
        "[nsubj Halden@ORG] sat/VBD=sit . [parataxis [expl It/PRP] [aux:pass is] understood/VBN=understand"
        " [xcomp [mark to] [aux have] left/VBN=leave [obj Leeds@LOC]]]",
        ["Halden | sit | true^^boolean", "It | leave | Leeds <alleged>"],
        id="a bare infinitive leaves it a subject",
    ),
    pytest.param(
        "[nsubj Volunteers/NNS=volunteer] removed/VBD=remove [obj [det the] waste [nmod [case from]"
        " [det the] river]] .",
        ["Volunteers | remove | waste [oblique from: river]"],
        id="where it is taken from",
    ),
    pytest.param(
        "[nsubj Tarn@PRODUCT] copies/VBZ=copy [obj records/NNS=record [acl:relcl [nsubj that/WDT] [cop are] live/JJ"
        " [obl [case into] [det a] segment]]] .",
        ["Tarn | copy | records [oblique into: segment]", 'records | be | "live"'],
        id="a quality has no goal",
    ),
    pytest.param(
        "[nsubj:pass [det The] complaint] [aux:pass was] marked/VBN=mark [advcl [mark as] closed/VBN=close"
        " [obl:agent [case by] [det a] clerk]] .",
        ["clerk | mark | complaint"],
        id="the agent of the finite passive",
    ),
]


@pytest.mark.parametrize(("tree", "expected"), MENDED)
def test_mended(tree, expected):
    assert stated(tree) == expected


SOUND = [
    "[nsubj Khan] said/VBD=say [ccomp [nsubj Lind] [aux had] gone/VBN=go [conj [cc and] sold/VBD=sell [obj it]]] .",
    "[nsubj [det The] man [acl:relcl , [nsubj who/WP] spoke/VBD=speak ,]] left/VBD=leave .",
    "[nsubj Lind] said/VBD=say , [ccomp [nsubj Cole] left/VBD=leave] .",
    "[nsubj Lind] praised/VBD=praise [obj [det the] art [acl [mark of] killing/VBG=kill [obj rats/NNS=rat]]] .",
    "[nsubj Lind] went/VBD=go [compound:prt on] [obl:unmarked [det the] [amod next] day] .",
    "[nsubj [det The] day [acl:relcl [obl that/WDT] [nsubj Lind] left/VBD=leave]] ended/VBD=end .",
    "[expl It/PRP] [aux:pass is] said/VBN=say [ccomp [mark that] [nsubj Lind] left/VBD=leave] .",
    "[nsubj Lind] bought/VBD=buy [obj fish [nmod [case from] Iceland@LOC]] .",
    "[nsubj Mara@PERSON [flat Lind@PERSON]] sings/VBZ=sing .",
    "[nsubj [det The] ship [acl [mark to] [aux be] named/VBN=name [xcomp Aurora/NNP]]] sank/VBD=sink .",
    "[nsubj [det The] mayor [conj , Cole] [conj [cc and] Lind@PERSON]] said/VBD=say [ccomp [nsubj it] fell/VBD] .",
    "[nsubj [det The] painting , [appos [det a] work [acl described/VBN=describe [obl [case by] Lind]]] ,] fell/VBD .",
    "[nsubj [det The] claim [acl [mark that] [nsubj Lind] said/VBD=say [obj it]]] spread/VBD=spread .",
    "[nsubj [det The] mayor , [appos Lind@PERSON] ,] said/VBD=say [ccomp [nsubj it] fell/VBD=fall] .",
    "[nsubj Lind] saw/VBD=see [ccomp [nsubj [det the] report] named/VBD=name [obj Cole]] .",
    "[nsubj [det The] ship [acl [advmod never] named/VBN=name [xcomp Aurora/NNP]]] sank/VBD=sink .",
]


@pytest.mark.parametrize("tree", SOUND)
def test_a_sound_tree_stays_as_it_is(tree):
    doc = parsed(tree).doc
    before, after = Doc(doc), repaired(doc)
    assert [(each.head.i, each.dep_, each.tag_) for each in after] == [
        (each.head.i, each.dep_, each.tag_) for each in before
    ]


@pytest.mark.parametrize("tree", [each.values[0] for each in MENDED])
def test_the_repaired_tree_is_one(tree):
    doc = repaired(parsed(tree).doc)
    for token in doc:
        assert token.head is token or token in token.head.children
        assert all(each.head is token for each in token.children)
        assert [each.i for each in token.children] == sorted(each.i for each in token.children)
        assert token not in list(token.ancestors)
    for sent in doc.sents:
        assert sum(each.head is each for each in sent) == 1


def test_a_relative_pronoun_with_a_stranded_preposition_is_no_object():
    rows = [
        ("streams", "NOUN", "NNS", 0, "ROOT"), ("that", "PRON", "WDT", 3, "obj"), ("towns", "NOUN", "NNS", 3, "nsubj"),
        ("use", "VERB", "VBP", 0, "acl:relcl"), ("from", "ADP", "IN", 1, "case"),
    ]  # fmt: skip
    words, tags, fine, heads, relations = zip(*rows, strict=True)
    doc = SpacyDoc(Vocab(), words=words, pos=tags, tags=fine, heads=heads, deps=relations, lemmas=words)
    assert [each.dep_ for each in repaired(doc)] == ["ROOT", "obl", "nsubj", "acl:relcl", "case"]


@pytest.mark.parametrize(("preposition", "relation"), [("for", "obl"), ("", "obj")])
def test_no_word_is_punctuation(preposition: str, relation: str) -> None:
    joined = [(preposition, "ADP", "IN", 3, "case")] if preposition else []
    last = 2 + len(joined)
    rows = [("Lind", "PROPN", "NNP", 1, "nsubj"), ("works", "VERB", "VBZ", 1, "ROOT"), *joined]
    words, tags, fine, heads, relations = zip(*rows, ("Ltd.", "PROPN", "NNP", 1, "punct"), strict=True)
    doc = SpacyDoc(Vocab(), words=words, pos=tags, tags=fine, heads=heads, deps=relations, lemmas=words)
    assert repaired(doc)[last].dep_ == relation
