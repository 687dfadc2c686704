import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.schemes.phrases import words_of_text
from verbale.schemes.states import country_of, state_at, states


def test_every_code_has_three_capitals_and_a_name():
    assert len(states()) > 195
    assert all(len(code) == 3 and code.isupper() and state.name for code, state in states().items())


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("Great Britain", "GBR"),
        ("two Norwegian frigates", "NOR"),
        ("the Élysée", "FRA"),
        ("the Elysee Palace", "FRA"),
        ("Downing Street", "GBR"),
        ("the Pentagon", "USA"),
        ("Pyongyang", "PRK"),
        ("Burma", "MMR"),
        ("Kiev", "UKR"),
        ("KYIV", "UKR"),
        ("Three Iraqis", "IRQ"),
        ("the U.S. envoy", "USA"),
        ("Chile's Defense Department", "CHL"),
        ("Côte d’Ivoire", "CIV"),
        ("the Black Sea Fleet", "RUS"),
        ("Transnistria", "MDA"),
        ("Houthi rebels", "YEM"),
        ("North Korea", "PRK"),
        ("Papua New Guinea", "PNG"),
    ],
)
def test_a_phrase_has_the_country_that_it_names_or_belongs_to(phrase: str, code: str):
    assert country_of(phrase) == code


@pytest.mark.parametrize(
    "phrase",
    ["they told us so", "polish the silver", "roast turkey", "china cups", "the Paris Agreement", "a swede", ""],
)
def test_words_that_only_look_like_states_have_no_country(phrase: str):
    assert country_of(phrase) is None


def test_georgia_in_america_is_not_the_state_in_the_caucasus():
    american = "Republicans in Georgia met in Atlanta."
    assert state_at(words_of_text("Georgia"), 0, american) is None
    assert state_at(words_of_text("Georgia"), 0, "Georgia protested in Tbilisi.") is not None


@given(st.text(max_size=60))
def test_any_text_is_looked_up_without_error(phrase: str):
    assert country_of(phrase) is None or country_of(phrase) in states()
