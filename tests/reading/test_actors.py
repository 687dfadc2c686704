import pytest
from hypothesis import given
from hypothesis import strategies as st
from parsed_by_hand import by_hand

from verbale.language.parsed import NameLabel, Parsed
from verbale.reading.actors import ActorIndex, find_actors, resolve, resolve_all
from verbale.record import Span


def read(text: str, *persons: str) -> tuple[Parsed, ActorIndex]:
    names: list[tuple[str, NameLabel]] = [(name, "person") for name in persons]
    parsed = by_hand(text, names)
    return parsed, find_actors(parsed, "r1")


def who(text: str, phrase: str, *persons: str, nth: int = 1, **voices: str) -> str | None:
    """Resolve the nth place of a phrase in a text."""
    parsed, index = read(text, *persons)
    return resolve(index, parsed, *tokens_of(parsed, phrase, nth), **voices)


def tokens_of(parsed: Parsed, phrase: str, nth: int = 1) -> tuple[int, int]:
    position = -1
    for _ in range(nth):
        position = parsed.text.index(phrase, position + 1)
    start = parsed.starts.index(position)
    return start, parsed.ends.index(position + len(phrase)) + 1


class TestPersons:
    def test_full_and_last_names_with_and_without_forms_of_address_are_one_person(self):
        text = "Minister Ana B. Torres met Mr Okoye. Ms. Torres said Torres was glad."
        _, index = read(text, "Ana B. Torres", "Okoye", "Torres")
        assert [a.text for a in index.actors["person/ana-torres"].aliases] == ["Ana B. Torres", "Torres", "Torres"]

    def test_two_people_of_one_surname_stay_two(self):
        _, index = read("Ivo Lang and his sister Vera Lang left. Ivo Lang spoke.", "Ivo Lang", "Vera Lang")
        assert {"person/ivo-lang", "person/vera-lang"} <= index.actors.keys()

    def test_a_misspelt_last_name_is_the_person_of_that_name(self):
        _, index = read("Pavel Dorrance spoke. Mr Dorrence left.", "Pavel Dorrance", "Dorrence")
        assert [a for a in index.actors if a.startswith("person/")] == ["person/pavel-dorrance"]

    def test_a_name_torn_after_its_initial_is_completed_by_the_next_last_name(self):
        text = "Latvian President Viktor A. He was to speak with Malins. Malins said yes."
        _, index = read(text, "Viktor A.", "Malins")
        person = index.actors["person/viktor-malins"]
        assert person.country == "LVA"
        assert person.role == "president"

    def test_a_name_that_the_model_cut_in_two_is_put_together(self):
        parsed = by_hand("Delegates heard Mirela Vantongeren in Oslo.", [("Mirela", "person")])
        assert "person/mirela-vantongeren" in find_actors(parsed, "r1").actors

    def test_a_name_known_as_another_is_one_person(self):
        text = "Omar Salih Idris, better known as Shandy, left. Shandy said no."
        parsed, index = read(text, "Omar Salih Idris", "Shandy")
        assert resolve(index, parsed, *tokens_of(parsed, "Shandy", 2)) == "person/omar-salih-idris"

    def test_a_hyphen_between_two_last_names_makes_no_third_person(self):
        _, index = read("Torres met Okoye. The Torres-Okoye talks failed.", "Torres", "Okoye", "Torres-Okoye")
        assert [a for a in index.actors if a.startswith("person/")] == ["person/torres", "person/okoye"]

    def test_particles_hyphens_and_korean_given_names_stay_in_the_name(self):
        text = "Omar al-Rashid, Rui da Costa and Park Min-jun left."
        _, index = read(text, "Omar", "Rui", "Park Min")
        assert {"person/omar-al-rashid", "person/rui-da-costa", "person/park-min-jun"} == index.actors.keys()

    def test_a_state_that_is_also_a_name_is_a_person_only_beside_other_names(self):
        _, index = read("Chad Brewer flew to Chad.", "Chad Brewer")
        assert "person/chad-brewer" in index.actors
        assert [a.text for a in index.actors["state/TCD"].aliases] == ["Chad"]


