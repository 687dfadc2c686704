"""Offices that no title gives to anybody, and the person just named whom they go on about."""

from __future__ import annotations

import pytest
from parsed_by_hand import by_hand

from verbale.language.parsed import NameLabel
from verbale.reading.actors import find_actors, resolve


def meant(text: str, phrase: str, *persons: str) -> str | None:
    names: list[tuple[str, NameLabel]] = [(name, "person") for name in persons]
    parsed = by_hand(text, names)
    index = find_actors(parsed, "r1")
    start = text.index(phrase)
    tokens = [t for t, a in enumerate(parsed.starts) if start <= a < start + len(phrase)]
    return resolve(index, parsed, tokens[0], tokens[-1] + 1)


def test_an_office_of_a_state_is_the_person_of_the_sentence_before():
    text = "Aino Salmi arrived late. Finland's foreign minister said no."
    assert meant(text, "Finland's foreign minister", "Aino Salmi") == "person/aino-salmi"


def test_who_holds_another_office_is_not_meant():
    text = "Norway's prime minister, Aino Salmi, arrived late. Finland's foreign minister said no."
    assert meant(text, "Finland's foreign minister", "Aino Salmi") == "office/FIN-foreign-minister"


def test_who_was_introduced_is_not_meant():
    text = "The farmer Aino Salmi arrived late. Finland's foreign minister said no."
    assert meant(text, "Finland's foreign minister", "Aino Salmi") == "office/FIN-foreign-minister"


def test_between_two_no_choice_is_made():
    text = "Aino Salmi met Pekka Virta. Finland's foreign minister said no."
    assert meant(text, "Finland's foreign minister", "Aino Salmi", "Pekka Virta") == "office/FIN-foreign-minister"


def test_an_office_in_a_lead_is_who_the_next_sentence_begins_with():
    text = "Finland's foreign minister said no. Aino Salmi spoke to reporters."
    assert meant(text, "Finland's foreign minister", "Aino Salmi") == "person/aino-salmi"


def test_an_office_before_the_report_gives_it_is_the_same_persons():
    text = "Finnish president warned Oslo\n\nThe president of Finland, Aino Salmi, said no."
    assert meant(text, "Finnish president", "Aino Salmi") == "person/aino-salmi"


def test_an_epithet_goes_on_about_whom_the_sentence_before_begins_with():
    text = "Aino Salmi said that Pekka Virta was wrong. The Finnish diplomat left."
    assert meant(text, "The Finnish diplomat", "Aino Salmi", "Pekka Virta") == "person/aino-salmi"


def test_an_office_with_a_name_before_it_is_not_that_of_another():
    text = "The commander of the fleet, Pekka Virta, said no. Aino Salmi spoke. The Guards commander said yes."
    assert meant(text, "The Guards commander", "Aino Salmi", "Pekka Virta") != "person/pekka-virta"


def test_further_down_the_next_name_is_of_another():
    text = "Norway's president, Pekka Virta, left. The mayor of Oslo said no. Aino Salmi spoke to reporters."
    assert meant(text, "The mayor of Oslo", "Aino Salmi", "Pekka Virta") != "person/aino-salmi"


def test_his_minister_is_another_than_he():
    text = "Aino Salmi arrived late. His foreign minister said no."
    assert meant(text, "His foreign minister", "Aino Salmi") != "person/aino-salmi"


@pytest.mark.parametrize(
    "title",
    ["The President of Finland", "The foreign minister of Finland", "The spokesman of the Finnish government"],
)
def test_an_office_with_its_state_may_stand_right_before_the_name(title: str):
    text = f"{title} Aino Salmi said no."
    assert meant(text, f"{title} Aino Salmi", "Aino Salmi") == "person/aino-salmi"


def test_ranks_in_capitals_are_titles_of_the_surname_after_them():
    text = "MAJ. GEN. OKOYE: Good morning. Nothing is decided."
    assert meant(text, "MAJ. GEN. OKOYE", "OKOYE") == "person/okoye"


def test_a_last_name_that_looks_like_a_title_is_a_name():
    text = "Hun Sen said no. Hun Sen left."
    assert meant(text, "Hun Sen", "Hun Sen") == "person/hun-sen"


def test_a_body_with_its_name_behind_it_is_that_name():
    text = "NATO's mission in Kosovo, KFOR, said no."
    assert meant(text, "NATO's mission in Kosovo, KFOR") == "office/XKX-kfor"


def test_an_unnamed_office_reads_as_office_of_state():
    parsed = by_hand("The American president said no. Nobody replied.")
    names = {actor.id: actor.name for actor in find_actors(parsed, "r1").actors.values()}
    assert names["office/USA-president"] == "president of the United States"
