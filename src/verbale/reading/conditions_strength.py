"""How a consequence is worded: with which instruments, how strong, how firmly bound.

The scale of strength, 1 to 5, grades the wording, not the deed (docs/strength.md): 1 names no harm; 2 leaves it open
("we will respond") or keeps a good back; 3 gives that weight ("serious consequences") or is a concrete measure
("we will impose sanctions"); 4 is the heaviest of these ("severe sanctions", "massive consequences") or force
("we will fight"); 5 is destruction or beyond all that was. A wording has 1 point, plus those of its strongest word of
harm and of its strongest word of degree (strength.tsv), plus a quarter where somebody binds himself ("will"), less half
where it hedges; rounded. Degrees count only where harm is named.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from verbale.language.parsed import Parsed
from verbale.reading.conditions_words import HEDGES, NEGATIONS, low, match_phrases
from verbale.record import Commitment, Instrument, Span, Strength
from verbale.rules import rule

_HARM = {"open": 1.0, "answer": 1.5, "measure": 1.75, "presence": 2.0, "force": 2.75, "destruction": 3.75}
_DEGREE = {"light": 0.5, "heavy": 1.0, "massive": 1.5, "beyond": 3.0}
_WITHHELD = 1.0  # "no talks": a good that is kept back weighs like an answer left open
_BOUND, _HEDGED = 0.25, 0.5
_BELOW_GRAVEST = 4.25  # 5 needs destruction or a degree beyond all that was
_MILDLY_DENIED = 1.5  # from here on, harm behind a negation is no harm ("will not attack"); below, it is idiom
_BINDING = frozenset({"will", "'ll", "shall", "wo", "must"})
_NEGATION_REACH = 4
# "Like none he has ever seen", "unlike anything before", "such as they have never known", "the likes of which".
_BEYOND = re.compile(
    r"\b(?:like|unlike) (?:none|nothing|no \w+|anything|never)\b.*|\bnever (?:before )?(?:seen|known|felt|faced"
    r"|imagined|experienced)\b|\b(?:has|have|had) (?:not|n't|never) (?:yet |ever )?(?:seen|known|felt"
    r"|faced|dreamt|dreamed)\b|\blikes? of which\b|\bas never before\b|\bbeyond (?:anything|imagination|belief)\b"
)

# Verbs whose noun is an instrument, and offices that an instrument names ("the defence minister", "trade officials").
_OTHER_AS_VERBS = frozenset("force arm bank fine market credit price fund tie account try power".split())
_OFFICES = frozenset("minister ministry secretary department official committee spokesman chief analyst".split())
# "Everything is on the table": what will be done is left open on purpose.
_AMBIGUOUS = (
    ("on", "table"), ("all", "options"), ("every", "option"), ("no", "options"), ("range", "options"),
    ("nothing", "out"), ("nothing", "excluded"), ("whatever", "takes"), ("any", "means"),
)  # fmt: skip


class _Shown(NamedTuple):
    """Words of a row that show how strong it is: places `[first, last]` in the row."""

    points: float
    first: int
    last: int


def instruments(parsed: Parsed, row: Sequence[int]) -> tuple[Instrument, ...]:
    """Return the instruments that the words of a consequence name, in the order of their first word, or unspecified."""
    lemmas = ["" if _other_sense(parsed, t) else parsed.lemmas[t] for t in row]
    found = [value for _, _, value in match_phrases(lemmas, "instruments.tsv")]
    kinds = [kind for kind in dict.fromkeys(found) if kind != "unspecified"]  # rows of that value mask a word
    return tuple(kinds) or ("unspecified",)  # type: ignore[arg-type]


def _other_sense(parsed: Parsed, token: int) -> bool:
    """Tell whether a word of the table is a verb here that means something else ("be forced to", "to trade blows")."""
    behind = parsed.lemmas[token + 1] if token + 1 < len(parsed.lemmas) else ""
    if behind in _OFFICES or (parsed.lemmas[token] == "dollar" and behind != "system" and not _cut_off(parsed, token)):
        return True
    if parsed.lemmas[token] == "board" and parsed.upos[token] != "VERB":
        return True
    return parsed.upos[token] == "VERB" and parsed.lemmas[token] in _OTHER_AS_VERBS


def _cut_off(parsed: Parsed, token: int) -> bool:
    """Tell whether a dollar is the currency one is shut out of, not an amount."""
    return low(parsed.word(token)) == "dollar" and parsed.upos[token - 1] == "DET" if token else False


def commitment(parsed: Parsed, row: Sequence[int]) -> Commitment:
    """Say how firmly the wording binds: ambiguous where the means are left open, hedged behind could, may, might."""
    words = [low(parsed.word(t)) for t in row]
    for first, second in _AMBIGUOUS:
        if first in words and second in words[words.index(first) :]:
            return "ambiguous"
    return "hedged" if _hedges(parsed, row) else "stated"


def _hedges(parsed: Parsed, row: Sequence[int]) -> list[int]:
    """Return the places of words that hedge; "with all our might" and the month of May do not."""
    return [at for at, t in enumerate(row) if low(parsed.word(t)) in HEDGES and parsed.upos[t] not in ("NOUN", "PROPN")]


def strength(parsed: Parsed, row: Sequence[int]) -> Strength:
    """Return the strength of a wording with the words that show it, by the scale of docs/strength.md."""
    relief, harm, degree = _found(parsed, row)
    hedges = _hedges(parsed, row)
    if relief and (not harm or harm.points < _HARM["force"]):
        return Strength(1, _spans(parsed, row, [relief]))
    harm = harm or _withheld(parsed, row)
    shown = [part for part in (harm, degree) if part] if harm else []
    points = 1 + sum(part.points for part in shown)
    points += _BOUND if shown and _BINDING & {low(parsed.word(t)) for t in row} else 0.0
    points -= _HEDGED if hedges else 0.0
    gravest = harm is not None and max(part.points for part in shown) >= _DEGREE["beyond"]
    points = points if gravest else min(points, _BELOW_GRAVEST)
    hedging = [_Shown(0.0, at, at) for at in hedges[:1]]
    return Strength(min(5, max(1, math.floor(points + 0.5))), _spans(parsed, row, [*shown, *hedging]))


def _found(parsed: Parsed, row: Sequence[int]) -> tuple[_Shown | None, _Shown | None, _Shown | None]:
    """Return the first word of relief and the strongest words of harm and of degree in a row."""
    lemmas = ["" if _other_sense(parsed, t) else parsed.lemmas[t] for t in row]
    words = [low(parsed.word(t)) for t in row]
    relief: _Shown | None = None
    harm: list[_Shown] = []
    degree = [part for part in [_beyond(words)] if part]
    for first, last, kind in sorted({*match_phrases(lemmas, "strength.tsv"), *match_phrases(words, "strength.tsv")}):
        if kind == "relief":
            relief = relief or _Shown(0.0, first, last)
        elif kind in _DEGREE:
            degree.append(_Shown(_DEGREE[kind], first, last))
        elif not _denied(words, first, _HARM[kind]):
            harm.append(_Shown(_HARM[kind], first, last))
    return relief, max(harm, default=None), max(degree, default=None)


def _beyond(words: Sequence[str]) -> _Shown | None:
    """Return the words that put a harm beyond all that was ("like none he has ever seen")."""
    line = " ".join(words)
    match = _BEYOND.search(line)
    if match is None:
        return None
    first = line[: match.start()].count(" ")
    return _Shown(_DEGREE["beyond"], first, first + match.group().strip().count(" "))


@rule('"will not attack", "no tariff will be raised": harm that is denied is none', off=lambda *_: False)
def _denied(words: Sequence[str], at: int, points: float) -> bool:
    """Tell whether a harm stands right behind a negation; mild ones are idiom ("will not stand by")."""
    near = words[max(0, at - 2) : at]
    mercy = words[at] in ("mercy", "choice")
    return points >= _MILDLY_DENIED and bool(NEGATIONS & set(near)) and not mercy and "only" not in near


@rule('"no talks before X", "will not sign": a good that is kept back presses like an open answer', off=lambda *_: None)
def _withheld(parsed: Parsed, row: Sequence[int]) -> _Shown | None:
    """Return the negation near the head of a consequence that names no harm."""
    for at, token in enumerate(row[: _NEGATION_REACH + 2]):
        if low(parsed.word(token)) in NEGATIONS:
            return _Shown(_WITHHELD, at, at)
    return None


def _spans(parsed: Parsed, row: Sequence[int], shown: Sequence[_Shown]) -> tuple[Span, ...]:
    """Return the spans of the words shown, in text order."""
    spans = {Span(parsed.starts[row[part.first]], parsed.ends[row[part.last]]) for part in shown}
    return tuple(sorted(spans))
