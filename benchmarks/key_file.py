"""Keys made by hand: reading them, laying them on their texts, and writing one as the export of a perfect reader.

The fields of a key are described in benchmarks/keys/README.md.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

KINDS_OF_FILE = ("reports", "statements", "conditions", "actors", "events")
Chars = frozenset[int]
Spans = tuple[tuple[int, int], ...]


class KeyFileError(ValueError):
    """A string of the key does not stand in its text exactly once (or has no such occurrence)."""


@dataclass(frozen=True)
class KeyReport:
    """One report of the key with its text; `row` is the JSON as written."""

    row: dict[str, Any]
    text: str

    @property
    def file(self) -> str:
        """Name of the report's file."""
        return str(self.row["file"])


@dataclass(frozen=True)
class Item:
    """A statement or condition laid out on the text: `parts` are its content, or trigger and consequence.

    `alternatives` holds further readings of the parts that are as right.
    """

    row: dict[str, Any]
    parts: tuple[Chars, ...]
    words: str
    alternatives: tuple[tuple[Chars, ...], ...] = ()

    @property
    def optional(self) -> bool:
        """Whether finding this is neither demanded nor held against the reader."""
        return bool(self.row.get("optional"))


def locate(text: str, wanted: str | dict[str, Any], where: str) -> tuple[int, int]:
    """Return the span of a key string; `{"text", "nth"}` names the nth occurrence, from 1. Raises KeyFileError."""
    words, nth = (wanted, 0) if isinstance(wanted, str) else (wanted["text"], int(wanted["nth"]))
    starts = [m.start() for m in re.finditer(f"(?={re.escape(words)})", text)]
    if not words or not starts or nth > len(starts):
        raise KeyFileError(f"{where}: not in the text: {words!r}")
    if not nth and len(starts) > 1:
        raise KeyFileError(f"{where}: {len(starts)} times in the text, give nth: {words!r}")
    start = starts[max(nth, 1) - 1]
    return start, start + len(words)


def spans_of(text: str, wanted: Any, where: str) -> Spans:
    """Return the spans of a key field: a string, an occurrence, a list of both, or "" for none."""
    pieces = wanted if isinstance(wanted, list) else [wanted] if wanted else []
    return tuple(locate(text, piece, where) for piece in pieces)


def letters(text: str, spans: Sequence[Sequence[int]]) -> Chars:
    """Return the positions of letters and digits within spans."""
    return frozenset(i for start, end in spans for i in range(start, end) if 0 <= i < len(text) and text[i].isalnum())


def load_key(path: Path, texts: Path | None) -> list[KeyReport]:
    """Read a key and the texts that it annotates. Raises KeyFileError or OSError."""
    key = json.loads(path.read_text(encoding="utf-8"))
    folder = texts or path.parent / key["texts"]
    return [KeyReport(row, (folder / row["file"]).read_bytes().decode("utf-8")) for row in key["reports"]]


def source_span(report: KeyReport, row: dict[str, Any]) -> tuple[int, int] | None:
    """Return the occurrence of the source's words that is nearest to the content."""
    if not row.get("source"):
        return None
    first, last = content_edges(report, row)
    found = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(row['source'])}(?!\w)", report.text)]
    if not found:
        raise KeyFileError(f"{report.file}: source not in the text: {row['source']!r}")
    return min(found, key=lambda span: min(abs(first - span[1]), abs(span[0] - last)))


def content_edges(report: KeyReport, row: dict[str, Any]) -> tuple[int, int]:
    """Return where a statement's content begins and ends."""
    spans = spans_of(report.text, row["content"], report.file)
    return min(s for s, _ in spans), max(e for _, e in spans)


def key_statements(report: KeyReport) -> list[Item]:
    """Lay the key's statements on the text."""

    def part(wanted: Any) -> tuple[Chars, ...]:
        return (letters(report.text, spans_of(report.text, wanted, report.file)),)

    items = []
    for row in report.row.get("statements", []):
        spans = spans_of(report.text, row["content"], report.file)
        source_span(report, row)
        words = " … ".join(report.text[s:e] for s, e in spans)
        items.append(
            Item(row, part(row["content"]), words, tuple(part(other["content"]) for other in row.get("or", [])))
        )
    return items


