"""What stands around a time expression: whether it is a time at all, its bound, and the tense of its clause."""

from __future__ import annotations

import re
from typing import Final

from verbale.language.times_types import Direction
from verbale.rules import rule

# Before a four-figure number: it counts or names something.
_COUNT_BEFORE: Final = re.compile(
    r"(?:\b(?i:about|around|nearly|almost|over|than|least|most|some|approximately|roughly|another|no\.?|number|page"
    r"|flight|resolution|room|route|highway|article|case|issue|channel|docket|order|decree|bill|hr|section|id|total of"
    r"|copies of|model|windows|boeing|airbus)|[$€£#№@/=+*_-]|\bH\.?R\.?)\s?$"
)
# After it: what it counts.
_COUNTED = (
    r"percent million billion thousand dollars? euros? pounds rubles? hryvnias? people troops soldiers men women "
    r"children civilians workers employees members refugees migrants prisoners votes seats cases deaths dead "
    r"wounded injured homes houses jobs tons? tonnes barrels miles? km kilomet(?:er|re)s? met(?:er|re)s? feet "
    r"foot acres hectares points? shares units vehicles tanks missiles aircraft mhz mb gb kg mm cm mph hp gmt "
    r"utc hours hrs local square cubic cars copies students schools villages companies items documents pages "
    r"times others more per\scent"
)
_COUNT_AFTER: Final = re.compile(rf"\s?(?:%|(?i:{'|'.join(_COUNTED.split())})\b)")
# After a round one, any plural noun: "2000 protesters"; an event is counted by no year ("2000 elections").
_ROUND_AFTER: Final = re.compile(
    r"\s(?!(?:elections|games|olympics|protests|talks|wars|accords|attacks)\b)[a-z]{3,}s\b"
)
_YEAR_BEFORE: Final = re.compile(
    r"\b(?i:in|since|by|until|till|from|of|during|the|before|after|through|between|and|to|for|early|late|mid|year"
    r"|fiscal|winter|spring|summer|autumn|fall|circa|as of|dated)\s$|[(\[–—-]$"
)
# Before "a week": how much or how often in it.
_RATE: Final = re.compile(
    r"(?:\b(?:once|twice|times|percent|cents)|\d(?:\s(?:million|billion|thousand))?(?:\s[a-z]+){0,2})\s$"
)
# Before a bare month: words that make "May" and "March" months, and "April" no first name.
_MONTH_BEFORE: Final = re.compile(
    r"\b(?i:in|since|until|till|of|during|before|after|through|from|to|between|early|late|mid|this|last|next|every|each"
    r"|by|for|on|and|or|around|late in|the|through|past|until|starting|beginning|ending|ended|effective|a|midst|its"
    r"|as early as|as late as|as of)\s$|[-(]$"
)
# "A quarterly dividend" is a kind of dividend and no habit.
_OF_BOOKS: Final = re.compile(
    r"\s(?:[a-z]+\s)?(?:dividends?|earnings|results|profits?|loss(?:es)?|payments?|reports?|figures|net|magazine|newspaper)\b"
)
_NAME_AFTER: Final = re.compile(
    r"\s(?!(?:The|A|An|In|At|On|It|He|She|They|But|And)\b)[A-Z][a-z]+|-[A-Z]|['’]s\s[a-z]*\s?(?:government|party)"
)
_NOT_MONTH_BEFORE: Final = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Miss|Minister|President|Secretary|Lady)\.?\s$")
# Words that say that what is told lies ahead or behind; the nearest one decides. "-ed" is behind by its form.
_AHEAD_PHRASES = (
    r"will|won['’]t|shall|would|['’]ll|may|scheduled|slated|upcoming|plan(?:s|ned|ning)?|expect(?:s|ed)"
    r"|deadline|if|effective"
    r"|(?:is|are|was|were|be|been)\s(?:due|set|scheduled|slated|expected|planned|poised|supposed|likely)"
    r"|(?:is|are)\sto\s[a-z]+|due\s(?:in|on|by)|as\s(?:early|soon|late)\sas|ahead\sof|expires?|begins|opens"
    r"|(?:hop(?:es|ing)|going|intends?|aims?|ready|prepar(?:es|ing)|vow(?:s|ed)|promis(?:es|ed)|agreed)\sto"
)
_PAST_VERBS = (
    "was were had did said told met held took came went made began left spoke gave got won lost led rose fell "
    "sent saw found knew thought broke wrote brought bought sold paid fought struck shot hit put set cut became "
    "grew drew flew fled kept laid threw stood sought taught ran felt heard wore chose swore withdrew overthrew "
    "tore blew bore bound crept dealt drank drove fed forbade forgot froze hid hung lent lit meant rode rang "
    "shook sang sank slept slid split spread stole swept swung wound woke undertook underwent upheld understood"
)
_AHEAD: Final = re.compile(rf"\b(?:{_AHEAD_PHRASES})\b")
# After "be", "been" and "to" these are no past tense.
_BEHIND: Final = re.compile(
    rf"(?<!\bbe\s)(?<!\bto\s)(?<!been\s)\b(?:[a-z]{{2,}}ed|(?:has|have)\sbeen|{'|'.join(_PAST_VERBS.split())})\b"
)
# A clause ends with its sentence, a quotation mark or a blank line; "Mr." and "U.S." end nothing.
_CLAUSE: Final = re.compile(r"[a-z\d)%]{2}[.!?;]\s|\n\s*\n|[”\"“]|``|''")
_DONE: Final = re.compile(r"\b(?:had|was|were|until\sthen)\b")
# "They will discuss Monday's attack": what a day owns has been, unless it is a thing that is planned.
_POSSESSED: Final = re.compile(
    r"['’]s\s(?!(?:[a-z-]+\s)?(?:meeting|talks|summit|vote|election|elections|referendum|deadline|session|hearing|visit"
    r"|debate|call|trip|negotiations|conference|ceremony|inauguration|round|poll|polls|game|match)\b)"
)
_REACH: Final = 110


