"""What the words beside a place say of its country: "the Syrian town of X", "X, Illinois", "X in northern Mali"."""

from __future__ import annotations

from collections.abc import Callable

from verbale.language.parsed import Name
from verbale.language.trees import sentence_of
from verbale.reading.places_scene import NOMINAL, PLACE_NOUNS, POSSESSIVES, SIDES, Scene, StatePhrase
from verbale.rules import rule
from verbale.schemes.phrases import word_set
from verbale.schemes.places import Known, fits

# Between a place and the state it is said to lie in these words part the two: "near the border with Brazil".
_PARTING = word_set(
    "near border with from off outside between against towards toward across to by into and or but than"
)
# "Russian-held Donetsk": who holds a place is not whose it is; who administers land without a holder says its part.
_ADMINISTERED = word_set("administered administrated ruled governed")
_JOINING = POSSESSIVES | SIDES | {"-", "of"}
_LEFT_REACH = 8
_RIGHT_REACH = 12


def told(scene: Scene, name: Name) -> str | None:
    """Return the country that words beside a name give it, or None."""
    found = scene.facts[name]
    if found is not None and found.kind in ("state", "water"):
        return None
    for evidence in _EVIDENCE:
        code = evidence(scene, name, found)
        if code is not None:
            return code
    return None


@rule('"Sudan\'s Gezira", "the Saudi city of Jizan": a state before a place owns it', off=lambda *_: None)
def _before(scene: Scene, name: Name, found: Known | None) -> str | None:
    noun = False
    start, _ = sentence_of(scene.parsed, name.start)
    for token in range(name.start, max(start, name.start - _LEFT_REACH), -1):
        state = scene.state_to(token)
        if state is not None:
            return _owner(scene, name, found, state, noun)
        word, upos = scene.low[token - 1], scene.parsed.upos[token - 1]
        noun = noun or word in PLACE_NOUNS
        if upos not in NOMINAL and word not in _JOINING:
            return None
    return None


def _owner(scene: Scene, name: Name, found: Known | None, state: StatePhrase, noun: bool) -> str | None:
    """Return the state before a place if it owns it: with a possessive, as adjective of a place, or right before."""
    behind = scene.low[state.end : name.start]
    contested = found is not None and found.kind == "contested"
    if behind[:1] == ["-"]:
        held = contested and len(behind) > 1 and behind[1] in _ADMINISTERED
        return state.code if held and fits(found, state.code) else None
    if behind[:1] and behind[0] in POSSESSIVES:
        plain = noun or all(word in SIDES or word in POSSESSIVES for word in behind)
        return state.code if plain and fits(found, state.code) else None
    if state.form not in ("adjective", "name"):
        return None
    if state.form == "adjective" and noun and not contested:
        return state.code
    direct = state.form == "adjective" and all(word in SIDES for word in behind)
    return state.code if direct and fits(found, state.code) else None


@rule("\"Springfield, Illinois\", \"Goma (DRC)\": what stands behind a comma or in brackets holds the place",
      off=lambda *_: None)  # fmt: skip
def _behind_comma(scene: Scene, name: Name, found: Known | None) -> str | None:
    low, at = scene.low, name.end
    if at + 1 >= len(low) or low[at] not in (",", "("):
        return None
    at += 2 if low[at + 1] == "the" and at + 2 < len(low) else 1
    state = scene.state_from(at)
    code = state.code if state is not None and state.form == "name" else scene.region_from(at)
    namesake = found is not None and code in found.weights and (state is None or found.kind == "capital")
    if code is None or not (namesake or fits(found, code)):
        return None
    end = state.end if state is not None else at + 1
    listed = end < len(low) and low[end] in ("and", "or")  # "Kyiv, Poland and Romania" is a row of places
    return code if found is not None or not listed else None


@rule("\"a town in northern Mali\", \"in the east of Congo\": \"in\" and \"of\" behind a place name what holds it",
      off=lambda *_: None)  # fmt: skip
def _behind(scene: Scene, name: Name, found: Known | None) -> str | None:
    low, at = scene.low, name.end
    _, end = sentence_of(scene.parsed, name.start)
    apposed = at < end and low[at] in (",", "(")
    at += apposed
    if not apposed and (at >= end or low[at] not in ("in", "on")):
        return None
    joined = noun = False
    for token in range(at, min(end, at + _RIGHT_REACH)):
        state = scene.state_from(token)
        if state is not None or (joined and scene.region_from(token)):
            return _holder(scene, found, state, token, joined, noun)
        word = low[token]
        joined = joined or (word in ("in", "on") and token == at) or (noun and word in ("in", "of"))
        noun = noun or word in PLACE_NOUNS or (word in SIDES and word not in ("the", "a", "an"))
        allowed = scene.parsed.upos[token] in NOMINAL | {"NUM"} or word in _JOINING | {"in", "on"}
        if word in _PARTING or not allowed:
            return None
    return None


def _holder(
    scene: Scene, found: Known | None, state: StatePhrase | None, token: int, joined: bool, noun: bool
) -> str | None:
    """Return the state behind a place if it holds it: joined to it by "in" or "of", or as "a Polish village"."""
    if state is None:
        code = scene.region_from(token)
        return code if code is not None and fits(found, code) else None
    following = scene.low[state.end : state.end + 4]
    if state.form == "adjective" and following[:1] != ["-"]:
        stops = [i for i, word in enumerate(following) if word in (",", ".", "'s", "’s")]
        noun = any(word in PLACE_NOUNS for word in following[: min(stops, default=4)])
        return state.code if noun and fits(found, state.code) else None
    return state.code if joined and state.form == "name" and fits(found, state.code) else None


_EVIDENCE: tuple[Callable[[Scene, Name, Known | None], str | None], ...] = (_before, _behind_comma, _behind)
