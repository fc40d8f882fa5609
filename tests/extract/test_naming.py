"""What the syntax tells of names."""

import pytest

from .builders import extraction, implied, mention, stated


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("[nsubj Leeds@LOC] [aux have/VBP] won/VBN=win .", "ORG"),
        ("[nsubj Leeds@PERSON] [cop are/VBP] fourth/JJ .", "ORG"),
        ("[nsubj:pass Leeds@LOC] [aux:pass were] beaten/VBN=beat .", "ORG"),
        ("[nsubj Leeds@LOC] [aux has/VBZ] won/VBN=win .", "LOC"),
        ("[nsubj Leeds@PERSON] put/VBP=put [obj [det a] stop] .", "PERSON"),
        ("[nsubj [det The] Leeds@LOC] [aux have/VBP] won/VBN=win .", "LOC"),
        ("[nsubj Leeds@LOC [conj [cc and] Hull@LOC]] [aux have/VBP] won/VBN=win .", "LOC"),
        ("[nsubj [det all] fans [nmod [case in] Leeds@LOC]] [aux have/VBP] won/VBN=win .", "LOC"),
        (
            "[nsubj Lind] grows/VBZ=grow [advcl [mark if] [nsubj:pass Leeds@LOC] [aux:pass were] beaten/VBN=beat] .",
            "LOC",
        ),
        ("[aux Do/VBP] [nsubj Leeds@LOC] win/VB ?", "LOC"),
        ("[nsubj Lind] said/VBD=say [ccomp [nsubj Leeds@LOC] [aux have/VBP] won/VBN=win] .", "ORG"),
        ("[nsubj Lind] wished/VBD=wish [ccomp [nsubj Leeds@PERSON] [cop were] here/RB] .", "PERSON"),
        ("[nsubj Lind] insisted/VBD=insist [ccomp [nsubj Leeds@LOC] have/VBP [obj [det a] mayor]] .", "LOC"),
    ],
)
def test_a_singular_name_with_a_plural_verb_is_a_body(sentence: str, label: str) -> None:
    assert mention("Leeds", sentence).label == label


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("[nsubj Harrow@PERSON , [acl:relcl [nsubj which/WDT] grew/VBD=grow] ,] left/VBD=leave .", "ORG"),
        ("[nsubj Harrow@PERSON , [acl:relcl [nsubj who/WP] grew/VBD=grow] ,] left/VBD=leave .", "PERSON"),
        ("[nsubj Lind] left/VBD=leave [obj Harrow@PERSON , [acl:relcl [nsubj which/WDT] hurt/VBD=hurt]] .", "PERSON"),
    ],
)
def test_what_which_takes_up_before_the_verb_is_no_person(sentence: str, label: str) -> None:
    assert mention("Harrow", sentence).label == label


def test_a_whole_name_is_that_of_a_body_wherever_it_stands() -> None:
    tree = (
        "[nsubj Harrow@PERSON [flat Steel@PERSON] , [acl:relcl [nsubj which/WDT] grew/VBD=grow] ,] left/VBD=leave"
        " [obl [case with] Marrow@B-PERSON [flat Steel@PERSON]] [obl [case by] Harrow@B-PERSON [flat Steel@PERSON]] ."
    )
    assert [(each.text, each.label) for each in extraction(tree).mentions] == [
        ("Harrow Steel", "ORG"),
        ("Marrow Steel", "PERSON"),
        ("Harrow Steel", "ORG"),
    ]


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("[nsubj Lind] sold/VBD=sell [obj [nmod:poss its] shares/NNS=share] [obl [case in] Harrow@LOC] .", "ORG"),
        ("[nsubj Lind] sold/VBD=sell [obj shares/NNS=share [nmod [case in] Harrow@PERSON]] .", "ORG"),
        ("[nsubj [det The] stake [nmod [case in] Harrow@LOC]] fell/VBD=fall .", "ORG"),
        ("[nsubj Shares/NNS=share [nmod [case in] Harrow@LOC]] fell/VBD=fall .", "LOC"),
        ("[nsubj Lind] sold/VBD=sell [obj houses/NNS=house [nmod [case in] Harrow@LOC]] .", "LOC"),
        ("[nsubj Lind] sold/VBD=sell [obj shares/NNS=share] [obl [case for] Harrow@LOC] .", "LOC"),
    ],
)
def test_that_in_which_somebody_has_shares_is_a_body(sentence: str, label: str) -> None:
    assert mention("Harrow", sentence).label == label


def test_shares_in_a_firm_are_in_no_place() -> None:
    sold = "[nsubj Lind@ORG] sold/VBD=sell [obj [nmod:poss its] shares/NNS=share] [obl [case in] Harrow@LOC] ."
    assert stated(sold) == ["Lind | sell | shares [oblique in: Harrow]"]


