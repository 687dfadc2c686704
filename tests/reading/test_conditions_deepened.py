"""Structured sides, pointers, later consequences, bargains, deadlines and the scale of strength, on whole reports."""

from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.reading.read_report import read_report
from verbale.record import Condition, Report
from verbale.rules import without


@lru_cache(maxsize=128)
def conditions(text: str) -> tuple[Condition, ...]:
    return read_report(Report(id="r", text=text)).conditions


def only(text: str) -> Condition:
    found = conditions(text)
    assert len(found) == 1, [(c.trigger.text, c.consequence.text) for c in found]
    return found[0]


BARGAINS = [
    (
        "price for",
        "The price for the return of the pilots is the release of the smuggler, an aide in Lima said.",
        "the release of the smuggler",
        "the return of the pilots",
    ),
    (
        "promised in exchange for",
        "Quito promised Lima cheap oil in exchange for a withdrawal from the valley.",
        "a withdrawal from the valley",
        "Lima cheap oil",
    ),
    (
        "promised for",
        "Oslo has promised Khartoum a loan for a reopening of the talks.",
        "a reopening of the talks",
        "Khartoum a loan",
    ),
    (
        "term that runs out",
        "Oslo has six weeks to change the law; after that Madrid will turn its boats away, the minister said.",
        "change the law",
        "Madrid will turn its boats away",
    ),
    (
        "failing which",
        "The rebels were told to leave the fort by noon, failing which the guns would open up on it.",
        "leave the fort by noon",
        "the guns would open up on it",
    ),
    (
        "fronted answer",
        "To any attack on the island we shall answer with fire, the admiral in Athens said.",
        "any attack on the island",
        "we shall answer with fire",
    ),
    (
        "faces over",
        "Tripoli faces new sanctions over any further shelling of the port",
        "any further shelling of the port",
        "faces new sanctions",
    ),
    (
        "depends how",
        "The next loan, the bank said, depends on how fast Nairobi raises the price of fuel.",
        "how fast Nairobi raises the price of fuel",
        "The next loan",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "consequence"), [b[1:] for b in BARGAINS], ids=[b[0] for b in BARGAINS])
def test_bargains_terms_and_fronted_deeds_are_conditions(text: str, trigger: str, consequence: str) -> None:
    found = only(text)
    assert (found.trigger.text, found.consequence.text) == (trigger, consequence)


NONE = [
    "The price of bread in Lima is the talk of the town, and the ministry has promised to act.",
    "Millions in Sudan depend on the river for their water, the agency said.",
    "The bank in Quito was damaged, if not destroyed, by the fire.",
    "The minister had no idea if the ships had left Lima.",
    "All of it is free to use in Peru unless you state otherwise in the box below.",
    "He spoke to reporters in Madrid on condition of anonymity.",
    "Asked how Athens would react to a merger of the two unions, she smiled.",
    "The court fined the firm in Lima five dollars for each litre spilt.",
    "Stir the sauce until the butter has melted, or the flour will stick to the pan.",
    "The coach said the goalkeeper would play if the referee allowed it.",
]


@pytest.mark.parametrize("text", NONE)
def test_rates_habits_questions_and_kitchens_are_no_conditions(text: str) -> None:
    assert conditions(text) == ()


def test_both_sides_tell_who_does_what_to_whom_with_what() -> None:
    found = only('"If Lima shells our ports, we will bomb its airfields," Ecuador\'s defence minister said.')
    assert (found.trigger.actors, found.trigger.type) == (("state/PER",), "ASSAULT")
    assert (found.consequence.actors, found.consequence.recipients) == (("state/ECU",), ("state/PER",))
    assert found.consequence.instruments == ("military",) and found.consequence.types[0] == found.consequence.type


def test_an_answer_falls_on_whoever_sets_it_off() -> None:
    found = only("If Minsk grounds another airliner, Vilnius will respond, its president said.")
    assert found.consequence.recipients == ("state/BLR",)
    with without("conditions_recipients.answered"):
        reading = read_report(Report(id="r", text="If Minsk grounds another airliner, Vilnius will respond."))
    assert reading.conditions[0].consequence.recipients == ()


