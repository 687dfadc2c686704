"""Records to rows of the ledger and back: scalars as they are, lists and nested records as JSON text."""

from __future__ import annotations

import calendar
import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from verbale.record import Actor, Condition, Dating, Event, Report, Span, Statement

Record = TypeVar("Record", bound=msgspec.Struct)
Value = str | int | float | None

JSON_COLUMNS = frozenset({
    "title", "outlet", "byline", "published", "boilerplate", "content", "cue", "source", "said_on", "occasion",
    "mode", "context", "actors", "recipients", "date", "place", "spans", "trigger", "consequence", "strength",
    "aliases", "offices",
})  # fmt: skip
"""Columns that hold JSON; every other column is a scalar. A name means the same in every table."""

GAP = " … "
"""Stands between the pieces of a discontinuous span in `words`: display and search only, never evidence."""

SPOKEN_ACTS = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Events that happen by being said, so on the day of speaking."""

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def to_row(record: msgspec.Struct) -> dict[str, Value]:
    """Return a record as column values under its own field names."""
    return {
        name: _to_json(value) if name in JSON_COLUMNS and value is not None else value
        for name, value in ((name, getattr(record, name)) for name in record.__struct_fields__)
    }


def from_row(kind: type[Record], row: sqlite3.Row) -> Record:
    """Return the record of type `kind` that a row holds; columns that the record lacks are passed over.

    A field that a ledger of an earlier layout has no column for keeps its default.
    """
    columns = set(row.keys())
    fields = {
        name: msgspec.json.decode(row[name]) if name in JSON_COLUMNS and row[name] is not None else row[name]
        for name in kind.__struct_fields__
        if name in columns
    }
    return msgspec.convert(fields, kind)


def dating(column: str | None) -> Dating | None:
    """Decode a JSON column that holds a date."""
    return None if column is None else msgspec.json.decode(column, type=Dating)


def insert(connection: sqlite3.Connection, table: str, rows: Iterable[Mapping[str, Value]]) -> None:
    """Insert rows, all with the same columns, into a table."""
    batch = list(rows)
    if not batch:
        return
    names = list(batch[0])
    quoted = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" * len(names))
    values = [tuple(row[name] for name in names) for row in batch]
    connection.executemany(f"INSERT INTO {table} ({quoted}) VALUES ({marks})", values)


def words(text: str, spans: Sequence[Span]) -> str:
    """Return the text of the spans, the pieces of a discontinuous one joined by an ellipsis."""
    return GAP.join(text[start:end] for start, end in spans)


def day_range(date: Dating | None) -> tuple[str | None, str | None]:
    """Return the first and the last day that a date allows: "2021-12" is 2021-12-01 to 2021-12-31."""
    if date is None:
        return None, None
    first = iso_days(date.value)
    last = iso_days(date.end) if date.end else first
    return (first[0], last[1]) if first and last else (None, None)


def iso_days(value: str) -> tuple[str, str] | None:
    """Return the first and last day of an ISO year, month, day or time; None when it is not one."""
    match = _ISO.match(value)
    if match is None:
        return None
    year, month, day = match.groups()
    if day:
        return match.group(), match.group()
    first, last = (month, month) if month else ("01", "12")
    if not 1 <= int(last) <= 12 or not int(year):
        return None
    return f"{year}-{first}-01", f"{year}-{last}-{calendar.monthrange(int(year), int(last))[1]:02}"


def event_date(event: Event, statement: Statement | None) -> Dating | None:
    """Return the date of an event: its own, or the day of speaking for an act that its statement performs."""
    if event.date or statement is None or statement.speaker not in event.actors:
        return event.date
    return statement.said_on if event.type in SPOKEN_ACTS and event.status == "occurred" else None


def statement_row(statement: Statement, report: Report) -> dict[str, Value]:
    """Return a statement with the columns that the ledger adds."""
    spans = statement.content or statement.cue or statement.source
    return to_row(statement) | _added(report, spans, statement.content, statement.said_on)


def event_row(event: Event, report: Report, statement: Statement | None) -> dict[str, Value]:
    """Return an event with the columns that the ledger adds; `statement` is the one that holds it."""
    return to_row(event) | _added(report, event.spans, event.spans, event_date(event, statement))


def condition_row(condition: Condition, report: Report, statement: Statement | None) -> dict[str, Value]:
    """Return a condition with the columns that the ledger adds; its day is that of its statement."""
    spans = sorted({*condition.trigger.spans, *condition.consequence.spans})
    return to_row(condition) | _added(report, spans, spans, statement.said_on if statement else None)


def actor_row(actor: Actor, report: Report) -> dict[str, Value]:
    """Return an actor as one report names it."""
    return {"report": report.id} | to_row(actor)


def _added(report: Report, spans: Sequence[Span], shown: Sequence[Span], date: Dating | None) -> dict[str, Value]:
    first, last = day_range(date or report.published)
    position = min((span[0] for span in spans), default=0)
    return {"position": position, "words": words(report.text, shown), "day_from": first, "day_to": last}


def _to_json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
