"""Who published a text: found in fields, lines above it, credits below it, and its dateline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from verbale.record import Quoted, Span
from verbale.rules import rule
from verbale.sources.headwords import (
    APPEARED_ON,
    CONTRIBUTORS,
    COPYRIGHT_OWNER,
    DATE_LINE,
    ISSUER,
    KNOWN_PUBLISHERS,
    LABEL,
    LABEL_MEANING,
    NOBODY,
    PUBLISHER_WORDS,
)
from verbale.sources.layout import Line, dateline, unmarked
from verbale.sources.lexicon import word_set
from verbale.sources.sitewords import SECTIONS

_DOMAIN = re.compile(r"^(?:www\.)?[\w-]{2,40}\.(?:com|org|net|co\.\w\w|[a-z]{2}|news|info|int|tv)$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w'’&./-]*|\d+")
_CONNECTIVES = word_set("the of and for de la le el del der die das & da do di et y und")
_SUFFIX = re.compile(r"(?<!\s)\s+(?:[|»·•]|[-–—]{1,2})\s+(?P<name>[^|»·•]{2,50})$")
# Companies own copyrights; the paper is what stands before their legal form.
_LEGAL = re.compile(r"[,\s]+(?:Inc|Ltd|LLC|Co|Corp|Corporation|Company|Limited|Plc|GmbH|AG|SA|S\.A|Pty|Media Group|"
                    r"Group)\b\.?.*$")
_TURN_WITH_OUTLET = re.compile(r"^[*_]{0,3}(?P<name>[A-ZÀ-Þ][\w'’. -]{3,50}),\s(?P<outlet>[\w'’&. -]{2,30}):[*_]{0,3}$")
# "MOSCOW, 26 Nov - RIA Novosti. President ...": the agency between the dateline and the first sentence.
_AGENCY_FIRST = re.compile(
    r"^[A-ZÀ-Þ][\w .,-]{2,40}?\s?[-–—,]\s(?P<name>[A-ZÀ-Þ][\w-]*(?:\s[A-ZÀ-Þ][\w-]*){0,2})\.\s(?=[A-ZÀ-Þ])"
)
_PARTED = re.compile(r"\s[|·•>»]\s")
# "By Ann Lee, Example News": a byline names its house behind the comma.
_BY = re.compile(r"^by\s", re.IGNORECASE)
_MAX_WORDS = 6


def find_outlet(lines: list[Line], body: int, spared: Span | None) -> Quoted | None:
    """Return who published, with its span, or None. `spared` is the title, which names no publisher."""
    for found in _candidates(lines, body, spared):
        name = found.text.strip()
        if name and not NOBODY.match(name):
            return found
    return None


def is_publisher(text: str) -> bool:
    """Tell a short line that is the name of a publisher: capitalised, with a publisher's word or a known name."""
    text = text.strip(" *_#|-–—")
    if not text or len(text) > 60 or _PARTED.search(text) or ":" in text:
        return False
    if _DOMAIN.match(text):
        return True
    if text[-1] in ".!?;,":
        return False
    words = _WORD.findall(text)
    if not words or len(words) > _MAX_WORDS or not _capitalised(words):
        return False
    lowered = [word.lower() for word in words]
    if len(words) <= 3 and any(word in KNOWN_PUBLISHERS for word in lowered):
        return True
    # A section is called "World News" and an ending "Today": one more word has to make it a name.
    named = [word for word in lowered if word not in _CONNECTIVES]
    if len(named) >= 2 and named[-1] in PUBLISHER_WORDS and not _is_section(named):
        return True
    the_of = lowered[:1] == ["the"] and lowered[2:3] == ["of"]
    return the_of and 2 <= len(named) <= 3 and named[0] in PUBLISHER_WORDS


@rule("ministries and offices publish their own words under their name", off=lambda *_: False)
def is_issuer(text: str) -> bool:
    """Tell the name of a body that publishes its own words, in capitals or not."""
    if text.isupper():
        text = re.sub(r"(?<=\s)(?:Of|The|And|For)\b", lambda found: found[0].lower(), text.title())
    return bool(ISSUER.match(text))


@rule("sites put their name or a section behind a page's title: \"Title | Paper\"", off=lambda _: 0)
def publisher_suffix(title: str) -> int:
    """Return where the title ends in "Title | Publisher" or "Title | Section", or 0 when neither follows it."""
    found = _SUFFIX.search(title)
    if not found or found.start() <= 12:
        return 0
    section = all(word.lower() in SECTIONS for word in _WORD.findall(found["name"]))
    return found.start() if section or is_publisher(found["name"]) else 0


