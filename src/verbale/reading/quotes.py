"""Quotation marks -> quoted stretches, whatever the style, also where marks are missing, doubled or turned round.

A mark is judged by where it stands rather than by its shape alone: copies turn “ into ” and leave a blank inside.
A stretch never runs over a paragraph: quotations of several paragraphs reopen in each (`continues` says so).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from verbale.language.paragraphs import paragraphs
from verbale.record import Span
from verbale.rules import rule

_MARK = re.compile(r"[“”„‟«»\"]|''|``|(?<![\w'’])[‘‚‹](?=\w)|(?<=[\w.,!?…])[’›'](?!\w)|(?<![\w'’])'(?=\w)")
_OPENING = frozenset("“„‟«‘‚‹") | {"``"}
_SINGLE = frozenset("‘’‚‹›'")
# A nested pair is short: what opens inside a quotation and does not close within this many characters is stray.
_NESTED = 90
# A sentence's end stands this near before the mark that follows it.
_LAST_WORD = re.compile(r"[.!?,:]\s*\Z")
_NEAR = 4
# A single mark that opens is closed before so many others have come.
_MARKS_AHEAD = 40


class Quote(NamedTuple):
    """A quoted stretch: characters between the marks, and the marks included.

    `closed` is false where the text has no closing mark; the stretch then ends with its line. `continues`: the
    next line's quotation goes on with this one.
    """

    inner: Span
    outer: Span
    closed: bool
    continues: bool


def find_quotes(text: str) -> list[Quote]:
    """Return the outermost quotations of a text, in order, none overlapping."""
    quotes: list[Quote] = []
    lines = paragraphs(text)
    for n, (start, end) in enumerate(lines):
        found = list(_in_line(text, start, end))
        if found and not found[-1].closed:
            found[-1] = found[-1]._replace(continues=_reopens(text, lines, n + 1))
        quotes += found
    return quotes


def _in_line(text: str, start: int, end: int) -> Iterator[Quote]:
    end = start + len(text[start:end].rstrip())
    marks = [m for m in _MARK.finditer(text, start, end) if not _is_apostrophe(text, m)]
    opened: re.Match[str] | None = None
    nested = 0
    for n, mark in enumerate(marks):
        if opened is None:
            if _can_open(text, mark, end) and _worth_opening(text, marks, n):
                opened, nested = mark, 0
            continue
        if (mark.group() in _SINGLE) != (opened.group() in _SINGLE):
            continue  # the other kind of mark is a quotation within
        if _can_close(text, mark, start, end) and not (_opens_only(text, mark) and n + 1 < len(marks)):
            if nested:
                nested -= 1
            else:
                yield _quote(text, opened.start(), opened.end(), mark.start(), mark.end())
                opened = None
        elif _closes_soon(text, marks, n, start, end):
            nested += 1
        elif _closing_lost(text, opened, mark):
            yield _quote(text, opened.start(), opened.end(), mark.start(), mark.start(), closed=False)
            opened = mark
    if opened is not None and opened.group() not in _SINGLE:
        yield _quote(text, opened.start(), opened.end(), end, end, closed=False)


@rule("a quotation of several paragraphs reopens in each and closes in the last", off=lambda *_: False)
def _reopens(text: str, lines: Sequence[tuple[int, int]], n: int) -> bool:
    return n < len(lines) and text[slice(*lines[n])].lstrip()[:1] in tuple("“«„\"‘")


@rule(
    "an opening mark behind a sentence's end inside a quotation: the former one's closing mark was lost",
    off=lambda *_: False,
)
def _closing_lost(text: str, opened: re.Match[str], mark: re.Match[str]) -> bool:
    return bool(_LAST_WORD.search(text, max(opened.end(), mark.start() - _NEAR), mark.start()))


def _quote(text: str, opens: int, start: int, end: int, closes: int, closed: bool = True) -> Quote:
    inner = text[start:end]
    left = start + len(inner) - len(inner.lstrip())
    right = max(left, end - (len(inner) - len(inner.rstrip())))
    return Quote(Span(left, right), Span(opens, max(closes if closed else right, right)), closed, False)


@rule('a single mark before a figure clips a year ("the ’90s") and quotes nothing', off=lambda *_: False)
def _is_apostrophe(text: str, mark: re.Match[str]) -> bool:
    """Tell whether a single mark is the apostrophe of a plural's genitive or a clipped word ("the ’90s")."""
    after = text[mark.end() : mark.end() + 1]
    return mark.group() in "‘'" and after.isdigit()


def _can_open(text: str, mark: re.Match[str], end: int) -> bool:
    """Tell whether something follows at once and the mark does not stick to a word before it."""
    after = text[mark.end() : mark.end() + 1]
    before = text[mark.start() - 1 : mark.start()] if mark.start() else " "
    if mark.end() >= end:
        return False
    if mark.group() in _OPENING:
        return True
    return not after.isspace() and not (before.isalnum() or before in ".,!?…%")


@rule("a mark with a word behind it and none before it opens", off=lambda *_: False)
def _opens_only(text: str, mark: re.Match[str]) -> bool:
    before = text[mark.start() - 1 : mark.start()] if mark.start() else " "
    return mark.group() in _OPENING and text[mark.end() : mark.end() + 1].isalnum() and not before.isalnum()


def _can_close(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """Tell whether no word follows at once, or the shape can only close."""
    after = text[mark.end() : mark.end() + 1] if mark.end() < end else " "
    return mark.start() > start and (mark.group() in ("”", "»", "’", "›") or not after.isalnum())


@rule("a single mark that none closes is an apostrophe", off=lambda *_: True)
def _worth_opening(text: str, marks: list[re.Match[str]], n: int) -> bool:
    if marks[n].group() not in _SINGLE:
        return True
    later = marks[n + 1 : n + 1 + _MARKS_AHEAD]
    return any(m.group() in "’›'" and not text[m.end() : m.end() + 1].isalnum() for m in later)


@rule(
    "a pair of marks inside a quotation, nearby and within a sentence, quotes within the quoted",
    off=lambda *_: False,
)
def _closes_soon(text: str, marks: list[re.Match[str]], n: int, start: int, end: int) -> bool:
    """Tell whether the next mark closes what mark `n` opens, near by."""
    if n + 1 >= len(marks):
        return False
    near = marks[n + 1]
    short = near.start() - marks[n].end() <= _NESTED and not re.search(r"[.!?]\s", text[marks[n].end() : near.start()])
    # a second closing mark must be left for the outer quotation
    return short and _can_close(text, near, start, end) and not _opens_only(text, near) and n + 2 < len(marks)


class QuoteIndex:
    """Looks up which quotation holds a character."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self.quotes = quotes
        self._starts = [q.outer.start for q in quotes]

    def at(self, position: int) -> Quote | None:
        """Return the quotation whose outer stretch holds the character at `position`."""
        i = bisect_right(self._starts, position) - 1
        return self.quotes[i] if i >= 0 and position < self.quotes[i].outer.end else None
