"""`verbale stories`: which reports tell one episode."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click
from rich.text import Text

from verbale.cli.report_lines import by_day, report_line
from verbale.cli.shared import across_options, plural, print_json, say
from verbale.cli.terminal import UNDATED, console, one_line, print_line

if TYPE_CHECKING:
    from verbale.ledger.filters import Filters
    from verbale.record import Report, Story

UNTITLED = "(untitled)"
"""Stands for the title of a story none of whose reports has one."""


@click.command()
@across_options
def stories(ledger: str, filters: Filters, as_json: bool) -> None:
    """List the stories that several reports tell, by first day, with their reports.

    A story's title is that of the report that tells most of it; reports that are copies of each other, or of one
    outlet, count once as independent. A report that tells a story alone is counted in the last line.
    """
    import verbale

    with verbale.open_ledger(ledger) as book:
        found = book.stories(**filters)
        reports = {report.id: report for report in book.reports()}
    if as_json:
        return print_json(found)
    print_stories(found, reports)
    return None


def print_stories(found: Sequence[Story], reports: Mapping[str, Report]) -> None:
    """Print the stories of several reports as blocks, and say how many reports stand alone."""
    out = console()
    told = [story for story in found if len(story.reports) > 1]
    for story in told:
        head = Text(f"{_days(story)}  ", style="magenta").append(one_line(story.title) or UNTITLED, style="bold")
        print_line(out, head)
        counted = f"  {plural(len(story.reports), 'report')}, {story.independent} independent"
        words = ", ".join(each.name for each in story.evidence)
        print_line(out, Text(f"{counted}: {words}" if words else counted, style="dim"))
        for report in sorted((reports[i] for i in story.reports), key=by_day):
            print_line(out, report_line(report))
    alone = len(found) - len(told)
    stand = "stands" if alone == 1 else "stand"
    say(f"{_stories(len(told))} of several reports; {plural(alone, 'report')} {stand} alone.")


def _stories(number: int) -> str:
    return f"{number:,} {'story' if number == 1 else 'stories'}"


def _days(story: Story) -> str:
    """Return "2021-12-01 to 2021-12-03", one day, or "undated"."""
    if story.from_ is None or story.to is None:
        return UNDATED
    return story.from_ if story.from_ == story.to else f"{story.from_} to {story.to}"
