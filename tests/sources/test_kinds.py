"""What sort of text a report is, by its turns and by what it calls itself."""

from __future__ import annotations

import pytest

from verbale.record import Report
from verbale.sources import read_bytes

PARAGRAPH = "The two sides met at the ferry house and spoke for nine hours about the strait, its mines and its herring."


def kind(*lines: str) -> str:
    (report,) = read_bytes("\n\n".join(lines).encode("utf-8"), "report.txt")
    assert isinstance(report, Report)
    return report.kind


@pytest.mark.parametrize(
    "lines",
    [
        ("JOINT DECLARATION FOR PEACE IN THE STRAIT", PARAGRAPH),
        ("Final communiqué on the strait", PARAGRAPH),
        ("Memorandum between Kestria and the League", PARAGRAPH),
        ("For the strait", "The presidents of Kestria and Valdia, having met in Tarn, declare as follows:", PARAGRAPH),
        ("On the strait", "The Ministry of Foreign Affairs of Kestria strongly condemns the boarding of its tanker."),
        ("The strait", PARAGRAPH, "Done at Tarn on 3 July 2020"),
    ],
)
def test_a_text_that_performs_is_a_statement(lines: tuple[str, ...]) -> None:
    assert kind(*lines) == "statement"


@pytest.mark.parametrize(
    "title", ["Agreement on strait fails to hold", "Appeal for calm goes unheard", "Treaty with Kestria is at risk"]
)
def test_a_headline_about_a_document_is_none(title: str) -> None:
    assert kind(title, PARAGRAPH, "“We declare as follows: nothing,” the envoy said.") == "report"


def test_what_stands_above_the_turns_counts_before_what_is_said_in_them() -> None:
    turns = ["MS. VARGA: The President spoke with the envoy.", "Q    And then?", "MS. VARGA: He left.", "Q    Why?"]
    assert kind("TRANSCRIPT OF THE DAILY BRIEFING", *turns, "MS. VARGA: Ask him.", "Q    Thank you.") == "transcript"
