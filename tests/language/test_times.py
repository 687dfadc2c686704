"""Time expressions: what is found, with which span, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.language.times import TimeExpression, find_times
from verbale.language.times_types import Calendar, Length, Period, Repeat, Shift, Stretch, Vague


def found(text: str) -> list[str]:
    return [one.text for one in find_times(text)]


def single(text: str) -> TimeExpression:
    times = find_times(text)
    assert len(times) == 1, times
    return times[0]


@pytest.mark.parametrize(
    "text",
    [
        "2021-12-01",
        "2021-12-03T22:18",
        "3 December 2021",
        "Dec. 3rd",
        "December 30",
        "the 15th of June",
        "03/12/2021",
        "3.12.2021",
        "Friday, 03 December 2021 10:18 PM",
        "Tuesday 12 May 2009 16.36 BST",
        "January 2022",
        "December of 2021",
        "the 1990s",
        "the '80s",
        "the late 1970s",
        "the 20th century",
        "spring 2021",
        "mid-December",
        "early March",
        "late 2019",
        "the end of June",
        "the first quarter of 2022",
        "Q3 2021",
        "the second half of 2024",
        "nineteen ninety-six",
        "2014-2016",
        "December 3-5",
        "3 to 5 December",
        "22 June last year",
        "January last year",
        "Thursday",
        "late Tuesday",
        "last Friday evening",
        "Monday next week",
        "6 p.m. on Friday",
        "last week",
        "early next week",
        "the end of last week",
        "this month",
        "the previous year",
        "the same day",
        "the weekend",
        "this winter",
        "a few months ago",
        "more than three years ago",
        "a year and a half ago",
        "three days earlier",
        "weeks ago",
        "the day before",
        "the day before yesterday",
        "yesterday",
        "tomorrow morning",
        "tonight",
        "that night",
        "the past 24 hours",
        "the last few days",
        "recent weeks",
        "the coming days",
        "two weeks from now",
        "a day after the December 30",
        "a week from Friday",
        "the end of the year",
        "two to three weeks",
        "every two weeks",
        "every Monday",
        "18:30 GMT",
        "1800 GMT",
        "noon on Saturday",
        "the near future",
        "New Year's Eve",
    ],
)
def test_an_expression_in_a_sentence_is_found_with_its_very_words(text: str) -> None:
    sentence = f"The envoys met in {text}, it was reported."
    assert found(sentence) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "You may go, and they march on.",
        "A second group and a third man.",
        "The 30 allies agreed to 2,014 points.",
        "Some 2000 soldiers and about 1500 civilians left.",
        "See page 2014, room 1999 and flight 1812.",
        "The 24 Hours of Le Mans.",
        "She is 27 years old; a 30-year-old was with her.",
        "The fall of the city came as troops spring into action.",
        "Theresa May and Mr May spoke.",
        "April Jones met June Smith.",
        "The Sunday Times and The Daily Post wrote of it.",
        "He was on the channel's This Week programme, said USA TODAY.",
        "It cost $2014 and weighed 1900 kg.",
        "They earn $300 a week and meet twice a year.",
        "A quarter of the members voted.",
        "The vote was 12-10, or 3.14 to 1.",
    ],
)
def test_numbers_names_and_verbs_are_no_times(text: str) -> None:
    assert found(text) == []


def test_a_month_that_is_also_a_word_needs_its_context() -> None:
    assert found("May said so in May, and in March they march.") == ["May", "March"]


def test_years_follow_prepositions_and_stand_before_nouns() -> None:
    assert found("The 2015 deal, in force since 2016 (and 2018), fell in the year 2000.") == [
        "2015", "2016", "2018", "the year 2000",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("on 2021-12-01", Calendar(year=2021, month=12, day=1)),
        ("on 13/12/2021", Calendar(year=2021, month=12, day=13)),
        ("on 12/13/2021", Calendar(year=2021, month=12, day=13)),
        ("on 03/12/2021", Calendar(year=2021, month=12, day=3, ambiguous=True)),
        ("in late January", Calendar(month=1, phase="end")),
        ("by next spring", Calendar(season="spring", which=1)),
        ("in the early 1990s", Calendar(year=1990, decade=True, phase="start")),
        ("at 9 a.m. on Tuesday", Calendar(weekday=1, hour=9, minute=0)),
        ("at midnight", Shift(0.0, "day", 0, hour=0, minute=0, part="midnight")),
        ("last month", Period("month", -1)),
        ("that year", Period("year", 0, "text")),
        ("a fortnight ago", Shift(2.0, "week", -1)),
        ("several days ago", Shift(None, "day", -1)),
        ("a couple of days later.", Shift(2.0, "day", 1, "text")),
        ("in the past 24 hours", Stretch(24.0, "hour", -1)),
        ("over the past year", Stretch(1.0, "year", -1)),
        ("in recent weeks", Stretch(None, "week", -1)),
        ("for twenty-five years", Length(25.0, "year")),
        ("for two and a half hours", Length(2.5, "hour")),
        ("a year after the war", Length(1.0, "year")),
        ("for decades", Length(None, "decade")),
        ("it meets daily", Repeat(1.0, "day")),
        ("recently", Vague("past")),
    ],
)
def test_an_expression_is_read_for_what_it_means(text: str, meaning: object) -> None:
    assert single(text).meaning == meaning


def test_an_offset_holds_the_date_that_it_counts_from() -> None:
    one = single("He spoke a day after the December 30 call.")
    assert isinstance(one.meaning, Shift)
    assert one.meaning.base is not None
    assert one.meaning.base.text == "December 30"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("on Friday", "date"),
        ("on Friday morning", "time"),
        ("three weeks", "duration"),
        ("every month", "set"),
    ],
)
def test_each_expression_has_its_kind(text: str, kind: str) -> None:
    assert single(text).kind == kind


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("since 2014", "since"),
        ("by January 31", "by"),
        ("until the end of June", "until"),
        ("till Monday", "until"),
        ("on Monday", None),
    ],
)
def test_the_word_that_bounds_an_expression_is_kept(text: str, link: str | None) -> None:
    assert single(f"It holds {text}.").link == link


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The minister said on Monday that all was well.", "past"),
        ("On Monday, the minister warned of war.", "past"),
        ("The envoys will meet on Monday.", "future"),
        ("A council is to be held on Monday.", "future"),
        ("They are scheduled to meet Monday.", "future"),
        ("Talks on Monday.", None),
        ("He left. They will come on Monday.", "future"),
    ],
)
def test_the_verbs_of_the_clause_give_the_tense(text: str, tense: str | None) -> None:
    assert single(text).tense == tense


_WORDS = (
    "on Thursday|last week|December 30|in 2014|may|March|a day after|the|3|12/11/2020|of|two|and a half"
    "|years|ago|Mr|second"
    "|quarter|'90s|10:18 PM|\n|\u00a0|.|,|—|Feb. 31|99|early|from|next|Friday night|twenty|to|since|half|Christmas|Q3"
)
_PHRASES = st.sampled_from(_WORDS.split("|"))


@given(st.lists(_PHRASES, max_size=30).map(" ".join) | st.text(max_size=200))
def test_spans_slice_exactly_in_order_and_never_overlap(text: str) -> None:
    times = find_times(text)
    at = 0
    for one in times:
        assert text[one.span.start : one.span.end] == one.text != ""
        assert one.span.start >= at
        at = one.span.end
    assert times == find_times(text)
