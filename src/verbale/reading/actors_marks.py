"""Marks: where the tables of states, organisations, bodies and roles match in a parsed text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from verbale.language.parsed import Parsed
from verbale.record import Span
from verbale.rules import rule
from verbale.schemes.offices import RoleHit, role_at
from verbale.schemes.organisations import Body, Organisation, body_at, organisation_at
from verbale.schemes.phrases import CUT_SHORT, Words, words_of_tokens
from verbale.schemes.states import StateHit, state_at

Value = StateHit | Organisation | Body | RoleHit

HYPHENS = frozenset("-‐‑–—/")
# A noun before another noun is no actor unless these follow: "Russia security officials" but not "press conference".
_MODIFIER_RELATIONS = frozenset({"compound", "amod", "det", "case", "mark", "advmod", "cc"})


class Mark(NamedTuple):
    """A match of a table: tokens `[start, end)`."""

    start: int
    end: int
    value: Value


def find_marks(parsed: Parsed, skip: Sequence[Span] = ()) -> list[Mark]:
    """Return the matches in text order, longest first at each word, not overlapping, none inside `skip`."""
    tokens = [parsed.word(i) for i in range(len(parsed.starts))]
    words = words_of_tokens(tokens)
    hidden = hidden_tokens(parsed, skip)
    marks: list[Mark] = []
    at = 0
    while at < len(words.folded):
        token = words.token[at]
        found = None if token in hidden else _longest(words, at, parsed.text, marks)
        if found is None:
            at += 1
            continue
        end, value = found
        mark = Mark(token, words.token[end - 1] + 1, value)
        overlaps = bool(marks) and marks[-1].end > mark.start
        if not (overlaps or _in_compound(words, at, end, tokens) or _last_name(mark, tokens)):
            marks.append(mark)
        at = end
    return marks


@rule('a title cut short stands before a name: "Hun Sen said" is of no senator', off=lambda *_: False)
def _last_name(mark: Mark, tokens: list[str]) -> bool:
    """Return whether a title cut short has no name after it: "Hun Sen said" is of no senator."""
    if mark.end != mark.start + 1 or not isinstance(mark.value, RoleHit):
        return False
    if tokens[mark.start].rstrip(".").casefold() not in CUT_SHORT or tokens[mark.start].endswith("."):
        return False
    after = tokens[mark.end] if mark.end < len(tokens) else ""
    return not (after == "." or after[:1].isupper())


def hidden_tokens(parsed: Parsed, skip: Sequence[Span]) -> frozenset[int]:
    """Return the tokens that begin inside one of the spans."""
    hidden: set[int] = set()
    spans = sorted(skip)
    at = 0
    for token, start in enumerate(parsed.starts):
        while at < len(spans) and spans[at].end <= start:
            at += 1
        if at == len(spans):
            break
        if spans[at].start <= start:
            hidden.add(token)
    return frozenset(hidden)


def _longest(words: Words, at: int, text: str, marks: list[Mark]) -> tuple[int, Value] | None:
    """Return the longest match; of equal ones an organisation, then a body, a state, a role.

    A body of one state after the name of another ("Chile's Defense Department") is the role of that name.
    """
    best: tuple[int, Value] | None = None
    role = role_at(words, at)
    for found in (organisation_at(words, at), body_at(words, at), state_at(words, at, text), role):
        if found is None or (best is not None and found[0] <= best[0]):
            continue
        if isinstance(found[1], Body) and _owned_by_other(found[1], words, at, marks):
            if role is None:
                best = found[0], found[1]._replace(country=_owner(words, at, marks) or found[1].country)
            continue
        best = found
    return best


def _owner(words: Words, at: int, marks: list[Mark]) -> str | None:
    """Return the state whose name, adjective or possessive ("Russia 's") stands just before word `at`."""
    if not marks or not isinstance(marks[-1].value, StateHit):
        return None
    token = words.token[at]
    adjoining = marks[-1].end == token or (marks[-1].end == token - 1 and words.folded[at - 1] == "'s")
    return marks[-1].value.code if adjoining else None


@rule(
    "a body's name behind another state's name or possessive is that state's (\"Chile's Defense Department\")",
    off=lambda *_: False,
)
def _owned_by_other(body: Body, words: Words, at: int, marks: list[Mark]) -> bool:
    owner = _owner(words, at, marks)
    return owner is not None and owner != body.country


@rule('a word that a hyphen ties to another names no actor: "US-led", "pro-Moscow"', off=lambda *_: False)
def _in_compound(words: Words, at: int, end: int, tokens: list[str]) -> bool:
    """Return whether a hyphen ties the words to others: "US-led", "pro-Moscow", "NATO-Russia"."""
    first, last = words.token[at], words.token[end - 1]
    if (at and words.token[at - 1] == first and words.folded[at] != "'s") or (
        end < len(words.token) and words.token[end] == last and words.folded[end] != "'s"
    ):
        return True
    before = first > 1 and tokens[first - 1] in HYPHENS - {"–", "—"} and tokens[first - 2][-1:].isalpha()
    after = last + 2 < len(tokens) and tokens[last + 1] in HYPHENS - {"–", "—"} and tokens[last + 2][:1].isalpha()
    return before or after


@rule('a noun before another noun modifies it: "press conference", "president elections"', off=lambda *_: True)
def stands_alone(parsed: Parsed, mark: Mark, covered: frozenset[int]) -> bool:
    """Return whether a role is the head of its phrase: a noun, and no modifier of a noun outside the marks."""
    head = mark.end - 1
    if parsed.upos[head] not in ("NOUN", "PROPN", "X", ""):
        return False
    if parsed.word(head) == "PM" and head and parsed.word(head - 1)[0].isdigit():
        return False
    governor = parsed.heads[head]
    modifier = parsed.relations[head] in _MODIFIER_RELATIONS and mark.end <= governor <= head + 3
    if modifier and parsed.upos[governor] in ("NOUN", "PROPN"):
        return governor in covered
    return True
