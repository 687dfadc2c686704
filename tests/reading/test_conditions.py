from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.language import parse
from verbale.language.parsed import Parsed
from verbale.reading.conditions import find_conditions
from verbale.record import Condition, Span, Statement

FOUND = [
    # mark, sentence, relation, trigger, consequence
    (
        "if before",
        "If Lima closes the port, Quito will recall its envoy.",
        "if",
        "Lima closes the port",
        "Quito will recall its envoy",
    ),
    (
        "if behind",
        "Quito will recall its envoy if Lima closes the port.",
        "if",
        "Lima closes the port",
        "Quito will recall its envoy",
    ),
    (
        "then",
        "If Lima closes the port, then Quito will recall its envoy.",
        "if",
        "Lima closes the port",
        "Quito will recall its envoy",
    ),
    (
        "reported",
        "Wang warned that Beijing would respond if the ships sailed north.",
        "if",
        "the ships sailed north",
        "Beijing would respond",
    ),
    (
        "noun",
        "Lima threatened Quito with severe sanctions if it closed the port.",
        "if",
        "it closed the port",
        "severe sanctions",
    ),
    (
        "unless",
        "Ankara will block the bid unless Oslo bans the group.",
        "unless",
        "Oslo bans the group",
        "Ankara will block the bid",
    ),
    ("should", "Should Khartoum cut the water, Cairo would act.", "if", "Khartoum cut the water", "Cairo would act"),
    (
        "until",
        "There will be no talks until the rebels leave the city.",
        "until",
        "the rebels leave the city",
        "There will be no talks",
    ),
    (
        "in case of",
        "In case of an attack on Seoul, Washington will strike back.",
        "if",
        "an attack on Seoul",
        "Washington will strike back",
    ),
    (
        "provided",
        "Oslo would sell the jets, provided Kyiv paid for them.",
        "if",
        "Kyiv paid for them",
        "Oslo would sell the jets",
    ),
    (
        "as long as",
        "The veto remains as long as Oslo shelters the group.",
        "if",
        "Oslo shelters the group",
        "The veto remains",
    ),
    (
        "otherwise",
        "The rebels must leave; otherwise the army will use force.",
        "unless",
        "otherwise",
        "the army will use force",
    ),
    (
        "when",
        "Tbilisi will join the club when all members agree.",
        "when",
        "all members agree",
        "Tbilisi will join the club",
    ),
    (
        "any",
        "Any attack on the dam will be met with force.",
        "red-line",
        "Any attack on the dam",
        "will be met with force",
    ),
    (
        "gerund",
        "Sending tanks to the island would cross a red line.",
        "red-line",
        "Sending tanks to the island",
        "would cross a red line",
    ),
    (
        "such",
        "Such a move would face serious consequences.",
        "red-line",
        "Such a move",
        "would face serious consequences",
    ),
    (
        "oblique",
        "Manila will respond to any attack on its boats.",
        "red-line",
        "any attack on its boats",
        "Manila will respond",
    ),
    (
        "whoever",
        "Whoever touches our boats will pay dearly.",
        "red-line",
        "Whoever touches our boats",
        "will pay dearly",
    ),
    (
        "regarded",
        "Taipei would regard a blockade as an act of war.",
        "red-line",
        "a blockade",
        "Taipei would regard … as an act of war",
    ),
    ("order", '"Attack our ships, and you will pay for it," he said.', "if", "Attack our ships", "you will pay for it"),
    (
        "ultimatum",
        "Seoul must stop the broadcasts or face retaliation.",
        "unless",
        "Seoul must stop the broadcasts",
        "face retaliation",
    ),
    (
        "risk",
        "Taipei risks isolation by closing the strait.",
        "if",
        "closing the strait",
        "Taipei risks isolation",
    ),
    (
        "exchange",
        "Doha will release the ships in return for an apology.",
        "if",
        "an apology",
        "Doha will release the ships",
    ),
    ("said if", "He said if Lima attacked, Quito would respond.", "if", "Lima attacked", "Quito would respond"),
    (
        "threatened noun",
        "Lima threatened heavy tariffs on all copper if Quito did not yield.",
        "if",
        "Quito did not yield",
        "heavy tariffs on all copper",
    ),
    (
        "without",
        "Without a truce, there can be no talks.",
        "unless",
        "a truce",
        "there can be no talks",
    ),
    (
        "mistake to",
        "It would be a mistake to attack the island.",
        "red-line",
        "attack the island",
        "It would be a mistake",
    ),
    ("imperative in the present", "Stop the engines or we open fire.", "unless", "Stop the engines", "we open fire"),
    (
        "duty or else",
        "Lima must lift the siege or Quito will go to court.",
        "unless",
        "Lima must lift the siege",
        "Quito will go to court",
    ),
    (
        "hands off",
        "Hands off our islands, or there will be trouble.",
        "unless",
        "Hands off our islands",
        "there will be trouble",
    ),
    ("spoken", "You attack our ships, we will sink yours.", "if", "You attack our ships", "we will sink yours"),
    ("slogan", "No withdrawal, no talks.", "unless", "No withdrawal", "no talks"),
    (
        "the day",
        "The day that Lima leaves the valley, Quito will sign the treaty.",
        "when",
        "Lima leaves the valley",
        "Quito will sign the treaty",
    ),
    (
        "by doing",
        "By recognising the rebels, Lima would lose its last ally.",
        "if",
        "recognising the rebels",
        "Lima would lose its last ally",
    ),
    (
        "menace",
        "Lima threatened Quito with tariffs over its refusal to leave.",
        "if",
        "its refusal to leave",
        "tariffs",
    ),
    (
        "means behind the deed",
        "Quito will answer any strike on its port with a strike on Lima.",
        "red-line",
        "any strike on its port",
        "Quito will answer … with a strike on Lima",
    ),
    (
        "no choice but",
        "Another raid would leave us no choice but to answer.",
        "red-line",
        "Another raid",
        "would leave us no choice but to answer",
    ),
    (
        "an aside",
        "If, God forbid, Lima attacks the port, Quito will fight.",
        "if",
        "Lima attacks the port",
        "Quito will fight",
    ),
    (
        "depends on whether",
        "The loan depends on whether Lima raises its taxes.",
        "if",
        "Lima raises its taxes",
        "The loan",
    ),
    (
        "reserved right",
        "Quito reserves the right to respond to any violation of its airspace.",
        "red-line",
        "any violation of its airspace",
        "Quito reserves the right to respond",
    ),
    (
        "asked and answered",
        'Asked what Quito would do if the convoy were attacked, the minister answered: "We would defend it."',
        "if",
        "the convoy were attacked",
        "We would defend it",
    ),
]

