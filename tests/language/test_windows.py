from hypothesis import given
from hypothesis import strategies as st

from verbale.language.tokens import tokenize
from verbale.language.windows import CAPITAL, CAPITALS, DIGITS, LOWER, MIXED, PUNCTUATION, cut, line_starts, shape_of


def windows(text: str, size: int) -> list[str]:
    tokens = tokenize(text)
    return [text[tokens[a][0] : tokens[b - 1][1]] for a, b in cut(text, tokens, line_starts(text, tokens), size)]


def test_shapes_give_the_case_back():
    words = ["talks", "Doe", "NATO", "McDoe", "2019", "—"]
    assert [shape_of(w) for w in words] == [LOWER, CAPITAL, CAPITALS, MIXED, DIGITS, PUNCTUATION]


def test_whole_lines_are_kept_together():
    assert windows("One two three.\nFour five six.\nSeven.", 8) == ["One two three.\nFour five six.", "Seven."]


def test_a_long_line_is_cut_behind_a_sentence():
    assert windows("One two. Three four five six seven.", 5) == ["One two.", "Three four five six seven", "."]


@given(st.text(max_size=400), st.integers(2, 30))
def test_windows_tile_the_tokens_and_keep_to_their_size(text: str, size: int):
    tokens = tokenize(text)
    found = cut(text, tokens, line_starts(text, tokens), size)
    assert [i for a, b in found for i in range(a, b)] == list(range(len(tokens)))
    assert all(0 < b - a <= size for a, b in found)
