"""Lines of a header or footer that print a report's date among other things: credits, sections, counts, editions.

Such a line is known by what it lacks: apart from dates, names and the words of credits it says nothing. It is cut
at its separators, and the part that holds the date must not lend it to something else ("Deadline: 1 May 2020").
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["OTHER_OWNER", "ends_with_date", "is_header_line", "is_month_line"]

OWN: Final = "\x01"
"""Stands for the date in question in a masked line."""
OTHER: Final = "\x02"
"""Stands for every other time expression."""

_MAX_WORDS: Final = 26
_MAX_MONTH_WORDS: Final = 9
# Where a content system or a typesetter parts the fields of a line.
_SEPARATORS: Final = re.compile(r"\s*[|·•»›>●▪■◆;\t]+\s*|\s{2,}|\s[-–—/~]+\s|\s?[()\[\]]\s?|(?<=[\w.])\s?[–—]\s?(?=\w)")
# A date between these is a field of its own, whatever the other fields say.
_FIELD_EDGE: Final = re.compile(
    r"(?:^|[|·•»›●▪;\t]|\s{3,})[^|·•»›●▪;\t]*\x01[^|·•»›●▪;\t]*(?:[|·•»›●▪;\t]|\s{3,})"
    r"|(?:[|·•»›●▪;\t]|\s{3,})[^|·•»›●▪;\t]*\x01"
)
_ADDRESS: Final = re.compile(r"\]\([^)\s]*\)|https?://\S+|www\.\S+|\S*@\S+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,4}\b")
_WORD: Final = re.compile(r"[^\W\d_][\w'’.-]*")
# Small words that credits, labels, counters and editions are made of; any other small word tells something.
_CREDIT_WORDS: Final = frozenset(
    "by in on at of the and for from to a an with via or published posted updated update date dated issued released "
    "release filed created printed modified edited reviewed translated written reported compiled aired broadcast "
    "appeared appears first last originally am pm a.m p.m a.m. p.m. gmt utc local time hrs hours min mins minute "
    "minutes min. read reading comment comments share shares view views leave reply no none page pages p p. pp print "
    "edition section vol vol. no. issue number price cents author authors agency agencies staff correspondent "
    "correspondents reporter reporters editor editors writer desk bureau photo photos photograph source sources admin "
    "administrator webmaster guest team transcript text verbatim briefing press conference news statement interview "
    "remarks report speech readout bulletin communique communiqué declaration category categories tag tags tagged "
    "under topics subscribe log sign menu search free version today until embargoed embargo monitored english "
    "language state tv radio television service exclusive opinion analysis world politics local special our own "
    "uncategorized general international this article story post interviewer hits likes ago de la le el del von van "
    "der den da di bin al st nd rd th daily weekly monthly newspaper magazine newsletter website online original "
    "between about et morning evening night news no".split()
)
# The thing that such a date is the day of; after it even "on" and "of" may stand before the date.
_PUBLISHED: Final = re.compile(
    r"\b(?i:posted|published|appear(?:ed|s)|issued|released|updated|written|filed|broadcast|aired|printed|edition"
    r"|issue|conference|briefing|transcript|interview|statement|report|remarks|speech|readout|bulletin|communiqu[eé]"
    r"|declaration|monitored|press|by|embargoed|signed|done)\b"
)
_GOVERNED: Final = re.compile(
    r"\b(?i:on|by|until|till|since|from|before|after|of|for|to|and|late|early|in|than|through|between|the)\s?$"
)
# Dates of something else: of the copy, of the event, of a person, of the law.
OTHER_OWNER: Final = re.compile(
    r"\b(?i:retrieved|accessed|downloaded|archived|deadline|born|died|due|expires?|expiry|effective|valid|copyright"
    r"|scheduled|event|starts?|begins?|closing|anniversary|(?<!online )since|next|cached|captured|visited|founded"
    r"|est|established|registered)\b[^\x01|]{0,40}$|©[^|\x01]{0,30}$"
)
_SENTENCE: Final = re.compile(r"[a-z]{3,}[.!?][\"”’)]?$")


def is_header_line(masked: str) -> bool:
    """Tell a line that says nothing beside dates, names and credits; `masked` holds OWN in place of the date."""
    parts = _SEPARATORS.split(_ADDRESS.sub(" ", masked.replace("*", "").replace("_", " ")))
    words = [word for part in parts for word in _WORD.findall(part)]
    own = next((part for part in parts if OWN in part), "")
    before = own.partition(OWN)[0]
    if len(words) > _MAX_WORDS or OTHER_OWNER.search(before):
        return False
    if _GOVERNED.search(before) and not _PUBLISHED.search(own):
        return False
    if len(words) > 6 and _SENTENCE.search(masked):
        return False
    if not _telling(own) and _FIELD_EDGE.search(masked):
        return True
    # One name in small letters may sign a line ("jdoe", "Editor: lchen"); a sentence has more.
    telling = [part for part in parts if _telling(part)]
    return not telling or (not _telling(own) and len(telling) == 1 and len(_WORD.findall(telling[0])) <= 3)


def ends_with_date(masked: str) -> bool:
    """Tell a headline behind which, after a dash or in brackets, its day stands: "Statement on the dam – 9 May"."""
    parts = [part for part in _SEPARATORS.split(masked.rstrip(" \t*_#)].")) if part]
    return len(parts) > 1 and parts[-1].strip(" ,.:") == OWN and not _SENTENCE.search(parts[0])


def _telling(part: str) -> list[str]:
    return [word for word in _WORD.findall(part) if word[0].islower() and word.rstrip(".").lower() not in _CREDIT_WORDS]


def is_month_line(masked: str) -> bool:
    """Tell a line that names a paper or a section and a month with its year, parted from each other."""
    parts = [part for part in _SEPARATORS.split(masked.strip(" \t#*_")) if part.strip()]
    alone = any(part.strip(" ,.:*_") == OWN for part in parts) or re.search(r"\w, \x01\W*$", masked)
    words = _WORD.findall(masked)
    return bool(alone) and len(words) <= _MAX_MONTH_WORDS and OTHER not in masked and is_header_line(masked)
