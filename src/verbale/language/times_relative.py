"""Which days a relative expression is: "last week", "three days ago", "in the past 24 hours", "the weekend"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from verbale.language.times_calendar import (
    DEICTIC,
    FROM_TEXT,
    PARTIAL,
    VAGUE,
    Coarse,
    Days,
    monday_of,
    month_days,
    month_from,
    phased,
)  # fmt: skip
from verbale.language.times_types import Direction, Period, Shift, Stretch, Unit
from verbale.rules import rule

# "A few" and the like, in the unit's own count, nearest and farthest.
_FEW: Final = (2, 6)
# Told from another time of the text that is known, and from a date that stands beside it.
_REFERRED: Final = 0.7


@rule(
    '"last week", "this month" are whole units of the calendar, counted from the report or from what is told',
    off=lambda *_: None,
)
def period_days(when: Period, anchor: date, direction: Direction | None, reference: date | None) -> Days | None:
    """Return the days of a whole unit of the calendar, counted from the report or from the text's own time."""
    counts = when.origin == "text"
    base = reference if counts and reference is not None else anchor
    confidence = DEICTIC if not counts else FROM_TEXT if reference is None else _REFERRED
    if when.unit == "weekend":
        return _weekend(when, anchor, direction)
    if counts and reference is None and when.unit in ("decade", "century"):
        return None
    span = _unit_span(when.unit, base, when.shift)
    return None if span is None else phased(*span, confidence, when.phase)


@rule('"this weekend" lies ahead unless told as past, "the weekend" behind unless told as ahead', off=lambda *_: None)
def _weekend(when: Period, anchor: date, direction: Direction | None) -> Days:
    """Return a weekend: the one behind, or ahead where the tense says so; "this weekend" ahead unless told as past."""
    saturday = monday_of(anchor) + timedelta(days=5)
    week = timedelta(days=7)
    if when.origin == "text" or when.shift == 0:
        behind = direction == "past" or (when.origin == "text" and direction is None)
        saturday -= week if behind and anchor < saturday else timedelta()
    elif when.shift < 0:
        saturday -= week
    elif anchor >= saturday:
        saturday += week
    return saturday, saturday + timedelta(days=1), "day", PARTIAL


def _unit_span(unit: Unit, base: date, shift: int) -> tuple[date, date, Coarse] | None:
    """Return the days of the unit that lies `shift` units from the one `base` falls in."""
    if unit == "day":
        day = base + timedelta(days=shift)
        return day, day, "day"
    if unit == "week":
        monday = monday_of(base) + timedelta(days=7 * shift)
        return monday, monday + timedelta(days=6), "day"
    if unit == "month":
        return *month_days(*month_from(base, shift)), "month"
    if unit == "quarter":
        year, low = month_from(date(base.year, (base.month - 1) // 3 * 3 + 1, 1), 3 * shift)
        return date(year, low, 1), month_days(year, low + 2)[1], "month"
    years = {"year": 1, "decade": 10, "century": 100}.get(unit)
    if years is None:
        return None
    first = base.year // years * years + shift * years
    return date(first, 1, 1), date(first + years - 1, 12, 31), "year"


@rule(
    '"three days ago" counts from the report, "three days later" from a date beside it or told before',
    off=lambda *_: None,
)
def shift_days(when: Shift, anchor: date, reference: date | None, base: Days | None) -> Days | None:
    """Return the days at a distance from the report, from the text's own time, or from `base`, a date beside it."""
    first, last, confidence = anchor, anchor, DEICTIC
    if base is not None:
        first, last, confidence = base[0], base[1], base[3]
    elif when.origin == "text" and reference is not None:
        first, last, confidence = reference, reference, _REFERRED
    elif when.origin == "text":
        if when.sign > 0:
            # "Two days later": later than what the report tells, which is not its own day.
            return None
        confidence = FROM_TEXT
    near, far = (_FEW[1], _FEW[0]) if when.sign < 0 else _FEW
    low, high = _moved(first, when, near), _moved(last, when, far)
    if low is None or high is None:
        return None
    return low[0], high[1], low[2], VAGUE if when.amount is None else confidence


def _moved(day: date, when: Shift, vague: int) -> tuple[date, date, Coarse] | None:
    """Return where a shift lands: days to the day, weeks to the week, months to the month, years to the year."""
    amount = when.amount if when.amount is not None else float(vague)
    if amount != int(amount) and when.unit in ("year", "month"):
        return _unit_span("month", day, when.sign * round(amount * (12 if when.unit == "year" else 1)))
    if when.unit in ("second", "minute", "hour"):
        days = {"second": 86400, "minute": 1440, "hour": 24}[when.unit]
        return _unit_span("day", day, when.sign * int(amount // days))
    if when.base is not None and when.unit == "week":
        return _unit_span("day", day, when.sign * int(amount * 7))
    if when.unit == "week" and amount != int(amount):
        return _unit_span("day", day, when.sign * round(amount * 7))
    if when.unit in ("decade", "century"):
        return _unit_span("year", day, when.sign * int(amount * (10 if when.unit == "decade" else 100)))
    return _unit_span("week" if when.unit == "weekend" else when.unit, day, when.sign * int(amount))


@rule("a stretch reaches back from the report, or on from it", off=lambda *_: None)
def stretch_days(when: Stretch, anchor: date, reference: date | None) -> Days | None:
    """Return a stretch that ends, or begins, with the report or with the text's own time."""
    origin = anchor
    if when.origin == "text":
        if reference is None:
            return None
        origin = reference
    amount = when.amount if when.amount is not None else float(_FEW[1])
    confidence = VAGUE if when.amount is None else DEICTIC
    if when.unit in ("week", "weekend"):
        # Seven days a week from the day itself, and not from the week's Monday.
        days = timedelta(days=int(7 * amount))
        first, last = (origin - days, origin) if when.sign < 0 else (origin, origin + days)
        return first, last, "day", confidence
    moved = _moved(origin, Shift(amount, when.unit, when.sign), 0)
    if moved is None:
        return None
    here = month_days(origin.year, origin.month) if when.unit in ("month", "quarter") else (origin, origin)
    first, last = (moved[0], here[1]) if when.sign < 0 else (here[0], moved[1])
    return first, last, moved[2], confidence
