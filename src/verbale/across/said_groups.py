"""Groups by average link: two groups merge while their pairs are on average alike enough."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping


def by_average(
    count: int, links: Mapping[tuple[int, int], float], threshold: float, clash: Iterable[tuple[int, int]] = ()
) -> list[list[int]]:
    """Return groups by average link: the two most alike merge while their pairs are on average at least so alike.

    Pairs that `links` does not hold count as 0, so no chain holds a group together. Pairs of `clash` are never in
    one group. Every one of `range(count)` is in one group; groups are ascending, in the order of first members.
    """
    sums: dict[int, dict[int, float]] = {i: {} for i in range(count)}
    for (a, b), value in links.items():
        sums[a][b] = sums[b][a] = value
    barred: dict[int, set[int]] = {}
    for a, b in clash:
        barred.setdefault(a, set()).add(b)
        barred.setdefault(b, set()).add(a)
    groups = {i: [i] for i in range(count)}
    heap = [(-value, a, b) for (a, b), value in links.items() if value >= threshold and b not in barred.get(a, ())]
    heapq.heapify(heap)
    while heap:
        value, a, b = heapq.heappop(heap)
        if a not in groups or b not in groups or -_average(groups, sums, a, b) != value:
            continue  # one of them has merged or grown since
        _merge(groups, sums, barred, a, b)
        for other in sums[a]:
            average = _average(groups, sums, a, other)
            if average >= threshold and other not in barred.get(a, ()):
                heapq.heappush(heap, (-average, min(a, other), max(a, other)))
    return sorted(sorted(group) for group in groups.values())


def _average(groups: Mapping[int, list[int]], sums: Mapping[int, Mapping[int, float]], a: int, b: int) -> float:
    return sums[a].get(b, 0.0) / (len(groups[a]) * len(groups[b]))


def _merge(
    groups: dict[int, list[int]], sums: dict[int, dict[int, float]], barred: dict[int, set[int]], a: int, b: int
) -> None:
    """Put group `b` into group `a`, with what it has in common with others and may not meet."""
    groups[a] += groups.pop(b)
    for other, value in sums.pop(b).items():
        sums[other].pop(b)
        if other != a:
            sums[a][other] = sums[other][a] = sums[a].get(other, 0.0) + value
    for other in barred.pop(b, set()):
        barred[other].discard(b)
        barred[other].add(a)
        barred.setdefault(a, set()).add(other)
