"""Times: typed where they are complete, counted from the date of the text where that is known."""

from datetime import date

import pytest

from kg.extract.timex import Anchor, normalised

from .builders import BREAK, dated, extraction, stated

WEDNESDAY = "2024-05-15"
PAST = Anchor(created=date(2024, 5, 15), direction=-1)
FUTURE = Anchor(created=date(2024, 5, 15), direction=1)
NARRATED = Anchor(created=date(2024, 5, 15), direction=-1, narrated=True)
UNTOLD = Anchor(created=date(2024, 5, 15))

ABSOLUTE = [
    ("1998", "1998", "gYear"),
    ("2022-02-02", "2022-02-02", "date"),
    ("2 february 2022", "2022-02-02", "date"),
    ("2nd of february 2022", "2022-02-02", "date"),
    ("february 2 2022", "2022-02-02", "date"),
    ("wednesday 2 feb. 2022", "2022-02-02", "date"),
    ("march 2021", "2021-03", "gYearMonth"),
    ("sept 2021", "2021-09", "gYearMonth"),
    ("three years", "P3Y", "duration"),
    ("two weeks", "P14D", "duration"),
    ("an hour", "PT1H", "duration"),
    ("1,200 days", "P1200D", "duration"),
    ("two decades", "P20Y", "duration"),
    ("three years and two months", "P3Y2M", "duration"),
    ("three hours and twenty minutes", "PT3H20M", "duration"),
    ("a day and two hours", "P1DT2H", "duration"),
]

RELATIVE = [
    ("yesterday", PAST, "2024-05-14"),
    ("yesterday evening", PAST, "2024-05-14"),
    ("last night", PAST, "2024-05-14"),
    ("tomorrow", FUTURE, "2024-05-16"),
    ("this morning", PAST, "2024-05-15"),
    ("last week", PAST, "2024-05-06/2024-05-12"),
    ("next week", FUTURE, "2024-05-20/2024-05-26"),
    ("two weeks ago", PAST, "2024-04-29/2024-05-05"),
    ("last month", PAST, "2024-04"),
    ("last year", PAST, "2023"),
    ("earlier this year", PAST, "2024"),
    ("ten days ago", PAST, "2024-05-05"),
    ("six months ago", PAST, "2023-11"),
    ("two years ago", PAST, "2022"),
    ("a year ago", PAST, "2023"),
    ("monday", PAST, "2024-05-13"),
    ("friday", PAST, "2024-05-10"),
    ("friday", FUTURE, "2024-05-17"),
    ("wednesday", PAST, "2024-05-15"),
    ("last wednesday", PAST, "2024-05-08"),
    ("monday night", PAST, "2024-05-13"),
    ("march", PAST, "2024-03"),
    ("may", PAST, "2024-05"),
    ("june", PAST, "2023-06"),
    ("june", FUTURE, "2024-06"),
    ("march", FUTURE, "2025-03"),
    ("last may", PAST, "2023-05"),
    ("3 march", PAST, "2024-03-03"),
    ("3 june", PAST, "2023-06-03"),
    ("june 3", FUTURE, "2024-06-03"),
    ("yesterday", NARRATED, "2024-05-14"),
]

UNKNOWN = [
    ("yesterday", Anchor()),
    ("last year", Anchor()),
    ("monday", Anchor(direction=-1)),
    ("monday", UNTOLD),
    ("march", UNTOLD),
    ("3 march", UNTOLD),
    ("wednesday", FUTURE),
    ("monday", NARRATED),
    ("march", NARRATED),
    ("next friday", FUTURE),
    ("31 february 2022", PAST),
    ("29 february", PAST.__class__(created=date(2023, 5, 1), direction=-1)),
    ("several years", PAST),
    ("two and a half years", PAST),
    ("early march", PAST),
    ("two years later", PAST),
    ("the 1990s", PAST),
    ("9999999 years ago", PAST),
]


@pytest.mark.parametrize(("text", "value", "datatype"), ABSOLUTE)
def test_absolute(text, value, datatype):
    assert normalised(text, Anchor()) == (value, datatype)


@pytest.mark.parametrize(("text", "anchor", "value"), RELATIVE)
def test_relative(text, anchor, value):
    found = normalised(text, anchor)
    assert found is not None
    assert found[0] == value


