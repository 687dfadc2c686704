"""A single time expression and the report's date in, a `Dating` out; the precision is that of the words.

"Last week" is the stretch of its seven days, "in late January" that month, "on Thursday" in a report
of that same Thursday that day. Nothing is made of words that name no place in the calendar ("three days",
"daily", "recently").
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from verbale.language.times_calendar import Coarse, Days, calendar_days, month_days
from verbale.language.times_relative import period_days, shift_days, stretch_days
from verbale.language.times_types import Calendar, Direction, Meaning, Period, Shift, Stretch, TimeExpression
from verbale.record import Dating, Precision

__all__ = ["bounds", "resolve"]


def resolve(
    expression: TimeExpression,
    anchor: date | Dating,
    *,
    direction: Direction | None = None,
    reference: date | None = None,
) -> Dating | None:
    """Return the date that an expression names in a report of `anchor`, or None where it names none.

    `direction` says on which side of the report it lies (planned, or past); without it the tense of its
    clause serves. `reference` is the text's own time, from which "the day before" and "that year" count;
    without it they count from the report, with low confidence. An anchor known to the month or the year
    gives what follows for every one of its days, cut to what these agree on.
    """
    found = _over(expression, anchor, direction or expression.tense, reference)
    if found is None:
        return None
    first, last, coarse, confidence = found
    spans = (expression.span,)
    evidence: Literal["stated", "inferred"] = "stated" if _is_stated(expression.meaning) else "inferred"
    if coarse == "day" and first == last and (clock := _clock(expression.meaning)):
        return Dating(f"{first.isoformat()}T{clock}", "time", evidence, spans, confidence)
    value, end = _cut(first, coarse), _cut(last, coarse)
    return Dating(value, coarse, evidence, spans, confidence, end if end != value else None)


def bounds(dating: Dating) -> tuple[date, date]:
    """Return the first and the last day that a `Dating` covers."""
    return _first_day(dating.value), _last_day(dating.end or dating.value)


def _over(
    expression: TimeExpression, anchor: date | Dating, direction: Direction | None, reference: date | None
) -> Days | None:
    """Resolve from every kind of anchor: a day, or the first and the last day of a coarser one."""
    if isinstance(anchor, date):
        return _resolve(expression.meaning, anchor, direction, reference)
    low, high = bounds(anchor)
    first = _resolve(expression.meaning, low, direction, reference)
    last = first if low == high else _resolve(expression.meaning, high, direction, reference)
    if first is None or last is None:
        return None
    # What leans on the report's date is no surer than that date.
    confidence = first[3] if _is_stated(expression.meaning) else min(first[3], anchor.confidence)
    if first == last:
        return *first[:3], confidence
    coarse: Coarse = "year" if anchor.precision == "year" or "year" in (first[2], last[2]) else "month"
    return min(first[0], last[0]), max(first[1], last[1]), coarse, confidence


def _resolve(meaning: Meaning, anchor: date, direction: Direction | None, reference: date | None) -> Days | None:
    try:
        if isinstance(meaning, Calendar):
            return calendar_days(meaning, anchor, direction)
        if isinstance(meaning, Period):
            return period_days(meaning, anchor, direction, reference)
        if isinstance(meaning, Shift):
            base = None
            if meaning.base is not None:
                base = _resolve(meaning.base.meaning, anchor, direction or meaning.base.tense, reference)
                if base is None:
                    return None
            return shift_days(meaning, anchor, reference, base)
        if isinstance(meaning, Stretch):
            return stretch_days(meaning, anchor, reference)
    except (ValueError, OverflowError):
        # February 30, or a year that no calendar has.
        return None
    return None


def _is_stated(meaning: Meaning) -> bool:
    return isinstance(meaning, Calendar) and meaning.year is not None


def _clock(meaning: Meaning) -> str | None:
    if isinstance(meaning, Calendar | Shift) and meaning.hour is not None:
        return f"{meaning.hour:02}:{meaning.minute or 0:02}"
    return None


def _cut(day: date, precision: Precision) -> str:
    """Write a day to the precision given; years below 1000 keep four figures."""
    return day.isoformat()[: {"year": 4, "month": 7}.get(precision, 10)]


def _first_day(value: str) -> date:
    return date.fromisoformat(value[:10] + {4: "-01-01", 7: "-01"}.get(len(value), ""))


def _last_day(value: str) -> date:
    if len(value) == 4:
        return date(int(value), 12, 31)
    if len(value) == 7:
        return month_days(int(value[:4]), int(value[5:]))[1]
    return date.fromisoformat(value[:10])
