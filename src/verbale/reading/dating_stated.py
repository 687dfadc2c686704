"""Dates that a report prints about itself: headers, datelines, labels such as "Published:", footers.

Every full date of the text is scored by a visible list of (evidence, weight); a date inside a sentence has none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from verbale.language.times_resolve import resolve
from verbale.language.times_types import Calendar, TimeExpression
from verbale.reading.dating_inferred import fit
from verbale.reading.dating_lines import OTHER, OTHER_OWNER, OWN, ends_with_date, is_header_line, is_month_line
from verbale.record import Dating
from verbale.rules import rule

__all__ = ["Printed", "printed_dates"]

# The sum of evidence from which a date counts as printed about the report.
_ENOUGH: Final = 1.5
# How many lines with words from the start, and from the end, can be header and footer.
_HEAD_LINES: Final = 8
_FOOT_LINES: Final = 4
# Confidence in one of the two readings of 03/12/2021, and the log-odds from which the text speaks for one.
_CHOSEN: Final = 0.8
_UNDECIDED: Final = 0.55
_CLEAR: Final = 1.0
_HEAD_CHARACTERS: Final = 1000
_LABEL_LINE: Final = 40
_MONTH_LINES: Final = 5
# From here on a date's place leaves no doubt whose date it is.
_SURE: Final = 3.0
_CLOCK_BEFORE: Final = re.compile(r"\b\d{1,2}[:.]\d\d\b[^\d\n]{0,20}$")
_GOVERNED: Final = re.compile(r"\b(?i:on|by|until|till|since|from|before|after|of|for|to|and|at|the|late|early)\s?$")

# A label opens its line or follows a separator; "a study published on ..." in a sentence is none.
_OPENS: Final = r"(?i)(?:^|[|>(\[•·;]|\s[-–—]\s)[\s\W]{0,4}"
_LABEL: Final = re.compile(
    _OPENS + r"(?:date|dated|date\sof\spublication|publication\sdate|(?:first\s|originally\s)?published|posted|issued|"
    r"released?|release\sdate|filed|created|printed|aired|air\sdate|publi[ée](?:\sle)?|ver[öo]ffentlicht(?:\sam)?)"
    r"(?:\s(?:on|at|date|time))?\s?[:\-–—|]?\s*$"
)
_UPDATED: Final = re.compile(_OPENS + r"(?:last\s)?(?:updated|modified|edited|revised)(?:\s(?:on|at))?\s?[:\-–—|]?\s*$")
_SELF: Final = re.compile(
    r"\b(?i:this\s(?:article|story|report|piece|post|page|interview)\s(?:was\s)?(?:first\s|originally\s)?"
    r"(?:appeare?[ds]|published|posted|printed|broadcast|ran|issued)\b[^.\n]{0,100}\b(?:on|edition\sof))\s?$"
)
_COMMENT: Final = re.compile(r"(?i)\b(?:posted\sby|wrote|comment|reply|amended|corrected|born|copyright|©)\b")
# "KYIV, ", "PARIS/BERLIN, ", "WASHINGTON (AP) - ", "New Delhi: ": a place in front of the date, at a line's start.
_DATELINE_BEFORE: Final = re.compile(
    r"^\W{0,3}(?:[A-Z][A-Z'’./-]+(?:\s[A-Z][A-Z'’./-]+){0,3}(?:,\s[A-Z][A-Za-z.]+(?:\s[A-Z][a-z]+)?)?"
    r"|(?:[A-Z][a-z'’-]+\s?){1,3})"
    r"[,:]?\s(?:\([A-Za-z /.-]{2,24}\)\s?[-–—]?\s?|[-–—]\s)?$"
)
_DATELINE_AFTER: Final = re.compile(
    r"^\s?(?:[.,]?\s?[(/][A-Za-z /.,-]{2,32}[)/]\s?\.?\s?[-–—:_]*|\s?[-–—:_]{1,3}\s|\.\s?[-–—]{1,2}\s)"
)
_FIELD: Final = re.compile(r"\s{2,}|[|·•;]|\s[-–—/]\s")
# Longer lines are paragraphs.
_LINE_LENGTH: Final = 260


@dataclass(frozen=True, slots=True)
class Printed:
    """A date printed about the report; `dating` is None where the year is missing ("KYIV, Feb 3 -")."""

    expression: TimeExpression
    score: float
    dating: Dating | None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an expression stands: the words of its line before and after it, and the line's rank from both ends."""

    before: str
    after: str
    label: str
    from_top: int
    from_bottom: int
    has_clock: bool
    has_weekday: bool
    offset: int
    masked: str
    """The line with the date and the other times in it masked (`dating_lines`); empty for a paragraph."""


