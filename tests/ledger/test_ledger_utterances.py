from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from verbale.errors import VerbaleError
from verbale.ledger.view import Ledger

TEXTS = {
    "wire.txt": 'The Post\nAnna Kovar said "We will seize the ships of Ruritania if the strait is closed."\n',
    "copy.txt": 'The Mail\nAnna Kovar said "We will seize the ships if the strait is closed." Nobody answered her.\n',
    "other.txt": 'The Echo\nAnna Kovar said "The spring was dry, and wheat is scarce." People nodded.\n',
}


@pytest.fixture
def told(tmp_path: Path, read: Callable[..., Ledger]) -> Ledger:
    """Read three reports that tell two sayings."""
    made = tmp_path / "told"
    made.mkdir()
    for name, text in TEXTS.items():
        (made / name).write_text(text)
    return read(made)


def test_statements_of_several_reports_are_one_utterance(told: Ledger) -> None:
    (utterance,) = told.utterances()
    assert len(utterance.statements) == 2
    assert {told.words(v.report, v.spans).startswith("We will seize") for v in utterance.variants} == {True}
    for variant in utterance.variants:
        assert variant.text == told.words(variant.report, variant.spans)


def test_filters_choose_utterances_and_do_not_change_them(told: Ledger) -> None:
    (utterance,) = told.utterances()
    assert told.utterances(report=utterance.variants[0].report) == [utterance]
    assert told.utterances(speaker="nobody of that name") == []


def test_a_line_needs_another_occasion(told: Ledger) -> None:
    assert told.said_lines() == []


def test_records_are_exported_by_their_kind(told: Ledger, tmp_path: Path) -> None:
    assert told.records("utterances") == told.utterances()
    counts = told.export("jsonl", tmp_path / "out")
    assert (counts["utterances.jsonl"], counts["lines.jsonl"]) == (1, 0)


def test_what_is_compared_is_found_by_words_and_the_rest_is_refused(told: Ledger) -> None:
    found = told.compare("seize ships, strait closed")
    assert len(found.wordings) == 1
    with pytest.raises(VerbaleError, match='says anything like it'):
        told.compare("opera tickets")
