from hypothesis import given
from hypothesis import strategies as st
from parsed_by_hand import by_hand

from verbale.reading.actors import find_actors
from verbale.rules import without


def people(text: str, *names: str) -> dict[str, list[str]]:
    """Return the persons of a text whose names the model is said to have found, with the words that name them."""
    index = find_actors(by_hand(text, [(name, "person") for name in names]), "r")
    return {
        actor.id.split("/")[1]: [alias.text for alias in actor.aliases]
        for actor in index.actors.values()
        if actor.kind == "person"
    }


BUSHES = "President Carl W. Renn said no. Carl H. W. Renn, his father, said yes. Carl W. Renn left."


def test_initials_tell_two_people_of_one_name_apart():
    found = people(BUSHES, "Carl W. Renn", "Carl H. W. Renn")
    assert sorted(map(len, found.values())) == [1, 2]
    assert "carl-h-w-renn" in found
    with without("people_clusters.other_bearer"):
        assert len(people(BUSHES, "Carl W. Renn", "Carl H. W. Renn")) == 1


def test_an_initial_left_out_later_is_the_same_person():
    assert len(people("Ana B. Ruiz spoke. Ana Ruiz left. Ruiz said no.", "Ana B. Ruiz", "Ana Ruiz")) == 1


def test_junior_and_his_father_are_two():
    found = people("Max Renn Jr. spoke. His father Max Renn said no.", "Max Renn Jr.", "Max Renn")
    assert set(found) == {"max-renn-jr", "max-renn"}


def test_patronymics_tell_namesakes_apart():
    text = "Oleg Ivanovich Serov spoke. Oleg Petrovich Serov left. Oleg Serov said no."
    found = people(text, "Oleg Ivanovich Serov", "Oleg Petrovich Serov", "Oleg Serov")
    assert len(found) == 2


def test_a_title_within_the_models_name_is_cut_off():
    assert set(people("Texas Sen. Ana Ruiz said no.", "Texas Sen. Ana Ruiz")) == {"ana-ruiz"}
    assert set(people("Martin Luther King Jr. said no.", "Martin Luther King Jr.")) == {"martin-luther-king-jr"}


def test_an_arabic_article_after_a_title_belongs_to_the_name():
    assert set(people("President al-Nuri said no.")) == {"al-nuri"}


def test_a_given_name_may_look_like_a_pronoun():
    assert set(people("Vice Premier Liu He said no.", "Liu He")) == {"liu-he"}


def test_what_is_called_after_a_person_is_none():
    assert people("The Ana Ruiz Foundation said no.", "Ana Ruiz Foundation") == {}


def test_forms_of_address_are_no_part_of_a_name():
    for address in ("Datuk Seri", "Ato", "Shaikh", "Begum", "Alhaji"):
        assert set(people(f"{address} Ana Ruiz said no.", f"{address} Ana Ruiz")) == {"ana-ruiz"}


_ROW = "President Sen. Texas Ana Carl W. H. Renn Ruiz Jr. III al - Nuri , . said He the Foundation Mr Dr of \n\n"
_WORDS = st.sampled_from(_ROW.split(" "))


@given(st.lists(_WORDS, max_size=14))
def test_no_row_of_names_raises(words: list[str]):
    text = " ".join(words)
    name = " ".join(words[:3]).strip()
    for actor in find_actors(by_hand(text, [(name, "person")] if name else []), "r").actors.values():
        assert all(text[a.span.start : a.span.end] == a.text for a in actor.aliases)
