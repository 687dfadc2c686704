"""Names of persons compared: parts, initials, transliterations, order of family and given name.

A name is compared part by part. Two parts are one where they are equal, short forms of one name, sound alike after the
letters that transliterations exchange are made one (sounds.tsv), or differ in little else than vowels.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import combinations
from typing import Literal, NamedTuple

from rapidfuzz.distance import Indel, JaroWinkler

from verbale.schemes.phrases import fold, listed, table_rows, word_set

Kind = Literal["same name", "respelt", "turned round", "longer name", "near name"]

# Last names of one skeleton that differ in vowels: "Zelenskyy"/"Selenskyj" 1.0 after `sound`, "Lukashenko"/"Lukashenka"
# .9, "Rouhani"/"Rohani" .83; short ones of one skeleton are others with a vowel changed ("Biden"/"Baden" .8).
CLOSE_PART = 0.75
CLOSE_SHORT_PART = 0.82
SHORT_PART = 5
# Whole names written together or apart: "Ahmadi-Nejad"/"Ahmadinejad" 1.0, "Mao Tse-tung"/"Mao Zedong" .89.
CLOSE_WHOLE = 0.85
# A last name with a letter lost: "Psaki"/"Saki" .93; it joins only holders of one office.
NEAR_PART = 0.88
CLOSE_MIDDLE = 0.6
SHORTEST_FUZZY = 5
# Likeness of two parts that sound alike, and how much of it a part keeps that differs in vowels.
SOUNDS_ALIKE = 0.97
SURE = 0.95

SUFFIXES = word_set("jr sr ii iii iv")
PARTICLES = word_set("al el ul bin ibn bint von van der den de del della di da dos das do du la le ter ten zu")
# At the beginning of a name these are as often a given or a family name ("Ben Smith", "Van Jones", "Le Duc Tho").
_ALSO_NAMES = word_set("ben van le la da do di den")
_LATIN = re.compile(r"[^a-z]")
_DOUBLED = re.compile(r"(.)\1+")
_OW_WITHIN = re.compile(r"ow(?=[bdfghklmnprstvz])")


class Name(NamedTuple):
    """A name: folded parts without particles and suffix, initials before and after the first part, Jr. and the like."""

    parts: tuple[str, ...]
    lead: tuple[str, ...] = ()
    middle: tuple[str, ...] = ()
    suffix: str | None = None


def name_of(actor: str, spellings: Iterable[str] = ()) -> Name:
    """Return the name in a person's id ("person/bashar-al-assad") with the initials that its spellings have."""
    printed = [part for part in actor.split("/", 1)[-1].split("-") if part]
    suffix = next((part for part in printed[1:] if part in SUFFIXES), None)
    printed = [part for number, part in enumerate(printed) if not (number and part in SUFFIXES)]
    parts = [p for n, p in enumerate(printed) if p not in PARTICLES or (n == 0 and _also_name(printed))]
    lead, middle = max((_initials(text) for text in spellings), key=_amount, default=((), ()))
    return Name(tuple(parts or printed or ["unnamed"]), lead, middle, suffix)


def _also_name(parts: Sequence[str]) -> bool:
    """Return whether a particle that a name begins with may be a name itself."""
    return parts[0] in _ALSO_NAMES and len(parts) > (1 if parts[0] in ("ben", "van") else 2)


