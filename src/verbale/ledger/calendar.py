"""What is fixed for when, and by which report: plans, meetings agreed to, and the deadlines of demands and threats."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, Literal

import msgspec

from verbale.language.times import find_times
from verbale.language.times_resolve import resolve
from verbale.language.times_types import Stretch, TimeExpression
from verbale.ledger.filters import Filters, parameter_values
from verbale.ledger.lines import Printed, Printings, named
from verbale.ledger.rows import day_range, words
from verbale.ledger.select import actor_names, select_conditions, select_events
from verbale.ledger.threats import evidence
from verbale.record import Condition, Dating, Event, Precision, Quoted, Span

Fixed = Literal["planned", "agreed", "deadline"]

# A stretch that has begun when its report appears is a plan only where it is short: "this week", not "this year".
_BEGUN: Final = 31
# Longer than a year is an age and no appointment.
_LONGEST: Final = 366
_LIMIT: Final = frozenset({"by", "before", "until"})
_SPEECH: Final = frozenset({"REQUEST", "THREATEN"})
# Words before a day that make it a limit, where no preposition does.
_LIMIT_BEFORE: Final = re.compile(r"\b(?i:deadline|no\slater\sthan|not\slater\sthan|up\sto|ultimatum)\b.{0,30}$", re.S)
# Characters around a time that are read with it.
_AROUND: Final = 160


class Appointment(msgspec.Struct, frozen=True):
    """What is fixed for a day, or for a stretch of days (`end`), of `precision`.

    `fixed` tells how: planned (told as a plan), agreed, or the deadline of a demand, a threat or a condition. `id` is
    that of the event or condition, `words` those that carry it, `evidence` the sentences around them, exactly.
    `told` is the day of the first report that has it; `reports` are all that do, `report` the surest among them.
    """

    id: str
    day: str
    end: str | None
    precision: Precision
    fixed: Fixed
    type: str
    who: tuple[str, ...]
    whom: tuple[str, ...]
    place: str | None
    words: str
    evidence: tuple[Quoted, ...]
    told: str | None
    report: str
    reports: tuple[str, ...]
    outlet: str | None
    title: str | None
    path: str | None
    confidence: float


class _Entry(msgspec.Struct, frozen=True):
    """An appointment of one report, with the ids of those who take part in it and the words it rests on."""

    appointment: Appointment
    actors: frozenset[str]
    spans: tuple[Span, ...]


def select_calendar(connection: sqlite3.Connection, filters: Filters) -> list[Appointment]:
    """Return what is fixed for days ahead of the reports that tell it, the earliest first.

    `since` and `until` ask for the day that a thing is fixed for. What is fixed for the same days, of one type (or
    all deadlines) and with an actor in common, is one row with all its reports.
    """
    kept: Filters = {**filters, "since": None, "until": None}
    maker = _Maker(connection)
    events = select_events(connection, kept)
    types = {event.id: event.type for event in events}
    entries = [entry for event in events for entry in maker.of_event(event)]
    for condition in select_conditions(connection, kept):
        entries += maker.of_condition(condition, types.get(condition.event or ""))
    asked = parameter_values(connection, filters)
    found = [row for row in _once(entries) if _between(row, asked)]
    return sorted(found, key=lambda row: (row.day[:10], row.end or "", row.day, row.type, row.id))


class _Maker:
    """Makes appointments of events and conditions: holds the actors' names and the reports' words."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.names = actor_names(connection)
        self.printings = Printings(connection)

    def of_event(self, event: Event) -> list[_Entry]:
        """Return the days that an event is fixed for: a demand or a threat by its limits, a plan by its date."""
        if event.status == "denied":
            return []
        printed = self.printings.get(event.report)
        if event.type in _SPEECH:
            around = [passage.span for passage in evidence(printed.text, event.spans) if passage.span]
            found: list[tuple[Dating, Fixed]] = [(one, "deadline") for span in around for one in _limits(printed, span)]
        else:
            found = [(one, fixed) for one in _ahead(event.date, printed) if (fixed := _how(event))]
        whom = [actor for actor in event.recipients if actor not in event.actors]
        place = event.place.text if event.place else None
        return [
            self._entry(event, one, fixed, event.type, [event.actors, whom], event.spans, place) for one, fixed in found
        ]

    def of_condition(self, condition: Condition, type_: str | None) -> list[_Entry]:
        """Return the deadlines that a condition sets; `type_` is that of the event that it belongs to."""
        trigger, consequence = condition.trigger, condition.consequence
        printed = self.printings.get(condition.report)
        statement = self.printings.statement(condition.statement)
        speaker = statement.speaker if statement else None
        who = tuple(a for a in (speaker, *consequence.actors) if a)[:1]
        whom = tuple(a for a in trigger.actors if a not in who)
        spans = (*trigger.spans, *consequence.spans)
        limits = {one.value: one for span in (*spans, *trigger.deadline) for one in _limits(printed, span)}
        kind = type_ or trigger.type or consequence.type or "THREATEN"
        return [self._entry(condition, one, "deadline", kind, [who, whom], spans) for one in limits.values()]

    def _entry(
        self, record: Event | Condition, dating: Dating, fixed: Fixed, type_: str, sides: Sequence[Sequence[str]],
        spans: tuple[Span, ...], place: str | None = None,
    ) -> _Entry:  # fmt: skip
        printed = self.printings.get(record.report)
        row = Appointment(
            id=record.id,
            day=dating.value,
            end=dating.end,
            precision=dating.precision,
            fixed=fixed,
            type=type_,
            who=named(sides[0], self.names),
            whom=named(sides[1], self.names),
            place=place,
            words=words(printed.text, spans),
            evidence=evidence(printed.text, [*spans, *dating.spans]),
            told=printed.published.value[:10] if printed.published else None,
            report=record.report,
            reports=(record.report,),
            outlet=printed.outlet,
            title=printed.title,
            path=printed.path,
            confidence=round(record.confidence * dating.confidence, 4),
        )
        return _Entry(row, frozenset((*sides[0], *sides[1])), spans)


