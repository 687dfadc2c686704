"""Reports to stories: average link over TF-IDF vectors, with what was left over joined to the story it clearly fits.

The average cosine between two groups of unit vectors is the product of their sums, so no table of all pairs is
needed; pairs that share rare terms only propose which groups to try. A story fades: what appears days later must be
the more alike.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from verbale.across.candidates import shared_features
from verbale.across.terms import Terms, unit_vectors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Tuned on the training topics of ECB+ (benchmarks/stories.py): groups merge while they are on average so alike ...
SAME_STORY: Final = 0.27
# ... then a group of at most so many reports joins a larger one that it is at least so alike, if no other story is
# nearly as near. A report written from another side shares less with each, and still is nearest to its own story.
_FEW: Final = 5
_JOINS: Final = 0.11
_CLEARLY: Final = 1.2
# A gap of so many days costs nothing; behind it the likeness halves every so many days.
_FREE_DAYS: Final = 3
_HALF_DAYS: Final = 14
# Reports are tried together that share so many of each other's weightiest terms.
_TOP_TERMS: Final = 25
_SHARED_TERMS: Final = 2
_ALL_PAIRS: Final = 40


@dataclass(slots=True)
class Group:
    """Reports of a story: their places, the sum of their vectors, the days between which they appeared."""

    members: list[int]
    hashes: NDArray[np.uint32]
    sums: NDArray[np.float32]
    first: date | None
    last: date | None


def story_groups(reports: Sequence[Terms], days: Mapping[str, date]) -> list[Group]:
    """Return the stories of reports, each report in one, in the order of their first members."""
    vectors = unit_vectors(reports)
    groups = {
        i: Group([i], each.hashes, vector, days.get(each.report), days.get(each.report))
        for i, (each, vector) in enumerate(zip(reports, vectors, strict=True))
    }
    near: dict[int, set[int]] = defaultdict(set)
    for a, b in _proposed(reports, vectors, days):
        near[a].add(b)
        near[b].add(a)
    _merge_alike(groups, near)
    _join_leftovers(groups, near)
    return sorted(groups.values(), key=lambda group: group.members)


def likeness(a: Group, b: Group) -> float:
    """Return the average cosine between the reports of two groups, less the more days lie between them."""
    return _product(a, b) / (len(a.members) * len(b.members)) * _fading(a, b)


def _merge_alike(groups: dict[int, Group], near: dict[int, set[int]]) -> None:
    known = {(a, b): likeness(groups[a], groups[b]) for a, others in near.items() for b in others if a < b}
    heap = [(-value, a, b) for (a, b), value in known.items() if value >= SAME_STORY]
    heapq.heapify(heap)
    while heap:
        value, a, b = heapq.heappop(heap)
        if known.get((a, b)) != -value:
            continue  # one of them has merged or grown since
        _merge(groups, near, a, b)
        for other in near[a]:
            known.pop(_pair(b, other), None)
            known[_pair(a, other)] = new = likeness(groups[a], groups[other])
            if new >= SAME_STORY:
                heapq.heappush(heap, (-new, *_pair(a, other)))
        known.pop((a, b), None)


def _join_leftovers(groups: dict[int, Group], near: dict[int, set[int]]) -> None:
    """Join small groups to the larger one that each clearly fits, the surest first, until none does."""
    while True:
        moves = [move for small in groups if (move := _best_move(groups, near, small))]
        moved: set[int] = set()
        for _, small, large in sorted(moves, key=lambda move: (-move[0], move[1], move[2])):
            if not {small, large} & moved:
                moved |= {small, large}
                _merge(groups, near, large, small)
        if not moved:
            return


def _best_move(groups: Mapping[int, Group], near: Mapping[int, set[int]], small: int) -> tuple[float, int, int] | None:
    """Return how alike, which group, and the larger one that it should join; None where no story is clearly nearest."""
    size = len(groups[small].members)
    if size > _FEW:
        return None
    larger = sorted(
        ((likeness(groups[small], groups[o]), -o) for o in near.get(small, ()) if len(groups[o].members) > size),
        reverse=True,
    )
    if not larger or larger[0][0] < _JOINS or (len(larger) > 1 and larger[0][0] < _CLEARLY * larger[1][0]):
        return None
    return larger[0][0], small, -larger[0][1]


def _merge(groups: dict[int, Group], near: dict[int, set[int]], into: int, gone: int) -> None:
    """Put one group into another, with its neighbours."""
    import numpy as np

    a, b = groups[into], groups.pop(gone)
    hashes, where = np.unique(np.concatenate([a.hashes, b.hashes]), return_inverse=True)
    sums = np.bincount(where, weights=np.concatenate([a.sums, b.sums]), minlength=len(hashes)).astype(np.float32)
    days = sorted(day for day in (a.first, a.last, b.first, b.last) if day)
    groups[into] = Group(
        sorted(a.members + b.members), hashes, sums, days[0] if days else None, days[-1] if days else None
    )
    for other in near.pop(gone, set()):
        near[other].discard(gone)
        if other != into:
            near[other].add(into)
            near[into].add(other)


def _product(a: Group, b: Group) -> float:
    import numpy as np

    if len(a.hashes) > len(b.hashes):
        a, b = b, a
    if not len(a.hashes):
        return 0.0
    at = np.searchsorted(b.hashes, a.hashes)
    at[at == len(b.hashes)] = 0
    both = b.hashes[at] == a.hashes
    return float(a.sums[both].astype(np.float64) @ b.sums[at[both]].astype(np.float64))


def _fading(a: Group, b: Group) -> float:
    """Return what the gap between the days of two groups leaves of their likeness; an undated one is of any day."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return 1.0
    gap = max((b.first - a.last).days, (a.first - b.last).days, 0)
    return float(0.5 ** (max(gap - _FREE_DAYS, 0) / _HALF_DAYS))


def _proposed(
    reports: Sequence[Terms], vectors: Sequence[NDArray[np.float32]], days: Mapping[str, date]
) -> Iterable[tuple[int, int]]:
    """Return the pairs of reports that share several of their weightiest terms; near in time where many do."""
    import numpy as np

    order = sorted(range(len(reports)), key=lambda i: (str(days.get(reports[i].report, "")), reports[i].report))
    features = []
    for i in order:
        top = np.argsort(-vectors[i], kind="stable")[:_TOP_TERMS]
        features.append(np.sort(reports[i].hashes[top]))
    found = shared_features(features, _SHARED_TERMS, _ALL_PAIRS)
    return [_pair(order[int(a)], order[int(b)]) for a, b, _ in found]


def _pair(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)
