"""Interviews that name nobody at the head of a turn: questions in bold or in paragraphs, and answers between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from verbale.record import Span
from verbale.rules import rule

_BOLD = re.compile(r"\s*(?:\*\*|__|<b>|<strong>)\s*(?P<words>.+?)\s*(?:\*\*|__|</b>|</strong>)\s*", re.DOTALL)
_ASKS = re.compile(r"\?[\"'”’»)\]*_\s]*$")
# What calls itself an interview, near its head: paragraphs that end in a question mark are no questions elsewhere.
_INTERVIEW = re.compile(r"(?i)\b(?:interview\w*|q\s?&\s?a|questions? (?:and|to|for)|we (?:asked|spoke))\b")
_HEAD = 800
_LONGEST_QUESTION = 70
_FEWEST_BOLD, _FEWEST_PLAIN = 2, 4


class Part(NamedTuple):
    """A question, or the paragraphs of its answer."""

    content: tuple[Span, ...]
    asks: bool


def unlabelled_parts(text: str, lines: Sequence[Span]) -> list[Part]:
    """Return questions and answers in order; nothing where the text is no such interview."""
    questions = _in_bold(text, lines) or _in_plain_type(text, lines)
    return _parts(lines, questions) if questions else []


@rule("paragraphs in bold of which half are questions are those of the interviewer", off=lambda *_: {})
def _in_bold(text: str, lines: Sequence[Span]) -> dict[int, Span]:
    """Return the questions by where their lines begin."""
    bold = [m for s in lines if (m := _BOLD.fullmatch(text, s.start, s.end))]
    asked = [m for m in bold if _ASKS.search(m.group("words")) or _ASKS.search(m.group())]
    if len(bold) < _FEWEST_BOLD or 2 * len(asked) < len(bold):
        return {}
    return {m.start(): Span(*m.span("words")) for m in bold}


@rule(
    "in what calls itself an interview, short paragraphs that end in a question mark are questions",
    off=lambda *_: {},
)
def _in_plain_type(text: str, lines: Sequence[Span]) -> dict[int, Span]:
    if not _INTERVIEW.search(text[:_HEAD]):
        return {}
    questions = {s.start: s for s in lines if _is_question(text[s.start : s.end])}
    return questions if _FEWEST_PLAIN <= len(questions) <= 0.6 * len(lines) else {}


def _is_question(paragraph: str) -> bool:
    return bool(_ASKS.search(paragraph)) and len(paragraph.split()) <= _LONGEST_QUESTION


def _parts(lines: Sequence[Span], questions: dict[int, Span]) -> list[Part]:
    """Return the parts from the first question on; a question that nobody answers, and its like, is none."""
    parts: list[Part] = []
    for line in lines:
        if line.start in questions:
            parts.append(Part((questions[line.start],), True))
        elif parts and parts[-1].asks:
            parts.append(Part((line,), False))
        elif parts:
            parts[-1] = Part((*parts[-1].content, line), False)
    answered = sum(not p.asks for p in parts)
    return parts if answered >= _FEWEST_BOLD else []
