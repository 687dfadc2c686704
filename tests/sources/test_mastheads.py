"""Lines of fields above headlines, and what of such a line can be the headline."""

from __future__ import annotations

import pytest

from verbale.record import Report
from verbale.sources import read_bytes
from verbale.sources.layout import lines_of
from verbale.sources.mastheads import headline_field, is_masthead, is_tagline

HEADLINE = "Harbour master warns fleet over strait"
BODY = (
    "\n\nThe harbour master said on Monday that the strait would be closed if the talks failed, and that nobody would "
    "be asked before.\n\n“We have waited for nine years,” she told sailors in the port. “If they come closer, we will "
    "answer, and they know how.”\n"
)


def title(text: str) -> str | None:
    (report,) = read_bytes(text.encode("utf-8"), "report.txt")
    assert isinstance(report, Report)
    return report.title.text if report.title else None


@pytest.mark.parametrize(
    "line",
    [
        "NORTH WIRE  |  03.07.2020  |  19:40 EET  |  UPDATED",
        "Strait Press Agency, Tarn — 3 July 2020, 18:05",
        "THE HARBOUR TIMES   Friday, July 3, 2020   Late City Edition",
        "Vol. XII, No. 212 — July 3, 2020 — Five cents",
        "Comment & Analysis   |   3 July 2020",
        "3.7.2020. 08:15   Author: M. S. / agencies   Photo: Port Office",
        "KESTRIA-STRAIT/MINES (PIX, TV)",
        "KNA0432 3 P 0211 KES-STRAIT-MINES",
        "MINISTRY OF FOREIGN AFFAIRS OF KESTRIA",
        "StraitMonitor - World news, analysis and opinion",
        "PORT AUTHORITY                         Distr.: General",
    ],
)
def test_a_line_above_the_headline_is_not_taken_for_it(line: str) -> None:
    assert title(f"{line}\n\n{HEADLINE}{BODY}") == HEADLINE


@pytest.mark.parametrize("line", ["3 July 2020 | ", "World | 03.07.2020 | ", "The Harbour Times | "])
def test_a_headline_behind_fields_of_its_line_is_found(line: str) -> None:
    assert title(line + HEADLINE + BODY) == HEADLINE


@pytest.mark.parametrize(
    "line", ["Nine dead as ferry sinks — 3 July 2020, says port", "“We will answer” | 3 July 2020", HEADLINE]
)
def test_a_line_that_says_something_is_no_masthead(line: str) -> None:
    assert not is_masthead(line)
    assert not is_tagline(line)


def test_a_line_without_fields_stays_whole() -> None:
    (line,) = lines_of(HEADLINE)
    assert headline_field(line) == line
