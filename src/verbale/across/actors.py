"""Actors across reports: which actors of single reports are one.

Persons are joined by name, office, country and day; an organisation that bears a person's full name was that person
misread; an office without a name is its holder of that day. All else agrees by id already.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from verbale.across.names import SURE, Name, blocks, compare, name_of, other_middle, part_likeness
from verbale.across.persons import Person, persons_of
from verbale.across.sightings import Key, sighting
from verbale.across.tenures import unnamed_holders
from verbale.record import Actor
from verbale.schemes.organisations import organisations


def link_actors(actors: Iterable[tuple[str, Actor]], days: Mapping[str, str] | None = None) -> dict[Key, str]:
    """Return for each (report, actor id) whose actor is known from elsewhere, or is a person, its id in the ledger.

    `actors` are (report id, actor) in any order; the result does not depend on it. `days` are the reports' days (ISO
    8601); a report that has none there has that of the offices it tells.
    """
    listed = sorted(actors, key=lambda pair: (pair[0], pair[1].id))
    dated = {report: o.day for report, actor in listed for o in actor.offices if o.day} | dict(days or {})
    persons = persons_of(sighting(r, actor, dated.get(r)) for r, actor in listed if actor.kind == "person")
    links = {key: person.id for person in persons for key in person.keys}
    links |= _misread([(r, actor) for r, actor in listed if actor.kind == "organisation"], persons)
    return links | unnamed_holders(listed, persons, dated)


def same_actors(actors: Iterable[tuple[str, Actor]], days: Mapping[str, str] | None = None) -> dict[str, str]:
    """Map the id of each person of the reports to one id for all spellings of the person.

    As `link_actors` without telling reports apart: an id that means several persons, or an office that changes hands,
    goes to none of them, unless it is the id of one.
    """
    meant: dict[str, Counter[str]] = defaultdict(Counter)
    listed = list(actors)
    links = link_actors(listed, days)
    for report, actor in listed:
        meant[actor.id][links.get((report, actor.id), actor.id)] += 1
    persons = {actor.id for _, actor in listed if actor.kind == "person"}
    same = {i: next(iter(found)) if len(found) == 1 else i for i, found in meant.items()}
    return {i: same.get(to, to) for i, to in same.items() if i in persons or i != to}


def _misread(organisations_named: list[tuple[str, Actor]], persons: list[Person]) -> dict[Key, str]:
    """Return the persons whose full name an organisation bears that no table knows."""
    filed: dict[str, list[Person]] = defaultdict(list)
    for person in persons:
        for key in sorted({key for m in person.members if len(m.name.parts) > 1 for key in blocks(m.name)}):
            filed[key].append(person)
    found: dict[Key, str] = {}
    for report, actor in organisations_named:
        name = name_of(actor.id, (alias.text for alias in actor.aliases))
        if actor.id in organisations() or len(name.parts) < 2:
            continue
        bearers = {p.id for key in blocks(name) for p in filed.get(key, ()) if _bears(p, name)}
        if len(bearers) == 1:
            found[report, actor.id] = bearers.pop()
    return found


def _bears(person: Person, name: Name) -> bool:
    """Return whether a full name is a person's; the family name may be respelt where the given name is the same."""
    for member in person.members:
        same = compare(member.name, name)
        if same is None or same[0] in ("longer name", "near name"):
            continue
        if same[1] >= SURE or part_likeness(member.name.parts[0], name.parts[0]) == 1:
            return not other_middle(member.name, name)
    return False
