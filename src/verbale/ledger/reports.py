"""One report of the ledger with all that was read in it, and the reports that still need a date."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import msgspec

from verbale.ledger import writer
from verbale.ledger.pool import Job
from verbale.ledger.rows import dating, from_row
from verbale.ledger.stages import Stages
from verbale.record import Actor, Condition, Event, Reading, Report, Statement


def reading_of(connection: sqlite3.Connection, identity: str) -> Reading:
    """Return what was read in a report, under the actor ids of that report alone; KeyError when it is not held."""
    row = connection.execute("SELECT * FROM reports WHERE id = ?", (identity,)).fetchone()
    if row is None:
        raise KeyError(identity)

    def rows(table: str, order: str = "position, id") -> sqlite3.Cursor:
        return connection.execute(f"SELECT * FROM {table} WHERE report = ? ORDER BY {order}", (identity,))

    return Reading(
        report=from_row(Report, row),
        statements=tuple(from_row(Statement, r) for r in rows("statements")),
        events=tuple(from_row(Event, r) for r in rows("events")),
        conditions=tuple(from_row(Condition, r) for r in rows("conditions")),
        actors=tuple(from_row(Actor, r) for r in rows("actors", "id")),
        rules=row["rules"],
    )


def near_jobs(connection: sqlite3.Connection, stages: Stages) -> Iterator[Job]:
    """Yield the undated reports whose lent date is new or has changed, to be read again with it.

    A report counts as dated by what it says itself, never by a date that was lent to it: so what is lent does
    not depend on the order in which reports arrive.
    """
    undated = {report.id: report for report in _dated_alone(connection, False)}
    if not undated:
        return
    near = stages.near_dates(_dated_alone(connection, True), undated.values())
    known = writer.stored_ids(connection)
    for identity in undated:
        date = near.get(identity)
        if known[identity].near != (date.isoformat() if date else None):
            yield Job(writer.received_report(connection, identity), known[identity].received, date)


def _dated_alone(connection: sqlite3.Connection, dated: bool) -> Iterator[Report]:
    """Yield the reports that do, or do not, print their date, with the one that they give or that follows from inside.

    A date that only follows from inside may still be a year or a week off: other reports can tell better.
    """
    evidence = "coalesce(json_extract(published_alone, '$.evidence'), 'inferred')"
    test = f"{evidence} {'!=' if dated else '='} 'inferred'"
    for row in connection.execute(f"SELECT * FROM reports WHERE {test} ORDER BY id"):
        yield msgspec.structs.replace(from_row(Report, row), published=dating(row["published_alone"]))
