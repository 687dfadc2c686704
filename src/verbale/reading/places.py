"""The places that a report names, each with its country where words or tables decide it.

What the report itself says of a place goes first ("the Syrian town of X", "X, Illinois", "X in northern Mali") and
holds for the name wherever the report repeats it. Then the tables decide, between namesakes by the states that the
sentence and the report name (`verbale.schemes.places`). What stays open has no country.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from typing import NamedTuple

from verbale.language.parsed import Name, Parsed
from verbale.language.trees import sentence_of
from verbale.reading.places_scene import (
    INSIDE,
    NOMINAL,
    PLACE_NOUNS,
    POSSESSIVES,
    SIDES,
    Scene,
    kind_of,
    named,
    scene_of,
)
from verbale.reading.places_told import told
from verbale.reading.positions import span_of
from verbale.record import Place, Span
from verbale.rules import rule
from verbale.schemes.phrases import fold, word_set
from verbale.schemes.places import certain, decide, place_key

_MOVING = word_set("into from to toward towards through over on onto against across")
# What these verbs and nouns do is done at the town that they take: "shelled Sumy", "the fall of Goma".
_TAKING = word_set(
    "enter leave capture recapture seize take retake storm shell bomb bombard strike hit attack raid besiege surround"
    " encircle overrun visit evacuate liberate occupy pound blockade loot reach ransack"
)
_TAKEN = word_set(
    "shelling bombing bombardment capture recapture seizure storming fall siege encirclement raid evacuation liberation"
    " occupation battle blockade looting"
)
_PHRASE_REACH = 9


class PlaceName(NamedTuple):
    """A name of a place: its characters, its words, its country (ISO 3166 alpha-3 or None), tokens `[start, end)`."""

    span: Span
    text: str
    country: str | None
    start: int
    end: int


def places_of(parsed: Parsed, near: Collection[str] = ()) -> list[PlaceName]:
    """Return all names of places in text order; `near` are codes of states known otherwise, in any order."""
    scene = scene_of(parsed)
    stated = {name: told(scene, name) for name in scene.names}
    repeated: dict[str, set[str]] = {}
    for name, code in stated.items():
        if code is not None:
            repeated.setdefault(_key(parsed, name), set()).add(code)
    report = frozenset(near) | {c for s in scene.states if (c := named(scene, s)) is not None}
    report |= {c for f in scene.facts.values() if f is not None and (c := certain(f)) is not None}
    report |= {c for codes in repeated.values() for c in codes}
    found = []
    for name in scene.names:
        said = repeated.get(_key(parsed, name), set())
        country = stated[name] or (next(iter(said)) if len(said) == 1 else None) or _decided(scene, name, report)
        span = span_of(parsed, name.start, name.end)
        found.append(PlaceName(span, parsed.text[span.start : span.end], country, name.start, name.end))
    return found


def place_near(parsed: Parsed, row: Sequence[int], places: Sequence[PlaceName] | None = None) -> Place | None:
    """Return the place that tokens `row` of a clause tell something of: a name behind "in", "near", "outside", "from".

    A town goes before a state, staying ("in") and being taken before moving ("from"), the earlier before the later;
    a state that is taken or attacked is no place but a party. `places` are those
    of `places_of`, in text order; without them they are found anew.
    """
    if not row:
        return None
    first, last = min(row), max(row)
    places = places_of(parsed) if places is None else places
    best: tuple[tuple[bool, bool, int], PlaceName] | None = None
    for place in places[bisect_left(places, first, key=lambda p: p.start) :]:
        if place.start > last:
            break
        manner = _manner(parsed, place, first)
        state = kind_of(place.text) == "state"
        if manner is not None and not (state and manner == "object"):
            rank = (state, manner == "moving", place.start)
            if best is None or rank < best[0]:
                best = rank, place
    return Place(best[1].text, best[1].span, best[1].country) if best else None


@rule('"in the northern city of X": the preposition before the phrase says how a place takes part', off=lambda *_: None)
def _manner(parsed: Parsed, place: PlaceName, first: int) -> str | None:
    """Return "inside" or "moving" by the preposition before a place's phrase, "object" by the verb, or None."""
    if place.end < len(parsed.starts) and parsed.word(place.end) in POSSESSIVES:
        following = fold(parsed.word(place.end + 1)) if place.end + 1 < len(parsed.starts) else ""
        if following not in PLACE_NOUNS | SIDES:
            return None
    for token in range(place.start - 1, max(first, place.start - _PHRASE_REACH) - 1, -1):
        word, earlier = fold(parsed.word(token)), fold(parsed.word(token - 1)) if token else ""
        if word in INSIDE:
            return "inside"
        if word in _MOVING:
            return "moving"
        if (word == "of" and earlier in _TAKEN) or (parsed.upos[token] == "VERB" and parsed.lemmas[token] in _TAKING):
            return "object"
        of_place = word == "of" and earlier in PLACE_NOUNS | SIDES | {"outskirts"}
        if not of_place and word not in POSSESSIVES and parsed.upos[token] not in NOMINAL:
            return None
    return None


def _key(parsed: Parsed, name: Name) -> str:
    return place_key(parsed.words(name.start, name.end))


def _decided(scene: Scene, name: Name, report: frozenset[str]) -> str | None:
    """Return what the tables say of a name: by the states of its sentence first, then by those of the report."""
    found = scene.facts[name]
    if found is None:
        return None
    if found.kind == "state" and len(found.weights) == 1:
        # the states' table knows an American Georgia by the words around it
        return found.first if scene.state_from(name.start) else next(iter(found.weights))
    start, end = sentence_of(scene.parsed, name.start)
    beside = scene.states[bisect_left(scene.states, (start,)) : bisect_right(scene.states, (end,))]
    sentence = frozenset(c for s in beside if (c := named(scene, s)) is not None) & found.weights.keys()
    country = decide(found, sentence | (report - found.weights.keys())) if sentence else None
    return country if country in sentence else decide(found, report)
