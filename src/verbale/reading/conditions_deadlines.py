"""The words of a trigger or demand that set a time for it: "by Friday", "within six weeks", "before midnight"."""

from __future__ import annotations

from collections.abc import Sequence

from verbale.reading.conditions_windows import Words, is_mark, spans_of
from verbale.reading.conditions_words import TIMES
from verbale.record import Span
from verbale.rules import rule

_FIRM = frozenset({"by", "within", "before", "until", "till"})
_COUNTS = frozenset("hour day week month year minute hours days weeks months years minutes dawn sunrise dusk".split())
_LONGEST = 6


@rule('a time behind "by", "before" or "within" bounds the deed that is demanded', off=lambda *_: ())
def deadline(words: Words, row: Sequence[int]) -> tuple[Span, ...]:
    """Return the span of the first deadline that a row of tokens names ("by the end of May"), or nothing."""
    for at, token in enumerate(row):
        if words.low[token] not in _FIRM:
            continue
        end = at + 1
        while end < len(row) and end - at <= _LONGEST and row[end] == row[end - 1] + 1 and _of_time(words, row, end):
            end += 1
        while end > at + 1 and words.low[row[end - 1]] in ("of", "the", "at", "on"):
            end -= 1
        if any(_is_time(words, t) for t in row[at + 1 : end]):
            return spans_of(words.parsed, row[at:end])
    return ()


def _of_time(words: Words, row: Sequence[int], p: int) -> bool:
    """Tell whether a word may belong to an expression of time."""
    if is_mark(words.low[row[p]]):
        return False
    light = words.low[row[p]] in ("the", "of", "this", "next", "at", "on", "local", "coming", "a", "an", "new", "moon")
    return light or _is_time(words, row[p]) or words.parsed.upos[row[p]] == "NUM"


def _is_time(words: Words, token: int) -> bool:
    word, lemma = words.low[token], words.parsed.lemmas[token]
    return bool({word, lemma} & (TIMES | _COUNTS)) or (word[:1].isdigit() and len(word) in (2, 4, 5))
