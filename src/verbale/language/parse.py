"""Text -> Parsed: the language stage in one function."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from verbale.language.decode import Floats, Tagged, best_tags, legal_tags, softmax, spans_of, tree
from verbale.language.model import Model, Scores, load_model, score
from verbale.language.parsed import Name, Parsed, RoleSpan
from verbale.language.tokens import tokenize
from verbale.language.windows import cut, line_starts


def parse(text: str, model: Model | None = None) -> Parsed:
    """Return tokens, sentences, parts of speech, lemmas, tree, names and attribution of a text of any length.

    Characters count Unicode code points of `text`. An empty text gives empty lists. Raises ModelError when the
    shipped model cannot be loaded.
    """
    model = model or load_model()
    tokens = tokenize(text)
    firsts = line_starts(text, tokens)
    words = [text[a:b] for a, b in tokens]
    windows = cut(text, tokens, firsts)
    parsed = Parsed(text, [a for a, _ in tokens], [b for _, b in tokens], [], [], [], [], [])
    scored = [score(model, words[start:end], firsts[start:end]) for start, end in windows]
    tagged = best_tags([s.roles for s in scored], model.transitions, model.moves)
    named = name_tags([s.names for s in scored], model)
    for (start, end), scores, roles, names in zip(windows, scored, tagged, named, strict=True):
        _add_syntax(parsed, model, scores, start, firsts[start:end])
        parsed.names.extend(_names(model, names, start))
        parsed.roles.extend(_roles(model, scores, roles, start))
    parsed.lemmas.extend(lemma(w.lower(), p) for w, p in zip(words, parsed.upos, strict=True))
    return parsed


def sentence_arcs(scores: Scores, firsts: list[bool]) -> Iterator[tuple[int, int, Floats]]:
    """Yield the sentences `[start, end)` of a window with the scores of their arcs, as `tree` takes them."""
    n = len(scores.upos)
    begins = [i for i in range(n) if i == 0 or scores.first[i] > 0.5 or firsts[i]]
    for start, end in zip(begins, [*begins[1:], n], strict=True):
        yield start, end, np.concatenate([scores.arcs[start:end, :1], scores.arcs[start:end, start + 1 : end + 1]], 1)


def _add_syntax(parsed: Parsed, model: Model, scores: Scores, base: int, firsts: list[bool]) -> None:
    """Append a window's sentences, parts of speech and trees; a line's first word always begins a sentence."""
    parsed.upos.extend(model.upos[i] for i in scores.upos.tolist())
    parsed.upos_probabilities.extend(scores.upos_probability.tolist())
    parsed.relation_probabilities.extend(scores.relation_probability.tolist())
    relations = [model.relations[i] for i in scores.relations.tolist()]
    for start, end, arcs in sentence_arcs(scores, firsts):
        heads = tree(arcs)
        for i, head in enumerate(heads):
            parsed.heads.append(head + base + start if head >= 0 else -1)
            named = relations[start + i]
            # the relation was scored for the best head; a word that the repair made root, or no longer root, says so
            parsed.relations.append("root" if head < 0 else "dep" if named == "root" else named)
        parsed.head_probabilities.extend(softmax(arcs)[range(end - start), [head + 1 for head in heads]].tolist())
        parsed.sentences.append((base + start, base + end))
        parsed.sentence_probabilities.append(1.0 if start == 0 or firsts[start] else float(scores.first[start]))


def name_tags(windows: list[Floats], model: Model) -> list[Tagged]:
    """Return the tag of each word (index into `model.names`) and all probabilities, for each window's scores."""
    probabilities = [softmax(scores) for scores in windows]
    tags = legal_tags(probabilities, model.name_moves)
    return [Tagged(t, p) for t, p in zip(tags, probabilities, strict=True)]


def _names(model: Model, tagged: Tagged, base: int) -> list[Name]:
    tags, probabilities = tagged
    found = []
    for start, end, label in spans_of([model.names[t] for t in tags]):
        sure = float(np.prod(probabilities[range(start, end), tags[start:end]]))
        found.append(Name(base + start, base + end, label, sure))  # type: ignore[arg-type]
    return found


def _roles(model: Model, scores: Scores, tagged: Tagged, base: int) -> list[RoleSpan]:
    """Return sources, cues and contents with the cue that each is linked to.

    A span's probability is the least marginal of its tags and of the tag behind it not going on.
    """
    path, marginal = tagged
    spans = spans_of([model.roles[t] for t in path])
    cues = [start for start, _, role in spans if role == "cue"]
    sentence = np.cumsum(scores.first > 0.5, dtype=np.int64)
    found = []
    for start, end, role in spans:
        sure = float(min(marginal[i, path[i]] for i in range(start, end)))
        if end < len(path):
            sure = min(sure, float(1 - marginal[end, model.roles.index(f"I-{role}")]))
        cue, link = (start, 1.0) if role == "cue" else _linked(scores, start, cues, sentence)
        found.append(RoleSpan(base + start, base + end, role, sure, cue + base if cue >= 0 else -1, link))  # type: ignore[arg-type]
    return found


_SAME_SENTENCE = 2.0
"""Added to the score of a link inside a sentence; links are right a little more often with it."""


def _linked(scores: Scores, word: int, cues: list[int], sentence: NDArray[np.int64]) -> tuple[int, float]:
    """Return the cue with the best link from a word, or -1 where no link is better, and the probability of it."""
    linked = scores.links[word, [0, *(c + 1 for c in cues)]]
    linked[1:] += _SAME_SENTENCE * (sentence[cues] == sentence[word])
    probabilities = softmax(linked)
    best = int(probabilities.argmax())
    return (cues[best - 1] if best else -1), float(probabilities[best])


@lru_cache(maxsize=100_000)
def lemma(word: str, upos: str) -> str:
    """Return the dictionary form of a lower-case word."""
    if upos not in ("VERB", "NOUN", "AUX", "ADJ", "ADV", "PROPN"):
        return word
    if not word.isalpha():
        return {"n't": "not", "n’t": "not", "'s": "be", "’s": "be", "'ve": "have", "’ve": "have"}.get(word, word)
    from lemminflect import getLemma

    found = getLemma(word, upos=upos)
    return found[0] if found else word
