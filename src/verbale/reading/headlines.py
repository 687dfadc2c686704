"""Headlines that say who says what: "Doe: no talks before Friday", "'No talks', says Doe"."""

from __future__ import annotations

import re

from verbale.reading.quotes import Quote
from verbale.record import Quoted, Span
from verbale.rules import rule

# The speaker of a headline is short; what stands before a colon otherwise is a topic ("Gulf crisis: what we know").
_SPEAKER_WORDS = 5
_BEFORE = re.compile(r"(?P<source>[^:\n“”\"?!]{2,60}?)\s*:\s+(?P<content>\S.*)", re.DOTALL)
_BEHIND = re.compile(r"(?P<content>[^:\n]+\S)\s*(?::|\s[–—-])\s+(?P<source>[^:\n“”\"?!,]{2,60})", re.DOTALL)
# Behind a colon a speaker is a word or two ("...: spokesman"), and what he says is longer.
_SOURCE_BEHIND_WORDS, _CONTENT_WORDS = 3, 4
_AFTER = re.compile(r"(?P<content>[“\"‘'«].+[”\"’'»])\s*(?:[:–—-]|,)\s*(?P<source>[^:\n“”\"?!,]{2,60})$", re.DOTALL)


def headline_parts(text: str, title: Quoted | None, quotes: list[Quote]) -> tuple[Span, Span] | None:
    """Return source and content of a title of the form "X: words" or "'words': X", or None.

    Whether the source is somebody who can speak is for the caller to decide; `quotes` are those of the text.
    """
    if title is None or title.span is None:
        return None
    start, end = title.span
    line = text[start:end]
    line = line.rstrip()
    match = _behind(line) or _ahead(line) or _after_quotation(line)
    if match is None or len(match.group("source").split()) > _SPEAKER_WORDS:
        return None
    source = Span(start + match.start("source"), start + match.end("source"))
    if any(q.outer.start < source.start < q.outer.end for q in quotes):
        return None
    return source, Span(start + match.start("content"), start + match.end("content"))


@rule("a name of a few words before a headline's colon speaks what follows", off=lambda *_: None)
def _ahead(line: str) -> re.Match[str] | None:
    return _BEFORE.fullmatch(line)


@rule("a name behind a headline's quotation speaks it", off=lambda *_: None)
def _after_quotation(line: str) -> re.Match[str] | None:
    return _AFTER.fullmatch(line)


@rule("a word or two behind a headline's colon or dash are its speaker (\"No deal: minister\")", off=lambda *_: None)
def _behind(line: str) -> re.Match[str] | None:
    """Return the match of a title that names its speaker last, in a word or two."""
    match = _BEHIND.fullmatch(line)
    if match is None or len(match.group("source").split()) > _SOURCE_BEHIND_WORDS:
        return None
    return match if len(match.group("content").split()) >= _CONTENT_WORDS else None
