"""Sheets on which an actor of a report is collected, and the records they become."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from verbale.language.parsed import Parsed
from verbale.reading.actors_index import Holding
from verbale.record import Actor, ActorKind, Alias, Office, Span
from verbale.schemes.offices import office_of
from verbale.schemes.organisations import Organisation, bodies, organisations
from verbale.schemes.states import states

_FORMER_SECTORS = frozenset({"GOV", "MIL", "LEG", "SPY", "JUD"})


@dataclass(slots=True)
class ActorSheet:
    """What is known of one actor so far."""

    id: str
    kind: ActorKind
    name: str
    country: str | None = None
    igo: str | None = None
    role: str | None = None
    sector: str | None = None
    gender: str | None = None
    holdings: list[Holding] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)

    def alias(self, start: int, end: int) -> None:
        """Note tokens `[start, end)` as a place that names the actor."""
        self.places.append((start, end))


class Sheets:
    """All sheets of a report by actor id."""

    def __init__(self, report: str, parsed: Parsed, named: Mapping[str, Organisation] | None = None) -> None:
        """`named` are the organisations by id that the report names and no table knows."""
        self.report = report
        self.parsed = parsed
        self._organisations = {**(named or {}), **organisations()}
        self._sheets: dict[str, ActorSheet] = {}

    def open(self, actor: str, kind: ActorKind, name: str) -> ActorSheet:
        """Return the sheet of an actor, a new one if there is none."""
        sheet = self._sheets.get(actor)
        if sheet is None:
            sheet = self._sheets[actor] = ActorSheet(actor, kind, name)
        return sheet

    def open_known(self, actor: str) -> ActorSheet:
        """Return the sheet of an actor that has one."""
        return self._sheets[actor]

    def open_state(self, code: str) -> ActorSheet:
        """Return the sheet of a state."""
        sheet = self.open(f"state/{code}", "state", states()[code].name)
        sheet.country = code
        return sheet

    def open_owner(self, actor: str | None) -> None:
        """Open the sheet of what an office is of, so that the office's `of` is an actor of the report."""
        if actor is None or actor in self._sheets:
            return
        if actor.startswith("state/"):
            self.open_state(actor.split("/")[1])
            return
        organisation, body = self._organisations.get(actor), bodies().get(actor)
        if organisation is not None:
            sheet = self.open(actor, organisation.kind, organisation.name)
            sheet.igo, sheet.country, sheet.sector = organisation.igo, organisation.country, organisation.sector
        elif body is not None:
            sheet = self.open(actor, "office", body.name)
            sheet.country, sheet.sector = body.country, body.sector
        else:
            self._open_generic(actor)

    def _open_generic(self, actor: str) -> None:
        """Open "office/RUS-foreign-ministry" by the name "Russian foreign ministry"."""
        code, _, rest = actor.split("/", 1)[1].partition("-")
        country = code if code in states() else None
        role = rest if country else actor.split("/", 1)[1]
        words = role.replace("-", " ")
        state = states()[country] if country else None
        owner = (*state.adjectives, state.name)[0] + " " if state else ""
        sheet = self.open(actor, "office", owner + words)
        sheet.country, sheet.role = country, words
        hit = office_of(words)
        sheet.sector = hit.sector if hit else None

    def move(self, actor: str, to: str, start: int, end: int) -> None:
        """Give a place of one actor to another; who has no place left is forgotten."""
        sheet = self._sheets[actor]
        sheet.places = [place for place in sheet.places if place != (start, end)]
        self._sheets[to].alias(start, end)
        if not sheet.places:
            del self._sheets[actor]

    def all(self) -> list[ActorSheet]:
        """Return the sheets in the order in which they were opened."""
        return list(self._sheets.values())

    def country(self, actor: str) -> str | None:
        """Return the country of an actor by its sheet or its offices."""
        sheet = self._sheets.get(actor)
        if sheet is None:
            return None
        return sheet.country or next((h.country for h in sheet.holdings if h.country), None)


def slug(name: str) -> str:
    """Return a name as part of an id: ASCII, small letters, hyphens."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold().replace("'", "").replace("’", "")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or re.sub(r"\W+", "-", name.casefold()).strip("-") or "unnamed"


def sheet_records(sheets: Sheets) -> dict[str, Actor]:
    """Return the actors by id, each with its aliases and offices in text order."""
    return {sheet.id: _record(sheet, sheets) for sheet in sheets.all()}


def _record(sheet: ActorSheet, sheets: Sheets) -> Actor:
    parsed, report = sheets.parsed, sheets.report
    aliases = tuple(
        Alias(parsed.words(start, end), report, Span(parsed.starts[start], parsed.ends[end - 1]))
        for start, end in sorted(set(sheet.places))
    )
    holdings = sorted(set(sheet.holdings), key=lambda h: (h.start, h.end))
    offices = tuple(Office(h.printed, h.of, report, Span(h.start, h.end)) for h in holdings)
    role, sector = sheet.role, sheet.sector
    if holdings and sheet.kind == "person":
        main = next((h for h in holdings if h.role.kind == "holder" and not h.former), holdings[0])
        role = main.printed
        sector = "ELI" if main.former and main.role.sector in _FORMER_SECTORS else main.role.sector
    igo = sheet.igo or next((organisations()[h.of].igo for h in holdings if h.of in organisations()), None)
    return Actor(
        sheet.id, sheet.name, sheet.kind, sheets.country(sheet.id), igo, role, sector, aliases, offices,
    )  # fmt: skip
