"""`verbale statements`: who said what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from verbale.cli.line_blocks import print_lines
from verbale.cli.shared import filter_options, plural, print_json, say

if TYPE_CHECKING:
    from verbale.ledger.filters import Filters


@click.command()
@filter_options
def statements(ledger: str, filters: Filters, as_json: bool) -> None:
    """List who said what, day by day, in their words."""
    import verbale
    from verbale.ledger.lines import by_day

    with verbale.open_ledger(ledger) as book:
        found = book.statements(**filters)
        if as_json:
            return print_json(found)
        print_lines(by_day(book.lines(found)))
    say(plural(len(found), "statement"))
    return None
