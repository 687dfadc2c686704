"""How alike two reports are as texts: a visible list of evidence, the copy that it speaks for, and what vetoes it.

Measured on reports of one war with rewritten copies of them (benchmarks/garbled.py): the share of the words alone
overlaps between copies and later reports of the same outlet, which repeat whole paragraphs of background; the leads
tell them apart.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from verbale.across.anchors import Sketch
from verbale.across.shingles import shared
from verbale.record import Evidence

if TYPE_CHECKING:
    from verbale.across.shingles import Hashes

# What each kind of evidence counts, at most: tuned on half of the pairs of benchmarks/garbled.py.
WEIGHTS: Final = {"words": 1.0, "lead": 1.0, "names": 0.5, "numbers": 0.25, "quotes": 0.1}
# From this sum on two reports are copies.
COPY: Final = 0.94
# A report that has half of its words from another is a copy, whatever its lead.
MOSTLY: Final = 0.5
# The same people and figures in other words are the same news, not the same text.
SOME: Final = 0.15
# A text that came back from another language keeps few words in a row, but tells what it tells in the same order: the
# order that copied words do not explain. Short texts have little order; of the same event even independent ones agree.
_TOLD_ANEW: Final = 0.2
_LONG_ENOUGH: Final = 100
_SAME_NAMES: Final = 0.5
# Below this sum two reports have nothing to do with each other: what any two reports of a topic reach.
STRANGERS: Final = 0.45
# Texts of fewer shingles have no share to speak of.
_FEWEST: Final = 12
# A series says the same every time with other figures: from so many words in common and so many numbers, of which so
# few agree, it is one.
_SERIES_WORDS: Final = 0.15
_SERIES_NUMBERS: Final = 4
_SERIES_AGREE: Final = 0.3
# Reports of days so far apart are no copies of each other unless most of their figures agree.
DAYS_APART: Final = 3
_SAME_NUMBERS: Final = 0.6


def compare(a: Sketch, b: Sketch) -> tuple[Evidence, ...]:
    """Return what speaks for one of two reports being a copy of the other, each share with its weight in the sum."""
    short, long = (a, b) if (len(a.shingles), a.report) <= (len(b.shingles), b.report) else (b, a)
    words = _share(short.shingles, long.shingles)
    if len(short.shingles) < _FEWEST:
        words = float(a.form == b.form and a.words == b.words)
    shares = {
        "words": words,
        "lead": max(_share(a.lead, b.shingles), _share(b.lead, a.shingles)),
        "names": _share(short.names, long.names),
        "numbers": max(_share(a.lead_numbers, b.numbers), _share(b.lead_numbers, a.numbers)),
        "quotes": _share(short.quotes, long.quotes),
    }
    found = tuple(Evidence(name, round(WEIGHTS[name] * share, 4), round(share, 4)) for name, share in shares.items())
    if words >= MOSTLY or shares["names"] < _SAME_NAMES or min(len(a.told), len(b.told)) < _LONG_ENOUGH:
        return found
    order = in_order(a.told, b.told)
    return (*found, Evidence("order", COPY if order - words >= _TOLD_ANEW else 0.0, round(order, 4)))


def in_order(a: Hashes, b: Hashes) -> float:
    """Return how much of the shorter text's terms the other tells too, and in the same order.

    That is the longest rising run among the places of what both tell (patience sorting).
    """
    import numpy as np

    _, places, others = np.intersect1d(a, b, assume_unique=True, return_indices=True)
    ends: list[int] = []
    for place in others[np.argsort(places)].tolist():
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(ends) / max(1, min(len(a), len(b)))


def score(evidence: Iterable[Evidence]) -> float:
    """Return the sum of the evidence."""
    return sum(each.weight for each in evidence)


def is_copy(evidence: tuple[Evidence, ...], vetoed: bool) -> bool:
    """Tell whether the evidence makes a copy: half of the words, or all signs together, and no veto."""
    if vetoed:
        return False
    words = share_of(evidence, "words")
    told_anew = any(each.name == "order" and each.weight for each in evidence)
    return words >= MOSTLY or (score(evidence) >= COPY and (words >= SOME or told_anew))


def share_of(evidence: Iterable[Evidence], name: str) -> float:
    """Return the share that a piece of evidence is about; 0 where there is none of the name."""
    return next((each.value for each in evidence if each.name == name), 0.0)


def veto(a: Sketch, b: Sketch, days_apart: int | None) -> str | None:
    """Return why two reports in like words are none the less no copies ("numbers", "dates"), or None.

    A garbled copy changes one or two figures and keeps the rest; two issues of a series share their form and change
    nearly all.
    """
    fewest = min(len(a.numbers), len(b.numbers))
    agree = shared(a.numbers, b.numbers) / fewest if fewest else 1.0
    if fewest >= _SERIES_NUMBERS and agree < _SERIES_AGREE and _words(a, b) >= _SERIES_WORDS:
        return "numbers"
    if days_apart is not None and days_apart > DAYS_APART and agree < _SAME_NUMBERS:
        return "dates"
    return None


def _words(a: Sketch, b: Sketch) -> float:
    return _share(*sorted((a.shingles, b.shingles), key=len))


def _share(part: Hashes, whole: Hashes) -> float:
    """Return how much of `part` stands in `whole`; an empty part says nothing and counts half."""
    return shared(part, whole) / len(part) if len(part) else 0.5
