from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import verbale
from verbale import CodedEvent, code


def triples(text: str) -> set[tuple[str, str, str]]:
    return {triple for event in code(text) for triple in event.triples()}


def only(text: str) -> CodedEvent:
    (event,) = code(text)
    return event


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        ("Portugal expelled two Angolan diplomats.", ("PRT", "SANCTION", "AGOGOV")),
        ("Two Angolan diplomats were expelled by Portugal.", ("PRT", "SANCTION", "AGOGOV")),
        ("The expulsion of two Angolan diplomats by Portugal was reported.", ("PRT", "SANCTION", "AGOGOV")),
        ("Kenyan troops shelled a Somali village.", ("KENMIL", "ASSAULT", "SOMCVL")),
        ("Kenyan troops, who had shelled Somali rebels, slept.", ("KENMIL", "ASSAULT", "SOMREB")),
        ("Egypt denies preparing to invade Libya.", ("EGY", "REJECT", "")),
        ("Uganda accused Rwanda of shelling a camp.", ("UGA", "ACCUSE", "RWA")),
        ("Vietnam threatened to attack Laos.", ("VNM", "THREATEN", "LAO")),
        ("Chile sent food to Haiti.", ("CHL", "AID", "HTI")),
        ("The Russian invasion of Ukraine began at night.", ("RUS", "ASSAULT", "UKR")),
    ],
)
def test_a_sentence_gives_who_did_what_to_whom_in_codes(text: str, triple: tuple[str, str, str]) -> None:
    assert triples(text) == {triple}


def test_those_who_meet_do_it_to_each_other() -> None:
    event = only("The Cuban and Mexican presidents met in Havana.")
    assert event.mutual
    assert set(event.triples()) == {("CUBGOV", "CONSULT", "MEXGOV"), ("MEXGOV", "CONSULT", "CUBGOV")}


def test_a_chain_of_verbs_shares_its_subject_and_its_object() -> None:
    assert triples("China threatened and later imposed an embargo on Norwegian salmon.") == {
        ("CHN", "THREATEN", "NOR"),
        ("CHN", "SANCTION", "NOR"),
    }


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Norway has not attacked Sweden.", "denied"),
        ("Norway will expel Swedish diplomats.", "planned"),
        ("Norway is shelling Swedish ships.", "ongoing"),
        ("Norwegian troops began shelling Swedish ships.", "occurred"),
    ],
)
def test_status_says_whether_it_took_place(text: str, status: str) -> None:
    assert only(text).status == status


@pytest.mark.parametrize(
    "text",
    [
        "The striker fired the ball past the goalkeeper.",
        "Heavy rain is threatening the harvest.",
        "Oil prices retreated in thin trading.",
        "The population of Ghana has doubled.",
        "",
        " \n",
    ],
)
def test_sport_weather_and_markets_tell_no_event(text: str) -> None:
    assert code(text) == []


def test_dates_rest_on_the_day_of_writing() -> None:
    text = "Peru recalled its envoy to Chile on Tuesday."
    (told,) = code(text, date(2031, 5, 8))
    assert told.date is not None and told.date.value == "2031-05-06"
    assert code(text, "2031-05-08") == [told]
    with pytest.raises(ValueError, match="Tuesday"):
        code(text, "Tuesday")


def test_parties_carry_the_words_that_name_them() -> None:
    text = "Two Colombian soldiers were killed by rebels."
    event = only(text)
    assert [text[a.span.start : a.span.end] for a in event.actors if a.span] == ["rebels"]
    assert [text[a.span.start : a.span.end] for a in event.recipients if a.span] == ["Two Colombian soldiers"]


def test_code_is_part_of_the_public_face() -> None:
    assert verbale.code is code


WORDS = (
    "France attacked and Iran met with troops the of by who denied shelling police arrested not will , . Oman".split()
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_any_words_are_coded_alike_twice_with_spans_in_the_text(text: str) -> None:
    found = code(text)
    assert found == code(text)
    for event in found:
        assert event.spans
        for span in (*event.spans, *(p.span for p in (*event.actors, *event.recipients) if p.span)):
            assert 0 <= span.start < span.end <= len(text)


def test_whose_remarks_a_sentence_is_about_is_its_he() -> None:
    events = code(
        "Pavel Dorrance spoke in the senate on Tuesday. Jan Kos’s remarks come as he will meet Czech President "
        "Petr Malik in Prague on Friday."
    )
    meeting = next(event for event in events if event.type == "AGREE")
    assert "Jan Kos" in {actor.name for actor in meeting.actors}
    assert "Pavel Dorrance" not in {actor.name for actor in meeting.actors}
