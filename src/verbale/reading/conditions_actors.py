"""Who acts on a side of a condition, and what kind of act it is (PLOVER)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from verbale.reading.conditions_windows import Words, is_finite, is_mark
from verbale.reading.conditions_words import COMMISSIVE, FUTURE, HYPOTHETICAL, match_phrases
from verbale.record import EventType, Statement
from verbale.rules import rule

Resolve = Callable[[int, int, str | None], str | None]

# Predicates whose subject bears what others do: "Moscow risks sanctions", "anyone ... will face trial".
BEARING = frozenset("face risk pay suffer incur meet bear regret lose".split())
PASSIVE = frozenset({"be", "been", "being", "is", "are", "get", "was", "were"})
# Passives whose subject acts all the same ("Seoul would be forced to answer").
_OWN_ACT = frozenset("force compel oblige prepare determine set bind".split())
# What is done in answer: in the passive, the speaker's side does it.
_ANSWERS = frozenset(
    "meet answer respond punish repel stop crush resist counter avenge shoot sink intercept destroy treat regard "
    "consider see view tolerate accept allow forgive ignore prosecute expel repulse thwart confront arrest "
    "seize".split()
)
_CLAUSE_WORDS = frozenset({"that", "which", "who", "if", "there", "what", "it"})


def act_type(words: Words, row: Sequence[int]) -> EventType | None:
    """Return the PLOVER type of the first act that a row of tokens names; a phrase of two words before one word."""
    types = act_types(words, row)
    return types[0] if types else None


def act_types(words: Words, row: Sequence[int]) -> tuple[EventType, ...]:
    """Return the PLOVER types of all acts that a row of tokens names, that of `act_type` first."""
    lemmas = [words.parsed.lemmas[t] for t in row]
    found = [hit for hit in match_phrases(lemmas, "acts.tsv") if not _met_with(words, row, hit[0])]
    ranked = sorted(found, key=lambda hit: (hit[1] == hit[0], hit[0]))
    return cast("tuple[EventType, ...]", tuple(dict.fromkeys(hit[2] for hit in ranked)))


@rule('"be met with force" is no meeting', off=lambda *_: False)
def _met_with(words: Words, row: Sequence[int], at: int) -> bool:
    """Tell whether "met" is that of "be met with force", which is no meeting."""
    return words.parsed.lemmas[row[at]] == "meet" and bool(PASSIVE & {words.low[t] for t in row[max(0, at - 2) : at]})


@rule("the subject of an English clause stands before its first finite verb", off=lambda *_: [])
def subject_of(words: Words, row: Sequence[int]) -> list[int]:
    """Return the words before a row's first finite verb: the subject of a clause that begins with it."""
    found: list[int] = []
    if len(row) > 1 and words.low[row[0]] in FUTURE and words.parsed.upos[row[1]] in ("PRON", "PROPN", "DET", "NOUN"):
        row = row[1:]  # turned order: "only then would the rebels leave"
    for at, token in enumerate(row):
        if is_finite(words, row, at) or words.low[token] in FUTURE or words.low[token] == "to":
            return found if found and words.low[found[0]] != "there" else []
        if at and (words.low[token] in (*_CLAUSE_WORDS, ",") or (words.parsed.upos[token] == "ADP" and not found)):
            return []
        if words.parsed.upos[token] == "VERB" and found:
            return found  # a torn or inverted clause: "Putin take action"
        if not is_mark(words.low[token]) and words.parsed.upos[token] not in (
            "ADV",
            "SCONJ",
            "CCONJ",
            "PART",
        ):
            found.append(token)
    return []


def clause_actor(words: Words, row: Sequence[int], resolve: Resolve, statement: Statement | None) -> str | None:
    """Return who acts in a clause: its subject in the active voice, else whom "by" names."""
    subject = subject_of(words, row)
    behind = row[row.index(subject[-1]) + 1 :] if subject else list(row)
    predicate = next((t for t in behind if words.parsed.upos[t] == "VERB"), None)
    lows = [words.low[t] for t in behind[: behind.index(predicate)]] if predicate is not None else []
    passive = bool(PASSIVE & set(lows[-3:])) and predicate is not None and is_participle(words, predicate)
    if passive:
        return _agent(words, behind, resolve, statement)
    if (
        not subject
        or _no_actor(words, subject, predicate)
        or (predicate is not None and words.parsed.lemmas[predicate] in BEARING)
    ):
        return None
    return resolve(subject[0], subject[-1] + 1, _id(statement))