def _how(event: Event) -> Fixed | None:
    """Return how an event fixes its day: what is planned as such, an agreement by what it agrees to."""
    if event.status == "planned":
        return "planned"
    return "agreed" if event.type == "AGREE" and event.status == "occurred" else None


def _ahead(dating: Dating | None, printed: Printed) -> list[Dating]:
    """Return the date of an event where it lies ahead of the report and is fixed, else nothing."""
    if dating is None:
        return []
    times = [time for span in dating.spans for time in _times(printed.text, span)]
    return [dating] if _is_ahead(dating, times, printed.published) else []


def _limits(printed: Printed, span: Span) -> list[Dating]:
    """Return the days ahead of a report that a span names as a limit: "by December 1"."""
    if printed.published is None:
        return []
    found = []
    for time in _times(printed.text, span):
        if _is_limit(time, printed.text):
            dating = resolve(time, printed.published, direction="future")
            found += [dating] if dating and _is_ahead(dating, [time], printed.published) else []
    return found


def _times(text: str, span: Span) -> list[TimeExpression]:
    """Return the time expressions of a span, read with the words around it: they tell tense and limit."""
    start = max(0, span[0] - _AROUND)
    found = [
        replace(one, span=Span(one.span.start + start, one.span.end + start))
        for one in find_times(text[start : span[1] + _AROUND])
    ]
    return [one for one in found if one.span.start >= span[0] and one.span.end <= span[1]]


def _is_limit(time: TimeExpression, text: str) -> bool:
    """Tell whether a time is a limit: "by December 1", "the deadline of Friday"."""
    before = text[max(0, time.span.start - 50) : time.span.start]
    return time.link in _LIMIT or _LIMIT_BEFORE.search(before) is not None


def _is_ahead(dating: Dating, times: Sequence[TimeExpression], published: Dating | None) -> bool:
    """Tell whether a date lies ahead of its report and is fixed: not past, not "this year", not "in coming weeks"."""
    low, high = map(_day, day_range(dating))
    first, last = map(_day, day_range(published))
    if low is None or high is None or first is None or last is None or high < first:
        return False
    if any(isinstance(time.meaning, Stretch) and time.meaning.amount is None for time in times):
        return False
    days = (high - low).days + 1
    if low <= last:
        # It has begun on the report's day: a plan where its words say so ("will meet on Friday", printed on a Friday).
        return days <= _BEGUN and any(time.tense == "future" for time in times)
    return days <= _LONGEST


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _once(entries: Iterable[_Entry]) -> list[Appointment]:
    """Return appointments for the same days, of one type and with an actor in common, as one, the surest of them.

    In one report words that overlap are one appointment whatever their type: a demand and the condition it words.
    """
    groups: list[list[_Entry]] = []
    for entry in sorted(entries, key=lambda e: (-e.appointment.confidence, e.appointment.id, e.appointment.day)):
        same = next((group for group in groups if any(_same(entry, other) for other in group)), None)
        if same is None:
            groups.append([entry])
        else:
            same.append(entry)
    return [_joined([entry.appointment for entry in group]) for group in groups]


def _same(one: _Entry, other: _Entry) -> bool:
    a, b = one.appointment, other.appointment
    if (a.day[:10], a.end) != (b.day[:10], b.end):
        return False
    if a.report == b.report and any(x[0] < y[1] and y[0] < x[1] for x in one.spans for y in other.spans):
        return True
    alike = a.type == b.type or a.fixed == b.fixed == "deadline"
    return alike and (bool(one.actors & other.actors) or a.words == b.words)


def _joined(rows: Sequence[Appointment]) -> Appointment:
    told = min((row.told for row in rows if row.told), default=None)
    return msgspec.structs.replace(rows[0], told=told, reports=tuple(sorted({row.report for row in rows})))


def _between(row: Appointment, values: Mapping[str, str]) -> bool:
    """Tell whether an appointment's days meet those asked for."""
    first, last = day_range(Dating(row.day, row.precision, "stated", end=row.end))
    return (last or "") >= values.get("since", "") and (first or "") <= values.get("until", "9")
