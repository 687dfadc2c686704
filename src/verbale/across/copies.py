"""Copies among any number of reports: which are one text, cut, stitched, retitled, edited, spun or translated back.

Every report becomes a sketch by itself (`sketch`); candidates are reports that share rare shingles, or whose words
are all the same; a pair is linked by a visible sum of evidence unless its figures or dates veto it; and a group
grows by a quorum of links. Nothing depends on the order of the reports.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from verbale.across.anchors import Sketch, sketch
from verbale.across.candidates import shared_features
from verbale.across.grouping import by_quorum
from verbale.across.likeness import STRANGERS, compare, is_copy, score, share_of, veto
from verbale.across.originals import likely_original
from verbale.across.passages import shared_parts
from verbale.across.shingles import sampled
from verbale.language.times_resolve import bounds
from verbale.record import Copies, CopyKind, CopyLink, Evidence, Report

if TYPE_CHECKING:
    from verbale.across.shingles import Hashes

# Candidates share at least so many sampled shingles, and that share of the shorter one's.
_LEAST: Final = 2
_LEAST_SHARE: Final = 0.08
# ... or, where nearly every word was changed, so many of the sampled terms.
_LEAST_TOLD: Final = 8
_LEAST_TOLD_SHARE: Final = 0.2
# A copy stands word for word in another report to such a share of its words, or it was edited; below the second,
# hardly a sentence was left as it was: it was told anew, or came back from another language.
_VERBATIM: Final = 0.8
_TOLD_ANEW: Final = 0.3
_KINDS: Final[tuple[CopyKind, ...]] = ("identical", "syndicated", "edited", "translated")

# An inferred day may be so many days off.
_INFERRED_OFF: Final = 14

Pair = tuple[int, int]


class Day(NamedTuple):
    """The day of a report, and how many days it may be off."""

    day: date
    off: int


def link_copies(reports: Iterable[Report]) -> list[Copies]:
    """Return the groups of copies among reports, each with its links, shared parts and likely original, by id."""
    by_id = {report.id: report for report in reports}
    sketches = [sketch(by_id[identity]) for identity in sorted(by_id)]
    days = {identity: day for identity, report in by_id.items() if (day := _day(report))}
    return sorted((_copies(group, by_id) for group in copy_groups(sketches, days)), key=lambda each: each.id)


def copy_groups(sketches: Sequence[Sketch], days: Mapping[str, Day]) -> list[list[Sketch]]:
    """Return the sketches of two and more reports that are copies of each other, group by group.

    `days` are the days of the reports that have one.
    """
    same: dict[tuple[int, int], list[Sketch]] = defaultdict(list)
    for each in sorted(sketches, key=lambda s: s.report):
        same[each.form, each.words].append(each)
    firsts = sorted((members[0] for members in same.values()), key=_neighbourhood)
    groups = _grouped(firsts, days)
    grouped = {member for group in groups for member in group}
    groups += [[i] for i in range(len(firsts)) if i not in grouped and len(same[firsts[i].form, firsts[i].words]) > 1]
    return [[twin for i in group for twin in same[firsts[i].form, firsts[i].words]] for group in groups]


def _grouped(sketches: Sequence[Sketch], days: Mapping[str, Day]) -> list[list[int]]:
    @lru_cache(maxsize=1 << 18)
    def likeness(a: int, b: int) -> float:
        """Return 1 for copies, a vetoed pair's 0, else how far a pair is on the way to a copy, less than 1."""
        one, other = sketches[a], sketches[b]
        evidence = compare(one, other)
        vetoed = veto(one, other, _apart(days.get(one.report), days.get(other.report))) is not None
        if is_copy(evidence, vetoed):
            return 1.0 + score(evidence)
        return 0.0 if vetoed else min(score(evidence), 0.99)

    links = {pair: value for pair in _candidates(sketches) if (value := likeness(*pair)) >= 1}
    return by_quorum(links, likeness, linked=1.0, stranger=STRANGERS)


