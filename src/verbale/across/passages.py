"""The parts that two texts share word for word, as spans of both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from verbale.across.shingles import placed_words, shingles_in_order
from verbale.record import Report, SharedPart, Span

# Runs of fewer words are phrases of the language: most shared runs of unrelated reports have three or four words.
SHORTEST: Final = 8
# A phrase that stands in a text more often tells no place in it.
_PLACES: Final = 8

Placed = tuple[list[str], list[tuple[int, int]]]


def shared_parts(a: Report, b: Report) -> tuple[tuple[SharedPart, ...], float]:
    """Return what two reports share, in the order of the first, and the share of the shorter one's words in that.

    Each word of `b` is in one part at most, that of the longest run; punctuation, capitals and boilerplate are passed
    over.
    """
    (one, places), (other, other_places) = _placed(a), _placed(b)
    runs = sorted(_runs(one, other))
    parts = [SharedPart(_span(places, start, size), _span(other_places, at, size)) for start, at, size in runs]
    fewest = min(len(one), len(other))
    return tuple(parts), min(1.0, sum(size for _, _, size in runs) / fewest) if fewest else 0.0


@lru_cache(maxsize=8)
def _placed(report: Report) -> Placed:
    """Return the words of a report and their places; a report of a group is compared several times in a row."""
    return placed_words(report.text, report.boilerplate)


def _runs(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int, int]]:
    """Return (place in one, place in other, words) of the shared runs, the longest first at every place of other."""
    places: dict[int, list[int]] = defaultdict(list)
    for at, shingle in enumerate(shingles_in_order(one).tolist()):
        places[shingle].append(at)
    wanted = shingles_in_order(other).tolist()
    found, at = [], 0
    while at < len(wanted):
        starts = places.get(wanted[at], ())
        size, start = max(((_length(one, other, s, at), -s) for s in starts[:_PLACES]), default=(0, 0))
        if size >= SHORTEST:
            found.append((-start, at, size))
        at += size if size >= SHORTEST else 1
    return found


def _length(one: Sequence[str], other: Sequence[str], start: int, at: int) -> int:
    """Return how many words from two places on are the same."""
    size, most = 0, min(len(one) - start, len(other) - at)
    while size < most and one[start + size] == other[at + size]:
        size += 1
    return size


def _span(places: Sequence[tuple[int, int]], start: int, size: int) -> Span:
    return Span(places[start][0], places[start + size - 1][1])
