"""Every reading rule is on the list with its reason, and reading goes on when any of them is switched off."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec
import pytest

import verbale
from verbale.language import parse
from verbale.record import Reading, Report
from verbale.rules import Rule, all_rules, forgetful, is_off, listed, rule, without
from verbale.sources import read_bytes

for _module in pkgutil.walk_packages(verbale.__path__, "verbale."):
    if not _module.name.endswith("__main__"):
        importlib.import_module(_module.name)

RULES = all_rules()
read_report_module = importlib.import_module("verbale.reading.read_report")

NEWS = """\
Harbour Courier
3 March 2021

Norland will answer if the strait is closed, foreign minister says

By Ana Quist

VELLMAR, March 3 (Northwire) - Foreign Minister Aino Salmi warned on Tuesday that Norland would "respond with force" if
Sweden closed the strait. "We are ready to talk," she said. "But not for ever."

The minister's Swedish counterpart, Karl Berg, who met Salmi last week, rejected the threat, according to his spokesman.
Unless the patrols end by Friday, the Harbour Pilots Union (HPU) said, its members would strike; the union called for
talks. Both sides had agreed on 12 February 2021 to leave the island, four weeks before the deadline of 10 March 2021.

“No comment.” — Per Lund, army chief

Officials told reporters that the prime minister had told Berg that the army would attack, and that he had laughed.

Sign up for our newsletter!
© 2021 Harbour Courier. All rights reserved.
Ana Quist is a reporter at Harbour Courier.
"""

INTERVIEW = """\
Interview: "We will not wait", says Mayor Tove Holm

Posted on 5 May 2022

Q: Mayor, what happens if the dam is closed?
A: If it is closed, we shall go to court. I told the president so on Monday.

Q: And the ministry?
A: The ministry's spokeswoman said that nobody had asked for it. "It is late," she said.

Q: Will you resign?
A: No. My deputy, a lawyer known as Erik Moe, agrees with me.
"""


def read(text: str) -> Reading:
    report = next(iter(read_bytes(text.encode(), "report.txt")))
    assert isinstance(report, Report)
    return read_report_module.read_report(report, date(2021, 3, 4))


@pytest.fixture(scope="module")
def parsed_once() -> Iterator[None]:
    """No rule stands before the parser, so a text need be parsed but once."""
    known = {text: parse(text) for text in (NEWS, INTERVIEW)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(read_report_module, "parse", lambda text: known[text])
        yield


def spans_slice(value: Any, text: str) -> bool:
    """Tell whether all spans lie in the text, and what is quoted beside one is its slice."""
    if isinstance(value, dict):
        span = value.get("span")
        beside = not span or "text" not in value or value["text"] == text[span[0] : span[1]]
        return beside and all(spans_slice(inner, text) for inner in value.values())
    if isinstance(value, list) and len(value) == 2 and all(type(each) is int for each in value):
        return 0 <= value[0] < value[1] <= len(text)
    return not isinstance(value, list) or all(spans_slice(inner, text) for inner in value)


def test_every_rule_gives_its_reason_in_a_line():
    for each in RULES:
        assert 10 <= len(each.reason) <= 200 and "\n" not in each.reason, each.name


def test_rules_are_listed_by_name_and_each_once():
    names = [each.name for each in RULES]
    assert names == sorted(set(names))
    assert len(names) > 150


def test_two_rules_of_one_name_are_refused():
    with pytest.raises(ValueError, match="two rules named"):
        listed(RULES[0].name, "a second one of that name")


@pytest.mark.parametrize("each", [r for r in RULES if r.function], ids=lambda r: r.name)
def test_what_stands_for_a_rule_takes_the_arguments_of_the_rule(each: Rule):
    assert each.function and each.off
    parameters = inspect.signature(each.function).parameters.values()
    named = {p.name: None for p in parameters if p.kind is p.KEYWORD_ONLY}
    placed = [None for p in parameters if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
    inspect.signature(each.off).bind(*placed, **named)


@pytest.mark.parametrize("each", RULES, ids=lambda r: r.name)
def test_a_report_is_read_without_any_one_rule(each: Rule, parsed_once: None):
    for text in (NEWS, INTERVIEW):
        with without(each.name):
            reading = read(text)
        assert spans_slice(msgspec.to_builtins(reading), text)


def test_switching_a_rule_off_changes_nothing_outside_the_block(parsed_once: None):
    before = read(NEWS)
    with without("actors_pronouns.pronoun"):
        assert read(NEWS) != before
    assert read(NEWS) == before


def test_rules_are_on_again_after_an_exception():
    name = RULES[0].name
    with pytest.raises(RuntimeError), without(name):
        assert is_off(name)
        raise RuntimeError
    assert not is_off(name)


def test_inner_blocks_leave_the_outer_ones_rules_off():
    one, two = RULES[0].name, RULES[1].name
    with without(one):
        with without(two):
            assert is_off(one) and is_off(two)
        assert is_off(one) and not is_off(two)


def test_a_rule_that_is_on_no_list_is_refused_before_anything_is_switched():
    with pytest.raises(KeyError), without(RULES[0].name, "no such rule"):
        pass
    assert not is_off(RULES[0].name)


def test_what_a_cache_holds_is_forgotten_when_rules_are_switched():
    cleared = []

    class Kept:
        def cache_clear(self) -> None:
            cleared.append(1)

    forgetful(Kept())
    with without(RULES[0].name):
        assert cleared == [1]
    assert cleared == [1, 1]


def test_a_rule_is_called_through_with_its_own_name_and_docstring():
    @rule("a rule for this test alone, which doubles a number", off=lambda number: number)
    def _doubled(number: int) -> int:
        """Return it twice."""
        return 2 * number

    assert (_doubled(2), _doubled.__doc__) == (4, "Return it twice.")
    with without("test_rules.doubled"):
        assert _doubled(2) == 2
