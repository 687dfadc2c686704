"""Conditions whose trigger is a clause or phrase behind a mark: if, unless, until, should X, in case of, otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from verbale.reading.conditions_deeds import deed
from verbale.reading.conditions_edges import (
    announced_noun,
    clause_end,
    clause_start,
    is_attribution,
    without_attribution,
)
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
from verbale.reading.conditions_words import ACT_NOUNS, CONSEQUENCE_NOUNS, FUTURE, INDIRECT, NEGATIONS, PREPARED, SPEECH
from verbale.record import Relation, Statement


@dataclass(frozen=True, slots=True)
class Draft:
    """A condition as token rows, before actors, types and strength. `rule` names what found it."""

    relation: Relation
    rule: str
    trigger: tuple[int, ...]
    consequence: tuple[int, ...]
    statement: Statement | None


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark that introduces a trigger. `noun`: a noun phrase follows it, not a clause."""

    words: tuple[str, ...]
    relation: Relation
    rule: str
    noun: bool = False


def _marks(*rows: tuple[str, Relation, str]) -> dict[str, list[Mark]]:
    found: dict[str, list[Mark]] = {}
    for text, relation, rule in rows:
        mark = Mark(tuple(text.split()), relation, rule, rule == "noun")
        found.setdefault(mark.words[0], []).append(mark)
    for marks in found.values():
        marks.sort(key=lambda mark: -len(mark.words))
    return found


MARKS = _marks(
    ("if", "if", "if"),
    ("unless", "unless", "unless"),
    ("provided that", "if", "provided"),
    ("provided", "if", "provided"),
    ("providing that", "if", "provided"),
    ("on condition that", "if", "provided"),
    ("on the condition that", "if", "provided"),
    ("as long as", "if", "as long as"),
    ("so long as", "if", "as long as"),
    ("in case", "if", "in case"),
    ("in the event that", "if", "in case"),
    ("in the event of", "if", "noun"),
    ("in the event", "if", "in case"),
    ("in case of", "if", "noun"),
    ("in response to", "red-line", "noun"),
    ("until", "until", "until"),
    ("till", "until", "until"),
    ("as soon as", "when", "when"),
    ("the moment", "when", "when"),
    ("once", "when", "when"),
    ("when", "when", "when"),
    ("without", "unless", "without"),
    ("otherwise", "unless", "otherwise"),
    ("or else", "unless", "otherwise"),
    ("failing which", "unless", "otherwise"),
    ("failing that", "unless", "otherwise"),
    ("if not", "unless", "otherwise"),
)
# "if necessary", "if not", "if any": set phrases of one word that set nothing off.
_SET_PHRASES = frozenset("not any so possible necessary needed ever only anything required applicable so true".split())
_LASTING = frozenset("remain stay continue keep refuse last delay postpone suspend freeze".split())
_SCHEDULED = frozenset("meet visit arrive travel speak talk return host gather convene expire begin start ask address open".split())
# Verbs and adjectives that ask even over a longer distance ("was asked at the briefing by two reporters if ...").
_ASKING = frozenset({"ask", "wonder", "question", "doubt", "unclear", "unsure", "unknown"})
_ASKING_REACH = 14
_CONTENT_WORDS = frozenset({"NOUN", "PROPN", "VERB", "PRON", "ADJ"})
_QUESTIONS = frozenset({"what", "who", "how", "why", "where", "which"})
_TIMES = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday year month week day today tomorrow yesterday now then recently late early end "
    "midnight noon morning evening hour spring summer autumn winter".split()
)


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
                break
        else:
            if word in ("should", "were", "had"):
                draft = _read_inverted(words, token)
            elif word in ("and", "or"):
                draft = _read_imperative(words, token, word)
        if draft:
            consumed = _nested(words, draft)
            yield draft


def _nested(words: Words, draft: Draft) -> int:
    """Return the last token of a trigger that holds a second "if": the two are one."""
    return draft.trigger[-1] if any(words.low[t] == "if" for t in draft.trigger) else -1


def _read(words: Words, token: int, mark: Mark) -> Draft | None:
    if not _introduces(words, token, mark):
        return None
    found = _first_reading(words, token, mark.relation, mark.rule, lambda row, at: _sides(words, row, at, mark))
    return found or (_read_answer(words, token, mark) if mark.rule == "if" else None)


