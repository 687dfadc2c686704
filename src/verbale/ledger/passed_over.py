"""What the gate passes over: noted with its relevance, so that nothing is lost silently and nothing judged twice."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import msgspec

from verbale.ledger.rows import insert
from verbale.ledger.schema import transaction
from verbale.record import Report


class PassedOver(msgspec.Struct, frozen=True):
    """A report that the gate turned away unread; `relevance` is its probability of being worth a full reading."""

    path: str
    report: str
    title: str | None
    relevance: float


def passed_over(report: Report, relevance: float) -> PassedOver:
    """Return the note of a report that the gate turns away."""
    return PassedOver(report.path or report.id, report.id, report.title.text if report.title else None, relevance)


def store_passed_over(connection: sqlite3.Connection, passed: Iterable[PassedOver], gate: str) -> None:
    """Note reports that the gate of that version passed over, in the place of what was known of their paths."""
    with transaction(connection):
        for each in passed:
            connection.execute("DELETE FROM failures WHERE path = ?", (each.path,))
            connection.execute("DELETE FROM passed_over WHERE path = ?", (each.path,))
            insert(connection, "passed_over", [msgspec.structs.asdict(each) | {"gate": gate}])


def known_relevance(connection: sqlite3.Connection, gate: str) -> dict[str, float]:
    """Return, by report, the relevance of all that the gate of that version passed over."""
    rows = connection.execute("SELECT report, relevance FROM passed_over WHERE gate = ? ORDER BY path", (gate,))
    return dict(rows.fetchall())


def select_passed_over(connection: sqlite3.Connection) -> list[PassedOver]:
    """Return all that was passed over, the most relevant first; nothing from a ledger of an earlier layout."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'passed_over'").fetchone():
        return []
    rows = connection.execute("SELECT path, report, title, relevance FROM passed_over ORDER BY relevance DESC, path")
    return [PassedOver(*row) for row in rows]
