"""The day of printing, inferred: every expression that ties it narrows the days that come into question.

Candidate days are scored by a visible list of constraints, each a weighted preference for some days; the sum is
a log-odds, so that the share of the best day among all is its confidence. Without a year from a printed date
or from `near`, there are no candidates: the text alone cannot say which year it is.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from verbale.language.times_resolve import resolve
from verbale.language.times_types import Calendar, Period, Shift, TimeExpression
from verbale.reading.dating_countdown import countdowns
from verbale.record import Dating, Precision, Span
from verbale.rules import rule

__all__ = ["Constraint", "constraints_of", "infer_date"]

# Log-odds of printing so many days after a weekday named as past ("said on Friday"), from the same day on, and
# before one named as ahead: shares of 0..6 days among the weekdays of TimeBank and AQUAINT (benchmarks/times.py).
_LAG_BEHIND: Final = (0.0, -0.7, -1.4, -2.1, -2.6, -3.0, -3.0)
_LAG_AHEAD: Final = (-1.0, -0.2, -0.8, -0.9, -1.0, -1.3, -1.8)
# Days around a date known from elsewhere that come into question.
_REACH: Final = 75
_WEEKEND: Final = -0.5
# Reports of one story: two in three within days of each other, the rest within weeks (share, scale in days); the
# confidences that follow hold on Timeline17 (benchmarks/times_dating.py).
_STORY: Final = ((0.65, 4.0), (0.35, 30.0))
# A day named by its date lies farther off than one named by its weekday; the pull back to it is weak.
_EVENT_SCALE: Final = 12.0
_AGAINST: Final = -6.0
_LINKED: Final = 1.6
# Characters over which "last week" and a date can tell of one event, and within which a sentence ends.
_LINK_REACH: Final = 3000
_SENTENCE_REACH: Final = 600
# Full dates that are asked for the year: those of the beginning.
_MOST_DATES: Final = 200
_OCCASION: Final = 1.5
# Days between a dateline without a year and a full date of the text from which the year is taken, and its worth.
_CLOSE: Final = 31
_FROM_CLOSE_DATE: Final = 0.6
_FROM_COPYRIGHT: Final = 0.5
_FOOT: Final = 1500
_COPYRIGHT: Final = re.compile(r"(?:©|\([cC]\)|\b[Cc]opyright\b)[^\d\n]{0,40}((?:19|20)\d\d)\b")
_JUBILEE: Final = re.compile(
    r"\b(?i:anniversary|commemorat\w+|years\s(?:ago|after|since|on)|birthday|jubilee|memorial)\b"
)
# Shares of the best day, month, year among all days from which the date is given to that precision.
_ENOUGH_DAY: Final = 0.3
_ENOUGH_MONTH: Final = 0.6
_ENOUGH_YEAR: Final = 0.8
# The most that an inferred date is worth: with a date of the same story, and with the text's own dates alone.
_CEILING: Final = 0.85
_CEILING_ALONE: Final = 0.65

# The report is of this occasion: said near its beginning, in one sentence with the date.
_OCCASION_BEFORE: Final = re.compile(
    r"\b(?i:recorded|taped|filmed|conducted|interview(?:ed)?|sat\sdown)\b(?:[^.!?\n]|(?<=\b[A-Z])\."
    r"|(?<=[A-Z])\.(?=[A-Z])){0,90}$"
)
_OPENING: Final = 1500


@dataclass(frozen=True, slots=True)
class Constraint:
    """A named preference for some days of printing over others, and the words it rests on."""

    evidence: str
    score: Callable[[date], float]
    spans: tuple[Span, ...]


def infer_date(
    text: str, times: list[TimeExpression], near: date | None, dateline: TimeExpression | None = None
) -> Dating | None:
    """Return the day, month or year of printing that fits best with all constraints, or None without support.

    `dateline` is a printed date that lacks its year; the day is then settled and only the year is sought.
    """
    known = _known_days(times)
    if dateline is not None:
        vouched = [one for one in known if _vouches(text, *one, known)]
        return _dateline_year(dateline, near, vouched) or _year_of_close_dates(text, dateline, times, known)
    days = _candidates(text, near, known) or _counted_days(text, times)
    if not days:
        return None
    constraints = constraints_of(text, times, near, near or days[0])
    tied = [one for one in constraints if one.spans]
    if not tied:
        return None
    totals = {day: sum(one.score(day) for one in constraints) for day in days}
    return _best(totals, tied, _CEILING if near is not None else _CEILING_ALONE)


def fit(text: str, times: list[TimeExpression], day: date) -> float:
    """Return the log-odds, up to a constant, that a report with these expressions was printed on a day."""
    return math.fsum(one.score(day) for one in constraints_of(text, times, None, day))


def _known_days(times: list[TimeExpression]) -> list[tuple[TimeExpression, date]]:
    """Return the dates that the text prints with year and month; a month's last day stands for the month."""
    known: list[tuple[TimeExpression, date]] = []
    for expression in times:
        if len(known) == _MOST_DATES:
            break
        what = expression.meaning
        if isinstance(what, Calendar) and what.year and what.month:
            dating = resolve(expression, date(what.year, what.month, 1))
            if dating is not None and len(dating.value) >= 7:
                known.append((expression, date.fromisoformat((dating.value + "-01")[:10])))
    return known


