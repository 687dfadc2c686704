"""Rows of JSON, JSON lines and CSV become reports; a bad row is listed and the others are read."""

from __future__ import annotations

import json

import pytest

from verbale.record import Failure, Report
from verbale.sources import read_bytes
from verbale.sources.drafts import MAX_CHARACTERS

BODY = "The minister said on Monday that the border would be closed if the talks failed."
OTHER = "Nobody in the capital would say on Monday what the army was waiting for."


def results(data: str | bytes, path: str, mapping: dict[str, str] | None = None) -> list[Report | Failure]:
    return list(read_bytes(data.encode() if isinstance(data, str) else data, path, mapping))


def reports(data: str | bytes, path: str, mapping: dict[str, str] | None = None) -> list[Report]:
    found = [result for result in results(data, path, mapping) if isinstance(result, Report)]
    assert found
    return found


def reasons(data: str | bytes, path: str, mapping: dict[str, str] | None = None) -> list[str]:
    return [result.reason for result in results(data, path, mapping) if isinstance(result, Failure)]


class TestJson:
    def test_an_object_is_a_report_with_its_fields(self) -> None:
        row = {"text": BODY, "title": "Border may close", "url": "https://a.example/1", "outlet": "Post",
               "published": "2021-12-03T22:18:00+01:00", "byline": "Ann Lee"}  # fmt: skip
        (report,) = reports(json.dumps(row), "a.json")
        assert report.text == BODY
        assert report.title and report.title.text == "Border may close"
        assert report.title.span is None
        assert report.outlet and report.outlet.text == "Post"
        assert report.byline and report.byline.text == "Ann Lee"
        assert report.url == "https://a.example/1"
        assert report.published
        assert (report.published.value, report.published.precision) == ("2021-12-03T22:18", "time")
        assert report.published.evidence == "metadata"
        assert report.path == "a.json"

    def test_a_title_that_opens_the_text_has_a_span(self) -> None:
        (report,) = reports(json.dumps({"text": f"Border may close\n\n{BODY}", "title": "Border may close"}), "a.json")
        assert report.title and report.title.span == (0, 16)

    def test_a_list_gives_a_report_an_object(self) -> None:
        found = reports(json.dumps([{"text": BODY}, {"text": OTHER}]), "a.json")
        assert [(report.text, report.path) for report in found] == [(BODY, "a.json#1"), (OTHER, "a.json#2")]

    def test_an_object_may_hold_the_list(self) -> None:
        answer = {"status": "ok", "totalResults": 1, "articles": [
            {"source": {"id": None, "name": "Post"}, "author": ["Ann Lee", "Bo Ray"], "content": BODY,
             "publishedAt": "2021-12-03"}]}  # fmt: skip
        (report,) = reports(json.dumps(answer), "a.json")
        assert report.outlet and report.outlet.text == "Post"
        assert report.byline and report.byline.text == "Ann Lee, Bo Ray"
        assert report.published and report.published.value == "2021-12-03"

    def test_lines_under_the_wrong_suffix_are_read(self) -> None:
        lines = "\n".join(json.dumps({"text": text}) for text in (BODY, OTHER))
        assert len(reports(lines, "a.json")) == 2

    def test_markup_in_a_field_is_read_as_a_page(self) -> None:
        (report,) = reports(json.dumps({"text": f"<p>{BODY}</p><p>{OTHER}</p>"}), "a.json")
        assert report.text == f"{BODY}\n\n{OTHER}"

    def test_halves_of_surrogate_pairs_are_replaced(self) -> None:
        (report,) = reports('{"text": "He said \\ud83d\\ude00 and \\ud800."}', "a.json")
        assert report.text == "He said \U0001f600 and \ufffd."

    def test_the_same_row_has_the_same_id_wherever_it_stands(self) -> None:
        (alone,) = reports(json.dumps({"text": BODY}), "a.json")
        (line,) = reports(json.dumps({"text": BODY}) + "\n", "b.jsonl")
        (other,) = reports(json.dumps({"text": BODY, "outlet": "Post"}), "a.json")
        assert alone.id == line.id != other.id

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            ('{"text": ', "not valid JSON"), ("[" * 100_000, "nested too deeply"), ("[1, 2]", "no records"),
            ('"text"', "no records"), ('{"a": "b"}', '"a"'), ('{"text": "  "}', "is empty"), ("{}", "no records"),
        ],
    )  # fmt: skip
    def test_what_is_wrong_is_said(self, data: str, words: str) -> None:
        (reason,) = reasons(data, "a.json")
        assert words in reason