@pytest.mark.parametrize(("text", "anchor"), UNKNOWN)
def test_what_is_not_known_is_not_guessed(text, anchor):
    assert normalised(text, anchor) is None


RESIGNED = "[nsubj Lind] resigned/VBD=resign"
LINE = "Lind | resign | true^^boolean"

IN_CLAUSES = [
    pytest.param(f"{RESIGNED} [obl:unmarked yesterday/NN] .", f"{LINE} [time: 2024-05-14^^date]", id="bare noun"),
    pytest.param(f"{RESIGNED} [advmod yesterday] .", f"{LINE} [time: 2024-05-14^^date]", id="adverb"),
    pytest.param(f"{RESIGNED} [obl [case on] Monday] .", f"{LINE} [time on: 2024-05-13^^date]", id="past tense"),
    pytest.param(
        "[nsubj Lind] [aux will] resign/VB [obl [case on] Monday] .",
        f"{LINE} [time on: 2024-05-20^^date] <future>",
        id="future tense",
    ),
    pytest.param(
        "[nsubj Lind] [aux may] resign/VB [obl [case on] Monday] .",
        f'{LINE} [time on: "Monday"] <possible>',
        id="no tense",
    ),
    pytest.param(
        "[nsubj Lind] planned/VBD=plan [xcomp [mark to] resign/VB [obl [case on] Monday]] .",
        f'{LINE} [time on: "Monday"] <intended>',
        id="the time of an infinitive is not that of its verb",
    ),
    pytest.param(
        f"{RESIGNED} [advmod [obl:unmarked [nummod two] years/NNS=year] ago] .", f"{LINE} [time: 2022^^gYear]", id="ago"
    ),
    pytest.param(
        f"{RESIGNED} [advmod [obl:unmarked [det a] year] later/RBR] .", f'{LINE} [time: "a year later"]', id="later"
    ),
    pytest.param(
        "[nsubj Lind] [aux did] [advmod not] resign/VB"
        " [obl [case until] [obl:unmarked [nummod two] years/NNS=year] later/RBR] .",
        f'{LINE} [time until: "two years later"] <not>',
        id="until later",
    ),
    pytest.param(
        f"{RESIGNED} [obl [advmod back] [case in] 1978/CD] .", f"{LINE} [time in: 1978^^gYear]", id="back in a year"
    ),
    pytest.param(f"{RESIGNED} [advmod later/RBR] .", LINE, id="later than something that is not told"),
    pytest.param(
        f"{RESIGNED} [obl:unmarked [amod last] week] .", f'{LINE} [time: "2024-05-06/2024-05-12"]', id="last week"
    ),
    pytest.param(
        "[nsubj Lind] lived/VBD=live [obl [case in] Leeds@LOC] [obl [case for] [nummod three/CD] years/NNS=year] .",
        "Lind | live in | Leeds [time for: P3Y^^duration]",
        id="duration",
    ),
    pytest.param(
        "[nsubj [det The] trial] lasted/VBD=last [obj [nummod three] weeks/NNS=week] .",
        "trial | last | P21D^^duration",
        id="duration as an object",
    ),
]


@pytest.mark.parametrize(("tree", "expected"), IN_CLAUSES)
def test_time_of_a_clause(tree, expected):
    assert dated(WEDNESDAY, tree) == [expected]


def test_without_a_date_the_words_stay():
    assert stated(f"{RESIGNED} [obl:unmarked yesterday/NN] .") == [f'{LINE} [time: "yesterday"]']


def test_after_another_year_a_month_is_not_that_of_the_text():
    told = "[nsubj Cole] left/VBD=leave [obl [case in] 1998/CD] ."
    month = f"{RESIGNED} [obl [case in] March] ."
    assert dated(WEDNESDAY, told, month)[1] == f'{LINE} [time in: "March"]'
    weekday = f"{RESIGNED} [obl [case on] Monday] ."
    assert dated(WEDNESDAY, told, weekday)[1] == f"{LINE} [time on: 2024-05-13^^date]"
    assert dated(WEDNESDAY, told, BREAK, month)[1] == f"{LINE} [time in: 2024-03^^gYearMonth]"


def test_the_wording_is_kept():
    (triple,) = extraction(f"{RESIGNED} [obl [case in] March [nummod 2021]] .").triples
    (qualifier,) = triple.qualifiers
    assert qualifier.argument.wording == "March 2021"
