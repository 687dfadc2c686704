"""`verbale search WORDS`: where words stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.text import Text

from verbale.cli.line_blocks import who_to_whom
from verbale.cli.shared import filter_options, plural, print_json, say
from verbale.cli.terminal import console, day, plain, print_indented, print_line, printed_in, short

if TYPE_CHECKING:
    from verbale.ledger.filters import Filters
    from verbale.ledger.search import Hit


@click.command()
@click.argument("words", nargs=-1, required=True)
@filter_options
def search(words: tuple[str, ...], ledger: str, filters: Filters, as_json: bool) -> None:
    """Find WORDS in statements and reports, in any inflection.

    "two words" in quotation marks (inside the shell's own) are a phrase; sanction* is a beginning.
    """
    import verbale

    with verbale.open_ledger(ledger) as book:
        found = book.search(" ".join(words), **filters)
    if as_json:
        return print_json(found)
    for hit in found:
        _print_hit(hit)
    say(plural(len(found), "hit"))
    return None


def _print_hit(hit: Hit) -> None:
    head = Text(f"{day(hit.day, hit.dated)}  ")
    head.append(who_to_whom(hit.who, (), hit.source) if hit.kind == "statement" else "(report)", style="bold cyan")
    named = printed_in(hit.outlet, hit.title, hit.path)
    head.append(f"  {short(hit.report)} {named}".rstrip(), style="dim")
    words = Text(plain(hit.words).replace("\n", " "))
    for start, end in hit.marks:
        words.stylize("bold reverse", start, end)
    out = console()
    print_line(out, head)
    print_indented(out, words, 4)
