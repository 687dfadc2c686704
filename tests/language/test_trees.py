from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.language import trees
from verbale.language.parsed import Parsed


def tree(words: str, upos: str, heads: list[int], relations: str) -> Parsed:
    """Make a one-sentence parse: words, parts of speech and relations separated by blanks."""
    starts, at = [], 0
    parts = words.split()
    for word in parts:
        starts.append(at)
        at += len(word) + 1
    ends = [s + len(w) for s, w in zip(starts, parts, strict=True)]
    lemmas = [w.lower() for w in parts]
    return Parsed(words, starts, ends, upos.split(), lemmas, heads, relations.split(), [(0, len(parts))])


@pytest.fixture
def rejects() -> Parsed:
    return tree(
        "Quito never sold arms to rebels and spies",
        "PROPN ADV VERB NOUN ADP NOUN CCONJ NOUN",
        [2, 2, -1, 2, 5, 2, 7, 5],
        "nsubj advmod root obj case obl cc conj",
    )


def test_children_are_in_text_order(rejects: Parsed) -> None:
    assert trees.children(rejects, 2) == [0, 1, 3, 5]


def test_a_subtree_holds_all_that_hangs_from_a_word(rejects: Parsed) -> None:
    assert trees.subtree(rejects, 5) == [4, 5, 6, 7]
    assert trees.extent(rejects, 5) == (4, 8)


def test_subject_object_and_oblique_are_found(rejects: Parsed) -> None:
    assert trees.subject(rejects, 2) == 0
    assert trees.objects(rejects, 2) == [3]
    assert trees.oblique(rejects, 2, frozenset({"to"})) == 5
    assert trees.oblique(rejects, 2, frozenset({"from"})) is None


def test_a_controlled_verb_shares_its_governors_subject() -> None:
    parsed = tree("Quito wants to sell", "PROPN VERB PART VERB", [1, -1, 3, 1], "nsubj root mark xcomp")
    assert trees.subject(parsed, 3) == 0


def test_negation_is_seen_on_verb_and_on_subject(rejects: Parsed) -> None:
    assert trees.is_negated(rejects, 2)
    nobody = tree("No soldier came", "DET NOUN VERB", [1, 2, -1], "det nsubj root")
    assert trees.is_negated(nobody, 2)
    assert not trees.is_negated(tree("Soldiers came", "NOUN VERB", [1, -1], "nsubj root"), 1)


def test_an_empty_parse_has_an_empty_sentence() -> None:
    assert trees.sentence_of(Parsed("", [], [], [], [], [], [], []), 0) == (0, 0)


@given(st.lists(st.integers(-1, 6), min_size=1, max_size=7), st.integers(0, 6))
def test_any_heads_even_in_circles_are_answered(heads: list[int], token: int) -> None:
    n = len(heads)
    heads = [h if h < n else -1 for h in heads]
    token %= n
    parsed = tree(" ".join("w" for _ in heads), " ".join("VERB" for _ in heads), heads, " ".join("conj" for _ in heads))
    assert token in trees.subtree(parsed, token)
    trees.subject(parsed, token)
    assert trees.is_negated(parsed, token) is False
