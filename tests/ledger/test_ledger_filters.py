from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from verbale.errors import VerbaleError
from verbale.ledger.actors import fold
from verbale.ledger.rows import iso_days
from verbale.ledger.select import SELECT
from verbale.ledger.view import Ledger


@pytest.fixture
def ledger(read: Callable[..., Ledger]):
    with read() as made:
        yield made


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        ({}, 5),
        ({"speaker": "kovar"}, 3),
        ({"speaker": "KOVAR"}, 3),
        ({"speaker": "Minister Anna"}, 3),
        ({"speaker": "person/boris"}, 2),
        ({"speaker": "sylvania"}, 5),
        ({"speaker": "SYL"}, 5),
        ({"speaker": "Ruritania"}, 0),
        ({"speaker": "ov"}, 0),
        ({"target": "Ruritania"}, 3),
        ({"type": "direct"}, 5),
        ({"type": "threaten"}, 3),
        ({"type": "belief"}, 0),
        ({"since": "2024-03-03"}, 3),
        ({"until": "2024-03-04"}, 2),
        ({"since": "2024", "until": "2024-03"}, 5),
        ({"since": datetime.date(2024, 3, 5)}, 3),
        ({"report": "a.txt"}, 2),
        ({"report": "sanctions loom"}, 0),
        ({"speaker": "Lund", "since": "2024-03-05"}, 1),
        ({"speaker": None, "report": ""}, 5),
    ],
)
def test_statements_can_be_asked_for_as_a_person_types(ledger: Ledger, filters: Any, number: int) -> None:
    assert len(ledger.statements(**filters)) == number


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        ({"speaker": "Kovar"}, 3),
        ({"speaker": "Lund"}, 0),
        ({"target": "RUR"}, 3),
        ({"type": "IF"}, 3),
        ({"type": "economic"}, 3),
        ({"type": "sanction"}, 3),
        ({"type": "military"}, 0),
    ],
)
def test_conditions_can_be_asked_for_by_either_side(ledger: Ledger, filters: Any, number: int) -> None:
    assert len(ledger.conditions(**filters)) == number


def test_events_and_reports_take_the_same_filters(ledger: Ledger) -> None:
    assert len(ledger.events(type="military", target="ruritania", speaker="sylvania")) == 3
    assert len(ledger.reports(speaker="Lund")) == 2
    assert len(ledger.reports(target="Ruritania", since="2024-03-05")) == 2
    assert [actor.name for actor in ledger.actors(type="state")] == ["Ruritania", "Sylvania"]
    assert [actor.name for actor in ledger.actors(type="state", report="a.txt")] == ["Ruritania", "Sylvania"]
    assert [actor.name for actor in ledger.actors(type="person", report="b.txt")] == ["Minister Anna Kovar"]


@pytest.mark.parametrize("kind", list(SELECT))
@pytest.mark.parametrize("name", ["speaker", "target", "type", "since", "until", "report"])
def test_every_filter_works_on_every_kind(ledger: Ledger, kind: Any, name: Any) -> None:
    value = {"since": "2024", "until": "2024", "type": "cyber"}.get(name, "zzz")
    found = ledger.records(kind, **{name: value})
    assert bool(found) == (name in ("since", "until"))


@pytest.mark.parametrize(
    "value", ["yesterday", "2024-3-1", "2024-13", "03.12.2021", "20240301", "-", "2024-02-30", "2024-13-45"]
)
def test_what_is_no_date_is_refused_with_an_example(ledger: Ledger, value: str) -> None:
    with pytest.raises(VerbaleError, match=r"is not a date: write 2021-12-03, 2021-12 or 2021\."):
        ledger.statements(since=value)


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2024-02-03", ("2024-02-03", "2024-02-03")),
        ("2024-02-03T10:30", ("2024-02-03", "2024-02-03")),
        ("0000", None),
        ("soon", None),
    ],
)
def test_a_date_covers_the_days_that_it_allows(value: str, days: tuple[str, str] | None) -> None:
    assert iso_days(value) == days


def test_names_are_compared_without_case_and_accents() -> None:
    assert fold("  Erdoğan\n ÉLYSÉE ") == "erdogan elysee"


def test_a_type_that_no_record_can_have_is_refused(ledger: Ledger) -> None:
    with pytest.raises(VerbaleError, match=r'There is no type "threat"; the types are .*THREATEN'):
        ledger.statements(type="threat")
