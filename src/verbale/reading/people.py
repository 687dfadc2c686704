"""Names of persons: where they stand in a report, and which of them are one person."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from verbale.language.parsed import Parsed
from verbale.reading.actors_marks import Mark
from verbale.reading.people_words import (
    GIVEN_PRONOUNS,
    HONORIFICS,
    NAME_HYPHENS,
    NO_LAST_NAMES,
    NO_NAMES,
    NO_PERSONS,
    PARTICLES,
    PORTFOLIOS,
    is_article,
    is_capital,
    is_initials,
    is_second_half,
    right_end,
    whole_names,
)
from verbale.rules import rule
from verbale.schemes.offices import RoleHit
from verbale.schemes.organisations import organisation_at
from verbale.schemes.phrases import CUT_SHORT, Words, fold, table_rows, word_set, words_of_text
from verbale.schemes.states import StateHit, state_at

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
LONGEST_NAME = 6
# Names of places that are first names or last names of people too: a name label or a form of address decides.
_ALSO_PERSONS = word_set(
    "jordan chad georgia israel kenya washington london paris sofia chelsea lima santiago virginia florence sydney "
    "valencia medina darwin houston salvador hebron hama gao carolina alexandria milan adelaide"
)


class PersonMention(NamedTuple):
    """A name of a person: tokens `[start, end)`, its folded parts without initials, and the form of address."""

    start: int
    end: int
    parts: tuple[str, ...]
    printed: str
    initials: tuple[str, ...]
    gender: str | None

    @property
    def torn(self) -> bool:
        """A first name with an initial and no last name after it ("Sergei V.")."""
        return len(self.parts) == 1 and bool(self.initials) and first_names().get(self.parts[0]) is not None


@dataclass(slots=True)
class Person:
    """The mentions of one person in a report, while they are collected. `names` counts the printed spellings."""

    mentions: list[PersonMention] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)
    parts: tuple[str, ...] = ()
    gender: str | None = None

    def add(self, mention: PersonMention) -> None:
        """Take a mention in; the longest parts become the person's."""
        self.mentions.append(mention)
        self.names[mention.printed] = self.names.get(mention.printed, 0) + 1
        if len(mention.parts) > len(self.parts):
            self.parts = mention.parts
        self.gender = self.gender or mention.gender


@lru_cache(maxsize=1)
def first_names() -> dict[str, str]:
    """Return common first names, folded, with the gender "m" or "f"."""
    return {fold(row["name"]): row["gender"] for row in table_rows("first_names")}


def person_mentions(parsed: Parsed, marks: list[Mark], hidden: frozenset[int]) -> list[PersonMention]:
    """Return the names of persons in text order: the model's, those after titles, and later mentions of their parts."""
    size = len(parsed.starts)
    blocked = _blocked(marks)
    by_token = {token: mark for mark in marks for token in range(mark.start, mark.end)}
    full = [n for n in parsed.names if n.label == "person" and n.end - n.start > 1]
    known = {fold(parsed.word(t)) for n in full for t in (n.start, n.end - 1)}
    firsts = first_names().keys() | {fold(parsed.word(n.start)) for n in full}
    taken: dict[int, PersonMention] = {}
    for name in parsed.names:
        if name.label == "person":
            for start, end in whole_names(parsed, name.start, name.end, blocked, firsts):
                mention = _model_name(parsed, start, end, by_token, known)
                _note(mention, hidden, taken)
    title_ends = {mark.end for mark in marks if isinstance(mark.value, RoleHit) and _before_name(mark.value)}
    title_ends |= {end + 1 for end in title_ends if end < size and parsed.word(end) == "."}
    for token in range(size):
        if token in taken or token in blocked:
            continue
        if not is_capital(parsed, token):
            if token in title_ends and is_article(parsed, token):
                _take(parsed, token, right_end(parsed, token + 1, blocked), blocked, hidden, taken)
            continue
        proper = parsed.upos[token] in ("PROPN", "X", "") and fold(parsed.word(token)) not in NO_NAMES | NO_PERSONS
        after_title = proper and (token in title_ends or _address(parsed, token) is not None)
        known_first = fold(parsed.word(token)) in first_names()
        if after_title or known_first:
            _take(parsed, token, right_end(parsed, token + 1, blocked), blocked, hidden, taken, alone=after_title)
    _take_repeated(parsed, blocked, hidden, taken)
    institutions = {m.start for m in marks if isinstance(m.value, RoleHit) and m.value.role.kind == "body"}
    found = [m for m in set(taken.values()) if not (len(m.parts) == 1 and _named_body(parsed, m, institutions))]
    found = [m for m in found if not (set(m.parts) <= NO_PERSONS or m.parts[-1] in NO_LAST_NAMES)]
    lasts = {m.parts[-1] for m in found if not _two_people(parsed, m, frozenset())}
    return sorted(m for m in found if not _two_people(parsed, m, lasts))


