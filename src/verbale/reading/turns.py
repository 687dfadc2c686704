"""Interviews and transcripts: who speaks in which turn.

A turn begins with a label: a line of its own that ends in a colon ("Jane Doe, Example Radio:"), or a label at the
head of a line ("Q:", "MR. DOE:", "**Jane Doe:**"). One label is no interview: labels must alternate and come back.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from verbale.language.paragraphs import paragraphs
from verbale.reading.turns_unlabelled import unlabelled_parts
from verbale.record import Span
from verbale.rules import rule

# Label words: a name with titles and an office behind a comma. A sentence has verbs and small words in plenty.
_LABEL = re.compile(
    r"""^[ \t>]*(?:\*\*|__|<b>)?[ \t]*
        (?: (?P<letter>[QA]) [ \t]*[.)] | (?P<bare>Q) (?=[ \t]+[A-Z“"(—–-])
          | (?P<label>[^\W\d_][^:\n\r?!“”"]{0,90}?) [ \t]*(?:\*\*|__|</b>)?[ \t]* :
        ) (?=\s|\*|_|<|$|["“«]) [ \t]*(?:\*\*|__|</b>)?[ \t]*""",
    re.VERBOSE,
)
_SMALL = frozenset("of the and de la al bin ibn van von for in to at on du del der den el y i".split())
# A label stands in so many characters of its line; blanks without end are no label.
_HEAD_OF_LINE = 200
# A heading between turns is short; a paragraph of an answer is not.
_HEADING_WORDS = 25


class Turn(NamedTuple):
    """One turn: characters of its label (as printed, without the colon), and of what is said, a span a paragraph.

    `key` is the same for all turns of a speaker. An interview without labels gives empty label spans and the keys
    "question" and "answer".
    """

    label: Span
    content: tuple[Span, ...]
    key: str


class _Labelled(NamedTuple):
    line: int
    label: Span
    body: int
    key: str


def find_turns(text: str, skip: Sequence[Span] = ()) -> list[Turn]:
    """Return the turns of an interview or transcript in order; nothing for any other report.

    `skip` are stretches (boilerplate) that belong to no turn.
    """
    lines = [Span(*p) for p in paragraphs(text)]
    lines = [s for s in lines if not any(b.start <= s.start and s.end <= b.end for b in skip)]
    labelled = _accepted([x for n, line in enumerate(lines) if (x := _labelled(text, n, line))])
    if not labelled:
        return _unlabelled(text, lines)
    bodies = _bodies(text, lines, labelled)
    if not _talk(text, bodies):
        return []
    return [Turn(x.label, b, x.key) for x, b in zip(labelled, bodies, strict=True) if b]


@rule("an interview may tell questions from answers by type or question marks alone", off=lambda *_: [])
def _unlabelled(text: str, lines: Sequence[Span]) -> list[Turn]:
    """Return the turns of an interview that tells questions from answers by bold type or question marks alone."""
    parts = unlabelled_parts(text, lines)
    at = [Span(part.content[0].start, part.content[0].start) for part in parts]
    return [
        Turn(label, part.content, "question" if part.asks else "answer")
        for label, part in zip(at, parts, strict=True)
    ]


def _labelled(text: str, number: int, line: Span) -> _Labelled | None:
    """Return the line's label where its head looks like one."""
    match = _LABEL.match(text[line.start : min(line.end, line.start + _HEAD_OF_LINE)])
    if match is None:
        return None
    part = next(p for p in ("label", "letter", "bare") if match.group(p))
    label = match.group(part).strip()
    if len(label.split()) > 12 or _tells(label):
        return None
    start = line.start + match.start(part)
    return _Labelled(number, Span(start, start + len(label)), line.start + match.end(), _key(label))


@rule("a label is a name with titles and an office; small words before a colon begin a sentence", off=lambda *_: False)
def _tells(label: str) -> bool:
    """Tell the beginning of a sentence: small words that no name has, and no office behind a comma."""
    words = label.split()
    small = [w for w in words if w[:1].islower() and w.lower() not in _SMALL]
    return bool(small) and not (words[0][:1].isupper() and "," in label)


@rule("speakers are introduced by their whole name and office and go on by the last name", off=lambda label: label)
def _key(label: str) -> str:
    """Return what the labels of one speaker share: the last name in front of a comma or bracket."""
    name = re.split(r"[,(]", label)[0].strip().casefold()
    name = re.sub(r"^(?:mr|mrs|ms|dr|sen|gen|amb|min|president|secretary|minister)\.?\s+", "", name)
    return name.split()[-1] if name.split() else name


@rule("speakers of a conversation take turns and come back; a colon met once is none", off=lambda one, *_: one)
def _accepted(labelled: list[_Labelled]) -> list[_Labelled]:
    """Keep labels that come back; with fewer than two speakers or three turns there is no conversation."""
    counts = Counter(x.key for x in labelled)
    lasting = [x for x in labelled if counts[x.key] > 1]
    changes = sum(a.key != b.key for a, b in itertools.pairwise(lasting))
    if not lasting or changes < 2 or len({x.key for x in lasting}) < 2:
        return []
    first, last = lasting[0].line, lasting[-1].line
    # in a conversation also who speaks once is a speaker ("FOLLOW-UP:")
    return [x for x in labelled if counts[x.key] > 1 or first < x.line < last]


def _bodies(text: str, lines: list[Span], labelled: list[_Labelled]) -> list[tuple[Span, ...]]:
    raw = []
    for x, following in zip(labelled, [*labelled[1:], None], strict=True):
        stop = following.line if following else len(lines)
        first = [Span(x.body, lines[x.line].end)] if text[x.body : lines[x.line].end].strip() else []
        raw.append([_stripped(text, s) for s in [*first, *lines[x.line + 1 : stop]]])
    single = sum(len(b) <= 2 for b in raw) >= 0.6 * len(raw)
    return [tuple(_without_heading(text, b, single)) for b in raw]


@rule("a turn holds words that somebody could say; a table of figures has labels too", off=lambda *_: True)
def _talk(text: str, bodies: list[tuple[Span, ...]]) -> bool:
    """Tell whether at least half of the bodies are words somebody could say; a table of counts has none."""
    said = [re.findall(r"[^\W\d_]{2,}", " ".join(text[s.start : s.end] for s in body)) for body in bodies]
    return 2 * sum(bool(words) for words in said) >= len(said)


def _stripped(text: str, span: Span) -> Span:
    part = text[span.start : span.end]
    return Span(span.start + len(part) - len(part.lstrip()), span.end - (len(part) - len(part.rstrip())))


@rule(
    "a short line without a sentence's end behind a turn is a heading set in by the house",
    off=lambda _, body, __: body,
)
def _without_heading(text: str, body: list[Span], single: bool) -> list[Span]:
    """Drop a heading that stands behind the turn: short, and no sentence, or a quotation pulled out of the next."""
    while len(body) > 1:
        part = text[body[-1].start : body[-1].end]
        sentence = re.search(r"[.!?…][”\"»’']?\s*[“”\"]?$", part)
        pulled = single and part[0] in "“\"«" and text[body[-2].start : body[-2].end].rstrip()[-1:] in "”\"»“"
        if len(part.split()) > _HEADING_WORDS or (sentence and not pulled):
            break
        body = body[:-1]
    return body
