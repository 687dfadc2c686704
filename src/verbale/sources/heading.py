"""Title, outlet and byline of a text, each by what such lines have in common; None where nothing supports one.

A title is a line above the first paragraph that is no sentence, no date, no navigation and no name; among several
the best score wins, a visible list of (evidence, weight). An outlet is who published: a field, the name of a
publisher above the text, the owner of the copyright, the agency in the dateline; a site that only copied ("Join
the X list") is none of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from verbale.record import Quoted, Span
from verbale.rules import rule
from verbale.sources.boilerplate import is_boilerplate
from verbale.sources.headwords import (
    BYLINE,
    CONTRIBUTORS,
    DATE_LINE,
    DATE_PREFIX,
    LABEL,
    LABEL_MEANING,
    NAME_AND_DATE,
    NAME_AND_ROLE,
    ONLY_NAME,
    POSTED,
    REPORTERS,
)
from verbale.sources.layout import JOINTS, SAYS, Line, dateline, ends_sentence, is_prose, is_sentence, unmarked
from verbale.sources.mastheads import headline_field, is_masthead, is_tagline
from verbale.sources.publishers import is_issuer, is_publisher, publisher_suffix

# Lines looked at from the top; whatever has not begun by then has no heading.
_DEPTH = 25
# Titles measured on news: 3 to 30 words, rarely beyond 200 characters.
_MIN_WORDS, _MAX_WORDS, _MAX_LENGTH = 3, 30, 220
TITLE_THRESHOLD = 2.0
_BELOW_ANOTHER = 1.5

_NAME_COLON = re.compile(r"^[^:]{2,60}:\s+\S")
_ACRONYM_END = re.compile(r"\([A-Z]{2,8}\)$")
_TURN_LINE = re.compile(r"^[*_]{0,3}[^:.!?]{1,80}:[*_]{0,3}$")
_INLINE_TURN = re.compile(r"^[A-Z'’.-]+(?:\s[A-Z'’.-]+){1,3},\s[A-Z][A-Z ,'’.-]{2,60}:\s\S|"
                          r"^[*_]{0,2}(?:Q|A|QUESTION|ANSWER|(?:MR|MS|MRS|DR|SECRETARY|MODERATOR|"
                          r"HOST)\.?\s?[A-Z' -]*)[*_]{0,2}:[*_]{0,2}\s")
# Text is broken at a margin of 60 characters or more.
_MARGIN = 55
_ADDRESSED = re.compile(r"(?:To|Dear|Your|His|Her|Attention)\s")
_CREDIT_BEFORE = re.compile(r"^[(\[][A-Z][\w .&/-]{1,24}[)\]]\s*[-–—:]?\s*(?=[A-Z\"“‘'])")
_BYLINES = (BYLINE, POSTED, NAME_AND_ROLE, NAME_AND_DATE)
_LOWER_WORD = re.compile(r"\b[^\W\d_A-Z]{4,}\b")
_ALPHABETIC = re.compile(r"[^\W\d_]{2,}")
_AGENCY_SLUG = re.compile(r"^(?:UPDATE|WRAPUP|FACTBOX|EXCLUSIVE|CORRECTED|REFILE|BREAKING|ANALYSIS|INTERVIEW|"
                          r"URGENT)\b[ \d-]")

# "GUYANA-VENEZUELA/BORDER (PIX, TV)", "BC-AF--River Dam,2nd Ld": what agencies file a story under.
_SLUG_LINE = re.compile(
    r"^(?:[A-Z][A-Z.'’]+(?:[-/][A-Z][A-Z.'’]+)+(?:/[A-Z]+)*|[A-Z]{2}-[\w-]{2,}\S*)(?:\s?\([^)]{1,40}\)|\s\w+){0,3}$"
    r"|^(?=[^a-z]*$)(?=.*\b(?:[A-Z]+\d+|\d+[A-Z]+)\b)(?=.*\d.*\s).+$"
    r"|^[A-Za-z]+-[\w-]+(?:,? (?:\d\w*|[Ll]ead|[Ll]d|[Bb]jt|[Ww]ritethru|[Uu]rgent|[Uu]pdate|[Aa]dv|[Uu]rg|[Tt]ake))+$"
)
# What a letterhead or a page's corner leaves in a text made from print.
_COLUMNS = re.compile(r"\S\s{3,}\S")
_LIST_ITEM = re.compile(r"^[*•–-]\s")


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above (and in credits below) a report; `dates` are lines and prefixes that hold its date."""

    title: Quoted | None = None
    byline: Quoted | None = None
    dates: tuple[Span, ...] = ()
    body: int = 0
    """Index of the line with which the report itself begins."""