def _candidates(sketches: Sequence[Sketch]) -> list[Pair]:
    """Return the pairs that are worth comparing: they share rare shingles, or much of what they tell."""
    worded = _sharing([sampled(each.shingles) for each in sketches], _LEAST, _LEAST_SHARE)
    told = _sharing([sampled(each.told) for each in sketches], _LEAST_TOLD, _LEAST_TOLD_SHARE)
    return sorted(worded | told)


def _sharing(features: Sequence[Hashes], least: int, least_share: float) -> set[Pair]:
    """Return the pairs that share so many features, and such a share of those of the one that has fewer."""
    import numpy as np

    found = shared_features(features, least)
    sizes = np.fromiter((len(each) for each in features), dtype=np.int64, count=len(features))
    if not len(found):
        return set()
    enough = found[:, 2] >= least_share * np.minimum(sizes[found[:, 0]], sizes[found[:, 1]])
    return {(a, b) for a, b, _ in found[enough].tolist()}


def _neighbourhood(each: Sketch) -> tuple[int, str]:
    """Return what puts like texts beside each other: the smallest hash of a text (Broder's min-hash)."""
    return int(each.shingles[0]) if len(each.shingles) else 0, each.report


def _copies(group: Sequence[Sketch], by_id: Mapping[str, Report]) -> Copies:
    members = sorted(group, key=lambda each: each.report)
    reports = tuple(each.report for each in members)
    links = tuple(_links(members, by_id))
    return Copies(
        id="g" + hashlib.sha256("\0".join(("copies", *reports)).encode()).hexdigest()[:16],
        kind=max((link.kind for link in links), key=_KINDS.index),
        reports=reports,
        similarity=round(sum(link.similarity for link in links) / len(links), 4),
        original=likely_original([by_id[identity] for identity in reports], {s.report: s.words for s in members}),
        links=links,
    )


def _links(members: Sequence[Sketch], by_id: Mapping[str, Report]) -> list[CopyLink]:
    """Return a link for every report but the first that joins it to the one most like it among those joined before."""
    joined, waiting = [members[0]], list(members[1:])
    best = {each.report: (_strength(members[0], each), members[0]) for each in waiting}
    links = []
    while waiting:
        new = max(waiting, key=lambda each: best[each.report][0])  # the first of equals: by id
        waiting.remove(new)
        links.append(_link(best[new.report][1], new, by_id))
        joined.append(new)
        for each in waiting:
            if (strength := _strength(new, each)) > best[each.report][0]:
                best[each.report] = (strength, new)
    return links


def _strength(a: Sketch, b: Sketch) -> float:
    return 9.0 if (a.form, a.words) == (b.form, b.words) else score(compare(a, b))


def _link(a: Sketch, b: Sketch, by_id: Mapping[str, Report]) -> CopyLink:
    one, other = sorted((a, b), key=lambda each: each.report)
    evidence: tuple[Evidence, ...] = compare(one, other)
    parts, verbatim = shared_parts(by_id[one.report], by_id[other.report])
    same = (one.form, one.words) == (other.form, other.words)
    similarity = 1.0 if same else max(share_of(evidence, "words"), verbatim)
    return CopyLink((one.report, other.report), _kind(same, verbatim), round(similarity, 4), evidence, parts)


def _kind(same: bool, verbatim: float) -> CopyKind:
    if same:
        return "identical"
    if verbatim >= _VERBATIM:
        return "syndicated"
    return "edited" if verbatim >= _TOLD_ANEW else "translated"


def _day(report: Report) -> Day | None:
    """Return the day of a report; None where it has none, or a month or year that allows many."""
    printed = report.published
    if printed is None or printed.precision not in ("day", "time"):
        return None
    return Day(bounds(printed)[0], _INFERRED_OFF if printed.evidence == "inferred" else 0)


def _apart(one: Day | None, other: Day | None) -> int | None:
    """Return how many days lie between two reports at least; None where that is not known."""
    return None if one is None or other is None else abs((one.day - other.day).days) - one.off - other.off
