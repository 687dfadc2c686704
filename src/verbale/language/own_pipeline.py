"""A user's own spaCy pipeline for tokens, parts of speech, trees and names, in the place of the shipped model.

Sources, cues and contents are the shipped model's all the same: no spaCy pipeline finds them. They are laid onto the
pipeline's tokens by their characters.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from verbale.errors import PipelineError
from verbale.language.as_spacy import INSTALL
from verbale.language.clearnlp import is_clearnlp, to_universal
from verbale.language.parse import lemma, parse
from verbale.language.parsed import Name, NameLabel, Parsed, RoleSpan

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

NAME_LABELS: dict[str, NameLabel] = {
    "PERSON": "person", "PER": "person",
    "ORG": "organisation",
    "GPE": "place", "LOC": "place", "FAC": "place",
    "NORP": "people",
}  # fmt: skip
"""Label of an entity -> that of a name; other entities (dates, works of art, ...) are no names of actors or places."""

_ARTICLES = frozenset({"the", "a", "an"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_TRIAL = "Ministers met in the capital on Monday."
_FIRST = {"cue": 0, "source": 1, "content": 2}
"""Which role gets a token of the pipeline that parts of several roles fall into."""


def load_pipeline(name: str) -> Language:
    """Load a spaCy pipeline by the name of its package or by its folder, once a process, and try it.

    Raises PipelineError when spaCy or the pipeline is not installed, or the pipeline lacks a tagger or a parser.
    """
    return _load(name)


def pipeline_version(name: str) -> str:
    """Return the name and version of a pipeline as it tells them itself, for example "en_core_web_sm 3.8.0"."""
    meta = load_pipeline(name).meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


@lru_cache(maxsize=2)
def _load(name: str) -> Language:
    try:
        import spacy
    except ImportError as error:
        raise PipelineError(INSTALL) from error
    try:
        nlp = spacy.load(name)
    except OSError as error:
        message = f"There is no spaCy pipeline '{name}'; install one, for example: python -m spacy download {name}"
        raise PipelineError(message) from error
    except Exception as error:  # a pipeline's own code and settings may fail in any way
        raise PipelineError(f"The pipeline '{name}' cannot be loaded ({type(error).__name__}: {error})") from error
    _check(nlp(_TRIAL), _TRIAL)
    return nlp


def parse_with(nlp: Language, text: str) -> Parsed:
    """Return what `parse` returns, with tokens, sentences, parts of speech, tree and names of a spaCy pipeline.

    Labels of spaCy's English pipelines become relations of Universal Dependencies (`clearnlp`); a pipeline that has
    those already keeps them. Lemmas are made of word and part of speech, like those of `parse`, since the rules of
    reading were tried with them. Entities are told under `NAME_LABELS`, with probability 1.0, without article and
    possessive; a pipeline that looks for none gets the model's names. White space is no token. Raises PipelineError
    when the pipeline gives no parts of speech or no tree, and ModelError like `parse`.
    """
    doc = nlp(text)
    _check(doc, text)
    parser = nlp.pipe_labels.get("parser", ())
    parsed, places = _syntax(doc, is_clearnlp([*parser, *(token.dep_ for token in doc)]))
    ours = parse(text)
    parsed.roles.extend(_roles(ours, parsed))
    if doc.has_annotation("ENT_IOB"):
        parsed.names.extend(_entities(doc, places, parsed))
    else:
        parsed.names.extend(_names(ours, parsed))
    return parsed


def _check(doc: Doc, text: str) -> None:
    """Raise PipelineError unless a Doc has what the rules of reading need."""
    if doc.text != text:
        raise PipelineError("The pipeline changes the characters of the text; its tokenizer must keep them.")
    if all(token.is_space for token in doc):
        return
    if not doc.has_annotation("POS"):
        raise PipelineError("The pipeline gives no parts of speech (token.pos_); it needs a tagger.")
    if not doc.has_annotation("DEP"):
        raise PipelineError("The pipeline gives no trees (token.dep_, token.head); it needs a parser.")
    if not doc.has_annotation("SENT_START"):
        raise PipelineError("The pipeline gives no sentences (token.is_sent_start); it needs a parser.")


def _syntax(doc: Doc, clearnlp: bool) -> tuple[Parsed, list[int]]:
    """Return tokens, sentences and trees, and for each token of the Doc how many words stand before it.

    `clearnlp` tells that the labels have to be turned into relations of Universal Dependencies.
    """
    places, count = [], 0
    for token in doc:
        places.append(count)
        count += not token.is_space
    parsed = Parsed(doc.text, [], [], [], [], [], [], [])
    for sentence in doc.sents:
        tokens = [token for token in sentence if not token.is_space]
        if tokens:
            _add_sentence(parsed, tokens, clearnlp)
    return parsed, places


def _add_sentence(parsed: Parsed, tokens: list[Token], clearnlp: bool) -> None:
    base = len(parsed.starts)
    inside = {token.i: n for n, token in enumerate(tokens)}
    heads = _one_root([_head(token, inside) for token in tokens])
    words = [token.text for token in tokens]
    upos = ["CCONJ" if token.pos_ == "CONJ" else token.pos_ or "X" for token in tokens]
    relations = [_relation(token.dep_, head) for token, head in zip(tokens, heads, strict=True)]
    if clearnlp:
        upos, heads, relations = to_universal(words, upos, heads, relations)
    parsed.starts.extend(token.idx for token in tokens)
    parsed.ends.extend(token.idx + len(token) for token in tokens)
    parsed.upos.extend(upos)
    parsed.lemmas.extend(lemma(word.lower(), tag) for word, tag in zip(words, upos, strict=True))
    parsed.heads.extend(head + base if head >= 0 else -1 for head in heads)
    parsed.relations.extend(relations)
    parsed.sentences.append((base, base + len(tokens)))


def _head(token: Token, inside: dict[int, int]) -> int:
    """Return the number of a token's head in its sentence, past white space; -1 at the root or outside of it."""
    head = token.head
    while head.is_space and head.head.i != head.i:
        head = head.head
    return -1 if head.i == token.i else inside.get(head.i, -1)


