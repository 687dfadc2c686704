from __future__ import annotations

import random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.across.copies import link_copies
from verbale.across.passages import shared_parts
from verbale.across.witnesses import witnesses
from verbale.record import Copies, Dating, Quoted, Report, Span

WIRE = """Sylvania shuts the Lorne strait to tankers from Ruritania
PORT ELDA, March 4 (Coastwire) - Sylvania closed the Lorne strait to 14 tankers on Monday after its coast guard said
that two of its patrol boats had been rammed near the island of Brand. Admiral Petra Holm told reporters in Port Elda
that the strait would stay shut until Ruritania paid for the damage. Ruritania's shipping ministry called the closure
an act of piracy and recalled its envoy, Jonas Weld, from the Sylvanian capital. Some 300 sailors are waiting at
anchor off Brand, and insurers in Havensport have doubled the price of cover. The last time the strait was closed, in
1987, it took the regional council nine weeks to talk both sides into an agreement that was signed aboard a ferry.
Fishing crews from Brand said that they had seen the patrol boats turn without lights across the bows of a tanker.
"""
CUT = "Harbour paper\n" + "\n".join(WIRE.splitlines()[1:5])
EDITED = WIRE.replace("14 tankers", "16 tankers").replace("rammed", "struck hard").replace("Some 300", "About 300")
OTHER = """Ruritania's parliament votes on the budget for its navy
HAVENSPORT - Lawmakers gave the navy 40 million crowns for three minesweepers on Thursday, the largest sum in a decade.
The finance minister, Clara Voss, had warned that schools would pay for ships. Her party voted against the plan, and
the small farmers' group abstained. The first of the minesweepers is to be laid down in autumn at the Keel yard, where
workers went on strike last month over unpaid hours. Union leaders said that the order would keep the yard busy until
the end of the decade, and that they would return to work once the contract had been signed by both chambers.
"""


def report(identity: str, text: str, day: str | None = None, outlet: str | None = None, **more: object) -> Report:
    published = Dating(day, "day", "stated") if day else None
    return Report(identity, text, published=published, outlet=Quoted(outlet) if outlet else None, **more)  # type: ignore[arg-type]


def only(found: list[Copies]) -> Copies:
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind"), [(WIRE.replace(" - ", " — ") + "\n", "identical"), (CUT, "syndicated"), (EDITED, "syndicated")]
)
def test_a_copy_is_found_and_its_kind_told(text: str, kind: str) -> None:
    group = only(link_copies([report("a", WIRE), report("b", text), report("c", OTHER)]))
    assert group.reports == ("a", "b")
    assert group.kind == kind
    assert group.similarity > 0.8


def test_unlike_reports_are_no_copies() -> None:
    assert link_copies([report("a", WIRE), report("b", OTHER), report("c", ""), report("d", "")]) == []


def test_the_shared_parts_are_spans_of_both_texts() -> None:
    group = only(link_copies([report("a", WIRE), report("b", CUT)]))
    (link,) = group.links
    assert link.shared
    for part in link.shared:
        assert WIRE[slice(*part.first)] == CUT[slice(*part.second)]
    assert {each.name for each in link.evidence} >= {"words", "lead", "names", "numbers", "quotes"}


def test_a_series_with_other_figures_is_no_copy() -> None:
    first, second = (
        " ".join(f"Station {name} measured {n} millimetres of rain." for n, name in enumerate("ABCDEFGHIJKLMN", start))
        for start in (21, 71)
    )
    assert link_copies([report("a", first), report("b", second)]) == []
    assert only(link_copies([report("a", first), report("b", first + " More tomorrow.")])).reports == ("a", "b")


def test_reports_of_days_far_apart_are_copies_only_with_the_same_figures() -> None:
    later = WIRE.replace("14", "31").replace("300", "4,000").replace("1987", "1994").replace("two of", "seven of")
    assert link_copies([report("a", WIRE, "2031-03-04"), report("b", later, "2031-05-20")]) == []
    assert link_copies([report("a", WIRE, "2031-03-04"), report("b", EDITED, "2031-05-20")])


def test_a_digest_of_two_reports_does_not_make_them_one() -> None:
    found = link_copies([report("a", WIRE), report("b", OTHER), report("c", WIRE + OTHER)])
    assert all(not {"a", "b"} <= set(group.reports) for group in found)


def test_boilerplate_makes_no_copy() -> None:
    notice = "Subscribe to our letter for all that happens at sea, read by forty thousand captains every morning. " * 3
    a, b = notice + WIRE, notice + OTHER
    marked = (Span(0, len(notice)),)
    assert link_copies([report("a", a, boilerplate=marked), report("b", b, boilerplate=marked)]) == []


def test_the_original_is_the_one_that_is_credited() -> None:
    credited = report("a", CUT.replace("Harbour paper", "Harbour paper (Coastwire)"), outlet="Harbour Paper")
    group = only(link_copies([credited, report("b", WIRE, outlet="Coastwire")]))
    assert group.original is not None
    assert group.original.report == "b"
    assert [each.name for each in group.original.evidence] == ["credited", "fullest"]


def test_the_original_is_the_earliest_where_nothing_else_tells() -> None:
    group = only(link_copies([report("a", EDITED, "2031-03-05"), report("b", WIRE, "2031-03-04")]))
    assert group.original is not None
    assert group.original.report == "b"
    assert only(link_copies([report("a", EDITED), report("b", WIRE)])).original is None


def test_a_report_that_credits_an_agency_is_not_the_original_for_its_date() -> None:
    first = report("a", "(Reuters)\n" + WIRE, "2031-03-04")
    assert only(link_copies([first, report("b", EDITED, "2031-03-05")])).original is None


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_reports_does_not_matter(chance: random.Random) -> None:
    reports = [report(name, text) for name, text in zip("abcdef", [WIRE, CUT, EDITED, OTHER, WIRE, OTHER], strict=True)]
    expected = link_copies(reports)
    chance.shuffle(reports)
    assert link_copies(reports) == expected
    assert [group.reports for group in expected] != []


PIECES = "the port of Elda was shut 12 days “ ” \" ' é 𝔸 \n .".split(" ")
WORDS = st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)


@given(st.lists(WORDS, max_size=4))
def test_nothing_raises_and_parts_are_in_their_texts(texts: list[str]) -> None:
    reports = {str(number): report(str(number), text) for number, text in enumerate(texts)}
    for group in link_copies(reports.values()):
        assert list(group.reports) == sorted(group.reports)
        assert msgspec.json.decode(msgspec.json.encode(group), type=Copies) == group
        for link in group.links:
            for part in link.shared:
                assert reports[link.reports[0]].text[slice(*part.first)]
                assert reports[link.reports[1]].text[slice(*part.second)]


def test_shared_parts_pass_over_punctuation_and_capitals() -> None:
    parts, share = shared_parts(report("a", WIRE), report("b", WIRE.upper().replace(",", ";")))
    assert share == 1
    assert parts[0].first == Span(0, len(WIRE.rstrip()) - 1)


def test_an_outlet_and_a_group_of_copies_count_once() -> None:
    copies = [Copies("g", "edited", ("a", "b"), 0.9, None, ())]
    outlets = {"b": "Coastwire", "c": "COASTWIRE ", "d": None, "e": None}
    assert witnesses("abcde", copies, outlets) == [("a", "b", "c"), ("d",), ("e",)]
    assert witnesses("cda", copies, outlets) == [("a",), ("c",), ("d",)]
