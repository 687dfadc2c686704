"""The run of the site's own lines at the end of a text, and where it stops."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.record import Report
from verbale.sources import read_bytes

TITLE = "Harbour master warns fleet over strait"
BODY = [
    "The harbour master said on Monday that the strait would be closed if the talks failed, and that nobody would be "
    "asked before.",
    "“We have waited for nine years,” Edda Moor told sailors in the port. “If they come closer, we will answer.”",
    "A diplomat from the other shore thinks that neither side wants a war over herring, and both need a way out.",
]


def marked(lines: list[str]) -> list[str]:
    text = "\n\n".join(lines)
    (report,) = read_bytes(text.encode("utf-8"), "report.txt")
    assert isinstance(report, Report)
    return [text[start:end] for start, end in report.boilerplate]


@pytest.mark.parametrize(
    "line",
    [
        "Write to the editor: letters@harbour.example",
        "Reprints: see our list of back numbers.",
        "Press contact: Office of the Harbour Master | Follow us | Unsubscribe",
        "Media contact: Jo Finn, +99 20 7946 0000, press@harbour.example",
        "You receive this digest because you are a subscriber. Manage preferences | Unsubscribe",
        "((Tarn newsroom; +99 000 0000))",
        "(Writing by J. Finn; Editing by K. Lund. Send corrections to desk@wire.example)",
        "(Page editors: Finn J., Lund K.)",
        "REUSE OF THIS MATERIAL REQUIRES A LICENCE",
        "(End of briefing. For photographs, see the gallery.)",
        "[Uncorrected. Names of callers removed.]",
        "BONUS VIDEO: What she said to the pilot on the quay",
        "*Did you like this story? Sign up for our weekly letter.*",
        "[Share](https://f.example) [Tweet](https://t.example)",
        "#strait #herring #fleet",
        "Jo Finn is a former pilot and the author of two books on the strait.",
        "The writer teaches navigation in Tarn.",
        "If you notice an error, highlight the text and press Ctrl + Enter.",
        "jf/kl (AP, dpa)",
        "Registered office: 12 Quay Street, Tarn",
        "Harbour Wire, P.O. Box 100, Tarn",
        "Views: 3 412",
        "See also:",
    ],
)
def test_a_line_of_the_site_behind_the_report_is_marked(line: str) -> None:
    assert marked([TITLE, *BODY, line]) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Nobody was hurt.",
        "The editors of three newspapers were arrested on Sunday.",
        "(The two countries have no diplomatic relations.)",
        "Join us or perish, the leaflet read.",
        "“Give us back our nets.”",
        "Visit our graves and then speak to us of peace, she told them.",
        "Use of force without the council's prior approval is forbidden.",
        "The army posted the footage on Telegram.",
        "A hotline, 555-0100, has been opened for the families.",
        "The writer was arrested at the border.",
        "Correction of the border is out of the question.",
        "(Laughter.)",
    ],
)
def test_a_sentence_of_the_report_is_not_marked_though_it_is_the_last(line: str) -> None:
    assert marked([TITLE, *BODY, line]) == []


def test_the_run_goes_on_over_dates_and_stops_at_the_report() -> None:
    tail = ["Harbour Wire desk", "3 July 2020", "Follow us on Facebook"]
    assert marked([TITLE, *BODY, *tail]) == ["Harbour Wire desk", "Follow us on Facebook"]


def test_who_is_presented_but_named_in_the_report_is_part_of_it() -> None:
    assert marked([TITLE, *BODY, "Edda Moor is a former pilot of the northern fleet."]) == []


def test_the_writer_named_above_the_text_is_known_below() -> None:
    bio = "Ida Berg covers the northern seas."
    assert marked([TITLE, "By Ida Berg", *BODY, bio]) == [bio]


_PARTS = [TITLE, *BODY, "Share", "(Editing: J.F.)", "Q: And?", "3/4", "—", "“No.”"]


@given(st.lists(st.sampled_from(_PARTS), max_size=9))
def test_spans_are_apart_and_never_fail(lines: list[str]) -> None:
    text = "\n\n".join(lines) or "-"
    (report,) = read_bytes(text.encode("utf-8"), "report.txt")
    if isinstance(report, Report):
        ends = [0, *(end for _, end in report.boilerplate)]
        assert all(end <= start for end, (start, _) in zip(ends, report.boilerplate, strict=False))
