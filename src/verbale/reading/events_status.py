"""Whether what a word tells took place: negation, modals, and the verbs and nouns that govern its clause."""

from __future__ import annotations

from collections.abc import Mapping

from verbale.reading.conditions_words import FUTURE, HYPOTHETICAL, NEGATIONS
from verbale.reading.events_tables import Cue, governors
from verbale.reading.events_tree import Tree, below, case_of, objects, relation
from verbale.record import EventStatus
from verbale.rules import rule

_DEPTH = 8
_RANK: dict[EventStatus, int] = {"occurred": 0, "ongoing": 1, "planned": 2, "conditional": 3, "denied": 4}
# Words that do something to a deed which they name: what they name is not told beside them.
_SPOKEN = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "CONCEDE", "SUPPORT"})
# Clauses of time and manner tell what took place.
_TEMPORAL = frozenset({"after", "while", "when", "as", "since", "by", "in", "before", "because", "during", "until"})
_CONTENT_MARKS = frozenset({"", "of", "for", "to", "that", "from", "against", "with", "on", "over", "about"})
_NOUNS_THROUGH = frozenset({"report", "claim", "news", "fact", "statement", "evidence", "sign", "announcement"})
Cues = Mapping[int, Cue]


def status_of(tree: Tree, token: int, cues: Cues, conditional: bool) -> EventStatus | None:
    """Return whether a deed took place, or None where the text tells it only as what somebody says, wants or fears."""
    found: EventStatus = "conditional" if conditional else "occurred"
    if tree.words.parsed.upos[token] in ("VERB", "AUX", "ADJ"):
        found = _worse(found, _own(tree, token))
    elif _supposed(tree, token):
        found = _worse(found, "conditional")
    at = token
    for _ in range(_DEPTH):
        above, how = tree.words.parsed.heads[at], relation(tree, at)
        if above < 0:
            break
        effect = _effect(tree, at, above, how, cues)
        if effect is None:
            return None
        found = _worse(found, effect)
        if how in ("relcl", "parataxis"):
            break
        at = above
    return found


@rule('"any", "further", "a possible" make a noun\'s deed one that is not there yet', off=lambda *_: False)
def _supposed(tree: Tree, noun: int) -> bool:
    """Tell whether a noun names a deed that may come, or that is feared or deterred."""
    words = {tree.words.low[k] for k in below(tree, noun, "det", "amod")}
    above = tree.words.parsed.heads[noun]
    feared = above >= 0 and tree.words.parsed.lemmas[above] in _FEARED
    return bool(words & (HYPOTHETICAL - _MORE_OF_IT | _POSSIBLE)) or feared


_MORE_OF_IT = frozenset({"new", "repeated", "continued", "renewed", "second", "additional", "single", "every", "each"})
_POSSIBLE = frozenset({"potential", "imminent", "looming", "feared", "alleged", "hypothetical", "would-be"})
_FEARED = frozenset(
    "fear risk threat prospect possibility danger deter prevent avoid avert case event likelihood".split()
)


def _worse(a: EventStatus, b: EventStatus) -> EventStatus:
    return a if _RANK[a] >= _RANK[b] else b


@rule('a negation, a modal or "is -ing" by the verb says whether the deed took place', off=lambda *_: "occurred")
def _own(tree: Tree, verb: int) -> EventStatus:
    low = tree.words.low
    helpers = {low[k] for k in below(tree, verb, "aux", "advmod", "cop", "det", "mark")}
    subject = below(tree, verb, "nsubj", "obj")
    if (helpers & NEGATIONS) or any(low[k] in ("no", "neither") for s in subject for k in below(tree, s, "det")):
        return "denied"
    if any(low[s] in ("nobody", "none", "nothing") for s in subject):
        return "denied"
    if helpers & FUTURE and "have" not in helpers:
        return "planned" if helpers & {"will", "'ll", "shall", "wo", "'d"} or "would" in helpers else "conditional"
    going = helpers & {"is", "are", "'s", "'re", "am", "'m", "been", "be"}
    return "ongoing" if low[verb].endswith("ing") and going else "occurred"


