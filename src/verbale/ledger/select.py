"""Records of each kind out of the ledger: filtered, in a fixed order, under ledger-wide actor ids."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import Literal, TypeVar

import msgspec

from verbale.errors import VerbaleError
from verbale.ledger import actors as joined
from verbale.ledger.filters import Filters, matching_reports, parameter_values, where
from verbale.ledger.reports import reading_of
from verbale.ledger.rows import from_row
from verbale.record import Actor, Condition, Event, Reading, Report, Statement

Kind = Literal["reports", "statements", "events", "conditions", "actors"]
Record = TypeVar("Record", bound=msgspec.Struct)


def select_reports(connection: sqlite3.Connection, filters: Filters) -> list[Report]:
    """Return the reports, ordered by id."""
    return _rows(connection, "reports", Report, filters, "r.id")


def select_statements(connection: sqlite3.Connection, filters: Filters) -> list[Statement]:
    """Return the statements, ordered by report and position."""
    same = joined.canonical_ids(connection)
    return [joined.map_statement(s, same) for s in _rows(connection, "statements", Statement, filters)]


def select_events(connection: sqlite3.Connection, filters: Filters) -> list[Event]:
    """Return the events, ordered by report and position."""
    same = joined.canonical_ids(connection)
    return [joined.map_event(e, same) for e in _rows(connection, "events", Event, filters)]


def select_conditions(connection: sqlite3.Connection, filters: Filters) -> list[Condition]:
    """Return the conditions, ordered by report and position."""
    same = joined.canonical_ids(connection)
    return [joined.map_condition(c, same) for c in _rows(connection, "conditions", Condition, filters)]


def select_actors(connection: sqlite3.Connection, filters: Filters) -> list[Actor]:
    """Return the actors, one for all spellings, ordered by id.

    `speaker` and `target` ask by name, `type` by kind, `report` and the dates for those named in such reports.
    """
    same = joined.canonical_ids(connection)
    actors = joined.merged_actors(joined.reported_actors(connection), same)
    values = parameter_values(connection, filters)
    for name in values.keys() & {"speaker", "target"}:
        asked = joined.matching_actors(connection, str(filters.get(name)))
        actors = [actor for actor in actors if actor.id in asked]
    if kind := values.get("type"):
        actors = [actor for actor in actors if actor.kind == kind.lower()]
    if values.keys() & {"report", "since", "until"}:
        named = _named(connection, filters)
        actors = [actor for actor in actors if actor.id in named]
    return actors


SELECT: dict[Kind, tuple[type[msgspec.Struct], Callable[[sqlite3.Connection, Filters], Sequence[msgspec.Struct]]]] = {
    "reports": (Report, select_reports),
    "statements": (Statement, select_statements),
    "events": (Event, select_events),
    "conditions": (Condition, select_conditions),
    "actors": (Actor, select_actors),
}
"""Every kind of record, in the order in which exports write them."""


def actor_names(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the name of every actor by ledger-wide id."""
    return joined.merged_names(connection)


def select_reading(connection: sqlite3.Connection, asked: str) -> Reading:
    """Return the one report that `asked` means (see `matching_reports`) with all that was read in it.

    Raises VerbaleError when there is none, or several.
    """
    found = matching_reports(connection, asked)
    if not found:
        raise VerbaleError(f'No report has "{asked}" as the start of its id, or in its path, title or outlet.')
    if len(found) > 1:
        some = ", ".join(identity[:12] for identity in found[:5])
        raise VerbaleError(f'"{asked}" means {len(found)} reports ({some}{", ..." * (len(found) > 5)}); say more.')
    same = joined.canonical_ids(connection)
    reading = reading_of(connection, found[0])
    return msgspec.structs.replace(
        reading,
        statements=tuple(joined.map_statement(s, same) for s in reading.statements),
        events=tuple(joined.map_event(e, same) for e in reading.events),
        conditions=tuple(joined.map_condition(c, same) for c in reading.conditions),
        actors=tuple(joined.merged_actors([(found[0], actor) for actor in reading.actors], same)),
    )


def _rows(
    connection: sqlite3.Connection, table: str, kind: type[Record], filters: Filters, order: str = ""
) -> list[Record]:
    condition, parameters = where(connection, table, filters)
    order = order or "r.report, r.position, r.id"
    rows = connection.execute(f"SELECT r.* FROM {table} r WHERE {condition} ORDER BY {order}", parameters)
    return [from_row(kind, row) for row in rows]


def _named(connection: sqlite3.Connection, filters: Filters) -> set[str]:
    """Return the ids of the actors named in the reports that the filters keep."""
    kept = {name: filters.get(name) for name in ("report", "since", "until")}
    reports = {report.id for report in select_reports(connection, Filters(**kept))}  # type: ignore[typeddict-item]
    same = joined.canonical_ids(connection)
    rows = connection.execute("SELECT report, id FROM actors")
    return {same.get((row["report"], row["id"]), row["id"]) for row in rows if row["report"] in reports}