def _two_people(parsed: Parsed, mention: PersonMention, lasts: Collection[str]) -> bool:
    """Return whether a hyphen ties two last names of the report ("the Torres-Okoye summit").

    Without last names to compare with, any two capitalised words with a hyphen are held for such a pair.
    """
    tied = len(mention.parts) == 2 and parsed.word(mention.start + 1) in NAME_HYPHENS
    if not tied or is_article(parsed, mention.start):
        return False
    if any(known(words_of_text(parsed.word(mention.start)), 0) for known in (organisation_at, _state)):
        return True
    return not lasts or set(mention.parts) <= set(lasts)


def _state(words: Words, at: int) -> bool:
    return state_at(words, at) is not None


def _named_body(parsed: Parsed, mention: PersonMention, institutions: set[int]) -> bool:
    """Return whether a word is the first of an institution's name ("Meridian Press")."""
    return mention.end in institutions and parsed.word(mention.end)[0].isupper()


def _before_name(role: RoleHit) -> bool:
    """Return whether a name may follow a role: one person's office or standing, no institution and no crowd."""
    return not role.plural and role.role.kind in ("holder", "member") and role.role.sector != "CVL"


def _blocked(marks: list[Mark]) -> frozenset[int]:
    return frozenset(token for mark in marks for token in range(mark.start, mark.end))


def _address(parsed: Parsed, token: int) -> str | None:
    """Return the folded form of address just before the token, if any."""
    if token == 0:
        return None
    before = parsed.word(token - 1)
    if before == "." and token > 1:
        before = parsed.word(token - 2)
    key = fold(before)
    return key if before[0].isupper() and key in HONORIFICS else None


def _take(
    parsed: Parsed,
    start: int,
    end: int,
    blocked: frozenset[int],
    hidden: frozenset[int],
    taken: dict[int, PersonMention],
    *,
    alone: bool = True,
) -> None:
    """Note a name after trimming it; `alone` allows a single word."""
    mention = _mention(parsed, start, end, blocked)
    if mention is not None and (alone or len(mention.parts) > 1 or mention.initials):
        _note(mention, hidden, taken)


def _note(mention: PersonMention | None, hidden: frozenset[int], taken: dict[int, PersonMention]) -> None:
    if mention is None or mention.start in hidden or any(t in taken for t in range(mention.start, mention.end)):
        return
    taken.update(dict.fromkeys(range(mention.start, mention.end), mention))


def _model_name(
    parsed: Parsed, start: int, end: int, marks: Mapping[int, Mark], known: Collection[str]
) -> PersonMention | None:
    """Return the model's name without titles at its front; whatever else is inside is trusted to be of the name.

    A place's or people's name alone is a person only after a form of address or as a part of a full name (`known`).
    """
    start = _after_title(parsed, start, end, marks)
    while start < end and (not parsed.word(start)[0].isalnum() or _before_the_name(parsed, start, end, marks)):
        start += 1
    stops = (t for t in range(start + 1, end) if _never_named(parsed, t))
    stop = next((t for t in stops if not is_initials(parsed.word(t)) and parsed.word(t - 1) not in NAME_HYPHENS), end)
    while stop > start and not parsed.word(stop - 1)[0].isalnum() and parsed.word(stop - 1) != ".":
        stop -= 1
    if start in marks and marks[start].end >= stop:
        key = fold(parsed.word(stop - 1))
        if not (_address(parsed, start) or key in known) or isinstance(marks[start].value, RoleHit):
            return None
    return _mention_of(parsed, start, stop)


@rule(
    "a title within a row of capitals ends what is no name: Texas Sen. Ana Ruiz, Clinton campaign chairman Podesta",
    off=lambda _parsed, start, _end, _marks: start,
)
def _after_title(parsed: Parsed, start: int, end: int, marks: Mapping[int, Mark]) -> int:
    """Return where the name proper begins in a model's name that has a title inside; `start` where it has none.

    A title spelt out behind a first name is a last name ("Martin Luther King Jr.", "John Major").
    """
    for token in range(end - 2, start, -1):
        mark = marks.get(token)
        if mark is None or mark.start <= start or not isinstance(mark.value, RoleHit) or not _before_name(mark.value):
            continue
        after = mark.end + (mark.end < end and parsed.word(mark.end) == ".")
        cut = fold(parsed.word(mark.end - 1)) in CUT_SHORT
        given = fold(parsed.word(start)) in first_names()
        if after < end and fold(parsed.word(after)) not in SUFFIXES and (cut or not given):
            return after
    return start


