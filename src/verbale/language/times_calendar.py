"""Which days a place in the calendar is: days, months, seasons, quarters and weekdays, whole or as far as printed.

A date without its year is the nearest one to the report; one that the tense puts on the other side has to be
nearer by a margin. A weekday is the nearest one behind, the report's own day among them, unless told as ahead.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, Literal

from verbale.language.times_feasts import feast_day
from verbale.language.times_types import Calendar, Direction, Phase, Season
from verbale.rules import rule

Coarse = Literal["day", "month", "year"]
# First and last day, the precision the words have, and the confidence.
Days = tuple[date, date, Coarse, float]

# About how often a reading of each class is right on TimeBank and AQUAINT (benchmarks/times.py); keys that name
# a quarter for "a year ago" and the like are left out of account.
STATED: Final = 0.97
DEICTIC: Final = 0.95
WEEKDAY: Final = 0.9
PARTIAL: Final = 0.9
FROM_TEXT: Final = 0.5
VAGUE: Final = 0.4
# Day and month could be exchanged, and the report's own date had to choose.
_EXCHANGED: Final = 0.7

# Days that a date without a year may be nearer by, on the side of the report that its tense speaks against.
_AGAINST_DAY: Final = 100
_AGAINST_MONTH: Final = 250
# A weekday falls on a date again within so many years, leap days or not.
_WEEKDAY_REACH: Final = 6
_SEASON_MONTHS: Final[dict[Season, tuple[int, int]]] = {
    "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14),
}  # fmt: skip


def calendar_days(when: Calendar, anchor: date, direction: Direction | None) -> Days | None:
    """Return the days of a calendar expression in a report of `anchor`; None where it names none by itself."""
    if when.decade or when.century:
        return _long_span(when)
    if when.feast is not None:
        feast = when.feast
        day = feast_day(feast, _year_of(when, anchor, direction, lambda y: feast_day(feast, y), anchor))
        return day, day, "day", STATED if when.year is not None else PARTIAL
    if when.day is not None and when.month is not None:
        return _day(when, anchor, direction)
    if when.month is not None:
        month = when.month
        year = _year_of(when, anchor, direction, lambda y: date(y, month, 1), anchor.replace(day=1))
        first, last = month_days(year, month)
        return phased(first, last, "month", STATED if when.year else PARTIAL, when.phase)
    if when.season is not None:
        return _season(when, anchor, direction)
    if when.quarter is not None or when.half is not None:
        return _quarter(when, anchor, direction)
    if when.weekday is not None:
        return _weekday(when, anchor, direction)
    if when.year is not None:
        return phased(date(when.year, 1, 1), date(when.year2 or when.year, 12, 31), "year", STATED, when.phase)
    return None


def _day(when: Calendar, anchor: date, direction: Direction | None) -> Days:
    month, day = when.month or 1, when.day or 1
    if when.ambiguous and when.year is not None:
        # Day and month may be exchanged: the reading nearer to the report, the European one between equals.
        days = [date(when.year, month, day), date(when.year, day, month)]
        first = min(days, key=lambda one: abs((one - anchor).days))
        return first, first, "day", _EXCHANGED
    leap = month == 2 and day == 29
    year = _year_of(
        when, anchor, direction, lambda y: date(y, month, 28 if leap and not calendar.isleap(y) else day), anchor
    )
    first = date(year, month, day)
    last = date(year, month, when.day2) if when.day2 else first
    return first, last, "day", STATED if when.year is not None else PARTIAL


@rule(
    "a date without its year is the nearest that lies on the side of its tense",
    off=lambda when, anchor, *_: anchor.year if when.year is None else when.year,
)
def _year_of(when: Calendar, anchor: date, direction: Direction | None, make: Callable[[int], date], now: date) -> int:
    """Return the year of a date printed without one: the nearest that lies on the side that is meant."""
    if when.year is not None:
        return when.year
    if when.year_shift is not None:
        return anchor.year + when.year_shift
    years = [anchor.year - 1, anchor.year, anchor.year + 1]
    if when.weekday is not None and when.which is None:
        # "Thursday, December 2": of the years around, those in which the weekday agrees.
        around = range(anchor.year - _WEEKDAY_REACH, anchor.year + _WEEKDAY_REACH + 1)
        years = [year for year in around if make(year).weekday() == when.weekday] or years
    if when.which is not None:
        # "Last May" lies behind, "next May" ahead; "this May" is of this year.
        if when.which == 0:
            return anchor.year
        years = [year for year in years if (make(year) < now if when.which < 0 else make(year) > now)]
    # Figures of a quarter are told soon after its end, often beside what is to come; told as past they are past.
    near = when.day or when.feast or (when.quarter and direction == "future")
    against = _AGAINST_DAY if near else _AGAINST_MONTH

    def cost(year: int) -> tuple[int, int]:
        away = (make(year) - now).days
        wrong = (direction == "past" and away > 0) or (direction == "future" and away < 0)
        return abs(away) + (against if wrong else 0), year

    return min(years, key=cost)


@rule(
    "a weekday is the nearest behind, the day of writing among them, unless told as ahead",
    off=lambda when, anchor, _: (*[monday_of(anchor) + timedelta(days=when.weekday or 0)] * 2, "day", WEEKDAY),
)
def _weekday(when: Calendar, anchor: date, direction: Direction | None) -> Days:
    """Return the nearest such day behind, the report's own day among them, unless words or tense say ahead."""
    weekday = when.weekday or 0
    if when.week_shift is not None:
        day = monday_of(anchor) + timedelta(days=7 * when.week_shift + weekday)
        return day, day, "day", WEEKDAY
    back = timedelta(days=(anchor.weekday() - weekday) % 7)
    ahead = timedelta(days=(weekday - anchor.weekday()) % 7)
    week = timedelta(days=7)
    if when.which is None:
        day = anchor + ahead if direction == "future" else anchor - back
    elif when.which < 0:
        day = anchor - (back or week)
    elif when.which > 0 and anchor.weekday() < 5:
        # "Next Friday", said on a Thursday, is not tomorrow.
        day = monday_of(anchor) + week + timedelta(days=weekday)
    elif when.which == 0 and direction == "past":
        day = anchor - back
    else:
        day = anchor + (ahead or (week if when.which > 0 else timedelta()))
    return day, day, "day", WEEKDAY