@rule('numbers count, names contain days and "may" is a verb: what stands around tells a time', off=lambda *_: True)
def is_time(rule: str, text: str, start: int, end: int) -> bool:
    """Return whether what a rule found at `[start, end)` is a time where it stands, and no number or name."""
    words, before, after = text[start:end], text[max(0, start - 24) : start], text[end : end + 32]
    if re.match(r"[^\W_]|-\d" if rule == "time" else r"[^\W_]", after):
        return False
    if rule == "year":
        return _is_year(words, before, after)
    if rule == "month":
        return _is_month(words, before, after)
    if rule in ("weekday", "which-month", "month-year"):
        # "The Sunday Times", "Friday Group": a name goes on with a capital.
        return not (rule == "weekday" and before.endswith(("The ", "the ")) and re.match(r"\s[A-Z]", after))
    if rule == "vague":
        return not re.match(r"-|\s(?:minister|president|after|as\s)", after) and not before.endswith("as ")
    if rule == "time":
        return not before.endswith(("High ", "high "))
    if rule == "feast":
        # A Christmas tree, the Easter Rising; the day only where a preposition or the like leads up to it.
        named = re.search(r"\b(?i:the|an?)\s$", before) and re.match(r"\s[a-z]", after)
        return " " in words or bool(_MONTH_BEFORE.search(before) and not named and not re.match(r"\s[A-Z]", after))
    if words.lower() in ("quarterly", "monthly", "yearly") and _OF_BOOKS.match(after):
        return False
    if rule in ("adverb", "period", "deictic") and _in_name(words, before, after):
        return False
    if rule == "length" and re.match(r"an?\s", words) and _RATE.search(before):
        return False
    if rule == "length" and words.endswith(("-quarter", "-quarters")):
        # A fraction.
        return False
    if rule in ("length", "ago", "stretch"):
        return not re.match(r"-?\s?(?i:old|olds)\b|\sof\s(?:age|Le)\b", after)
    return True


