"""Dates in header and footer lines that hold other things as well."""

from __future__ import annotations

import pytest

from verbale.language.times import find_times
from verbale.reading.dating import date_report
from verbale.reading.dating_lines import OWN, ends_with_date, is_header_line, is_month_line
from verbale.record import Dating, Report

TITLE = "Minister warns of flood\n\n"
BODY = (
    "\n\nThe minister said on Monday that the dam would be opened if the talks failed. In 2014 it had been closed.\n\n"
    "Talks will resume soon, officials said. A study published on 3 May 2018 had warned of the danger.\n\n"
    "The two sides have argued over the river for years, and neither wants a war, according to a diplomat.\n"
)


def dated(text: str) -> Dating | None:
    return date_report(Report(id="r", text=text), find_times(text), None)


@pytest.mark.parametrize(
    "line",
    [
        "RIVER WIRE | 03.07.2020 | 19:40 EET | UPDATED",
        "Upstream Agency, Khartoum — 3 July 2020, 18:05",
        "Comment & Analysis   |   3 July 2020",
        "3.7.2020. 08:15   Author: M. S. / agencies   Photo: Ministry of Water",
        "By **Ann Reporter** · 3 July 2020 · 4 min read · [Subscribe](https://paper.example/join)",
        "Posted by admin on July 3, 2020",
        "admin July 3, 2020 World, Water Leave a comment",
        "Jul 3, 2020 | Water, World | 3 comments",
        "Source: Upstream| 2020-07-03 16:52:30|Editor: lchen",
        "July, 03, 2020 - 16:52",
        "15-07-2020 16:52",
        "03 Jul. 2020 - | Last updated: 04 Jul. 2020 10:00",
        "Transcript of the briefing, 3 July 2020",
        "Vol. XII No. 212   Friday, July 3, 2020   Price 5 cents",
        "Statement by the Spokesperson on the filling of the dam – 3 July 2020",
        "From the 3 July 2020 edition",
        "The Gazette (Cairo), 3 July 2020, p. 4",
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_line_of_names_and_credits_dates_the_report(line: str, first: bool) -> None:
    dating = dated(f"{line}\n{TITLE}{BODY}" if first else f"{TITLE}{line}{BODY}")
    assert dating is not None
    assert (dating.value[:7], dating.evidence) == ("2020-07", "stated")
    assert dating.value[8:10] in ("03", "15")


@pytest.mark.parametrize(
    "line",
    [
        "Retrieved 3 July 2020",
        "Archived from the original on 3 July 2020",
        "Accessed: 3 July 2020",
        "Deadline: 3 July 2020",
        "Battle of the Ford, 3 July 1914",
        "What happened on 3 July 2012",
        "The minister resigned on 3 July 2012.",
    ],
)
def test_a_date_of_something_else_dates_nothing(line: str) -> None:
    assert dated(f"{line}\n{TITLE}{BODY}") is None


def test_a_month_beside_the_name_of_a_paper_is_a_date_to_the_month() -> None:
    dating = dated(f"River Pages — October 2020\n\n{TITLE}{BODY}")
    assert dating is not None
    assert (dating.value, dating.precision) == ("2020-10", "month")
    assert dated(f"The flood of October 2020\n\n{TITLE}{BODY}") is None


def test_a_footer_can_say_where_the_text_appeared() -> None:
    dating = dated(f"{TITLE}{BODY}\nThis article appeared in the print edition of 3 July 2020.")
    assert dating is not None
    assert dating.value == "2020-07-03"


def test_masked_lines_are_told_apart() -> None:
    assert is_header_line(f"By Ann Reporter | {OWN}")
    assert not is_header_line(f"the dam was closed on {OWN} after a long night of talks")
    assert is_month_line(f"River Pages — {OWN}")
    assert not is_month_line(f"Nothing has moved since {OWN}")
    assert ends_with_date(f"Statement on the dam – {OWN}")
    assert not ends_with_date(f"Statement on the dam of {OWN}")
