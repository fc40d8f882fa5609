"""Temporal expressions as XML Schema values: dates, years, months, durations, and times relative to a text's date.

What is recognized, and what it means, follows TIMEX3 (Pustejovsky et al. 2010, ISO 24617-1). XML Schema has no type for
a week: it becomes an ISO 8601 interval of two dates, a string. What depends on the date of the text is resolved only
where that is known; what depends on the tense, only where the tense tells past from future.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TypeAlias

from kg.extract.numbers import number

_NAMES = [name.lower() for name in calendar.month_name[1:]]
_SHORT = [name.lower() for name in calendar.month_abbr[1:]]
_WEEKDAYS = [name.lower() for name in calendar.day_name]
_MONTH = rf"(?P<month>{'|'.join(_NAMES)}|(?:{'|'.join([*_SHORT, 'sept'])})\.?)"
_WEEKDAY = rf"(?P<weekday>{'|'.join(_WEEKDAYS)})"
_DAY = r"(?P<day>[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[0-9]{3}|20[0-9]{2})"
_PART = r"(?: (?:morning|afternoon|evening|night))"
_UNIT = r"(?P<unit>day|week|fortnight|month|year|decade|hour|minute)s?"
_ISO_UNITS = {"day": "P{}D", "month": "P{}M", "year": "P{}Y", "hour": "PT{}H", "minute": "PT{}M"}
_MULTIPLES = {"week": (7, "day"), "fortnight": (14, "day"), "decade": (10, "year")}
_RELATIVE = {"last": -1, "this": 0, "next": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What a relative time is counted from.

    Attributes:
        created: the date of the text, or None where it is not known.
        direction: -1 where the clause speaks of the past, 1 of the future, 0 where it does not tell.
        narrated: whether the text has just named another year, to which a bare month or weekday would belong.
    """

    created: date | None = None
    direction: int = 0
    narrated: bool = False


_Found: TypeAlias = Mapping[str, str]
"""The parts of a temporal expression by name."""
_Reading: TypeAlias = Callable[[_Found, Anchor], tuple[str, str] | None]


def normalised(text: str, anchor: Anchor) -> tuple[str, str] | None:
    """Return the lexical form and the XML Schema datatype of a temporal expression, or None if it has none.

    Args:
        text: lower-cased words with single spaces, without punctuation, without "the".
        anchor: what relative times are counted from.

    >>> normalised("2 february 2022", Anchor()), normalised("three weeks", Anchor())
    (('2022-02-02', 'date'), ('P21D', 'duration'))
    >>> monday = Anchor(created=date(2024, 5, 20), direction=-1)
    >>> normalised("yesterday", monday), normalised("two years ago", monday), normalised("last week", monday)
    (('2024-05-19', 'date'), ('2022', 'gYear'), ('2024-05-13/2024-05-19', 'string'))
    >>> normalised("friday", monday), normalised("june", monday), normalised("june", Anchor())
    (('2024-05-17', 'date'), ('2023-06', 'gYearMonth'), None)
    """
    if (recognised := _recognised(text)) is None:
        return None
    reading, found = recognised
    try:
        return reading(found, anchor)
    except (ValueError, OverflowError):
        return None  # a day that no calendar has


def is_temporal(text: str) -> bool:
    """Whether `text`, spelt as for `normalised`, is a temporal expression: "friday", not "also"."""
    return _recognised(text) is not None


@lru_cache(maxsize=1000)
def _recognised(text: str) -> tuple[_Reading, _Found] | None:
    for pattern, reading in _READINGS:
        if (match := pattern.fullmatch(text)) is not None:
            return reading, {name: value for name, value in match.groupdict().items() if value}
    return None


def _absolute(found: _Found, anchor: Anchor) -> tuple[str, str] | None:
    year = int(found["year"]) if "year" in found else None
    month = _month(found["month"])
    if "day" not in found:
        if year is not None:
            return f"{year:04}-{month:02}", "gYearMonth"
        return _nearest_month(month, found.get("relative", ""), anchor)
    if year is not None:
        return date(year, month, int(found["day"])).isoformat(), "date"
    if anchor.created is None or anchor.narrated or not anchor.direction:
        return None
    this_year = date(anchor.created.year, month, int(found["day"]))
    passed = this_year > anchor.created if anchor.direction < 0 else this_year < anchor.created
    return this_year.replace(year=this_year.year + anchor.direction * passed).isoformat(), "date"


def _nearest_month(month: int, relative: str, anchor: Anchor) -> tuple[str, str] | None:
    if anchor.created is None or (not relative and (anchor.narrated or not anchor.direction)):
        return None
    year, ahead = anchor.created.year, month - anchor.created.month
    direction = _RELATIVE.get(relative, anchor.direction)
    if (relative in {"last", "next"} and not ahead) or (direction < 0 < ahead) or (ahead < 0 < direction):
        year += direction
    return f"{year:04}-{month:02}", "gYearMonth"


def _year(found: _Found, _: Anchor) -> tuple[str, str]:
    return found["year"], "gYear"


def _iso(found: _Found, _: Anchor) -> tuple[str, str]:
    return date.fromisoformat(found["iso"]).isoformat(), "date"


