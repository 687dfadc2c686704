"""Utterances: which statements are one speaker's words on one occasion, whatever the wording.

Statements are compared sentence by sentence (a turn of an interview holds many points), within blocks: one speaker, or
one that fits, and rare words in common. A pair is linked by a visible sum of evidence; groups form by average link, so
that no chain holds one together, and never across days of speaking that clash. Nothing depends on the order of arrival.
"""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from verbale.across.candidates import shared_features
from verbale.across.said import Piece, Said, ordinal, pieces_of, worded
from verbale.across.said_evidence import (
    days_apart,
    evidence_of_occasion,
    evidence_of_words,
    speakers_fit,
    weight_of,
)
from verbale.across.said_groups import by_average
from verbale.across.said_words import meanings, rarity_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

THRESHOLD = 0.5
"""Groups merge while their pairs are on average at least so probable (benchmarks/utterances.py)."""

# A piece is filed under its heaviest words, and looked up under what means much the same.
_HEAVIEST = 8
# A word files all pairs of up to so many pieces of a speaker, and each with the next few in time up to the second.
_ALL_PAIRS, _MOST = 24, 400
_LEAST_SHARED = 2
_DAYS = 4
"""Days of one block: frequent words pair what was printed within half of it."""


@dataclass(frozen=True, slots=True)
class PieceLink:
    """Two pieces with the weight of the evidence of their words, and of words and occasion together."""

    first: int
    second: int
    words: float
    whole: float


@dataclass(slots=True)
class Compared:
    """Pieces in a fixed order, and the links between those that could be one."""

    pieces: list[Piece]
    links: list[PieceLink]


def compare_all(said: Iterable[Said]) -> Compared:
    """Return the pieces of statements with the links between them; the order of the statements does not matter."""
    listed = sorted(said, key=lambda s: (s.speaker or "", s.day or s.printed or "", s.report, s.id))
    sentences = [worded(s) for s in listed]
    rarity = rarity_of((word for each in own for word in each.words) for own in sentences)
    pieces = [piece for s, own in zip(listed, sentences, strict=True) for piece in pieces_of(s, rarity, own)]
    links = []
    for i, j in _candidates(pieces):
        a, b = pieces[i], pieces[j]
        if not comparable(a, b):
            continue
        words = weight_of(evidence_of_words(a, b))
        whole = words + weight_of(evidence_of_occasion(a.said, b.said))
        if max(words, whole) > -3:
            links.append(PieceLink(i, j, words, whole))
    return Compared(pieces, links)


def comparable(a: Piece, b: Piece) -> bool:
    """Tell whether two pieces are worth comparing: of two statements that do not share their words, by one speaker."""
    one, two = a.said, b.said
    if one.id == two.id or not speakers_fit(one, two) or (one.report == two.report and one.kind == two.kind == "turn"):
        return False
    return one.report != two.report or not any(
        x.start < y.end and y.start < x.end for x in a.spans for y in b.spans
    )


def group_pieces(compared: Compared) -> list[list[int]]:
    """Return the groups of pieces that are one utterance, single ones too, each ascending."""
    values = {(link.first, link.second): probability(link.whole) for link in compared.links}
    clash = [(i, j) for i, j in values if _clash(compared.pieces[i].said, compared.pieces[j].said)]
    groups = by_average(len(compared.pieces), values, THRESHOLD, clash)
    return _join_of_one_speech(groups, compared.pieces)


def probability(weight: float) -> float:
    """Return the probability that a sum of evidence stands for."""
    return 1 / (1 + math.exp(-weight))


def _clash(a: Said, b: Said) -> bool:
    apart = days_apart(a, b)
    return apart is not None and apart[0] > 1


def _join_of_one_speech(groups: list[list[int]], pieces: Sequence[Piece]) -> list[list[int]]:
    """Join groups that follow each other in the same statements: a saying of several sentences is one utterance.

    One group's statements must be among the other's: two quotes out of one long interview stay two.
    """
    held = {n: {pieces[i].said.id for i in group} for n, group in enumerate(groups)}
    of: dict[str, list[int]] = defaultdict(list)
    for n, group in enumerate(groups):
        for i in group:
            if len(held[n]) > 1:
                of[pieces[i].said.id].append(n)
    merged = {n: n for n in held}

    def top(n: int) -> int:
        while merged[n] != n:
            n = merged[n]
        return n

    for identity in sorted(of):
        for m, n in combinations(sorted(set(of[identity])), 2):
            a, b = top(m), top(n)
            if a != b and min(len(held[a]), len(held[b])) > 1 and (held[a] <= held[b] or held[b] <= held[a]):
                low, high = sorted((a, b))
                merged[high], held[low] = low, held[low] | held[high]
    joined: dict[int, list[int]] = defaultdict(list)
    for n, group in enumerate(groups):
        joined[top(n)] += group
    return sorted(sorted(group) for group in joined.values())


def _candidates(pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    features = [_features(piece) for piece in pieces]
    found = shared_features(features, _LEAST_SHARED, _ALL_PAIRS, _MOST)
    return [(int(i), int(j)) for i, j, _ in found]


def _features(piece: Piece) -> NDArray[np.uint32]:
    """Return what a piece is filed under: its heaviest words and their meanings, for each speaker it may be of."""
    import numpy as np

    said = piece.said
    heaviest = sorted(zip(piece.weights, piece.words, strict=True), key=lambda w: (-w[0], w[1].stem))[:_HEAVIEST]
    words = {word.stem for _, word in heaviest}
    words |= {f"~{row}" for _, word in heaviest for row in meanings(word.stem)}
    speakers = {said.speaker or "?", "?"} | {f"c/{country}" for country in said.countries}
    day = ordinal(said.day or said.printed)
    blocks = [f"{day // _DAYS}", f"{(day + _DAYS // 2) // _DAYS}b"] if day is not None else []
    keys = {f"{speaker}|{word}" for speaker in speakers for word in words if speaker != "?" or not blocks}
    keys |= {f"{speaker}|{word}|{block}" for speaker in speakers for word in words for block in blocks}
    hashed = {int.from_bytes(hashlib.blake2b(key.encode(), digest_size=4).digest(), "big") for key in keys}
    return np.fromiter(sorted(hashed), np.uint32, len(hashed))
