"""The parts of an event around its verb: who, to whom, where, and whether it took place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from verbale.language import trees
from verbale.reading.conditions_actors import Resolve
from verbale.reading.conditions_windows import Words, is_mark
from verbale.reading.conditions_words import FUTURE, NEGATIONS, match_phrases, table
from verbale.record import EventStatus, EventType, Place, Span

_LOOSE = frozenset({"conj", "acl", "acl:relcl", "appos", "cc", "punct", "parataxis", "nmod:unmarked"})
_NOMINAL = frozenset({"PROPN", "NOUN", "PRON"})
_DENIERS = frozenset("deny refuse reject refute dispute decline avoid stop prevent cancel forbid".split())
_PLANNERS = frozenset(
    "plan intend prepare schedule expect set agree decide want hope promise vow pledge propose due try seek aim".split()
)
_BE = frozenset({"is", "are", "'s", "'re", "am", "'m", "was", "were", "been", "be"})
_REACH = 8


def nominal_head(words: Words, verb: int, *, before: bool) -> int | None:
    """Return the nearest noun, name or pronoun before (or behind) a verb that no preposition governs."""
    start, end = words.unit_of(verb)
    order = range(verb - 1, max(start - 1, verb - 14), -1) if before else range(verb + 1, min(end, verb + _REACH))
    for token in order:
        if words.low[token] in (";", ":", ".") or (not before and words.parsed.upos[token] in ("ADP", "VERB", "SCONJ")):
            return None
        if words.parsed.upos[token] in _NOMINAL and words.low[token] not in ("who", "which", "that", "it"):
            return _last_of_phrase(words, token, end) if not before else token
    return None


def _last_of_phrase(words: Words, token: int, end: int) -> int:
    while token + 1 < end and words.parsed.upos[token + 1] in ("PROPN", "NOUN"):
        token += 1
    return token


def phrase(words: Words, head: int) -> tuple[int, int]:
    """Return the token range of a noun phrase around its head, without relative clauses, appositions and conjuncts."""
    parsed = words.parsed
    inside, start, end = {head}, head, head + 1
    for token in trees.subtree(parsed, head):
        up, steps, loose = token, 0, False
        while up != head and steps < 12:
            loose = loose or parsed.relations[up] in _LOOSE
            up, steps = parsed.heads[up], steps + 1
        if not loose:
            inside.add(token)
    while start - 1 in inside:
        start -= 1
    while end in inside:
        end += 1
    while start < head and (parsed.upos[start] == "ADP" or is_mark(words.low[start])):
        start += 1
    return start, end


def actors_of(words: Words, head: int | None, resolve: Resolve, statement: str | None) -> tuple[str, ...]:
    """Return the actors that a noun phrase and its conjuncts denote."""
    if head is None:
        return ()
    found = []
    conjuncts = [c for c in trees.children(words.parsed, head) if words.parsed.relations[c] == "conj"]
    for one in [head, *conjuncts]:
        start, end = phrase(words, one)
        actor = resolve(start, end, statement)
        if actor:
            found.append(actor)
    return tuple(dict.fromkeys(found))


def actor_head(words: Words, verb: int) -> int | None:
    """Return the head of who acts: the subject, or whom "by" names in the passive."""
    parsed = words.parsed
    if is_passive(words, verb):
        return trees.oblique(parsed, verb, frozenset({"by"}))
    found = trees.subject(parsed, verb)
    if found is None and words.low[verb - 1 if verb else 0] != "to":  # who does an infinitive is not its neighbour
        found = nominal_head(words, verb, before=True)
    return found


def is_passive(words: Words, verb: int) -> bool:
    """Tell whether a verb is in the passive voice."""
    if any(words.parsed.relations[c] in ("nsubj:pass", "aux:pass") for c in trees.children(words.parsed, verb)):
        return True
    before = words.low[max(0, verb - 3) : verb]
    return (
        bool(_BE & set(before)) and not words.low[verb].endswith("ing") and words.low[verb] != words.parsed.lemmas[verb]
    )


def recipient_head(words: Words, verb: int, places: Sequence[str]) -> int | None:
    """Return the head of to whom: the object or the oblique with one of the prepositions, in the table's order."""
    parsed = words.parsed
    for place in places:
        if place == "obj":
            subject = trees.subject(parsed, verb) if is_passive(words, verb) else None
            found = trees.objects(parsed, verb)
            head = found[0] if found else subject
            head = head if head is not None else nominal_head(words, verb, before=False)
        else:
            head = trees.oblique(parsed, verb, frozenset({place})) or _behind(words, verb, place)
        if head is not None:
            return head
    return None


