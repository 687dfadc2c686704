"""Conditions whose trigger is a clause or phrase behind a mark: if, unless, until, should X, in case of, otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from verbale.reading.conditions_edges import (
    announced_noun,
    clause_end,
    clause_start,
    is_attribution,
    without_attribution,
)
from verbale.reading.conditions_marks import MARKS, Mark, introduces
from verbale.reading.conditions_sense import acceptable, verbless
from verbale.reading.conditions_windows import (
    Words,
    after_attribution,
    has_finite,
    is_mark,
    skip_marks,
    starts_clause,
    trimmed,
    windows,
)
from verbale.reading.conditions_words import FINITE_AUX, FUTURE, SPEECH, harmful
from verbale.record import Relation, Statement
from verbale.rules import rule

_SPOKEN = 12  # words of a clause that is a condition by its place alone
_SUBJECTS = frozenset({"we", "i", "you", "they", "he", "she", "it", "there"})
_TAKES_UP = frozenset({("failing", "which"), ("or", "else")})
# Verbs that order no deed when they open a clause ("remember this is being done at sea, and ...").
_NO_ORDERS = frozenset("remember imagine think listen guess see wait look let suppose".split())


@dataclass(frozen=True, slots=True)
class Draft:
    """A condition as token rows, before actors, types and strength. `rule` names what found it."""

    relation: Relation
    rule: str
    trigger: tuple[int, ...]
    consequence: tuple[int, ...]
    statement: Statement | None


def find_marked(words: Words) -> Iterator[Draft]:
    """Yield the conditions behind marks, in text order."""
    consumed = -1
    for token, word in enumerate(words.low):
        if words.skipped[token] or token <= consumed:
            continue
        draft = None
        for mark in MARKS.get(word, ()):
            if tuple(words.low[token : token + len(mark.words)]) == mark.words:
                draft = _read(words, token, mark)
            if draft:
                break
        else:
            if word in ("should", "were", "had"):
                draft = _read_inverted(words, token)
            elif word in ("and", "or"):
                draft = _read_imperative(words, token, word)
            elif word == ",":
                draft = _read_juxtaposed(words, token)
        if draft:
            consumed = _nested(words, draft)
            yield draft


def _nested(words: Words, draft: Draft) -> int:
    """Return the last token of a trigger that holds a second "if": the two are one."""
    return draft.trigger[-1] if any(words.low[t] == "if" for t in draft.trigger) else -1


def _read(words: Words, token: int, mark: Mark) -> Draft | None:
    if not introduces(words, token, mark):
        return None
    found = _first_reading(words, token, mark.relation, mark.rule, lambda row, at: _sides(words, row, at, mark))
    return found or (_read_answer(words, token, mark) if mark.rule == "if" else None)


def _read_answer(words: Words, token: int, mark: Mark) -> Draft | None:
    """Read "And if X?" with its answer "Then Y": a question without a main clause, and the next sentence."""
    start, end = words.unit_of(token)
    row = list(range(start, end))
    at = token - start
    colon = next((p for p in range(at + 2, len(row) - 2) if words.low[row[p]] == ":"), None)
    if colon and "ask" in (words.parsed.lemmas[t] for t in row[:at]):  # "Asked what X would do if Y, Z said: ..."
        trigger = trimmed(words, row[at + 1 : clause_end(words, row, at + 1, trigger=True)])
        answer = trimmed(words, row[colon + 1 :])
        return Draft(mark.relation, "answered", tuple(trigger), tuple(answer), owner_of(words, answer, answer))
    asked = {"what", "how"} & set(words.low[start:token])  # "and what happens if X?"
    opens = _opens(words, row, at) and not has_finite(words, row, 0, at)
    if "?" not in words.low[end - 2 : end] or not (asked or opens):
        return None
    at_unit = words.units.index((start, end))
    for first, last in words.units[at_unit + 1 : at_unit + 4]:
        answer = list(range(first, last))
        label = next((p + 1 for p in range(min(12, len(answer))) if words.low[answer[p]] == ":"), 0)
        answer = trimmed(words, answer[label:])
        if has_finite(words, answer, 0, len(answer)):
            trigger = trimmed(words, row[at + 1 :])
            follows = FUTURE & {words.low[t] for t in answer[:6]} and trigger
            owner = owner_of(words, trigger, answer)
            return Draft(mark.relation, "answered", tuple(trigger), tuple(answer), owner) if follows else None
    return None


def _first_reading(
    words: Words,
    token: int,
    relation: Relation,
    rule: str,
    sides: Callable[[Sequence[int], int], tuple[list[int], list[int]] | None],
) -> Draft | None:
    """Return the reading in the narrowest window that has room for both sides."""
    for row, statement in windows(words, token):
        found = sides(row, row.index(token))
        if found and found[0] and found[1]:
            trigger, consequence = found
            if words.low[trigger[0]] == "where" and len(trigger) > 1:  # "in case where X"
                trigger = trigger[1:]
            if acceptable(words, rule, trigger, consequence):
                owner = statement or owner_of(words, trigger, consequence)
                return Draft(relation, rule, tuple(trigger), tuple(consequence), owner)
    return None


def _sides(words: Words, row: Sequence[int], at: int, mark: Mark) -> tuple[list[int], list[int]] | None:
    """Return trigger and consequence around a mark at a position of a window."""
    first = _behind_aside(words, row, at + len(mark.words))
    if mark.rule == "otherwise":
        said = after_attribution(words, row, first) if first < len(row) and words.low[row[first]] == "," else None
        main = skip_marks(words, row, first if said is None else said)
        if not has_finite(words, row, main, len(row)):
            return None
        consequence = trimmed(words, row[main : clause_end(words, row, main, trigger=False)])
        before = _demand_before(words, row, at) if mark.words in _TAKES_UP else []
        return before or list(row[at:first]), consequence
    noun = mark.noun or mark.rule in ("without", "absent", "exchange", "by")
    if _opens(words, row, at):
        found = _before_main(words, row, first, noun=noun)
        if found or mark.rule == "by":
            return found
    trigger, consequence = _behind_main(words, row, at, first)
    if not consequence or is_attribution(words, consequence) or verbless(words, consequence):
        # "Wu said on Friday if X, Y", "as an engineer if X, Y" or "Y, Wu said, if X"
        found = _before_main(words, row, first, noun=noun)
        if found:
            return found
        inner = [p for p in range(at) if words.inside[row[p]] and not words.attribution[row[p]]]
        edge = row.index(consequence[0]) if consequence else 0
        edge = (
            inner[-1] + 1 if inner and (not edge or inner[-1] < edge - 1) else edge
        )  # the words said end before the attribution
        while edge and is_mark(words.low[row[edge - 1]]):  # "would answer, 'word for word', if X"
            edge -= 1
        consequence = _behind_main(words, row, edge, first)[1] if edge else []
    return trigger, consequence


@rule('"X, failing which Y", "X, or else Y": the demand in the same sentence is the trigger', off=lambda *_: [])
def _demand_before(words: Words, row: Sequence[int], at: int) -> list[int]:
    """Return the clause before a mark that takes it up, from its demand on ("were told to give up the fort")."""
    clause = trimmed(words, row[clause_start(words, row, at) : at])
    if not clause:
        return []
    to = [p for p in range(len(clause) - 1) if words.low[clause[p]] == "to" and starts_with_verb(words, clause[p + 1])]
    told = to and any(words.parsed.lemmas[t] in SPEECH | {"order", "command", "ask"} for t in clause[: to[0]])
    return clause[to[0] + 1 :] if told else clause


def _behind_aside(words: Words, row: Sequence[int], first: int) -> int:
    """Step over an aside right behind a mark ("if, God forbid, they come")."""
    if first + 1 < len(row) and words.low[row[first]] == ",":
        return next((p + 1 for p in range(first + 1, min(first + 7, len(row))) if words.low[row[p]] == ","), first)
    return first


def _opens(words: Words, row: Sequence[int], at: int) -> bool:
    """Tell whether a mark stands at the beginning of its clause, so that the main clause may follow."""
    at -= 1
    while at >= 0 and (
        words.low[row[at]] in ("only", "even", "again", "then", "now", "so") or words.low[row[at]] in "\"'“‘"
    ):
        at -= 1
    if at < 0:
        return True
    word, token = words.low[row[at]], row[at]
    return (
        is_mark(word)
        or word in ("that", "and", "but", "or", "because", "what", "because", "though")
        or (words.attribution[token] or (words.parsed.upos[token] == "VERB" and words.parsed.lemmas[token] in SPEECH))
    )


def _before_main(words: Words, row: Sequence[int], first: int, *, noun: bool) -> tuple[list[int], list[int]] | None:
    """Read "if X, Y": the main clause begins behind the first comma that has a verb before it and a clause behind.

    A verb that is not known as one ("unless both consent, ...") is asked for only in the first pass.
    """
    for loose in (False, True) if not noun else (True,):
        main = _main_clause(words, row, first, loose, noun) or (None if loose else _second_subject(words, row, first))
        if main:
            end, start = main
            consequence = trimmed(words, row[start : clause_end(words, row, start, trigger=False)])
            return trimmed(words, row[first:end]), consequence
    return _by_tree(words, row, first)


def _main_clause(words: Words, row: Sequence[int], first: int, verbless: bool, noun: bool) -> tuple[int, int] | None:
    """Return where the trigger that begins at `first` ends and where the main clause behind it begins."""
    question = "?" in [words.low[t] for t in row[-3:]]
    # "he saw no reason, unless X - and then": a dash is no edge where a clause has gone before
    edges = (",", "then") if has_finite(words, row, 0, first - 1) else (",", "then", "–", "—", ":")
    only = first > 1 and "only" in (words.low[row[first - 2]], words.low[row[max(0, first - 3)]])
    for p in range(first + 1, len(row)):
        word = words.low[row[p]]
        if word in (";", ".", "?", "!") or (word == "unless" and p > first):
            return None
        ready = verbless or has_finite(words, row, first, p)
        # "only if X can we talk", "without X there will be no Y": the turned order shows the edge without a comma
        if ready and _turned(words, row, p) and (only or (word == "there" and verbless)):
            return p, p
        if ready and row[p] > row[p - 1] + 1 and starts_clause(words, row, p):  # the attribution between was cut out
            return p, p
        if noun and word in FUTURE and words.low[row[p - 1]] not in ("that", "which", "who", ","):
            edge = p - 1 if words.parsed.upos[row[p - 1]] == "PRON" and p - 1 > first else p
            return edge, edge
        if word not in edges or not ready or (word == "then" and words.low[row[p - 1]] == "and"):
            continue
        behind = after_attribution(words, row, p) if word == "," else None
        main = p + 1 if behind is None else behind
        if main + 1 < len(row) and words.low[row[main]] == "that" and words.low[row[main + 1]] not in FINITE_AUX:
            # "that if X, that Y"
            main += 1
        if starts_clause(words, row, main, question or behind is not None):
            return p, main
    return None


def _second_subject(words: Words, row: Sequence[int], first: int) -> tuple[int, int] | None:
    """Return the edge of "if X you will Y" without a comma: a pronoun with a modal behind a verb of the trigger's."""
    for p in range(first + 2, len(row) - 1):
        word = words.low[row[p]]
        if is_mark(word):
            return None
        free = words.parsed.upos[row[p - 1]] not in ("ADP", "SCONJ", "VERB") and words.low[row[p - 1]] not in (
            "and",
            "that",
        )
        pronoun = word in ("i", "we", "you", "he", "she", "it", "they", "there") or (
            words.parsed.upos[row[p]] == "PROPN"
            and words.parsed.upos[row[p - 1]] not in ("PROPN", "ADJ", "DET", "CCONJ")
        )
        if pronoun and free and words.low[row[p + 1]] in FUTURE and has_finite(words, row, first, p):
            return p, p
    return None


