from __future__ import annotations

import json


def test_a_series_is_printed_with_bars_and_its_rise(verbale, filled) -> None:
    done = verbale("escalation", "--actor", "Kovar", "--recipient", "Ruritania")
    assert done.code == 0
    assert "■■■■□" in done.out
    assert "4/5 at most" in done.err
    assert max(map(len, done.out.splitlines())) <= 80


def test_json_gives_one_step_a_line_and_the_picture_is_written_beside(verbale, filled) -> None:
    done = verbale("escalation", "--actor", "Kovar", "--recipient", "Ruritania", "--json", "--picture", "rise.svg")
    assert [json.loads(line)["kind"] for line in done.out.splitlines()] == ["wording"]
    assert (filled / "rise.svg").read_text(encoding="utf-8").startswith("<svg")


def test_a_picture_that_cannot_be_written_is_one_clear_sentence(verbale, filled) -> None:
    done = verbale("escalation", "--actor", "Kovar", "--recipient", "Ruritania", "--picture", "no/such/place.svg")
    assert done.code == 2
    assert "choose another place" in done.err


def test_nothing_between_two_is_said(verbale, filled) -> None:
    done = verbale("escalation", "--actor", "Lund", "--recipient", "Kovar")
    assert (done.code, done.out) == (0, "")
    assert "No graded wordings" in done.err
