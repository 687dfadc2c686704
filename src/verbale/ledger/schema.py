"""The ledger's tables, and how a ledger is opened: documented, versioned, refused with a clear sentence.

A ledger is one SQLite file. Tables and columns carry the record's names (docs/record.md); lists and nested
records are JSON columns, so `json_each(events.actors)` works in any SQLite tool. Three columns are added for
sorting and searching: `position` (where in the text a row begins), `words` (the text of its spans) and
`day_from`/`day_to` (the first and last day that its date allows; the report's day where it has none).

The journal is a write-ahead log with `synchronous=FULL`: a report is acknowledged when its commit has been
flushed to the disk, so it survives a killed process (as it would with NORMAL) and a power cut too (as it
would not). Reading a report takes far longer than the flush.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from verbale.errors import LedgerError

APPLICATION_ID = 0x56455242
"""Marks the file as a ledger of verbale ("VERB" in ASCII), so that `file` and other tools can tell."""

SCHEMA_VERSION = 4
BUSY_SECONDS = 5.0
"""How long a writer waits for another writer: two runs may share a ledger, a transaction takes milliseconds."""

PASSED_OVER = """
CREATE TABLE passed_over (          -- reports that the gate turned away unread
  path TEXT NOT NULL PRIMARY KEY,
  report TEXT NOT NULL,
  title TEXT,
  relevance REAL NOT NULL,
  gate TEXT NOT NULL                        -- the version of the gate that judged it
) WITHOUT ROWID;
CREATE INDEX passed_over_report ON passed_over (report);
"""

ACTOR_CODES = """
ALTER TABLE actors ADD COLUMN code TEXT;
"""

SAME_ACTOR = """
CREATE TABLE same_actor (           -- an actor as a report names it -> its id in the whole ledger, where it is another
  report TEXT NOT NULL,
  id TEXT NOT NULL,
  canonical TEXT NOT NULL,
  PRIMARY KEY (report, id)
) WITHOUT ROWID;
"""

UPGRADES = {
    1: PASSED_OVER,
    2: ACTOR_CODES,
    3: f"""
DROP TABLE same_actor;
{SAME_ACTOR}
UPDATE state SET linked = 0;
ALTER TABLE events ADD COLUMN strength TEXT;
""",
}
"""What a ledger of an earlier layout lacks, by that layout's number; made when the ledger is next written to."""