class TestOffices:
    def test_a_title_gives_office_country_and_evidence(self):
        parsed, index = read("Finnish Foreign Minister Aino Salmi spoke.", "Aino Salmi")
        person = index.actors["person/aino-salmi"]
        (office,) = person.offices
        assert (office.role, office.of) == ("foreign minister", "state/FIN")
        assert (person.country, person.sector) == ("FIN", "GOV")
        assert parsed.text[slice(*office.evidence)] == "Foreign Minister"

    def test_an_apposition_gives_an_office_of_an_organisation(self):
        _, index = read("Tove Berg, NATO's secretary general, spoke.", "Tove Berg")
        assert index.actors["person/tove-berg"].offices[0].of == "organisation/nato"
        assert index.actors["person/tove-berg"].igo == "IGO"

    def test_an_office_before_a_comma_belongs_to_the_name_after_it(self):
        _, index = read("Chile's foreign minister, Rosa Pino, spoke.", "Rosa Pino")
        assert index.actors["person/rosa-pino"].country == "CHL"

    def test_an_office_after_a_possessive_that_no_table_knows_is_the_persons(self):
        _, index = read("Gondal's foreign minister, Rosa Pino, spoke.", "Rosa Pino")
        assert index.actors["person/rosa-pino"].role == "foreign minister"

    def test_the_title_of_the_next_person_in_a_list_is_not_an_apposition(self):
        _, index = read("Rosa Pino, Peruvian President Luis Cano and others met.", "Rosa Pino", "Luis Cano")
        assert index.actors["person/rosa-pino"].offices == ()
        assert index.actors["person/luis-cano"].country == "PER"

    def test_a_counterpart_has_the_office_of_the_other(self):
        text = "Polish Defence Minister Jan Kos met his Czech counterpart Petr Malik."
        _, index = read(text, "Jan Kos", "Petr Malik")
        person = index.actors["person/petr-malik"]
        assert (person.role, person.country) == ("defence minister", "CZE")

    def test_former_holders_are_elites(self):
        _, index = read("Former Ghanaian president Kofi Mensa spoke.", "Kofi Mensa")
        assert index.actors["person/kofi-mensa"].sector == "ELI"


TURKEY = (
    "Turkish Foreign Minister Emre Kaya said Ankara would answer. Greece's prime minister, Nikos Pappas, met reporters."
    " He said Athens was calm. The top Turkish diplomat warned Greece. The Turkish president was away. "
    "A senior State Department official said both sides should talk. The official declined to say more."
)


class TestDescriptions:
    @pytest.mark.parametrize(
        ("phrase", "actor"),
        [
            ("Turkish Foreign Minister Emre Kaya", "person/emre-kaya"),
            ("Ankara", "state/TUR"),
            ("Athens", "state/GRC"),
            ("The top Turkish diplomat", "person/emre-kaya"),
            ("The Turkish president", "office/TUR-president"),
            ("A senior State Department official", "office/USA-state-department-official"),
            ("The official", "office/USA-state-department-official"),
        ],
    )
    def test_a_phrase_means_the_actor_whom_the_report_gives_the_office(self, phrase: str, actor: str):
        assert who(TURKEY, phrase, "Emre Kaya", "Nikos Pappas") == actor

    def test_the_leader_of_a_state_is_its_president(self):
        text = "Russian President Oleg Vasin spoke. The Russian leader was calm."
        assert who(text, "The Russian leader", "Oleg Vasin") == "person/oleg-vasin"

    def test_who_holds_an_office_is_never_known_from_elsewhere(self):
        assert who("The French president said no.", "The French president") == "office/FRA-president"

    def test_a_foreign_minister_is_not_the_secretary(self):
        text = "Irish Foreign Minister Una Walsh spoke. The secretary said no."
        assert who(text, "The secretary", "Una Walsh") == "office/secretary"

    def test_the_alliance_is_the_organisation_named_before(self):
        assert who("NATO met. The alliance would answer.", "The alliance") == "organisation/nato"

    def test_the_ministry_is_that_of_the_minister_named_last(self):
        text = "Kenyan Foreign Minister Amos Otieno spoke. The ministry was silent."
        assert who(text, "The ministry", "Amos Otieno") == "office/KEN-foreign-ministry"

    def test_an_official_of_the_ministry_is_one_of_the_ministry_named_last(self):
        text = "Cuba's health ministry spoke. A ministry official said no."
        assert who(text, "A ministry official") == "office/CUB-health-ministry-official"

    def test_troops_abroad_are_not_those_of_the_place(self):
        assert who("Danish troops in Mali met.", "Danish troops") == "office/DNK-troops"

    def test_the_junta_is_the_state_that_was_called_so(self):
        assert who("The Malian junta spoke. The junta was calm.", "The junta", nth=1) == "state/MLI"

    def test_a_counterpart_without_a_name_is_the_office_in_the_other_state(self):
        text = "Polish Prime Minister Jan Kos spoke. His Czech counterpart was silent."
        assert who(text, "His Czech counterpart", "Jan Kos") == "office/CZE-prime-minister"

    def test_an_apposition_means_the_person(self):
        text = "Tove Berg, NATO's secretary general, spoke."
        parsed, index = read(text, "Tove Berg")
        assert resolve_all(index, parsed, 0, 6) == ("person/tove-berg",)

    def test_a_spokesman_named_after_a_comma_is_that_person(self):
        text = "A Pentagon spokesman, Lee Marsh, said no."
        assert who(text, "A Pentagon spokesman", "Lee Marsh") == "person/lee-marsh"

    def test_government_words_make_the_state(self):
        assert who("The Iraqi government said no.", "The Iraqi government") == "state/IRQ"

    def test_officials_stay_unnamed_with_their_country(self):
        _, index = read("US officials said no.")
        actor = index.actors["office/USA-officials"]
        assert (actor.name, actor.kind, actor.country, actor.sector) == ("US officials", "office", "USA", "GOV")

    def test_an_epithet_goes_on_about_the_central_person_named_last(self):
        text = "Haro spoke. Haro was calm. Haro said no. The top Spanish diplomat warned Mali."
        assert who(text, "The top Spanish diplomat", "Haro") == "person/haro"

    def test_a_capital_after_a_preposition_of_place_is_a_place(self):
        _, index = read("They met in Vienna.")
        assert "state/AUT" not in index.actors

    def test_both_sides_are_the_two_parties_named_before(self):
        parsed, index = read(TURKEY, "Emre Kaya", "Nikos Pappas")
        start, end = tokens_of(parsed, "both sides")
        assert resolve_all(index, parsed, start, end) == ("state/GRC", "state/TUR")
        assert resolve(index, parsed, start, end) is None


