"""A deed as the object or oblique of an answer ("respond to any provocation"), or regarded as a red line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verbale.reading.conditions_clauses import Draft, owner_of
from verbale.reading.conditions_deeds import deed
from verbale.reading.conditions_edges import announced_noun, clause_end, clause_start
from verbale.reading.conditions_windows import Words, is_finite, skip_marks, trimmed
from verbale.reading.conditions_words import (
    ANSWER_DIRECTLY,
    ANSWER_TO,
    COMMISSIVE,
    COST_NOUNS,
    FUTURE,
    PREPARED,
    SPEECH,
)
from verbale.rules import rule

_REGARD = frozenset("view regard consider see treat take perceive interpret deem call declare describe brand".split())
_AS = frozenset({"as"})
_GRAVE = re.compile(
    r"(?:red line|trigger|act of|declaration of|casus|cause for|provocation|threat|attack|hostile|aggression)"
)
_TIES = frozenset({"to", "on", "for", "against", "of", "over", "in"})
_SUMS = frozenset({"rise", "reach", "run", "total", "exceed", "climb", "top", "fall", "drop", "amount", "depend"})
_QUESTIONS = frozenset({"how", "whether", "what", "why"})
_PRICES = frozenset({"price", "cost", "penalty", "consequence", "punishment"})


# --- the deed as object or oblique of an answer -------------------------------------------------------------


def as_oblique(words: Words, row: Sequence[int]) -> Iterator[Draft]:
    """Yield "respond to any X", "impose costs on further X", "the price of any X will be Y", "tolerate no X"."""
    for at in range(1, len(row) - 2):
        token = row[at]
        lemma = words.parsed.lemmas[token]
        tie = None
        if words.skipped[token] or (words.parsed.upos[token] == "VERB" and words.low[token] != lemma):
            continue  # an answer to come stands in the bare form ("will respond", "ready to respond")
        if lemma in ANSWER_TO and words.parsed.upos[token] == "VERB" and _intended(words, row, at):
            tie = _tie(words, row, at, frozenset({"to", "against"}))
        elif lemma in COST_NOUNS and words.parsed.upos[token] == "NOUN" and _intended(words, row, at):
            tie = _tie(words, row, at, _TIES)
        elif lemma in ("responsible", "accountable") and _intended(words, row, at):
            tie = _tie(words, row, at, frozenset({"for"}))
        elif lemma in _PRICES and words.low[row[at + 1]] in ("of", "for"):
            draft = _priced(words, row, at)
            if draft:
                yield draft
        direct = tie is None and lemma in ANSWER_DIRECTLY and words.parsed.upos[token] == "VERB"
        if direct and _intended(words, row, at):
            tie = at if words.low[row[at + 1]] in ("any", "every", "further", "all", "such") else None
        elif lemma in ("tolerate", "accept", "allow", "permit", "stand", "put") and _refused(words, row, at):
            tie = next(
                (p for p in range(at, min(at + 3, len(row) - 1)) if words.low[row[p + 1]] in ("any", "further")), None
            )
        if tie is not None:
            draft = _oblique_draft(words, row, at, tie)
            if draft:
                yield draft


@rule('"to any attack we shall answer by fire": what is answered may stand in front', off=lambda *_: iter(()))
def as_fronted(words: Words, row: Sequence[int]) -> Iterator[Draft]:
    """Yield "to any X we shall answer", "at an attack on Y, the answer will be crushing", an answer behind its deed."""
    first = skip_marks(words, row, 0)
    if first + 4 >= len(row) or words.low[row[first]] not in ("to", "on", "at", "against", "for"):
        return
    modal = next((p for p in range(first + 2, min(first + 20, len(row))) if words.low[row[p]] in FUTURE), None)
    if modal is None or words.parsed.upos[row[first + 1]] == "VERB":
        return
    edge = _fronted_edge(words, row, first, modal)
    trigger = trimmed(words, row[first + 1 : edge])
    main = row[edge : clause_end(words, row, edge, trigger=False)]
    answered = {words.parsed.lemmas[t] for t in main} & (ANSWER_TO | ANSWER_DIRECTLY | COST_NOUNS)
    if trigger and answered and deed(words, trigger) in ("any", "deed"):
        consequence = trimmed(words, main)
        yield Draft("red-line", "oblique", tuple(trigger), tuple(consequence), owner_of(words, trigger, consequence))


def _fronted_edge(words: Words, row: Sequence[int], first: int, modal: int) -> int:
    """Return where the clause behind a fronted deed begins: at its comma, its pronoun, its subject or its modal."""
    for p in range(first + 2, modal):
        if words.low[row[p]] == ",":
            return p + 1
    pronoun = words.parsed.upos[row[modal - 1]] == "PRON"
    return modal - 1 if pronoun else modal


def _priced(words: Words, row: Sequence[int], at: int) -> Draft | None:
    """Read "the price of any attack will be high"."""
    modal = next((p for p in range(at + 3, min(at + 16, len(row))) if words.low[row[p]] in FUTURE), None)
    trigger = trimmed(words, row[at + 2 : modal]) if modal else []
    if modal is None or deed(words, trigger) not in ("any", "deed", "gerund"):
        return None
    if _SUMS & {words.parsed.lemmas[t] for t in row[modal : modal + 4]}:  # "the cost of tackling it could rise"
        return None
    start = at - 1 if words.parsed.upos[row[at - 1]] == "DET" else at
    behind = row[modal : clause_end(words, row, modal, trigger=False)]
    consequence = tuple(trimmed(words, [*row[start : at + 1], *behind]))
    return Draft("red-line", "oblique", tuple(trigger), consequence, owner_of(words, trigger, consequence))


def _oblique_draft(words: Words, row: Sequence[int], at: int, tie: int) -> Draft | None:
    end = clause_end(words, row, tie + 1, trigger=True)
    start = clause_start(words, row, at)
    noun = announced_noun(words, row, start, tie)
    start = start if noun is None else noun
    means = next((p for p in range(tie + 2, end) if tie == at and words.low[row[p]] in ("with", "by")), end)
    if _QUESTIONS & {words.low[t] for t in row[start:tie]}:  # "asked how they would react to a merger"
        return None
    trigger = trimmed(words, row[tie + 1 : means])
    consequence = trimmed(words, [*row[start : tie + 1 if tie == at else tie], *row[means:end]])
    if not trigger or not consequence or deed(words, trigger) not in ("any", "deed", "gerund", "who"):
        return None
    lows = {words.low[t] for t in consequence}
    if ({"was", "were", "been"} & lows and not FUTURE & lows) or (
        words.parsed.lemmas[row[at]] in COST_NOUNS and {"not", "n't"} & lows
    ):
        return None  # "was able to prevent any leak", "should not pay for the consequences of X"
    return Draft("red-line", "oblique", tuple(trigger), tuple(consequence), owner_of(words, trigger, consequence))


def _intended(words: Words, row: Sequence[int], at: int) -> bool:
    """Tell whether what stands at a position is announced, not told of: by a modal, "ready to", "threatened to"."""
    for p in range(at - 1, max(-1, at - 9), -1):
        word = words.low[row[p]]
        if word in FUTURE:
            return True
        if words.parsed.lemmas[row[p]] in PREPARED | COMMISSIVE or word in ("prepared", "warned", "warn"):
            return True
        if word in (";", ".", ":", "if", "unless", "that"):
            return False
    return False


def _refused(words: Words, row: Sequence[int], at: int) -> bool:
    """Tell whether a verb of bearing is denied for the future ("will not tolerate", "cannot accept", "won't allow")."""
    near = {words.low[t] for t in row[max(0, at - 4) : at]}
    return bool(near & {"not", "n't", "never", "no", "cannot"}) and bool(near & FUTURE)


def _tie(words: Words, row: Sequence[int], at: int, prepositions: frozenset[str]) -> int | None:
    """Return the position of the first preposition behind `at` that ties a deed to it."""
    for p in range(at + 1, min(at + 12, len(row) - 1)):
        word = words.low[row[p]]
        if word in (",", ";", ".", "if", "unless", "that", ":", "and"):
            return None
        if word in prepositions and deed(words, row[p + 1 : p + 6]) in ("any", "deed", "who"):
            return p
        if is_finite(words, row, p):
            return None
    return None


# --- a deed that is regarded as a red line ------------------------------------------------------------------


def as_regarded(words: Words, row: Sequence[int]) -> Iterator[Draft]:
    """Yield "would view X as Y", "considers X an act of war", "called X a red line"."""
    for at in range(1, len(row) - 3):
        token = row[at]
        if words.parsed.lemmas[token] not in _REGARD or words.parsed.upos[token] != "VERB" or words.skipped[token]:
            continue
        end = clause_end(words, row, at + 1, trigger=True)
        split = _regarded_as(words, row, at + 1, end)
        if split is None:
            continue
        trigger = trimmed(words, row[at + 1 : split])
        judged = " ".join(words.low[t] for t in row[split:end])
        future = _intended(words, row, at) or "red line" in judged
        if not trigger or not future or not _GRAVE.search(judged) or deed(words, trigger) in ("", "pointer"):
            continue
        start = at if words.parsed.lemmas[token] in SPEECH else clause_start(words, row, at)
        consequence = trimmed(words, [*row[start : at + 1], *row[split:end]])
        yield Draft("red-line", "regarded", tuple(trigger), tuple(consequence), owner_of(words, trigger, consequence))


def _regarded_as(words: Words, row: Sequence[int], first: int, end: int) -> int | None:
    """Return where the judgement begins: at the last "as", or at an article before grave words."""
    for p in range(end - 1, first, -1):
        if words.low[row[p]] in _AS:
            return p
    for p in range(first + 1, end):
        grave = _GRAVE.match(" ".join(words.low[t] for t in row[p + 1 : p + 4]))
        if words.low[row[p]] in ("a", "an", "the", "its", "our") and grave:
            return p
    return None
