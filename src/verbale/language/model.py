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
from verbale.language.windows import SHAPES, shape_of

if TYPE_CHECKING:
    import onnxruntime
    from tokenizers import Tokenizer

FOLDER = Path(__file__).parent / "model"
Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

# Windows run at once: more gain nothing on a CPU and cost memory.
_BATCH = 8


class Model(NamedTuple):
    """The loaded network, its tokenizer, its labels in the order of the outputs, and the CRF's transitions."""

    session: onnxruntime.InferenceSession
    tokenizer: Tokenizer
    upos: list[str]
    relations: list[str]
    roles: list[str]
    names: list[str]
    transitions: Floats
    version: str


class Scores(NamedTuple):
    """What the network says of one window of `n` words, before decoding.

    `roles` [n, tags] and `names` [n, tags] are scores; `upos`, `relations` [n] are label indices; `sentences` [n]
    is true at a sentence's first word; `arcs` [n, 1 + n] scores being a root, then each word as head; `links`
    [n, 1 + n] scores no cue, then each word as first word of the cue.
    """

    roles: Floats
    names: Floats
    upos: Integers
    relations: Integers
    sentences: NDArray[np.bool_]
    arcs: Floats
    links: Floats


def model_version() -> str:
    """Return the version of the shipped model without loading it: a hash of its weights."""
    try:
        return str(json.loads((FOLDER / "labels.json").read_text(encoding="utf-8"))["version"])
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"the model in {FOLDER} is not whole ({error}); install verbale again") from error


@lru_cache(maxsize=1)
def load_model(threads: int = 1) -> Model:
    """Load the shipped model once a process; `threads` is how many cores one call may use.

    Raises ModelError when the package's model files are missing or damaged.
    """
    import onnxruntime
    from tokenizers import Tokenizer

    try:
        labels = json.loads((FOLDER / "labels.json").read_text(encoding="utf-8"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        session = onnxruntime.InferenceSession(str(FOLDER / "reader.onnx"), options, ["CPUExecutionProvider"])
        tokenizer = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
    except Exception as error:  # onnxruntime and tokenizers raise plain Exception
        raise ModelError(f"the model in {FOLDER} cannot be loaded ({error}); install verbale again") from error
    tokenizer.no_padding()
    tokenizer.enable_truncation(512)
    return Model(session, tokenizer, transitions=np.asarray(labels.pop("transitions"), np.float32), **labels)


def score(model: Model, windows: Sequence[Sequence[str]], firsts: Sequence[Sequence[bool]]) -> list[Scores]:
    """Run the network on windows of words; `firsts` tells which words begin a line. One Scores a window."""
    order = sorted(range(len(windows)), key=lambda i: len(windows[i]))
    found: dict[int, Scores] = {}
    for at in range(0, len(order), _BATCH):
        group = order[at : at + _BATCH]
        batch = _encode(model, [windows[i] for i in group], [firsts[i] for i in group])
        outputs = model.session.run(None, batch)
        for row, i in enumerate(group):
            found[i] = _window(outputs, row, len(windows[i]))
    return [found[i] for i in range(len(windows))]


def _encode(model: Model, windows: list[Sequence[str]], firsts: list[Sequence[bool]]) -> dict[str, Integers]:
    """Return the network's inputs: pieces, shapes [windows, pieces] and starts [windows, words], zero where padded."""
    rows = model.tokenizer.encode_batch([list(w) for w in windows], is_pretokenized=True)
    width = max(len(r.ids) for r in rows)
    pieces = np.zeros((len(rows), width), np.int64)
    shapes = np.zeros_like(pieces)
    starts = np.zeros((len(rows), max(map(len, windows))), np.int64)
    for n, (row, words, first) in enumerate(zip(rows, windows, firsts, strict=True)):
        pieces[n, : len(row.ids)] = row.ids
        seen = [shape_of(w) + SHAPES * f for w, f in zip(words, first, strict=True)]
        previous = None
        for i, word in enumerate(row.word_ids):
            if word is not None:
                shapes[n, i] = seen[word]
                if word != previous:
                    starts[n, word] = i
            previous = word
    return {"pieces": pieces, "shapes": shapes, "starts": starts}


def _window(outputs: list[NDArray[np.generic]], row: int, n: int) -> Scores:
    roles, names, upos, relations, sentences, arcs, links = (o[row] for o in outputs)
    return Scores(
        roles[:n], names[:n], upos[:n], relations[:n], sentences[:n].astype(bool), arcs[:n, : n + 1], links[:n, : n + 1]
    )
