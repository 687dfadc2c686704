"""Who a cue's words belong to where the model marks no source: the cue's subject in the tree, or the name beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from verbale.language.parsed import Parsed
from verbale.language.trees import children, extent, sentence_of, subject
from verbale.reading.actors_index import ActorIndex, Mention
from verbale.reading.people_words import HONORIFICS
from verbale.reading.relations import Relation
from verbale.record import Span
from verbale.rules import rule
from verbale.schemes.phrases import fold, word_set

# Subjects that nobody speaks through ("it is understood", "this means").
_EMPTY = word_set("it this that there what which all everything nothing")
# "X's claim", "a claim by X": who hangs on a noun of speech so has made it.
_MAKERS = frozenset({"by", "from"})
_MODIFIERS = frozenset({"ADV", "ADP", "NOUN", "PROPN", "NUM", "DET", "AUX", "ADJ"})
_LONGEST_SOURCE = 30
_NAME_ALONE = 30
_ANSWERING = frozenset({"respond", "react", "reply"})


def with_subject(parsed: Parsed, index: ActorIndex, relation: Relation) -> Relation:
    """Return the relation with a source where it has a cue and none; unchanged where the tree shows none."""
    if relation.source or not relation.cue_tokens:
        return relation
    cue = [t for start, end in relation.cue_tokens for t in range(start, end)]
    taken = [*relation.content, *relation.cue]
    found = _subject(parsed, cue, taken) or _maker(parsed, cue, taken)
    found = found or _beside(parsed, index, cue, taken)
    if found is None:
        return relation
    span = Span(parsed.starts[found[0]], parsed.ends[found[1] - 1])
    content = tuple(s for s in relation.content if s.end <= span.start or span.end <= s.start)
    return replace(relation, content=content or relation.content, source=(span,), source_tokens=(found,))


@rule(
    "the subject of a verb of speech is who speaks; a participle has that of the clause it hangs on",
    off=lambda *_: None,
)
def _subject(parsed: Parsed, cue: Sequence[int], taken: Sequence[Span]) -> tuple[int, int] | None:
    """Return the subject of the cue's verb; a participle ("adding", "citing") has that of the clause it hangs on."""
    for verb in reversed([t for t in cue if parsed.upos[t] in ("VERB", "AUX")]):
        if _passive(parsed, verb):
            return None
        found = subject(parsed, verb)
        if found is None and parsed.word(verb).endswith("ing") and parsed.relations[verb] in ("advcl", "xcomp", "acl"):
            found = subject(parsed, parsed.heads[verb]) if parsed.heads[verb] >= 0 else None
        if found is not None:
            whole = _whole(parsed, found, taken)
            return whole if whole is not None and parsed.lemmas[found] not in _EMPTY else None
    return None


@rule("a passive's subject is told, asked or said to be; one who responds does not own the claim", off=lambda *_: False)
def _passive(parsed: Parsed, verb: int) -> bool:
    """Return whether the words are not the subject's: "were told", "Asked about ...", "Responding to a claim"."""
    below = children(parsed, verb)
    if parsed.lemmas[verb] in _ANSWERING:
        return True
    if parsed.word(verb).endswith("ing"):
        return False
    passive = any(parsed.relations[c] in ("aux:pass", "nsubj:pass") for c in below)
    return passive or (parsed.relations[verb] in ("advcl", "acl") and parsed.word(verb).lower().endswith("ed"))


def _whole(parsed: Parsed, token: int, taken: Sequence[Span]) -> tuple[int, int] | None:
    """Return a subject's phrase, cut back to its words beside the head where it reaches into content or cue."""
    if _touches(parsed, (token, token + 1), taken):
        return None
    start, end = extent(parsed, token)
    while start < token and (_touches(parsed, (start, start + 1), taken) or parsed.upos[start] == "PUNCT"):
        start += 1
    while end > token + 1 and (_touches(parsed, (end - 1, end), taken) or parsed.upos[end - 1] == "PUNCT"):
        end -= 1
    if _touches(parsed, (start, end), taken) or end - start > _LONGEST_SOURCE:
        return token, token + 1
    return start, end


