"""`verbale timeline`: what happened, day by day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from verbale.cli.line_blocks import print_lines
from verbale.cli.shared import filter_options, plural, print_json, say

if TYPE_CHECKING:
    from verbale.ledger.filters import Filters


@click.command()
@click.option("--statements", "with_statements", is_flag=True, help="Show what was said and performs no event, too.")
@filter_options
def timeline(ledger: str, filters: Filters, with_statements: bool, as_json: bool) -> None:
    """List events day by day, planned ones on the day they are planned for; the undated come last."""
    import verbale

    with verbale.open_ledger(ledger) as book:
        found = book.timeline(with_statements, **filters)
    if as_json:
        return print_json(found)
    print_lines(found, days=True)
    say(plural(len(found), "line"))
    return None
