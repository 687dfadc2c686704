"""Lines: what a speaker says again on other occasions in like words, joined out of utterances."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from verbale.across.said import Said
from verbale.across.said_evidence import days_apart
from verbale.across.said_groups import by_average
from verbale.across.utterances import Compared, probability

THRESHOLD = 0.45
"""Utterances are one line while their pairs are on average at least so probable to be in like words."""

SURE = 0.55
"""A sentence may repeat two lines at once; it joins the second one from this probability on."""


def group_lines(compared: Compared, groups: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the groups of utterances (places in `groups`) that are one line: two and more, on other occasions.

    Two utterances are compared by their likest sentences; those of one day are two points of one speech.
    """
    of = {piece: n for n, group in enumerate(groups) for piece in group}
    likest: dict[tuple[int, int], float] = {}
    for link in compared.links:
        pair = (min(of[link.first], of[link.second]), max(of[link.first], of[link.second]))
        a, b = compared.pieces[link.first].said, compared.pieces[link.second].said
        if pair[0] != pair[1] and a.speaker == b.speaker is not None and a.report != b.report:
            likest[pair] = max(likest.get(pair, 0.0), probability(link.words))
    one_day = [pair for pair in likest if not _other_occasion(compared, groups[pair[0]], groups[pair[1]])]
    one_day += _of_one_statement(compared, {n for pair in likest for n in pair}, groups)
    found = [group for group in by_average(len(groups), likest, THRESHOLD, one_day) if len(group) > 1]
    joined = {pair for group in found for pair in combinations(group, 2)}
    rest = {pair: value for pair, value in likest.items() if pair not in joined}
    again = [group for group in by_average(len(groups), rest, SURE, one_day) if len(group) > 1]
    return sorted(found + again)


def _other_occasion(compared: Compared, first: Sequence[int], second: Sequence[int]) -> bool:
    """Tell whether a day of one utterance is another than one of the other's."""
    return any(
        _apart(compared.pieces[i].said, compared.pieces[j].said) for i in first for j in second
    )


def _apart(a: Said, b: Said) -> bool:
    apart = days_apart(a, b)
    return apart is not None and apart[0] > 0


def _of_one_statement(
    compared: Compared, numbers: Iterable[int], groups: Sequence[Sequence[int]]
) -> list[tuple[int, int]]:
    """Return the pairs of utterances that have sentences of one statement."""
    holding: dict[str, set[int]] = {}
    for n in numbers:
        for piece in groups[n]:
            holding.setdefault(compared.pieces[piece].said.id, set()).add(n)
    return [pair for identity in sorted(holding) for pair in combinations(sorted(holding[identity]), 2)]
