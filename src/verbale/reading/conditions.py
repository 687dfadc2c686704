"""Conditions of one report: what would follow if what, by whom, with which means, how strongly worded.

Triggers are found by a mark (`conditions_clauses`: if, unless, should X ...) or as a noun for a deed
(`conditions_phrases`: "any attack will be met with ..."); this module adds actors, types, strength and confidence.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence

from verbale.language.parsed import Parsed
from verbale.reading.conditions_actors import Resolve, act_type, answered_by_us, clause_actor, deed_actor
from verbale.reading.conditions_clauses import Draft, find_marked
from verbale.reading.conditions_deeds import deed
from verbale.reading.conditions_demands import find_demanded
from verbale.reading.conditions_edges import clause_start
from verbale.reading.conditions_phrases import find_phrased
from verbale.reading.conditions_strength import commitment, instruments, strength
from verbale.reading.conditions_windows import Words, has_finite, spans_of, trimmed, words_of
from verbale.reading.conditions_words import CONSEQUENCE_NOUNS, FUTURE, harmful
from verbale.record import Condition, Consequence, Span, Statement, Trigger

_POINTING = frozenset("this that it such these those otherwise so".split())
_POINTING_REACH = 1500  # characters, about a long paragraph or two
_POINTING_TOKENS = 200
_LONG = 45  # words of a side from which it is more likely to hold something else as well
_MAX_OVERLAP = 0.5
_LEAST = 0.3  # what is less sure is of everyday life (recipes, weather): 5 of 6 such finds on our own sentences

_NOUN_RULES = frozenset({"noun", "oblique", "regarded", "subject", "red line", "any", "without", "whoever"})

# Evidence that a draft is a condition, with its weight in log odds; read off about 60 finds on news by eye.
_BASE = {
    "if": 1.1, "unless": 1.3, "provided": 0.8, "as long as": 0.6, "in case": 0.8, "noun": 0.8, "until": 0.2,
    "when": -0.2,  "without": 0.3, "otherwise": 0.2, "answered": 0.0, "should": 1.1, "imperative": 0.0,
    "demanded": 0.2, "once": 0.2, "before": 0.0, "while": 0.0, "absent": 0.3, "exchange": 0.3, "after": 0.0,
    "oblique": 0.6, "regarded": 0.8, "subject": 0.9, "red line": 0.9, "any": 0.3, "subject, open": 0.0,
    "by": 0.3,
}  # fmt: skip
_EVIDENCE = {
    "an actor is known": 0.5,
    "what would follow is in the future or modal": 0.5,
    "harm is named": 0.5,
    "it is said by somebody": 0.3,
    "a side is very long": -0.8,
    "a side is one word": -0.5,
    "it is told in the past tense without a modal": -0.6,
    "nothing political is named": -0.6,
    "no country, office or body is named": -1.2,
}


def find_conditions(
    parsed: Parsed,
    report_id: str,
    statements: Sequence[Statement],
    resolve: Resolve,
    skip: Sequence[Span],
) -> list[Condition]:
    """Return the conditions of a report in text order.

    `resolve(start, end, statement id or None)` gives the id of the actor that tokens `[start, end)` denote, or None,
    and for an empty range the side that the statement's speaker speaks for;
    `skip` are spans that are not the report. `event` is left None: `find_events` makes the event and its id.
    """
    words = words_of(parsed, statements, skip)
    found = [*find_marked(words), *find_phrased(words), *find_demanded(words)]
    # an answer to "and if X?" that has its own trigger is told by that
    drafts = _without_doubles(sorted(found, key=lambda draft: draft.rule == "answered"))
    conditions: list[Condition] = []
    for draft in sorted(drafts, key=_place):
        conditions.append(_condition(words, report_id, draft, resolve, conditions))
    return list({condition.id: condition for condition in conditions if condition.confidence >= _LEAST}.values())


def _place(draft: Draft) -> tuple[int, int]:
    return min(draft.trigger + draft.consequence), max(draft.trigger + draft.consequence)


def _without_doubles(drafts: Sequence[Draft]) -> list[Draft]:
    """Keep the first of drafts that tell the same consequence: those behind marks come first and know more."""
    kept: list[Draft] = []
    by_token: dict[int, list[Draft]] = {}
    for draft in drafts:
        near = {id(other): other for token in draft.consequence for other in by_token.get(token, ())}
        if not any(_same(draft, other) for other in near.values()):
            kept.append(draft)
            for token in {*draft.trigger, *draft.consequence}:
                by_token.setdefault(token, []).append(draft)
    return kept


def _same(one: Draft, two: Draft) -> bool:
    """Tell whether a draft repeats another: its consequence lies in the other's, and so does its trigger."""
    first, second = set(one.consequence), set(two.consequence) | set(two.trigger)
    shared = len(first & second) / max(1, len(first))
    return shared > _MAX_OVERLAP and (two.rule != "oblique" or bool(set(one.trigger) & set(two.trigger)))


