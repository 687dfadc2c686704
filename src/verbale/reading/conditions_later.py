"""Consequences that are named in a sentence behind their condition: "such measures could include a ban on potash"."""

from __future__ import annotations

from collections.abc import Sequence

from verbale.reading.conditions_edges import clause_end, is_cue
from verbale.reading.conditions_windows import Words, is_mark, spans_of, trimmed
from verbale.reading.conditions_words import CONSEQUENCE_NOUNS, FUTURE
from verbale.record import Span
from verbale.rules import rule

_UNITS_BEHIND = 2
# What takes up the consequence of the sentence before, as a subject.
_POINTERS = frozenset("it they this that these those such the".split())
_MEANS = CONSEQUENCE_NOUNS | frozenset(
    "step move option package list toolbox plan idea proposal curb restriction".split()
)
# Verbs that spell out what something consists of; "range" needs "from", "be" only behind "among".
_CONSISTING = frozenset("include comprise involve contain entail range consist foresee envisage cover target".split())
_LONGEST = 40


@rule(
    'means are often named a sentence later: "there will be a price. It could include a ban on potash"',
    off=lambda *_: (),
)
def named_later(words: Words, consequence: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Return the token rows of what the next two sentences say that a consequence would consist of."""
    start, end = words.unit_of(consequence[-1])
    at = words.units.index((start, end))
    for first, last in words.units[at + 1 : at + 1 + _UNITS_BEHIND]:
        if words.skipped[first] or _apart(words, first):
            break
        row = range(first, last)
        behind = _spelled_out(words, row)
        if behind is not None:
            return _items(words, row[behind : clause_end(words, row, behind, trigger=False)])
    return ()


def _apart(words: Words, first: int) -> bool:
    """Tell whether a sentence begins a new condition, to which what it names belongs."""
    return words.low[first] in ("if", "unless", "should", "once", "when")


def _spelled_out(words: Words, row: Sequence[int]) -> int | None:
    """Return where the list of means begins in a sentence that spells them out, or None."""
    lead = [p for p in range(min(8, len(row))) if not is_mark(words.low[row[p]])]
    if not lead:
        return None
    first = words.low[row[lead[0]]]
    if first == "among" and any(words.parsed.lemmas[row[p]] in _MEANS for p in lead[1:4]):
        verb = next((p for p in range(lead[0], min(16, len(row))) if words.low[row[p]] in ("is", "are")), None)
        return None if verb is None else verb + 1
    if first in ("options", "measures", "steps") or first in _POINTERS:
        return _behind_verb(words, row, lead)
    return None


def _behind_verb(words: Words, row: Sequence[int], lead: Sequence[int]) -> int | None:
    verb = next((p for p in range(lead[0] + 1, min(14, len(row) - 1)) if _consists(words, row, p)), None)
    if verb is None or any(is_cue(words, row[p]) for p in range(lead[0], verb)):
        return None
    subject = [words.parsed.lemmas[row[p]] for p in range(lead[0], verb) if words.parsed.upos[row[p]] == "NOUN"]
    bare = words.low[row[lead[0]]] in ("it", "they", "this", "that", "these", "those") and not subject
    if not bare and not _MEANS & set(subject):
        return None
    return verb + 2 if words.low[row[verb + 1]] in ("from", "of", "not", "in") else verb + 1


def _consists(words: Words, row: Sequence[int], p: int) -> bool:
    """Tell whether a word spells out the means: "could include", "include", "range from"."""
    lemma, before = words.parsed.lemmas[row[p]], words.low[row[p - 1]]
    modal = before in FUTURE or words.low[row[p]] in ("include", "includes", "comprise", "range", "ranges")
    return (
        lemma in _CONSISTING
        and modal
        and (lemma not in ("range", "consist") or words.low[row[p + 1]] in ("from", "of"))
    )


def _items(words: Words, row: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Cut a list of means at its commas and at an "and" before a new noun phrase."""
    items: list[tuple[int, ...]] = []
    begin = 0
    for p in range(len(row) + 1):
        edge = p == len(row) or words.low[row[p]] in (",", ";") or _joins(words, row, p)
        if edge:
            item = trimmed(words, row[begin:p])
            if item and any(words.parsed.upos[t] in ("NOUN", "VERB", "PROPN") for t in item):
                items.append(tuple(item))
            begin = p + 1
    return tuple(items) if sum(map(len, items)) <= _LONGEST else ()


def _joins(words: Words, row: Sequence[int], p: int) -> bool:
    """Tell whether "and", "or" or "to" parts two means: a determiner, a noun in -ing or a bare noun follows."""
    if words.low[row[p]] not in ("and", "or") or p + 1 >= len(row) or p == 0:
        return False
    behind = row[p + 1]
    return words.parsed.upos[behind] == "DET" or words.low[behind].endswith("ing")


def spans_named_later(words: Words, rows: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    """Return the spans of token rows, one a row."""
    return tuple(span for row in rows for span in spans_of(words.parsed, row))
