"""Report -> Reading: the stages in the order in which they run."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from verbale.language import load_pipeline, model_version, parse, parse_with, pipeline_version
from verbale.language.parsed import Parsed
from verbale.language.times import find_times
from verbale.language.times_types import TimeExpression
from verbale.reading.actors import find_actors
from verbale.reading.actors_codes import code_actors
from verbale.reading.actors_index import ActorIndex
from verbale.reading.actors_resolve import resolve, resolve_all, speaks_for
from verbale.reading.clause_dates import clause_dates
from verbale.reading.conditions import find_conditions
from verbale.reading.conditions_actors import Resolve
from verbale.reading.dating import date_report
from verbale.reading.events import attach_events, find_events
from verbale.reading.events_parties import ResolveAll
from verbale.reading.quotes import find_quotes
from verbale.reading.statements import find_statements
from verbale.reading.turns import find_turns
from verbale.record import Actor, Condition, Event, Reading, Report, Span, Statement
from verbale.schemes.states import states

# Goes up with every change of a rule that changes what is read; the model has its own version beside it.
_RULES = 3


def read_report(report: Report, near: date | None = None, pipeline: str | None = None) -> Reading:
    """Read one report alone; pure: the same report gives the same reading in any process.

    `near` is a date known from other reports of the same story; it serves a report that prints no year. A report
    in another language than English is dated and kept, and nothing is read in it. `pipeline` names a spaCy pipeline
    that gives tokens, trees and names in the place of the shipped model; see `load_pipeline` for what it may raise.
    """
    times = find_times(report.text)
    report = replace(report, published=date_report(report, times, near))
    if report.language not in (None, "en"):
        return Reading(report, rules=rules_version(pipeline))
    parsed = parse_with(load_pipeline(pipeline), report.text) if pipeline else parse(report.text)
    seen = understand(report, parsed, times)
    dates = clause_dates(parsed, times, report.published)
    events = find_events(
        parsed, report.id, seen.statements, seen.conditions, seen.resolve, report.boilerplate, dates, seen.resolve_all
    )
    conditions = attach_events(seen.conditions, events)
    actors = _date_offices(code_actors(_all_actors(seen.actors, conditions, events), report.published), report)
    found = tuple(seen.statements), tuple(events), tuple(conditions), tuple(actors)
    return Reading(report, *found, rules_version(pipeline))


class Understood(NamedTuple):
    """What events are read off: the actors, statements and conditions of a text, and who its phrases denote."""

    parsed: Parsed
    actors: ActorIndex
    statements: list[Statement]
    conditions: list[Condition]
    resolve: Resolve
    resolve_all: ResolveAll


def understand(report: Report, parsed: Parsed, times: Sequence[TimeExpression]) -> Understood:
    """Find the actors, statements and conditions of a parsed report; pure, as `read_report` is."""
    quotes = find_quotes(report.text)
    turns = find_turns(report.text, _not_said(report))
    index = find_actors(parsed, report.id, report.boilerplate)
    statements = find_statements(report, parsed, index, times, quotes, turns)
    resolver = _resolver(index, parsed, statements)
    conditions = find_conditions(parsed, report.id, statements, resolver, report.boilerplate)
    return Understood(parsed, index, statements, conditions, resolver, _all_resolver(index, parsed))


@cache
def rules_version(pipeline: str | None = None) -> str:
    """Return the version of rules, model and, where one is used, spaCy pipeline that a reading is made with."""
    version = f"rules {_RULES}, model {model_version()}"
    return f"{version}, pipeline {pipeline_version(pipeline)}" if pipeline else version


def _all_actors(index: ActorIndex, conditions: Sequence[Condition], events: Sequence[Event]) -> list[Actor]:
    """Return the actors found, and the states that act though only their people or officials are named."""
    sides = [side for c in conditions for side in (c.trigger, c.consequence)]
    acting = {a for side in sides for a in (*side.actors, *side.recipients)}
    acting |= {a for e in events for a in (*e.actors, *e.recipients)}
    codes = {a.removeprefix("state/") for a in acting if a.startswith("state/")} & states().keys()
    implied = {f"state/{c}": Actor(f"state/{c}", states()[c].name, "state", country=c) for c in codes}
    return sorted((implied | index.actors).values(), key=lambda a: a.id)


def _date_offices(actors: Sequence[Actor], report: Report) -> list[Actor]:
    """Return the actors with the report's day in every office that it tells: offices change hands."""
    day = report.published.value[:10] if report.published else None
    return [replace(a, offices=tuple(replace(office, day=day) for office in a.offices)) for a in actors]


def _not_said(report: Report) -> list[Span]:
    """Return the stretches of a report that are no turn of a conversation: boilerplate and the title."""
    title = report.title.span if report.title else None
    return [*report.boilerplate, *([title] if title else [])]


def _resolver(index: ActorIndex, parsed: Parsed, statements: list[Statement]) -> Resolve:
    """Return a function that tells who a token range denotes, inside a statement as its speaker means it.

    An empty range asks for whom the speaker of the statement speaks.
    """
    by_id = {s.id: s for s in statements}

    def who(start: int, end: int, statement: str | None) -> str | None:
        inside = by_id.get(statement) if statement else None
        speaker = inside.speaker if inside else None
        hearer = inside.addressee if inside else None
        if start == end:
            return speaks_for(index, speaker)
        return resolve(index, parsed, start, end, speaker=speaker, addressee=hearer)

    return who


def _all_resolver(index: ActorIndex, parsed: Parsed) -> ResolveAll:
    """Return a function that tells all whom a token range denotes ("both sides")."""
    return lambda start, end, _statement: resolve_all(index, parsed, start, end)
