"""From a match of the grammar to its meaning: one builder for each class of expression.

A builder takes the named groups of the match (one that took no part is empty) and returns kind and meaning, or
None where the words make none.
"""

from __future__ import annotations

import re

from verbale.language.times_feasts import FIXED, MOVING
from verbale.language.times_types import (
    Calendar,
    Kind,
    Length,
    Meaning,
    Origin,
    PartOfDay,
    Period,
    Phase,
    Repeat,
    Shift,
    Stretch,
    Vague,
)  # fmt: skip
from verbale.language.times_words import (
    FROM_TEXT,
    ORDINALS,
    SMALL,
    WHICH,
    month_of,
    number_of,
    part_of,
    season_of,
    unit_factor,
    unit_of,
    weekday_of,
)  # fmt: skip
from verbale.rules import rule

Groups = dict[str, str]
Built = tuple[Kind, Meaning] | None


def _clock(text: str) -> tuple[int | None, int | None, PartOfDay | None]:
    """Return hour, minute and named part of a clock time ("10:18 PM", "9 a.m.", "1800", "noon")."""
    if not text:
        return None, None, None
    word = text.strip().lower()
    if word in ("noon", "midday", "midnight"):
        return (0 if word == "midnight" else 12), 0, part_of(word)
    digits = re.findall(r"\d+", word)
    if len(digits) == 1 and len(digits[0]) == 4:
        return int(digits[0][:2]), int(digits[0][2:]), None
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    if "p" in word and hour < 12:
        hour += 12
    elif "a" in word and hour == 12:
        hour = 0
    return hour, minute, None


def _phase(text: str) -> Phase | None:
    """Return the part of a period that "early", "mid-", "the end of" point at; "earlier this month" is none."""
    if not text:
        return None
    word = text.lower()
    if "early" in word or "begin" in word or "start" in word:
        return "start"
    if "mid" in word:
        return "mid"
    return "end" if "late " in word or "late-" in word or "end" in word else None


def _which(text: str) -> int | None:
    return WHICH[re.sub(r"\s+", " ", text.lower())] if text else None


def _kind(groups: Groups) -> Kind:
    return "time" if groups.get("clock") or groups.get("part", "") else "date"


def _year(text: str) -> int | None:
    if not text:
        return None
    number = int(text.lstrip("'’‘"))
    return number if number > 99 else 1900 + number if number > 50 else 2000 + number


@rule("a number beside a month's name is its day", off=lambda *_: None)
def full(groups: Groups) -> Built:
    """Read a day of a month, with or without year, weekday and clock."""
    hour, minute, part = _clock(groups.get("clock", ""))
    day = int(groups["day"])
    day2 = int(groups["day2"]) if groups.get("day2", "") else None
    if day2 is not None and day2 <= day:
        return None
    return _kind(groups), Calendar(
        year=_year(groups.get("year", "")), month=month_of(groups["month"]), day=day, day2=day2,
        weekday=weekday_of(groups["weekday"]) if groups.get("weekday", "") else None,
        hour=hour, minute=minute, part=part_of(groups["part"]) if groups.get("part", "") else part,
        which=_which(groups.get("which", "")), year_shift=_which(groups.get("yearwhich", "")),
    )  # fmt: skip


