"""Statements read off the tree: a verb of speech with a subject of its own and a clause that it governs.

The model marks one level of attribution. What stands inside a statement ("Biden told Putin that ...", said by
Blinken) is `relayed`; where the model took the inner level and left the outer out ("If one man is harmed, the council
will ask for troops, the mayor said"), the outer is `unmarked`.
"""

from __future__ import annotations

from collections.abc import Sequence

from verbale.language.parsed import Parsed
from verbale.language.trees import children, extent, subtree
from verbale.reading.cues import is_speech
from verbale.reading.positions import mask_of, span_of, tokens_in, touches
from verbale.reading.relations import Relation
from verbale.record import Span
from verbale.rules import rule

# Nobody is quoted through these: who speaks in his own words, or nobody at all ("it is said").
_NO_SOURCE = frozenset({"i", "we", "you", "it", "that", "this", "which", "who", "there", "what"})
# Under these a speech is only supposed: "if they say so", "should he claim".
_SUPPOSED = frozenset({"if", "unless", "should", "would", "could", "may", "might", "can", "whether"})
# What is told at the outer level is told as done: "will say" and "to say" are not.
_NOT_DONE = _SUPPOSED | {"will", "to"}
_RELAYED_CLAUSES = ("ccomp", "xcomp", "parataxis")
_SHORTEST_RELAYED, _SHORTEST_UNMARKED = 3, 4
_LONGEST_SOURCE = 20
# Set by hand, below what the model marks: trees of damaged text are wrong more often. In PolNeAR's dev part there are
# 5 unmarked ones, of which 1 has an annotated relation: too few to set the number by.
_RELAYED_SURE, _UNMARKED_SURE = 0.55, 0.5


@rule(
    "a verb of speech with a subject and a clause of its own reports words also inside of reported words",
    off=lambda *_: [],
)
def relayed(parsed: Parsed, content: Sequence[Span]) -> list[Relation]:
    """Return the attributions that stand whole inside a content, in text order."""
    found = []
    for span in content:
        inside = tokens_in(parsed, span)
        for verb in inside:
            subject = _subject(parsed, verb, _SUPPOSED) if is_speech(parsed, verb) else None
            if subject is not None and (relation := _relayed(parsed, verb, subject, inside)):
                found.append(relation)
    return found


def _relayed(parsed: Parsed, verb: int, subject: int, inside: range) -> Relation | None:
    clauses = [t for t in children(parsed, verb) if parsed.relations[t] in _RELAYED_CLAUSES and t > verb]
    if not clauses:
        return None
    source, content = extent(parsed, subject), extent(parsed, clauses[0])
    whole = all(i in inside for r in (source, content) for i in (r[0], r[1] - 1))
    if not whole or content[1] - content[0] < _SHORTEST_RELAYED or source[1] > content[0]:
        return None
    return _relation(parsed, verb, source, [content], _RELAYED_SURE)


@rule("a verb of speech with a subject and a clause of its own reports words", off=lambda *_: [])
def unmarked(parsed: Parsed, relations: Sequence[Relation], skip: Sequence[Span]) -> list[Relation]:
    """Return the attributions of speech verbs that no relation has as its cue and none has inside its content."""
    taken = mask_of(len(parsed.text), [*skip, *(s for r in relations for s in (*r.cue, *r.content))])
    found = []
    for verb in range(len(parsed.starts)):
        if is_speech(parsed, verb) and not touches(taken, span_of(parsed, verb, verb + 1)):
            subject = _subject(parsed, verb, _NOT_DONE)
            if subject is not None and (relation := _unmarked(parsed, verb, subject)):
                found.append(relation)
    return found


def _unmarked(parsed: Parsed, verb: int, subject: int) -> Relation | None:
    source = extent(parsed, subject)
    clauses = [t for t in children(parsed, verb) if parsed.relations[t] == "ccomp"]
    said = set(subtree(parsed, clauses[0])) if clauses else _around(parsed, verb)
    content = _runs(parsed, said)
    if not content or len(said) < _SHORTEST_UNMARKED or source[1] - source[0] > _LONGEST_SOURCE:
        return None
    return _relation(parsed, verb, source, content, _UNMARKED_SURE)


def _subject(parsed: Parsed, verb: int, unsaid: frozenset[str]) -> int | None:
    """Return who says it: the verb's own subject, unless nobody is quoted through it or nothing was said yet."""
    below = children(parsed, verb)
    subjects = [t for t in below if parsed.relations[t] == "nsubj"]
    if not subjects or _not_said(parsed, below, unsaid) or _nobody(parsed, subjects[0]):
        return None
    return subjects[0]


@rule('under "if", a modal or "will" nothing has been said yet', off=lambda *_: False)
def _not_said(parsed: Parsed, below: Sequence[int], unsaid: frozenset[str]) -> bool:
    return any(parsed.relations[t] in ("mark", "aux") and parsed.lemmas[t] in unsaid for t in below)


@rule('"it is said" quotes nobody, and "I say" is the speaker himself', off=lambda *_: False)
def _nobody(parsed: Parsed, subject: int) -> bool:
    return parsed.lemmas[subject] in _NO_SOURCE


def _relation(
    parsed: Parsed, verb: int, source: tuple[int, int], content: Sequence[tuple[int, int]], sure: float
) -> Relation:
    return Relation(
        content=tuple(span_of(parsed, *part) for part in content),
        cue=(span_of(parsed, verb, verb + 1),),
        source=(span_of(parsed, *source),),
        cue_tokens=((verb, verb + 1),),
        source_tokens=(source,),
        probability=sure,
    )


@rule('an inserted "he said" is spoken around: the clause it interrupts is what was said', off=lambda *_: set())
def _around(parsed: Parsed, verb: int) -> set[int]:
    """Return the clause that an inserted "he said" hangs on, without the insertion; nothing for another verb."""
    head = parsed.heads[verb]
    if head < 0 or parsed.relations[verb] != "parataxis":
        return set()
    return set(subtree(parsed, head)) - set(subtree(parsed, verb))


def _runs(parsed: Parsed, tokens: set[int]) -> list[tuple[int, int]]:
    """Return the runs of neighbouring tokens, without the punctuation at their ends (quotation marks stay)."""
    runs: list[tuple[int, int]] = []
    for token in sorted(tokens):
        if runs and runs[-1][1] == token:
            runs[-1] = (runs[-1][0], token + 1)
        else:
            runs.append((token, token + 1))
    trimmed = []
    for start, end in runs:
        while start < end and parsed.word(start) in ",;:.–—-":
            start += 1
        while end > start and parsed.word(end - 1) in ",;:.–—-":
            end -= 1
        if any(parsed.upos[t] != "PUNCT" for t in range(start, end)):
            trimmed.append((start, end))
    return trimmed
