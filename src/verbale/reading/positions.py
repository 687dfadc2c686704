"""From characters to tokens and back, for one parsed text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from verbale.language.parsed import Parsed
from verbale.record import Span


def tokens_in(parsed: Parsed, span: Span) -> range:
    """Return the tokens that overlap characters `span`."""
    return range(bisect_right(parsed.ends, span.start), bisect_left(parsed.starts, span.end))


def span_of(parsed: Parsed, start: int, end: int) -> Span:
    """Return the characters from the first to the last of tokens `[start, end)`."""
    return Span(parsed.starts[start], parsed.ends[end - 1])


def overlap(a: Span, b: Span) -> int:
    """Return how many characters two spans share."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def mask_of(length: int, spans: Iterable[Span]) -> bytearray:
    """Return one byte a character of a text of `length`: 1 where any span covers it, else 0."""
    mask = bytearray(length)
    for start, end in spans:
        mask[start:end] = b"\1" * (min(end, length) - start)
    return mask


def touches(mask: bytearray, span: Span) -> bool:
    """Tell whether a span holds a covered character."""
    return mask.find(1, span.start, span.end) >= 0
