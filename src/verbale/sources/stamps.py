"""Dates in machine-made fields (JSON-LD, meta tags, table columns) -> Dating with evidence "metadata"."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate

from verbale.record import Dating

# A field filled by a program names the report's own date; the rest are pages that were moved or stamped anew.
CONFIDENCE = 0.95

_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2})(?:[T ]\s*(\d{1,2}):(\d{2}))?)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})\d{0,2}Z?)?")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:[T ]\s*(\d{1,2}):(\d{2}))?")
_NUMBERS = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:,?\s+(\d{1,2}):(\d{2}))?")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})")
_MONTH_DAY = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}

# Printed news begins with the seventeenth century; a "year" outside is a number of another kind.
_FIRST_YEAR, _LAST_YEAR = 1600, 2100


def read_stamp(stamp: str) -> Dating | None:
    """Return the date that a metadata field gives, to the day, or to the minute in the time zone it is written in.

    Figures that may be read in two orders ("03/04/2021") give None: unknown is said.
    """
    stamp = stamp.strip()
    for match in (_ISO.match(stamp), _YEAR_FIRST.match(stamp), _COMPACT.fullmatch(stamp)):
        if match:
            year, month, day, hour, minute = (int(part) if part else None for part in match.groups())
            dating = _dating(year, month, day, hour, minute)
            if dating:
                return dating
    if _EPOCH.fullmatch(stamp):
        return _from_epoch(float(stamp))
    return _from_numbers(stamp) or _from_words(stamp)


def _from_epoch(seconds: float) -> Dating | None:
    at = datetime.fromtimestamp(seconds / 1000 if seconds >= 1e11 else seconds, tz=UTC)
    return _dating(at.year, at.month, at.day, at.hour, at.minute)


def _from_numbers(stamp: str) -> Dating | None:
    match = _NUMBERS.match(stamp)
    if not match:
        return None
    first, second, year = (int(part) for part in match.groups()[:3])
    hour, minute = (int(part) if part else None for part in match.groups()[3:])
    if first > 12 or first == second:
        return _dating(year, second, first, hour, minute)
    return _dating(year, first, second, hour, minute) if second > 12 else None


def _from_words(stamp: str) -> Dating | None:
    mail = parsedate(stamp)
    if mail and re.search(r"\d:\d\d", stamp):
        return _dating(*mail[:5])
    if match := _DAY_MONTH.search(stamp):
        return _dating(int(match[3]), _MONTHS.get(match[2][:3].lower()), int(match[1]))
    if match := _MONTH_DAY.search(stamp):
        return _dating(int(match[3]), _MONTHS.get(match[1][:3].lower()), int(match[2]))
    return None


def _dating(
    year: int | None, month: int | None, day: int | None = None, hour: int | None = None, minute: int | None = None
) -> Dating | None:
    """Build the date if there is such a day; a midnight to the second is a day without its time."""
    if year is None or month is None or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        whole = date(year, month, day or 1)
    except ValueError:
        return None
    if day is None:
        return Dating(whole.isoformat()[:7], "month", "metadata", confidence=CONFIDENCE)
    if hour is None or minute is None or hour > 23 or minute > 59 or (hour == 0 and minute == 0):
        return Dating(whole.isoformat(), "day", "metadata", confidence=CONFIDENCE)
    return Dating(f"{whole.isoformat()}T{hour:02}:{minute:02}", "time", "metadata", confidence=CONFIDENCE)
