"""`verbale compare TEXT-or-ID`: the wordings of one utterance beside the most trustworthy one, differences marked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click
from rich.text import Text

from verbale.cli.shared import filter_options, plural, print_json, say
from verbale.cli.terminal import console, day, one_line, plain, print_indented, print_line, printed_in, short
from verbale.cli.utterances import name_of, why

if TYPE_CHECKING:
    from rich.console import Console

    from verbale.across.said_compared import Comparison, Wording
    from verbale.across.wording_differences import Difference
    from verbale.ledger.filters import Filters
    from verbale.record import Report, Variant


@click.command()
@click.argument("asked", metavar="TEXT-or-ID", nargs=-1, required=True)
@filter_options
def compare(asked: tuple[str, ...], ledger: str, filters: Filters, as_json: bool) -> None:
    """Show the wordings of one utterance, found by words like it or the id of an utterance, line or statement.

    The most trustworthy wording comes first, with the reasons. In the others, {+added+} and [-left out-] mark the
    words that differ from it. The same line on other occasions follows.
    """
    import verbale

    with verbale.open_ledger(ledger) as book:
        found = book.compare(" ".join(asked), **filters)
        names = book.names()
        reports = {report.id: report for report in book.reports()}
    if as_json:
        return print_json([found])
    print_comparison(found, names, reports)
    return None


def print_comparison(found: Comparison, names: Mapping[str, str], reports: Mapping[str, Report]) -> None:
    """Print the best wording, then each other with its differences."""
    out = console()
    head = Text(name_of(found.speaker, names), style="bold cyan")
    head.append(f"  {plural(found.independent_reports, 'independent report')}", style="yellow not bold")
    print_line(out, head.append(f"  {short(found.utterance or found.best.statement)}", style="dim not bold"))
    _print_wording(out, found.best, Text(one_line(found.best.text)), reports)
    if found.reasons:
        print_indented(out, Text(f"best wording: {why(found.reasons)}", style="dim"), 4)
    elsewhere = False
    for wording in found.wordings:
        if wording.utterance != found.utterance and not elsewhere:
            elsewhere = True
            print_line(out, Text("The same line on other occasions", style="bold"))
        _print_wording(out, wording.variant, marked(found.best.text, wording), reports)
    if not found.wordings:
        say("No other statement tells this.")


def marked(best: str, wording: Wording) -> Text:
    """Return a wording on one line: {+what it adds+} and [-what it leaves out-], against the best one."""
    made, at, text = Text(), 0, wording.variant.text
    for change in wording.differences:
        gap = text[at : change.second.start]
        made.append(plain(gap).replace("\n", " "))
        at = change.second.end
        _append(made, best, text, change)
    made.append(plain(text[at:]).replace("\n", " "))
    return made


def _append(made: Text, best: str, text: str, change: Difference) -> None:
    old, new = (one_line(side[slice(*span)]) for side, span in ((best, change.first), (text, change.second)))
    if change.change == "same":
        made.append(new)
        return
    if old:
        before = made.plain[-1:]
        made.append(" " if before and not before.isspace() and not new else "").append(f"[-{old}-]", style="red")
        made.append(" " if change.second == (0, 0) else "")
    if new:
        made.append(" " if old and not made.plain.endswith(" ") else "").append(f"{{+{new}+}}", style="bold green")


def _print_wording(out: Console, variant: Variant, words: Text, reports: Mapping[str, Report]) -> None:
    report = reports[variant.report]
    outlet = report.outlet.text if report.outlet else None
    title = report.title.text if report.title else None
    head = Text(f"  {day(variant.day, variant.dated)}  ")
    head.append(f"{variant.kind}{', only a part' if variant.part else ''}", style="yellow")
    head.append(f"  {short(variant.report)} {printed_in(outlet, title, report.path)}".rstrip(), style="dim")
    print_line(out, head)
    print_indented(out, words, 4)
