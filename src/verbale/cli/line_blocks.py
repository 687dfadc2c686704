"""Statements and events on the terminal: a head line of facts, the words below it, wrapped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from verbale.cli.terminal import console, day, one_line, print_indented, print_line, printed_in, short

if TYPE_CHECKING:
    from verbale.ledger.lines import Line

NOBODY = "?"
"""Stands for a speaker or actor that is not known."""


def print_lines(lines: Sequence[Line], days: bool = False) -> None:
    """Print rows as blocks; with `days` under a heading for each day."""
    out, last = console(), None
    for line in lines:
        when = day(line.day, line.dated)
        if days and when != last:
            print_line(out, Text(when, style="bold"))
            last = when
        head = Text("  " if days else f"{when}  ")
        head.append(who_to_whom(line.who, line.whom, line.source), style="bold cyan")
        head.append(f"  {line.type}{' ' + line.status if line.status else ''}", style="yellow")
        others = f" +{len(line.reports) - 1}" if len(line.reports) > 1 else ""
        head.append(
            f"  {short(line.report)}{others} {printed_in(line.outlet, line.title, line.path)}".rstrip(), style="dim"
        )
        print_line(out, head)
        print_indented(out, Text(one_line(line.words)), 4)


def who_to_whom(who: Sequence[str], whom: Sequence[str], source: str | None = None) -> str:
    """Return "Lavrov → NATO, Ukraine"; the arrow only when there is somebody at its end.

    A speaker that is not known is told by the words of the report, in brackets: "[analysts]".
    """
    left = ", ".join(map(one_line, who)) or (f"[{one_line(source)}]" if source else NOBODY)
    return f"{left} → {', '.join(map(one_line, whom))}" if whom else left