def read_heading(lines: list[Line], *, english: bool = True) -> Heading:
    """Return title, byline and dates of the lines of a text (`layout.lines_of`).

    The verbs that headlines are known by are English; elsewhere small letters tell a sentence from a name.
    """
    body = first_paragraph(lines)
    head = lines[:body]
    dates = tuple(_dates(head))
    title = _labelled(head, "title") or _best_title(lines, body, english)
    byline = _labelled(head, "byline") or _byline(lines, body)
    return Heading(title, byline, dates, body)


def first_paragraph(lines: list[Line]) -> int:
    """Return the index of the line with which the report itself begins: prose, a turn, or a short sentence."""
    for index, line in enumerate(lines[:_DEPTH]):
        bare = unmarked(line)
        if is_boilerplate(line.text) or _is_date(bare.text) or LABEL.match(bare.text) or is_masthead(bare.text):
            continue
        if is_prose(bare) and not _starts_with_date(bare):
            return index
        if _TURN_LINE.match(line.text) or _INLINE_TURN.match(line.text):
            return index
        if is_sentence(bare) and bare.words >= 4 and not _is_byline(bare.text):
            return index
    return min(len(lines), _DEPTH)


def quoted(line: Line, start: int, end: int) -> Quoted:
    """Return characters `[start, end)` of a line as words with their span in the text."""
    return Quoted(line.text[start:end], Span(line.start + start, line.start + end))


def _is_date(text: str) -> bool:
    return len(text) <= 120 and bool(DATE_LINE.match(text))


def _is_byline(text: str) -> bool:
    return len(text) <= 160 and bool(BYLINE.match(text) or POSTED.match(text))


def _starts_with_date(line: Line) -> bool:
    """Tell a headline behind a date in its line, which may be long enough for prose but ends as a headline."""
    found = DATE_PREFIX.match(line.text)
    return bool(found) and not is_sentence(line) and line.words < 35


def _dates(head: list[Line]) -> Iterator[Span]:
    for line in head:
        if _is_date(line.text) or is_masthead(line.text):
            yield Span(line.start, line.end)
        elif found := DATE_PREFIX.match(line.text):
            yield Span(line.start, line.start + len(found.group().rstrip(" -–—|:•·")))


def _labelled(head: list[Line], meaning: str) -> Quoted | None:
    for line in head:
        found = LABEL.match(line.text)
        if found and LABEL_MEANING.get(found[1].lower()) == meaning:
            value = found[2].strip("\"'* ")
            start = line.text.index(value, found.start(2)) if value else 0
            if value:
                return quoted(line, start, start + len(value))
    return None


def _best_title(lines: list[Line], body: int, english: bool) -> Quoted | None:
    best, best_score = None, TITLE_THRESHOLD
    for index in range(min(body, len(lines))):
        line = _title_part(unmarked(lines[index]))
        if not _can_be_title(line, lines, index):
            continue
        score = sum(weight for _, weight in title_evidence(lines, index, line, body, english))
        # Below a possible title stands the line that explains it.
        if score - (_BELOW_ANOTHER if best else 0.0) > best_score or (score == best_score and best is None):
            best, best_score = line, score
    return quoted(best, 0, len(best.text)) if best else None


def _title_part(line: Line) -> Line:
    """Cut a date, a paper or an agency before the title and the publisher behind it."""
    line = headline_field(line)
    if (found := DATE_PREFIX.match(line.text)) and found.end() < len(line.text):
        line = _from(line, found.end())
    if found := _CREDIT_BEFORE.match(line.text):
        line = _from(line, found.end())
    cut = publisher_suffix(line.text)
    if cut:
        line = line._replace(end=line.start + cut, text=line.text[:cut])
    return line


def _from(line: Line, offset: int) -> Line:
    text = line.text[offset:]
    return Line(line.start + offset, line.end, text, line.gap, len(text.split()))


