from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from verbale.language.decode import allowed_moves, best_tags, spans_of, tree

TAGS = ["O", "B-cue", "I-cue", "B-source", "I-source"]


def test_an_inside_tag_follows_only_its_own_kind():
    moves = allowed_moves(TAGS)
    assert moves[1, 2] and moves[2, 2]
    assert not moves[0, 2] and not moves[3, 2]


def test_the_best_path_obeys_the_tags_even_against_the_scores():
    scores = np.zeros((2, 5), np.float32)
    scores[0, 0], scores[1, 2] = 5, 4  # O, then I-cue, which may not follow
    path, _ = best_tags(scores, np.zeros((5, 5), np.float32), allowed_moves(TAGS))
    assert [TAGS[t] for t in path] in (["O", "O"], ["B-cue", "I-cue"], ["O", "B-cue"], ["O", "B-source"])
    assert TAGS[path[1]] != "I-cue" or TAGS[path[0]] == "B-cue"


@given(st.integers(1, 12), st.integers(0, 2**32 - 1))
def test_marginals_are_probabilities_and_the_path_is_legal(n: int, seed: int):
    chance = np.random.default_rng(seed)
    scores = chance.normal(size=(n, 5)).astype(np.float32)
    moves = allowed_moves(TAGS)
    path, marginal = best_tags(scores, chance.normal(size=(5, 5)).astype(np.float32), moves)
    assert np.allclose(marginal.sum(1), 1, atol=1e-3)
    assert all(moves[a, b] for a, b in pairwise(path))


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
