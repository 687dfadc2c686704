from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from verbale.language.paragraphs import paragraphs

WRAPPED = """The ministry said on Monday that it would not accept any
new talks before the border is open again, and that the
army had been told to answer any attack at once and with
all means.

A spokesman for the neighbouring state called the words
a threat and said that his country wanted peace but was
ready for the worst.
"""


def found(text: str) -> list[str]:
    return [text[a:b] for a, b in paragraphs(text)]


def test_every_line_is_a_paragraph_where_lines_are_long_or_end_sentences():
    text = "One sentence here.\nAnother one there.\nA third.\nA fourth one.\nA fifth one."
    assert found(text) == text.split("\n")


def test_lines_broken_to_a_width_are_joined_up_to_the_blank_line():
    assert [p.split()[0] for p in found(WRAPPED)] == ["The", "A"]
    assert found(WRAPPED.replace("\n", "\r\n"))[1].split()[-1] == "worst."


def test_white_space_alone_is_no_paragraph():
    assert found(" \n\t\n") == []


@given(st.text(alphabet="ab .\n\r", max_size=200))
def test_paragraphs_are_in_order_and_hold_all_that_is_printed(text: str):
    spans = paragraphs(text)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    covered = {i for a, b in spans for i in range(a, b)}
    assert all(c.isspace() or i in covered for i, c in enumerate(text))
