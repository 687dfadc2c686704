"""What sort of text a report is: an interview, a transcript, a statement of one body, or a report."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from verbale.record import ReportKind
from verbale.rules import rule
from verbale.sources.boilerplate import is_boilerplate
from verbale.sources.layout import SAYS, Line, is_prose, unmarked
from verbale.sources.lexicon import word_set

_NAME_LINE = re.compile(r"^[*_]{0,3}(?P<name>[A-ZÀ-ÞА-Я][^.!?:\"“”]{0,79}|Q|A)[*_]{0,3}:[*_]{0,3}$")
_INLINE_TURN = re.compile(
    r"^[*_]{0,3}(?P<name>Q|A|QUESTION|ANSWER|[A-ZÀ-ÞА-Я][\w'’.-]*(?:\s(?:\([^)]{1,40}\)|[A-ZÀ-ÞА-Я\d][\w'’.-]*)){0,4})"
    r"[*_]{0,3}[:.][*_]{0,3}\s+(?=\S)"
)
# "Q." and "A." open turns, "Moscow. " opens a sentence: only letters and capitals may be followed by a stop.
_COLON_NEEDED = re.compile(r"^[*_]{0,3}[\w'’. ()-]+?[*_]{0,3}:")
_QUESTIONER = re.compile(r"^(?:Q|QUESTION|REPORTER|PRESS|JOURNALIST|CORRESPONDENT|MODERATOR)\b", re.IGNORECASE)
# The White House prints "Q" and a gap.
_BARE_Q = re.compile(r"(?P<name>Q)(?:\s{2,}|\t)(?=\S)")
_OFFICIAL = re.compile(r"(?:mr|ms|mrs|secretary|president|ambassador|spokes\w+|minister)\b")
_BRIEFING = re.compile(
    r"\b(?:press (?:briefing|conference|availability)|daily briefing|news conference|briefing|remarks|transcript|"
    r"hearing|q ?& ?a session)\b",
    re.IGNORECASE,
)
_INTERVIEW = re.compile(r"\binterview(?:ed|s)?\b|\bspoke (?:to|with)\b|\bin conversation with\b|\bsat down "
                        r"with\b", re.IGNORECASE)
_SORTS = (
    r"(?:statement|communiqué|communique|declaration|press release|readout|proclamation|news release|démarche|note "
    r"verbale|ultimatum|manifesto)"
)
_STATEMENT = re.compile(
    r"^(?:\W*(?:the |full text of (?:the )?|text of (?:the )?|official |joint |press |g7 |g20 |nato |eu |trilateral "
    r"|quadrilateral |final |political |presidential |ministerial |common |public )*"
    rf"{_SORTS}\b(?:\s(?:of|by|from|on|following|to|after|issued)\b|\s*[:–—-]|\W*$)|\W*for immediate release\b|"
    r"(?:your )?excellenc(?:y|ies)\W*$|(?:dear|mr\.?|madam) [\w .]{2,40},$)",
    re.IGNORECASE,
)
# The name of a document may go on in other ways, a headline about one as well: only without a verb.
_NAMED_DOCUMENT = re.compile(
    rf"^\W*(?:the )?(?:\w+ ){{0,3}}(?:{_SORTS}|memorandum)\b"
    r"\s(?:for|between|concerning|regarding|condemning|adopted)\b",
    re.IGNORECASE,
)
# What performs in the text itself what others report.
_DECLARES = re.compile(
    r"\b(?:declare|have agreed|agree|state|resolve|decided?|affirm|has decided) as follows\b|\bhereby (?:declares?|"
    r"states?|"
    r"announces?|notif(?:y|ies)|warns?|condemns?|calls?)\b|\bhave agreed on the following\b"
    r"|^\W*we, the (?:\w+ ){0,4}(?:heads|leaders|foreign ministers|ministers|undersigned|members|presidents|"
    r"governments|"
    r"representatives|people)\b"
    r"|^(?:the )?(?:(?:[\w-]+ ){0,4}(?:ministry|government|embassy|foreign office|secretariat|council)(?: of "
    r"[\w ,'’-]{2,60}?)? "
    r"(?:strongly |firmly |categorically |resolutely |unequivocally |deeply )*"
    r"(?:condemns|rejects|regrets|deplores|protests|expresses its|notes with|calls upon|wishes to))\b",
    re.IGNORECASE,
)
_DONE = re.compile(r"^\W*(?i:done|signed|adopted|issued) (?:at|in) [A-Z][^.]{2,60}\d{4}\W*$")
_HEAD = 8
_MIN_TURNS = 4
# Labels of fields above a text look like turns but come once each.
_FIELDS = word_set("title date source author url published outlet tags slug by note update photo subject to from")


def kind_of(lines: list[Line], title: str | None, turns: list[Turn]) -> ReportKind:
    """Return the kind of a text by its turns and by what it calls itself; "report" when neither says more."""
    head = " ".join(line.text[:300] for line in lines[:_HEAD])
    if len(turns) >= _MIN_TURNS and len({turn.label for turn in turns}) >= 2:
        first = min(turn.line for turn in turns)
        return _spoken(turns, head, " ".join(line.text for line in lines[: min(first, _HEAD)] if not is_prose(line)))
    if _unnamed_questions(lines):
        return "interview"
    named = [title] if title else []
    named += [line.text for line in lines[:_HEAD] if not is_prose(line)]
    if any(_STATEMENT.match(text) or (_NAMED_DOCUMENT.match(text) and not SAYS.search(text)) for text in named):
        return "statement"
    if any(_DECLARES.search(line.text[:500]) for line in lines[:_HEAD] if line.text[0] not in "\"“„«'‘"):
        return "statement"
    if any(_DONE.match(line.text) for line in lines[-_HEAD:]):
        return "statement"
    return "report"


class Turn(NamedTuple):
    """A turn that a name opens."""

    line: int
    label: str
    asks: bool
    alone: bool
    """True when the name stands in a line of its own."""


def turns_of(lines: list[Line]) -> list[Turn]:
    """Return the turns of a text in which names open them; a label that comes once in a text with few is none."""
    turns: list[Turn] = []
    for index, line in enumerate(lines):
        found = _NAME_LINE.match(line.text) if len(line.text) <= 90 else None
        inline = None if found else _INLINE_TURN.match(line.text[:120])
        if inline and not (_COLON_NEEDED.match(line.text) or inline["name"] in ("Q", "A")):
            inline = None
        match = found or inline or _BARE_Q.match(line.text)
        if match and match["name"].lower() not in _FIELDS:
            spoken = lines[index + 1].text if found and index + 1 < len(lines) else line.text
            turns.append(Turn(index, _speaker(match["name"]), "?" in spoken[-60:], bool(found)))
    repeated = Counter(turn.label for turn in turns)
    many = len(turns) >= 2 * _MIN_TURNS
    return [turn for turn in turns if repeated[turn.label] > 1 or (many and not is_boilerplate(lines[turn.line].text))]


def _speaker(label: str) -> str:
    """Return the name in a label without the role that its first use adds."""
    return label.partition(",")[0].partition("(")[0].strip(" *_").casefold()


def _spoken(turns: list[Turn], head: str, named: str) -> ReportKind:
    """Tell a briefing, with several who ask or with nameless questions, from an interview, with one."""
    asking = Counter(turn.label for turn in turns if turn.asks)
    spoken = Counter(turn.label for turn in turns)
    askers = [label for label, count in asking.items() if count >= 0.5 * spoken[label] and label != "a"]
    # What the lines above the turns call it counts before a word in the turns ("I spoke with the minister").
    if _BRIEFING.search(named) and not _INTERVIEW.search(named):
        return "transcript"
    if _INTERVIEW.search(head) and len(askers) <= 2:
        return "interview"
    if _BRIEFING.search(head) or len(askers) > 2:
        return "transcript"
    nameless = any(_QUESTIONER.match(label) for label in spoken)
    formal = any(_OFFICIAL.match(label) for label in spoken)
    return "transcript" if nameless and formal else "interview"


@rule("questions as paragraphs of their own between longer answers make an interview", off=lambda *_: False)
def _unnamed_questions(lines: list[Line]) -> bool:
    asking = [i for i, line in enumerate(lines) if _whole_question(unmarked(line).text) and line.words <= 70]
    if len(asking) < 3 or len(asking) < 0.2 * len(lines):
        return False
    answered = sum(i + 1 < len(lines) and i + 1 not in asking and is_prose(lines[i + 1]) for i in asking)
    return answered >= 0.7 * len(asking)


def _whole_question(text: str) -> bool:
    return text.endswith(("?", "?”", '?"', "?*", "?”*")) and text[:1].isupper()
