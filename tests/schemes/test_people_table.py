import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.schemes.people import HELD, named, people, skeleton, standing, surnamed
from verbale.schemes.states import states


def test_every_person_has_a_country_and_offices_in_order():
    when = re.compile(r"\d{4}(?:-\d\d)?")
    for person, spellings in people():
        assert person.country in states() or person.country in {"UNO", "EUR", "IGO"}, person.name
        assert spellings[0] == person.name
        for held in person.offices:
            assert held.office in HELD, person.name
            assert when.fullmatch(held.since), person.name
            assert not held.until or (when.fullmatch(held.until) and held.since[:4] <= held.until[:4]), person.name


def test_a_name_stands_once():
    names = [person.name for person, _ in people()]
    assert len(names) == len(set(names))
    assert len(names) > 2000


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("muhammad morsi", "Mohamed Morsi"),
        ("dmitriy medvedev", "Dmitry Medvedev"),
        ("viktor yuschenko", "Viktor Yushchenko"),
        ("recep erdogan", "Recep Tayyip Erdogan"),
        ("hosni mubarak", "Hosni Mubarak"),
        ("sergej lavrov", "Sergei Lavrov"),
        ("ida sund", None),
    ],
)
def test_a_name_is_found_in_other_spellings(printed: str, name: str | None):
    found = [person.name for person in named(printed.split())]
    assert found == ([name] if name else [])


def test_a_common_family_name_alone_names_nobody():
    assert surnamed(["johnson"], titled=False) == []
    assert {person.name for person in surnamed(["johnson"], titled=True)} >= {"Boris Johnson", "Mike Johnson"}


def test_out_of_office_a_person_is_of_the_elites_and_before_it_only_the_country_is_known():
    merkel = named(["angela", "merkel"])[0]
    assert standing(merkel, date(2010, 1, 1)) == ("DEU", "GOV", None)
    assert standing(merkel, date(2023, 1, 1)) == ("DEU", "ELI", None)
    assert standing(merkel, date(1995, 1, 1)) == ("DEU", None, None)
    assert standing(merkel, None) == ("DEU", "GOV", None)


def test_an_official_of_an_organisation_has_its_code_as_country():
    ban = named(["ban", "ki", "moon"])[0]
    assert standing(ban, date(2010, 1, 1)).country == "UNO"
    assert standing(ban, date(2005, 1, 1)).country == "KOR"


@given(st.text(max_size=30))
def test_a_skeleton_has_no_doubled_letters(word: str):
    assert not re.search(r"([a-z])\1", skeleton(word))
    named(word.split() or [""])
