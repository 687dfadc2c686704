"""Dates in machine-made fields."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.sources.stamps import read_stamp


@pytest.mark.parametrize(
    ("stamp", "value"),
    [
        ("2021-12-03", "2021-12-03"), ("2021-12", "2021-12"), ("2021-12-03T22:18:05.123+02:00", "2021-12-03T22:18"),
        ("2021-12-03 22:18", "2021-12-03T22:18"), ("2021-12-03T00:00:00Z", "2021-12-03"), ("20211203", "2021-12-03"),
        ("20211203T221800Z", "2021-12-03T22:18"), ("2021/12/03", "2021-12-03"), ("03.12.2021", None),
        ("13/12/2021", "2021-12-13"), ("12/13/2021 8:05", "2021-12-13T08:05"), ("04/04/2021", "2021-04-04"),
        ("Fri, 03 Dec 2021 22:18:00 GMT", "2021-12-03T22:18"), ("3 December 2021", "2021-12-03"),
        ("Friday, December 3rd, 2021", "2021-12-03"), ("1638569880", "2021-12-03T22:18"),
        ("1638569880000", "2021-12-03T22:18"), ("yesterday", None), ("", None), ("2021-02-30", None),
        ("0001-01-01", None), ("12", None), ("99999999", None),
    ],
)  # fmt: skip
def test_a_stamp_is_read_or_left(stamp: str, value: str | None) -> None:
    dating = read_stamp(stamp)
    assert (dating and dating.value) == value
    assert dating is None or dating.evidence == "metadata"


@given(st.text(max_size=40))
def test_no_stamp_raises(stamp: str) -> None:
    read_stamp(stamp)


@given(st.from_regex(r"[0-9]{1,14}[-/. T][0-9]{1,6}[-/. ][0-9]{1,6}( [0-9]{1,3}:[0-9]{2})?", fullmatch=True))
def test_no_figures_raise(stamp: str) -> None:
    read_stamp(stamp)
