"""Files, standard input and bytes -> reports and failures, lazily and in a stable order. Nothing here raises."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from verbale.record import Failure, Report
from verbale.sources.decoding import decode
from verbale.sources.drafts import EMPTY, MAX_CHARACTERS, TOO_LONG, Draft, finish
from verbale.sources.formats import Format, binary_reason, by_suffix, of_text
from verbale.sources.paths import STDIN, StrPath, walk, why_not

# No encoding needs more than four bytes a character, so a longer text is refused by its size alone.
_MAX_TEXT_BYTES = 4 * MAX_CHARACTERS + 4
# A page carries scripts and markup beside its text.
_MAX_PAGE_BYTES = 16_000_000
# A table is read row by row, but a JSON document has to be held whole.
_MAX_JSON_BYTES = 256_000_000
_PEEK = 65_536

Result = Report | Failure
Mappings = Mapping[str, str] | None


def read_paths(
    paths: Iterable[StrPath] | StrPath, mapping: Mappings = None, stdin: BinaryIO | None = None
) -> Iterator[Result]:
    """Yield a Report for each report in the files and folders, and a Failure for what cannot be read.

    Folders are read recursively, sorted by name; `-` is standard input (or `stdin`). `mapping` names the columns of
    tables: record field ("text", "title", "url", "outlet", "published", "byline") -> column.
    """
    for item in walk(paths):
        if isinstance(item, Failure):
            yield item
        elif item == STDIN:
            yield from _read_stream(stdin or sys.stdin.buffer, STDIN, mapping)
        else:
            yield from _read_file(item, mapping)


def read_bytes(data: bytes, path: str, mapping: Mappings = None) -> Iterator[Result]:
    """Yield the reports that a file of these bytes and this name holds."""
    yield from _read_stream(io.BytesIO(data), path, mapping)


def _read_file(path: str, mapping: Mappings) -> Iterator[Result]:
    try:
        with Path(path).open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            yield from _read_stream(stream, path, mapping, size)
    except (OSError, ValueError) as error:
        yield Failure(_printable(path), why_not(path, error))


def _read_stream(stream: BinaryIO, path: str, mapping: Mappings, size: int = 0) -> Iterator[Result]:
    """Read a stream as what its first bytes and its name say; `size` is its length where known."""
    name = _printable(path)
    try:
        first = _fill(stream, _PEEK)
        yield from _dispatch(first, stream, name, mapping, size)
    except (OSError, ValueError) as error:
        yield Failure(name, why_not(path, error))


def _dispatch(first: bytes, stream: BinaryIO, path: str, mapping: Mappings, size: int) -> Iterator[Result]:
    reason = binary_reason(first)
    if reason:
        yield Failure(path, reason)
        return
    promised = by_suffix(path)
    if promised in ("jsonl", "csv"):
        from verbale.sources.tables import read_csv, read_jsonl

        rows = read_jsonl if promised == "jsonl" else read_csv
        yield from rows(first, stream, path, mapping)
        return
    format_ = promised if promised == "json" else of_text(path, decode(first))
    limit = {"json": _MAX_JSON_BYTES, "html": _MAX_PAGE_BYTES}.get(format_, _MAX_TEXT_BYTES)
    data = first if size > limit else _join(first, stream, limit + 1 - len(first))
    if size > limit or len(data) > limit or (format_ == "json" and _has_endless_string(data)):
        yield Failure(path, TOO_LONG)
    else:
        yield from _whole(data, path, format_, mapping)


def _whole(data: bytes, path: str, format_: Format, mapping: Mappings) -> Iterator[Result]:
    """Read a file that is held whole: a text, a page, or a JSON document."""
    text = decode(data)
    if not text.strip("\0 \t\r\n\x0b\x0c\u00a0\u200b\ufeff") or text.isspace():
        yield Failure(path, EMPTY)
    elif format_ == "html":
        from verbale.sources.webpage import page_draft

        yield _finished(page_draft(text, path, data))
    elif format_ == "json":
        from verbale.sources.tables import is_records, read_json

        # A text that merely begins with a brace is a text.
        if by_suffix(path) == "json" or is_records(text):
            yield from read_json(text, path, mapping)
        else:
            yield _finished(Draft(text, path, b"text\0" + data))
    else:
        yield _finished(Draft(text, path, b"text\0" + data))


def _has_endless_string(data: bytes) -> bool:
    """Tell JSON with a string longer than any report, before it is decoded and held several times."""
    reach, at = 6 * MAX_CHARACTERS, 0
    while at + reach < len(data):
        last = data.rfind(b'"', at, at + reach)
        if last < 0:
            return True
        at = last + 1
    return False


def _finished(draft: Draft | Failure) -> Result:
    if isinstance(draft, Failure):
        return draft
    if len(draft.text) > MAX_CHARACTERS:
        return Failure(draft.path, TOO_LONG)
    return finish(draft)


def _fill(stream: BinaryIO, wanted: int) -> bytes:
    """Read as many bytes as wanted; a pipe gives fewer at a time."""
    return _join(b"", stream, wanted)


def _join(first: bytes, stream: BinaryIO, wanted: int) -> bytes:
    """Append as many bytes to the first as wanted, holding them once."""
    held = io.BytesIO()
    held.write(first)
    while wanted > 0 and (part := stream.read(min(wanted, 1 << 20))):
        held.write(part)
        wanted -= len(part)
    return held.getvalue()


def _printable(path: str) -> str:
    """Return a path that can be written as UTF-8: bytes of a name that are none become U+FFFD."""
    return os.fsencode(path).decode("utf-8", errors="replace")
