from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.schemes.actor_codes import actor_code, join_code, split_nationality
from verbale.schemes.actor_meanings import meanings
from verbale.schemes.organisations import organisations
from verbale.schemes.phrases import listed, table_rows
from verbale.schemes.states import states

SECTORS = {
    "GOV", "MIL", "REB", "OPP", "PTY", "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "MED", "JRN", "JUD", "LAB", "LEG",
    "PRE", "PRM", "REF", "REL", "SOC", "SPY", "COP", "UAF", "UNK",
}  # fmt: skip
ORGANISED = {"UNO", "EUR", "IGO", "NGO", "IMG", "ISM", "MNC"}


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("two Norwegian lawmakers", "NORLEG"),
        ("a retired Peruvian admiral", "PERELI"),
        ("the Nepalese prime minister's office", "NPLGOV"),
        ("Uruguay's defence ministry", "URYGOVMIL"),
        ("Ghana state television", "GHAGOVJRN"),
        ("a spokesman for the Lao army", "LAOMIL"),
        ("the head of the Estonian central bank", "ESTGOV"),
        ("several of the biggest farmers' associations in Bolivia", "BOLAGR"),
        ("a Muslim community leader", "REL"),
        ("an official of the trade union", "LAB"),
        ("Ottawa police", "CANCOP"),
        ("dozens of Fijians", "FJICVL"),
        ("the Seychellois ambassador to Mauritius", "SYCGOV"),
        ("ambassador to Mauritius", "GOV"),
        ("NATO", "IGONAT"),
        ("NATO warships", "IGONATMIL"),
        ("the UN General Assembly", "UNO"),
        ("the European Parliament", "EURLEG"),
        ("Oxfam", "NGOSOC"),
        ("rebels backed by Chad", "REB"),
        ("Ugandan-backed militia", "PRM"),
        ("pro-Belgian demonstrators", "CVL"),
        ("the brother of the prime minister", "ELI"),
        ("the brother of a baker", "CVL"),
        ("Transnistria", "MDAPRE"),
        ("Western Sahara", "MARPRE"),
        ("Lisbon", "PRTGOV"),
        ("Gothenburg", "SWECVL"),
        ("she", "UNK"),
        ("Faroese fishermen", "DNKAGR"),
    ],
)
def test_a_phrase_has_the_code_of_its_head_and_its_own_country(phrase: str, code: str):
    assert actor_code(phrase).code == code


@pytest.mark.parametrize("phrase", ["", " ", "the storm", "Wendell Quackenbush", "Chad Smith", "Paris Hilton", "'s 's"])
def test_what_no_table_knows_has_no_code(phrase: str):
    assert actor_code(phrase)[:4] == (None, None, None, None)


def test_who_takes_power_is_coded_by_the_day():
    assert actor_code("the Taliban", date(2015, 1, 1)).code == "AFGREB"
    assert actor_code("the Taliban", date(2023, 1, 1)).code == "AFGGOV"


def test_an_office_in_the_phrase_goes_before_the_table_of_people():
    assert actor_code("Olaf Scholz", date(2023, 1, 1)).code == "DEUGOV"
    assert actor_code("the journalist Olaf Scholz", date(2023, 1, 1)).sector == "JRN"


def test_a_title_tells_which_of_many_with_a_common_name_is_meant():
    assert actor_code("Johnson").person is None
    assert actor_code("British Prime Minister Johnson", date(2020, 5, 1)).person == "Boris Johnson"


def test_the_words_that_a_code_rests_on_are_told():
    assert actor_code("a former Czech minister").words == ("former", "Czech", "minister")


@pytest.mark.parametrize(
    ("phrase", "country", "rest"),
    [("a Danish frigate", "DNK", "frigate"), ("South Korea", "KOR", ""), ("an old frigate", None, "an old frigate")],
)
def test_nationality_is_split_from_the_other_words(phrase: str, country: str | None, rest: str):
    assert split_nationality(phrase) == (country, rest)


def test_every_sector_and_country_of_the_tables_is_known():
    for row in [*table_rows("sector_words"), *table_rows("institutions")]:
        assert row["sector"] in SECTORS | {""}
        assert row["second"] in SECTORS | {""}
        assert row["country"] in states().keys() | ORGANISED | {""}
        assert all(listed(row.get("phrases") or row["names"]))
    for entry in organisations().values():
        assert entry.code is None or (len(entry.code) == 3 and entry.code.isupper())
        assert {s.sector for s in entry.sectors} <= SECTORS


def test_no_two_organisations_have_the_same_letters():
    letters = [entry.code for entry in organisations().values() if entry.code]
    assert len(letters) == len(set(letters))


def test_the_table_of_phrases_is_large():
    assert len(meanings()._known) > 10000


WORDS = "the a former US Kyiv NATO Taliban rebels of army spokesman Trump Mohammed bin 's - led to 12 people Pope , . é"
PIECES = st.sampled_from(WORDS.split())


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=8).map(" ".join)), st.none() | st.dates())
def test_any_text_on_any_day_has_a_code_of_three_six_or_nine_letters(phrase: str, day: date | None):
    code = actor_code(phrase, day)
    assert code.code is None or (len(code.code) in (3, 6, 9) and code.code.isalpha() and code.code.isupper())
    assert code.country is None or code.country in states() or code.country in ORGANISED
    assert {code.sector, code.second} <= SECTORS | {None}
    assert code == actor_code(phrase, day)
    split_nationality(phrase)


def test_a_code_is_cut_at_nine_letters():
    assert join_code("IGO", "GOV", "MIL", "NAT") == "IGONATGOV"
    assert join_code(None, None) is None
