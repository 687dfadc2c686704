"""States, organisations, groups and bodies by name, and the common nouns by which reports go on about them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verbale.language.parsed import Parsed
from verbale.reading.actors_described import Seen
from verbale.reading.actors_index import Form, Mention
from verbale.reading.actors_marks import HYPHENS, Mark
from verbale.reading.actors_phrases import MarkMap
from verbale.reading.actors_records import Sheets, slug
from verbale.reading.people_words import NO_NAMES
from verbale.schemes.organisations import Body, Organisation, organisations
from verbale.schemes.phrases import fold, word_set, words_of_text
from verbale.schemes.states import StateHit, state_at

# After these a capital is a place; before those signs a name in capitals is a dateline.
_LOCATIVE = word_set("in outside near around at over across leave left visit visited inside")
_DATELINE_SIGNS = frozenset({"(", "—", "–", "-", ",", ":", "/"})


def plain_mention(parsed: Parsed, mark: Mark, sheets: Sheets, seen: Seen) -> Mention | None:
    """Return the mention of a state, organisation or body that a mark outside role phrases makes, or None."""
    value = mark.value
    form: Form
    if isinstance(value, StateHit):
        if not _speaks(parsed, mark, value):
            return None
        sheet, form = sheets.open_state(value.code), "state"
    elif isinstance(value, Organisation):
        sheet = sheets.open(value.id, value.kind, value.name)
        sheet.igo, sheet.country, sheet.sector, form = value.igo, value.country, value.sector, value.kind
        seen.sectors[value.id] = value.sector
    elif isinstance(value, Body):
        sheet = sheets.open(value.id, "office", value.name)
        sheet.country, sheet.sector, form = value.country, value.sector, "office"
    else:
        return None
    sheet.alias(mark.start, mark.end)
    start = mark.start
    if start and fold(parsed.word(start - 1)) == "the":
        start -= 1
    return Mention(start, mark.end, sheet.id, form, mark.start, mark.end - 1, "one")


def _speaks(parsed: Parsed, mark: Mark, value: StateHit) -> bool:
    """Return whether a state's word stands for the state: no adjective, no mere place, no dateline."""
    if value.form in ("adjective", "place"):
        return False
    before = fold(parsed.word(mark.start - 1)) if mark.start else ""
    after = parsed.word(mark.end) if mark.end < len(parsed.starts) else ""
    if value.form == "people":
        return before == "the"
    if value.form == "capital":
        if before in _LOCATIVE:
            return False
        if parsed.word(mark.start).isupper() and after in _DATELINE_SIGNS and len(parsed.word(mark.start)) > 2:
            return False
    return True


def organisations_by_name(
    parsed: Parsed, marks: MarkMap, taken: set[int], hidden: frozenset[int], mentions: list[Mention], sheets: Sheets
) -> list[Mention]:
    """Return mentions of organisations that only the model knows: names of theirs that no table covers."""
    covered = taken | hidden | {t for m in mentions for t in range(m.start, m.end)}
    places = _places(parsed)
    found: list[Mention] = []
    for name in parsed.names:
        if name.label != "organisation" or any(t in covered or marks.at[t] >= 0 for t in range(name.start, name.end)):
            continue
        start, end = _whole_name(parsed, marks, name.start, name.end)
        around = [t for t in range(start - 1, end + 1) if 0 <= t < len(parsed.starts)]
        touching = any(t in covered or (marks.at[t] >= 0 and not start <= t < end) for t in around)
        if start == end or touching or _fragment(parsed, start, end) or fold(parsed.words(start, end)) in places:
            continue
        if end < len(parsed.starts) and parsed.word(end) in HYPHENS and parsed.ends[end - 1] == parsed.starts[end]:
            continue
        printed = re.sub(r"\s+", " ", parsed.words(start, end))
        actor = f"organisation/{slug(printed)}"
        sheets.open_owner(actor if actor in organisations() else None)
        sheet = sheets.open(actor, "organisation", printed)
        owner = marks.marks[marks.at[start]].value if marks.at[start] >= 0 else None
        sheet.country = sheet.country or (owner.code if isinstance(owner, StateHit) else None)
        sheet.alias(start, end)
        covered.update(range(start, end))
        found.append(Mention(start, end, sheet.id, "organisation", start, end - 1, "one"))
    return found


