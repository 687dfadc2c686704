"""`verbale copies`: which reports are copies of one text, and so no independent witnesses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click
from rich.text import Text

from verbale.cli.report_lines import by_day, report_line
from verbale.cli.shared import across_options, plural, print_json, say
from verbale.cli.terminal import console, cut, one_line, print_indented, print_line, short

if TYPE_CHECKING:
    from verbale.ledger.filters import Filters
    from verbale.record import Copies, Report

SHOWN = 240
"""Characters of the longest shared part that a list shows; --json has all parts."""


@click.command()
@across_options
def copies(ledger: str, filters: Filters, as_json: bool) -> None:
    """List reports that are copies of one text: identical, syndicated, edited, translated or told anew.

    The largest group comes first, under each the reports by day, the likely original marked with what says so, and
    the longest part that two of them share.
    """
    import verbale

    with verbale.open_ledger(ledger) as book:
        found = book.copies(**filters)
        reports = {report.id: report for report in book.reports()}
    if as_json:
        return print_json(found)
    print_copies(found, reports)
    return None


def print_copies(found: Sequence[Copies], reports: Mapping[str, Report]) -> None:
    """Print groups of copies as blocks."""
    out = console()
    for group in sorted(found, key=lambda group: (-len(group.reports), -group.similarity, group.id)):
        head = Text(f"{plural(len(group.reports), 'report')}, {group.kind}", style="bold")
        print_line(out, head.append(f"  {group.similarity:.0%} in common  {short(group.id)}", style="dim not bold"))
        for report in sorted((reports[i] for i in group.reports), key=by_day):
            print_line(out, report_line(report, _mark(group, report.id)))
        if words := _longest_shared(group, reports):
            print_indented(out, Text(f"“{cut(one_line(words), SHOWN)}”", style="italic"), 4)
    held = sum(len(group.reports) for group in found)
    say(f"{plural(len(found), 'group')} of copies, {plural(held, 'report')} in them." if found else "No copies found.")


def _longest_shared(group: Copies, reports: Mapping[str, Report]) -> str:
    """Return the longest part that two reports of a group share, as the first of them has it; empty for none."""
    parts = (reports[link.reports[0]].text[slice(*part.first)] for link in group.links for part in link.shared)
    return max(parts, key=len, default="")


def _mark(group: Copies, report: str) -> str:
    """Return "original: earliest, fullest" for the likely original, else nothing."""
    if group.original is None or group.original.report != report:
        return ""
    return "original: " + ", ".join(each.name for each in group.original.evidence if each.weight > 0)
