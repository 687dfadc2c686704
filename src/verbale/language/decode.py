"""From scores to decisions: tag sequences with their probabilities, and trees."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def best_tags(scores: Floats, transitions: Floats, allowed: NDArray[np.bool_]) -> tuple[list[int], Floats]:
    """Return the best tag sequence of a linear-chain CRF (Viterbi) and each tag's marginal probability [n, tags].

    `scores` [n, tags]; `transitions` [tags, tags] from the former tag to the next; `allowed` says which
    transitions exist (an I- tag only behind its own B- or I-).
    """
    n, tags = scores.shape
    moves = np.where(allowed, transitions, np.float32(-1e4))
    first = np.where(allowed[0], scores[0], np.float32(-1e4))  # a sequence begins like behind an O
    best, back = first, np.zeros((n, tags), np.int64)
    forward = np.empty((n, tags), np.float32)
    forward[0] = first
    for i in range(1, n):
        paths = best[:, None] + moves
        back[i] = paths.argmax(0)
        best = paths.max(0) + scores[i]
        forward[i] = _log_sum(forward[i - 1][:, None] + moves) + scores[i]
    path = [int(np.argmax(best))]
    for i in range(n - 1, 0, -1):
        path.append(int(back[i, path[-1]]))
    backward = np.zeros((n, tags), np.float32)
    for i in range(n - 2, -1, -1):
        backward[i] = _log_sum((moves + (scores[i + 1] + backward[i + 1])[None, :]).T)
    total = forward + backward
    return path[::-1], np.exp(total - _log_sum(total.T)[:, None])


def _log_sum(x: Floats) -> Floats:
    """Return log(sum(exp(x))) over the first axis."""
    top = x.max(0)
    result: Floats = top + np.log(np.exp(x - top).sum(0))
    return result


def allowed_moves(tags: list[str]) -> NDArray[np.bool_]:
    """Return [tags, tags]: may the second tag follow the first in BIO."""
    return np.array([[not b.startswith("I-") or a[2:] == b[2:] for b in tags] for a in tags])


def softmax(scores: Floats) -> Floats:
    """Return probabilities over the last axis."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(raised / raised.sum(-1, keepdims=True), np.float32)


def spans_of(tags: list[str]) -> list[tuple[int, int, str]]:
    """Return the spans (start, end, label) of a BIO sequence; an I- without its B- begins a span."""
    spans: list[tuple[int, int, str]] = []
    for i, tag in enumerate(tags):
        if tag == "O":
            continue
        if tag.startswith("I-") and spans and spans[-1][1] == i and spans[-1][2] == tag[2:]:
            spans[-1] = (spans[-1][0], i + 1, tag[2:])
        else:
            spans.append((i, i + 1, tag[2:]))
    return spans


def tree(arcs: Floats) -> list[int]:
    """Return the head of each of a sentence's `n` words, -1 for its one root, without cycles.

    `arcs` [n, 1 + n] scores being the root, then each word as head. Greedy, then the cheapest repair: a second
    root hangs on the first, a cycle is opened where another head costs least (one step of Chu & Liu, 1965).
    """
    n = arcs.shape[0]
    scores = arcs.copy()
    scores[np.arange(n), np.arange(n) + 1] = -np.inf
    root = int(np.argmax(scores[:, 0]))
    heads = scores[:, 1:].argmax(1) if n > 1 else np.zeros(1, np.int64)
    heads[root] = -1
    while cycle := _cycle(heads.tolist()):
        inside = np.array(cycle)
        outside = scores[inside, 1:].copy()
        outside[:, inside] = -np.inf
        # what hangs below the cycle would only close it again
        outside[:, _below(heads.tolist(), set(cycle))] = -np.inf
        loss = scores[inside, heads[inside] + 1] - outside.max(1)
        word = int(loss.argmin())
        heads[inside[word]] = int(outside[word].argmax())
    return [int(h) for h in heads]


def _cycle(heads: list[int]) -> list[int]:
    """Return the words of one cycle, or nothing."""
    state = [0] * len(heads)  # 0 not seen, else the number of the walk that saw it
    for start in range(len(heads)):
        word = start
        while word >= 0 and state[word] == 0:
            state[word] = start + 1
            word = heads[word]
        if word >= 0 and state[word] == start + 1:
            cycle, step = [word], heads[word]
            while step != word:
                cycle.append(step)
                step = heads[step]
            return cycle
    return []


def _below(heads: list[int], top: set[int]) -> list[int]:
    """Return the words whose way up leads into `top`."""
    found = []
    for start in range(len(heads)):
        word, steps = start, 0
        while word >= 0 and word not in top and steps <= len(heads):
            word, steps = heads[word], steps + 1
        if word in top and start not in top:
            found.append(start)
    return found
