"""`verbale reports`: what the ledger holds, and what could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from verbale.cli.shared import filter_options, plural, print_json, say
from verbale.cli.terminal import console, cut, one_line, printed_in, short, table

if TYPE_CHECKING:
    from verbale.ledger.filters import Filters


@click.command()
@filter_options
@click.option("--passed-over", is_flag=True, help="List what the gate passed over instead, the most relevant first.")
def reports(ledger: str, filters: Filters, passed_over: bool, as_json: bool) -> None:
    """List the reports of the ledger; what could not be read follows on standard error."""
    import verbale

    if passed_over:
        return _list_passed_over(ledger, filters, as_json)
    with verbale.open_ledger(ledger) as book:
        found = book.reports(**filters)
        failures = book.failures()
        passed = len(book.passed_over())
    if as_json:
        return print_json(found)
    rows = table("report", "published", "kind", "outlet", "title", wide="title")
    for report in sorted(found, key=lambda r: (r.published is None, r.published.value if r.published else "", r.id)):
        published = report.published.value[:10] if report.published else "-"
        inferred = "?" if report.published and report.published.evidence == "inferred" else ""
        outlet = cut(one_line(report.outlet.text), 24) if report.outlet else "-"
        title = printed_in(None, report.title.text if report.title else None, report.path) or "-"
        rows.add_row(short(report.id), published + inferred, report.kind, outlet, title)
    console().print(rows)
    for failure in failures if not any(filters.values()) else ():
        say(f"Not read: {failure.path}: {failure.reason}")
    if passed and not any(filters.values()):
        say(f"{passed:,} passed over by the gate: verbale reports --passed-over")
    say(f"{plural(len(found), 'report')}; '?' marks a date that was inferred.")
    return None


def _list_passed_over(ledger: str, filters: Filters, as_json: bool) -> None:
    """List what the gate turned away; nothing was read in it that a filter could ask for."""
    import verbale

    if any(filters.values()):
        raise click.UsageError("--passed-over takes no filters: nothing was read in these reports.")
    with verbale.open_ledger(ledger) as book:
        found = book.passed_over()
    if as_json:
        return print_json(found)
    rows = table("relevance", "title", "path", wide="title")
    for report in found:
        rows.add_row(f"{report.relevance:.3f}", one_line(report.title) if report.title else "-", one_line(report.path))
    console().print(rows)
    say(f"{plural(len(found), 'report')} passed over; to read them: verbale read PATH without --gate.")
    return None
