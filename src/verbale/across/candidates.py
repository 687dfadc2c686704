"""Which reports are worth comparing: those that share rare features, found by sorting, not by comparing all.

The work grows with the number of features, not with the square of the reports: a feature that few reports have pairs
them all, one that many have pairs each with its next few in the order given, and one that very many have pairs none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# A feature of up to so many reports pairs all of them.
_ALL_PAIRS: Final = 12
# A feature of up to so many reports pairs each with its next few; what more reports have is common language.
_MOST: Final = 400
_NEXT: Final = 4


def shared_features(
    features: Sequence[NDArray[np.uint32]], least: int, all_pairs: int = _ALL_PAIRS, most: int = _MOST
) -> NDArray[np.int64]:
    """Return an (n, 3) array of pairs (i < j) of reports that share at least `least` rare features, and how many.

    `features` are the distinct features of each report; near neighbours in their order are paired where a feature is
    too frequent to pair all, so order them by something that says which are alike.
    """
    import numpy as np

    pairs = _pairs(features, all_pairs, most)
    found, counts = np.unique(pairs, return_counts=True)
    found, counts = found[counts >= least], counts[counts >= least]
    return np.stack([found // max(len(features), 1), found % max(len(features), 1), counts], axis=1)


def _pairs(features: Sequence[NDArray[np.uint32]], all_pairs: int, most: int) -> NDArray[np.int64]:
    """Return every pair of every shared feature as i * number of reports + j."""
    import numpy as np

    count = len(features)
    if not count:
        return np.empty(0, np.int64)
    owners = np.repeat(np.arange(count, dtype=np.int64), [len(each) for each in features])
    values = np.concatenate(list(features))
    order = np.argsort(values, kind="stable")  # stable: within a feature the reports stay in their order
    values, owners = values[order], owners[order]
    starts = np.flatnonzero(np.r_[True, values[1:] != values[:-1]]) if len(values) else np.empty(0, np.int64)
    sizes = np.diff(np.r_[starts, len(values)])
    size_of = np.repeat(sizes, sizes)
    found = []
    for step in range(1, max(all_pairs, _NEXT + 1)):
        reach = size_of <= (all_pairs if step > _NEXT else max(most, all_pairs))
        at = np.flatnonzero(reach[:-step] & (values[step:] == values[:-step])) if step < len(values) else starts[:0]
        found.append(owners[at] * count + owners[at + step])
    return np.concatenate(found) if found else np.empty(0, np.int64)
