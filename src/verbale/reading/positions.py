"""From characters to tokens and back, for one parsed text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from verbale.language.parsed import Parsed
from verbale.record import Span


def tokens_in(parsed: Parsed, span: Span) -> range:
    """Return the tokens that overlap characters `span`."""
    return range(bisect_right(parsed.ends, span.start), bisect_left(parsed.starts, span.end))


def overlap(a: Span, b: Span) -> int:
    """Return how many characters two spans share."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))