def _candidates(lines: list[Line], body: int, spared: Span | None) -> Iterator[Quoted]:
    """Yield what may name the publisher, the surest first."""
    head = lines[:body]
    yield from _labelled(head)
    yield from _names_above(head, spared)
    yield from _behind_title(head, spared)
    yield from _behind_lines(head)
    yield from (_part(line, 0, len(line.text)) for line in head if is_issuer(line.text))
    yield from _credited(lines[body:][-10:] if len(lines) > body else [])
    for line in lines[body : body + 2]:
        if (found := _AGENCY_FIRST.match(line.text)) and is_publisher(found["name"]):
            yield _part(line, *found.span("name"))
        if place := dateline(line.text):
            yield from (_part(line, *place.span(group)) for group in ("credit", "slashed") if _names(place[group]))
    yield from _labelled(lines[body:][-6:])
    yield from _interviewer(lines)


def _part(line: Line, start: int, end: int) -> Quoted:
    return Quoted(line.text[start:end], Span(line.start + start, line.start + end))


def _labelled(lines: list[Line]) -> Iterator[Quoted]:
    for line in lines:
        found = LABEL.match(line.text)
        if found and LABEL_MEANING.get(found[1].lower()) == "outlet" and len(found[2]) <= 60:
            value = found[2].strip("\"'*_ ").rstrip(".")
            if value and "http" not in value and not DATE_LINE.match(value):
                start = line.text.index(value, found.start(2))
                yield _part(line, start, start + len(value))


@rule("a paper's name stands alone above what it prints", off=lambda *_: iter(()))
def _names_above(head: list[Line], spared: Span | None) -> Iterator[Quoted]:
    """Yield lines above the text that are a publisher's name, or that repeat and stand beside a date."""
    bare = [unmarked(line) for line in head]
    counts = Counter(line.text for line in bare)
    for line in bare:
        if spared and line.start < spared.end and spared.start < line.end:
            continue
        if _BY.match(line.text):
            house = line.text.rpartition(", ")[2]
            if house != line.text and is_publisher(house):
                yield _part(line, len(line.text) - len(house), len(line.text))
            continue
        if is_publisher(line.text) or (counts[line.text] > 1 and _may_name(line)):
            yield _part(line, 0, len(line.text))


def _may_name(line: Line) -> bool:
    words = _WORD.findall(line.text)
    return 0 < len(words) <= 5 and _capitalised(words) and line.text[-1] not in ".!?:;,"


@rule("sites put their name behind a page's title", off=lambda *_: iter(()))
def _behind_title(head: list[Line], spared: Span | None) -> Iterator[Quoted]:
    for line in head:
        found = _SUFFIX.search(line.text)
        if found and spared and line.start <= spared.start < line.end and is_publisher(found["name"]):
            yield _part(line, *found.span("name"))


@rule("a paper's name stands beside a section or a date in one line", off=lambda *_: iter(()))
def _behind_lines(head: list[Line]) -> Iterator[Quoted]:
    """Yield a publisher in a line with a section or a date: "The Paper · Weekend", "Paper | 3 May 2020"."""
    for line in head:
        for part in re.finditer(r"[^|·•]+", line.text) if re.search(r"\s[|·•]\s", line.text) else ():
            name = part.group().strip()
            if is_publisher(name) and not DATE_LINE.match(name) and len(line.text) < 100:
                start = part.start() + part.group().index(name)
                yield _part(line, start, start + len(name))


@rule("rights are reserved by whoever published", off=lambda *_: iter(()))
def _credited(tail: list[Line]) -> Iterator[Quoted]:
    """Yield owners of copyrights, papers in which a text first appeared, and the house of its contributors."""
    for line in reversed(tail):
        text = line.text[:400]
        if found := APPEARED_ON.search(text):
            yield _part(line, *found.span("outlet"))
        if (found := COPYRIGHT_OWNER.search(text)) and found["after"]:
            owner = _LEGAL.sub("", found["after"]).strip()
            yield _part(line, found.start("after"), found.start("after") + len(owner))
        if (found := CONTRIBUTORS.search(text)) and found["outlet"]:
            yield _part(line, *found.span("outlet"))


@rule("an interviewer is introduced with his house", off=lambda *_: iter(()))
def _interviewer(lines: list[Line]) -> Iterator[Quoted]:
    """Yield the house that a questioner's name line gives, when what follows it asks."""
    for line, follower in pairwise(lines):
        found = _TURN_WITH_OUTLET.match(line.text)
        if found and "?" in follower.text[-40:]:
            yield _part(line, *found.span("outlet"))


def _names(credit: str | None) -> bool:
    """Tell an agency between the brackets of a dateline from an aside."""
    return bool(credit) and _capitalised(_WORD.findall(credit or "") or ["-"])


def _capitalised(words: list[str]) -> bool:
    return words[0][0].isupper() and all(
        word[0].isupper() or word[0].isdigit() or word.lower() in _CONNECTIVES or (word.islower() and "." in word)
        for word in words
    )


@rule('"World News" is a section, and no paper', off=lambda *_: False)
def _is_section(named: list[str]) -> bool:
    """Tell "World News", "Breaking News", "Sports Today": names of parts, not of a paper."""
    sections = word_set("world breaking latest local sports sport business top live more other national related all")
    return len(named) == 2 and named[0] in sections and named[1] in ("news", "today", "report", "review", "media", "tv")
