"""`verbale threats`: who threatened whom with what if what, with the words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click
from rich.text import Text

from verbale.cli.line_blocks import who_to_whom
from verbale.cli.shared import filter_options, plural, print_json, say
from verbale.cli.terminal import console, day, one_line, print_indented, print_line, printed_in, short

if TYPE_CHECKING:
    from verbale.ledger.filters import Filters
    from verbale.ledger.threats import Threat

WORDS = {"if": "IF", "unless": "UNLESS", "until": "UNTIL", "when": "WHEN", "red-line": "IF"}
"""Relation -> the word before the trigger."""

INDENT = 10
"""Where the words of a threat begin, right of the labels."""


@click.command()
@click.option(
    "--strength", type=click.IntRange(1, 5), default=1,
    help="Wording at least this strong (1 to 5).",
)  # fmt: skip
@filter_options
def threats(ledger: str, filters: Filters, strength: int, as_json: bool) -> None:
    """List who threatened whom: IF what, THEN what, in which words.

    The newest day comes first, the gravest wording first within a day. A day in brackets is that of printing: the
    day of speaking is not known. The same threat in several reports is told once.
    """
    import verbale

    with verbale.open_ledger(ledger) as book:
        found = book.threats(strength, **filters)
        complete = book.is_complete()
    if as_json:
        return print_json(found)
    print_threats(found)
    if not complete:
        say("The last reading was interrupted: run verbale read again to finish it.")
    return None


def print_threats(found: Sequence[Threat]) -> None:
    """Print threats as blocks, a blank line between them."""
    out = console()
    for threat in found:
        print_line(out, _head(threat))
        if threat.trigger:
            label = _label(WORDS.get(threat.relation or "", "IF"))
            print_indented(out, Text(one_line(threat.trigger)), INDENT, label)
        print_indented(out, Text(one_line(threat.consequence)), INDENT, _label("THEN" if threat.relation else ""))
        for passage in threat.evidence:
            print_indented(out, Text(quoted(passage.text), style="italic"), INDENT)
        print_line(out, _source(threat))
        out.print()
    say(plural(len(found), "threat") if found else "No threats found.")


def _head(threat: Threat) -> Text:
    """Return "2021-12-03  Lavrov → NATO   3/5 hedged · military"."""
    head = Text(f"{day(threat.day, threat.dated)}  ")
    head.append(who_to_whom(threat.who, threat.whom, threat.source), style="bold cyan")
    strength = f"{threat.strength}/5" if threat.strength else ""
    commitment = threat.commitment if threat.commitment not in (None, "stated") else ""
    instruments = ", ".join(name for name in threat.instruments if name != "unspecified")
    facts = [part for part in (strength, commitment, instruments) if part]
    head.append("  " + " · ".join(facts) if facts else "", style="yellow")
    return head


def quoted(words: str) -> str:
    """Return exact words in quotation marks, unless they begin with a mark of their own."""
    shown = one_line(words)
    return shown if shown.startswith(('"', "“", "”", "„", "«", "'", "‘")) else f"“{shown}”"


def _label(words: str) -> Text:
    return Text(f"  {words:<8}", style="bold magenta")


def _source(threat: Threat) -> Text:
    others = len(threat.reports) - 1
    also = f" and {plural(others, 'other report')}" if others else ""
    named = printed_in(threat.outlet, threat.title, threat.path)
    return Text(f"{' ' * INDENT}{short(threat.report)}{also}  {named}".rstrip(), style="dim")
