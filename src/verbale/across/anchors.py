"""What anchors a report whatever its wording: its names, its numbers, what it quotes, and what its lead says of them.

A copy that was rewritten keeps few word sequences, but it tells the same lead of the same people with the same
figures; a report that only repeats an agency's background paragraphs has a lead of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, NamedTuple
from zlib import crc32

from verbale.across.shingles import cased_words, outside_quotes, quotes, shingles
from verbale.across.words import lower, names_of, numbers_of, shown, term
from verbale.record import Report

if TYPE_CHECKING:
    from verbale.across.shingles import Hashes

# Words of a report's beginning that count as its lead: headline and first paragraph.
LEAD_WORDS: Final = 70
# Quotations of fewer words are terms and titles, and may be anybody's.
_QUOTE_WORDS: Final = 4

class Sketch(NamedTuple):
    """A report as it is compared: ascending distinct hashes of its shingles outside quotations, and its anchors.

    `told` are its terms in the order in which they are first told.
    """

    report: str
    words: int
    form: int
    shingles: Hashes
    lead: Hashes
    names: Hashes
    numbers: Hashes
    lead_numbers: Hashes
    quotes: Hashes
    told: Hashes


def sketch(report: Report) -> Sketch:
    """Return a report as it is compared; boilerplate is left out. `form` is alike for texts of the same words."""
    text = shown(report)
    whole = cased_words(text)
    quoted = quotes(text)
    told = cased_words(outside_quotes(text)) if quoted else whole
    if len(told) < len(whole) // 4:  # a transcript in quotation marks: the quotations are the report
        told = whole
    forms = lower(told)
    present = set(told)
    return Sketch(
        report=report.id,
        words=len(whole),
        form=crc32(" ".join(whole).lower().encode()) if whole else crc32(report.id.encode()),
        shingles=shingles(forms),
        lead=shingles(forms[:LEAD_WORDS]),
        names=_hashed(names_of(present, present)),
        numbers=_hashed(numbers_of(forms)),
        lead_numbers=_hashed(numbers_of(forms[:LEAD_WORDS])),
        quotes=_hashed(_long(quoted)),
        told=_told(lower(whole)),
    )


def _told(forms: Iterable[str]) -> Hashes:
    """Return the terms of a text, each once, in the order in which they are first told."""
    import numpy as np

    found = dict.fromkeys(map(term, forms))
    found.pop(0, None)
    return np.fromiter(found, dtype=np.uint32, count=len(found))


def _long(quoted: Iterable[str]) -> set[str]:
    found = (" ".join(lower(cased_words(quote))) for quote in quoted)
    return {words for words in found if words.count(" ") >= _QUOTE_WORDS - 1}


def _hashed(found: set[str]) -> Hashes:
    import numpy as np

    return np.unique(np.fromiter((crc32(one.encode()) for one in found), dtype=np.uint32, count=len(found)))
