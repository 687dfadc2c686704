"""Organisations that the model names and no table knows: they become marks, as if a table had them.

A name of its own ("Harbour Pilots Union", "Aden Water Board") wins over the states, bodies and roles that the tables
find inside it; a name that is no more than a state and an institution ("Finnish Foreign Ministry") is left to the
tables, which know the country and the kind of office. Shorter forms of a name ("the HPU", "Pilots Union") are its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from verbale.language.parsed import Parsed
from verbale.reading.actors_marks import HYPHENS, Mark
from verbale.reading.actors_records import slug
from verbale.reading.people import first_names
from verbale.reading.people_words import HONORIFICS, NO_NAMES
from verbale.rules import rule
from verbale.schemes.offices import RoleHit
from verbale.schemes.organisations import Body, Organisation
from verbale.schemes.phrases import fold, word_set
from verbale.schemes.states import StateHit

# After these a capital is a place; before those signs a name in capitals is a dateline.
LOCATIVE = word_set("in outside near around at over across leave left visit visited inside")
DATELINE_SIGNS = frozenset({"(", "—", "–", "-", ",", ":", "/"})
# Common nouns of institutions: alone they are a part of a name, or go on about one.
_GENERIC = word_set(
    "council union treaty alliance press states state house general minister president secretary agency agencies party "
    "ministry department organization organisation institution committee commission director office group army force "
    "human rights aid north south east west command forum liberation standard news survey federation front association "
    "embassy court bank university school company us foreign defense defence security national international"
)
_SMALL = word_set("of for the and a an on in de la del des du et")


@rule("a name of its own belongs to somebody, whether any table knows him or not", off=lambda _, marks, __: list(marks))
def own_names(parsed: Parsed, marks: Sequence[Mark], hidden: frozenset[int]) -> list[Mark]:
    """Return the marks with those of organisations that only the model knows, in text order."""
    at = {token: mark for mark in marks for token in range(mark.start, mark.end)}
    spans = _spans(parsed, at, hidden)
    covered = {t for start, end in spans for t in range(start, end)}
    values = _values(parsed, spans, at)
    named = [Mark(start, end, value) for (start, end), value in zip(spans, values, strict=True)]
    kept = [m for m in marks if not any(t in covered for t in range(m.start, m.end))]
    return sorted([*named, *kept], key=lambda m: m.start)


def _spans(parsed: Parsed, at: Mapping[int, Mark], hidden: frozenset[int]) -> list[tuple[int, int]]:
    """Return where organisations are named that the tables do not know."""
    places = _places(parsed)
    people = {t for name in parsed.names if name.label == "person" for t in range(name.start, name.end)}
    persons = {fold(parsed.word(t)) for t in people}
    spans: list[tuple[int, int]] = []
    for name in parsed.names:
        if name.label != "organisation":
            continue
        start, end = _trimmed(parsed, name.start, name.end)
        known = all(t in at for t in range(start, end))
        while start < end < len(parsed.starts) and not (known or end in people) and _goes_on(parsed, end, at):
            end += 1
        if start >= end or any(t in hidden for t in range(start, end)) or fold(parsed.words(start, end)) in places:
            continue
        inside = list(dict.fromkeys(at[t] for t in range(start, end) if t in at))
        alone = end - start == 1 and not inside
        if (alone and fold(parsed.word(start)) in persons) or _in_compound(parsed, end):
            continue
        if _own(parsed, start, end, inside) or (alone and any(_ends(parsed, start, whole) for whole in spans)):
            spans.append((start, end))
    return spans


@rule("proper nouns that follow a name on its line belong to it", off=lambda *_: False)
def _goes_on(parsed: Parsed, token: int, marks: Mapping[int, Mark]) -> bool:
    """Return whether a token continues the name before it: a proper noun on the same line that no table knows."""
    if token in marks or fold(parsed.word(token)) in first_names():
        return False
    line = "\n" not in parsed.text[parsed.ends[token - 1] : parsed.starts[token]]
    return line and parsed.upos[token] == "PROPN" and parsed.word(token)[0].isupper()


def _trimmed(parsed: Parsed, start: int, end: int) -> tuple[int, int]:
    """Return a name without an article, outer signs and the possessive ending."""
    while start < end and (fold(parsed.word(start)) in {"the", "a", "an"} or not parsed.word(start)[0].isalnum()):
        start += 1
    while end > start and (not parsed.word(end - 1)[0].isalnum() or fold(parsed.word(end - 1)) == "'s"):
        end -= 1
    return start, end


@rule("a name that is no more than a state and an institution is an office of that state", off=lambda *_: True)
def _own(parsed: Parsed, start: int, end: int, inside: Sequence[Mark]) -> bool:
    """Return whether a name says more than the tables' matches inside it."""
    articles = [t for m in inside for t in range(m.start, start)]
    if any(m.end > end for m in inside) or any(fold(parsed.word(t)) != "the" for t in articles):
        return False
    if any(isinstance(m.value, RoleHit) and m.value.role.kind == "state" and m.end == end for m in inside):
        return False
    covered = {t for m in inside for t in range(m.start, m.end) if not _person_inside(m, end)}
    rest = [
        fold(parsed.word(t))
        for t in range(start, end)
        if t not in covered and parsed.word(t)[0].isalnum() and not parsed.word(t)[0].islower()
    ]
    rest = [word for word in rest if word not in _SMALL | NO_NAMES]
    if not rest or (end - start == 1 and rest[0] in _GENERIC | HONORIFICS.keys()):
        return False
    tabled = [m for m in inside if isinstance(m.value, Organisation | Body)]
    return not any(m.end == end or (m.start <= start and set(rest) <= _GENERIC) for m in tabled)


