"""From scores to decisions: tag sequences with their probabilities, and trees."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
_TINY = 1e-300


class Tagged(NamedTuple):
    """The best tags of a window of `n` words, and the probability of every tag [n, tags]."""

    tags: list[int]
    marginals: Floats


def best_tags(windows: list[Floats], transitions: Floats, allowed: NDArray[np.bool_]) -> list[Tagged]:
    """Return the best tag sequence of a linear-chain CRF (Viterbi) and each tag's marginal, a window each.

    `windows`: scores [n, tags] each; `transitions` [tags, tags] from the former tag to the next; `allowed` says
    which transitions exist (an I- tag only behind its own B- or I-; a window begins like behind an O). All windows
    go word by word together, the longest first, since a step in numpy costs much the same for one and for ten.
    """
    laid = _lay(windows, transitions, allowed)
    paths, marginals = _viterbi(laid), _marginals(laid)
    found: list[Tagged] = [Tagged([], w) for w in windows]
    for place, w in enumerate(laid.order):
        found[w] = Tagged(paths[place], marginals[: laid.lengths[place], place].astype(np.float32))
    return found


class _Laid(NamedTuple):
    """Windows side by side, the longest first: `scores` [words, windows, tags], `moves` [tags, tags].

    `order` are their former places, `lengths` their words, `running` [words] how many are longer than so many words.
    """

    scores: Doubles
    moves: Doubles
    order: list[int]
    lengths: list[int]
    running: NDArray[np.int64]


def _lay(windows: list[Floats], transitions: Floats, allowed: NDArray[np.bool_]) -> _Laid:
    order = sorted((w for w in range(len(windows)) if len(windows[w])), key=lambda w: -len(windows[w]))
    lengths = [len(windows[w]) for w in order]
    longest = max(lengths, default=0)
    scores = np.zeros((longest, len(order), allowed.shape[0]))
    for place, w in enumerate(order):
        scores[: lengths[place], place] = windows[w]
    running = np.searchsorted(-np.array(lengths), -np.arange(longest), side="left")
    scores[:1] = np.where(allowed[0], scores[:1], -1e4)
    return _Laid(scores, np.where(allowed, transitions, -1e4), order, lengths, running)


def _viterbi(laid: _Laid) -> list[list[int]]:
    scores, moves, running = laid.scores, laid.moves, laid.running
    back = np.zeros(scores.shape, np.int64)
    best = scores[:1].sum(0)
    for i in range(1, len(scores)):
        k = running[i]
        ways = best[:k, :, None] + moves
        back[i, :k] = ways.argmax(1)
        best[:k] = ways.max(1) + scores[i, :k]
    paths = []
    for place, length in enumerate(laid.lengths):
        pointers = back[:length, place].tolist()
        path = [int(best[place].argmax())]
        for i in range(length - 1, 0, -1):
            path.append(pointers[i][path[-1]])
        paths.append(path[::-1])
    return paths


def _marginals(laid: _Laid) -> Doubles:
    """Return [words, windows, tags] by forward-backward, with every step normalised instead of logarithms."""
    scores, moves, running = laid.scores, laid.moves, laid.running
    emit = np.exp(scores - scores.max(2, keepdims=True))
    move = np.exp(moves - moves.max())
    forward = emit.copy()
    for i in range(1, len(scores)):
        k = running[i]
        step = (forward[i - 1, :k] @ move) * emit[i, :k]
        forward[i, :k] = step / (step.sum(1, keepdims=True) + _TINY)
    backward = np.ones_like(forward)
    for i in range(len(scores) - 2, -1, -1):
        k = running[i + 1]
        step = (emit[i + 1, :k] * backward[i + 1, :k]) @ move.T
        backward[i, :k] = step / (step.sum(1, keepdims=True) + _TINY)
    total = forward * backward
    result: Doubles = total / (total.sum(2, keepdims=True) + _TINY)
    return result


def allowed_moves(tags: list[str]) -> NDArray[np.bool_]:
    """Return [tags, tags]: may the second tag follow the first in BIO."""
    return np.array([[not b.startswith("I-") or a[2:] == b[2:] for b in tags] for a in tags])


def legal_tags(windows: list[Floats], allowed: NDArray[np.bool_]) -> list[list[int]]:
    """Return the likeliest sequence of independent tags that BIO allows, for each window's probabilities [n, tags]."""
    found = [w.argmax(1) for w in windows]
    torn = [i for i, t in enumerate(found) if len(t) and not (allowed[0, t[0]] and allowed[t[:-1], t[1:]].all())]
    laid = _lay([np.log(windows[i] + np.float32(1e-9)) for i in torn], np.zeros(allowed.shape, np.float32), allowed)
    mended = {torn[place]: path for place, path in zip(laid.order, _viterbi(laid), strict=True)}
    return [mended[i] if i in mended else [int(t) for t in tags] for i, tags in enumerate(found)]


def _log_sum(x: Floats) -> Floats:
    """Return log(sum(exp(x))) over the first axis."""
    top = x.max(0)
    result: Floats = top + np.log(np.exp(x - top).sum(0))
    return result


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
    # scores compare within a row only; as logarithms of probabilities they compare between words too
    scores -= _log_sum(scores.T)[:, None]
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