def _is_ahead(expression: TimeExpression) -> bool:
    return expression.tense == "future" or expression.link in ("by", "until")


@rule(
    "a full date in running text is history unless it is ahead, has its weekday, or stands among its like",
    off=lambda *_: True,
)
def _vouches(text: str, expression: TimeExpression, day: date, known: list[tuple[TimeExpression, date]]) -> bool:
    what = expression.meaning
    # A clock beside it is the mark of readers' comments and live pages, whose last entry is no day of printing.
    if not isinstance(what, Calendar) or what.day is None or what.hour is not None:
        return False
    others = {other for _, other in known if 0 < abs((other - day).days) <= _REACH}
    opening = what.weekday is not None and expression.span.start < _OPENING
    return _is_ahead(expression) or opening or _is_occasion(text, expression) or len(others) >= 2


def _candidates(text: str, near: date | None, known: list[tuple[TimeExpression, date]]) -> list[date]:
    """Return the days that come into question: around `near`, else those that full dates of the text vouch for.

    A full date in running text is history more often than not (18 of 19 on TimeBank and AQUAINT); only one that
    is ahead, has its weekday, dates the occasion itself, or stands among others of the same weeks tells the year.
    """
    if near is not None:
        return _days(near.toordinal() - _REACH, near.toordinal() + _REACH)
    vouched = [(expression, day) for expression, day in known if _vouches(text, expression, day, known)]
    behind = [day.toordinal() for expression, day in vouched if not _is_ahead(expression)]
    ahead = [day.toordinal() for expression, day in vouched if _is_ahead(expression)]
    if behind:
        return _days(max(behind), max(behind) + _REACH)
    return _days(min(ahead) - _REACH, min(ahead)) if ahead else []


def _days(first: int, last: int) -> list[date]:
    """Return the days between two ordinals, inclusive, as far as the calendar goes."""
    return [date.fromordinal(at) for at in range(max(1, first), min(date.max.toordinal(), last) + 1)]


@rule("days counted down to a date tell the year where nothing else does", off=lambda *_: [])
def _counted_days(text: str, times: list[TimeExpression]) -> list[date]:
    counted = [day.toordinal() for _, day in countdowns(text, times)]
    return _days(min(counted), max(counted)) if counted else []


@rule("a dateline without its year is of the year of the dates beside it that fit its weekdays", off=lambda *_: None)
def _year_of_close_dates(
    text: str, dateline: TimeExpression, times: list[TimeExpression], known: list[tuple[TimeExpression, date]]
) -> Dating | None:
    """Take the year of the text's own full dates where day and month of the dateline lie close to one of them.

    A jubilee lies as close: the weekdays named must fit that year, and no later year may be told of.
    """
    latest = max((one.meaning.year or 0 for one in times if isinstance(one.meaning, Calendar)), default=0)
    best: tuple[int, Dating] | None = None
    for expression, day in known:
        dating = resolve(dateline, day)
        if dating is None or day.year < latest or _JUBILEE.search(text[slice(*_sentence(text, expression.span))]):
            continue
        printed = date.fromisoformat(dating.value[:10])
        away = abs((printed - day).days)
        if away <= _CLOSE and _weekdays_fit(times, printed) and (best is None or away < best[0]):
            best = (away, dating)
    if best is None:
        return _copyright_year(text, dateline, times, latest)
    return Dating(best[1].value, best[1].precision, "inferred", best[1].spans, _FROM_CLOSE_DATE)


