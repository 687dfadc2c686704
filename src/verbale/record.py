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
CopyKind = Literal["identical", "syndicated", "edited", "translated"]
Wording = Literal["exact", "close", "reworded"]


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


class Strength(msgspec.Struct, frozen=True):
    """How strong the wording is, 1 (mild) to 5 (the gravest), with the words that show it."""

    value: int
    spans: tuple[Span, ...] = ()


class Event(msgspec.Struct, frozen=True):
    """Who did what to whom (PLOVER). `statement` performs or contains it; None: the report tells it.

    `strength` is that of a threat's wording; None for all that is no threat.
    """

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
    strength: Strength | None = None


class Trigger(msgspec.Struct, frozen=True):
    """What would set the consequence off, by whom, to whom, with which instruments.

    `refers_to` is the earlier span that a pointing trigger means; `deadline` the words that set a time for it.
    """

    spans: tuple[Span, ...]
    text: str
    actors: tuple[str, ...] = ()
    type: EventType | None = None
    refers_to: tuple[Span, ...] = ()
    recipients: tuple[str, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    deadline: tuple[Span, ...] = ()


class Consequence(msgspec.Struct, frozen=True):
    """What would follow, by whom, to whom, with which instruments.

    `types` are the types of all its acts, the first among them `type`; `later` are spans of sentences behind that
    name what it would consist of ("such measures could include ...").
    """

    spans: tuple[Span, ...]
    text: str
    actors: tuple[str, ...] = ()
    type: EventType | None = None
    instruments: tuple[Instrument, ...] = ()
    recipients: tuple[str, ...] = ()
    types: tuple[EventType, ...] = ()
    later: tuple[Span, ...] = ()


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
    """A role that a report gives an actor: `role` "secretary of state", `of` an actor id or None.

    `day` is the day of the report (ISO 8601): offices change hands.
    """

    role: str
    of: str | None
    report: str
    evidence: Span
    day: str | None = None


class Actor(msgspec.Struct, frozen=True):
    """A person, office, state, organisation or group.

    The id is made from kind and name ("person/antony-blinken", "state/RUS", "organisation/nato"), so that
    reports that spell alike agree without being compared; other spellings are joined across reports.
    `code` is the PLOVER/CAMEO actor code: country or kind of organisation, then sectors ("USAGOV", "IGONAT").
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
    code: str | None = None


class Reading(msgspec.Struct, frozen=True):
    """All that was read in one report, alone. Actor ids are those of this report."""

    report: Report
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    conditions: tuple[Condition, ...] = ()
    actors: tuple[Actor, ...] = ()
    rules: str = ""


class Evidence(msgspec.Struct, frozen=True):
    """One reason for a link: its name, what it counts in the sum of all, and the share or number that it is about."""

    name: str
    weight: float
    value: float


class SharedPart(msgspec.Struct, frozen=True):
    """Words that stand in two reports alike: where in the first of them, and where in the second."""

    first: Span
    second: Span


class CopyLink(msgspec.Struct, frozen=True):
    """Why two reports are copies of one text: `similarity` is the share of the shorter one that stands in the other."""

    reports: tuple[str, str]
    kind: CopyKind
    similarity: float
    evidence: tuple[Evidence, ...]
    shared: tuple[SharedPart, ...] = ()


class Original(msgspec.Struct, frozen=True):
    """The report that the others of a group were likely made from, and what says so."""

    report: str
    evidence: tuple[Evidence, ...]


class Copies(msgspec.Struct, frozen=True):
    """Reports that are not independent witnesses: copies of one text, cut, stitched, retitled, edited or translated.

    `kind` is that of the most altered link and `similarity` the mean of the `links`, which join every report of the
    group to the one that it is most like. `original` is None where nothing tells which report was first.
    """

    id: str
    kind: CopyKind
    reports: tuple[str, ...]
    similarity: float
    original: Original | None
    links: tuple[CopyLink, ...]


class Story(msgspec.Struct, frozen=True):
    """Reports of one episode. `title` is one of theirs; `from_` and `to` are the first and last day of the reports.

    Written as `from` in JSON. `evidence` are the words that hold the story together, the weightiest first, and
    `independent` counts the reports that are no copies of each other, an outlet once.
    """

    id: str
    title: str | None
    from_: str | None = msgspec.field(name="from")
    to: str | None
    reports: tuple[str, ...]
    independent: int
    evidence: tuple[Evidence, ...]


class Variant(msgspec.Struct, frozen=True):
    """One wording of an utterance or line: the sentences of a statement that carry it.

    `day` is the day of speaking, or else of the report (`dated` "report"). `part`: it carries only a part of the
    fullest wording.
    """

    statement: str
    report: str
    kind: StatementKind
    day: str | None
    dated: Literal["own", "report"] | None
    spans: tuple[Span, ...]
    text: str
    part: bool = False


class StatementLink(msgspec.Struct, frozen=True):
    """Why two statements are one utterance, or words repeated: the evidence, which sums up to `weight`."""

    statements: tuple[str, str]
    weight: float
    evidence: tuple[Evidence, ...]


class Utterance(msgspec.Struct, frozen=True):
    """What one speaker said on one occasion, in however many reports and wordings.

    `best` is the statement whose wording is the most trustworthy, for the `reasons` given. Only what more than one
    statement tells, or a line repeats, is an utterance worth writing down.
    """

    id: str
    speaker: str | None
    said_on: Dating | None
    statements: tuple[str, ...]
    independent_reports: int
    wording: Wording
    best: str
    reasons: tuple[Evidence, ...]
    variants: tuple[Variant, ...]
    links: tuple[StatementLink, ...]


class SaidLine(msgspec.Struct, frozen=True):
    """What a speaker says again on several occasions in like words, from the first use to the last.

    `uses` has the best wording of each of the `utterances`, in the order of their days. Written as `from` in JSON.
    """

    id: str
    speaker: str | None
    statements: tuple[str, ...]
    utterances: tuple[str, ...]
    from_: str | None = msgspec.field(name="from")
    to: str | None
    uses: tuple[Variant, ...]
    links: tuple[StatementLink, ...]


class Failure(msgspec.Struct, frozen=True):
    """A file or a row that could not be read, and why, in a sentence for its owner."""

    path: str
    reason: str