def _turned(words: Words, row: Sequence[int], p: int) -> bool:
    """Tell whether an auxiliary stands before its subject, or "there" before an auxiliary."""
    if p + 1 >= len(row):
        return False
    word, following = words.low[row[p]], row[p + 1]
    if word == "there":
        return words.low[following] in FUTURE or words.low[following] in ("is", "are", "'s")
    return word in FUTURE | {"do", "does", "did"} and words.parsed.upos[following] in ("PRON", "PROPN", "DET", "NOUN")


def _by_tree(words: Words, row: Sequence[int], first: int) -> tuple[list[int], list[int]] | None:
    """Read "if X Y" without a comma: the tree says which verb governs the clause, and where its subject begins."""
    if first >= len(row):
        return None
    parsed, mark = words.parsed, row[first - 1]
    verb = parsed.heads[mark]
    main = parsed.heads[verb] if verb >= 0 else -1
    if verb < 0 or parsed.relations[mark] != "mark" or parsed.relations[verb] != "advcl" or main <= verb:
        return None
    own = [t for t in row if verb < t <= main and (parsed.heads[t] == main or t == main)]
    starts = [t for t in own if parsed.relations[t].startswith(("nsubj", "csubj", "expl", "aux", "cop"))]
    if not starts:
        return None
    leftmost = _leftmost(words, min(starts), verb)  # which may itself lie outside the window
    cut = next(p for p, token in enumerate(row) if token >= leftmost)
    consequence = trimmed(words, row[cut : clause_end(words, row, cut, trigger=False)])
    return trimmed(words, row[first:cut]), consequence


