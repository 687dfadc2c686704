"""If-thens of other walks of life: sport, weather, kitchens, shops, programs, medicine; and what is said to anybody."""

from __future__ import annotations

from functools import lru_cache

from verbale.reading.conditions_clauses import Draft
from verbale.reading.conditions_windows import Words
from verbale.reading.conditions_words import table
from verbale.rules import rule

_ANYBODY = frozenset({"you", "one", "your", "people", "someone", "somebody", "everyone"})
_MOST = 3


@lru_cache(maxsize=1)
def _words_of_life() -> frozenset[str]:
    return frozenset(row[0] for row in table("conditions_everyday.tsv"))


@rule("words of a match, a kitchen, a shop or a clinic say that no state acts", off=lambda *_: 0)
def everyday(words: Words, draft: Draft) -> int:
    """Return how many different words of everyday life stand in the sentence of a condition, at most three."""
    start, end = words.unit_of(draft.consequence[0])
    tokens = {*range(start, end), *draft.trigger, *draft.consequence}
    found = {words.parsed.lemmas[t] for t in tokens if words.parsed.upos[t] in ("NOUN", "VERB")} & _words_of_life()
    return min(_MOST, len(found))


@rule('"if you ask around, you find ..." is said to anybody and binds nobody', off=lambda *_: False)
def turned_to_anybody(words: Words, draft: Draft) -> bool:
    """Tell whether the trigger's subject is whoever listens: "if you add it up", "if people want to help"."""
    return draft.rule not in ("imperative", "demanded", "ultimatum") and words.low[draft.trigger[0]] in _ANYBODY
