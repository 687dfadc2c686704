"""`verbale escalation`: how strongly one side words its threats to another, over time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.text import Text

from verbale.cli.line_blocks import who_to_whom
from verbale.cli.shared import json_option, ledger_option, plural, print_json, say
from verbale.cli.terminal import console, day, one_line, print_indented, print_line, short

if TYPE_CHECKING:
    from verbale.ledger.escalation import EscalationStep


@click.command()
@click.option("--actor", required=True, metavar="NAME", help="Who threatens: a country, part of a name, or an id.")
@click.option("--recipient", required=True, metavar="NAME", help="Whom: a country, part of a name, or an id.")
@click.option("--from", "since", metavar="DATE", help="From this day, month or year on (2021-12-03, 2021-12).")
@click.option("--to", "until", metavar="DATE", help="Up to this day, month or year, inclusive.")
@click.option(
    "--picture", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write a picture (SVG) as well."
)
@ledger_option
@json_option
def escalation(
    ledger: str, actor: str, recipient: str, since: str | None, until: str | None, picture: Path | None, as_json: bool
) -> None:
    """Show how the wording of threats of one side to another rises over time, with the deeds beside it.

    The oldest day comes first. A wording is graded 1 (mild) to 5 (the gravest), with the words that show it. A day in
    brackets is that of printing.
    """
    import verbale

    with verbale.open_ledger(ledger) as book:
        found = book.escalation(actor, recipient, since=since, until=until)
    if picture:
        _write(picture, found, actor, recipient)
    if as_json:
        return print_json(found)
    _print(found)
    return None


def _write(path: Path, found: Sequence[EscalationStep], actor: str, recipient: str) -> None:
    from verbale.errors import SourceError
    from verbale.exports.escalation_picture import escalation_picture

    try:
        path.write_text(escalation_picture(found, actor, recipient), encoding="utf-8")
    except OSError as error:
        reason = f"The picture cannot be written to {path} ({error.strerror}); choose another place."
        raise SourceError(reason) from error
    say(f"The picture is in {path}.")


def _print(found: Sequence[EscalationStep]) -> None:
    out = console()
    for step in found:
        head = Text(f"{day(step.day, step.dated)}  ")
        bar = "■" * (step.strength or 0) + "□" * (5 - (step.strength or 0))
        shown = bar if step.strength else step.type.lower()
        head.append(f"{shown:<8}", style="yellow" if step.strength else "blue")
        head.append(f"  {who_to_whom(step.who, step.whom)}", style="bold cyan")
        words = ", ".join(dict.fromkeys(f"“{one_line(w.text)}”" for w in step.strength_words))
        head.append(f"  {words}" if words else "", style="bold")
        also = f" +{len(step.reports) - 1}" if len(step.reports) > 1 else ""
        head.append(f"  {short(step.report)}{also}", style="dim")
        print_line(out, head)
        print_indented(out, Text(one_line(step.words)), 4)
    graded = [step for step in found if step.strength]
    if graded:
        top = max(graded, key=lambda step: step.strength or 0)
        say(
            f"{plural(len(graded), 'graded wording')}: {graded[0].strength}/5 at first ({graded[0].day or 'undated'}), "
            f"{top.strength}/5 at most ({top.day or 'undated'}); {plural(len(found) - len(graded), 'other step')}."
        )
    else:
        say(f"No graded wordings found; {plural(len(found), 'other step')}.")
