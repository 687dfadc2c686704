from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import light_stages
import pytest

from verbale.ledger.stages import Gate
from verbale.record import Report


def relevance(report: Report) -> float:
    return 0.3 if "Talks" in report.text else 0.8


@pytest.fixture(autouse=True)
def gated(monkeypatch: pytest.MonkeyPatch, here: Path) -> None:
    """Give the light stages a gate that turns b.txt away at its own threshold."""
    stages = dataclasses.replace(light_stages.STAGES, gate=Gate(0.5, relevance, "g1"))
    monkeypatch.setattr("verbale.ledger.opening.shipped_stages", lambda: stages)


@pytest.fixture
def folder(here: Path) -> Path:
    (here / "in").mkdir()
    (here / "in" / "a.txt").write_text('2024-03-02\nAnna Kovar said "Nothing will happen." She left.\n')
    (here / "in" / "b.txt").write_text("Talks\nof cake\n")
    return here / "in"


def test_what_was_passed_over_is_counted_and_the_list_named(verbale, folder) -> None:
    done = verbale("read", "in", "--gate", "--ledger", "other.db")
    assert (done.code, done.out) == (0, "other.db: 1 new, 1 passed over by the gate\n")
    assert "What was passed over: verbale reports --passed-over --ledger other.db\n" in done.err


def test_a_path_may_follow_the_gate_at_once(verbale, folder) -> None:
    assert verbale("read", "--gate", "in").out == "verbale.db: 1 new, 1 passed over by the gate\n"


@pytest.mark.parametrize("given", [("--gate", "0.2"), ("--gate=0.2",), ("--gate", "0"), ()])
def test_a_low_threshold_lets_all_in(verbale, folder, given: tuple[str, ...]) -> None:
    assert verbale("read", *given, "in").out == "verbale.db: 2 new\n"


def test_a_high_threshold_may_pass_over_everything(verbale, folder) -> None:
    done = verbale("read", "--gate", "0.95", "in")
    assert (done.code, done.out) == (0, "verbale.db: 2 passed over by the gate\n")


@pytest.mark.parametrize("given", ["1.5", "nan", "1e9"])
def test_a_number_that_is_no_probability_is_wrong_usage(verbale, folder, given: str) -> None:
    done = verbale("read", "--gate", given, "in")
    assert done.code == 2
    assert "it takes a number from 0 to 1" in done.err


def test_the_list_shows_relevance_title_and_path(verbale, folder) -> None:
    verbale("read", "in", "--gate")
    done = verbale("reports", "--passed-over")
    head, row = (line.split() for line in done.out.splitlines())
    assert (head, row) == (["relevance", "title", "path"], ["0.300", "Talks", "in/b.txt"])
    assert done.err == "1 report passed over; to read them: verbale read PATH without --gate.\n"
    assert "1 passed over by the gate: verbale reports --passed-over\n" in verbale("reports").err


def test_the_list_is_json_on_request(verbale, folder) -> None:
    verbale("read", "in", "--gate")
    row = json.loads(verbale("reports", "--passed-over", "--json").out)
    assert (row["path"], row["title"], row["relevance"]) == ("in/b.txt", "Talks", 0.3)


def test_filters_do_not_go_with_the_list(verbale, folder) -> None:
    verbale("read", "in", "--gate")
    done = verbale("reports", "--passed-over", "--speaker", "Kovar")
    assert done.code == 2
    assert "takes no filters" in done.err


def test_the_summary_counts_what_was_passed_over(verbale, folder) -> None:
    assert json.loads(verbale("read", "in", "--gate", "--json").out)["passed_over"] == 1