TABLES = (
    """
CREATE TABLE reports (              -- one line a text, however many files hold it
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  path TEXT, url TEXT,
  title TEXT, outlet TEXT, byline TEXT,     -- JSON {text, span}
  published TEXT,                           -- JSON {value, precision, evidence, spans, confidence, end}
  kind TEXT NOT NULL, language TEXT,
  text TEXT NOT NULL,
  boilerplate TEXT NOT NULL,                -- JSON [[start, end], ...]
  day_from TEXT, day_to TEXT,
  rules TEXT NOT NULL,                      -- the model and rules that read it
  near TEXT,                                -- a date lent by reports of the same story, when it has none itself
  published_alone TEXT,                     -- its date as read without that help
  received TEXT NOT NULL                    -- JSON: the report as it came in, less its text
);
CREATE INDEX reports_day ON reports (day_from);
CREATE TABLE paths (                -- every place where the same text was found
  report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  path TEXT NOT NULL,
  PRIMARY KEY (report, path)
) WITHOUT ROWID;
CREATE INDEX paths_path ON paths (path);
CREATE TABLE statements (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  kind TEXT NOT NULL, type TEXT NOT NULL,
  content TEXT NOT NULL, cue TEXT NOT NULL, source TEXT NOT NULL,   -- JSON [[start, end], ...]
  speaker TEXT, addressee TEXT, parent TEXT,
  said_on TEXT, occasion TEXT,                                      -- JSON
  stance TEXT NOT NULL, confidence REAL NOT NULL,
  position INTEGER NOT NULL, words TEXT NOT NULL, day_from TEXT, day_to TEXT
);
CREATE INDEX statements_report ON statements (report, position);
CREATE INDEX statements_speaker ON statements (speaker);
CREATE INDEX statements_day ON statements (day_from);
CREATE TABLE events (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  statement TEXT, type TEXT NOT NULL,
  mode TEXT NOT NULL, context TEXT NOT NULL, actors TEXT NOT NULL, recipients TEXT NOT NULL,   -- JSON lists
  status TEXT NOT NULL, date TEXT, place TEXT, spans TEXT NOT NULL,                            -- JSON
  confidence REAL NOT NULL, strength TEXT,                                                     -- JSON
  position INTEGER NOT NULL, words TEXT NOT NULL, day_from TEXT, day_to TEXT
);
CREATE INDEX events_report ON events (report, position);
CREATE INDEX events_statement ON events (statement);
CREATE INDEX events_type ON events (type, day_from);
CREATE TABLE conditions (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  statement TEXT, event TEXT, relation TEXT NOT NULL,
  "trigger" TEXT NOT NULL, consequence TEXT NOT NULL, strength TEXT NOT NULL,   -- JSON
  commitment TEXT NOT NULL, confidence REAL NOT NULL,
  position INTEGER NOT NULL, words TEXT NOT NULL, day_from TEXT, day_to TEXT
);
CREATE INDEX conditions_report ON conditions (report, position);
CREATE INDEX conditions_statement ON conditions (statement);
CREATE TABLE actors (               -- as each report names them; same_actor joins them
  report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
  country TEXT, igo TEXT, role TEXT, sector TEXT,
  aliases TEXT NOT NULL, offices TEXT NOT NULL,                     -- JSON
  code TEXT,                                                        -- PLOVER/CAMEO actor code
  PRIMARY KEY (report, id)
) WITHOUT ROWID;
CREATE INDEX actors_id ON actors (id);
CREATE TABLE failures (             -- files and rows that could not be read
  path TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (path, reason)
) WITHOUT ROWID;
CREATE TABLE state (                -- linked: 1 when the stages across reports have seen every report
  linked INTEGER NOT NULL
);
INSERT INTO state VALUES (1);
"""
    + PASSED_OVER
    + SAME_ACTOR
)

SEARCH = """
CREATE VIEW report_words AS SELECT number, coalesce(json_extract(title, '$.text'), '') AS title, text FROM reports;
CREATE VIRTUAL TABLE reports_search USING fts5 (
  title, text, content='report_words', content_rowid='number', tokenize='porter unicode61 remove_diacritics 2');
CREATE TRIGGER reports_search_in AFTER INSERT ON reports BEGIN
  INSERT INTO reports_search (rowid, title, text)
    VALUES (new.number, coalesce(json_extract(new.title, '$.text'), ''), new.text);
END;
CREATE TRIGGER reports_search_out AFTER DELETE ON reports BEGIN
  INSERT INTO reports_search (reports_search, rowid, title, text)
    VALUES ('delete', old.number, coalesce(json_extract(old.title, '$.text'), ''), old.text);
END;
CREATE VIRTUAL TABLE statements_search USING fts5 (
  words, content='statements', content_rowid='number', tokenize='porter unicode61 remove_diacritics 2');
CREATE TRIGGER statements_search_in AFTER INSERT ON statements BEGIN
  INSERT INTO statements_search (rowid, words) VALUES (new.number, new.words);
END;
CREATE TRIGGER statements_search_out AFTER DELETE ON statements BEGIN
  INSERT INTO statements_search (statements_search, rowid, words) VALUES ('delete', old.number, old.words);
END;
"""

SENTENCES = {
    sqlite3.SQLITE_BUSY: "it is being written by another process; wait for that to end, or name another --ledger",
    sqlite3.SQLITE_LOCKED: "it is being written by another process; wait for that to end, or name another --ledger",
    sqlite3.SQLITE_NOTADB: "it is not a ledger: the file is no SQLite database, or it is damaged",
    sqlite3.SQLITE_CORRUPT: "the file is damaged; restore it from a copy, or read the reports into a new one",
    sqlite3.SQLITE_FULL: "the disk is full; what was stored before is whole: free some space and run it again",
    sqlite3.SQLITE_IOERR: "the disk refuses to read or write (full, over quota or damaged); what was stored before "
    "is whole: make room and run it again",
    sqlite3.SQLITE_CANTOPEN: "the file cannot be opened: look at its folder and permissions",
    sqlite3.SQLITE_READONLY: "it may not be written: look at its permissions, or name another --ledger",
    sqlite3.SQLITE_PERM: "access is denied: look at its permissions",
    sqlite3.SQLITE_TOOBIG: "a text is larger than the ledger can hold (1 GB)",
}


