"""What the language stage gives for a text: plain arrays over its tokens."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

NameLabel = Literal["person", "organisation", "place", "people"]
Role = Literal["source", "cue", "content"]


class Name(NamedTuple):
    """A name: tokens `[start, end)`. `people` are nationalities and the like ("Russian")."""

    start: int
    end: int
    label: NameLabel
    probability: float


class RoleSpan(NamedTuple):
    """A source, cue or content: tokens `[start, end)`.

    `cue` is the token at which the cue that the model links it to begins, or -1 (none; a cue links to itself), and
    `cue_probability` the probability of that choice.
    """

    start: int
    end: int
    role: Role
    probability: float
    cue: int
    cue_probability: float = 1.0


@dataclass(frozen=True, slots=True)
class Parsed:
    """A parsed text of `n` tokens.

    All lists have one entry a token: `starts`/`ends` are characters of `text`; `upos` is the Universal
    part of speech; `lemmas` are lower case; `heads` is the index of the syntactic head, -1 at a sentence's
    root; `relations` is the Universal Dependencies relation ("nsubj", "advcl", "mark", ...).
    `sentences` holds token ranges `[start, end)` that tile the text; `names` and `roles` are in text order.
    `upos_probabilities`, `head_probabilities` and `relation_probabilities` tell how probable a token's part of
    speech, head and relation are, `sentence_probabilities` how probable it is that a sentence begins where it does;
    they are empty where nothing gives any.
    """

    text: str
    starts: list[int]
    ends: list[int]
    upos: list[str]
    lemmas: list[str]
    heads: list[int]
    relations: list[str]
    sentences: list[tuple[int, int]]
    names: list[Name] = field(default_factory=list)
    roles: list[RoleSpan] = field(default_factory=list)
    upos_probabilities: list[float] = field(default_factory=list)
    head_probabilities: list[float] = field(default_factory=list)
    relation_probabilities: list[float] = field(default_factory=list)
    sentence_probabilities: list[float] = field(default_factory=list)

    def word(self, token: int) -> str:
        """Return the characters of a token as printed."""
        return self.text[self.starts[token] : self.ends[token]]

    def words(self, start: int, end: int) -> str:
        """Return the characters from the first to the last of tokens `[start, end)` as printed."""
        return self.text[self.starts[start] : self.ends[end - 1]] if end > start else ""