def _places(parsed: Parsed) -> frozenset[str]:
    """Return the names that the report uses of a place: after "in" and the like, or in capitals as a dateline."""
    found: set[str] = set()
    for name in parsed.names:
        if name.label == "person" or name.end >= len(parsed.starts):
            continue
        before = fold(parsed.word(name.start - 1)) if name.start else ""
        opens = name.start == 0 or _line_end(parsed, name.start)
        printed = parsed.words(name.start, name.end)
        dateline = opens and printed.isupper() and parsed.word(name.end) in _DATELINE_SIGNS
        if dateline or (before in _LOCATIVE and name.label == "place"):
            found.add(fold(printed))
    return frozenset(found)


def _whole_name(parsed: Parsed, marks: MarkMap, start: int, end: int) -> tuple[int, int]:
    """Return the name without articles and with the proper nouns at its sides ("Syrian Observatory")."""
    while start < end and fold(parsed.word(start)) in {"the", "a", "an"}:
        start += 1
    while end > start and not parsed.word(end - 1)[0].isalnum():
        end -= 1
    while start and start < end and not _line_end(parsed, start):
        if _proper(parsed, start - 1) and marks.at[start - 1] < 0:
            start -= 1
        elif start > 1 and fold(parsed.word(start - 1)) in _INSIDE_NAMES and _proper(parsed, start - 2):
            start -= 2
        else:
            break
    while start < end < len(parsed.starts) and _proper(parsed, end) and not _line_end(parsed, end):
        end += 1
    before = marks.marks[marks.at[start - 1]] if start and start < end and marks.at[start - 1] >= 0 else None
    if before is not None and isinstance(before.value, StateHit) and before.value.form == "adjective":
        start = before.start
    return start, end


_INSIDE_NAMES = frozenset({"of", "for", "on", "and", "de"})


def _proper(parsed: Parsed, token: int) -> bool:
    return parsed.upos[token] == "PROPN" and parsed.word(token)[0].isupper()


def _line_end(parsed: Parsed, token: int) -> bool:
    return "\n" in parsed.text[parsed.ends[token - 1] : parsed.starts[token]]


# Common nouns of institutions: alone they are a part of a name that the model cut.
_GENERIC = word_set(
    "council union treaty alliance press states state house general minister president secretary agency agencies party "
    "ministry department organization organisation institution committee commission director office group army force "
    "human rights aid north south east west command forum committee liberation standard "
    "embassy court bank university school company us director foreign defense defence security national international"
)


def _fragment(parsed: Parsed, start: int, end: int) -> bool:
    """Return whether a name is no more than common nouns, or a state's in a compound ("North Korea-watchers")."""
    words = words_of_text(parsed.words(start, end))
    state = state_at(words, 0) if words.folded else None
    if state is not None and state[0] == len(words.folded):
        return True
    return all(
        fold(parsed.word(t)) in _GENERIC | NO_NAMES or not parsed.word(t)[0].isupper() for t in range(start, end)
    )


# States that reports go on about as "the North", "the South".
_HALVES = {"PRK": "north", "KOR": "south"}


def common_nouns(parsed: Parsed, marks: MarkMap, mentions: Sequence[Mention], hidden: frozenset[int]) -> list[Mention]:
    """Add "the alliance", "the bloc": a definite noun by which the organisation named last may go on."""
    covered = {token for m in mentions for token in range(m.start, m.end)}
    latest: dict[str, str] = {}
    found: list[Mention] = []
    for token in range(len(parsed.starts)):
        if marks.at[token] >= 0:
            value = marks.marks[marks.at[token]].value
            if isinstance(value, Organisation):
                latest.update(dict.fromkeys(value.called, value.id))
            elif isinstance(value, StateHit) and value.code in _HALVES:
                latest[_HALVES[value.code]] = f"state/{value.code}"
            continue
        word = fold(parsed.word(token))
        if word not in latest or token in covered or token in hidden:
            continue
        if word in _HALVES.values() and not parsed.word(token)[0].isupper():
            continue
        start = next((t for t in range(token - 1, max(token - 6, -1), -1) if fold(parsed.word(t)) == "the"), -1)
        if start >= 0 and not any(t in covered or not parsed.word(t)[0].isalnum() for t in range(start, token)):
            form: Form = "state" if latest[word].startswith("state/") else "described"
            found.append(Mention(start, token + 1, latest[word], form, start, token, "one"))
    return found