class TestPronouns:
    def test_he_is_the_subject_before(self):
        assert who(TURKEY, "He", "Emre Kaya", "Nikos Pappas") == "person/nikos-pappas"

    def test_she_is_never_a_man(self):
        text = "Anna Roth met Karl Stein. She said no."
        assert who(text, "She", "Anna Roth", "Karl Stein") == "person/anna-roth"

    def test_he_in_a_mans_own_words_is_another(self):
        text = "Dorn met Weiss. He said no."
        assert who(text, "He", "Dorn", "Weiss", last_speaker="person/dorn") == "person/dorn"
        assert who(text, "He", "Dorn", "Weiss", speaker="person/dorn") == "person/weiss"

    def test_i_and_you_are_speaker_and_addressee(self):
        assert who("I told you.", "I", speaker="person/a", addressee="person/b") == "person/a"
        assert who("I told you.", "you", speaker="person/a", addressee="person/b") == "person/b"
        assert who("I told you.", "I") is None

    def test_we_is_the_state_of_an_officials_office(self):
        text = "Danish Prime Minister Bo Holm spoke. We are ready."
        assert who(text, "We", "Bo Holm", speaker="person/bo-holm") == "state/DNK"

    def test_us_the_state_is_no_pronoun(self):
        assert who("The US said no.", "US", speaker="person/a") == "state/USA"

    def test_they_without_a_plural_before_is_nobody(self):
        assert who("Dorn spoke. They said no.", "They", "Dorn") is None

    def test_heads_of_their_own_are_nobody(self):
        assert who("Some in Moscow said no.", "Some in Moscow") is None


def test_words_inside_skipped_spans_name_nobody():
    text = "Donate to Norway now.\nSweden said no."
    parsed = by_hand(text)
    index = find_actors(parsed, "r1", [Span(0, 21)])
    assert list(index.actors) == ["state/SWE"]


_WORDS = st.sampled_from(
    "President Russian the US Moscow said he she officials Ivan V. Petrov , . “ ” - 's of and NATO minister foreign Mr "
    "spokesman Washington both sides they we former deputy al Chad Jordan \n".split(" ")
)


@given(st.lists(_WORDS, max_size=40).map(" ".join))
def test_aliases_and_evidence_slice_the_text_and_every_range_resolves(text: str):
    parsed = by_hand(text, [("Ivan", "person"), ("Petrov", "person"), ("Moscow", "person")])
    index = find_actors(parsed, "r1")
    assert index == find_actors(parsed, "r1")
    for actor in index.actors.values():
        assert all(alias.text == text[slice(*alias.span)] for alias in actor.aliases)
        assert all(text[slice(*office.evidence)] for office in actor.offices)
        assert all(office.of is None or office.of in index.actors for office in actor.offices)
    for start in range(len(parsed.starts)):
        found = resolve(index, parsed, start, start + 3)
        assert found is None or found in index.actors
        assert set(resolve_all(index, parsed, start, start + 3)) <= index.actors.keys()


@given(st.text(max_size=80))
def test_any_text_is_read_without_error(text: str):
    find_actors(by_hand(text), "r1")
