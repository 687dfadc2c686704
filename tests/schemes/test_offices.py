import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.schemes.offices import office_of, plural_of, sector_of


@pytest.mark.parametrize(
    ("phrase", "role", "country"),
    [
        ("US Secretary of State", "foreign-minister", "USA"),
        ("Japan's defence minister", "defence-minister", "JPN"),
        ("a State Department spokesman", "spokesperson", "USA"),
        ("Kenya's ambassador to Ethiopia", "ambassador", "KEN"),
        ("deputy prime minister", "deputy-prime-minister", None),
        ("the Peruvian parliament", "parliament", "PER"),
    ],
)
def test_an_office_is_its_role_and_its_country(phrase: str, role: str, country: str | None):
    office = office_of(phrase)
    assert office is not None
    assert (office.role, office.country) == (role, country)


def test_the_office_of_an_organisation_names_it():
    office = office_of("NATO's secretary general")
    assert office is not None
    assert office.organisation == "organisation/nato"


@pytest.mark.parametrize(
    ("phrase", "sector"),
    [
        ("Slovak soldiers", "MIL"),
        ("an intelligence officer", "SPY"),
        ("a former foreign minister", "ELI"),
        ("opposition lawmakers", "LEG"),
        ("the Kremlin", "GOV"),
        ("riot police", "COP"),
        ("Hamas", "REB"),
        ("a blue car", None),
    ],
)
def test_a_phrase_has_the_sector_of_its_role(phrase: str, sector: str | None):
    assert sector_of(phrase) == sector


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("secretary of state", "secretaries of state"),
        ("spokeswoman", "spokeswomen"),
        ("ally of the king", "allies of the king"),
        ("coach", "coaches"),
        ("minister", "ministers"),
    ],
)
def test_plurals_change_the_head(one: str, many: str):
    assert plural_of(one) == many


@given(st.text(max_size=60))
def test_any_text_has_an_office_or_none(phrase: str):
    office = office_of(phrase)
    assert office is None or office.role
    assert sector_of(phrase) is None or len(sector_of(phrase) or "") == 3
