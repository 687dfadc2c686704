"""Whether two statements are one utterance, or words that a speaker repeats: a list of named evidence with weights.

The weights are those of a logistic regression on the open half of the key of benchmarks/utterances.py, on 110 pairs of
PolNeAR's training texts judged by eye and on pairs of them months apart, rounded by hand; 0 is as likely as not.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from verbale.across.said import Piece, Said, ordinal
from verbale.across.said_words import Word, meanings, words_of
from verbale.record import Evidence

_ROOT = 5  # letters
NEAR_WORD = 0.85
"""What words that mean much the same count of words that are the same."""


class Likeness(NamedTuple):
    """What two pieces have in common.

    `shared` is the weight of the words that both have, or have a near word for; `covered` its share of the piece that
    weighs less, `both` its share of both; `opposed` the share of the shared words that one side negates; `quoted` the
    weight of what one side quotes and the other has; `numbers` how many they have in common, `clashing` how many of
    one thing differ; `words` counts the shared words that are no names.
    """

    shared: float
    covered: float
    both: float
    opposed: float
    quoted: float
    numbers: int
    clashing: int
    words: int


def likeness(a: Piece, b: Piece) -> Likeness:
    """Return what two pieces have in common; the order of the two does not matter."""
    pairs = _pairs(a, b)
    shared = opposed = quoted = 0.0
    numbers = 0
    for i, j, same in pairs:
        worth = (a.weights[i] + b.weights[j]) / 2 * (1.0 if same else NEAR_WORD)
        shared += worth
        opposed += worth if a.words[i].negated != b.words[j].negated else 0.0
        stems = {a.words[i].stem, b.words[j].stem}
        quoted += worth if stems & (a.quoted | b.quoted) else 0.0
        numbers += a.words[i].number is not None
    least = max(min(a.total, b.total), 1e-9)
    return Likeness(
        shared=shared,
        covered=min(1.0, shared / least),
        both=min(1.0, 2 * shared / max(a.total + b.total, 1e-9)),
        opposed=opposed / shared if shared else 0.0,
        quoted=quoted,
        numbers=numbers,
        clashing=_clashing_numbers(a, b),
        words=sum(not (a.words[i].name and b.words[j].name) for i, j, _ in pairs),
    )


def _pairs(a: Piece, b: Piece) -> list[tuple[int, int, bool]]:
    """Return which words go together: the same first, then near ones, the heaviest first; each once."""
    places: dict[str, list[int]] = {}
    for j, word in enumerate(b.words):
        places.setdefault(word.stem, []).append(j)
    pairs, left = [], []
    for i, word in enumerate(a.words):
        if places.get(word.stem):
            pairs.append((i, places[word.stem].pop(0), True))
        elif word.number is None:
            left.append(i)
    others = sorted(j for rest in places.values() for j in rest if b.words[j].number is None)
    filed: dict[str | int, list[int]] = {}
    for j in others:
        for key in _near_keys(b.words[j]):
            filed.setdefault(key, []).append(j)
    near = {
        (-(a.weights[i] + b.weights[j]), i, j)
        for i in left
        for key in _near_keys(a.words[i])
        for j in filed.get(key, ())
        if isinstance(key, int) or _one_root(a.words[i], b.words[j])
    }
    used_a: set[int] = set()
    used_b: set[int] = set()
    for _, i, j in sorted(near):
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            pairs.append((i, j, False))
    return pairs


def _near_keys(word: Word) -> list[str | int]:
    """Return under what a word meets its near ones: the rows of the table that have it, and how it begins."""
    return [*meanings(word.stem), word.stem[:_ROOT]] if len(word.stem) >= _ROOT else [*meanings(word.stem)]


def _one_root(a: Word, b: Word) -> bool:
    """Tell whether two words begin alike for long enough to be of one root ("negotiable", "negotiation")."""
    shorter = min(len(a.stem), len(b.stem))
    common = 0
    while common < shorter and a.stem[common] == b.stem[common]:
        common += 1
    return common >= _ROOT and common >= 0.75 * shorter


def _clashing_numbers(a: Piece, b: Piece) -> int:
    """Return how many numbers of one thing differ: "22 tonnes", "25 tonnes"."""
    things = [
        {p.words[i + 1].stem: w.number for i, w in enumerate(p.words[:-1]) if w.number is not None} for p in (a, b)
    ]
    return sum(things[0][thing] != things[1][thing] for thing in things[0].keys() & things[1].keys())


def days_apart(a: Said, b: Said) -> tuple[int, bool] | None:
    """Return how many days lie between two statements, at least, and whether both days are those of speaking.

    A report prints what was said on its day or the two before. None where a day is not known.
    """
    one, two = _days(a), _days(b)
    if one is None or two is None:
        return None
    gap = max(0, one[0] - two[1], two[0] - one[1])
    return gap, a.day is not None and b.day is not None


PRINTED_LATER = 2
"""Up to so many days after it was said, a report tells it without a day."""


def _days(said: Said) -> tuple[int, int] | None:
    first, last = ordinal(said.day), ordinal(said.day_end or said.day)
    if first is not None and last is not None:
        return first, last
    printed = ordinal(said.printed)
    return None if printed is None else (printed - PRINTED_LATER, printed)


# Of the words; a sum of 0 is as likely as not.
_BIAS = -7.8
_COVERED, _BOTH, _SHARED, _QUOTED = 1.6, 3.3, 2.8, 1.5
_NUMBER, _NUMBER_CLASH, _OPPOSED, _ONE_WORD = 0.9, -0.9, -1.4, -1.5
_QUOTED_FULLY = 4.0
# Of the speaker: who is not named may be anybody.
_NO_SPEAKER, _OFFICE = -1.5, -1.2
# A report seldom says one thing twice, except in its headline.
_ONE_REPORT = -2.0
# Of the occasion.
_SAME_DAY, _NEAR_DAY, _NEXT_DAY, _OTHER_DAY = 1.0, 0.3, -1.0, -5.0
_ONE_HEARER, _ONE_OCCASION = 0.5, 0.5


def evidence_of_words(a: Piece, b: Piece) -> list[Evidence]:
    """Return what speaks for and against two pieces saying the same, whenever it was said."""
    found = likeness(a, b)
    shared = math.log1p(found.shared)
    listed = [
        Evidence("shared words", round(_BIAS + _SHARED * shared, 3), round(found.shared, 3)),
        Evidence("shared part of the shorter", round(_COVERED * found.covered, 3), round(found.covered, 3)),
        Evidence("shared part of both", round(_BOTH * found.both, 3), round(found.both, 3)),
    ]
    quoted = min(1.0, found.quoted / _QUOTED_FULLY) * found.both  # a term that everybody quotes is little by itself
    for name, weight, value in (
        ("quoted words in common", _QUOTED, quoted),
        ("numbers in common", _NUMBER, min(2, found.numbers)),
        ("numbers clash", _NUMBER_CLASH, min(2, found.clashing)),
        ("one denies it", _OPPOSED, found.opposed),
        ("one word in common", _ONE_WORD, found.words < 2),
    ):
        if value:
            listed.append(Evidence(name, round(weight * value, 3), round(float(value), 3)))
    return listed + _of_speakers(a.said, b.said)


def evidence_of_occasion(a: Said, b: Said) -> list[Evidence]:
    """Return what speaks for and against two statements having been made on one occasion."""
    listed = []
    if a.report == b.report:
        listed.append(Evidence("one report", _ONE_REPORT, 1.0))
    apart = days_apart(a, b)
    if apart is not None:
        gap, told = apart
        if told:
            weight = _SAME_DAY if gap == 0 else _NEXT_DAY if gap == 1 else _OTHER_DAY
            listed.append(Evidence("same day" if gap == 0 else "days apart", weight, float(gap)))
        else:
            weight = _NEAR_DAY if gap == 0 else _NEXT_DAY if gap == 1 else _OTHER_DAY
            listed.append(Evidence("near days" if gap == 0 else "days apart", weight, float(gap)))
    if a.addressee and a.addressee == b.addressee:
        listed.append(Evidence("one addressee", _ONE_HEARER, 1.0))
    if a.occasion and b.occasion and _content(a.occasion) & _content(b.occasion):
        listed.append(Evidence("one occasion", _ONE_OCCASION, 1.0))
    return listed


def speakers_fit(a: Said, b: Said) -> bool:
    """Tell whether two statements may have one speaker: the same, unknown, or an office or state of his country."""
    if a.speaker is None or b.speaker is None or a.speaker == b.speaker:
        return True
    persons = sum(said.speaker.startswith("person/") for said in (a, b) if said.speaker)
    return persons < 2 and bool(a.countries & b.countries)


def weight_of(listed: list[Evidence]) -> float:
    """Return the sum of a list of evidence."""
    return round(sum(each.weight for each in listed), 3)


def _of_speakers(a: Said, b: Said) -> list[Evidence]:
    if a.speaker is None or b.speaker is None:
        return [Evidence("speaker not known", _NO_SPEAKER, 1.0)]
    return [] if a.speaker == b.speaker else [Evidence("an office that fits", _OFFICE, 1.0)]


def _content(words: str) -> frozenset[str]:
    return frozenset(word.stem for word in words_of(words))
