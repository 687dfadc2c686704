"""What differs between two wordings, word by word, with the place on both sides."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from verbale.record import Span, Wording

Change = Literal["same", "replaced", "left out", "added"]
_WORD = re.compile(r"[^\W_]+(?:['’.,\-][^\W_]+)*")

CLOSE = 0.6
"""From this share of words in common in order, two wordings are close."""


class Difference(NamedTuple):
    """A stretch of words: `first` and `second` are characters `[start, end)` of the two texts; empty where left out."""

    change: Change
    first: Span
    second: Span


_CHANGES: dict[str, Change] = {"equal": "same", "replace": "replaced", "delete": "left out", "insert": "added"}


def differences(first: str, second: str) -> list[Difference]:
    """Return how the second wording came out of the first, in order: the stretches tile the words of both.

    Case, marks and the shape of apostrophes are no differences.
    """
    from rapidfuzz.distance import Levenshtein

    one, two = _words(first), _words(second)
    found = []
    for step in Levenshtein.opcodes([w for w, _ in one], [w for w, _ in two]):
        a, b = one[step.src_start : step.src_end], two[step.dest_start : step.dest_end]
        old, new = _stretch(a, one[: step.src_start]), _stretch(b, two[: step.dest_start])
        found.append(Difference(_CHANGES[step.tag], old, new))
    return found


def wording_of(first: str, second: str) -> Wording:
    """Return how two wordings go together: exact (the same words, or a cut of them), close or reworded."""
    from rapidfuzz.distance import Indel

    one, two = ([word for word, _ in _words(text)] for text in (first, second))
    longer, shorter = (one, two) if len(one) >= len(two) else (two, one)
    if shorter and any(longer[i : i + len(shorter)] == shorter for i in range(len(longer) - len(shorter) + 1)):
        return "exact"
    return "close" if Indel.normalized_similarity(one, two) >= CLOSE else "reworded"


def _words(text: str) -> list[tuple[str, Span]]:
    return [(m.group().casefold().replace("’", "'"), Span(*m.span())) for m in _WORD.finditer(text)]


def _stretch(words: list[tuple[str, Span]], before: list[tuple[str, Span]]) -> Span:
    """Return from where to where words stand; no words stand where those before them end."""
    at = before[-1][1].end if before else 0
    return Span(words[0][1].start, words[-1][1].end) if words else Span(at, at)
