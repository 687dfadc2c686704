"""Stages light enough for tests: files to reports, `Name said "words".` to statements, `If a, b` to conditions.

Everything is at module level, so that other processes can import it.
"""

from __future__ import annotations

import datetime
import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from verbale.errors import ModelError
from verbale.ledger.stages import Stages
from verbale.record import (
    Actor,
    Alias,
    Condition,
    Consequence,
    Dating,
    Event,
    Failure,
    Office,
    Quoted,
    Reading,
    Report,
    Span,
    Statement,
    Strength,
    Trigger,
)

SAID = re.compile(r'([A-Z][\w.]+(?: [A-Z][\w.]+)*) said,? "([^"]+)"')
IF = re.compile(r"\b[Ii]f ([^,.]+), ([^.\"]+)")
DATED = re.compile(r"\A(\d{4}-\d\d-\d\d)\n")
STATES = {"Ruritania": "RUR", "Sylvania": "SYL"}


def read_paths(
    paths: Sequence[str], mapping: Mapping[str, str] | None = None, stdin: BinaryIO | None = None
) -> Iterator[Report | Failure]:
    for path in list_paths(paths)[0]:
        file = Path(path)
        data = stdin.read() if path == "-" and stdin else file.read_bytes() if file.is_file() else b"\0"
        if b"\0" in data:
            yield Failure(path, "It is no text.")
        else:
            yield report(data.decode(), path)


def report(text: str, path: str | None = None, **fields: object) -> Report:
    title = Quoted(text.splitlines()[0], Span(0, len(text.splitlines()[0]))) if text.strip() else None
    identity = "r" + hashlib.sha256(text.encode()).hexdigest()[:16]
    return Report(id=identity, text=text, path=path, **({"title": title} | fields))  # type: ignore[arg-type]


def list_paths(paths: Sequence[str]) -> tuple[list[str], list[Failure]]:
    found: list[str] = []
    for path in paths:
        found += sorted(str(p) for p in Path(path).rglob("*.txt")) if Path(path).is_dir() else [path]
    return found, []


def read_report(report: Report, near: datetime.date | None = None) -> Reading:
    if "CRASH" in report.text:
        raise RuntimeError("a rule failed")
    if "BREAK" in report.text:
        os._exit(9)
    if "MODEL" in report.text:
        raise ModelError("The model is missing: install verbale again.")
    return _reading(report, near, "light-1")


def read_report_anew(report: Report, near: datetime.date | None = None) -> Reading:
    """Another version of the rules: the second statement of every report is not found any more."""
    reading = _reading(report, near, "light-2")
    return Reading(reading.report, reading.statements[:1], (), (), reading.actors[:2], "light-2")


def _reading(report: Report, near: datetime.date | None, rules: str) -> Reading:
    stated = DATED.match(report.text)
    published = Dating(stated.group(1), "day", "stated", (Span(0, 10),)) if stated else None
    if near and not published:
        published = Dating(near.isoformat(), "day", "inferred")
    known = Report(report.id, report.text, report.path, report.url, report.title, published=published, language="en")
    statements, events, conditions = [], [], []
    for number, match in enumerate(SAID.finditer(report.text)):
        statement = _statement(report, number, match, published)
        statements.append(statement)
        for condition in IF.finditer(report.text, *match.span(2)):
            event = _threat(statement, condition)
            events.append(event)
            conditions.append(_condition(statement, event, condition))
    return Reading(known, tuple(statements), tuple(events), tuple(conditions), tuple(_actors(report)), rules)


def _statement(report: Report, number: int, match: re.Match[str], published: Dating | None) -> Statement:
    return Statement(
        id=f"{report.id}-s{number}",
        report=report.id,
        kind="direct",
        type="assertion",
        content=(Span(*match.span(2)),),
        cue=(),
        source=(Span(*match.span(1)),),
        speaker=_person(match.group(1)),
        addressee=None,
        parent=None,
        said_on=published,
        occasion=None,
        stance="neutral",
        confidence=0.9,
    )


def _threat(statement: Statement, match: re.Match[str]) -> Event:
    return Event(
        id=f"{statement.id}-e{match.start()}",
        report=statement.report,
        statement=statement.id,
        type="THREATEN",
        mode=("military",),
        context=(),
        actors=(statement.speaker or "",),
        recipients=("state/RUR",),
        status="conditional",
        date=None,
        place=None,
        spans=(Span(*match.span()),),
        confidence=0.8,
    )


def _condition(statement: Statement, event: Event, match: re.Match[str]) -> Condition:
    return Condition(
        id=f"{statement.id}-c{match.start()}",
        report=statement.report,
        statement=statement.id,
        event=event.id,
        relation="if",
        trigger=Trigger((Span(*match.span(1)),), match.group(1), ("state/RUR",)),
        consequence=Consequence((Span(*match.span(2)),), match.group(2), (), "SANCTION", ("economic",)),
        strength=Strength(4, (Span(*match.span(2)),)),
        commitment="stated",
        confidence=0.7,
    )


def _actors(report: Report) -> Iterator[Actor]:
    seen: dict[str, list[Alias]] = {}
    for match in SAID.finditer(report.text):
        alias = Alias(match.group(1), report.id, Span(*match.span(1)))
        seen.setdefault(match.group(1), []).append(alias)
    for name, aliases in seen.items():
        office = Office("minister", "state/SYL", report.id, aliases[0].span)
        yield Actor(_person(name), name, "person", country="SYL", aliases=tuple(aliases), offices=(office,))
    for name, code in STATES.items():
        spans = [Span(*match.span()) for match in re.finditer(name, report.text)]
        if spans:
            yield Actor(f"state/{code}", name, "state", code, aliases=tuple(Alias(name, report.id, s) for s in spans))


def _person(name: str) -> str:
    return "person/" + re.sub(r"\W+", "-", name.lower()).strip("-")


def same_actors(actors: Iterable[tuple[str, Actor]], _days: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """Join persons by last name, to the alphabetically first id."""
    keys: dict[str, set[tuple[str, str]]] = {}
    for report, actor in actors:
        if actor.kind == "person":
            last = actor.id.rsplit("-", 1)[-1].removeprefix("person/")
            keys.setdefault(last, set()).add((report, actor.id))
    return {key: min((i for _, i in group), key=lambda i: (-len(i), i)) for group in keys.values() for key in group}


def near_dates(dated: Iterable[Report], undated: Iterable[Report]) -> dict[str, datetime.date]:
    """Lend the last date of all to every undated report."""
    last = max((r.published.value for r in dated if r.published), default=None)
    return {r.id: datetime.date.fromisoformat(last) for r in undated} if last else {}


STAGES = Stages(read_paths, list_paths, read_report, "light-1", same_actors, near_dates)
NEWER = Stages(read_paths, list_paths, read_report_anew, "light-2", same_actors, near_dates)
