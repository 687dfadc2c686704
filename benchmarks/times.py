"""Score time expressions on TimeML documents (TimeBank, AQUAINT): spans and TIMEX3 values.

    python benchmarks/times.py --corpus PATH [--errors N]

Every `.tml` below PATH counts. By a hash of their names the documents fall into quarters: the errors of the first and
third were read from the beginning, those of the second late, those of the fourth never. Value F1 counts an expression
whose span overlaps a key's and whose value is the key's, strict span F1 wants the very characters, relaxed an
overlap, as in TempEval-3. The document's creation time is the anchor.

Beside them stand the figures published for TempEval-3's own test (UzZaman et al., SemEval-2013 task 1), other
documents of the same kind and scheme; TimeBank and AQUAINT were the training part for those systems.
"""

from __future__ import annotations

import argparse
import html
import re
import time
import zlib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple

from verbale.language.times import find_times
from verbale.language.times_timex import timex_values

Part = Literal["read", "half", "held out"]
PARTS: dict[Part, str] = {
    "read": "read for errors",
    "half": "half not read at first",
    "held out": "held out: never read",
}
PARTS_OF: tuple[tuple[Part, ...], ...] = (("read",), ("read", "half"), ("read",), ("half", "held out"))
"""The parts that each quarter of the documents belongs to."""

PUBLISHED = (
    ("HeidelTime on TempEval-3", 0.776, 0.813, 0.903),
    ("SUTime on TempEval-3", 0.674, 0.796, 0.903),
)
"""Name, value F1, strict and relaxed span F1 as printed."""


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
        values = timex_values(found, document.created)
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
            value = values[best]
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


def documents_of(corpus: Path, part: Part) -> list[Document]:
    """Return the documents below a folder that belong to a part."""
    paths = [path for path in sorted(corpus.rglob("*.tml")) if part in PARTS_OF[zlib.crc32(path.name.encode()) & 3]]
    return [read_document(path) for path in paths]


def print_figures(corpus: Path) -> None:
    """Print the figures of every part beside those that others published."""
    print("                                  documents  keys  value F1  strict F1  relaxed F1")
    for part, words in PARTS.items():
        documents = documents_of(corpus, part)
        figures, _ = score(documents)
        print(
            f"{words:33} {len(documents):9} {figures['keys']:5.0f} {figures['value F1']:9.3f}"
            f" {figures['strict F1']:10.3f} {figures['overlap F1']:11.3f}"
        )
    for name, value, strict, relaxed in PUBLISHED:
        print(f"{name:33} {'20':>9} {'138':>5} {value:9.3f} {strict:10.3f} {relaxed:11.3f}")


def print_speed(documents: list[Document]) -> None:
    """Print how many words a second are searched."""
    started = time.perf_counter()
    for document in documents:
        find_times(document.text)
    words = sum(len(document.text.split()) for document in documents)
    print(f"{words} words, {words / (time.perf_counter() - started):.0f} a second")


def main() -> None:
    """Print the figures, and errors of the part that is there to be read where they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True, help="folder with TimeML files")
    parser.add_argument("--errors", type=int, default=0, help="print up to N errors of each class, of the part read")
    options = parser.parse_args()
    print_figures(options.corpus)
    read = documents_of(options.corpus, "read")
    print_speed(read)
    for kind in ("value", "span", "missed", "spurious") if options.errors else ():
        chosen = [error for error in score(read)[1] if error[0] == kind]
        print(f"{kind} errors: {len(chosen)}")
        for error in chosen[: options.errors]:
            print("   ", " | ".join(" ".join(part.split()) for part in error[1:]))


if __name__ == "__main__":
    main()
