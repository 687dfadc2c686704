"""Events that a verb tells: "the ministers met", "Iran rejected the claim", "London expelled 23 diplomats"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from verbale.reading.conditions_actors import Resolve
from verbale.reading.conditions_windows import Words
from verbale.reading.conditions_words import FUTURE, harmful, table
from verbale.reading.events_parts import (
    actor_head,
    actors_of,
    clause,
    contexts,
    is_passive,
    modes,
    phrase,
    place_of,
    recipient_head,
    status,
)
from verbale.record import EventStatus, EventType, Place, Statement

# Read off about 60 finds on news by eye: a verb of the table with its actor known, without; more for a statement's cue.
_KNOWN, _UNKNOWN, _CUE = 0.7, 0.4, 0.1
_SECOND_REACH = 6
_VOWS = frozenset({"vow", "pledge", "promise", "swear"})
_MET_OTHERWISE = frozenset(
    "need standard demand requirement criterion criteria condition deadline obligation expectation target goal "
    "commitment challenge threshold fate".split()
)
_SPOKEN = frozenset({"THREATEN", "REQUEST", "REJECT", "ACCUSE", "SUPPORT", "AGREE", "CONCEDE"})
_RECIPROCAL = frozenset({"CONSULT", "AGREE"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of events_cues.tsv."""

    words: tuple[str, ...]
    type: EventType
    mode: str
    recipient: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """An event before its id: tokens that carry it and what they say."""

    type: EventType
    tokens: tuple[int, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: EventStatus
    statement: Statement | None
    mode: tuple[str, ...]
    context: tuple[str, ...]
    place: Place | None
    verb: int
    confidence: float


@lru_cache(maxsize=1)
def cues() -> dict[str, list[Cue]]:
    """Return the table of cues by the first lemma, longest first."""
    found: dict[str, list[Cue]] = {}
    for row in table("events_cues.tsv"):
        cells = [*row, "", ""]
        words = tuple(cells[0].split())
        places = tuple(cells[3].split(",")) if cells[3] else ()
        found.setdefault(words[0], []).append(Cue(words, cells[1], cells[2], places))  # type: ignore[arg-type]
    for rows in found.values():
        rows.sort(key=lambda cue: -len(cue.words))
    return found


def find_told(
    words: Words, resolve: Resolve, performing: dict[int, Statement], conditional: frozenset[int]
) -> Iterator[Told]:
    """Yield the events that verbs of the table tell.

    `performing` maps the tokens of cues to their statements; `conditional` are tokens within conditions.
    """
    for verb, lemma in enumerate(words.parsed.lemmas):
        if lemma not in cues() or words.parsed.upos[verb] != "VERB" or words.skipped[verb]:
            continue
        cue = next((c for c in cues()[lemma] if _complete(words, verb, c)), None)
        if cue is None or (lemma == "meet" and _met_otherwise(words, verb)):
            continue
        found = _told(words, verb, cue, resolve, performing.get(verb), conditional)
        if found:
            yield found


def _complete(words: Words, verb: int, cue: Cue) -> bool:
    if len(cue.words) == 1:
        return True
    _, end = words.unit_of(verb)
    particle = cue.words[1] in ("on", "out", "off", "upon") or cue.words == ("call", "for")
    for token in range(verb + 1, min(end, verb + 1 + (1 if particle else _SECOND_REACH))):
        if words.parsed.lemmas[token] == cue.words[1]:
            return True
        if words.parsed.upos[token] in ("VERB", "SCONJ") or words.low[token] in ("about", ",", "whether", "if"):
            return False
    return False


def _met_otherwise(words: Words, verb: int) -> bool:
    """Tell whether "meet" is no meeting: "be met with force", "meet the standards"."""
    return is_passive(words, verb) or bool(_MET_OTHERWISE & set(words.parsed.lemmas[verb + 1 : verb + 6]))


def _told(
    words: Words,
    verb: int,
    cue: Cue,
    resolve: Resolve,
    performing: Statement | None,
    conditional: frozenset[int],
) -> Told | None:
    state = status(words, verb, verb in conditional and performing is None)
    if cue.words[0] == "ask" and {"comment", "about", "whether"} & set(words.low[verb + 1 : verb + 4]):
        return None  # a reporter's question
    if state is None or (cue.words == ("warn",) and not _harmful_warning(words, verb)):
        return None
    inside = words.inside[verb][0] if words.inside[verb] else None
    row = clause(words, verb)
    place = inside.id if inside else None
    if performing is not None and performing.speaker and performing is not inside:
        actors: tuple[str, ...] = (performing.speaker,)
    else:
        actors = actors_of(words, actor_head(words, verb), resolve, place)
    head = recipient_head(words, verb, cue.recipient) if cue.recipient else None
    recipients = tuple(a for a in actors_of(words, head, resolve, place) if a not in actors)
    if not recipients and performing is not None and performing.addressee:
        recipients = (performing.addressee,)
    if cue.type in _RECIPROCAL and cue.mode != "visit":  # PLOVER: whoever meets is an actor, nobody a recipient
        actors, recipients = tuple(dict.fromkeys(actors + recipients)), ()
    if (not actors and not recipients) or _alone(words, verb, cue, actors + recipients):
        return None
    kind = _kind(words, verb, cue, state)
    tokens = _tokens(words, verb, head)
    sure = (_KNOWN if actors else _UNKNOWN) + (_CUE if performing else 0.0)
    where = place_of(words, row) if cue.type not in _SPOKEN else None
    return Told(
        kind, tokens, actors, recipients, state, performing or inside, modes(words, kind, row, cue.mode),
        contexts(words, row), where, verb, round(sure, 2),
    )  # fmt: skip


def _alone(words: Words, verb: int, cue: Cue, actors: tuple[str, ...]) -> bool:
    """Tell whether a consultation has one party only: "spoke on Friday" is a speech, "the ministers spoke" is none."""
    if cue.type != "CONSULT" or len(actors) > 1:
        return False
    head = actor_head(words, verb)
    plural = head is not None and (
        words.low[head] in ("they", "we", "both") or words.low[head] != words.parsed.lemmas[head]
    )
    return not (plural and words.parsed.upos[head or 0] != "PROPN")


def _kind(words: Words, verb: int, cue: Cue, state: EventStatus) -> EventType:
    """Return the type in its context: a meeting to come is agreed on (PLOVER), a vow to punish is a threat."""
    if cue.type == "CONSULT" and state == "planned":
        return "AGREE"
    if cue.words[0] in _VOWS:
        _, end = words.unit_of(verb)
        if any(words.parsed.lemmas[t] in harmful() for t in range(verb + 1, min(end, verb + 10))):
            return "THREATEN"
    return cue.type


def _harmful_warning(words: Words, verb: int) -> bool:
    """Tell whether what is warned of hurts or will be done: "warned of snow" threatens nobody."""
    _, end = words.unit_of(verb)
    behind = range(verb + 1, end)
    harm = any(words.parsed.lemmas[t] in harmful() or words.parsed.lemmas[t] == "consequence" for t in behind)
    return harm and bool((FUTURE | {"of", "against"}) & set(words.low[verb + 1 : end]))


def _tokens(words: Words, verb: int, head: int | None) -> tuple[int, ...]:
    """Return the verb and, where it stands behind it, what it acts on."""
    if head is None or head < verb or head - verb > _SECOND_REACH + 2:
        return (verb,)
    return tuple(range(verb, phrase(words, head)[1]))
