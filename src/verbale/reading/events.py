"""Events of one report: what verbs tell and what statements perform, as PLOVER types with actors and recipients."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from verbale.language.parsed import Parsed
from verbale.reading.clause_dates import ClauseDate
from verbale.reading.conditions_actors import Resolve
from verbale.reading.conditions_strength import strength
from verbale.reading.conditions_windows import Words, spans_of, tokens_of, words_of
from verbale.reading.events_parties import ResolveAll
from verbale.reading.events_parts import clause
from verbale.reading.events_said import condition_type, find_performed, tokens_in
from verbale.reading.events_told import Told, find_told
from verbale.record import Condition, Event, Span, Statement, Strength
from verbale.rules import rule

_WORDED = frozenset({"THREATEN", "AGREE", "REQUEST", "REJECT"})  # what an if-then may perform
_NEAR = 8  # event spans that begin before a condition and may hold it

__all__ = ["attach_events", "event_of", "find_all_told", "find_events"]


def find_events(
    parsed: Parsed,
    report_id: str,
    statements: Sequence[Statement],
    conditions: Sequence[Condition],
    resolve: Resolve,
    skip: Sequence[Span],
    dates: ClauseDate | None = None,
    resolve_all: ResolveAll | None = None,
) -> list[Event]:
    """Return the events of a report in text order.

    `resolve` and `skip` are as in `find_conditions`; `dates` gives the date that a clause states for what its verb
    tells, or None; `resolve_all` tells who "both sides" are.
    """
    words = words_of(parsed, statements, skip)
    told = find_all_told(words, statements, conditions, resolve, resolve_all)
    unique = {event.id: event for event in (event_of(words, report_id, one, dates) for one in told)}
    return sorted(unique.values(), key=lambda event: (event.spans[0], event.type))


def find_all_told(
    words: Words,
    statements: Sequence[Statement],
    conditions: Sequence[Condition],
    resolve: Resolve,
    resolve_all: ResolveAll | None = None,
) -> list[Told]:
    """Return what a report's verbs and nouns tell and what its statements and conditions perform, each once.

    Candidates are all at hand here, with the tokens of who acts and to whom, before any event is made of them.
    """
    performing = {t: s for s in statements for span in s.cue for t in tokens_of(words.parsed, span)}
    conditional = frozenset(t for c in conditions for t in tokens_in(words, (*c.trigger.spans, *c.consequence.spans)))
    told = [
        *find_told(words, resolve, performing, conditional, resolve_all),
        *find_performed(words, statements, conditions, resolve),
    ]
    return [one for one in _without_doubles(words, told) if one.actors or one.recipients]


def attach_events(conditions: Sequence[Condition], events: Sequence[Event]) -> list[Condition]:
    """Return the conditions with the id of the event that each belongs to: the threat, demand or promise it words.

    That is the event made of its own words; else the first event of a fitting type of its statement.
    """
    places = sorted((span.start, at) for at, event in enumerate(events) for span in event.spans)
    by_statement: dict[str, list[Event]] = {}
    for event in events:
        by_statement.setdefault(event.statement or "", []).append(event)
    return [
        msgspec.structs.replace(
            condition,
            event=_worded(condition, events, places)
            or _fitting(condition, by_statement.get(condition.statement or " ", [])),
        )
        for condition in conditions
    ]


@rule("the threat or demand whose words hold a whole if-then is the one that it words", off=lambda *_: None)
def _worded(condition: Condition, events: Sequence[Event], places: Sequence[tuple[int, int]]) -> str | None:
    """Return the threat, promise or demand whose spans hold all of a condition's."""
    spans = (*condition.trigger.spans, *condition.consequence.spans)
    last = bisect_right(places, (spans[0].start, len(events)))
    for _, at in reversed(places[max(0, last - _NEAR) : last]):
        event = events[at]
        if event.type in _WORDED and all(_inside(span, event.spans) for span in spans):
            return event.id
    return None


@rule("an if-then goes with the threat, demand or refusal that its statement performs", off=lambda *_: None)
def _fitting(condition: Condition, events: Sequence[Event]) -> str | None:
    """Return the event of a condition's statement that is of its type, else a demand or refusal."""
    kind = condition_type(condition, None)
    fitting = [event for event in events if event.type in (kind, "REQUEST", "REJECT")]
    fitting.sort(key=lambda event: event.type != kind)
    return fitting[0].id if fitting else None


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    return any(a <= span[0] and span[1] <= b for a, b in spans)


@rule(
    'a verb of saying and its content tell one deed: "threatened X with Y if Z" is one threat',
    off=lambda _, told: list(told),
)
def _without_doubles(words: Words, told: Sequence[Told]) -> list[Told]:
    """Drop what is told twice.

    A threat or order read off a content whose cue has told it ("threatened X with Y if Z" is one threat), a vow whose
    content threatens, a deed that is only ordered or forbidden ("don't attack").
    """
    threats = {t.statement.id for t in told if t.statement and t.type == "THREATEN" and not words.attribution[t.verb]}
    ordered = {token for t in told if t.type == "REQUEST" and not words.attribution[t.verb] for token in t.tokens}
    cued = {(t.statement.id, t.type) for t in told if t.statement and words.attribution[t.verb]}
    kept = []
    for one in told:
        named = one.statement is not None and (one.statement.id, one.type) in cued
        vow = one.type == "AGREE" and one.statement is not None and one.statement.id in threats
        vow = vow and words.attribution[one.verb]
        only_ordered = one.type != "REQUEST" and len(one.tokens) > 1 and ordered.issuperset(one.tokens)
        if (not named or words.attribution[one.verb]) and not vow and not only_ordered:
            kept.append(one)
    return kept


def event_of(words: Words, report_id: str, told: Told, dates: ClauseDate | None = None) -> Event:
    """Return the record of what is told."""
    spans = spans_of(words.parsed, told.tokens)
    start, end = words.unit_of(told.verb)
    key = f"{report_id} {told.type} {[tuple(s) for s in spans]}"
    return Event(
        id="e" + hashlib.sha256(key.encode()).hexdigest()[:15],
        report=report_id,
        statement=told.statement.id if told.statement else None,
        type=told.type,
        mode=told.mode,
        context=told.context,
        actors=told.actors,
        recipients=told.recipients,
        status=told.status,
        date=dates(start, end, told.verb) if dates else None,
        place=told.place,
        spans=spans,
        confidence=told.confidence,
        strength=_worded_strength(words, told) if told.type == "THREATEN" else None,
    )


@rule("a threat is as strong as what is given as said, not as the verb that reports it", off=lambda *_: None)
def _worded_strength(words: Words, told: Told) -> Strength | None:
    """Return how strong a threat's wording is: that of what its cue gives as said, else of its own words."""
    said = told.statement.content if told.statement and words.attribution[told.verb] else ()
    row = tokens_in(words, said) or (told.tokens if len(told.tokens) > 1 else clause(words, told.verb))
    return strength(words.parsed, row) if row and told.status != "denied" else None