@rule(
    "the copyright line bears the year of printing, or of a later reprint, which weekdays rule out",
    off=lambda *_: None,
)
def _copyright_year(text: str, dateline: TimeExpression, times: list[TimeExpression], latest: int) -> Dating | None:
    """Take the year of the copyright line where the weekdays of the text bear it out: pages are stamped anew."""
    years = [int(year) for year in _COPYRIGHT.findall(text[-_FOOT:]) if int(year) >= latest]
    weekdays = any(
        isinstance(one.meaning, Calendar) and one.meaning.weekday is not None and one.meaning.month is None
        for one in times
    )
    for year in sorted(set(years)) if weekdays else ():
        dating = resolve(dateline, date(year, 7, 1))
        # Half a year either way the same day lies nearer to the next year's middle.
        dating = dating if dating is None else Dating(f"{year:04}{dating.value[4:]}", dating.precision, "inferred")
        if dating and _exists(dating.value) and _weekdays_fit(times, date.fromisoformat(dating.value[:10])):
            return Dating(dating.value, dating.precision, "inferred", (dateline.span,), _FROM_COPYRIGHT)
    return None


def _exists(value: str) -> bool:
    try:
        return bool(date.fromisoformat(value[:10]))
    except ValueError:
        return False


@rule("weekdays told as past lie within days of the day of writing", off=lambda *_: True)
def _weekdays_fit(times: list[TimeExpression], day: date) -> bool:
    """Tell a day on which the weekdays told as past, if any, lie behind by no more than half a week for most."""
    lags = [
        (day.weekday() - one.meaning.weekday) % 7
        for one in times
        if isinstance(one.meaning, Calendar) and one.meaning.weekday is not None and one.meaning.month is None
        and one.meaning.which is None and one.tense != "future"
    ]  # fmt: skip
    return not lags or sum(lag <= 2 for lag in lags) * 2 > len(lags)


@rule("a date without its year means the one nearest to the story", off=lambda *_: None)
def _dateline_year(
    dateline: TimeExpression, near: date | None, known: list[tuple[TimeExpression, date]]
) -> Dating | None:
    anchor = near or max((day for expression, day in known if not _is_ahead(expression)), default=None)
    if anchor is None:
        return None
    dating = resolve(dateline, anchor)
    return None if dating is None else Dating(dating.value, dating.precision, "inferred", dating.spans, 0.85)


def constraints_of(text: str, times: list[TimeExpression], near: date | None, anchor: date) -> list[Constraint]:
    """Return all that ties the day of printing, in the order of the text, the pull of `near` first."""
    constraints: list[Constraint] = []
    if near is not None:
        constraints.append(_pull(near))
    constraints += _weekends()
    constraints += _weekdays(times)
    dated = _dated_days(times, anchor)
    for expression, day in dated:
        constraints.append(_event(text, expression, day))
    for spans, day in countdowns(text, times):
        constraints.append(Constraint("days counted down to a date", _occasion_score(day), spans))
    constraints += _linked_periods(text, times, dated)
    return constraints + _bare_years(times)


@rule(
    "reports of one story appear within days of each other",
    off=lambda _: Constraint("reports of the same story", lambda _: 0.0, ()),
)
def _pull(near: date) -> Constraint:
    def score(day: date) -> float:
        away = abs((day - near).days)
        return math.log(sum(share / (2 * scale) * math.exp(-away / scale) for share, scale in _STORY))

    return Constraint("reports of the same story", score, ())


@rule("fewer reports are written at the weekend", off=lambda *_: [])
def _weekends() -> list[Constraint]:
    return [Constraint("fewer reports at the weekend", lambda day: _WEEKEND if day.weekday() >= 5 else 0.0, ())]


