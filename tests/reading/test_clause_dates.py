"""The date of a deed is that of the time that hangs on it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from verbale.language import parse
from verbale.language.times import find_times
from verbale.language.trees import sentence_of
from verbale.reading.clause_dates import clause_dates
from verbale.reading.positions import tokens_in
from verbale.record import Dating, Span
from verbale.rules import without

KEY = Path(__file__).parents[2] / "benchmarks" / "event_dates.jsonl"
WEDNESDAY = Dating("2023-03-15", "day", "stated")


def date_of(marked: str, published: Dating | None = WEDNESDAY) -> Dating | None:
    """Return the date of the deed between *asterisks*."""
    before, word, after = marked.split("*")
    text = before + word + after
    parsed = parse(text)
    token = tokens_in(parsed, Span(len(before), len(before) + len(word)))[0]
    return clause_dates(parsed, find_times(text), published)(*sentence_of(parsed, token), token)


def value_of(marked: str) -> str | None:
    found = date_of(marked)
    return found.value if found else None


def test_each_deed_of_a_sentence_has_its_own_day() -> None:
    assert value_of("Officials *said* on Monday that troops would leave on Friday.") == "2023-03-13"
    assert value_of("Officials said on Monday that troops would *leave* on Friday.") == "2023-03-17"


def test_tense_tells_the_side_of_the_report() -> None:
    assert value_of("The envoys *met* on Thursday.") == "2023-03-09"
    assert value_of("The envoys will *meet* on Thursday.") == "2023-03-16"
    assert value_of("The king *flies* to Ankara on Thursday.") == "2023-03-16"
    assert value_of("The king is *meeting* the envoys on Thursday.") == "2023-03-16"


def test_a_time_of_a_noun_beside_the_deed_is_not_its_day() -> None:
    assert date_of("The president *spoke* with the king before talks on Monday.") is None


def test_verb_and_object_share_their_day_and_so_do_joined_verbs() -> None:
    assert value_of("On Sunday, gunmen attacked a convoy and *kidnapped* two drivers.") == "2023-03-12"
    assert value_of("The two leaders are *scheduled* to meet on March 30.") == "2023-03-30"


def test_that_day_is_the_day_named_last_and_without_one_there_is_none() -> None:
    assert value_of("The convoy left on March 3. That day rebels *seized* the airport.") == "2023-03-03"
    assert date_of("Rebels *seized* the airport the same day.") is None


def test_what_names_no_place_in_the_calendar_dates_nothing() -> None:
    assert date_of("The two countries *clashed* in recent years.") is None
    assert date_of("They have been *negotiating* for three weeks.") is None
    assert date_of("They have recently *met*.") is None


def test_a_report_without_a_date_dates_nothing() -> None:
    assert date_of("The envoys *met* on Thursday.", None) is None


def test_the_date_rests_on_the_words_of_the_time() -> None:
    found = date_of("The envoys *met* on Tuesday.")
    assert found is not None
    assert found.spans == (Span(18, 25),)


def test_without_a_verb_the_first_date_of_the_tokens_is_given() -> None:
    text = "Officials said on Monday that troops would leave on Friday."
    parsed = parse(text)
    found = clause_dates(parsed, find_times(text), WEDNESDAY)(0, len(parsed.starts))
    assert found is not None
    assert found.value == "2023-03-13"


def test_the_rules_can_be_switched_off() -> None:
    with without("clause_dates.of_verb"):
        assert value_of("Officials said on Monday that troops would *leave* on Friday.") == "2023-03-20"


@pytest.mark.parametrize("floor", [0.93])
def test_the_key_of_own_sentences_is_held(floor: float) -> None:
    rows = [json.loads(line) for line in KEY.read_text(encoding="utf-8").splitlines()]
    right = 0
    for row in rows:
        found = date_of(row["text"], Dating(row["published"], "day", "stated"))
        given = None if found is None else f"{found.value}/{found.end}" if found.end else found.value
        right += given == row["date"]
    assert right / len(rows) >= floor
