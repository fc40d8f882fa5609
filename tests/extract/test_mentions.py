"""Mentions: their span and name, and what resolution needs to know of them."""

from dataclasses import replace

import pytest
from spacy.tokens import Doc

import kg
from kg.extract import extract
from kg.model import MentionKind

from .builders import extraction, mention, parsed

MINIMAL = [
    pytest.param("[det the] [amod whole] report", "report", id="the whole of it"),
    pytest.param("[advmod about] half [nmod [case of] [det the] money]", "about half of the money", id="about a part"),
    pytest.param("most/JJS [nmod [case of] [det the] money]", "most of the money", id="partitive"),
    pytest.param("[det a] jury [nmod [case of] men [conj [cc and] women]]", "jury of men and women", id="of two"),
    pytest.param("[det the] report", "report", id="determiner"),
    pytest.param("[det the] [amod final] [compound police] report", "final police report", id="adjective and compound"),
    pytest.param("[det the] mayor [nmod [case of] [det the] city]", "mayor of the city", id="short of-phrase"),
    pytest.param("[nmod:poss Khan@PERSON [case 's]] office", "office", id="possessor"),
    pytest.param("[nmod:poss his] office", "office", id="possessive pronoun"),
    pytest.param("[det a] report [nmod [case about] Leeds@LOC]", "report", id="other prepositional phrase"),
    pytest.param("[det a] man [acl:relcl [nsubj who] lied/VBD=lie]", "man", id="relative clause"),
    pytest.param("Mara@PERSON [flat Lind@PERSON]", "Mara Lind", id="name"),
    pytest.param("[det the] [compound Metropolitan@ORG] Police@ORG", "Metropolitan Police", id="name with article"),
    pytest.param("[nmod:desc Mr] Khan@PERSON", "Khan", id="honorific"),
    pytest.param("[nmod:desc [compound Home] Secretary] Priti@PERSON [flat Patel@PERSON]", "Priti Patel", id="title"),
    pytest.param("[nummod 14] officers/NNS", "14 officers", id="number"),
    pytest.param("[nmod [case at] least/JJS] four/CD", "at least four", id="about how many"),
    pytest.param("[det the] Danes/NNPS@NORP", "Danes", id="a people"),
    pytest.param("[amod most/JJS] Danes/NNPS@NORP", "most Danes", id="a part of a people"),
    pytest.param("[nummod six] Danes/NNPS@NORP", "six Danes", id="some of a people"),
    pytest.param("[det the] [amod first] Corvane/NNP [flat 3]", "Corvane 3", id="a name that nobody knows"),
    pytest.param("[det the] [amod second] [compound World@EVENT] War/NNP@EVENT", "second World War", id="which event"),
    pytest.param("[nmod:poss her] [amod second] [compound World@EVENT] Cup/NNP@EVENT", "World Cup", id="which of hers"),
    pytest.param("[det the] [amod long] [compound World@EVENT] War/NNP@EVENT", "World War", id="what an event was"),
    pytest.param("[det the] [amod 2nd] Fleet/NNP", "2nd Fleet", id="an ordinal in digits is part of the name"),
    pytest.param(
        "[det the] [amod First/NNP] Fleet/NNP", "First Fleet", id="a capitalised adjective is part of the name"
    ),
    pytest.param(
        "hundreds/NNS=hundred [nmod [case of] schools/NNS [conj , clinics/NNS] [conj , libraries/NNS] [conj , [compound"
        " police] stations/NNS]]",
        "hundreds of schools",
        id="the first of a long of-phrase",
    ),
    pytest.param("him", "him", id="pronoun"),
]


def test_of_two_subjects_the_first_is_a_title():
    found = mention("Ann Lind", "[nsubj [det The] chemist] [nsubj Ann@PERSON [flat Lind@PERSON]] left/VBD=leave .")
    assert found.titles == ("chemist",)


def test_a_hyphenated_title_is_one_word():
    facts = kg.extract("Secretary-General Mara Lind flew to Leeds.")
    assert "Secretary-General" in {fact.object.label for fact in facts if fact.implicit}


@pytest.mark.parametrize(("phrase", "name"), MINIMAL)
def test_minimal_span(phrase, name):
    found = extraction(f"[nsubj Ito] saw/VBD=see [obj {phrase}] .")
    target = next(each for each in found.triples if each.predicate.lemma == "see").object.mention
    assert (target.name, target.text) == (name, name)
    assert found.document.text[target.start : target.end] == name


