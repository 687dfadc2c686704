from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import light_stages
from hypothesis import given
from hypothesis import strategies as st

from verbale.ledger import writer
from verbale.ledger.reports import reading_of
from verbale.ledger.rows import from_row, to_row
from verbale.ledger.schema import open_to_write
from verbale.ledger.view import Ledger
from verbale.record import Dating, Quoted, Reading, Report, Span

TEXT = '2024-03-02\nAnna Kovar said "If it rains, we stay." Boris Lund said "No."\n'


def test_what_is_stored_comes_back_as_it_was_read() -> None:
    connection = open_to_write(":memory:")
    report = light_stages.report(TEXT, "a.txt")
    reading = light_stages.read_report(report)
    writer.store_reading(connection, reading, writer.received_key(report), ["a.txt"])
    assert reading_of(connection, report.id) == Reading(
        reading.report, reading.statements, reading.events, reading.conditions,
        tuple(sorted(reading.actors, key=lambda actor: actor.id)), reading.rules,
    )  # fmt: skip
    assert writer.received_report(connection, report.id) == report
    connection.close()


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_and_title_come_back_unchanged(text: str, title: str) -> None:
    connection = open_to_write(":memory:")
    report = Report(
        "r1", text, "p", title=Quoted(title, None), published=Dating("2024", "year", "stated", (Span(0, 0),))
    )
    writer.store_reading(connection, Reading(report), writer.received_key(report), ["p"])
    writer.store_reading(connection, Reading(report), writer.received_key(report), ["p"])
    row = connection.execute("SELECT * FROM reports").fetchone()
    assert from_row(Report, row) == report
    for table in ("reports_search", "statements_search"):
        connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
    connection.close()


def test_rows_carry_scalars_as_they_are_and_the_rest_as_json() -> None:
    row = to_row(Report("r1", "text", boilerplate=(Span(0, 2),), title=Quoted("t", Span(1, 2))))
    assert row["text"] == "text"
    assert row["boilerplate"] == "[[0,2]]"
    assert row["title"] == '{"text":"t","span":[1,2]}'
    assert row["published"] is None


def test_the_fuller_account_of_a_text_is_kept_and_ties_are_broken_the_same_way() -> None:
    poor = writer.received_key(Report("r1", "text", published=None))
    rich = writer.received_key(Report("r1", "text", published=Dating("2024", "year", "metadata")))
    other = writer.received_key(Report("r1", "text", url="https://b.example"))
    assert writer.better(rich, poor) and not writer.better(poor, rich)
    assert writer.better(rich, other) != writer.better(other, rich)
    assert not writer.better(rich, rich)


def test_two_writers_share_a_ledger(read: Callable[..., Ledger], tmp_path: Path) -> None:
    path = str(tmp_path / "shared.db")
    connections = [open_to_write(path), open_to_write(path)]
    for number in range(6):
        report = light_stages.report(f"{TEXT}{number}", f"{number}.txt")
        reading = light_stages.read_report(report)
        writer.store_reading(connections[number % 2], reading, writer.received_key(report), [f"{number}.txt"])
    assert len(writer.stored_ids(connections[0])) == 6
    for connection in connections:
        connection.close()
