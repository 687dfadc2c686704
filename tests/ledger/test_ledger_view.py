from __future__ import annotations

import builtins
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from verbale.errors import LedgerError, VerbaleError
from verbale.ledger.opening import open_view
from verbale.ledger.view import Ledger

Read = Callable[..., Ledger]


@pytest.fixture
def ledger(read: Read):
    with read() as made:
        yield made


def test_every_span_of_the_record_slices_its_report_exactly(ledger: Ledger) -> None:
    texts = {report.id: report.text for report in ledger.reports()}
    for condition in ledger.conditions():
        start, end = condition.trigger.spans[0]
        assert texts[condition.report][start:end] == condition.trigger.text
    for actor in ledger.actors():
        assert all(texts[a.report][a.span.start : a.span.end] == a.text for a in actor.aliases)
    for threat in ledger.threats():
        assert all(texts[threat.report][q.span.start : q.span.end] == q.text for q in threat.evidence if q.span)


def test_spellings_of_one_actor_are_one_actor_with_all_aliases(ledger: Ledger) -> None:
    kovar = ledger.actors(speaker="kovar")
    assert [actor.name for actor in kovar] == ["Minister Anna Kovar"]
    assert {alias.text for alias in kovar[0].aliases} == {"Minister Anna Kovar", "Kovar"}
    assert len(kovar[0].offices) == 3
    assert {s.speaker for s in ledger.statements(speaker="Kovar")} == {kovar[0].id}


def test_a_reading_has_all_that_was_read_in_a_report(ledger: Ledger) -> None:
    reading = ledger.reading("c.txt")
    assert reading.report.text.startswith("2024-03-05")
    assert (len(reading.statements), len(reading.events), len(reading.conditions)) == (2, 1, 1)
    assert reading.statements[1].speaker == ledger.actors(speaker="kovar")[0].id
    assert ledger.reading(reading.report.id[:6]) == reading


@pytest.mark.parametrize(("asked", "sentence"), [("zzz", 'No report has "zzz"'), (".txt", "means 3 reports")])
def test_a_report_that_is_none_or_several_is_a_clear_error(ledger: Ledger, asked: str, sentence: str) -> None:
    with pytest.raises(VerbaleError, match=sentence):
        ledger.reading(asked)


def test_words_are_those_of_the_report(ledger: Ledger) -> None:
    statement = ledger.statements(report="b.txt")[0]
    expected = "If Ruritania closes the strait, we will seize its ships"
    assert ledger.words(statement.report, statement.content) == expected
    with pytest.raises(VerbaleError, match="There is no report"):
        ledger.words("r0", [])


def test_the_timeline_goes_by_days_and_tells_the_same_once(ledger: Ledger) -> None:
    rows = ledger.timeline()
    assert [row.day for row in rows] == ["2024-03-02", "2024-03-05", "2024-03-05"]
    everything = ledger.timeline(statements=True)
    assert [row.kind for row in everything].count("statement") == 2


def test_to_pandas_gives_a_column_a_field(ledger: Ledger) -> None:
    pytest.importorskip("pandas")
    frame = ledger.to_pandas("statements", speaker="Lund")
    assert list(frame["kind"]) == ["direct", "direct"]
    assert list(ledger.to_pandas("events", speaker="nobody at all").columns)[:2] == ["id", "report"]


def test_to_pandas_without_pandas_says_what_to_install(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without_pandas(name: str, *rest: Any) -> Any:
        if name == "pandas":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without_pandas)
    with pytest.raises(VerbaleError, match=r"pip install 'verbale\[pandas\]'"):
        ledger.to_pandas("reports")


def test_the_file_is_good_to_open_in_any_sqlite_tool(read: Read, tmp_path: Path) -> None:
    read().close()
    connection = sqlite3.connect(tmp_path / "verbale.db")
    rows = connection.execute(
        "SELECT s.words, json_extract(r.published, '$.value') FROM statements s JOIN reports r ON r.id = s.report "
        "WHERE s.speaker = 'person/boris-lund' ORDER BY 1"
    ).fetchall()
    assert rows == [("Nothing will happen in Sylvania.", "2024-03-02"), ("We expect sanctions.", "2024-03-05")]
    found = "SELECT value FROM conditions, json_each(conditions.consequence, '$.instruments') LIMIT 1"
    assert connection.execute(found).fetchone() == ("economic",)
    connection.execute("INSERT INTO statements_search (statements_search, rank) VALUES ('integrity-check', 1)")
    connection.execute("INSERT INTO reports_search (reports_search, rank) VALUES ('integrity-check', 1)")
    connection.close()


def test_a_closed_ledger_answers_with_a_ledger_error(read: Read) -> None:
    ledger = read()
    ledger.close()
    with pytest.raises(LedgerError, match="closed"):
        ledger.reports()


def test_a_ledger_tells_where_it_is(read: Read) -> None:
    with read(ledger=":memory:") as ledger:
        assert repr(ledger) == "<Ledger :memory:>"


def test_names_are_those_of_the_actors(ledger: Ledger) -> None:
    assert ledger.names() == {actor.id: actor.name for actor in ledger.actors()}


def test_a_ledger_that_was_only_opened_has_an_empty_summary(read: Callable[..., Ledger], tmp_path: Path) -> None:
    with read() as ledger:
        assert ledger.summary.new == 3
    with open_view(str(tmp_path / "verbale.db")) as ledger:
        assert (ledger.summary.new, ledger.summary.failures) == (0, ())