NONE = [
    "Reporters asked the minister if Lima would close the port.",
    "We do not know if he has decided.",
    "He spoke as if nothing had happened.",
    "The talks will last until March.",
    "When he was asked about the port, the minister smiled.",
    "It is unclear whether Lima will close the port.",
    "The minister who resigned will face trial.",
    "It is a club of the willing, if you will.",
    '"If you ask me, the minister has never seen a map."',
    "I would be grateful if you could take your seats.",
    "If there is one thing Lima does not need, it is a war.",
    "The talks were useful, if slow, and both sides stayed.",
    "The queue was as long as two kilometres.",
    "Any minister who was there has left, or so they say.",
]


@lru_cache(maxsize=256)
def parsed(text: str) -> Parsed:
    return parse(text)


def nobody(*_: object) -> None:
    """Know no actor at all."""


def words_themselves(text: str) -> list[Condition]:
    """Find conditions with a resolver that takes every capitalised word for an actor of that name."""
    one = parsed(text)

    def who(start: int, end: int, statement: str | None) -> str | None:
        names = [one.word(t) for t in range(start, end) if one.word(t)[0].isupper()]
        return names[-1].lower() if names else None

    return find_conditions(one, "r", [], who, [])


@pytest.mark.parametrize(
    ("sentence", "relation", "trigger", "consequence"), [row[1:] for row in FOUND], ids=[row[0] for row in FOUND]
)
def test_trigger_and_consequence_are_told_apart(sentence: str, relation: str, trigger: str, consequence: str) -> None:
    found = words_themselves(sentence)
    assert [(c.relation, c.trigger.text, c.consequence.text) for c in found] == [(relation, trigger, consequence)]


