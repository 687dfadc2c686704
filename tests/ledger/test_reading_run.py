from __future__ import annotations

import dataclasses
import random
from collections.abc import Callable
from pathlib import Path

import light_stages
import pytest
from light_stages import NEWER, STAGES

from verbale.errors import LedgerError, ModelError
from verbale.ledger.reading_run import Step
from verbale.ledger.view import Ledger
from verbale.record import Failure, Quoted

Read = Callable[..., Ledger]


def exported(ledger: Ledger, directory: Path) -> dict[str, bytes]:
    ledger.export("jsonl", directory)
    return {path.name: path.read_bytes() for path in sorted(directory.iterdir())}


def test_reports_are_read_and_stored_with_all_that_was_read_in_them(read: Read) -> None:
    with read() as ledger:
        assert (len(ledger.reports()), len(ledger.statements()), len(ledger.conditions())) == (3, 5, 3)
        assert ledger.summary and (ledger.summary.new, ledger.summary.known) == (3, 0)


def test_reading_the_same_bytes_again_reads_nothing_and_changes_nothing(read: Read, tmp_path: Path) -> None:
    with read() as ledger:
        before = exported(ledger, tmp_path / "before")

    def must_not_read(report: object, near: object) -> None:
        raise AssertionError("read again")

    with read(stages=dataclasses.replace(STAGES, read_report=must_not_read)) as ledger:
        assert ledger.summary and (ledger.summary.new, ledger.summary.known) == (0, 3)
        assert exported(ledger, tmp_path / "after") == before


def test_the_same_text_at_two_paths_is_one_report_with_both_paths(read: Read, folder: Path) -> None:
    (folder / "copy.txt").write_bytes((folder / "a.txt").read_bytes())
    with read() as ledger:
        assert ledger.summary and (ledger.summary.new, ledger.summary.known) == (3, 1)
        report = ledger.reports(report="copy.txt")[0]
        assert ledger.paths(report.id) == [str(folder / "a.txt"), str(folder / "copy.txt")]


def test_a_copy_that_arrives_later_is_noted_without_reading(read: Read, folder: Path) -> None:
    read().close()
    (folder / "0.txt").write_bytes((folder / "a.txt").read_bytes())
    with read() as ledger:
        report = ledger.reports(report="0.txt")[0]
        assert report.path == str(folder / "0.txt")  # the alphabetically first, whenever it came
        assert len(ledger.paths(report.id)) == 2


def test_a_text_told_differently_by_two_rows_is_kept_the_same_in_any_order(read: Read, tmp_path: Path) -> None:
    poor, rich = (light_stages.report('Kovar said "No."', "t", url=url) for url in (None, "https://a.example/1"))
    fine = dataclasses.replace(STAGES, read_report=_keep)
    kept = []
    for number, order in enumerate([(poor, rich), (rich, poor)]):
        stages = dataclasses.replace(fine, read_paths=lambda *_, order=order: iter(order))
        with read(ledger=str(tmp_path / f"{number}.db"), stages=stages, workers=1) as ledger:
            kept.append(ledger.reports())
    assert kept[0] == kept[1]
    assert kept[0][0].url == "https://a.example/1"


def _keep(report, near):
    return light_stages.Reading(report, rules="light-1")


def test_a_failure_is_listed_and_goes_away_when_the_file_is_mended(read: Read, folder: Path) -> None:
    (folder / "d.txt").write_bytes(b"\0\1\2")
    with read() as ledger:
        assert ledger.failures() == [Failure(str(folder / "d.txt"), "It is no text.")]
        assert len(ledger.reports()) == 3
    (folder / "d.txt").write_text('Lund said "It is mended."')
    with read() as ledger:
        assert ledger.failures() == []


def test_a_report_that_the_rules_cannot_bear_is_a_failure_and_the_others_are_read(read: Read, folder: Path) -> None:
    (folder / "d.txt").write_text("CRASH")
    with read() as ledger:
        assert ledger.failures()[0].reason == "it could not be read (RuntimeError: a rule failed)"
        assert len(ledger.reports()) == 3


def test_a_damaged_installation_ends_the_run(read: Read, folder: Path) -> None:
    (folder / "0.txt").write_text("MODEL")
    with pytest.raises(ModelError):
        read()


def test_reading_again_with_newer_rules_says_what_changed(read: Read) -> None:
    read().close()
    with read(stages=NEWER) as ledger:
        assert ledger.summary and ledger.summary.stale == 3
    with read(stages=NEWER, reread="changed") as ledger:
        assert ledger.summary and (ledger.summary.reread, ledger.summary.stale) == (3, 0)
        assert ledger.summary.changes["statements"] == (0, 2, 0)
        assert ledger.summary.changes["conditions"] == (0, 3, 0)
        assert len(ledger.statements()) == 3
    with read(stages=NEWER, reread="changed") as ledger:
        assert ledger.summary and ledger.summary.reread == 0
    with read(stages=NEWER, reread="all") as ledger:
        assert ledger.summary and ledger.summary.reread == 3
        assert ledger.summary.changes["statements"] == (0, 0, 0)


