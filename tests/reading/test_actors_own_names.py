from hypothesis import given
from hypothesis import strategies as st
from parsed_by_hand import by_hand

from verbale.language.parsed import NameLabel, Parsed
from verbale.reading.actors import ActorIndex, find_actors, resolve

_LABELS: dict[str, NameLabel] = {"org": "organisation", "per": "person", "loc": "place"}


def read(text: str, *names: str) -> tuple[Parsed, ActorIndex]:
    """Read a text whose names are given as "org:Ferry Union"."""
    labelled = [(_LABELS[name[:3]], name[4:]) for name in names]
    parsed = by_hand(text, [(words, label) for label, words in labelled])
    return parsed, find_actors(parsed, "r1")


def who(text: str, phrase: str, *names: str) -> str | None:
    """Return the name of the actor that the last place of a phrase means."""
    parsed, index = read(text, *names)
    at = text.rindex(phrase)
    start, end = parsed.starts.index(at), parsed.ends.index(at + len(phrase)) + 1
    actor = resolve(index, parsed, start, end)
    return index.actors[actor].name if actor else None


class TestOrganisations:
    def test_a_longer_name_wins_over_the_state_inside_it(self):
        text = "The Sudan Divers Network said no."
        assert who(text, "The Sudan Divers Network", "org:Sudan Divers Network") == "Sudan Divers Network"

    def test_the_state_in_a_name_is_its_country(self):
        _, index = read("The Kenya Reefs Authority said no.", "org:Kenya Reefs Authority")
        assert index.actors["organisation/kenya-reefs-authority"].country == "KEN"

    def test_a_state_and_its_ministry_stay_an_office_of_the_state(self):
        text = "The Finnish foreign ministry said no."
        assert read(text, "org:Finnish foreign ministry")[1].actors.keys() >= {"office/FIN-foreign-ministry"}

    def test_a_ministry_of_its_own_name_is_that_ministry(self):
        assert who("The Labour Ministry said no.", "The Labour Ministry", "org:Labour Ministry") == "Labour Ministry"

    def test_a_crowd_at_the_head_of_a_name_is_part_of_it(self):
        text = "Citizens for Harbours said no."
        assert who(text, "Citizens for Harbours", "org:Citizens for Harbours") == "Citizens for Harbours"

    def test_a_known_organisation_keeps_its_own_record(self):
        assert "organisation/nato" in read("NATO said no.", "org:NATO")[1].actors

    def test_an_office_inside_a_name_is_not_its_holder(self):
        text = "Auditor Ann Day left. The Attorney General Office said no."
        assert who(text, "The Attorney General Office", "per:Ann Day", "org:Attorney General Office") == (
            "Attorney General Office"
        )

    def test_common_words_before_a_name_say_what_it_is(self):
        assert who("The weather agency Ilma said no.", "The weather agency Ilma", "org:Ilma") == "Ilma"


class TestShortForms:
    UNION = "The Ferry Pilots Union (FPU) met."

    def test_a_short_form_in_brackets_is_the_name_before_it(self):
        text = f"{self.UNION} The FPU said no."
        assert who(text, "The FPU", "org:Ferry Pilots Union", "org:FPU") == "Ferry Pilots Union"

    def test_the_end_of_a_longer_name_is_that_name(self):
        text = f"{self.UNION} The Pilots Union said no."
        assert who(text, "The Pilots Union", "org:Ferry Pilots Union", "org:Pilots Union") == "Ferry Pilots Union"

    def test_its_noun_goes_on_about_the_one_organisation_before(self):
        assert who(f"{self.UNION} The union said no.", "The union", "org:Ferry Pilots Union") == "Ferry Pilots Union"

    def test_a_company_is_one_without_an_institutions_noun(self):
        text = "Ferry Pilots Union met Norte Timber. The company said no."
        assert who(text, "The company", "org:Ferry Pilots Union", "org:Norte Timber") == "Norte Timber"

    def test_the_company_stays_open_between_two_of_one_sentence(self):
        text = "Andes Metals met Norte Timber. The company said no."
        assert who(text, "The company", "org:Andes Metals", "org:Norte Timber") == "company"

    def test_a_place_of_the_report_is_no_organisation(self):
        assert who("He was in Lohja. Lohja said no.", "Lohja", "loc:Lohja") is None


