from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.across.best_wording import best_wording, garbled_signs
from verbale.across.said import Said, pieces_of, sentences_of
from verbale.across.said_compared import comparison_of
from verbale.across.said_evidence import evidence_of_words, weight_of
from verbale.across.said_groups import by_average
from verbale.across.said_records import Linked, link_said
from verbale.across.said_words import rarity_of, stem, words_of
from verbale.record import Span


def said(identity: str, text: str, **fields: object) -> Said:
    report = fields.pop("report", identity)
    defaults: dict[str, object] = {"speaker": "person/ada-brun", "printed": "2031-05-02", "kind": "indirect"}
    content = ((Span(10, 10 + len(text)), text),)
    return Said(identity, str(report), content, **(defaults | fields))  # type: ignore[arg-type]


WIRE = said("s1", "“We will close the harbour on Friday unless the three tankers turn back,”", kind="direct")
TOLD = said("s2", "that the port would be shut on Friday if the three tankers did not return")
CUT = said("s3", "“We will close the harbour on Friday”", kind="direct")
OTHER = said("s4", "“Our grain has never been cheaper than in this spring.”", kind="direct")
LATER = said("s5", "“I repeat: we will close the harbour unless the tankers turn back.”", kind="direct",
             printed="2031-06-11")  # fmt: skip
ALL = [WIRE, TOLD, CUT, OTHER, LATER]


def groups(linked: Linked) -> set[frozenset[str]]:
    return {frozenset(each.statements) for each in linked.utterances}


def test_one_saying_in_three_wordings_is_one_utterance() -> None:
    assert frozenset({"s1", "s2", "s3"}) in groups(link_said(ALL))


def test_another_point_of_the_same_speaker_and_day_is_not_drawn_in() -> None:
    assert not any("s4" in group for group in groups(link_said(ALL)))


def test_what_is_repeated_weeks_later_is_a_line_and_no_utterance() -> None:
    linked = link_said(ALL)
    assert [(line.from_, line.to) for line in linked.lines] == [("2031-05-02", "2031-06-11")]
    assert set(linked.lines[0].statements) == {"s1", "s2", "s3", "s5"}
    assert [use.statement for use in linked.lines[0].uses] == ["s1", "s5"]


def test_two_persons_with_the_same_words_are_two() -> None:
    other = said("s6", WIRE.content[0][1], speaker="person/olaf-ness", kind="direct")
    assert not any({"s1", "s6"} <= group for group in groups(link_said([*ALL, other])))


def test_an_office_of_the_speakers_country_fits_and_the_person_is_the_speaker() -> None:
    person = said("p", "“Every ship that enters the bay without leave will be boarded.”", countries=frozenset({"NOR"}))
    office = said("o", "that each ship entering the bay without leave would be boarded", speaker="office/NOR-navy",
                  countries=frozenset({"NOR"}))  # fmt: skip
    (utterance,) = link_said([person, office]).utterances
    assert utterance.speaker == "person/ada-brun"


def test_the_order_of_arrival_changes_nothing() -> None:
    first = link_said(ALL)
    for seed in range(5):
        shuffled = random.Random(seed).sample(ALL, len(ALL))
        assert link_said(shuffled) == first


def test_days_of_speaking_that_clash_are_never_one_utterance() -> None:
    one = said("a", WIRE.content[0][1], day="2031-05-01", day_end="2031-05-01")
    two = said("b", WIRE.content[0][1], day="2031-05-09", day_end="2031-05-09")
    linked = link_said([one, two])
    assert groups(linked) == {frozenset({"a"}), frozenset({"b"})}
    assert len(linked.lines) == 1


def test_copies_count_once() -> None:
    (utterance,) = link_said([WIRE, CUT], {"s1": "x", "s3": "x"}.__getitem__).utterances
    assert utterance.independent_reports == 1
    assert link_said([WIRE, CUT]).utterances[0].independent_reports == 2


def test_the_best_wording_is_quoted_and_whole_and_a_cut_is_told_to_be_one() -> None:
    utterance = next(u for u in link_said(ALL).utterances if "s1" in u.statements)
    assert utterance.best == "s1"
    assert {v.statement for v in utterance.variants if v.part} == {"s3"}
    assert "direct" in {reason.name for reason in utterance.reasons}


def test_words_in_several_independent_reports_win_over_one_that_stands_alone() -> None:
    words = "the harbour will be shut on friday"
    wordings = {
        "a": (said("a", words), words, 5.0),
        "b": (said("b", words), words, 5.0),
        "c": (said("c", "harbour is to become shut the friday"), "harbour is to become shut the friday", 5.0),
    }
    best, reasons = best_wording(wordings, str)
    assert best == "a"
    assert ("verbatim", 2.0) in {(reason.name, reason.value) for reason in reasons}


@pytest.mark.parametrize("text", ["the the harbour", "a of the port", "it will. then it", ", we will go"])
def test_signs_of_a_garbled_wording(text: str) -> None:
    assert garbled_signs(text)


