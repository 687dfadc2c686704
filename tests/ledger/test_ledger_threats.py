from __future__ import annotations

from collections.abc import Callable

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from verbale.ledger.threats import evidence, group_alike
from verbale.ledger.view import Ledger
from verbale.record import Span

TEXT = 'Rain fell. Gen. Marek Tow told the U.S. envoy: "If you leave, we stay." He left.\n\nMore rain.'


def test_threats_are_told_newest_first_and_the_same_once(read: Callable[..., Ledger]) -> None:
    with read() as ledger:
        rows = ledger.threats()
    assert [(row.day, row.who, row.whom, row.trigger, row.consequence, row.strength) for row in rows] == [
        ("2024-03-05", ("Minister Anna Kovar",), ("Ruritania",), "Ruritania lies", "its banks will suffer", 4),
        ("2024-03-02", ("Minister Anna Kovar",), ("Ruritania",), "Ruritania closes the strait",
         "we will seize its ships", 4),
    ]  # fmt: skip
    assert [len(row.reports) for row in rows] == [1, 2]


def test_a_threat_that_hangs_on_nothing_is_told_without_a_trigger(read: Callable[..., Ledger]) -> None:
    with read(ledger=":memory:") as ledger:
        ledger._connection.execute("DELETE FROM conditions")
        rows = ledger.threats()
        assert ledger.threats(2) == []  # the light stages grade no event
    assert {row.trigger for row in rows} == {None}
    assert rows[0].consequence == "If Ruritania lies, its banks will suffer"


def test_threats_that_differ_in_punctuation_only_are_one(read: Callable[..., Ledger]) -> None:
    with read() as ledger:
        one = ledger.threats()[0]
    other = msgspec.structs.replace(one, id="x", report="r0", trigger="“Ruritania lies”", confidence=0.1)
    assert group_alike([other, one]) == [msgspec.structs.replace(one, reports=tuple(sorted((one.report, "r0"))))]


def test_evidence_is_the_sentence_with_whoever_says_it() -> None:
    start = TEXT.index("If you")
    (quoted,) = evidence(TEXT, [Span(start, start + 12), Span(start + 14, start + 21)])
    assert quoted.text == 'Gen. Marek Tow told the U.S. envoy: "If you leave, we stay."'


def test_evidence_of_far_apart_words_is_their_pieces() -> None:
    text = "Should that occur. " + "Rain fell. " * 100 + "We will act."
    pieces = evidence(text, [Span(0, 17), Span(len(text) - 12, len(text))])
    assert [piece.text for piece in pieces] == ["Should that occur", "We will act."]


@given(st.text(alphabet='ab .!"\n', max_size=60), st.data())
def test_evidence_always_slices_exactly_and_holds_the_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    (quoted,) = evidence(text, [Span(start, end)])
    assert quoted.span and quoted.text == text[quoted.span.start : quoted.span.end]
    assert text[start:end].strip() in quoted.text
