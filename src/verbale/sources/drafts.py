"""A text with what its file says about it -> Report: the stages that every format goes through, in their order."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from verbale.record import Quoted, Report, Span
from verbale.sources.boilerplate import boilerplate_spans
from verbale.sources.heading import read_heading
from verbale.sources.kinds import kind_of, turns_of
from verbale.sources.languages import language_of
from verbale.sources.layout import Line, lines_of
from verbale.sources.publishers import find_outlet
from verbale.sources.stamps import read_stamp

# Characters of text that one report may have: four times the longest parliamentary transcript, and what reading
# holds in memory at once. Longer files are collections or no reports.
MAX_CHARACTERS = 1_000_000

TOO_LONG = (
    f"It is too long for one report (more than {MAX_CHARACTERS:,} characters): split it, "
    "or give a collection as .jsonl or .csv with one report a row."
)
# Characters from the top within which words of the metadata are looked for.
_TOP = 3000
EMPTY = "It holds no text: it is empty or only white space."


@dataclass(frozen=True, slots=True)
class Draft:
    """A text and the metadata that stand beside it, before anything was read in the text itself.

    `identity` is what makes it this report and no other: the bytes of its file, or the fields of its row.
    """

    text: str
    path: str
    identity: bytes
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    published: str | None = None


def report_id(identity: bytes) -> str:
    """Return the id of a report: a hash of its bytes, so the same on any machine and under any name."""
    return "r" + hashlib.sha256(identity).hexdigest()[:16]


def finish(draft: Draft) -> Report:
    """Return the report of a draft. Metadata win over what the text shows; the text is never altered."""
    text = draft.text
    lines = lines_of(text)
    language = language_of(text)
    heading = read_heading(lines, english=language in ("en", None))
    title = _placed(text, draft.title) or heading.title
    outlet = _placed(text, draft.outlet) or find_outlet(lines, heading.body, title.span if title else None)
    byline = _placed(text, draft.byline) or heading.byline
    turns = turns_of(lines)
    kind = kind_of(lines, title.text if title else None, turns)
    boilerplate = boilerplate_spans(
        text,
        lines,
        spared=[*heading.dates, *_head_spans(lines, heading.body, (title, outlet, byline))],
        title=title.span if title else None,
        turns=[Span(lines[turn.line].start, lines[turn.line].end) for turn in turns],
        by_place=kind != "statement",
        authors=byline.text if byline else None,
    )
    return Report(
        id=report_id(draft.identity),
        text=text,
        path=draft.path,
        url=draft.url,
        title=title,
        outlet=outlet,
        byline=byline,
        published=read_stamp(draft.published) if draft.published else None,
        kind=kind,
        language=language,
        boilerplate=boilerplate,
    )


def _placed(text: str, words: str | None) -> Quoted | None:
    """Return words of the metadata with their place near the top of the text, if they stand there."""
    words = " ".join(words.split()) if words else ""
    if not words:
        return None
    start = text.find(words, 0, _TOP)
    whole_line = start >= 0 and text[:start].strip(" \t")[-1:] in ("", "\n", "\r")
    return Quoted(words, Span(start, start + len(words)) if whole_line else None)


def _head_spans(lines: list[Line], body: int, found: tuple[Quoted | None, ...]) -> list[Span]:
    """Return the spans of title, outlet and byline above the text; named in a credit below, they spare nothing."""
    below = lines[body].start if body < len(lines) else None
    spans = [quoted.span for quoted in found if quoted and quoted.span]
    return [span for span in spans if below is None or span.start < below]
