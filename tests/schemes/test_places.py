import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.schemes.phrases import listed, table_rows
from verbale.schemes.places import country_of, known, place_key
from verbale.schemes.states import states


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Goma", "COD"),
        ("Kharkiv region", "UKR"),
        ("the port city of Odesa", "UKR"),
        ("Khan Younis", "PSE"),
        ("Khan Yunis", "PSE"),
        ("al-Hudaydah", "YEM"),
        ("El Fasher", "SDN"),
        ("Cox’s Bazar", "BGD"),
        ("São Paulo", "BRA"),
        ("Malmö", "SWE"),
        ("northern Gaza", "PSE"),
        ("Mekelle's", "ETH"),
        ("Diego Garcia", "IOT"),
        ("Norway", "NOR"),
        ("Muscat", "OMN"),
        ("Crimea", "UKR"),
    ],
)
def test_a_place_has_its_country(name: str, code: str):
    assert country_of(name) == code


@pytest.mark.parametrize(
    "name",
    ["Black Sea", "the Strait of Hormuz", "Sea of Zzyx", "Scarborough Shoal", "Kashmir", "Europe", "Nowheria", ""],
)
def test_waters_contested_land_continents_and_unknown_names_have_no_country(name: str):
    assert country_of(name) is None


@pytest.mark.parametrize(
    ("name", "near", "code"),
    [
        ("Tripoli", (), "LBY"),
        ("Tripoli", ("LBN",), "LBN"),
        ("Tripoli", ("LBN", "LBY"), "LBY"),
        ("Paris", ("USA",), "FRA"),
        ("Geneva", ("USA", "IRN"), "CHE"),
        ("Georgia", (), "GEO"),
        ("Georgia", ("USA",), "USA"),
        ("Georgia", ("USA", "RUS"), "GEO"),
        ("Santiago", (), "CHL"),
        ("Santiago", ("DOM",), "DOM"),
        ("Hyderabad", ("PAK",), "PAK"),
        ("Hyderabad", ("PAK", "IND"), None),
        ("Valencia", (), None),
        ("Valencia", ("VEN",), "VEN"),
        ("Cordoba", ("ESP",), "ESP"),
        ("Birmingham", (), "GBR"),
        ("Birmingham", ("USA",), "USA"),
        ("San Jose", (), None),
        ("San Jose", ("CRI",), "CRI"),
        ("Victoria", (), None),
        ("Rafah", ("EGY",), "PSE"),
    ],
)
def test_states_that_the_report_names_decide_a_shared_name(name: str, near: tuple[str, ...], code: str | None):
    assert country_of(name, near) == code


def test_every_listed_country_is_a_code_and_no_name_is_listed_twice():
    rows = table_rows("places")
    names = [place_key(name) for row in rows for name in listed(row["names"])]
    assert all(len(code) == 3 and code.isupper() for row in rows for code in listed(row["countries"]))
    printed = [name for row in rows for name in listed(row["names"])]
    assert len(printed) == len(set(printed))
    assert len(names) > 3000


def test_the_first_and_the_last_line_of_the_gazetteer_are_found():
    from verbale.schemes.places import _gazetteer, _towns

    lines = _gazetteer().decode("ascii").splitlines()
    assert lines == sorted(lines)
    for line in (lines[0], lines[1], lines[len(lines) // 3], lines[-1]):
        key, countries = line.split("\t")
        assert list(_towns(key)) == [entry[:3] for entry in countries.split()]


@given(st.text(max_size=40), st.lists(st.sampled_from(sorted(states())), max_size=3))
def test_any_name_is_looked_up_without_error_and_in_any_order(name: str, near: list[str]):
    answers = {country_of(name, order) for order in itertools.permutations(near)}
    assert len(answers) == 1
    assert known(name) == known(name)


@given(
    st.sampled_from(["Tripoli", "Victoria", "San Jose", "Georgia", "Leon", "Santiago", "Perth", "Cambridge", "Beni"]),
    st.lists(st.sampled_from("USA GBR CAN AUS LBN LBY CRI CHL DOM ESP GEO BOL COD".split()), max_size=4),
)
def test_shared_names_do_not_depend_on_the_order_of_what_is_near(name: str, near: list[str]):
    assert len({country_of(name, order) for order in itertools.permutations(near)}) == 1
