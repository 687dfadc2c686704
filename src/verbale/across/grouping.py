"""Groups out of links: a group grows only while most of its members are linked to each other, never along a chain."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

# The share of pairs between two groups that must be linked before they become one ...
QUORUM: Final = 0.5
# ... and the share that may be strangers: two originals do not become one through a digest that quotes both.
STRANGERS: Final = 0.34
# Members of a group that speak for it: the rest of a large group are not asked.
_SPEAKERS: Final = 6

Likeness = Callable[[int, int], float]


def by_quorum(
    links: Mapping[tuple[int, int], float], likeness: Likeness, linked: float, stranger: float
) -> list[list[int]]:
    """Return groups of two and more, each ascending, in the order of their first members.

    `links` are pairs with their strength; the strongest are taken first. `likeness` tells how alike any two are:
    from `linked` on they vote for a merge, below `stranger` against it.
    """
    group_of: dict[int, int] = {}
    groups: dict[int, list[int]] = {}
    for (a, b), _ in sorted(links.items(), key=lambda item: (-item[1], item[0])):
        one, other = group_of.setdefault(a, a), group_of.setdefault(b, b)
        left, right = groups.setdefault(one, [one]), groups.setdefault(other, [other])
        if one == other or not _agree(left, right, (a, b), likeness, linked, stranger):
            continue
        groups[one] = sorted(left + right)
        for member in groups.pop(other):
            group_of[member] = one
    return sorted(group for group in groups.values() if len(group) > 1)


def _agree(
    left: Sequence[int], right: Sequence[int], link: tuple[int, int], likeness: Likeness, linked: float, stranger: float
) -> bool:
    """Tell whether enough of the members that speak for two groups are alike, and few enough are strangers."""
    pairs = {(a, b) for a in _speakers(left, link) for b in _speakers(right, link)}
    values = [likeness(*sorted(pair)) for pair in pairs]
    return (
        sum(value >= linked for value in values) >= QUORUM * len(values)
        and sum(value < stranger for value in values) <= STRANGERS * len(values)
    )


def _speakers(group: Sequence[int], link: tuple[int, int]) -> list[int]:
    """Return the members of a group that are asked: those of the link, and others evenly out of the rest."""
    own = [member for member in link if member in group]
    step = max(1, len(group) // _SPEAKERS)
    return list(dict.fromkeys([*own, *group[::step]]))[: _SPEAKERS + 1]
