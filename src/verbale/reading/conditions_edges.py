"""Where a trigger ends and a consequence begins: the edges of clauses around a mark, read off the surface."""

from __future__ import annotations

from collections.abc import Sequence

from verbale.reading.conditions_windows import (
    Words,
    after_attribution,
    has_finite,
    is_finite,
    is_mark,
    quote_depth,
    starts_clause,
)
from verbale.reading.conditions_words import ANSWER_TO, COMMISSIVE, CONSEQUENCE_NOUNS, FUTURE, SPEECH, TIMES
from verbale.rules import rule

# Words that close a clause from which nothing of its condition reaches further: contrast, reason, a second report.
_CLOSERS = frozenset(
    "but while whereas although though because despite adding saying warning stressing noting according".split()
)
_BUT_ONLY = frozenset({"choice", "option", "alternative", "nothing", "anything", "all", "anyone", "nobody"})
_STOPS = frozenset({";", ".", "?", "!", ":", "...", "…"})
_DASHES = frozenset({"–", "—", "--", "-"})
_RELATIVES = frozenset({"which", "who", "whom", "whose", "where", "including", "such", "like", "and", "or"})
_NP = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "ADV", "PART", "PUNCT"})


def clause_end(words: Words, row: Sequence[int], at: int, *, trigger: bool) -> int:
    """Return the position at which the clause that begins at `at` ends.

    A trigger ends where a new main clause begins behind a comma; a consequence may be several clauses and goes on.
    """
    depth, inner, first = quote_depth(words, row, at), False, at
    while at < len(row):
        word = words.low[row[at]]
        if word in ("“", "«", "„") or (word == '"' and not inner and not depth):
            inner = True
        elif word in ("”", "»", '"'):
            if not inner:
                return at
            inner = False
        elif at > first and _closes(words, row, first, at, trigger):
            return at
        at += 1
    return at


@rule("contrast, reason, a second report or a new main clause behind a comma ends a clause", off=lambda *_: False)
def _closes(words: Words, row: Sequence[int], first: int, at: int, trigger: bool) -> bool:
    word, token = words.low[row[at]], row[at]
    following = words.low[row[at + 1]] if at + 1 < len(row) else ""
    if word == "but" and words.low[row[at - 1]] in _BUT_ONLY:
        return False
    if word in _STOPS or (word in _DASHES and trigger and _spaced(words, token)):
        return True
    if word in _CLOSERS:
        return words.parsed.upos[token] != "NOUN" and has_finite(words, row, first, at)
    if word == ",":
        if (
            following in _CLOSERS
            or (trigger and following == "including")
            or after_attribution(words, row, at) is not None
        ):
            return True
        new = following not in _RELATIVES and has_finite(words, row, first, at) and starts_clause(words, row, at + 1)
        return trigger and new
    if word in ("and", "but"):
        # "... if X attacked and that ...", "... if X attacked and urged Y": the report goes on, not the clause
        cue = at + 1 < len(row) and words.parsed.upos[row[at + 1]] == "VERB" and is_cue(words, row[at + 1])
        return following == "that" or cue or word == "but"
    return word == "unless" or (word == "if" and not trigger)


@rule("a hyphen within a word is no dash", off=lambda *_: True)
def _spaced(words: Words, token: int) -> bool:
    """Tell whether a dash stands between spaces: a hyphen within a word is no edge."""
    parsed = words.parsed
    return token > 0 and parsed.ends[token - 1] < parsed.starts[token]


def clause_start(words: Words, row: Sequence[int], at: int) -> int:
    """Return the position at which the clause begins that ends before position `at`."""
    p = at - 1
    while p >= 0:
        word = words.low[row[p]]
        if word in ("”", "»", '"') and not _opens_quote(words, row, p):
            opening = _opening(words, row, p)
            if opening is None or (p + 1 == at and _opens_clause(words, row, opening)):
                return p + 1 if opening is None else opening + 1
            if _opens_clause(words, row, opening):
                return opening + 1
            p = opening - 1
            continue
        edge = _edge(words, row, p, at)
        if edge is not None:
            return edge
        p -= 1
    return 0


def _opens_quote(words: Words, row: Sequence[int], p: int) -> bool:
    word = words.low[row[p]]
    return word == '"' and not quote_depth(words, row, p)


