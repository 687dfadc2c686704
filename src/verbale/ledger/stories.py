"""The stories that a ledger's reports tell, found when they are asked for."""

from __future__ import annotations

import sqlite3
from collections import defaultdict

from verbale.ledger.actors import canonical_ids
from verbale.ledger.copies import kept_reports
from verbale.ledger.filters import Filters
from verbale.ledger.select import select_reports
from verbale.record import Story


def select_stories(connection: sqlite3.Connection, filters: Filters) -> list[Story]:
    """Return the stories of the whole ledger that have a report which the filters keep, by first day."""
    from verbale.across.copies import link_copies
    from verbale.across.stories import link_stories

    reports = select_reports(connection, Filters())
    found = link_stories(reports, _actors(connection), link_copies(reports))
    kept = kept_reports(connection, filters)
    return [story for story in found if kept is None or kept & set(story.reports)]


def _actors(connection: sqlite3.Connection) -> dict[str, set[str]]:
    """Return the ledger-wide ids of the persons and bodies that each report names; groups are words like others."""
    same = canonical_ids(connection)
    named: dict[str, set[str]] = defaultdict(set)
    for row in connection.execute("SELECT report, id FROM actors WHERE kind IN ('person', 'state', 'organisation')"):
        named[row["report"]].add(same.get((row["report"], row["id"]), row["id"]))
    return named