@rule('a label such as "published" names the date behind it', off=lambda *_: False)
def _labelled(place: _Place) -> bool:
    return bool(_LABEL.search(place.label)) and not _COMMENT.search(place.label)


@rule('"this article was published on" is the report speaking of itself', off=lambda *_: False)
def _of_itself(place: _Place) -> bool:
    return bool(_SELF.search(place.before))


@rule('a label such as "updated" names a date at or after the publication', off=lambda *_: False)
def _updated(place: _Place) -> bool:
    return bool(_UPDATED.search(place.label))


@rule("a dateline gives place, date and agency before the first sentence", off=lambda *_: False)
def _dateline(place: _Place) -> bool:
    return (
        bool(_DATELINE_BEFORE.match(place.before) and _DATELINE_AFTER.match(place.after))
        and place.from_top < 2 * _HEAD_LINES
    )


@rule("a date and an agency before the first sentence are a dateline without its place", off=lambda *_: False)
def _dated_agency(place: _Place) -> bool:
    """Find "Dec 2 (Reuters) - ", a dateline whose place is left out."""
    return not place.before.strip() and bool(re.match(r"^\s?[(/][A-Z][A-Za-z /.-]{1,24}[)/]\s?[-–—]", place.after))


@rule("a date alone in a line of the header or footer is that of the report", off=lambda *_: False)
def _alone(place: _Place) -> bool:
    rest = (place.before + " " + place.after).strip()
    return not rest.strip(" \t|,.•·-–—()[]") and _at_edge(place)


@rule("a line of names, credits and a date says nothing else and so dates the report", off=lambda *_: False)
def _in_header(place: _Place) -> bool:
    return _at_edge(place) and not _updated(place) and bool(place.masked) and is_header_line(place.masked)


@rule("a day behind a headline, parted by a dash or bracket, is that of the report", off=lambda *_: False)
def _behind_headline(place: _Place) -> bool:
    header = place.from_top < _MONTH_LINES and bool(place.masked) and not _updated(place)
    return header and ends_with_date(place.masked) and not is_header_line(place.masked)


@rule("what stands first of all in a text frames it", off=lambda *_: False)
def _first_words(place: _Place) -> bool:
    return place.from_top == 0 and not place.before.strip()


@rule("a clock beside a date in the header is the stamp of a publication", off=lambda *_: False)
def _clocked(place: _Place) -> bool:
    near_top = place.has_clock and place.from_top < _HEAD_LINES
    return near_top and not _updated(place) and not _GOVERNED.search(place.before)


@rule('a date behind "retrieved", "born" or "deadline" is of that', off=lambda *_: False)
def _of_other(place: _Place) -> bool:
    return bool(OTHER_OWNER.search(_FIELD.split(place.label[-60:])[-1]))


def _at_edge(place: _Place) -> bool:
    return place.from_top < _HEAD_LINES or place.from_bottom < _FOOT_LINES


@rule("weekday, date and clock under no preposition are a header whose line breaks were lost", off=lambda *_: False)
def _loose(place: _Place) -> bool:
    """Find "... says study Tuesday 12 May 2009 16.36 BST The ...", a header whose line breaks were lost."""
    full = place.has_weekday and place.has_clock
    return full and place.offset < _HEAD_CHARACTERS and not _GOVERNED.search(place.before)


_EVIDENCE: Final[tuple[tuple[str, Callable[[_Place], bool], float], ...]] = (
    ("a label such as 'published' before it", _labelled, 3.0),
    ("a label such as 'updated' before it", _updated, 2.0),
    ("'this article was published on' before it", _of_itself, 2.0),
    ("a dateline: place, date, agency or dash", _dateline, 3.0),
    ("a dateline without a place", _dated_agency, 3.0),
    ("alone in a line of the header or footer", _alone, 2.5),
    ("in a line of names and credits only, header or footer", _in_header, 2.0),
    ("at the end of a headline, parted from it", _behind_headline, 1.5),
    ("the very first words", _first_words, 1.0),
    ("weekday, day and clock near the beginning, under no preposition", _loose, 1.6),
    ("with a clock, in the header", _clocked, 0.7),
    ("a label of another thing before it, such as 'retrieved'", _of_other, -4.0),
)


