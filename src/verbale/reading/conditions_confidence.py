"""How sure it is that a draft is a condition of public affairs: a sum of named evidence in log odds.

What hangs on what is said of everything: of dough, defenders and data as of treaties. What tells a threat or a promise
from these is who acts, what is done, and words that belong to other walks of life (conditions_everyday.tsv).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from verbale.reading.conditions_actors import Resolve, act_type
from verbale.reading.conditions_clauses import Draft
from verbale.reading.conditions_deeds import deed
from verbale.reading.conditions_everyday import everyday, turned_to_anybody
from verbale.reading.conditions_strength import instruments, strength
from verbale.reading.conditions_windows import Words
from verbale.reading.conditions_words import CONSEQUENCE_NOUNS, FUTURE, harmful
from verbale.rules import rule

_MENACING = frozenset({"imperative", "ultimatum", "otherwise"})  # an order with what follows threatens by its form
_GRAVE = 3  # a measure, force or ruin: recipes have none
_PRIVATE = ("person/", "group/")
_LONG = 45  # words of a side from which it is more likely to hold something else as well

# Evidence that a draft is a condition, with its weight in log odds; read off about 60 finds on news by eye.
_BASE = {
    "if": 1.1, "unless": 1.3, "provided": 0.8, "as long as": 0.6, "in case": 0.8, "noun": 0.8, "until": 0.2,
    "when": -0.2,  "without": 0.3, "otherwise": 0.2, "answered": 0.0, "should": 1.1, "imperative": 0.0,
    "demanded": 0.2, "ultimatum": 1.0, "once": 0.2, "before": 0.0, "while": 0.0, "absent": 0.3, "exchange": 0.3,
    "after": 0.0, "oblique": 0.6, "regarded": 0.8, "subject": 0.9, "red line": 0.9, "any": 0.3, "subject, open": 0.0,
    "by": 0.3, "offered": 0.6,
}  # fmt: skip
_EVIDENCE = {
    "a state, office or body acts": 0.5,
    "some person or group acts": 0.2,
    "what would follow is in the future or modal": 0.5,
    "harm is named": 0.5,
    "it is said by somebody": 0.3,
    "a side is very long": -0.8,
    "a side is one word": -0.5,
    "it is told in the past tense without a modal": -0.6,
    "nothing political is named": -0.7,
    "no country, office or body is named": -1.2,
    "nobody public acts or speaks": -0.5,
    "it is said to anybody": -1.0,
    "a word of everyday life": -1.2,
    "a second word of everyday life": -1.2,
    "a third word of everyday life": -0.8,
}


def confidence(words: Words, draft: Draft, actors: Sequence[str], resolve: Resolve) -> float:
    """Return how sure a draft is, 0 to 1; `actors` are those of both sides."""
    public = _public(words, draft, resolve)
    odds = _BASE.get(draft.rule, _BASE.get(draft.rule.rsplit(",", 1)[0], 0.0))
    odds += sum(_EVIDENCE[name] for name in _evidence(words, draft, actors, public))
    return round(1 / (1 + math.exp(-odds)), 2)


@rule(
    "conditions of public affairs are set by somebody known, or in a report that names countries and bodies",
    off=lambda *_: True,
)
def _public(words: Words, draft: Draft, resolve: Resolve) -> bool:
    """Tell whether somebody known says it, an office or body stands near, or the report names any country or body."""
    near = resolve(*words.unit_of(draft.consequence[0]), None)
    known = bool(draft.statement and draft.statement.speaker) or (near is not None and not near.startswith("person/"))
    return known or any(name.label != "person" for name in words.parsed.names)


@rule("who acts, what is done and how it is worded tell a threat from a forecast or a recipe", off=lambda *_: [])
def _evidence(words: Words, draft: Draft, actors: Sequence[str], public: bool) -> list[str]:
    """Return the names of the evidence that holds for a draft."""
    lows = {words.low[t] for t in draft.consequence}
    lemmas = {words.parsed.lemmas[t] for t in draft.consequence}
    cause = {words.parsed.lemmas[t] for t in draft.trigger}
    modal = bool(FUTURE & lows)
    harm = bool(lemmas & (harmful() | CONSEQUENCE_NOUNS))
    shortest = min(len(draft.consequence), len(draft.trigger) or 2)
    longest = max(len(draft.consequence), len(draft.trigger))
    past = not modal and bool({"was", "were", "had", "did"} & lows)
    named = act_type(words, draft.trigger) or act_type(words, draft.consequence)
    means = {*instruments(words.parsed, draft.consequence), *instruments(words.parsed, draft.trigger)}
    political = bool(harm or named or cause & harmful()) or deed(words, draft.trigger) == "deed"
    grave = strength(words.parsed, draft.consequence).value >= _GRAVE
    political = political or grave or means != {"unspecified"}
    life = everyday(words, draft)
    said = [draft.statement.speaker] if draft.statement and draft.statement.speaker else []
    held = {
        "a state, office or body acts": any(not a.startswith(_PRIVATE) for a in actors),
        "some person or group acts": bool(actors) and all(a.startswith(_PRIVATE) for a in actors),
        "what would follow is in the future or modal": modal,
        "harm is named": harm,
        "it is said by somebody": draft.statement is not None,
        "a side is very long": longest > _LONG,
        "a side is one word": shortest == 1,
        "it is told in the past tense without a modal": past,
        "nothing political is named": not political,
        "no country, office or body is named": not political and not public,
        "nobody public acts or speaks": not political
        and draft.rule not in _MENACING
        and (draft.statement is None or any(a.startswith("group/") for a in said))  # who is quoted by name is known
        and all(a.startswith(_PRIVATE) for a in actors),
        "it is said to anybody": not harm and turned_to_anybody(words, draft),
        "a word of everyday life": life >= 1,
        "a second word of everyday life": life >= 2,
        "a third word of everyday life": life >= 3,
    }
    return [name for name, holds in held.items() if holds]
