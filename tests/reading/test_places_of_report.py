import pytest
from hypothesis import given
from hypothesis import strategies as st
from parsed_by_hand import by_hand

from verbale.language.parsed import Parsed
from verbale.reading.places import place_near, places_of
from verbale.rules import without


def countries(text: str, *names: str, near: tuple[str, ...] = ()) -> dict[str, str | None]:
    parsed = by_hand(text, [(name, "place") for name in names])
    return {place.text: place.country for place in places_of(parsed, near)}


def whole(parsed: Parsed) -> list[int]:
    return list(range(len(parsed.starts)))


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Gunmen raided Springfield, Illinois, on Friday.", "Springfield", "USA"),
        ("A storm hit Paris, Texas.", "Paris", "USA"),
        ("Men fled Zorbak, Mali, on Monday.", "Zorbak", "MLI"),
        ("Men fled Goma (DRC) on Monday.", "Goma", "COD"),
        ("The Syrian village of Zorbak burned.", "Zorbak", "SYR"),
        ("Nigeria's northern town of Zorbak burned.", "Zorbak", "NGA"),
        ("Lebanon's Tripoli burned.", "Tripoli", "LBN"),
        ("Men fled Zorbak, a town in northern Mali.", "Zorbak", "MLI"),
        ("Men fled Zorbak in eastern Chad.", "Zorbak", "TCD"),
        ("Men fled Zorbak, a Polish village six kilometres from Ukraine.", "Zorbak", "POL"),
        ("Men fled Indian-administered Kashmir.", "Kashmir", "IND"),
    ],
)
def test_the_words_beside_a_place_say_where_it_lies(text: str, name: str, code: str):
    assert countries(text, name, "Illinois", "Texas")[name] == code


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Talks went on in Geneva, Iran and Russia said.", "Geneva", "CHE"),
        ("They met near Lethem, near the border with Brazil.", "Lethem", "GUY"),
        ("Russian-held Donetsk was shelled.", "Donetsk", "UKR"),
        ("Russian troops in Zorbak waited.", "Zorbak", None),
        ("Trade with Zorbak, Poland and Romania fell.", "Zorbak", None),
        ("Men reached Florida, Cuba said.", "Florida", "USA"),
        ("Chinese ships left the Black Sea.", "Black Sea", None),
    ],
)
def test_a_state_that_does_not_hold_the_place_gives_it_no_country(text: str, name: str, code: str | None):
    assert countries(text, name)[name] == code


def test_what_was_said_of_a_name_holds_where_the_report_repeats_it():
    parsed = by_hand("A storm hit Paris, Texas. Schools in Paris are shut.", [("Paris", "place"), ("Texas", "place")])
    assert [p.country for p in places_of(parsed)] == ["USA", "USA", "USA"]
    with without("places_told.behind_comma"):
        assert places_of(parsed)[0].country == "FRA"


def test_a_name_torn_from_its_first_word_is_joined_to_it():
    assert countries("Men flew to New York.", "York") == {"New York": "USA"}
    assert countries("Men were held near In Amenas.", "Amenas") == {"In Amenas": "DZA"}
    with without("places_scene.joined"):
        assert countries("Men flew to New York.", "York") == {"York": "GBR"}


def test_a_listed_place_behind_a_preposition_needs_no_label():
    parsed = by_hand("Rebels fought in Kidal.", [("Kidal", "person")])
    assert [(p.text, p.country) for p in places_of(parsed)] == [("Kidal", "MLI")]
    with without("places_scene.unlabelled"):
        assert places_of(parsed) == []


def test_states_of_the_report_decide_between_namesakes():
    assert countries("Lebanese soldiers entered Tripoli.", "Tripoli")["Tripoli"] == "LBN"
    assert countries("Soldiers entered Tripoli.", "Tripoli")["Tripoli"] == "LBY"
    assert countries("Soldiers entered Tripoli.", "Tripoli", near=("LBN",))["Tripoli"] == "LBN"


def test_the_american_georgia_is_known_by_its_cities():
    assert countries("Voters in Georgia met in Atlanta.", "Georgia", "Atlanta")["Georgia"] == "USA"
    assert countries("Voters in Georgia met in Tbilisi.", "Georgia", "Tbilisi")["Georgia"] == "GEO"


@pytest.mark.parametrize(
    ("text", "names", "place"),
    [
        ("Rebels fought in the northern city of Kidal.", ["Kidal"], ("Kidal", "MLI")),
        ("Rebels fought near Goma.", ["Goma"], ("Goma", "COD")),
        ("Rebels left from Goma for talks.", ["Goma"], ("Goma", "COD")),
        ("In Ukraine soldiers fought outside Kharkiv.", ["Ukraine", "Kharkiv"], ("Kharkiv", "UKR")),
        ("Rebels spoke of the fall of Goma.", ["Goma"], ("Goma", "COD")),
        ("The fall of Ukraine was denied.", ["Ukraine"], None),
        ("Ships were hit in the Red Sea.", ["Red Sea"], ("Red Sea", None)),
        ("Moscow said Kyiv was wrong.", ["Moscow", "Kyiv"], None),
        ("Nothing happened.", [], None),
    ],
)
def test_the_place_of_a_clause_stands_behind_a_preposition(text: str, names: list[str], place: object):
    parsed = by_hand(text, [(name, "place") for name in names])
    found = place_near(parsed, whole(parsed))
    assert (None if found is None else (found.text, found.country)) == place


def test_only_the_clause_that_is_asked_about_counts():
    parsed = by_hand("Rebels fought in Goma and spoke in Doha.", [("Goma", "place"), ("Doha", "place")])
    found = place_near(parsed, list(range(5, 8)), places_of(parsed))
    assert found is not None
    assert found.text == "Doha"
    assert place_near(parsed, []) is None


WORDS = st.sampled_from(
    ["Goma", "Tripoli", ",", "(", ")", "in", "the", "Syrian", "town", "of", "near", "'s", "-", "Illinois", "Texas", ".",
     "Kashmir", "administered", "Mali", "northern", "and", "\n\n", "Zorbak", "Georgia", "to"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=25), st.permutations(["USA", "LBN", "MLI"]))
def test_any_text_gives_exact_spans_in_order_and_the_same_answer(words: list[str], near: list[str]):
    text = " ".join(words)
    parsed = by_hand(text, [(w, "place") for w in ("Goma", "Tripoli", "Texas", "Kashmir", "Zorbak", "Georgia", "Mali")])
    found = places_of(parsed, near)
    assert all(text[p.span.start : p.span.end] == p.text for p in found)
    assert [p.start for p in found] == sorted({p.start for p in found})
    assert found == places_of(parsed, ["LBN", "MLI", "USA"])
    place = place_near(parsed, whole(parsed), found)
    assert place == place_near(parsed, whole(parsed)) or near
    assert place is None or text[place.span.start : place.span.end] == place.text
