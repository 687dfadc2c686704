"""Threats, promises and demands as a person reads them: who, to whom, if what, then what, in which words."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence

import msgspec

from verbale.ledger.actors import canonical_ids, fold, map_event
from verbale.ledger.filters import Filters
from verbale.ledger.lines import Dated, Printed, Printings, named
from verbale.ledger.rows import event_date, from_row, words
from verbale.ledger.select import actor_names, select_conditions, select_events
from verbale.record import Condition, Event, Quoted, Span, Statement, Strength

LONGEST = 600
"""A passage of evidence longer than this is shown by its pieces instead (a trigger pages before its consequence)."""

# A full stop after one to three letters of a capitalised word is most often an abbreviation ("Gen.", "U.S.").
_SENTENCE_END = re.compile(
    r"(?:(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})\.|[!?…])[\"'”’»)\]]*(?=\s+[^a-z\s]|\s*$)|\n\s*\n"
)


class Threat(msgspec.Struct, frozen=True):
    """A condition, or a THREATEN event that hangs on none (`trigger` is None, `consequence` its words).

    `day` is that of speaking, or else (`dated` "report") the day its report appeared. `strength_words` show how strong
    the wording is. `source` are the words that name the speaker, `evidence` the words of the report around the threat,
    exactly; `reports` are all reports that have the same of the same speaker, `report` among them.
    """

    id: str
    report: str
    statement: str | None
    day: str | None
    dated: Dated | None
    who: tuple[str, ...]
    whom: tuple[str, ...]
    source: str | None
    relation: str | None
    trigger: str | None
    consequence: str
    instruments: tuple[str, ...]
    strength: int | None
    strength_words: tuple[Quoted, ...]
    commitment: str | None
    confidence: float
    evidence: tuple[Quoted, ...]
    reports: tuple[str, ...]
    outlet: str | None
    title: str | None
    path: str | None


def select_threats(connection: sqlite3.Connection, filters: Filters, strength: int = 1) -> list[Threat]:
    """Return the threats, newest day first, the gravest first within a day, the undated last.

    `strength` keeps wordings at least so strong.
    """
    rows_of = ThreatRows(connection)
    rows = [rows_of.from_condition(condition) for condition in select_conditions(connection, filters)]
    rows += rows_of.unconditional(filters)
    rows = [row for row in rows if (row.strength or 1) >= strength]
    grouped = sorted(group_alike(rows), key=lambda row: (-(row.strength or 0), row.report, row.id))
    return sorted(grouped, key=lambda row: row.day or "", reverse=True)


def group_alike(threats: Iterable[Threat]) -> list[Threat]:
    """Return one row for threats of one speaker in like words; the surest stands for all, the earliest of equals."""
    groups: dict[tuple[object, ...], list[Threat]] = {}
    for threat in threats:
        key = (threat.who, threat.relation, _letters(threat.trigger or ""), _letters(threat.consequence))
        groups.setdefault(key, []).append(threat)
    kept = []
    for group in groups.values():
        best = min(group, key=lambda t: (t.dated != "own", -t.confidence, t.day or "9", t.report, t.id))
        kept.append(msgspec.structs.replace(best, reports=tuple(sorted({t.report for t in group}))))
    return kept


def evidence(text: str, spans: Sequence[Span]) -> tuple[Quoted, ...]:
    """Return the sentences around the spans as one passage, or the spans alone when they are far apart."""
    if not spans:
        return ()
    start, end = min(s[0] for s in spans), max(s[1] for s in spans)
    before = [match.end() for match in _SENTENCE_END.finditer(text, max(0, start - LONGEST), start)]
    first = before[-1] if before else max(0, text.rfind("\n", 0, start) + 1)
    after = _SENTENCE_END.search(text, max(end - 1, 0), min(len(text), end + LONGEST))
    last = after.end() if after else min([i for i in (text.find("\n", end),) if i >= 0], default=len(text))
    if last - first <= LONGEST:
        return (_trimmed(text, first, last),)
    if end - start <= LONGEST:
        return (_trimmed(text, start, end),)
    return tuple(_trimmed(text, *span) for span in sorted(spans))


class ThreatRows:
    """Makes rows of conditions and events: holds actors' names, statements and events by id, the reports' words."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.names = actor_names(connection)
        self.same = canonical_ids(connection)
        self.printings = Printings(connection)
        self.connection = connection

    def from_condition(self, condition: Condition) -> Threat:
        """Return the row of a condition."""
        statement, event = self.printings.statement(condition.statement), self.event(condition.event)
        printed = self.printings.get(condition.report)
        day, dated = self.printings.day(statement.said_on if statement else None, condition.report)
        trigger, consequence = condition.trigger, condition.consequence
        who = _first_of([statement.speaker if statement else None], event.actors if event else (), consequence.actors)
        others = [[a for a in group if a not in who] for group in (event.recipients if event else (), trigger.actors)]
        whom = _first_of(*others)
        return Threat(
            id=condition.id,
            report=condition.report,
            statement=condition.statement,
            day=day,
            dated=dated,
            who=named(who, self.names),
            whom=named(whom or [_hearer(statement)], self.names),
            source=words(printed.text, statement.source) or None if statement else None,
            relation=condition.relation,
            trigger=trigger.text or words(printed.text, trigger.refers_to),
            consequence=consequence.text,
            instruments=consequence.instruments,
            strength=condition.strength.value,
            strength_words=_quoted(printed, condition.strength),
            commitment=condition.commitment,
            confidence=condition.confidence,
            evidence=evidence(printed.text, [*trigger.spans, *consequence.spans]),
            reports=(condition.report,),
            outlet=printed.outlet,
            title=printed.title,
            path=printed.path,
        )

    def from_event(self, event: Event) -> Threat:
        """Return the row of a THREATEN event that hangs on no condition."""
        statement = self.printings.statement(event.statement)
        printed = self.printings.get(event.report)
        day, dated = self.printings.day(event_date(event, statement), event.report)
        told = statement is not None and not _meet(event.spans, statement.content)
        return Threat(
            id=event.id,
            report=event.report,
            statement=event.statement,
            day=day,
            dated=dated,
            who=named(_first_of([statement.speaker if statement else None], event.actors), self.names),
            whom=named(_first_of(event.recipients, [_hearer(statement)]), self.names),
            source=words(printed.text, statement.source) or None if statement else None,
            relation=None,
            trigger=None,
            consequence=words(printed.text, statement.content if told and statement else event.spans),
            instruments=(),
            strength=event.strength.value if event.strength else None,
            strength_words=_quoted(printed, event.strength),
            commitment=None,
            confidence=event.confidence,
            evidence=evidence(printed.text, event.spans),
            reports=(event.report,),
            outlet=printed.outlet,
            title=printed.title,
            path=printed.path,
        )

    def unconditional(self, filters: Filters) -> list[Threat]:
        """Return the rows of the THREATEN events, not denied ones, that hang on no condition."""
        hung = _events_with_condition(self.connection)
        return [
            self.from_event(event)
            for event in select_events(self.connection, filters)
            if event.type == "THREATEN" and event.status != "denied" and not {event.id, event.statement} & hung
        ]

    def event(self, identity: str | None) -> Event | None:
        """Return an event under ledger-wide actor ids; None for one that is not held."""
        row = self.connection.execute("SELECT * FROM events WHERE id = ?", (identity,)).fetchone()
        return None if row is None else map_event(from_row(Event, row), self.same)


