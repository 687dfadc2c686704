"""Full-text search over statements and reports (SQLite FTS5, English stems, accents ignored)."""

from __future__ import annotations

import re
import sqlite3
from typing import Literal

import msgspec

from verbale.errors import VerbaleError
from verbale.ledger.actors import canonical_ids, map_statement
from verbale.ledger.filters import Filters, where
from verbale.ledger.lines import Dated, Printings, named
from verbale.ledger.rows import from_row, words
from verbale.ledger.select import actor_names
from verbale.record import Dating, Span, Statement

AROUND = 48
"""Words shown around a hit (FTS5 allows 64)."""

OPEN, CLOSE = "\x02", "\x03"
"""Control characters that SQLite sets around the words found; they are taken out again."""


class Hit(msgspec.Struct, frozen=True):
    """A place where the words stand. `words` are exact words of the report, `marks` the words found in them."""

    kind: Literal["statement", "report"]
    id: str
    report: str
    day: str | None
    dated: Dated | None
    who: tuple[str, ...]
    source: str | None
    words: str
    marks: tuple[Span, ...]
    outlet: str | None
    title: str | None
    path: str | None


def select_hits(connection: sqlite3.Connection, asked: str, filters: Filters) -> list[Hit]:
    """Return the statements that hold the words, best first, then the reports that hold them elsewhere.

    Raises VerbaleError when there is nothing to look for.
    """
    question = to_fts(asked)
    printings = Printings(connection)
    statements = _statement_hits(connection, question, filters, printings)
    seen = {hit.report for hit in statements}
    reports = _report_hits(connection, question, filters, printings)
    return statements + [hit for hit in reports if hit.report not in seen]


def to_fts(asked: str) -> str:
    """Return what a person typed as an FTS5 query: all words, "phrases", beginnings with *; nothing else is special."""
    terms = []
    for match in re.finditer(r'"([^"]+)"|([^\s"]+)', asked):
        phrase, word = match.groups()
        term = (phrase or word).replace('"', "").replace("\x00", "")
        star = "*" if word and term.endswith("*") else ""
        if re.search(r"\w", term):
            terms.append(f'"{term.rstrip("*")}"{star}')
    if not terms:
        raise VerbaleError(f'There is no word to look for in "{asked}".')
    return " ".join(terms)


def _statement_hits(connection: sqlite3.Connection, question: str, filters: Filters, printings: Printings) -> list[Hit]:
    condition, parameters = where(connection, "statements", filters)
    sql = f"""SELECT r.*, snippet(statements_search, 0, '{OPEN}', '{CLOSE}', '', {AROUND}) AS found
        FROM statements_search JOIN statements r ON r.number = statements_search.rowid
        WHERE statements_search MATCH :question AND {condition}
        ORDER BY bm25(statements_search), r.report, r.position, r.id"""
    same, names = canonical_ids(connection), actor_names(connection)
    hits = []
    for row in connection.execute(sql, parameters | {"question": question}):
        statement = map_statement(from_row(Statement, row), same)
        who = named([statement.speaker], names)
        source = words(printings.get(statement.report).text, statement.source) or None
        hits.append(_hit("statement", row, statement.report, statement.said_on, (who, source), printings))
    return hits


def _report_hits(connection: sqlite3.Connection, question: str, filters: Filters, printings: Printings) -> list[Hit]:
    condition, parameters = where(connection, "reports", filters)
    sql = f"""SELECT r.id, snippet(reports_search, -1, '{OPEN}', '{CLOSE}', '', {AROUND}) AS found
        FROM reports_search JOIN reports r ON r.number = reports_search.rowid
        WHERE reports_search MATCH :question AND {condition} ORDER BY bm25(reports_search, 4.0, 1.0), r.id"""
    rows = connection.execute(sql, parameters | {"question": question})
    return [_hit("report", row, row["id"], None, ((), None), printings) for row in rows]


def _hit(
    kind: Literal["statement", "report"],
    row: sqlite3.Row,
    report: str,
    said_on: Dating | None,
    speaker: tuple[tuple[str, ...], str | None],
    printings: Printings,
) -> Hit:
    printed = printings.get(report)
    day, dated = printings.day(said_on, report)
    found, marks = _unmark(row["found"])
    return Hit(kind, row["id"], report, day, dated, *speaker, found, marks, printed.outlet, printed.title, printed.path)


def _unmark(found: str) -> tuple[str, tuple[Span, ...]]:
    """Take the marks out of a passage; return it as printed and where the marked words stand in it."""
    plain, spans = "", []
    for index, piece in enumerate(re.split(f"{OPEN}|{CLOSE}", found)):
        if index % 2:
            spans.append(Span(len(plain), len(plain) + len(piece)))
        plain += piece
    return plain, tuple(spans)