def _read_answer(words: Words, token: int, mark: Mark) -> Draft | None:
    """Read "And if X?" with its answer "Then Y": a question without a main clause, and the next sentence with a verb."""
    start, end = words.unit_of(token)
    row = list(range(start, end))
    at = token - start
    if "?" not in words.low[end - 2 : end] or not _opens(words, row, at) or has_finite(words, row, 0, at):
        return None
    at_unit = words.units.index((start, end))
    for first, last in words.units[at_unit + 1 : at_unit + 4]:
        answer = list(range(first, last))
        label = next((p + 1 for p in range(min(12, len(answer))) if words.low[answer[p]] == ":"), 0)
        answer = trimmed(words, answer[label:])
        if has_finite(words, answer, 0, len(answer)):
            trigger = trimmed(words, row[at + 1 :])
            follows = FUTURE & {words.low[t] for t in answer[:6]} and trigger
            owner = _owner(words, answer)
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
            if _acceptable(words, rule, trigger, consequence):
                owner = statement or _owner(words, consequence) or _owner(words, trigger)
                return Draft(relation, rule, tuple(trigger), tuple(consequence), owner)
    return None


def _owner(words: Words, row: Sequence[int]) -> Statement | None:
    """Return the innermost statement that holds a row's first word."""
    return words.inside[row[0]][0] if row and words.inside[row[0]] else None


def _introduces(words: Words, token: int, mark: Mark) -> bool:
    """Tell whether a mark introduces a condition here, not a question, a concession, a comparison or a time."""
    before = words.low[max(0, token - 5) : token]
    last = before[-1] if before else ""
    following = words.low[token + len(mark.words)] if token + len(mark.words) < len(words.low) else ""
    if mark.rule == "if":
        # "as if", "even if", "what if", "if not": comparison, concession, exclamation, set phrase
        alone = is_mark(words.low[token + 2]) if token + 2 < len(words.low) else True
        set_phrase = following in _SET_PHRASES and (alone or following in ("not", "any", "only"))
        return last not in ("as", "even", "what", "or", "and/or") and not set_phrase and not _asks(words, token)
    if mark.rule == "provided" and len(mark.words) == 1:
        return last in (",", "only", "–", "—", '"', "“", "") or (words.parsed.upos[token] == "SCONJ")
    if mark.rule == "as long as":
        return not following[:1].isdigit()
    if mark.rule == "without":
        # "go unanswered" in other words: the verb needs its complement
        return words.parsed.lemmas[token - 1] not in ("go", "remain", "rest", "pass", "do", "leave", "be", "not", "n't") if token else True
    if mark.rule == "in case":
        return following not in ("of", "")
    if mark.rule == "until":
        return following not in _TIMES and not following[:1].isdigit() and following not in ("after", "at", "recently")
    if mark.rule == "when":
        # "when asked", "only time when", a question: times of what has been
        upos = words.parsed.upos[token + len(mark.words)] if following else ""
        return upos != "VERB" and last not in ("since", "of", "at", "just", "from", "know", "see", "year", "day", "time")
    if mark.rule == "otherwise":
        starts = is_mark(last) or last in ("", "that", "and", "or", "because") or words.attribution[token - 1]
        return starts or (following == "," and len(mark.words) == 1)
    return True


def _asks(words: Words, token: int) -> bool:
    """Tell whether "if" opens an indirect question: a verb of asking or knowing stands close before it."""
    parsed = words.parsed
    for back in range(1, _ASKING_REACH):
        at = token - back
        if at < 0 or words.low[at] == "that" or (is_mark(words.low[at]) and words.low[at] not in ("'", "’")):
            return False
        if parsed.lemmas[at] in INDIRECT and parsed.upos[at] in ("VERB", "ADJ", "ADV", "NOUN", "AUX"):
            near = back == 1 or (back == 2 and parsed.lemmas[at] not in ("say", "tell", "agree"))
            return near or parsed.lemmas[at] in _ASKING
        if parsed.upos[at] == "VERB" and parsed.upos[at - 1] in ("AUX", "PRON", "PROPN"):
            return False
    return False


