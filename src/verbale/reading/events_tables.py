"""The tables of what tells an event: verbs with their frames, nouns, what governs them, figures of speech."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from verbale.reading.conditions_words import table
from verbale.record import EventType
from verbale.rules import forgetful, is_off, listed

_VERBS = listed("events_cues.tsv", "a verb with its frame (object, particle, preposition) names a deed")
_NOUNS = listed("events_nouns.tsv", 'nouns of verbs name deeds too, their owner or "by" who does them')
_GOVERNORS = listed(
    "events_governors.tsv", "verbs of phase, plan and failure say whether the deed they govern took place"
)
_FIGURES = listed(
    "events_figurative.tsv", "words of sport, weather, markets and art show that force is a figure of speech"
)
_MODES = listed("events_modes.tsv", "words of the clause show the way in which a deed is done")


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of events_cues.tsv or events_nouns.tsv; `type` is None where the words tell nothing.

    `needs` are sets of lemmas of which one each must stand by, `forbids` lemmas that must not. `actor` and `recipient`
    are the places to look for the parties, in order (see the tables).
    """

    lemma: str
    needs: tuple[frozenset[str], ...]
    forbids: frozenset[str]
    type: EventType | None
    mode: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]


@forgetful
@lru_cache(maxsize=1)
def verb_cues() -> dict[str, list[Cue]]:
    """Return the rows of verbs by lemma, those that need most words first."""
    found: dict[str, list[Cue]] = {}
    for row in [] if is_off(_VERBS) else table("events_cues.tsv"):
        cells = [*row, "", ""]
        lemma, *rest = cells[0].split()
        places = tuple(p for p in cells[3].split(",") if p and p != "-")
        actor = tuple(p[1:] for p in places if p.startswith("<"))
        recipient = tuple(p for p in places if not p.startswith("<"))
        found.setdefault(lemma, []).append(_cue(lemma, rest, cells[1], cells[2], actor, recipient))
    for rows in found.values():
        rows.sort(key=lambda cue: -len(cue.needs))
    return found


@forgetful
@lru_cache(maxsize=1)
def noun_cues() -> dict[str, list[Cue]]:
    """Return the rows of nouns by the lemma of the noun, those with a modifier first."""
    found: dict[str, list[Cue]] = {}
    for row in [] if is_off(_NOUNS) else table("events_nouns.tsv"):
        cells = [*row, "", "", ""]
        *rest, lemma = cells[0].split()
        places = [tuple(p for p in cell.split(",") if p) for cell in cells[3:5]]
        found.setdefault(lemma, []).append(_cue(lemma, rest, cells[1], cells[2], *places))
    for rows in found.values():
        rows.sort(key=lambda cue: -len(cue.needs))
    return found


def _cue(lemma: str, rest: list[str], kind: str, mode: str, actor: tuple[str, ...], recipient: tuple[str, ...]) -> Cue:
    needs = tuple(_choice(word) for word in rest if word[0] != "!")
    forbids = frozenset().union(*(_choice(word[1:]) for word in rest if word[0] == "!"))
    return Cue(lemma, needs, forbids, None if kind == "-" else kind, mode, actor, recipient)  # type: ignore[arg-type]


def _choice(word: str) -> frozenset[str]:
    """Return the lemmas that one word of a row stands for: alternatives, each a lemma or a class."""
    return frozenset().union(*(_classes()[w[1:]] if w[0] == "@" else frozenset({w}) for w in word.split("/")))


@lru_cache(maxsize=1)
def _classes() -> dict[str, frozenset[str]]:
    return {row[0]: frozenset(row[1].split()) for row in table("events_classes.tsv")}


@forgetful
@lru_cache(maxsize=1)
def governors() -> dict[str, str]:
    """Return what a lemma does to the deed in its clause: through, planned, denied or shut."""
    return {} if is_off(_GOVERNORS) else {row[0]: row[1] for row in table("events_governors.tsv")}


@forgetful
@lru_cache(maxsize=1)
def figurative() -> dict[str, frozenset[str]]:
    """Return the words of events_figurative.tsv by domain: sport, play, art, nature, market, thing."""
    found: dict[str, set[str]] = {}
    for word, domain in [] if is_off(_FIGURES) else table("events_figurative.tsv"):
        found.setdefault(domain, set()).add(word)
    return {
        domain: frozenset(found.get(domain, ())) for domain in ("sport", "play", "art", "nature", "market", "thing")
    }


@forgetful
@lru_cache(maxsize=1)
def mode_words() -> list[tuple[str, str, str]]:
    """Return (type, lemma, mode) of events_modes.tsv, in its order."""
    return [] if is_off(_MODES) else [(row[0], row[1], row[2]) for row in table("events_modes.tsv")]


def first_fit(rows: list[Cue], lemmas: frozenset[str]) -> Cue | None:
    """Return the first row whose words stand among some lemmas."""
    for cue in rows:
        if all(lemmas & need for need in cue.needs) and not lemmas & cue.forbids:
            return cue
    return None
