"""Stores readings: a report with all that was read in it is one transaction, so a ledger never holds a half."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec

from verbale.ledger.rows import actor_row, condition_row, day_range, event_row, insert, statement_row, to_row
from verbale.ledger.schema import transaction
from verbale.record import Actor, Condition, Event, Failure, Reading, Report, Statement

PARTS = ("statements", "events", "conditions", "actors")
"""The tables that hold what was read in a report."""


class Known(NamedTuple):
    """What the ledger knows of a report that it holds."""

    rules: str
    near: str | None
    received: str


class Changes(NamedTuple):
    """What reading again changed in one kind of record."""

    added: int
    removed: int
    changed: int


def stored_ids(connection: sqlite3.Connection) -> dict[str, Known]:
    """Return every report of the ledger by its id."""
    rows = connection.execute("SELECT id, rules, near, received FROM reports ORDER BY id")
    return {row[0]: Known(*row[1:]) for row in rows}


def received_key(report: Report) -> str:
    """Return what the sources said of a report, less its text and path, in a form that can be stored and compared."""
    return msgspec.json.encode(msgspec.structs.replace(report, text="", path=None)).decode()


def better(one: str, other: str) -> bool:
    """Tell whether `one` says more of the same text than `other`: more fields filled, else first in the alphabet.

    The same text may arrive with different titles or addresses (a table's rows, two saved pages). Whichever comes
    first, the same one is kept.
    """
    return (-_filled(one), one) < (-_filled(other), other)


def _filled(received: str) -> int:
    report = msgspec.json.decode(received, type=Report)
    return sum(part is not None for part in (report.title, report.outlet, report.byline, report.published, report.url))


def received_report(connection: sqlite3.Connection, identity: str) -> Report:
    """Return a report of the ledger as it came in, before it was read."""
    row = connection.execute("SELECT received, text, path FROM reports WHERE id = ?", (identity,)).fetchone()
    report = msgspec.json.decode(row["received"], type=Report)
    return msgspec.structs.replace(report, text=row["text"], path=row["path"])


def store_reading(
    connection: sqlite3.Connection, reading: Reading, received: str, paths: Iterable[str], near: str | None = None
) -> None:
    """Store a reading in the place of an earlier one of the same report; the paths are added to those known.

    `received` is the `received_key` of the report before it was read; `near` is the date lent to it, if any.
    """
    report = reading.report
    with transaction(connection):
        old = connection.execute("SELECT number, published_alone FROM reports WHERE id = ?", (report.id,)).fetchone()
        row = to_row(report) | {"path": None, "rules": reading.rules, "near": near, "received": received}
        row["published_alone"] = row["published"] if near is None else old["published_alone"] if old else None
        row["day_from"], row["day_to"] = day_range(report.published)
        if old:
            row["number"] = old["number"]
            known = [path for (path,) in connection.execute("SELECT path FROM paths WHERE report = ?", (report.id,))]
            connection.execute("DELETE FROM reports WHERE id = ?", (report.id,))
            paths = [*known, *paths]
        insert(connection, "reports", [row])
        _insert_parts(connection, reading)
        _add_paths(connection, report.id, paths)
        connection.execute("UPDATE state SET linked = 0")


def add_paths(connection: sqlite3.Connection, identity: str, paths: Iterable[str]) -> None:
    """Note further places where the text of a stored report was found."""
    with transaction(connection):
        _add_paths(connection, identity, paths)


def holds_path(connection: sqlite3.Connection, identity: str, path: str) -> bool:
    """Tell whether a path of a report is noted, and not listed as a failure any more."""
    known = "SELECT 1 FROM paths WHERE report = ? AND path = ? AND path NOT IN (SELECT path FROM failures)"
    return connection.execute(known, (identity, storable(path))).fetchone() is not None


def store_failure(connection: sqlite3.Connection, failure: Failure) -> None:
    """Note a file or row that could not be read; one file may hold several rows that fail."""
    with transaction(connection):
        connection.execute(
            "INSERT OR IGNORE INTO failures VALUES (?, ?)",
            (storable(failure.path), storable(failure.reason)),
        )
        connection.execute("DELETE FROM passed_over WHERE path = ?", (storable(failure.path),))


def forget_failures(connection: sqlite3.Connection, visited: Iterable[str], failed: Iterable[Failure]) -> None:
    """Forget what once failed at the paths that a whole run has visited, and has not failed in it."""
    still = {(storable(failure.path), storable(failure.reason)) for failure in failed}
    paths = {storable(path) for path in visited}
    old = [tuple(row) for row in connection.execute("SELECT path, reason FROM failures")]
    gone = [row for row in old if row[0] in paths and row not in still]
    if gone:
        with transaction(connection):
            connection.executemany("DELETE FROM failures WHERE path = ? AND reason = ?", gone)


def store_links(connection: sqlite3.Connection, same: Mapping[tuple[str, str], str]) -> None:
    """Store which actors of reports are one, in the place of what was known, and that every report was seen."""
    rows = [{"report": r, "id": i, "canonical": to} for (r, i), to in sorted(same.items()) if i != to]
    with transaction(connection):
        connection.execute("DELETE FROM same_actor")
        insert(connection, "same_actor", rows)
        connection.execute("UPDATE state SET linked = 1")


def is_linked(connection: sqlite3.Connection) -> bool:
    """Tell whether the stages across reports have seen every report of the ledger."""
    return bool(connection.execute("SELECT linked FROM state").fetchone()[0])


def changes(old: Reading, new: Reading) -> dict[str, Changes]:
    """Count, for each kind of record, what a second reading of a report added, removed and changed."""
    counts = {}
    for part in PARTS:
        before: dict[str, Statement | Event | Condition | Actor] = {r.id: r for r in getattr(old, part)}
        after: dict[str, Statement | Event | Condition | Actor] = {r.id: r for r in getattr(new, part)}
        kept = before.keys() & after.keys()
        altered = sum(before[identity] != after[identity] for identity in kept)
        counts[part] = Changes(len(after) - len(kept), len(before) - len(kept), altered)
    return counts


def storable(text: str) -> str:
    r"""Return a file name or message as UTF-8 can hold it: bytes that are none stand as "\udc.."."""
    return text.encode("utf-8", "backslashreplace").decode()


def _insert_parts(connection: sqlite3.Connection, reading: Reading) -> None:
    report = reading.report
    said = {statement.id: statement for statement in reading.statements}
    insert(connection, "statements", (statement_row(s, report) for s in reading.statements))
    insert(connection, "events", (event_row(e, report, said.get(e.statement or "")) for e in reading.events))
    conditions = (condition_row(c, report, said.get(c.statement or "")) for c in reading.conditions)
    insert(connection, "conditions", conditions)
    insert(connection, "actors", (actor_row(a, report) for a in reading.actors))


def _add_paths(connection: sqlite3.Connection, identity: str, paths: Iterable[str]) -> None:
    """Add paths; the report's own `path` is the alphabetically first, in whatever order they came."""
    for path in sorted({storable(path) for path in paths}):
        connection.execute("INSERT OR IGNORE INTO paths (report, path) VALUES (?, ?)", (identity, path))
        connection.execute("DELETE FROM failures WHERE path = ?", (path,))
        connection.execute("DELETE FROM passed_over WHERE path = ? OR report = ?", (path, identity))
    connection.execute(
        "UPDATE reports SET path = (SELECT min(path) FROM paths WHERE report = :id) WHERE id = :id", {"id": identity}
    )
