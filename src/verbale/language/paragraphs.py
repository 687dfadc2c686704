"""The paragraphs of a text: its lines, or, where lines were broken to a width, what the lines make together."""

from __future__ import annotations

import re
from itertools import pairwise

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c]+")
_BREAK = r"(?:\r\n|\r(?!\n)|[\n\u2028\u2029\x0b\x0c])"
_BLANK = re.compile(rf"{_BREAK}[^\S\n\r]*{_BREAK}")
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]]*\s*$")

# A text broken to a width has lines of about one length, most of which end inside a sentence.
_NARROWEST, _WIDEST = 35, 120
_FEWEST_PAIRS = 4
_BROKEN_SENTENCES = 0.5
_LOWER_STARTS = 0.3
# A line this much shorter than the width ends its paragraph.
_FULL = 0.6


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the characters `(start, end)` of each paragraph in order; those of white space alone are left out."""
    lines = [m.span() for m in _LINE.finditer(text) if m.group().strip()]
    joined = [not _BLANK.search(text, a[1], b[0]) for a, b in pairwise(lines)]
    width = _width(text, lines, joined)
    if width is None:
        return lines
    found = lines[:1]
    for former, line, goes_on in zip(lines, lines[1:], joined, strict=False):
        if goes_on and former[1] - former[0] > _FULL * width:
            found[-1] = (found[-1][0], line[1])
        else:
            found.append(line)
    return found


def _width(text: str, lines: list[tuple[int, int]], joined: list[bool]) -> int | None:
    """Return the width that the text was broken to, or None where a line is a paragraph."""
    pairs = [(a, b) for a, b, j in zip(lines, lines[1:], joined, strict=False) if j]
    if len(pairs) < _FEWEST_PAIRS:
        return None
    lengths = sorted(a[1] - a[0] for a, _ in pairs)
    width = lengths[int(0.9 * (len(lengths) - 1))]
    broken = sum(not _SENTENCE_END.search(text[a[0] : a[1]]) for a, _ in pairs)
    lower = sum(text[b[0] : b[1]].lstrip()[:1].islower() for _, b in pairs)
    fits = _NARROWEST <= width <= _WIDEST and broken >= _BROKEN_SENTENCES * len(pairs)
    return width if fits and lower >= _LOWER_STARTS * len(pairs) else None
