from __future__ import annotations

import pytest

from verbale import CodedEvent, code
from verbale.reading.events_tables import noun_cues, verb_cues
from verbale.rules import all_rules, without

SENTENCES = [
    "The talks between Serbia and Croatia resumed.",
    "Malian soldiers, having surrounded the camp, stormed it and killed ten rebels.",
    "Kenya and Uganda announced that they would share radar data.",
    "Peru, together with Chile, sent tents to Bolivia.",
    "Threats made by Libya against Malta were reported.",
    "The Laotian president promised not to attack any Thai village if Thai troops withdraw.",
    "Fans said the striker attacked the goalkeeper in the final match of the season.",
]


def told(text: str) -> list[tuple[str, list[str], list[str]]]:
    return [(e.type, [a.code for a in e.actors], [r.code for r in e.recipients]) for e in code(text)]


def first(text: str) -> CodedEvent:
    return code(text)[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad launched an attack on Niger.", ("ASSAULT", ["TCD"], ["NER"])),
        ("Chad lodged a protest with Niger.", ("ACCUSE", ["TCD"], ["NER"])),
        ("Threats made by Libya against Malta were reported.", ("THREATEN", ["LBY"], ["MLT"])),
        ("A strike by Chad killed two Nigerien soldiers.", ("ASSAULT", ["TCD"], ["NERMIL"])),
        ("Peru, together with Chile, sent tents to Bolivia.", ("AID", ["PER", "CHL"], ["BOL"])),
        ("Spain ordered its army to leave Mali.", ("REQUEST", ["ESP"], ["ESPMIL"])),
        ("Dozens of Thai farmers blocked a road.", ("PROTEST", ["THALAB"], [])),
    ],
)
def test_nouns_light_verbs_and_company_find_their_parties(
    text: str, expected: tuple[str, list[str], list[str]]
) -> None:
    kind, actors, recipients = expected
    found = told(text)
    assert [row[0] for row in found] == [kind]
    assert found[0][1] == actors or kind == "PROTEST"
    assert [r[:3] for r in found[0][2]] == [r[:3] for r in recipients]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Oman urged Qatar to attack Yemen.", ["REQUEST"]),
        ("Oman offered Qatar help.", ["AGREE"]),
        ("Oman will not join the talks with Qatar.", ["REJECT"]),
        ("Oman is ready to meet Qatar.", ["AGREE"]),
        ("Oman condemned the Qatari invasion of Yemen.", ["ACCUSE", "ASSAULT"]),
        ("The Omani senator attacked the Omani president.", ["ACCUSE"]),
    ],
)
def test_what_is_asked_offered_or_refused_is_told_by_its_verb(text: str, types: list[str]) -> None:
    assert [event.type for event in code(text)] == types


def test_a_deed_behind_if_is_conditional() -> None:
    assert {e.status for e in code("Oman would suffer if Qatar invaded Yemen.") if e.type == "ASSAULT"} == {
        "conditional"
    }


def test_both_sides_are_the_parties_named_before() -> None:
    found = code("Serbia and Croatia sent envoys to Geneva. Both sides signed a treaty on Monday.")
    signed = [e for e in found if e.type == "SUPPORT"]
    assert [{a.id for a in e.actors} for e in signed] == [{"state/SRB", "state/HRV"}]


def test_the_tables_hold_all_sixteen_types() -> None:
    kinds = {cue.type for rows in verb_cues().values() for cue in rows if cue.type}
    assert len(kinds) == 16
    assert sum(len(rows) for rows in verb_cues().values()) >= 400
    assert {cue.type for rows in noun_cues().values() for cue in rows} <= kinds


def test_every_rule_of_events_can_be_switched_off_alone() -> None:
    names = [rule.name for rule in all_rules() if rule.name.startswith(("events", "coding"))]
    assert len(names) > 20
    before = [told(text) for text in SENTENCES]
    for name in names:
        with without(name):
            for text in SENTENCES[:3]:
                code(text)
    assert [told(text) for text in SENTENCES] == before
