from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from strait_reports import RETITLED, SHORE

from verbale.ledger.view import Ledger

Read = Callable[..., Ledger]


@pytest.fixture
def ledger(read: Read, folder: Path) -> Ledger:
    for path in folder.iterdir():
        path.unlink()
    (folder / "a.txt").write_text(SHORE)
    (folder / "b.txt").write_text(RETITLED)
    (folder / "c.txt").write_text("2024-05-20\nThe orchestra of the capital opens its season with a waltz.\n")
    return read()


def test_copies_and_stories_are_found_in_a_ledger(ledger: Ledger) -> None:
    with ledger:
        (group,) = ledger.copies()
        assert len(group.reports) == 2
        stories = ledger.stories()
        assert sorted(len(story.reports) for story in stories) == [1, 2]
        assert [story.independent for story in stories if len(story.reports) == 2] == [1]


def test_filters_ask_for_one_of_the_reports(ledger: Ledger) -> None:
    with ledger:
        assert len(ledger.copies(report="b.txt")) == 1
        assert ledger.copies(report="c.txt") == []
        assert [len(story.reports) for story in ledger.stories(report="c.txt")] == [1]
        assert [len(story.reports) for story in ledger.stories(until="2024-03")] == [2]


def test_copies_and_stories_are_files_of_the_export(ledger: Ledger, tmp_path: Path) -> None:
    with ledger:
        counts = ledger.export("jsonl", tmp_path / "out")
    assert (counts["copies.jsonl"], counts["stories.jsonl"]) == (1, 2)
    rows = [json.loads(line) for line in (tmp_path / "out" / "stories.jsonl").read_text().splitlines()]
    assert all("from" in row for row in rows)
