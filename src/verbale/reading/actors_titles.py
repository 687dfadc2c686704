"""Offices of persons: titles before a name, appositions after and before it, nationalities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from verbale.language.parsed import Parsed
from verbale.reading.actors_index import Holding
from verbale.reading.actors_phrases import LONGEST_PHRASE, MarkMap, RolePhrase, is_inner, role_phrase, role_words
from verbale.reading.people import PersonMention
from verbale.reading.people_words import HONORIFICS
from verbale.rules import rule
from verbale.schemes.offices import RoleHit
from verbale.schemes.phrases import fold, word_set
from verbale.schemes.states import StateHit

_APPOSITION_SIGNS = frozenset(",(")
# "Salmi is the foreign minister", "Salmi, who is Finland's foreign minister": the office follows at once.
_COPULAS = frozenset({"is", "remains", "who", "as"})
# Military and clerical ranks may follow another office: "army spokesman Brig. Gen. X".
_RANKS = frozenset({"general", "admiral", "colonel", "ayatollah", "pope"})
# What a person is to others or in a crowd, no office.
_NO_OFFICE = frozenset({"relative", "civilian", "critic", "source", "hostage"})


class Titles(NamedTuple):
    """By number of a mention: its offices, the first token of the title in front of it, the apposition after it.

    `used` are the role marks that belong to persons' names.
    """

    held: dict[int, list[Holding]]
    begins: dict[int, int]
    after: dict[int, RolePhrase]
    used: set[int]


def titles(parsed: Parsed, marks: MarkMap, mentions: Sequence[PersonMention], people: Mapping[int, int]) -> Titles:
    """Return the offices that titles and appositions give the mentions of persons."""
    held: dict[int, list[Holding]] = {}
    begins: dict[int, int] = {}
    after: dict[int, RolePhrase] = {}
    used: set[int] = set()
    for number, mention in enumerate(mentions):
        for phrase, mark, before in _phrases_of(parsed, marks, mention, people):
            if before:
                begins[number] = min(phrase.start, begins.get(number, phrase.start))
            else:
                after[number] = phrase
            used.add(mark)
            if phrase.role.kind == "body" or phrase.role.id in _NO_OFFICE:
                continue
            held.setdefault(number, []).append(holding_of(parsed, phrase))
    _counterparts(held)
    return Titles(held, begins, after, used)


@rule('"his Israeli counterpart X" has the office named last, of the other state', off=lambda *_: None)
def _counterparts(held: dict[int, list[Holding]]) -> None:
    last: Holding | None = None
    for number in sorted(held):
        for at, holding in enumerate(held[number]):
            if holding.role.id != "counterpart":
                last = holding
            elif last is not None:
                country = holding.country
                held[number][at] = last._replace(
                    country=country, of=f"state/{country}" if country else None, start=holding.start, end=holding.end
                )


def _phrases_of(
    parsed: Parsed, marks: MarkMap, mention: PersonMention, people: Mapping[int, int]
) -> list[tuple[RolePhrase, int, bool]]:
    found: list[tuple[RolePhrase, int, bool]] = []
    title = _mark_before(parsed, marks, mention.start)
    institution = title >= 0 and _kind(marks, title) in ("body", "state")
    owned = _owned_before(parsed, marks, mention.start, people) if title < 0 or institution else None
    if owned is not None:
        found.append((owned[0], owned[1], True))
        title = -1
    if title >= 0:
        phrase = role_phrase(parsed, marks, title, people)
        if not phrase.plural:
            post = _mark_before(parsed, marks, marks.marks[title].start) if phrase.role.id in _RANKS else -1
            office = (
                _owned_before(parsed, marks, marks.marks[title].start, people) if phrase.role.id in _RANKS else None
            )
            if office is not None and (post < 0 or _kind(marks, post) == "body"):
                found.append((*office, True))
            elif post >= 0:
                found.append((role_phrase(parsed, marks, post, people), post, True))
            found.append((phrase, title, True))
    after = _mark_after(parsed, marks, mention.end, people)
    if after >= 0:
        phrase = role_phrase(parsed, marks, after, people)
        closed = fold(parsed.word(mention.end)) in _COPULAS or _closes(parsed, phrase.end)
        if not phrase.plural and closed:
            found.append((phrase, after, False))
    titled = found[0][0] if found and found[0][2] else None
    if titled is None:
        found += _called_before(parsed, marks, mention, people)
    if titled is None or titled.of is None:
        front = titled.start if titled else mention.start
        found += _apposition_before(parsed, marks, mention, front, people)
    return found


def _kind(marks: MarkMap, number: int) -> str:
    value = marks.marks[number].value
    return value.role.kind if isinstance(value, RoleHit) else ""


@rule("an office right before a name is the title of who bears it", off=lambda *_: -1)
def _mark_before(parsed: Parsed, marks: MarkMap, start: int) -> int:
    """Return the role mark that ends where the name (or its form of address) begins, or -1."""
    at = start - 1
    while at >= 0 and (fold(parsed.word(at)) in HONORIFICS or (parsed.word(at) == "." and at + 1 == start)):
        if parsed.word(at) == "." and at and not parsed.word(at - 1)[0].isupper():
            return -1
        at -= 1
    if at < 0 or marks.at[at] < 0 or "\n" in parsed.text[parsed.ends[at] : parsed.starts[start]]:
        return -1
    return marks.at[at] if isinstance(marks.marks[marks.at[at]].value, RoleHit) else -1


@rule('"the President of Finland X": the owner stands between office and name', off=lambda *_: None)
def _owned_before(
    parsed: Parsed, marks: MarkMap, start: int, people: Mapping[int, int]
) -> tuple[RolePhrase, int] | None:
    if fold(parsed.word(start - 1)) in _OWNER_WORDS:
        return None
    at = start - 1
    owners: list[int] = []
    while at >= 0 and start - at <= _OWNER_REACH and at not in people and not _line_break(parsed, at):
        number = marks.at[at]
        if number < 0:
            if fold(parsed.word(at)) not in _OWNER_WORDS and parsed.upos[at] not in ("NOUN", "PROPN", "ADJ"):
                return None
            at -= 1
            continue
        mark = marks.marks[number]
        if isinstance(mark.value, RoleHit) and mark.value.role.kind == "holder":
            linked = fold(parsed.word(mark.end)) in _OWNER_LINKS or marks.at[mark.end] in owners
            phrase = role_phrase(parsed, marks, number, people)
            return (_owned(marks, phrase, owners, start), number) if linked and not phrase.plural else None
        owners.append(number)
        at = mark.start - 1
    return None


_OWNER_LINKS = frozenset({"of", "for"})
_OWNER_WORDS = frozenset({"of", "for", "the", "that", "this"})
_OWNER_REACH = 9


def _owned(marks: MarkMap, phrase: RolePhrase, owners: Sequence[int], end: int) -> RolePhrase:
    """Stretch an office to the name and give it the state that stands between."""
    states = (marks.marks[n].value for n in reversed(owners))
    country = next((value.code for value in states if isinstance(value, StateHit)), None)
    if phrase.of is None and country is not None:
        return phrase._replace(end=end, country=country, of=f"state/{country}")
    return phrase._replace(end=end)


def _line_break(parsed: Parsed, token: int) -> bool:
    return "\n" in parsed.text[parsed.ends[token] : parsed.starts[token + 1]]


@rule('an office behind a name and a comma, "is" or "who is" is said of who bears it', off=lambda *_: -1)
def _mark_after(parsed: Parsed, marks: MarkMap, end: int, people: Mapping[int, int]) -> int:
    """Return the last role mark of an apposition or predicate that begins at token `end`, or -1."""
    size = len(parsed.starts)
    if end + 1 >= size or (parsed.word(end) not in _APPOSITION_SIGNS and fold(parsed.word(end)) not in _COPULAS):
        return -1
    at, last = end + 1, -1
    while at < size and at - end <= LONGEST_PHRASE and (at not in people or _owner(parsed, at, people)):
        if at in people:
            at = _owner(parsed, at, people)
            continue
        mark = marks.at[at]
        word = fold(parsed.word(at))
        if "\n" in parsed.text[parsed.ends[at - 1] : parsed.starts[at]]:
            break
        if mark >= 0:
            value = marks.marks[mark].value
            if isinstance(value, RoleHit):
                last = mark
            elif last >= 0:
                break
            at = marks.marks[mark].end
        elif last < 0 and (is_inner(word) or word in _COPULAS):
            at += 1
        else:
            break
    return last


def _owner(parsed: Parsed, token: int, people: Mapping[int, int]) -> int:
    """Return the token after the possessive of a name ("X, Salmi's | envoy"), or 0."""
    while token in people:
        token += 1
    return token + 1 if token < len(parsed.starts) and fold(parsed.word(token)) in {"'s", "'"} else 0


@rule('an apposition ends at a sign: "X, the minister, said", not "X, the minister said"', off=lambda *_: True)
def _closes(parsed: Parsed, end: int) -> bool:
    if end >= len(parsed.starts) or "\n" in parsed.text[parsed.ends[end - 1] : parsed.starts[end]]:
        return True
    return parsed.word(end)[0] in ",.;:)(—–" or fold(parsed.word(end)) in {"and", "who", "in", "from", "since", "told"}


# "a commander known as X", "a man they called X", "a doctor who uses the name X"
_NAMING = frozenset({"known", "named", "called", "nicknamed", "name", "alias"})
_AROUND_NAMING = _NAMING | word_set("as they he she who uses used the whose is only by")


@rule('"a commander known as X": words of naming give the office to the name', off=lambda *_: [])
def _called_before(
    parsed: Parsed, marks: MarkMap, mention: PersonMention, people: Mapping[int, int]
) -> list[tuple[RolePhrase, int, bool]]:
    at, naming = mention.start - 1, False
    while at > 0 and mention.start - at < 8 and marks.at[at] < 0 and fold(parsed.word(at)) in _AROUND_NAMING:
        naming = naming or fold(parsed.word(at)) in _NAMING
        at -= 1
    number = marks.at[at] if at > 0 and naming else -1
    if number < 0 or not _kind(marks, number):
        return []
    phrase = role_phrase(parsed, marks, number, people)
    return [] if phrase.plural or phrase.end > mention.start else [(phrase._replace(end=mention.start), number, True)]


@rule('"Finland\'s foreign minister, X": an office with its owner, a comma, a full name', off=lambda *_: [])
def _apposition_before(
    parsed: Parsed, marks: MarkMap, mention: PersonMention, front: int, people: Mapping[int, int]
) -> list[tuple[RolePhrase, int, bool]]:
    """Take "Finland's foreign minister, Aino Salmi": an office with a state or body, a comma, a full name.

    `front` is where the name or a title before it ("General") begins.
    """
    front = _unknown_title(parsed, marks, front)
    at = front - 2
    if at < 0 or parsed.word(front - 1) != "," or len(mention.parts) < 2:
        return []
    number = _role_before(marks, at, at - 6)
    if number < 0 and _closes_apposition(parsed, mention.end):
        number = _role_before(marks, at, at - _LONGEST_OWNER)
    if number < 0:
        return []
    phrase = role_phrase(parsed, marks, number, people)
    rest = range(phrase.end, front - 1)
    fits = len(rest) <= 3 and all(parsed.upos[t] in ("ADP", "PRON", "DET", "NOUN") for t in rest)
    fits = fits or (_owner_words(parsed, rest) and _closes_apposition(parsed, mention.end))
    phrase = phrase._replace(end=max(phrase.end, front - 1))
    owned = bool(phrase.of) or phrase.determiner != "bare" or _determined(parsed, phrase.start)
    return [(phrase, number, True)] if fits and owned and not phrase.plural else []


_LONGEST_OWNER = 12


def _role_before(marks: MarkMap, last: int, first: int) -> int:
    """Return the office nearest before token `last`, else a body; -1 where there is none after token `first`."""
    covering = [marks.at[t] for t in range(last, max(first, -1), -1) if marks.at[t] >= 0]
    roles = [(n, _kind(marks, n)) for n in covering if _kind(marks, n)]
    return next((n for n, kind in roles if kind != "body"), roles[0][0] if roles else -1)


@rule("a few nouns between a comma and a name are a title that no table knows", off=lambda _, __, front: front)
def _unknown_title(parsed: Parsed, marks: MarkMap, front: int) -> int:
    """Return where a name begins with words that no table knows as a title ("..., | Tuan X", "..., | a jurist X")."""
    at = front
    while at > max(front - _LONGEST_TITLE, 1) and parsed.upos[at - 1] in ("PROPN", "NOUN", "ADJ", "DET"):
        if marks.at[at - 1] >= 0 and _kind(marks, marks.at[at - 1]):
            break
        at -= 1
    return at if at and parsed.word(at - 1) == "," else front


_LONGEST_TITLE = 4


@rule('"of", "for" and what they govern say whose or what for an office is', off=lambda *_: False)
def _owner_words(parsed: Parsed, tokens: range) -> bool:
    """Return whether words say whose or what for an office is ("of Lohja", "for the lakes and the sea")."""
    if not tokens or fold(parsed.word(tokens[0])) not in ("of", "for", "in", "at", "to"):
        return False
    return all(parsed.upos[t] in ("ADP", "PRON", "DET", "NOUN", "PROPN", "ADJ", "CCONJ", "PART") for t in tokens)


def _closes_apposition(parsed: Parsed, end: int) -> bool:
    """Return whether a name ends where an apposition may: at a sign or a line's end."""
    if end >= len(parsed.starts) or "\n" in parsed.text[parsed.ends[end - 1] : parsed.starts[end]]:
        return True
    return not parsed.word(end)[0].isalnum() and parsed.word(end) != "'s"


