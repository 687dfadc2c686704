from datetime import date

import pytest

from verbale.reading.actors_codes import code_actor, code_actors, day_of
from verbale.record import Actor, Dating, Office, Span


def coded(kind: str, name: str, identity: str = "", day: date | None = date(2022, 6, 1), **known: str) -> Actor:
    return code_actor(Actor(identity or f"{kind}/x", name, kind, **known), day)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("actor", "code"),
    [
        (coded("state", "Chile", country="CHL"), "CHL"),
        (coded("state", "Western Sahara", country="ESH"), "MARPRE"),
        (coded("organisation", "NATO", "organisation/nato", igo="IGO"), "IGONAT"),
        (coded("group", "Taliban", "group/taliban", country="AFG"), "AFGGOV"),
        (coded("group", "Taliban", "group/taliban", date(2012, 1, 1), country="AFG"), "AFGREB"),
        (coded("office", "Danish troops", country="DNK", sector="MIL"), "DNKMIL"),
        (coded("office", "ministry spokesman", country="TGO", sector="GOV"), "TGOGOV"),
        (coded("person", "Ida Sund", country="NOR", role="foreign minister", sector="GOV"), "NORGOV"),
        (coded("person", "Ida Sund", country="NOR", role="defence minister", sector="GOV"), "NORGOVMIL"),
        (coded("person", "Ida Sund"), None),
    ],
)
def test_every_kind_of_actor_is_coded(actor: Actor, code: str | None):
    assert actor.code == code


def test_a_well_known_person_without_an_office_is_coded_by_the_table():
    assert coded("person", "Viktor Orban").code == "HUNGOV"
    assert coded("person", "Viktor Orban", country="ROU").sector is None  # somebody else of that name


def test_what_the_report_tells_goes_before_the_table():
    actor = coded("person", "Viktor Orban", country="HUN", role="goalkeeper", sector="CVL")
    assert (actor.country, actor.sector, actor.code) == ("HUN", "CVL", "HUNCVL")


def test_a_role_of_an_organisation_has_its_letters():
    office = Office("secretary general", "organisation/nato", "r", Span(0, 4))
    actor = Actor("person/x", "Nils Berg", "person", None, "IGO", "secretary general", "IGO", offices=(office,))
    assert code_actor(actor, None).code == "IGONAT"


@pytest.mark.parametrize(
    ("value", "day"),
    [("2021", date(2021, 7, 15)), ("2021-02", date(2021, 2, 15)), ("2021-02-03T10:00", date(2021, 2, 3)), ("x", None)],
)
def test_an_inexact_date_stands_for_its_middle(value: str, day: date | None):
    assert day_of(Dating(value, "day", "stated")) == day


def test_a_report_without_a_date_has_codes_too():
    assert [a.code for a in code_actors([Actor("state/FIN", "Finland", "state", "FIN")], None)] == ["FIN"]
