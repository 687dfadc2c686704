"""`verbale actors`: the people, offices, states and organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from verbale.cli.shared import filter_options, plural, print_json, say
from verbale.cli.terminal import console, cut, one_line, table

if TYPE_CHECKING:
    from verbale.ledger.filters import Filters
    from verbale.record import Actor


@click.command()
@filter_options
def actors(ledger: str, filters: Filters, as_json: bool) -> None:
    """List the people, offices, states and organisations, the most often named first."""
    import verbale

    with verbale.open_ledger(ledger) as book:
        found = book.actors(**filters)
    if as_json:
        return print_json(found)
    rows = table("name", "kind", "country", "named", "also as", wide="also as")
    for actor in sorted(found, key=lambda a: (-len(a.aliases), a.id)):
        name = cut(one_line(actor.name), 36)
        rows.add_row(name, actor.kind, actor.country or "-", str(len(actor.aliases)), _also(actor))
    console().print(rows)
    say(plural(len(found), "actor"))
    return None


def _also(actor: Actor) -> str:
    """Return the offices and the other spellings, each once."""
    others = [office.role for office in actor.offices] + [alias.text for alias in actor.aliases]
    return ", ".join(dict.fromkeys(one_line(text) for text in others if text != actor.name))
