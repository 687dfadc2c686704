"""What a trigger means that only points: "such an action", "if it does so", "otherwise", "in that case"."""

from __future__ import annotations

from collections.abc import Sequence

from verbale.reading.conditions_clauses import Draft
from verbale.reading.conditions_edges import clause_end, clause_start
from verbale.reading.conditions_windows import Words, has_finite, is_mark, spans_of, trimmed
from verbale.reading.conditions_words import ACT_NOUNS, ANSWER_TO, FUTURE, SPEECH, harmful
from verbale.record import Condition, Span
from verbale.rules import rule

_POINTING = frozenset("this that it such these those otherwise so".split())
# Nouns that name no deed of their own: with "such", "this" or "that" they mean the deed told before.
_GENERIC = frozenset(
    "action move step act case event thing path course road scenario conduct behaviour behavior policy approach "
    "decision attempt measure plan choice direction route game line adventure".split()
)
_PRONOUNS = frozenset({"it", "they", "he", "she", "we", "you", "this", "that"})
_PRO_VERBS = frozenset({"do", "happen", "occur", "try", "refuse", "fail", "materialise", "materialize", "come"})
_REACH = 1500  # characters, about a long paragraph or two
_TOKENS = 200
_UNITS = 3  # sentences in which the deed of "such a step" is looked for
_TOLD = frozenset({"be", "have", "do", "seem", "appear", "keep", "go", "get", "let", "continue", "begin", "start"})


def pointed_at(words: Words, draft: Draft, earlier: Sequence[Condition]) -> tuple[Span, ...]:
    """Return the earlier span that a trigger like "such an action", "that happens", "otherwise" points at, or nothing.

    Tried in turn: the clause before it in the same sentence ("Seoul must leave; otherwise ..."), an earlier phrase
    with the same noun ("such shipments"), the last deed in view, the trigger of an earlier condition, the nearest
    harmful deed told before.
    """
    lows = [words.low[t] for t in draft.trigger]
    if not lows or not _points(words, draft, lows):
        return ()
    first = min(draft.trigger[0], draft.consequence[0])
    clause = _clause_meant(words, draft, earlier, first)
    if clause:
        return clause
    same = _same_noun(words, draft.trigger, first)
    if same:
        return same
    near = _earlier_trigger(words, earlier, first)
    deed = _deed_before(words, earlier, first) if _pro_form(words, draft, lows) else ()
    if deed and (not near or deed[0].start > near[-1].end):
        return deed
    return near or _nearest_deed(words, first)


def _points(words: Words, draft: Draft, lows: Sequence[str]) -> bool:
    if draft.rule == "otherwise" or lows[0] == "such" or _pro_verb(words, draft.trigger):
        return True
    noun = len(lows) > 1 and words.parsed.upos[draft.trigger[1]] == "NOUN"
    if lows[0] in ("this", "that", "these", "those") and noun:
        return True
    return lows[0] in _POINTING and len(lows) <= 3 and "who" not in lows


def _pro_verb(words: Words, row: Sequence[int]) -> bool:
    """Tell whether a clause only takes up a deed: "it does so", "they do", "that happens", "he tries"."""
    verbs = [words.parsed.lemmas[t] for t in row if words.parsed.upos[t] in ("VERB", "AUX")]
    return len(row) <= 4 and words.low[row[0]] in _PRONOUNS and bool(verbs) and verbs[-1] in _PRO_VERBS


def _pro_form(words: Words, draft: Draft, lows: Sequence[str]) -> bool:
    """Tell whether a trigger stands for a whole deed: a pro-verb, a bare pointer, or a noun without content."""
    generic = any(words.parsed.lemmas[t] in _GENERIC for t in draft.trigger)
    return generic or draft.rule == "otherwise" or _pro_verb(words, draft.trigger) or len(lows) == 1


def _clause_meant(words: Words, draft: Draft, earlier: Sequence[Condition], first: int) -> tuple[Span, ...]:
    """Return the clause that "otherwise", "that" and "this" take up: of an if-then, its trigger."""
    if not (draft.rule == "otherwise" or words.low[draft.trigger[0]] in ("that", "this")):
        return ()
    in_that_case = "case" in (words.low[t] for t in draft.trigger) or "event" in (words.low[t] for t in draft.trigger)
    generic = any(words.parsed.lemmas[t] in _GENERIC for t in draft.trigger)
    if in_that_case or (generic and draft.rule != "otherwise"):
        return ()  # the deed in view, not the clause that tells of it
    start, _ = words.unit_of(first)
    given = [c for c in earlier if c.trigger.spans and c.trigger.spans[0].start >= words.parsed.starts[start]]
    if draft.rule == "otherwise" and given:  # "if X, Y; otherwise Z": otherwise than X
        return given[-1].trigger.spans
    before = _clause_before(words, start, first)
    return before or (_clause_before(words, *words.unit_of(start - 1)) if start else ())


