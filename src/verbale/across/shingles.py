"""Texts as sets of hashed word shingles: how much of one text stands in another, and which parts exactly.

A shingle is three words in a row (Broder 1997). Of each text those shingles are kept for finding candidates whose
hash falls into a fixed part of all hashes (FracMinHash; Irber et al. 2022), which estimates containment, so that a
copy cut to a third of its original is found, as it is not by MinHash over the union. Hashes are CRC-32 of words and
mixtures of them: the same on every machine, in every process and for any order of texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from zlib import crc32

from verbale.record import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint32]

WORDS_IN_SHINGLE: Final = 3
# One shingle in so many serves to find candidates: a copy of 80 words that kept a fifth still shares five of them.
_ONE_IN: Final = 3

_WORD: Final = re.compile(r"\d+(?:[.,:]\d+)*|[^\W_]+(?:['’][^\W_]+)*")
_PLAIN_WORD: Final = re.compile(r"\d+(?:[.,:]\d+)*|[^\W_]+")
_QUOTE: Final = re.compile(r"“[^”“]{2,1500}”|\"[^\"]{2,1500}\"|«[^»]{2,1500}»", re.S)


def placed_words(text: str, boilerplate: Sequence[Span] = ()) -> tuple[list[str], list[tuple[int, int]]]:
    """Return the words outside boilerplate in lower case, "Syria's" as "syrias", and where each stands."""
    found = [match for span in kept(len(text), boilerplate) for match in _WORD.finditer(text, *span)]
    return [m[0].lower().replace("'", "").replace("’", "") for m in found], [m.span() for m in found]


def cased_words(text: str, boilerplate: Sequence[Span] = ()) -> list[str]:
    """Return the words as `placed_words`, in the letters of the text and without their places: much faster."""
    shown = " ".join(text[start:end] for start, end in kept(len(text), boilerplate)) if boilerplate else text
    return _PLAIN_WORD.findall(shown.replace("’", "").replace("'", ""))


def outside_quotes(text: str) -> str:
    """Return the text with what stands in quotation marks left out: independent reports quote the same words."""
    return _QUOTE.sub(" \n ", text)


def quotes(text: str) -> list[str]:
    """Return what stands in quotation marks, with the marks."""
    return _QUOTE.findall(text)


def shingles(forms: Sequence[str]) -> Hashes:
    """Return the distinct hashed shingles of words, in ascending order."""
    import numpy as np

    return np.unique(shingles_in_order(forms))


def shingles_in_order(forms: Sequence[str]) -> Hashes:
    """Return the hash of the shingle that begins at each word; none for the last two."""
    import numpy as np

    hashes = np.fromiter(map(_crc, forms), dtype=np.uint64, count=len(forms))
    count = len(forms) - WORDS_IN_SHINGLE + 1
    if count <= 0:
        return np.empty(0, dtype=np.uint32)
    mixed = np.zeros(count, dtype=np.uint64)
    for place in range(WORDS_IN_SHINGLE):
        mixed = (mixed ^ hashes[place : place + count]) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    return (mixed >> np.uint64(32)).astype(np.uint32)


def sampled(found: Hashes) -> Hashes:
    """Return the shingles by which candidates are found."""
    taken: Hashes = found[found % _ONE_IN == 0]
    return taken


def shared(a: Hashes, b: Hashes) -> int:
    """Return how many shingles two texts (distinct ascending hashes each) have in common."""
    import numpy as np

    if len(a) > len(b):
        a, b = b, a
    if not len(a):
        return 0
    at = np.searchsorted(b, a)
    at[at == len(b)] = 0
    return int(np.count_nonzero(b[at] == a))


def kept(length: int, boilerplate: Sequence[Span]) -> Iterator[Span]:
    """Yield the stretches of a text of so many characters that are no boilerplate."""
    at = 0
    for start, end in sorted(boilerplate):
        if start > at:
            yield Span(at, start)
        at = max(at, end)
    if at < length:
        yield Span(at, length)


@lru_cache(maxsize=1 << 16)
def _crc(form: str) -> int:
    return crc32(form.encode())
