"""Whom an act of a condition is done to: what its verb governs, whom it is turned against, whose thing it hits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verbale.reading.conditions_actors import BEARING, PASSIVE, Resolve, is_participle, subject_of
from verbale.reading.conditions_windows import Words, is_mark
from verbale.reading.conditions_words import ANSWER_DIRECTLY, ANSWER_TO, CONSEQUENCE_NOUNS, COST_NOUNS
from verbale.record import Statement
from verbale.rules import rule

_NAMED = frozenset({"PROPN", "ADJ", "NOUN"})
_PRONOUNS = frozenset("it them him her us me you its their his our your my".split())
# Behind these stands who helps, where or when, not whom the act hits.
_OTHER_TIES = frozenset("by with in at within through via during after before since under as until".split())
_MOST = 3
_RELATIONAL = ANSWER_TO | ANSWER_DIRECTLY | COST_NOUNS | CONSEQUENCE_NOUNS | {"retaliate", "pay", "unanswered"}


def recipients(
    words: Words,
    row: Sequence[int],
    resolve: Resolve,
    statement: Statement | None,
    actor: str | None,
    others: Sequence[str] = (),
) -> tuple[str, ...]:
    """Return the actors that a row's act is done to, in text order, without who does it; at most three.

    Of a passive ("will be expelled") and of a verb of bearing ("will face sanctions") the subject; else the actors
    behind the verb: its objects, whom it is turned on or against, the owner of what it hits ("strike its airfields").
    `others` are the actors of the other side, whom a pronoun may mean.
    """
    subject = subject_of(words, row)
    owner = statement.id if statement else None
    behind = row[row.index(subject[-1]) + 1 :] if subject else row
    found: list[str] = []
    if subject and _borne(words, behind):
        one = resolve(subject[0], subject[-1] + 1, owner)
        found += [one] if one else []
    for start, end in _phrases(words, behind):
        one = _not_itself(words, start, resolve(start, end, owner), actor, others)
        if one and one not in found and one != actor:
            found.append(one)
    return tuple(one for one in found if one != actor)[:_MOST]


def _as_resolved(_words: Words, _token: int, one: str | None, *_: object) -> str | None:
    return one


@rule(
    'an object pronoun never means the subject of its own clause: "the US will take it off the list"', off=_as_resolved
)
def _not_itself(words: Words, token: int, one: str | None, actor: str | None, others: Sequence[str]) -> str | None:
    """Return whom an object pronoun means: where it would be the clause's own subject, the other side's actor."""
    pronoun = words.low[token] in ("it", "them", "him", "her") and words.parsed.upos[token] == "PRON"
    return next(iter(others), None) if pronoun and actor is not None and one in (None, actor) else one


@rule('"told Doha to close the channel": who is told is who has to act', off=lambda *_: None)
def demanded_of(words: Words, trigger: Sequence[int], resolve: Resolve, statement: Statement | None) -> str | None:
    """Return who has to do what a trigger without a subject demands: whom it is told, who "has until May to" do it."""
    first, parsed = trigger[0], words.parsed
    bare = parsed.upos[first] == "VERB" and parsed.lemmas[first] == words.low[first]
    if not bare or words.low[first - 1 : first] != ["to"]:
        return statement.addressee if bare and statement else None
    start, _ = words.unit_of(first)
    verb = next((t for t in range(first - 2, start - 1, -1) if parsed.upos[t] in ("VERB", "AUX")), None)
    if verb is None:
        return None
    if words.low[verb] in ("has", "have", "had"):
        subject = subject_of(words, range(start, verb + 1))
        return resolve(subject[0], subject[-1] + 1, None) if subject else None
    told = [t for t in range(verb + 1, first - 1) if parsed.upos[t] in ("PROPN", "NOUN", "PRON", "DET", "ADJ")]
    return resolve(told[0], told[-1] + 1, None) if told else None


def _borne(words: Words, behind: Sequence[int]) -> bool:
    """Tell whether the subject of a predicate is who it is done to."""
    verb = next((at for at, t in enumerate(behind) if words.parsed.upos[t] == "VERB"), None)
    if verb is None:
        return False
    before = {words.low[t] for t in behind[:verb][-3:]}
    passive = bool(PASSIVE & before) and is_participle(words, behind[verb])
    return passive or words.parsed.lemmas[behind[verb]] in BEARING | {"lose", "see", "receive", "get", "find"}


def _phrases(words: Words, row: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the token ranges of names and pronouns in a predicate that are not behind "by", "with" or "in"."""
    barred = False
    at = 0
    while at < len(row):
        token = row[at]
        word, upos = words.low[token], words.parsed.upos[token]
        if upos in ("ADP", "SCONJ") or word == "to":
            barred = word in _OTHER_TIES
        elif upos == "VERB" or is_mark(word):
            barred = False
        named = upos in _NAMED and words.parsed.word(token)[:1].isupper()
        if not barred and (named or word in _PRONOUNS):
            last = at
            while named and last + 1 < len(row) and row[last + 1] == row[last] + 1 and _goes_on(words, row[last + 1]):
                last += 1
            yield token, row[last] + 1
            at = last
        at += 1


def _goes_on(words: Words, token: int) -> bool:
    return words.parsed.upos[token] in ("PROPN", "NOUN") and not is_mark(words.low[token])


@rule(
    'an answer, a price, a reprisal falls on whoever it answers: "if Minsk does X, there will be a price"',
    off=lambda *_: (),
)
def answered(words: Words, row: Sequence[int], trigger_actors: Sequence[str], actor: str | None) -> tuple[str, ...]:
    """Return whom a relational consequence hits when its words name nobody: who would set it off."""
    relational = any(words.parsed.lemmas[t] in _RELATIONAL for t in row)
    return tuple(one for one in trigger_actors if one != actor) if relational else ()


def shares_subject(words: Words, row: Sequence[int]) -> bool:
    """Tell whether a consequence begins with a bare verb: who "must leave or face Y" faces it himself."""
    return words.parsed.upos[row[0]] in ("VERB", "AUX") and words.parsed.lemmas[row[0]] == words.low[row[0]]
