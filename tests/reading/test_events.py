from __future__ import annotations

from functools import lru_cache

import pytest

from verbale.language import parse
from verbale.language.parsed import Parsed
from verbale.reading.conditions import find_conditions
from verbale.reading.events import attach_events, find_events
from verbale.record import Dating, Event, Span, Statement, StatementKind

TOLD = [
    ("Oman rejected the claims of Qatar.", "REJECT", ("state/OMN",), ("state/QAT",)),
    ("Oman accused Qatar of spying.", "ACCUSE", ("state/OMN",), ("state/QAT",)),
    ("Oman urged Qatar to free the crew.", "REQUEST", ("state/OMN",), ("state/QAT",)),
    ("Oman threatened Qatar with war.", "THREATEN", ("state/OMN",), ("state/QAT",)),
    ("Oman condemned the attack on the tanker.", "ACCUSE", ("state/OMN",), ()),
    ("Oman praised Qatar on Sunday.", "SUPPORT", ("state/OMN",), ("state/QAT",)),
    ("Oman expelled three diplomats of Qatar.", "SANCTION", ("state/OMN",), ("state/QAT",)),
    ("Oman imposed sanctions on Qatar.", "SANCTION", ("state/OMN",), ("state/QAT",)),
    ("Oman attacked Qatar at dawn.", "ASSAULT", ("state/OMN",), ("state/QAT",)),
]


@lru_cache(maxsize=256)
def parsed(text: str) -> Parsed:
    return parse(text)


def who(one: Parsed) -> object:
    def resolve(start: int, end: int, statement: str | None) -> str | None:
        names = [one.word(t) for t in range(start, end) if one.word(t)[0].isupper()]
        return names[-1].lower() if names else None

    return resolve


def statement(text: str, words: str, cue: str, speaker: str, kind: StatementKind = "direct") -> Statement:
    start = text.index(words)
    at = text.index(cue)
    return Statement(
        "s1", "r", kind, "assertion", (Span(start, start + len(words)),), (Span(at, at + len(cue)),), (), speaker,
        None, None, None, None, "neutral", 1.0,
    )  # fmt: skip


def events(text: str, statements: list[Statement] | None = None) -> list[Event]:
    one = parsed(text)
    resolve = who(one)
    found = find_conditions(one, "r", statements or [], resolve, [])  # type: ignore[arg-type]
    return find_events(one, "r", statements or [], found, resolve, [])  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), TOLD)
def test_a_verb_tells_who_did_what_to_whom(
    text: str, kind: str, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> None:
    assert [(e.type, e.actors, e.recipients, e.status) for e in events(text)] == [
        (kind, actors, recipients, "occurred")
    ]


def test_those_who_meet_are_all_actors() -> None:
    (event,) = events("Oman met with Qatar on Sunday.")
    assert (event.type, set(event.actors), event.recipients) == ("CONSULT", {"state/OMN", "state/QAT"}, ())


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Oman did not attack Qatar.", "denied"),
        ("Oman will expel the diplomats.", "planned"),
        ("Oman plans to attack Qatar.", "planned"),
        ("Oman is attacking Qatar.", "ongoing"),
    ],
)
def test_denied_planned_and_ongoing_deeds_are_told_apart(text: str, status: str) -> None:
    assert [e.status for e in events(text)] == [status]


def test_a_deed_within_a_condition_is_conditional() -> None:
    found = events("Qatar will respond if Oman attacks the tanker.")
    assert [e.status for e in found if e.type == "ASSAULT"] == ["conditional"]


def test_a_meeting_to_come_is_an_agreement() -> None:
    assert [e.type for e in events("The Omani minister will meet with Qatar next week.")] == ["AGREE"]


def test_force_that_is_met_is_no_meeting() -> None:
    assert "CONSULT" not in [e.type for e in events("Any attack will be met with force by Oman.")]


def test_an_if_then_with_harm_is_a_threat_of_its_speaker() -> None:
    text = '"If Qatar closes the strait, we will strike," Saleh said.'
    said = statement(text, '"If Qatar closes the strait, we will strike,"', "said", "saleh")
    threats = [e for e in events(text, [said]) if e.type == "THREATEN"]
    assert [(e.actors, e.recipients, e.statement, e.mode) for e in threats] == [
        (("saleh",), ("qatar",), "s1", ("violence",))
    ]


def test_a_duty_laid_on_somebody_is_a_request() -> None:
    text = "Saleh said Qatar must leave the island."
    said = statement(text, "Qatar must leave the island", "said", "saleh", "indirect")
    requests = [e for e in events(text, [said]) if e.type == "REQUEST"]
    assert [(e.actors, e.recipients) for e in requests] == [(("saleh",), ("qatar",))]


def test_a_condition_gets_the_event_that_it_words() -> None:
    text = "Oman will strike if Qatar closes the strait."
    one = parsed(text)
    resolve = who(one)
    conditions = find_conditions(one, "r", [], resolve, [])  # type: ignore[arg-type]
    found = find_events(one, "r", [], conditions, resolve, [])  # type: ignore[arg-type]
    (attached,) = attach_events(conditions, found)
    assert attached.event in {e.id for e in found if e.type == "THREATEN"}


def test_dates_come_from_the_caller() -> None:
    text = "Oman attacked Qatar."
    one = parsed(text)
    day = Dating("2031-05-04", "day", "inferred")
    (event,) = find_events(one, "r", [], [], who(one), [], lambda *_: day)  # type: ignore[arg-type]
    assert event.date == day


def test_boilerplate_holds_no_events() -> None:
    text = "Oman attacked Qatar."
    one = parsed(text)
    assert find_events(one, "r", [], [], who(one), [Span(0, len(text))]) == []  # type: ignore[arg-type]


def test_spans_are_words_of_the_text_and_ids_are_stable() -> None:
    text = " ".join(row[0] for row in TOLD)
    assert events(text) == events(text)
    for event in events(text):
        assert event.id.startswith("e") and event.spans
        assert all(text[a:b].strip() == text[a:b] != "" for a, b in event.spans)