def _condition(words: Words, report_id: str, draft: Draft, resolve: Resolve, earlier: Sequence[Condition]) -> Condition:
    parsed = words.parsed
    before, after = spans_of(parsed, draft.trigger), spans_of(parsed, draft.consequence)
    acts = deed_actor if draft.rule.split(",")[0] in _NOUN_RULES else clause_actor
    anybody = draft.rule.endswith("who")
    cause_actor = None if anybody else acts(words, draft.trigger, resolve, draft.statement)
    effect_actor = _effect_actor(words, draft, resolve)
    trigger = Trigger(
        before, _text(parsed, before), _tuple(cause_actor), act_type(words, draft.trigger),
        _pointed_at(words, draft, earlier),
    )  # fmt: skip
    consequence = Consequence(
        after, _text(parsed, after), _tuple(effect_actor), act_type(words, draft.consequence),
        instruments(parsed, draft.consequence),
    )  # fmt: skip
    return Condition(
        id=_id(report_id, draft.relation, before, after),
        report=report_id,
        statement=draft.statement.id if draft.statement else None,
        event=None,
        relation=draft.relation,
        trigger=trigger,
        consequence=consequence,
        strength=strength(parsed, draft.consequence),
        commitment=commitment(parsed, draft.consequence),
        confidence=_confidence(words, draft, bool(cause_actor or effect_actor), _public(words, draft, resolve)),
    )


def _tuple(actor: str | None) -> tuple[str, ...]:
    return (actor,) if actor else ()


def _text(parsed: Parsed, spans: Sequence[Span]) -> str:
    return " … ".join(parsed.text[a:b] for a, b in spans)


def _id(report_id: str, relation: str, before: Sequence[Span], after: Sequence[Span]) -> str:
    key = f"{report_id} {relation} {[tuple(s) for s in before]} {[tuple(s) for s in after]}"
    return "c" + hashlib.sha256(key.encode()).hexdigest()[:15]


def _effect_actor(words: Words, draft: Draft, resolve: Resolve) -> str | None:
    """Return who would bring the consequence about.

    A clause's own subject; the speaker where he binds himself without a subject ("threatened to close the strait");
    his side where the answer is in the passive ("will be met with force") or a noun ("threatened sanctions").
    """
    found = clause_actor(words, draft.consequence, resolve, draft.statement)
    if found or draft.statement is None:
        return found
    first = draft.consequence[0]
    bare = words.parsed.upos[first] == "VERB" and words.parsed.lemmas[first] == words.low[first]
    if bare or words.low[first] == "to":
        return draft.statement.speaker
    return resolve(first, first, draft.statement.id) if answered_by_us(words, draft.consequence) else None


# --- pointing triggers --------------------------------------------------------------------------------------


def _pointed_at(words: Words, draft: Draft, earlier: Sequence[Condition]) -> tuple[Span, ...]:
    """Return the earlier span that a trigger like "such an action", "that happens", "otherwise" points at, or nothing.

    Tried in turn: the clause before it in the same sentence ("Seoul must leave; otherwise ..."), an earlier phrase
    with the same noun ("such shipments"), the trigger of an earlier condition, the nearest deed told before.
    """
    lows = [words.low[t] for t in draft.trigger]
    if not lows or not _points(words, draft, lows):
        return ()
    first = min(draft.trigger[0], draft.consequence[0])
    start, _ = words.unit_of(first)
    clause_points = draft.rule == "otherwise" or lows[0] in ("that", "this")
    if clause_points:
        before = _clause_before(words, start, first) or (
            _clause_before(words, *words.unit_of(start - 1)) if start else ()
        )
        given = [c for c in earlier if c.trigger.spans and c.trigger.spans[0].start >= words.parsed.starts[start]]
        if draft.rule == "otherwise" and given:  # "if X, Y; otherwise Z": otherwise than X
            return given[-1].trigger.spans
        if before:
            return before
    same = _same_noun(words, draft.trigger, first)
    if same:
        return same
    for condition in reversed(earlier):
        spans = condition.trigger.spans
        distance = words.parsed.starts[first] - (spans or condition.consequence.spans)[-1].end
        if distance >= _POINTING_REACH:
            break
        if spans and distance >= 0 and len(condition.trigger.text.split()) > 2:
            return spans
    return _nearest_deed(words, first)


def _points(words: Words, draft: Draft, lows: Sequence[str]) -> bool:
    if draft.rule == "otherwise" or lows[0] == "such":
        return True
    if (
        lows[0] in ("this", "that", "these", "those")
        and len(lows) > 1
        and words.parsed.upos[draft.trigger[1]] == "NOUN"
    ):
        return True
    return lows[0] in _POINTING and len(lows) <= 3 and "who" not in lows