@rule('nouns behind a determiner before a bare office belong to it ("its commission chairman")', off=lambda *_: False)
def _determined(parsed: Parsed, start: int) -> bool:
    at = start - 1
    while at > max(start - 4, 0) and parsed.upos[at] in ("NOUN", "ADJ", "PROPN"):
        at -= 1
    return at >= 0 and (parsed.upos[at] in ("DET", "PRON") or fold(parsed.word(at)) in {"'s", "'"})


def holding_of(parsed: Parsed, phrase: RolePhrase) -> Holding:
    """Return the office that a role phrase gives; `printed` is the role as printed, in small letters."""
    words = role_words(parsed, phrase)
    start = phrase.head
    if phrase.deputy and "deputy" not in words and "vice" not in words:
        words = ["deputy", *words]
    return Holding(
        phrase.role, phrase.country, phrase.of, phrase.deputy, phrase.former, " ".join(words),
        parsed.starts[start], parsed.ends[phrase.head_end - 1], phrase.owner,
    )  # fmt: skip


@rule("an adjective of a state right before a name is the bearer's nationality", off=lambda *_: None)
def nationality(parsed: Parsed, marks: MarkMap, start: int) -> str | None:
    """Return the country of an adjective right before a name ("Finnish Aino Salmi"), or None."""
    if start and marks.at[start - 1] >= 0:
        value = marks.marks[marks.at[start - 1]].value
        if isinstance(value, StateHit) and value.form == "adjective" and parsed.word(start - 1) not in ("US", "U.S."):
            return value.code
    return None
