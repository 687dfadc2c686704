"""How a consequence is worded: with which instruments, how strong, how firmly bound.

The scale, 1 to 5, of the wording (not of the deed): 1 mild, nothing harmful is named, or it is only thought of;
2 an answer or harm left open ("we will respond", "consequences"); 3 the same with weight ("serious consequences"),
or a concrete measure; 4 a heavy concrete measure or force ("severe sanctions", "we will fight"); 5 the gravest:
extreme degrees ("massive consequences"), destruction, nuclear weapons. It is 1, plus the points of the strongest
word of harm and of the strongest word of degree (strength.tsv), plus .25 where somebody binds himself ("will"),
less .5 where the wording hedges, rounded. Degrees count only where harm is named.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from verbale.language.parsed import Parsed
from verbale.reading.conditions_words import HEDGES, low, match_phrases, table
from verbale.record import Commitment, Instrument, Span, Strength

_BINDING = frozenset({"will", "'ll", "shall", "wo", "must"})
_BOUND, _HEDGED = 0.25, 0.5
# Verbs whose noun is an instrument, and offices that an instrument names ("the defence minister", "trade officials").
_OTHER_AS_VERBS = frozenset("force arm bank fine market credit price fund tie account try power".split())
_OFFICES = frozenset("minister ministry secretary department official committee spokesman chief analyst".split())
_RELIEF = frozenset("lift lifting ease easing unfreeze reopen waive relief dilute withdraw withdrawal".split())
# "Everything is on the table": what will be done is left open on purpose.
_AMBIGUOUS = (
    ("on", "table"), ("all", "options"), ("every", "option"), ("no", "options"), ("range", "options"),
    ("nothing", "out"), ("nothing", "excluded"), ("whatever", "takes"), ("any", "means"),
)  # fmt: skip


def instruments(parsed: Parsed, row: Sequence[int]) -> tuple[Instrument, ...]:
    """Return the instruments that the words of a consequence name, in the order of their first word, or unspecified."""
    lemmas = ["" if _other_sense(parsed, t) else parsed.lemmas[t] for t in row]
    found = [value for _, _, value in match_phrases(lemmas, "instruments.tsv")]
    kinds = [kind for kind in dict.fromkeys(found) if kind != "unspecified"]  # rows of that value mask a word
    return tuple(kinds) or ("unspecified",)  # type: ignore[arg-type]


def _other_sense(parsed: Parsed, token: int) -> bool:
    """Tell whether a word of the table is a verb here that means something else ("be forced to", "to trade blows")."""
    behind = parsed.lemmas[token + 1] if token + 1 < len(parsed.lemmas) else ""
    if behind in _OFFICES or (parsed.lemmas[token] == "dollar" and behind != "system"):
        return True
    if parsed.lemmas[token] == "board" and parsed.upos[token] != "VERB":
        return True
    return parsed.upos[token] == "VERB" and parsed.lemmas[token] in _OTHER_AS_VERBS


def commitment(parsed: Parsed, row: Sequence[int]) -> Commitment:
    """Say how firmly the wording binds: ambiguous where the means are left open, hedged behind could, may, might."""
    words = [low(parsed.word(t)) for t in row]
    for first, second in _AMBIGUOUS:
        if first in words and second in words[words.index(first) :]:
            return "ambiguous"
    return "hedged" if _hedged(parsed, row) else "stated"


def _hedged(parsed: Parsed, row: Sequence[int]) -> bool:
    """Tell whether a wording hedges; "with all our might" and the month of May do not."""
    return any(low(parsed.word(t)) in HEDGES and parsed.upos[t] not in ("NOUN", "PROPN") for t in row)


def strength(parsed: Parsed, row: Sequence[int]) -> Strength:
    """Return the strength of a wording with the words that show it, by the scale in the module's docstring."""
    lemmas = ["" if _other_sense(parsed, t) else parsed.lemmas[t] for t in row]
    words = [low(parsed.word(t)) for t in row]
    harm, degree = (0.0, -1, -1), (0.0, -1, -1)
    denied = bool(words) and words[0] in ("no", "not") and words[1:2] != ["only"]
    if denied or _RELIEF & set(lemmas):  # "no tariff will be raised", "the sanctions will be lifted"
        return Strength(1)
    degrees = _degrees()
    for first, last, value in [*match_phrases(lemmas, "strength.tsv")]:
        found = (float(value), first, last)
        if lemmas[first] in degrees:
            degree = max(degree, found)
        else:
            harm = max(harm, found)
    shown = [part for part in (harm, degree) if part[0]] if harm[0] else []
    points = 1 + sum(part[0] for part in shown)
    points += _BOUND if _BINDING & set(words) and shown else 0.0
    points -= _HEDGED if _hedged(parsed, row) else 0.0
    spans = sorted(Span(parsed.starts[row[first]], parsed.ends[row[last]]) for _, first, last in shown)
    return Strength(min(5, max(1, math.floor(points + 0.5))), tuple(spans))


def _degrees() -> frozenset[str]:
    """Return the lemmas of `strength.tsv` that give a degree: the rows from the first "degree" on."""
    rows = table("strength.tsv")
    first = next(at for at, row in enumerate(rows) if "degree" in row[2])
    return frozenset(row[0] for row in rows[first:])
