"""The model's names with what the report itself shows of them: one label for one name, and "which" is no person."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from verbale.language.parsed import Name, NameLabel, Parsed
from verbale.rules import rule
from verbale.schemes.phrases import fold

# "X, which said" and "which" right after a name speak of a thing.
_THINGS = frozenset({"which"})
_WHICH = 1.5
_LONGEST_ACRONYM = 6
_DASHES = frozenset({"-", "–", "—", "--", "/"})


@rule("one name is one kind of thing all through a report", off=lambda one, *_: one)
def settle_names(parsed: Parsed) -> Parsed:
    """Return the text with each name's label by vote: the model's probabilities over all places of that name.

    Only persons and organisations are told apart so: places and peoples change with their use.
    """
    votes: dict[str, dict[NameLabel, float]] = defaultdict(lambda: defaultdict(float))
    printed = {parsed.word(t) for t in range(len(parsed.starts))}
    for name in parsed.names:
        if name.label in ("person", "organisation"):
            key = fold(parsed.words(name.start, name.end))
            votes[key][name.label] += name.probability
            if _of_a_thing(parsed, name.end) or _acronym(parsed, name, printed):
                votes[key]["organisation"] += _WHICH
    settled = []
    for name in parsed.names:
        counts = votes.get(fold(parsed.words(name.start, name.end)), {})
        if name.label in ("person", "organisation") and _dateline(parsed, name):
            name = name._replace(label="place")
        elif name.label in ("person", "organisation"):
            name = name._replace(label=max(sorted(counts), key=lambda label: counts[label]))
        settled.append(name)
    return replace(parsed, names=settled)


@rule(
    "a short word in capitals amid others in small letters is an organisation's, not a person's",
    off=lambda *_: False,
)
def _acronym(parsed: Parsed, name: Name, printed: set[str]) -> bool:
    """Return whether a name is a short word in capitals inside a line that no title precedes ("..., EUMA, said")."""
    word = parsed.word(name.start)
    if name.end != name.start + 1 or not word.isupper() or not 1 < len(word) <= _LONGEST_ACRONYM or not name.start:
        return False
    line_start = "\n" in parsed.text[parsed.ends[name.start - 1] : parsed.starts[name.start]]
    before = parsed.word(name.start - 1)
    titled = before.isupper() or (before == "." and name.start > 1 and parsed.word(name.start - 2)[0].isupper())
    return not line_start and not titled and word.capitalize() not in printed


@rule("capitals at a line's beginning before a dash are the place of a dateline", off=lambda *_: False)
def _dateline(parsed: Parsed, name: Name) -> bool:
    """Return whether a name in capitals begins a line and a dash follows ("OSLO - Nobody ...")."""
    opens = not name.start or "\n" in parsed.text[parsed.ends[name.start - 1] : parsed.starts[name.start]]
    after = parsed.word(name.end) if name.end < len(parsed.starts) else ""
    return opens and parsed.words(name.start, name.end).isupper() and after in _DASHES


@rule('"which" is said of things, "who" of people', off=lambda *_: False)
def _of_a_thing(parsed: Parsed, end: int) -> bool:
    after = [fold(parsed.word(t)) for t in range(end, min(end + 2, len(parsed.starts)))]
    return bool(after) and (after[0] in _THINGS or (after[0] == "," and after[-1] in _THINGS))
