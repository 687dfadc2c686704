"""The lines of a text as a reader of its layout sees them: where they stand, how they end, what they look like."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

# Lines longer than this are not looked at word by word: they are paragraphs.
LONG_LINE = 2000
# In wrapped text a line at least this part of the longest was broken by the margin.
_FULL = 0.6

# Marks that one line opens with: a quote of a list of a bold word.
_MAX_MARKS = 4

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_MARKUP = re.compile(r"^(?:#{1,6}\s+|[*_]{1,3}(?=\S)|>\s+|[-*•–]\s+(?=\S))")
_SENTENCE_END = re.compile(r"[.!?…。！？][)\]\"'”’»*_]*$")
_FULL_STOP = re.compile(r"(?:[^.\s]{2}|\b[0-9])[.。…][)\]\"'”’»*_]*$")
_ABBREVIATION_END = re.compile(r"(?:\b[A-Z]\.){2,}$|\b(?:Jr|Sr|Inc|Ltd|Co|Corp|St|No|vs)\.$")

# "Berlin, 3 May (dpa) - ", "KYIV — ", "MOSCOW, December 3. /TASS/. ", "GENEVA: ": the place that opens a report.
DATELINE = re.compile(
    r"^(?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’ -]{2,40}(?:,\s?[A-Za-z. ]{2,24}){0,2}|[A-ZÀ-Þ]\w+(?:[ -][A-ZÀ-Þ]\w+){0,2})"
    r"(?P<date>,?\s(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8})\.?(?:,?\s\d{4})?)?"
    r"(?:\s?\((?P<credit>[A-Z][\w .&-]{1,30}|dpa)\)|\.?\s/(?P<slashed>[A-Z][\w .]{1,20})/\.?)?"
    r"\s*(?:(?<=/)|(?<=/\.)|[–—―]|-{1,2}(?=\s)|:(?=\s[A-Z\"“]))\s*(?=\S)"
)
_DATELINE_CAPITALS = re.compile(r"^[A-ZÀ-Þ.'’ -]{3,}")

# What a headline is joined by, and what makes it say something: taglines and sections have prepositions at most.
JOINTS = re.compile(r"\b(?:to|in|on|over|with|for|as|after|at|from|against|by|amid|before|into|about|of|"
                    r"and)\b", re.IGNORECASE)
SAYS = re.compile(
    r"\b(?:is|are|was|were|be|has|have|had|will|won[’']t|may|might|could|would|should|must|can|not|no|if|we|its?|"
    r"his|her|"
    r"their|nobody|why|how|what|who|(?:say|warn|vow|urge|tell|call|threaten|accuse|reject|demand|order|deny|back|"
    r"face|meet|"
    r"want|hit|strike|fire|launch|test|send|move|make|take|give|trade|offer|agree|refuse|promise|pledge|seek|set|plan|"
    r"hold|halt|stop|end|cut|join|leave|rule|sign|shrug|mark|raise|blame|condemn|defend|slam|blast|see|get|put|claim|"
    r"expel|recall|summon|suspend|impose|seize|block|open|close|begin|start|warn|brace|respond|retaliate)(?:s|es|"
    r"ed))\b",
    re.IGNORECASE,
)


class Line(NamedTuple):
    """A line or, in a text with wrapped lines, a block of them: characters `[start, end)` without outer space."""

    start: int
    end: int
    text: str
    gap: bool
    """True when an empty line or the start of the text is before it."""
    words: int


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text that hold more than white space; those of wrapped paragraphs joined to blocks."""
    lines: list[Line] = []
    before = 0
    for match in _LINE.finditer(text):
        stripped = match.group().strip()
        if stripped:
            start = match.start() + match.group().index(stripped[0])
            end = start + len(stripped)
            gap = not lines or _has_gap(text[before:start])
            lines.append(Line(start, end, stripped, gap, _count(stripped)))
            before = end
    return _blocks(text, lines) if _wrapped(lines) else lines


def is_sentence(line: Line) -> bool:
    """Tell a line that ends as prose does: a full stop after a word, not after an abbreviation."""
    return bool(_FULL_STOP.search(line.text[-12:])) and not _ABBREVIATION_END.search(line.text[-12:])


def ends_sentence(text: str) -> bool:
    """Tell a text with a mark of sentence end, question and exclamation among them."""
    return bool(_SENTENCE_END.search(text[-12:]))


def dateline(text: str) -> re.Match[str] | None:
    """Return the match of the place (and agency) that opens a report, or None.

    Without agency or day the place must be in capitals before a dash: "Washington - " alone may open any line,
    and "BLINKEN: " opens a headline. What follows is a sentence or long, else the line is a headline too.
    """
    match = DATELINE.match(text[:120])
    if not match or len(text) - match.end() < 40 or not (ends_sentence(text) or len(text) > 160):
        return None
    if match["credit"] or match["slashed"] or match["date"]:
        return match
    return match if _DATELINE_CAPITALS.match(text) and ":" not in match.group() else None


def is_prose(line: Line) -> bool:
    """Tell a paragraph of the report: a sentence of some length, or a long line however it ends."""
    return line.words >= 35 or (line.words >= 8 and is_sentence(line)) or bool(dateline(line.text))


def unmarked(line: Line) -> Line:
    """Return the line without Markdown's marks of headings, emphasis, quotes and lists around it."""
    start, text = line.start, line.text
    for _ in range(_MAX_MARKS):
        found = _MARKUP.match(text)
        if not found:
            break
        start, text = start + found.end(), text[found.end() :]
    bare = text.rstrip("*_# ") or text
    return line._replace(start=start, end=start + len(bare), text=bare)


def _count(text: str) -> int:
    return len(_WORD.findall(text)) if len(text) <= LONG_LINE else LONG_LINE // 6


def _has_gap(between: str) -> bool:
    return between.count("\n") > 1 or (between.count("\r") > 1 and "\n" not in between)


def _wrapped(lines: list[Line]) -> bool:
    """Tell a text with hard line breaks: many lines go on in lower case in the next, and none is long."""
    if len(lines) < 6 or max(line.end - line.start for line in lines) > 130:
        return False
    width = max(line.end - line.start for line in lines)
    follows = [b for a, b in pairwise(lines) if not b.gap and a.end - a.start > _FULL * width]
    going_on = sum(line.text[0].islower() for line in follows)
    return going_on >= 3 and going_on >= 0.3 * len(follows)


def _blocks(text: str, lines: list[Line]) -> list[Line]:
    """Join each line to the one before where that was broken for its length, not because it was complete."""
    width = max(line.end - line.start for line in lines)
    groups: list[list[Line]] = []
    full = False
    for line in lines:
        if full and not line.gap:
            groups[-1].append(line)
        else:
            groups.append([line])
        full = line.end - line.start > _FULL * width
    return [_joined(text, group) for group in groups]


def _joined(text: str, group: list[Line]) -> Line:
    start, end = group[0].start, group[-1].end
    return Line(start, end, text[start:end], group[0].gap, sum(line.words for line in group))
