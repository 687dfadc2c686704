"""The shipped model: a small encoder with a head a task, run by onnxruntime (docs/model_card.md)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from verbale.errors import ModelError
from verbale.language.decode import allowed_moves
from verbale.language.windows import SHAPES, shape_of

if TYPE_CHECKING:
    import onnxruntime
    from tokenizers import Tokenizer

FOLDER = Path(__file__).parent / "model"
Floats = NDArray[np.float32]
Integers = NDArray[np.int64]


class Model(NamedTuple):
    """The loaded network, its tokenizer, its labels in the order of the outputs, and the CRF's transitions.

    `moves` [roles, roles] tells which role tag may follow which, `name_moves` [names, names] the same of names.
    """

    session: onnxruntime.InferenceSession
    tokenizer: Tokenizer
    upos: list[str]
    relations: list[str]
    roles: list[str]
    names: list[str]
    transitions: Floats
    moves: NDArray[np.bool_]
    name_moves: NDArray[np.bool_]
    version: str


class Scores(NamedTuple):
    """What the network says of one window of `n` words, before decoding.

    `roles` [n, tags] and `names` [n, tags] are scores; `upos`, `relations` [n] are label indices, and
    `upos_probability`, `relation_probability` [n] how probable each is; `first` [n] is the probability of being a
    sentence's first word; `arcs` [n, 1 + n] scores being a root, then each word as head; `links` [n, 1 + n] scores
    no cue, then each word as first word of the cue.
    """

    roles: Floats
    names: Floats
    upos: Integers
    upos_probability: Floats
    relations: Integers
    relation_probability: Floats
    first: Floats
    arcs: Floats
    links: Floats


def model_version() -> str:
    """Return the version of the shipped model without loading it: a hash of its weights."""
    try:
        return str(json.loads((FOLDER / "labels.json").read_text(encoding="utf-8"))["version"])
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"the model in {FOLDER} is not whole ({error}); install verbale again") from error


@lru_cache(maxsize=1)
def load_model() -> Model:
    """Load the shipped model once a process; a call uses one core, many reports are read in many processes.

    Raises ModelError when the package's model files are missing or damaged.
    """
    from tokenizers import Tokenizer

    try:
        labels = json.loads((FOLDER / "labels.json").read_text(encoding="utf-8"))
        session = open_network(FOLDER / "reader.onnx")
        tokenizer = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
    except Exception as error:  # onnxruntime and tokenizers raise plain Exception
        raise ModelError(f"the model in {FOLDER} cannot be loaded ({error}); install verbale again") from error
    tokenizer.no_padding()
    tokenizer.enable_truncation(512)
    transitions = np.asarray(labels.pop("transitions"), np.float32)
    moves, name_moves = allowed_moves(labels["roles"]), allowed_moves(labels["names"])
    return Model(session, tokenizer, transitions=transitions, moves=moves, name_moves=name_moves, **labels)


def open_network(path: Path) -> onnxruntime.InferenceSession:
    """Open a network for one core. Raises whatever onnxruntime raises, plain Exception among it."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # onnxruntime's fused kernel for this pair is slower than the two apart: without it a window takes a fifth less
    # time (benchmarks/model_speed.py)
    slow = ["SkipLayerNormFusion"]
    return onnxruntime.InferenceSession(str(path), options, ["CPUExecutionProvider"], disabled_optimizers=slow)


def score(model: Model, words: Sequence[str], firsts: Sequence[bool]) -> Scores:
    """Run the network on one window of words; `firsts` tells which of them begin a paragraph."""
    inputs, word_ids = _inputs(model, words, firsts)
    starts = [0] * len(words)
    for i in range(len(word_ids) - 1, -1, -1):
        word = word_ids[i]
        if word is not None:
            starts[word] = i
    inputs["starts"] = np.asarray([starts], np.int64)
    outputs = model.session.run(Scores._fields, inputs)
    return Scores(*(output[0] for output in outputs))


def embedded(model: Model, words: Sequence[str], firsts: Sequence[bool]) -> tuple[Floats, list[int | None]]:
    """Return the embedded word pieces [pieces, 384] of a text, and the word that each piece belongs to.

    That is what other networks on the same pieces begin with. The whole network is run for it: onnxruntime's option to
    run only what an output needs (`only_execute_path_to_fetches`) saved nothing when it was tried.
    """
    inputs, word_ids = _inputs(model, words, firsts)
    inputs["starts"] = np.zeros((1, 1), np.int64)
    pieces: Floats = model.session.run(["embedded"], inputs)[0][0]
    return pieces, word_ids


def _inputs(
    model: Model, words: Sequence[str], firsts: Sequence[bool]
) -> tuple[dict[str, Integers], list[int | None]]:
    """Return the pieces and shapes of a window as the network takes them, and the word of each piece."""
    row = model.tokenizer.encode(list(words), is_pretokenized=True)
    seen = [shape_of(word) + SHAPES * first for word, first in zip(words, firsts, strict=True)]
    shapes = [0 if word is None else seen[word] for word in row.word_ids]
    batch = {"pieces": [row.ids], "shapes": [shapes]}
    return {name: np.asarray(value, np.int64) for name, value in batch.items()}, row.word_ids
