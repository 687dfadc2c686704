"""International organisations, armed groups, media and national bodies (organisations.tsv, bodies.tsv)."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from verbale.schemes.phrases import PhraseTable, Words, listed, table_rows, words_of_text


class Sectors(NamedTuple):
    """Sector and second sector from a day to a day (ISO 8601, cut to year or month; "" for an open end)."""

    sector: str
    second: str | None
    since: str
    until: str


class Organisation(NamedTuple):
    """An organisation or group known in many countries' news.

    `igo` is PLOVER's country field of non-state actors (UNO, EUR, IGO, NGO, IMG, ISM); `called` are the common nouns by
    which a report may go on about it ("the alliance", "the bloc"); `code` are its own three letters (NATO: NAT, as in
    CAMEO where CAMEO has it); `sectors` are set where rebels came to govern or a party took up arms.
    """

    id: str
    kind: Literal["organisation", "group"]
    name: str
    igo: str | None
    country: str | None
    sector: str | None
    called: tuple[str, ...]
    code: str | None = None
    sectors: tuple[Sectors, ...] = ()


class Body(NamedTuple):
    """A named national institution: "Pentagon", "Duma"; `body` is the kind of office it is ("foreign-ministry")."""

    id: str
    country: str
    name: str
    sector: str
    body: str


@lru_cache(maxsize=1)
def organisations() -> dict[str, Organisation]:
    """Return all organisations and groups by id."""
    return {entry.id: entry for entry in map(_organisation, table_rows("organisations"))}


@lru_cache(maxsize=1)
def bodies() -> dict[str, Body]:
    """Return all named national institutions by id."""
    return {entry.id: entry for entry in map(_body, table_rows("bodies"))}


def _organisation(row: dict[str, str]) -> Organisation:
    kind: Literal["organisation", "group"] = "group" if row["kind"] == "group" else "organisation"
    return Organisation(
        f"{kind}/{row['id']}", kind, row["name"], row["igo"] or None, row["country"] or None,
        row["sector"] or None, tuple(listed(row["called"] or "")), row["code"] or None,
        tuple(_sectors(cell) for cell in listed(row["sectors"] or "")),
    )  # fmt: skip


def _sectors(cell: str) -> Sectors:
    """Read "GOV 1996-09/2001-11", "PTY+OPP 2016/"."""
    sectors, _, years = cell.rpartition(" ")
    since, _, until = years.partition("/")
    first, _, second = sectors.partition("+")
    return Sectors(first, second or None, since, until)


def sectors_on(entry: Organisation, day: date | None) -> tuple[str | None, str | None]:
    """Return sector and second sector of an organisation on a day; without a day the latest."""
    if day is None or not entry.sectors:
        return (entry.sectors[-1].sector, entry.sectors[-1].second) if entry.sectors else (entry.sector, None)
    now = day.isoformat()
    for times in reversed(entry.sectors):
        if times.since <= now and (not times.until or now[: len(times.until)] <= times.until):
            return times.sector, times.second
    return entry.sector, None


def _body(row: dict[str, str]) -> Body:
    return Body(f"office/{row['country']}-{row['id']}", row["country"], row["name"], row["sector"], row["body"] or "")


@lru_cache(maxsize=1)
def organisation_phrases() -> PhraseTable[Organisation]:
    """Return the phrases of all organisations and groups."""
    table: PhraseTable[Organisation] = PhraseTable()
    for row in table_rows("organisations"):
        entry = _organisation(row)
        for name in [row["name"], *listed(row["other_names"])]:
            table.add(name, entry)
    return table


@lru_cache(maxsize=1)
def body_phrases() -> PhraseTable[Body]:
    """Return the phrases of all named national institutions."""
    table: PhraseTable[Body] = PhraseTable()
    for row in table_rows("bodies"):
        entry = _body(row)
        for name in [row["name"], *listed(row["other_names"])]:
            table.add(name, entry)
    return table


def organisation_at(words: Words, at: int) -> tuple[int, Organisation] | None:
    """Return (end, organisation) of the longest phrase at word `at`, or None."""
    return organisation_phrases().match(words, at)


def body_at(words: Words, at: int) -> tuple[int, Body] | None:
    """Return (end, body) of the longest phrase at word `at`, or None."""
    return body_phrases().match(words, at)


def organisation_of(phrase: str) -> Organisation | None:
    """Return the first international organisation or group that a phrase names, or None."""
    words = words_of_text(phrase)
    for at in range(len(words.folded)):
        found = organisation_at(words, at)
        if found is not None:
            return found[1]
    return None
