"""Who is said to have said what, as spans: the model's sources, cues and contents joined into relations.

A relation has one cue, the sources and contents that the model links to it, and, where the text has quotation marks,
whole quotations. What the model leaves without a source goes on with the last speaker when it is a quotation that
stands beside his last one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from verbale.language.paragraphs import paragraphs
from verbale.language.parsed import Parsed, RoleSpan
from verbale.language.trees import sentence_of
from verbale.reading.empty_contents import says_something
from verbale.reading.positions import mask_of, overlap, touches
from verbale.reading.quotes import Quote, QuoteIndex
from verbale.reading.relations import Relation
from verbale.reading.signatures import signed
from verbale.reading.speech_verbs import unmarked
from verbale.record import Span
from verbale.rules import rule

# A quotation of fewer words inside a sentence is a word in quotation marks ("unusual"), not an utterance.
_WORDS_OF_AN_UTTERANCE = 4
# Quotations this near (characters between them, cue and all) belong to one speaker unless another is named.
_NEAR = 250


def find_relations(parsed: Parsed, quotes: Sequence[Quote], skip: Sequence[Span]) -> list[Relation]:
    """Return the relations of a text in the order of their first content; none overlaps `skip` (boilerplate)."""
    lines = paragraphs(parsed.text)
    index = QuoteIndex(quotes)
    relations = [_whole_quotes(parsed.text, r, index) for r in _linked(parsed, lines)]
    relations += unmarked(parsed, relations, skip)
    relations = _with_signatures(relations, signed(parsed, quotes))
    hidden = mask_of(len(parsed.text), skip)
    relations = [r for r in relations if not any(touches(hidden, s) for s in r.content)]
    relations += _unclaimed(parsed, relations, quotes, hidden)
    relations = [r for r in relations if says_something(parsed, r)]
    relations.sort(key=lambda r: (r.content[0].start, r.content))
    return _continued(_whole_utterances(parsed.text, relations, index))


def _with_signatures(relations: list[Relation], signatures: list[Relation]) -> list[Relation]:
    """Add signed quotations, which the model has left without a cue, in the place of what it made of them."""
    for relation in signatures:
        lines = (*relation.content, *relation.source)
        inside = [r for r in relations if any(overlap(s, line) for s in (*r.content, *r.source) for line in lines)]
        if not any(r.cue for r in inside):
            relations = [*(r for r in relations if r not in inside), relation]
    return relations


def _linked(parsed: Parsed, lines: Sequence[tuple[int, int]]) -> list[Relation]:
    """Group sources and contents by the cue that they are linked to; a content without a cue stands alone."""
    roles = _joined_cues([part for span in parsed.roles for part in _in_paragraphs(parsed, span, lines)])
    groups: dict[int, dict[str, list[RoleSpan]]] = {}
    alone: list[RoleSpan] = []
    for span in roles:
        if span.cue >= 0:
            groups.setdefault(span.cue, {"source": [], "cue": [], "content": []})[span.role].append(span)
        elif span.role == "content":
            alone.append(span)
    found = [_relation(parsed, g["content"], g["cue"], g["source"]) for g in groups.values() if g["content"]]
    return found + [_relation(parsed, [c], [], []) for c in alone]


@rule(
    "nobody goes on speaking over a paragraph's end unnoticed: a headline without a full stop runs into the text",
    off=lambda _, span, __: [span],
)
def _in_paragraphs(parsed: Parsed, span: RoleSpan, lines: Sequence[tuple[int, int]]) -> list[RoleSpan]:
    """Cut a span where a paragraph ends; a part away from its cue's paragraph is linked to none.

    The model may run a headline without a full stop into the text below it.
    """
    line = _line_at(lines, parsed.starts[span.start])
    if line == _line_at(lines, parsed.starts[span.end - 1]):
        return [span]
    home = _line_at(lines, parsed.starts[span.cue]) if span.cue >= 0 else -1
    parts, start = [], span.start
    for token in range(span.start + 1, span.end + 1):
        here = _line_at(lines, parsed.starts[token]) if token < span.end else -1
        if here != line:
            parts.append(span._replace(start=start, end=token, cue=span.cue if line == home else -1))
            start, line = token, here
    return [p for p in parts if p.role == "content" or p.cue >= 0]


def _line_at(lines: Sequence[tuple[int, int]], character: int) -> int:
    return bisect_right(lines, character, key=lambda line: line[0]) - 1


@rule('words of a cue that touch ("has | also | threatened") are one predicate', off=list)
def _joined_cues(roles: Sequence[RoleSpan]) -> list[RoleSpan]:
    joined: dict[int, int] = {}
    spans: list[RoleSpan] = []
    for span in roles:
        if span.role == "cue" and spans and spans[-1].role == "cue" and spans[-1].end == span.start:
            former = spans.pop()
            joined[span.start] = former.cue
            span = former._replace(end=span.end, probability=min(former.probability, span.probability))
        spans.append(span)
    return [s._replace(cue=joined.get(s.cue, s.cue)) for s in spans]


def _relation(
    parsed: Parsed, contents: list[RoleSpan], cues: list[RoleSpan], sources: list[RoleSpan]
) -> Relation:
    def spans(found: list[RoleSpan]) -> tuple[Span, ...]:
        return tuple(Span(parsed.starts[s.start], parsed.ends[s.end - 1]) for s in found)

    sources = _beside_cue(parsed, sources, cues)
    sure = 1.0
    for span in (*contents, *cues, *sources):
        sure = min(sure, span.probability)
    return Relation(
        content=spans(contents),
        cue=spans(cues),
        source=spans(sources),
        cue_tokens=tuple((s.start, s.end) for s in cues),
        source_tokens=tuple((s.start, s.end) for s in sources),
        probability=sure if cues else 0.7 * sure,
    )


@rule("a cue and its subject stand in one sentence", off=lambda _, sources, __: sources)
def _beside_cue(parsed: Parsed, sources: list[RoleSpan], cues: list[RoleSpan]) -> list[RoleSpan]:
    """Keep, of several sources, those of the cue's sentence: another sentence's has lost its own cue."""
    if len(sources) < 2 or not cues:
        return sources
    home = sentence_of(parsed, cues[0].start)
    return [s for s in sources if home[0] <= s.start < home[1]] or sources


@rule(
    "quotation marks show where quoted words begin and end better than any reader of the words alone",
    off=lambda _, relation, __: relation,
)
def _whole_quotes(text: str, relation: Relation, index: QuoteIndex) -> Relation:
    """Stretch a content that fills most of a quotation to the whole of it, and take in its marks.

    The model ends a long quotation early where a sentence inside ends; the marks are better evidence. A quotation
    in which the cue or the source stands was never closed and is left alone.
    """
    others = relation.cue + relation.source
    content = []
    for span in relation.content:
        quote = index.at(span.start) or index.at(span.end - 1)
        if quote and quote.closed and not any(overlap(quote.outer, o) for o in others):
            inside = overlap(span, quote.inner)
            if inside > 0.6 * (quote.inner.end - quote.inner.start) or inside == span.end - span.start > 40:
                span = Span(min(span.start, quote.outer.start), max(span.end, quote.outer.end))
        content.append(span)
    return replace(relation, content=_merged(text, content))


def _merged(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Join spans that overlap or have only white space between them."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and not text[merged[-1].end : span.start].strip() and "\n" not in text[merged[-1].end : span.start]:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


@rule(
    "a quotation of a sentence's length is somebody's words, named or not; shorter ones are scare quotes",
    off=lambda *_: [],
)
def _unclaimed(
    parsed: Parsed, relations: Sequence[Relation], quotes: Sequence[Quote], hidden: bytearray
) -> list[Relation]:
    """Return a relation without cue for each quotation that is an utterance and that the model left out."""
    taken = mask_of(len(parsed.text), [s for r in relations for s in (*r.content, *r.cue, *r.source)])
    found = []
    for quote in quotes:
        words = parsed.text[quote.inner.start : quote.inner.end].split()
        start, end = quote.outer
        left_out = taken.count(1, start, end) < 0.3 * (end - start)
        if len(words) >= _WORDS_OF_AN_UTTERANCE and left_out and not touches(hidden, quote.outer):
            found.append(Relation(content=(quote.outer,), probability=0.45))
    return found


@rule(
    'a quotation broken by its cue ("..., she said. ...") is one utterance',
    off=lambda _, relations, __: list(relations),
)
def _whole_utterances(text: str, relations: Sequence[Relation], index: QuoteIndex) -> list[Relation]:
    """Give an attribution the quotations that go on with it.

    As in: `"We wait," she said. "Not for ever."` They follow with nothing but marks between, or open the next
    paragraph while the former quotation stays open, as printers set long quotations.
    """
    result: list[Relation] = []
    for relation in relations:
        former = result[-1] if result else None
        if former and former.cue and not relation.cue and not relation.source and index.at(relation.content[0].start):
            last = max((*former.content, *former.cue, *former.source), key=lambda s: s.end)
            between = text[last.end : relation.content[0].start]
            quoted = [q for s in former.content if (q := index.at(s.end - 1))]
            goes_on = last in former.content and quoted and quoted[-1].continues and not between.strip()
            if goes_on or (quoted and "\n" not in between and not any(c.isalnum() for c in between)):
                result[-1] = replace(former, content=(*former.content, *relation.content))
                continue
        result.append(relation)
    return result


@rule("a quotation without a cue of its own goes on with the speaker of the one beside it", off=lambda one, *_: one)
def _continued(relations: list[Relation]) -> list[Relation]:
    """Tell for each quotation without a source whose it goes on with: the nearest speaker's beside it."""
    result: list[Relation] = []
    for number, relation in enumerate(relations):
        if relation.source or relation.cue:
            result.append(relation)
            continue
        result.append(replace(relation, continues=_beside(relations, number)))
    return result


def _beside(relations: Sequence[Relation], number: int) -> int | None:
    start = relations[number].content[0].start
    for back in range(number - 1, -1, -1):
        former = relations[back]
        end = max(s.end for s in (*former.content, *former.cue, *former.source))
        if start - end > _NEAR:
            return None
        if former.source or former.continues is not None:
            return back
    return None
