"""Rows of JSON, JSON lines and CSV -> reports, one a row; a bad row is listed with its number, the others are read."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from verbale.record import Failure, Report
from verbale.sources.columns import FIELDS, columns_of, missing_text, wrong_mapping
from verbale.sources.decoding import choose, marked
from verbale.sources.drafts import EMPTY, MAX_CHARACTERS, TOO_LONG, Draft, finish
from verbale.sources.formats import has_markup

Result = Report | Failure
Mappings = Mapping[str, str] | None

# A JSON line may escape each character ("\\u00e9") and carries other fields; beyond this it is skipped unread.
_MAX_LINE = 6 * MAX_CHARACTERS
_DELIMITERS = ",;\t|"
# Keys under which services put the list of articles of an answer.
_LISTS = ("articles", "items", "results", "documents", "reports", "entries", "records", "hits", "data", "docs", "rows")


def read_jsonl(first: bytes, stream: BinaryIO, path: str, mapping: Mappings) -> Iterator[Result]:
    """Yield the reports of JSON lines; `first` are bytes that were read from the stream already."""
    text = _text_stream(first, stream, newline="\n")
    number = found = 0
    while line := text.readline(_MAX_LINE):
        number += 1
        if len(line) == _MAX_LINE and not line.endswith("\n"):
            _skip_line(text)
            found += 1
            yield Failure(path, f"Line {number}: {TOO_LONG}")
        elif line.strip(" \t\r\n\ufeff"):
            found += 1
            yield from _json_line(line, number, path, mapping)
    if not found:
        yield Failure(path, EMPTY)


def read_csv(first: bytes, stream: BinaryIO, path: str, mapping: Mappings) -> Iterator[Result]:
    """Yield the reports of a table with a header line, whatever it is separated by."""
    delimiter = _delimiter(first, path)
    csv.field_size_limit(_MAX_LINE)
    rows = _csv_rows(csv.reader(_Bounded(_text_stream(first, stream, newline="")), delimiter=delimiter))
    header = next(rows, [])
    names = [name.strip().lstrip("\ufeff") for name in header] if isinstance(header, list) else []
    if not any(names):
        yield Failure(path, EMPTY)
        return
    problem = wrong_mapping(names, mapping)
    if problem or "text" not in columns_of(names, mapping):
        yield Failure(path, problem or missing_text(names))
        return
    number = 0
    for number, row in enumerate(rows, start=1):
        if isinstance(row, csv.Error):
            yield Failure(path, f"Row {number} cannot be read ({row}): mend or delete it.")
        else:
            yield _row(dict(zip(names, row, strict=False)), number, path, mapping)
    if not number:
        yield Failure(path, "It has a header line but no rows.")


def read_json(text: str, path: str, mapping: Mappings) -> Iterator[Result]:
    """Yield the reports of a JSON document: an object, a list of objects, or an object that holds a list."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        if _are_lines(text):
            yield from read_jsonl(text.encode("utf-8"), io.BytesIO(), path, mapping)
        else:
            yield Failure(path, f"It is not valid JSON ({_where(error)}): correct it, or save it again from its "
                                f"source.")
        return
    rows = _rows_of(document, mapping)
    if not rows:
        yield Failure(path, "It holds no records: give an object, a list of objects, or an object that holds a list.")
    elif len(rows) == 1:
        yield _row(rows[0], None, path, mapping)
    else:
        for number, row in enumerate(rows, start=1):
            yield _row(row, number, path, mapping)


def is_records(text: str) -> bool:
    """Tell a text without a telling name that is a JSON document, or JSON lines, of records."""
    try:
        return bool(_rows_of(json.loads(text), None))
    except (ValueError, RecursionError):
        return _are_lines(text)


def _are_lines(text: str) -> bool:
    first, _, rest = text.lstrip("\ufeff \t\r\n").partition("\n")
    try:
        return isinstance(json.loads(first), dict) and rest.lstrip().startswith("{")
    except (ValueError, RecursionError):
        return False


def _rows_of(document: Any, mapping: Mappings) -> list[Any]:
    if isinstance(document, list):
        return document if any(isinstance(row, dict) for row in document) else []
    if not isinstance(document, dict):
        return []
    if "text" in columns_of([key for key, value in document.items() if isinstance(value, str)], mapping):
        return [document]
    lists = [key for key in (*_LISTS, *document) if isinstance(document.get(key), list)]
    for key in lists:
        if any(isinstance(row, dict) for row in document[key]):
            return list(document[key])
    return [document] if document else []


