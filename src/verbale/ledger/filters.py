"""The filters that all lists share, and the SQL that each of them is for each kind of record."""

from __future__ import annotations

import datetime
import json
import re
import sqlite3
from typing import TypedDict, get_args

from verbale import record
from verbale.errors import VerbaleError
from verbale.ledger.actors import matching_ids
from verbale.ledger.rows import iso_days


class Filters(TypedDict, total=False):
    """What to keep; None or left out keeps everything.

    `speaker`, `target`: part of a name or alias, a country's name or code, or the start of an actor id.
    `type`: any label of the record: statement kind or type, event type, status or mode, relation, instrument.
    `since`, `until`: a date, "2021-12-03", "2021-12" or "2021", both inclusive; undated rows are left out.
    `report`: the start of a report's id, or part of its path, title or outlet.
    """

    speaker: str | None
    target: str | None
    type: str | None
    since: str | datetime.date | None
    until: str | datetime.date | None
    report: str | None


def _in(column: str, parameter: str) -> str:
    """Return the test that a scalar column is one of the ids in a JSON parameter."""
    return f"{column} IN (SELECT value FROM json_each(:{parameter}))"


def _actor_in(column: str, parameter: str) -> str:
    """Return the test that an actor's id is among those of `matching_ids`, alone or with its row's report."""
    return _named_in(column, column.partition(".")[0], parameter)


def _any_in(column: str, parameter: str) -> str:
    """Return the test that a JSON column of row `r` or `x` holds one of the ids of `matching_ids`."""
    row = "x" if column.startswith("x.") else "r"
    return f"EXISTS (SELECT 1 FROM json_each({column}) WHERE {_named_in('value', row, parameter)})"


def _named_in(column: str, row: str, parameter: str) -> str:
    in_report = _in(f"{row}.report || ' ' || {column}", parameter)
    return f"({_in(column, parameter)} OR {in_report})"


def _type(*columns: str) -> str:
    """Return the test that one of the scalar columns is the type asked for."""
    return " OR ".join(f"{column} = :type COLLATE NOCASE" for column in columns)


def _any_type(*columns: str) -> str:
    """Return the test that one of the JSON columns holds the type asked for."""
    return " OR ".join(f"EXISTS (SELECT 1 FROM json_each({c}) WHERE value = :type COLLATE NOCASE)" for c in columns)


def _related(table: str, join: str, test: str) -> str:
    return f"EXISTS (SELECT 1 FROM {table} x WHERE {join} AND ({test}))"


_OF_REPORT = "x.report = r.id"
_OF_STATEMENT = "x.statement = r.id"
_ITS_STATEMENT = "x.id = r.statement"
_ITS_EVENT = "x.id = r.event"
_TRIGGER = """json_extract(r."trigger", '$.{}')"""
_CONSEQUENCE = "json_extract(r.consequence, '$.{}')"

CLAUSES: dict[str, dict[str, str]] = {
    "reports": {
        "speaker": _related("statements", _OF_REPORT, _actor_in("x.speaker", "speaker")),
        "target": _related("statements", _OF_REPORT, _actor_in("x.addressee", "target"))
        + " OR " + _related("events", _OF_REPORT, _any_in("x.recipients", "target")),
        "type": _type("r.kind"),
    },
    "statements": {
        "speaker": _actor_in("r.speaker", "speaker"),
        "target": _actor_in("r.addressee", "target")
        + " OR " + _related("events", _OF_STATEMENT, _any_in("x.recipients", "target")),
        "type": _type("r.kind", "r.type", "r.stance") + " OR " + _related("events", _OF_STATEMENT, _type("x.type")),
    },
    "events": {
        "speaker": _any_in("r.actors", "speaker")
        + " OR " + _related("statements", _ITS_STATEMENT, _actor_in("x.speaker", "speaker")),
        "target": _any_in("r.recipients", "target"),
        "type": _type("r.type", "r.status") + " OR " + _any_type("r.mode", "r.context"),
    },
    "conditions": {
        "speaker": _related("statements", _ITS_STATEMENT, _actor_in("x.speaker", "speaker"))
        + " OR " + _any_in(_CONSEQUENCE.format("actors"), "speaker"),
        "target": _any_in(_TRIGGER.format("actors"), "target")
        + " OR " + _related("events", _ITS_EVENT, _any_in("x.recipients", "target"))
        + " OR " + _related("statements", _ITS_STATEMENT, _actor_in("x.addressee", "target")),
        "type": _type("r.relation", "r.commitment", _TRIGGER.format("type"), _CONSEQUENCE.format("type"))
        + " OR " + _any_type(_CONSEQUENCE.format("instruments"))
        + " OR " + _related("events", _ITS_EVENT, _type("x.type")),
    },
}  # fmt: skip
"""Kind of record -> filter -> SQL over the row `r`; the remaining filters are the same for every kind."""