def _effect(tree: Tree, at: int, above: int, how: str, cues: Cues) -> EventStatus | None:
    """Return what the word above does to the deed at a token; None: the deed is its content and is not told."""
    if how == "conj":
        bare = tree.words.low[at] == tree.words.parsed.lemmas[at] and not below(tree, at, "nsubj", "aux")
        return _own(tree, above) if bare and tree.words.parsed.upos[above] == "VERB" else "occurred"
    if tree.words.parsed.upos[at] in ("NOUN", "PROPN"):
        return _noun_effect(tree, at, above, how, cues)
    if how == "relcl" or how not in ("xcomp", "ccomp", "advcl", "acl", "csubj", "obl", "nmod"):
        return "occurred"
    return _clause_effect(tree, at, above, how, cues)


@rule(
    "what is threatened, promised, demanded, denied or charged is told by that word, not as a deed of its own",
    off=lambda *_: "occurred",
)
def _clause_effect(tree: Tree, at: int, above: int, how: str, cues: Cues) -> EventStatus | None:
    mark = case_of(tree, at)
    lemma = tree.words.parsed.lemmas[above]
    if how == "advcl" and mark in ("if", "unless", "lest", "whether"):
        return "conditional"
    if how == "advcl" and mark in _TEMPORAL:
        return "occurred"
    if how == "advcl" and mark == "without":
        return "denied"
    cue = cues.get(above)
    if cue is not None and cue.type in _SPOKEN and (mark in _CONTENT_MARKS) and not _free(tree, at, how, mark):
        return None
    word = governors().get(lemma)
    if how == "advcl" and _free(tree, at, how, mark):
        return "occurred"
    if word is not None:
        return _of_word(tree, above, word, mark)
    if how == "acl":
        return "occurred" if mark not in ("to", "that") or lemma in _NOUNS_THROUGH else None
    return None if mark in ("to", "for", "of", "from", "against") else "occurred"


def _of_word(tree: Tree, above: int, word: str, mark: str) -> EventStatus | None:
    if word == "shut":
        return None
    if word == "through":
        return _negated(tree, above)
    if mark not in ("to", "of", "from", "") and word == "planned":
        return "occurred"  # "decided that", "planned after": a clause of its own
    return "denied" if word == "denied" else "planned"


def _negated(tree: Tree, verb: int) -> EventStatus:
    own = _own(tree, verb)
    return own if own in ("denied", "planned") and tree.words.parsed.lemmas[verb] not in ("say", "tell") else "occurred"


def _free(tree: Tree, at: int, how: str, mark: str) -> bool:
    """Tell whether an adverbial clause tells a deed beside the main one: "killing ten", "having taken the town"."""
    return (how == "advcl" and mark == "" and tree.words.low[at].endswith("ing")) or bool(
        how == "advcl" and mark == "" and {tree.words.low[k] for k in below(tree, at, "aux")} & {"having", "had"}
    )


@rule(
    "a noun of a deed that somebody threatens, asks for, offers or rejects is content, not a deed",
    off=lambda *_: "occurred",
)
def _noun_effect(tree: Tree, at: int, above: int, how: str, cues: Cues) -> EventStatus | None:
    cue = cues.get(above)
    if how == "nsubj" and tree.words.parsed.upos[above] == "VERB" and at not in objects(tree, above):
        return "occurred"
    if cue is not None and cue.type in _SPOKEN and how in ("obj", "obl", "nmod", "compound", "nsubj", "xcomp", "iobj"):
        factive = cue.mode == "disapprove" or cue.type in ("SUPPORT", "CONCEDE")
        return "occurred" if factive or case_of(tree, at) in _TEMPORAL - {"by", "in"} else None
    word = governors().get(tree.words.parsed.lemmas[above]) if tree.words.parsed.lemmas[above] != "have" else None
    if how in ("obj", "nmod") and word in ("denied", "planned", "shut"):
        return None if word == "shut" else "denied" if word == "denied" else "planned"
    if tree.words.parsed.upos[above] == "VERB" and how == "obj":
        own = _own(tree, above)
        return own if own in ("denied", "planned") else "occurred"
    return "occurred"
