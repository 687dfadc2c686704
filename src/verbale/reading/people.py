"""Names of persons: where they stand in a report, and which of them are one person."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from verbale.language.parsed import Parsed
from verbale.reading.actors_marks import Mark
from verbale.schemes.offices import RoleHit
from verbale.schemes.phrases import fold, table_rows, word_set

# Forms of address by gender; "sri", "shri", "thiru" are Indian, "pan" Polish, "u" and "daw" Burmese.
HONORIFICS: dict[str, str | None] = {
    "mr": "m", "mister": "m", "sir": "m", "lord": "m", "monsieur": "m", "herr": "m", "senor": "m", "signor": "m",
    "shri": "m", "sri": "m", "thiru": "m", "sayyid": "m", "mrs": "f", "ms": "f", "miss": "f", "madame": "f",
    "mme": "f", "madam": "f", "frau": "f", "senora": "f", "dame": "f", "lady": "f", "smt": "f", "shrimati": "f",
    "dr": None, "prof": None, "professor": None, "mx": None, "hon": None, "min": None, "amb": None,
    "don": "m", "comrade": None, "hojatoleslam": "m", "mullah": "m", "hajj": "m", "haji": "m", "daw": "f",
}  # fmt: skip
_PARTICLES = word_set("al el bin ben ibn abu abd von van der den de del della di da dos das du la le lo ter ten zu st y ul ur")
_PRONOUNS = word_set(
    "he she it i we they you his her their its my our your the a an this that these those who and in on at for but as "
    "after when if while with from by to not no yes what why how where there here then also both"
)
_CALENDAR = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december today yesterday"
)
_AFTER_HYPHEN = word_set(
    "led backed era style appointed like linked ordered hosted run controlled supported brokered based born loyal aligned"
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_NAME_HYPHENS = frozenset("-‐‑")
LONGEST_NAME = 6
# Names of places that are first names or last names of people too: a name label or a form of address decides.
_ALSO_PERSONS = word_set("jordan chad georgia israel kenya washington london paris sofia chelsea lima santiago")


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
    taken: dict[int, PersonMention] = {}
    for name in parsed.names:
        if name.label == "person":
            for start, end in _grown(parsed, name.start, name.end, blocked):
                _take(parsed, start, end, blocked, hidden, taken)
    title_ends = {mark.end for mark in marks if isinstance(mark.value, RoleHit) and _before_name(mark.value)}
    for token in range(size):
        if token in taken or token in blocked or not _capital(parsed, token):
            continue
        proper = parsed.upos[token] in ("PROPN", "X", "") and fold(parsed.word(token)) not in _PRONOUNS
        after_title = proper and (token in title_ends or _address(parsed, token) is not None)
        known_first = fold(parsed.word(token)) in first_names()
        if after_title or known_first:
            _take(parsed, token, _run(parsed, token, blocked), blocked, hidden, taken, alone=after_title)
    _take_repeated(parsed, blocked, hidden, taken)
    institutions = {m.start for m in marks if isinstance(m.value, RoleHit) and m.value.role.kind == "body"}
    return sorted(m for m in set(taken.values()) if not (len(m.parts) == 1 and _named_body(parsed, m, institutions)))


def _named_body(parsed: Parsed, mention: PersonMention, institutions: set[int]) -> bool:
    """Return whether a word is the first of an institution's name ("Meridian Press")."""
    return mention.end in institutions and parsed.word(mention.end)[0].isupper()


def _grown(parsed: Parsed, start: int, end: int, blocked: frozenset[int]) -> list[tuple[int, int]]:
    """Return the model's name with the proper nouns at its sides, cut at line ends: models cut names in two."""
    cuts = [start, *(t for t in range(start + 1, end) if _line_end(parsed, t)), end]
    grown = []
    for first, last in zip(cuts, cuts[1:], strict=False):
        while first and _joins(parsed, first - 1, blocked) and not _line_end(parsed, first):
            first -= 1
        last = _right_end(parsed, last, blocked)
        grown.append((first, last))
    return grown


def _right_end(parsed: Parsed, last: int, blocked: frozenset[int]) -> int:
    """Go on over proper nouns, and over particles and hyphens that a proper noun follows ("al-Burhan", "da Silva")."""
    size = len(parsed.starts)
    while last < size and not _line_end(parsed, last):
        if _joins(parsed, last, blocked):
            last += 1
            continue
        beyond = last
        while beyond < size and (fold(parsed.word(beyond)) in _PARTICLES or _hyphen(parsed, beyond)):
            beyond += 1
        if beyond == last or beyond >= size or _line_end(parsed, beyond):
            break
        if not (_joins(parsed, beyond, blocked) or _korean(parsed, beyond, blocked)):
            break
        last = beyond + 1
    return last


def _korean(parsed: Parsed, token: int, blocked: frozenset[int]) -> bool:
    """Return whether a token is the small second half of a given name ("Moon Jae|-|in"), not "Joe Biden|-|led"."""
    word = parsed.word(token)
    if token < 3 or not _hyphen(parsed, token - 1) or not word.isalpha() or word in _AFTER_HYPHEN:
        return False
    return all(_capital(parsed, t) and t not in blocked for t in (token - 2, token - 3))