def test_an_undated_report_is_lent_a_date_by_the_dated_ones(read: Read) -> None:
    with read() as ledger:
        published = ledger.reports(report="b.txt")[0].published
        assert published and (published.value, published.evidence) == ("2024-03-05", "inferred")


def test_what_is_lent_follows_the_reports_that_arrive_later(read: Read, folder: Path) -> None:
    read(folder / "a.txt", folder / "b.txt").close()
    with read() as ledger:
        published = ledger.reports(report="b.txt")[0].published
        assert published and published.value == "2024-03-05"


def test_the_order_of_arrival_leaves_no_trace_in_the_record(read: Read, folder: Path, tmp_path: Path) -> None:
    (folder / "copy.txt").write_bytes((folder / "b.txt").read_bytes())
    paths, seen = sorted(folder.iterdir()), []
    for number in range(4):
        random.Random(number).shuffle(paths)
        ledger = str(tmp_path / f"{number}.db")
        half = number % len(paths)
        if half:
            read(*paths[:half], ledger=ledger).close()
        with read(*paths[half:], ledger=ledger) as made:
            seen.append(exported(made, tmp_path / str(number)))
    assert all(files == seen[0] for files in seen)


def test_the_number_of_workers_leaves_no_trace_in_the_record(read: Read, folder: Path, tmp_path: Path) -> None:
    (folder / "long.txt").write_text("Nothing happened. " * 3000)  # too much to be read without a second process
    seen = []
    for workers in (1, 2):
        with read(ledger=str(tmp_path / f"{workers}.db"), workers=workers) as ledger:
            seen.append(exported(ledger, tmp_path / str(workers)))
    assert seen[0] == seen[1]


def test_an_interrupted_run_keeps_what_was_stored_and_goes_on(read: Read, tmp_path: Path) -> None:
    with read(ledger=str(tmp_path / "whole.db")) as ledger:
        whole = exported(ledger, tmp_path / "whole")

    def interrupt(step: Step) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read(progress=interrupt)
    with Ledger(light_connection(tmp_path), "verbale.db") as ledger:
        assert len(ledger.reports()) == 1
        assert not ledger.is_complete()
    with read() as ledger:
        assert ledger.summary and (ledger.summary.new, ledger.summary.known) == (2, 1)
        assert exported(ledger, tmp_path / "resumed") == whole


def light_connection(tmp_path: Path):
    from verbale.ledger.schema import open_to_read

    return open_to_read(str(tmp_path / "verbale.db"))


def test_every_path_is_a_step_and_the_total_is_known(read: Read, folder: Path) -> None:
    (folder / "d.txt").write_bytes(b"\0")
    steps: list[Step] = []
    read(progress=steps.append).close()
    assert sorted(step.outcome for step in steps) == ["failed", "new", "new", "new"]
    assert {step.total for step in steps} == {4}


def test_a_ledger_in_memory_needs_no_file(read: Read, tmp_path: Path) -> None:
    with read(ledger=":memory:") as ledger:
        assert len(ledger.threats()) == 2
    assert not list(tmp_path.glob("*.db"))


def test_two_records_with_one_id_are_refused_whole(read: Read, tmp_path: Path) -> None:
    def doubled(report, near):
        reading = light_stages.read_report(report, near)
        return light_stages.Reading(reading.report, reading.statements * 2, rules="light-1")

    with pytest.raises(LedgerError, match="UNIQUE"):
        read(stages=dataclasses.replace(STAGES, read_report=doubled), workers=1)
    with Ledger(light_connection(tmp_path), "verbale.db") as ledger:
        assert ledger.reports() == []


def test_a_file_name_that_is_no_utf8_can_be_stored(read: Read, folder: Path) -> None:
    (folder / "r\udcffsum\udce9.txt").write_text('Lund said "Fine."')
    with read() as ledger:
        assert ledger.summary and ledger.summary.new == 4
        assert any("\\udcff" in (report.path or "") for report in ledger.reports())


def test_a_title_outside_the_text_survives(read: Read) -> None:
    titled = light_stages.report('Lund said "Fine."', "x", title=Quoted("A title of the page"))
    stages = dataclasses.replace(STAGES, read_report=_keep, read_paths=lambda *_: iter([titled]))
    with read(stages=stages, workers=1) as ledger:
        assert ledger.reports() == [titled]
        assert [hit.kind for hit in ledger.search("title of page")] == ["report"]


def test_a_ledger_among_the_reports_is_no_failure_whatever_it_is_called(read: Read, folder: Path) -> None:
    for _ in range(2):
        with read(ledger=str(folder / "ledger.txt")) as ledger:
            assert ledger.failures() == []
            assert len(ledger.reports()) == 3
