"""The type of a deed in its context: what is to come is agreed on, what will not be done is refused (PLOVER)."""

from __future__ import annotations

from verbale.reading.conditions_words import harmful
from verbale.reading.events_frames import Scene, to_whom, who
from verbale.reading.events_parties import Party
from verbale.reading.events_tree import below
from verbale.record import EventStatus, EventType
from verbale.rules import rule
from verbale.schemes.actor_codes import actor_code

# What still to come is agreed on (PLOVER), what to yield is promised.
_TO_COME: dict[EventType, EventType] = {
    "CONSULT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "SUPPORT": "AGREE", "RETREAT": "CONCEDE",
}  # fmt: skip
_COOPERATIVE = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_TALKED = frozenset({"AGREE", "SUPPORT", "CONSULT"})


def settled(scene: Scene, token: int, state: EventStatus) -> tuple[EventType, EventStatus]:
    """Return type and status in their context (PLOVER): what is to come is agreed on, what will not be done refused."""
    cue = scene.cues[token]
    assert cue.type is not None
    words = scene.tree.words
    if cue.type == "ASSAULT" and _in_words(scene, token):
        return "ACCUSE", state
    if cue.type in _COOPERATIVE and state == "denied" and _will_not(scene, token):
        return "REJECT", "occurred"
    if cue.type in _COOPERATIVE and state == "planned" and _is_ready(scene, token):
        return "AGREE", state
    if state == "planned" and cue.type in _TO_COME:
        return _TO_COME[cue.type], state
    if cue.lemma in ("vow", "pledge", "promise", "swear") and cue.type == "AGREE":
        _, end = words.unit_of(token)
        if any(words.parsed.lemmas[t] in harmful() for t in range(token + 1, min(end, token + 6))):
            return "THREATEN", state
    return cue.type, state


@rule('politicians attack each other in words: "the senator attacked the president" is criticism', off=lambda *_: False)
def _in_words(scene: Scene, token: int) -> bool:
    if scene.cues[token].lemma not in ("attack", "assault", "assail", "hit", "blast"):
        return False
    sides = who(scene, token), to_whom(scene, token)
    return all(sides) and all(_politician(scene, p) for p in sides[0]) and not any(_armed(p) for p in sides[1])


def _armed(party: Party) -> bool:
    """Tell whether a party is attacked with arms rather than words: a state, an army, rebels, a place."""
    return (party.actor or "").startswith("state/") or actor_code(party.text).sector in ("MIL", "REB", "UAF", "COP")


def _politician(scene: Scene, party: Party) -> bool:
    """Tell whether a party is one person or body of politics: a name, a president, a party; no state, army or crowd."""
    if (party.actor or "").startswith("person/"):
        return actor_code(party.text).sector not in ("MIL", "REB", "COP", "UAF", "CRM")
    one = scene.tree.words.low[party.head] == scene.tree.words.parsed.lemmas[party.head]
    return (
        one
        and actor_code(party.text).sector in ("GOV", "LEG", "PTY", "OPP", "ELI")
        and not (party.actor or "state/").startswith("state/")
    )


@rule('who will not cooperate, or fails to agree, refuses: "X will not join" is a REJECT', off=lambda *_: False)
def _will_not(scene: Scene, token: int) -> bool:
    helpers = {scene.tree.words.low[k] for k in below(scene.tree, token, "aux", "advmod")}
    above = scene.tree.words.parsed.heads[token]
    failed = above >= 0 and scene.tree.words.parsed.lemmas[above] == "fail" and scene.cues[token].type in _TALKED
    return bool(helpers & {"will", "would", "wo", "'ll", "shall"}) or failed


@rule('readiness is an offer: "is willing to withdraw" is an AGREE', off=lambda *_: False)
def _is_ready(scene: Scene, token: int) -> bool:
    above = scene.tree.words.parsed.heads[token]
    return above >= 0 and scene.tree.words.parsed.lemmas[above] in ("ready", "willing", "prepared", "prepare")