@rule('titles and trade names hold words of time: "The Daily Beast", "USA TODAY"', off=lambda *_: False)
def _in_name(words: str, before: str, after: str) -> bool:
    """Return whether a title or trade name holds the words: "The Daily Beast", "USA TODAY", "ABC's This Week"."""
    last = words.split()[-1]
    if last.isupper():
        return before.endswith(("USA ", "Usa "))
    if not last[0].isupper():
        return False
    several = len(words.split()) > 1
    if words in ("Yesterday", "Today", "Tomorrow") and re.search(r"(?:^|[.!?”\"\n]\s*)$", before):
        # A sentence begins with it: "Yesterday London announced".
        return bool(re.match(r"\s(?:Show|Newspaper|FM|TV|Programme)\b", after))
    return several or bool(re.match(r"\s[A-Z]", after) or re.search(r"(?:\b[A-Z][\w.'’]*|\b[Tt]he)\s$", before))


@rule('a four-figure number before what it counts, or behind "Flight", is no year', off=lambda *_: True)
def _is_year(year: str, before: str, after: str) -> bool:
    if not year[0].isdigit():
        return True
    if re.match(r"[,.:/]\d|-\d{3}(?!\d(?!\d))|[A-Za-z%°]", after) or _COUNT_AFTER.match(after):
        return False
    if _COUNT_BEFORE.search(before):
        # "2014-2016" and "2013/14" are stretches of years.
        return bool(re.search(r"(?:1[5-9]|20)\d\d[-/]\s?$", before))
    if year.endswith("00") and _ROUND_AFTER.match(after):
        return False
    if int(year) < 1700 or year.endswith("00"):
        return bool(_YEAR_BEFORE.search(before))
    return True


@rule('"May", "March" and "April" are months behind a preposition, else verbs and first names', off=lambda *_: True)
def _is_month(month: str, before: str, after: str) -> bool:
    if _NOT_MONTH_BEFORE.search(before):
        return False
    if month.rstrip(".") in ("May", "March"):
        if re.search(r"\b(?i:the|a|by|and|or|to|for|on)\s$", before) and not re.match(r"[,.;)]|$", after):
            return False
        return bool(_MONTH_BEFORE.search(before)) and not _NAME_AFTER.match(after) and not re.match(r"['’]s\b", after)
    if month in ("April", "June", "August", "Jan.", "Dec."):
        return bool(_MONTH_BEFORE.search(before)) or not _NAME_AFTER.match(after)
    return True


@rule('"since", "until", "by" bound a time', off=lambda *_: None)
def link_before(text: str, start: int) -> str | None:
    """Return the word before an expression that bounds it: since, until, by, before, after, from."""
    match = _LINK.search(text, max(0, start - 16), start)
    return {"till": "until", "prior to": "before"}.get(match[1].lower(), match[1].lower()) if match else None


_LINK: Final = re.compile(r"\b(?i:(since|until|till|by|before|prior to|after|from))\s(?:the\s)?$")


@rule("the nearest sign of tense in its clause says whether a time lies behind or ahead", off=lambda *_: None)
def tense_around(text: str, start: int, end: int, link: str | None) -> Direction | None:
    """Return whether the clause around `[start, end)` tells of the past or of what is to come.

    The nearest sign before the expression in its sentence decides; without one, the first after it.
    """
    if link == "since":
        return "past"
    head = text[max(0, start - _REACH) : start]
    cuts = list(_CLAUSE.finditer(head))
    head = head[cuts[-1].end() :] if cuts else head
    sign = _last_sign(head)
    if sign is None:
        tail = text[end : end + _REACH]
        cut = _CLAUSE.search(tail)
        sign = _first_sign(tail[: cut.start()] if cut else tail)
    if link in ("by", "until") and not _DONE.search(head):
        # A limit that is told as such lies ahead: "ordered them to leave by Friday"; "had left by Friday" does not.
        return "future"
    if sign == "future" and _POSSESSED.match(text, end):
        return "past"
    return sign


def _last_sign(head: str) -> Direction | None:
    ahead = max((match.end() for match in _AHEAD.finditer(head)), default=-1)
    behind = max((match.end() for match in _BEHIND.finditer(head)), default=-1)
    return None if ahead == behind == -1 else "future" if ahead >= behind else "past"


def _first_sign(tail: str) -> Direction | None:
    ahead, behind = _AHEAD.search(tail), _BEHIND.search(tail)
    if ahead is None or behind is None:
        return "future" if ahead else "past" if behind else None
    return "future" if ahead.start() <= behind.start() else "past"