def test_a_fluent_wording_has_no_such_sign() -> None:
    assert garbled_signs("We will close the harbour of the town. Then we wait.") == 0


def test_links_carry_evidence_that_sums_up() -> None:
    for utterance in link_said(ALL).utterances:
        for link in utterance.links:
            assert link.weight == pytest.approx(sum(each.weight for each in link.evidence), abs=0.01)


def test_a_denial_speaks_against_one_saying() -> None:
    texts = ["We plan to mine the channel.", "We do not plan to mine the channel."]
    rarity = rarity_of(map(words_of, texts))
    (a,), (b,) = (pieces_of(said(str(n), text), rarity) for n, text in enumerate(texts))
    (c,) = pieces_of(said("c", texts[0], cue="denied"), rarity)
    assert weight_of(evidence_of_words(a, b)) < weight_of(evidence_of_words(a, a))
    assert weight_of(evidence_of_words(b, c)) == weight_of(evidence_of_words(b, b))


def test_a_clash_of_numbers_of_one_thing_speaks_against_it() -> None:
    texts = ["Twenty ships left the bay.", "Thirty ships left the bay.", "20 ships left the bay."]
    rarity = rarity_of(map(words_of, texts))
    a, b, c = (pieces_of(said(str(n), text), rarity)[0] for n, text in enumerate(texts))
    assert "numbers clash" in {each.name for each in evidence_of_words(a, b)}
    assert "numbers in common" in {each.name for each in evidence_of_words(a, c)}


def test_the_rest_of_a_quote_behind_a_cue_is_a_sentence_of_its_own_when_it_begins_large() -> None:
    parts = ((Span(0, 14), "“We will wait,"), (Span(30, 44), "“but not long."), (Span(50, 63), "“Then we act.”"))
    assert [len(each) for each in sentences_of(Said("s", "r", parts))] == [2, 1]


@pytest.mark.parametrize(
    ("words", "stems"),
    [
        ("threats threatened threaten", 1),
        ("invasion invade invaded", 1),
        ("consequence consequences", 1),
        ("forty-five 45", 1),
        ("1,180 1180", 1),
        ("22 million", 1),
        ("harbour ferry", 2),
    ],
)
def test_forms_of_one_word_have_one_stem(words: str, stems: int) -> None:
    assert len({word.stem for word in words_of(words)}) == stems


def test_two_quotes_out_of_one_long_answer_stay_two() -> None:
    answer = said("t", "The mine field will be swept by June. As to fish, the quota falls by a third.", kind="turn")
    one = said("q1", "“The mine field will be swept by June”", kind="direct")
    two = said("q2", "the fish quota would fall by a third")
    assert groups(link_said([answer, one, two])) == {frozenset({"t", "q1"}), frozenset({"t", "q2"})}


def test_a_saying_of_two_sentences_is_one_utterance() -> None:
    text = "The mine field will be swept by June. The fish quota falls by a third."
    (utterance,) = link_said([said("a", text), said("b", text), said("c", text[:37])]).utterances
    assert set(utterance.statements) == {"a", "b", "c"}
    assert {v.statement for v in utterance.variants if v.part} == {"c"}


def test_words_or_the_start_of_an_id_find_what_to_compare() -> None:
    linked = link_said(ALL)
    by_words = comparison_of("shut the port, tankers return", ALL, linked)
    assert by_words is not None
    assert comparison_of(str(by_words.utterance), ALL, linked) == by_words
    assert {w.variant.statement for w in by_words.wordings} | {by_words.best.statement} == {"s1", "s2", "s3", "s5"}
    assert comparison_of("zebras in the opera", ALL, linked) is None
    alone = comparison_of("cheaper grain this spring", ALL, linked)
    assert alone is not None and alone.best.statement == "s4" and alone.wordings == ()


def test_average_link_builds_no_chain() -> None:
    assert by_average(3, {(0, 1): 0.9, (1, 2): 0.8}, 0.5) == [[0, 1], [2]]
    assert by_average(3, {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.5}, 0.5) == [[0, 1, 2]]
    assert by_average(2, {(0, 1): 0.9}, 0.5, [(0, 1)]) == [[0], [1]]


@given(st.lists(st.text(max_size=80), max_size=6), st.randoms(use_true_random=False))
def test_any_texts_are_linked_the_same_in_any_order(texts: list[str], order: random.Random) -> None:
    statements = [said(f"s{n}", text) for n, text in enumerate(texts)]
    shuffled = order.sample(statements, len(statements))
    assert link_said(shuffled) == link_said(statements)


@given(st.text(max_size=200))
def test_sentences_and_words_stand_where_they_say(text: str) -> None:
    one = Said("s", "r", ((Span(7, 7 + len(text)), text),))
    for sentence in sentences_of(one):
        for span, words in sentence:
            assert text[span.start - 7 : span.end - 7] == words
    for word in words_of(text):
        assert 0 <= word.start < word.end <= len(text)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=20))
def test_a_stem_is_never_longer_than_its_word(word: str) -> None:
    assert len(stem(word)) <= max(len(word), 12)
