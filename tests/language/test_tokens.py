from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from verbale.language.tokens import tokenize


def words(text: str) -> list[str]:
    return [text[a:b] for a, b in tokenize(text)]


def test_clitics_stand_alone_with_either_apostrophe():
    assert words("They didn't, and won’t.") == ["They", "did", "n't", ",", "and", "wo", "n’t", "."]
    assert words("Kenya's and Mali’s") == ["Kenya", "'s", "and", "Mali", "’s"]


def test_titles_initials_and_abbreviations_keep_their_stop():
    assert words("Mr. J. Doe of the U.S.") == ["Mr.", "J.", "Doe", "of", "the", "U.S."]


def test_a_sentence_end_is_no_abbreviation():
    assert words("It took a min. Then it ended.")[3:6] == ["min", ".", "Then"]


def test_hyphened_parts_are_words_and_dashes_are_marks():
    assert words("the UN-led talks – at last") == ["the", "UN", "-", "led", "talks", "–", "at", "last"]


def test_numbers_keep_their_points_and_commas():
    assert words("2,014 men at 10:18, 3.5 km") == ["2,014", "men", "at", "10:18", ",", "3.5", "km"]


def test_names_with_an_apostrophe_stay_whole():
    assert words("O'Brien in Sana’a") == ["O'Brien", "in", "Sana’a"]


@given(st.text(max_size=300))
def test_tokens_tile_all_that_is_not_white_space(text: str):
    spans = tokenize(text)
    assert all(a < b for a, b in spans)
    assert all(x[1] <= y[0] for x, y in pairwise(spans))
    covered = {i for a, b in spans for i in range(a, b)}
    assert all(c.isspace() or i in covered for i, c in enumerate(text))
