"""Contents that say nothing: "it" alone, "to comment" that was declined, "not to be named" that was asked for."""

from __future__ import annotations

from verbale.language.parsed import Parsed
from verbale.reading.positions import tokens_in
from verbale.reading.relations import Relation
from verbale.rules import rule

_EMPTY_PARTS = frozenset({"PRON", "DET", "PART", "PUNCT", "AUX", "ADP", "CCONJ"})
_TELL = frozenset("say comment elaborate answer respond reply discuss explain give specify".split())
_NAMED = frozenset("named identified quoted cited".split())
# A refusal to speak is short; with more words it tells what about.
_SHORT = 8


@rule("an utterance has words of its own: a pronoun alone only points at one", off=lambda *_: True)
def says_something(parsed: Parsed, relation: Relation) -> bool:
    """Tell whether a content has words of its own."""
    inside = [t for s in relation.content for t in tokens_in(parsed, s)]
    words = [t for t in inside if parsed.upos[t] not in _EMPTY_PARTS]
    if not words:
        return False
    first = relation.content[0]
    if len(inside) == 1 and first.end - first.start <= len(parsed.word(inside[0])):
        return False
    return len(inside) >= _SHORT or not _refused(parsed, relation, inside, words)


@rule('"declined to comment" and "asked not to be named" are refusals to speak, not words', off=lambda *_: False)
def _refused(parsed: Parsed, relation: Relation, inside: list[int], words: list[int]) -> bool:
    cue = {parsed.lemmas[t] for a, b in relation.cue_tokens for t in range(a, b)}
    if cue & {"decline", "refuse"} and parsed.lemmas[inside[0]] == "to" and parsed.lemmas[words[0]] in _TELL:
        return True
    return "ask" in cue and bool(_NAMED & {parsed.word(t).lower() for t in inside})
