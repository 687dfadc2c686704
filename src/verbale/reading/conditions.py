"""Conditions of one report: what would follow if what, by whom, with which means, how strongly worded.

Triggers are found by a mark (`conditions_clauses`: if, unless, should X ...), as a noun for a deed
(`conditions_phrases`: "any attack will be met with ..."), as a demand or a bargain (`conditions_demands`,
`conditions_offers`); this module adds actors, recipients, types, instruments, strength and confidence.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from verbale.language.parsed import Parsed
from verbale.reading.conditions_actors import Resolve, act_types, answered_by_us, clause_actor, deed_actor
from verbale.reading.conditions_clauses import Draft, find_marked
from verbale.reading.conditions_confidence import confidence
from verbale.reading.conditions_deadlines import deadline
from verbale.reading.conditions_demands import find_demanded
from verbale.reading.conditions_later import named_later, spans_named_later
from verbale.reading.conditions_offers import find_offered
from verbale.reading.conditions_phrases import find_phrased
from verbale.reading.conditions_pointing import pointed_at
from verbale.reading.conditions_recipients import answered, demanded_of, recipients, shares_subject
from verbale.reading.conditions_strength import commitment, instruments, strength
from verbale.reading.conditions_windows import Words, spans_of, words_of
from verbale.record import Condition, Consequence, Instrument, Span, Statement, Trigger
from verbale.rules import rule

_MAX_OVERLAP = 0.5
_LEAST = (
    0.35  # what is less sure is of everyday life (recipes, weather): none of 4 such finds on our sentences is right
)

_DEMANDS = frozenset({"ultimatum", "imperative", "demanded", "otherwise"})
_NOUN_RULES = frozenset({"noun", "oblique", "regarded", "subject", "red line", "any", "without", "whoever", "offered"})


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
    found = [*find_marked(words), *find_phrased(words), *find_demanded(words), *find_offered(words)]
    # an answer to "and if X?" that has its own trigger is told by that
    drafts = _without_doubles(sorted(found, key=lambda draft: draft.rule == "answered"))
    conditions: list[Condition] = []
    for draft in sorted(drafts, key=_place):
        conditions.append(_condition(words, report_id, draft, resolve, conditions))
    return list({condition.id: condition for condition in conditions if condition.confidence >= _LEAST}.values())


def _place(draft: Draft) -> tuple[int, int]:
    return min(draft.trigger + draft.consequence), max(draft.trigger + draft.consequence)


@rule("what one mark tells is one condition: a noun inside of it tells it no second time", off=list)
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
    trigger = _trigger(words, draft, resolve, earlier)
    consequence = _consequence(words, draft, resolve, trigger)
    return Condition(
        id=_id(report_id, draft.relation, trigger.spans, consequence.spans),
        report=report_id,
        statement=draft.statement.id if draft.statement else None,
        event=None,
        relation=draft.relation,
        trigger=trigger,
        consequence=consequence,
        strength=strength(words.parsed, draft.consequence),
        commitment=commitment(words.parsed, draft.consequence),
        confidence=confidence(words, draft, (*trigger.actors, *consequence.actors), resolve),
    )


def _trigger(words: Words, draft: Draft, resolve: Resolve, earlier: Sequence[Condition]) -> Trigger:
    spans = spans_of(words.parsed, draft.trigger)
    acts = deed_actor if draft.rule.split(",")[0] in _NOUN_RULES else clause_actor
    actor = None if draft.rule.endswith("who") else acts(words, draft.trigger, resolve, draft.statement)
    if actor is None and draft.rule in _DEMANDS:
        actor = demanded_of(words, draft.trigger, resolve, draft.statement)
    types = act_types(words, draft.trigger)
    means = instruments(words.parsed, draft.trigger)
    return Trigger(
        spans,
        _text(words.parsed, spans),
        _tuple(actor),
        types[0] if types else None,
        pointed_at(words, draft, earlier),
        recipients(words, draft.trigger, resolve, draft.statement, actor),
        () if means == ("unspecified",) else means,
        deadline(words, draft.trigger),
    )


def _consequence(words: Words, draft: Draft, resolve: Resolve, trigger: Trigger) -> Consequence:
    spans = spans_of(words.parsed, draft.consequence)
    actor = _effect_actor(words, draft, resolve)
    hit = recipients(words, draft.consequence, resolve, draft.statement, actor, trigger.actors)
    if not hit and draft.rule in _DEMANDS and shares_subject(words, draft.consequence):
        hit = trigger.actors
    later = named_later(words, draft.consequence)
    types = act_types(words, draft.consequence)
    return Consequence(
        spans,
        _text(words.parsed, spans),
        _tuple(actor),
        types[0] if types else None,
        _means(words, [draft.consequence, *later]),
        hit or answered(words, draft.consequence, trigger.actors, actor),
        types,
        spans_named_later(words, later),
    )


def _means(words: Words, rows: Sequence[Sequence[int]]) -> tuple[Instrument, ...]:
    """Return the instruments that a consequence and what is named of it later name."""
    found = dict.fromkeys(kind for row in rows for kind in instruments(words.parsed, row))
    return tuple(kind for kind in found if kind != "unspecified") or ("unspecified",)


def _tuple(actor: str | None) -> tuple[str, ...]:
    return (actor,) if actor else ()


def _text(parsed: Parsed, spans: Sequence[Span]) -> str:
    return " … ".join(parsed.text[a:b] for a, b in spans)


def _id(report_id: str, relation: str, before: Sequence[Span], after: Sequence[Span]) -> str:
    key = f"{report_id} {relation} {[tuple(s) for s in before]} {[tuple(s) for s in after]}"
    return "c" + hashlib.sha256(key.encode()).hexdigest()[:15]


@rule(
    'who threatens without a subject binds himself: "threatened to close the strait"',
    off=lambda words, draft, resolve: clause_actor(words, draft.consequence, resolve, draft.statement),
)
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
