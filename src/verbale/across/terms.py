"""A report as weighted terms: what its story is told by. Words without endings, names and figures count double.

Terms are hashes (CRC-32), so that reports become vectors one by one, in any process, and meet without a vocabulary.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple
from zlib import crc32

from verbale.across.shingles import cased_words
from verbale.across.words import lower, names_of, shown, term
from verbale.record import Report

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Names and figures tell episodes of one kind apart: another quake has another place, another toll.
_DOUBLE: Final = 2.0
# Reports that every count is mixed with, and the share of them that a term is taken to be in: among a handful of
# reports, what they share is their story, while counted alone it would weigh least. In large ledgers it vanishes.
_PRIOR_REPORTS: Final = 20
_PRIOR_SHARE: Final = 0.05

class Terms(NamedTuple):
    """A report's terms (ascending distinct hashes) and how much each counts in it."""

    report: str
    hashes: NDArray[np.uint32]
    weights: NDArray[np.float32]


def terms_of(report: Report, actors: Collection[str] = ()) -> Terms:
    """Return the terms of a report outside boilerplate; `actors` are ids of those it names, terms like any other."""
    import numpy as np

    words = cased_words(shown(report))
    if report.title and report.title.span is None:
        words += cased_words(report.title.text)
    present = set(words)
    double = names_of(present, present)
    hashes = np.fromiter(map(term, lower(words)), dtype=np.uint32, count=len(words))
    found, counts = np.unique(hashes[hashes != 0], return_counts=True)
    told_apart = double | {word.lower() for word in present if word[0].isdigit()}
    named = np.fromiter(map(term, told_apart), np.uint32)
    weights = np.sqrt(counts) * np.where(np.isin(found, named), _DOUBLE, 1.0)
    added = np.unique(np.fromiter((crc32(b"actor " + actor.encode()) for actor in actors), np.uint32))
    found, weights = np.concatenate([found, added]), np.concatenate([weights, np.ones(len(added))])
    order = np.argsort(found, kind="stable")
    return Terms(report.id, found[order], weights[order].astype(np.float32))


def unit_vectors(reports: Sequence[Terms]) -> list[NDArray[np.float32]]:
    """Return each report's weights times how rare its terms are among the reports, at length one."""
    import numpy as np

    if not reports:
        return []
    known, frequency = np.unique(np.concatenate([each.hashes for each in reports]), return_counts=True)
    total = len(reports) + _PRIOR_REPORTS
    rarity = np.log1p(total / (frequency + _PRIOR_REPORTS * _PRIOR_SHARE)).astype(np.float32)
    vectors = [each.weights * rarity[np.searchsorted(known, each.hashes)] for each in reports]
    return [vector / max(float(np.linalg.norm(vector)), 1e-9) for vector in vectors]
