"""States: their names, adjectives, peoples, capitals, seats of government and known places (states.tsv, cities.tsv).

The tables were written for verbale. A place ("Odesa", "Gaza", "Texas") lies in a state and never stands for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from verbale.schemes.phrases import PhraseTable, Words, listed, table_rows, word_set, words_of_text

StateForm = Literal["name", "adjective", "people", "capital", "seat", "place"]

# Words that make the American state, not the Caucasian one, of "Georgia"; nothing but their presence is asked.
_AMERICAN_GEORGIA = re.compile(
    r"\b(?:Atlanta|Savannah|Ga\.|Fulton County|Georgia (?:Republicans?|Democrats?|Gov\b|State|voters?|Bureau|senators?)"
    r"|(?:North|South) Carolina|Alabama|Florida)"
)
_CAUCASIAN_GEORGIA = re.compile(r"\b(?:Georgians?|Tbilisi|South Ossetia|Abkhazia|Caucasus|Armenia|Azerbaijan)\b")
# After these a capital's name is part of another name ("Washington Post", "Paris Agreement", "Minsk agreements").
_NAME_GOES_ON = word_set(
    "post times treaty agreement agreements accord accords convention protocol university institute state jr "
    "airport marathon stock exchange climate charter declaration club examiner globe summit"
)


class State(NamedTuple):
    """A state or territory; `code` is ISO 3166 alpha-3 (XKX for Kosovo; withdrawn codes for states that are gone)."""

    code: str
    name: str
    adjectives: tuple[str, ...]
    capitals: tuple[str, ...]


class StateHit(NamedTuple):
    """What a phrase says of which state."""

    code: str
    form: StateForm


@lru_cache(maxsize=1)
def states() -> dict[str, State]:
    """Return all states by code."""
    return {
        row["code"]: State(row["code"], row["name"], tuple(listed(row["adjectives"])), tuple(listed(row["capitals"])))
        for row in table_rows("states")
    }


@lru_cache(maxsize=1)
def state_phrases() -> PhraseTable[StateHit]:
    """Return the phrases of all states. Adjectives stand before peoples, names before both."""
    table: PhraseTable[StateHit] = PhraseTable()
    for phrase, hit in state_entries():
        table.add(phrase, hit)
    return table


def state_entries() -> Iterator[tuple[str, StateHit]]:
    """Yield every phrase for a state with what it says, the stronger form of a spelling first."""
    for row in table_rows("states"):
        code = row["code"]
        for name in [row["name"], *listed(row["other_names"])]:
            yield name, StateHit(code, "name")
        for adjective in listed(row["adjectives"]):
            yield adjective, StateHit(code, "adjective")
            for people in _peoples(adjective):
                yield people, StateHit(code, "people")
        for people in listed(row["people"]):
            yield people, StateHit(code, "people")
        for capital in listed(row["capitals"]):
            yield capital, StateHit(code, "capital")
        for seat in listed(row["seats"]):
            yield seat, StateHit(code, "seat")
    for row in table_rows("cities"):
        for place in listed(row["places"]):
            yield place, StateHit(row["code"], "place")


def _peoples(adjective: str) -> list[str]:
    """Plural of an adjective that is also a noun: "Russians", "Iraqis"; "Chinese" and "British" have none."""
    if re.search(r"(?:[ai]n|[a-z]i|ot|eek|ech|ak|ai|ek|rb|jik|ldi)$", adjective):
        return [adjective + "s"]
    return []


def state_at(words: Words, at: int, text: str = "") -> tuple[int, StateHit] | None:
    """Return (end, hit) of the longest phrase for a state at word `at`, or None.

    `text` is the whole text, for names that two places share ("Georgia").
    """
    found = state_phrases().match(words, at)
    if found is None:
        return None
    end, hit = found
    goes_on = end < len(words.folded) and words.folded[end] in _NAME_GOES_ON
    if goes_on and (hit.form == "capital" or (hit.form == "name" and words.printed[end][0].isupper())):
        return None
    if words.folded[at] == "georgia" and _AMERICAN_GEORGIA.search(text) and not _CAUCASIAN_GEORGIA.search(text):
        return None
    if hit.form == "capital" and words.folded[at] == "washington" and at and words.folded[at - 1] == "george":
        return None
    return found


def country_of(phrase: str) -> str | None:
    """Return the code of the state that a phrase names or belongs to ("two Chinese warplanes"), or None.

    The first name, adjective, people, capital or seat counts; national bodies ("the Pentagon", "FSB"), territories and
    armed groups count when no state is named.
    """
    from verbale.schemes.organisations import body_at, organisation_at

    words = words_of_text(phrase)
    for at in range(len(words.folded)):
        body = body_at(words, at)
        if body is not None and body[0] - at > 1:
            return body[1].country
        found = state_at(words, at, phrase)
        if found is not None:
            return found[1].code
    for at in range(len(words.folded)):
        body = body_at(words, at)
        if body is not None:
            return body[1].country
        organisation = organisation_at(words, at)
        if organisation is not None:
            return organisation[1].country
    return None


_WITH_ARTICLE = re.compile(
    r"^(?:United|Soviet|Holy)\b|\b(?:Emirates|Republic|Islands|Netherlands|Philippines|Bahamas)$|Gambia"
)


def with_article(name: str) -> str:
    """Return a state's name as it stands behind a preposition: "the United States", "Finland"."""
    return f"the {name}" if _WITH_ARTICLE.search(name) else name