@rule("year, month and day in figures stand in this order", off=lambda *_: None)
def iso(groups: Groups) -> Built:
    """Read "2021-12-03T22:18", "2021/12/03"."""
    month, day = int(groups["m"]), int(groups["d"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    hour, minute, _ = _clock(groups.get("clock", ""))
    return _kind(groups), Calendar(year=int(groups["year"]), month=month, day=day, hour=hour, minute=minute)


@rule("of two figures before a year one is the day: the first in Europe, the second in America", off=lambda *_: None)
def slashed(groups: Groups) -> Built:
    """Read 03/12/2021: with a full stop the day stands first; with a slash it may be either, unless one is above 12."""
    first, second, year = int(groups["a"]), int(groups["b"]), _year(groups["year"])
    if not (1 <= min(first, second) <= 12 and max(first, second) <= 31):
        return None
    month, day = (first, second) if second > 12 else (second, first)
    ambiguous = first <= 12 and second <= 12 and first != second and groups.get("sep") != "."
    return "date", Calendar(year=year, month=month, day=day, ambiguous=ambiguous)


@rule("a month's name, with a year or without, is a month of the calendar", off=lambda *_: None)
def month(groups: Groups) -> Built:
    """Read "January 2022", "early March", "last May"."""
    return "date", Calendar(
        year=_year(groups.get("year", "")), month=month_of(groups["month"]), phase=_phase(groups.get("phase", "")),
        which=_which(groups.get("which", "")), year_shift=_which(groups.get("yearwhich", "")),
    )  # fmt: skip


@rule('a season\'s name beside "this", "last" or a year is a stretch of the calendar', off=lambda *_: None)
def season(groups: Groups) -> Built:
    """Read "spring 2021", "this winter"."""
    return "date", Calendar(
        year=_year(groups.get("year", "")), season=season_of(groups["season"]), phase=_phase(groups.get("phase", "")),
        which=_which(groups.get("which", "")), year_shift=_which(groups.get("yearwhich", "")),
    )  # fmt: skip


@rule("books and reports count a year in quarters and halves", off=lambda *_: None)
def quarter(groups: Groups) -> Built:
    """Read "the third quarter of 2021", "Q3 2021", "the first half of 2022"."""
    word = (groups.get("ordinal", "")).lower()
    number = int(groups["q"]) if groups.get("q", "") else ORDINALS[word]
    if groups.get("half", ""):
        return "date", Calendar(year=_year(groups.get("year", "")), half=2 if word == "last" else number)
    return "date", Calendar(
        year=_year(groups.get("year", "")), quarter=number, which=_which(groups.get("which", "")),
        year_shift=_which(groups.get("yearwhich", "")),
    )  # fmt: skip


@rule('a year with "s" behind it is the decade that it begins', off=lambda *_: None)
def decade(groups: Groups) -> Built:
    """Read "the 1990s", "the '80s"."""
    digits = groups["decade"] or groups["decade2"]
    year = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return "date", Calendar(year=year, decade=True, phase=_phase(groups.get("phase", "")))


@rule("centuries are counted with ordinal numbers", off=lambda *_: None)
def century(groups: Groups) -> Built:
    """Read "the 20th century"."""
    number = int(groups["n"])
    return (
        ("date", Calendar(year=(number - 1) * 100, century=True, phase=_phase(groups.get("phase", ""))))
        if number
        else None
    )


@rule("a four-figure number of our times is a year", off=lambda *_: None)
def bare_year(groups: Groups) -> Built:
    """Read "2014", "late 2019"."""
    return "date", Calendar(year=_year(groups["year"]), phase=_phase(groups.get("phase", "")))


@rule('speech gives a year in two numbers: "nineteen ninety-six"', off=lambda *_: None)
def spelled_year(groups: Groups) -> Built:
    """Read "nineteen ninety-six", "two thousand and one", as transcripts of speech have it."""
    words = groups["spelled"].lower().replace("-", " ").split()
    if words[0] == "two":
        rest = [SMALL[word] for word in words[2:] if word != "and"]
        return "date", Calendar(year=2000 + sum(rest))
    return "date", Calendar(year=SMALL[words[0]] * 100 + sum(SMALL[word] for word in words[1:]))


@rule("two years with a dash between are a stretch, if the second is the later", off=lambda *_: None)
def years(groups: Groups) -> Built:
    """Read "2014-2016", "2013/14": a stretch of years; the second number has to be the later year."""
    first, second = int(groups["year"]), int(groups["year2"])
    second += first // 100 * 100 if second < 100 else 0
    return ("date", Calendar(year=first, year2=second)) if first < second < first + 100 else None


@rule("a weekday's name is a day near the report", off=lambda *_: None)
def weekday(groups: Groups) -> Built:
    """Read "Thursday", "last Friday evening", "Monday next week", "6 p.m. on Friday"."""
    hour, minute, clock_part = _clock(groups.get("clock", ""))
    return _kind(groups), Calendar(
        weekday=weekday_of(groups["weekday"]), which=_which(groups.get("which", "")), hour=hour, minute=minute,
        part=part_of(groups["part"]) if groups.get("part", "") else clock_part,
        week_shift=_which(groups.get("weekwhich", "")),
    )  # fmt: skip


@rule('"yesterday", "tonight", "tomorrow" count from the day of writing', off=lambda *_: None)
def deictic(groups: Groups) -> Built:
    """Read "yesterday", "tonight", "tomorrow morning"."""
    word = re.sub(r"\s+", " ", groups["word"].lower())
    amount, sign = {
        "today": (0.0, 0), "tonight": (0.0, 0), "yesterday": (1.0, -1), "tomorrow": (1.0, 1), "last night": (1.0, -1),
        "overnight": (0.0, 0), "the day before yesterday": (2.0, -1), "the day after tomorrow": (2.0, 1),
    }[word]  # fmt: skip
    part: PartOfDay | None = "night" if "night" in word else None
    hour, minute, clock_part = _clock(groups.get("clock", ""))
    if groups.get("part", ""):
        part = part_of(groups["part"])
    timed = part or clock_part or hour is not None
    return ("time" if timed else "date"), Shift(amount, "day", sign, hour=hour, minute=minute, part=part or clock_part)


@rule('"this morning" is of the day of writing, "that night" of the day told', off=lambda *_: None)
def this_part(groups: Groups) -> Built:
    """Read "this morning", "that night"."""
    origin: Origin = "report" if groups["which"].lower() == "this" else "text"
    sign = {"this": 0, "that": 0, "same": 0, "next": 1, "following": 1, "previous": -1}[groups["which"].lower()]
    return "time", Shift(float(abs(sign)), "day", sign, origin=origin, part=part_of(groups["part"]))


@rule('"last week" is a unit of the calendar, "the past week" seven days', off=lambda *_: None)
def period(groups: Groups) -> Built:
    """Read "last week", "this month", "the previous year", "the same day", "early next year"."""
    word = re.sub(r"\s+", " ", groups["which"].lower()).removeprefix("the ")
    unit = unit_of(groups["unit"])
    if word in ("past", "coming") and unit != "weekend":
        # "The past year" is the twelve months behind, where "last year" is a year of the calendar.
        return "duration", Stretch(1.0, unit, WHICH[word])
    origin: Origin = "text" if word in FROM_TEXT else "report"
    if unit == "day":
        if origin == "report" and word != "next":
            return None
        return "date", Shift(1.0 if WHICH[word] else 0.0, "day", WHICH[word], origin="text")
    return "date", Period(unit, WHICH[word], origin, _phase(groups.get("phase", "")))


@rule('"the end of the year" is a part of the one that is running', off=lambda *_: None)
def within(groups: Groups) -> Built:
    """Read "the end of the year", "year-end", "late in the month"."""
    return "date", Period(unit_of(groups["unit"]), 0, "report", _phase(groups["phase"]))


@rule('"the weekend" is the nearest, behind or ahead as its clause says', off=lambda *_: None)
def weekend(groups: Groups) -> Built:
    """Read "the weekend": behind or ahead, as its clause says."""
    del groups
    return "date", Period("weekend", 0, "text")


@rule('"ago" counts back from the report, "earlier" and "later" from what is told', off=lambda *_: None)
def ago(groups: Groups) -> Built:
    """Read "three days ago", "a year earlier", "two weeks from now", "a day after"."""
    word = re.sub(r"\s+", " ", groups["side"].lower())
    amount = number_of(groups["n"]) if groups.get("n", "") else None
    unit = unit_of(groups["unit"])
    if amount is not None:
        amount = (amount + (0.5 if groups.get("half", "") else 0)) * unit_factor(groups["unit"])
    origin: Origin = "report" if word in ("ago", "from now", "hence", "from today") else "text"
    sign = -1 if word in ("ago", "earlier", "before", "previously", "prior to", "prior", "ahead of") else 1
    kind: Kind = "time" if unit in ("hour", "minute", "second") else "date"
    return kind, Shift(amount, unit, sign, origin=origin)


@rule('"the day before" counts from the day that is told of', off=lambda *_: None)
def day_beside(groups: Groups) -> Built:
    """Read "the day before", "the week after"."""
    sign = -1 if groups["side"].lower() in ("before", "earlier", "prior") else 1
    return "date", Shift(1.0, unit_of(groups["unit"]), sign, origin="text")


@rule('"the past 24 hours" end, and "the coming days" begin, with the report', off=lambda *_: None)
def stretch(groups: Groups) -> Built:
    """Read "the past 24 hours", "recent weeks", "the coming days"."""
    word = groups["which"].lower()
    sign = 1 if word in ("next", "coming", "following", "upcoming") else -1
    origin: Origin = "text" if word in FROM_TEXT else "report"
    number = groups.get("n", "")
    unit = unit_of(groups["unit"])
    if not number and unit in ("second", "minute"):
        return None
    amount = number_of(number) if number else None
    if amount is not None:
        amount *= unit_factor(groups["unit"])
    return "duration", Stretch(amount, unit, sign, origin)


@rule(
    'a number before a unit of time is a length; "a second group" and "24 Hours of ..." are none',
    off=lambda *_: None,
)
def length(groups: Groups) -> Built:
    """Read "three days", "decades-long"."""
    unit_word = groups["unit"]
    # "24 Hours of Le Mans", "48 Hours": a capital makes a title of it.
    if unit_word[0].isupper() and not unit_word.isupper():
        return None
    number = groups.get("n", "") or ("" if unit_word.lower().endswith("s") or "n" in groups else "one")
    amount = number_of(number) if number else None
    if amount == 1 and unit_of(unit_word) in ("second", "quarter"):
        # "A second group", "a quarter of the members".
        return None
    if amount is not None:
        amount *= unit_factor(unit_word)
    return "duration", Length(amount, unit_of(unit_word))


@rule('"every", "daily" and plural weekdays tell what comes again', off=lambda *_: None)
def repeat(groups: Groups) -> Built:
    """Read "every two weeks", "daily", "every Monday"."""
    word = (groups.get("adverb", "")).lower()
    unit = {
        "daily": "day", "nightly": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter",
        "annually": "year", "yearly": "year", "hourly": "hour", "annual": "year",
    }.get(word)  # fmt: skip
    if unit:
        return "set", Repeat(1.0, unit_of(unit))
    if groups.get("each", ""):
        return "set", Repeat(1.0, "year")
    if groups.get("weekday", ""):
        return "set", Repeat(1.0, "week", weekday_of(groups["weekday"].rstrip("s")))
    return "set", Repeat(number_of(groups.get("n") or "one") or 1.0, unit_of(groups["unit"]))


@rule("a clock time is of the day that is told", off=lambda *_: None)
def time(groups: Groups) -> Built:
    """Read "22:18", "9 a.m. EST", "noon": a time of the day that is told."""
    hour, minute, part = _clock(groups["clock"])
    return "time", Shift(0.0, "day", 0, hour=hour, minute=minute, part=part)


@rule("feasts are days of the calendar", off=lambda *_: None)
def feast(groups: Groups) -> Built:
    """Read feasts, those with a fixed day and those that move."""
    word = re.sub(r"\s+", " ", groups["feast"].lower().replace("’", "'"))
    year, which = _year(groups.get("year", "")), _which(groups.get("which", ""))
    if word in MOVING:
        return "date", Calendar(year=year, which=which, feast=MOVING[word])
    month, day = FIXED[word]
    return "date", Calendar(month=month, day=day, year=year, which=which)


@rule("figures are compared with those of the same stretch a year before", off=lambda *_: None)
def year_before(groups: Groups) -> Built:
    """Read what figures are compared with: "the year-ago quarter", "year-earlier results"."""
    if groups.get("ordinal", ""):
        return "date", Calendar(quarter=ORDINALS[groups["ordinal"].lower()], year_shift=-1)
    if groups.get("unit", "").lower() == "quarter":
        return "date", Period("quarter", -4, "text")
    return "date", Shift(1.0, "year", -1, origin="text")


@rule('"the quarter", alone, is the one that is told of', off=lambda *_: None)
def told_period(groups: Groups) -> Built:
    """Read "the quarter", "the latest period", "the week": the one that is being told of."""
    unit = groups.get("unit", "").lower() or "quarter"
    return "date", Period(unit_of(unit), 0, "text")


@rule('"in the morning" is of the day that is told of', off=lambda *_: None)
def told_part(groups: Groups) -> Built:
    """Read "in the morning", "mid-afternoon": of the day that is being told of."""
    return "time", Shift(0.0, "day", 0, origin="text", part=part_of(groups["part"]))


@rule('"the weeks ahead" begin with the report', off=lambda *_: None)
def ahead(groups: Groups) -> Built:
    """Read "the weeks ahead", "the months to come"."""
    return "duration", Stretch(None, unit_of(groups["unit"]), 1)


@rule('"recently", "now", "soon" name only a side of now', off=lambda *_: None)
def vague(groups: Groups) -> Built:
    """Read what names its side of now only."""
    word = re.sub(r"\s+", " ", groups["word"].lower())
    if word.endswith(("future", "term")) or word in ("soon", "shortly"):
        return "date", Vague("future")
    past = word.endswith(" past") or word in ("recently", "lately", "formerly")
    return "date", Vague("past" if past else "present")
