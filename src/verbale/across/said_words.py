"""What words of a statement weigh, and which of them mean much the same.

A word is a *stem* (inflection and common suffixes cut), so that no lemmatizer has to be loaded and the same word weighs
the same in every ledger. Its weight grows with its rarity in English at large, read off its place in the vocabulary of
the shipped tokenizer, which is in order of frequency, and falls with the share of a ledger's statements that have it.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

# Words that tell nothing of what was said, negators (counted apart) among them.
FUNCTION_WORDS = frozenset(
    "a an the this that these those of to in on at by for from with into onto upon over under about as than then "
    "so and or but if unless should case because since while whether when where who whom whose which what why how "
    "i me my mine we us our ours ourselves you your yours he him his she her hers it its itself they them their "
    "theirs themselves myself himself herself be is am are was were been being have has had having do does did "
    "done will would shall may might can could must there here also just only very too again any some such other "
    "own same both either out up down off through during after between against toward towards around along "
    "across within without not no nor neither never none nothing nobody nowhere cannot let well say said tell "
    "told still even yet now today yesterday tomorrow mr mrs ms one once s t re ve ll d m don doesn didn won isn "
    "aren wasn weren hasn haven hadn shan wouldn couldn shouldn".split()
)
NEGATORS = frozenset(
    "not no never none nothing nobody neither nor cannot without n't non hardly "
    "avoid refrain abstain refuse deny reject lack stop prevent fail rule".split()
)
DENIALS = re.compile(r"\b(?:den(?:y|ie[sd]|ying)|reject|rul(?:e[sd]?|ing) out|refut|dismiss|repudiat|disput)", re.I)
"""Cues whose content is what the speaker says is not so."""

# How far a negator reaches: the words behind it in its clause.
_REACH = 5
_INSIDE = re.compile(r"[\w,’']\s+$")
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*|[,;:.!?…()–—]")
_CLAUSE_END = frozenset(",;:.!?…()–—") | {"but", "and"}
_TO_NINETEEN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL = {word: value for value, word in enumerate(_TO_NINETEEN.split())}
_SMALL |= {word: 20 + 10 * place for place, word in enumerate(_TENS.split())}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "millions": 10**6, "billion": 10**9}
# Cut once behind the s of a plural, the longest first, where four letters stay; then a final e.
_SUFFIXES = (
    "isation", "ization", "ational", "fulness", "iveness", "ingly", "ously", "ation", "ition", "ement", "tion", "sion",
    "ment", "ance", "ence", "able", "ible", "ness", "ally", "ised", "ized", "ing", "ity", "ive", "ful", "ous", "ied",
    "ely", "est", "ary", "ise", "ize", "ed", "ly", "al", "er", "or", "y",
)  # fmt: skip
_SHORTEST = 4
RAREST = 30_000
NAME = 0.5
"""What a name counts of its weight: who a crisis is about tells little of what was said."""
_TITLES = frozenset("president minister secretary chancellor foreign prime general mr mrs ms leader".split())
_FIRST_WORD = 1995
"""The id before that of the commonest word ("the") in the vocabulary; what stands earlier are marks and letters."""


class Word(NamedTuple):
    """A word that counts: `stem`, as printed folded, at `[start, end)` of its text, and whether it is negated.

    `number` is its value where it is one ("forty-five" 45); its stem is then "#45". `name`: it is large inside a
    sentence, or a title before a name.
    """

    stem: str
    folded: str
    start: int
    end: int
    negated: bool
    number: float | None = None
    name: bool = False


def words_of(text: str) -> list[Word]:
    """Return the words of a text that count, in their order; numbers in words or digits are one word each."""
    tokens = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]
    found: list[Word] = []
    negators: list[int] = []  # how many more words each negator reaches
    i = 0
    while i < len(tokens):
        printed, start, end = tokens[i]
        low = _fold(printed)
        number, after = _number_at(tokens, i) if low[0].isdigit() or low in _SMALL else (None, i)
        if number is not None:
            found.append(Word(f"#{number:g}", low, start, tokens[after - 1][2], len(negators) % 2 == 1, number))
            negators, i = [n - 1 for n in negators if n > 1], after
            continue
        i += 1
        if low in _CLAUSE_END:
            negators = []
            continue
        stemmed = stem(low)
        prefixed = _without_negation(low)
        negated = (len(negators) + (prefixed is not None)) % 2 == 1
        negators = [n - 1 for n in negators if n > 1]
        if low in NEGATORS or stemmed in _negator_stems() or (low == "t" and text[start - 1 : start] in ("'", "’")):
            negators.append(_REACH)
        if low in FUNCTION_WORDS or (len(low) < 2 and not low.isdigit()):
            continue
        named = low in _TITLES or (printed[0].isupper() and bool(_INSIDE.search(text[max(0, start - 3) : start])))
        found.append(Word(stem(prefixed) if prefixed else stemmed, low, start, end, negated, name=named))
    return found


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return a folded word without its inflection and one common suffix ("consequences", "consequence": one)."""
    irregular = _tables()[0]
    if word in irregular:
        return irregular[word]
    cut = _strip(word)
    return irregular.get(cut, cut)


