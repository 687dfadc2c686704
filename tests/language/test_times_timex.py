"""TIMEX3 values of time expressions, alone and in the chain of a text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.language.times import find_times
from verbale.language.times_timex import timex_value, timex_values

WEDNESDAY = date(2023, 3, 15)


def values(text: str) -> list[str]:
    return timex_values(find_times(text), WEDNESDAY)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("on Tuesday", "2023-03-14"),
        ("on Tuesday night", "2023-03-14TNI"),
        ("at 9:30 a.m. on Tuesday", "2023-03-14T09:30"),
        ("on December 3, 2021", "2021-12-03"),
        ("in December 2021", "2021-12"),
        ("in the third quarter of 2021", "2021-Q3"),
        ("in the first half of 2021", "2021-H1"),
        ("in the 1990s", "199"),
        ("in the 19th century", "18"),
        ("last week", "2023-W10"),
        ("over the weekend", "2023-W10-WE"),
        ("last spring", "2022-SP"),
        ("last year", "2022"),
        ("this month", "2023-03"),
        ("this quarter", "2023-Q1"),
        ("by year-end", "2023-12-31"),
        ("three days ago", "2023-03-12"),
        ("two weeks ago", "2023-W09"),
        ("for three days", "P3D"),
        ("for 24 hours", "PT24H"),
        ("for two and a half years", "P2Y6M"),
        ("for two decades", "P20Y"),
        ("for weeks", "PXW"),
        ("in the past 24 hours", "PT24H"),
        ("in recent years", "PAST_REF"),
        ("in the coming weeks", "PXW"),
        ("in the weeks ahead", "PXW"),
        ("a few years ago", "PAST_REF"),
        ("every Monday", "XXXX-WXX-1"),
        ("daily", "P1D"),
        ("now", "PRESENT_REF"),
        ("recently", "PAST_REF"),
        ("in the past", "PAST_REF"),
        ("in the near future", "FUTURE_REF"),
        ("in the short term", "FUTURE_REF"),
        ("on Good Friday", "2023-04-07"),
        ("on Thanksgiving Day 1999", "1999-11-25"),
    ],
)  # fmt: skip
def test_an_expression_has_its_value(words: str, value: str) -> None:
    assert values(f"The two sides met {words}, officials said.") == [value]


def test_figures_are_compared_with_the_like_quarter_of_the_year_before() -> None:
    text = (
        "In the third quarter the bank lost $3 million, against a profit a year earlier. "
        "Costs rose in the quarter. The year-ago quarter had been better. A year ago it paid more."
    )
    assert values(text) == ["2022-Q3", "2021-Q3", "2022-Q3", "2021-Q3", "2021-Q3"]


def test_without_a_quarter_a_year_ago_is_a_year() -> None:
    assert values("A year ago they signed a truce.") == ["2022"]
    assert values("In the first quarter it grew. For the year it shrank from a year ago.")[1:] == ["2023", "2022"]


def test_the_text_s_own_time_can_be_given() -> None:
    (one,) = find_times("They had met the day before.")
    assert timex_value(one, WEDNESDAY, reference=date(2022, 12, 30)) == "2022-12-29"


@given(st.text(max_size=120), st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
def test_every_expression_has_a_value_and_nothing_raises(text: str, anchor: date) -> None:
    found = find_times(f"On Friday {text} last year, two weeks later.")
    assert len(timex_values(found, anchor)) == len(found)
