from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import light_stages
import pytest

from verbale.errors import LedgerError
from verbale.ledger.opening import open_view, read_into
from verbale.ledger.schema import APPLICATION_ID, ledger_errors, open_to_read, open_to_write, transaction
from verbale.ledger.view import Ledger

Read = Callable[..., Ledger]


def test_a_new_ledger_is_marked_as_verbales_own(tmp_path: Path) -> None:
    connection = open_to_write(str(tmp_path / "new.db"))
    assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2
    connection.close()


def test_a_closed_ledger_is_one_file(read: Read, tmp_path: Path) -> None:
    read().close()
    assert [path.name for path in tmp_path.glob("verbale.db*")] == ["verbale.db"]


def test_a_missing_ledger_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"there is no such file; make one with: verbale read PATH --ledger"):
        open_view(str(tmp_path / "none.db"))


def test_an_empty_file_is_no_ledger_to_look_into(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    with pytest.raises(LedgerError, match="the file is empty"):
        open_view(str(tmp_path / "empty.db"))


def test_an_empty_file_can_become_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    open_to_write(str(tmp_path / "empty.db")).close()
    open_to_read(str(tmp_path / "empty.db")).close()


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"the folder .*nowhere does not exist"):
        open_to_write(str(tmp_path / "nowhere" / "verbale.db"))


@pytest.mark.parametrize("open_it", [open_to_read, open_to_write])
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, open_it: Callable[[str], object]) -> None:
    (tmp_path / "text.db").write_text("These are no pages of SQLite, only words. " * 100)
    with pytest.raises(LedgerError, match="it is not a ledger"):
        open_it(str(tmp_path / "text.db"))


@pytest.mark.parametrize("open_it", [open_to_read, open_to_write])
def test_a_database_of_another_program_is_refused_and_left_alone(
    tmp_path: Path, open_it: Callable[[str], object]
) -> None:
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE bookmarks (url TEXT)")
    other.close()
    before = (tmp_path / "other.db").read_bytes()
    with pytest.raises(LedgerError, match="belongs to another program"):
        open_it(str(tmp_path / "other.db"))
    assert (tmp_path / "other.db").read_bytes() == before


@pytest.mark.parametrize("open_it", [open_to_read, open_to_write])
def test_a_ledger_of_a_newer_version_is_refused(tmp_path: Path, open_it: Callable[[str], object]) -> None:
    connection = open_to_write(str(tmp_path / "newer.db"))
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(LedgerError, match=r"written by a newer verbale \(layout 99"):
        open_it(str(tmp_path / "newer.db"))


def test_a_damaged_ledger_gives_a_sentence_when_it_is_asked(read: Read, tmp_path: Path) -> None:
    read().close()
    file = tmp_path / "verbale.db"
    data = bytearray(file.read_bytes())
    data[4096:] = os.urandom(len(data) - 4096)
    file.write_bytes(data)
    with pytest.raises(LedgerError, match="damaged"), open_view(str(file)) as ledger:
        ledger.statements()


def test_a_truncated_ledger_gives_a_sentence(read: Read, tmp_path: Path) -> None:
    read().close()
    file = tmp_path / "verbale.db"
    file.write_bytes(file.read_bytes()[:5000])
    with pytest.raises(LedgerError, match="damaged"), open_view(str(file)) as ledger:
        ledger.statements()


def test_a_locked_ledger_is_named_and_the_reason_told(
    read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read().close()
    monkeypatch.setattr("verbale.ledger.schema.BUSY_SECONDS", 0.0)
    other = sqlite3.connect(tmp_path / "verbale.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LedgerError, match=r"verbale\.db: it is being written by another process"):
        read(tmp_path / "reports" / "a.txt")
    with open_view(str(tmp_path / "verbale.db")) as ledger:
        assert len(ledger.reports()) == 3  # looking is possible while another writes
    other.execute("ROLLBACK")
    other.close()


def test_a_full_disk_gives_a_sentence_and_keeps_what_was_stored(tmp_path: Path, folder: Path) -> None:
    path = str(tmp_path / "small.db")
    read_into([str(folder / "a.txt")], path, light_stages.STAGES).close()
    connection = open_to_write(path)
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    full = pytest.raises(LedgerError, match=r"the disk is full; what was stored before is whole")
    with full, ledger_errors(path), transaction(connection):
        connection.execute("INSERT INTO failures VALUES ('x', ?)", ("y" * 1_000_000,))
    assert connection.execute("SELECT count(*) FROM failures").fetchone()[0] == 0
    connection.close()
    with open_view(path) as ledger:
        assert len(ledger.statements()) == 2


def test_a_transaction_is_all_or_nothing_even_for_an_interrupt(tmp_path: Path) -> None:
    connection = open_to_write(str(tmp_path / "new.db"))
    with pytest.raises(KeyboardInterrupt), transaction(connection):
        connection.execute("INSERT INTO failures VALUES ('x', 'y')")
        raise KeyboardInterrupt
    assert connection.execute("SELECT count(*) FROM failures").fetchone()[0] == 0
    connection.close()


def test_looking_into_a_ledger_cannot_change_it(read: Read, tmp_path: Path) -> None:
    read().close()
    connection = open_to_read(str(tmp_path / "verbale.db"))
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("DELETE FROM reports")
    connection.close()


def test_every_table_has_the_records_own_field_names(tmp_path: Path) -> None:
    from verbale.ledger.select import SELECT

    connection = open_to_write(str(tmp_path / "new.db"))
    for table, (record, _) in SELECT.items():
        columns = {row["name"] for row in connection.execute(f"PRAGMA table_info({table})")}
        assert set(record.__struct_fields__) <= columns, table
    connection.close()


def test_a_ledger_in_a_folder_that_may_not_be_written_can_be_looked_into(read: Read, tmp_path: Path) -> None:
    read().close()
    kept = tmp_path / "kept"
    kept.mkdir()
    (tmp_path / "verbale.db").rename(kept / "verbale.db")
    kept.chmod(0o555)
    try:
        with open_view(str(kept / "verbale.db")) as ledger:
            assert len(ledger.reports()) == 3
    finally:
        kept.chmod(0o755)