def _clause_before(words: Words, start: int, end: int) -> tuple[Span, ...]:
    """Return the last clause within tokens `[start, end)` that has a verb."""
    row = trimmed(words, range(start, end))
    if len(row) < 3:
        return ()
    row = trimmed(words, row[clause_start(words, row, len(row)) :])
    return spans_of(words.parsed, row) if has_finite(words, row, 0, len(row)) and len(row) > 2 else ()


def _same_noun(words: Words, trigger: Sequence[int], before: int) -> tuple[Span, ...]:
    """Return the nearest earlier noun phrase with the noun of "such shipments", with what belongs to it."""
    parsed = words.parsed
    nouns = [parsed.lemmas[t] for t in trigger if parsed.upos[t] == "NOUN"]
    if not nouns or nouns[0] in ("action", "move", "step", "act", "case", "event", "thing"):
        return ()
    for token in range(before - 1, max(-1, before - _POINTING_TOKENS), -1):
        if parsed.lemmas[token] == nouns[0] and parsed.upos[token] == "NOUN" and not words.skipped[token]:
            return _noun_phrase(words, token, before)
    return ()


def _noun_phrase(words: Words, noun: int, before: int) -> tuple[Span, ...]:
    parsed = words.parsed
    start, end = noun, noun + 1
    while start > 0 and parsed.upos[start - 1] in ("ADJ", "DET", "PROPN", "NOUN"):
        start -= 1
    stop = min(words.unit_of(noun)[1], before)
    while end < stop and parsed.upos[end] in ("ADP", "DET", "PROPN", "ADJ", "NOUN"):
        end += 1
    while end - 1 > noun and parsed.upos[end - 1] in ("ADP", "DET"):
        end -= 1
    return (Span(parsed.starts[start], parsed.ends[end - 1]),)


def _nearest_deed(words: Words, before: int) -> tuple[Span, ...]:
    """Return the nearest harmful deed told before: a noun with its phrase, or an infinitive ("decided to invade")."""
    parsed = words.parsed
    for token in range(before - 1, max(-1, before - _POINTING_TOKENS), -1):
        if parsed.lemmas[token] not in harmful() or words.skipped[token]:
            continue
        if parsed.upos[token] == "NOUN":
            return _noun_phrase(words, token, before)
        if parsed.upos[token] == "VERB" and token > 0 and words.low[token - 1] == "to":
            phrase = _noun_phrase(words, token, before)[0]
            return (Span(parsed.starts[token - 1], phrase.end),)
    return ()


# --- confidence ---------------------------------------------------------------------------------------------


def _confidence(words: Words, draft: Draft, actor: bool, public: bool) -> float:
    odds = _BASE.get(draft.rule, _BASE.get(draft.rule.rsplit(",", 1)[0], 0.0))
    odds += sum(_EVIDENCE[name] for name in _evidence(words, draft, actor, public))
    return round(1 / (1 + math.exp(-odds)), 2)


def _public(words: Words, draft: Draft, resolve: Resolve) -> bool:
    """Tell whether somebody known says it, an office or body stands near, or the report names any country or body."""
    near = resolve(*words.unit_of(draft.consequence[0]), None)
    known = bool(draft.statement and draft.statement.speaker) or (near is not None and not near.startswith("person/"))
    return known or any(name.label != "person" for name in words.parsed.names)


def _evidence(words: Words, draft: Draft, actor: bool, public: bool) -> list[str]:
    """Return the names of the evidence that holds for a draft."""
    lows = {words.low[t] for t in draft.consequence}
    lemmas = {words.parsed.lemmas[t] for t in draft.consequence}
    cause = {words.parsed.lemmas[t] for t in draft.trigger}
    modal = bool(FUTURE & lows)
    harm = bool(lemmas & (harmful() | CONSEQUENCE_NOUNS))
    shortest = min(len(draft.consequence), len(draft.trigger) or 2)
    longest = max(len(draft.consequence), len(draft.trigger))
    past = not modal and bool({"was", "were", "had", "did"} & lows)
    named = act_type(words, draft.trigger) or act_type(words, draft.consequence)
    means = {*instruments(words.parsed, draft.consequence), *instruments(words.parsed, draft.trigger)}
    political = bool(harm or named or cause & harmful()) or deed(words, draft.trigger) == "deed"
    political = political or means != {"unspecified"}
    held = {
        "an actor is known": actor,
        "what would follow is in the future or modal": modal,
        "harm is named": harm,
        "it is said by somebody": draft.statement is not None,
        "a side is very long": longest > _LONG,
        "a side is one word": shortest == 1,
        "it is told in the past tense without a modal": past,
        "nothing political is named": not political,
        "no country, office or body is named": not political and not public,
    }
    return [name for name, holds in held.items() if holds]
