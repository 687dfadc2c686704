"""Stages for the calendar's tests: each sentence that tells of a plan, an agreement or a demand is an event.

Everything is at module level, so that other processes can import it.
"""

from __future__ import annotations

import datetime
import re

import light_stages
from msgspec.structs import replace

from verbale.language.times import find_times
from verbale.language.times_resolve import resolve
from verbale.ledger.stages import Stages
from verbale.record import Event, EventStatus, EventType, Reading, Report, Span

SENTENCE = re.compile(r"(Ruritania|Sylvania|Borduria) (will meet|agreed to meet|demanded that|met|denied) ([^.\n]*)\.")
KINDS: dict[str, tuple[EventType, EventStatus]] = {
    "will meet": ("CONSULT", "planned"),
    "agreed to meet": ("AGREE", "occurred"),
    "demanded that": ("REQUEST", "occurred"),
    "met": ("CONSULT", "occurred"),
    "denied": ("REJECT", "denied"),
}


def read_report(report: Report, near: datetime.date | None = None) -> Reading:
    """Return the light reading with the events of the sentences, in place of its own."""
    reading = light_stages.read_report(report, near)
    return replace(reading, events=tuple(_event(reading.report, match) for match in SENTENCE.finditer(report.text)))


def _event(report: Report, match: re.Match[str]) -> Event:
    kind, status = KINDS[match[2]]
    times = [t for t in find_times(report.text) if match.start() <= t.span.start < match.end()]
    date = resolve(times[0], report.published) if times and report.published and kind != "REQUEST" else None
    other = next((name for name in ("Ruritania", "Sylvania", "Borduria") if name in match[3]), None)
    return Event(
        id=f"{report.id}-{match.start()}",
        report=report.id,
        statement=None,
        type=kind,
        mode=(),
        context=(),
        actors=(f"state/{match[1][:3].upper()}",),
        recipients=(f"state/{other[:3].upper()}",) if other else (),
        status=status,
        date=date,
        place=None,
        spans=(Span(*match.span()),),
        confidence=0.8,
    )


STAGES = Stages(
    light_stages.read_paths, light_stages.list_paths, read_report, "calendar-1", light_stages.same_actors,
    light_stages.near_dates,
)  # fmt: skip
