"""Lines of fields above a headline, or before it in its line: a paper's name, sections, a date, credits."""

from __future__ import annotations

import re

from verbale.rules import rule
from verbale.sources.headwords import DATE_LINE, DATE_PREFIX, NAMES
from verbale.sources.layout import SAYS, Line, ends_sentence
from verbale.sources.lexicon import word_set
from verbale.sources.publishers import is_publisher
from verbale.sources.sitewords import FILLERS, SECTIONS, THINGS

_MAX_LENGTH = 200
_FIELD = re.compile(r"\s*[|·•»›●▪■◆\t]+\s*|\s{3,}|\s[-–—/]\s|\s?[()\[\]]\s?")
_STRONG_FIELD = re.compile(r"\s*[|·•●▪■◆]+\s*|\s{3,}")
_TAGLINE = re.compile(r"\s[-–—|]\s|:\s")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
# A date as a field prints it, whatever stands around it.
_HAS_DATE = re.compile(
    r"\b(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)|\d{4}[./-]\d{1,2}[./-]\d{1,2}|(?:1[89]|20)\d\d)\b"
)
_CREDIT = word_set(
    "by author authors photo photos source sources agencies agency staff edition english issue no vol price online "
    "vol price page pages cents pence late early city final number no "
    "correspondent editor editors updated published posted news from in at on of and the for to")
_LABELLED = re.compile(r"^(?:by|authors?|photos?|sources?|text|editors?|updated|published|posted|"
                       r"from)\b\s?:?", re.IGNORECASE)
_NAMED = re.compile(rf"^(?:By\s)?{NAMES}$")


@rule("a line of names and sections with a date among them is a paper's head and no headline", off=lambda *_: False)
def is_masthead(text: str) -> bool:
    """Tell a line of fields, a date among them, of which none says anything: no headline can be in it."""
    bare = text.strip(" *_#")
    if len(bare) > _MAX_LENGTH or ends_sentence(bare) or not _HAS_DATE.search(bare):
        return False
    fields = [field for field in _FIELD.split(bare) if field.strip(" .,:;-")]
    return len(fields) >= 2 and any(_is_dated(field) for field in fields) and all(_is_credit(field) for field in fields)


@rule("a name of a few words and the names of sections say what a site is about", off=lambda *_: False)
def is_tagline(text: str) -> bool:
    """Tell the name of a site with what it is about: "Monitor - World news, analysis and opinion"."""
    parts = _TAGLINE.split(text, maxsplit=1)
    return len(parts) == 2 and len(_WORD.findall(parts[0])) <= 4 and _is_section(parts[1], most=10)


@rule("dates, papers and sections before a headline in its line are fields of their own", off=lambda one, *_: one)
def headline_field(line: Line) -> Line:
    """Return the field of a line that may be its headline, where all before it are a date, papers and sections."""
    parts = list(_STRONG_FIELD.finditer(line.text)) if len(line.text) <= 2 * _MAX_LENGTH else []
    start = 0
    for part in parts:
        field = line.text[start : part.start()].strip(" *_#")
        if field and not (_is_dated(field) or is_publisher(field) or _is_section(field)):
            break
        start = part.end()
    if not 0 < start < len(line.text):
        return line
    text = line.text[start:]
    return Line(line.start + start, line.end, text, line.gap, len(text.split()))


def _is_dated(field: str) -> bool:
    """Tell a field of a date, or of a place or name and a date: "Vienna, 9 June 2022"."""
    field = field.strip(" .,:;*_")
    if DATE_LINE.match(field) or (DATE_PREFIX.match(field) and _is_credit(DATE_PREFIX.sub("", field))):
        return True
    return bool(_HAS_DATE.search(field)) and _is_credit(field)


def _is_section(field: str, most: int = 4) -> bool:
    words = [word.lower() for word in _WORD.findall(field)]
    return 0 < len(words) <= most and all(word in SECTIONS or word in FILLERS or word in THINGS for word in words)


def _is_credit(field: str) -> bool:
    """Tell a field of names, sections, labels, dates: short, with capitals, without a verb."""
    field = field.strip(" .,:;*_")
    if not field or DATE_LINE.match(field) or is_publisher(field) or _is_section(field) or _NAMED.match(field):
        return True
    words = _WORD.findall(field)
    if len(words) > 8 or any(mark in field for mark in "\"“”„«?!"):
        return False
    known = [word.lower().rstrip(".") for word in words]
    if all(word in _CREDIT or word in SECTIONS or word in FILLERS or word in THINGS for word in known):
        return True
    if len(words) >= 4 and SAYS.search(field) and not _LABELLED.match(field):
        return False
    small = [word for word, low in zip(words, known, strict=True) if word[0].islower() and low not in _CREDIT]
    return not small and len(words) <= 6
