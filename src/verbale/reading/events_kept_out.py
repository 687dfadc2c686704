"""What is no event after all: figures of speech, deeds that another word tells, events that lack a party."""

from __future__ import annotations

from verbale.reading.conditions_windows import Words
from verbale.reading.conditions_words import FUTURE, harmful
from verbale.reading.events_frames import LIGHT, Scene
from verbale.reading.events_parties import Party, country_in
from verbale.reading.events_tables import Cue, figurative, verb_cues
from verbale.reading.events_tree import Tree, objects, passive, relation, surface_subject
from verbale.record import EventType
from verbale.rules import rule
from verbale.schemes.actor_codes import actor_code

_FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST", "RETREAT", "MOBILIZE", "SANCTION", "THREATEN"})
_BY_SOMEBODY = frozenset({"AGREE", "SUPPORT", "REQUEST", "THREATEN", "CONCEDE", "COOPERATE"})
_MUTUAL = frozenset({"CONSULT", "COOPERATE"})
_HARM = frozenset({"consequence", "respond", "response", "cut", "price", "answer", "cost", "force", "crush"})


@rule("contests, weather, markets and works of art borrow the verbs of force", off=lambda *_: False)
def figure_of_speech(scene: Scene, token: int) -> bool:
    """Tell whether a verb stands in a sentence about sport and the like, or has a thing as its subject."""
    words = scene.tree.words
    start, end = words.unit_of(token)
    parsed = words.parsed
    common = [parsed.lemmas[t] for t in range(start, end) if parsed.upos[t] != "PROPN"]
    kinds = figurative()
    strong = kinds["sport"] | kinds["art"]
    if any(lemma in strong for lemma in common) or len(kinds["play"].intersection(common)) > 1:
        return True
    subject = surface_subject(scene.tree, token)
    if subject is None or scene.cues[token].type not in _FORCE:
        return False
    thing = words.parsed.lemmas[subject] in kinds["thing"]
    around = {words.parsed.lemmas[subject], *(words.parsed.lemmas[k] for k in scene.tree.kids[subject])}
    return bool(around & (kinds["nature"] | kinds["market"])) or (thing and not passive(scene.tree, token))


@rule(
    'a noun tells no deed where its verb tells it ("held talks") or undoes it ("called off the strike")',
    off=lambda *_: False,
)
def no_deed(scene: Scene, token: int) -> bool:
    """Tell whether a noun of a deed stands by a verb that tells or undoes it."""
    parsed, tree = scene.tree.words.parsed, scene.tree
    if parsed.upos[token] == "VERB" and scene.cues[token].lemma in verb_cues():
        return False
    above = parsed.heads[token]
    cue = scene.cues.get(above) if above >= 0 else None
    if cue is None or relation(tree, token) not in ("obj", "nsubj", "obl", "nmod", "compound"):
        return False
    return any(parsed.lemmas[token] in need for need in cue.needs)


def enough(scene: Scene, token: int, doers: list[Party], whom: list[Party]) -> bool:
    """Tell whether the parties make an event: somebody known acts or suffers, and nobody unknown is its subject."""
    tree, cue = scene.tree, scene.cues[token]
    noun = tree.words.parsed.upos[token] != "VERB" or cue.lemma not in verb_cues()
    if noun and not (doers and whom) and not _presented(scene, token, doers):
        return cue.type in _MUTUAL and len(doers) > 1
    if not doers and not whom:
        return False
    if cue.type == "CONSULT":
        return not _alone(tree, doers, whom) and not _arrival(cue, doers)
    if not doers and (not passive(tree, token) or cue.type in _BY_SOMEBODY):
        return False
    return _political(scene.cues[token].type, doers, whom)


@rule("troops and refugees who arrive pay no visit", off=lambda *_: False)
def _arrival(cue: Cue, doers: list[Party]) -> bool:
    visitors = {actor_code(p.text).sector for p in doers}
    return cue.lemma in ("arrive", "travel", "fly", "tour", "visit") and bool(
        visitors & {"MIL", "REB", "CVL", "REF", "COP", "PRM", "UAF", "LAB", "BUS"}
    )


def _presented(scene: Scene, noun: int, doers: list[Party]) -> bool:
    """Tell whether a noun of a deed is what a light verb is about: "staged a rally", "a raid took place"."""
    tree, parsed = scene.tree, scene.tree.words.parsed
    verb = parsed.heads[noun]
    return bool(doers) and verb >= 0 and parsed.lemmas[verb] in LIGHT and noun in objects(tree, verb)


@rule(
    'force by people of no state, body or armed group is no politics: "researchers bombarded the sample"',
    off=lambda *_: True,
)
def _political(kind: EventType | None, doers: list[Party], whom: list[Party]) -> bool:
    if kind not in ("ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "RETREAT"):
        return any(p.actor or _known_code(p) for p in (*doers, *whom))
    return (
        any(country_in(p.actor) or (p.actor and not p.actor.startswith("person/")) for p in whom)
        or any(
            country_in(p.actor)
            or (actor_code(p.text).sector or "CVL") not in ("CVL", "EDU", "BUS", "MED", "SOC", "REL")
            or (p.actor or "").startswith("organisation/")
            for p in doers
        )
        or (any(p.actor for p in doers) and (bool(whom) or kind != "ASSAULT"))
    )


def _known_code(party: Party) -> bool:
    return actor_code(party.text).code is not None


@rule('what follows from a deed is part of it: "opened fire on a crowd, killing nineteen"', off=lambda *_: False)
def only_result(scene: Scene, token: int, whom: list[Party]) -> bool:
    """Tell whether a clause behind a deed names what came of it and nobody new."""
    above = scene.tree.words.parsed.heads[token]
    cue = scene.cues.get(above)
    result = relation(scene.tree, token) == "advcl" and scene.tree.words.low[token].endswith("ing")
    return result and not whom and cue is not None and cue.type == scene.cues[token].type


@rule('a meeting needs two parties: "spoke on Friday" is a speech, "the ministers spoke" is none', off=lambda *_: False)
def _alone(tree: Tree, doers: list[Party], whom: list[Party]) -> bool:
    if len(doers) + len(whom) > 1:
        return False
    if len(doers) != 1:
        return True
    head = doers[0].head
    plural = tree.words.low[head] in ("they", "we", "both") or tree.words.low[head] != tree.words.parsed.lemmas[head]
    return not (plural and tree.words.parsed.upos[head] != "PROPN")


@rule(
    'a warning threatens where what is warned of hurts or will be done: "warned of snow" threatens nobody',
    off=lambda *_: True,
)
def harmful_warning(words: Words, verb: int) -> bool:
    """Tell whether what is warned of hurts or will be done."""
    _, end = words.unit_of(verb)
    behind = range(verb + 1, end)
    harm = any(words.parsed.lemmas[t] in harmful() or words.parsed.lemmas[t] in _HARM for t in behind)
    return harm and bool(
        (FUTURE - {"could", "may", "might", "can", "should"} | {"of", "against", "not"})
        & set(words.low[verb + 1 : end])
    )


_HARM = frozenset({"consequence", "respond", "response", "cut", "price", "answer", "cost", "force", "crush"})
