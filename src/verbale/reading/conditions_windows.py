"""Where a condition may lie: the words of a statement within a sentence, and the edges of clauses in them.

A window is a row of token indices, not always contiguous: of a quotation that is split around its cue, only the
quoted pieces. All edges are found on the surface (parts of speech, commas, marks), since reports are often torn
or garbled so that no tree fits them; the tree is asked only where the surface leaves two readings.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from verbale.language.parsed import Parsed
from verbale.reading.conditions_words import FINITE_AUX, MODALS, SPEECH, low
from verbale.record import Span, Statement
from verbale.rules import rule

_OPENING = frozenset("“‘«„(")
_CLOSING = frozenset("”»)")
_PUNCTUATION = frozenset("\"'“”‘’«»„,.;:!?…()[]–—-") | {"...", "--", "''", "``"}
_NOMINAL = frozenset({"PRON", "DET", "PROPN", "NOUN", "ADJ", "NUM"})
_REACH = 16  # words within which a subject must meet its verb
_ATTRIBUTION_REACH = 12
_LONGEST = 160  # words that torn sentences are joined to: a text without full stops is no single sentence


@dataclass(slots=True)
class Words:
    """A parsed report with what the search asks of every word: lower case, statement, part of a cue or source."""

    parsed: Parsed
    low: list[str]
    attribution: list[bool]
    skipped: list[bool]
    inside: list[list[Statement]]
    units: list[tuple[int, int]] = field(default_factory=list)

    def unit_of(self, token: int) -> tuple[int, int]:
        """Return the sentence (or sentences that the splitter tore apart) that holds the token."""
        return self.units[max(0, bisect_right(self.units, (token, len(self.low) + 1)) - 1)]


def tokens_of(parsed: Parsed, span: Span) -> range:
    """Return the tokens that lie in a span of characters."""
    return range(bisect_left(parsed.starts, span[0]), bisect_left(parsed.starts, span[1]))


def words_of(parsed: Parsed, statements: Sequence[Statement], skip: Sequence[Span]) -> Words:
    """Lay statements and boilerplate over the tokens of a report."""
    n = len(parsed.starts)
    words = Words(parsed, [low(parsed.word(i)) for i in range(n)], [False] * n, [False] * n, [[] for _ in range(n)])
    for statement in sorted(statements, key=lambda s: sum(b - a for a, b in s.content)):
        for span in statement.content:
            for token in tokens_of(parsed, span):
                words.inside[token].append(statement)
        for span in (*statement.cue, *statement.source):
            for token in tokens_of(parsed, span):
                words.attribution[token] = True
    for span in skip:
        for token in tokens_of(parsed, span):
            words.skipped[token] = True
    words.units = _units(parsed)
    return words


def _units(parsed: Parsed) -> list[tuple[int, int]]:
    """Join sentences that were cut without an end mark before a small letter in the same line."""
    units: list[tuple[int, int]] = []
    for start, end in parsed.sentences:
        if units and end - units[-1][0] < _LONGEST and _torn(parsed, start):
            units[-1] = (units[-1][0], end)
        else:
            units.append((start, end))
    return units


@rule("a sentence goes on over a break without an end mark before a small letter", off=lambda *_: False)
def _torn(parsed: Parsed, start: int) -> bool:
    if start == 0:
        return False
    gap = parsed.text[parsed.ends[start - 1] : parsed.starts[start]]
    last = parsed.word(start - 1)
    if (last in ".?!…" and last not in ",;") or "\n" in gap:
        return False
    if last in '"”’»' and start > 1 and parsed.word(start - 2) in ".?!":
        return False
    first = parsed.word(start)
    return not first[0].isupper() or last in (",", "-", "–") or (last in '"”’»' and parsed.word(start - 2) == ",")


def windows(words: Words, token: int) -> list[tuple[list[int], Statement | None]]:
    """Return the places to read a condition in, narrowest first: each statement around the token, then its sentence."""
    start, end = words.unit_of(token)
    found: list[tuple[list[int], Statement | None]] = []
    for statement in words.inside[token]:
        inside = [i for i in range(start, end) if any(s is statement for s in words.inside[i])]
        if len(inside) > 1:
            found.append((inside, statement))
    found.append((list(range(start, end)), None))
    return found


def is_mark(word: str) -> bool:
    """Tell whether a token is punctuation or a quotation mark."""
    return word in _PUNCTUATION or not any(c.isalnum() for c in word)


def is_finite(words: Words, row: Sequence[int], at: int) -> bool:
    """Tell whether a word is a finite verb or auxiliary, as far as its form and neighbours show."""
    token = row[at]
    word = words.low[token]
    if word in FINITE_AUX:
        return words.parsed.upos[token] in ("AUX", "VERB") or word in MODALS
    if words.parsed.upos[token] != "VERB" or word.endswith("ing"):
        return False
    before = at - 1
    while before >= 0 and words.parsed.upos[row[before]] in ("ADV", "PART") and words.low[row[before]] != "to":
        before -= 1
    if before < 0:
        return True
    previous = words.low[row[before]]
    return previous != "to" and words.parsed.upos[row[before]] != "AUX" and previous not in FINITE_AUX


def has_finite(words: Words, row: Sequence[int], start: int, end: int) -> bool:
    """Tell whether positions `[start, end)` of a row hold a finite verb."""
    return any(is_finite(words, row, at) for at in range(max(start, 0), min(end, len(row))))


@rule(
    "a main clause begins with a subject that soon meets a finite verb, or with a bare imperative",
    off=lambda *_: False,
)
def starts_clause(words: Words, row: Sequence[int], at: int, question: bool = False) -> bool:
    """Tell whether a main clause begins at a position: a subject that meets a finite verb, or a bare imperative."""
    at = skip_light(words, row, at)
    if at >= len(row):
        return False
    token = row[at]
    if [words.low[t] for t in row[at : at + 2]] == ["not", "only"]:
        return at + 2 < len(row) and words.low[row[at + 2]] in FINITE_AUX
    upos, word = words.parsed.upos[token], words.low[token]
    if upos == "VERB" and words.parsed.lemmas[token] == word and not word.endswith("ing"):
        return True
    if word in FINITE_AUX and question:
        return True
    if word.endswith("ing") and upos == "VERB":
        upos = "NOUN"
    if word == "that" and words.low[row[min(at + 1, len(row) - 1)]] in FINITE_AUX:
        return True  # "that is what we will sign"
    if word in ("which", "who", "whom", "whose", "that", "including") or upos not in _NOMINAL:
        return word == "there" or (word in ("what", "who") and has_finite(words, row, at, at + _REACH))
    for later in range(at + 1, min(at + _REACH, len(row))):
        if is_finite(words, row, later):
            return True
        if words.low[row[later]] in (";", ".", "?", "!", "if", "unless", "because", "that"):
            return False
    return False


@rule('"then", "so" and adverbs may stand before a clause\'s subject', off=lambda _words, _row, at: at)
def skip_light(words: Words, row: Sequence[int], at: int) -> int:
    """Step over quotation marks, "then", "so" and adverbs."""
    while at < len(row):
        token = row[at]
        word = words.low[token]
        if not (is_mark(word) or word in ("then", "so", "well", "please") or words.parsed.upos[token] == "ADV"):
            break
        if word in ("there", "here", "how", "when", "where", "why"):
            break
        at += 1
    return at


@rule('"he said" within a sentence has a short subject, a verb of saying and nothing else', off=lambda *_: None)
def after_attribution(words: Words, row: Sequence[int], at: int) -> int | None:
    """Return the position behind an attribution that begins at a position (", he said", "said Wu"), or None."""
    at = skip_marks(words, row, at)
    verb = _speech_verb(words, row, at)
    if verb is None:
        return None
    behind = verb + 1
    if behind < len(row) and words.low[row[behind]] == "that":
        return behind + 1
    if starts_clause(words, row, behind) and verb > at:
        return behind
    for later in range(behind, len(row)):
        if words.low[row[later]] in (",", "“", '"', ".", ";", ":", "«"):
            return later
    return len(row)


def _speech_verb(words: Words, row: Sequence[int], at: int) -> int | None:
    """Return the verb of an attribution that begins at a position, if its subject is short and has no verb."""
    for later in range(at, min(at + _ATTRIBUTION_REACH, len(row))):
        token = row[later]
        upos, word = words.parsed.upos[token], words.low[token]
        if words.attribution[token] and upos == "VERB":
            return later
        if upos == "VERB" and words.parsed.lemmas[token] in SPEECH and not word.endswith("ing"):
            return later
        if word == "according":
            return later
        # "all options are on the table, he said": a verb of its own makes it a clause; "Wu has said" does not
        own = word in MODALS or (
            word in FINITE_AUX
            and not any(
                words.parsed.lemmas[t] in SPEECH and words.parsed.upos[t] == "VERB" for t in row[later + 1 : later + 4]
            )
        )
        if upos in ("VERB", "SCONJ") or own or word in (";", ".", ":", "but", "“", '"', "”"):
            return None
    return None


def skip_marks(words: Words, row: Sequence[int], at: int) -> int:
    """Step over punctuation."""
    while at < len(row) and is_mark(words.low[row[at]]):
        at += 1
    return at


@rule('marks and "and" at its ends are no part of a clause', off=lambda _, row: list(row))
def trimmed(words: Words, row: Sequence[int]) -> list[int]:
    """Return a row without punctuation and conjunctions at its ends."""
    first, last = 0, len(row)
    while first < last and (
        is_mark(words.low[row[first]]) or words.low[row[first]] in ("and", "but", "then", "so", "or")
    ):
        first += 1
    while last > first and (
        is_mark(words.low[row[last - 1]]) or words.low[row[last - 1]] in ("and", "but", "or", "if")
    ):
        last -= 1
    return list(row[first:last])


def spans_of(parsed: Parsed, row: Sequence[int]) -> tuple[Span, ...]:
    """Return the spans of a row of tokens: one a run of neighbours."""
    spans: list[Span] = []
    previous = -2
    for token in row:
        if token == previous + 1:
            spans[-1] = Span(spans[-1][0], parsed.ends[token])
        else:
            spans.append(Span(parsed.starts[token], parsed.ends[token]))
        previous = token
    return tuple(spans)


@rule("within quotation marks that are open the next mark closes them", off=lambda *_: False)
def quote_depth(words: Words, row: Sequence[int], at: int) -> bool:
    """Tell whether a position lies within quotation marks that were opened earlier in the row."""
    depth = False
    for token in row[:at]:
        word = words.low[token]
        if word in _OPENING and word != "(":
            depth = True
        elif word in _CLOSING and word != ")":
            depth = False
        elif word == '"':
            depth = not depth
    return depth
