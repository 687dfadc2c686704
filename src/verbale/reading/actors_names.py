"""The model's names with what the report itself shows of them: one label for one name, and "which" is no person."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from verbale.language.parsed import NameLabel, Parsed
from verbale.schemes.phrases import fold

# "X, which said" and "which" right after a name speak of a thing.
_THINGS = frozenset({"which"})
_WHICH = 1.5


def settle_names(parsed: Parsed) -> Parsed:
    """Return the text with each name's label by vote: the model's probabilities over all places of that name.

    Only persons and organisations are told apart so: places and peoples change with their use.
    """
    votes: dict[str, dict[NameLabel, float]] = defaultdict(lambda: defaultdict(float))
    for name in parsed.names:
        if name.label in ("person", "organisation"):
            key = fold(parsed.words(name.start, name.end))
            votes[key][name.label] += name.probability
            if _of_a_thing(parsed, name.end):
                votes[key]["organisation"] += _WHICH
    settled = []
    for name in parsed.names:
        counts = votes.get(fold(parsed.words(name.start, name.end)), {})
        if name.label in ("person", "organisation"):
            name = name._replace(label=max(sorted(counts), key=lambda label: counts[label]))
        settled.append(name)
    return replace(parsed, names=settled)


def _of_a_thing(parsed: Parsed, end: int) -> bool:
    after = [fold(parsed.word(t)) for t in range(end, min(end + 2, len(parsed.starts)))]
    return bool(after) and (after[0] in _THINGS or (after[0] == "," and after[-1] in _THINGS))
