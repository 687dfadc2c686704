"""What a phrase inside an actor's name means for its code: one table over all tables of this package.

    states, cities, peoples -> a country; organisations, bodies, institutions -> country and sector;
    sector_words -> sector ("gunmen" UAF); people -> a well-known person; roles fill what sector_words lacks

Of two meanings of one spelling the one that was added first counts, of two spellings the longer.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from verbale.schemes.offices import plural_of
from verbale.schemes.organisations import Organisation, bodies, organisations
from verbale.schemes.people import Person, people
from verbale.schemes.phrases import PhraseTable, listed, table_rows
from verbale.schemes.states import state_entries

MeaningKind = Literal[
    "state", "adjective", "people", "capital", "seat", "place", "organisation", "body", "person",
    "head", "weak", "mod", "former", "kin", "pronoun", "none",
]  # fmt: skip
"""`head` has a sector of its own, `weak` takes that of what it serves ("official", "spokesman"), `mod` lends its own to
weak heads only ("Jewish leader"), `former` and `kin` make elites of officials, `none` is known to have no sector."""


class Meaning(NamedTuple):
    """What a phrase means. `country` may be PLOVER's code of an organisation; `body` is the kind of office."""

    kind: MeaningKind
    country: str | None = None
    sector: str | None = None
    second: str | None = None
    body: str = ""
    organisation: Organisation | None = None
    person: Person | None = None


# Dependent territories belong to their state, Hong Kong and Palestine stand for themselves; states that are gone go
# to the one that took their seat (PLOVER manual, section on country names; the Correlates of War list of states).
FOLDED = {
    "MAC": "CHN", "PRI": "USA", "GUM": "USA", "GRL": "DNK", "FRO": "DNK", "GIB": "GBR", "BMU": "GBR", "FLK": "GBR",
    "NCL": "FRA", "PYF": "FRA", "SUN": "RUS", "YUG": "SRB", "CSK": "CZE", "DDR": "DEU", "ESH": "MAR",
}  # fmt: skip
DISPUTED = frozenset({"ESH"})
"""Territories coded under the state that claims them, with the sector PRE."""
PRONOUNS = "he she they it him her them his this these those who one another others anyone somebody nobody we us i you"
# Roles that have no sector of their own: they serve a body ("company chairman", "NATO official").
_WEAK_ROLES = frozenset(
    "president chairman leader secretary-general director-general commissioner spokesperson official adviser "
    "chief-of-staff secretary envoy-delegation ministry governor commander source critic counterpart".split()
)


@lru_cache(maxsize=1)
def meanings() -> PhraseTable[Meaning]:
    """Return the table of all phrases."""
    table: PhraseTable[Meaning] = PhraseTable()
    for spelling, meaning in [*_institutions(), *_words(), *_states(), *_organisations(), *_people(), *_roles()]:
        table.add(spelling, meaning)
    for word in PRONOUNS.split():
        table.add(word, Meaning("pronoun", None, "UNK"))
    return table


def _states() -> Iterator[tuple[str, Meaning]]:
    for spelling, hit in state_entries():
        form: MeaningKind = "state" if hit.form == "name" else hit.form
        sector = {"capital": "GOV", "seat": "GOV", "place": "CVL"}.get(form)
        if hit.code in DISPUTED:
            yield spelling, Meaning("organisation", own_state(hit.code), "PRE")
        else:
            yield spelling, Meaning(form, own_state(hit.code), sector)


def _organisations() -> Iterator[tuple[str, Meaning]]:
    known = organisations()
    for row in table_rows("organisations"):
        entry = known[f"{'group' if row['kind'] == 'group' else 'organisation'}/{row['id']}"]
        country = entry.igo or (own_state(entry.country) if entry.country else None)
        if country is not None or entry.sector is not None:
            for name in (entry.name, *listed(row["other_names"])):
                yield name, Meaning("organisation", country, entry.sector, organisation=entry)
    institutions = bodies()
    for row in table_rows("bodies"):
        body = institutions[f"office/{row['country']}-{row['id']}"]
        for name in (body.name, *listed(row["other_names"])):
            yield name, Meaning("body", body.country, body.sector, body=body.body)


def own_state(code: str) -> str:
    """Return the state that a territory is coded under (see FOLDED)."""
    return FOLDED.get(code, code)


def _institutions() -> Iterator[tuple[str, Meaning]]:
    """Universities, companies, agencies, peoples: each cell of names has one country and sector."""
    for row in table_rows("institutions"):
        kind: MeaningKind = "body" if row["sector"] else "adjective"
        meaning = Meaning(kind, row["country"] or None, row["sector"] or None, row["second"] or None)
        for name in listed(row["names"]):
            yield name, meaning


def _words() -> Iterator[tuple[str, Meaning]]:
    for row in table_rows("sector_words"):
        kind: MeaningKind = row["kind"] or "head"  # type: ignore[assignment]
        meaning = Meaning(kind, row["country"] or None, row["sector"] or None, row["second"] or None)
        for phrase in listed(row["phrases"]):
            yield phrase, meaning
            if kind in ("head", "weak", "kin") and not phrase.endswith("s"):
                yield plural_of(phrase), meaning


def _people() -> Iterator[tuple[str, Meaning]]:
    for person, spellings in people():
        for spelling in spellings:
            yield spelling, Meaning("person", person=person)


def _roles() -> Iterator[tuple[str, Meaning]]:
    for row in table_rows("roles"):
        sector = row["sector"] if row["sector"] not in ("", "UNK", "IGO") else None
        kind: MeaningKind = "weak" if row["role"] in _WEAK_ROLES else "head"
        for spelling in listed(row["spellings"]):
            yield spelling, Meaning(kind, None, sector)
            yield plural_of(spelling), Meaning(kind, None, sector)
