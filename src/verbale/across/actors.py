"""Persons across reports: which ids of single reports are spellings of one person.

Persons are compared only within a block (one consonant skeleton of a last name), so that a new report is laid beside
the few persons that could be his namesakes. Two full names join when the last names are spellings of one another, the
first names are compatible, and no country clashes; a last name alone joins the only person whom it may mean.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import Indel

from verbale.record import Actor
from verbale.schemes.offices import office_of
from verbale.schemes.phrases import fold, listed, table_rows

# Last names of one skeleton that differ in vowels and doubled letters: "Kadafi"/"Kaddafi" 1.0, "Zelenskyy"/"Selenskyj"
# .67 as printed but 1.0 after `_sound`; different names of one skeleton fall under it ("Biden"/"Baden-Odin").
CLOSE_LAST = 0.75
CLOSE_FIRST = 0.8
SHORTEST_FUZZY = 5
_LATIN = re.compile(r"[^a-z]")
# Letters that transliterations of one name put for one another, in the order in which they are replaced.
_SOUNDS = (
    ("shch", "s"), ("tsch", "c"), ("tch", "c"), ("sch", "s"), ("sh", "s"), ("ch", "c"), ("zh", "z"), ("dzh", "z"),
    ("kh", "k"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("ck", "k"), ("cz", "c"), ("tz", "s"), ("ts", "s"),
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("yy", "i"), ("iy", "i"), ("yj", "i"), ("ij", "i"), ("ii", "i"), ("y", "i"),
    ("j", "i"), ("w", "v"), ("q", "k"), ("c", "k"), ("x", "ks"), ("z", "s"),
)  # fmt: skip
_PARTICLES = frozenset({"al", "el", "bin", "ben", "ibn", "von", "van", "der", "de", "del", "di", "da", "la", "le"})


@dataclass(slots=True)
class _Known:
    """What all reports say under one id."""

    id: str
    parts: tuple[str, ...]
    count: int = 0
    countries: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Cluster:
    """Ids that are one person."""

    members: list[_Known]

    @property
    def countries(self) -> set[str]:
        return set[str]().union(*(m.countries for m in self.members))

    @property
    def roles(self) -> set[str]:
        return set[str]().union(*(m.roles for m in self.members))


def same_actors(actors: Iterable[tuple[str, Actor]]) -> dict[str, str]:
    """Map the id of each person of the reports to one id for all spellings of the person.

    `actors` are (report id, actor) pairs in any order; the result does not depend on it. Actors that are no persons
    are left out: their ids agree already.
    """
    known = _collect(actors)
    blocks: dict[str, list[_Known]] = defaultdict(list)
    for person in known.values():
        blocks[skeleton(_last(person.parts))].append(person)
    clusters = {block: _join_block([p for p in blocks[block] if len(p.parts) > 1]) for block in sorted(blocks)}
    families = _by_first_part(clusters)
    singles: list[_Cluster] = []
    for block in sorted(blocks):
        for single in sorted((p for p in blocks[block] if len(p.parts) == 1), key=lambda p: p.id):
            target = _owner(single, clusters[block], families)
            if target is None:
                singles.append(_Cluster([single]))
            else:
                target.members.append(single)
    everyone = [cluster for block in clusters.values() for cluster in block] + singles
    same: dict[str, str] = {}
    for cluster in everyone:
        same.update(dict.fromkeys((member.id for member in cluster.members), _canonical(cluster)))
    return same


def _collect(actors: Iterable[tuple[str, Actor]]) -> dict[str, _Known]:
    known: dict[str, _Known] = {}
    for _, actor in actors:
        if actor.kind != "person":
            continue
        person = known.get(actor.id)
        if person is None:
            person = known[actor.id] = _Known(actor.id, name_parts(actor.id))
        person.count += max(len(actor.aliases), 1)
        if actor.country:
            person.countries.add(actor.country)
        for office in actor.offices:
            hit = office_of(office.role)
            if hit is not None:
                person.roles.add(hit.role)
    return known


def name_parts(actor: str) -> tuple[str, ...]:
    """Return the parts of the name in a person's id, particles joined to what follows ("person/al-assad")."""
    parts: list[str] = []
    held = ""
    for part in actor.split("/", 1)[1].split("-"):
        if part in _PARTICLES:
            held += part
        else:
            parts.append(part)
            held = ""
    return tuple(parts) or (held or "unnamed",)


def _last(parts: Sequence[str]) -> str:
    return parts[-1]


def _sound(part: str) -> str:
    """Return a name part with the letters that transliterations exchange made one."""
    text = _LATIN.sub("", fold(part)) or fold(part)
    for written, sound in _SOUNDS:
        text = text.replace(written, sound)
    return re.sub(r"(.)\1+", r"\1", text)


def skeleton(part: str) -> str:
    """Return the block of a last name: its consonants after `_sound`, g and k one, h and vowels gone."""
    sounds = _sound(part).replace("g", "k")
    kept = 1 if sounds[:1] in "aeiou" else 0
    return sounds[:kept] + re.sub(r"[aeiouh]", "", sounds[kept:])


