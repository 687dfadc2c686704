"""A report on one line of the terminal: day, id, where it was printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from verbale.cli.terminal import UNDATED, printed_in, short

if TYPE_CHECKING:
    from verbale.record import Report

DAY = 12
"""Columns for the day: "2021-12-03?" and a space."""


def by_day(report: Report) -> tuple[bool, str, str]:
    """Return what puts reports in the order of their days, the undated last."""
    return report.published is None, report.published.value if report.published else "", report.id


def report_line(report: Report, mark: str = "") -> Text:
    """Return a report's line, indented; a question mark stands behind a day that was inferred."""
    day = UNDATED
    if report.published:
        day = report.published.value[:10] + "?" * (report.published.evidence == "inferred")
    line = Text(f"  {day:<{DAY}}{short(report.id)}")
    outlet = report.outlet.text if report.outlet else None
    line.append(f"  {mark}" if mark else "", style="green")
    return line.append(f"  {printed_in(outlet, report.title.text if report.title else None, report.path)}")
