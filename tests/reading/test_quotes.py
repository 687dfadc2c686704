from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.reading.quotes import find_quotes


def inner(text: str) -> list[str]:
    return [text[q.inner.start : q.inner.end] for q in find_quotes(text)]


@pytest.mark.parametrize(
    "text",
    [f"{marks[0]}No talks,{marks[1]} he said." for marks in ("“”", '""', "«»", "„“", "‘’")],
)
def test_every_style_of_mark_is_read(text: str):
    assert inner(text) == ["No talks,"]


def test_an_apostrophe_is_no_quotation():
    assert inner("The minister's aides don't know the soldiers' names.") == []


def test_a_quotation_within_belongs_to_the_outer_one():
    assert inner("“He called it ‘a joke’ and left,” she said.") == ["He called it ‘a joke’ and left,"]
    assert inner("“I insist on the word “peace” here,” she said.") == ["I insist on the word “peace” here,"]


def test_a_mark_turned_round_by_a_copy_still_closes():
    assert inner("“We will answer. “\nNext line.") == ["We will answer."]


def test_a_lost_closing_mark_ends_where_the_next_quotation_begins():
    assert inner("“We will stay. The rest is talk. “And we will win,” he said.") == [
        "We will stay. The rest is talk.",
        "And we will win,",
    ]


def test_a_quotation_never_runs_over_its_line():
    quotes = find_quotes("“It was never closed\nand here is other text.")
    assert len(quotes) == 1 and not quotes[0].closed


def test_a_quotation_of_two_paragraphs_says_that_it_continues():
    first, second = find_quotes("“First part goes on\n“and ends here.”")
    assert first.continues and second.closed


@given(st.text(alphabet="ab .,“”\"'‘’«»\n", max_size=80))
def test_quotations_are_in_order_and_apart(text: str):
    quotes = find_quotes(text)
    assert all(q.outer.start <= q.inner.start <= q.inner.end <= q.outer.end for q in quotes)
    assert all(a.outer.end <= b.outer.start for a, b in pairwise(quotes))
