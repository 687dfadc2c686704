"""A statement as it is laid beside others: who spoke when, and its words in pieces of a sentence each."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from verbale.across.said_words import DENIALS, Rarity, Word, words_of
from verbale.record import DateEvidence, Span, StatementKind

QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]{3,})(?:[”\"»“]|$)|‘([^‘’]{3,})’")
# A sentence ends behind its mark and closing quotation marks where the next begins large; not behind "Mr." or "U.S.".
_SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-Z0-9])|\n\s*\n"
)

# Behind an interrupting cue a capital begins a sentence of its own; "I" may go on with one.
_BEGINS = re.compile(r"[\"'“‘«(\[]*(?!I\b)[A-Z]")


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with what is needed to lay it beside others.

    `content` are its spans with their words. `day` and `day_end` are the first and last day of speaking, where the
    report tells it (`day_evidence` how), `printed` the day of the report (all ISO 8601). `countries` are those of the
    speaker, so that an office or a state fits a person. `occasion` is as printed, `cue` the words of saying.
    """

    id: str
    report: str
    content: tuple[tuple[Span, str], ...]
    speaker: str | None = None
    countries: frozenset[str] = frozenset()
    addressee: str | None = None
    day: str | None = None
    day_end: str | None = None
    day_evidence: DateEvidence = "stated"
    printed: str | None = None
    kind: StatementKind = "indirect"
    occasion: str | None = None
    cue: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence of a statement: its spans, its text, and its words with what they weigh.

    `order` is its place in the statement; `quoted` the stems inside quotation marks of what is quoted in part.
    """

    said: Said
    order: int
    spans: tuple[Span, ...]
    text: str
    words: tuple[Word, ...]
    weights: tuple[float, ...]
    quoted: frozenset[str]

    @property
    def total(self) -> float:
        """What all its words weigh."""
        return sum(self.weights)


def sentences_of(said: Said) -> list[tuple[tuple[Span, str], ...]]:
    """Return the sentences of a statement, spans with their words; one that a cue interrupts may go on behind it."""
    found: list[tuple[tuple[Span, str], ...]] = []
    open_ = False
    for (start, _), words in said.content:
        edges = [0, *(match.end() for match in _SENTENCE_END.finditer(words)), len(words)]
        for a, b in itertools.pairwise(edges):
            part = words[a:b]
            inner = part.strip()
            if not inner:
                continue
            at = start + a + len(part) - len(part.lstrip())
            piece = (Span(at, at + len(inner)), inner)
            if open_ and not _BEGINS.match(inner):
                found[-1] = (*found[-1], piece)
            else:
                found.append((piece,))
            open_ = not inner.rstrip("\"'”’»)] ").endswith((".", "!", "?", "…"))
    return found


class Sentence(NamedTuple):
    """A sentence of a statement before its words are weighed."""

    spans: tuple[Span, ...]
    text: str
    words: tuple[Word, ...]


def worded(said: Said) -> list[Sentence]:
    """Return the sentences of a statement with their words; what a cue denies is negated."""
    denied = DENIALS.search(said.cue) is not None
    found = []
    for sentence in sentences_of(said):
        text = text_of(sentence)
        words = words_of(text)
        if denied:
            words = [word._replace(negated=not word.negated) for word in words]
        found.append(Sentence(tuple(span for span, _ in sentence), text, tuple(words)))
    return found


def pieces_of(said: Said, rarity: Rarity, sentences: Sequence[Sentence] | None = None) -> list[Piece]:
    """Return the pieces of a statement whose words say anything; `sentences` as `worded` has them."""
    return [
        Piece(said, order, spans, text, words, tuple(map(rarity.of, words)), _quoted(said.kind, text))
        for order, (spans, text, words) in enumerate(worded(said) if sentences is None else sentences)
        if words
    ]


def ordinal(day: str | None) -> int | None:
    """Return the number of a day; None for what is no day ("2021-12")."""
    try:
        return date.fromisoformat(day[:10]).toordinal() if day else None
    except ValueError:
        return None


def text_of(content: Sequence[tuple[Span, str]]) -> str:
    """Return the words of spans, the pieces joined by an ellipsis."""
    return " … ".join(words for _, words in content)


def _quoted(kind: StatementKind, text: str) -> frozenset[str]:
    if kind not in ("mixed", "indirect"):
        return frozenset()
    passages = (match[1] or match[2] for match in QUOTED.finditer(text))
    return frozenset(word.stem for passage in passages for word in words_of(passage))