def key_conditions(report: KeyReport) -> list[Item]:
    """Lay the key's conditions on the text."""

    def parts(row: dict[str, Any]) -> tuple[Chars, ...]:
        wanted = (spans_of(report.text, row[name], report.file) for name in ("trigger", "consequence"))
        return tuple(letters(report.text, spans) for spans in wanted)

    def words(value: Any) -> str:
        return " … ".join(
            p if isinstance(p, str) else p["text"] for p in (value if isinstance(value, list) else [value])
        )

    return [
        Item(row, parts(row), f"[{words(row['trigger'])}] => [{words(row['consequence'])}]",
             tuple(parts({**row, **other}) for other in row.get("or", [])))
        for row in report.row.get("conditions", [])
    ]  # fmt: skip


def accepted(value: Any) -> list[Any]:
    """Return the accepted values of a key field: one, or a list of any of them."""
    return value if isinstance(value, list) else [value]


def write_key_as_export(reports: list[KeyReport], folder: Path) -> None:
    """Write the key as the export of a perfect reader."""
    rows: dict[str, list[Any]] = {kind: [] for kind in KINDS_OF_FILE}
    for report in reports:
        rows["reports"].append(report_as_exported(report))
        rows["statements"] += [statement_as_exported(report, row) for row in report.row.get("statements", [])]
        rows["conditions"] += [condition_as_exported(report, row) for row in report.row.get("conditions", [])]
    names = {row["speaker"] for row in rows["statements"]}
    names |= {name for row in rows["conditions"] for name in row["consequence"]["actors"]}
    rows["actors"] = [{"id": n, "name": n, "kind": "state", "aliases": []} for n in sorted(names - {None})]
    for kind, records in rows.items():
        body = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        (folder / f"{kind}.jsonl").write_bytes(body.encode("utf-8"))


def named(value: Any) -> str | None:
    """Return the first accepted name; None for nobody and for the unnamed."""
    name = accepted(value)[0]
    return None if name is None or name.startswith("unnamed") else str(name)


def dated(value: Any) -> dict[str, Any] | None:
    """Return the first accepted day as a dating."""
    day = accepted(value)[0]
    return {"value": day, "spans": []} if day else None


def report_as_exported(report: KeyReport) -> dict[str, Any]:
    """Return a report of the key as a line of reports.jsonl."""
    row = report.row
    return {
        "id": report.file,
        "path": report.file,
        "text": report.text,
        "title": {"text": accepted(row["title"])[0], "span": None} if row.get("title") else None,
        "kind": row.get("kind", "report"),
        "published": dated(row["published"]),
        "boilerplate": [locate(report.text, line, report.file) for line in row.get("boilerplate", [])],
    }


def statement_as_exported(report: KeyReport, row: dict[str, Any]) -> dict[str, Any]:
    """Return a statement of the key as a line of statements.jsonl."""
    source = source_span(report, row)
    return {
        "report": report.file,
        "kind": accepted(row["kind"])[0],
        "content": spans_of(report.text, row["content"], report.file),
        "source": [source] if source else [],
        "speaker": named(row["speaker"]),
        "said_on": dated(row.get("said_on")),
    }


def condition_as_exported(report: KeyReport, row: dict[str, Any]) -> dict[str, Any]:
    """Return a condition of the key as a line of conditions.jsonl."""
    actor = named(row.get("actor"))
    return {
        "report": report.file,
        "relation": accepted(row["relation"])[0],
        "trigger": {"spans": spans_of(report.text, row["trigger"], report.file)},
        "consequence": {
            "spans": spans_of(report.text, row["consequence"], report.file),
            "actors": [actor] if actor else [],
            "instruments": row.get("instruments", []),
        },
    }