def _deictic_day(found: _Found, anchor: Anchor) -> tuple[str, str] | None:
    days = {"yesterday": -1, "last": -1, "tomorrow": 1}.get(found["deictic"].split()[0], 0)
    return None if anchor.created is None else ((anchor.created + timedelta(days=days)).isoformat(), "date")


def _weekday(found: _Found, anchor: Anchor) -> tuple[str, str] | None:
    direction = -1 if found.get("relative") == "last" else anchor.direction
    if anchor.created is None or not direction or (anchor.narrated and "relative" not in found):
        return None
    ahead = (_WEEKDAYS.index(found["weekday"]) - anchor.created.weekday()) % 7
    if direction < 0:
        ahead -= 7 if ahead or "relative" in found else 0  # news speaks of its own day by name
    elif not ahead:
        return None
    return (anchor.created + timedelta(days=ahead)).isoformat(), "date"


def _relative_period(found: _Found, anchor: Anchor) -> tuple[str, str] | None:
    return _shifted(found["unit"], _RELATIVE[found["relative"]], anchor)


def _ago(found: _Found, anchor: Anchor) -> tuple[str, str] | None:
    count = _count(found["count"])
    return None if count is None else _shifted(found["unit"], -count, anchor)


def _shifted(unit: str, count: int, anchor: Anchor) -> tuple[str, str] | None:
    """Return the day, week, month or year that lies `count` units after that of the text."""
    if anchor.created is None:
        return None
    created = anchor.created
    if unit == "day":
        return (created + timedelta(days=count)).isoformat(), "date"
    if unit in {"week", "fortnight"}:
        start = created - timedelta(days=created.weekday()) + timedelta(weeks=count * (2 if unit == "fortnight" else 1))
        return f"{start.isoformat()}/{(start + timedelta(days=6)).isoformat()}", "string"
    if unit == "month":
        months = created.year * 12 + created.month - 1 + count
        return date(months // 12, months % 12 + 1, 1).isoformat()[:7], "gYearMonth"
    return (date(created.year + count, 1, 1).isoformat()[:4], "gYear") if unit == "year" else None


def _duration(found: _Found, _: Anchor) -> tuple[str, str] | None:
    count, unit = _count(found["count"]), found["unit"]
    if count is None:
        return None
    times, base = _MULTIPLES.get(unit, (1, unit))
    return _ISO_UNITS[base].format(count * times), "duration"


def _long_duration(found: _Found, anchor: Anchor) -> tuple[str, str] | None:
    """Return "three years and two months": a length in units that become smaller."""
    parts = [_duration({"count": found[f"count{n}"], "unit": found[f"unit{n}"]}, anchor) for n in (1, 2)]
    if parts[0] is None or parts[1] is None or found["unit1"] == found["unit2"]:
        return None
    first, second = parts[0][0], parts[1][0]
    if _UNITS.index(found["unit1"]) < _UNITS.index(found["unit2"]):
        return None
    if "T" in second:
        return (first + second[1 if "T" not in first else 2 :], "duration")
    return (first + second[1:], "duration") if first[-1] != second[-1] else None


def _count(text: str) -> int | None:
    value = 1 if text in {"a", "an"} else number(text.split())
    return int(value) if value is not None and value == int(value) else None


def _month(text: str) -> int:
    return _SHORT.index(text[:3]) + 1


_UNITS = ["minute", "hour", "day", "week", "fortnight", "month", "year", "decade"]
"""From the shortest to the longest."""
_COUNT = r"(?P<count>[a-z0-9.,-]+(?: (?:hundred|thousand|million))?)"
_READINGS: list[tuple[re.Pattern[str], _Reading]] = [
    (re.compile(_YEAR), _year),
    (re.compile(r"(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})"), _iso),
    (re.compile(rf"(?:{_WEEKDAY} )?{_DAY}(?: of)? {_MONTH}(?: {_YEAR})?"), _absolute),
    (re.compile(rf"(?:{_WEEKDAY} )?{_MONTH} {_DAY}(?: {_YEAR})?"), _absolute),
    (re.compile(rf"{_MONTH}(?: of)? {_YEAR}"), _absolute),
    (re.compile(rf"(?:(?P<relative>last|next|this) )?{_MONTH}"), _absolute),
    (re.compile(rf"(?P<deictic>(?:yesterday|today|tomorrow){_PART}?|tonight|last night|this{_PART})"), _deictic_day),
    (re.compile(rf"(?:(?P<relative>last) )?{_WEEKDAY}{_PART}?"), _weekday),
    (re.compile(r"(?:(?:earlier|later) )?(?P<relative>last|this|next) (?P<unit>week|month|year)"), _relative_period),
    (re.compile(rf"{_COUNT} {_UNIT} ago"), _ago),
    (re.compile(rf"{_COUNT} {_UNIT}"), _duration),
    (
        re.compile(
            " and ".join(
                rf"{_COUNT} {_UNIT}".replace("P<count", f"P<count{n}").replace("P<unit", f"P<unit{n}") for n in (1, 2)
            )
        ),
        _long_duration,
    ),
]
