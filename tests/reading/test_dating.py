"""The publication date: from metadata, from what is printed about the report, or from what ties it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.language.times import find_times
from verbale.reading.dating import date_report
from verbale.reading.dating_inferred import constraints_of, infer_date
from verbale.record import Dating, Report

BODY = """

The foreign minister said on Thursday that the dam would be opened if the talks failed. In 2014 it had been closed.

Talks will resume on Monday, officials said. A study published on 3 May 2018 had warned of the danger.
"""


def dated(text: str, near: date | None = None, **fields: object) -> Dating | None:
    report = Report(id="r", text=text, **fields)  # type: ignore[arg-type]
    return date_report(report, find_times(text), near)


def value(text: str, near: date | None = None, **fields: object) -> str | None:
    dating = dated(text, near, **fields)
    return dating.value if dating else None


@pytest.mark.parametrize(
    "header",
    [
        "date 2020-07-03",
        "date 2020-07-03 Minister warns of flood",
        "2020-07-03",
        "Published: 3 July 2020",
        "Posted on July 3, 2020 by admin",
        "Last updated on Jul 3, 2020",
        "Publication date\n3 July 2020",
        "By Ann Reporter | July 3, 2020",
        "By Ann Reporter, 3 July 2020",
        "Ann Reporter\nJuly 3, 2020",
        "July 3, 2020 • 5 min read",
        "For Immediate Release\nFriday, July 3, 2020",
        "ADDIS ABABA, July 3, 2020 (Agency) - The minister spoke.",
        "CAIRO, 3 July 2020 - The minister spoke.",
        "KHARTOUM, July 3, 2020 /AGENCY/ The minister spoke.",
        "Some outlet\n\nFri, 03 Jul 2020",
        "3.07.2020",
        "Released 03.07.2020",
    ],
)
def test_a_date_printed_about_the_report_is_its_date(header: str) -> None:
    dating = dated(header + BODY)
    assert dating is not None
    assert (dating.value, dating.precision, dating.evidence) == ("2020-07-03", "day", "stated")


def test_a_clock_beside_the_date_is_kept() -> None:
    dating = dated("Some outlet\n\nFriday, 03 July 2020 10:18 PM" + BODY)
    assert dating is not None
    assert (dating.value, dating.precision) == ("2020-07-03T22:18", "time")


def test_the_words_that_it_rests_on_are_pointed_at() -> None:
    text = "Published: 3 July 2020" + BODY
    dating = dated(text)
    assert dating is not None
    assert [text[slice(*span)] for span in dating.spans] == ["3 July 2020"]


def test_a_footer_dates_the_report() -> None:
    assert value("Minister warns of flood" + BODY + "\nFirst published on 3 July 2020") == "2020-07-03"


@pytest.mark.parametrize(
    "sentence",
    [
        "On 3 July 2020, the council met and agreed on a plan for the river.",
        "The accord, which was published on 3 July 2020 in the capital, is void.",
        "He was born on 3 July 1960 in a village.",
        "This article was amended on 3 July 2020 to correct a name.",
    ],
)
def test_a_date_inside_a_sentence_is_not_the_reports_own(sentence: str) -> None:
    dating = dated("Headline\n\n" + sentence + BODY)
    assert dating is None or dating.evidence == "inferred"


def test_metadata_comes_first() -> None:
    stamp = Dating("2020-07-04", "day", "metadata")
    assert dated("Published: 3 July 2020" + BODY, published=stamp) == stamp


def test_metadata_that_the_text_rules_out_is_passed_over() -> None:
    stamp = Dating("2015-01-01", "day", "metadata")
    assert value("Published: 3 July 2020\n\nThe dam was closed on 1 June 2020." + BODY, published=stamp) == "2020-07-03"


def test_the_address_of_a_page_can_hold_the_date() -> None:
    dating = dated(BODY, url="https://paper.example/world/2020/07/03/dam")
    assert dating is not None
    assert (dating.value, dating.evidence) == ("2020-07-03", "metadata")
    assert value(BODY, url="https://paper.example/world/2020/77/03/dam") is None


def test_a_dateline_without_a_year_takes_it_from_the_story() -> None:
    text = "CAIRO, July 3 (Agency) - The minister spoke." + BODY
    assert value(text, date(2020, 6, 20)) == "2020-07-03"
    assert value(text, date(2021, 7, 20)) == "2021-07-03"
    assert value(text) is None


def test_a_dateline_without_a_year_takes_it_from_a_full_date_close_by() -> None:
    text = "CAIRO, July 3 (Agency) - The minister said on {} he would not wait. The dam was closed on 20 June 2020."
    dating = dated(text.format("Friday"))
    assert dating is not None
    assert (dating.value, dating.evidence) == ("2020-07-03", "inferred")
    # 3 July 2020 was a Friday: said "on Saturday", the report is of another year.
    assert value(text.format("Saturday")) is None


def test_a_jubilee_gives_a_dateline_no_year() -> None:
    text = "CAIRO, July 3 (Agency) - The city marked the {} the flood of 3 July 1920."
    assert value(text.format("anniversary of")) is None
    assert value("CAIRO, July 3 (Agency) - The dam, closed in 2014, recalls the flood of 5 July 1920.") is None


def test_the_copyright_year_dates_a_dateline_where_the_weekdays_agree() -> None:
    text = "CAIRO, July 3 (Agency) - The minister said on Friday he would not wait.\n\n© {} Agency Ltd"
    assert value(text.format(2020)) == "2020-07-03"
    assert value(text.format(2019)) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The offer stands, officials said, four days before the deadline of 7 July 2020.",
        "With four days to go until the vote on 7 July 2020, he said he would win.",
        "The ultimatum runs out on 7 July 2020, four days from now, the general said.",
    ],
)
def test_a_count_down_to_a_date_tells_the_day(sentence: str) -> None:
    dating = dated(sentence + " Nobody moved.")
    assert dating is not None
    assert (dating.value, dating.evidence) == ("2020-07-03", "inferred")


def test_a_count_between_two_events_tells_nothing_of_the_report() -> None:
    assert value("The war broke out four days before the deadline of 15 January 1991. He spoke on Thursday.") is None


def test_day_and_month_that_could_be_exchanged_follow_the_story() -> None:
    text = "Date: 03/07/2020" + BODY
    assert value(text, date(2020, 7, 1)) == "2020-07-03"
    assert value(text, date(2020, 3, 1)) == "2020-03-07"


def test_the_weekdays_of_the_text_choose_between_day_and_month() -> None:
    # 3 July 2020 was a Friday, 7 March 2020 a Saturday.
    assert value("Date: 03/07/2020\n\nThe minister said on Friday. He said on Friday.") == "2020-07-03"
    assert value("Date: 03/07/2020\n\nThe minister said on Saturday. He said on Saturday.") == "2020-03-07"


def test_an_interview_is_of_the_day_of_its_recording_at_the_earliest() -> None:
    text = "We met the minister for an interview recorded at the embassy in Rome on July 2.\n\nWhat now?\n\nWe wait."
    dating = dated(text, date(2020, 6, 30))
    assert dating is not None
    assert (dating.value, dating.precision, dating.evidence) == ("2020-07-02", "day", "inferred")
    assert [text[slice(*span)] for span in dating.spans] == ["July 2"]


def test_weekdays_and_a_dated_event_narrow_the_day() -> None:
    text = (
        "Ahead of talks next week, the minister said on Friday that the dam would stay closed. The two sides will meet "
        "on Monday. The minister told reporters last week that he had warned his guest.\n"
        "“I warned him,” the minister told reporters a day after the June 24 call.\nOn Friday he said it again."
    )
    dating = dated(text, date(2020, 6, 20))
    assert dating is not None
    assert (dating.value, dating.precision, dating.evidence) == ("2020-07-03", "day", "inferred")
    assert dating.confidence < 0.8


def test_nothing_is_said_without_a_year_from_somewhere() -> None:
    assert value(BODY) is None
    assert value("The minister said on Friday, July 3, that it was over.") is None


def test_a_date_of_the_story_alone_dates_no_report() -> None:
    assert value("The minister spoke. The guest replied.", date(2020, 7, 3)) is None


def test_history_does_not_date_a_report() -> None:
    assert value("The pact of 3 May 1951 is broken, the minister said on Thursday.") is None


def test_a_day_without_support_becomes_a_month_or_less() -> None:
    dating = dated("The river was closed in the week of July 2. It rose again.", date(2020, 7, 20))
    assert dating is not None
    assert dating.precision in ("month", "year")
    assert dating.value[:4] == "2020"


def test_every_constraint_names_its_evidence() -> None:
    text = "The minister said on Friday. They will meet on Monday. It began on June 24 and since 2014 was feared."
    day = date(2020, 7, 3)
    constraints = constraints_of(text, find_times(text), day, day)
    assert all(one.evidence for one in constraints)
    assert {"a weekday behind", "a weekday ahead", "a dated event behind"} <= {one.evidence for one in constraints}


_WORDS = (
    "on Friday|3 July 2020|July 3|\n|Published:|next week|recorded on|CAIRO,| - |03/07/2020|will meet|said|2014"
    "|by Jan. 31|29 February|(Agency)|last month|a day after"
)
_NEAR = st.none() | st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1))


@given(st.lists(st.sampled_from(_WORDS.split("|")), max_size=14), _NEAR)
def test_any_text_is_dated_or_not_and_never_fails(parts: list[str], near: date | None) -> None:
    text = " ".join(parts)
    times = find_times(text)
    dating = date_report(Report(id="r", text=text), times, near)
    assert dating == date_report(Report(id="r", text=text), times, near)
    if dating is not None:
        assert 0 < dating.confidence <= 1
        assert all(0 <= start < end <= len(text) for start, end in dating.spans)


@given(st.dates() | st.sampled_from([date.min, date.max]))
def test_a_date_near_the_ends_of_the_calendar_is_no_trouble(near: date) -> None:
    infer_date("He said on Friday, July 3.", find_times("He said on Friday, July 3."), near)
