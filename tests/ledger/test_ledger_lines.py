from __future__ import annotations

import dataclasses
from collections.abc import Callable

import light_stages
import msgspec
import pytest

from verbale.ledger.lines import by_day
from verbale.ledger.rows import event_date
from verbale.ledger.view import Ledger
from verbale.record import Dating

REPORT = light_stages.report('2024-03-02\nAnna Kovar said "If it rains, we stay." Nobody spoke then.', "a.txt")
READING = light_stages.read_report(REPORT)
STATEMENT, EVENT = READING.statements[0], msgspec.structs.replace(READING.events[0], status="occurred")


def test_an_act_of_speech_happens_on_the_day_of_speaking() -> None:
    assert event_date(EVENT, STATEMENT) == STATEMENT.said_on


@pytest.mark.parametrize("fields", [{"status": "planned"}, {"type": "ASSAULT"}, {"actors": ("state/RUR",)}])
def test_what_a_statement_only_tells_of_is_not_dated_by_it(fields: dict[str, object]) -> None:
    assert event_date(msgspec.structs.replace(EVENT, **fields), STATEMENT) is None


def test_an_events_own_date_comes_first() -> None:
    own = Dating("2020-01-01", "day", "stated")
    assert event_date(msgspec.structs.replace(EVENT, date=own), STATEMENT) == own
    assert event_date(EVENT, None) is None


def read_as_occurred(report, near):
    reading = light_stages.read_report(report, near)
    events = tuple(msgspec.structs.replace(event, status="occurred") for event in reading.events)
    return msgspec.structs.replace(reading, events=events)


def test_lines_and_filters_agree_on_the_day(read: Callable[..., Ledger]) -> None:
    with read(stages=dataclasses.replace(light_stages.STAGES, read_report=read_as_occurred)) as ledger:
        assert {(line.day, line.dated) for line in ledger.timeline()} == {("2024-03-02", "own"), ("2024-03-05", "own")}
        assert len(ledger.timeline(since="2024-03-03")) == 2


def test_lines_name_the_speaker_as_the_report_does(read: Callable[..., Ledger]) -> None:
    with read() as ledger:
        lines = ledger.lines(ledger.statements(report="b.txt"))
    assert [(line.who, line.source, line.title) for line in lines] == [
        (("Minister Anna Kovar",), "Kovar", "Talks fail")
    ]


def test_words_of_warning_alone_are_told_by_what_was_said(read: Callable[..., Ledger]) -> None:
    with read(ledger=":memory:") as ledger:
        ledger._connection.execute("DELETE FROM conditions")
        ledger._connection.execute("UPDATE events SET spans = '[[11, 14]]'")
        assert {threat.consequence for threat in ledger.threats(report="a.txt")} == {
            "If Ruritania closes the strait, we will seize its ships."
        }


def test_a_day_is_told_in_one_stretch_what_only_the_report_dates_last(read: Callable[..., Ledger]) -> None:
    with read() as ledger:
        (line, *_) = ledger.lines(ledger.statements())
    days = [("2024-03-02", "own"), ("2024-03-02", "report"), ("2024-03-03", "own"), (None, None)]
    told = [msgspec.structs.replace(line, day=d, dated=how, report="ba"[n % 2]) for n, (d, how) in enumerate(days)]
    assert [(one.day, one.dated) for one in by_day(told[::-1])] == days
