import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.across.names import blocks, compare, name_of, nickname, other_middle, part_likeness, sound


def names(one: str, other: str):
    return compare(name_of(f"person/{one}"), name_of(f"person/{other}"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("zelensky", "selenskyj"), ("gaddafi", "qadhafi"), ("lavrov", "lawrow"), ("shukri", "shoukry"),
        ("sergei", "serhiy"), ("mohammed", "muhammad"), ("joe", "joseph"), ("lukashenko", "lukashenka"),
    ],
)  # fmt: skip
def test_spellings_of_one_part_are_alike(one: str, other: str):
    assert part_likeness(one, other) > 0


@pytest.mark.parametrize(
    ("one", "other"),
    [("petrov", "petrova"), ("mario", "maria"), ("lena", "lina"), ("biden", "baden"), ("liu", "li")],
)
def test_other_names_are_not(one: str, other: str):
    assert part_likeness(one, other) == 0


def test_particles_and_suffixes_are_no_parts():
    assert name_of("person/bashar-al-assad").parts == ("bashar", "assad")
    assert name_of("person/max-renn-jr") == name_of("person/max-renn")._replace(suffix="jr")
    assert name_of("person/ben-dale").parts == ("ben", "dale")


def test_initials_are_taken_from_the_spelling_with_most_of_them():
    name = name_of("person/george-hale", ["George Hale", "George H. W. Hale", "Hale"])
    assert (name.lead, name.middle) == ((), ("h", "w"))
    assert name_of("person/christopher-hale", ["J. Christopher Hale"]).lead == ("j",)


def test_middle_names_and_initials_go_together_or_not():
    full, short = name_of("person/ana-maria-ruiz"), name_of("person/ana-ruiz", ["Ana M. Ruiz"])
    assert not other_middle(full, short)
    assert other_middle(name_of("person/ana-paula-ruiz"), short)


def test_how_names_go_together_is_told():
    assert names("sergei-lavrov", "sergey-lavrov") == ("same name", 1.0)
    assert names("abe-shinzo", "shinzo-abe") == ("turned round", 0.95)
    assert (names("abiy-ahmed", "abiy-ahmed-ali") or ("", 0))[0] == "longer name"
    assert names("xi-jinping", "li-keqiang") is None


def test_every_short_form_is_of_one_name():
    assert nickname(nickname("joe")) == nickname("joe") == "joseph"


_SLUG = st.lists(st.text("abcdeéxyzjw' ж", min_size=1, max_size=6), min_size=1, max_size=4).map("-".join)


@given(_SLUG, _SLUG)
def test_comparing_is_symmetric_and_what_joins_shares_a_block(one: str, other: str):
    a, b = name_of(f"person/{one}"), name_of(f"person/{other}")
    found = compare(a, b)
    assert found == compare(b, a)
    if found and found[0] != "near name":
        assert set(blocks(a)) & set(blocks(b))


@given(st.text())
def test_sounds_never_raise(text: str):
    sound(text)
