"""Every file gives reports or says why not; nothing raises, and the same bytes are the same report."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import IO, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from verbale.record import Failure, Report
from verbale.sources import read_bytes, read_paths
from verbale.sources.drafts import MAX_CHARACTERS

BODY = "The minister said on Monday that the border would be closed if the talks failed.\n"


def only_report(data: bytes, path: str = "report.txt") -> Report:
    (result,) = read_bytes(data, path)
    assert isinstance(result, Report), result
    return result


def only_reason(data: bytes, path: str = "report.txt") -> str:
    (result,) = read_bytes(data, path)
    assert isinstance(result, Failure), result
    assert result.path == path
    assert result.reason.endswith(".")
    return result.reason


class TestAPlainFile:
    def test_keeps_its_text_with_its_line_ends(self) -> None:
        assert only_report(b"\xef\xbb\xbfOne said.\r\n\r\nTwo.\r").text == "One said.\r\n\r\nTwo.\r"

    def test_has_the_same_id_under_any_name(self) -> None:
        assert only_report(BODY.encode(), "a.txt").id == only_report(BODY.encode(), "b/c.md").id

    def test_has_another_id_with_one_byte_changed(self) -> None:
        assert only_report(BODY.encode()).id != only_report(BODY.encode() + b" ").id

    @pytest.mark.parametrize("path", ["noted", "report.dat", "report.TXT", "report.v2"])
    def test_is_text_by_what_it_holds_whatever_its_suffix(self, path: str) -> None:
        assert only_report(BODY.encode(), path).text == BODY

    def test_that_begins_with_a_bracket_is_no_table(self) -> None:
        assert only_report(b"[ad_1]\n\n" + BODY.encode()).text.startswith("[ad_1]")
        assert only_report(b'{"We will answer," he said.}').text.startswith("{")

    def test_of_quotation_marks_only_is_a_report(self) -> None:
        assert only_report("\"\"“”''„”\n»«".encode()).boilerplate == ()


class TestBadInput:
    @pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", "\u00a0\u200b\n".encode()])
    def test_empty_files_say_so(self, data: bytes) -> None:
        assert "no text" in only_reason(data)

    @pytest.mark.parametrize(
        ("data", "word"),
        [
            (b"%PDF-1.7\n1 0 obj", "PDF"), (b"PK\x03\x04abc", "ZIP"), (b"\x89PNG\r\n\x1a\n", "image"),
            (b"SQLite format 3\0", "--ledger"), (bytes(range(256)) * 8, "binary"), (b"\0" * 50, "binary"),
            (b"{\\rtf1 Hello}", "rich-text"), (b"\xff\xfe" + bytes(range(0xD8, 0xE0)) * 40, "binary"),
        ],
    )  # fmt: skip
    def test_binary_files_say_what_they_are(self, data: bytes, word: str) -> None:
        assert word in only_reason(data)

    @pytest.mark.parametrize("path", ["a.txt", "a.html", "a.jsonl", "a.csv", "a.json", "-"])
    def test_an_endless_line_is_refused(self, path: str) -> None:
        data = b'{"text": "' + b"a" * (17 * MAX_CHARACTERS)
        results = list(read_bytes(data, path))
        assert len(results) == 1
        assert isinstance(results[0], Failure)

    def test_a_text_over_the_limit_says_what_to_do(self) -> None:
        assert "split it" in only_reason(b"a " * (MAX_CHARACTERS // 2 + 1))
        assert only_report(b"a\n" * 1000).text

    def test_a_file_that_may_not_be_read_says_so(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "report.txt").write_text(BODY)
        (tmp_path / "second.txt").write_text(BODY)
        opened = Path.open

        def refuse(self: Path, mode: str = "r") -> IO[Any]:
            if self.name == "report.txt":
                raise PermissionError(13, "Permission denied")
            return opened(self, mode)

        monkeypatch.setattr(Path, "open", refuse)
        first, second = read_paths([tmp_path])
        assert isinstance(first, Failure)
        assert "not permitted" in first.reason
        assert isinstance(second, Report)

    def test_broken_utf8_is_read_with_replacement_characters(self) -> None:
        assert only_report(BODY.encode() + b"caf\xff " + BODY.encode()).text == BODY + "caf\ufffd " + BODY


class TestStandardInput:
    def test_a_text_is_a_report(self) -> None:
        (report,) = read_paths(["-"], stdin=io.BytesIO(BODY.encode()))
        assert isinstance(report, Report)
        assert (report.text, report.path) == (BODY, "-")

    def test_records_are_reports(self) -> None:
        lines = "\n".join(json.dumps({"text": BODY, "title": str(number)}) for number in range(3))
        assert [report.path for report in read_paths("-", stdin=io.BytesIO(lines.encode()))] == ["-#1", "-#2", "-#3"]

    def test_a_page_is_a_page(self) -> None:
        page = f"<!DOCTYPE html><html><body><h1>Border may close</h1><p>{BODY}</p></body></html>"
        (report,) = read_paths("-", stdin=io.BytesIO(page.encode()))
        assert isinstance(report, Report)
        assert report.text.startswith("Border may close\n\nThe minister")


def test_paths_are_read_lazily_and_in_order(tmp_path: Path) -> None:
    for name in "bac":
        (tmp_path / f"{name}.txt").write_text(BODY + name)
    results = read_paths([tmp_path])
    assert next(results).path == str(tmp_path / "a.txt")
    assert [result.path for result in results] == [str(tmp_path / "b.txt"), str(tmp_path / "c.txt")]


def check(results: list[Report | Failure]) -> None:
    for result in results:
        if isinstance(result, Failure):
            assert result.reason
            continue
        last = 0
        for start, end in result.boilerplate:
            assert last <= start < end <= len(result.text)
            assert result.text[start:end].strip()
            last = end
        for quoted in (result.title, result.outlet, result.byline):
            assert quoted is None or quoted.span is None or result.text[slice(*quoted.span)] == quoted.text


NAMES = st.sampled_from(["a.txt", "a.md", "a.html", "a.json", "a.jsonl", "a.csv", "a", "a.tsv"])
WORDS = st.sampled_from(
    ["Read more", "Ann Lee:", "[ad_1]", "The talks failed.", "“", '"', "©", "By Ann Lee", "Source: X", "2021-12-03",
     "KYIV (AP) -", "\r\n", "\n", "\n\n", " ", "| ", "<p>", "</p>", '{"text": "', '"}', ",", "Join us!", "Q:", "#",
     "\u2028"]
)  # fmt: skip


@given(st.binary(max_size=300), NAMES)
@example(b'{"text": "\\ud800 said he would"}', "a.json")
@example(b"text\n\"a\"b\"c\n", "a.csv")
def test_any_bytes_give_reports_or_failures(data: bytes, path: str) -> None:
    results = list(read_bytes(data, path))
    assert results
    check(results)
    assert results == list(read_bytes(data, path))


@given(st.lists(WORDS, max_size=40).map("".join), NAMES)
def test_any_arrangement_of_lines_keeps_its_spans_exact(text: str, path: str) -> None:
    check(list(read_bytes(text.encode(), path)))