def _season(when: Calendar, anchor: date, direction: Direction | None) -> Days:
    """Return a season's months, in the north; the winter of a year begins in its December."""
    low, high = _SEASON_MONTHS[when.season or "spring"]

    def start(year: int) -> date:
        return date(year, low, 1)

    def end(year: int) -> date:
        return month_days(year + (high - 1) // 12, (high - 1) % 12 + 1)[1]

    if when.season == "winter" and when.year is None and (when.which or 0) == 0 and when.year_shift is None:
        # From June on the coming winter is meant, before it the one that is passing.
        year = anchor.year if anchor.month >= 6 else anchor.year - 1
    else:
        # "Last summer", said in July, is that of the year before: it has to be over.
        year = _year_of(when, anchor, direction, end if (when.which or 0) < 0 else start, anchor)
    return start(year), end(year), "month", PARTIAL if when.year is None else STATED


def _quarter(when: Calendar, anchor: date, direction: Direction | None) -> Days:
    length = 3 if when.quarter is not None else 6
    low = ((when.quarter or when.half or 1) - 1) * length + 1
    year = _year_of(when, anchor, direction, lambda y: date(y, low, 1), anchor)
    return date(year, low, 1), month_days(year, low + length - 1)[1], "month", PARTIAL if when.year is None else STATED


def _long_span(when: Calendar) -> Days:
    year = when.year or 0
    if when.century:
        return date(max(year, 1), 1, 1), date(year + 99, 12, 31), "year", STATED
    low, high = {"start": (0, 3), "mid": (4, 6), "end": (7, 9)}.get(when.phase or "", (0, 9))
    return date(year + low, 1, 1), date(year + high, 12, 31), "year", STATED


@rule(
    '"early", "mid" and "late" are thirds of a year',
    off=lambda first, last, coarse, confidence, _: (first, last, coarse, confidence),
)
def phased(first: date, last: date, coarse: Coarse, confidence: float, phase: Phase | None) -> Days:
    """Narrow a year to the months that "early", "mid" and "late" mean (thirds); "late January" stays a month."""
    if phase is None or coarse != "year":
        return first, last, coarse, confidence
    months = ((last.year - first.year) * 12 + 12) // 3
    low = {"start": 0, "mid": 1, "end": 2}[phase] * months
    return (
        date(*month_from(first, low), 1), month_days(*month_from(first, low + months - 1))[1], "month", confidence * 0.9
    )  # fmt: skip


def month_days(year: int, month: int) -> tuple[date, date]:
    """Return the first and the last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def month_from(base: date, shift: int) -> tuple[int, int]:
    """Return the year and the number of the month that lies `shift` months from that of `base`."""
    index = base.year * 12 + base.month - 1 + shift
    return index // 12, index % 12 + 1


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())
