"""Feasts with their days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.language.times import find_times
from verbale.language.times_feasts import FIXED, MOVING, feast_day


@pytest.mark.parametrize(
    ("feast", "day"),
    [
        ("easter", date(2024, 3, 31)),
        ("easter", date(2000, 4, 23)),
        ("easter", date(1961, 4, 2)),
        ("good-friday", date(2022, 4, 15)),
        ("easter-monday", date(2021, 4, 5)),
        ("thanksgiving", date(2023, 11, 23)),
        ("labor-day", date(2022, 9, 5)),
        ("memorial-day", date(2022, 5, 30)),
        ("king-day", date(2022, 1, 17)),
    ],
)
def test_a_moving_feast_has_its_day(feast, day) -> None:
    assert feast_day(feast, day.year) == day


@given(st.integers(min_value=1583, max_value=9999))
def test_easter_is_a_sunday_of_march_or_april(year: int) -> None:
    day = feast_day("easter", year)
    assert day.weekday() == 6
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


def test_every_feast_of_the_tables_is_found_by_its_name() -> None:
    for name in {*FIXED, *MOVING}:
        words = name.title().replace("'S", "'s")
        assert [one.text for one in find_times(f"The guns fell silent on {words}, they said.")] == [words]


@pytest.mark.parametrize(
    "text", ["The Christmas tree fell.", "The Easter Rising failed.", "A Halloween mask was sold."]
)
def test_what_is_named_after_a_feast_is_no_day(text: str) -> None:
    assert find_times(text) == []
