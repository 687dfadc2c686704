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

SHORT = 3
"""Names of up to so many letters match whole words only: "US" is no part of "Russia"."""


def canonical_ids(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the ledger-wide id of every actor id whose spelling was joined to another; the rest stay."""
    return {row[0]: row[1] for row in connection.execute("SELECT id, canonical FROM same_actor")}


def reported_actors(connection: sqlite3.Connection) -> list[tuple[str, Actor]]:
    """Return every actor as every report names it, with the report's id, in a fixed order."""
    rows = connection.execute("SELECT * FROM actors ORDER BY report, id")
    return [(row["report"], from_row(Actor, row)) for row in rows]


def merged_actors(reported: Iterable[tuple[str, Actor]], same: Mapping[str, str]) -> list[Actor]:
    """Return one actor for all spellings that are one, with every alias and office, ordered by id."""
    groups: dict[str, list[Actor]] = defaultdict(list)
    for _, actor in reported:
        groups[same.get(actor.id, actor.id)].append(actor)
    return [_merge(identity, groups[identity], same) for identity in sorted(groups)]


def merged_names(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the name of every actor by ledger-wide id: as `merged_actors`, at a fraction of the work."""
    same = canonical_ids(connection)
    own: dict[str, Counter[str]] = defaultdict(Counter)
    others: dict[str, Counter[str]] = defaultdict(Counter)
    for row in connection.execute("SELECT id, name, count(*) AS times FROM actors GROUP BY id, name"):
        canonical = same.get(row["id"], row["id"])
        (own if canonical == row["id"] else others)[canonical][row["name"]] += row["times"]
    return {identity: _first_of_most(counts) for identity, counts in (others | own).items()}


def map_statement(statement: Statement, same: Mapping[str, str]) -> Statement:
    """Return the statement with the ledger-wide ids of its actors."""
    return msgspec.structs.replace(
        statement, speaker=_map(statement.speaker, same), addressee=_map(statement.addressee, same)
    )


def map_event(event: Event, same: Mapping[str, str]) -> Event:
    """Return the event with the ledger-wide ids of its actors."""
    return msgspec.structs.replace(
        event, actors=_map_all(event.actors, same), recipients=_map_all(event.recipients, same)
    )


def map_condition(condition: Condition, same: Mapping[str, str]) -> Condition:
    """Return the condition with the ledger-wide ids of its actors."""
    trigger, consequence = (
        msgspec.structs.replace(
            side, actors=_map_all(side.actors, same), recipients=_map_all(side.recipients, same)
        )
        for side in (condition.trigger, condition.consequence)
    )
    return msgspec.structs.replace(condition, trigger=trigger, consequence=consequence)


def matching_ids(connection: sqlite3.Connection, asked: str) -> set[str]:
    """Return the ids, in reports and ledger-wide, of the actors that a person who types `asked` may mean.

    By part of a name or alias (whole words when it is short), by country name or code, or by the id's start.
    """
    same = canonical_ids(connection)
    rows = connection.execute(
        "SELECT id, name, kind, country, (SELECT json_group_array(json_extract(value, '$.text')) "
        "FROM json_each(aliases)) AS aliases FROM actors"
    ).fetchall()
    wanted = fold(asked)
    named = {row["country"] for row in rows if row["kind"] == "state" and wanted == fold(row["name"])}
    countries = (country_codes(asked) | named) - {None}
    found = {
        same.get(row["id"], row["id"])
        for row in rows
        if row["id"].startswith(asked) or row["country"] in countries or _names_match(wanted, row)
    }
    found |= {canonical for canonical in same.values() if canonical.startswith(asked)}
    return found | {row["id"] for row in rows if same.get(row["id"], row["id"]) in found}


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


def _merge(identity: str, actors: list[Actor], same: Mapping[str, str]) -> Actor:
    own = [actor for actor in actors if actor.id == identity] or actors
    aliases: set[Alias] = {alias for actor in actors for alias in actor.aliases}
    offices: set[Office] = {
        msgspec.structs.replace(office, of=_map(office.of, same)) for actor in actors for office in actor.offices
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


def _map(identity: str | None, same: Mapping[str, str]) -> str | None:
    return None if identity is None else same.get(identity, identity)


def _map_all(identities: tuple[str, ...], same: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(same.get(identity, identity) for identity in identities))
