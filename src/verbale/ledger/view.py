"""What a ledger answers: the read-only face for Python, the commands and the exports alike."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, Unpack

import msgspec

from verbale.errors import VerbaleError
from verbale.ledger.copies import select_copies
from verbale.ledger.escalation import EscalationStep, select_escalation
from verbale.ledger.filters import Filters
from verbale.ledger.lines import Line, by_day, lines_of, once
from verbale.ledger.links import LINKS, LinkKind, Select
from verbale.ledger.passed_over import PassedOver, select_passed_over
from verbale.ledger.rows import words
from verbale.ledger.schema import ledger_errors
from verbale.ledger.search import Hit, select_hits
from verbale.ledger.select import (
    SELECT,
    Kind,
    actor_names,
    select_actors,
    select_conditions,
    select_events,
    select_reading,
    select_reports,
    select_statements,
)
from verbale.ledger.stories import select_stories
from verbale.ledger.threats import Threat, select_threats
from verbale.record import (
    Actor,
    Condition,
    Copies,
    Event,
    Failure,
    Reading,
    Report,
    SaidLine,
    Span,
    Statement,
    Story,
    Utterance,
)

if TYPE_CHECKING:
    import pandas

    from verbale.across.said_compared import Comparison
    from verbale.ledger.calendar import Appointment
    from verbale.ledger.reading_run import Summary

_KINDS: dict[str, tuple[type[msgspec.Struct], Select]] = dict((*SELECT.items(), *LINKS.items()))


class Ledger:
    """An open ledger; close it, or use it in a `with` statement.

    Every list takes the filters of `verbale.ledger.filters.Filters` by name and has a fixed order. Actor ids are
    those of the whole ledger. `summary` tells what `verbale.read` did. What the file refuses is a LedgerError; a filter
    that is none, a VerbaleError.
    """

    def __init__(self, connection: sqlite3.Connection, path: str, summary: Summary | None = None) -> None:
        self.path = path
        self._summary = summary
        self._connection = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def summary(self) -> Summary:
        """What the reading that returned this ledger did; for a ledger that was only opened, nothing."""
        from verbale.ledger.reading_run import Summary

        return self._summary or Summary()

    def __repr__(self) -> str:
        return f"<Ledger {self.path}>"

    def close(self) -> None:
        """Close the file; the ledger answers no more."""
        self._connection.close()

    def reports(self, **filters: Unpack[Filters]) -> list[Report]:
        """Return the reports, ordered by id."""
        with ledger_errors(self.path):
            return select_reports(self._connection, filters)

    def statements(self, **filters: Unpack[Filters]) -> list[Statement]:
        """Return the statements (who said what), ordered by report and position."""
        with ledger_errors(self.path):
            return select_statements(self._connection, filters)

    def events(self, **filters: Unpack[Filters]) -> list[Event]:
        """Return the events (who did what to whom, spoken acts among them), ordered by report and position."""
        with ledger_errors(self.path):
            return select_events(self._connection, filters)

    def conditions(self, **filters: Unpack[Filters]) -> list[Condition]:
        """Return the conditions (what hangs on what), ordered by report and position."""
        with ledger_errors(self.path):
            return select_conditions(self._connection, filters)

    def actors(self, **filters: Unpack[Filters]) -> list[Actor]:
        """Return the actors, one for all spellings, ordered by id; `speaker` asks by name, `type` by kind."""
        with ledger_errors(self.path):
            return select_actors(self._connection, filters)

    def threats(self, strength: int = 1, **filters: Unpack[Filters]) -> list[Threat]:
        """Return who threatened whom with what if what: newest day first, the gravest first within a day.

        Every condition in words at least of that strength (1 to 5), and every THREATEN event in such words that hangs
        on no condition. Alike ones of one speaker are one row.
        """
        with ledger_errors(self.path):
            return select_threats(self._connection, filters, strength)

    def escalation(self, actor: str, recipient: str, **filters: Unpack[Filters]) -> list[EscalationStep]:
        """Return the threats and deeds of one side toward another by day, with how strongly each is worded.

        `actor` and `recipient` are names, countries or ids, as in the filters `speaker` and `target`.
        """
        with ledger_errors(self.path):
            return select_escalation(self._connection, actor, recipient, filters)

    def timeline(self, statements: bool = False, **filters: Unpack[Filters]) -> list[Line]:
        """Return the events day by day, the undated last; with `statements`, what was said and performs none too.

        What several reports tell in the same words is one row.
        """
        lines = self.lines(self.events(**filters))
        if statements:
            performed = {line.statement for line in lines}
            lines += [line for line in self.lines(self.statements(**filters)) if line.id not in performed]
        return once(by_day(lines))

    def calendar(self, **filters: Unpack[Filters]) -> list[Appointment]:
        """Return what is fixed for days ahead of the reports that tell it (plans, meetings agreed to, deadlines).

        The earliest first; `since` and `until` ask for the day that a thing is fixed for.
        """
        from verbale.ledger.calendar import select_calendar

        with ledger_errors(self.path):
            return select_calendar(self._connection, filters)

    def utterances(self, **filters: Unpack[Filters]) -> list[Utterance]:
        """Return what one speaker said on one occasion and more than one statement tells, or a line repeats, by day.

        The filters keep an utterance when they keep one of its statements.
        """
        from verbale.ledger.utterances import select_utterances

        with ledger_errors(self.path):
            return select_utterances(self._connection, filters)

    def said_lines(self, **filters: Unpack[Filters]) -> list[SaidLine]:
        """Return what speakers say again on several occasions in like words, by the day of the first use."""
        from verbale.ledger.utterances import select_said_lines

        with ledger_errors(self.path):
            return select_said_lines(self._connection, filters)

    def compare(self, asked: str, **filters: Unpack[Filters]) -> Comparison:
        """Return the wordings of one utterance side by side, and those of the same line on other occasions.

        `asked` is the start of the id of an utterance, line or statement, or words like those that were said. Raises
        VerbaleError when no statement is like them.
        """
        from verbale.ledger.utterances import select_comparison

        with ledger_errors(self.path):
            return select_comparison(self._connection, asked, filters)

    def copies(self, **filters: Unpack[Filters]) -> list[Copies]:
        """Return the groups of reports that are copies of one text, by id; the filters ask for one of the reports."""
        with ledger_errors(self.path):
            return select_copies(self._connection, filters)

    def stories(self, **filters: Unpack[Filters]) -> list[Story]:
        """Return the stories, each report in one, by first day; the filters ask for one of the reports."""
        with ledger_errors(self.path):
            return select_stories(self._connection, filters)

    def search(self, asked: str, **filters: Unpack[Filters]) -> list[Hit]:
        """Return where the words stand, best first: statements, then reports in which no statement has them.

        Words match in any inflection, "in quotation marks" as a phrase, with * at the end as a beginning.
        """
        with ledger_errors(self.path):
            return select_hits(self._connection, asked, filters)

    def failures(self) -> list[Failure]:
        """Return the files and rows that could not be read, with the reason, ordered by path."""
        with ledger_errors(self.path):
            rows = self._connection.execute("SELECT path, reason FROM failures ORDER BY path")
            return [Failure(*row) for row in rows]

    def passed_over(self) -> list[PassedOver]:
        """Return what the gate turned away unread, the most relevant first."""
        with ledger_errors(self.path):
            return select_passed_over(self._connection)

    def reading(self, asked: str) -> Reading:
        """Return a report with all that was read in it; `asked` is the start of its id, or part of path or title.

        Raises VerbaleError when no report is meant, or several are.
        """
        with ledger_errors(self.path):
            return select_reading(self._connection, asked)

    def paths(self, report: str) -> list[str]:
        """Return every path at which the text of a report (its full id) was found."""
        with ledger_errors(self.path):
            rows = self._connection.execute("SELECT path FROM paths WHERE report = ? ORDER BY path", (report,))
            return [row[0] for row in rows]

    def words(self, report: str, spans: Sequence[Span]) -> str:
        """Return the text of spans of a report (its full id), pieces joined by " … "."""
        with ledger_errors(self.path):
            row = self._connection.execute("SELECT text FROM reports WHERE id = ?", (report,)).fetchone()
        if row is None:
            raise VerbaleError(f"There is no report {report} in ledger {self.path}.")
        return words(row[0], spans)

    def names(self) -> dict[str, str]:
        """Return the name of every actor by id."""
        with ledger_errors(self.path):
            return actor_names(self._connection)

    def lines(self, records: Iterable[Statement | Event]) -> list[Line]:
        """Return statements and events as short rows for reading (day, names, words), in the order given."""
        with ledger_errors(self.path):
            return lines_of(self._connection, records, actor_names(self._connection))

    def records(self, kind: Kind | LinkKind, **filters: Unpack[Filters]) -> Sequence[msgspec.Struct]:
        """Return the records of a kind, or what holds across reports, by the kind's name."""
        with ledger_errors(self.path):
            return _KINDS[kind][1](self._connection, filters)

    def to_pandas(self, kind: Kind | LinkKind, **filters: Unpack[Filters]) -> pandas.DataFrame:
        """Return the records of a kind as a data frame, a column a field; VerbaleError without pandas."""
        try:
            import pandas
        except ImportError as error:
            raise VerbaleError("to_pandas() needs pandas: pip install 'verbale[pandas]'.") from error
        rows = [msgspec.to_builtins(record) for record in self.records(kind, **filters)]
        return pandas.DataFrame(rows, columns=list(_KINDS[kind][0].__struct_encode_fields__))

    def export(self, format: str, directory: str | Path) -> dict[str, int]:  # noqa: A002 - the option's own name
        """Write the whole record in another format (see verbale.exports); return the number of records by file."""
        from verbale.exports import export

        return export(self, format, Path(directory))

    def is_complete(self) -> bool:
        """Tell whether the last reading ran to its end; if not, names are still unjoined: read again to go on."""
        with ledger_errors(self.path):
            return bool(self._connection.execute("SELECT linked FROM state").fetchone()[0])