def _behind(words: Words, verb: int, preposition: str) -> int | None:
    """Return the nominal behind a preposition that stands within the clause of a verb."""
    _, end = words.unit_of(verb)
    for token in range(verb + 1, min(end - 1, verb + _REACH)):
        if words.low[token] in (",", ";", "that"):
            return None
        if words.low[token] == preposition:
            return nominal_head(words, token, before=False)
    return None


def clause(words: Words, verb: int) -> list[int]:
    """Return the tokens around a verb up to the marks that end its clause."""
    start, end = words.unit_of(verb)
    first = last = verb
    while first > start and words.low[first - 1] not in (";", ":", "“", '"', "but") and verb - first < 25:
        first -= 1
    while last + 1 < end and words.low[last + 1] not in (";", ":", "but") and last - verb < 25:
        last += 1
    return list(range(first, last + 1))


def status(words: Words, verb: int, conditional: bool) -> EventStatus | None:
    """Say whether what a verb tells took place; None where the verb names no act of its own (a bare infinitive).

    "will meet", "plans to meet" are planned, "did not meet", "denied meeting" denied, "are meeting" ongoing.
    """
    parsed = words.parsed
    start, _ = words.unit_of(verb)
    near = words.low[max(start, verb - 4) : verb]
    if NEGATIONS & set(near[-3:]) or trees.is_negated(parsed, verb) or _withheld(words, verb):
        return "denied"
    if conditional:
        return "conditional"
    head = parsed.heads[verb]
    if parsed.relations[verb] == "conj" and 0 <= head < verb and words.low[verb] == parsed.lemmas[verb]:
        # "planned to invade and annex it": a bare second verb shares what is said of the first
        return status(words, head, conditional) if parsed.upos[head] == "VERB" else None
    if near and near[-1] == "to":
        planned = {words.parsed.lemmas[t] for t in range(max(start, verb - 4), verb)} & (
            _PLANNERS | {"be", "is", "are"}
        )
        return "planned" if planned else None
    if FUTURE & set(near):
        return "planned" if {"will", "'ll", "shall"} & set(near) else "conditional"
    if words.low[verb].endswith("ing"):
        return "ongoing" if _BE & set(near) else None
    return "occurred"


def _withheld(words: Words, verb: int) -> bool:
    """Tell whether a verb is what another verb denies or declines: "denies preparing", "refused to meet"."""
    head = words.parsed.heads[verb]
    complement = words.parsed.relations[verb] in ("xcomp", "ccomp", "advcl")
    return complement and 0 <= head < verb <= head + 5 and words.parsed.lemmas[head] in _DENIERS


def modes(words: Words, kind: EventType, row: Sequence[int], stated: str) -> tuple[str, ...]:
    """Return the PLOVER modes of an event: the table's own for its verb, else what words of the clause show."""
    if stated:
        return (stated,)
    lemmas = {words.parsed.lemmas[t] for t in row}
    found = [mode for type_, word, mode in table("events_modes.tsv") if type_ == kind and word in lemmas]
    return tuple(dict.fromkeys(found))[:1]


def contexts(words: Words, row: Sequence[int]) -> tuple[str, ...]:
    """Return the PLOVER contexts that words of the clause show, at most three."""
    lemmas = [words.parsed.lemmas[t] for t in row]
    found = [value for _, _, value in match_phrases(lemmas, "events_contexts.tsv")]
    return tuple(dict.fromkeys(found))[:3]


def place_of(words: Words, row: Sequence[int]) -> Place | None:
    """Return the place of an event: a place's name behind "in" or "at" in its clause."""
    if not row:
        return None
    names = words.parsed.names
    for name in names[bisect_left(names, (row[0], 0)) :]:
        if name.start > row[-1]:
            break
        if name.label == "place" and name.start > row[0] and words.low[name.start - 1] in ("in", "at"):
            span = Span(words.parsed.starts[name.start], words.parsed.ends[name.end - 1])
            return Place(words.parsed.text[span[0] : span[1]], span)
    return None