class TestPersons:
    def test_small_words_inside_a_name_are_of_it(self):
        text = "Omar Tilali ag Rhissa said no."
        assert who(text, text[:-9], "per:Omar Tilali ag Rhissa") == "Omar Tilali ag Rhissa"

    def test_a_place_may_be_a_surname(self):
        text = "Eliseo Madrid met her. Mr. Madrid said no."
        assert who(text, "Mr. Madrid", "per:Eliseo Madrid", "per:Madrid") == "Eliseo Madrid"

    def test_a_ministrys_words_before_a_name_are_not_of_it(self):
        text = "Minister of Planning Khamla Sayavong left. Sayavong said no."
        assert who(text, "Sayavong", "per:Khamla Sayavong", "per:Sayavong") == "Khamla Sayavong"

    def test_a_form_of_address_of_another_language_is_no_part_of_a_name(self):
        assert who("Datuk Jamal Gontor said no.", "Datuk Jamal Gontor", "per:Datuk Jamal Gontor") == "Jamal Gontor"


class TestAppositions:
    def test_the_person_named_behind_an_office_of_a_place_holds_it(self):
        text = "The governor of Lohja, Milo Tamm, left. The governor said no."
        assert who(text, "The governor of Lohja, Milo Tamm", "per:Milo Tamm", "loc:Lohja") == "Milo Tamm"
        assert who(text, "The governor", "per:Milo Tamm", "loc:Lohja") == "Milo Tamm"

    def test_an_unknown_title_between_comma_and_name_does_not_part_them(self):
        text = "Its secretary, Tuan Milo Tamm, said no."
        assert who(text, "Its secretary, Tuan Milo Tamm", "per:Milo Tamm") == "Milo Tamm"

    def test_what_somebody_is_called_names_him(self):
        text = "A commander known as Izo left. The commander said no."
        assert who(text, "A commander known as Izo", "per:Izo") == "Izo"
        assert who(text, "The commander", "per:Izo") == "Izo"

    def test_a_headlines_office_is_that_of_the_one_who_holds_it(self):
        text = "Premier denied plan\nPrime Minister Aino Salmi said no."
        assert who(text, "Premier", "per:Aino Salmi") == "Aino Salmi"

    def test_the_minister_stays_open_between_two_of_one_sentence(self):
        text = "Foreign Minister Aino Salmi met Interior Minister Pekka Oja. The minister said no."
        assert who(text, "The minister", "per:Aino Salmi", "per:Pekka Oja") == "minister"

    def test_the_official_who_was_left_unnamed_before_stays_himself(self):
        text = "A Finnish official left. Finnish Foreign Minister Aino Salmi met Okoye. The Finnish official said no."
        assert who(text, "The Finnish official", "per:Aino Salmi", "per:Okoye") == "Finnish official"


_WORDS = st.sampled_from(
    "The Ferry Union Kenya Times of for ( ) , . said Ministry Ltd company and agency US Norte \n minister".split(" ")
)


@given(
    st.lists(_WORDS, max_size=30).map(" ".join), st.sampled_from(["Ferry Union", "Kenya Times", "Norte", "Ministry"])
)
def test_any_organisation_is_read_with_aliases_that_slice_the_text(text: str, name: str):
    _, index = read(text, f"org:{name}", "org:Ferry")
    for actor in index.actors.values():
        assert all(alias.text == text[slice(*alias.span)] for alias in actor.aliases)
        assert all(office.of is None or office.of in index.actors for office in actor.offices)
    assert all(0 <= m.start < m.end and m.actor in index.actors for m in index.mentions)


def test_a_sign_in_a_name_that_has_no_letters_is_no_obstacle():
    text = "The Free . Harbour Union met. The FHU spoke."
    assert who(text, "FHU", "org:Free . Harbour Union", "org:FHU") is not None