@rule(
    'a capital on a word from the edge of a longer name before makes it short for that ("the Front")',
    off=lambda *_: False,
)
def _ends(parsed: Parsed, token: int, whole: tuple[int, int]) -> bool:
    """Return whether a word with a capital is the first or last of a longer name before ("the | Front")."""
    words = {fold(parsed.word(whole[0])), fold(parsed.word(whole[1] - 1))}
    return whole[1] - whole[0] > 1 and parsed.word(token)[0].isupper() and fold(parsed.word(token)) in words


def _person_inside(mark: Mark, end: int) -> bool:
    """Return whether a mark is somebody's office in front of the name's head ("Attorney General's | Office")."""
    return isinstance(mark.value, RoleHit) and mark.value.role.kind in ("holder", "member") and mark.end < end


@rule("a name that a hyphen ties to a word only modifies it", off=lambda *_: False)
def _in_compound(parsed: Parsed, end: int) -> bool:
    return end < len(parsed.starts) and parsed.word(end) in HYPHENS and parsed.ends[end - 1] == parsed.starts[end]


def _values(parsed: Parsed, spans: Sequence[tuple[int, int]], at: Mapping[int, Mark]) -> list[Organisation]:
    """Return what each name stands for; a later short form stands for the name that it shortens."""
    values: list[Organisation] = []
    rows: list[tuple[str, ...]] = []
    for number, (start, end) in enumerate(spans):
        row = tuple(fold(parsed.word(t)) for t in range(start, end))
        whole = _bracketed(parsed, spans, number) or next(
            (n for n in range(number - 1, -1, -1) if _shortens(row, rows[n]) or _initials(parsed, start, end, rows[n])),
            None,
        )
        values.append(values[whole] if whole is not None else _organisation(parsed, start, end, at))
        rows.append(row)
    return values


@rule('a bracket right behind a name holds its short form: "Harbour Pilots Union (HPU)"', off=lambda *_: None)
def _bracketed(parsed: Parsed, spans: Sequence[tuple[int, int]], number: int) -> int | None:
    """Return the name right before this one in brackets: "Harbour Pilots Union (HPU)"."""
    start, end = spans[number]
    if not number or spans[number - 1][1] != start - 1 or end >= len(parsed.starts):
        return None
    return number - 1 if parsed.word(start - 1) == "(" and parsed.word(end) == ")" else None


