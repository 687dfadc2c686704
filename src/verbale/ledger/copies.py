"""The copies among a ledger's reports, found when they are asked for."""

from __future__ import annotations

import sqlite3
from typing import Any

from verbale.ledger.filters import Filters
from verbale.ledger.select import select_reports
from verbale.record import Copies


def select_copies(connection: sqlite3.Connection, filters: Filters) -> list[Copies]:
    """Return the groups of copies of the whole ledger that have a report which the filters keep, by id."""
    from verbale.across.copies import link_copies

    found = link_copies(select_reports(connection, Filters()))
    kept = kept_reports(connection, filters)
    return [group for group in found if kept is None or kept & set(group.reports)]


def kept_reports(connection: sqlite3.Connection, filters: Filters) -> set[str] | None:
    """Return the ids of the reports that the filters keep; None when none is set."""
    values: dict[str, Any] = dict(filters)
    return {report.id for report in select_reports(connection, filters)} if any(values.values()) else None