def _leftmost(words: Words, token: int, limit: int) -> int:
    """Return the first token that hangs from a token, to the right of a limit."""
    first = token
    for left in range(token - 1, limit, -1):
        head, steps = words.parsed.heads[left], 0
        while head >= 0 and head != token and steps < 20:
            head, steps = words.parsed.heads[head], steps + 1
        if head != token:
            break
        first = left
    return first


def _behind_main(words: Words, row: Sequence[int], at: int, first: int) -> tuple[list[int], list[int]]:
    """Read "Y if X"."""
    start = clause_start(words, row, at)
    noun = announced_noun(words, row, start, at)
    consequence = without_attribution(words, trimmed(words, row[start if noun is None else noun : at]))
    if consequence and words.low[consequence[-1]] in ("only", "even", "especially", "particularly", "except"):
        consequence = consequence[:-1]
    trigger = trimmed(words, row[first : clause_end(words, row, first, trigger=True)])
    return trigger, consequence


def _read_inverted(words: Words, token: int) -> Draft | None:
    """Read "should X do", "were X to do", "had X done": a subject behind the auxiliary, at the start of its clause."""
    following = words.parsed.upos[token + 1] if token + 1 < len(words.low) else ""
    if following not in ("PRON", "PROPN", "DET", "NOUN", "ADJ"):
        return None
    _, end = words.unit_of(token)
    word = words.low[token]
    if word == "were" and not {"to", "be"} & set(words.low[token + 1 : min(token + 12, end)]):
        return None
    rule = "should"

    def sides(row: Sequence[int], at: int) -> tuple[list[int], list[int]] | None:
        opens = _opens(words, row, at)
        if opens and row and words.low[row[-1]] != "?":
            found = _before_main(words, row, at + 1, noun=word != "had")
            if found:
                return found
        # behind a main clause, only where the auxiliary cannot be that clause's own
        if word != "should" or (at and words.parsed.upos[row[at - 1]] in ("PRON", "PROPN", "DET")):
            return None
        if verbless(words, row[clause_start(words, row, at) : at]) or "?" in [words.low[t] for t in row[-2:]]:
            return None
        return _behind_main(words, row, at, at + 1)

    return _first_reading(words, token, "if", rule, sides)


