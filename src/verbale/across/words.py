"""Words as reports are compared by: without endings, names and numbers among them, common words left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final
from zlib import crc32

from verbale.across.shingles import kept
from verbale.record import Report

# Small numbers are written as words by some outlets and as figures by others; "one" is a pronoun as often.
_NUMBER_WORDS: Final = {
    word: str(value)
    for value, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split(),
        start=2,
    )
}

_ENDING: Final = re.compile(r"(?:ations?|ings?|edly|ed|ies|es|s|ly|ment)$")
_STEM: Final = 4
# Function words and the words that every report has: they name no story.
_STOP: Final = frozenset(
    "a about according after again against all also am among an and any are as ask asked at be because been before "
    "being between both but by can could did do does down during each few for from further get got had has have having "
    "he her here hers him his how i if in into is it its just last like made make many may me might monday more most "
    "much must my new news next no nor not now of off old on once one only or other our out over own part people per "
    "press put re report reported reporter reporters reports s said same saturday saw say saying says see shall she "
    "should since so some still such sunday t take tell than that the their them then there these they this those "
    "three through thursday time to today told too tuesday two under until up upon us very via was way we "
    "wednesday week well were what when where whether which while who whom whose why will with within without "
    "would year years yes yesterday yet you your friday day days first second january february march april june july "
    "august september october november december http https www com html org net".split()
)


def shown(report: Report) -> str:
    """Return the text without boilerplate, so that nothing is taken for a word or a quotation in it."""
    if not report.boilerplate:
        return report.text
    return "\n".join(report.text[start:end] for start, end in kept(len(report.text), report.boilerplate))


def lower(words: Sequence[str]) -> list[str]:
    """Return words in lower case."""
    return " ".join(words).lower().split()


def names_of(words: Iterable[str], present: set[str]) -> set[str]:
    """Return the capitalised words, in lower case, that the report (`present`: its words) never writes small."""
    return {
        small for word in words if word[0].isupper() and len(word) > 1 and (small := word.lower()) not in present
    }


def numbers_of(forms: Iterable[str]) -> set[str]:
    """Return the numbers among words, as figures."""
    return {_NUMBER_WORDS.get(form, form) for form in set(forms) if form[0].isdigit() or form in _NUMBER_WORDS}


@lru_cache(maxsize=1 << 17)
def term(word: str) -> int:
    """Return the hash of a word without its ending; 0 for words that tell no story."""
    if word in _STOP or len(word) < 2:
        return 0
    cut = _ENDING.sub("", word)
    return crc32((cut if len(cut) >= _STEM else word).encode())
