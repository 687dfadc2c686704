"""Phrases of the tables found in a row of words: a dictionary of first words, longest phrase first.

A row of words is compared *folded* (case, accents, dots of abbreviations and typographic apostrophes aside), and the
printed case decides afterwards: a phrase that the table prints in capitals needs them in the text ("US", not "us"),
one that it capitalises needs at least a capital first letter ("Turkey", not "turkey"), one in small letters needs none.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from bisect import insort
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "`": "'"})
_PIECES = re.compile(r"[^\s\-‐‑–—/,]+")
_ABBREVIATION = re.compile(r"(?:\w\.){2,}$|\w\.\w$")


class Words(NamedTuple):
    """A row of words: `folded` for comparison, `printed` as in the text, `token` of which each is a piece."""

    folded: list[str]
    printed: list[str]
    token: list[int]


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return the word without case, accents, typographic apostrophes and the dots of an abbreviation."""
    word = word.translate(_APOSTROPHES)
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    word = word.casefold()
    return word.replace(".", "") if "." in word else word


def word_set(words: str) -> frozenset[str]:
    """Return the words of a string as a set: lists of words are easier to read so."""
    return frozenset(words.split())


def words_of_tokens(tokens: Iterable[str]) -> Words:
    """Cut tokens at inner hyphens, slashes and commas; hyphens and commas alone give no word.

    A possessive ending ("Russia's" in one token) is cut off, whatever the tokenizer did: "'s" is a word of its own.
    """
    folded: list[str] = []
    printed: list[str] = []
    index: list[int] = []
    for number, token in enumerate(tokens):
        if token == "." and folded and folded[-1] in CUT_SHORT and printed[-1][0].isupper():
            continue
        for piece in _pieces(token):
            folded.append(fold(piece))
            printed.append(piece)
            index.append(number)
    return Words(folded, printed, index)


# Titles cut short: the full stop after them ends no sentence ("MAJ. GEN. OKOYE" in seven tokens or in three).
CUT_SHORT = frozenset("maj gen lt brig col adm capt sgt sen rep gov amb pres".split())


@lru_cache(maxsize=65536)
def _pieces(token: str) -> tuple[str, ...]:
    if token.isalnum():
        return (token,)
    found: list[str] = []
    for piece in _PIECES.findall(token.translate(_APOSTROPHES)):
        if len(piece) > 2 and piece.endswith("'s"):
            found += [piece[:-2], "'s"]
        elif len(piece) > 2 and piece.endswith("s'"):
            found += [piece[:-1], "'s"]
        else:
            found.append(piece)
    return tuple(found)


def words_of_text(phrase: str) -> Words:
    """Cut a phrase outside any parse into words; quotes, brackets and end punctuation go."""
    tokens = [t.strip('"“”()[]:;!?…«»') for t in phrase.split()]
    tokens = [t if _ABBREVIATION.search(t) else t.rstrip(".") for t in tokens]
    return words_of_tokens(t for t in tokens if t)


class PhraseTable(Generic[T]):
    """Phrases with what they stand for. Later entries of one spelling do not replace earlier ones."""

    __slots__ = ("_first", "_known")

    def __init__(self) -> None:
        self._first: dict[str, list[tuple[tuple[str, ...], tuple[str, ...], T]]] = {}
        self._known: set[tuple[str, ...]] = set()

    def add(self, phrase: str, value: T) -> None:
        """Add a phrase; its printed case is a condition (see the module)."""
        words = words_of_text(phrase)
        if not words.folded:
            return
        printed = tuple(words.printed)
        if printed not in self._known:
            self._known.add(printed)
            entry = (tuple(words.folded), printed, value)
            insort(self._first.setdefault(words.folded[0], []), entry, key=lambda known: -len(known[0]))

    def match(self, words: Words, at: int) -> tuple[int, T] | None:
        """Return (end, value) of the longest phrase that begins at word `at`, or None."""
        row = self._first.get(words.folded[at])
        if row is None:
            return None
        for key, printed, value in row:
            end = at + len(key)
            if tuple(words.folded[at:end]) == key and _case_fits(printed, words.printed[at:end]):
                return end, value
        return None


def _case_fits(table: Sequence[str], text: Sequence[str]) -> bool:
    for wanted, found in zip(table, text, strict=True):
        first = wanted[0]
        if not first.isupper():
            continue
        if not found[0].isupper() and not _after_article(wanted, found):
            return False
        letters = wanted.replace(".", "")
        if 1 < len(letters) <= _ACRONYM and letters.isupper() and not found.replace(".", "").isupper():
            return False
    return True


_ACRONYM = 6


def _after_article(wanted: str, found: str) -> bool:
    """Arabic articles are printed in either case ("Al Shabab", "al-Shabab")."""
    return fold(wanted) in {"al", "el", "the"} and fold(found) in {"al", "el", "the"}


def table_rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of this package (`name` without its ".tsv")."""
    text = files(__package__ or "verbale.schemes").joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def listed(cell: str) -> list[str]:
    """Return the entries of a cell, which are parted by "|"."""
    return [entry for entry in cell.split("|") if entry]
