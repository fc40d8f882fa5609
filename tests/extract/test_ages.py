"""How old somebody is: by a clause of its own, which may deny it, or in passing."""

import pytest

from .builders import extraction, implied, line, stated

OLD = "[amod [obl:unmarked [nummod 43/CD] [punct -/HYPH] year] [punct -/HYPH] old/JJ]"
RANGE = (
    "[amod [obl:unmarked [nummod [nmod 18/CD] [punct -/HYPH] [case to] [punct -/HYPH] 24/CD] [punct -/HYPH] year]"
    " [punct -/HYPH] old/JJ]"
)
AGED = "aged/JJ [xcomp 12/CD]"


def told(tree: str) -> list[str]:
    """Return all triples about ages."""
    return [line(each) for each in extraction(tree).triples if each.predicate.lemma == "be aged"]


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (f"[nsubj Cole@PERSON] [cop was] {AGED} .", ["Cole | be aged | 12^^integer"]),
        (f"[nsubj Cole@PERSON] [cop was] [advmod not] {AGED} .", ["Cole | be aged | 12^^integer <not>"]),
        (f"[cop Was] [nsubj Cole@PERSON] {AGED} ?", []),
        (
            f"[nsubj Lind@PERSON] said/VBD=say [ccomp [nsubj Cole@PERSON] [cop was] {AGED}] .",
            ["Cole | be aged | 12^^integer @Lind"],
        ),
        (
            f"[nsubj Cole@PERSON] [aux may] [cop be] tall/JJ [conj [cc and] {AGED}] .",
            ["Cole | be aged | 12^^integer <possible>"],
        ),
        ("[nsubj Cole@PERSON] [cop was] aged/JJ [xcomp 12/CD [conj [cc or] 13/CD]] .", []),
    ],
)
def test_an_age_that_is_predicated_holds_as_its_clause_does(tree: str, expected: list[str]) -> None:
    assert told(tree) == expected


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (f"[nsubj [det A] {OLD} teacher] resigned/VBD=resign .", ["43-year-old teacher | be aged | 43^^integer"]),
        (f"[nsubj [det Any/DT] {OLD} teacher] [aux may] apply/VB .", []),
        (f"[expl There/EX] is/VBZ=be [nsubj [det no/DT] {OLD} teacher] .", []),
        (f"is/VBZ=be [expl there/EX] [nsubj [det a] {OLD} teacher] ?", []),
        (
            f"[nsubj Lind] [aux may] hire/VB [obj [det a] {OLD} teacher] .",
            ["43-year-old teacher | be aged | 43^^integer <possible>"],
        ),
        (
            f"[nsubj Lind] [aux may] hire/VB [obj [det the] {OLD} teacher] .",
            ["43-year-old teacher | be aged | 43^^integer"],
        ),
        (
            "[nsubj [det A] teacher [nmod [amod aged/JJ] 43/CD]] fled/VBD=flee .",
            ["teacher | be aged | 43^^integer"],
        ),
        (
            "[nsubj Teachers/NNS=teacher [acl aged/VBN=age [obl 43/CD]]] [aux must] pay/VB .",
            ["Teachers | be aged | 43^^integer <conditional>"],
        ),
    ],
)
def test_an_age_in_passing_is_of_somebody_that_there_is(tree: str, expected: list[str]) -> None:
    assert told(tree) == expected


@pytest.mark.parametrize(
    "tree",
    [
        "[nsubj Cole@PERSON [acl aged/VBN=age [obl 12/CD [conj [cc and] 13/CD]]]] fled/VBD=flee .",
        "[nsubj Cole@PERSON [acl aged/VBN=age [obl 65/CD] [cc or] [conj over/IN]]] fled/VBD=flee .",
        "[nsubj Voters/NNS=voter [acl aged/VBN=age [obl 18/CD [nmod [case -/SYM] 24/CD]]]] fled/VBD=flee .",
        f"[nsubj [det An] {RANGE} teacher] fled/VBD=flee .",
        "[nsubj Cole@PERSON] fled/VBD=flee [advcl [advmod when/WRB] aged/VBN=age [obl 12/CD]] .",
        "[nsubj Cole@PERSON , [nmod:unmarked 3/CD] , [conj 10/CD] ,] scored/VBD=score .",
    ],
)
def test_a_range_a_list_or_another_time_tells_no_age(tree: str) -> None:
    assert told(tree) == []


def test_to_age_is_a_verb_with_a_subject_of_its_own() -> None:
    tree = "[nsubj [det The] wine] aged/VBD=age [obl:unmarked [nummod 10/CD] years/NNS=year] [obl [case in] oak/NN] ."
    assert stated(tree) == ["wine | age in | oak [time: P10Y^^duration]"]


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        ("[nsubj [det No/DT] {} firm] won/VBD=win .", []),
        (
            "[nsubj They] [aux may] hire/VB [obj [det a] {} firm] .",
            ["Leeds-based firm | be based in | Leeds <possible>"],
        ),
        ("[nsubj They] hired/VBD=hire [obj [det a] {} firm] .", ["Leeds-based firm | be based in | Leeds"]),
        ("[nsubj [det The] [advmod reportedly/RB] {} firm] won/VBD=win .", []),
    ],
)
def test_what_a_participle_says_is_of_something_that_there_is(tree: str, expected: list[str]) -> None:
    assert implied(tree.format("[amod [compound Leeds@LOC] [punct -/HYPH] based/VBN=base]")) == expected
