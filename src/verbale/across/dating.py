"""A date for reports that print none: the date of the reports that tell the same story.

Undated reports are laid beside dated ones by the cosine of their TF-IDF bags (capitalised terms count double).
Only reports dated by themselves serve (stated or metadata), so that no date is passed on from guess to guess
and the outcome does not depend on the order of arrival. An inverted index over the dated ones keeps the work
to the terms that an undated report has.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from verbale.language.times_resolve import bounds
from verbale.record import Dating
from verbale.rules import rule

__all__ = ["Dated", "Near", "bag_of", "nearest_dated"]

# Cosine from which two reports tell the same story. Above it, on Timeline17 (benchmarks/times_dating.py),
# the date found is within two weeks of the true one for 4 in 5 and within 75 days for 97 in 100; reports of
# unlike news stay below .1.
SAME_STORY: Final = 0.15
# The most alike reports that have a say.
_VOTERS: Final = 5
# A voter counts as long as it is at least this share as alike as the most alike one.
_CLOSE: Final = 0.6
# Terms in more than this share of the reports tell no stories apart; below so many reports every term is kept.
_COMMON: Final = 0.5
_FEW_REPORTS: Final = 20
# Reports that every count is mixed with, and the share of them that a term is taken to be in: among a handful of
# reports, what they share is their story, while counted alone it would weigh least. In large ledgers it vanishes.
_PRIOR_REPORTS: Final = 20
_PRIOR_SHARE: Final = 0.05

_WORD: Final = re.compile(r"[^\W\d_][\w'’-]*[^\W_]")
_CAPITAL_WEIGHT: Final = 2.0
# Function words and the words that every report has: they name no story.
_STOP_WORDS = (
    "the and but for from with without are was were been being its this that these those she they them his her "
    "their our you your not nor than then there here when where which who whom whose what how why all any some "
    "more most other others such into over under about after before between during against also just only very "
    "can could may might must shall should will would does did has have had having said says say saying told tell "
    "tells asked added according mrs monday tuesday wednesday thursday friday saturday sunday january february "
    "march april june july august september october november december news report reports reporters press agency "
    "week month year day today yesterday one two three first last next new out off down because while since until "
    "again both each much own same"
)
_STOP: Final = frozenset(_STOP_WORDS.split())


@dataclass(frozen=True, slots=True)
class Dated:
    """A dated report: its bag of terms (`bag_of`) and its date."""

    bag: Mapping[str, float]
    dating: Dating


@dataclass(frozen=True, slots=True)
class Near:
    """A date near that of an undated report: from the reports named, the most alike first."""

    near: date
    reports: tuple[str, ...]
    similarity: float


def bag_of(text: str) -> dict[str, float]:
    """Return the terms of a text with their weights: log counts, double for words printed with a capital."""
    counts: Counter[str] = Counter()
    for match in _WORD.finditer(text):
        word = match[0]
        term = word.lower().replace("’s", "").replace("'s", "")
        if len(term) > 2 and term not in _STOP:
            counts[term] += _CAPITAL_WEIGHT if word[0].isupper() else 1.0  # type: ignore[assignment]
    return {term: 1.0 + math.log(count) for term, count in sorted(counts.items())}


def nearest_dated(undated: Mapping[str, Mapping[str, float]], dated: Mapping[str, Dated]) -> dict[str, Near | None]:
    """Return for every undated report the date near which its story lies, or None where no report is alike.

    `undated` maps report ids to bags. Dated reports whose date is inferred are passed over. The date is the
    median, weighted by likeness, of at most five reports that are about as alike as the most alike one.
    """
    voters = {key: one for key, one in sorted(dated.items()) if one.dating.evidence != "inferred"}
    idf = _idf([*(one.bag for one in voters.values()), *(bag for _, bag in sorted(undated.items()))])
    index: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for key, one in voters.items():
        for term, weight in _unit(one.bag, idf).items():
            index[term].append((key, weight))
    return {key: _near(bag, idf, index, voters) for key, bag in undated.items()}


def _idf(bags: list[Mapping[str, float]]) -> dict[str, float]:
    """Return the inverse document frequency of each term, smoothed; terms of most of many reports are left out."""
    frequency = Counter(term for bag in bags for term in bag)
    most = len(bags) * _COMMON if len(bags) >= _FEW_REPORTS else len(bags)
    total, prior = len(bags) + _PRIOR_REPORTS, _PRIOR_REPORTS * _PRIOR_SHARE
    return {term: math.log(1 + total / (count + prior)) for term, count in frequency.items() if count <= most}


def _unit(bag: Mapping[str, float], idf: Mapping[str, float]) -> dict[str, float]:
    """Return the bag's weights by TF-IDF at length one."""
    weights = {term: weight * idf[term] for term, weight in bag.items() if term in idf}
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
    return {term: weight / length for term, weight in weights.items()} if length else {}


@rule(
    "reports that share their rare words and names tell one story and appear within days of each other",
    off=lambda *_: None,
)
def _near(
    bag: Mapping[str, float],
    idf: Mapping[str, float],
    index: Mapping[str, list[tuple[str, float]]],
    voters: Mapping[str, Dated],
) -> Near | None:
    likeness: dict[str, float] = defaultdict(float)
    for term, weight in sorted(_unit(bag, idf).items()):
        for key, other in index.get(term, ()):
            likeness[key] += weight * other
    ranked = sorted(likeness.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < SAME_STORY:
        return None
    best = ranked[0][1]
    chosen = [(key, like) for key, like in ranked[:_VOTERS] if like >= max(SAME_STORY, _CLOSE * best)]
    return Near(
        _median((bounds(voters[key].dating)[0], like) for key, like in chosen), tuple(k for k, _ in chosen), best
    )


def _median(days: Iterable[tuple[date, float]]) -> date:
    """Return the first day at which half of the weight is reached."""
    ordered = sorted(days)
    half = math.fsum(weight for _, weight in ordered) / 2
    reached = 0.0
    for day, weight in ordered:
        reached += weight
        if reached >= half:
            return day
    return ordered[-1][0]
