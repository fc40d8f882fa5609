from __future__ import annotations

import calendar
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.dates import written_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2022-02-02", "2022-02-02"),
        ("2022-02-02 10:30", "2022-02-02"),
        ("2 February 2022", "2022-02-02"),
        ("Wednesday, 2nd Feb. 2022", "2022-02-02"),
        ("February 2, 2022", "2022-02-02"),
        ("Sept 3rd 2021", "2021-09-03"),
        ("02/02/2022", "2022-02-02"),
        ("25.12.2021", "2021-12-25"),
        ("12-25-2021", "2021-12-25"),
        ("03/04/2022", None),
        ("31/02/2022", None),
    ],
)
def test_a_date_is_read_where_it_has_one_meaning(text: str, iso: str | None) -> None:
    date = written_date(text)
    assert date is not None
    assert (date.end, date.iso) == (len(text), iso)


@pytest.mark.parametrize("text", ["palms", "2022", "02/2022", "Feb 2022", "2022-02-021", "2 Marchers 2022", ""])
def test_what_is_no_date_is_left(text: str) -> None:
    assert written_date(text) is None


@given(st.dates(min_value=datetime.date(1000, 1, 1)))
def test_every_day_is_read_back(day: datetime.date) -> None:
    for text in (day.isoformat(), f"{day.day} {calendar.month_name[day.month]} {day.year}"):
        date = written_date(text)
        assert date is not None
        assert date.iso == day.isoformat()
