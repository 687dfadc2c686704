"""Events that the words of a statement perform: a threat by its if-then, an order, a demand ("Seoul must stop")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from verbale.reading.conditions_actors import Resolve, subject_of
from verbale.reading.conditions_clauses import starts_with_verb
from verbale.reading.conditions_windows import Words, is_mark
from verbale.reading.conditions_words import NEGATIONS
from verbale.reading.events_parts import contexts, modes
from verbale.reading.events_told import Told
from verbale.record import Condition, EventType, Span, Statement
from verbale.rules import rule

_HARM = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "THREATEN"})
_GOOD = frozenset({"AGREE", "AID", "COOPERATE", "CONSULT", "SUPPORT", "CONCEDE", "RETREAT"})
_SPOKEN_THREAT = 2  # strength from which the wording of a consequence threatens by itself
_THREAT, _PROMISE, _DEMAND, _ORDER = 0.7, 0.5, 0.55, 0.45


def tokens_in(words: Words, spans: Sequence[Span]) -> list[int]:
    """Return the tokens that lie in spans of characters."""
    starts = words.parsed.starts
    return [t for a, b in spans for t in range(bisect_left(starts, a), bisect_left(starts, b))]


def find_performed(
    words: Words, statements: Sequence[Statement], conditions: Sequence[Condition], resolve: Resolve
) -> Iterator[Told]:
    """Yield what conditions and statements perform."""
    by_id = {statement.id: statement for statement in statements}
    for condition in conditions:
        owner = by_id.get(condition.statement or "")
        kind = condition_type(condition, owner)
        told = _from_condition(words, condition, owner, kind) if kind else None
        if told is not None and (told.actors or kind != "THREATEN"):  # a forecast that names nobody threatens nobody
            yield told
    triggers = {t for c in conditions if c.relation != "unless" for t in tokens_in(words, c.trigger.spans)}
    for statement in statements:
        for told in _demands(words, statement, resolve):
            if not triggers.issuperset(told.tokens):  # "attack it, and you will pay" orders nobody to attack
                yield told


@rule(
    'who promises harm if others act threatens, who promises good on terms agrees, "no X until Y" refuses',
    off=lambda *_: None,
)
def condition_type(condition: Condition, statement: Statement | None) -> EventType | None:
    """Say what an if-then does: it threatens by harm to whoever else acts first, refuses, or agrees on terms.

    A forecast ("believes that") threatens nobody.
    """
    effect, cause = condition.consequence, condition.trigger
    speaker = statement.speaker if statement else None
    own = not effect.actors or speaker in effect.actors or not set(effect.actors) & set(cause.actors)
    refused = effect.type in _GOOD and bool(NEGATIONS & set(effect.text.lower().split()))
    harm = (effect.type in _HARM and not refused) or condition.strength.value >= _SPOKEN_THREAT
    forecast = statement is not None and statement.type == "belief"
    if harm and own:
        return None if forecast else "THREATEN"
    if refused:  # "there will be no talks until X"
        return "REJECT" if effect.actors else None
    return "AGREE" if effect.type in _GOOD and effect.actors and not set(effect.actors) & set(cause.actors) else None


def _from_condition(words: Words, condition: Condition, owner: Statement | None, kind: EventType) -> Told:
    cause, effect = condition.trigger, condition.consequence
    speaker = (owner.speaker,) if owner and owner.speaker and owner.speaker not in cause.actors else ()
    actors = effect.actors if effect.actors and not set(effect.actors) & set(cause.actors) else speaker
    aimed_at = tuple(a for a in (effect.recipients or cause.actors) if a not in actors)
    tokens = sorted({*tokens_in(words, cause.spans), *tokens_in(words, effect.spans)})
    after = tokens_in(words, effect.spans)
    sure = round((_THREAT if kind == "THREATEN" else _PROMISE) * (0.5 + 0.5 * condition.confidence), 2)
    return Told(
        kind, tuple(tokens), actors, aimed_at, "occurred", owner,
        modes(words, kind, after, ""), contexts(words, tokens), None, after[0] if after else tokens[0], sure,
    )  # fmt: skip


@rule('orders and duties are spoken as sentences: "stop the flights", "Seoul must stop"', off=lambda *_: iter(()))
def _demands(words: Words, statement: Statement, resolve: Resolve) -> Iterator[Told]:
    """Yield REQUEST for an order ("stop the flights", "don't attack") or somebody else's duty ("Seoul must stop")."""
    row = tokens_in(words, statement.content)
    begins = True
    for at, token in enumerate(row):
        word = words.low[token]
        if is_mark(word):
            before = words.low[row[at - 1]] if at else ""
            quote = word in ("“", '"') and before in ("", ",", ":", ".", "!", "?")
            begins = word in (".", "!", "?", ":", "…") or quote or (begins and word not in (",", "“", '"'))
            continue
        if word == "must" and at:
            told = _duty(words, statement, row, at, resolve)
            if told:
                yield told
        elif begins and statement.kind in ("direct", "mixed", "turn", "headline") and _order(words, row, at):
            end = next(
                (q for q in range(at, len(row)) if words.low[row[q]] in (".", "!", ",", ";", "”", '"', "?")), len(row)
            )
            yield _request(words, statement, row[at:end], (statement.addressee,) if statement.addressee else (), _ORDER)
        begins = False


@rule("a bare verb that begins a quoted sentence orders", off=lambda *_: False)
def _order(words: Words, row: Sequence[int], at: int) -> bool:
    word = words.low[row[at]]
    if word in ("do", "let", "thank", "see", "look", "say", "remember", "listen", "let's", "rest", "god"):
        return word == "do" and at + 1 < len(row) and words.low[row[at + 1]] in ("n't", "not")
    capital = words.parsed.word(row[at])[0].isupper()
    return capital and starts_with_verb(words, row[at]) and at + 2 < len(row) and words.parsed.relations[row[at]] in (
        "root", "ccomp", "parataxis", "conj",
    )  # fmt: skip


@rule('"must" said of somebody else demands', off=lambda *_: None)
def _duty(words: Words, statement: Statement, row: Sequence[int], at: int, resolve: Resolve) -> Told | None:
    start = at
    while (
        start > 0
        and not is_mark(words.low[row[start - 1]])
        and words.low[row[start - 1]] not in ("that", "then", "and")
    ):
        start -= 1
    subject = subject_of(words, row[start : at + 1])
    who = resolve(subject[0], subject[-1] + 1, statement.id) if subject else None
    if who is None or who == statement.speaker or words.low[subject[0]] in ("we", "i"):
        return None
    end = next((q for q in range(at, len(row)) if words.low[row[q]] in (".", ",", ";", "”", '"', "?")), len(row))
    return _request(words, statement, row[start:end], (who,), _DEMAND)


def _request(words: Words, statement: Statement, row: Sequence[int], recipients: tuple[str, ...], sure: float) -> Told:
    actors = (statement.speaker,) if statement.speaker else ()
    return Told(
        "REQUEST", tuple(row), actors, recipients, "occurred", statement, modes(words, "REQUEST", row, ""),
        contexts(words, row), None, row[0], sure,
    )  # fmt: skip
