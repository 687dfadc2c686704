"""What a time expression means before it meets a calendar: one small frozen type for each way of telling time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from verbale.record import Span

Kind = Literal["date", "time", "duration", "set"]
Direction = Literal["past", "future"]
Unit = Literal[
    "second", "minute", "hour", "day", "week", "weekend", "month", "quarter", "year", "decade", "century"
]  # fmt: skip
Phase = Literal["start", "mid", "end"]
Season = Literal["spring", "summer", "autumn", "winter"]
PartOfDay = Literal["morning", "afternoon", "evening", "night", "noon", "midnight"]
Origin = Literal["report", "text"]
# Feasts that move with the year: the western Easter and what counts from it, and the American ones of a weekday.
Feast = Literal["easter", "good-friday", "easter-monday", "thanksgiving", "labor-day", "memorial-day", "king-day"]


@dataclass(frozen=True, slots=True)
class Calendar:
    """A place in the calendar, as far as it is written: "Friday 3 December 2021 10:18 PM", "May", "the 1990s".

    `which` is -1 / 0 / 1 for "last" / "this" / "next" before the name; `year_shift` and `week_shift` the same
    for "January last year" and "Monday next week". `day2` and `year2` end a stretch ("December 3-5", "2014-2016");
    `ambiguous` says that day and month could be exchanged (03/12/2021). `year` is a decade's or century's first
    year where `decade` or `century` is set. `feast` is a day that moves with the year.
    """

    year: int | None = None
    year2: int | None = None
    month: int | None = None
    day: int | None = None
    day2: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int | None = None
    part: PartOfDay | None = None
    season: Season | None = None
    quarter: int | None = None
    half: int | None = None
    decade: bool = False
    century: bool = False
    phase: Phase | None = None
    which: int | None = None
    year_shift: int | None = None
    week_shift: int | None = None
    ambiguous: bool = False
    feast: Feast | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A whole unit of the calendar, counted from an origin: "last week" (-1), "this month" (0), "that year"."""

    unit: Unit
    shift: int
    origin: Origin = "report"
    phase: Phase | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """A distance from an origin: "yesterday", "three days earlier", "a day after the December 30 call".

    `amount` is None for a vague one ("a few months ago"); `base` is the dated expression it counts from.
    """

    amount: float | None
    unit: Unit
    sign: int
    origin: Origin = "report"
    base: TimeExpression | None = None
    hour: int | None = None
    minute: int | None = None
    part: PartOfDay | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch that ends or begins now: "in the past 24 hours", "recent weeks", "the coming days"."""

    amount: float | None
    unit: Unit
    sign: int
    origin: Origin = "report"


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time without a place: "for three days", "decades"; `amount` None where it is vague."""

    amount: float | None
    unit: Unit


@dataclass(frozen=True, slots=True)
class Repeat:
    """A time that comes again: "daily", "every two weeks", "on Mondays"."""

    amount: float
    unit: Unit
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Vague:
    """A time named by its side of now only: "recently", "now", "in the near future"."""

    side: Literal["past", "present", "future"]


Meaning = Calendar | Period | Shift | Stretch | Length | Repeat | Vague


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression of a text: `text[span.start:span.end] == self.text`.

    `link` is the word before that bounds it ("since", "until", "by", "before", "after", "from"), if any;
    `tense` is what the verbs of its clause suggest: before or after the report.
    """

    span: Span
    text: str
    kind: Kind
    meaning: Meaning
    link: str | None = None
    tense: Direction | None = None