@pytest.mark.parametrize("sentence", NONE)
def test_questions_times_and_comparisons_are_no_conditions(sentence: str) -> None:
    assert words_themselves(sentence) == []


def test_the_stronger_wording_has_the_higher_strength() -> None:
    rising = ["consequences", "serious consequences", "massive consequences", "a price like none it has ever paid"]
    strengths = [words_themselves(f"Lima would face {w} if it closed the port.")[0].strength for w in rising]
    assert [s.value for s in strengths] == [2, 3, 4, 5]
    assert all(s.spans for s in strengths)


def test_war_and_fire_are_graver_than_measures_and_relief_is_mild() -> None:
    rising = ["lift the sanctions", "respond", "impose tariffs", "open fire", "treat it as a declaration of war"]
    strengths = [words_themselves(f"If Lima closes the port, Quito will {w}.")[0].strength.value for w in rising]
    assert strengths == [1, 2, 3, 4, 5]


def test_an_answer_in_the_passive_is_given_by_the_side_of_the_speaker() -> None:
    text = "Any attack will be met with force."
    statement = Statement(
        "s1",
        "r",
        "indirect",
        "assertion",
        (Span(0, len(text)),),
        (),
        (),
        "moreno",
        None,
        None,
        None,
        None,
        "neutral",
        1.0,
    )

    def resolve(start: int, end: int, said: str | None) -> str | None:
        return "quito" if start == end and said == "s1" else None

    (found,) = find_conditions(parsed(text), "r", [statement], resolve, [])
    assert found.consequence.actors == ("quito",)


def test_what_is_on_the_table_is_ambiguous_and_could_is_hedged() -> None:
    table = words_themselves("If Lima attacks, all options are on the table.")[0]
    could = words_themselves("If Lima attacks, Quito could respond.")[0]
    will = words_themselves("If Lima attacks, Quito will respond.")[0]
    assert [table.commitment, could.commitment, will.commitment] == ["ambiguous", "hedged", "stated"]
    assert could.strength.value <= will.strength.value


@pytest.mark.parametrize(
    ("consequence", "instruments"),
    [
        ("impose an embargo on its copper", ("economic",)),
        ("cut its banks off from credit", ("financial",)),
        ("close the gas pipeline", ("energy",)),
        ("send troops", ("military",)),
        ("expel its ambassador", ("diplomatic",)),
        ("take it to court", ("legal",)),
        ("raise duties on its wheat", ("economic",)),
        ("freeze the tranche of the loan", ("financial",)),
        ("open fire", ("military",)),
        ("hit back with tariffs", ("economic",)),
        ("break off relations", ("diplomatic",)),
        ("take down its servers", ("cyber",)),
        ("act", ("unspecified",)),
    ],
)
def test_instruments_are_read_off_the_words_of_the_consequence(consequence: str, instruments: tuple[str, ...]) -> None:
    found = words_themselves(f"If Lima attacks, Quito will {consequence}.")[0]
    assert found.consequence.instruments == instruments


def test_actors_and_types_of_both_sides_are_given() -> None:
    found = words_themselves("If Lima invades the valley, Quito will impose sanctions.")[0]
    assert (found.trigger.actors, found.trigger.type) == (("lima",), "ASSAULT")
    assert (found.consequence.actors, found.consequence.type) == (("quito",), "SANCTION")


