"""Statements and events as short rows for reading: a day, names in place of ids, the words themselves."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from verbale.ledger.actors import Same, canonical_ids, fold, map_statement
from verbale.ledger.rows import event_date, from_row, words
from verbale.record import Dating, Event, Span, Statement

Dated = Literal["own", "report"]


class Line(msgspec.Struct, frozen=True):
    """A statement or an event. `day` is its own date, or else (`dated` "report") the day its report appeared.

    `source` are the words that name the speaker, whether or not it is known who that is. `reports` are all that
    tell the same, `report` among them, where rows were put together.
    """

    kind: Literal["statement", "event"]
    id: str
    report: str
    statement: str | None
    day: str | None
    dated: Dated | None
    type: str
    status: str | None
    who: tuple[str, ...]
    whom: tuple[str, ...]
    source: str | None
    words: str
    position: int
    outlet: str | None
    title: str | None
    path: str | None
    reports: tuple[str, ...]


class Printed(msgspec.Struct, frozen=True):
    """What is needed of a report to show what was read in it."""

    text: str
    published: Dating | None
    outlet: str | None
    title: str | None
    path: str | None


class Printings:
    """The reports behind rows, fetched when they are met; few are kept, since rows come report by report."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.get = lru_cache(maxsize=64)(lambda identity: _printed(connection, identity))
        same = canonical_ids(connection)
        self.statement = lru_cache(maxsize=256)(lambda identity: _statement(connection, identity, same))

    def day(self, own: Dating | None, report: str) -> tuple[str | None, Dated | None]:
        """Return the day of a row: its own, or that of its report, and which of the two."""
        if own:
            return own.value, "own"
        published = self.get(report).published
        return (published.value[:10], "report") if published else (None, None)


def lines_of(
    connection: sqlite3.Connection, records: Iterable[Statement | Event], names: Mapping[str, str]
) -> list[Line]:
    """Return the rows for records, in their order; `names` gives the actors' names."""
    printings = Printings(connection)
    return [
        _event_line(r, printings, names) if isinstance(r, Event) else _statement_line(r, printings, names)
        for r in records
    ]


def by_day(lines: Iterable[Line]) -> list[Line]:
    """Return rows in the order of their days, the undated last; on a day, those that only their report dates last."""

    def place(line: Line) -> tuple[bool, str, bool, str, int, str]:
        return line.day is None, line.day or "", line.dated != "own", line.report, line.position, line.id

    return sorted(lines, key=place)


def once(lines: Iterable[Line]) -> list[Line]:
    """Return rows that tell the same (day, type, actors, words) as one, with all reports that have it."""
    groups: dict[tuple[object, ...], list[Line]] = {}
    for line in lines:
        groups.setdefault((line.day, line.type, line.who, line.whom, fold(line.words)), []).append(line)
    return [
        msgspec.structs.replace(group[0], reports=tuple(sorted({line.report for line in group})))
        for group in groups.values()
    ]


def named(identities: Iterable[str | None], names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of actors; an id that is nobody's stands for itself."""
    return tuple(names.get(identity, identity) for identity in identities if identity)


def _statement_line(statement: Statement, printings: Printings, names: Mapping[str, str]) -> Line:
    printed = printings.get(statement.report)
    day, dated = printings.day(statement.said_on, statement.report)
    return Line(
        kind="statement",
        id=statement.id,
        report=statement.report,
        statement=statement.parent,
        day=day,
        dated=dated,
        type=statement.type if statement.kind == "indirect" else statement.kind,
        status=None if statement.stance == "neutral" else statement.stance,
        who=named([statement.speaker], names),
        whom=named([statement.addressee], names),
        source=words(printed.text, statement.source) or None,
        words=words(printed.text, statement.content),
        position=_first(statement.content or statement.cue or statement.source),
        outlet=printed.outlet,
        title=printed.title,
        path=printed.path,
        reports=(statement.report,),
    )


def _event_line(event: Event, printings: Printings, names: Mapping[str, str]) -> Line:
    printed = printings.get(event.report)
    statement = None if event.date else printings.statement(event.statement)
    day, dated = printings.day(event_date(event, statement), event.report)
    return Line(
        kind="event",
        id=event.id,
        report=event.report,
        statement=event.statement,
        day=day,
        dated=dated,
        type=event.type,
        status=event.status,
        who=named(event.actors, names),
        whom=named(event.recipients, names),
        source=None,
        words=words(printed.text, event.spans),
        position=_first(event.spans),
        outlet=printed.outlet,
        title=printed.title,
        path=printed.path,
        reports=(event.report,),
    )


def _statement(connection: sqlite3.Connection, identity: str | None, same: Same) -> Statement | None:
    """Return a statement under ledger-wide actor ids (`same` maps to them); None for one that is not held."""
    row = connection.execute("SELECT * FROM statements WHERE id = ?", (identity,)).fetchone()
    return None if row is None else map_statement(from_row(Statement, row), same)


def _printed(connection: sqlite3.Connection, identity: str) -> Printed:
    row = connection.execute(
        "SELECT text, published, path, json_extract(outlet, '$.text') AS outlet, "
        "json_extract(title, '$.text') AS title FROM reports WHERE id = ?",
        (identity,),
    ).fetchone()
    published = None if row["published"] is None else msgspec.json.decode(row["published"], type=Dating)
    return Printed(row["text"], published, row["outlet"], row["title"], row["path"])


def _first(spans: Sequence[Span]) -> int:
    return min((span[0] for span in spans), default=0)
