"""Reports on crises of all kinds, with the boilerplate, titles, outlets and kinds that a person sees in them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from verbale.record import Report
from verbale.sources import read_bytes

_MARK = re.compile(r"⟦([TB]) (.*?)⟧", re.DOTALL)


class Expected(NamedTuple):
    name: str
    text: str
    kind: str
    language: str
    outlet: str | None
    byline: str | None
    title: str | None
    boilerplate: list[str]


def load() -> list[Expected]:
    source = (Path(__file__).parent / "data" / "crises.txt").read_text(encoding="utf-8")
    expected = []
    for part in re.split(r"^=== ", source, flags=re.MULTILINE)[1:]:
        head, _, body = part.partition("\n")
        name, kind, language, outlet, byline = (field.strip() for field in head.split("|"))
        marks = _MARK.findall(body)
        title = next((words for sort, words in marks if sort == "T"), None)
        expected.append(
            Expected(
                name, _MARK.sub(r"\2", body), kind, language, outlet.removeprefix("outlet=") or None,
                byline.removeprefix("byline=") or None, title, [words for sort, words in marks if sort == "B"],
            )
        )  # fmt: skip
    return expected


CASES = load()


def read(text: str) -> Report:
    (report,) = read_bytes(text.encode("utf-8"), "report.txt")
    assert isinstance(report, Report)
    return report


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
class TestAReportOfAnyCrisis:
    def test_its_text_is_untouched(self, case: Expected) -> None:
        assert read(case.text).text == case.text

    def test_its_boilerplate_is_marked_and_nothing_else(self, case: Expected) -> None:
        report = read(case.text)
        assert [case.text[start:end] for start, end in report.boilerplate] == case.boilerplate

    def test_its_title_is_found_or_null(self, case: Expected) -> None:
        title = read(case.text).title
        assert (title and title.text) == case.title
        assert title is None or (title.span and case.text[slice(*title.span)] == title.text)

    def test_its_outlet_is_found_or_null(self, case: Expected) -> None:
        outlet = read(case.text).outlet
        assert (outlet and outlet.text) == case.outlet

    def test_its_byline_is_found_or_null(self, case: Expected) -> None:
        byline = read(case.text).byline
        assert (byline and byline.text) == case.byline

    def test_its_kind_and_language_are_told(self, case: Expected) -> None:
        report = read(case.text)
        assert (report.kind, report.language) == (case.kind, case.language)

    @pytest.mark.parametrize("line_end", ["\r\n", "\r"])
    def test_other_line_ends_change_nothing_that_is_found(self, case: Expected, line_end: str) -> None:
        report = read(case.text.replace("\n", line_end))
        found = [report.text[start:end].replace(line_end, "\n") for start, end in report.boilerplate]
        assert found == case.boilerplate
        assert (report.title and report.title.text) == case.title
        assert report.kind == case.kind
