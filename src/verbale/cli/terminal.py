"""Text and tables on a terminal: never wider than it is, and no control character of a report gets through."""

from __future__ import annotations

import os
import re
import sys

from rich.console import Console
from rich.table import Table
from rich.text import Text

WIDTH_ELSEWHERE = 100
"""Columns when the output goes to a file or a pipe and COLUMNS is not set."""

UNDATED = "undated"
"""Stands for a day that is not known."""

_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 and C1: escape sequences begin with one of these
    "\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks of direction: they can make a line read as another
    "\ud800-\udfff]"  # half characters, from file names that are no UTF-8
)


class _Console(Console):
    """Rich's console, which leaves a reader that went away to us (it would end the process with code 1)."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def plain(text: str) -> str:
    """Return text that is safe on a terminal, of the same length: control characters become "\ufffd"."""
    text = text.replace("\r\n", " \n").replace("\r", "\n").replace("\x0c", "\n")
    return _CONTROLS.sub("\ufffd", text)


def one_line(text: str | None) -> str:
    """Return text for a table's cell: safe, and every run of white space a single space."""
    return " ".join(plain(text or "").split())


def console(error: bool = False) -> Console:
    """Return a console on standard output (or error) that shows text as it is, in the terminal's width."""
    stream = sys.stderr if error else sys.stdout
    width = None if stream.isatty() else int(os.environ.get("COLUMNS") or 0) or WIDTH_ELSEWHERE
    return _Console(file=stream, width=width, markup=False, highlight=False, emoji=False, soft_wrap=False)


def print_line(out: Console, text: Text) -> None:
    """Print a text on one line, cut with "…" where the terminal ends."""
    out.print(text, no_wrap=True, overflow="ellipsis")


def print_indented(out: Console, text: Text, indent: int, label: Text | None = None) -> None:
    """Print a text wrapped to the terminal, every line indented, none filled up; `label` stands before the first."""
    start = label
    for line in text.wrap(out, max(out.width - indent, 20), overflow="fold"):
        line.rstrip()
        out.print((start or Text(" " * indent)) + line, soft_wrap=True)
        start = None


def table(*columns: str, wide: str | None = None) -> Table:
    """Return a table without lines; text that is too long is cut with "…", the column `wide` takes the room."""
    made = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0), expand=False)
    for name in columns:
        made.add_column(name, no_wrap=True, overflow="ellipsis", ratio=1 if name == wide else None)
    made.expand = wide is not None
    return made


def cut(text: str, width: int) -> str:
    """Return text that is at most so long, with "…" where it was cut."""
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"


def short(identity: str) -> str:
    """Return as much of an id as a person needs to name it."""
    return identity[:10]


def printed_in(outlet: str | None, title: str | None, path: str | None) -> str:
    """Return where something was printed: outlet and title, or the file's name when the report has no title."""
    name = title or (path or "").replace("\\", "/").rpartition("/")[2]
    return ", ".join(one_line(part) for part in (outlet, name) if part)


def day(value: str | None, dated: str | None) -> str:
    """Return a day for a table: in brackets when it is the day of printing."""
    if value is None:
        return UNDATED
    return f"({value[:10]})" if dated == "report" else value[:10]
