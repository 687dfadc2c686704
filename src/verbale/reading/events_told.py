"""Events that verbs and nouns tell: "the ministers met", "London expelled 23 diplomats", "the invasion of X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verbale.reading.conditions_actors import Resolve
from verbale.reading.conditions_windows import Words
from verbale.reading.events_frames import Scene, find_cues, to_whom, who
from verbale.reading.events_kept_out import enough, figure_of_speech, harmful_warning, no_deed, only_result
from verbale.reading.events_parties import Party, ResolveAll, Resolver, can_talk, country_in
from verbale.reading.events_parts import clause, contexts, modes
from verbale.reading.events_status import status_of
from verbale.reading.events_tables import Cue
from verbale.reading.events_tree import objects, passive, tree_of
from verbale.reading.events_types import settled
from verbale.reading.places import PlaceName, place_near, places_of
from verbale.record import EventStatus, EventType, Place, Statement
from verbale.rules import rule

# Read off about 60 finds on news by eye: a verb of the table with its actor known, without; more for a statement's cue.
_KNOWN, _UNKNOWN, _CUE = 0.7, 0.4, 0.1
_REACH = 8
_SPOKEN = frozenset({"THREATEN", "REQUEST", "REJECT", "ACCUSE", "SUPPORT", "AGREE", "CONCEDE"})
_ONE_WAY = frozenset("visit travel fly arrive tour extradite hand surrender sell buy import export".split())
_MUTUAL = frozenset({"CONSULT", "COOPERATE"})
_MUTUAL_LEMMAS = frozenset(
    "clash skirmish swap exchange trade sign seal conclude initial restore resume establish normalise normalize repair "
    "improve strengthen deepen mend agree reach strike share battle".split()
)


@dataclass(frozen=True, slots=True)
class Told:
    """An event before its id: tokens that carry it and what they say.

    `who` and `whom` are the parties with their token ranges, as the frame gives them; `mutual` is set where each does
    it with each. `actors` and `recipients` are the ids that the record lists.
    """

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
    who: tuple[Party, ...] = ()
    whom: tuple[Party, ...] = ()
    mutual: bool = False


def find_told(
    words: Words,
    resolve: Resolve,
    performing: dict[int, Statement],
    conditional: frozenset[int],
    resolve_all: ResolveAll | None = None,
) -> Iterator[Told]:
    """Yield the events that verbs and nouns of the tables tell.

    `performing` maps the tokens of cues to their statements; `conditional` are tokens within conditions.
    """
    tree, places = tree_of(words), places_of(words.parsed)
    cues = find_cues(tree)
    for token, cue in cues.items():
        inside = words.inside[token][0] if words.inside[token] else None
        scene = Scene(tree, cues, Resolver(resolve, resolve_all), inside.id if inside else None)
        if cue.type is None or figure_of_speech(scene, token) or no_deed(scene, token):
            continue
        said = performing.get(token)
        state = status_of(tree, token, cues, token in conditional and said is None)
        if state is None or (cue.lemma == "warn" and not harmful_warning(words, token)):
            continue
        found = _told(scene, token, state, said, inside, places)
        if found is not None:
            yield found


def _told(
    scene: Scene,
    token: int,
    state: EventStatus,
    said: Statement | None,
    inside: Statement | None,
    places: Sequence[PlaceName],
) -> Told | None:
    words, cue = scene.tree.words, scene.cues[token]
    doers = who(scene, token)
    if said is not None and said.speaker and said is not inside and not passive(scene.tree, token) and len(doers) < 2:
        doers = [_speaking(token, said.speaker, doers)]
    whom = [p for p in (_apart(scene, p, doers) for p in to_whom(scene, token)) if p is not None]
    if not whom and said is not None and said.addressee:
        whom = [Party(said.addressee, token, token + 1, token, "")]
    whom = [p for p in _others(doers, whom) if cue.type != "CONSULT" or can_talk(scene.tree, p)]
    if not enough(scene, token, doers, whom) or only_result(scene, token, whom):
        return None
    kind, state = settled(scene, token, state)
    mutual = _is_mutual(cue, kind, doers, whom)
    actors, recipients = _ids(doers), tuple(a for a in _ids(whom) if a not in _ids(doers))
    if mutual:  # the record lists whoever meets as an actor, nobody as a recipient
        actors, recipients = tuple(dict.fromkeys(actors + recipients)), ()
    row = clause(words, token)
    return Told(
        kind, _tokens(scene, token, whom), actors, recipients, state, said or inside, modes(words, kind, row, cue.mode),
        contexts(words, row), place_near(words.parsed, row, places) if kind not in _SPOKEN else None, token,
        round((_KNOWN if doers else _UNKNOWN) + (_CUE if said else 0.0), 2), tuple(doers), tuple(whom), mutual,
    )  # fmt: skip


@rule(
    'who is named anew is another: "the opposition leader called on the president"',
    off=lambda _scene, party, doers: None if party.actor in {d.actor for d in doers} else party,
)
def _apart(scene: Scene, party: Party, doers: list[Party]) -> Party | None:
    """Return a recipient, without its actor where that is who acts; None where its words are a pronoun or a name."""
    same = [d for d in doers if d.actor == party.actor]
    if party.actor is None or not same:
        return party
    lemmas = scene.tree.words.parsed.lemmas
    common = scene.tree.words.parsed.upos[party.head] == "NOUN" and lemmas[party.head] != lemmas[same[0].head]
    if common and any(low in ("its", "their") for low in scene.tree.words.low[party.start : party.head]):
        name = f"{same[0].text}'s {scene.tree.words.parsed.words(party.head, party.end)}"  # "its army" is not it
        return party._replace(actor=None, text=name)
    return party._replace(actor=None) if common and not party.actor.startswith("state/") else None


def _ids(found: list[Party]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p.actor for p in found if p.actor))


def _speaking(token: int, speaker: str, doers: list[Party]) -> Party:
    """Return the speaker of a statement as who acts by its cue, where the cue's subject stands if there is one."""
    for party in doers:
        return party._replace(actor=speaker)
    return Party(speaker, token, token + 1, token, "")


@rule(
    'those who meet, trade or clash do it to each other; "A and B agreed" is an agreement of the two',
    off=lambda *_: False,
)
def _is_mutual(cue: Cue, kind: EventType, doers: list[Party], whom: list[Party]) -> bool:
    if cue.lemma in _ONE_WAY or cue.mode == "third-party":
        return False
    if kind in _MUTUAL:
        return len(doers) + len(whom) > 1
    each = cue.type in _MUTUAL or cue.lemma in _MUTUAL_LEMMAS
    return (each and len(doers) > 1 and not whom) or (
        kind == "ASSAULT" and cue.lemma in _MUTUAL_LEMMAS and bool(doers and whom)
    )


@rule(
    'who acts is not also acted on: "the congress of Chile ratified the treaty of Chile with X"',
    off=lambda _doers, whom: whom,
)
def _others(doers: list[Party], whom: list[Party]) -> list[Party]:
    """Return the recipients that are not the states of those who act, where others are left."""
    own = {country_in(p.actor) for p in doers}
    left = [p for p in whom if not (p.actor or "").startswith("state/") or country_in(p.actor) not in own]
    return left or (whom if len(whom) == 1 else [])


def _tokens(scene: Scene, token: int, whom: list[Party]) -> tuple[int, ...]:
    """Return the word and, where it stands behind it, what it acts on."""
    ends = [p.end for p in whom if token < p.start <= token + _REACH] or [
        o + 1 for o in objects(scene.tree, token) if token < o <= token + _REACH
    ]
    return tuple(range(token, max(ends))) if ends else (token,)
