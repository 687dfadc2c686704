"""What single reports say of a person, and the sightings that are laid beside one another as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from verbale.across.names import Name, name_of
from verbale.record import Actor, Office
from verbale.schemes.offices import office_of

Key = tuple[str, str]
"""An actor as a report names it: (report, id)."""

# Longer than nearly anybody is in the news: what lies further apart is held for two people, unless an office ties it.
ERA = 25 * 365
# The sector of those who have an office no longer (PLOVER's elites).
FORMER_SECTOR = "ELI"


class Post(NamedTuple):
    """An office: a role and the state or organisation that it is of, where the report tells."""

    role: str
    of: str | None


@dataclass(slots=True)
class Sighting:
    """An actor of one report; `former` says that the offices are over."""

    key: Key
    name: Name
    countries: frozenset[str]
    posts: frozenset[Post]
    day: int | None
    count: int
    former: bool = False


@dataclass(slots=True)
class Known:
    """The sightings of one spelling that nothing tells apart: same id, initials and country, and no gap of an era."""

    id: str
    name: Name
    countries: frozenset[str]
    sightings: list[Sighting]
    posts: frozenset[Post] = frozenset()
    days: tuple[int, int] | None = None
    reports: frozenset[str] = frozenset()
    count: int = field(default=0)

    def __post_init__(self) -> None:
        self.posts = frozenset[Post]().union(*(s.posts for s in self.sightings))
        days = [s.day for s in self.sightings if s.day is not None]
        self.days = (min(days), max(days)) if days else None
        self.reports = frozenset(s.key[0] for s in self.sightings)
        self.count = sum(s.count for s in self.sightings)

    @property
    def sort_key(self) -> tuple[str, tuple[str, ...], Name, tuple[int, int], list[Key]]:
        """What puts spellings into an order that is the same in whatever order the reports came."""
        return self.id, tuple(sorted(self.countries)), self.name, self.days or (0, 0), [s.key for s in self.sightings]


def sighting(report: str, actor: Actor, day: str | None) -> Sighting:
    """Return what a report, dated `day`, says of a person."""
    posts = frozenset(post for office in actor.offices for post in [post_of(office, actor.country)] if post)
    return Sighting(
        (report, actor.id),
        name_of(actor.id, (alias.text for alias in actor.aliases)),
        frozenset({actor.country} if actor.country else ()),
        posts,
        ordinal(day or next((office.day for office in actor.offices if office.day), None)),
        max(len(actor.aliases), 1),
        actor.sector == FORMER_SECTOR,
    )


def post_of(office: Office, country: str | None) -> Post | None:
    """Return the post that an office's words name."""
    hit = office_of(office.role)
    if hit is None:
        return None
    return Post(hit.role, office.of or (f"state/{country}" if country else None))


def ordinal(day: str | None) -> int | None:
    """Return the number of a day "2022-01-20", of the first day of a month or year; None for what is no date."""
    if not day:
        return None
    year, _, rest = day[:10].partition("-")
    month, _, of_month = rest.partition("-")
    try:
        return date(int(year), int(month or 1), int(of_month or 1)).toordinal()
    except ValueError:
        return None


def known_of(sightings: Iterable[Sighting]) -> list[Known]:
    """Put together the sightings of one spelling, in a fixed order."""
    groups: dict[tuple[str, Name, frozenset[str]], list[Sighting]] = defaultdict(list)
    for seen in sightings:
        groups[seen.key[1], seen.name, seen.countries].append(seen)
    known = [
        Known(identity, name, countries, era)
        for (identity, name, countries), group in groups.items()
        for era in _eras(sorted(group, key=lambda s: s.key))
    ]
    return sorted(known, key=lambda k: k.sort_key)


def _eras(group: list[Sighting]) -> list[list[Sighting]]:
    """Part sightings where an era passes between them; undated ones stand with the latest."""
    dated = sorted((s for s in group if s.day is not None), key=lambda s: (s.day, s.key))
    eras: list[list[Sighting]] = []
    last: int | None = None
    for seen in dated:
        if last is None or seen.day is None or seen.day - last > ERA:
            eras.append([])
        eras[-1].append(seen)
        last = seen.day
    undated = [s for s in group if s.day is None]
    if not eras:
        return [undated]
    eras[-1] += undated
    return [sorted(era, key=lambda s: s.key) for era in eras]
