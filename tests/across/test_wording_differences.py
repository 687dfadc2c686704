from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.across.wording_differences import differences, wording_of


def test_a_replaced_word_is_marked_on_both_sides() -> None:
    first, second = "serious consequences for all", "massive consequences for all"
    changed = [d for d in differences(first, second) if d.change != "same"]
    assert [(d.change, first[slice(*d.first)], second[slice(*d.second)]) for d in changed] == [
        ("replaced", "serious", "massive")
    ]


def test_what_is_left_out_or_added_has_an_empty_side() -> None:
    first, second = "we will soon answer", "then we will answer"
    found = {d.change: (first[slice(*d.first)], second[slice(*d.second)]) for d in differences(first, second)}
    assert found["left out"] == ("soon", "")
    assert found["added"] == ("", "then")


def test_case_and_marks_are_no_differences() -> None:
    assert {d.change for d in differences("“We won’t wait”", "we won't wait.")} == {"same"}


@pytest.mark.parametrize(
    ("first", "second", "wording"),
    [
        ("we will close the port", "close the port", "exact"),
        ("we will close the port on Friday", "we will shut the port on Friday", "close"),
        ("we will close the port", "an end to shipping was announced", "reworded"),
        ("we will close the port", "", "reworded"),
    ],
)
def test_how_two_wordings_go_together(first: str, second: str, wording: str) -> None:
    assert wording_of(first, second) == wording_of(second, first) == wording


@given(st.text(max_size=60), st.text(max_size=60))
def test_stretches_are_in_order_and_inside_the_texts(first: str, second: str) -> None:
    at = (0, 0)
    for change in differences(first, second):
        assert at[0] <= change.first.start <= change.first.end <= len(first)
        assert at[1] <= change.second.start <= change.second.end <= len(second)
        at = change.first.end, change.second.end
