from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Verbale = Callable[..., Any]


@pytest.fixture
def told(here: Path, verbale: Verbale) -> None:
    """Read two reports of one saying, and one weeks later that repeats it."""
    (here / "in").mkdir()
    texts = {
        "a": '2024-03-02\nAnna Kovar said "We will seize the ships of Ruritania if the strait is closed."\n',
        "b": '2024-03-02\nLast night. Anna Kovar said "We will seize all ships if the strait is closed."\n',
        "c": '2024-05-20\nToday. Anna Kovar said "If the strait is closed we will seize the ships."\n',
    }
    for name, text in texts.items():
        (here / "in" / f"{name}.txt").write_text(text)
    assert verbale("read", "in").code == 0


@pytest.mark.usefixtures("told")
def test_utterances_are_listed_with_the_best_wording_and_why(verbale: Verbale) -> None:
    done = verbale("utterances")
    assert done.code == 0
    assert "Anna Kovar" in done.out and "2 statements" in done.out and "direct" in done.out
    assert done.err == "1 utterance\n"
    assert max(map(len, done.out.splitlines())) <= 80


@pytest.mark.usefixtures("told")
def test_lines_are_listed_from_first_to_last_use(verbale: Verbale) -> None:
    done = verbale("utterances", "--lines")
    assert "2024-03-02 to 2024-05-20" in done.out
    assert done.err == "1 line\n"


@pytest.mark.usefixtures("told")
def test_json_is_one_record_a_line(verbale: Verbale) -> None:
    rows = [json.loads(row) for row in verbale("utterances", "--json").out.splitlines()]
    assert max(len(row["statements"]) for row in rows) == 2
    (line,) = [json.loads(row) for row in verbale("utterances", "--lines", "--json").out.splitlines()]
    assert line["from"] == "2024-03-02"


@pytest.mark.usefixtures("told")
def test_compare_marks_what_differs_and_shows_the_line(verbale: Verbale) -> None:
    done = verbale("compare", "seize", "all", "ships")
    assert done.code == 0
    assert "{+" in done.out and "[-" in done.out
    assert "The same line on other occasions" in done.out
    assert max(map(len, done.out.splitlines())) <= 80
    (row,) = verbale("compare", "seize", "all", "ships", "--json").out.splitlines()
    assert json.loads(row)["utterance"].startswith("u")


@pytest.mark.usefixtures("told")
def test_words_that_nobody_said_are_told_so(verbale: Verbale) -> None:
    done = verbale("compare", "opera", "tickets")
    assert done.code == 2
    assert "says anything like it" in done.err