def _earlier_trigger(words: Words, earlier: Sequence[Condition], first: int) -> tuple[Span, ...]:
    """Return the trigger of the nearest earlier condition that says what it means."""
    for condition in reversed(earlier):
        spans = condition.trigger.spans
        distance = words.parsed.starts[first] - (spans or condition.consequence.spans)[-1].end
        if distance >= _REACH:
            break
        if spans and distance >= 0 and len(condition.trigger.text.split()) > 2:
            return spans
    return ()


@rule('"such a step", "if it does so" take up the last deed that was planned or under way', off=lambda *_: ())
def _deed_before(words: Words, earlier: Sequence[Condition], first: int) -> tuple[Span, ...]:
    """Return the last deed in view: planned ("may call off"), under way ("is massing") or meant ("wants to leave")."""
    start, end = words.unit_of(first)[0], first
    taken = [span for condition in earlier for span in condition.consequence.spans]
    for _ in range(_UNITS):
        for token in range(end - 1, start - 1, -1):
            if _planned(words, token) and not any(a <= words.parsed.starts[token] < b for a, b in taken):
                row = range(token, end)
                phrase = trimmed(words, row[: clause_end(words, row, 0, trigger=True)])
                if len(phrase) > 1:
                    return spans_of(words.parsed, phrase)
            noun = words.parsed.upos[token] == "NOUN" and words.parsed.lemmas[token] in ACT_NOUNS
            if noun and words.low[token - 1 : token] in (["of"], ["for"]):  # "talks of annexation"
                return _noun_phrase(words, token, end)
        if not start:
            break
        start, end = words.unit_of(start - 1)
    return ()


def _planned(words: Words, token: int) -> bool:
    """Tell whether a token is a verb of a deed that is meant, to come or under way, not of telling it."""
    parsed = words.parsed
    telling = parsed.lemmas[token] in SPEECH - ANSWER_TO
    if parsed.upos[token] != "VERB" or words.skipped[token] or telling or parsed.lemmas[token] in _TOLD:
        return False
    before = [words.low[t] for t in range(max(0, token - 3), token) if parsed.upos[t] not in ("ADV", "PART")]
    bare = parsed.lemmas[token] == words.low[token]
    meant = bare and (words.low[token - 1 : token] == ["to"] or bool(before and before[-1] in FUTURE))
    return meant or (words.low[token].endswith("ing") and bool(before) and before[-1] in _BE)


_BE = frozenset({"is", "are", "was", "were", "be", "been", "'s", "'re", "keeps", "keep", "continues"})


def _clause_before(words: Words, start: int, end: int) -> tuple[Span, ...]:
    """Return the last clause within tokens `[start, end)` that has a verb."""
    row = trimmed(words, range(start, end))
    if len(row) < 3:
        return ()
    row = trimmed(words, row[clause_start(words, row, len(row)) :])
    return spans_of(words.parsed, row) if has_finite(words, row, 0, len(row)) and len(row) > 2 else ()


def _same_noun(words: Words, trigger: Sequence[int], before: int) -> tuple[Span, ...]:
    """Return the nearest earlier noun phrase with the noun of "such shipments", with what belongs to it."""
    parsed = words.parsed
    nouns = [parsed.lemmas[t] for t in trigger if parsed.upos[t] == "NOUN"]
    if not nouns or nouns[0] in _GENERIC:
        return ()
    for token in range(before - 1, max(-1, before - _TOKENS), -1):
        if parsed.lemmas[token] == nouns[0] and parsed.upos[token] == "NOUN" and not words.skipped[token]:
            return _noun_phrase(words, token, before)
    return ()


def _noun_phrase(words: Words, noun: int, before: int) -> tuple[Span, ...]:
    parsed = words.parsed
    start, end = noun, noun + 1
    while start > 0 and parsed.upos[start - 1] in ("ADJ", "DET", "PROPN", "NOUN") and not is_mark(words.low[start - 1]):
        start -= 1
    stop = min(words.unit_of(noun)[1], before)
    while end < stop and parsed.upos[end] in ("ADP", "DET", "PROPN", "ADJ", "NOUN"):
        end += 1
    while end - 1 > noun and parsed.upos[end - 1] in ("ADP", "DET"):
        end -= 1
    return (Span(parsed.starts[start], parsed.ends[end - 1]),)


def _nearest_deed(words: Words, before: int) -> tuple[Span, ...]:
    """Return the nearest harmful deed told before: a noun with its phrase, or an infinitive ("decided to invade")."""
    parsed = words.parsed
    for token in range(before - 1, max(-1, before - _TOKENS), -1):
        if parsed.lemmas[token] not in harmful() or words.skipped[token]:
            continue
        if parsed.upos[token] == "NOUN":
            return _noun_phrase(words, token, before)
        if parsed.upos[token] == "VERB" and token > 0 and words.low[token - 1] == "to":
            phrase = _noun_phrase(words, token, before)[0]
            return (Span(parsed.starts[token - 1], phrase.end),)
    return ()
