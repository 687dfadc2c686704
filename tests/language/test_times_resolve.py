"""Resolving one expression against the report's date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.language.times import find_times
from verbale.language.times_resolve import bounds, resolve
from verbale.record import Dating

WEDNESDAY = date(2023, 3, 15)


def resolved(text: str, anchor: date | Dating = WEDNESDAY, **options: object) -> str | None:
    (one,) = find_times(text)
    dating = resolve(one, anchor, **options)  # type: ignore[arg-type]
    if dating is None:
        return None
    return dating.value if dating.end is None else f"{dating.value}..{dating.end}"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on 3 December 2021", "2021-12-03"),
        ("Friday, 03 December 2021 10:18 PM", "2021-12-03T22:18"),
        ("in January 2022", "2022-01"),
        ("in 2014", "2014"),
        ("the 2014-2016 talks", "2014..2016"),
        ("in the 1990s", "1990..1999"),
        ("in the late 1970s", "1977..1979"),
        ("in late 2019", "2019-09..2019-12"),
        ("in the third quarter of 2021", "2021-07..2021-09"),
        ("December 3-5, 2020", "2020-12-03..2020-12-05"),
        ("today", "2023-03-15"),
        ("yesterday", "2023-03-14"),
        ("the day before yesterday", "2023-03-13"),
        ("tomorrow", "2023-03-16"),
        ("last week", "2023-03-06..2023-03-12"),
        ("next week", "2023-03-20..2023-03-26"),
        ("this week", "2023-03-13..2023-03-19"),
        ("last month", "2023-02"),
        ("next year", "2024"),
        ("three days ago", "2023-03-12"),
        ("two weeks ago", "2023-02-27..2023-03-05"),
        ("five months ago", "2022-10"),
        ("a year ago", "2022"),
        ("a few months ago", "2022-09..2023-01"),
        ("the past 24 hours", "2023-03-14..2023-03-15"),
        ("the past two weeks", "2023-03-01..2023-03-15"),
        ("the next three months", "2023-03..2023-06"),
        ("last summer", "2022-06..2022-08"),
        ("this winter", "2022-12..2023-02"),
        ("last weekend", "2023-03-11..2023-03-12"),
        ("next Friday", "2023-03-24"),
        ("last Wednesday", "2023-03-08"),
        ("Monday next week", "2023-03-20"),
        ("in January last year", "2022-01"),
        ("a day after the March 1 call", "2023-03-02"),
        ("in early February", "2023-02"),
    ],
)
def test_an_expression_becomes_the_days_that_it_names(text: str, value: str) -> None:
    assert resolved(text) == value


@pytest.mark.parametrize("text", ["three days", "daily", "recently", "Feb. 30", "two days later."])
def test_what_names_no_day_gives_none(text: str) -> None:
    assert resolved(text) is None


def test_a_weekday_is_the_nearest_behind_and_the_day_of_printing_itself() -> None:
    assert resolved("on Thursday") == "2023-03-09"
    assert resolved("on Wednesday") == "2023-03-15"


def test_a_weekday_that_is_planned_lies_ahead() -> None:
    assert resolved("They will meet on Thursday.") == "2023-03-16"
    assert resolved("on Thursday", direction="future") == "2023-03-16"


def test_what_the_caller_knows_outweighs_the_tense() -> None:
    assert resolved("They will meet on Thursday.", direction="past") == "2023-03-09"


def test_a_date_without_its_year_is_the_nearest_one() -> None:
    december = date(2021, 12, 3)
    assert resolved("by January 31", december) == "2022-01-31"
    assert resolved("on November 20", december) == "2021-11-20"
    assert resolved("on December 30", date(2022, 1, 7)) == "2021-12-30"


def test_a_weekday_beside_a_date_chooses_the_year() -> None:
    assert resolved("on Thursday, December 2", date(2023, 3, 15)) == "2021-12-02"


def test_exchangeable_day_and_month_follow_the_report() -> None:
    assert resolved("on 03/12/2021", date(2021, 12, 6)) == "2021-12-03"
    assert resolved("on 03/12/2021", date(2021, 3, 20)) == "2021-03-12"


def test_the_texts_own_time_serves_as_the_origin() -> None:
    assert resolved("the day before", reference=date(2020, 6, 2)) == "2020-06-01"
    assert resolved("two days later.", reference=date(2020, 6, 2)) == "2020-06-04"
    assert resolved("that year", reference=date(2014, 6, 2)) == "2014"


def test_without_the_texts_own_time_the_day_before_is_doubtful() -> None:
    (one,) = find_times("the day before")
    dating = resolve(one, WEDNESDAY)
    assert dating is not None
    assert (dating.value, dating.evidence) == ("2023-03-14", "inferred")
    assert dating.confidence <= 0.5


def test_full_dates_are_stated_and_others_inferred() -> None:
    stated, inferred = find_times("On 3 May 2021 and on Friday.")
    first, second = resolve(stated, WEDNESDAY), resolve(inferred, WEDNESDAY)
    assert first is not None and second is not None
    assert (first.evidence, second.evidence) == ("stated", "inferred")
    assert first.spans == (stated.span,)


def test_an_anchor_known_to_the_month_gives_no_day() -> None:
    march = Dating("2023-03", "month", "inferred", confidence=0.6)
    assert resolved("on Thursday", march) == "2023-02..2023-03"
    assert resolved("last month", march) == "2023-02"
    assert resolved("on 3 May 2021", march) == "2021-05-03"


def test_what_leans_on_an_uncertain_date_is_as_uncertain() -> None:
    (one,) = find_times("on Thursday")
    dating = resolve(one, Dating("2023-03-15", "day", "inferred", confidence=0.35))
    assert dating is not None
    assert dating.confidence == 0.35


def test_bounds_are_the_first_and_the_last_day() -> None:
    assert bounds(Dating("2021", "year", "stated")) == (date(2021, 1, 1), date(2021, 12, 31))
    assert bounds(Dating("2021-02", "month", "stated")) == (date(2021, 2, 1), date(2021, 2, 28))
    assert bounds(Dating("2021-02-03T10:00", "time", "stated")) == (date(2021, 2, 3), date(2021, 2, 3))


_EXPRESSIONS = (
    "on Thursday; last week; next month; in January; on Feb. 29; by May 31; this winter; in 2014; the 1990s; "
    "a decade ago; in recent weeks; the weekend; three days earlier; the end of the year; a week from Friday; "
    "a century ago; that year; on Thursday, Dec. 2; the coming decades"
)


@given(st.dates(), st.none() | st.dates(), st.sampled_from(["past", "future", None]))
def test_any_day_gives_dates_in_order_or_none(anchor: date, reference: date | None, direction: str | None) -> None:
    for one in find_times(_EXPRESSIONS):
        dating = resolve(one, anchor, direction=direction, reference=reference)  # type: ignore[arg-type]
        if dating is not None:
            first, last = bounds(dating)
            assert first <= last
            assert 0 < dating.confidence <= 1
