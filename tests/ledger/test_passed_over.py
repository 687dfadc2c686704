from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import light_stages
import pytest

from verbale.ledger import pool
from verbale.ledger.opening import open_view
from verbale.ledger.passed_over import PassedOver
from verbale.ledger.reading_run import Step
from verbale.ledger.schema import open_to_write
from verbale.ledger.stages import Gate
from verbale.ledger.view import Ledger
from verbale.record import Report

Read = Callable[..., Ledger]


def relevance(report: Report) -> float:
    """Judge reports without sanctions little worth: a.txt and b.txt of the folder."""
    return 0.9 if "anctions" in report.text else 0.2


def must_not_judge(report: Report) -> float:
    raise AssertionError("judged again")


GATED = dataclasses.replace(light_stages.STAGES, gate=Gate(0.5, relevance, "g1"))
KNOWING = dataclasses.replace(light_stages.STAGES, gate=Gate(0.5, must_not_judge, "g1"))


def names(ledger: Ledger) -> list[str]:
    return sorted(Path(report.path or "").name for report in ledger.reports())


def passed(ledger: Ledger) -> list[str]:
    return [Path(report.path).name for report in ledger.passed_over()]


def test_without_a_gate_everything_is_read(read: Read) -> None:
    with read(stages=GATED) as ledger:
        assert (ledger.summary.new, ledger.summary.passed_over, ledger.passed_over()) == (3, 0, [])


def test_what_the_gate_turns_away_is_counted_and_listed_with_its_relevance(read: Read, folder: Path) -> None:
    with read(stages=GATED, gate=True) as ledger:
        assert (ledger.summary.new, ledger.summary.passed_over) == (1, 2)
        assert names(ledger) == ["c.txt"]
        first = ledger.passed_over()[0]
    assert (first.path, first.title, first.relevance) == (str(folder / "a.txt"), "2024-03-02", 0.2)


def test_a_threshold_of_ones_own_takes_the_place_of_the_shipped_one(read: Read) -> None:
    with read(stages=GATED, gate=0.1) as ledger:
        assert (ledger.summary.new, ledger.summary.passed_over) == (3, 0)


def test_a_threshold_of_zero_is_a_gate_that_lets_all_in(read: Read) -> None:
    with read(stages=GATED, gate=0.0) as ledger:
        assert ledger.summary.new == 3


def test_what_was_passed_over_is_known_and_not_judged_again(read: Read) -> None:
    read(stages=GATED, gate=True).close()
    with read(stages=KNOWING, gate=True) as ledger:
        assert (ledger.summary.new, ledger.summary.known, ledger.summary.passed_over) == (0, 1, 2)
        assert passed(ledger) == ["a.txt", "b.txt"]


def test_a_lower_threshold_reads_what_was_passed_over_without_judging_it_again(read: Read) -> None:
    read(stages=GATED, gate=True).close()
    with read(stages=KNOWING, gate=0.1) as ledger:
        assert (ledger.summary.new, ledger.summary.passed_over, passed(ledger)) == (2, 0, [])


def test_another_version_of_the_gate_judges_anew(read: Read) -> None:
    read(stages=GATED, gate=True).close()
    newer = dataclasses.replace(GATED, gate=Gate(0.5, lambda _: 0.8, "g2"))
    with read(stages=newer, gate=True, workers=1) as ledger:
        assert (ledger.summary.new, ledger.summary.passed_over, passed(ledger)) == (2, 0, [])


def test_the_same_command_without_the_gate_reads_what_was_passed_over(read: Read) -> None:
    read(stages=GATED, gate=True).close()
    with read(stages=GATED) as ledger:
        assert (ledger.summary.new, ledger.summary.known) == (2, 1)
        assert ledger.passed_over() == []
        assert names(ledger) == ["a.txt", "b.txt", "c.txt"]


def test_what_the_ledger_holds_is_not_turned_away_later(read: Read) -> None:
    read().close()
    with read(stages=GATED, gate=True, reread="all") as ledger:
        assert (ledger.summary.reread, ledger.summary.known, ledger.summary.passed_over) == (3, 3, 0)


