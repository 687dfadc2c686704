"""Offices with dates: who held an office on a day, as far as the reports tell, and whom an unnamed holder means.

Reports that give somebody an office are its sightings, a day each. On a day between two sightings the office is his
whom the last before and the first after both give it to: then no other holder was told of in between. A day before
the first or after the last sighting is his of that sighting only within `NEAR_DAYS`. Where another holder is told of
both before and after within a year, reports look back at him or at the other, and the day decides nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from verbale.across.persons import Person
from verbale.across.sightings import Key, Post, ordinal
from verbale.record import Actor
from verbale.rules import rule
from verbale.schemes.offices import FORMER, office_of, roles_in
from verbale.schemes.organisations import organisation_of
from verbale.schemes.phrases import word_set, words_of_text

# A week: reports of one event that name the office only are of the days around those that name its holder.
NEAR_DAYS = 7
YEAR = 365
# Offices that one person at a time holds in a state or organisation.
ONE_HOLDER = word_set(
    "president vice-president prime-minister chancellor finance-minister king crown-prince supreme-leader "
    "head-of-state foreign-minister interior-minister defence-minister justice-minister attorney-general "
    "energy-minister trade-minister health-minister security-adviser secretary-general director-general "
    "high-representative commission-president pope junta-leader"
)
# "The top US diplomat" is the secretary of state.
_TOP = word_set("top chief")
# A definite description means the holder; with these words it means another or nobody ("the next president").
_OTHERS = word_set("next new future first incoming possible potential would-be female a an any every")


class _Sighting(NamedTuple):
    day: int
    person: str


def holders(persons: Iterable[Person]) -> dict[Post, list[_Sighting]]:
    """Return for each office of one holder the days on which reports give it to somebody, in order of day and person.

    An office whose state the report leaves out is of the person's country, where only one is known.
    """
    told: dict[Post, set[_Sighting]] = defaultdict(set)
    for person in persons:
        home = f"state/{min(person.countries)}" if len(person.countries) == 1 else None
        for seen in [*(s for m in person.members for s in m.sightings), *person.singles]:
            for post in () if seen.former else seen.posts:
                of = post.of or home
                if seen.day is not None and of and post.role in ONE_HOLDER:
                    told[Post(post.role, of)].add(_Sighting(seen.day, person.id))
    return {post: sorted(days) for post, days in told.items()}


@rule("between two reports that give one person the office, nobody else held it", off=lambda *_: None)
def holder_on(told: Sequence[_Sighting], day: int) -> str | None:
    """Return who held an office on a day by its sightings, or None where they leave it open."""
    before, after = bisect_right(told, day, key=_day), bisect_left(told, day, key=_day)
    last, first = _one_on(told, before - 1), _one_on(told, after)
    if before and after < len(told):
        holder = last if last == first else None
    elif before:
        holder = last if day - told[before - 1].day <= NEAR_DAYS else None
    else:
        holder = first if told[after].day - day <= NEAR_DAYS else None
    earlier = {seen.person for seen in told[:before] if day - seen.day <= YEAR}
    later = {seen.person for seen in told[after:] if seen.day - day <= YEAR}
    return holder if earlier & later <= {holder} else None


def _day(seen: _Sighting) -> int:
    return seen.day


def _one_on(told: Sequence[_Sighting], number: int) -> str | None:
    """Return whom a sighting names, None where sightings of its day name two."""
    if not 0 <= number < len(told):
        return None
    day = told[number].day
    same = {seen.person for seen in told[bisect_left(told, day, key=_day) : bisect_right(told, day, key=_day)]}
    return same.pop() if len(same) == 1 else None


def unnamed_holders(
    actors: Iterable[tuple[str, Actor]], persons: Iterable[Person], days: Mapping[str, str]
) -> dict[Key, str]:
    """Return whom the offices mean that reports mention without a name, by (report, office id), where days decide."""
    told = holders(persons)
    found: dict[Key, str] = {}
    for report, actor in actors:
        day = ordinal(days.get(report))
        post = office_meant(actor) if actor.kind == "office" and day is not None else None
        person = holder_on(told[post], day) if post is not None and post in told and day is not None else None
        if person is not None:
            found[report, actor.id] = person
    return found


def office_meant(actor: Actor) -> Post | None:
    """Return the office of one holder that an actor without a name has now ("the US secretary of state"), or None."""
    roles = roles_in(words_of_text(actor.name))
    if not roles or roles[-1][2].plural or not _definite(actor):
        return None
    hit = office_of(actor.role or actor.name)
    role = hit.role if hit else None
    if role == "diplomat" and set(words_of_text(actor.name).folded) & _TOP:
        role = "foreign-minister"
    if role not in ONE_HOLDER:
        return None
    organisation = organisation_of(actor.name)
    of = f"state/{actor.country}" if actor.country else organisation.id if organisation else None
    return Post(role, of) if of else None


@rule('"the president" is the one in office; "a president", "the next president" is not', off=lambda *_: True)
def _definite(actor: Actor) -> bool:
    """Return whether the report speaks of the holder: "the ..." or "Israel's ...", and of no other by these words."""
    spoken = [set(words_of_text(alias.text).folded) for alias in actor.aliases]
    return any(words & {"the", "'s"} for words in spoken) and not any(words & (FORMER | _OTHERS) for words in spoken)
