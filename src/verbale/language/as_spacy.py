"""Parsed -> a spaCy `Doc`, so that displaCy, textacy and people's own rules work on what verbale parses."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from verbale.language.parsed import NameLabel, Parsed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span
    from spacy.vocab import Vocab

INSTALL = "spaCy is not installed; install it with: pip install 'verbale[spacy]'"

ENTITIES: dict[NameLabel, str] = {"person": "PERSON", "organisation": "ORG", "place": "GPE", "people": "NORP"}
"""Label of a name -> spaCy's. The model does not tell seas and mountains (LOC) from countries and cities (GPE)."""

SPANS_KEY = "sc"
"""The group of spans that displaCy and spaCy's span categorizer use unless told otherwise."""

_BEFORE_NOUN = frozenset("det det:predet amod compound nummod nmod nmod:poss nmod:desc".split())
_INSIDE = _BEFORE_NOUN - {"nmod"} | frozenset("flat fixed goeswith reparandum case mark cc expl dep".split())
"""Relations of nouns that are part of another noun's phrase, or of none."""


def as_spacy(parsed: Parsed, vocab: Vocab | None = None) -> Doc:
    """Return a parsed text as a spaCy Doc with the same characters: `doc.text == parsed.text`.

    White space other than one blank behind a token stands in tokens of its own (part of speech SPACE), as spaCy
    makes them, so numbers of tokens may differ from those of `parsed` while characters (`token.idx`) agree.
    `pos_`, `lemma_`, `dep_` ("ROOT" at a root) and `head` are those of `parsed`; `ents` are PERSON, ORG, GPE and
    NORP. `doc.spans["sc"]` holds SOURCE, CUE and CONTENT, their probabilities in `attrs["scores"]`; spans with the
    same `id_` (the character at which their cue begins) belong together, "" is linked to none. `noun_chunks` know
    these relations. `vocab` is that of the caller's pipeline, else that of a blank English one. Raises ImportError
    where spaCy is not installed.
    """
    try:
        from spacy.tokens import Doc
    except ImportError as error:
        raise ImportError(INSTALL) from error

    words, spaces, places = _pieces(parsed)
    doc = Doc(
        vocab or _english_vocab(),
        words,
        spaces,
        pos=_spread(parsed.upos, ["SPACE"] * len(words), places),
        lemmas=_spread(parsed.lemmas, words, places),
        heads=_heads(parsed, len(words), places),
        deps=_spread(["ROOT" if r == "root" else r for r in parsed.relations], ["dep"] * len(words), places),
        ents=_entities(parsed, len(words), places),
    )
    unstubbed: Any = doc  # spaCy's types leave this attribute out
    unstubbed.noun_chunks_iterator = _noun_chunks
    _add_roles(doc, parsed, places)
    return doc


@lru_cache(maxsize=1)
def _english_vocab() -> Vocab:
    """Return a vocabulary that knows English stop words, numbers in words and the like."""
    import spacy

    return spacy.blank("en").vocab


def _pieces(parsed: Parsed) -> tuple[list[str], list[bool], list[int]]:
    """Return the Doc's words, whether a blank follows each, and which word each token of `parsed` is."""
    words: list[str] = []
    spaces: list[bool] = []
    places: list[int] = []
    at = 0
    for start, end in [*zip(parsed.starts, parsed.ends, strict=True), (len(parsed.text), -1)]:
        gap = parsed.text[at:start]
        if gap.startswith(" ") and words:
            spaces[-1] = True
            gap = gap[1:]
        if gap:
            words.append(gap)
            spaces.append(False)
        if end > start:
            places.append(len(words))
            words.append(parsed.text[start:end])
            spaces.append(False)
            at = end
    return words, spaces, places


def _spread(values: list[str], filled: list[str], places: list[int]) -> list[str]:
    """Return one value a word of the Doc: a token's own, and what stands in `filled` for white space."""
    spread = list(filled)
    for place, value in zip(places, values, strict=True):
        spread[place] = value
    return spread


def _heads(parsed: Parsed, size: int, places: list[int]) -> list[int]:
    """Return the Doc's heads: white space hangs from the token before it, at the beginning from the first token."""
    heads = list(range(-1, size - 1))
    if places:
        heads[: places[0]] = [places[0]] * places[0]
    elif size:
        heads[0] = 0
    for token, head in enumerate(parsed.heads):
        heads[places[token]] = places[head] if head >= 0 else places[token]
    return heads


def _entities(parsed: Parsed, size: int, places: list[int]) -> list[str]:
    entities = ["O"] * size
    for name in parsed.names:
        first, last = places[name.start], places[name.end - 1]
        label = ENTITIES[name.label]
        entities[first : last + 1] = [f"B-{label}", *[f"I-{label}"] * (last - first)]
    return entities


def _add_roles(doc: Doc, parsed: Parsed, places: list[int]) -> None:
    """Add sources, cues and contents to a Doc as one group of spans."""
    from spacy.tokens import Span, SpanGroup

    spans = []
    for role in parsed.roles:
        link = str(parsed.starts[role.cue]) if role.cue >= 0 else ""
        first, last = places[role.start], places[role.end - 1]
        spans.append(Span(doc, first, last + 1, role.role.upper(), span_id=link))
    scores = np.asarray([role.probability for role in parsed.roles], np.float32)
    doc.spans[SPANS_KEY] = SpanGroup(doc, name=SPANS_KEY, attrs={"scores": scores}, spans=spans)


def _noun_chunks(doc: Doc | Span) -> Iterator[tuple[int, int, int]]:
    """Yield the base noun phrases of Universal Dependencies; spaCy's own rule for English knows other relations."""
    label = doc.doc.vocab.strings.add("NP")
    former = -1
    for word in doc:
        if word.pos_ not in ("NOUN", "PROPN", "PRON") or word.dep_ in _INSIDE:
            continue
        first = min((child.left_edge.i for child in word.lefts if child.dep_ in _BEFORE_NOUN), default=word.i)
        last = max((child.i for child in word.rights if child.dep_ == "flat"), default=word.i)
        while word.doc[first].is_space:
            first += 1
        if first > former:
            former = last
            yield first, last + 1, label
