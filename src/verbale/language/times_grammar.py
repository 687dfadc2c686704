"""The grammar of time expressions: an ordered table of (name, pattern, builder); at one place the first that fits wins.

A blank in a pattern is white space on one line or one line break; `<NAME>` is a piece of `times_words.PIECES`.
A group named `core` is the expression where the pattern has to look at a word before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final, NamedTuple

from verbale.language import times_build as build
from verbale.language.times_words import PIECES


class Rule(NamedTuple):
    """A pattern with named groups, in full, and what makes a meaning of its groups."""

    name: str
    source: str
    build: Callable[[build.Groups], build.Built]


_SHIFTED: Final = r" (?i:of )?(?P<yearwhich><SIDE>) (?i:year)\b"
_YEAR: Final = rf"(?:,? ?(?P<year><YEAR>)|{_SHIFTED})"
_CLOCK: Final = r"(?P<clock><CLOCK>)(?: <ZONE>)?"
_TAIL: Final = rf"(?:,? (?:at )?{_CLOCK}| (?P<part><PART>)\b)?"
_NAMED: Final = r"(?:(?P<weekday><WEEKDAY>|<SHORTDAY>)(?i: ?,? (?:the )?|,))?"
_ON: Final = r",?(?: (?i:on))? "
_THIRD: Final = r"(?P<phase>(?i:early|late|mid)[-\s])"
_COUNT: Final = r"(?:<NUM>(?i: to | or )|\d+[-–])?(?P<n><NUM>)"

_FEASTS: Final = (
    r"(?:Christmas(?: (?:Day|Eve))?|Boxing Day|New Year['’]s (?:Eve|Day)|Easter(?: (?:Sunday|Monday))?|Good Friday"
    r"|Thanksgiving(?: Day)?|Halloween|Valentine['’]s Day|St\. Patrick['’]s Day|May Day|Bastille Day|Armistice Day"
    r"|Veterans Day|Labor Day|Memorial Day|Martin Luther King Day|(?i:international) Women['’]s Day)"
)

_TABLE: Final[tuple[tuple[str, str, Callable[[build.Groups], build.Built]], ...]] = (
    # Numbers only.
    (
        "iso",
        r"(?P<year><MODERN>)[-/.](?P<m>\d\d)[-/.](?P<d>\d\d)(?:[T\s](?P<clock><CLOCK>)Z?)?(?!\d)",
        build.iso,
    ),
    (
        "slashed",
        r"(?P<a>\d\d?)(?P<sep>[/.])(?P<b>\d\d?)(?P=sep)(?P<year>\d{4}|\d\d)(?![\d/]|\.\d)",
        build.slashed,
    ),
    (
        "dashed",
        r"(?P<a>\d\d?)-(?P<b>\d\d?)-(?P<year><MODERN>)(?![\d-])",
        build.slashed,
    ),
    # Days of a month.
    ("clock-date", rf"{_CLOCK}{_ON}{_NAMED}(?P<month><MONTH>) (?P<day><DAY>)<TH>(?:,? (?P<year><YEAR>))?", build.full),
    (
        "clock-day-month",
        rf"{_CLOCK}{_ON}{_NAMED}(?P<day><DAY>)<TH> (?P<month><MONTH>)(?:,? (?P<year><YEAR>))?",
        build.full,
    ),
    (
        "day-month",
        rf"{_NAMED}(?i:the )?(?P<day><DAY>)<TH>(?:(?:[-–]| (?i:to|until|through) )(?P<day2><DAY>)<TH>)?"
        rf"(?i:(?: of)? |-)(?P<month><MONTH>)(?![a-z])(?:[,-]? ?(?P<year><YEAR>)|{_SHIFTED})?{_TAIL}",
        build.full,
    ),
    (
        "month-day",
        rf"{_NAMED}(?:(?P<which><SIDE>) )?(?P<month><MONTH>) (?i:the )?(?P<day><DAY>)<TH>"
        rf"(?:(?:[-–]| (?i:to|through) )(?P<day2><DAY>)<TH>)?(?:,? (?P<year><YEAR>)|{_SHIFTED})?{_TAIL}",
        build.full,
    ),
    # "August, 01, 2022", as stamps print it; without the year a comma parts two things.
    ("month-comma-day", r"(?P<month><MONTH>), (?P<day><DAY>), (?P<year><YEAR>)", build.full),
    # Months, quarters, seasons, and longer.
    ("phase-month", rf"(?P<phase><PHASE>)(?:(?P<which><WHICH>) )?(?P<month><MONTH>)(?![a-z]){_YEAR}?", build.month),
    ("which-month", rf"(?P<which><SIDEPLUS>) (?P<month><FULLMONTH>)(?![a-z]){_YEAR}?", build.month),
    ("month-year", rf"(?P<month><MONTH>)(?i: of)?{_YEAR}", build.month),
    ("month", r"(?P<month><FULLMONTH>)(?![a-z])", build.month),
    (
        "quarter",
        # "The" belongs to "the third quarter" and not to "the third-quarter loss".
        r"(?:(?i:the )(?=(?:fiscal )?\w+ (?:fiscal )?quarter))?"
        r"(?:(?i:fiscal )?(?P<ordinal><ORDINAL>)[-\s](?i:fiscal[-\s])?(?i:quarter)\b|Q(?P<q>[1-4])\b)"
        rf"(?:(?i: of)?(?: (?i:fiscal))? (?P<year><YEAR>)|{_SHIFTED})?",
        build.quarter,
    ),
    (
        "year-quarter",
        r"(?i:the )?(?P<year><MODERN>) (?:(?P<ordinal><ORDINAL>)[-\s](?i:quarter)\b|Q(?P<q>[1-4])\b)",
        build.quarter,
    ),
    (
        "year-before",
        # A figure is compared with the like stretch of the year before; "a year ago" is another rule's.
        r"(?:(?i:the |a ))?(?i:year-(?:ago|earlier)) (?:(?P<ordinal><ORDINAL>)[-\s](?i:quarter)"
        r"|(?P<unit>(?i:quarter|period)))\b",
        build.year_before,
    ),
    ("year-before-what", r"(?i:year-(?:ago|earlier))\b", build.year_before),
    ("year-period", r"(?i:the )(?P<year><MODERN>) (?i:quarter|period)\b", build.bare_year),
    (
        "years-quarter",
        r"(?P<yearwhich><SIDE>) (?i:year)['’]s (?P<ordinal><ORDINAL>)[-\s](?i:quarter)\b",
        build.quarter,
    ),
    (
        "half",
        r"(?i:the )?(?P<ordinal>(?i:first|second|last)) (?P<half>(?i:half)) (?i:of )(?P<year><YEAR>)",
        build.quarter,
    ),
    (
        "season-year",
        r"(?:(?P<phase><PHASE>)(?i:the )?|(?i:the ))?(?P<season><SEASON>)(?i: of)?,? (?P<year><YEAR>)",
        build.season,
    ),
    ("which-season", r"(?:<PHASE>)?(?P<which><SIDEPLUS>) (?P<season><SEASON>)\b", build.season),
    (
        "season",
        # "The fall of Kabul", "spring into action": a season only after a preposition, and not before these.
        rf"(?i:in|into|by|until|since|during|over|through) (?P<core>(?i:the )?{_THIRD}?(?P<season><SEASON>))\b"
        r"(?! (?i:of|short|into|apart|back|behind))(?!,? (?:(?i:of ))?<YEAR>)",
        build.season,
    ),
    (
        "decade",
        rf"(?i:the )?{_THIRD}?(?:(?P<decade>(?:1[5-9]|20)\d0)['’]?s\b|['’‘](?P<decade2>[2-9]0)s\b)",
        build.decade,
    ),
    ("century", rf"(?i:the )?{_THIRD}?(?P<n>\d{{1,2}})(?:st|nd|rd|th)[-\s](?i:century)\b", build.century),
    # Weekdays and days that count from today.
    ("clock-weekday", rf"{_CLOCK}{_ON}(?:(?P<which><WHICH>) )?(?P<weekday><WEEKDAY>)\b", build.weekday),
    (
        "weekday",
        r"(?i:late |early |earlier |later )?(?:(?i:the |this )?(?P<which><WHICH>) )?(?P<weekday><WEEKDAY>)(?![a-z])"
        rf"{_TAIL}(?: (?i:of )?(?P<weekwhich><SIDE>) (?i:week)\b)?",
        build.weekday,
    ),
    ("weekdays", r"(?P<weekday>(?:<WEEKDAY>)s)\b", build.repeat),
    ("each-month", r"(?i:every|each) (?P<each><FULLMONTH>|<SEASON>)\b", build.repeat),
    ("each", r"(?i:every|each) (?:(?P<weekday><WEEKDAY>)\b|(?:(?P<n><NUM>) )?(?P<unit><UNIT>))", build.repeat),
    (
        "adverb",
        r"(?P<adverb>(?i:daily|nightly|weekly|monthly|quarterly|annually|yearly|hourly))\b",
        build.repeat,
    ),
    (
        "deictic",
        r"(?:(?i:late|early|earlier|later) )?(?P<word>(?i:the day before yesterday|the day after tomorrow|yesterday"
        r"|today|tomorrow|tonight|last night|overnight))\b(?: (?P<part><PART>)\b| (?i:at )(?P<clock><CLOCK>))?",
        build.deictic,
    ),
    (
        "this-part",
        r"(?:(?i:late|early|earlier|later) )?(?i:the )?(?P<which>(?i:this|that|same|next|following|previous))"
        r" (?P<part><PART>)\b",
        build.this_part,
    ),
    # Stretches and distances.
    (
        "stretch",
        r"(?:(?i:at least|about) (?i:the )?|(?i:the ))?"
        rf"(?P<which>(?i:past|last|previous|preceding|next|coming|following)) {_COUNT} (?i:or so )?(?P<unit><UNIT>)",
        build.stretch,
    ),
    (
        "vague-stretch",
        r"(?i:the )?(?P<which>(?i:past|last|recent|previous|coming|next|following)) (?P<unit><PLURAL>)"
        r"(?: (?i:and|or) <PLURAL>)?",
        build.stretch,
    ),
    (
        "ago",
        rf"(?:<ABOUT>)?{_COUNT}[-\s](?:(?i:more|or so|full) )?(?P<unit><UNIT>)(?P<half>(?i: and a half))?"
        r"(?: (?i:or so))?"
        r"[-\s](?P<side>(?i:ago|from now|hence|from today|earlier|later|afterwards?|before|after|prior to|previously"
        r"|following|ahead of|from))\b",
        build.ago,
    ),
    ("some-ago", r"(?P<unit><PLURAL>) (?P<side>(?i:ago|earlier|later|before|afterwards?))\b", build.ago),
    (
        "day-beside",
        r"(?i:the )(?P<unit>(?i:day|week|month|year)) (?P<side>(?i:before|after|earlier|later|prior))\b",
        build.day_beside,
    ),
    (
        "ahead",
        r"(?i:the )(?P<unit><PLURAL>) (?i:(?:and <PLURAL> )?(?:ahead|to come))\b",
        build.ahead,
    ),
    # Whole units of the calendar.
    (
        "period",
        r"(?:(?P<phase><PHASE>)|(?i:the ))?(?P<which>(?i:last|past|this|the current|current|next|coming|previous"
        r"|preceding|prior|following|that|same|latest))(?i: same)? (?i:calendar |fiscal |financial )?"
        r"(?P<unit>(?i:day|week|weekend|month|quarter|year|decade|century))\b(?![-’']?(?i:old|long)\b)",
        build.period,
    ),
    (
        "phase-unit",
        r"(?P<phase>(?i:(?:the )?(?:beginning|start|end|middle) of |late |early |mid[-\s]))(?i:the|this) "
        r"(?P<unit>(?i:week|month|year|quarter|decade|century))\b",
        build.within,
    ),
    ("year-end", r"(?i:the )?(?P<unit>(?i:year))(?P<phase>(?i:[-\s]end|['’]s end))\b", build.within),
    ("weekend", r"(?i:the weekend)\b", build.weekend),
    ("feast", rf"(?:(?P<which><SIDE>) )?(?P<feast>{_FEASTS})\b(?:,? (?P<year><YEAR>))?", build.feast),
    ("year-ended", r"(?i:the )(?P<unit>(?i:year))\b(?= (?i:end(?:ed|ing))\b)", build.length),
    (
        "told-period",
        # "Period" alone is any; "the week before", "the month of May" are other things.
        r"(?:[Tt]he (?:full |entire |whole |fiscal |full fiscal )?(?P<unit>week|month|quarter|year)"
        r"|[Tt]he latest period)\b"
        r"(?![-\w]| (?:<YEAR>|of|that|when|in which|before|after|earlier|later|two|nineteen|twenty)\b)",
        build.told_period,
    ),
    ("told-part", r"(?i:in|by|during) (?P<core>(?i:the )(?:(?i:early|late) )?(?P<part><PART>))\b", build.told_part),
    (
        "mid-part",
        r"(?i:mid[-\s]?)(?P<part>(?i:morning|afternoon)) (?P<word>(?i:yesterday|today|tomorrow))\b",
        build.deictic,
    ),
    ("mid-part", r"(?i:mid)[-\s]?(?P<part>(?i:morning|afternoon))\b", build.told_part),
    # Lengths.
    (
        "whole",
        r"(?i:the )(?:(?i:first|last|final|latest|opening) )?(?P<n><NUM>) (?P<unit><PLURAL>)",
        build.length,
    ),
    (
        "length",
        rf"(?:<ABOUT>)?{_COUNT}(?: (?i:more|full|straight|consecutive|additional|extra|long|short|whole))?[-\s]"
        r"(?P<unit><UNIT>)(?![-\s](?i:olds?)\b)(?:-(?i:long)\b| (?i:or (?:two|so))\b)?",
        build.length,
    ),
    ("long", r"(?P<unit>(?i:day|week|month|year|decade|centurie|hour)s?)-?(?i:long)\b", build.length),
    (
        "some-units",
        r"(?i:for|within|in|over|after) (?P<core>(?P<unit><PLURAL>)(?: (?i:or|and) <PLURAL>)?)"
        r"(?! (?i:ago|earlier|later|before|after)\b)",
        build.length,
    ),
    # Years, times of day, and the vague.
    ("spelled-year", r"(?i:the year )?(?P<spelled><SPELLEDYEAR>)\b", build.spelled_year),
    ("years", r"(?P<year><MODERN>)[-–—/](?P<year2><MODERN>|\d\d)(?![\d/-])", build.years),
    ("phase-year", r"(?P<phase><PHASE>)(?i:the year )?(?P<year><YEAR>)\b", build.bare_year),
    ("year", r"(?i:the year |fiscal(?: year)? |FY ?)?(?P<year><YEAR>)\b(?!['’]?s\b)", build.bare_year),
    ("time", r"(?P<clock>(?!(?i:noon|mid))<CLOCK>|(?i:midnight|noon|midday))(?: <ZONE>)?", build.time),
    (
        "side",
        r"(?i:in|over) (?P<core>(?P<word>(?i:the (?:(?:recent |distant )?past"
        r"|(?:short|near|medium|longer|long)(?: term|-term(?=[,.;?!]))))))"
        # "The past three weeks", "the long-term plan".
        r"(?![-\d]| \d| (?:<NUM> )?(?:[a-z]+ )?<UNIT>| (?:plans?|goals?|effects?|view|outlook|interests?)\b)",
        build.vague,
    ),
    (
        "vague",
        r"(?P<word>(?i:now|currently|recently|nowadays|soon|lately|these days|at the moment|at present|at this time"
        r"|current(?= [a-z])"
        r"|the (?:near |foreseeable |immediate |not[-\s]too[-\s]distant )?future))\b",
        build.vague,
    ),
)


def _rule(name: str, template: str, builder: Callable[[build.Groups], build.Built]) -> Rule:
    """Put the pieces into a pattern."""
    source = re.sub(r"<([A-Z]+)>", lambda match: PIECES[match[1]], template).replace(" ", PIECES["SP"])
    return Rule(name, source, builder)


@cache
def pattern_of(rule: Rule) -> re.Pattern[str]:
    """Compile a rule when it is first met: all of them at import would cost a quarter of a second."""
    return re.compile(rule.source)


RULES: Final = tuple(_rule(*row) for row in _TABLE)
