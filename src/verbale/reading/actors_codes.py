"""Country, sector and PLOVER/CAMEO code of every actor of a report, from what the report says and the tables.

What the report tells of an actor's office and country goes before; a table of well-known people fills what it leaves
open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from verbale.record import Actor, Dating
from verbale.schemes.actor_codes import ActorCode, actor_code, join_code
from verbale.schemes.actor_meanings import DISPUTED, own_state
from verbale.schemes.organisations import organisations, sectors_on
from verbale.schemes.states import states

_MIDDLE = "0000-07-15"
"""A date that lacks month or day stands for the middle of its year or month."""
_UNCODED = frozenset({"IGO", "UNK"})
"""Sectors of roles that say nothing of an actor's code: the country's place says it is an organisation."""


def code_actors(actors: Iterable[Actor], published: Dating | None) -> list[Actor]:
    """Return the actors with country, sector and code, as they stood on the day of the report."""
    day = day_of(published)
    return [code_actor(actor, day) for actor in actors]


def day_of(published: Dating | None) -> date | None:
    """Return the day of a report's date, the middle of what an inexact one allows."""
    if published is None:
        return None
    match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", published.value)
    if match is None:
        return None
    parts = [int(part or default) for part, default in zip(match.groups(), _MIDDLE.split("-"), strict=True)]
    try:
        return date(*parts)
    except ValueError:
        return None


def code_actor(actor: Actor, day: date | None) -> Actor:
    """Return an actor with country, sector and code on a day."""
    if actor.kind == "state":
        pre = "PRE" if actor.country in DISPUTED else None
        return replace(actor, code=join_code(own_state(actor.country), pre) if actor.country else None)
    organisation = organisations().get(actor.id)
    if organisation is not None:
        sector, second = sectors_on(organisation, day)
        country = organisation.igo or organisation.country
        code = join_code(own_state(country) if country else None, sector, second, organisation.code)
        return replace(actor, sector=sector, code=code)
    return _by_words(actor, day)


def _by_words(actor: Actor, day: date | None) -> Actor:
    """Code a person by office and name, an office or unknown organisation by its name."""
    told = actor_code(" ".join(filter(None, (actor.role, actor.name))), day) if actor.kind == "person" else None
    told = told if told is not None else actor_code(actor.name, day)
    if actor.kind == "person" and not _same_person(actor, told):
        told = ActorCode(None, None, None, None, ())
    sector = _sector(actor, told)
    country = actor.country or (told.country if told.country in states() else None)
    igo = actor.igo or (told.country if told.country and told.country not in states() and country is None else None)
    second = told.second if told.sector == sector else None
    letters = next((organisations()[o.of].code for o in actor.offices if o.of in organisations()), None)
    place = igo or (own_state(country) if country else None)
    code = join_code(place, None if sector in _UNCODED else sector, second, letters or (told.code or "")[3:6] or None)
    return replace(actor, country=country, igo=igo, sector=sector, code=code)


def _same_person(actor: Actor, told: ActorCode) -> bool:
    """Return whether what the words tell is of this person: a known name of another country is somebody else's."""
    if told.person is None:
        return actor.role is not None
    return actor.country is None or actor_code(told.person).country in (None, actor.country)


def _sector(actor: Actor, told: ActorCode) -> str | None:
    """Return the sector: a person's by the office that the report tells, a described actor's by its whole phrase."""
    if actor.kind == "person" and actor.sector is not None:
        return actor.sector
    return told.sector or actor.sector
