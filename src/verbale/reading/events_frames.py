"""Who and to whom: the parties that the frame of a verb or noun of the tables asks for."""

from __future__ import annotations

from typing import NamedTuple

from verbale.reading.events_parties import Party, Resolver, parties
from verbale.reading.events_status import Cues
from verbale.reading.events_tables import Cue, first_fit, noun_cues, verb_cues
from verbale.reading.events_tree import (
    Tree,
    agent,
    below,
    case_of,
    doer,
    governed,
    objects,
    oblique,
    obliques,
    passive,
    relation,
    surface_subject,
)
from verbale.rules import rule
from verbale.schemes.states import country_of

_DEPTH = 3
_BLASTS = frozenset({"explosion", "blast", "bomb", "shot", "gunfire", "strike", "fire"})
LIGHT = frozenset(
    "launch carry conduct stage mount hold make issue give lodge file begin start continue resume open order "
    "announce call declare intensify commit perpetrate pay deliver step order wage unleash pursue do send "
    "express reiterate reaffirm voice reinforce offer sign expand extend renew repeat undertake execute plan "
    "prepare".split()
)


class Scene(NamedTuple):
    """What the search for parties asks: the tree, what its words tell, and how phrases are resolved."""

    tree: Tree
    cues: Cues
    resolver: Resolver
    statement: str | None


def find_cues(tree: Tree) -> dict[int, Cue]:
    """Return the row of the tables that each verb or noun of a report fits, by token."""
    found: dict[int, Cue] = {}
    parsed = tree.words.parsed
    for token, lemma in enumerate(parsed.lemmas):
        if tree.words.skipped[token]:
            continue
        cue = None
        if parsed.upos[token] == "VERB" and (relation(tree, token) != "amod" or below(tree, token, "aux")):
            rows = verb_cues().get(lemma)
            cue = first_fit(rows, governed(tree, token)) if rows else None
        elif parsed.upos[token] in ("NOUN", "VERB") and relation(tree, token) not in ("compound", "amod"):
            rows = noun_cues().get(lemma) or noun_cues().get(tree.words.low[token])
            cue = first_fit(rows, frozenset(parsed.lemmas[k] for k in tree.kids[token])) if rows else None
        if cue is not None:
            found[token] = cue
    return found


def who(scene: Scene, token: int) -> list[Party]:
    """Return who does what a verb or noun of the tables tells."""
    cue = scene.cues[token]
    if scene.tree.words.parsed.upos[token] == "VERB" and cue.lemma in verb_cues():
        if cue.actor:
            return _first_of(scene, token, cue.actor)
        return _accompanied(scene, token, _acting(scene, _meant(scene, doer(scene.tree, token), token)))
    found = _first_of(scene, token, cue.actor)
    return found or _light_subject(scene, token)


@rule('"they" in what several announce are those who announce it', off=lambda _scene, head, _verb: head)
def _meant(scene: Scene, head: int | None, verb: int) -> int | None:
    tree = scene.tree
    above = tree.words.parsed.heads[verb]
    if head is None or tree.words.low[head] != "they" or above < 0 or relation(tree, verb) != "ccomp":
        return head
    return doer(tree, above) if tree.words.parsed.upos[above] == "VERB" else head


@rule(
    'a deed named as subject is done by who does the deed: "a strike by X killed two"',
    off=lambda scene, head: parties(scene.tree, head, scene.resolver, scene.statement, acting=True),
)
def _acting(scene: Scene, head: int | None) -> list[Party]:
    if head is not None and head in scene.cues and scene.tree.words.parsed.upos[head] == "NOUN":
        return _first_of(scene, head, scene.cues[head].actor)
    if head is not None and scene.tree.words.parsed.lemmas[head] in _BLASTS:
        claimed = below(scene.tree, head, "acl", "relcl")
        behind = oblique(scene.tree, head, "by") if not claimed else doer(scene.tree, claimed[0])
        return parties(scene.tree, behind, scene.resolver, scene.statement)
    return parties(scene.tree, head, scene.resolver, scene.statement, acting=True)


@rule(
    'who acts together with somebody has company: "Estonia, together with Latvia, sent help"',
    off=lambda _scene, _verb, found: found,
)
def _accompanied(scene: Scene, verb: int, found: list[Party]) -> list[Party]:
    tree = scene.tree
    company = [k for k in below(tree, verb, "advmod") if tree.words.low[k] in ("together", "along", "alongside")]
    for place in (verb, *company, *(p.head for p in found)):
        for kid in below(tree, place, "obl", "nmod", "conj"):
            row = tree.words.low[max(0, kid - 5) : kid]
            if case_of(tree, kid) in ("with", "together", "alongside") and {"together", "along", "alongside"} & set(
                row
            ):
                known = {p.actor for p in found}
                found = found + [p for p in parties(tree, kid, scene.resolver, scene.statement) if p.actor not in known]
    return found


@rule('the subject of a light verb does what its noun names: "launched an attack", "held talks"', off=lambda *_: [])
def _light_subject(scene: Scene, noun: int) -> list[Party]:
    parsed = scene.tree.words.parsed
    made = [k for k in below(scene.tree, noun, "acl") if parsed.lemmas[k] in LIGHT and passive(scene.tree, k)]
    if made:  # "threats made by X"
        return parties(scene.tree, agent(scene.tree, made[0]), scene.resolver, scene.statement)
    verb = parsed.heads[noun]
    if verb < 0 or parsed.upos[verb] != "VERB" or parsed.lemmas[verb] not in LIGHT:
        return []
    if noun not in objects(scene.tree, verb):
        return []
    return parties(scene.tree, doer(scene.tree, verb), scene.resolver, scene.statement)


