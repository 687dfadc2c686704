"""Conditions as a bargain or a term: "the price for Y is X", "promised Y in exchange for X", "a week to X; then Y"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verbale.reading.conditions_clauses import Draft, owner_of
from verbale.reading.conditions_edges import clause_end
from verbale.reading.conditions_windows import Words, has_finite, is_mark, skip_marks, starts_clause, trimmed
from verbale.reading.conditions_words import ACT_NOUNS, EVENT_SUFFIXES, FUTURE
from verbale.record import Relation
from verbale.rules import rule

_OFFERING = frozenset({"promise", "offer", "pledge"})
_EXCHANGE = (("in", "exchange", "for"), ("in", "return", "for"))
_COUNTS = frozenset({"hour", "day", "week", "month", "minute", "year"})
_LIMITS = frozenset({"until", "till"})
_REACH = 22
_BARGAIN = frozenset(
    "return withdrawal support help access end release reopening recognition ceasefire vote "
    "promise pledge guarantee concession silence votes".split()
)


def find_offered(words: Words) -> Iterator[Draft]:
    """Yield the conditions of bargains and of terms that run out, in text order."""
    for token, lemma in enumerate(words.parsed.lemmas):
        bargain = lemma in {"price", "condition", *_OFFERING, *_COUNTS, *_LIMITS}
        if words.skipped[token] or not bargain:
            continue
        start, end = words.unit_of(token)
        row, at = range(start, end), token - start
        if lemma in ("price", "condition"):
            sides = _priced(words, row, at)
        elif lemma in _OFFERING:
            sides = _offered(words, row, at)
        else:
            sides = _runs_out(words, row, at)
        if sides and sides[0] and sides[1]:
            trigger, consequence = sides
            term = lemma in _COUNTS | _LIMITS
            relation: Relation = "unless" if term else "if"
            owner = owner_of(words, trigger, consequence)
            yield Draft(relation, "ultimatum" if term else "offered", tuple(trigger), tuple(consequence), owner)


def _deed_like(words: Words, row: Sequence[int]) -> bool:
    """Tell whether a phrase names something that is done: a gerund or a noun of deed."""
    head = [t for t in row if words.parsed.upos[t] in ("NOUN", "VERB")][:2]
    gerund = bool(row) and words.low[row[0]].endswith("ing")
    return gerund or any(
        words.parsed.lemmas[t] in ACT_NOUNS | _BARGAIN or words.parsed.lemmas[t].endswith(EVENT_SUFFIXES) for t in head
    )


@rule('"the price for Y is X", "its price for Y: X": the price of a deed is what it hangs on', off=lambda *_: None)
def _priced(words: Words, row: Sequence[int], at: int) -> tuple[list[int], list[int]] | None:
    """Read "the price for Y is X": X sets Y off, where both are deeds; what costs money is no bargain."""
    if at + 3 >= len(row) or words.low[row[at + 1]] != "for":
        return None
    edge = next(
        (p for p in range(at + 3, min(at + _REACH, len(row) - 1)) if words.low[row[p]] in ("is", "was", ":")), None
    )
    if edge is None or any(words.low[row[p]] in (";", ".", ",") for p in range(at, edge)):
        return None
    consequence = trimmed(words, row[at + 2 : edge])
    trigger = trimmed(words, row[edge + 1 : clause_end(words, row, edge + 1, trigger=True)])
    if not trigger or not _deed_like(words, consequence) or not _deed_like(words, trigger):
        return None
    return trigger, consequence


@rule('"promised Y in exchange for X", "offered Z Y for X": what is promised hangs on its return', off=lambda *_: None)
def _offered(words: Words, row: Sequence[int], at: int) -> tuple[list[int], list[int]] | None:
    """Read "promised Y in exchange for X", and with a noun of deed "promised Y for X"."""
    if words.parsed.upos[row[at]] != "VERB":
        return None
    stop = clause_end(words, row, at, trigger=True)
    for p in range(at + 2, min(at + _REACH, stop - 1)):
        exchange = tuple(words.low[t] for t in row[p : p + 3]) in _EXCHANGE
        plain = words.low[row[p]] == "for" and _bargained(words, row[p + 1 : stop])
        if has_finite(words, row, p, p + 1) and words.low[row[p]] in FUTURE:
            return None  # "promised that it would ...": read by its marks
        if exchange or plain:
            first = p + (3 if exchange else 1)
            trigger = trimmed(words, row[first : clause_end(words, row, first, trigger=True)])
            behind = at + 2 if words.low[row[at + 1]] == "to" else at + 1
            return trigger, trimmed(words, row[behind:p])
    return None


def _bargained(words: Words, row: Sequence[int]) -> bool:
    """Tell whether a plain "for" is followed by what is given in return: an article and a noun of the other's deed."""
    lows = [words.low[t] for t in row[:6]]
    nouns = [words.parsed.lemmas[t] for t in row[:4] if words.parsed.upos[t] == "NOUN"]
    return bool(lows) and lows[0] in ("a", "an", "the", "his", "their", "its") and bool(nouns) and nouns[0] in _BARGAIN


@rule('"has six weeks to X; after that Y": a term that runs out is an ultimatum', off=lambda *_: None)
def _runs_out(words: Words, row: Sequence[int], at: int) -> tuple[list[int], list[int]] | None:
    """Read "Lima has six weeks to change the law; after that Quito will turn the boats away"."""
    lows = [words.low[t] for t in row]
    given = {"has", "have", "had", "gave", "given", "gives", "give"} & set(lows[max(0, at - 6) : at])
    if lows[at] in _LIMITS:  # "has until midnight to hand over the files"
        at = next((p - 1 for p in range(at + 2, min(at + 6, len(row))) if lows[p] == "to"), at)
    if not given or lows[at + 1 : at + 2] != ["to"] or at + 3 >= len(row):
        return None
    edge = clause_end(words, row, at + 2, trigger=True)
    behind = skip_marks(words, row, edge)
    tail = row
    if behind >= len(row):  # the next sentence
        units = words.units
        following = units.index((row[0], row[-1] + 1)) + 1
        if following >= len(units):
            return None
        tail, behind = range(*units[following]), 0
    main = _after_that(words, tail, behind)
    if main is None or not FUTURE & {words.low[t] for t in tail[main:]}:
        return None
    consequence = trimmed(words, tail[main : clause_end(words, tail, main, trigger=False)])
    return trimmed(words, row[at + 2 : edge]), consequence


def _after_that(words: Words, row: Sequence[int], at: int) -> int | None:
    """Return where the clause behind "after that", "then", "or" begins, or None."""
    while at < len(row) and is_mark(words.low[row[at]]):
        at += 1
    lows = [words.low[t] for t in row[at : at + 2]]
    step = (
        2 if lows in (["after", "that"], ["or", "else"]) else 1 if lows[:1] in (["thereafter"], ["afterwards"]) else 0
    )
    behind = skip_marks(words, row, at + step)
    return behind if step and starts_clause(words, row, behind) else None