def test_an_object_pronoun_means_the_other_side() -> None:
    found = only("If Khartoum frees the pilots, the United States will take it off the list, the envoy said.")
    assert found.consequence.recipients == ("state/SDN",)


def test_who_is_told_has_to_act_and_faces_what_follows() -> None:
    found = only("Oslo told Khartoum to leave the valley or face isolation.")
    assert (found.trigger.actors, found.consequence.recipients) == (("state/SDN",), ("state/SDN",))


def test_what_is_named_a_sentence_later_belongs_to_the_consequence() -> None:
    text = (
        "If Lima closes the port, there will be a price, Quito said. "
        "It could include a ban on fish and the closing of two banks."
    )
    found = only(text)
    assert [text[a:b] for a, b in found.consequence.later] == ["a ban on fish", "the closing of two banks"]
    assert found.consequence.instruments == ("economic", "financial")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Lima may soon test a new rocket. If it does so, Quito will close the border.", "test a new rocket"),
        ("Khartoum is massing tanks at the bridge. Such a step would not go unanswered, Cairo said.", "massing tanks"),
        ("The general may call off the vote. In that case the union will suspend Mali.", "call off the vote"),
    ],
)
def test_pointing_triggers_mean_the_last_deed_in_view(text: str, meant: str) -> None:
    spans = only(text).trigger.refers_to
    assert meant in " ".join(text[a:b] for a, b in spans)


def test_a_demand_keeps_its_deadline() -> None:
    text = "Lima will cut the gas unless Quito pays its debts by the end of May, the company said."
    assert [text[a:b] for a, b in only(text).trigger.deadline] == ["by the end of May"]


@pytest.mark.parametrize(
    ("consequence", "value", "shown"),
    [
        ("Quito will lift the ban on fish", 1, "lift"),
        ("there will be no talks", 2, "no"),
        ("Quito could impose sanctions", 2, "sanctions"),
        ("Quito will impose sanctions", 3, "sanctions"),
        ("Quito will impose crippling sanctions", 4, "crippling"),
        ("Quito will open fire", 4, "open fire"),
        ("Lima will be wiped off the map", 5, "wiped"),
        ("Lima will pay a price such as it has never seen", 5, "never seen"),
    ],
)
def test_every_value_of_the_scale_shows_its_words(consequence: str, value: int, shown: str) -> None:
    text = f"If Lima closes the port, {consequence}, the minister in Quito said."
    strength = only(text).strength
    assert strength.value == value
    assert shown in " ".join(text[a:b] for a, b in strength.spans)


def test_a_hedge_lowers_and_is_shown() -> None:
    firm = only("If Lima closes the port, Quito will impose sanctions.").strength
    text = "If Lima closes the port, Quito might impose sanctions."
    hedged = only(text).strength
    assert hedged.value < firm.value
    assert "might" in [text[a:b] for a, b in hedged.spans]


def test_a_relayed_condition_is_carried_by_the_statement_that_relays_it() -> None:
    text = "Blinken said Biden had told Putin that if Russia crossed the river, Kyiv would get more arms."
    reading = read_report(Report(id="r", text=text))
    (found,) = reading.conditions
    carrier = next(s for s in reading.statements if s.id == found.statement)
    assert all(text[a:b] in text for a, b in carrier.content)
    inner = [s for s in reading.statements if any(a <= found.trigger.spans[0].start < b for a, b in s.content)]
    assert carrier is min(inner, key=lambda s: sum(b - a for a, b in s.content))


PIECES = st.sampled_from(
    "The price for release is promised in exchange to any attack we shall answer . , ; has six weeks to leave after "
    "that it does so such a step could include a ban or else failing which Lima Quito told until dawn will no".split()
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=30))
def test_spans_of_every_part_are_exact_and_nothing_raises(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for found in conditions(text):
        spans = [
            *found.trigger.spans, *found.trigger.refers_to, *found.trigger.deadline,
            *found.consequence.spans, *found.consequence.later, *found.strength.spans,
        ]  # fmt: skip
        assert all(0 <= a < b <= len(text) and text[a:b].strip() == text[a:b] for a, b in spans)
        assert 1 <= found.strength.value <= 5
