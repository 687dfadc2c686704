"""The vocabulary of the record: what verbale writes down, field by field (docs/record.md).

Everything here is frozen data without logic. A span is `[start, end)` in characters (Unicode code
points) of the report's `text`; a text that stands beside a span is exactly `text[start:end]`.
`None` means "not known", never "no". Ids are content hashes: the same bytes give the same ids on any
machine. Records encode to JSON with `msgspec.json.encode`; a span becomes `[start, end]`.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec

ReportKind = Literal["report", "interview", "transcript", "statement"]
StatementKind = Literal["direct", "indirect", "mixed", "turn", "headline"]
StatementType = Literal["assertion", "belief", "fact", "eventuality"]
Stance = Literal["neutral", "asserting", "doubting", "hostile"]
Precision = Literal["year", "month", "day", "time"]
DateEvidence = Literal["stated", "metadata", "inferred"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
EventStatus = Literal["occurred", "ongoing", "planned", "conditional", "denied"]
Relation = Literal["if", "unless", "until", "when", "red-line"]
Instrument = Literal["economic", "financial", "energy", "military", "diplomatic", "legal", "cyber", "unspecified"]
Commitment = Literal["stated", "hedged", "ambiguous"]
ActorKind = Literal["person", "office", "state", "organisation", "group"]


class Span(NamedTuple):
    """Characters `[start, end)` of a report's text."""

    start: int
    end: int


class Quoted(msgspec.Struct, frozen=True):
    """Words as printed. `span` is None when they stand outside the text (HTML title, table field)."""

    text: str
    span: Span | None = None


class Dating(msgspec.Struct, frozen=True):
    """A date with the words it rests on.

    `value` is ISO 8601 cut to its precision: "2021", "2021-12", "2021-12-03", "2021-12-03T22:18".
    `end` closes a stretch of time (inclusive, same form) and is None for a single date.
    """

    value: str
    precision: Precision
    evidence: DateEvidence
    spans: tuple[Span, ...] = ()
    confidence: float = 1.0
    end: str | None = None


class Report(msgspec.Struct, frozen=True):
    """One report, before or after reading. `text` is never altered: boilerplate is marked, not cut."""

    id: str
    text: str
    path: str | None = None
    url: str | None = None
    title: Quoted | None = None
    outlet: Quoted | None = None
    byline: Quoted | None = None
    published: Dating | None = None
    kind: ReportKind = "report"
    language: str | None = None
    boilerplate: tuple[Span, ...] = ()


class Occasion(msgspec.Struct, frozen=True):
    """The interview, briefing, meeting or call in which something was said."""

    text: str
    span: Span


class Statement(msgspec.Struct, frozen=True):
    """Who said what: one attribution relation (Penn Discourse Treebank, PARC, PolNeAR)."""

    id: str
    report: str
    kind: StatementKind
    type: StatementType
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    speaker: str | None
    addressee: str | None
    parent: str | None
    said_on: Dating | None
    occasion: Occasion | None
    stance: Stance
    confidence: float


class Place(msgspec.Struct, frozen=True):
    """Where an event took place; `country` is ISO 3166 alpha-3."""

    text: str
    span: Span
    country: str | None = None


class Event(msgspec.Struct, frozen=True):
    """Who did what to whom (PLOVER). `statement` performs or contains it; None: the report tells it."""

    id: str
    report: str
    statement: str | None
    type: EventType
    mode: tuple[str, ...]
    context: tuple[str, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: EventStatus
    date: Dating | None
    place: Place | None
    spans: tuple[Span, ...]
    confidence: float


class Trigger(msgspec.Struct, frozen=True):
    """What would set the consequence off. `refers_to` is the earlier span that a pointing trigger means."""

    spans: tuple[Span, ...]
    text: str
    actors: tuple[str, ...] = ()
    type: EventType | None = None
    refers_to: tuple[Span, ...] = ()


class Consequence(msgspec.Struct, frozen=True):
    """What would follow, by whom, with which instruments."""

    spans: tuple[Span, ...]
    text: str
    actors: tuple[str, ...] = ()
    type: EventType | None = None
    instruments: tuple[Instrument, ...] = ()


class Strength(msgspec.Struct, frozen=True):
    """How strong the wording is, 1 (mild) to 5 (the gravest), with the words that show it."""

    value: int
    spans: tuple[Span, ...] = ()


class Condition(msgspec.Struct, frozen=True):
    """The if-then of a threat, a promise, a demand or a red line."""

    id: str
    report: str
    statement: str | None
    event: str | None
    relation: Relation
    trigger: Trigger
    consequence: Consequence
    strength: Strength
    commitment: Commitment
    confidence: float


class Alias(msgspec.Struct, frozen=True):
    """One spelling of an actor, where it stands."""

    text: str
    report: str
    span: Span


class Office(msgspec.Struct, frozen=True):
    """A role that a report gives an actor: `role` "secretary of state", `of` an actor id or None."""

    role: str
    of: str | None
    report: str
    evidence: Span


class Actor(msgspec.Struct, frozen=True):
    """A person, office, state, organisation or group.

    The id is made from kind and name ("person/antony-blinken", "state/RUS", "organisation/nato"), so that
    reports that spell alike agree without being compared; other spellings are joined across reports.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    igo: str | None = None
    role: str | None = None
    sector: str | None = None
    aliases: tuple[Alias, ...] = ()
    offices: tuple[Office, ...] = ()


class Reading(msgspec.Struct, frozen=True):
    """All that was read in one report, alone. Actor ids are those of this report."""

    report: Report
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    conditions: tuple[Condition, ...] = ()
    actors: tuple[Actor, ...] = ()
    rules: str = ""


class Failure(msgspec.Struct, frozen=True):
    """A file or a row that could not be read, and why, in a sentence for its owner."""

    path: str
    reason: str
