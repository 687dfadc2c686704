"""The learned event classifier: what one phrase of a sentence does to another, as a PLOVER type."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from verbale.errors import ModelError
from verbale.language.model import FOLDER as READER
from verbale.language.model import Floats, embedded, load_model, open_network
from verbale.language.tokens import tokenize
from verbale.language.windows import line_starts
from verbale.record import EventType

if TYPE_CHECKING:
    import onnxruntime

FOLDER = Path(__file__).parent / "model"
NONE = "NONE"
_LEAST = 75  # of 100: how like a passage must be to stand for a phrase that is not in the sentence to the letter
_ACTOR, _RECIPIENT = 1, 2

Tokens = tuple[int, int]


class EventModel(NamedTuple):
    """The loaded network, its types ("NONE" among them) and modes ("RETREAT release") in the order of the outputs."""

    session: onnxruntime.InferenceSession
    types: list[str]
    modes: list[str]


class Classification(NamedTuple):
    """The type of what is done (None: nothing of the scheme) and how probable each type is, "NONE" among them."""

    type: EventType | None
    probabilities: dict[str, float]


class Pair(NamedTuple):
    """What the model says of one pair: probabilities of the types [17], and the best mode of each type, "" for none."""

    types: Floats
    modes: dict[str, str]


@lru_cache(maxsize=1)
def load_event_model() -> EventModel:
    """Load the shipped classifier once a process. Raises ModelError when its files are missing or of another reader."""
    try:
        labels = json.loads((FOLDER / "events.json").read_text(encoding="utf-8"))
        reader = json.loads((READER / "labels.json").read_text(encoding="utf-8"))["version"]
        session = open_network(FOLDER / "events.onnx")
    except Exception as error:  # onnxruntime raises plain Exception
        raise ModelError(f"the model in {FOLDER} cannot be loaded ({error}); install verbale again") from error
    if labels["reader"] != reader:
        trained = labels["reader"]
        raise ModelError(f"the model in {FOLDER} was trained on reader {trained}, not {reader}; train it again")
    return EventModel(session, labels["types"], labels["modes"])


def classify(sentence: str, source: str, target: str) -> Classification:
    """Say what `source` does to `target` in a sentence, both given as they are printed in it.

    Six layers of their own see the sentence as the reader embeds it, with the two phrases marked (after the entity
    markers of Baldini Soares et al., 2019). Where a phrase stands several times, the first counts; one that is not in
    the sentence even nearly is left unmarked. Raises ModelError when a model cannot be loaded.
    """
    tokens = tokenize(sentence)
    words = [sentence[a:b] for a, b in tokens][:WORDS]
    if not words:
        return Classification(None, {NONE: 1.0})
    pair = (_tokens_of(sentence, source, tokens[:WORDS]), _tokens_of(sentence, target, tokens[:WORDS]))
    (found,) = classify_pairs(words, line_starts(sentence, tokens)[: len(words)], [pair])
    model = load_event_model()
    best = model.types[int(found.types.argmax())]
    return Classification(
        None if best == NONE else best,  # type: ignore[arg-type]
        dict(zip(model.types, found.types.tolist(), strict=True)),
    )


WORDS = 250
"""Words of a sentence that are looked at; nothing longer was seen in training."""


def classify_pairs(
    words: Sequence[str], firsts: Sequence[bool], pairs: Sequence[tuple[Tokens | None, Tokens | None]]
) -> list[Pair]:
    """Classify pairs of phrases of one sentence of `words`; `firsts` tells which of them begin a paragraph.

    A pair is the words `[start, end)` of who acts and of whom it is done to, None for one that is not named.
    """
    if not pairs:
        return []
    model = load_event_model()
    states, word_ids = embedded(load_model(), words, firsts)
    marks = np.zeros((len(pairs), len(states)), np.int64)
    for row, (actor, recipient) in zip(marks, pairs, strict=True):
        for span, mark in ((recipient, _RECIPIENT), (actor, _ACTOR)):
            if span:
                row[[word is not None and span[0] <= word < span[1] for word in word_ids]] = mark
    repeated = np.ascontiguousarray(np.broadcast_to(states[None], (len(pairs), *states.shape)))
    types, modes = model.session.run(None, {"states": repeated, "marks": marks})
    return [Pair(t, _best_modes(model, m)) for t, m in zip(types, modes, strict=True)]


def _best_modes(model: EventModel, scores: Floats) -> dict[str, str]:
    """Return the best mode of each type that has modes."""
    best: dict[str, tuple[float, str]] = {}
    for name, score in zip(model.modes, scores.tolist(), strict=True):
        kind, _, mode = name.partition(" ")
        if kind not in best or score > best[kind][0]:
            best[kind] = (score, mode)
    return {kind: mode for kind, (_, mode) in best.items()}


def _tokens_of(sentence: str, phrase: str, tokens: Sequence[tuple[int, int]]) -> Tokens | None:
    """Return the tokens that touch the first place of a phrase in a sentence, whatever its case."""
    span = _place(sentence, phrase.strip())
    inside = [n for n, (a, b) in enumerate(tokens) if span and a < span[1] and b > span[0]]
    return (inside[0], inside[-1] + 1) if inside else None


def _place(sentence: str, phrase: str) -> tuple[int, int] | None:
    if not phrase:
        return None
    at = sentence.find(phrase)
    at = at if at >= 0 else sentence.lower().find(phrase.lower())
    if at >= 0:
        return at, at + len(phrase)
    from rapidfuzz.fuzz import partial_ratio_alignment

    near = partial_ratio_alignment(phrase.lower(), sentence.lower(), score_cutoff=_LEAST)
    return (near.dest_start, near.dest_end) if near else None
