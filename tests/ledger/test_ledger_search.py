from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.errors import VerbaleError
from verbale.ledger.schema import open_to_write
from verbale.ledger.search import to_fts
from verbale.ledger.view import Ledger


@pytest.fixture
def ledger(read: Callable[..., Ledger]):
    with read() as made:
        yield made


def test_statements_come_first_then_reports_that_have_the_words_elsewhere(ledger: Ledger) -> None:
    assert [(hit.kind, hit.who) for hit in ledger.search("sanction")] == [("statement", ("Boris Lund",))]
    assert [(hit.kind, hit.words.split("\n")[0]) for hit in ledger.search("laughing")] == [("report", "Talks fail")]


def test_words_match_in_any_inflection_and_are_marked(ledger: Ledger) -> None:
    hits = ledger.search("ship seized")
    assert len(hits) == 2
    assert [[hit.words[start:end] for start, end in hit.marks] for hit in hits] == [["seize", "ships"]] * 2


def test_a_phrase_and_a_beginning_can_be_asked_for(ledger: Ledger) -> None:
    assert len(ledger.search('"seize its ships"')) == 2
    assert ledger.search('"ships seize"') == []
    assert len(ledger.search("sanct*")) == 1


def test_the_filters_hold_for_a_search(ledger: Ledger) -> None:
    assert len(ledger.search("strait", since="2024-03-04")) == 1
    assert ledger.search("strait", speaker="Lund", report="b.txt") == []


@pytest.mark.parametrize("asked", ["", "   ", '"', "?!", "*"])
def test_nothing_to_look_for_is_said(ledger: Ledger, asked: str) -> None:
    with pytest.raises(VerbaleError, match="no word to look for"):
        ledger.search(asked)


CONNECTION = open_to_write(":memory:")


@given(st.text(max_size=40))
def test_nothing_that_can_be_typed_is_a_syntax_error(asked: str) -> None:
    try:
        question = to_fts(asked)
    except VerbaleError:
        return
    CONNECTION.execute("SELECT rowid FROM statements_search WHERE statements_search MATCH ?", (question,)).fetchall()
