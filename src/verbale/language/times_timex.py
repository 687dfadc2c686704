"""TIMEX3 types and values of time expressions, as TimeML's readers write them ("1989-Q3", "P2W", "PAST_REF").

After the TIMEX3 guidelines (Saurí et al., TimeML Annotation Guidelines 1.2.1, 2006). Times of a text stand in a
chain: "a year ago" beside a quarter is that quarter a year before, "that day" the day that was named last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from verbale.language.times_resolve import resolve
from verbale.language.times_types import (
    Calendar,
    Length,
    Meaning,
    Period,
    Repeat,
    Shift,
    Stretch,
    TimeExpression,
    Unit,
    Vague,
)  # fmt: skip
from verbale.rules import rule

__all__ = ["timex_value", "timex_values"]

_LETTER: Final[dict[Unit, str]] = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "weekend": "W", "month": "M", "quarter": "M",
    "year": "Y", "decade": "Y", "century": "Y",
}  # fmt: skip
# Units that TIMEX3 counts in smaller ones, where their number is known.
_TIMES: Final[dict[Unit, int]] = {"quarter": 3, "decade": 10, "century": 100}
_VAGUE_LETTER: Final[dict[Unit, str]] = {"decade": "DE", "century": "CE"}
_PART: Final = {
    "morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "noon": "T12:00", "midnight": "T24:00",
}  # fmt: skip
# The day that books are closed on.
_YEAR_END: Final = re.compile(r"(?i:(?:the )?year[- ]end)")
_SEASON: Final = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}


def timex_values(expressions: Sequence[TimeExpression], anchor: date) -> list[str]:
    """Return the TIMEX3 values of a text's expressions, in order; "" where one has none.

    `anchor` is the day of the report. What counts from the text's own time counts from what was named before it.
    """
    values: list[str] = []
    quarter = ""
    for one in expressions:
        compared = _compared(one, quarter)
        value = compared or timex_value(one, anchor)
        if "-Q" in value and not compared and not _is_before(one.meaning):
            quarter = value
        elif _ends_comparison(one):
            quarter = ""
        values.append(value)
    return values


@rule('beside a quarter, "a year ago" is the same quarter of the year before', off=lambda *_: "")
def _compared(one: TimeExpression, quarter: str) -> str:
    """Return the quarter that "the quarter" is, or that "a year ago" lies a year before, after one that was named."""
    what = one.meaning
    if not quarter:
        return ""
    if isinstance(what, Period) and what.unit == "quarter" and what.origin == "text":
        return quarter if what.shift == 0 else _year_before(quarter)
    if isinstance(what, Shift) and (what.amount, what.unit, what.sign) == (1.0, "year", -1) and what.base is None:
        return _year_before(quarter)
    if isinstance(what, Calendar) and what.year and one.text.endswith(("quarter", "period")) and not what.quarter:
        return f"{what.year}{quarter[4:]}"
    return ""


@rule("a quarter of last year is named only to compare with", off=lambda *_: False)
def _is_before(what: Meaning) -> bool:
    """Tell whether a quarter is named only to be compared with: "in last year's third quarter"."""
    return isinstance(what, Calendar) and what.year_shift == -1


def _year_before(quarter: str) -> str:
    return f"{int(quarter[:4]) - 1}{quarter[4:]}"


@rule('"for the year" ends talk of the quarter', off=lambda *_: False)
def _ends_comparison(one: TimeExpression) -> bool:
    """Tell whether another stretch takes the quarter's place: "for the year", "in the first nine months"."""
    what = one.meaning
    if isinstance(what, Period):
        return what.unit == "year" and what.origin == "text"
    return isinstance(what, Length) and what.unit in ("month", "year") and one.text.lower().startswith("the ")


def timex_value(expression: TimeExpression, anchor: date, reference: date | None = None) -> str:
    """Return the TIMEX3 value of one expression in a report of `anchor`; "" where it has none.

    `reference` is the text's own time, from which "the day before" and "that year" count; without it the anchor.
    """
    what = expression.meaning
    if isinstance(what, Vague):
        return f"{what.side.upper()}_REF"
    if isinstance(what, Stretch) and what.amount is None and "few" not in expression.text.lower():
        return "PAST_REF" if what.sign < 0 else _length(None, what.unit)
    if isinstance(what, Length | Stretch):
        return _length(what.amount, what.unit)
    if isinstance(what, Repeat):
        return f"XXXX-WXX-{what.weekday + 1}" if what.weekday is not None else _length(what.amount, what.unit)
    if isinstance(what, Shift) and what.amount is None and what.base is None:
        return _side(what.sign)
    dating = resolve(expression, anchor, reference=reference or anchor)
    if dating is None:
        return _length(what.amount, what.unit) if isinstance(what, Shift) else ""
    if isinstance(what, Calendar):
        return _calendar_value(what, dating.value)
    if isinstance(what, Period):
        return _period_value(what, dating.value) + ("-12-31" if _YEAR_END.fullmatch(expression.text) else "")
    if what.unit == "week" and dating.end:
        return _week(dating.value)
    return dating.value[:10] + ("T" + dating.value[11:] if len(dating.value) > 10 else _PART.get(what.part or "", ""))


def _side(sign: int) -> str:
    return "PAST_REF" if sign < 0 else "FUTURE_REF"


def _length(amount: float | None, unit: Unit) -> str:
    if amount is None:
        letter, count = _VAGUE_LETTER.get(unit, _LETTER[unit]), "X"
        return f"PTX{letter[1]}" if letter.startswith("T") else f"PX{letter}"
    letter, amount = _LETTER[unit], amount * _TIMES.get(unit, 1)
    if unit == "year" and amount % 1 == 0.5:
        return f"P{int(amount)}Y6M" if amount > 1 else "P6M"
    count = f"{amount:g}"
    return f"PT{count}{letter[1]}" if letter.startswith("T") else f"P{count}{letter}"


def _period_value(what: Period, value: str) -> str:
    if what.unit in ("week", "weekend"):
        return _week(value) + ("-WE" if what.unit == "weekend" else "")
    first = date.fromisoformat((value + "-01-01")[:10])
    values = {
        "quarter": f"{first.year}-Q{(first.month + 2) // 3}",
        "month": value[:7],
        "year": value[:4],
        "decade": value[:3],
        "century": value[:2],
    }
    return values.get(what.unit, value)


def _week(value: str) -> str:
    year, week, _ = date.fromisoformat(value[:10]).isocalendar()
    return f"{year}-W{week:02}"


def _calendar_value(what: Calendar, value: str) -> str:
    if what.decade:
        return value[:3]
    if what.century:
        return str((what.year or 0) // 100)
    if what.season:
        return f"{value[:4]}-{_SEASON[what.season]}"
    if what.quarter or what.half:
        return f"{value[:4]}-" + (f"Q{what.quarter}" if what.quarter else f"H{what.half}")
    if what.day is None and what.weekday is None and what.feast is None:
        return value[: 4 if what.month is None else 7]
    return value if "T" in value else value[:10] + _PART.get(what.part or "", "")
