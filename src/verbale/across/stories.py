"""Stories: which reports tell one episode, what it is called, and from when to when it was told.

Words, names, figures and actors by how rare they are, average link, and the reports' days (`story_groups`). The
title is a report's own: the one whose words weigh most in the story. Nothing depends on the order of the reports.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from verbale.across.shingles import cased_words
from verbale.across.story_groups import Group, story_groups
from verbale.across.terms import Terms, terms_of
from verbale.across.witnesses import witnesses
from verbale.across.words import lower, shown, term
from verbale.language.times_resolve import bounds
from verbale.record import Copies, Evidence, Report, Story

# A title of fewer terms is weighed as if it had so many: one word that all reports have is no title.
_SHORT_TITLE: Final = 3
# Terms that are shown for a story.
_SHOWN: Final = 8


def link_stories(
    reports: Iterable[Report],
    actors: Mapping[str, Collection[str]] | None = None,
    copies: Sequence[Copies] = (),
) -> list[Story]:
    """Return the stories of reports, each report in one, by first day, undated last.

    `actors` are the ids of those named in a report, by the report's id. `copies` tell which reports count once.
    """
    by_id = {report.id: report for report in reports}
    ordered = [by_id[identity] for identity in sorted(by_id)]
    named = actors or {}
    days = {report.id: day for report in ordered if (day := _day(report))}
    terms = [terms_of(report, named.get(report.id, ())) for report in ordered]
    groups = story_groups(terms, days)
    group_of = {identity: each for each in copies for identity in each.reports}
    stories = [
        _story(group, [ordered[i] for i in group.members], [terms[i] for i in group.members], group_of)
        for group in groups
    ]
    return sorted(stories, key=lambda story: (story.from_ is None, story.from_ or "", story.id))


def _story(
    group: Group, reports: Sequence[Report], terms: Sequence[Terms], group_of: Mapping[str, Copies]
) -> Story:
    dates = [bounds(report.published) for report in reports if report.published]
    identities = tuple(report.id for report in reports)
    copies = {each.id: each for identity in identities if (each := group_of.get(identity))}
    outlets = {report.id: report.outlet.text if report.outlet else None for report in reports}
    weight = dict(zip(group.hashes.tolist(), group.sums.tolist(), strict=True))
    return Story(
        id="t" + hashlib.sha256("\0".join(("story", *identities)).encode()).hexdigest()[:16],
        title=_title(reports, weight),
        from_=min(first for first, _ in dates).isoformat() if dates else None,
        to=max(last for _, last in dates).isoformat() if dates else None,
        reports=identities,
        independent=len(witnesses(identities, copies.values(), outlets)),
        evidence=_evidence(reports, terms, weight) if len(reports) > 1 else (),
    )


def _title(reports: Sequence[Report], weight: Mapping[int, float]) -> str | None:
    """Return the title whose words weigh most in the story, for their number; the first of equals by text."""
    titles = {" ".join(report.title.text.split()) for report in reports if report.title and report.title.text.strip()}

    def told(title: str) -> float:
        terms = {found for word in lower(cased_words(title)) if (found := term(word))}
        return sum(weight.get(each, 0.0) for each in sorted(terms)) / math.sqrt(max(len(terms), _SHORT_TITLE))

    return min(titles, key=lambda title: (-round(told(title), 4), title), default=None)


def _evidence(reports: Sequence[Report], terms: Sequence[Terms], weight: Mapping[int, float]) -> tuple[Evidence, ...]:
    """Return the weightiest words that several of the reports have, with the number of reports that have each."""
    import numpy as np

    found, counts = np.unique(np.concatenate([each.hashes for each in terms]), return_counts=True)
    count = {term: number for term, number in zip(found.tolist(), counts.tolist(), strict=True) if number > 1}
    best = sorted(count, key=lambda each: (-round(weight[each], 4), each))[: 2 * _SHOWN]
    written = _written(reports, frozenset(best))
    shown_terms = [each for each in best if each in written][:_SHOWN]  # an actor's id is a term without a word
    return tuple(
        Evidence(written[each], round(weight[each] / len(reports), 4), float(count[each])) for each in shown_terms
    )


def _written(reports: Sequence[Report], terms: frozenset[int]) -> dict[int, str]:
    """Return how the first report that has a term writes it, its first spelling by letter."""
    found: dict[int, str] = {}
    for report in reports:
        if terms <= found.keys():
            break
        for word in sorted(set(cased_words(shown(report)))):
            if (each := term(word.lower())) in terms:
                found.setdefault(each, word)
    return found


def _day(report: Report) -> date | None:
    """Return the day of a report where that is known to the day."""
    printed = report.published
    return bounds(printed)[0] if printed and printed.precision in ("day", "time") else None