def _can_be_title(line: Line, lines: list[Line], index: int) -> bool:
    text = line.text
    if not _MIN_WORDS <= line.words <= _MAX_WORDS or len(text) > _MAX_LENGTH:
        return False
    if len(_ALPHABETIC.findall(text)) < _MIN_WORDS:
        return False
    if is_sentence(line) or text.endswith((",", ";", ":")) or text[0].islower() or text[0] in "([{":
        return False
    if _is_date(text) or _is_byline(text) or LABEL.match(text) or is_publisher(text) or is_issuer(text):
        return False
    if _SLUG_LINE.match(text):
        return False
    if is_boilerplate(text) or is_masthead(lines[index].text):
        return False
    follower = lines[index + 1] if index + 1 < len(lines) else None
    broken = follower is not None and _goes_on(text, follower)
    return not broken and not (_ADDRESSED.match(text) and not SAYS.search(text))


@rule(
    "a line as wide as the margin whose next begins in small letters is a sentence broken there",
    off=lambda *_: False,
)
def _goes_on(text: str, follower: Line) -> bool:
    return not follower.gap and follower.text[0].islower() and len(text) >= _MARGIN


def title_evidence(lines: list[Line], index: int, line: Line, body: int, english: bool) -> list[tuple[str, float]]:
    """Return what speaks for or against a line above the report being its title."""
    text = line.text
    evidence = [("as long as a title", 2.0 if line.words >= 6 else 1.0 if line.words >= 4 else 0.0)]
    if JOINTS.search(text):
        evidence.append(("joints of a sentence", 0.5))
    if SAYS.search(text) if english else len(_LOWER_WORD.findall(text)) >= 2:
        evidence.append(("it says something", 1.0))
    if _NAME_COLON.match(text) or any(mark in text for mark in "\"“”‘«„") or " '" in text:
        evidence.append(("somebody is quoted", 1.0))
    if lines[index].text.startswith("#"):
        evidence.append(("marked as a heading", 3.0))
    if _AGENCY_SLUG.match(text):
        evidence.append(("an agency's slug", 0.5))
    if any(other.text == lines[index].text for other in lines if other is not lines[index]):
        evidence.append(("printed twice", 0.5))
    if text.isupper() and line.words >= 4:
        evidence.append(("capitals", 0.5))
    if _COLUMNS.search(text):
        evidence.append(("set in columns", -1.5))
    if is_tagline(text):
        evidence.append(("a paper and what it is about", -2.5))
    if _LIST_ITEM.match(lines[index].text):
        evidence.append(("an item of a list", -1.0))
    if _ACRONYM_END.search(text) and line.words <= 6:
        evidence.append(("a subject with its acronym", -1.5))
    evidence += _title_place(lines, index, body)
    return evidence


@rule("a headline stands first, or right above the text, its byline or its date", off=lambda *_: [])
def _title_place(lines: list[Line], index: int, body: int) -> list[tuple[str, float]]:
    """Weigh where a candidate stands: first, or right above the report, its byline or its date."""
    evidence = [("first line", 0.5)] if index == 0 else []
    if body >= len(lines):
        evidence.append(("nothing follows", -1.0))
    follower = unmarked(lines[index + 1]).text if index + 1 < len(lines) else ""
    if index + 1 == body or _is_date(follower) or _is_byline(follower) or is_publisher(follower):
        evidence.append(("above text, date or byline", 0.5))
    if index and ends_sentence(lines[index - 1].text) and not is_boilerplate(lines[index - 1].text):
        evidence.append(("below a sentence", -1.0))
    return evidence


def _byline(lines: list[Line], body: int) -> Quoted | None:
    """Find "By X", "X in Y" or "X, role" near the top, then who is presented or credited at the end."""
    for line in lines[: body + 1]:
        bare = unmarked(line)
        if len(bare.text) <= 200 and not dateline(bare.text):
            found = next((found for pattern in _BYLINES if (found := pattern.match(bare.text))), None)
            if found:
                return quoted(bare, *found.span("names"))
    if presented := _presented_below(lines, body):
        return presented
    for pattern in (REPORTERS, CONTRIBUTORS):
        for line in lines[:-8:-1]:
            if found := pattern.search(line.text[-400:] if pattern is REPORTERS else line.text[:400]):
                offset = max(0, len(line.text) - 400) if pattern is REPORTERS else 0
                return quoted(line, found.start("names") + offset, found.end("names") + offset)
    return None


@rule("a bare name above a text is its writer's where the end presents him", off=lambda *_: None)
def _presented_below(lines: list[Line], body: int) -> Quoted | None:
    """Find a bare name above the text that a line at the end presents: "X is a former editor of this paper."."""
    for line in map(unmarked, lines[:body]):
        if ONLY_NAME.match(line.text) and any(last.text.startswith(f"{line.text} ") for last in lines[:-8:-1]):
            return quoted(line, 0, len(line.text))
    return None