def _read_imperative(words: Words, token: int, word: str) -> Draft | None:
    """Read "do X and we will Y", "do X or Y will follow", "one more X and we will Y"."""
    behind = words.low[token + 1 : token + 6]
    if not behind:
        return None
    until = next((at for at, low in enumerate(behind) if low in FUTURE), 0)
    if {",", "which", "that", "who"} & set(behind[:until]):  # "testimony or documents, which would ..."
        return None
    if starts_with_verb(words, token + 1) or not starts_clause(words, range(len(words.low)), token + 1):
        return None

    def sides(row: Sequence[int], at: int) -> tuple[list[int], list[int]] | None:
        start = clause_start(words, row, at)
        first = skip_marks(words, row, start)
        while first < at and words.low[row[first]] in ("please", "just", "simply", "first", "either", "so"):
            first += 1
        if word == "and" and first and (words.low[row[first - 1]] == "to" or words.low[row[first]] in _NO_ORDERS):
            return None  # "is expected to ask him, and more talks will be held"
        demand = word == "or" and {"must", "should"} & {words.low[t] for t in row[first:at]}
        again = (
            word == "and"
            and words.low[row[first]] in ("one", "another", "any")
            and not has_finite(words, row, first, at)
        )
        ordered = (starts_with_verb(words, row[first]) and words.low[row[first]] != "let") or words.low[row[first]] in (
            "hands",
            "do",
            "never",
        )
        harm = bool(harmful() & {words.parsed.lemmas[t] for t in row[first:at]})
        harm = harm or words.low[row[at - 1]] == ","
        plain = ordered and (harm if word == "and" else behind[0] in _SUBJECTS)  # "attack us, and hell opens"
        if not (again or FUTURE & set(behind) or plain):
            return None
        if word == "or" and not demand:  # "ten days to leave, or we will ..."
            asked = [
                q for q in range(first, at - 1) if words.low[row[q]] == "to" and starts_with_verb(words, row[q + 1])
            ]
            first = asked[-1] + 1 if asked else first
            ordered = ordered or bool(asked)
        if first >= at or not (demand or again or ordered):
            return None
        consequence = trimmed(words, row[at + 1 : clause_end(words, row, at + 1, trigger=False)])
        return trimmed(words, row[first:at]), consequence

    return _first_reading(words, token, "unless" if word == "or" else "if", "imperative", sides)


