"""Well-known people: heads of state and government, ministers, generals, opposition and rebel leaders (people.tsv).

Written from general knowledge, 1990-2025, years of office as they are widely known. The table serves one purpose: to
code an actor whose office no report tells ("Museveni"). What a report says of a person always goes before it.

A name is compared by its *skeleton*: without case, accents, doubled letters and the vowels and consonants that romanise
one sound in two ways, so that "Mohammed", "Muhamad" and "Mohamed" agree; given names also by their common variants.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from verbale.schemes.phrases import fold, listed, table_rows, word_set, words_of_text

HELD = {
    "president": ("GOV", None), "prime minister": ("GOV", None), "chancellor": ("GOV", None),
    "vice chancellor": ("GOV", None), "head of government": ("GOV", None), "monarch": ("GOV", None),
    "supreme leader": ("GOV", None), "vice president": ("GOV", None), "deputy prime minister": ("GOV", None),
    "foreign minister": ("GOV", None), "defence minister": ("GOV", "MIL"), "deputy defence minister": ("GOV", "MIL"),
    "interior minister": ("GOV", None), "security minister": ("GOV", None), "finance minister": ("GOV", None),
    "justice minister": ("GOV", "JUD"), "minister": ("GOV", None), "adviser": ("GOV", None),
    "security adviser": ("GOV", None), "spokesperson": ("GOV", None), "ambassador": ("GOV", None),
    "governor": ("GOV", None), "official": ("GOV", None), "central banker": ("GOV", None),
    "regional leader": ("GOV", None), "speaker of parliament": ("LEG", None), "lawmaker": ("LEG", None),
    "judge or prosecutor": ("JUD", None), "journalist": ("JRN", None), "business leader": ("BUS", None),
    "activist": ("CVL", None), "union leader": ("LAB", None), "doctor": ("MED", None), "scholar": ("EDU", None),
    "religious leader": ("REL", None), "opposition leader": ("PTY", "OPP"), "party leader": ("PTY", None),
    "rebel leader": ("REB", None), "paramilitary leader": ("PRM", None), "gang leader": ("CRM", None),
    "general": ("MIL", None), "army chief": ("MIL", None), "intelligence chief": ("SPY", None),
    "police chief": ("COP", None), "former official": ("ELI", None), "UN official": (None, None),
    "EU official": (None, None), "IGO official": (None, None), "NGO official": (None, None),
}  # fmt: skip
"""PLOVER's sector and second sector of each office of the table."""
_OF_ORGANISATION = {"UN official": "UNO", "EU official": "EUR", "IGO official": "IGO", "NGO official": "NGO"}
FORMER_SECTORS = frozenset({"GOV", "MIL", "LEG", "SPY", "JUD"})
"""Who had an office of these sectors and has none any more is of the elites (PLOVER's ELI)."""
_NO_COUNTRY = frozenset({"VAT"})  # a pope is coded by his sector alone

_FAMILY_FIRST = frozenset({"CHN", "TWN", "HKG", "KOR", "PRK"})
# Ways to romanise one sound, longest first: Arabic, Slavic, Persian, Turkic and Spanish names are printed in many ways.
_SOUNDS = (
    ("shch", "s"), ("sch", "s"), ("kh", "h"), ("gh", "g"), ("zh", "z"), ("ph", "f"), ("ou", "u"), ("oo", "u"),
    ("ee", "i"),
    ("ck", "k"), ("iy", "i"), ("ij", "i"), ("yi", "i"), ("ey", "i"), ("ei", "i"), ("ay", "ai"), ("dj", "j"),
    ("ks", "x"), ("ya", "ia"), ("yu", "iu"), ("ye", "e"), ("q", "k"), ("y", "i"), ("w", "v"), ("o", "u"), ("e", "i"),
)  # fmt: skip
_GIVEN_GROUPS = (
    "muhammad mohammed mohamed mohammad mohamad muhammed muhamed mohamud mahamat",
    "ahmad ahmed achmad",
    "aleksandr alexander alyaksandr aliaksandr oleksandr alexandr aleksander alex",
    "sergei sergey sergej serhiy serhii",
    "vladimir volodymyr uladzimir",
    "dmitry dmitri dmitriy dmytro",
    "nikolai nikolay mykola",
    "andrei andrey andriy",
    "mikhail mykhailo mikheil",
    "yevgeny evgeny yevgeni yevhen",
    "viktor victor",
    "yusuf youssef yousef yousuf",
    "hussein hussain hossein husayn",
    "hassan hasan",
    "abdullah abdallah abdulla",
    "omar umar",
    "said saeed sayed",
    "joseph joe",
    "james jim jimmy",
    "william bill",
    "robert bob bobby",
    "michael mike",
    "anthony antony tony",
    "thomas tom tommy",
    "richard dick rick",
    "edward ed ted",
    "charles chuck charlie",
    "kenneth ken",
    "daniel dan",
    "steven stephen steve",
    "david dave",
    "gregory greg",
    "jeffrey jeff",
    "christopher chris",
    "donald don",
    "nicholas nick nicolas",
    "timothy tim",
    "katherine kathleen kath kathy",
    "samuel sam",
)
_GIVEN = {name: group.split()[0] for group in _GIVEN_GROUPS for name in group.split()}
_LETTERS = str.maketrans({"'": None, "ı": "i", "ł": "l", "ø": "o", "đ": "d"})  # letters that no accent makes
_PARTICLES = word_set("al el bin ibn ben de del da dos van von der den la le ul ur abu mc st")