def to_whom(scene: Scene, token: int, depth: int = _DEPTH) -> list[Party]:
    """Return to whom it is done: the first place of the table's row that names a party."""
    found = _first_of(scene, token, scene.cues[token].recipient, depth)
    return found or _shared_object(scene, token, depth)


@rule('coordinated verbs share the object behind the last: "threatened and later attacked it"', off=lambda *_: [])
def _shared_object(scene: Scene, token: int, depth: int) -> list[Party]:
    tree = scene.tree
    if not depth or tree.words.parsed.upos[token] != "VERB" or below(tree, token, "obj", "obl", "xcomp", "ccomp"):
        return []
    later = [k for k in below(tree, token, "conj") if k in scene.cues and not below(tree, k, "nsubj")]
    return to_whom(scene, later[0], depth - 1) if later and not passive(tree, token) else []


def _first_of(scene: Scene, token: int, places: tuple[str, ...], depth: int = _DEPTH) -> list[Party]:
    for place in places:
        found = _at(scene, token, place, depth)
        if found:
            return found
    return []


def _at(scene: Scene, token: int, place: str, depth: int) -> list[Party]:
    """Return the parties at one place of a frame."""
    tree = scene.tree
    if place in ("doer", "done", "subj"):
        return _of_content(scene, token, place, depth) if depth else []
    if place in ("obj", "iobj"):
        found = [p for o in objects(tree, token) for p in parties(tree, o, scene.resolver, scene.statement)]
        return found[:1] if len(objects(tree, token)) > 1 else found
    if place == "self":
        return parties(tree, surface_subject(tree, token), scene.resolver, scene.statement)
    if place == "poss":
        return _owner(scene, token)
    if place == "attr":
        return _attribute(scene, token)
    if place == "owner":
        return [p for o in objects(tree, token) for p in (_owner(scene, o) or _attribute(scene, o))][:1]
    rows = (parties(tree, head, scene.resolver, scene.statement) for head in obliques(tree, token, place))
    return next((row for row in rows if row), [])


@rule('the owner of a deed does it: "Iran\'s threat", "its withdrawal"', off=lambda *_: [])
def _owner(scene: Scene, noun: int) -> list[Party]:
    for kid in scene.tree.kids[noun]:
        if scene.tree.words.parsed.relations[kid] == "nmod:poss":
            return parties(scene.tree, kid, scene.resolver, scene.statement)
    return []


@rule('an adjective of a state before a deed does it: "the Russian invasion", "US sanctions"', off=lambda *_: [])
def _attribute(scene: Scene, noun: int) -> list[Party]:
    tree, parsed = scene.tree, scene.tree.words.parsed
    for kid in below(tree, noun, "amod", "compound", "nmod"):
        if kid > noun or parsed.relations[kid] == "nmod:poss" or parsed.word(kid)[0].islower():
            continue
        start = min([kid, *(k for k in tree.kids[kid] if k < kid)])
        text = parsed.words(start, kid + 1)
        actor = scene.resolver.one(start, kid + 1, scene.statement)
        country = country_of(text)
        if actor or country:
            row = [Party(actor or f"state/{country}", start, kid + 1, kid, text)]
            return row + [
                p for k in below(tree, kid, "conj") for p in parties(tree, k, scene.resolver, scene.statement)
            ]
    return []


def _of_content(scene: Scene, token: int, place: str, depth: int) -> list[Party]:
    """Return who acts ("doer"), to whom ("done"), or the subject ("subj") of what a verb or noun has as its content."""
    tree = scene.tree
    for kid in tree.kids[token]:
        how = relation(tree, kid)
        if how in ("xcomp", "ccomp", "acl", "advcl") and tree.words.parsed.upos[kid] in ("VERB", "ADJ", "NOUN"):
            found = _of_clause(scene, token, kid, place, depth)
        elif place != "subj" and how in ("obj", "obl", "nmod", "nsubj") and kid in scene.cues:
            found = who(scene, kid) if place == "doer" else to_whom(scene, kid, depth - 1)
        else:
            continue
        if found:
            return found
    return []


def _of_clause(scene: Scene, token: int, verb: int, place: str, depth: int) -> list[Party]:
    tree = scene.tree
    if place in ("subj", "doer"):
        head = doer(tree, verb)
        own = head is not None and head not in (doer(tree, token), None)
        return parties(tree, head, scene.resolver, scene.statement) if own else []
    if verb in scene.cues:
        return to_whom(scene, verb, depth - 1)
    nouns = [k for k in below(tree, verb, "obj") if k in scene.cues]
    found = to_whom(scene, nouns[0], depth - 1) if nouns and depth else []
    for preposition in ("to", "with", "against", "on", "for", "from"):
        found = found or parties(tree, oblique(tree, verb, preposition), scene.resolver, scene.statement)
    for kid in below(tree, verb, "iobj", "obj"):
        found = found or parties(tree, kid, scene.resolver, scene.statement)
    if not found and depth:
        found = [p for k in below(tree, verb, "xcomp") for p in _of_clause(scene, token, k, place, depth - 1)]
    return found
