"""Which names of one report are one person: full names first, then single names, torn and misspelt ones.

Nothing outside the report is asked: "Dorrence" is Dorrance because a Dorrance is in the report.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rapidfuzz.distance import Indel

from verbale.reading.people import Person, PersonMention, first_names

# Spellings of one last name: "Dorrence"/"Dorrance" .88, "Kadafi"/"Kaddafi" .92, "Zelenskyy"/"Zelensky" .94; the nearest
# pairs of different people met in news are kept apart by first names, else by length ("Lee"/"Li").
CLOSE_NAME = 0.8
SHORTEST_FUZZY = 5
# A torn name is completed by a last name that stands within so many tokens after it.
TORN_REACH = 40

Clash = Callable[[Person, PersonMention], bool]


def cluster(
    mentions: Sequence[PersonMention], clash: Clash, nicknames: Sequence[tuple[PersonMention, PersonMention]] = ()
) -> list[Person]:
    """Return the persons of a report in the order of their first mention.

    `clash(person, mention)` says whether the title of the mention speaks against the person; `nicknames` are pairs
    of names that the text calls one ("Dagalo, known as Hemedti").
    """
    persons: list[Person] = []
    torn = [m for m in mentions if m.torn]
    for mention in mentions:
        if len(mention.parts) > 1:
            _place_full(persons, mention, clash)
    known_as = {nickname.parts: name for name, nickname in nicknames}
    for mention in mentions:
        owner = next((p for p in persons if known_as.get(mention.parts) in p.mentions), None)
        if owner is not None and len(mention.parts) == 1:
            owner.mentions.append(mention)
        elif len(mention.parts) == 1 and not mention.torn:
            _place_single(persons, mention, clash)
    for mention in torn:
        _place_torn(persons, mention, clash)
    for person in persons:
        person.mentions.sort()
    return sorted(persons, key=lambda p: p.mentions[0])


def _place_full(persons: list[Person], mention: PersonMention, clash: Clash) -> None:
    for person in persons:
        if same_full_name(person.parts, mention.parts) and not clash(person, mention) and _one_gender(person, mention):
            person.add(mention)
            return
    _new(persons, mention)


def same_full_name(a: Sequence[str], b: Sequence[str]) -> bool:
    """Return whether two full names may be spellings of one: both ends equal or close, of the same first letters."""
    if set(a) == set(b):
        return True
    first, last = close(a[0], b[0]), close(a[-1], b[-1])
    if a[-1] == b[-1] and (set(a) <= set(b) or set(b) <= set(a)):
        return True
    if a[0] == b[0]:
        return last or set(a[1:]) <= set(b[1:]) or set(b[1:]) <= set(a[1:])
    return first and last


def close(a: str, b: str) -> bool:
    """Return whether two folded name parts are equal or spellings of one another."""
    if a == b:
        return True
    if a[0] != b[0] or min(len(a), len(b)) < SHORTEST_FUZZY or a + "a" == b or b + "a" == a:
        return False
    return Indel.normalized_similarity(a, b, score_cutoff=CLOSE_NAME) > 0


def _place_single(persons: list[Person], mention: PersonMention, clash: Clash) -> None:
    """Put a single name to the person whose last, first, any or misspelt name it is."""
    part = mention.parts[0]
    tests: list[Callable[[Person], bool]] = [
        lambda p: p.parts[-1] == part,
        lambda p: p.parts[0] == part,
        lambda p: part in p.parts,
        lambda p: close(p.parts[-1], part),
    ]
    for test in tests:
        found = [p for p in persons if test(p) and _one_gender(p, mention) and not clash(p, mention)]
        if found:
            max(found, key=lambda p: _nearness(p, mention)).add(mention)
            return
    _new(persons, mention)


def _nearness(person: Person, mention: PersonMention) -> tuple[bool, int, int]:
    """Introduced before the mention, how often named, how early: what decides between two of one surname."""
    first = person.mentions[0].start
    return first <= mention.start, len(person.mentions), -first


def _place_torn(persons: list[Person], mention: PersonMention, clash: Clash) -> None:
    """Complete "Sergei V." by a person of that first name, or by the next last name without a first one."""
    first = mention.parts[0]
    named = [p for p in persons if len(p.parts) > 1 and p.parts[0] == first]
    if not named:
        named = [
            p
            for p in persons
            if len(p.parts) == 1
            and any(mention.start < m.start < mention.start + TORN_REACH for m in p.mentions)
            and _one_gender(p, mention)
            and not clash(p, mention)
        ]
        named.sort(key=lambda p: min(m.start for m in p.mentions if m.start > mention.start))
        if named:
            last = max(named[0].names, key=lambda name: named[0].names[name])
            named[0].parts = (first, *named[0].parts)
            named[0].names[f"{mention.printed} {last}"] = 1
    if named:
        named[0].mentions.append(mention)
        named[0].gender = named[0].gender or first_names().get(first)
    else:
        _new(persons, mention)


def _one_gender(person: Person, mention: PersonMention) -> bool:
    return person.gender is None or mention.gender is None or person.gender == mention.gender


def _new(persons: list[Person], mention: PersonMention) -> None:
    person = Person()
    person.add(mention)
    persons.append(person)


def display_name(person: Person) -> str:
    """Return the fullest name, of equally full ones the most frequent, then the first in the alphabet."""
    return min(person.names, key=lambda name: (-min(len(name.split()), 2), -person.names[name], -len(name), name))
