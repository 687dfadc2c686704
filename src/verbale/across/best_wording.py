"""Which wording of an utterance to trust, and why: a list of named reasons with weights."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from verbale.across.said import Said, ordinal
from verbale.across.wording_differences import wording_of
from verbale.record import Evidence, Wording

# Each further independent report with the same words counts as much as quotation marks; set by order, not by a fit.
_VERBATIM, _GARBLED, _EARLIEST, _FULLEST, _AGREED = 2.0, -1.5, 0.5, 1.0, 1.5
_KINDS = {"direct": 2.0, "turn": 2.0, "mixed": 1.0, "headline": -0.5, "indirect": 0.0}
_WORD = re.compile(r"[^\W_]+")
# Signs of a text that a machine turned, cut or glued; each with what it shows.
_GARBLED_SIGNS = (
    re.compile(r"\b(\w{3,})\s+\1\b", re.I),  # a word twice
    re.compile(r"\b(?:a|an|the) (?:a|an|the|of|to|in|and)\b|\b(to|of) \1\b", re.I),  # an article before none
    re.compile(r"\ba [aeio][a-z]{3}|\ban [bcdfgjklmpqrstvwz][a-z]{3}"),  # "a end", "an measure"
    re.compile(r"\ufffd|\?{2,}|\b(?:are|is|was|were) (?:are|is|was|were)\b"),
    re.compile(r"[.!?]\s+[a-z]"),  # a sentence that begins small
    re.compile(r"^\s*[,;.]"),
)  # fmt: skip


def garbled_signs(text: str) -> int:
    """Return how many signs of a garbled wording a text has."""
    return sum(bool(sign.search(text)) for sign in _GARBLED_SIGNS)


def best_wording(
    wordings: Mapping[str, tuple[Said, str, float]], witness: Callable[[str], str]
) -> tuple[str, tuple[Evidence, ...]]:
    """Return the statement with the most trustworthy wording, and the reasons.

    `wordings` gives each statement with its words there and what they weigh; `witness` tells which reports are one.
    """
    first = min((day for said, _, _ in wordings.values() if (day := _day(said))), default=None)
    fullest = max((weight for _, _, weight in wordings.values()), default=0.0)
    folded = {identity: _folded(text) for identity, (_, text, _) in wordings.items()}
    listed = {}
    for identity, (said, text, weight) in sorted(wordings.items()):
        agreeing = {
            witness(other.report)
            for each, (other, _, _) in wordings.items()
            if _stands_in(folded[identity], folded[each])
        }
        reasons = [Evidence(said.kind, _KINDS[said.kind], 1.0)]
        if len(agreeing) > 1:
            share = weight / fullest if fullest else 1.0  # the shorter a cut, the more wordings have it
            worth = _VERBATIM * (len(agreeing) - 1) * share**2
            reasons.append(Evidence("verbatim", round(worth, 3), float(len(agreeing))))
        if signs := garbled_signs(text):
            reasons.append(Evidence("garbled", _GARBLED * signs, float(signs)))
        if first is not None and _day(said) == first:
            reasons.append(Evidence("earliest", _EARLIEST, 1.0))
        if len(folded) > 2:
            reasons.append(_agreement(identity, folded))
        if fullest:
            reasons.append(Evidence("fullness", round(_FULLEST * weight / fullest, 3), round(weight / fullest, 3)))
        listed[identity] = tuple(reasons)
    best = min(listed, key=lambda each: (-sum(r.weight for r in listed[each]), _day(wordings[each][0]) or 0, each))
    return best, listed[best]


def loosest(texts: Sequence[str], best: str) -> Wording:
    """Return how the wordings go together at most: exact, close or reworded, each against the best one."""
    order: tuple[Wording, ...] = ("exact", "close", "reworded")
    return max((wording_of(best, text) for text in texts), key=order.index, default="exact")


def _folded(text: str) -> list[str]:
    return [match.group().casefold() for match in _WORD.finditer(text)]


def _stands_in(words: list[str], other: list[str]) -> bool:
    size = len(words)
    return bool(size) and any(other[i : i + size] == words for i in range(len(other) - size + 1))


def _agreement(identity: str, folded: Mapping[str, list[str]]) -> Evidence:
    """Return how like the other wordings one is, on average: a garbled one stands alone."""
    from rapidfuzz.distance import Indel

    alike = [Indel.normalized_similarity(folded[identity], words) for each, words in folded.items() if each != identity]
    share = round(sum(alike) / len(alike), 3)
    return Evidence("like the others", round(_AGREED * share, 3), share)


def _day(said: Said) -> int | None:
    """Return the day on which a wording was printed, else that of speaking."""
    return ordinal(said.printed or said.day)
