"""What a cue tells: the type of attribution, and how the report presents what is said."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from typing import NamedTuple, cast

from verbale.language.parsed import Parsed
from verbale.record import Stance, StatementType
from verbale.rules import forgetful, is_off, listed, rule


class Cue(NamedTuple):
    """One row of the table: type of attribution and stance."""

    type: StatementType
    stance: Stance


# Verbs that report words, not thoughts or wishes: what they govern was said.
SPEECH_TYPES = frozenset({"assertion"})
_UNKNOWN = Cue("assertion", "neutral")
_TABLE = listed("cues.tsv", "the verb, noun or adjective of a cue tells whether it reports words and how it takes them")
_ORDERING = frozenset({"ask", "tell", "call", "say", "warn"})


@forgetful
@lru_cache(maxsize=1)
def cue_table() -> dict[str, Cue]:
    """Return the cues by dictionary form; two-word entries stand under both words, blank between."""
    if is_off(_TABLE):
        return {}
    lines = resources.files("verbale.reading").joinpath("cues.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {r[0]: Cue(cast(StatementType, r[1]), cast(Stance, r[2])) for r in rows if r[0] != "lemma"}


def read_cue(parsed: Parsed, tokens: Sequence[int], content_starts_with_to: bool = False) -> Cue:
    """Return type and stance of a cue given as tokens; an unknown cue is taken to report words."""
    table = cue_table()
    words = [(parsed.lemmas[t], parsed.upos[t]) for t in tokens]
    if pair := _of_two_words([lemma for lemma, _ in words]):
        return pair
    for parts in (("VERB",), ("NOUN", "ADJ", "ADP"), ("AUX", "ADV", "PROPN", "SCONJ")):
        known = [w for w, p in words if p in parts and w in table]
        if known:
            word = _governing(known)
            return Cue("eventuality", table[word].stance) if content_starts_with_to and _orders(word) else table[word]
    return _UNKNOWN


@rule('a verb and its particle make a word of their own ("call for", "point to")', off=lambda *_: None)
def _of_two_words(lemmas: Sequence[str]) -> Cue | None:
    pairs = (f"{first} {second}" for first, second in itertools.pairwise(lemmas))
    return next((cue_table()[pair] for pair in pairs if pair in cue_table()), None)


@rule(
    'of several verbs the last governs the content ("declined to say", "has been trying to persuade")',
    off=lambda words: words[0],
)
def _governing(words: Sequence[str]) -> str:
    return words[-1]


@rule('whoever asks, tells or warns "to" do something wants a deed and reports none', off=lambda *_: False)
def _orders(word: str) -> bool:
    return word in _ORDERING


def is_speech(parsed: Parsed, token: int) -> bool:
    """Tell whether a token is a verb that reports words ("said", "warned")."""
    found = cue_table().get(parsed.lemmas[token])
    return parsed.upos[token] == "VERB" and found is not None and found.type in SPEECH_TYPES