@rule('"no party" and the empty "it" name nobody who acts', off=lambda *_: False)
def _no_actor(words: Words, subject: Sequence[int], predicate: int | None) -> bool:
    """Tell whether a subject names nobody: "no party", "it will be hard to ..."."""
    return words.low[subject[0]] == "no" or (predicate is None and words.low[subject[0]] == "it")


@rule(
    'the subject of a passive suffers the deed; whoever "is forced to answer" acts all the same',
    off=lambda *_: False,
)
def is_participle(words: Words, verb: int) -> bool:
    """Tell whether a verb has the form of a passive's participle, and is none whose subject acts all the same."""
    word, lemma = words.low[verb], words.parsed.lemmas[verb]
    return word != lemma and not word.endswith("ing") and lemma not in _OWN_ACT


@rule('an answer in the passive, or "our" answer, is that of the speaker\'s side', off=lambda *_: False)
def answered_by_us(words: Words, row: Sequence[int]) -> bool:
    """Tell whether a consequence without an actor is the answer of the speaker's side.

    "Will be met with force", "will face our artillery", and the noun that somebody threatens with.
    """
    lows = [words.low[t] for t in row]
    lemmas = [words.parsed.lemmas[t] for t in row]
    passive = any(
        lemma in _ANSWERS and PASSIVE & set(lows[max(0, at - 2) : at]) for at, lemma in enumerate(lemmas) if at
    )
    ours = "our" in lows and bool(BEARING & set(lemmas))
    verb = any(words.parsed.upos[t] in ("VERB", "AUX") for t in row)
    before = {words.parsed.lemmas[t] for t in range(max(0, row[0] - 4), row[0])}
    return (passive and "by" not in lows) or ours or (not verb and bool(COMMISSIVE & before))


@rule(
    'a noun for a deed names who does it by an adjective or an owner: "Russian aggression", "X\'s deployment"',
    off=lambda *_: None,
)
def deed_actor(words: Words, row: Sequence[int], resolve: Resolve, statement: Statement | None) -> str | None:
    """Return who does a deed that a noun phrase names: "any move by X", "Russian aggression", "X's deployment"."""
    agent = _agent(words, row, resolve, statement)
    if agent:
        return agent
    if words.parsed.upos[row[0]] == "VERB":  # "sending tanks": whoever does it, its objects do not
        return None
    for at, token in enumerate(row):
        if words.parsed.upos[token] in ("ADP", "VERB"):
            break
        if words.low[token] == "to":
            return clause_actor(words, row, resolve, statement)
        owner = at + 1 < len(row) and words.low[row[at + 1]] in ("'s", "'")
        people = words.parsed.upos[token] in ("ADJ", "PROPN") and words.low[token] not in HYPOTHETICAL
        people = people and words.low[token] != words.parsed.word(token)
        if owner or people or words.low[token] in ("his", "her", "their", "its", "our", "my", "your"):
            found = resolve(token, token + 1, _id(statement))
            if found:
                return found
    return _part_of(words, row, resolve, statement)


@rule('"a threat from X" and "aggression on the part of X" are X\'s', off=lambda *_: None)
def _part_of(words: Words, row: Sequence[int], resolve: Resolve, statement: Statement | None) -> str | None:
    """Return who acts in "aggression on the part of X", "a threat from X"."""
    lows = [words.low[t] for t in row]
    for at, word in enumerate(lows):
        if word == "from" or (word == "of" and at and lows[at - 1] == "part"):
            return resolve(row[at] + 1, row[-1] + 1, _id(statement)) if at + 1 < len(row) else None
    return None


@rule('behind a passive or a noun for a deed, "by" names who does it', off=lambda *_: None)
def _agent(words: Words, row: Sequence[int], resolve: Resolve, statement: Statement | None) -> str | None:
    for at, token in enumerate(row[:-1]):
        if words.low[token] == "by" and words.parsed.upos[row[at + 1]] in ("PROPN", "DET", "PRON", "NOUN", "ADJ"):
            last = at + 1
            while last + 1 < len(row) and words.parsed.upos[row[last + 1]] in ("PROPN", "NOUN", "ADJ"):
                last += 1
            return resolve(row[at + 1], row[last] + 1, _id(statement))
    return None


def _id(statement: Statement | None) -> str | None:
    return statement.id if statement else None
