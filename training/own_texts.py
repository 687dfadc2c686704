"""Our own training texts: short invented reports in `training/texts/*.txt`, annotated in the running text.

A report begins with `== identity | kind`, its text follows, its names end it, a line a class:

    == river-dam-3 | interview
    {source1=Tadesse Bekele|Water Minister Tadesse Bekele} {cue1|warned} {content1|that the talks would end}.
    -- person: Tadesse Bekele
    -- place: Addis Ababa; Nile

Marks: `{role number|text}`, with `=Name` where a source is somebody whom the report names; the parts of one
attribution share its number. A name is marked wherever the text has it, the longest first. Every third report is
kept for development. `python training/own_texts.py FILE ...` checks files and counts what is in them.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

Span = tuple[int, int]
CLASSES = ("person", "organisation", "place", "people")
_MARK = re.compile(r"\{(?P<role>source|cue|content)(?P<number>\d+)(?:=(?P<who>[^|{}]+))?\||(?P<end>\})")


@dataclass(frozen=True)
class OwnText:
    """A report: its plain text, attributions and names, all spans in characters of `text`."""

    identity: str
    kind: str
    text: str
    attributions: list[dict[str, list[Span]]] = field(default_factory=list)
    speakers: dict[Span, str] = field(default_factory=dict)
    names: list[tuple[int, int, str]] = field(default_factory=list)


def read_texts(folder: Path) -> tuple[list[OwnText], list[OwnText]]:
    """Return the training and the development reports of a folder of annotated texts."""
    texts = [t for path in sorted(folder.glob("*.txt")) for t in read_file(path)]
    return [t for i, t in enumerate(texts) if i % 3 != 2], texts[2::3]


def read_file(path: Path) -> Iterator[OwnText]:
    """Yield the reports of one file. Raises ValueError that names the report where a mark is wrong."""
    for block in re.split(r"(?m)^== ", path.read_text(encoding="utf-8"))[1:]:
        head, _, body = block.partition("\n")
        identity, _, kind = (x.strip() for x in head.partition("|"))
        lines = body.rstrip().split("\n")
        named = [x[3:] for x in lines if x.startswith("-- ")]
        marked = "\n".join(x for x in lines if not x.startswith("-- ")).strip()
        try:
            text, attributions, speakers = _unmarked(marked)
            yield OwnText(identity, kind, text, attributions, speakers, _names(text, named))
        except ValueError as error:
            raise ValueError(f"{path.name}: {identity}: {error}") from error


def _unmarked(marked: str) -> tuple[str, list[dict[str, list[Span]]], dict[Span, str]]:
    text, last = "", 0
    opened: list[tuple[str, int, str | None, int]] = []
    found: dict[int, dict[str, list[Span]]] = {}
    speakers: dict[Span, str] = {}
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        if mark["role"]:
            opened.append((mark["role"], int(mark["number"]), mark["who"], len(text)))
            continue
        if not opened:
            raise ValueError(f"a mark ends that did not begin: ...{text[-40:]}")
        role, number, who, start = opened.pop()
        if text[start:] != text[start:].strip() or not text[start:]:
            raise ValueError(f"a mark begins or ends with a space, or is empty: {text[start:]!r}")
        found.setdefault(number, {"source": [], "cue": [], "content": []})[role].append((start, len(text)))
        if who:
            speakers[start, len(text)] = who
    if opened:
        raise ValueError(f"a mark does not end: {opened[-1][0]}{opened[-1][1]}")
    text += marked[last:]
    for number, parts in found.items():
        if not parts["cue"] or not parts["content"] or len(parts["cue"]) > 1:
            raise ValueError(f"attribution {number} needs one cue and some content")
    if "{" in text or "|" in text:
        raise ValueError("a brace or a bar is left over in the text")
    return text, [found[n] for n in sorted(found)], speakers


def _names(text: str, lines: list[str]) -> list[tuple[int, int, str]]:
    listed = []
    for line in lines:
        kind, _, names = line.partition(":")
        if kind.strip() not in CLASSES:
            raise ValueError(f"no class of names: {kind}")
        listed += [(n.strip(), kind.strip()) for n in names.split(";") if n.strip()]
    taken: set[int] = set()
    found = []
    for name, kind in sorted(listed, key=lambda x: -len(x[0])):
        places = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
        if not places:
            raise ValueError(f"the text does not have the name {name!r}")
        for start, end in places:
            if not taken & set(range(start, end)):
                taken |= set(range(start, end))
                found.append((start, end, kind))
    return sorted(found)


def main() -> None:
    """Check the files given and print what is in them."""
    for path in map(Path, sys.argv[1:]):
        texts = list(read_file(path))
        kinds = Counter(t.kind for t in texts)
        words = sum(len(t.text.split()) for t in texts)
        marks = sum(len(t.attributions) for t in texts)
        names = sum(len(t.names) for t in texts)
        print(f"{path.name}: {len(texts)} reports, {words} words, {marks} attributions, {names} names, {dict(kinds)}")


if __name__ == "__main__":
    main()