@rule("a weekday named alone is that of the day of writing or of the days just before or after it", off=lambda *_: [])
def _weekdays(times: list[TimeExpression]) -> list[Constraint]:
    """Tie the day by weekdays: one named alone is most often the day of printing or the one before."""
    spans: dict[tuple[int, bool], list[Span]] = {}
    for expression in times:
        what = expression.meaning
        if isinstance(what, Calendar) and what.weekday is not None and what.month is None and what.which is None:
            spans.setdefault((what.weekday, expression.tense == "future"), []).append(expression.span)
    constraints = []
    schedule = sum(ahead for _, ahead in spans)
    for (weekday, ahead), where in sorted(spans.items()):
        # Days of one schedule ("Monday ... Wednesday ... Thursday") are one piece of evidence, shared among them.
        weight = 1.0 / schedule if ahead else 1.0 + math.log(len(where)) / 2
        constraints.append(Constraint(
            f"a weekday {'ahead' if ahead else 'behind'}", _weekday_score(weekday, ahead, weight), tuple(where)
        ))  # fmt: skip
    return constraints


def _weekday_score(weekday: int, ahead: bool, weight: float) -> Callable[[date], float]:
    def score(day: date) -> float:
        if ahead:
            return weight * _LAG_AHEAD[(weekday - day.weekday()) % 7]
        return weight * _LAG_BEHIND[(day.weekday() - weekday) % 7]

    return score


@rule("what is told as past lies behind the day of writing, what is announced lies ahead of it", off=lambda *_: [])
def _dated_days(times: list[TimeExpression], anchor: date) -> list[tuple[TimeExpression, date]]:
    """Return the days named by month and day, the year by `anchor` where it is not printed."""
    dated = []
    for expression in times:
        what = expression.meaning
        counted = isinstance(what, Shift) and what.base is not None
        if not counted and not (isinstance(what, Calendar) and what.month and what.day):
            continue
        # Without its year a date is the one nearest to the story, whichever tense tells it.
        dating = resolve(expression, anchor)
        if dating is not None and dating.precision in ("day", "time") and dating.end is None:
            dated.append((expression, date.fromisoformat(dating.value[:10])))
    return dated


@rule("an interview appears on the day on which it was recorded, or soon after", off=lambda *_: False)
def _is_occasion(text: str, expression: TimeExpression) -> bool:
    start = expression.span.start
    head = text[max(0, start - 120) : start]
    return start < _OPENING and not _is_ahead(expression) and _OCCASION_BEFORE.search(head) is not None


def _event(text: str, expression: TimeExpression, event: date) -> Constraint:
    if _is_occasion(text, expression):
        # The interview is printed on the day of its recording or soon after, never before.
        return Constraint("the day of the occasion reported", _occasion_score(event), (expression.span,))
    if _is_ahead(expression):
        return Constraint("a dated event ahead", _ahead_score(event), (expression.span,))
    against = _AGAINST if expression.tense == "past" else _AGAINST / 2
    return Constraint("a dated event behind", _behind_score(event, against), (expression.span,))


def _occasion_score(event: date) -> Callable[[date], float]:
    def score(day: date) -> float:
        lag = (day - event).days
        return _AGAINST if lag < 0 else -_OCCASION * min(lag, 10)

    return score


def _ahead_score(event: date) -> Callable[[date], float]:
    def score(day: date) -> float:
        lag = (event - day).days
        return _AGAINST / 2 if lag < 0 else -lag / (4 * _EVENT_SCALE)

    return score


def _behind_score(event: date, against: float) -> Callable[[date], float]:
    def score(day: date) -> float:
        lag = (day - event).days
        return against if lag < 0 else -0.5 if lag == 0 else -min(lag, 60) / _EVENT_SCALE / 2

    return score


@rule('"last week" and a date that tell of the same event name the same week', off=lambda *_: [])
def _linked_periods(
    text: str, times: list[TimeExpression], dated: list[tuple[TimeExpression, date]]
) -> list[Constraint]:
    """Tie "last week" to a date that tells of the same event (the same words around both): it lies in that week.

    In the same sentence they belong together; farther off the sentences must share their telling words.
    """
    constraints = []
    for expression in times:
        what = expression.meaning
        if not isinstance(what, Period) or what.origin != "report" or what.unit not in ("week", "month") or what.phase:
            continue
        for other, day in dated:
            if abs(other.span.start - expression.span.start) > _LINK_REACH:
                continue
            strength = _likeness(text, expression.span, other.span)
            if strength > 0 and (what.shift < 0) == (not _is_ahead(other)):
                score = _period_score(what, day, _LINKED * strength)
                constraints.append(Constraint("a dated event in a named week", score, (expression.span, other.span)))
    weeks = [
        one
        for one in times
        if isinstance(one.meaning, Period) and one.meaning.unit == "week" and one.meaning.shift == 1
    ]
    if weeks:
        constraints += _next_week(times, weeks)
    return constraints


