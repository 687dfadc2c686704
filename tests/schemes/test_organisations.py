import pytest

from verbale.schemes.organisations import bodies, organisation_of, organisations
from verbale.schemes.states import states


@pytest.mark.parametrize(
    ("phrase", "actor"),
    [
        ("NATO", "organisation/nato"),
        ("the North Atlantic Treaty Organisation", "organisation/nato"),
        ("the Organization for Security and Co-operation in Europe", "organisation/osce"),
        ("the U.N. Security Council", "organisation/un-security-council"),
        ("al Shabaab fighters", "group/al-shabab"),
        ("the Rapid Support Forces", "group/rsf"),
        ("Hizbullah", "group/hezbollah"),
    ],
)
def test_an_organisation_is_known_by_its_names_and_abbreviations(phrase: str, actor: str):
    found = organisation_of(phrase)
    assert found is not None
    assert found.id == actor


@pytest.mark.parametrize("phrase", ["who said so", "a quad bike", "the gang of seven", "an amnesty for rebels"])
def test_common_words_are_no_organisations(phrase: str):
    assert organisation_of(phrase) is None


def test_every_country_of_an_organisation_or_body_is_in_the_table_of_states():
    assert {o.country for o in organisations().values()} - {None} <= states().keys()
    assert {b.country for b in bodies().values()} <= states().keys()
