from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Callable

import msgspec

from verbale.exports.escalation_picture import escalation_picture
from verbale.ledger.escalation import EscalationStep
from verbale.ledger.view import Ledger

STEP = EscalationStep(
    kind="wording", id="c1", type="THREATEN", day="2024-03-02", dated="own", who=("Kovar",), whom=("Ruritania",),
    strength=2, strength_words=(), strongest=2, words="we will answer <b>&", report="r1", reports=("r1",),
)  # fmt: skip


def test_wordings_come_oldest_first_with_the_gravest_so_far(read: Callable[..., Ledger]) -> None:
    with read() as ledger:
        steps = ledger.escalation("Kovar", "Ruritania")
    assert [step.day for step in steps] == ["2024-03-02", "2024-03-05"]
    assert [step.strength for step in steps] == [4, 4]
    assert [step.strongest for step in steps] == [4, 4]
    assert [len(step.reports) for step in steps] == [2, 1]


def test_the_other_way_round_there_is_nothing(read: Callable[..., Ledger]) -> None:
    with read() as ledger:
        assert ledger.escalation("Ruritania", "Kovar") == []


def test_days_can_be_cut(read: Callable[..., Ledger]) -> None:
    with read() as ledger:
        assert [step.day for step in ledger.escalation("Kovar", "Ruritania", until="2024-03-03")] == ["2024-03-02"]


def test_the_picture_is_well_formed_and_escapes_what_reports_say() -> None:
    later = msgspec.structs.replace(STEP, day="2024-04", strength=5, strongest=5)
    deed = msgspec.structs.replace(STEP, kind="deed", type="MOBILIZE", strength=None)
    undated = msgspec.structs.replace(STEP, day=None)
    root = ElementTree.fromstring(escalation_picture([STEP, deed, later, undated], "A & B", "<C>"))
    shapes = [element.tag.rpartition("}")[2] for element in root.iter()]
    assert shapes.count("circle") == 2
    assert "A & B toward <C>: strength of threats" in {element.text for element in root.iter()}


def test_a_picture_of_nothing_says_so() -> None:
    assert "Nothing dated was found" in escalation_picture([], "A", "B")
