"""A date for undated reports from the dated reports of the same story."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from verbale.across.dating import Dated, bag_of, nearest_dated
from verbale.record import Dating

DAM = "Minister Tesfaye warned Sudan that the dam on the Nile would be filled. Egypt rejected the filling of the dam."
DAM_AGAIN = "Egypt warned that filling the Nile dam would be answered. Tesfaye said Sudan had agreed to the filling."
STRIKE = "Rail workers in Lyon walked out over pensions. The union leader Moreau promised more walkouts in Paris."
UNDATED = "The dam will be filled, Tesfaye told Sudan, while Egypt spoke of the Nile as its life."


def dated(text: str, day: str, evidence: str = "stated") -> Dated:
    return Dated(bag_of(text), Dating(day, "day", evidence))  # type: ignore[arg-type]


def test_the_reports_of_the_same_story_give_the_date() -> None:
    near = nearest_dated(
        {"u": bag_of(UNDATED)},
        {"a": dated(DAM, "2020-07-03"), "b": dated(DAM_AGAIN, "2020-07-03"), "c": dated(STRIKE, "2019-12-05")},
    )["u"]
    assert near is not None
    assert near.near == date(2020, 7, 3)
    assert set(near.reports) == {"a", "b"}


def test_reports_of_other_stories_give_none() -> None:
    assert nearest_dated({"u": bag_of(UNDATED)}, {"c": dated(STRIKE, "2019-12-05")}) == {"u": None}


def test_a_handful_of_reports_is_known_by_the_names_they_share() -> None:
    a = "Kestria will mine the strait if its tanker is boarded, Beck told sailors in Tarn. The League sends frigates."
    b = "Minister Beck was asked why. The strait is ours, he replied: who boards a tanker of Kestria will see mines."
    c = "The League and Kestria agreed to keep the strait open, and to talk in Tarn about the tanker and its oil."
    near = nearest_dated({"c": bag_of(c)}, {"a": dated(a, "2020-07-03"), "b": dated(b, "2020-07-05")})["c"]
    assert near is not None
    assert date(2020, 7, 3) <= near.near <= date(2020, 7, 5)


def test_inferred_dates_are_not_passed_on() -> None:
    assert nearest_dated({"u": bag_of(UNDATED)}, {"a": dated(DAM, "2020-07-03", "inferred")}) == {"u": None}


def test_no_reports_and_empty_texts_give_none() -> None:
    assert nearest_dated({}, {}) == {}
    assert nearest_dated({"u": bag_of("")}, {"a": dated(DAM, "2020-07-03")}) == {"u": None}


def test_the_bag_counts_names_double_and_leaves_function_words_out() -> None:
    bag = bag_of("Nile and river and the said")
    assert set(bag) == {"nile", "river"}
    assert bag["nile"] > bag["river"]


def test_a_coarse_date_serves_by_its_first_day() -> None:
    near = nearest_dated({"u": bag_of(UNDATED)}, {"a": Dated(bag_of(DAM), Dating("2020-07", "month", "stated"))})["u"]
    assert near is not None
    assert near.near == date(2020, 7, 1)


@given(st.permutations(["a", "b", "c", "d"]))
def test_the_order_of_arrival_changes_nothing(order: list[str]) -> None:
    reports = {
        "a": dated(DAM, "2020-07-03"),
        "b": dated(DAM_AGAIN, "2020-07-05"),
        "c": dated(STRIKE, "2019-12-05"),
        "d": dated(DAM, "2020-07-08"),
    }
    expected = nearest_dated({"u": bag_of(UNDATED)}, reports)
    assert nearest_dated({"u": bag_of(UNDATED)}, {key: reports[key] for key in order}) == expected
