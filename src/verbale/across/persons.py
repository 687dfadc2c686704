"""Persons across reports: full names that are one person, and whom a single name means.

Names are compared only within a block, so that a new report is laid beside the few persons that could be its people.
Everything is sorted before it is compared: the result does not depend on the order of the reports.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import NamedTuple

from verbale.across.evidence import JOIN, days_between, evidence, shared_posts, weight
from verbale.across.names import SURE, Name, blocks, part_likeness, skeleton, sound
from verbale.across.sightings import ERA, Key, Known, Post, Sighting, known_of
from verbale.rules import rule

# What a single name needs beside the likeness of names: with several persons of that name, an office or a country.
_POST, _ROLE, _COUNTRY, _NEAR = 3.0, 1.5, 1.0, 0.5
_NEAR_DAYS = 93
# In how many times as many reports one bearer of a last name is the one meant without a word: in PolNeAR's news of
# 2016 "Obama" is Barack (13 reports), not Michelle (1).
_WELL_KNOWN = 4
# Consonants that make a respelt single name one name on their own.
_TELLING = 3
# By so much the likeliest bearer of a single name must lead.
_CLEAR = 1.0
# Spellings whose evidence falls under this are two people whom no third spelling joins; a near name alone has 1.2.
APART = 1.1


@dataclass(slots=True)
class Person:
    """Spellings that are one person, single names among them."""

    members: list[Known]
    singles: list[Sighting] = field(default_factory=list)
    countries: frozenset[str] = frozenset()
    posts: frozenset[Post] = frozenset()
    reports: frozenset[str] = frozenset()
    days: tuple[int, int] | None = None
    id: str = ""

    def __post_init__(self) -> None:
        self.countries = frozenset[str]().union(*(m.countries for m in self.members))
        self.posts = frozenset[Post]().union(*(m.posts for m in self.members))
        self.reports = frozenset[str]().union(*(m.reports for m in self.members))
        days = [day for m in self.members if m.days for day in m.days]
        self.days = (min(days), max(days)) if days else None

    @property
    def keys(self) -> list[Key]:
        """All sightings of the person."""
        return [s.key for m in self.members for s in m.sightings] + [s.key for s in self.singles]


def persons_of(sightings: Iterable[Sighting]) -> list[Person]:
    """Return the persons whom sightings in any order are of, in a fixed order, each with its id in the ledger."""
    seen = sorted(sightings, key=lambda s: s.key)
    persons = join_full(known_of(s for s in seen if len(s.name.parts) > 1))
    place_singles([s for s in seen if len(s.name.parts) == 1], persons)
    _name(persons)
    return persons


def join_full(known: Sequence[Known]) -> list[Person]:
    """Join full names: the pairs with the most evidence first; a person stays free of clashes throughout."""
    scored = []
    for i, j in _pairs(known):
        score = weight(evidence(known[i], known[j]))
        if score >= JOIN:
            scored.append((-score, i, j))
    groups = {n: [n] for n in range(len(known))}
    of = list(range(len(known)))
    for _, i, j in sorted(scored):
        a, b = sorted((of[i], of[j]))
        if a != b and not any(_apart(known[m], known[n]) for m in groups[a] for n in groups[b]):
            for n in groups[b]:
                of[n] = a
            groups[a] += groups.pop(b)
    return [Person([known[n] for n in sorted(groups[g])]) for g in sorted(groups)]


def _pairs(known: Sequence[Known]) -> list[tuple[int, int]]:
    """Return the pairs that share a block; what is filed under given name and office has near names of one office."""
    filed: dict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(known):
        given = each.name.parts[0]
        for key in {*blocks(each.name), *(f"{given} {p.role}" for p in each.posts)}:
            filed[key].append(number)
    return sorted({pair for block in filed.values() for pair in combinations(block, 2)})


@rule("no third spelling joins people of two countries or with names that clash", off=lambda *_: False)
def _apart(a: Known, b: Known) -> bool:
    """Return whether two spellings that a third would join are two people: by country, or by names that clash."""
    if a.countries and b.countries and not a.countries & b.countries:
        return True
    listed = evidence(a, b)
    return bool(listed) and weight(listed) < APART


def place_singles(singles: Sequence[Sighting], persons: list[Person]) -> None:
    """Give single names to the person whom each may mean; the rest become persons of their own, one a name."""
    index = _index(persons)
    ranked: dict[tuple[Name, frozenset[str], frozenset[Post]], list[_Bearer]] = {}
    alone: list[Sighting] = []
    doubtful: set[Key] = set()
    for single in singles:
        told = single.name, single.countries, single.posts
        if told not in ranked:
            ranked[told] = _bearers(single, index.get(skeleton(single.name.parts[0]), ()))
        owner = _owner(single, ranked[told])
        if owner is not None:
            owner.singles.append(single)
            continue
        alone.append(single)
        if sum(bearer.place == 1 for bearer in ranked[told]) > 1:
            doubtful.add(single.key)
    persons += _join_alone(known_of(alone), doubtful)


def _join_alone(known: Sequence[Known], doubtful: Collection[Key]) -> list[Person]:
    """Join single names that sound alike; `doubtful` ones have several bearers and need a country or an office."""
    blocks_of: dict[str, list[list[Known]]] = defaultdict(list)
    for each in sorted(known, key=lambda k: (-len(k.countries), -len(k.posts), k.sort_key)):
        groups = blocks_of[skeleton(each.name.parts[0])]
        unsure = any(s.key in doubtful for s in each.sightings)
        fitting = [g for g in groups if all(_one_single(each, other, unsure) for other in g)]
        best = max(fitting, key=lambda g: any(shared_posts(each.posts, o.posts) for o in g), default=None)
        if best is None:
            groups.append([each])
        else:
            best.append(each)
    return [Person(group) for block in sorted(blocks_of) for group in blocks_of[block]]


@rule(
    "single names that sound alike are one person's if no country, age or other office speaks against it",
    off=lambda one, two, _: part_likeness(one.name.parts[0], two.name.parts[0]) >= SURE,
)
def _one_single(a: Known, b: Known, doubtful: bool) -> bool:
    if part_likeness(a.name.parts[0], b.name.parts[0]) < SURE or (a.countries and b.countries - a.countries):
        return False
    gap = days_between(a.days, b.days)
    if gap is not None and gap > ERA:
        return False
    office = shared_posts(a.posts, b.posts)
    return office or (a.name.suffix == b.name.suffix and not (doubtful and a.posts != b.posts))


def _index(persons: Sequence[Person]) -> Mapping[str, list[Person]]:
    """File persons under every part of their names."""
    filed: dict[str, list[Person]] = defaultdict(list)
    for person in persons:
        for key in sorted({skeleton(part) for m in person.members for part in m.name.parts}):
            filed[key].append(person)
    return filed


class _Bearer(NamedTuple):
    """A person who has a single name at some place of his, and how much speaks for his being meant, days aside."""

    place: int
    score: float
    person: Person


def _bearers(single: Sighting, persons: Sequence[Person]) -> list[_Bearer]:
    """Return who may bear a single name, who most likely does first.

    A last name goes before a first name ("Johnson", not Johnson Sirleaf), and that before a name in the middle. A
    title goes with a last name: with another it needs the office or the country ("Prime Minister Abiy").
    """
    found = []
    for person in persons:
        place, exact = _place(single.name, person)
        if place and not (single.countries and person.countries and not single.countries & person.countries):
            score = _for(single, person)
            if score >= _COUNTRY or ((place == 1 or not single.posts) and exact):
                found.append(_Bearer(place, score, person))
    return sorted(_best_known(found), key=lambda bearer: (bearer.place, -bearer.score))


@rule(
    "a last name without a word of explanation is that of the bearer whom far more reports name",
    off=lambda bearers: bearers,
)
def _best_known(bearers: list[_Bearer]) -> list[_Bearer]:
    """Raise the bearer of a last name who is in far more reports than each other: no report explains who that is."""
    last = sorted((b for b in bearers if b.place == 1), key=lambda b: -len(b.person.reports))
    if len(last) < 2 or len(last[0].person.reports) < _WELL_KNOWN * max(len(last[1].person.reports), 1):
        return bearers
    known = last[0]
    return [b._replace(score=b.score + _CLEAR) if b is known else b for b in bearers]


def _owner(single: Sighting, bearers: Sequence[_Bearer]) -> Person | None:
    """Return whom a single name means, None where two are meant about as likely."""
    best: tuple[float, Person] | None = None
    place = 0
    for bearer in bearers:
        if best is not None and (bearer.place > place or bearer.score + _NEAR <= best[0] - _CLEAR):
            break
        gap = days_between((single.day, single.day) if single.day else None, bearer.person.days)
        if single.key[0] in bearer.person.reports or (gap is not None and gap > ERA):
            continue
        score = bearer.score + _NEAR * (gap is not None and gap <= _NEAR_DAYS)
        if best is not None and abs(best[0] - score) < _CLEAR:
            return None
        best, place = (max(best, (score, bearer.person), key=_score) if best else (score, bearer.person)), bearer.place
    return best[1] if best else None


def _score(scored: tuple[float, Person]) -> float:
    return scored[0]


def _place(name: Name, person: Person) -> tuple[int, bool]:
    """Return where a single name stands in a person's names: 1 last, 2 first, 3 between, 0 nowhere; and if surely."""
    best, surely = 0, False
    for member in person.members:
        parts = member.name.parts
        if name.suffix and member.name.suffix != name.suffix:
            continue
        if name.lead and not (member.name.lead or member.name.parts[0])[0].startswith(name.lead[0]):
            continue
        for place, there in ((1, parts[-1:]), (2, parts[:1]), (3, parts[1:-1])):
            how = max((_is(name.parts[0], part) for part in there), default=0)
            if how and (not best or (place, -how) < (best, -surely)):
                best, surely = place, how > 1
                break
    return best, surely


