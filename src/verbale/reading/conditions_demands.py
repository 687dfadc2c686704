"""Conditions as a demand, a dependence, a menace or a risk: "withdraw or face Y", "X depends on Y", "no X, no Y"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verbale.reading.conditions_clauses import Draft, owner_of, starts_with_verb
from verbale.reading.conditions_deeds import deed
from verbale.reading.conditions_edges import clause_end, clause_start
from verbale.reading.conditions_windows import Words, is_finite, is_mark, trimmed, windows
from verbale.record import Relation
from verbale.rules import rule

_SUFFERING = frozenset({"face", "risk", "suffer", "lose", "expect", "meet", "incur", "pay", "be"})
_DUTY = frozenset({"must", "should", "has", "have", "needs", "need"})
_TYING = frozenset({"tie", "link", "condition"})
_TIED = frozenset({"any", "further", "future"})
_DEPENDING = frozenset({"depend", "hinge", "conditional", "contingent", "dependent"})
_LEADING = _DEPENDING | _TYING | {"risk", "threaten", "face"}
_LIVING = frozenset("who they we i you he she people more less millions thousands many families".split())
_DEMAND_REACH = 25
_NO_SLOGANS = frozenset({"comment", "problem", "wonder", "doubt", "matter"})


def find_demanded(words: Words) -> Iterator[Draft]:
    """Yield the conditions of ultimatums, dependences and risks, in text order."""
    for token, word in enumerate(words.low):
        lemma = words.parsed.lemmas[token]
        if words.skipped[token] or not (word in ("or", "no") or lemma in _LEADING):
            continue
        start, end = words.unit_of(token)
        row = range(start, end)
        at = token - start
        if word == "or":
            sides = _ultimatum(words, row, at)
        elif lemma == "risk":
            sides = _risk(words, row, at)
        elif word == "no":
            sides = _slogan(words, row, at)
        elif lemma in _TYING:
            sides = _tied(words, row, at)
        elif lemma == "face":
            sides = _faced(words, row, at)
        elif lemma == "threaten":
            sides = _menace(words, row, at)
        else:
            sides = _dependence_somewhere(words, token)
        if sides and sides[0] and sides[1]:
            relation: Relation = "unless" if word in ("or", "no") else "if"
            trigger, consequence = sides
            owner = owner_of(words, trigger, consequence)
            rule_name = "ultimatum" if word == "or" else "demanded"
            yield Draft(relation, rule_name, tuple(trigger), tuple(consequence), owner)


def _ultimatum(words: Words, row: Sequence[int], at: int) -> tuple[list[int], list[int]] | None:
    """Read "must do X or face Y", "ordered Z to do X or face Y"."""
    behind = at + 1
    if behind >= len(row) or words.parsed.lemmas[row[behind]] not in _SUFFERING or not _bare(words, row[behind]):
        return None
    begin = None
    for p in range(at - 1, max(-1, at - _DEMAND_REACH), -1):
        if words.low[row[p]] == "to" and p + 1 < at and words.parsed.upos[row[p + 1]] == "VERB":
            begin = p + 1
        elif words.low[row[p]] in _DUTY:
            begin = clause_start(words, row, p + 1)
        elif words.low[row[p]] in (";", ".", "?"):
            break
        if begin is not None:
            break
    if begin is None:
        start = clause_start(words, row, at)
        begin = start if start < at and starts_with_verb(words, row[start]) else None
    if begin is None:
        return None
    consequence = row[behind : clause_end(words, row, behind, trigger=False)]
    return trimmed(words, row[begin:at]), trimmed(words, consequence)


def _bare(words: Words, token: int) -> bool:
    return words.parsed.lemmas[token] == words.low[token]


def _dependence_somewhere(words: Words, token: int) -> tuple[list[int], list[int]] | None:
    """Read a dependence in the narrowest window that has room for both sides."""
    for row, _ in windows(words, token):
        sides = _dependence(words, row, row.index(token))
        if sides and sides[0] and sides[1]:
            return sides
    return None


def _dependence(words: Words, row: Sequence[int], at: int) -> tuple[list[int], list[int]] | None:
    """Read "the deal depends on X", "aid is conditional on X", "depends on whether X"."""
    if at + 2 >= len(row) or words.low[row[at + 1]] not in ("on", "upon"):
        return None
    if words.low[row[at]] == "depending" or words.low[row[at + 2]] in ("what", "who", "where", "when", "which"):
        return None
    first = at + 3 if words.low[row[at + 2]] == "whether" else at + 2
    consequence = row[clause_start(words, row, at) : at]
    if not _hangs(words, row, at, trimmed(words, consequence)):
        return None
    return trimmed(words, row[first : clause_end(words, row, first, trigger=True)]), trimmed(words, consequence)


@rule('what people live on is no condition: "they depend on tips", "less dependent on oil"', off=lambda *_: True)
def _hangs(words: Words, row: Sequence[int], at: int, consequence: Sequence[int]) -> bool:
    """Tell whether a dependence is one of deeds: not of people on what feeds them."""
    near = {words.low[t] for t in row[max(0, at - 2) : at]} | {words.low[t] for t in consequence[:3]}
    return not _LIVING & near


def _slogan(words: Words, row: Sequence[int], at: int) -> tuple[list[int], list[int]] | None:
    """Read "no withdrawal, no talks"."""
    comma = next((p for p in range(at + 2, min(at + 6, len(row) - 2)) if words.low[row[p]] == ","), None)
    if comma is None or words.low[row[comma + 1]] != "no" or (at and not is_mark(words.low[row[at - 1]])):
        return None
    end = clause_end(words, row, comma + 1, trigger=True)
    verbs = any(words.parsed.upos[row[p]] in ("VERB", "AUX") for p in range(at, end))
    closed = (
        end >= len(row)
        or words.low[row[end]] in (".", "!", '"', "”")
        or words.low[row[min(end + 1, len(row) - 1)]] in ('"', "”")
    )
    same = row[at + 1 : comma] and words.low[row[at + 1]] == words.low[row[comma + 2]]
    if not closed or same or words.low[row[at + 1]] in _NO_SLOGANS or end > comma + 6 or verbs:
        return None
    return list(row[at:comma]), trimmed(words, row[comma + 1 : end])


def _tied(words: Words, row: Sequence[int], at: int) -> tuple[list[int], list[int]] | None:
    """Read "tied further aid to reforms": what is not yet given hangs on something."""
    if words.parsed.upos[row[at]] != "VERB" or at + 3 >= len(row) or words.low[row[at + 1]] not in _TIED:
        return None
    to = next((p for p in range(at + 3, min(at + 9, len(row) - 1)) if words.low[row[p]] in ("to", "on")), None)
    if to is None:
        return None
    return trimmed(words, row[to + 1 : clause_end(words, row, to + 1, trigger=True)]), list(row[at + 1 : to])


def _menace(words: Words, row: Sequence[int], at: int) -> tuple[list[int], list[int]] | None:
    """Read "threatened Lima with tariffs over its refusal"."""
    if words.parsed.upos[row[at]] != "VERB":
        return None
    named = words.parsed.upos[row[at + 1]] in ("NOUN", "ADJ") if at + 1 < len(row) else False
    near = range(at + 1, min(at + 8, len(row)))
    means = next((p for p in near if words.low[row[p]] == "with"), at if named else None)
    cause = next((p for p in range(at + 1, min(at + 16, len(row))) if words.low[row[p]] in ("over", "for")), None)
    if means is None or cause is None or cause < means + 2:
        return None
    if any(is_finite(words, row, p) or words.low[row[p]] == "," for p in range(means + 1, cause)):
        return None
    trigger = trimmed(words, row[cause + 1 : clause_end(words, row, cause + 1, trigger=True)])
    return trigger, list(row[means + 1 : cause])


@rule(
    '"faces strikes over any new attack": what somebody faces over a deed not yet done follows it', off=lambda *_: None
)
def _faced(words: Words, row: Sequence[int], at: int) -> tuple[list[int], list[int]] | None:
    """Read "faces Y over any X", "would face Y for any X"."""
    over = next(
        (p for p in range(at + 2, min(at + 9, len(row) - 1)) if words.low[row[p]] in ("over", "for", "after")), None
    )
    if over is None or any(is_finite(words, row, p) for p in range(at + 1, over)):
        return None
    trigger = trimmed(words, row[over + 1 : clause_end(words, row, over + 1, trigger=True)])
    if deed(words, trigger) != "any":
        return None
    return trigger, trimmed(words, row[at:over])


def _risk(words: Words, row: Sequence[int], at: int) -> tuple[list[int], list[int]] | None:
    """Read "Lima risks isolation by closing the port"."""
    if words.parsed.upos[row[at]] != "VERB":
        return None
    by = next((p for p in range(at + 1, min(at + 12, len(row) - 1)) if words.low[row[p]] in ("by", "over")), None)
    if by is None or not words.low[row[by + 1]].endswith("ing"):
        return None
    consequence = row[clause_start(words, row, at) : by]
    return trimmed(words, row[by + 1 : clause_end(words, row, by + 1, trigger=True)]), trimmed(words, consequence)
