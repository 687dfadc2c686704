"""Statements that the model left unmarked, read off the tree: a verb of speech with its subject and its clause.

The model marks one level of attribution and may choose the inner one: in "If one man is harmed, the council will ask
for troops, the mayor said" it may take "ask for troops" and leave the mayor out.
"""

from __future__ import annotations

from collections.abc import Sequence

from verbale.language.parsed import Parsed
from verbale.language.trees import children, extent, subtree
from verbale.reading.cues import is_speech
from verbale.reading.positions import mask_of, tokens_in, touches
from verbale.reading.relations import Relation
from verbale.record import Span

# Nobody is quoted through these: the writer, or nothing at all ("it is said").
_NO_SOURCE = frozenset({"i", "we", "you", "it", "that", "this", "which", "who", "there", "what"})
# Modals and conjunctions under which nothing was said yet.
_SUPPOSED = frozenset({"if", "unless", "should", "would", "could", "may", "might", "can", "will", "whether", "to"})
# What is declined where nothing is said ("declined to elaborate").
_TELL = frozenset("say comment elaborate answer respond reply discuss explain give specify".split())
_NAMED = frozenset("named identified quoted cited".split())
_SHORTEST = 4
_LONGEST_SOURCE = 20
# Measured on PolNeAR's dev part: about half of them have an annotated relation.
_SURE = 0.5


def unmarked(parsed: Parsed, relations: Sequence[Relation], skip: Sequence[Span]) -> list[Relation]:
    """Return the attributions of speech verbs that no relation has as its cue and none has inside its content."""
    taken = mask_of(len(parsed.text), [*skip, *(s for r in relations for s in (*r.cue, *r.content))])
    found = []
    for start, end in parsed.sentences:
        for verb in range(start, end):
            if is_speech(parsed, verb) and not touches(taken, _span(parsed, verb, verb + 1)):
                relation = _relation(parsed, verb)
                if relation is not None:
                    found.append(relation)
    return found


def _relation(parsed: Parsed, verb: int) -> Relation | None:
    below = children(parsed, verb)
    subjects = [t for t in below if parsed.relations[t] == "nsubj"]
    supposed = any(parsed.relations[t] in ("mark", "aux") and parsed.lemmas[t] in _SUPPOSED for t in below)
    if not subjects or supposed or parsed.lemmas[subjects[0]] in _NO_SOURCE:
        return None
    source = extent(parsed, subjects[0])
    clauses = [t for t in below if parsed.relations[t] == "ccomp"]
    said = set(subtree(parsed, clauses[0])) if clauses else _around(parsed, verb)
    content = [Span(parsed.starts[a], parsed.ends[b - 1]) for a, b in _runs(parsed, said)]
    if not content or len(said) < _SHORTEST or source[1] - source[0] > _LONGEST_SOURCE:
        return None
    return Relation(
        content=tuple(content),
        cue=(_span(parsed, verb, verb + 1),),
        source=(_span(parsed, *source),),
        cue_tokens=((verb, verb + 1),),
        source_tokens=(source,),
        probability=_SURE,
    )


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


def _span(parsed: Parsed, start: int, end: int) -> Span:
    return Span(parsed.starts[start], parsed.ends[end - 1])


def says_something(parsed: Parsed, relation: Relation) -> bool:
    """Tell whether a content has words of its own.

    Not "it" or another word alone, "to comment" that was declined, or "not to be named" that was asked for.
    """
    inside = [t for s in relation.content for t in tokens_in(parsed, s)]
    words = [t for t in inside if parsed.upos[t] not in ("PRON", "DET", "PART", "PUNCT", "AUX", "ADP", "CCONJ")]
    cue = {parsed.lemmas[t] for a, b in relation.cue_tokens for t in range(a, b)}
    short = len(inside) < 2 * _SHORTEST and bool(inside)
    unsaid = short and bool(cue & {"decline", "refuse"}) and parsed.lemmas[inside[0]] == "to"
    unsaid = unsaid and parsed.lemmas[words[0] if words else 0] in _TELL
    nameless = short and "ask" in cue and bool(_NAMED & {parsed.word(t).lower() for t in inside})
    alone = len(inside) == 1 and not relation.content[0].end - relation.content[0].start > len(parsed.word(inside[0]))
    return bool(words) and not unsaid and not nameless and not alone
