"""Dates as people write them at the head of a text, read only where they have one meaning."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?[ \t]+)?"
_TIME = r"(?:[T \t]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:[ \t]?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}))?)?"

_FORMS = tuple(
    re.compile(form + _TIME + r"(?!\w)", re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})",
        rf"{_WEEKDAY}{_DAY}[ \t]+{_MONTH},?[ \t]+(?P<year>\d{{4}})",
        rf"{_WEEKDAY}{_MONTH}[ \t]+{_DAY},?[ \t]+(?P<year>\d{{4}})",
        r"(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})",
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDate:
    """A date in a text: where it ends, and its ISO 8601 form, None where it has two meanings or is no date."""

    end: int
    iso: str | None


def written_date(text: str, start: int = 0) -> WrittenDate | None:
    """Return the date that begins at `start`, or None. A time of day after it is read and dropped.

    >>> written_date("2 February 2022")
    WrittenDate(end=15, iso='2022-02-02')
    >>> written_date("Feb. 2nd, 2022").iso, written_date("25/12/2021").iso, written_date("2022-02-02T10:30Z").iso
    ('2022-02-02', '2021-12-25', '2022-02-02')

    The third of April, or the fourth of March:

    >>> written_date("03/04/2022")
    WrittenDate(end=10, iso=None)
    """
    for form in _FORMS:
        if match := form.match(text, start):
            return WrittenDate(end=match.end(), iso=_iso(match.groupdict()))
    return None


def _iso(parts: dict[str, str]) -> str | None:
    year = int(parts["year"])
    if "first" in parts:
        readings = {(int(parts["first"]), int(parts["second"])), (int(parts["second"]), int(parts["first"]))}
        dates = {_date(year, month, day) for month, day in readings} - {None}
        return dates.pop() if len(dates) == 1 else None
    month = parts["month"].lower()
    return _date(year, int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1, int(parts["day"]))


def _date(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