@pytest.mark.parametrize(
    ("sentence", "name", "label"),
    [
        ("[nsubj Storm/NNP] [nsubj Ida@LOC] hit/VBD=hit [obj Hull@LOC] .", "Storm Ida", "EVENT"),
        ("[nsubj Hull@LOC] fell/VBD=fall [obl [case after] [compound Storm/NNP] Ida@PERSON] .", "Storm Ida", "EVENT"),
        ("[nsubj [compound Hurricane@LOC] Ida@LOC] hit/VBD=hit [obj Hull@LOC] .", "Hurricane Ida", "EVENT"),
        ("[nsubj [compound Hurricane@LOC] Street@LOC] closed/VBD=close .", "Hurricane Street", "LOC"),
        ("[nsubj [compound Storm@ORG] Ida@ORG] closed/VBD=close .", "Storm Ida", "ORG"),
        ("[nsubj [det A] storm/NN] hit/VBD=hit [obj Ida@LOC] .", "Ida", "LOC"),
        ("[nsubj [compound Lake/NNP] Ida@LOC] rose/VBD=rise .", "Ida", "LOC"),
    ],
)
def test_a_storm_is_an_event_by_its_whole_name(sentence: str, name: str, label: str) -> None:
    assert mention(name, sentence).label == label


SHORT = (
    "[nsubj Lind] ran/VBD=run [obj [det the] [amod Open/NNP] [compound Storage/NN] Test/NN ( [appos {}/NNP@ORG] )] ."
)


def test_a_bracketed_short_form_is_no_fact() -> None:
    assert implied(SHORT.format("OST")) == []
    assert mention("Open Storage Test", SHORT.format("OST")).acronym == "OST"
    assert implied(SHORT.format("PLC")) == ["PLC | be | Open Storage Test"]


@pytest.mark.parametrize(
    ("noun", "named"),
    [
        ("One/CD=one [nmod [case of] [det the] officers/NNS=officer {}]", True),
        ("Members/NNS=member [nmod [case of] [det the] crews/NNS=crew {}]", False),
    ],
)
def test_a_single_name_behind_one_of_several_is_that_one(noun: str, named: bool) -> None:
    subject = noun.format(", [appos Ann@PERSON [flat Lee@PERSON]] ,")
    (fact,) = stated(f"[nsubj {subject}] resigned/VBD=resign .")
    assert fact.startswith("Ann Lee |") is named


@pytest.mark.parametrize(
    ("sentences", "label"),
    [
        (("[nsubj Leeds@LOC] [aux have/VBP] won/VBN=win .", "[nsubj Leeds@B-PERSON] sang/VBD=sing ."), "ORG"),
        (("[nsubj Leeds@LOC] [aux have/VBP] won/VBN=win .", "[nsubj Leeds@B-LOC] voted/VBD=vote ."), "LOC"),
        (
            (
                "[nsubj Leeds@LOC] [aux have/VBP] won/VBN=win .",
                "[nsubj Ann@PERSON [flat Leeds@PERSON]] slept/VBD=sleep .",
                "[nsubj Leeds@B-PERSON] sang/VBD=sing .",
            ),
            "PERSON",
        ),
    ],
)
def test_a_lone_word_has_one_sense_in_a_text(sentences: tuple[str, ...], label: str) -> None:
    assert [each.label for each in extraction(*sentences).mentions if each.name == "Leeds"][-1] == label


@pytest.mark.parametrize(
    ("subject", "facts"),
    [
        ("Brosk@PERSON , [appos [det a] brewery] ,", ["Brosk | be | brewery"]),
        ("Brosk@PERSON , [appos [det the] brewery] ,", []),
        ("Ann@PERSON [flat Brosk@PERSON] , [appos [det a] brewery] ,", []),
        ("Brosk@PERSON , [appos [det a] brewery [conj [cc and] [det a] church]]", []),
        ("[det the] brewery [appos Brosk@PERSON]", []),
    ],
)
def test_a_lone_word_may_be_a_firm_that_was_taken_for_a_person(subject: str, facts: list[str]) -> None:
    assert implied(f"[nsubj:pass {subject}] [aux:pass was] sold/VBN=sell .") == facts


@pytest.mark.parametrize(
    ("elsewhere", "label"),
    [
        ("[nsubj Harrow@LOC] [conj Harrow@B-LOC] grew/VBD=grow .", "LOC"),
        ("[nsubj Harrow@LOC] grew/VBD=grow .", "PERSON"),
        ("[nsubj Harrow@LOC] [conj Harrow@B-LOC] met/VBD=meet [obj Ann@PERSON [flat Harrow@PERSON]] .", "PERSON"),
    ],
)
def test_a_person_that_is_a_place_elsewhere_is_one(elsewhere: str, label: str) -> None:
    found = extraction("[nsubj Lind] accused/VBD=accuse [obj Harrow@PERSON] .", elsewhere).mentions
    assert next(each.label for each in found if each.name == "Harrow") == label
