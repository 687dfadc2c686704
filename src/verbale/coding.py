"""Events of raw text, for those who need events and no ledger: `code("Iran expelled two French envoys.")`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as day_type

import msgspec

from verbale.language import parse
from verbale.language.times import find_times
from verbale.reading.actors_codes import code_actor
from verbale.reading.actors_index import ActorIndex
from verbale.reading.clause_dates import clause_dates
from verbale.reading.conditions_windows import words_of
from verbale.reading.events import event_of, find_all_told
from verbale.reading.events_parties import Party, country_in, is_place
from verbale.reading.events_told import Told
from verbale.reading.read_report import Understood, understand
from verbale.record import Dating, Event, EventStatus, EventType, Place, Report, Span, Statement
from verbale.rules import rule
from verbale.schemes.actor_codes import actor_code
from verbale.schemes.states import states


class CodedActor(msgspec.Struct, frozen=True):
    """One who acts or is acted on.

    `id` is that of the record's actors, None for people that are no actor of the record ("villagers"); `code` is
    PLOVER's: country (or IGO) and sector ("USAGOV"), empty where neither is known; `span` the words that name the
    party, None where the event's statement or a pronoun alone shows it.
    """

    id: str | None
    name: str
    code: str
    span: Span | None = None


class CodedEvent(msgspec.Struct, frozen=True):
    """An event of `code`: the record's `Event` with its parties spelled out.

    `mutual` is set where each of the actors does it with each other and with the recipients ("A and B met"). `spans`
    are the words that carry it, `statement` the words in which somebody tells it, if somebody does.
    """

    type: EventType
    mode: tuple[str, ...]
    context: tuple[str, ...]
    status: EventStatus
    actors: tuple[CodedActor, ...]
    recipients: tuple[CodedActor, ...]
    mutual: bool
    date: Dating | None
    place: Place | None
    spans: tuple[Span, ...]
    statement: Statement | None
    confidence: float

    def triples(self) -> list[tuple[str, EventType, str]]:
        """Return the event as (actor code, type, recipient code), one a pair; "" where a side is not known."""
        sides = [a.code for a in self.actors], [r.code for r in self.recipients]
        if self.mutual:
            everybody = list(dict.fromkeys(sides[0] + sides[1]))
            return [(a, self.type, b) for a in everybody for b in everybody if a != b]
        return [(a, self.type, r) for a in sides[0] or [""] for r in sides[1] or [""]]


def code(text: str, date: day_type | str | None = None) -> list[CodedEvent]:
    """Return the events of a text of one sentence or many, in text order.

    `date` is the day of writing (a date, or ISO "2024-05-31"): it settles "on Tuesday" and who held which office.
    Raises ValueError for another `date`, ModelError when the shipped model cannot be loaded.
    """
    day = day_type.fromisoformat(date) if isinstance(date, str) else date
    written = Dating(day.isoformat(), "day", "metadata") if day else None
    report = Report("text", text, published=written)
    parsed = parse(text)
    times = find_times(text)
    seen = understand(report, parsed, times)
    words = words_of(parsed, seen.statements, ())
    told = find_all_told(words, seen.statements, seen.conditions, seen.resolve, seen.resolve_all)
    dates = clause_dates(parsed, times, written)
    found = [_coded(one, event_of(words, "text", one, dates), seen, day) for one in told]
    return sorted(found, key=lambda event: (event.spans[0], event.type))


def _coded(told: Told, event: Event, seen: Understood, day: day_type | None) -> CodedEvent:
    actors = _sides(told.who, told.actors if not told.who else (), seen, day)
    recipients = _sides(told.whom, told.recipients if not told.who and not told.whom else (), seen, day)
    here = event.place.country if event.place else None
    actors = _at_home(event.type, actors, recipients, here)
    recipients = _at_home(event.type, recipients, actors, here, facing_state=True)
    return CodedEvent(
        event.type, event.mode, event.context, event.status, actors, recipients, told.mutual, event.date, event.place,
        event.spans, told.statement, event.confidence,
    )  # fmt: skip


# Codes that stand where a country's does, and sectors that a state has one of ("the president", "the opposition").
_COUNTRIES = frozenset({"IGO", "UNO", "EUR", "NGO", "IMG", "ISM", "MNC"})
_OF_A_STATE = frozenset({"GOV", "LEG", "JUD", "COP", "ELI", "OPP", "PTY"})


@rule(
    "bodies and people named without their state are of the state of those who face them at home, or of the place",
    off=lambda _kind, side, *_, **__: side,
)
def _at_home(
    kind: EventType,
    side: tuple[CodedActor, ...],
    other: tuple[CodedActor, ...],
    here: str | None,
    facing_state: bool = False,
) -> tuple[CodedActor, ...]:
    """Return a side with a country for its parties that name none ("the president", "protesters", "policemen").

    `facing_state`: these are acted on, so that the state's own bodies act on people at home.
    """
    facing = next((o.code for o in other if o.code[:3] in states() and len(o.code) > 3), "")
    settled = []
    for party in side:
        stateless = bool(party.code) and party.code[:3] not in _COUNTRIES | states().keys()
        body = party.code[:3] in _OF_A_STATE
        domestic = body or (facing_state and facing[3:6] in _OF_A_STATE)
        country = facing[:3] if facing and domestic else here
        if stateless and country and (domestic or kind == "PROTEST"):
            party = msgspec.structs.replace(party, code=country + party.code)
        settled.append(party)
    return tuple(settled)


def _sides(
    parties: Sequence[Party], ids: Sequence[str], seen: Understood, day: day_type | None
) -> tuple[CodedActor, ...]:
    """Return the parties of one side, each code once; `ids` are those that no words name."""
    rows = [_actor(party, seen, day) for party in parties]
    rows += [CodedActor(one, _name(one, seen.actors), _code_of(one, "", seen.actors, day)) for one in ids]
    return tuple({(row.id, row.code): row for row in rows}.values())


def _actor(party: Party, seen: Understood, day: day_type | None) -> CodedActor:
    parsed = seen.parsed
    span = Span(parsed.starts[party.start], parsed.ends[party.end - 1]) if party.text else None
    name = _name(party.actor, seen.actors) if party.actor else party.text
    return CodedActor(party.actor, name, _code_of(party.actor, party.text, seen.actors, day), span)


def _name(actor: str, index: ActorIndex) -> str:
    if actor in index.actors:
        return index.actors[actor].name
    known = states().get(actor.removeprefix("state/"))
    return known.name if known else actor.partition("/")[2]


def _code_of(actor: str | None, text: str, index: ActorIndex, day: day_type | None) -> str:
    """Return the code of a party: what its words say, and what they leave out as its actor in the text has it."""
    if is_place(text):  # a town that is fought over or visited says its country, not whose it is
        return country_in(actor) or actor_code(text, day).country or ""
    known = index.actors.get(actor or "")
    coded = (code_actor(known, day).code if known else None) or ""
    said = actor_code(text, day)
    sector = said.sector if said.sector != "UNK" else None
    country = said.country or (coded[:3] if coded[:3] in states() else None) or country_in(actor) or ""
    if coded.startswith(country) and (not sector or sector in coded[3:]):
        return coded
    return said.code or "" if said.country and said.sector != "UNK" else country + (sector or "")
