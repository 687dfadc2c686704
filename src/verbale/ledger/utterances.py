"""Utterances and lines of a ledger: its statements laid beside each other, and which of them a typed text means."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from functools import lru_cache

import msgspec

from verbale.across.said import Said
from verbale.across.said_compared import Comparison, comparison_of
from verbale.across.said_records import Linked, link_said
from verbale.errors import VerbaleError
from verbale.ledger.actors import canonical_ids
from verbale.ledger.filters import Filters
from verbale.ledger.rows import dating, day_range
from verbale.ledger.select import select_reports, select_statements
from verbale.record import Occasion, SaidLine, Span, Utterance


def select_utterances(connection: sqlite3.Connection, filters: Filters) -> list[Utterance]:
    """Return the utterances one of whose statements the filters keep, by day."""
    kept = _kept(connection, filters)
    return [each for each in linked(connection).utterances if kept is None or kept & set(each.statements)]


def select_said_lines(connection: sqlite3.Connection, filters: Filters) -> list[SaidLine]:
    """Return the lines one of whose statements the filters keep, by the day of their first use."""
    kept = _kept(connection, filters)
    return [each for each in linked(connection).lines if kept is None or kept & set(each.statements)]


def select_comparison(connection: sqlite3.Connection, asked: str, filters: Filters) -> Comparison:
    """Return what an id (of an utterance, line or statement) or words mean: wordings side by side.

    Raises VerbaleError when nothing is meant.
    """
    said = list(said_in(connection))
    kept = _kept(connection, filters)
    said = said if kept is None else [each for each in said if each.id in kept]
    found = comparison_of(asked, said, linked(connection))
    if found is None:
        raise VerbaleError(f'No statement has the id "{asked}" or says anything like it.')
    return found


def linked(connection: sqlite3.Connection) -> Linked:
    """Return the utterances and lines of the whole ledger: filters do not change what belongs together."""
    from verbale.across.copies import link_copies
    from verbale.across.witnesses import witnesses

    reports = select_reports(connection, Filters())
    outlets = {report.id: report.outlet.text if report.outlet else None for report in reports}
    groups = witnesses(outlets, link_copies(reports), outlets)
    witness = {report: group[0] for group in groups for report in group}
    return link_said(said_in(connection), lambda report: witness.get(report, report))


def said_in(connection: sqlite3.Connection) -> Iterator[Said]:
    """Yield the statements of a ledger as they are laid beside each other, under ledger-wide ids of actors."""
    same = canonical_ids(connection)
    countries = _countries(connection, same)
    text_of = lru_cache(maxsize=8)(lambda report: _printed(connection, report))
    for row in connection.execute("SELECT * FROM statements ORDER BY report, position, id"):
        text, printed = text_of(row["report"])
        content = [Span(*span) for span in json.loads(row["content"])]
        speaker = same.get((row["report"], row["speaker"]), row["speaker"])
        said_on = dating(row["said_on"])
        first, last = day_range(said_on)
        yield Said(
            id=row["id"],
            report=row["report"],
            content=tuple((span, text[span.start : span.end]) for span in content),
            speaker=speaker,
            countries=countries.get(speaker, frozenset()),
            addressee=same.get((row["report"], row["addressee"]), row["addressee"]),
            day=first,
            day_end=last,
            day_evidence=said_on.evidence if said_on else "stated",
            printed=printed,
            kind=row["kind"],
            occasion=msgspec.json.decode(row["occasion"], type=Occasion).text if row["occasion"] else None,
            cue=" ".join(text[start:end] for start, end in json.loads(row["cue"])),
            confidence=row["confidence"],
        )


def _kept(connection: sqlite3.Connection, filters: Filters) -> set[str] | None:
    if not any(filters.values()):
        return None
    return {statement.id for statement in select_statements(connection, filters)}


def _printed(connection: sqlite3.Connection, report: str) -> tuple[str, str | None]:
    row = connection.execute("SELECT text, published FROM reports WHERE id = ?", (report,)).fetchone()
    published = dating(row["published"])
    day = day_range(published)
    return row["text"], day[1] if published and published.precision in ("day", "time") else None


def _countries(connection: sqlite3.Connection, same: Mapping[tuple[str, str], str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in connection.execute("SELECT report, id, country FROM actors WHERE country IS NOT NULL"):
        found.setdefault(same.get((row["report"], row["id"]), row["id"]), set()).add(row["country"])
    return {identity: frozenset(codes) for identity, codes in found.items()}
