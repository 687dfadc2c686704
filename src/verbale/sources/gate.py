"""The gate tells reports worth a full reading (states, officials, demands) from sport, markets and recipes.

A linear model over listed words and pairs of words (gate.json, made by training/gate.py), without any encoder: a
report of 600 words takes a fraction of a millisecond. Names of people and places have no weight but those of states,
so that what decides is the sort of news and not which crises were known when it was trained.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import accumulate, pairwise
from typing import NamedTuple

import msgspec

from verbale.errors import ModelError
from verbale.record import Report

MAX_CHARACTERS = 20_000
"""So much of a text is looked at, about 3,300 words: what a report is about is told by then."""

WINDOW, STEP = 100, 50
"""Words of a stretch that is also judged alone: a paragraph on sanctions in a report on markets."""

DAMPING = 10
"""Words added to a text's length, so that two or three words decide nothing."""

_WORD = re.compile(r"[^\W\d_]{2,}")


class GateModel(msgspec.Struct, frozen=True):
    """The shipped weights: hundredths a word ("a_b" is a pair); `scale` turns evidence into log odds."""

    version: str
    threshold: float
    scale: tuple[float, float, float]
    words: dict[str, int]


class Evidence(NamedTuple):
    """What the words of a text say, in hundredths: as a whole, and in its most telling stretch. 0 says nothing."""

    whole: float
    stretch: float


@cache
def gate_model() -> GateModel:
    """Return the shipped weights. Raises ModelError when they are missing or damaged."""
    try:
        return msgspec.json.decode(files("verbale.sources").joinpath("gate.json").read_bytes(), type=GateModel)
    except (OSError, msgspec.DecodeError) as error:
        raise ModelError(f"The gate is missing or damaged ({error}): install verbale again.") from error


def relevance(title: str | None, text: str) -> float:
    """Return the probability, at even odds beforehand, that a report is worth a full reading. Any text will do."""
    model = gate_model()
    found = evidence(words_of(title, text), model.words)
    base, whole, stretch = model.scale
    return 1 / (1 + math.exp(-(base + whole * found.whole + stretch * found.stretch)))


def report_relevance(report: Report) -> float:
    """Return `relevance` of a report; 1 for one in another language, of which the words say nothing."""
    if report.language not in (None, "en"):
        return 1.0
    return relevance(report.title.text if report.title else None, report.text)


def words_of(title: str | None, text: str) -> list[str]:
    """Return the words that are looked at, in lower case; a title that the text opens with is looked at once more."""
    return _WORD.findall(f"{(title or '')[:MAX_CHARACTERS]}\n{text[:MAX_CHARACTERS]}".lower())


def evidence(words: Sequence[str], weights: Mapping[str, int]) -> Evidence:
    """Sum the weights of the words: each once for the whole, by stretches of WINDOW words for the most telling one.

    Both are divided by the root of the number of words that could have spoken, so that long and short texts compare.
    """
    pairs = [f"{a}_{b}" for a, b in pairwise(words)]
    distinct = set(words)
    whole = sum(weights.get(word, 0) for word in distinct) + sum(weights.get(pair, 0) for pair in set(pairs))
    at = [weights.get(word, 0) + weights.get(pair, 0) for word, pair in zip(words, ["", *pairs], strict=False)]
    sums = [0, *accumulate(at)]
    ends = range(min(WINDOW, len(words)), len(words) + STEP, STEP)
    stretch = max((sums[min(end, len(words))] - sums[max(end - WINDOW, 0)] for end in ends), default=0)
    return Evidence(whole / math.sqrt(len(distinct) + DAMPING), stretch / math.sqrt(min(len(words), WINDOW) + DAMPING))
