"""What is fixed for when: ahead of its report, once for all reports, in the order of its days."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import calendar_stages
import pytest

from verbale.ledger.calendar import Appointment
from verbale.ledger.view import Ledger


@pytest.fixture
def fixed(tmp_path: Path, read: Callable[..., Ledger]) -> Callable[..., list[Appointment]]:
    """Read texts, each printed on Saturday 2 March 2024, and return the calendar; filters by name."""

    def calendar_of(*texts: str, **filters: str) -> list[Appointment]:
        for number, text in enumerate(texts):
            (tmp_path / f"text{number}.txt").write_text(f"2024-03-02\n{text}\n")
        paths = [tmp_path / f"text{number}.txt" for number in range(len(texts))]
        with read(*paths, stages=calendar_stages.STAGES) as ledger:
            return ledger.calendar(**filters)

    return calendar_of


def test_a_plan_stands_on_the_day_it_is_planned_for(fixed) -> None:
    (row,) = fixed("Ruritania will meet Sylvania on March 9.")
    assert (row.day, row.precision, row.fixed, row.type) == ("2024-03-09", "day", "planned", "CONSULT")
    assert (row.who, row.whom, row.told) == (("Ruritania",), ("Sylvania",), "2024-03-02")
    assert [passage.text for passage in row.evidence] == ["Ruritania will meet Sylvania on March 9."]


def test_an_agreement_stands_on_the_day_of_what_is_agreed(fixed) -> None:
    (row,) = fixed("Ruritania agreed to meet Sylvania in April.")
    assert (row.day, row.precision, row.fixed) == ("2024-04", "month", "agreed")


def test_a_demand_stands_on_its_limit(fixed) -> None:
    (row,) = fixed("Ruritania demanded that Sylvania leave the strait by March 20.")
    assert (row.day, row.fixed, row.type) == ("2024-03-20", "deadline", "REQUEST")


def test_a_condition_stands_on_its_limit(fixed) -> None:
    (row,) = fixed('Anna Kovar said "If Ruritania lies by March 25, its banks will suffer."')
    assert (row.day, row.fixed, row.who) == ("2024-03-25", "deadline", ("Anna Kovar",))
    assert row.words.startswith("Ruritania lies by March 25")


@pytest.mark.parametrize(
    "text",
    [
        "Ruritania met Sylvania on February 9.",
        "Ruritania agreed to meet Sylvania on February 9.",
        "Ruritania will meet Sylvania soon.",
        "Ruritania will meet Sylvania in the coming weeks.",
        "Ruritania will meet Sylvania this year.",
        "Ruritania demanded that Sylvania leave the strait.",
        "Ruritania denied that on March 9 it meets Sylvania.",
        "Ruritania will meet Sylvania in the 2030s.",
    ],
)
def test_what_is_past_denied_or_has_no_day_is_left_out(fixed, text: str) -> None:
    assert fixed(text) == []


def test_a_stretch_that_has_begun_is_a_plan_where_it_is_short(fixed) -> None:
    (row,) = fixed("Ruritania will meet Sylvania this weekend.")
    assert (row.day, row.end) == ("2024-03-02", "2024-03-03")


def test_several_reports_of_one_meeting_are_one_row_with_all_reports(fixed) -> None:
    found = fixed(
        "Ruritania will meet Sylvania on March 9.",
        "Sylvania will meet Ruritania on 9 March.",
        "Borduria will meet its neighbours on March 9.",
    )
    assert sorted(len(row.reports) for row in found) == [1, 2]


def test_a_report_without_a_date_fixes_nothing_that_leans_on_it(tmp_path: Path, read: Callable[..., Ledger]) -> None:
    (tmp_path / "undated.txt").write_text("Ruritania will meet Sylvania on Friday.\n")
    with read(tmp_path / "undated.txt", stages=calendar_stages.STAGES) as ledger:
        assert ledger.calendar() == []


def test_rows_come_in_the_order_of_their_days_and_the_filters_ask_for_these(fixed) -> None:
    texts = (
        "Ruritania will meet Sylvania on April 2.",
        "Ruritania will meet Sylvania in April.",
        "Borduria will meet Sylvania on March 9.",
    )
    assert [row.day for row in fixed(*texts)] == ["2024-03-09", "2024-04", "2024-04-02"]
    assert [row.day for row in fixed(*texts, since="2024-04-02")] == ["2024-04", "2024-04-02"]
    assert [row.day for row in fixed(*texts, until="2024-03")] == ["2024-03-09"]
    assert [row.day for row in fixed(*texts, speaker="Ruritania", until="2024-03-31")] == []
