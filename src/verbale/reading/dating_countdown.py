"""Days counted down to a full date: "four days before the deadline of 21 November 2022" tells the day of telling.

Only near the beginning of a report, where the count is from now; further down it counts between two events.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from verbale.language.times_types import Calendar, Length, Shift, TimeExpression
from verbale.record import Span
from verbale.rules import rule

__all__ = ["countdowns"]

_OPENING: Final = 1500
_REACH: Final = 90
_DAYS: Final = {"day": 1, "week": 7}
# From the count to the date: "before the deadline of", "to go until the vote on", "ahead of".
_LEADING: Final = re.compile(
    r"\s?(?i:(?:left\s|remaining\s|to\sgo\s|away\s)?(?:before|until|till|to|ahead\sof|short\sof|from|prior\sto))"
    r"\s[^.!?\n;:]*$"
)
# From the date back to the count: "..., five days from now", "..., in four days".
_TRAILING: Final = re.compile(r",?\s(?:[-–—]\s)?(?i:which\sis\s|is\s|just\s|only\s|in\s|now\s)*$")
_FROM_NOW: Final = re.compile(r"\s?(?i:away|off|from\snow|hence|from\stoday)\b")
# What has the count told from another day than the report's.
_ELSEWHEN: Final = re.compile(
    r"\b(?:came|ended|began|struck|signed|died|fell|happened|took place|broke out|was)\b[^.]*$"
)


@rule(
    '"four days before the deadline of 21 November" near the head is counted from the day of writing',
    off=lambda *_: [],
)
def countdowns(text: str, times: list[TimeExpression]) -> list[tuple[tuple[Span, ...], date]]:
    """Return the days that counts of days or weeks to a full date ahead lead back to, with both expressions."""
    found = []
    for position, one in enumerate(times):
        if one.span.start >= _OPENING:
            break
        for other in times[position : position + 2]:
            if (day := _counted(text, one, other)) is not None:
                found.append((tuple(sorted({one.span, other.span})), day))
    return found


def _counted(text: str, one: TimeExpression, other: TimeExpression) -> date | None:
    """Return the day told by a count and a date, in either order; or by one expression that holds both."""
    if one is other:
        base = one.meaning.base if isinstance(one.meaning, Shift) and one.meaning.sign < 0 else None
        return _back(text, one, _length(one), _day(base))
    between = text[one.span.end : other.span.start]
    if len(between) > _REACH:
        return None
    if (days := _length(one)) and _LEADING.match(between):
        return _back(text, one, days, _day(other))
    days = _length(other)
    now = isinstance(other.meaning, Shift) and other.meaning.sign > 0 and other.meaning.base is None
    if days and _TRAILING.fullmatch(between) and (now or _FROM_NOW.match(text, other.span.end)):
        return _back(text, one, days, _day(one))
    return None


def _back(text: str, one: TimeExpression, days: int | None, day: date | None) -> date | None:
    start = one.span.start
    if not days or day is None or _told_from_elsewhen(text[max(0, start - _REACH) : start]):
        return None
    try:
        return day - timedelta(days=days)
    except OverflowError:
        return None


@rule(
    'a count behind "came", "began" or "died" is counted from that event, not from the day of writing',
    off=lambda *_: False,
)
def _told_from_elsewhen(before: str) -> bool:
    return _ELSEWHEN.search(before) is not None


def _length(expression: TimeExpression) -> int | None:
    what = expression.meaning
    if not isinstance(what, Length | Shift) or what.amount is None or what.unit not in _DAYS or what.amount > 60:
        return None
    return int(what.amount * _DAYS[what.unit])


def _day(expression: TimeExpression | None) -> date | None:
    what = expression.meaning if expression else None
    if not isinstance(what, Calendar) or not (what.year and what.month and what.day) or what.ambiguous or what.day2:
        return None
    try:
        return date(what.year, what.month, what.day)
    except ValueError:
        return None
