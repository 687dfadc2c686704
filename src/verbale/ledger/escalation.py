"""How the wording of threats between two sides rises and falls over time, and the deeds beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Literal

import msgspec

from verbale.ledger.filters import Filters
from verbale.ledger.lines import Dated, lines_of, once
from verbale.ledger.select import actor_names, select_conditions, select_events
from verbale.ledger.threats import Threat, ThreatRows, group_alike
from verbale.record import Event, Quoted

DEEDS = frozenset({"MOBILIZE", "SANCTION", "COERCE", "ASSAULT"})
"""Material conflict (PLOVER), protests aside: what a threat may be followed by."""


class EscalationStep(msgspec.Struct, frozen=True):
    """One wording of a threat, or one deed, of one side toward the other.

    `strength` is 1 to 5 (docs/strength.md), None for a deed; `strongest` is the gravest strength up to this day. `day`
    and `dated` are as in `Threat`.
    """

    kind: Literal["wording", "deed"]
    id: str
    type: str
    day: str | None
    dated: Dated | None
    who: tuple[str, ...]
    whom: tuple[str, ...]
    strength: int | None
    strength_words: tuple[Quoted, ...]
    strongest: int
    words: str
    report: str
    reports: tuple[str, ...]


def select_escalation(
    connection: sqlite3.Connection, actor: str, recipient: str, filters: Filters
) -> list[EscalationStep]:
    """Return the threats and deeds of `actor` toward `recipient` (names, countries or ids), by day, undated last."""
    filters = {**filters, "speaker": actor, "target": recipient}
    steps = [*_wordings(connection, filters), *_deeds(connection, filters)]
    steps.sort(key=lambda step: (step.day is None, step.day or "", step.kind, -(step.strength or 0), step.id))
    strongest, risen = 0, []
    for step in steps:
        strongest = max(strongest, step.strength or 0)
        risen.append(msgspec.structs.replace(step, strongest=strongest))
    return risen


def _wordings(connection: sqlite3.Connection, filters: Filters) -> list[EscalationStep]:
    rows_of = ThreatRows(connection)
    threats = rows_of.unconditional(filters)
    for condition in select_conditions(connection, filters):
        event = rows_of.event(condition.event)
        # promises and demands have conditions, too; of what performs no event only harm in the words tells a threat
        if event.type == "THREATEN" if event else condition.strength.value > 1:
            threats.append(rows_of.from_condition(condition))
    return [_wording(threat) for threat in group_alike(threats)]


def _wording(threat: Threat) -> EscalationStep:
    return EscalationStep(
        kind="wording", id=threat.id, type="THREATEN", day=threat.day, dated=threat.dated, who=threat.who,
        whom=threat.whom, strength=threat.strength, strength_words=threat.strength_words, strongest=0,
        words=threat.consequence, report=threat.report, reports=threat.reports,
    )  # fmt: skip


def _deeds(connection: sqlite3.Connection, filters: Filters) -> list[EscalationStep]:
    events: Sequence[Event] = [
        event
        for event in select_events(connection, filters)
        if event.type in DEEDS and event.status in ("occurred", "ongoing")
    ]
    return [
        EscalationStep(
            kind="deed", id=line.id, type=line.type, day=line.day, dated=line.dated, who=line.who, whom=line.whom,
            strength=None, strength_words=(), strongest=0, words=line.words, report=line.report, reports=line.reports,
        )
        for line in once(lines_of(connection, events, actor_names(connection)))
    ]  # fmt: skip