def _json_line(line: str, number: int, path: str, mapping: Mappings) -> Iterator[Result]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        yield Failure(path, f"Line {number} is not valid JSON ({_where(error)}): correct or delete it.")
        return
    yield _row(row, number, path, mapping)


def _where(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        line = f"line {error.lineno}, " if error.lineno > 1 else ""
        return f"{error.msg}, {line}column {error.colno}"
    return "it is nested too deeply" if isinstance(error, RecursionError) else str(error)[:120]


def _row(row: Any, number: int | None, path: str, mapping: Mappings) -> Result:
    """Return the report of a row. `number` is its place in a table, or None for the only one."""
    where = f"Row {number}: " if number else ""
    place = f"{path}#{number}" if number else path
    if not isinstance(row, dict):
        return Failure(path, f"{where}this is no object with fields, but {type(row).__name__}: give one object a "
                             f"report.")
    columns = columns_of(map(str, row), mapping)
    if "text" not in columns:
        return Failure(path, where + missing_text(map(str, row)))
    values = {field: _value(row.get(column)) for field, column in columns.items()}
    if not values["text"].strip():
        return Failure(path, f"{where}the column \"{columns['text']}\" is empty.")
    if len(values["text"]) > MAX_CHARACTERS:
        return Failure(path, where + TOO_LONG)
    return finish(_draft(values, place))


def _draft(values: dict[str, str], place: str) -> Draft:
    identity = json.dumps([values.get(field, "") for field in FIELDS], ensure_ascii=False).encode()
    text = values["text"]
    if has_markup(text):
        from verbale.sources.webpage import visible_text

        text = visible_text(text) or text
    fields = {field: values[field].strip() or None for field in FIELDS[1:] if field in values}
    return Draft(text, place, b"row\0" + identity, **fields)


def _value(value: Any) -> str:
    """Return a field as text: a name in an object ({"name": "Reuters"}), a list of authors, a number."""
    if isinstance(value, dict):
        value = next((value[key] for key in ("name", "title", "text", "value", "#text") if key in value), "")
    if isinstance(value, list):
        separator = "\n\n" if any(isinstance(item, str) and len(item) > 80 for item in value) else ", "
        value = separator.join(_value(item) for item in value)
    if value is None:
        return ""
    # JSON may hold halves of surrogate pairs, which no UTF-8 file can.
    return str(value).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _text_stream(first: bytes, stream: BinaryIO, newline: str) -> io.TextIOWrapper:
    mark = marked(first)
    encoding = mark[0] if mark else _encoding(first)
    source = io.BufferedReader(_Rejoined(first[mark[1] :] if mark else first, stream))
    return io.TextIOWrapper(source, encoding=encoding, errors="replace", newline=newline)


def _encoding(first: bytes) -> str:
    """Choose by the first bytes; a character cut in two at their end is no reason against UTF-8."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(first)
    except UnicodeDecodeError:
        return choose(first)
    return "utf-8" if b"\0" not in first else choose(first)


def _skip_line(text: io.TextIOWrapper) -> None:
    while (part := text.readline(1 << 20)) and not part.endswith("\n"):
        pass


def _delimiter(first: bytes, path: str) -> str:
    """Take the separator that the header line holds most of."""
    header = first.decode("utf-8", errors="replace").replace("\0", "").lstrip("\ufeff\r\n").partition("\n")[0]
    best = max(_DELIMITERS, key=header.count)
    return best if header.count(best) else "\t" if path.lower().endswith(".tsv") else ","


def _csv_rows(reader: Iterator[list[str]]) -> Iterator[list[str] | csv.Error]:
    """Yield the rows that are not blank, and in place of a row that cannot be read its error."""
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield error
        else:
            if any(field.strip() for field in row):
                yield row


class _Bounded:
    """Lines of a text for the csv reader; one longer than any report is skipped unread and is an error there."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self.text = text

    def __iter__(self) -> _Bounded:
        return self

    def __next__(self) -> str:
        line = self.text.readline(_MAX_LINE)
        if not line:
            raise StopIteration
        if len(line) == _MAX_LINE and not line.endswith("\n"):
            _skip_line(self.text)
            raise csv.Error("too long for one report")
        return line.replace("\0", "\ufffd")


class _Rejoined(io.RawIOBase):
    """Bytes that were read from a stream already, then the rest of it."""

    def __init__(self, first: bytes, stream: BinaryIO) -> None:
        self.first, self.stream = first, stream

    def readable(self) -> bool:
        """Say yes, as a source of bytes must."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer; 0 at the end."""
        part = self.first[: len(buffer)] or self.stream.read(len(buffer)) or b""
        self.first = self.first[len(part) :] if self.first else b""
        buffer[: len(part)] = part
        return len(part)
