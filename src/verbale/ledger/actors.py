"""Actors across the reports of a ledger: joined spellings, one record an actor, and who a typed name means."""

from __future__ import annotations

import json
import re
import sqlite3
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from verbale.ledger.rows import from_row
from verbale.record import Actor, Alias, Condition, Event, Office, Statement

Same = Mapping[tuple[str, str], str]
"""The ledger-wide id of an actor by (report, id in the report), where it is another."""

SHORT = 3
"""Names of up to so many letters match whole words only: "US" is no part of "Russia"."""


def canonical_ids(connection: sqlite3.Connection) -> dict[tuple[str, str], str]:
    """Return the ledger-wide id of every actor of a report that was joined to another; the rest stay."""
    joined = "SELECT report, id, canonical FROM same_actor"
    if "report" not in {row["name"] for row in connection.execute("PRAGMA table_info(same_actor)")}:
        # until layout 4 an id was joined in all reports alike
        joined = "SELECT a.report, s.id, s.canonical FROM same_actor s JOIN actors a ON a.id = s.id"
    return {(row[0], row[1]): row[2] for row in connection.execute(joined)}


def report_days(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the day of every report that has one."""
    dated = "SELECT id, substr(json_extract(published, '$.value'), 1, 10) FROM reports WHERE published IS NOT NULL"
    return {row[0]: row[1] for row in connection.execute(dated)}


def reported_actors(connection: sqlite3.Connection) -> list[tuple[str, Actor]]:
    """Return every actor as every report names it, with the report's id, in a fixed order."""
    rows = connection.execute("SELECT * FROM actors ORDER BY report, id")
    return [(row["report"], from_row(Actor, row)) for row in rows]


def merged_actors(reported: Iterable[tuple[str, Actor]], same: Same) -> list[Actor]:
    """Return one actor for all spellings that are one, with every alias and office, ordered by id."""
    groups: dict[str, list[Actor]] = defaultdict(list)
    for report, actor in reported:
        groups[same.get((report, actor.id), actor.id)].append(actor)
    return [_merge(identity, groups[identity], same) for identity in sorted(groups)]


def merged_names(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the name of every actor by ledger-wide id: as `merged_actors`, at a fraction of the work."""
    same = canonical_ids(connection)
    own: dict[str, Counter[str]] = defaultdict(Counter)
    others: dict[str, Counter[str]] = defaultdict(Counter)
    for report, identity, name in connection.execute("SELECT report, id, name FROM actors"):
        canonical = same.get((report, identity), identity)
        (own if canonical == identity else others)[canonical][name] += 1
    return {identity: _first_of_most(counts) for identity, counts in (others | own).items()}


def map_statement(statement: Statement, same: Same) -> Statement:
    """Return the statement with the ledger-wide ids of its actors."""
    report = statement.report
    return msgspec.structs.replace(
        statement, speaker=_map(report, statement.speaker, same), addressee=_map(report, statement.addressee, same)
    )


def map_event(event: Event, same: Same) -> Event:
    """Return the event with the ledger-wide ids of its actors."""
    return msgspec.structs.replace(
        event,
        actors=_map_all(event.report, event.actors, same),
        recipients=_map_all(event.report, event.recipients, same),
    )


def map_condition(condition: Condition, same: Same) -> Condition:
    """Return the condition with the ledger-wide ids of its actors."""
    report = condition.report
    trigger, consequence = (
        msgspec.structs.replace(
            side,
            actors=_map_all(report, side.actors, same),
            recipients=_map_all(report, side.recipients, same),
        )
        for side in (condition.trigger, condition.consequence)
    )
    return msgspec.structs.replace(condition, trigger=trigger, consequence=consequence)


def matching_ids(connection: sqlite3.Connection, asked: str) -> set[str]:
    """Return, for SQL over the rows of reports, the ids of the actors that a person who types `asked` may mean.

    An id that means others in some reports stands as "REPORT ID", once for each report in which it is meant.
    """
    same, found = canonical_ids(connection), matching_actors(connection, asked)
    reports_of: dict[str, dict[bool, list[str]]] = defaultdict(lambda: {True: [], False: []})
    for report, identity in connection.execute("SELECT report, id FROM actors"):
        reports_of[identity][same.get((report, identity), identity) in found].append(report)
    meant = {identity for identity, reports in reports_of.items() if not reports[False]}
    mixed = reports_of.keys() - meant
    return meant | {f"{report} {identity}" for identity in mixed for report in reports_of[identity][True]}


def matching_actors(connection: sqlite3.Connection, asked: str) -> set[str]:
    """Return the ledger-wide ids of the actors that a person who types `asked` may mean.

    By part of a name or alias (whole words when it is short), by country name or code, or by the id's start.
    """
    same = canonical_ids(connection)
    rows = connection.execute(
        "SELECT report, id, name, kind, country, (SELECT json_group_array(json_extract(value, '$.text')) "
        "FROM json_each(aliases)) AS aliases FROM actors"
    ).fetchall()
    wanted = fold(asked)
    named = {row["country"] for row in rows if row["kind"] == "state" and wanted == fold(row["name"])}
    countries = (country_codes(asked) | named) - {None}
    found = {
        same.get((row["report"], row["id"]), row["id"])
        for row in rows
        if row["id"].startswith(asked) or row["country"] in countries or _names_match(wanted, row)
    }
    return found | {canonical for canonical in same.values() if canonical.startswith(asked)}


def country_codes(asked: str) -> set[str]:
    """Return the ISO 3166 code of the country that has such a name, as a set; the text itself may be the code."""
    from verbale.schemes.phrases import listed, table_rows

    wanted = fold(asked)
    return {asked.upper()} | {
        row["code"]
        for row in table_rows("states")
        if wanted in {fold(name) for name in (row["name"], *listed(row["other_names"]))}
    }


def fold(text: str) -> str:
    """Return the text as it is compared: lower case, without accents, single spaces."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(plain.casefold().split())


def _names_match(wanted: str, row: sqlite3.Row) -> bool:
    names = [fold(name) for name in (row["name"], *json.loads(row["aliases"])) if name]
    if len(wanted.replace(".", "")) > SHORT:
        return any(wanted in name for name in names)
    return any(re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", name) for name in names)


def _merge(identity: str, actors: list[Actor], same: Same) -> Actor:
    own = [actor for actor in actors if actor.id == identity] or actors
    aliases: set[Alias] = {alias for actor in actors for alias in actor.aliases}
    offices: set[Office] = {
        msgspec.structs.replace(office, of=_map(office.report, office.of, same))
        for actor in actors
        for office in actor.offices
    }
    told = [actor for actor in actors if actor.role] or actors  # a table's word counts where no report tells an office
    return Actor(
        id=identity,
        name=_most_common(actor.name for actor in own) or own[0].name,
        kind=own[0].kind,
        country=_most_common(actor.country for actor in actors),
        igo=_most_common(actor.igo for actor in actors),
        role=_most_common(actor.role for actor in actors),
        sector=_most_common(actor.sector for actor in told),
        code=_most_common(actor.code for actor in told),
        aliases=tuple(sorted(aliases, key=lambda a: (a.report, a.span, a.text))),
        offices=tuple(sorted(offices, key=lambda o: (o.report, o.evidence, o.role, o.of or ""))),
    )


def _most_common(values: Iterable[str | None]) -> str | None:
    """Return the value given most often, the alphabetically first of equals: the same in any order of arrival."""
    counts = Counter(value for value in values if value is not None)
    return _first_of_most(counts) if counts else None


def _first_of_most(counts: Counter[str]) -> str:
    return min(counts, key=lambda value: (-counts[value], value))


def _map(report: str, identity: str | None, same: Same) -> str | None:
    return None if identity is None else same.get((report, identity), identity)


def _map_all(report: str, identities: tuple[str, ...], same: Same) -> tuple[str, ...]:
    return tuple(dict.fromkeys(same.get((report, identity), identity) for identity in identities))
