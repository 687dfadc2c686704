"""States, organisations, groups and bodies by name, and the common nouns by which reports go on about them."""

from __future__ import annotations

from collections.abc import Sequence

from verbale.language.parsed import Parsed
from verbale.language.trees import sentence_of
from verbale.reading.actors_described import Seen
from verbale.reading.actors_index import Form, Mention
from verbale.reading.actors_marks import Mark
from verbale.reading.actors_own_names import DATELINE_SIGNS, LOCATIVE
from verbale.reading.actors_phrases import MarkMap
from verbale.reading.actors_records import Sheets
from verbale.rules import rule
from verbale.schemes.organisations import Body, Organisation
from verbale.schemes.phrases import fold
from verbale.schemes.states import StateHit


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
        for noun in value.called:
            seen.short[noun] = _meant(parsed, mark, value, seen.short.get(noun)), mark.start
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


@rule("a noun that fits two organisations of one sentence means neither", off=lambda _, __, value, ___: value.id)
def _meant(parsed: Parsed, mark: Mark, value: Organisation, last: tuple[str | None, int] | None) -> str | None:
    """Return what a noun means after a name: the organisation, but nothing where one sentence names two that fit."""
    if last is None or last[0] == value.id or sentence_of(parsed, last[1]) != sentence_of(parsed, mark.start):
        return value.id
    return None


@rule("an adjective or a mere place does not stand for the state, nor a dateline's capital", off=lambda *_: True)
def _speaks(parsed: Parsed, mark: Mark, value: StateHit) -> bool:
    """Return whether a state's word stands for the state: no adjective, no mere place, no dateline."""
    if value.form in ("adjective", "place"):
        return False
    before = fold(parsed.word(mark.start - 1)) if mark.start else ""
    after = parsed.word(mark.end) if mark.end < len(parsed.starts) else ""
    if value.form == "people":
        return before == "the"
    if value.form == "capital":
        if before in LOCATIVE:
            return False
        if parsed.word(mark.start).isupper() and after in DATELINE_SIGNS and len(parsed.word(mark.start)) > 2:
            return False
    return True


# States that reports go on about as "the North", "the South".
_HALVES = {"PRK": "north", "KOR": "south"}


@rule(
    '"the alliance", "the North" go on about the organisation or state named last that is called so',
    off=lambda *_: [],
)
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