def _quoted(printed: Printed, strength: Strength | None) -> tuple[Quoted, ...]:
    """Return the words that show a strength."""
    return tuple(Quoted(printed.text[s[0] : s[1]], s) for s in strength.spans) if strength else ()


def _hearer(statement: Statement | None) -> str | None:
    """Return who is spoken to where that may be who is threatened: not the interviewer, not unnamed reporters."""
    if statement is None or statement.kind == "turn" or not statement.addressee:
        return None
    return statement.addressee if statement.addressee.startswith(("state/", "person/", "organisation/")) else None


def _events_with_condition(connection: sqlite3.Connection) -> set[str]:
    """Return the ids of events that carry a condition, and of the statements that do."""
    rows = connection.execute("SELECT event, statement FROM conditions")
    return {identity for row in rows for identity in row if identity}


def _meet(some: Sequence[Span], others: Sequence[Span]) -> bool:
    """Tell whether an event's words stand in a statement's content; if not ("he warned"), its threat is the content."""
    return any(one[0] < other[1] and other[0] < one[1] for one in some for other in others)


def _first_of(*choices: Iterable[str | None]) -> list[str]:
    """Return the first choice that names anybody."""
    for choice in choices:
        if found := [identity for identity in choice if identity]:
            return found
    return []


def _trimmed(text: str, start: int, end: int) -> Quoted:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quoted(text[start:end], Span(start, end))


def _letters(words: str) -> str:
    return re.sub(r"[\W_]+", " ", fold(words)).strip()
