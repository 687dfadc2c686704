"""Roles and offices: president, foreign ministry, spokesman, official (roles.tsv), and the sector of a phrase.

Sectors are PLOVER's (GOV, MIL, SPY, LEG, JUD, COP, REB, PTY, OPP, CVL, ...; PLOVER manual 0.8, table "Sector codes").
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from verbale.schemes.organisations import body_at, organisation_at
from verbale.schemes.phrases import PhraseTable, Words, listed, table_rows, words_of_text
from verbale.schemes.states import country_of, state_at

RoleKind = Literal["holder", "member", "body", "state"]

IRREGULAR_PLURALS = {"man": "men", "woman": "women", "person": "people", "chief of staff": "chiefs of staff"}
# Titles that one state's office has; a country that the text names goes before.
ROLE_COUNTRY = {
    "secretary of state": "USA", "defense secretary": "USA", "secretary of defense": "USA", "treasury secretary": "USA",
    "deputy secretary of state": "USA", "assistant secretary of state": "USA", "under secretary of state": "USA",
    "undersecretary of state": "USA", "pentagon chief": "USA", "cia director": "USA", "fbi director": "USA",
    "secretary of homeland security": "USA", "home secretary": "GBR", "chancellor of the exchequer": "GBR",
    "external affairs minister": "IND", "chief cabinet secretary": "JPN", "taoiseach": "IRL", "congressman": "USA",
    "congresswoman": "USA", "house speaker": "USA", "senate majority leader": "USA", "senate minority leader": "USA",
}  # fmt: skip
FORMER = frozenset({"former", "ex", "retired", "then", "late", "ousted", "exiled", "onetime"})


class Role(NamedTuple):
    """A role.

    `kind` is holder (one person has it), member (one of many), body (an institution) or state (it stands for the
    state); `broader` are the words that may stand for it later ("secretary" for a secretary of state).
    """

    id: str
    kind: RoleKind
    sector: str | None
    broader: frozenset[str]


class RoleHit(NamedTuple):
    """A role and the number of the phrase that names it."""

    role: Role
    plural: bool


class OfficeHit(NamedTuple):
    """A role with the state (ISO code) or organisation (id) that it is of."""

    role: str
    country: str | None
    organisation: str | None
    sector: str | None


@lru_cache(maxsize=1)
def role_phrases() -> PhraseTable[RoleHit]:
    """Return the phrases of all roles, singular and plural."""
    table: PhraseTable[RoleHit] = PhraseTable()
    for row in table_rows("roles"):
        kind: RoleKind = row["kind"]  # type: ignore[assignment]
        role = Role(row["role"], kind, row["sector"] or None, frozenset([row["role"], *(row["broader"] or "").split()]))
        for spelling in listed(row["spellings"]):
            table.add(spelling, RoleHit(role, spelling.endswith(("s", "men", "people")) and kind == "body"))
        for spelling in listed(row["spellings"]):
            if kind != "state":
                table.add(plural_of(spelling), RoleHit(role, True))
    return table


def plural_of(spelling: str) -> str:
    """Return the plural of a role: "spokesmen", "foreign ministers", "secretaries of state"."""
    if spelling in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[spelling]
    head, joint, rest = re.match(r"(.*?)(\s(?:of|for|to|the|familiar|briefed)\b|$)(.*)", spelling).groups()  # type: ignore[union-attr]
    for singular, plural in IRREGULAR_PLURALS.items():
        if head.endswith(singular):
            return f"{head[: -len(singular)]}{plural}{joint}{rest}"
    if head.endswith(("s", "ss", "x", "ch")):
        head += "" if head.endswith("s") and not head.endswith("ss") else "es"
    elif re.search(r"[^aeiou]y$", head):
        head = head[:-1] + "ies"
    else:
        head += "s"
    return f"{head}{joint}{rest}"


def role_at(words: Words, at: int) -> tuple[int, RoleHit] | None:
    """Return (end, hit) of the longest role at word `at`, or None."""
    return role_phrases().match(words, at)


def roles_in(words: Words) -> list[tuple[int, int, RoleHit]]:
    """Return all roles of a row of words, left to right, not overlapping, as (start, end, hit)."""
    found, at = [], 0
    while at < len(words.folded):
        hit = role_at(words, at)
        if hit is None:
            at += 1
        else:
            found.append((at, hit[0], hit[1]))
            at = hit[0]
    return found


def office_of(phrase: str) -> OfficeHit | None:
    """Return the office that a phrase names ("Russian Foreign Minister") or None.

    The head is the last role before "of", "to" or "for": a "State Department spokesman" is a spokesman.
    """
    words = words_of_text(phrase)
    cut = next((i for i, w in enumerate(words.folded) if i and w in {"of", "to", "for"}), len(words.folded))
    roles = roles_in(words)
    if not roles:
        return None
    before = [r for r in roles if r[0] < cut]
    hit = (before or roles)[-1][2]
    organisation = next((o[1] for i in range(len(words.folded)) if (o := organisation_at(words, i))), None)
    return OfficeHit(hit.role.id, country_of(phrase), organisation.id if organisation else None, _sector(words, hit))


def sector_of(phrase: str) -> str | None:
    """Return the PLOVER sector of a phrase, or None: by a named group or body, its roles, a capital or seat."""
    words = words_of_text(phrase)
    size = len(words.folded)
    inside: set[int] = set()
    named: str | None = None
    for at in range(size):
        found = organisation_at(words, at) or body_at(words, at)
        if found is not None and at not in inside:
            inside.update(range(at, found[0]))
            named = named or found[1].sector
    roles = [role for role in roles_in(words) if role[0] not in inside]
    if roles and not (named and roles[-1][1] <= min(inside)):
        return _sector_of_roles(words, [hit for _, _, hit in roles], named)
    if named:
        return named
    states = (state_at(words, at, phrase) for at in range(size))
    return "GOV" if any(state and state[1].form in ("capital", "seat") for state in states) else None


# Roles whose sector is that of the body they serve ("intelligence agency officer", "community leader").
_SERVING = frozenset({"official", "military-official", "leader", "chairman", "general", "admiral", "colonel", "lawyer"})


def _sector_of_roles(words: Words, hits: list[RoleHit], named: str | None) -> str | None:
    last = hits[-1]
    if last.role.id in _SERVING:
        served = next((hit.role.sector for hit in hits[:-1] if hit.role.sector), named)
        if served and served != "GOV" and not any(w in FORMER for w in words.folded):
            return served
        last = next((hit for hit in hits[:-1] if hit.role.kind == "holder"), last)
    return _sector(words, last)


def _sector(words: Words, hit: RoleHit) -> str | None:
    """Former holders of an office are elites without one (PLOVER's ELI)."""
    if hit.role.sector in ("GOV", "MIL", "LEG", "SPY", "JUD") and any(w in FORMER for w in words.folded):
        return "ELI"
    return hit.role.sector
