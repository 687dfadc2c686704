"""`verbale show REPORT`: one report in the terminal, with all that was read in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click
from rich.text import Text

from verbale.cli.shared import json_option, ledger_option, print_json
from verbale.cli.terminal import console, one_line, plain, print_indented

if TYPE_CHECKING:
    from verbale.record import Reading, Report

COLOURS = ("cyan", "green", "yellow", "magenta", "blue", "red", "bright_cyan", "bright_green", "bright_yellow",
           "bright_magenta", "bright_blue", "bright_red")  # fmt: skip
"""One for each speaker, in the order in which they speak; from the thirteenth on they come round again."""

UNKNOWN = "white on grey23"
"""The style of statements whose speaker is not known."""


@click.command()
@click.argument("report")
@ledger_option
@json_option
def show(report: str, ledger: str, as_json: bool) -> None:
    """Show a report: statements in the colour of their speaker, conditions underlined, boilerplate dim.

    REPORT is the start of its id, or part of its path, title or outlet. With --json: the report with all that was
    read in it, as one object.
    """
    import verbale

    with verbale.open_ledger(ledger) as book:
        reading = book.reading(report)
        names = book.names()
        paths = book.paths(reading.report.id)
    if as_json:
        return print_json([reading])
    styles = speaker_styles(reading)
    out = console()
    out.print(_heading(reading.report, paths))
    out.print(_legend(styles, names))
    print_indented(out, coloured(reading, styles), 0)
    return None


def speaker_styles(reading: Reading) -> dict[str | None, str]:
    """Return the style of each speaker of a report; None is the unknown one."""
    speakers = dict.fromkeys(statement.speaker for statement in reading.statements)
    known = [speaker for speaker in speakers if speaker]
    styles: dict[str | None, str] = {s: COLOURS[i % len(COLOURS)] for i, s in enumerate(known)}
    return styles | ({None: UNKNOWN} if None in speakers else {})


def coloured(reading: Reading, styles: Mapping[str | None, str]) -> Text:
    """Return the report's text with the styles of what was read in it."""
    text = Text(plain(reading.report.text), overflow="fold")
    for statement in sorted(reading.statements, key=lambda s: -sum(end - start for start, end in s.content)):
        for start, end in statement.content:
            text.stylize(styles[statement.speaker], start, end)
        for start, end in (*statement.cue, *statement.source):
            text.stylize("bold", start, end)
    for condition in reading.conditions:
        for start, end in (*condition.trigger.spans, *condition.consequence.spans):
            text.stylize("underline", start, end)
    for start, end in reading.report.boilerplate:
        text.stylize("dim", start, end)
    return text


def _heading(report: Report, paths: list[str]) -> Text:
    published = f"{report.published.value} ({report.published.evidence})" if report.published else "not known"
    facts = [("report", report.id), ("title", report.title and report.title.text)]
    facts += [("outlet", report.outlet and report.outlet.text), ("byline", report.byline and report.byline.text)]
    facts += [("published", published), ("kind", report.kind), ("read from", ", ".join(paths)), ("url", report.url)]
    lines = [f"{name:<10} {one_line(value)}" for name, value in facts if value]
    return Text("\n".join(lines) + "\n", overflow="fold")


def _legend(styles: Mapping[str | None, str], names: Mapping[str, str]) -> Text:
    legend = Text("speakers   ")
    for index, (speaker, style) in enumerate(styles.items()):
        legend.append(", " if index else "")
        legend.append(one_line(names.get(speaker, speaker)) if speaker else "not known", style=style)
    return legend.append("\n")