@lru_cache(maxsize=100_000)
def weight(stemmed: str, folded: str) -> float:
    """Return what a word weighs by its rarity in English at large: 0.5 to about 6.4."""
    if stemmed.startswith("#"):
        return 4.0
    rank = min((_ranks().get(form, RAREST) for form in (folded, stemmed)), default=RAREST)
    return max(0.5, math.log1p(rank / 50))


@lru_cache(maxsize=100_000)
def meanings(stemmed: str) -> frozenset[int]:
    """Return the rows of the table of near words that have a stem; two words that share one mean much the same."""
    return _tables()[1].get(stemmed, frozenset())


class Rarity(NamedTuple):
    """How many of a ledger's `total` statements have each stem."""

    counts: Mapping[str, int]
    total: int

    def of(self, word: Word) -> float:
        """Return what a word weighs in the ledger; a word that all statements have keeps a little."""
        base = self.total + 20
        share = math.log(base / max(1, self.counts.get(word.stem, 1))) / math.log(base)
        return weight(word.stem, word.folded) * max(0.15, share) * (NAME if word.name else 1.0)


def rarity_of(texts: Iterable[Iterable[Word]]) -> Rarity:
    """Return how common each word is among the texts, a statement each."""
    counts: dict[str, int] = {}
    total = 0
    for words in texts:
        total += 1
        for stemmed in {word.stem for word in words}:
            counts[stemmed] = counts.get(stemmed, 0) + 1
    return Rarity(counts, total)


def _fold(word: str) -> str:
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return word.lower()


def _number_at(tokens: list[tuple[str, int, int]], at: int) -> tuple[float | None, int]:
    """Return the number that begins at a token and the token behind it: "22 million", "forty five", "1,180"."""
    total, current, i, seen = 0.0, 0.0, at, False
    while i < len(tokens):
        low = tokens[i][0].lower()
        if low[0].isdigit() and not seen:
            digits = re.sub(r"[,.](?=\d{3}(?!\d))", "", low).replace(",", ".")
            match = re.fullmatch(r"(\d+(?:\.\d+)?)(?:st|nd|rd|th)?", digits)
            if match is None:
                return None, at
            current = float(match[1])
        elif low in _SMALL and (seen or low != "one"):
            current += _SMALL[low]
        elif low in _SCALES and seen:
            scale = _SCALES[low]
            current = max(current, 1) * scale
            if scale > 100:
                total, current = total + current, 0.0
        else:
            break
        seen, i = True, i + 1
    return (total + current, i) if seen else (None, at)


def _without_negation(word: str) -> str | None:
    """Return a word without its prefix of negation ("unconditionally"); None where it has none."""
    for prefix in ("un", "non") if word[0] in "un" else ():
        rest = word[len(prefix) :]
        if word.startswith(prefix) and len(rest) >= 5 and rest in _ranks() and word != "under":
            return rest
    return None


@lru_cache(maxsize=1)
def _ranks() -> dict[str, int]:
    from verbale.language.model import FOLDER

    vocabulary: dict[str, int] = json.loads((FOLDER / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    return {word: number - _FIRST_WORD for word, number in vocabulary.items() if number > _FIRST_WORD}


@lru_cache(maxsize=1)
def _negator_stems() -> frozenset[str]:
    return frozenset(stem(word) for word in NEGATORS)


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, str], dict[str, frozenset[int]]]:
    """Return the stem of each irregular form, and the rows of near words by stem."""
    lines = files("verbale.across").joinpath("near_words.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [_fold(line).split() for line in lines if line and not line.startswith("#")]
    irregular: dict[str, str] = {}
    for row in rows:
        if row[0] == "=":
            irregular |= {form: _strip(row[1]) for word in row[1:] for form in (word, _strip(word))}
    near: dict[str, set[int]] = {}
    for number, row in enumerate(rows):
        for word in row if row[0] != "=" else ():
            cut = irregular.get(word) or irregular.get(_strip(word), _strip(word))
            near.setdefault(cut, set()).add(number)
    return irregular, {stemmed: frozenset(numbers) for stemmed, numbers in near.items()}


def _strip(word: str) -> str:
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST:
            word = word[: -len(suffix)]
            break
    if len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] in "bdgklmnprt":
        word = word[:-1]
    while len(word) > 3 and word[-1] in "ei":
        word = word[:-1]
    return word
