from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import light_stages
import pytest


def test_reading_says_what_was_read_and_what_comes_next(verbale, filled) -> None:
    done = verbale("read", "in", "--ledger", "other.db")
    assert (done.code, done.out) == (0, "other.db: 2 new\n")
    assert done.err == "Next: verbale threats --ledger other.db\n"
    assert verbale("read", "in").out == "verbale.db: 2 known already\n"


def test_some_failures_give_code_1_and_are_named_with_their_reason(verbale, filled) -> None:
    (filled / "in" / "c.txt").write_bytes(b"\x00\x01")
    done = verbale("read", "in")
    assert done.code == 1
    assert done.out == "verbale.db: 2 known already, 1 not read\n"
    assert "Not read: in/c.txt: It is no text.\n" in done.err
    assert "Not read: in/c.txt: It is no text.\n" in verbale("reports").err


def test_a_failure_among_many_is_counted_when_the_list_is_long(verbale, filled) -> None:
    for number in range(25):
        (filled / "in" / f"x{number}.txt").write_bytes(b"\x00")
    assert "... and 5 more: see verbale reports" in verbale("read", "in").err


def test_only_failures_give_code_2(verbale, here) -> None:
    done = verbale("read", "nowhere.txt")
    assert done.code == 2
    assert "Not read: nowhere.txt:" in done.err


def test_nothing_to_read_gives_code_2(verbale, here) -> None:
    (here / "empty").mkdir()
    done = verbale("read", "empty")
    assert (done.code, done.err) == (2, "There was nothing to read.\n")


def test_no_path_at_all_is_wrong_usage(verbale, here) -> None:
    done = verbale("read")
    assert done.code == 2
    assert "Say what to read" in done.err


def test_a_field_without_a_column_is_wrong_usage(verbale, here) -> None:
    done = verbale("read", "in", "--field", "text")
    assert done.code == 2
    assert "--field takes NAME=COLUMN" in done.err


def test_the_summary_is_json_on_request(verbale, filled) -> None:
    done = verbale("read", "in", "--json")
    assert json.loads(done.out) == {
        "new": 0, "known": 2, "reread": 0, "passed_over": 0, "stale": 0, "failures": [], "changes": {},
    }  # fmt: skip


def test_reading_again_needs_no_path_and_says_what_changed(verbale, filled, monkeypatch) -> None:
    monkeypatch.setattr("verbale.ledger.opening.shipped_stages", lambda: light_stages.NEWER)
    assert "2 reports as an earlier version read them" in verbale("read", "in").err
    done = verbale("read", "--reread")
    assert done.code == 0
    assert done.out.startswith("verbale.db: 2 read again\n  statements: 0 added, 1 removed, 0 changed\n")
    assert verbale("read", "--reread", "all").out.startswith("verbale.db: 2 read again\n")


def test_a_locked_ledger_gives_code_3(verbale, filled, monkeypatch) -> None:
    monkeypatch.setattr("verbale.ledger.schema.BUSY_SECONDS", 0.0)
    (filled / "in" / "c.txt").write_text('Lund said "More."')
    other = sqlite3.connect("verbale.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    done = verbale("read", "in")
    other.close()
    assert done.code == 3
    assert done.err.startswith("verbale: Ledger verbale.db: it is being written by another process; wait")


@pytest.mark.parametrize("command", [["read", "in"], ["threats"], ["export", "--out", "x"]])
def test_a_file_that_is_no_ledger_gives_code_3(verbale, filled, command) -> None:
    Path("notes.db").write_text("Only words, no pages. " * 100)
    done = verbale(*command, "--ledger", "notes.db")
    assert done.code == 3
    assert "Ledger notes.db: it is not a ledger" in done.err


def test_a_full_disk_gives_code_3_and_keeps_what_was_stored(filled) -> None:
    script = f"""
import resource, sys
sys.path.insert(0, {str(Path(light_stages.__file__).parent)!r})
import light_stages, verbale.ledger.opening, verbale.cli
verbale.ledger.opening.shipped_stages = lambda: light_stages.STAGES
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
sys.exit(verbale.cli.run(["read", "in", "--workers", "1"]))
"""
    for number in range(9):
        (filled / "in" / f"long{number}.txt").write_text(f'Lund said "{number}." ' + "Words fill the disk. " * 5000)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 3
    assert "verbale: Ledger verbale.db: the disk" in done.stderr
    assert "make room and run it again" in done.stderr or "free some space" in done.stderr
    assert "Traceback" not in done.stderr
    connection = sqlite3.connect("verbale.db")
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    held = connection.execute("SELECT count(*) FROM reports").fetchone()[0]
    assert 2 <= held < 11
    assert held == connection.execute("SELECT count(DISTINCT report) FROM statements").fetchone()[0]
    connection.close()


def test_ctrl_c_gives_code_130_and_says_how_to_go_on(filled) -> None:
    script = f"""
import os, signal, sys
sys.path.insert(0, {str(Path(light_stages.__file__).parent)!r})
import dataclasses, light_stages, verbale.ledger.opening, verbale.cli
def interrupt_second(report, near):
    if "SECOND" in report.text:
        os.kill(os.getpid(), signal.SIGINT)
    return light_stages.read_report(report, near)
stages = dataclasses.replace(light_stages.STAGES, read_report=interrupt_second)
verbale.ledger.opening.shipped_stages = lambda: stages
sys.exit(verbale.cli.run(["read", "in", "--ledger", "new.db"]))
"""
    (filled / "in" / "z.txt").write_text("SECOND")
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 130
    assert done.stderr.strip() == "Interrupted. 2 reports stored by this run; run the same command to go on."
    connection = sqlite3.connect("new.db")
    assert connection.execute("SELECT count(*) FROM reports").fetchone()[0] == 2
    connection.close()
