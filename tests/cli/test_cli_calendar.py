"""`verbale calendar` on the terminal."""

from __future__ import annotations

import json

import calendar_stages
import msgspec
import pytest

from verbale.cli.calendar import days_of, month_of
from verbale.ledger.calendar import Appointment

TEXT = """2024-03-02
Ruritania will meet Sylvania on April 2. Ruritania agreed to meet Sylvania in May.
Sylvania demanded that Ruritania leave the strait by March 20.
"""
ROW = Appointment(
    id="e1", day="2024-03-09", end=None, precision="day", fixed="planned", type="CONSULT", who=("A",), whom=(),
    place=None, words="w", evidence=(), told=None, report="r1", reports=("r1",), outlet=None, title=None, path=None,
    confidence=0.5,
)  # fmt: skip


@pytest.fixture
def planned(here, verbale, monkeypatch):
    monkeypatch.setattr("verbale.ledger.opening.shipped_stages", lambda: calendar_stages.STAGES)
    (here / "plans.txt").write_text(TEXT)
    assert verbale("read", "plans.txt").code == 0
    verbale("reports")


def test_the_calendar_stands_month_by_month(verbale, planned) -> None:
    done = verbale("calendar")
    assert done.code == 0
    headings = [line for line in done.out.splitlines() if not line.startswith(" ")]
    assert headings == ["March 2024", "April 2024", "May 2024"]
    assert "  by Wed 20 Sylvania → Ruritania  REQUEST deadline" in done.out
    assert "  in May    Ruritania → Sylvania  AGREE agreed" in done.out
    assert done.err.splitlines()[-1] == "3 appointments"


@pytest.mark.parametrize("width", ["40", "80", "120"])
def test_no_line_of_the_calendar_is_wider_than_the_terminal(verbale, planned, monkeypatch, width) -> None:
    monkeypatch.setenv("COLUMNS", width)
    assert max(map(len, verbale("calendar").out.splitlines())) <= int(width)


def test_json_gives_one_appointment_a_line_and_the_days_can_be_cut(verbale, planned) -> None:
    done = verbale("calendar", "--from", "2024-04", "--to", "2024-04-30", "--json")
    assert [json.loads(line)["day"] for line in done.out.splitlines()] == ["2024-04-02"]


def test_a_calendar_without_appointments_says_so(verbale, planned) -> None:
    done = verbale("calendar", "--from", "2030")
    assert (done.code, done.out) == (0, "")
    assert "Nothing is fixed for a day ahead." in done.err


@pytest.mark.parametrize(
    ("day", "end", "precision", "shown"),
    [
        ("2024-03-09", None, "day", "Sat 9"),
        ("2024-03-09T09:30", None, "time", "Sat 9"),
        ("2024-03-09", "2024-03-11", "day", "9-11"),
        ("2024-03-30", "2024-04-02", "day", "30-2 Apr"),
        ("2024-03", None, "month", "in Mar"),
        ("2024-06", "2024-08", "month", "Jun-Aug"),
        ("2025", None, "year", "some day"),
        ("2025", "2027", "year", "to 2027"),
    ],
)
def test_days_are_told_in_few_letters(day, end, precision, shown) -> None:
    assert days_of(msgspec.structs.replace(ROW, day=day, end=end, precision=precision)) == shown


def test_a_limit_is_told_as_one() -> None:
    assert days_of(msgspec.structs.replace(ROW, fixed="deadline")) == "by Sat 9"
    assert days_of(msgspec.structs.replace(ROW, fixed="deadline", day="2024-03", precision="month")) == "by Mar"


def test_a_year_is_its_own_heading() -> None:
    assert (month_of("2025"), month_of("2024-03"), month_of("2024-03-09T09:30")) == ("2025", "March 2024", "March 2024")