def _never_named(parsed: Parsed, token: int) -> bool:
    """Return whether a word ends the name before it; "He" within a line is a given name ("Liu He")."""
    key = fold(parsed.word(token))
    return key in NO_NAMES | {"'s"} and not (key in GIVEN_PRONOUNS and is_capital(parsed, token))


def _before_the_name(parsed: Parsed, token: int, end: int, marks: Mapping[int, Mark]) -> bool:
    """Return whether a word of the model's name is a title or a nationality in front of the name proper."""
    key = fold(parsed.word(token))
    if token + 1 >= end or key in HONORIFICS or key in PORTFOLIOS:
        return key in HONORIFICS or (key in PORTFOLIOS and token + 1 < end)
    if is_initials(parsed.word(token)) and fold(parsed.word(token + 1)) in HONORIFICS:
        return True
    mark = marks.get(token)
    if mark is None or mark.end >= end:
        return False
    return not isinstance(mark.value, StateHit) or mark.value.form == "adjective"


def _mention(parsed: Parsed, start: int, end: int, blocked: frozenset[int]) -> PersonMention | None:
    """Trim titles, pronouns and possessives off a name; None when nothing is left."""
    while start < end:
        key = fold(parsed.word(start))
        misplaced = start in blocked and not (key in _ALSO_PERSONS and (end - start > 1 or _address(parsed, start)))
        portfolio = key in PORTFOLIOS and start + 1 < end
        letter = start + 1 < end and is_initials(parsed.word(start)) and fold(parsed.word(start + 1)) in HONORIFICS
        if not (misplaced or portfolio or letter or key in HONORIFICS or not parsed.word(start)[0].isalnum()):
            break
        start += 1
    stop = start
    parts = 0
    while stop < end and parts <= LONGEST_NAME:
        word = parsed.word(stop)
        key = fold(word)
        if word in NAME_HYPHENS:
            stop += 1
            continue
        second = parts > 0 and is_second_half(parsed, stop, blocked)
        pronoun = key in NO_NAMES and not second and not (is_initials(word) and len(word) > 1)
        if stop > start and (pronoun or key == "'s" or (stop in blocked and key not in _ALSO_PERSONS)):
            break
        if not (word[0].isupper() or key in PARTICLES or second):
            break
        parts += not is_initials(word) and key not in SUFFIXES
        stop += 1
    while stop > start and (parsed.word(stop - 1) in NAME_HYPHENS or fold(parsed.word(stop - 1)) in {"'s", "'"}):
        stop -= 1
    return _mention_of(parsed, start, stop)


def _mention_of(parsed: Parsed, start: int, stop: int) -> PersonMention | None:
    """Return the name that tokens `[start, stop)` make, or None where no part of them can name a person."""
    words = [parsed.word(t) for t in range(start, stop) if parsed.word(t)[0].isalpha()]
    initials = tuple(letter for word in words if is_initials(word) for letter in fold(word))
    parts = tuple(fold(w) for w in words if not is_initials(w) and fold(w) not in SUFFIXES)
    if not parts or all(p in PARTICLES for p in parts) or parts[0] in NO_NAMES or not any(len(p) > 1 for p in parts):
        return None
    address = _address(parsed, start)
    gender = HONORIFICS[address] if address else None
    if gender is None and len(parts) > 1:
        gender = first_names().get(parts[0])
    return PersonMention(start, stop, parts, _spelling(parsed, start, stop), initials, gender)


def _spelling(parsed: Parsed, start: int, end: int) -> str:
    """Return the name as printed without initials; names in capitals ("MS. NAUERT") in title case."""
    words: list[str] = []
    shouted = all(parsed.word(t).isupper() for t in range(start, end) if parsed.word(t)[0].isalpha())
    shouted = shouted and any(len(parsed.word(t)) > 3 for t in range(start, end))
    for token in range(start, end):
        word = parsed.word(token)
        if is_initials(word):
            continue
        glued = token > start and parsed.ends[token - 1] == parsed.starts[token]
        if word.isupper() and (len(word) > 3 or shouted):
            word = word.capitalize()
        if glued and words:
            words[-1] += word
        else:
            words.append(word)
    return " ".join(words)


def _take_repeated(
    parsed: Parsed, blocked: frozenset[int], hidden: frozenset[int], taken: dict[int, PersonMention]
) -> None:
    """Note later capitalised words that are the last part of a name already found."""
    known = {m.parts[-1] for m in taken.values() if not m.torn and len(m.parts[-1]) > 2}
    for token in range(len(parsed.starts)):
        if token in taken or token in blocked or not is_capital(parsed, token) or fold(parsed.word(token)) not in known:
            continue
        if parsed.upos[token] in ("PROPN", "X", "", "NOUN"):
            _take(parsed, token, token + 1, blocked, hidden, taken)