def _sides(words: Words, row: Sequence[int], at: int, mark: Mark) -> tuple[list[int], list[int]] | None:
    """Return trigger and consequence around a mark at a position of a window."""
    first = at + len(mark.words)
    if mark.rule == "otherwise":
        main = skip_marks(words, row, first)
        if not has_finite(words, row, main, len(row)):
            return None
        return list(row[at:first]), trimmed(words, row[main : clause_end(words, row, main, trigger=False)])
    noun = mark.noun or mark.rule == "without"
    if _opens(words, row, at):
        found = _before_main(words, row, first, noun=noun)
        if found:
            return found
    trigger, consequence = _behind_main(words, row, at, first)
    if not consequence or is_attribution(words, consequence) or _verbless(words, consequence):
        # "Wu said on Friday if X, Y", "as an engineer if X, Y" or "Y, Wu said, if X"
        found = _before_main(words, row, first, noun=noun)
        if found:
            return found
        consequence = _behind_main(words, row, row.index(consequence[0]), first)[1] if consequence else []
    return trigger, consequence


def _opens(words: Words, row: Sequence[int], at: int) -> bool:
    """Tell whether a mark stands at the beginning of its clause, so that the main clause may follow."""
    at -= 1
    while at >= 0 and (words.low[row[at]] in ("only", "even", "again", "then", "now", "so") or words.low[row[at]] in "\"'“‘"):
        at -= 1
    if at < 0:
        return True
    word, token = words.low[row[at]], row[at]
    return is_mark(word) or word in ("that", "and", "but", "or", "because", "what", "because", "though") or (
        words.attribution[token] or (words.parsed.upos[token] == "VERB" and words.parsed.lemmas[token] in SPEECH)
    )


def _before_main(words: Words, row: Sequence[int], first: int, *, noun: bool) -> tuple[list[int], list[int]] | None:
    """Read "if X, Y": the main clause begins behind the first comma that has a verb before it and a clause behind.

    A verb that is not known as one ("unless both consent, ...") is asked for only in the first pass.
    """
    for verbless in (False, True) if not noun else (True,):
        main = _main_clause(words, row, first, verbless, noun) or (None if verbless else _second_subject(words, row, first))
        if main:
            end, start = main
            consequence = trimmed(words, row[start : clause_end(words, row, start, trigger=False)])
            return trimmed(words, row[first:end]), consequence
    return _by_tree(words, row, first)


def _main_clause(
    words: Words, row: Sequence[int], first: int, verbless: bool, noun: bool
) -> tuple[int, int] | None:
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
        if noun and word in FUTURE and words.low[row[p - 1]] not in ("that", "which", "who", ","):
            edge = p - 1 if words.parsed.upos[row[p - 1]] == "PRON" and p - 1 > first else p
            return edge, edge
        if word not in edges or not ready or (word == "then" and words.low[row[p - 1]] == "and"):
            continue
        behind = after_attribution(words, row, p) if word == "," else None
        main = p + 1 if behind is None else behind
        if main < len(row) and words.low[row[main]] == "that":  # "that if X, that Y"
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
        free = words.parsed.upos[row[p - 1]] not in ("ADP", "SCONJ", "VERB") and words.low[row[p - 1]] not in ("and", "that")
        pronoun = word in ("i", "we", "you", "he", "she", "it", "they", "there")
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
    cut = row.index(_leftmost(words, min(starts), verb))
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


def _acceptable(words: Words, rule: str, trigger: Sequence[int], consequence: Sequence[int]) -> bool:
    """Tell whether two sides make sense for their mark: a time is no condition, what has been is none."""
    then = [words.low[t] for t in consequence]
    lemmas = [words.parsed.lemmas[t] for t in consequence]
    if rule == "otherwise":
        return True
    if not any(words.parsed.upos[t] in _CONTENT_WORDS for t in trigger) or "when" in (words.low[t] for t in trigger[:1]):
        return False
    if _verbless(words, consequence) or (then[0] == "what" and lemmas[-1] in ("happen", "do") and len(then) < 5):
        return False
    if rule == "noun" and "response" in words.low[trigger[0] - 2 : trigger[0]]:
        return deed(words, trigger) in ("any", "deed") and bool(FUTURE & set(then) or PREPARED & set(lemmas))
    if then[0] in _QUESTIONS | FUTURE and rule == "when" and _asked(words, consequence):
        return False
    if then[0] in _QUESTIONS and _asked(words, consequence):
        return False
    if rule == "until":
        return bool(NEGATIONS & set(then) or _LASTING & set(lemmas) or FUTURE & set(then))
    if rule == "when":
        first = words.low[consequence[0] - 1] if consequence[0] else ""
        told = {"was", "were", "had"} & set(then)
        return _will_be(words, trigger, bool(FUTURE & set(then)) or (first == "then" and not told), "would" in then)
    if rule == "without":
        return bool(NEGATIONS & set(then)) and bool(FUTURE & set(then) or "is" in then or "are" in then)
    return True


