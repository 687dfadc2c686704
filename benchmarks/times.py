"""Score time expressions on TimeML documents (TimeBank, AQUAINT): spans and TIMEX3 values.

    python benchmarks/times.py --corpus PATH [--half dev|test] [--errors N]

Every `.tml` below PATH counts, half of them (by a hash of the name) are for reading errors (`dev`), the other
half for the figures (`test`). Value F1 counts an expression whose span overlaps a key's and whose value is the
key's, as in TempEval-3; strict span F1 wants the very characters. The document's creation time is the anchor.
"""

from __future__ import annotations

import argparse
import html
import re
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from verbale.language.times import find_times
from verbale.language.times_resolve import resolve
from verbale.language.times_types import (
    Calendar,
    Length,
    Period,
    Repeat,
    Shift,
    Stretch,
    TimeExpression,
    Unit,
    Vague,
)  # fmt: skip


class Key(NamedTuple):
    """An annotated expression: characters `[start, end)`, TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str


class Document(NamedTuple):
    """The plain text of a document, its creation date and its annotated expressions."""

    name: str
    text: str
    created: date
    keys: list[Key]


_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")


def read_document(path: Path) -> Document:
    """Read a TimeML file; offsets are those of the text between the tags."""
    source = path.read_text(encoding="utf-8", errors="replace")
    created = re.search(r'value="(\d{4}-\d\d-\d\d)[^"]*"[^>]*functionInDocument="CREATION_TIME"', source)
    if created is None:
        created = re.search(r'functionInDocument="CREATION_TIME"[^>]*value="(\d{4}-\d\d-\d\d)', source)
    body = source[source.index("<TEXT>") + 6 : source.index("</TEXT>")]
    text, keys, at, opened = "", [], 0, []
    for tag in _TAG.finditer(body):
        text += html.unescape(body[at : tag.start()])
        at = tag.end()
        if tag[2] == "TIMEX3" and not tag[1]:
            opened.append((len(text), dict(re.findall(r'(\w+)="([^"]*)"', tag[3]))))
        elif tag[2] == "TIMEX3":
            start, attributes = opened.pop()
            keys.append(Key(start, len(text), attributes.get("type", ""), attributes.get("value", "")))
    text += html.unescape(body[at:])
    return Document(path.name, text, date.fromisoformat(created[1]) if created else date(2000, 1, 1), keys)


_LETTER: dict[Unit, str] = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "weekend": "W", "month": "M", "quarter": "Q",
    "year": "Y", "decade": "DE", "century": "CE",
}  # fmt: skip
_PART = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "noon": "T12:00", "midnight": "T24:00"}
_SEASON = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}


def _length(amount: float | None, unit: Unit) -> str:
    letter = _LETTER[unit]
    if unit in ("decade", "century") and amount is not None:
        amount, letter = amount * (10 if unit == "decade" else 100), "Y"
    count = "X" if amount is None else f"{amount:g}"
    return f"PT{count}{letter[1]}" if letter.startswith("T") else f"P{count}{letter}"


def timex_value(expression: TimeExpression, anchor: date, reference: date | None = None) -> str:
    """Return the TIMEX3 value of an expression in a document of `anchor`; "" where it has none."""
    what = expression.meaning
    if isinstance(what, Vague):
        return f"{what.side.upper()}_REF"
    if isinstance(what, Length | Stretch):
        return _length(what.amount, what.unit)
    if isinstance(what, Repeat):
        return f"XXXX-WXX-{what.weekday + 1}" if what.weekday is not None else _length(what.amount, what.unit)
    if isinstance(what, Shift) and what.amount is None and what.base is None:
        return "PAST_REF" if what.sign < 0 else "FUTURE_REF"
    dating = resolve(expression, anchor, reference=reference or anchor)
    if dating is None:
        return _length(what.amount, what.unit) if isinstance(what, Shift) else ""
    if isinstance(what, Calendar):
        return _calendar_value(what, dating.value)
    if isinstance(what, Period):
        first = date.fromisoformat((dating.value + "-01-01")[:10])
        if what.unit in ("week", "weekend"):
            year, week, _ = first.isocalendar()
            return f"{year}-W{week:02}" + ("-WE" if what.unit == "weekend" else "")
        values = {
            "quarter": f"{first.year}-Q{(first.month + 2) // 3}",
            "month": dating.value[:7],
            "year": dating.value[:4],
            "decade": dating.value[:3],
            "century": dating.value[:2],
        }
        return values.get(what.unit, dating.value)
    if what.unit == "week" and dating.end:
        year, week, _ = date.fromisoformat(dating.value).isocalendar()
        return f"{year}-W{week:02}"
    return dating.value[:10] + ("T" + dating.value[11:] if len(dating.value) > 10 else _PART.get(what.part or "", ""))


def _calendar_value(what: Calendar, value: str) -> str:
    if what.decade:
        return value[:3]
    if what.century:
        return str((what.year or 0) // 100)
    if what.season:
        return f"{value[:4]}-{_SEASON[what.season]}"
    if what.quarter or what.half:
        return f"{value[:4]}-" + (f"Q{what.quarter}" if what.quarter else f"H{what.half}")
    if what.day is None and what.weekday is None:
        return value[: 4 if what.month is None else 7]
    return value if "T" in value else value[:10] + _PART.get(what.part or "", "")


def _same(value: str, key: str) -> bool:
    return value == key or (len(key) > 10 and value.endswith(":00") and value[:-3] == key)


def score(documents: list[Document]) -> tuple[dict[str, float], list[tuple[str, str, str, str]]]:
    """Return counts and F1 figures over documents, and the errors as (class, expression, got, key)."""
    counts: Counter[str] = Counter()
    errors: list[tuple[str, str, str, str]] = []
    for document in documents:
        found = find_times(document.text)
        counts["found"] += len(found)
        counts["keys"] += len(document.keys)
        taken: set[int] = set()
        for key in document.keys:
            near = [
                i
                for i, one in enumerate(found)
                if i not in taken and one.span.start < key.end and key.start < one.span.end
            ]
            words = " ".join(document.text[max(0, key.start - 40) : key.end + 30].split())
            if not near:
                errors.append(("missed", document.text[key.start : key.end], words, f"{key.type} {key.value}"))
                continue
            best = max(near, key=lambda i: min(found[i].span.end, key.end) - max(found[i].span.start, key.start))
            taken.add(best)
            one = found[best]
            value = timex_value(one, document.created)
            strict = (one.span.start, one.span.end) == (key.start, key.end)
            counts["overlap"] += 1
            counts["strict"] += strict
            counts["value"] += _same(value, key.value)
            if not strict:
                errors.append(("span", one.text, document.text[key.start : key.end], words))
            if not _same(value, key.value):
                errors.append(("value", one.text, f"{value} for {key.value} ({document.created:%a %Y-%m-%d})", words))
        for i, one in enumerate(found):
            if i not in taken:
                words = " ".join(document.text[max(0, one.span.start - 40) : one.span.end + 30].split())
                errors.append(("spurious", one.text, words, ""))
    total = counts["found"] + counts["keys"]
    figures = {name: 2 * counts[name] / max(1, total) for name in ("overlap", "strict", "value")}
    return figures | dict(counts.items() - {}.items()) | {f"{n} F1": v for n, v in figures.items()}, errors


def documents_of(corpus: Path, half: str | None) -> Iterator[Document]:
    """Yield the documents below a folder, or the half asked for."""
    for path in sorted(corpus.rglob("*.tml")):
        if half is None or (zlib.crc32(path.name.encode()) & 1) == (half == "test"):
            yield read_document(path)


def main() -> None:
    """Print the figures, and errors by class where they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True, help="folder with TimeML files")
    parser.add_argument("--half", choices=["dev", "test"], help="half of the documents; without it all")
    parser.add_argument("--errors", type=int, default=0, help="print up to N errors of each class")
    options = parser.parse_args()
    documents = list(documents_of(options.corpus, options.half))
    figures, errors = score(documents)
    started = time.perf_counter()
    for document in documents:
        find_times(document.text)
    spent = time.perf_counter() - started
    words = sum(len(document.text.split()) for document in documents)
    for name, figure in figures.items():
        print(f"{name:12} {figure:.3f}" if isinstance(figure, float) else f"{name:12} {figure}")
    print(f"{words} words, {words / spent:.0f} a second")
    for kind in ("value", "span", "missed", "spurious"):
        chosen = [error for error in errors if error[0] == kind]
        print(f"{kind} errors: {len(chosen)}") if options.errors else None
        for error in chosen[: options.errors]:
            print("   ", " | ".join(" ".join(part.split()) for part in error[1:]))


if __name__ == "__main__":
    main()
