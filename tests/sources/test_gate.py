from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.record import Quoted, Report
from verbale.sources.gate import MAX_CHARACTERS, evidence, gate_model, relevance, report_relevance, words_of

RELEVANT = [
    "The foreign minister of Ruritania warned on Friday that his country would close the strait unless the sanctions "
    "were lifted within ten days. The ambassador was summoned to the ministry.",
    "Thousands marched through the capital and demanded that the president resign. Police fired tear gas, and the "
    "interior minister said that the state of emergency would be prolonged.",
    "Oil jumped by six percent and shares fell after the admiral had threatened to sink any tanker that breaks the "
    "blockade. Investors bought gold. The government called an emergency meeting of its allies.",
    "The governor ordered 40,000 people to leave the valley after the earthquake. Ministers asked the neighbours for "
    "rescue teams, and the opposition accused the government of having ignored warnings.",
]
IRRELEVANT = [
    "Beat the eggs with the sugar, fold in the flour and the melted butter, and bake the cake in a hot oven for forty "
    "minutes. Serve it with whipped cream and a spoon of jam.",
    "The striker scored twice in the second half and the visitors never came back into the match. The coach praised "
    "his goalkeeper, who saved a penalty. The team is third in the league.",
    "The new album has eleven songs, most of them recorded on an old piano. The singer goes on tour in spring with a "
    "band of four and a small orchestra. Tickets are sold from Friday on.",
    "The phone has a bright screen, a fast processor and two cameras. The battery lasts for a day. We tested it for a "
    "week and liked the software, but the charger costs extra.",
]


@pytest.mark.parametrize("text", RELEVANT)
def test_news_of_states_and_their_demands_is_let_in(text: str) -> None:
    assert relevance(None, text) > 0.5


@pytest.mark.parametrize("text", IRRELEVANT)
def test_recipes_sport_music_and_gadgets_are_turned_away(text: str) -> None:
    assert relevance(None, text) < gate_model().threshold


@pytest.mark.parametrize("text", RELEVANT)
def test_what_is_let_in_does_not_hang_on_capitals(text: str) -> None:
    assert relevance(None, text.upper()) == relevance(None, text.lower()) == relevance(None, text)


@pytest.mark.parametrize("text", ["", " \n", "12 3.5 %", "Война объявлена вчера.", "戦争"])
def test_a_text_that_says_nothing_to_the_gate_is_let_in(text: str) -> None:
    assert relevance(None, text) >= gate_model().threshold


def test_one_political_paragraph_in_a_long_report_on_sport_is_seen() -> None:
    sport = " ".join([IRRELEVANT[1]] * 8)
    assert relevance(None, f"{sport}\n{RELEVANT[0]}\n{sport}") > 10 * relevance(None, sport)


def test_the_title_counts() -> None:
    text = "More follows in the course of the day."
    assert relevance("Minister threatens war", text) > relevance(None, text) > relevance("Cake with plums", text)


def test_a_report_in_another_language_is_not_judged() -> None:
    text = IRRELEVANT[0]
    assert report_relevance(Report("r1", text, language="de")) == 1.0
    assert report_relevance(Report("r1", text, title=Quoted("Cake"), language="en")) == relevance("Cake", text)


def test_what_stands_far_down_a_long_text_is_not_looked_at() -> None:
    assert len(words_of(None, "war " * MAX_CHARACTERS)) == MAX_CHARACTERS // 4


def test_no_words_are_no_evidence() -> None:
    assert evidence([], gate_model().words) == (0, 0)


def test_a_word_counts_once_for_the_whole() -> None:
    once, twice = evidence(["war"], {"war": 100}), evidence(["war", "war"], {"war": 100})
    assert once.whole == twice.whole
    assert once.stretch < twice.stretch


def test_a_pair_of_words_has_a_weight_of_its_own() -> None:
    assert evidence(["white", "house"], {"white_house": 100}).whole == 100 / math.sqrt(12)


@settings(max_examples=60)
@given(st.text(max_size=400), st.one_of(st.none(), st.text(max_size=60)))
def test_any_text_has_a_probability_and_always_the_same(text: str, title: str | None) -> None:
    assert 0 <= relevance(title, text) == relevance(title, text) <= 1


@settings(max_examples=60)
@given(st.lists(st.sampled_from(["war", "cake", "minister", "goal", "stone", "said"]), max_size=400))
def test_the_most_telling_stretch_is_one_of_the_text(words: list[str]) -> None:
    weights = {"war": 50, "cake": -40, "minister": 30, "goal": -20}
    found = evidence(words, weights)
    assert -500 <= found.stretch <= 500
    assert not words or found.stretch >= min(0, sum(weights.get(w, 0) for w in words))


def test_the_shipped_weights_are_small_and_name_their_version() -> None:
    model = gate_model()
    assert 1_000 < len(model.words) < 20_000
    assert all(isinstance(weight, int) and weight for weight in model.words.values())
    assert len(model.version) == 8
    assert 0 < model.threshold < 0.5
