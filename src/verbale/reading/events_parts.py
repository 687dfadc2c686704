"""The circumstances of an event: the words of its clause, its mode and contexts, and where it took place."""

from __future__ import annotations

from collections.abc import Sequence

from verbale.reading.conditions_windows import Words
from verbale.reading.conditions_words import match_phrases
from verbale.reading.events_tables import mode_words
from verbale.record import EventType
from verbale.rules import rule


@rule("what belongs to a deed stands in its clause", off=lambda _, verb: [verb])
def clause(words: Words, verb: int) -> list[int]:
    """Return the tokens around a verb up to the marks that end its clause."""
    start, end = words.unit_of(verb)
    first = last = verb
    while first > start and words.low[first - 1] not in (";", ":", "“", '"', "but") and verb - first < 25:
        first -= 1
    while last + 1 < end and words.low[last + 1] not in (";", ":", "but") and last - verb < 25:
        last += 1
    return list(range(first, last + 1))


@rule(
    'words beside the verb show how: "assault" with "bomb" is a bombing',
    off=lambda _words, _kind, _row, stated: (stated,) if stated else (),
)
def modes(words: Words, kind: EventType, row: Sequence[int], stated: str) -> tuple[str, ...]:
    """Return the PLOVER modes of an event: the table's own for its verb, else what words of the clause show."""
    if stated:
        return (stated,)
    lemmas = {words.parsed.lemmas[t] for t in row}
    found = [mode for type_, word, mode in mode_words() if type_ == kind and word in lemmas]
    return tuple(dict.fromkeys(found))[:1]


@rule("words of the clause show what it is about", off=lambda *_: ())
def contexts(words: Words, row: Sequence[int]) -> tuple[str, ...]:
    """Return the PLOVER contexts that words of the clause show, at most three."""
    lemmas = [words.parsed.lemmas[t] for t in row]
    found = [value for _, _, value in match_phrases(lemmas, "events_contexts.tsv")]
    return tuple(dict.fromkeys(found))[:3]