def _opening(words: Words, row: Sequence[int], p: int) -> int | None:
    """Return the position of the mark that opened the quotation closed at `p`."""
    for earlier in range(p - 1, -1, -1):
        if words.low[row[earlier]] in ("“", "«", "„", '"'):
            return earlier
    return None


@rule(
    "behind a comma, a colon or at the beginning a quotation is words of its own, elsewhere a part",
    off=lambda *_: True,
)
def _opens_clause(words: Words, row: Sequence[int], opening: int) -> bool:
    """Tell whether a quotation mark opens words of their own, not a few words quoted within a clause."""
    before = words.low[row[opening - 1]] if opening else ""
    return before in ("", ",", ":", ".", "?", "!", ";")


@rule('a clause begins behind a cue, "that", a stop, or a comma before a new subject', off=lambda *_: None)
def _edge(words: Words, row: Sequence[int], p: int, at: int) -> int | None:
    """Return where the clause before `at` begins if the word at `p` is its edge."""
    token, word = row[p], words.low[row[p]]
    lemma, upos = words.parsed.lemmas[token], words.parsed.upos[token]
    if word in ("“", "«", "„", '"'):
        return p + 1 if _opens_clause(words, row, p) else None
    if word in _STOPS or (word in _DASHES and _spaced(words, token) and has_finite(words, row, p + 1, at)):
        return p + 1
    if (
        words.attribution[token]
        and upos in ("VERB", "AUX", "NOUN", "ADP", "PART")
        and not _open_infinitive(words, row, p, at)
    ):
        threat = _threatened_noun(words, row, p, at) if upos == "VERB" else None
        return _behind_cue(words, row, p, at) if threat is None else threat
    if word == "that":
        return p + 1 if upos in ("SCONJ", "PRON", "ADV") and _complementizer(words, row, p, at) else None
    if word in (",", "but", "because", "although", "while"):
        following = words.low[row[p + 1]] if p + 1 < at else ""
        return p + 1 if following not in _RELATIVES and starts_clause(words, row[:at], p + 1) else None
    if word == "whether":  # an indirect question: what is asked is the clause behind it
        return p + 1
    if word == "what" and p > 0 and has_finite(words, row, p + 1, at):
        return p
    if upos == "VERB" and lemma in SPEECH | COMMISSIVE:
        behind = _behind_cue(words, row, p, at)
        threat = _threatened_noun(words, row, p, at)
        if threat is not None:
            return threat
        dated = _behind_time(words, row, p + 1, at)
        if dated is not None:
            return dated
        infinitive = p + 1 < at and words.low[row[p + 1]] == "to" and lemma in COMMISSIVE
        return behind if infinitive or starts_clause(words, row[:at], p + 1) else None
    return None


@rule('an infinitive with an object is a deed itself: "refuses to discuss the border"', off=lambda *_: False)
def _open_infinitive(words: Words, row: Sequence[int], p: int, at: int) -> bool:
    """Tell whether a cue is an infinitive with an object, a deed itself: "refuses to discuss the border"."""
    infinitive = p > 0 and words.low[row[p - 1]] == "to" and words.parsed.upos[row[p]] == "VERB"
    return infinitive and words.low[row[min(p + 1, at - 1)]] != "that" and not starts_clause(words, row[:at], p + 1)


@rule('one also threatens with a noun: "warned of X", "threatened Lima with X"', off=lambda *_: None)
def _threatened_noun(words: Words, row: Sequence[int], p: int, at: int) -> int | None:
    """Return where the noun phrase begins that is threatened: "warned of X", "threatened Lima with X"."""
    lemma = words.parsed.lemmas[row[p]]
    if lemma not in ("threaten", "menace", "warn") or any(
        words.parsed.upos[row[q]] in ("VERB", "AUX", "SCONJ") for q in range(p + 1, at)
    ):
        return None
    for q in range(p + 1, min(p + 8, at)):
        if words.low[row[q]] in ("with", "of"):
            return q + 1
    plain = p + 1 < at and words.parsed.upos[row[p + 1]] in ("NOUN", "ADJ", "NUM", "DET")
    return p + 1 if plain and lemma != "warn" else None