def _initials(spelling: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the initials before the first full word of a name and those behind it."""
    lead: list[str] = []
    middle: list[str] = []
    words = spelling.split()
    first = next((n for n, word in enumerate(words) if not _is_initials(word)), len(words))
    for number, word in enumerate(words):
        if _is_initials(word) and number < len(words) - 1:
            (lead if number < first else middle).extend(fold(word))
    return tuple(lead), tuple(middle)


def _is_initials(word: str) -> bool:
    letters = word.replace(".", "")
    return letters.isalpha() and letters.isupper() and (len(letters) == 1 or word[1::2] == "." * len(letters))


def _amount(initials: tuple[tuple[str, ...], tuple[str, ...]]) -> tuple[int, tuple[tuple[str, ...], tuple[str, ...]]]:
    return len(initials[0]) + len(initials[1]), initials


@lru_cache(maxsize=65536)
def sound(part: str) -> str:
    """Return a name part with the letters that transliterations exchange made one."""
    text = _LATIN.sub("", fold(part)) or fold(part)
    text = _OW_WITHIN.sub("u", text)
    for written, spoken in _sounds():
        text = text.replace(written, spoken)
    return _DOUBLED.sub(r"\1", text)


@lru_cache(maxsize=1)
def _sounds() -> tuple[tuple[str, str], ...]:
    text = files(__package__).joinpath("sounds.tsv").read_text(encoding="utf-8")
    return tuple((row["written"], row["sound"]) for row in csv.DictReader(text.splitlines(), delimiter="\t"))


@lru_cache(maxsize=65536)
def skeleton(part: str) -> str:
    """Return the consonants of a part after `sound`, voiced and voiceless ones made one, h and inner vowels gone."""
    sounds = sound(nickname(part)).translate(_VOICED)
    kept = 1 if sounds[:1] in tuple("aeiou") else 0
    return ("a" if kept else "") + re.sub(r"[aeiouh]", "", sounds[kept:])


# Wade's Tse-tung is pinyin Zedong; Arabic and German speakers exchange b and p, g and k.
_VOICED = str.maketrans("gdb", "ktp")


def nickname(part: str) -> str:
    """Return the name of which a part is a short or foreign form, or the part itself."""
    return _nicknames().get(part, part)


@lru_cache(maxsize=1)
def _nicknames() -> dict[str, str]:
    return {fold(short): row["name"] for row in table_rows("nicknames") for short in listed(row["short"])}


@lru_cache(maxsize=1)
def _genders() -> dict[str, str]:
    return {fold(row["name"]): row["gender"] for row in table_rows("first_names")}


@lru_cache(maxsize=262144)
def part_likeness(a: str, b: str) -> float:
    """Return how alike two parts of names are: 1 for one name, 0 for two."""
    if a == b or nickname(a) == nickname(b):
        return 1.0
    if other_gender(a, b):
        return 0.0
    one, other = sound(a), sound(b)
    if one == other:
        return SOUNDS_ALIKE
    if min(len(a), len(b)) < SHORTEST_FUZZY or skeleton(a) != skeleton(b):
        return 0.0
    likeness = Indel.normalized_similarity(one, other)
    close = CLOSE_SHORT_PART if min(len(a), len(b)) <= SHORT_PART else CLOSE_PART
    return likeness * SURE if likeness >= close else 0.0


def other_gender(a: str, b: str) -> bool:
    """Return whether two parts are a man's and a woman's name: Petrov and Petrova, Wilki and Wilka, Mario and Maria."""
    if a == b:
        return False
    genders = (_genders().get(a), _genders().get(b))
    if None not in genders:
        return genders[0] != genders[1]
    if a.endswith("nko") or b.endswith("nko"):
        return False
    return any(_stem(p, man) == _stem(q, woman) for man, woman in _ENDINGS for p, q in ((a, b), (b, a)))


# Endings of a man's and a woman's name of one stem; in -nko and -nka they are Russian and Belarusian for one man.
_ENDINGS = (("", "a"), ("o", "a"), ("i", "a"), ("y", "a"), ("yi", "a"), ("y", "aya"), ("iy", "aya"), ("ii", "aia"))


def _stem(name: str, ending: str) -> str:
    """Return a name without an ending; a name that has another one gets a stem that no other name has."""
    return name.removesuffix(ending) if name.endswith(ending) else f"{name}/{ending}"


def compare(a: Name, b: Name) -> tuple[Kind, float] | None:
    """Return how two names of at least two parts are one name, with how alike they are, or None."""
    if min(len(a.parts), len(b.parts)) < 2:
        return None
    ends = min(part_likeness(a.parts[0], b.parts[0]), part_likeness(a.parts[-1], b.parts[-1]))
    if ends:
        return ("same name" if ends >= SURE else "respelt"), ends
    whole = _written_together(a.parts, b.parts)
    if whole:
        return ("same name" if whole >= SURE else "respelt"), whole
    if _turned(a.parts, b.parts):
        return "turned round", SURE
    long, short = (a.parts, b.parts) if len(a.parts) >= len(b.parts) else (b.parts, a.parts)
    if len(long) > len(short) and (_at_start(long, short) or _at_start(long[::-1], short[::-1])):
        return "longer name", SURE
    if part_likeness(a.parts[0], b.parts[0]) == 1.0 and _near(a.parts[-1], b.parts[-1]):
        return "near name", NEAR_PART
    return None


def _written_together(a: Sequence[str], b: Sequence[str]) -> float:
    """Return the likeness of two names of one skeleton whose words are parted otherwise ("En-lai", "Enlai")."""
    one, other = "".join(a), "".join(b)
    if len(a) == len(b) or sound(a[0])[:2] != sound(b[0])[:2] or skeleton(one) != skeleton(other):
        return 0.0
    likeness = Indel.normalized_similarity(sound(one), sound(other))
    return likeness if likeness >= CLOSE_WHOLE else 0.0


def _turned(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Return whether one name begins with the family name that ends the other ("Abe Shinzo", "Jae-in Moon")."""
    if len(a) != len(b):
        return sound("".join(a[1:] + a[:1])) == sound("".join(b)) or sound("".join(b[1:] + b[:1])) == sound("".join(a))
    rounds = ([*a[1:], a[0]], [a[-1], *a[:-1]])
    return any(all(part_likeness(p, q) >= SURE for p, q in zip(turned, b, strict=True)) for turned in rounds)


def _at_start(long: Sequence[str], short: Sequence[str]) -> bool:
    return all(part_likeness(p, q) >= SURE for p, q in zip(long, short, strict=False))


def _near(a: str, b: str) -> bool:
    if other_gender(a, b) or min(len(a), len(b)) < SHORTEST_FUZZY - 1:
        return False
    return JaroWinkler.similarity(a, b) >= NEAR_PART


def other_middle(a: Name, b: Name) -> bool:
    """Return whether middle names or initials tell two persons apart ("George W.", "George H. W."; patronymics)."""
    one, other = a.parts[1:-1] or a.middle, b.parts[1:-1] or b.middle
    if not one or not other or "".join(one) == "".join(other):
        return False
    return not all(_fits(p, q) for p, q in zip(one, other, strict=False))


def _fits(a: str, b: str) -> bool:
    if 1 in (len(a), len(b)):
        return a[0] == b[0] or sound(a)[:1] == sound(b)[:1]
    return part_likeness(a, b) > 0 or Indel.normalized_similarity(sound(a), sound(b)) >= CLOSE_MIDDLE


def blocks(name: Name) -> Iterator[str]:
    """Yield the keys under which a full name is filed: two names that `compare` joins share one of them.

    Any two parts in any order, and the whole name written together; near names are filed with their offices.
    """
    keys = [skeleton(part) for part in name.parts]
    yield from {"+".join(sorted(pair)) for pair in combinations(keys, 2)}
    yield "=" + skeleton("".join(name.parts))