class Held(NamedTuple):
    """An office from a day to a day (ISO 8601, cut to year or month; "" for an open end)."""

    office: str
    since: str
    until: str


class Person(NamedTuple):
    """A well-known person; `country` is ISO 3166 alpha-3, or PLOVER's code for an organisation's official."""

    name: str
    country: str
    offices: tuple[Held, ...]


class Standing(NamedTuple):
    """What a person was on a day: country, sector, second sector."""

    country: str | None
    sector: str | None
    second: str | None


@lru_cache(maxsize=1)
def people() -> tuple[tuple[Person, tuple[str, ...]], ...]:
    """Return all well-known people, each with the spellings of the name."""
    return tuple((_person(row), (row["name"], *listed(row["other_names"]))) for row in table_rows("people"))


def _person(row: dict[str, str]) -> Person:
    return Person(row["name"], row["country"], tuple(_held(entry) for entry in listed(row["offices"])))


def _held(entry: str) -> Held:
    office, _, years = entry.rpartition(" ")
    since, _, until = years.partition("/")
    return Held(office, since, until)


def standing(person: Person, day: date | None) -> Standing:
    """Return a person's country and sectors on a day; without a day those of the last office.

    Of two offices held at once the later one counts. Between and after offices a former official is of the elites
    (ELI); before the first office only the country is known.
    """
    if day is None:
        return _in_office(person, person.offices[-1])
    now = day.isoformat()
    held = [h for h in person.offices if h.since <= now and (not h.until or now[: len(h.until)] <= h.until)]
    if held:
        return _in_office(person, max(held, key=lambda h: h.since))
    over = [h for h in person.offices if h.until and h.until < now]
    country = None if person.country in _NO_COUNTRY else person.country
    if not over:
        return Standing(country, None, None)
    last = _in_office(person, over[-1])
    return Standing(country, "ELI", None) if last.sector in FORMER_SECTORS else last


def _in_office(person: Person, held: Held) -> Standing:
    sector, second = HELD[held.office]
    country = _OF_ORGANISATION.get(held.office, person.country)
    return Standing(None if country in _NO_COUNTRY else country, sector, second)


@lru_cache(maxsize=16384)
def skeleton(word: str) -> str:
    """Return a folded word without doubled letters and with one letter for each sound that is romanised in many."""
    word = _GIVEN.get(word, word).translate(_LETTERS)
    for sound, letter in _SOUNDS:
        if sound in word:
            word = word.replace(sound, letter)
    return re.sub(r"(.)\1+", r"\1", word)


@lru_cache(maxsize=1)
def _indexes() -> tuple[dict[tuple[str, ...], list[Person]], dict[str, list[Person]]]:
    full: dict[tuple[str, ...], list[Person]] = defaultdict(list)
    last: dict[str, list[Person]] = defaultdict(list)
    for person, spellings in people():
        for spelling in spellings:
            words = _name_words(words_of_text(spelling).folded)
            keys = {words, (words[0], words[-1])} if len(words) > 2 and _western(words) else {words}
            for key in keys:
                if person not in full[key]:
                    full[key].append(person)
            for word in {words[-1], *(words[:1] if person.country in _FAMILY_FIRST else ())}:
                if person not in last[word]:
                    last[word].append(person)
    return full, last


def _western(words: tuple[str, ...]) -> bool:
    """Return whether first and last word alone may stand for the whole name."""
    return len(words[0]) > 1 and len(words[-1]) > 2


def _name_words(folded: Sequence[str]) -> tuple[str, ...]:
    """Return the words that carry a name, as skeletons: particles and initials go where enough is left."""
    words = [skeleton(w) for w in folded if w not in _PARTICLES and w != "'s" and len(w) > 1]
    return tuple(words or [skeleton(w) for w in folded] or [""])


def named(folded: Sequence[str]) -> list[Person]:
    """Return the people whose full name the folded words are, in any spelling; middle names may be missing."""
    full, _ = _indexes()
    words = _name_words(folded)
    if len(words) < 2:
        return []
    return full.get(words) or (full.get((words[0], words[-1]), []) if len(words) > 2 else [])


def surnamed(folded: Sequence[str], titled: bool) -> list[Person]:
    """Return the people with this family name; a common one names somebody only behind a title ("Secretary Hicks")."""
    _, last = _indexes()
    words = _name_words(folded)
    if len(words) != 1 or (not titled and folded[-1] in _borne_by_many()):
        return []
    found = last.get(words[0], []) if len(words[0]) > 2 or titled else []
    as_printed = [p for p in found if folded[-1] in words_of_text(p.name).folded]
    return as_printed or found


@lru_cache(maxsize=1)
def _borne_by_many() -> frozenset[str]:
    """Return the family names that alone name nobody: common ones (family_names.tsv) and given names."""
    return given_names() | {fold(row["name"]) for row in table_rows("family_names")}


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Return the given names of the table of first names, folded."""
    return frozenset(fold(row["name"]) for row in table_rows("first_names"))