def test_a_text_at_two_paths_is_passed_over_at_both(read: Read, folder: Path) -> None:
    (folder / "copy.txt").write_bytes((folder / "a.txt").read_bytes())
    with read(stages=GATED, gate=True) as ledger:
        assert passed(ledger) == ["a.txt", "b.txt", "copy.txt"]
    with read(folder / "copy.txt", stages=GATED) as ledger:
        assert passed(ledger) == ["b.txt"]  # the text was read: at its other path too there is nothing left to read


def test_a_file_that_changed_is_judged_anew_and_noted_once(read: Read, folder: Path) -> None:
    read(stages=GATED, gate=True).close()
    (folder / "a.txt").write_text("Cake\nBoris Lund said nothing.\n")
    with read(stages=GATED, gate=True) as ledger:
        titles = [(Path(each.path).name, each.title) for each in ledger.passed_over()]
        assert titles == [("a.txt", "Cake"), ("b.txt", "Talks fail")]


def test_a_file_that_cannot_be_read_any_more_is_a_failure_and_no_longer_passed_over(read: Read, folder: Path) -> None:
    read(stages=GATED, gate=True).close()
    (folder / "a.txt").write_bytes(b"\0")
    with read(stages=GATED) as ledger:
        assert [Path(f.path).name for f in ledger.failures()] == ["a.txt"]
        assert ledger.passed_over() == []


def test_a_file_that_failed_and_is_then_passed_over_is_no_failure_any_more(read: Read, folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"\0")
    read(stages=GATED, gate=True).close()
    (folder / "a.txt").write_text("Cake\n")
    with read(stages=GATED, gate=True) as ledger:
        assert (ledger.failures(), passed(ledger)) == ([], ["a.txt", "b.txt"])


def test_the_gate_stands_before_the_reading_in_the_workers_too(
    read: Read, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "FEW", 0)
    (folder / "d.txt").write_text("BREAK would end the process\n")
    with read(stages=GATED, gate=True, workers=2) as ledger:
        assert (ledger.summary.new, ledger.summary.passed_over, ledger.summary.failures) == (1, 3, ())


def test_every_step_is_told(read: Read) -> None:
    steps: list[Step] = []
    read(stages=GATED, gate=True, progress=steps.append).close()
    assert sorted(step.outcome for step in steps) == ["new", "passed over", "passed over"]


def test_many_are_noted_in_few_transactions_and_none_is_lost(read: Read, folder: Path) -> None:
    for number in range(250):
        (folder / f"x{number}.txt").write_text(f"Cake {number}\n")
    with read(stages=GATED, gate=True, workers=1) as ledger:
        assert ledger.summary.passed_over == len(ledger.passed_over()) == 252


def test_a_ledger_of_the_first_layout_can_be_looked_into_and_gets_the_table_when_written_to(
    read: Read, tmp_path: Path
) -> None:
    read().close()
    connection = open_to_write(str(tmp_path / "verbale.db"))
    connection.execute("DROP TABLE passed_over")
    connection.execute("ALTER TABLE actors DROP COLUMN code")
    connection.execute("ALTER TABLE events DROP COLUMN strength")
    connection.execute("DROP TABLE same_actor")
    connection.execute("CREATE TABLE same_actor (id TEXT PRIMARY KEY, canonical TEXT NOT NULL) WITHOUT ROWID")
    connection.execute("PRAGMA user_version = 1")
    connection.close()
    with open_view(str(tmp_path / "verbale.db")) as ledger:
        assert (len(ledger.reports()), ledger.passed_over()) == (3, [])
        assert {actor.code for actor in ledger.actors()} == {None}
        assert {event.strength for event in ledger.events()} == {None}
    (tmp_path / "new.txt").write_text("Cake\n")
    with read(tmp_path / "new.txt", stages=GATED, gate=True) as ledger:
        assert ledger.passed_over() == [
            PassedOver(str(tmp_path / "new.txt"), ledger.passed_over()[0].report, "Cake", 0.2)
        ]
