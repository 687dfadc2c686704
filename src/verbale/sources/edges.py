"""The run of lines that are not the report at the end of a text and above its title, found from the outside in.

A line there has the site's lines on one side, so weaker evidence will do than between the report's paragraphs:
who wrote it, notes in brackets, contacts, what speaks to a reader. The run ends at the first line of the report.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

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
    r"\b(?:this (?:site|page|website|article|story|piece|text|post|interview|newsletter|column)|our (?:reporting|readers|"
    r"journalis\w+|newsroom|website|team|coverage|stories|editors|standards)|(?:free|independent) press|copyright|readers who|"
    r"app store|google play|issn|vat no|all fields|required fields)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^[A-Z][\w'’ -]{1,24}\s?:\s?\S")
_NUMBERED = re.compile(r"^(?:[-*•–]|\(?\w{1,3}[.)])\s")
# A line at the very end that is no sentence; with a label it may be longer.
_MAX_LOOSE, _MAX_LABELLED = 8, 16
_LINK = re.compile(r"!?\[[^\]]*\]\([^)\s]*\)")
_BIO = (
    r"\s(?:is|was|are|has (?:been|written|covered|reported)|teaches|covers|covered|writes|reports|reported|works|worked|"
    r"lives|served|leads|heads|runs|edits|edited|can be reached|contributed|tweets|blogs|holds|specialises|specializes)\b"
)
_DATE = re.compile(r"\b(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:1[89]|20)\d\d)\b")
_NAME = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’.-]*(?:\s[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’.-]*){1,3}"
_PRESENTED = re.compile(
    rf"^\W*(?P<name>{_NAME}),?(?:\s[^,.]{{3,60}},)?\s(?:is|was|are)\s(?:an?|the|our|one of)\b.{{0,120}}\b(?:author|fellow|professor|correspondent|"
    r"editor|reporter|columnist|journalist|contributor|writer|analyst|lecturer|researcher|scholar|historian|broadcaster|"
    r"bureau chief|ambassador|former)\b"
    rf"|^\W*(?P<reporter>{_NAME})(?:,\s[^,.]{{3,60}},)?\s(?:covers|writes (?:about|on|for)|reports (?:on|from|for)|teaches|can be reached)\b"
)


def edge_lines(
    lines: list[Line],
    marked: set[int],
    spared: set[int],
    top: int,
    score: Callable[[str], float],
    names: str | None,
    body: str,
    by_place: bool,
) -> Iterator[int]:
    """Yield the indices of unmarked lines that continue the run of boilerplate at either end.

    `marked` are the lines known to be boilerplate, `spared` those that hold a date or a credit, `top` is the number of lines above the title, `score` gives a
    line's evidence from its words, `names` are the authors, `body` is the whole text, in which others are named.
    Without `by_place` a line is not judged by being no sentence: signatures end declarations.
    """
    end = range(len(lines) - 1, max(top, len(lines) - _MAX_RUN), -1)
    for order, below in ((end, by_place), (range(min(top, _MAX_RUN)), False)):
        for index in order:
            if index in marked or index in spared:
                continue
            if not continues(lines[index], score, names, body, below):
                break
            yield index


def continues(
    line: Line, score: Callable[[str], float], names: str | None = None, body: str = "", below: bool = False
) -> bool:
    """Tell a line at the edge of a text that is none of the report; `below` is behind it, where no heading stands."""
    if line.words > _MAX_WORDS or STAGE.match(line.text) or line.text[0] in "\"“„«" or _TURN.match(line.text):
        return False
    bare = unmarked(line).text
    weight = score(bare)
    weight += sum(more for name, more, pattern in EDGE_NOTICES if pattern.search(bare) and _holds(name, bare))
    weight += _addressed(bare) + _presents(bare, names, body) + _links(line.text)
    weight += 2.0 if _HOUSE.search(bare) else 0.0
    weight += _loose(line, bare) if below else 0.0
    tells = any(pattern.search(bare) for name, _, pattern in COUNTER_EVIDENCE)
    return weight > 0 and weight + (0.0 if tells else _BONUS) >= 3.0


def _holds(name: str, text: str) -> bool:
    """Tell a note of the makers from an aside of the report in brackets."""
    return name != "a note in brackets" or bool(PRODUCTION.search(text))


def _addressed(text: str) -> float:
    """Weigh a line that speaks to its reader of the things of a site."""
    words = [word.lower() for word in _WORD.findall(text)]
    things = sum(word in THINGS for word in words)
    acts = sum(word in ACTS for word in words)
    if not things or not _TO_READER.intersection(words):
        return 0.0
    return 2.0 if things + acts >= 2 else 1.0


def _loose(line: Line, text: str) -> float:
    """Weigh a line that is no sentence and says nothing, where no heading can stand: behind the report."""
    if ends_sentence(text) or _NUMBERED.match(line.text) or text[:1].islower() or _DATE.search(text):
        return 0.0
    if line.words <= _MAX_LOOSE and not SAYS.search(text):
        return 3.0
    return 2.0 if _LABEL.match(text) and line.words <= _MAX_LABELLED else 0.0


def _presents(text: str, names: str | None, body: str) -> float:
    """Weigh a line that presents its writer, who is named above the text or nowhere else in it."""
    for name in re.split(r",\s(?:and\s)?|\sand\s|\s&\s", names or ""):
        surname = name.strip().rpartition(" ")[2]
        if len(surname) > 2 and re.match(rf"\W*(?:[\w'’.-]+\s){{0,4}}{re.escape(surname)}(?:\W[^a-z]*)?{_BIO}", text, re.I):
            return 4.0
    found = _PRESENTED.match(text)
    if not found:
        return 0.0
    surname = (found["name"] or found["reporter"]).rpartition(" ")[2]
    return 3.0 if len(re.findall(rf"\b{re.escape(surname)}\b", body)) == 1 else 0.0


def _links(text: str) -> float:
    """Weigh a line of Markdown links and little else."""
    links = _LINK.findall(text)
    rest = _WORD.findall(_LINK.sub(" ", text))
    return 3.0 if links and len(rest) <= 3 else 0.0


def is_short_note(line: Line) -> bool:
    """Tell a bracket of its own, no sentence of the report, in which the makers of the text speak."""
    bracketed = any(pattern.search(line.text) for name, _, pattern in EDGE_NOTICES if name == "a note in brackets")
    makers = len(PRODUCTION.findall(line.text))
    words = len(_WORD.findall(line.text))
    return bracketed and not STAGE.match(line.text) and (makers >= 2 or (makers == 1 and words <= 8))
