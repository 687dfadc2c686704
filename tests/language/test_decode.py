from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from verbale.language.decode import allowed_moves, best_tags, legal_tags, spans_of, tree

TAGS = ["O", "B-cue", "I-cue", "B-source", "I-source"]


def test_an_inside_tag_follows_only_its_own_kind():
    moves = allowed_moves(TAGS)
    assert moves[1, 2] and moves[2, 2]
    assert not moves[0, 2] and not moves[3, 2]


def test_the_best_path_obeys_the_tags_even_against_the_scores():
    scores = np.zeros((2, 5), np.float32)
    scores[0, 0], scores[1, 2] = 5, 4  # O, then I-cue, which may not follow
    path, _ = best_tags([scores], np.zeros((5, 5), np.float32), allowed_moves(TAGS))[0]
    assert [TAGS[t] for t in path] in (["O", "O"], ["B-cue", "I-cue"], ["O", "B-cue"], ["O", "B-source"])
    assert TAGS[path[1]] != "I-cue" or TAGS[path[0]] == "B-cue"


@given(st.integers(1, 12), st.integers(0, 2**32 - 1))
def test_marginals_are_probabilities_and_the_path_is_legal(n: int, seed: int):
    chance = np.random.default_rng(seed)
    scores = chance.normal(size=(n, 5)).astype(np.float32)
    moves = allowed_moves(TAGS)
    path, marginal = best_tags([scores], chance.normal(size=(5, 5)).astype(np.float32), moves)[0]
    assert np.allclose(marginal.sum(1), 1, atol=1e-3)
    assert all(moves[a, b] for a, b in pairwise(path))


@given(st.lists(st.integers(0, 4), min_size=1, max_size=4), st.integers(0, 2**32 - 1))
def test_windows_tagged_together_are_tagged_as_by_trying_every_sequence(lengths: list[int], seed: int):
    chance = np.random.default_rng(seed)
    windows = [chance.normal(size=(n, 5)).astype(np.float32) for n in lengths]
    transitions, moves = chance.normal(size=(5, 5)).astype(np.float32), allowed_moves(TAGS)
    for scores, (path, marginal) in zip(windows, best_tags(windows, transitions, moves), strict=True):
        ways = [w for w in product(range(5), repeat=len(scores)) if all(moves[a, b] for a, b in pairwise((0, *w)))]
        weights = np.array([_weight(way, scores, transitions) for way in ways])
        assert path == list(ways[int(weights.argmax())])
        shares = np.exp(weights - weights.max()) / np.exp(weights - weights.max()).sum()
        for i in range(len(scores)):
            expected = [sum(s for s, way in zip(shares, ways, strict=True) if way[i] == tag) for tag in range(5)]
            assert np.allclose(marginal[i], expected, atol=1e-4)


def _weight(way: tuple[int, ...], scores: np.ndarray, transitions: np.ndarray) -> float:
    return float(sum(scores[i, t] for i, t in enumerate(way)) + sum(transitions[a, b] for a, b in pairwise(way)))


def test_independent_tags_are_left_alone_where_legal_and_mended_where_not():
    moves = allowed_moves(TAGS)
    legal = np.array([[0.1, 0.7, 0.1, 0.05, 0.05], [0.1, 0.1, 0.7, 0.05, 0.05]], np.float32)
    assert legal_tags([legal], moves) == [[1, 2]]
    torn = np.array([[0.6, 0.3, 0.0, 0.05, 0.05], [0.05, 0.05, 0.8, 0.05, 0.05]], np.float32)
    assert legal_tags([torn, legal], moves) == [[1, 2], [1, 2]]
    assert legal_tags([np.zeros((0, 5), np.float32)], moves) == [[]]


def test_spans_begin_where_a_tag_begins():
    assert spans_of(["B-cue", "I-cue", "B-cue", "O", "I-source"]) == [(0, 2, "cue"), (2, 3, "cue"), (4, 5, "source")]


@given(st.integers(1, 15), st.integers(0, 2**32 - 1))
def test_every_tree_has_one_root_and_no_cycle(n: int, seed: int):
    heads = tree(np.random.default_rng(seed).normal(size=(n, n + 1)).astype(np.float32))
    assert heads.count(-1) == 1
    for word in range(n):
        steps = 0
        while word >= 0:
            word, steps = heads[word], steps + 1
            assert steps <= n
