"""`verbale events`: who did what to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from verbale.cli.line_blocks import print_lines
from verbale.cli.shared import filter_options, plural, print_json, say

if TYPE_CHECKING:
    from verbale.ledger.filters import Filters


@click.command()
@filter_options
def events(ledger: str, filters: Filters, as_json: bool) -> None:
    """List who did what to whom (PLOVER), day by day, spoken acts such as threats and demands among them."""
    import verbale
    from verbale.ledger.lines import by_day

    with verbale.open_ledger(ledger) as book:
        found = book.events(**filters)
        if as_json:
            return print_json(found)
        print_lines(by_day(book.lines(found)))
    say(plural(len(found), "event"))
    return None