def _touches(parsed: Parsed, tokens: tuple[int, int], taken: Iterable[Span]) -> bool:
    start, end = parsed.starts[tokens[0]], parsed.ends[tokens[1] - 1]
    return any(s.start < end and start < s.end for s in taken)


@rule('a claim belongs to its possessor or to whom "by" names', off=lambda *_: None)
def _maker(parsed: Parsed, cue: Sequence[int], taken: Sequence[Span]) -> tuple[int, int] | None:
    for noun in (t for t in cue if parsed.upos[t] == "NOUN"):
        for child in children(parsed, noun):
            made = {parsed.lemmas[c] for c in children(parsed, child) if parsed.relations[c] == "case"} & _MAKERS
            if parsed.relations[child] == "nmod:poss" or (parsed.relations[child] == "nmod" and made):
                return _whole(parsed, child, taken)
    return None


@rule("a name right beside the cue is its speaker where the clause lacks a subject", off=lambda *_: None)
def _beside(parsed: Parsed, index: ActorIndex, cue: Sequence[int], taken: Sequence[Span]) -> tuple[int, int] | None:
    """Return the actor that stands right before the cue, a comma or a time at most between, or right after it."""
    if not any(parsed.upos[t] == "VERB" for t in cue) or any(_passive(parsed, t) for t in cue):
        return None
    first, last = sentence_of(parsed, cue[0])
    before = [m for m in index.mentions_in(first, cue[0]) if m.end <= cue[0] and _may_speak(parsed, m, taken)]
    if before and _adjoins(parsed, before[-1].end, cue[0]):
        return before[-1].start, before[-1].end
    address = any(fold(parsed.word(t)) in HONORIFICS for t in range(cue[-1] + 1, min(cue[-1] + 2, last)))
    reach = cue[-1] + (4 if address else 2)
    after = [m for m in index.mentions_in(cue[-1] + 1, min(reach, last)) if m.start > cue[-1]]
    if not after or not _quoted_before(parsed, cue[0], taken):
        return None
    # a name between the cue and the next quotation is no part of what is said, though the model took it for one
    longer = [s for s in taken if s.end - s.start > _NAME_ALONE or s.end <= parsed.starts[cue[-1]]]
    return (after[0].start, after[0].end) if _may_speak(parsed, after[0], longer) else None


@rule(
    "whom a preposition governs is no subject",
    off=lambda parsed, mention, taken: not _touches(parsed, (mention.start, mention.end), taken),
)
def _may_speak(parsed: Parsed, mention: Mention, taken: Sequence[Span]) -> bool:
    governed = mention.start and parsed.upos[mention.start - 1] == "ADP"
    return not governed and not _touches(parsed, (mention.start, mention.end), taken)


@rule(
    "between subject and verb stand at most a comma, an adverb or a short phrase of time or place",
    off=lambda *_: True,
)
def _adjoins(parsed: Parsed, end: int, cue: int) -> bool:
    """Return whether nothing but a comma, an adverb or a short phrase ("on Monday") parts a name from the cue."""
    between = range(end, cue)
    if len(between) == 1 and parsed.word(end) == ",":
        return True
    return len(between) <= 4 and all(parsed.upos[t] in _MODIFIERS for t in between)


@rule('subject and verb are turned round only behind a quotation ("...", said X)', off=lambda *_: True)
def _quoted_before(parsed: Parsed, cue: int, taken: Sequence[Span]) -> bool:
    """Return whether the content ends right before the cue: "...", said X."""
    start = parsed.starts[cue]
    return any(s.end <= start and not any(c.isalnum() for c in parsed.text[s.end : start]) for s in taken)
