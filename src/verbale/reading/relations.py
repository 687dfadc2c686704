"""The attribution relation, as spans, before it is known who its source is."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.record import Span


@dataclass(frozen=True, slots=True)
class Relation:
    """One attribution: spans in characters, cue and source also in tokens `[start, end)`.

    `continues` is the relation whose speaker goes on here without being named again.
    """

    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    cue_tokens: tuple[tuple[int, int], ...] = ()
    source_tokens: tuple[tuple[int, int], ...] = ()
    probability: float = 0.5
    continues: int | None = None