def _read_juxtaposed(words: Words, token: int) -> Draft | None:
    """Read "you come after us, you're going to pay": two clauses in a row, the first in the plain present."""
    start, end = words.unit_of(token)
    row = list(range(start, end))
    at = token - start
    first = skip_marks(words, row, 0)
    if not first + 2 < at <= first + _SPOKEN or words.low[row[first]] not in ("you", "they") or at + 3 >= len(row):
        return None
    verb = row[first + 1]
    plain = words.parsed.upos[verb] == "VERB" and words.parsed.lemmas[verb] == words.low[verb]
    following = words.low[row[at + 2]]
    coming = words.low[row[at + 1]] in _SUBJECTS and (
        following in FUTURE or "going" in words.low[row[at + 3]] or words.low[verb] == following
    )
    if not plain or not coming or words.parsed.lemmas[verb] in SPEECH | {"know", "see", "look"}:
        return None
    consequence = trimmed(words, row[at + 1 : clause_end(words, row, at + 1, trigger=False)])
    owner = owner_of(words, consequence, row[first:at])
    return Draft("if", "imperative", tuple(row[first:at]), tuple(consequence), owner)


def starts_with_verb(words: Words, token: int) -> bool:
    """Tell whether a token is a verb in its bare form: an order, where it opens a clause."""
    parsed = words.parsed
    bare = token < len(words.low) and parsed.upos[token] == "VERB" and parsed.lemmas[token] == words.low[token]
    return bare and not words.attribution[token]


def owner_of(words: Words, trigger: Sequence[int], consequence: Sequence[int]) -> Statement | None:
    """Return the innermost statement that holds the middle of the consequence, or of the trigger."""
    for part in (consequence, trigger):
        inside = words.inside[part[len(part) // 2]] if part else []
        if inside:
            return inside[0]
    return None