@contextmanager
def ledger_errors(path: str) -> Iterator[None]:
    """Turn what SQLite says about the ledger at `path` into a LedgerError with a sentence for the user."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        reason = SENTENCES.get(code, f"SQLite says: {error}")
        raise LedgerError(f"Ledger {path}: {reason}.") from error


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Make what happens inside all or nothing; anything raised, Ctrl-C too, rolls it back."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def open_to_write(path: str) -> sqlite3.Connection:
    """Open the ledger at `path` (":memory:" for none on disk), making it when it is not there.

    Raises LedgerError for a file that is not a ledger, is newer, damaged, locked or may not be written.
    """
    folder = Path(path).parent
    if path != ":memory:" and not folder.is_dir():
        raise LedgerError(f"Ledger {path}: the folder {folder} does not exist.")
    with ledger_errors(path):
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            _check(connection, path)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            _create(connection)
        except BaseException:
            connection.close()
            raise
    connection.row_factory = sqlite3.Row
    return connection


def open_to_read(path: str) -> sqlite3.Connection:
    """Open the ledger at `path` without the right to change it.

    Raises LedgerError when there is none, or it is foreign, newer or damaged.
    """
    file = Path(path)
    if not file.is_file():
        raise LedgerError(f"Ledger {path}: there is no such file; make one with: verbale read PATH --ledger {path}")
    with ledger_errors(path):
        connection = _connect_read_only(file)
        try:
            if _check(connection, path) == 0:
                raise LedgerError(f"Ledger {path}: the file is empty; fill it with: verbale read PATH --ledger {path}")
        except BaseException:
            connection.close()
            raise
    connection.row_factory = sqlite3.Row
    return connection


def _connect_read_only(file: Path) -> sqlite3.Connection:
    """Connect so that nothing can be changed.

    Not by `mode=ro`: such a connection leaves the log's files beside the ledger. In a folder that may not be
    written there can be no log; SQLite then has to be told that nobody writes.
    """
    address = file.absolute().as_uri()
    connection = sqlite3.connect(address + "?mode=rw", uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.DatabaseError as error:
        connection.close()
        without_log = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
        no_log = isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode & 0xFF in without_log
        if not no_log or Path(f"{file}-wal").exists():
            raise
        connection = sqlite3.connect(address + "?mode=ro&immutable=1", uri=True, isolation_level=None)
    return connection


def _check(connection: sqlite3.Connection, path: str) -> int:
    """Return the schema version (0: an empty file), or raise LedgerError for a file that verbale must not touch."""
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if application != APPLICATION_ID and (tables or application):
        raise LedgerError(f"Ledger {path}: the file belongs to another program; name another --ledger.")
    if version > SCHEMA_VERSION:
        raise LedgerError(
            f"Ledger {path}: it was written by a newer verbale (layout {version}, this one knows {SCHEMA_VERSION}); "
            "upgrade verbale, or name another --ledger."
        )
    return version if application == APPLICATION_ID else 0


def _create(connection: sqlite3.Connection) -> None:
    """Lay out the tables, or what an earlier layout lacks of them, in one transaction, unless another process did."""
    with transaction(connection):
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if version == SCHEMA_VERSION:
            return
        lacking = [UPGRADES[earlier] for earlier in range(version, SCHEMA_VERSION)] if version else [TABLES, SEARCH]
        for statement in _split("".join(lacking)):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _split(script: str) -> Iterator[str]:
    """Yield the statements of a script one by one: `executescript` would commit the transaction around them."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement.strip()
            statement = ""
