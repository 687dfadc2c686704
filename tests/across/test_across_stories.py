from __future__ import annotations

import random
from datetime import date

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from test_across_copies import OTHER, WIRE, report

from verbale.across.candidates import shared_features
from verbale.across.copies import link_copies
from verbale.across.grouping import by_quorum
from verbale.across.stories import link_stories
from verbale.across.story_groups import story_groups
from verbale.across.terms import terms_of
from verbale.record import Quoted, Story

SECOND = """Tankers wait off Brand as Sylvania keeps Lorne strait shut
Fourteen tankers bound for Ruritania lay at anchor off the island of Brand for a second day on Tuesday. Sylvania's coast
guard let only ferries through the Lorne strait. Petra Holm, the admiral who ordered the closure, said her patrol boats
had been rammed. Jonas Weld, Ruritania's recalled envoy, flew home from the Sylvanian capital and spoke of piracy.
"""
THIRD = """Ruritania pays, Sylvania opens the strait
Sylvania let the first tankers through the Lorne strait on Thursday after Ruritania agreed to pay for two patrol boats
that were rammed off Brand. Admiral Petra Holm watched from Port Elda as the tankers weighed anchor. Envoy Jonas Weld
is to return to the Sylvanian capital, the shipping ministry of Ruritania said.
"""
REPORTS = [
    report("a", WIRE, "2031-03-04"), report("b", SECOND, "2031-03-05"), report("c", THIRD, "2031-03-07"),
    report("d", OTHER, "2031-03-06"),
]  # fmt: skip


def test_reports_of_one_episode_are_a_story_and_another_stands_alone() -> None:
    stories = link_stories(REPORTS)
    assert [story.reports for story in stories] == [("a", "b", "c"), ("d",)]
    assert (stories[0].from_, stories[0].to) == ("2031-03-04", "2031-03-07")
    assert stories[0].independent == 3
    assert {"Lorne", "Brand"} <= {each.name for each in stories[0].evidence}
    assert stories[1].evidence == ()


def test_what_is_told_again_long_after_is_another_story() -> None:
    later = [report(f"{each.id}2", each.text, "2033-09-01") for each in REPORTS[:2]]
    found = [story.reports for story in link_stories([*REPORTS, *later])]
    assert ("a", "b", "c") in found
    assert ("a2", "b2") in found


def test_undated_reports_join_by_their_words() -> None:
    undated = [report(each.id, each.text) for each in REPORTS]
    stories = link_stories(undated)
    assert [(story.from_, story.to) for story in stories] == [(None, None)] * len(stories)
    assert ("a", "b", "c") in [story.reports for story in stories]


def test_the_title_is_one_of_the_reports() -> None:
    titles = ("Strait shut", "Sylvania shuts the Lorne strait", "News of the day")
    named = [msgspec.structs.replace(r, title=Quoted(t)) for r, t in zip(REPORTS[:3], titles, strict=True)]
    assert link_stories(named)[0].title == titles[1]
    assert link_stories(REPORTS)[0].title is None


def test_copies_and_outlets_count_once() -> None:
    reports = [*REPORTS, report("e", WIRE + "\n", "2031-03-04")]
    assert link_stories(reports, copies=link_copies(reports))[0].independent == 3


def test_what_reports_name_counts_as_words_do() -> None:
    told = [report("a", "The talks ended late."), report("b", "Nobody signed anything.")]
    assert len(link_stories(told)) == 2
    actors = {each: ["person/petra-holm", "person/jonas-weld", "state/SYL"] for each in "ab"}
    assert len(link_stories(told, actors)) == 1


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_reports_does_not_matter(chance: random.Random) -> None:
    reports = [*REPORTS, report("e", WIRE + "\n"), report("f", "")]
    expected = link_stories(reports)
    chance.shuffle(reports)
    assert link_stories(reports) == expected


@given(st.lists(st.text(max_size=40), max_size=5))
def test_every_report_is_in_one_story(texts: list[str]) -> None:
    stories = link_stories(report(str(number), text) for number, text in enumerate(texts))
    assert sorted(identity for story in stories for identity in story.reports) == [str(n) for n in range(len(texts))]
    for story in stories:
        assert msgspec.json.decode(msgspec.json.encode(story), type=Story) == story


def test_from_is_written_as_the_record_has_it() -> None:
    row = msgspec.to_builtins(link_stories(REPORTS[:1])[0])
    assert list(row) == ["id", "title", "from", "to", "reports", "independent", "evidence"]
    assert row["from"] == "2031-03-04"


def test_a_story_fades_with_the_days_between() -> None:
    terms = [terms_of(each) for each in REPORTS[:2]]
    near = story_groups(terms, {"a": date(2031, 3, 4), "b": date(2031, 3, 5)})
    far = story_groups(terms, {"a": date(2031, 3, 4), "b": date(2032, 3, 5)})
    assert [len(near), len(far)] == [1, 2]


def test_a_chain_of_links_is_no_group() -> None:
    links = {(i, i + 1): 1.0 for i in range(5)}
    groups = by_quorum(links, lambda a, b: links.get((a, b), 0.0), linked=1.0, stranger=0.5)
    assert max(map(len, groups)) == 2


def test_most_of_the_pairs_are_enough_for_a_group() -> None:
    links = {(0, 1): 3.0, (1, 2): 2.0}
    groups = by_quorum(links, lambda a, b: links.get((a, b), 0.7), linked=1.0, stranger=0.5)
    assert groups == [[0, 1, 2]]


def test_a_feature_of_few_pairs_all_and_one_of_many_its_neighbours() -> None:
    import numpy as np

    features = [np.array([7], dtype=np.uint32)] * 20
    found = shared_features(features, 1, all_pairs=3, most=100)
    assert {int(b - a) for a, b, _ in found} == {1, 2, 3, 4}
    assert len(shared_features(features, 1, all_pairs=20)) == 190
    assert len(shared_features(features, 1, all_pairs=3, most=5)) == 0
    assert len(shared_features([], 1)) == 0
