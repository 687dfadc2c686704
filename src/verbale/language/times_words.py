"""The words of English time expressions: months, weekdays, numbers, units, and the regex pieces made of them."""

from __future__ import annotations

from typing import Final, cast

from verbale.language.times_types import PartOfDay, Season, Unit

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tues tue", "wednesday weds wed", "thursday thurs thur thu", "friday fri",
         "saturday sat", "sunday sun")
    )
    for name in names.split()
}  # fmt: skip
SEASONS: Final[dict[str, Season]] = {
    "spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter",
}  # fmt: skip
ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "last": 4}
_BELOW_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL: Final = {word: value for value, word in enumerate(_BELOW_TWENTY.split())} | {
    word: value * 10 for value, word in enumerate(_TENS.split(), start=2)
}
SCALES: Final = {"hundred": 100, "thousand": 1000, "dozen": 12}
# Words that promise more than one and say not how many.
VAGUE_NUMBERS: Final = frozenset({"few", "several", "many", "some", "dozens", "hundreds", "scores", "numerous"})
UNITS: Final[dict[str, Unit]] = {
    "second": "second", "minute": "minute", "min": "minute", "hour": "hour", "day": "day", "night": "day",
    "week": "week", "weekend": "weekend", "fortnight": "week", "month": "month", "quarter": "quarter", "year": "year",
    "decade": "decade", "century": "century", "centurie": "century",
}  # fmt: skip
# -1, 0, 1: which one of its kind. "following" and "previous" count from the text's own time, not from the report.
WHICH: Final = {
    "last": -1, "past": -1, "this past": -1, "previous": -1, "preceding": -1, "prior": -1, "latest": -1,
    "this": 0, "current": 0, "the current": 0, "that": 0, "same": 0,
    "next": 1, "coming": 1, "this coming": 1, "upcoming": 1, "following": 1,
}  # fmt: skip
FROM_TEXT: Final = frozenset({"previous", "preceding", "prior", "that", "same", "following"})


def month_of(word: str) -> int:
    """Return 1..12 for a month's name or abbreviation, with or without its full stop."""
    return MONTHS[word.rstrip(".").lower()]


def weekday_of(word: str) -> int:
    """Return 0 (Monday) .. 6 for a weekday's name or abbreviation."""
    return WEEKDAYS[word.rstrip(".").lower()]


def unit_of(word: str) -> Unit:
    """Return the unit that a word names, singular or plural, in any case."""
    word = word.lower()
    return UNITS[word] if word in UNITS else UNITS[word.removesuffix("s")]


def unit_factor(word: str) -> int:
    """Return how many of `unit_of(word)` the word stands for: a fortnight is two weeks."""
    return 2 if word.lower().startswith("fortnight") else 1


def season_of(word: str) -> Season:
    """Return the season that a word names."""
    return SEASONS[word.lower()]


def part_of(word: str) -> PartOfDay:
    """Return the part of the day that a word names ("overnight" is the night)."""
    word = word.lower()
    return cast(PartOfDay, {"overnight": "night", "midday": "noon"}.get(word, word))


def number_of(words: str) -> float | None:
    """Return the value of a number in digits or words; None for a vague one ("a few", "several").

    "a couple of" is two and "a" is one; "two and a half" and "2 1/2" keep their halves.
    """
    text = words.lower().replace("-", " ").replace(",", "").strip()
    half = 0.5 if text.endswith(("and a half", " 1/2")) else 0.0
    text = text.removesuffix("and a half").removesuffix(" 1/2").strip()
    if text.replace(".", "", 1).isdigit():
        return float(text) + half
    parts = [part for part in text.split() if part not in ("of", "the", "and")]
    if VAGUE_NUMBERS.intersection(parts) or not parts:
        return None
    if "couple" in parts or parts == ["both"]:
        return 2.0
    total = 0.0
    for part in parts:
        if part in SCALES:
            total = (total or 1.0) * SCALES[part]
        elif part == "half":
            total = 0.5
        elif part not in ("a", "an") or len(parts) == 1:
            total += SMALL.get(part, 1)
    return total + half


_SMALL = "|".join(sorted(SMALL, key=len, reverse=True))
_NUMBER_WORDS = rf"(?i:(?:{_SMALL})(?:[-\s](?:{_SMALL}|hundred|thousand))*)"

_ZONES = r"[ECMP][SD]?T|GMT|UTC|CEST|CET|EEST|EET|MSK|BST|IST|JST|local\stime|Z"