@rule('a day may stand between the verb of saying and what is said: "said on Sunday it would"', off=lambda *_: None)
def _behind_time(words: Words, row: Sequence[int], first: int, at: int) -> int | None:
    """Return where the clause begins in "said on Sunday it would ..."."""
    q = first
    while q < at and (words.low[row[q]] in ("on", "in", "late", "early") or words.low[row[q]] in TIMES):
        q += 1
    return q if first < q < at and starts_clause(words, row[:at], q) else None


@rule(
    'a relative "that" is followed by its verb, the one that opens a content clause by a subject',
    off=lambda *_: True,
)
def _complementizer(words: Words, row: Sequence[int], p: int, at: int) -> bool:
    """Tell whether "that" opens a content clause: a relative "that" is followed by its verb."""
    if p + 1 >= at or is_finite(words, row, p + 1):
        return False
    return has_finite(words, row, p + 1, at)


@rule('"that", "to", "of", "with" tie words to their cue and are not of them', off=lambda _words, _row, p, _at: p + 1)
def _behind_cue(words: Words, row: Sequence[int], p: int, at: int) -> int:
    """Return the first position behind a cue and the small words that tie its content to it."""
    behind = p + 1
    while behind < at and (
        words.low[row[behind]] in ("that", "to", "of", "with", "by") or is_mark(words.low[row[behind]])
    ):
        behind += 1
    return behind


@rule('"dire consequences" at a clause\'s end are what would follow, by themselves', off=lambda *_: None)
def announced_noun(words: Words, row: Sequence[int], start: int, end: int) -> int | None:
    """Return where a noun phrase like "dire consequences" begins that ends right before `end`, or None.

    It is the consequence by itself where no clause of its own tells what will be done, or where a verb of saying
    governs it ("warned of dire consequences if ...").
    """
    last = end - 1
    while last >= start and is_mark(words.low[row[last]]):
        last -= 1
    if last < start or words.parsed.lemmas[row[last]] not in CONSEQUENCE_NOUNS:
        return None
    first = last
    while (
        first > start and (words.parsed.upos[row[first - 1]] in _NP) and words.low[row[first - 1]] not in (",", "and")
    ):
        first -= 1
    verb = next((t for t in reversed(row[start:first]) if words.parsed.upos[t] in ("VERB", "AUX")), None)
    told = verb is None or (words.parsed.lemmas[verb] in SPEECH and words.parsed.lemmas[verb] not in ANSWER_TO)
    return first if told else None


def is_cue(words: Words, token: int) -> bool:
    """Tell whether a word is a verb that gives words to somebody."""
    return words.attribution[token] or words.parsed.lemmas[token] in SPEECH - ANSWER_TO


@rule('"..., says Wu, who leads" behind a comma is no part of what would follow', off=lambda _, row: list(row))
def without_attribution(words: Words, row: Sequence[int]) -> list[int]:
    """Return a consequence without an attribution behind its comma ("they will leave, says Wu, who leads ...")."""
    for at, token in enumerate(row):
        if words.low[token] == "," and at > 1 and has_finite(words, row, 0, at):
            behind = after_attribution(words, row, at)
            if behind is not None and not starts_clause(words, row, behind):
                return list(row[:at])
    return list(row)


@rule('"Wu said on Friday" tells who speaks, and nothing that would follow', off=lambda *_: False)
def is_attribution(words: Words, row: Sequence[int]) -> bool:
    """Tell whether a row is nothing but an attribution ("Wu said on Friday", "says Wu, who leads the party")."""
    lows = [words.low[t] for t in row]
    relative = next((p for p in range(1, len(row)) if lows[p] in ("who", "whose") and lows[p - 1] == ","), len(row))
    row = row[:relative]
    finite = [at for at in range(len(row)) if is_finite(words, row, at)]
    verbs = [t for t in row if words.parsed.upos[t] == "VERB"]
    if row and words.parsed.upos[row[0]] == "VERB" and words.parsed.lemmas[row[0]] == words.low[row[0]]:
        return False  # a bare verb has no speaker: "discuss the border"
    # "Wu offered" is one, "Wu offered to leave" is not
    spoken = bool(verbs) and all(
        (is_cue(words, t) and (words.parsed.lemmas[t] not in COMMISSIVE or t == row[-1]))
        or (words.parsed.lemmas[t] in COMMISSIVE and t == row[-1])
        for t in verbs
    )
    return spoken and len(finite) <= 2 and len(row) < 12 and not any(words.low[row[at]] in FUTURE for at in finite)