@rule(
    "few consonants sound alike by chance: a respelt short name needs an office or a country",
    off=lambda single, part: 2 * (single == part),
)
def _is(single: str, part: str) -> int:
    """Return whether a single name is a part of a full one: 2 surely, 1 if an office or country has to bear it out.

    Short forms do not count ("Bill" is nobody's last name); few consonants sound alike by chance ("Weeden", "Wyden").
    """
    if single == part:
        return 2
    if not part_likeness(sound(single), sound(part)):
        return 0
    return 2 if len(skeleton(single)) >= _TELLING else 1


@rule("a title or country beside a single name tells which bearer is meant", off=lambda *_: 0.0)
def _for(single: Sighting, person: Person) -> float:
    """Return how much office and country speak for a single name meaning a person."""
    roles = {p.role for p in single.posts} & {p.role for p in person.posts}
    return (
        _POST * shared_posts(single.posts, person.posts)
        + _ROLE * bool(roles)
        + _COUNTRY * bool(single.countries & person.countries)
    )


def _name(persons: list[Person]) -> None:
    """Give each person an id: its most frequent full spelling; of several of one spelling, the rest get a mark."""
    counts = [_counts(person) for person in persons]
    order = sorted(range(len(persons)), key=lambda n: (-len(persons[n].keys), persons[n].members[0].sort_key))
    taken: set[str] = set()
    for number in order:
        wanted = counts[number]
        best = min(wanted, key=lambda i: ("-" not in i, -wanted[i][0], -wanted[i][1], i))
        persons[number].id = _free(best, persons[number], taken)
        taken.add(persons[number].id)


def _counts(person: Person) -> dict[str, tuple[int, int]]:
    """Return for each spelling of a person in how many reports it stands, and how often."""
    counts: dict[str, tuple[int, int]] = {}
    for member in person.members:
        reports, times = counts.get(member.id, (0, 0))
        counts[member.id] = reports + len(member.sightings), times + member.count
    return counts


def _free(wanted: str, person: Person, taken: set[str]) -> str:
    """Return the id wanted, or with what tells its bearer from the namesake who has it: country, year or a number."""
    if wanted not in taken:
        return wanted
    year = str(date.fromordinal(person.days[0]).year) if person.days else ""
    marks = [*sorted(c.lower() for c in person.countries), year, *map(str, range(2, len(taken) + 3))]
    return next(i for mark in marks if mark for i in [f"{wanted}-{mark}"] if i not in taken)