# How every expression of the grammar begins, digits apart: enough of its first word to tell it from most others.
_FIRST = (
    r"a\b an\b all\b about almost annual approx around at at\b barely beginning boxing by\b centur christmas coming "
    r"current daily day decade dozens during earl each end every few first fiscal following for\b half hour "
    r"hundreds in\b its just last late lately less many mid middle minutes month more nearly new new\b next "
    r"nightly no\b noon now over overnight past preced previous prior quarter present recent roughly same second "
    r"several since some soon start that the these this through today tomorrow tonight under until up upcoming very "
    r"week year yesterday days hours weeks over after within easter good\s thanks hallow valent st\.\s bastil armist "
    r"veteran labor memorial martin\s internat"
)
FIRST_WORDS: Final = "|".join(
    sorted({name[:3] for name in [*MONTHS, *WEEKDAYS, *SEASONS, *SMALL]} | set(_FIRST.split()))
)

# Pieces of the grammar's patterns, put in place of <NAME>. A blank in a pattern stands for <SP>.
PIECES: Final = {
    "SP": r"(?:[ \t\xa0\u202f]+|[ \t]?\r?\n[ \t]*)",
    # Lower case for names that are nothing else; "may", "march" and the abbreviations need their capital.
    "MONTH": (
        r"(?:(?i:january|february|april|june|july|august|september|october|november|december)|May|MAY|March|MARCH"
        r"|(?:Jan|JAN|Feb|FEB|Mar|MAR|Apr|APR|Jun|JUN|Jul|JUL|Aug|AUG|Sept?|SEPT?|Oct|OCT|Nov|NOV|Dec|DEC)\b\.?)"
    ),
    "FULLMONTH": (
        r"(?:January|February|April|June|July|August|September|October|November|December|JANUARY|FEBRUARY|APRIL"
        r"|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|May|March|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.)"
    ),
    "WEEKDAY": (
        r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
        r"|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY"
    ),
    "SHORTDAY": r"(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun|MON|TUE|WED|THU|FRI|SAT|SUN)\b\.?",
    "DAY": r"(?:3[01]|[12]\d|0?[1-9])",
    "TH": r"(?:st|nd|rd|th)?(?![\d]|[.,:]\d)",
    "YEAR": r"(?:1[5-9]\d\d|20\d\d)(?![\d]|[.,:]\d)",
    "SEASON": r"(?:spring|summer|autumn|fall|winter|Spring|Summer|Autumn|Fall|Winter)",
    "PART": r"(?i:morning|afternoon|evening|night)",
    "UNIT": r"(?i:seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|fortnights?|months?|quarters?|years?"
    r"|decades?|centur(?:y|ies))\b",
    "PLURAL": r"(?i:minutes|hours|days|nights|weeks|weekends|months|quarters|years|decades|centuries)\b",
    "NUM": (
        rf"(?:\d{{1,3}}(?:,\d{{3}})*(?:\.\d+)?(?:\s1/2)?|{_NUMBER_WORDS}(?:\sand\sa\shalf)?"
        r"|(?i:half\san?|an?\s(?:few|couple(?:\sof)?|dozen|hundred|half)|couple\sof|an?|several|many"
        r"|(?:dozens|hundreds)\sof|few))"
    ),
    "ABOUT": (
        r"(?i:(?:just\s)?(?:about|around|nearly|almost|roughly|approximately|over|under|more\sthan|less\sthan"
        r"|at\sleast|at\smost|up\sto|no\smore\sthan|some|barely)\s)"
    ),
    "CLOCK": (
        r"(?:(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:\s?[AaPp]\.?[Mm]\b\.?)?"
        r"|(?:[01]?\d|2[0-3])\.[0-5]\d(?:\s?[ap]\.?m\b\.?|(?=\s?(?:BST|GMT|UTC|CET|EST|EDT)\b))"
        r"|(?:1[0-2]|0?[1-9])\s?[AaPp]\.?[Mm]\b\.?"
        r"|(?:[01]\d|2[0-3])[0-5]\d(?=\s?(?:GMT|UTC|local\stime))|(?i:noon|midnight|midday))"
    ),
    "ZONE": rf"(?:\((?:{_ZONES})\)|(?:{_ZONES})\b(?:[+-]\d{{1,2}})?)",
    "SPELLEDYEAR": (
        rf"(?i:(?:eighteen|nineteen|twenty)[-\s](?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[-\s](?:{_SMALL}))?"
        rf"|(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen))"
        rf"|two\sthousand(?:\s(?:and\s)?(?:{_SMALL})(?:[-\s](?:{_SMALL}))?)(?!\s[a-z]+s\b))"
    ),
    "MODERN": r"(?:19|20)\d\d",
    "SIDE": r"(?i:last|this|next)",
    "SIDEPLUS": r"(?i:last|this(?:\s(?:coming|past))?|next)",
    "ORDINAL": r"(?i:first|second|third|fourth|1st|2nd|3rd|4th)",
    "WHICH": r"(?i:last|past|previous|preceding|this|next|coming|upcoming|following)",
    "PHASE": (
        r"(?:(?i:early|late|mid|earlier|later)[-\s](?:in\s)?"
        r"|(?i:(?:the\s)?(?:very\s)?(?:beginning|start|end|middle)\sof\s))"
    ),
}
