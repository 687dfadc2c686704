"""Noun phrases that stand for a deed not yet done: "any attack", "sending tanks", "those who cross the line"."""

from __future__ import annotations

from collections.abc import Sequence

from verbale.reading.conditions_windows import Words
from verbale.reading.conditions_words import ACT_NOUNS, EVENT_SUFFIXES, HYPOTHETICAL
from verbale.rules import rule

_OPEN_SUBJECTS = frozenset("whoever anyone anybody everyone everybody those nobody all he they one".split())
_POINTING = frozenset({"this", "that", "it", "such", "these", "they"})
_HYPOTHETICAL_REACH = 3
_PREPOSITIONS = frozenset({"including", "according", "regarding", "concerning", "following", "during", "depending"})


@rule('"any attack", "sending tanks", "those who cross" stand for a deed not yet done', off=lambda *_: "")
def deed(words: Words, row: Sequence[int]) -> str:
    """Say what makes a phrase a deed not yet done: "any", "deed", "gerund", "who", "pointer", "noun", or ""."""
    # an infinitive or a torn phrase is no noun phrase
    lows = [words.low[t] for t in row]
    loose_start = bool(row) and words.parsed.upos[row[0]] in ("ADV", "ADP", "CCONJ", "AUX")
    if not row or (loose_start and lows[0] not in HYPOTHETICAL) or _infinitive(words, row[0]):
        return ""
    if len(row) == 1 and lows[0] in _POINTING:
        return "pointer"
    head = _noun_head(words, row)
    gerund = len(row) > 1 and lows[1].endswith("ing") and words.parsed.upos[row[1]] in ("VERB", "NOUN")
    if lows[0] in HYPOTHETICAL and gerund:
        return "any"  # "further shelling of the town", taken for a verb
    if lows[0] in ("anyone", "anybody") and len(row) > 1:
        return "who"
    if lows[:2] in (["the", "one"], ["the", "ones"]) and "who" in lows[2:4]:
        return "who"  # "the one, who touches our ships"
    if (lows[0] in ("whoever", "who") and len(row) > 1) or (
        lows[0] in _OPEN_SUBJECTS and {"who", "which"} & set(lows[:4])
    ):
        return "who"
    if lows[0] == "no" or HYPOTHETICAL & set(lows[:_HYPOTHETICAL_REACH]):
        # "every ship", "no doubt": of what is there, only an act is not yet done
        loose = {"every", "each", "all", "no", "new", "more", "next", "second"} & set(
            lows[:_HYPOTHETICAL_REACH]
        ) and not (is_act(words, row) or lows[0] in ("any", "further", "such", "another"))
        if _qualified(words, row[2:4]) and not is_act(words, row):
            return "who"
        return "any" if head is not None and words.parsed.upos[head] != "PROPN" and not loose else ""
    if lows[0] in _PREPOSITIONS:
        return ""
    if lows[0].endswith("ing") and len(row) > 1 and words.parsed.upos[row[0]] in ("VERB", "NOUN"):
        return "gerund" if words.parsed.upos[row[0]] == "VERB" or lows[1] in ("of", "a", "the") else ""
    if lows[0] == "to" and words.parsed.upos[row[1] if len(row) > 1 else row[0]] == "VERB":
        return "gerund"
    plural = words.parsed.upos[row[0]] == "NOUN" and lows[0].endswith("s")
    bare = words.parsed.upos[row[0]] == "ADJ" and len(row) > 2 and words.parsed.upos[row[1]] == "NOUN"
    if (plural and _qualified(words, row[1:2])) or (bare and _qualified(words, row[2:3])):
        return "who"  # "states that buy it", "unidentified aircraft entering the zone"
    if lows[0] in ("a", "an", "any", "every", "each") and {"that", "who", "which"} & set(lows[2:4]):
        return "who"
    if head is None:
        return ""
    if words.parsed.lemmas[head] in ACT_NOUNS:
        return "deed"
    suffixed = words.parsed.lemmas[head].endswith(EVENT_SUFFIXES) and {"of", "by", "against", "on"} & set(lows)
    return "deed" if suffixed else "noun"


@rule(
    'a relative clause or -ing form says who is meant: "states that buy it", "states buying it"',
    off=lambda *_: False,
)
def _qualified(words: Words, row: Sequence[int]) -> bool:
    """Tell whether a relative clause or an -ing form says who is meant ("states that buy it", "states buying it")."""
    return any(
        words.low[t] in ("that", "who", "which") or (words.parsed.upos[t] == "VERB" and words.low[t].endswith("ing"))
        for t in row
    )


@rule("an infinitive is no noun phrase", off=lambda *_: False)
def _infinitive(words: Words, token: int) -> bool:
    parsed = words.parsed
    after_to = token > 0 and words.low[token - 1] == "to"
    return after_to and parsed.upos[token] == "VERB" and parsed.lemmas[token] == words.low[token]


@rule('a noun of the table of acts is a deed, also behind "of": "any act of aggression"', off=lambda *_: False)
def is_act(words: Words, row: Sequence[int]) -> bool:
    """Tell whether the head of a phrase is a noun of the table of acts."""
    head = _noun_head(words, row)
    if head is None:
        return len(row) > 1 and words.low[row[1]].endswith("ing")
    of = row[row.index(head) + 1 :]  # "every inch of advance", "any act of aggression"
    inner = len(of) > 1 and words.low[of[0]] == "of" and words.parsed.lemmas[of[1]] in ACT_NOUNS
    return inner or words.parsed.lemmas[head] in ACT_NOUNS


def _noun_head(words: Words, row: Sequence[int]) -> int | None:
    """Return the last noun before the phrase's first preposition, relative pronoun or verb."""
    head = None
    for token in row:
        if words.parsed.upos[token] in ("NOUN", "PROPN"):
            head = token
        elif head is not None and words.parsed.upos[token] in ("ADP", "VERB", "AUX", "SCONJ", "CCONJ"):
            break
    return head
