"""Feasts of the calendar: those with a fixed day, and those that move with the year.

Easter after the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, 1991, ch. 8). Feasts of one country
only, named alike elsewhere ("Independence Day", "Victory Day", "Election Day"), are left out: their day depends
on who speaks.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from verbale.language.times_types import Feast

FIXED: Final[dict[str, tuple[int, int]]] = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "halloween": (10, 31), "valentine's day": (2, 14),
    "st. patrick's day": (3, 17), "may day": (5, 1), "bastille day": (7, 14), "armistice day": (11, 11),
    "veterans day": (11, 11), "international women's day": (3, 8),
}  # fmt: skip
MOVING: Final[dict[str, Feast]] = {
    "easter": "easter", "easter sunday": "easter", "good friday": "good-friday", "easter monday": "easter-monday",
    "thanksgiving": "thanksgiving", "thanksgiving day": "thanksgiving", "labor day": "labor-day",
    "memorial day": "memorial-day", "martin luther king day": "king-day",
}  # fmt: skip
# Feasts that are a weekday of a month: month, weekday (0 Monday), and which one of it (-1 the last).
_WEEKDAYS: Final[dict[Feast, tuple[int, int, int]]] = {
    "thanksgiving": (11, 3, 4), "labor-day": (9, 0, 1), "memorial-day": (5, 0, -1), "king-day": (1, 0, 3),
}  # fmt: skip
_FROM_EASTER: Final[dict[Feast, int]] = {"easter": 0, "good-friday": -2, "easter-monday": 1}


def feast_day(feast: Feast, year: int) -> date:
    """Return the day of a moving feast in a year."""
    if feast in _FROM_EASTER:
        return _easter(year) + timedelta(days=_FROM_EASTER[feast])
    month, weekday, which = _WEEKDAYS[feast]
    if which < 0:
        last = date(year, month + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))


def _easter(year: int) -> date:
    century, golden = year // 100, year % 19
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    epact -= (epact // 28) * (1 - (epact // 28) * (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    offset = epact - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))