_SHARED = {"since": "r.day_to >= :since", "until": "r.day_from <= :until"}


def where(connection: sqlite3.Connection, table: str, filters: Filters) -> tuple[str, dict[str, str]]:
    """Return the SQL condition over row `r` of `table`, and its parameters; VerbaleError for what is no date."""
    clauses, parameters = ["1"], {}
    for name, value in parameter_values(connection, filters).items():
        if name == "report":
            clause = _in("r.id" if table == "reports" else "r.report", "report")
        else:
            clause = _SHARED.get(name) or CLAUSES[table][name]
        clauses.append(f"({clause})")
        parameters[name] = value
    return " AND ".join(clauses), parameters


def parameter_values(connection: sqlite3.Connection, filters: Filters) -> dict[str, str]:
    """Return the filters that are set as SQL parameters: names as JSON lists of ids, dates as days."""
    values: dict[str, str] = {}
    for name in ("speaker", "target"):
        if filters.get(name):
            values[name] = json.dumps(sorted(matching_ids(connection, str(filters.get(name)))))
    if kind := filters.get("type"):
        values["type"] = _known_type(connection, kind)
    if since := filters.get("since"):
        values["since"] = _days(since)[0]
    if until := filters.get("until"):
        values["until"] = _days(until)[1]
    if report := filters.get("report"):
        values["report"] = json.dumps(matching_reports(connection, report))
    return values


LABELS = (
    record.ReportKind, record.StatementKind, record.StatementType, record.Stance, record.EventType, record.EventStatus,
    record.Relation, record.Instrument, record.Commitment, record.ActorKind,
)  # fmt: skip
"""The closed sets of labels that `type` may name; modes and contexts of events are further ones."""


def _known_type(connection: sqlite3.Connection, asked: str) -> str:
    """Return the label asked for; VerbaleError for one that no record has or could have, which is a slip of the pen."""
    labels = list(dict.fromkeys(label for labels in LABELS for label in get_args(labels)))
    found = "SELECT 1 FROM events, json_each({}) WHERE value = ? COLLATE NOCASE"
    if asked.lower() in map(str.lower, labels) or any(
        connection.execute(found.format(column), (asked,)).fetchone() for column in ("mode", "context")
    ):
        return asked
    raise VerbaleError(
        f'There is no type "{asked}"; the types are {", ".join(labels)}, and the modes and contexts of events.'
    )


def matching_reports(connection: sqlite3.Connection, asked: str) -> list[str]:
    """Return the ids of the reports that a person may mean: by the id's start, else by path, title or outlet."""
    by_id = connection.execute(
        "SELECT id FROM reports WHERE substr(id, 1, length(:asked)) = :asked ORDER BY id", {"asked": asked}
    ).fetchall()
    if by_id:
        return [row[0] for row in by_id]
    sql = """SELECT id FROM reports WHERE instr(lower(json_extract(title, '$.text')), :asked)
        OR instr(lower(json_extract(outlet, '$.text')), :asked)
        OR instr(lower(coalesce(url, '')), :asked)
        OR id IN (SELECT report FROM paths WHERE instr(lower(path), :asked)) ORDER BY id"""
    return [row[0] for row in connection.execute(sql, {"asked": asked.lower()})]


def _days(value: str | datetime.date) -> tuple[str, str]:
    text = value.isoformat()[:10] if isinstance(value, datetime.date) else value.strip()
    days = iso_days(text) if re.fullmatch(r"\d{4}(-\d\d){0,2}", text) else None
    if days is None or not all(map(_is_day, days)):
        raise VerbaleError(f'"{value}" is not a date: write 2021-12-03, 2021-12 or 2021.')
    return days


def _is_day(value: str) -> bool:
    """Tell a day of the calendar from the 31st of February."""
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True
