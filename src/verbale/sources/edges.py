"""The run of lines that are not the report at the end of a text and above its title, found from the outside in.

A line there has the site's lines on one side, so weaker evidence will do than between the report's paragraphs:
who wrote it, notes in brackets, contacts, what speaks to a reader. The run ends at the first line of the report.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from verbale.rules import rule
from verbale.sources.headwords import DATE_LINE
from verbale.sources.layout import SAYS, Line, ends_sentence, unmarked
from verbale.sources.notices import EDGE_NOTICES, PRODUCTION, STAGE
from verbale.sources.sitewords import ACTS, COUNTER_EVIDENCE, THINGS

# Lines at each end that such a run can have.
_MAX_RUN = 40
_MAX_WORDS = 60
# A line with evidence that does not suffice between paragraphs suffices with this more.
_BONUS = 1.0

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TURN = re.compile(r"^[*_]{0,3}[QA][.:]")
_TO_READER = frozenset({"you", "your", "us", "our", "we", "me", "my"})
# What only the house that prints a text says of itself and of it.
_HOUSE = re.compile(
    r"\b(?:this (?:site|page|website|article|story|piece|text|post|interview|newsletter|column)|our (?:reporting|"
    r"readers|"
    r"journalis\w+|newsroom|website|team|coverage|stories|editors|standards)|(?:free|independent) press|copyright|"
    r"readers who|"
    r"app store|google play|issn|vat no|all fields|required fields)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^[A-Z][\w'’ -]{1,24}\s?:\s?\S")
_NUMBERED = re.compile(r"^(?:[-*•–]|\(?\w{1,3}[.)])\s")
_SIGNED = re.compile(r"^(?:for|on behalf of) the\b|^(?:yours|sincerely|with (?:best|kind))\b", re.IGNORECASE)
# A line at the very end that is no sentence; with a label it may be longer.
_MAX_LOOSE, _MAX_LABELLED = 8, 16
_LINK = re.compile(r"!?\[[^\]]*\]\([^)\s]*\)")
_BIO = (
    r"\s(?:is|was|are|has (?:been|written|covered|reported)|teaches|covers|covered|writes|reports|reported|works|"
    r"worked|"
    r"lives|served|leads|heads|runs|edits|edited|can be reached|contributed|tweets|blogs|holds|specialises|"
    r"specializes)\b"
)
_DATE = re.compile(r"\b(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:1[89]|20)\d\d)\b")
_NAME = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’.-]*(?:\s[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’.-]*){1,3}"
_PRESENTED = re.compile(
    rf"^\W*(?P<name>{_NAME}),?\s(?:is|was|are)\s(?:an?|the|our|one of|[A-Z][\w.]*['’]s?)(?=\s).{{0,120}}"
    r"\b(?:author|fellow|professor|correspondent|"
    r"editor|reporter|columnist|journalist|contributor|writer|analyst|lecturer|researcher|scholar|historian|"
    r"broadcaster|"
    r"bureau chief|ambassador|former)\b"
    rf"|^\W*(?P<reporter>{_NAME})(?:,\s[^,.]{{3,60}},)?\s(?:covers|writes (?:about|on|for)|reports (?:on|from|for)|"
    rf"teaches|can be reached)\b"
)


class Known(NamedTuple):
    """What is known of the lines of a text, by their indices."""

    marked: set[int]
    """Boilerplate."""
    credits: set[int]
    """Dates, bylines and names of publishers, which neither are boilerplate nor end a run of it."""
    report: set[int]
    """Title and turns, which end it."""
    top: int
    """How many lines stand above the title."""


@rule(
    "at the ends of a text the site's lines follow one another; the first line of the report ends them",
    off=lambda *_: iter(()),
)
def edge_lines(lines: list[Line], known: Known, belongs: Callable[[Line, bool], bool]) -> Iterator[int]:
    """Yield the indices of unmarked lines that continue the run of boilerplate at either end.

    `belongs` judges a line (`continues`), and whether it stands behind the report.
    """
    end = range(len(lines) - 1, max(known.top, len(lines) - _MAX_RUN), -1)
    for order, below in ((end, True), (range(min(known.top, _MAX_RUN)), False)):
        for index in order:
            if index in known.marked or index in known.credits or DATE_LINE.match(lines[index].text[:120]):
                continue
            if index in known.report or not belongs(lines[index], below):
                break
            yield index


def continues(
    line: Line, score: Callable[[str], float], names: str | None = None, body: str = "", below: bool = False
) -> bool:
    """Tell a line at the edge of a text that is none of the report.

    `score` gives the evidence in its words; `names` are the authors, `body` is the whole text, in which others are
    named; `below` is behind the report, where a line that is no sentence cannot be a heading.
    """
    if line.words > _MAX_WORDS or STAGE.match(line.text) or line.text[0] in "\"“„«" or _TURN.match(line.text):
        return False
    bare = unmarked(line).text
    weight = score(bare) + _notices(bare) + _addressed(bare) + _presents(bare, names, body) + _links(line.text)
    weight += _of_the_house(bare) + (_loose(line, bare) if below else 0.0)
    tells = any(pattern.search(bare) for name, _, pattern in COUNTER_EVIDENCE)
    return weight > 0 and weight + (0.0 if tells else _BONUS) >= 3.0


@rule("presentations of writers, notes and agencies stand at a text's edges", off=lambda *_: 0.0)
def _notices(text: str) -> float:
    return sum(weight for name, weight, pattern in EDGE_NOTICES if pattern.search(text) and _holds(name, text))


@rule('only the house that prints a text says "this article", "our newsroom"', off=lambda *_: 0.0)
def _of_the_house(text: str) -> float:
    return 2.0 if _HOUSE.search(text) else 0.0


@rule("a bracket of its own is a note of the makers only with their words in it", off=lambda *_: True)
def _holds(name: str, text: str) -> bool:
    """Tell a note of the makers from an aside of the report in brackets."""
    return name != "a note in brackets" or bool(PRODUCTION.search(text))


@rule('a line that says "you" or "our" of the things of a site speaks to its reader', off=lambda *_: 0.0)
def _addressed(text: str) -> float:
    words = [word.lower() for word in _WORD.findall(text)]
    things = sum(word in THINGS for word in words)
    acts = sum(word in ACTS for word in words)
    if not things or not _TO_READER.intersection(words):
        return 0.0
    return 2.0 if things + acts >= 2 else 1.0


@rule("behind the report no heading can stand: a line there that is no sentence is the site's", off=lambda *_: 0.0)
def _loose(line: Line, text: str) -> float:
    if ends_sentence(text) or text.endswith(":") or text[:1].islower() or not line.words or _DATE.search(text):
        return 0.0
    if _NUMBERED.match(line.text) or _SIGNED.match(text):
        return 0.0
    if line.words <= _MAX_LOOSE and not SAYS.search(text):
        return 3.0
    return 2.0 if _LABEL.match(text) and line.words <= _MAX_LABELLED else 0.0


@rule("a line that presents whom the byline names, or who is named nowhere else, is on the writer", off=lambda *_: 0.0)
def _presents(text: str, names: str | None, body: str) -> float:
    """Weigh a line that presents its writer, who is named above the text or nowhere else in it."""
    for name in re.split(r",\s(?:and\s)?|\sand\s|\s&\s", names or ""):
        surname = name.strip().rpartition(" ")[2]
        presented = rf"\W*(?:[\w'’.-]+\s){{0,4}}{re.escape(surname)}(?:\W[^a-z]*)?{_BIO}"
        if len(surname) > 2 and re.match(presented, text, re.IGNORECASE):
            return 4.0
    found = _PRESENTED.match(text)
    if not found:
        return 0.0
    surname = (found["name"] or found["reporter"]).rpartition(" ")[2]
    return 3.0 if len(re.findall(rf"\b{re.escape(surname)}\b", body)) == 1 else 0.0


@rule("a line of links leads elsewhere", off=lambda *_: 0.0)
def _links(text: str) -> float:
    """Weigh a line of Markdown links and little else."""
    links = _LINK.findall(text)
    rest = _WORD.findall(_LINK.sub(" ", text))
    return 3.0 if links and len(rest) <= 3 else 0.0


@rule("a short bracket with words of those who make texts is their note", off=lambda *_: False)
def is_short_note(line: Line) -> bool:
    """Tell a bracket of its own, no sentence of the report, in which the makers of the text speak."""
    bracketed = any(pattern.search(line.text) for name, _, pattern in EDGE_NOTICES if name == "a note in brackets")
    makers = len(PRODUCTION.findall(line.text))
    words = len(_WORD.findall(line.text))
    return bracketed and not STAGE.match(line.text) and (makers >= 2 or (makers == 1 and words <= 8))