def _period_score(period: Period, event: date, weight: float) -> Callable[[date], float]:
    def score(day: date) -> float:
        if period.unit == "month":
            distance = (event.year * 12 + event.month) - (day.year * 12 + day.month)
        else:
            distance = ((event - timedelta(days=event.weekday())) - (day - timedelta(days=day.weekday()))).days // 7
        return weight if distance == period.shift else -weight

    return score


@rule('who writes "next week" of a Monday writes towards the end of the week before', off=lambda *_: [])
def _next_week(times: list[TimeExpression], weeks: list[TimeExpression]) -> list[Constraint]:
    early = [
        one for one in times
        if isinstance(one.meaning, Calendar) and one.meaning.weekday in (0, 1) and one.meaning.month is None
        and one.tense == "future"
    ]  # fmt: skip
    if not early:
        return []
    spans = (weeks[0].span, early[0].span)
    return [Constraint("'next week' and its first days ahead", lambda day: 0.8 if day.weekday() >= 2 else -0.8, spans)]


@rule("a year told as past is not after that of writing", off=lambda *_: [])
def _bare_years(times: list[TimeExpression]) -> list[Constraint]:
    """Take a year told as past for a lower bound and nothing more."""
    years = [
        one for one in times
        if isinstance(one.meaning, Calendar) and one.meaning.year and one.meaning.month is None
        and not one.meaning.decade and not one.meaning.century and one.tense == "past"
    ]  # fmt: skip
    if not years:
        return []
    latest = max(one.meaning.year or 0 for one in years if isinstance(one.meaning, Calendar))
    return [Constraint("a year told as past", lambda day: _AGAINST if day.year < latest else 0.0, ())]


_WORD: Final = re.compile(r"[A-Za-z][\w'’-]{3,}")


def _likeness(text: str, one: Span, other: Span) -> float:
    """Return how much the sentences around two expressions tell alike, 0..1; 1 in the same sentence."""
    first, second = _sentence(text, one), _sentence(text, other)
    if first == second:
        return 1.0
    a = {word.lower() for word in _WORD.findall(text[slice(*first)])}
    b = {word.lower() for word in _WORD.findall(text[slice(*second)])}
    shared = len(a & b) / max(1, min(len(a), len(b)))
    return shared if shared >= 0.15 else 0.0


def _sentence(text: str, span: Span) -> tuple[int, int]:
    least, most = max(0, span.start - _SENTENCE_REACH), min(len(text), span.end + _SENTENCE_REACH)
    low = max(text.rfind(". ", least, span.start), text.rfind("\n", least, span.start), least - 1) + 1
    ends = [at for at in (text.find(". ", span.end, most), text.find("\n", span.end, most)) if at >= 0]
    return low, min(ends, default=most)


def _best(totals: dict[date, float], tied: list[Constraint], ceiling: float) -> Dating | None:
    """Return the best day, or the best month or year where no day stands out."""
    top = max(totals.values())
    shares = {day: math.exp(total - top) for day, total in totals.items()}
    whole = sum(shares.values())
    levels: tuple[tuple[Precision, int, float], ...] = (
        ("day", 10, _ENOUGH_DAY), ("month", 7, _ENOUGH_MONTH), ("year", 4, _ENOUGH_YEAR),
    )  # fmt: skip
    for precision, length, enough in levels:
        sums: Counter[str] = Counter()
        for day, share in sorted(shares.items()):
            sums[day.isoformat()[:length]] += share / whole  # type: ignore[assignment]
        value, share = max(sums.items(), key=lambda item: (item[1], item[0]))
        if share >= enough:
            best = max(totals, key=lambda day: (totals[day], day))
            spans = sorted({span for one in tied if one.score(best) > -1.0 for span in one.spans})
            return Dating(value, precision, "inferred", tuple(spans), round(min(share, ceiling), 2))
    return None
