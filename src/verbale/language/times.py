"""Time expressions of English news: dates, times of day, durations, sets and relative expressions, with exact spans.

A grammar (`times_grammar`) is laid over the text; what looks like a time and is none (quantities, names,
"may") is left out by what stands around it. `times_resolve` turns a single expression into a date.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from verbale.language.times_context import is_time, link_before, tense_around
from verbale.language.times_grammar import RULES, Rule, pattern_of
from verbale.language.times_types import Length, Shift, TimeExpression
from verbale.language.times_words import FIRST_WORDS
from verbale.record import Span
from verbale.rules import rule

__all__ = ["TimeExpression", "find_times"]

# Every expression holds one of these; only the text around them is laid under the grammar.
_TRIGGER: Final = re.compile(
    r"\d|(?<![A-Za-z])(?:(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|spring|summer"
    r"|autumn|fall|winter|year|month|week|fortnight|da[yi]|night|hour|minute|second|decade|centur|weekend|quarter"
    r"|yesterday|today|tomorrow|tonight|overnight|morning|afternoon|evening|noon|midnight|christmas"
    r"|new\syear|boxing|annual|now|easter|thanksgiving|halloween|midday|mid-?(?:morning|afternoon)"
    r"|nineteen|twenty|eighteen|two\sth|current|recent|soon|these|at\s(?:the\sm|pres|this\st)|future|the\s(?:f|past\b)"
    r"|lately|(?:short|near|medium|long(?:er)?)[-\s]term\b|(?:latest|same|year[-\s]\w+)\speriod))"
)
# The longest lead from an expression's first word to its trigger ("at least the past two", "the very beginning of").
_LEAD: Final = 32
_TAIL: Final = 40
# An expression begins with one of these; told in one look, it spares most places the whole grammar.
_BEGIN: Final = rf"(?<![\w$€£#])(?<![\d][.,/:-])(?=\d|['’‘]\d|Q[1-4]|FY|(?i:{FIRST_WORDS}))"
# An offset waits for its date over these: "a day after | the | December 30 call".
_COUNTING: Final = re.compile(r"\s(?i:before|after|prior\sto|following|ahead\sof|from)$")
_BRIDGE: Final = re.compile(r"\s(?:the\s|last\s|this\s)?")


@cache
def _master() -> re.Pattern[str]:
    """Return all rules in one alternation; the name of the group that matched is the rule's name."""
    parts = []
    for index, one in enumerate(RULES):
        body = re.sub(r"\(\?P<\w+>", "(?:", one.source)
        # A pattern that looks back on its own group is told from the rest by its separator alone.
        parts.append(f"(?P<r{index}>{body.replace('(?P=sep)', '[/.]')})")
    return re.compile(_BEGIN + "(?:" + "|".join(parts) + ")")


def find_times(text: str) -> list[TimeExpression]:
    """Return the time expressions of a text in order, none overlapping another.

    An expression that counts from a date beside it ("a day after the December 30 call") is one expression,
    and its meaning holds the inner one.
    """
    found: list[TimeExpression] = []
    position = 0
    for start, end in _windows(text):
        position = max(position, start)
        while position < end:
            match = _master().search(text, position, end)
            if match is None:
                break
            expression = _read(text, match)
            if expression is None:
                position = match.start() + 1
                continue
            found.append(expression)
            position = expression.span.end
    return _joined(text, found)


def _windows(text: str) -> list[tuple[int, int]]:
    """Return the stretches of the text, apart from each other, that can hold an expression."""
    windows: list[tuple[int, int]] = []
    for match in _TRIGGER.finditer(text):
        start, end = max(0, match.start() - _LEAD), min(len(text), match.end() + _TAIL)
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((start, end))
    return [(_word_start(text, start), _word_end(text, end)) for start, end in windows]


def _word_start(text: str, at: int) -> int:
    least = max(0, at - _LEAD)
    while at > least and not text[at - 1].isspace():
        at -= 1
    return at


def _word_end(text: str, at: int) -> int:
    most = min(len(text), at + _TAIL)
    while at < most and not text[at].isspace():
        at += 1
    return at


def _read(text: str, found: re.Match[str]) -> TimeExpression | None:
    """Return the expression that the first fitting rule makes at the place of a match, if it is a time."""
    start = found.start()
    for one in RULES[int((found.lastgroup or "r0")[1:]) :]:
        match = pattern_of(one).match(text, start)
        if match is None:
            continue
        expression = _built(text, one, match)
        if expression is not None:
            return expression
    return None


def _built(text: str, grammar: Rule, match: re.Match[str]) -> TimeExpression | None:
    groups = match.groupdict("")
    start, end = match.span("core") if groups.get("core") else match.span()
    if not is_time(grammar.name, text, start, end):
        return None
    built = grammar.build(groups)
    if built is None:
        return None
    kind, meaning = built
    link = link_before(text, start)
    return TimeExpression(Span(start, end), text[start:end], kind, meaning, link, tense_around(text, start, end, link))


def _joined(text: str, found: list[TimeExpression]) -> list[TimeExpression]:
    """Join an offset from something ("a day after") with the date that follows it."""
    out: list[TimeExpression] = []
    for expression in found:
        previous = out[-1] if out else None
        if previous is not None and _counts_from(text, previous, expression):
            meaning = previous.meaning
            assert isinstance(meaning, Shift)
            span = Span(previous.span.start, expression.span.end)
            joined = Shift(meaning.amount, meaning.unit, meaning.sign, "text", expression)
            out[-1] = TimeExpression(
                span, text[span.start : span.end], previous.kind, joined, previous.link, previous.tense
            )
        else:
            out.append(expression)
    return [_unbound(text, expression) for expression in out]


@rule('"a year after" something without a date ("the war") is only a length', off=lambda _, expression: expression)
def _unbound(text: str, expression: TimeExpression) -> TimeExpression:
    """Take "a year after" that counts from something undated ("the war") for the mere length that it gives."""
    meaning = expression.meaning
    loose = isinstance(meaning, Shift) and meaning.base is None and meaning.origin == "text" and meaning.sign
    match = _COUNTING.search(expression.text) if loose else None
    if match is None or not re.match(r"\s\w", text[expression.span.end : expression.span.end + 2]):
        return expression
    assert isinstance(meaning, Shift)
    span = Span(expression.span.start, expression.span.start + match.start())
    length = Length(meaning.amount, meaning.unit)
    return TimeExpression(span, text[span.start : span.end], "duration", length, expression.link, expression.tense)


@rule('"a day after" right before a date counts from it', off=lambda *_: False)
def _counts_from(text: str, offset: TimeExpression, date: TimeExpression) -> bool:
    if not isinstance(offset.meaning, Shift) or offset.meaning.base is not None or date.kind not in ("date", "time"):
        return False
    if not offset.text.lower().endswith(("before", "after", "prior to", "following", "ahead of", "from")):
        return False
    return _BRIDGE.fullmatch(text, offset.span.end, date.span.start) is not None
