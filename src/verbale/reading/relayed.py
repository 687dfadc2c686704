"""Statements inside statements: "Biden told Putin that ...", said by Blinken.

The model marks one level of attribution. The level below is read off the tree: a verb of speech with a subject of its
own and a clause that it governs.
"""

from __future__ import annotations

from collections.abc import Sequence

from verbale.language.parsed import Parsed
from verbale.language.trees import children, extent
from verbale.reading.cues import is_speech
from verbale.reading.positions import tokens_in
from verbale.reading.relations import Relation
from verbale.record import Span

# Who speaks of himself in his own words relays nobody ("I said", "as you know").
_PERSONS_PRESENT = frozenset({"i", "we", "you", "it", "that", "this", "which", "who", "there", "what"})
_CLAUSES = ("ccomp", "xcomp", "parataxis")
# Trees of damaged text are wrong more often: what is read off them is less sure than what the model marks.
_SURE = 0.55


def relayed(parsed: Parsed, content: Sequence[Span]) -> list[Relation]:
    """Return the attributions that stand whole inside a content, in text order."""
    found = []
    for span in content:
        inside = tokens_in(parsed, span)
        for verb in inside:
            if is_speech(parsed, verb):
                relation = _relation(parsed, verb, inside)
                if relation is not None:
                    found.append(relation)
    return found


def _relation(parsed: Parsed, verb: int, inside: range) -> Relation | None:
    below = children(parsed, verb)
    subjects = [t for t in below if parsed.relations[t] == "nsubj"]
    clauses = [t for t in below if parsed.relations[t] in _CLAUSES and t > verb]
    if not subjects or not clauses or parsed.lemmas[subjects[0]] in _PERSONS_PRESENT:
        return None
    source, content = extent(parsed, subjects[0]), extent(parsed, clauses[0])
    # "if they say so", "should he claim": a speech that is only supposed was not made
    marked = any(parsed.relations[t] in ("mark", "aux") and parsed.lemmas[t] in _SUPPOSED for t in below)
    whole = all(i in inside for r in (source, content) for i in (r[0], r[1] - 1))
    if marked or not whole or content[1] - content[0] < 3 or source[1] > content[0]:
        return None
    return Relation(
        content=(_span(parsed, content),),
        cue=(_span(parsed, (verb, verb + 1)),),
        source=(_span(parsed, source),),
        cue_tokens=((verb, verb + 1),),
        source_tokens=(source,),
        probability=_SURE,
    )


_SUPPOSED = frozenset({"if", "unless", "should", "would", "could", "may", "might", "can", "whether"})


def _span(parsed: Parsed, tokens: tuple[int, int]) -> Span:
    return Span(parsed.starts[tokens[0]], parsed.ends[tokens[1] - 1])