@pytest.mark.parametrize(
    ("phrase", "full"),
    [
        ("[det the] report [nmod [case about] Leeds@LOC]", "the report about Leeds"),
        (
            "[det a] man [acl:relcl [nsubj who] sold/VBD=sell [obj Halden]]",
            "a man who sold Halden",
        ),
        ("[det the] officers/NNS [conj [cc and] [det the] judge]", "the officers"),
        ("Mara@PERSON [flat Lind@PERSON]", "Mara Lind"),
    ],
)
def test_full_span(phrase, full):
    found = extraction(f"[nsubj Ito] met/VBD=meet [obj {phrase}] .")
    argument = next(each for each in found.triples if each.predicate.lemma == "meet").object
    assert found.document.text[argument.start : argument.end] == full


def test_no_line_break_is_a_mention() -> None:
    parse = parsed("[nsubj Lind@PERSON] met/VBD=meet [obj Cole@PERSON] .")
    words, heads = ["Lind", "met", "\n", "."], [1, 1, 1, 1]
    doc = Doc(
        parse.doc.vocab,
        words=words,
        heads=heads,
        deps=["nsubj", "root", "obj", "punct"],
        tags=["NNP", "VBD", "NNP", "."],
        pos=["PROPN", "VERB", "PROPN", "PUNCT"],
        lemmas=words,
        ents=["B-PERSON", "O", "B-PERSON", "O"],
        sent_starts=[True, False, False, False],
    )
    document = replace(parse.document, text=doc.text)
    found = extract(replace(parse, document=document, doc=doc, offsets=range(len(doc.text))))
    assert [each.name for each in found.mentions] == ["Lind"]


@pytest.mark.parametrize(
    ("phrase", "whole"),
    [
        ("[det the] report [nmod [case about] Leeds@LOC]", "the report about Leeds"),
        ("[det a] man [acl:relcl [nsubj who] sold/VBD=sell [obj Halden]]", "a man who sold Halden"),
        ("Lind@PERSON , [appos [det the] judge] ,", "Lind"),
        ("[advmod also] [det the] report", "the report"),
    ],
)
def test_whole_phrase(phrase, whole):
    found = extraction(f"[nsubj Ito] saw/VBD=see [obj {phrase}] .")
    target = next(each for each in found.triples if each.predicate.lemma == "see").object.mention
    assert found.document.text[slice(*target.phrase)] == whole
    assert (target.governor, found.document.text[target.governor_start :][:3]) == ("see", "saw")


def test_possessor():
    found = mention("Khan", "[nsubj [nmod:poss Khan@PERSON [case 's]] office] closed/VBD=close .")
    assert found.possessive
    assert found.phrase[1] == found.end + 2


def test_a_noun_before_a_noun_is_a_mention():
    assert mention("iodine", "[nsubj [compound iodine] deficiency] vanished/VBD=vanish .").role == "compound"


@pytest.mark.parametrize(
    ("name", "phrase", "kind", "label"),
    [
        ("Mara Lind", "Mara@PERSON [flat Lind@PERSON]", MentionKind.NAMED, "PERSON"),
        ("Halden", "Halden", MentionKind.NAMED, ""),
        ("Halden", "Halden@ORG", MentionKind.NAMED, "ORG"),
        ("report", "[det the] report", MentionKind.NOMINAL, ""),
        ("alarm system", "[det the] [compound alarm/NN@PRODUCT] system/NN@PRODUCT", MentionKind.NOMINAL, ""),
        ("Alarm System", "[det the] [compound Alarm/NNP@PRODUCT] System/NNP@PRODUCT", MentionKind.NAMED, "PRODUCT"),
        ("She", "She", MentionKind.PRONOMINAL, ""),
        ("This", "This/DT", MentionKind.PRONOMINAL, ""),
    ],
)
def test_kind_and_label(name, phrase, kind, label):
    found = mention(name, f"[nsubj {phrase}] vanished/VBD=vanish .")
    assert (found.kind, found.label) == (kind, label)


@pytest.mark.parametrize(
    ("name", "phrase", "number", "gender", "person"),
    [
        ("She", "She", "sing", "fem", 3),
        ("He", "He", "sing", "masc", 3),
        ("It", "It", "sing", "neut", 3),
        ("They", "They", "plur", "", 3),
        ("I", "I", "sing", "", 1),
        ("We", "We", "plur", "", 1),
        ("report", "[det the] report", "sing", "", 3),
        ("reports", "[det the] reports/NNS", "plur", "", 3),
        ("Khan", "[nmod:desc Mr] Khan@PERSON", "sing", "masc", 3),
        ("Khan", "[nmod:desc Mrs] Khan@PERSON", "sing", "fem", 3),
        ("Khan", "[nmod:desc Dr] Khan@PERSON", "sing", "", 3),
        ("Reijnders", "Reijnders/NNPS@PERSON", "sing", "", 3),
        ("Reijnders", "[det the] Reijnders/NNPS@PERSON", "plur", "", 3),
    ],
)
def test_agreement(name, phrase, number, gender, person):
    found = mention(name, f"[nsubj {phrase}] vanished/VBD=vanish .")
    assert (found.number, found.gender, found.person) == (number, gender, person)


