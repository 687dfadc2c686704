"""`verbale calendar`: what is fixed for when, and by which report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click
from rich.text import Text

from verbale.cli.line_blocks import who_to_whom
from verbale.cli.shared import filter_options, plural, print_json, say
from verbale.cli.terminal import console, cut, one_line, print_indented, print_line, printed_in, short
from verbale.cli.threats import quoted

if TYPE_CHECKING:
    from verbale.ledger.calendar import Appointment
    from verbale.ledger.filters import Filters

INDENT = 12
"""Where the words of an appointment begin, right of the day."""

SHOWN = 320
"""Characters of evidence that a list shows; --json has all."""


@click.command()
@filter_options
def calendar(ledger: str, filters: Filters, as_json: bool) -> None:
    """List what is fixed for when: plans, agreed meetings, deadlines.

    The earliest day comes first, under a heading for each month. --from and --to ask for the day that a thing is fixed
    for. What several reports have is told once.
    """
    import verbale

    with verbale.open_ledger(ledger) as book:
        found = book.calendar(**filters)
    if as_json:
        return print_json(found)
    print_calendar(found)
    return None


def print_calendar(found: Sequence[Appointment]) -> None:
    """Print appointments month by month; what has no day stands first in its month or year."""
    out, last = console(), ""
    for row in found:
        heading = month_of(row.day)
        if heading != last:
            print_line(out, Text(heading, style="bold"))
            last = heading
        print_indented(out, _head(row), INDENT, Text(f"  {days_of(row):<{INDENT - 2}}", style="bold magenta"))
        for passage in row.evidence[:1]:
            print_indented(out, Text(cut(quoted(passage.text), SHOWN), style="italic"), INDENT)
        print_line(out, _source(row))
    say(plural(len(found), "appointment") if found else "Nothing is fixed for a day ahead.")


def month_of(day: str) -> str:
    """Return the heading that a day stands under: "December 2021", or the year alone."""
    if len(day) < 7:
        return day[:4]
    return f"{date.fromisoformat(day[:7] + '-01'):%B %Y}"


def days_of(row: Appointment) -> str:
    """Return a row's days: "Fri 17", "by Fri 17", "20-26", "28-3 Apr", "in Apr", "by Apr", "Jun-Aug", "some day"."""
    limit = "by " if row.fixed == "deadline" else ""
    if row.precision == "year":
        return f"to {row.end}" if row.end else "some day"
    if row.precision == "month":
        month = f"{date.fromisoformat(row.day + '-01'):%b}"
        return f"{month}-{date.fromisoformat(row.end + '-01'):%b}" if row.end else f"{limit or 'in '}{month}"
    first = date.fromisoformat(row.day[:10])
    if row.end:
        last = date.fromisoformat(row.end[:10])
        whole = (first.year, first.month) == (last.year, last.month)
        return f"{first.day}-{last.day}" if whole else f"{first.day}-{last.day} {last:%b}"
    return f"{limit}{first:%a} {first.day}"


def _head(row: Appointment) -> Text:
    """Return "Russia, United States → NATO  CONSULT planned · 09:30 · Geneva"."""
    head = Text(who_to_whom(row.who, row.whom), style="bold cyan")
    facts = [f"{row.type} {row.fixed}", row.day[11:16], one_line(row.place)]
    head.append("  " + " · ".join(fact for fact in facts if fact), style="yellow")
    return head


def _source(row: Appointment) -> Text:
    others = len(row.reports) - 1
    also = f" and {plural(others, 'other report')}" if others else ""
    named = printed_in(row.outlet, row.title, row.path)
    told = f"told {row.told}  " if row.told else ""
    return Text(f"{' ' * INDENT}{told}{short(row.report)}{also}  {named}".rstrip(), style="dim")