def _relation(label: str, head: int) -> str:
    """Return a label as it is, but "root" where and only where there is no head."""
    if head < 0:
        return "root"
    return "dep" if label in ("", "ROOT", "root") else label


def _one_root(heads: list[int]) -> list[int]:
    """Return heads with one root a sentence: further ones hang from the first."""
    root = heads.index(-1)
    return [root if head < 0 and word != root else head for word, head in enumerate(heads)]


def _entities(doc: Doc, places: list[int], parsed: Parsed) -> list[Name]:
    """Return the Doc's entities that are names, without article and possessive."""
    found = []
    for entity in doc.ents:
        label = NAME_LABELS.get(entity.label_)
        start, end = places[entity.start], places[entity.end - 1] + (not doc[entity.end - 1].is_space)
        while start < end and parsed.word(start).lower() in _ARTICLES:
            start += 1
        while start < end and parsed.word(end - 1).lower() in _POSSESSIVES:
            end -= 1
        if label and start < end:
            found.append(Name(start, end, label, 1.0))
    return found


def _roles(ours: Parsed, parsed: Parsed) -> list[RoleSpan]:
    """Return the model's roles over other tokens; what shares all its tokens with a role that goes before is lost."""
    spans = [(role.start, role.end) for role in ours.roles]
    ranks = [_FIRST[role.role] for role in ours.roles]
    laid = _laid(ours, spans, ranks, parsed)
    cues = {role.start: laid[n][0] for n, role in enumerate(ours.roles) if role.role == "cue" and n in laid}
    return sorted(
        RoleSpan(*laid[n], role.role, role.probability, cues.get(role.cue, -1), role.cue_probability)
        for n, role in enumerate(ours.roles)
        if n in laid
    )


def _names(ours: Parsed, parsed: Parsed) -> list[Name]:
    """Return the model's names over other tokens."""
    laid = _laid(ours, [(name.start, name.end) for name in ours.names], [0] * len(ours.names), parsed)
    return sorted(Name(*laid[n], name.label, name.probability) for n, name in enumerate(ours.names) if n in laid)


def _laid(
    ours: Parsed, spans: Sequence[tuple[int, int]], ranks: Sequence[int], parsed: Parsed
) -> dict[int, tuple[int, int]]:
    """Return by its number each span's tokens `[start, end)` in `parsed`, so that no token is in two spans.

    A token that holds parts of several spans goes to the one of the lowest rank, then to the first. As the spans do
    not overlap in characters, only their first and last tokens can be shared.
    """
    taken: set[int] = set()
    laid = {}
    for number in sorted(range(len(spans)), key=lambda n: (ranks[n], n)):
        first, last = ours.starts[spans[number][0]], ours.ends[spans[number][1] - 1]
        start, end = bisect_right(parsed.ends, first), bisect_left(parsed.starts, last)
        while start < end and start in taken:
            start += 1
        while start < end and end - 1 in taken:
            end -= 1
        if start < end:
            laid[number] = (start, end)
            taken.update(range(start, end))
    return laid
