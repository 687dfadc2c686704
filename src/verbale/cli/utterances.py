"""`verbale utterances`: what one speaker said on one occasion, in however many wordings; and lines said repeatedly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click
from rich.text import Text

from verbale.cli.line_blocks import NOBODY
from verbale.cli.shared import filter_options, plural, print_json, say
from verbale.cli.terminal import UNDATED, console, cut, day, one_line, print_indented, print_line, short
from verbale.cli.threats import quoted

if TYPE_CHECKING:
    from verbale.ledger.filters import Filters
    from verbale.record import Evidence, SaidLine, Utterance, Variant

LONGEST = 400
"""Characters of a wording that a list shows; --json and compare show all."""


@click.command()
@click.option("--lines", is_flag=True, help="What speakers say again on several occasions in like words, instead.")
@filter_options
def utterances(ledger: str, filters: Filters, lines: bool, as_json: bool) -> None:
    """List what one speaker said on one occasion and more than one statement tells, whatever the wording.

    The most trustworthy wording is shown, with the reasons. A day in brackets is that of printing. With --lines: what
    a speaker says again and again, from the first use to the last.
    """
    import verbale

    with verbale.open_ledger(ledger) as book:
        repeated = book.said_lines(**filters) if lines else []
        told = [] if lines else book.utterances(**filters)
        names = book.names()
    if as_json:
        return print_json(repeated or told)
    for line in repeated:
        print_said_line(line, names)
    several = [each for each in told if len(each.statements) > 1]
    for each in several:
        print_utterance(each, names)
    say(plural(len(repeated), "line") if lines else plural(len(several), "utterance"))
    return None


def print_utterance(utterance: Utterance, names: Mapping[str, str]) -> None:
    """Print an utterance as a block: who and when, the best wording and why, who has only a part."""
    out = console()
    best = next(variant for variant in utterance.variants if variant.statement == utterance.best)
    head = Text(f"{day_of(utterance, best)}  ")
    head.append(name_of(utterance.speaker, names), style="bold cyan")
    told = (plural(len(utterance.statements), "statement"), plural(utterance.independent_reports, "independent report"))
    head.append(f"  {', '.join(told)}, {utterance.wording}", style="yellow")
    print_line(out, head.append(f"  {short(utterance.id)}", style="dim"))
    print_indented(out, Text(quoted(cut(one_line(best.text), LONGEST)), style="italic"), 4)
    print_indented(out, Text(f"{short(best.report)}: {why(utterance.reasons)}", style="dim"), 4)
    if parts := [short(variant.report) for variant in utterance.variants if variant.part]:
        print_indented(out, Text(f"only a part: {', '.join(parts)}", style="dim"), 4)
    out.print()


def print_said_line(line: SaidLine, names: Mapping[str, str]) -> None:
    """Print a line as a block: the wording of each use, in the order of their days."""
    out = console()
    head = Text(f"{line.from_ or UNDATED} to {line.to or UNDATED}  ")
    head.append(name_of(line.speaker, names), style="bold cyan")
    head.append(f"  {plural(len(line.uses), 'time')}", style="yellow")
    print_line(out, head.append(f"  {short(line.id)}", style="dim"))
    for use in line.uses:
        label = Text(f"  {day(use.day, use.dated):<14}", style="dim")
        print_indented(out, Text(quoted(cut(one_line(use.text), LONGEST)), style="italic"), 16, label)
    out.print()


def day_of(utterance: Utterance, best: Variant) -> str:
    """Return the day of an utterance for the terminal, in brackets where it is that of printing."""
    return utterance.said_on.value if utterance.said_on else day(best.day, best.dated)


def name_of(speaker: str | None, names: Mapping[str, str]) -> str:
    """Return the name of who speaks."""
    return one_line(names.get(speaker, speaker)) if speaker else NOBODY


def why(reasons: Sequence[Evidence]) -> str:
    """Return the reasons for trusting a wording: what speaks for it, then what does not."""
    good = [_reason(each) for each in reasons if each.weight >= 0]
    bad = [_reason(each) for each in reasons if each.weight < 0]
    return ", ".join(good) + (f"; but {', '.join(bad)}" if bad else "")


def _reason(each: Evidence) -> str:
    if each.name == "verbatim":
        return f"verbatim in {each.value:.0f} independent reports"
    return f"{each.value:.0%} of the fullest" if each.name == "fullness" else each.name