class TestJsonLines:
    def test_bad_lines_are_listed_with_their_numbers_and_the_others_are_read(self) -> None:
        lines = [json.dumps({"text": BODY}), "{bad", "", "[]", '{"text": ""}', json.dumps({"text": OTHER})]
        found = results("\n".join(lines), "a.jsonl")
        assert [type(result) for result in found] == [Report, Failure, Failure, Failure, Report]
        assert ["2" in found[1].reason, "4" in found[2].reason, "5" in found[3].reason] == [True] * 3  # type: ignore[union-attr]
        assert found[4].path == "a.jsonl#6"

    def test_a_line_beyond_any_report_is_skipped_and_the_next_is_read(self) -> None:
        long = '{"text": "' + "a" * (7 * MAX_CHARACTERS) + '"}'
        first, second = results(f"{long}\n" + json.dumps({"text": BODY}), "a.jsonl")
        assert isinstance(first, Failure)
        assert "Line 1" in first.reason
        assert isinstance(second, Report)

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
    def test_a_byte_order_mark_does_no_harm(self, encoding: str) -> None:
        (report,) = reports((json.dumps({"text": BODY}) + "\n").encode(encoding), "a.jsonl")
        assert report.text == BODY


class TestCsv:
    @pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
    def test_any_common_separator_is_read(self, delimiter: str) -> None:
        data = f'Headline{delimiter}Body\nBorder may close{delimiter}"{BODY}"\n'
        (report,) = reports(data, "a.csv")
        assert report.text == BODY
        assert report.title and report.title.text == "Border may close"

    def test_paragraphs_and_quotation_marks_in_a_field_stay(self) -> None:
        (report,) = reports('text\n"""Never,"" he said.\r\n\r\nThen he left."\n', "a.csv")
        assert report.text == '"Never," he said.\r\n\r\nThen he left.'

    def test_a_mapping_names_the_columns(self) -> None:
        mapping = {"text": "c", "outlet": "n", "published": "d"}
        (report,) = reports(f'n,c,d\nPost,"{BODY}",2021-12-03\n', "a.csv", mapping)
        assert report.text == BODY
        assert report.outlet and report.outlet.text == "Post"
        assert report.published and report.published.value == "2021-12-03"

    @pytest.mark.parametrize(
        ("data", "mapping", "words"),
        [
            ("a,b\n1,2\n", None, ['"a", "b"', "--field text=COLUMN"]),
            ("a,b\n1,2\n", {"text": "c"}, ["text", '"c"', '"a", "b"']),
            ("a,b\n1,2\n", {"txt": "a"}, ['"txt"']),
            ("text\n", None, ["no rows"]),
        ],
    )
    def test_what_is_wrong_is_said(self, data: str, mapping: dict[str, str] | None, words: list[str]) -> None:
        (reason,) = reasons(data, "a.csv", mapping)
        assert all(word in reason for word in words)

    def test_a_row_too_long_is_listed_and_the_next_is_read(self) -> None:
        found = results(f'text\n"{BODY}"\n"{"a" * (7 * MAX_CHARACTERS)}"\n"{OTHER}"\n', "a.csv")
        assert [type(result) for result in found] == [Report, Failure, Report]
