"""Which names of one report are one person: full names first, then single names, torn and misspelt ones.

Nothing outside the report is asked: "Dorrence" is Dorrance because a Dorrance is in the report.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rapidfuzz.distance import Indel

from verbale.reading.people import SUFFIXES, Person, PersonMention, first_names
from verbale.reading.people_words import PARTICLES
from verbale.rules import rule
from verbale.schemes.phrases import fold

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
    _spell_apart(persons)
    return sorted(persons, key=lambda p: p.mentions[0])


def _place_full(persons: list[Person], mention: PersonMention, clash: Clash) -> None:
    for person in persons:
        if (
            same_full_name(person.parts, mention.parts)
            and not clash(person, mention)
            and _one_gender(person, mention)
            and not _other_bearer(person, mention)
        ):
            person.add(mention)
            return
    _new(persons, mention)


@rule(
    "initials, a patronymic or Jr. are printed to tell namesakes apart: George W. and George H. W. Bush, a son and his "
    "father",
    off=lambda *_: False,
)
def _other_bearer(person: Person, mention: PersonMention) -> bool:
    """Return whether what stands beside first and last name tells a full name from a person's full names."""
    full = [m for m in person.mentions if len(m.parts) > 1]
    middles = [m.initials for m in full if m.initials]
    suffixes = {_suffix(m) for m in full}
    if mention.initials and any(a != b for other in middles for a, b in zip(other, mention.initials, strict=False)):
        return True
    if suffixes and _suffix(mention) not in suffixes:
        return True
    return any(not close(a, b) for m in full for a in _between(m)[:1] for b in _between(mention)[:1])


def _between(mention: PersonMention) -> list[str]:
    """Return the middle name or patronymic of a name of three parts, particles aside."""
    parts = [part for part in mention.parts if part not in PARTICLES]
    return parts[1:2] if len(parts) == len(("Sergei", "Viktorovich", "Lavrov")) else []


def _suffix(mention: PersonMention) -> str | None:
    last = fold(mention.printed.split()[-1])
    return last if last in SUFFIXES else None


def _spell_apart(persons: Sequence[Person]) -> None:
    """Give two persons of one first and last name names with their initials, so that they are two actors."""
    shown = [fold(display_name(person)) for person in persons]
    for number, person in enumerate(persons):
        if shown.count(shown[number]) == 1:
            continue
        initials = next((m.initials for m in person.mentions if len(m.parts) > 1 and m.initials), ())
        if initials:
            first, _, rest = display_name(person).partition(" ")
            letters = " ".join(f"{letter.upper()}." for letter in initials)
            person.names = {f"{first} {letters} {rest}".strip(): sum(person.names.values())}


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
