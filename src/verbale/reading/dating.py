"""The day a report was published: from its metadata, from a printed date, or from what its text ties it to.

Three steps, the first that gives a date wins: metadata (`Report.published`, a date in the URL) where the text
does not rule it out; a date that the report states about itself (`dating_stated`); and the day that fits best
with all the weekdays and dates of the text (`dating_inferred`). The system's clock is never asked.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from verbale.language.times_resolve import bounds
from verbale.language.times_types import Calendar, TimeExpression
from verbale.reading.dating_inferred import infer_date
from verbale.reading.dating_stated import printed_dates
from verbale.record import Dating, Report
from verbale.rules import rule

__all__ = ["date_report"]

_URL_DATE: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?!\d)")
_FROM_URL: Final = 0.9
# A report may be told of by its own time zone's next day, and a live page keeps growing for a day.
_SLACK: Final = timedelta(days=2)
_EARLIEST: Final = date(1600, 1, 1)


def date_report(report: Report, times: list[TimeExpression], near: date | None = None) -> Dating | None:
    """Return the publication date of a report, or None where nothing supports one.

    `times` are the expressions of `report.text`; `near` is a date known from other reports of the same story:
    it chooses the year where the text prints none, and weighs against days far from it.
    """
    metadata = _metadata(report, times)
    if metadata is not None:
        return metadata
    printed = printed_dates(report.text, times, near)
    if printed and printed[0].dating is not None:
        return printed[0].dating
    return infer_date(report.text, times, near, dateline=printed[0].expression if printed else None)


def _metadata(report: Report, times: list[TimeExpression]) -> Dating | None:
    """Return the date that came with the report or stands in its URL, unless the text tells of a later day."""
    latest = _latest_told(times)
    for dating in (report.published, _from_url(report.url)):
        if dating is not None and _is_plausible(dating, latest):
            return dating
    return None


@rule("sites file a report under the day of its publication", off=lambda *_: None)
def _from_url(url: str | None) -> Dating | None:
    match = _URL_DATE.search(url or "")
    if match is None:
        return None
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    return Dating(day.isoformat(), "day", "metadata", (), _FROM_URL)


def _is_plausible(dating: Dating, latest: date | None) -> bool:
    try:
        first, last = bounds(dating)
    except ValueError:
        return False
    return first >= _EARLIEST and (latest is None or latest <= last + _SLACK)


@rule("nothing is published before what it tells as past", off=lambda *_: None)
def _latest_told(times: list[TimeExpression]) -> date | None:
    """Return the latest full date that the text tells of as past."""
    days = []
    for expression in times:
        what = expression.meaning
        if isinstance(what, Calendar) and what.year and what.month and what.day and not what.ambiguous:
            try:
                day = date(what.year, what.month, what.day)
            except ValueError:
                continue
            if expression.tense == "past" and expression.link not in ("by", "until", "before"):
                days.append(day)
    return max(days, default=None)