def _join_block(persons: list[_Known]) -> list[_Cluster]:
    """Join full names of one block; names whose first names begin with different sounds are never compared."""
    by_first: dict[str, list[_Known]] = defaultdict(list)
    for person in persons:
        by_first[_sound(_nickname(person.parts[0]))[:1]].append(person)
    return [cluster for first in sorted(by_first) for cluster in _join_full(by_first[first])]


def _join_full(persons: list[_Known]) -> list[_Cluster]:
    """Join full names of one block, the likest pairs first; a cluster stays free of clashes throughout."""
    clusters = [_Cluster([person]) for person in sorted(persons, key=lambda p: p.id)]
    while True:
        best: tuple[float, str, str, int, int] | None = None
        for i, a in enumerate(clusters):
            for j in range(i + 1, len(clusters)):
                score = _alike(a, clusters[j])
                key = (-score, a.members[0].id, clusters[j].members[0].id, i, j)
                if score > 0 and (best is None or key < best):
                    best = key
        if best is None:
            return clusters
        clusters[best[3]].members += clusters[best[4]].members
        clusters[best[3]].members.sort(key=lambda m: m.id)
        del clusters[best[4]]


def _alike(a: _Cluster, b: _Cluster) -> float:
    """Return the lowest likeness of any two spellings of the clusters, 0 if two do not go together."""
    if _clash(a.countries, b.countries):
        return 0.0
    lowest = 1.0
    for one in a.members:
        for other in b.members:
            lowest = min(lowest, name_likeness(one.parts, other.parts))
    return lowest


def _clash(a: set[str], b: set[str]) -> bool:
    return bool(a and b and not a & b)


def name_likeness(a: Sequence[str], b: Sequence[str]) -> float:
    """Return how alike two full names are, 0 if they are not spellings of one name."""
    if not _close_last(a[-1], b[-1]):
        return 0.0
    last = Indel.normalized_similarity(_sound(a[-1]), _sound(b[-1]))
    first = first_likeness(a[0], b[0])
    return last * first if first >= CLOSE_FIRST or _nickname(a[0]) == _nickname(b[0]) else 0.0


def _feminine(a: str, b: str) -> bool:
    """Return whether two last names differ by the ending of a woman's ("Petrov", "Petrova")."""
    return a + "a" == b or b + "a" == a


def first_likeness(a: str, b: str) -> float:
    """Return how alike two first names are: equal, an initial of the other, a nickname, a transliteration."""
    if a == b or _nickname(a) == _nickname(b):
        return 1.0
    if 1 in (len(a), len(b)):
        return 0.9 if a[0] == b[0] else 0.0
    if a[0] != b[0] and _sound(a)[0] != _sound(b)[0]:
        return 0.0
    return Indel.normalized_similarity(_sound(a), _sound(b))


def _nickname(first: str) -> str:
    return _nicknames().get(first, first)


@lru_cache(maxsize=1)
def _nicknames() -> dict[str, str]:
    return {short: row["name"] for row in table_rows("nicknames") for short in listed(row["short"])}


def _by_first_part(clusters: Mapping[str, list[_Cluster]]) -> dict[str, list[_Cluster]]:
    """Index the clusters by first part, for family names that are printed first ("Xi Jinping")."""
    found: dict[str, list[_Cluster]] = defaultdict(list)
    for block in sorted(clusters):
        for cluster in clusters[block]:
            for first in sorted({m.parts[0] for m in cluster.members}):
                found[first].append(cluster)
    return found


def _owner(single: _Known, block: list[_Cluster], families: Mapping[str, list[_Cluster]]) -> _Cluster | None:
    """Return the one person whom a single name may mean, or None when none or several."""
    part = single.parts[0]
    fitting = [c for c in block if any(_close_last(m.parts[-1], part) for m in c.members if len(m.parts) > 1)]
    fitting = fitting or families.get(part, [])
    fitting = [c for c in fitting if not _clash(c.countries, single.countries)]
    if len(fitting) > 1:
        fitting = [c for c in fitting if c.countries & single.countries and c.roles & single.roles]
    return fitting[0] if len(fitting) == 1 else None


def _close_last(a: str, b: str) -> bool:
    """Return whether two last names are spellings of one; short ones must sound alike throughout."""
    if _feminine(a, b):
        return False
    if min(len(a), len(b)) < SHORTEST_FUZZY:
        return _sound(a) == _sound(b)
    return Indel.normalized_similarity(_sound(a), _sound(b)) >= CLOSE_LAST


def _canonical(cluster: _Cluster) -> str:
    """Return the id of the most frequent full spelling, of equals the first in the alphabet."""
    counts = Counter({m.id: m.count for m in cluster.members})
    full = {m.id: len(m.parts) > 1 for m in cluster.members}
    return min(counts, key=lambda actor: (not full[actor], -counts[actor], actor))