@rule("a name comes back by its beginning or its end", off=lambda row, whole: row == whole)
def _shortens(row: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Return whether words are another's beginning or end: "Fisheries Agency" of "Forum Fisheries Agency"."""
    if row == whole:
        return True
    if not 0 < len(row) < len(whole):
        return False
    return row == whole[-len(row) :] or (row == whole[: len(row)] and row[-1] not in _SMALL)


@rule("capitals that are a name's initials are that name", off=lambda *_: False)
def _initials(parsed: Parsed, start: int, end: int, whole: tuple[str, ...]) -> bool:
    word = parsed.word(start)
    if end - start > 1 or len(word) < 3 or not word.isupper():
        return False
    # a sign that folds to nothing has no first letter
    return fold(word) in ("".join(w[:1] for w in whole if w not in _SMALL), "".join(w[:1] for w in whole))


def _organisation(parsed: Parsed, start: int, end: int, at: Mapping[int, Mark]) -> Organisation:
    printed = re.sub(r"\s+", " ", parsed.words(start, end))
    inside: Iterable[Mark] = dict.fromkeys(at[t] for t in range(start, end) if t in at)
    country = next((m.value.code for m in inside if isinstance(m.value, StateHit)), None)
    sector = next((m.value.role.sector for m in inside if isinstance(m.value, RoleHit) and m.end == end), None)
    called = _called([fold(parsed.word(t)) for t in range(start, end)])
    if printed.isupper():
        called = ()
    return Organisation(f"organisation/{slug(printed)}", "organisation", printed, None, country, sector, called)


@rule(
    "a report goes on about a name by the noun at its head (\"the union\"), a firm's by \"the company\"",
    off=lambda *_: (),
)
def _called(row: Sequence[str]) -> tuple[str, ...]:
    """Return the nouns by which a report goes on about a name: its own head ("the union"), "the company", "the paper".

    A name without any noun of an institution is a company's where the report speaks of a company at all.
    """
    words = set(row)
    joint = next((n for n, word in enumerate(row) if word in _SMALL and n), len(row))
    head = row[joint - 1]
    nouns = [head] if head.isalpha() and len(head) > _SHORT and not head.endswith("s") else []
    if words & _PRESS:
        nouns += ["paper", "newspaper", *(words & {"daily", "weekly"})]
    elif words & _FIRM or not words & (_GENERIC | _INSTITUTIONS):
        nouns += ["company", "firm"]
    return tuple(nouns)


_SHORT = 3
_FIRM = word_set("ltd limited inc corp corporation co plc holdings holding gmbh bhd enterprises industries")
_PRESS = word_set(
    "times daily weekly courier herald post tribune gazette star mail observer guardian standard journal chronicle "
    "telegraph sun argus examiner echo mirror diario matutino jornal dispatch register sentinel ledger"
)
_INSTITUTIONS = word_set(
    "network society league club mission movement office authority foundation fund institute network chamber congress "
    "survey observatory centre center initiative campaign programme program guild service parliament senate assembly "
    "tribunal brigade battalion division corps guard unit radio television college hospital church diocese sans"
)


@rule('what stands after "in" or as a dateline is a place all through the report', off=lambda *_: frozenset())
def _places(parsed: Parsed) -> frozenset[str]:
    """Return the names that the report uses of a place: after "in" and the like, or in capitals as a dateline."""
    found: set[str] = set()
    for name in parsed.names:
        if name.label == "person" or name.end >= len(parsed.starts):
            continue
        before = fold(parsed.word(name.start - 1)) if name.start else ""
        opens = name.start == 0 or "\n" in parsed.text[parsed.ends[name.start - 1] : parsed.starts[name.start]]
        printed = parsed.words(name.start, name.end)
        dateline = opens and printed.isupper() and parsed.word(name.end) in DATELINE_SIGNS
        if name.label == "place" and (dateline or before in LOCATIVE):
            found.add(fold(printed))
    return frozenset(found)