def _verbless(words: Words, row: Sequence[int]) -> bool:
    """Tell whether a row has neither a verb nor a noun that announces something ("sanctions")."""
    verbs = any(words.parsed.upos[t] in ("VERB", "AUX") for t in row)
    return not verbs and not any(words.parsed.lemmas[t] in CONSEQUENCE_NOUNS | ACT_NOUNS for t in row)


def _asked(words: Words, consequence: Sequence[int]) -> bool:
    """Tell whether the sentence of a consequence is a question: what would follow is asked, not said."""
    _, end = words.unit_of(consequence[0])
    return "?" in words.low[max(consequence[0], end - 3) : end]


def _past(words: Words, verb: int) -> bool:
    """Tell whether a verb is a simple past by its form: neither its lemma nor in -s or -ing, without an auxiliary."""
    word = words.low[verb]
    changed = word != words.parsed.lemmas[verb] and not word.endswith(("s", "ing"))
    return changed and (verb == 0 or words.parsed.upos[verb - 1] not in ("AUX", "PART"))


def _will_be(words: Words, trigger: Sequence[int], future: bool, shifted: bool) -> bool:
    """Tell whether "when X" is a condition: what follows is in the future, X is neither past nor on a calendar."""
    lows = [words.low[t] for t in trigger]
    core = next((at for at, word in enumerate(lows) if word in (",", "and", "or")), len(lows))
    lemmas = [words.parsed.lemmas[t] for t in trigger[:core]]
    verb = next((t for t in trigger if words.parsed.upos[t] == "VERB"), None)
    passive = verb is not None and verb > 0 and words.parsed.upos[verb - 1] == "AUX"
    planned = (verb is not None and not passive and words.parsed.lemmas[verb] in _SCHEDULED) or _TIMES & set(lemmas)
    past = {"was", "were", "had", "did"} & set(lows) or (verb is not None and _past(words, verb) and not shifted)
    return future and not planned and not past and any(words.parsed.upos[t] in ("VERB", "AUX") for t in trigger)


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
        if _verbless(words, row[clause_start(words, row, at) : at]) or "?" in [words.low[t] for t in row[-2:]]:
            return None
        return _behind_main(words, row, at, at + 1)

    return _first_reading(words, token, "if", rule, sides)


def _read_imperative(words: Words, token: int, word: str) -> Draft | None:
    """Read "do X and we will Y", "do X or Y will follow", "one more X and we will Y": an order or deed, and what it brings."""
    before = words.low[token - 1] if token else ""
    behind = words.low[token + 1 : token + 6]
    if (before != "," and word == "or") or not FUTURE & set(behind) or starts_with_verb(words, token + 1):
        return None

    def sides(row: Sequence[int], at: int) -> tuple[list[int], list[int]] | None:
        start = clause_start(words, row, at)
        first = skip_marks(words, row, start)
        while first < at and words.low[row[first]] in ("please", "just", "simply", "first", "either", "so"):
            first += 1
        demand = word == "or" and {"must", "should"} & {words.low[t] for t in row[first:at]}
        again = word == "and" and words.low[row[first]] in ("one", "another", "any") and not has_finite(words, row, first, at)
        if first >= at or not (demand or again or starts_with_verb(words, row[first])):
            return None
        consequence = trimmed(words, row[at + 1 : clause_end(words, row, at + 1, trigger=False)])
        return trimmed(words, row[first:at]), consequence

    return _first_reading(words, token, "unless" if word == "or" else "if", "imperative", sides)


def starts_with_verb(words: Words, token: int) -> bool:
    """Tell whether a token is a verb in its bare form: an order, where it opens a clause."""
    parsed = words.parsed
    bare = token < len(words.low) and parsed.upos[token] == "VERB" and parsed.lemmas[token] == words.low[token]
    return bare and not words.attribution[token]