def test_who_bears_a_consequence_is_not_its_actor() -> None:
    assert words_themselves("Lima risks isolation if it closes the port.")[0].consequence.actors == ()


def test_a_pointing_trigger_refers_to_what_was_told_before() -> None:
    text = "Quito must leave the valley; otherwise Lima will use force."
    (found,) = words_themselves(text)
    assert [text[a:b] for a, b in found.trigger.refers_to] == ["Quito must leave the valley"]
    text = "Lima is ready to stop the shipments of arms. Such shipments would cross a red line."
    assert "shipments of arms" in text[slice(*words_themselves(text)[0].trigger.refers_to[0])]


def test_a_quotation_split_around_its_cue_gives_one_condition() -> None:
    text = '"If Lima closes the port," Moreno said, "we will answer."'
    content = (Span(0, 26), Span(text.index('"we'), len(text)))
    cue = (Span(text.index("said"), text.index("said") + 4),)
    statement = Statement(
        "s1", "r", "direct", "assertion", content, cue, (), "moreno", None, None, None, None, "neutral", 1.0
    )
    (found,) = find_conditions(parsed(text), "r", [statement], nobody, [])
    assert (found.trigger.text, found.consequence.text) == ("Lima closes the port", "we will answer")
    assert found.statement == "s1"


def test_an_answer_completes_a_question_without_a_main_clause() -> None:
    found = words_themselves("Reporter: And if Lima attacks?\n\nMinister: Then we will fight back.")
    assert [(c.trigger.text, c.consequence.text) for c in found] == [("Lima attacks", "we will fight back")]


def test_boilerplate_holds_no_conditions() -> None:
    text = "If you like our work, you should donate."
    assert find_conditions(parsed(text), "r", [], nobody, [Span(0, len(text))]) == []


def test_ids_are_stable_and_belong_to_the_report() -> None:
    text = FOUND[0][1]
    one, two = words_themselves(text)[0], words_themselves(text)[0]
    other = find_conditions(parsed(text), "other", [], nobody, [])[0]
    assert one == two
    assert one.id.startswith("c") and len(one.id) == 16 and one.id != other.id


PIECES = st.sampled_from(
    'if unless should , . ; ? " “ ” and or will would not any attack respond to Lima we it that said warned in case of '
    "until without otherwise red line the price such who were had until: – else no".split()
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=40), st.randoms(use_true_random=False))
def test_torn_texts_never_raise_and_every_span_is_its_text(pieces: list[str], random: object) -> None:
    text = " ".join(pieces)
    one = _random_parse(text, pieces, random)
    found = find_conditions(one, "r", [], lambda a, b, _: one.words(a, b), [])
    for condition in found:
        for side in (condition.trigger, condition.consequence):
            assert " … ".join(text[a:b] for a, b in side.spans) == side.text
        assert 1 <= condition.strength.value <= 5
        assert 0 < condition.confidence < 1
    assert found == find_conditions(one, "r", [], lambda a, b, _: one.words(a, b), [])


def _random_parse(text: str, pieces: list[str], random: object) -> Parsed:
    """Make a parse of any tree: what a parser gives for a torn text may be anything."""
    starts, at = [], 0
    for piece in pieces:
        starts.append(at)
        at += len(piece) + 1
    n = len(pieces)
    choose = random.choice  # type: ignore[attr-defined]
    upos = [choose(["VERB", "NOUN", "PROPN", "ADP", "PRON", "AUX", "SCONJ", "PUNCT", "DET", "ADV"]) for _ in pieces]
    heads = [choose(range(-1, n)) for _ in pieces]
    relations = [choose(["nsubj", "obj", "mark", "advcl", "root", "conj", "obl"]) for _ in pieces]
    ends = [s + len(p) for s, p in zip(starts, pieces, strict=True)]
    lemmas = [p.lower() for p in pieces]
    return Parsed(text, starts, ends, upos, lemmas, heads, relations, [(0, n)] if n else [])