def _hyphen(parsed: Parsed, token: int) -> bool:
    """Return whether a token is a hyphen without spaces around it."""
    return (
        parsed.word(token) in _NAME_HYPHENS
        and parsed.ends[token - 1] == parsed.starts[token]
        and token + 1 < len(parsed.starts)
        and parsed.ends[token] == parsed.starts[token + 1]
    )


def _line_end(parsed: Parsed, token: int) -> bool:
    return "\n" in parsed.text[parsed.ends[token - 1] : parsed.starts[token]]


def _joins(parsed: Parsed, token: int, blocked: frozenset[int]) -> bool:
    """Return whether a token may be a further part of the name beside it."""
    word = fold(parsed.word(token))
    if token in blocked or word in HONORIFICS or word in _PRONOUNS or word in _CALENDAR:
        return False
    return _capital(parsed, token) and parsed.upos[token] in ("PROPN", "X", "")


def _before_name(role: RoleHit) -> bool:
    """Return whether a name may follow a role: one person's office or standing, no institution and no crowd."""
    return not role.plural and role.role.kind in ("holder", "member") and role.role.sector != "CVL"


def _blocked(marks: list[Mark]) -> frozenset[int]:
    return frozenset(token for mark in marks for token in range(mark.start, mark.end))


def _capital(parsed: Parsed, token: int) -> bool:
    word = parsed.word(token)
    return word[0].isupper() and word[0].isalpha()


def _address(parsed: Parsed, token: int) -> str | None:
    """Return the folded form of address just before the token, if any."""
    if token == 0:
        return None
    before = parsed.word(token - 1)
    if before == "." and token > 1:
        before = parsed.word(token - 2)
    key = fold(before)
    return key if before[0].isupper() and key in HONORIFICS else None


def _run(parsed: Parsed, token: int, blocked: frozenset[int]) -> int:
    """Return the end of the capitalised words from a token on, particles and hyphens inside them included."""
    end, at = token + 1, token + 1
    size = len(parsed.starts)
    while at < size and at - token < LONGEST_NAME + 2:
        word = parsed.word(at)
        gap = parsed.text[parsed.ends[at - 1] : parsed.starts[at]]
        if "\n" in gap or at in blocked or fold(word) in _CALENDAR:
            break
        if _capital(parsed, at) and fold(word) not in _PRONOUNS and parsed.upos[at] not in ("VERB", "AUX", "PRON", "ADP"):
            end = at + 1
        elif not (fold(word) in _PARTICLES or (word in _NAME_HYPHENS and not gap)):
            break
        at += 1
    return end


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
    if mention is None or mention.start in hidden or any(t in taken for t in range(mention.start, mention.end)):
        return
    if not alone and len(mention.parts) < 2 and not mention.initials:
        return
    for token in range(mention.start, mention.end):
        taken[token] = mention


def _mention(parsed: Parsed, start: int, end: int, blocked: frozenset[int]) -> PersonMention | None:
    """Trim titles, pronouns and possessives off a name; None when nothing is left."""
    gender = None
    while start < end:
        key = fold(parsed.word(start))
        if key in HONORIFICS or not parsed.word(start)[0].isalnum() and not (key in _PARTICLES):
            start += 1
        elif start in blocked and not (key in _ALSO_PERSONS and (end - start > 1 or _address(parsed, start))):
            start += 1
        else:
            break
    stop = start
    parts: list[str] = []
    initials: list[str] = []
    while stop < end and len(parts) <= LONGEST_NAME:
        word = parsed.word(stop)
        key = fold(word)
        if word in _NAME_HYPHENS:
            stop += 1
            continue
        if stop > start and (key in _PRONOUNS or (stop in blocked and key not in _ALSO_PERSONS) or key == "'s"):
            break
        if not (word[0].isupper() or key in _PARTICLES or (parts and _korean(parsed, stop, blocked))):
            break
        if len(key.strip(".")) == 1 and word[0].isupper():
            initials.append(key[0])
        elif key not in _SUFFIXES:
            parts.append(key)
        stop += 1
    while stop > start and (parsed.word(stop - 1) in _NAME_HYPHENS or fold(parsed.word(stop - 1)) in {"'s", "'"}):
        stop -= 1
    if not parts or all(p in _PARTICLES for p in parts) or parts[0] in _PRONOUNS or not any(len(p) > 1 for p in parts):
        return None
    address = _address(parsed, start)
    gender = HONORIFICS[address] if address else None
    if gender is None and len(parts) > 1:
        gender = first_names().get(parts[0])
    return PersonMention(start, stop, tuple(parts), _spelling(parsed, start, stop), tuple(initials), gender)


def _spelling(parsed: Parsed, start: int, end: int) -> str:
    """Return the name as printed without initials; names in capitals ("MS. NAUERT") in title case."""
    words: list[str] = []
    for token in range(start, end):
        word = parsed.word(token)
        if len(word.strip(".")) == 1 and word[0].isupper():
            continue
        glued = token > start and parsed.ends[token - 1] == parsed.starts[token]
        if word.isupper() and len(word) > 3:
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
        if token not in taken and token not in blocked and _capital(parsed, token) and fold(parsed.word(token)) in known:
            if parsed.upos[token] in ("PROPN", "X", "", "NOUN"):
                _take(parsed, token, token + 1, blocked, hidden, taken)
