"""A parse made without the model: its tokens, crude parts of speech, subjects before verbs of saying, given names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verbale.language.parsed import Name, NameLabel, Parsed
from verbale.language.tokens import tokenize

_SAYING = set(
    "said says told tells warned added accused announced insisted replied asked declined met spoke "
    "is was will would has had have are were can could denied rejected demanded thanked arrived left".split()
)
_FUNCTION = {
    "PRON": frozenset("he she it they him her them i we you us me who his their its our my your".split()),
    "ADP": frozenset("in on of to for with from by at after before about near".split()),
    "DET": {"the", "a", "an", "this", "that"},
    "CCONJ": {"and", "or", "but"},
}


def by_hand(text: str, names: Sequence[tuple[str, NameLabel]] = ()) -> Parsed:
    """Parse a text: names are given as (words, label) and found wherever they stand."""
    spans = tokenize(text)
    words = [text[a:b] for a, b in spans]
    upos = [_upos(word) for word in words]
    sentences = _sentences(text, spans, words)
    heads = [-1] * len(words)
    relations = ["dep"] * len(words)
    for start, end in sentences:
        _attach(words, upos, heads, relations, start, end)
    return Parsed(
        text, [a for a, _ in spans], [b for _, b in spans], upos, [w.lower() for w in words], heads, relations,
        sentences, _names(text, spans, names),
    )  # fmt: skip


def _upos(word: str) -> str:
    lower = word.lower()
    if not word[0].isalnum():
        return "PUNCT"
    if lower in _SAYING:
        return "VERB"
    for tag, members in _FUNCTION.items():
        if lower in members:
            return tag
    return "PROPN" if word[0].isupper() else "NOUN"


def _sentences(text: str, spans: list[tuple[int, int]], words: list[str]) -> list[tuple[int, int]]:
    starts = [0]
    for token in range(1, len(words)):
        gap = text[spans[token - 1][1] : spans[token][0]]
        closed = words[token - 1] in ".?!" or (words[token - 1] in '”"' and token > 1 and words[token - 2] in ".?!")
        if "\n" in gap or (closed and gap and words[token] not in "”"):
            starts.append(token)
    return [(a, b) for a, b in zip(starts, [*starts[1:], len(words)], strict=True) if b > a]


def _attach(words: list[str], upos: list[str], heads: list[int], relations: list[str], start: int, end: int) -> None:
    """Make the first verb the root and the last noun or pronoun before each verb of saying its subject."""
    verbs = [t for t in range(start, end) if upos[t] == "VERB"]
    root = verbs[0] if verbs else end - 1
    relations[root] = "root"
    for verb in verbs:
        for token in range(verb - 1, start - 1, -1):
            if upos[token] in ("PROPN", "NOUN", "PRON"):
                heads[token], relations[token] = verb, "nsubj"
                break
    for token in range(start, end):
        if heads[token] == -1 and token != root:
            nouns = ("PROPN", "NOUN")
            following = token + 1 < end and upos[token + 1] in nouns and upos[token] in (*nouns, "DET")
            heads[token] = token + 1 if following else root
            relations[token] = "compound" if following else "dep"


def _names(text: str, spans: list[tuple[int, int]], names: Sequence[tuple[str, NameLabel]]) -> list[Name]:
    starts = {a: i for i, (a, _) in enumerate(spans)}
    ends = {b: i + 1 for i, (_, b) in enumerate(spans)}
    found: list[Name] = []
    for words, label in names:
        for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text):
            if match.start() in starts and match.end() in ends:
                found.append(Name(starts[match.start()], ends[match.end()], label, 0.9))
    return sorted(found)
