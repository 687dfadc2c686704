from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from strait_reports import RETITLED, SHORE

Verbale = Callable[..., Any]


@pytest.fixture
def copied(here: Path, verbale: Verbale) -> None:
    (here / "in").mkdir()
    (here / "in" / "a.txt").write_text(SHORE)
    (here / "in" / "b.txt").write_text(RETITLED)
    (here / "in" / "c.txt").write_text("The orchestra of the capital opens its season with a waltz.\n")
    assert verbale("read", "in").code == 0


def test_copies_shows_the_reports_and_what_they_share(copied: None, verbale: Verbale) -> None:
    done = verbale("copies")
    assert done.code == 0
    assert "2 reports, syndicated" in done.out
    assert "in common" in done.out
    assert "“Ruritania shut the Lorne strait" in done.out
    assert "1 group of copies, 2 reports in them." in done.err
    assert "No copies found." in verbale("copies", "--report", "c.txt").err


def test_stories_shows_days_title_and_counts(copied: None, verbale: Verbale) -> None:
    done = verbale("stories")
    assert done.code == 0
    assert "2 reports, 1 independent: " in done.out
    assert done.out.count("2024-03-02") >= 2
    assert "1 story of several reports; 1 report stands alone." in done.err


@pytest.mark.parametrize(("command", "number"), [("copies", 1), ("stories", 2)])
def test_json_is_one_object_a_line(copied: None, verbale: Verbale, command: str, number: int) -> None:
    rows = [json.loads(line) for line in verbale(command, "--json").out.splitlines()]
    assert len(rows) == number
    assert all({"id", "reports"} <= row.keys() for row in rows)