@pytest.mark.parametrize(
    ("name", "phrase", "definite"),
    [
        ("report", "[det the] report", True),
        ("report", "[det this] report", True),
        ("report", "[det a] report", False),
        ("reports", "reports/NNS", False),
        ("report", "[nmod:poss Khan@PERSON [case 's]] report", True),
        ("report", "[nmod:poss his] report", False),
        ("Halden", "Halden@ORG", True),
    ],
)
def test_definite(name, phrase, definite):
    assert mention(name, f"[nsubj {phrase}] vanished/VBD=vanish .").definite is definite


@pytest.mark.parametrize(
    ("name", "phrase", "titles"),
    [
        ("Khan", "[nmod:desc Mr] Khan@PERSON", ("Mr",)),
        ("Khan", "[nmod:desc Mr@PERSON] Khan@PERSON", ("Mr",)),
        ("Priti Patel", "[nmod:desc [compound Home] Secretary] Priti@PERSON [flat Patel@PERSON]", ("Home Secretary",)),
        ("Lind", "Lind@PERSON , [appos [det the] [amod chief] executive] ,", ("chief executive",)),
        ("Lind", "[det the] [amod chief] executive , [appos Lind@PERSON] ,", ("chief executive",)),
        ("Lind", "Lind@PERSON", ()),
    ],
)
def test_titles(name, phrase, titles):
    assert mention(name, f"[nsubj {phrase}] vanished/VBD=vanish .").titles == titles


@pytest.mark.parametrize(
    ("name", "phrase", "acronym"),
    [
        (
            "Marine Survey Office",
            "[det the] [compound Marine@ORG] [compound Survey@ORG] Office@ORG ( [appos MSO] )",
            "MSO",
        ),
        (
            "Marine Survey Office",
            "[det the] [compound Marine@ORG] [compound Survey@ORG] Office@ORG ( [appos 1998/CD] )",
            "",
        ),
        ("Mara Lind", "Mara@PERSON [flat Lind@PERSON] ( [appos leader/NN] )", ""),
        (
            "Marine Survey Office",
            "[det the] [compound Marine@ORG] [compound Survey@ORG] Office@ORG ( [appos WHITEHALL] )",
            "",
        ),
    ],
)
def test_acronym(name, phrase, acronym):
    assert mention(name, f"[nsubj {phrase}] vanished/VBD=vanish .").acronym == acronym


def test_role_and_coordination():
    found = extraction("[nsubj Lind [conj [cc and] Cole]] left/VBD=leave [obj Halden] [obl [case in] Leeds] .")
    assert [(each.name, each.role, each.coordinated) for each in found.mentions] == [
        ("Lind", "nsubj", True),
        ("Cole", "conj", True),
        ("Halden", "obj", False),
        ("Leeds", "obl", False),
    ]


def test_sentences_are_counted_over_the_document():
    found = extraction("[nsubj Lind] left/VBD=leave .", "[nsubj Cole] stayed/VBD=stay .")
    assert [(each.name, each.sentence) for each in found.mentions] == [("Lind", 0), ("Cole", 1)]
    assert [each.sentence for each in found.triples] == [0, 1]
    assert [each.text for each in found.sentences] == ["Lind left.", "Cole stayed."]


@pytest.mark.parametrize(
    "tree",
    [
        "[nsubj Who] left/VBD=leave ?",
        "[expl There/EX] rained/VBD=rain .",
        "[nsubj [det The] man [acl:relcl [nsubj that] lied/VBD=lie]] left/VBD=leave .",
    ],
)
def test_relative_interrogative_and_expletive_pronouns_are_no_mentions(tree):
    assert {each.name for each in extraction(tree).mentions} <= {"man"}


def test_a_possessive_ending_is_no_part_of_a_name():
    found = mention("Khan", "[nsubj [nmod:poss Khan@PERSON [case 's@PERSON]] office] closed/VBD=close .")
    assert found.text == "Khan"


def test_mentions_know_their_document():
    document = parsed("[nsubj Lind] left/VBD=leave .").document
    assert {each.document_id for each in extraction("[nsubj Lind] left/VBD=leave .").mentions} == {document.id}
