"""Files and folders are listed once, in a stable order, and what gives no report says why."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from verbale.sources import list_paths


def names(files: list[Path], folder: Path) -> list[str]:
    return [file.relative_to(folder).as_posix() for file in files]


def test_folders_are_read_recursively_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.md", "c.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    files, failures = list_paths([tmp_path])
    assert names(files, tmp_path) == ["a/b/c.md", "a/z.txt", "b.txt", "c.html"]
    assert not failures


@pytest.mark.parametrize(
    "name", [".hidden", "ledger.db", "ledger.db-wal", "x.sqlite", "README.md", "LICENSE", ".git/config"]
)
def test_hidden_files_ledgers_and_papers_about_a_folder_are_left_out_in_silence(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("x")
    (tmp_path / "report.txt").write_text("x")
    files, failures = list_paths([tmp_path])
    assert names(files, tmp_path) == ["report.txt"]
    assert not failures


def test_what_a_browser_saves_beside_a_page_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("x")
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "style.css").write_text("x")
    assert names(list_paths([tmp_path])[0], tmp_path) == ["page.html"]


def test_a_hidden_file_that_is_named_is_read(tmp_path: Path) -> None:
    (tmp_path / ".hidden.txt").write_text("x")
    assert list_paths([tmp_path / ".hidden.txt"])[0] == [tmp_path / ".hidden.txt"]


def test_a_missing_path_says_so(tmp_path: Path) -> None:
    files, failures = list_paths([tmp_path / "nowhere"])
    assert not files
    assert "no such file or folder" in failures[0].reason


def test_a_folder_without_reports_says_so(tmp_path: Path) -> None:
    (tmp_path / "ledger.db").write_text("x")
    assert "no report in this folder" in list_paths([tmp_path])[1][0].reason


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "sub" / "report.txt").write_text("x")
    assert names(list_paths([tmp_path])[0], tmp_path) == ["sub/report.txt"]


def test_a_link_that_leads_nowhere_says_so(tmp_path: Path) -> None:
    (tmp_path / "dead.txt").symlink_to(tmp_path / "gone")
    assert "leads nowhere" in list_paths([tmp_path])[1][0].reason


def test_pipes_in_a_folder_do_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "report.txt").write_text("x")
    assert names(list_paths([tmp_path])[0], tmp_path) == ["report.txt"]


def test_a_path_given_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("x")
    assert len(list_paths([tmp_path / "report.txt", tmp_path])[0]) == 1


def test_paths_are_spelled_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "report.txt").write_text("x")
    monkeypatch.chdir(tmp_path)
    assert list_paths("in")[0] == [Path("in/report.txt")]
    assert list_paths(["-"])[0] == [Path("-")]


@pytest.mark.parametrize("path", ["", "\0", "a" * 5000])
def test_paths_that_no_system_takes_say_so(path: str) -> None:
    (failure,) = list_paths([path])[1]
    assert failure.reason.endswith(".")
