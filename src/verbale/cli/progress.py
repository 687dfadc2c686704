"""Progress of a reading on standard error: a bar on a terminal, nothing elsewhere."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from verbale.ledger.reading_run import Step


class Watch:
    """Counts what is stored and shows it; give its `step` to `verbale.read` as `progress`."""

    def __init__(self) -> None:
        self.stored = 0
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            from verbale.cli.terminal import console

            columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.fields[path]}"))
            self._bar = Progress(*columns, console=console(error=True), transient=True)
            self._task = self._bar.add_task("", total=None, path="")
            self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    def step(self, step: Step) -> None:
        """Count a path that was dealt with."""
        self.stored += step.outcome in ("new", "reread")
        if self._bar:
            from rich.markup import escape

            from verbale.cli.terminal import one_line

            self._bar.update(self._task, advance=1, total=step.total, path=escape(one_line(step.path)[-40:]))

    def stop(self) -> None:
        """Take the bar away."""
        if self._bar:
            self._bar.stop()
            self._bar = None
