"""Which spans of a text are not the report: navigation, appeals, credits, notices, pointers to other pages.

A line's score is a visible list of (evidence, weight): what its words are made of (sitewords.py), its form, and
where it stands. A line at or above THRESHOLD is marked; the title, name lines of turns and quotations are spared.
In a paragraph, only its outermost sentences and fixed codes can be marked, and on stronger evidence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from verbale.record import Span
from verbale.rules import forgetful, rule
from verbale.sources.edges import Known, continues, edge_lines, is_short_note
from verbale.sources.layout import SAYS, Line, ends_sentence, is_prose, is_sentence, unmarked
from verbale.sources.notices import NOTICES
from verbale.sources.sitewords import ACTS, COUNTER_EVIDENCE, EVIDENCE, FILLERS, INLINE, SECTIONS, THINGS

# One sufficient evidence, or two that join, set against what speaks for prose.
THRESHOLD = 3.0
# A sentence inside a paragraph of the report has to be boilerplate beyond doubt.
INLINE_THRESHOLD = 4.0

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_SEPARATORS = re.compile(r"\s*(?:[|»›>•·→■▪]|/(?=\s)|(?<=\s)[-–—](?=\s)|\s{2,})\s*")
_CRUMB_SEPARATORS = re.compile(r"\s[>»›|•·→/■▪]\s|\s{3,}|^[»›>]\s")
_NUMBER = re.compile(r"(?<!\w)\d")
# Marks that lead from page to page; others also part the fields of a dateline.
_PATH = re.compile(r"\s[>»›→]\s|^[»›>]\s")
_NAME_LINE = re.compile(r"^[*_]{0,3}(?:[QA]|[A-ZÀ-ÞА-Я][^.!?:]{0,80})[*_]{0,3}:[*_]{0,3}$")
_LISTING = re.compile(
    r"^\W*(?:related|read (?:more|next|also)|more (?:from|on|about|stories|news|in|interviews|articles|videos|"
    r"coverage)\b|most (?:read|popular|viewed)|"
    r"trending|recommended|latest (?:news|stories|articles|headlines)|see also|up next|popular|"
    r"you (?:may|might) (?:also )?like)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?…]+(?:[.!?…]++(?!\s|$|[)\"'”’»\]])[^.!?…]*)*[.!?…]*[)\"'”’»\]]*\s*")
_MAX_LISTED_WORDS = 22
# Words of the longest section's name above a title, and of the longest tag below a text.
_MAX_SECTION, _MAX_TAG = 6, 4
# Notices on cookies and rights are the longest boilerplate; what is longer is a paragraph.
_MAX_LENGTH = 800
# Lines at each end of a text that are looked at: between them, a text this long is a book or no text.
_MAX_LINES = 1500


class Evidence(NamedTuple):
    """A named reason for or against a line being boilerplate."""

    name: str
    weight: float


def boilerplate_spans(
    text: str,
    lines: list[Line],
    spared: Iterable[Span],
    title: Span | None = None,
    turns: Iterable[Span] = (),
    *,
    by_place: bool = True,
    authors: str | None = None,
) -> tuple[Span, ...]:
    """Return the spans of the text that are not the report, sorted and apart from one another.

    `spared` are spans never to be marked (outlet, byline, dates), and so are the title, which also tells what stands
    above it, and the turns of a conversation; `lines` are those of `layout.lines_of`. Without `by_place` a short
    line is not judged by standing outside the paragraphs: declarations have letterheads and signatures there.
    `authors` are the names of a byline, by which the lines that present them are known.
    """
    turns = list(turns)
    kept = sorted([*spared, *turns, *([title] if title else [])])
    if len(lines) > 2 * _MAX_LINES:
        lines = lines[:_MAX_LINES] + lines[-_MAX_LINES:]
    places = _places(lines, title, turns)
    marked = _whole_lines(lines, places, kept, by_place)
    spared_lines = _lines_with(lines, kept)
    report = _lines_with(lines, [*turns, *([title] if title else [])])
    known = Known(marked, spared_lines - report, report, sum(place.above for place in places))

    def belongs(line: Line, below: bool) -> bool:
        return continues(line, _words_score, authors, text, below and by_place)

    # A text of one line is its report.
    marked = marked | set(edge_lines(lines, known, belongs)) if len(lines) > len(marked) + 1 else marked
    spans: list[Span] = []
    for index, line in enumerate(lines):
        if index in marked:
            spans.append(Span(line.start, line.end))
        elif index not in spared_lines:
            spans += _inside(line)
    return tuple(span for span in spans if text[span.start : span.end].strip())


def _lines_with(lines: list[Line], spans: list[Span]) -> set[int]:
    apart = _apart(spans)
    return {index for index, line in enumerate(lines) if _overlaps(line.start, line.end, apart)}


def _whole_lines(lines: list[Line], places: list[_Place], kept: list[Span], by_place: bool) -> set[int]:
    """Return the lines that are boilerplate by their words, their form and their place."""
    marked: set[int] = set()
    listed, kept = False, _apart(kept)
    for index, (line, place) in enumerate(zip(lines, places, strict=True)):
        if _overlaps(line.start, line.end, kept):
            listed = False
            continue
        evidence = [*evidence_of(line.text), *_position(line, place, by_place)]
        evidence += [_LISTED] if listed and _listable(line) else []
        if score(evidence) >= THRESHOLD and not _opens_turn(line.text, evidence):
            marked.add(index)
            listed = listed or bool(_LISTING.match(line.text) and _is_heading(line.text))
        else:
            listed = False
    return marked


def _words_score(text: str) -> float:
    return score(evidence_of(text))


def score(evidence: Iterable[Evidence]) -> float:
    """Return the sum of the weights."""
    return sum(item.weight for item in evidence)


@forgetful
@lru_cache(maxsize=4096)
def evidence_of(text: str) -> tuple[Evidence, ...]:
    """Return what in the words and form of a line or sentence speaks for or against boilerplate."""
    if len(text) > _MAX_LENGTH:
        return ()
    bare = unmarked(Line(0, len(text), text, True, 0)).text
    evidence = _forms_of_sites(bare) + _notices(bare)
    evidence += [Evidence("a note in brackets", 3.5)] if is_short_note(Line(0, len(text), text, True, 0)) else []
    evidence += [Evidence("end mark", 4.0)] if not evidence and _end_mark(text) else []
    evidence += _vocabulary(bare) + _form(bare)
    if evidence:
        evidence += _counter_evidence(bare) + _length(bare)
    return tuple(evidence)


@rule("credits, codes, notices and pointers of sites have fixed forms (sitewords.EVIDENCE)", off=lambda *_: [])
def _forms_of_sites(text: str) -> list[Evidence]:
    return [Evidence(name, weight) for name, weight, pattern in EVIDENCE if pattern.search(text)]


@rule(
    "a text that speaks of itself, of its rights, makers and readers is no report (notices.NOTICES)",
    off=lambda *_: [],
)
def _notices(text: str) -> list[Evidence]:
    return [Evidence(name, weight) for name, weight, pattern in NOTICES if pattern.search(text)]


@rule("quotations, verbs of speech and past tense are the voice of a report", off=lambda *_: [])
def _counter_evidence(text: str) -> list[Evidence]:
    return [Evidence(name, weight) for name, weight, pattern in COUNTER_EVIDENCE if pattern.search(text)]


@rule("a line of nothing but signs marks an end", off=lambda *_: False)
def _end_mark(text: str) -> bool:
    """Tell a line of signs, with those of Markdown, of which unmarked() would leave nothing."""
    return bool(re.fullmatch(r"[\W_]{3,}", text))


def is_boilerplate(text: str) -> bool:
    """Tell a line that its words alone show to be boilerplate, wherever it stands."""
    evidence = evidence_of(text)
    return score(evidence) >= THRESHOLD and not _opens_turn(text, evidence)


@rule("a name and a colon alone on a line open a turn", off=lambda *_: False)
def _opens_turn(text: str, evidence: Iterable[Evidence]) -> bool:
    """Tell a name line ("Minister:") from a heading of the site that ends so too ("See also:")."""
    return bool(_NAME_LINE.match(text)) and all(item.weight < THRESHOLD for item in evidence)


@rule('sites speak to visitors in imperatives about their own things: "Sign up for our newsletter"', off=lambda *_: [])
def _vocabulary(text: str) -> list[Evidence]:
    """Weigh how much of a line is the voice of a site."""
    words = [word.lower() for word in _WORD.findall(text)]
    if not words:
        return []
    things = sum(word in THINGS for word in words)
    asked = words[0] in ("please", "never", "don't", "don’t") and any(word in ACTS for word in words[1:3])
    opens = words[0] in ACTS or asked
    evidence = [Evidence("opens with an act of the site", 1.5)] if opens and not _NAME_LINE.match(text) else []
    # "Email", "share" and "post" are both: the act itself is not its thing.
    if opens and any(word in THINGS for word in words[1:]):
        evidence.append(Evidence("act and thing of a site", 1.5 if len(words) <= 25 else 0.5))
    if len(words) <= 12 and things and all(w in ACTS or w in THINGS or w in FILLERS or w.isdigit() for w in words):
        evidence.append(Evidence("nothing but words of a site", 3.0 if len(words) > 1 else 1.5))
    elif 1 < len(words) <= 5 and opens and all(w in ACTS or w in FILLERS for w in words) and not ends_sentence(text):
        evidence.append(Evidence("a button", 1.5))
    if text.endswith("!") and opens:
        evidence.append(Evidence("calls out", 0.5))
    return evidence


@rule("short capitalised parts between separators are a menu or a path of pages", off=lambda *_: [])
def _form(text: str) -> list[Evidence]:
    if len(text) > 300 or not _CRUMB_SEPARATORS.search(text):
        return []
    parts = [part for part in _SEPARATORS.split(text) if part]
    words = [[word.lower() for word in _WORD.findall(part)] for part in parts]
    if len(parts) < 2 or any(len(part) > 6 for part in words) or _NUMBER.search(text):
        return []
    named = sum(bool(part) and all(w in SECTIONS or w in THINGS or w in FILLERS for w in part) for part in words)
    evidence = [Evidence("parts between separators", 1.0 if len(parts) == 2 else 2.0)]
    if _PATH.search(text) and not ends_sentence(text):
        evidence.append(Evidence("a path of pages", 1.0))
    if named:
        evidence.append(Evidence("names of sections among them", 2.0 if named > 1 or len(parts) == 2 else 1.5))
    elif len(parts) >= 4:
        evidence.append(Evidence("many parts", 1.0))
    return evidence


@rule("a line as long as a paragraph is one", off=lambda *_: [])
def _length(text: str) -> list[Evidence]:
    count = len(_WORD.findall(text))
    if count > 45:
        return [Evidence("as long as a paragraph", -2.0)]
    return [Evidence("as long as a sentence", -0.5)] if count > 25 else []


class _Place(NamedTuple):
    above: bool
    """Before the title."""
    between: bool
    """After the title and before the first paragraph."""
    below: bool
    """After the last paragraph."""


_LISTED = Evidence("listed under a heading of links", 3.0)


def _places(lines: list[Line], title: Span | None, turns: list[Span]) -> list[_Place]:
    turns = _apart(turns)
    titles = {line.text for line in lines if title and line.start <= title.start < line.end}
    prose = [i for i, line in enumerate(lines) if is_prose(line) or _speaks(line, turns) or is_sentence(line)]
    prose = [i for i in prose if lines[i].text not in titles and not is_boilerplate(lines[i].text)]
    body = prose[0] if prose else 0
    titled = next((i for i, line in enumerate(lines) if title and line.start <= title.start < line.end), None)
    first = body if titled is None else titled
    last = prose[-1] if prose else len(lines)
    # Without a title nobody can tell a section's name from a headline that was not recognised.
    return [_Place(titled is not None and i < first, first < i < body, i > last) for i in range(len(lines))]


def _speaks(line: Line, turns: list[Span]) -> bool:
    """Tell a turn or a quotation, which is part of a report however short."""
    return line.text[0] in "\"“„«'‘" or _overlaps(line.start, line.end, turns)


@rule(
    "a short line outside the paragraphs that is no sentence is a section's name, a tag or a button",
    off=lambda *_: [],
)
def _position(line: Line, place: _Place, by_place: bool) -> list[Evidence]:
    if not 0 < line.words <= (_MAX_TAG if place.below else _MAX_SECTION) or _NAME_LINE.match(line.text):
        return []
    if ends_sentence(line.text) or line.text.endswith((";", ",", ":")):
        return []
    if any(char.isdigit() for char in line.text) or line.text[0] in "\"“„«'‘":
        return []
    if line.words > 2 and SAYS.search(line.text):
        return []
    words = [word.lower() for word in _WORD.findall(line.text)]
    named = sum(word in SECTIONS or word in FILLERS or word in THINGS for word in words)
    evidence = [Evidence("mostly names of sections", 2.0)] if named >= 0.5 * len(words) else []
    if (place.above or place.below) and (by_place or evidence):
        evidence.append(Evidence("short, outside the text", 3.0))
    elif place.between and by_place:
        evidence.append(Evidence("short, between title and text", 1.0))
    return evidence


def _is_heading(text: str) -> bool:
    return len(_WORD.findall(text)) <= 8 and not ends_sentence(text)


@rule('what is listed under "Related" or "Most read" leads to other pages', off=lambda *_: False)
def _listable(line: Line) -> bool:
    if line.text[0] in "\"“„«" and (ends_sentence(line.text) or SAYS.search(line.text.rpartition("”")[2])):
        return False
    return line.words <= _MAX_LISTED_WORDS and not is_sentence(line)


def _inside(line: Line) -> Iterator[Span]:
    """Yield boilerplate in a line that is the report otherwise: codes anywhere, sentences at its ends."""
    spans = _codes(line) + (_outer_sentences(line) if line.words > 8 else [])
    last = -1
    for span in sorted(spans):
        if span.start >= last:
            yield span
            last = span.end


@rule("a code in brackets is left over from the machine that set the page", off=lambda *_: [])
def _codes(line: Line) -> list[Span]:
    return [Span(line.start + m.start(), line.start + m.end()) for p in INLINE for m in p.finditer(line.text)]


@rule("credits and appeals are also run on to a paragraph, at its outer ends", off=lambda *_: [])
def _outer_sentences(line: Line) -> list[Span]:
    """Return the sentences at the start and at the end of a paragraph that are boilerplate beyond doubt."""
    head = [match.span() for match in _SENTENCE.finditer(line.text[:1500])][:2]
    offset = max(0, len(line.text) - 1500)
    tail = [(a + offset, b + offset) for a, b in (m.span() for m in _SENTENCE.finditer(line.text[offset:]))][-3:]
    spans = _run(line, head) if len(line.text) <= 1500 or head[:1] != tail[:1] else []
    return spans + [span for span in _run(line, tail[::-1]) if not any(_overlaps(*span, [other]) for other in spans)]


def _run(line: Line, sentences: list[tuple[int, int]]) -> list[Span]:
    """Return the unbroken run of boilerplate sentences from one end of a paragraph inwards."""
    spans: list[Span] = []
    for start, end in sentences:
        part = line.text[start:end]
        if score(evidence_of(part.strip())) < INLINE_THRESHOLD:
            break
        start += len(part) - len(part.lstrip())
        spans.append(Span(line.start + start, line.start + start + len(part.strip())))
    return spans


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Return the spans in their order, those that overlap as one: a transcript may have thousands of turns."""
    apart: list[Span] = []
    for span in sorted(spans):
        if apart and span.start < apart[-1].end:
            apart[-1] = Span(apart[-1].start, max(span.end, apart[-1].end))
        else:
            apart.append(span)
    return apart


def _overlaps(start: int, end: int, apart: list[Span]) -> bool:
    """Tell whether characters meet one of the spans, which are sorted and apart from one another."""
    last = bisect_left(apart, end, key=lambda span: span.start) - 1
    return last >= 0 and start < apart[last].end
