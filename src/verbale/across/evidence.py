"""Whether two spellings are one person: a list of named evidence with weights, so that a person can see why.

The weights are set so that what is listed in each comment decides; `benchmarks/people.py` measures them.
"""

from __future__ import annotations

from typing import NamedTuple

from verbale.across.names import Kind, Name, compare, other_middle
from verbale.across.sightings import ERA, Known, Post

JOIN = 3.0
"""Spellings with evidence of this weight are joined."""

# How the names go together. A longer name ("Abiy Ahmed Ali") joins if nothing speaks against it; a near one only
# where the office is the same.
_NAMES = {"same name": 5.0, "respelt": 4.0, "turned round": 4.0, "longer name": 3.0, "near name": 1.2}
_ONE_OFFICE = 2.0
_ONE_COUNTRY = 1.0
_CLOSE_IN_TIME = 0.4
_CLOSE_DAYS = 366
# Against: no name outweighs another country, an initial or a suffix that differs.
_OTHER_COUNTRY = -6.0
_OTHER_MIDDLE = -10.0
_OTHER_SUFFIX = -10.0
# "Donald Trump Jr." is another than Donald Trump; "Admiral Harris Jr." and "Admiral Harris" hold one office.
_ONE_SUFFIX = -4.0
# Two lives apart, only an office held all the time ties a name.
_ANOTHER_ERA = -4.5
# The reading of one report has compared all names in it: what it leaves apart is apart, unless the names are one.
_SIDE_BY_SIDE = -3.0
# In how many of the rarer spelling's reports the other must stand beside it to count: one slip in a report is no proof.
_SIDE_BY_SIDE_SHARE = 0.34

# One of many has these, so that they tell nothing about who it is.
COMMON_ROLES = frozenset({
    "official", "lawmaker", "spokesperson", "analyst", "journalist", "diplomat", "source", "soldier", "fighter",
    "activist", "civilian", "critic", "doctor", "relative", "student", "politician", "businessman", "lawyer",
    "military-official", "intelligence-official", "policeman", "criminal", "leader", "secretary", "commander",
    "general", "minister",
})  # fmt: skip
# A given name and an office that few have at a time make a near last name the same: "Jen Psaki", "Jen Saki".
_COMMON_BESIDE_NEAR_NAMES = COMMON_ROLES - {"spokesperson", "minister", "commander", "secretary"}


class Evidence(NamedTuple):
    """One thing that speaks for or against two spellings being one person."""

    name: str
    weight: float


def evidence(a: Known, b: Known) -> list[Evidence]:
    """Return what speaks for and against two spellings being one person; empty when the names are two."""
    found = compare(a.name, b.name)
    if found is None:
        return []
    kind, likeness = found
    listed = [Evidence(kind, _NAMES[kind] * likeness if kind != "longer name" else _NAMES[kind])]
    listed += _of_names(a.name, b.name, kind)
    common = _COMMON_BESIDE_NEAR_NAMES if kind == "near name" else COMMON_ROLES
    office, country = shared_posts(a.posts, b.posts, common), a.countries & b.countries
    if office:
        listed.append(Evidence("one office", _ONE_OFFICE))
    if country:
        listed.append(Evidence("one country", _ONE_COUNTRY))
    elif a.countries and b.countries:
        listed.append(Evidence("countries clash", _OTHER_COUNTRY))
    if kind != "same name" and _side_by_side(a, b):
        listed.append(Evidence("side by side in a report", _SIDE_BY_SIDE))
    return listed + _of_days(a, b)


def weight(listed: list[Evidence]) -> float:
    """Return the sum of a list of evidence."""
    return sum(each.weight for each in listed)


def _of_names(a: Name, b: Name, kind: Kind) -> list[Evidence]:
    listed = []
    if kind != "turned round" and other_middle(a, b):
        listed.append(Evidence("other middle name", _OTHER_MIDDLE))
    if a.suffix != b.suffix:
        one = a.suffix is None or b.suffix is None
        listed.append(Evidence("suffix on one side", _ONE_SUFFIX) if one else Evidence("other suffix", _OTHER_SUFFIX))
    return listed


def _of_days(a: Known, b: Known) -> list[Evidence]:
    gap = days_between(a.days, b.days)
    if gap is None:
        return []
    if gap <= _CLOSE_DAYS:
        return [Evidence("close in time", _CLOSE_IN_TIME)]
    return [Evidence("another era", _ANOTHER_ERA)] if gap > ERA else []


def days_between(a: tuple[int, int] | None, b: tuple[int, int] | None) -> int | None:
    """Return the number of days between two stretches, 0 where they overlap, None where one is not known."""
    return None if a is None or b is None else max(0, a[0] - b[1], b[0] - a[1])


def shared_posts(a: frozenset[Post], b: frozenset[Post], common: frozenset[str] = COMMON_ROLES) -> bool:
    """Return whether two people are given one office; an office without a state fits that of any state."""
    pairs = ((p, q) for p in a for q in b if p.role == q.role and p.role not in common)
    return any(p.of == q.of or None in (p.of, q.of) for p, q in pairs)


def _side_by_side(a: Known, b: Known) -> bool:
    shared = len(a.reports & b.reports)
    return shared > 0 and shared >= _SIDE_BY_SIDE_SHARE * min(len(a.reports), len(b.reports))
