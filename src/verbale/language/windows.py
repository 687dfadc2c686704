"""How a text is cut into the pieces that the model sees at once, and what it sees of each word beside its letters."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from verbale.language.paragraphs import paragraphs

# Tokens a window. The model was trained on windows of this size; longer ones cost more and were never seen.
WINDOW = 170

_SENTENCE_END = frozenset(".!?…")
# No sentence ends in more closing marks than this; a line of marks alone has thousands.
_CLOSERS_AT_ONCE = 6
_CLOSERS = frozenset("\"'”’»)]")

# The letters' case, which the uncased encoder does not see: the number is the row of an embedding.
LOWER, CAPITAL, CAPITALS, MIXED, DIGITS, PUNCTUATION = range(6)
SHAPES = 6


@lru_cache(maxsize=100_000)
def shape_of(word: str) -> int:
    """Return which of the six shapes a word has: lower, Capital, CAPITALS, miXed, digits or punctuation."""
    if not any(c.isalnum() for c in word):
        return PUNCTUATION
    if any(c.isdigit() for c in word):
        return DIGITS
    if word.islower():
        return LOWER
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return CAPITAL
    return CAPITALS if word.isupper() else MIXED


def line_starts(text: str, tokens: Sequence[tuple[int, int]]) -> list[bool]:
    """Tell for each token whether it is the first of its paragraph (a line, unless lines were broken to a width)."""
    starts = [start for start, _ in paragraphs(text)]
    firsts, n = [], 0
    for start, _ in tokens:
        begins = n < len(starts) and start >= starts[n]
        while n < len(starts) and start >= starts[n]:
            n += 1
        firsts.append(begins)
    return firsts


def cut(
    text: str, tokens: Sequence[tuple[int, int]], firsts: Sequence[bool], size: int = WINDOW
) -> list[tuple[int, int]]:
    """Cut tokens into windows `[start, end)` of at most `size` tokens that tile them.

    A window holds as many whole lines as fit; a line that is too long is cut behind a sentence's end where there
    is one, else at `size`.
    """
    windows: list[tuple[int, int]] = []
    start = 0
    while start < len(tokens):
        end = min(start + size, len(tokens))
        if end < len(tokens):
            end = _last_break(text, tokens, firsts, start, end)
        windows.append((start, end))
        start = end
    return windows


def _last_break(text: str, tokens: Sequence[tuple[int, int]], firsts: Sequence[bool], start: int, end: int) -> int:
    """Return the best place to end a window that must end by `end`: a line's end, a sentence's end, or `end`."""
    for i in range(end, start, -1):
        if firsts[i]:
            return i
    for i in range(end, start + (end - start) // 3, -1):
        if _ends_sentence(text, tokens, i):
            return i
    return end


def _ends_sentence(text: str, tokens: Sequence[tuple[int, int]], i: int) -> bool:
    """Tell whether a sentence seems to end before token `i`, by punctuation alone."""
    j = i - 1
    while j > max(0, i - _CLOSERS_AT_ONCE) and text[tokens[j][0]] in _CLOSERS:
        j -= 1
    return text[tokens[j][0]] in _SENTENCE_END and text[tokens[i][0]] not in _CLOSERS
