from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from verbale.errors import LedgerError, VerbaleError
from verbale.exports import FORMATS, export
from verbale.exports.files import write_together
from verbale.exports.jsonl import export_jsonl
from verbale.record import Report, Span


class OneReport:
    """A ledger of one report with characters that JSON and lines are sensitive to."""

    report = Report("r1", "One\u2028line “quoted”\x00\n", "a.txt", boilerplate=(Span(0, 3),))

    def records(self, kind: str) -> list[Report]:
        return [self.report] if kind == "reports" else []


LEDGER: Any = OneReport()


def test_there_is_one_file_a_kind_and_one_object_a_line(tmp_path: Path) -> None:
    counts = export_jsonl(LEDGER, tmp_path / "out")
    kinds = "actors conditions copies events lines reports statements stories utterances"
    names = [f"{kind}.jsonl" for kind in kinds.split()]
    assert sorted(counts) == sorted(path.name for path in (tmp_path / "out").iterdir()) == names
    lines = (tmp_path / "out" / "reports.jsonl").read_bytes().split(b"\n")
    assert len(lines) == 2 and lines[1] == b""
    row = json.loads(lines[0].decode("utf-8"))
    assert row["text"] == OneReport.report.text
    assert row["text"][slice(*row["boilerplate"][0])] == "One"


def test_the_same_ledger_gives_the_same_bytes_and_replaces_the_old_files(tmp_path: Path) -> None:
    (tmp_path / "reports.jsonl").write_text("old")
    export(LEDGER, "jsonl", tmp_path)
    first = (tmp_path / "reports.jsonl").read_bytes()
    export(LEDGER, "jsonl", tmp_path)
    assert (tmp_path / "reports.jsonl").read_bytes() == first != b"old"


def test_a_format_that_is_not_known_is_refused_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(VerbaleError, match=f"there is: {', '.join(FORMATS)}"):
        export(LEDGER, "stone tablets", tmp_path)


def test_a_failed_write_leaves_the_files_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_text("old a")
    calls = iter([None, OSError(28, "No space left on device")])

    def full(descriptor: int) -> None:
        if error := next(calls):
            raise error

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(LedgerError, match=r"cannot be written: No space left on device\."):
        write_together(tmp_path, {"a": b"new a", "b": b"new b"})
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_text() == "old a"


def test_a_directory_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    with pytest.raises(LedgerError, match="cannot be written"):
        export(LEDGER, "jsonl", tmp_path / "out")
