from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Verbale = Callable[..., Any]

SHORE = """2024-03-02
Ruritania shuts the strait
Ruritania shut the Lorne strait to ships of Sylvania on Saturday after two of its patrol boats were rammed off the
island of Brand. Minister Anna Kovar said that the strait would stay shut until Sylvania paid for the damage. Some 300
sailors lie at anchor off Brand, and insurers have doubled the price of cover for every ship that waits there. Boris
Lund, the envoy of Sylvania, called the closure an act of piracy and flew home from the capital in the evening.
"""


@pytest.fixture
def copied(here: Path, verbale: Verbale) -> None:
    (here / "in").mkdir()
    (here / "in" / "a.txt").write_text(SHORE)
    (here / "in" / "b.txt").write_text(SHORE.replace("Ruritania shuts the strait", "Ships wait at sea"))
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