def printed_dates(text: str, times: list[TimeExpression], near: date | None) -> list[Printed]:
    """Return the dates that the report prints about itself, the best first; dates with a year before others."""
    lines = _lines(text)
    found = []
    for expression in times:
        what = expression.meaning
        if not isinstance(what, Calendar) or what.month is None or what.day2 is not None or what.phase:
            continue
        place = _place(text, lines, expression, what, times)
        score = _score(place) if what.day else _month_score(place, what)
        if score >= _ENOUGH:
            found.append(Printed(expression, score, _dating(text, times, expression, what, near)))
    found = [one for one in found if not _contradicted(one, times)]
    # A dateline or a label without a year tells the day; the year has to come from elsewhere.
    return sorted(found, key=lambda one: (one.dating is None, -one.score, one.expression.span.start))


def _score(place: _Place) -> float:
    return sum(weight for _, holds, weight in _EVIDENCE if holds(place))


@rule("a paper's name and a month with its year are the issue's date", off=lambda *_: 0.0)
def _month_score(place: _Place, what: Calendar) -> float:
    """Score a month with its year ("The Review — October 2012"), which is a date of its own in a header only."""
    header = place.from_top < _MONTH_LINES or place.from_bottom == 0
    return _ENOUGH if what.year and header and place.masked and is_month_line(place.masked) else 0.0


@rule("a date in a line of names is the event's where the text tells of later years", off=lambda *_: False)
def _contradicted(printed: Printed, times: list[TimeExpression]) -> bool:
    """Tell a date in a line of names that is the event's ("Battle of X, 1 August 1914"): the text tells of later."""
    if printed.dating is None or printed.score >= _SURE:
        return False
    year = int(printed.dating.value[:4])
    told = (one.meaning for one in times if one.tense == "past" and one.link not in ("by", "until", "before"))
    return any(isinstance(what, Calendar) and (what.year or 0) > year for what in told)


def _dating(
    text: str, times: list[TimeExpression], expression: TimeExpression, what: Calendar, near: date | None
) -> Dating | None:
    if what.year is None:
        return None
    if not what.ambiguous:
        return resolve(expression, date(what.year, 1, 1))
    days = (date(what.year, what.month or 1, what.day or 1), date(what.year, what.day or 1, what.month or 1))
    day, confidence = _chosen(text, times, days, near)
    return Dating(day.isoformat(), "day", "stated", (expression.span,), confidence)


@rule(
    "03/12 is the order that the story's other dates or the text's weekdays bear out",
    off=lambda _, __, days, ___: (days[0], _UNDECIDED),
)
def _chosen(
    text: str, times: list[TimeExpression], days: tuple[date, date], near: date | None
) -> tuple[date, float]:
    """Return the likelier of two days, the first in doubt, and its confidence."""
    if near is not None:
        return min(days, key=lambda one: abs((one - near).days)), _CHOSEN
    fits = [fit(text, times, one) for one in days]
    return days[fits[1] > fits[0]], _CHOSEN if abs(fits[1] - fits[0]) >= _CLEAR else _UNDECIDED


def _lines(text: str) -> list[tuple[int, int]]:
    """Return the lines that hold words, as characters."""
    lines = (match.span() for match in re.finditer(r"[^\n]+", text))
    return [(start, end) for start, end in lines if any(c.isalnum() for c in text[start:end])]


def _place(
    text: str, lines: list[tuple[int, int]], expression: TimeExpression, what: Calendar, times: list[TimeExpression]
) -> _Place:
    start, end = expression.span
    index = max(0, bisect_right(lines, (start, len(text))) - 1)
    low, high = lines[index]
    before = text[max(low, start - _HEAD_CHARACTERS) : start]
    above = text[lines[index - 1][0] : lines[index - 1][1]] if index and not before.strip() else ""
    # A label may stand alone in the line above ("Published" / "3 December 2021").
    label = before if before.strip() else above if len(above) < _LABEL_LINE else ""
    after = text[end : max(end, min(high, end + _HEAD_CHARACTERS))]
    clock = what.hour is not None or bool(_CLOCK_BEFORE.search(before))
    from_bottom = len(lines) - 1 - index
    short = high - low <= _LINE_LENGTH and (index < _HEAD_LINES or from_bottom < _FOOT_LINES)
    masked = _masked(text, low, high, expression, times) if short else ""
    return _Place(before, after, label, index, from_bottom, clock, what.weekday is not None, start, masked)


def _masked(text: str, low: int, high: int, own: TimeExpression, times: list[TimeExpression]) -> str:
    """Return a line with its own date and the other times in it each put as one mark."""
    parts, position = [], low
    for one in times:
        if position <= one.span.start and one.span.end <= high:
            parts += [text[position : one.span.start], OWN if one is own else OTHER]
            position = one.span.end
    return "".join(parts) + text[position:high]
