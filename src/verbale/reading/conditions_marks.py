"""The marks that introduce a trigger (if, unless, in case of, otherwise), and where they introduce something else."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.reading.conditions_windows import Words, is_mark
from verbale.reading.conditions_words import INDIRECT, TIMES
from verbale.record import Relation
from verbale.rules import rule


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark that introduces a trigger. `noun`: a noun phrase follows it, not a clause."""

    words: tuple[str, ...]
    relation: Relation
    rule: str
    noun: bool = False


def _marks(*rows: tuple[str, Relation, str]) -> dict[str, list[Mark]]:
    found: dict[str, list[Mark]] = {}
    for text, relation, name in rows:
        mark = Mark(tuple(text.split()), relation, name, name == "noun")
        found.setdefault(mark.words[0], []).append(mark)
    for marks in found.values():
        marks.sort(key=lambda mark: -len(mark.words))
    return found


MARKS = _marks(
    ("if", "if", "if"),
    ("unless", "unless", "unless"),
    ("provided that", "if", "provided"),
    ("provided", "if", "provided"),
    ("providing that", "if", "provided"),
    ("on condition that", "if", "provided"),
    ("on the condition that", "if", "provided"),
    ("as long as", "if", "as long as"),
    ("so long as", "if", "as long as"),
    ("in case", "if", "in case"),
    ("in the event that", "if", "in case"),
    ("in the event of", "if", "noun"),
    ("in the event", "if", "in case"),
    ("in case of", "if", "noun"),
    ("under condition of", "if", "noun"),
    ("under the condition of", "if", "noun"),
    ("on condition of", "if", "noun"),
    ("in the case of", "if", "noun"),
    ("by", "if", "by"),
    ("in response to", "red-line", "noun"),
    ("in the absence of", "unless", "noun"),
    ("absent", "unless", "absent"),
    ("barring", "unless", "absent"),
    ("failing", "unless", "absent"),
    ("short of", "unless", "absent"),
    ("in return for", "if", "exchange"),
    ("in exchange for", "if", "exchange"),
    ("assuming that", "if", "provided"),
    ("assuming", "if", "provided"),
    ("supposing", "if", "provided"),
    ("under the condition that", "if", "provided"),
    ("on the sole condition that", "if", "provided"),
    ("only after", "when", "after"),
    ("only when", "when", "once"),
    ("before", "until", "before"),
    ("while", "if", "while"),
    ("in the case that", "if", "in case"),
    ("only then", "if", "otherwise"),
    ("in that case", "if", "otherwise"),
    ("in that event", "if", "otherwise"),
    ("in such a case", "if", "otherwise"),
    ("for every", "if", "noun"),
    ("for each", "if", "noun"),
    ("whenever", "when", "when"),
    ("every time", "when", "when"),
    ("each time", "when", "when"),
    ("the minute", "when", "when"),
    ("the instant", "when", "when"),
    ("the second", "when", "when"),
    ("on the day that", "when", "when"),
    ("on the day", "when", "when"),
    ("the day that", "when", "when"),
    ("the day when", "when", "when"),
    ("the day", "when", "when"),
    ("any time", "when", "when"),
    ("for as long as", "if", "as long as"),
    ("until then", "until", "otherwise"),
    ("till then", "until", "otherwise"),
    ("until", "until", "until"),
    ("till", "until", "until"),
    ("as soon as", "when", "once"),
    ("the moment", "when", "when"),
    ("once", "when", "once"),
    ("when", "when", "when"),
    ("without", "unless", "without"),
    ("otherwise", "unless", "otherwise"),
    ("or else", "unless", "otherwise"),
    ("failing which", "unless", "otherwise"),
    ("failing that", "unless", "otherwise"),
    ("if not", "unless", "otherwise"),
)
# "if necessary", "if not", "if any": set phrases of one word that set nothing off.
_SET_PHRASES = frozenset(
    "not any at nothing anywhere so possible necessary needed ever anything required applicable so true".split()
)
_FIXED = frozenset({"not", "at", "nothing", "ever", "necessary", "possible", "needed"})
_LOOSE_TIMES = frozenset({"after", "at", "recently", "shortly", "just", "soon", "well", "about", "around"})
# Turns to the hearer, closed by a mark: "if you will", "if I may".
_POLITE = frozenset({(who, verb) for who in ("you", "i", "we") for verb in ("will", "like", "may", "please", "wish")})
_BREAKS: tuple[list[str], ...] = ([","], ["."], ['"'], ["”"], ["–"], ["—"], [])
# Verbs and adjectives that ask even over a longer distance ("was asked at the briefing by two reporters if ...").
_ASKING = frozenset({"ask", "wonder", "question", "doubt", "unclear", "unsure", "unknown"})
_OPEN_NOUNS = frozenset({"idea", "question", "doubt", "clue", "uncertainty", "word", "indication", "sign", "matter"})
_ASKING_REACH = 14
_MEASURE = 5  # words within which a number's noun meets its verb


def introduces(words: Words, token: int, mark: Mark) -> bool:
    """Tell whether a mark introduces a condition here, not a question, a concession, a comparison or a time."""
    before = words.low[max(0, token - 5) : token]
    last = before[-1] if before else ""
    following = words.low[token + len(mark.words)] if token + len(mark.words) < len(words.low) else ""
    if mark.rule == "if":
        # "as if", "even if", "what if", "if not": comparison, concession, exclamation, set phrase
        beyond = token + 2 < len(words.low)
        alone = is_mark(words.low[token + 2]) if beyond else True
        verb = beyond and words.parsed.upos[token + 2] == "VERB"  # "if not stopped, ..." is a clause
        fixed = following in _FIXED and not (following == "not" and verb)
        set_phrase = following in _SET_PHRASES and (alone or fixed)
        polite = tuple(words.low[token + 1 : token + 3]) in _POLITE and words.low[token + 3 : token + 4] in _BREAKS
        quality = last == "," and words.parsed.upos[min(token + 1, len(words.low) - 1)] in ("ADJ", "ADV") and alone
        clause = last not in ("as", "even", "what", "or", "and/or") and not (set_phrase or polite or quality)
        return clause and not _asks(words, token) and not _concedes(words, token)
    if mark.rule == "provided" and len(mark.words) == 1:
        return last in (",", "only", "–", "—", '"', "“", "") or (words.parsed.upos[token] == "SCONJ")
    if mark.rule == "absent":
        return is_mark(last) or last in ("", "that", "and", "but")
    if mark.rule == "as long as":
        first = token + len(mark.words)
        near = words.parsed.upos[first : first + _MEASURE]
        measured = near[:1] == ["NUM"] and not {"VERB", "AUX"} & set(near)  # "as long as two kilometres"
        measured = measured or following in ("possible", "ever", "necessary", "needed")
        takes = words.low[token + len(mark.words) : token + len(mark.words) + 2] == ["it", "takes"]
        return not following[:1].isdigit() and not measured and not takes
    if mark.rule == "without":
        # "go unanswered" in other words: the verb needs its complement
        return (
            words.parsed.lemmas[token - 1] not in ("go", "remain", "rest", "pass", "do", "leave", "be", "not", "n't")
            if token
            else True
        )
    if mark.rule == "by":  # "by recognising X, Y would lose Z", at the beginning of a clause
        return following.endswith("ing") and (is_mark(last) or last in ("", "that")) and last != ","
    if mark.rule == "before":
        return last not in ("never", "ever", "not", "as", "the", "day", "week", "month", "year")
    if mark.rule == "unless":
        return "otherwise" not in words.low[token + 1 : token + 6]  # "unless you state otherwise": a notice
    if mark.rule == "in case":
        return following not in ("of", "")
    if mark.rule == "until":
        return following not in TIMES | {"further"} and not following[:1].isdigit() and following not in _LOOSE_TIMES
    if mark.rule in ("when", "once"):
        # "when asked", "only time when", a question: times of what has been
        upos = words.parsed.upos[token + len(mark.words)] if following else ""
        if mark.words[-1] == "day" and upos not in ("PRON", "PROPN", "DET", "NOUN", "ADJ"):
            return False
        return upos != "VERB" and last not in (
            "since",
            "of",
            "at",
            "just",
            "from",
            "know",
            "see",
            "year",
            "day",
            "time",
        )
    if mark.words == ("if", "not"):
        return is_mark(following)
    if mark.words[-2:] == ("condition", "of"):
        return following not in ("anonymity", "not", "confidentiality", "secrecy")
    if mark.words[0] == "for" and mark.rule == "noun":
        return _counts_deeds(words, token + len(mark.words))
    if mark.rule == "otherwise":
        starts = is_mark(last) or last in ("", "that", "and", "or", "because") or words.attribution[token - 1]
        return starts or (following == "," and len(mark.words) == 1)
    return True


@rule('"tarnished, if not destroyed" weighs a word against a stronger one and sets nothing off', off=lambda *_: False)
def _concedes(words: Words, token: int) -> bool:
    """Tell whether "if not" with one word, closed by a mark, concedes: "heavily tarnished, if not destroyed."."""
    tail = words.low[token + 1 : token + 4]
    closed = len(tail) == 3 and tail[0] == "not" and (is_mark(tail[2]) or tail[2] in ("and", "but"))
    return closed and token > 0 and words.low[token - 1] == "," and not is_mark(tail[1])


@rule(
    '"for every X" sets off where X is done or opens the sentence: "$5 for each barrel" is a rate', off=lambda *_: True
)
def _counts_deeds(words: Words, first: int) -> bool:
    """Tell whether what is counted behind "for every" is a deed ("for every envoy they throw out") or in front."""
    start, _ = words.unit_of(first)
    lead = first - 2 - start
    verbs = any(words.low[t] in _DOERS for t in range(first, min(first + 8, len(words.low))))
    return verbs or lead <= 1


_DOERS = frozenset({"they", "we", "you", "he", "she", "it", "that", "who", "fired", "launched"})


def _asks(words: Words, token: int) -> bool:
    """Tell whether "if" opens an indirect question: a verb of asking or knowing stands close before it."""
    parsed = words.parsed
    noun = next((t for t in range(token - 1, max(-1, token - 3), -1) if not is_mark(words.low[t])), None)
    if noun is not None and parsed.lemmas[noun] in _OPEN_NOUNS and parsed.upos[noun] == "NOUN":  # "had no idea if"
        return True
    for back in range(1, _ASKING_REACH):
        at = token - back
        if at < 0 or words.low[at] == "that" or (is_mark(words.low[at]) and words.low[at] not in ("'", "’")):
            return False
        if words.low[at] == "to" and parsed.upos[at + 1] == "VERB":  # "asked him to come if ..."
            return False
        if parsed.lemmas[at] in INDIRECT and parsed.upos[at] in ("VERB", "ADJ", "ADV", "AUX"):
            # "said if X, Y" reports a condition, "declined to say if X" a question
            near = back == 1 or (back == 2 and parsed.upos[at + 1] == "ADV")
            bare = parsed.lemmas[at] not in ("say", "tell") or words.low[at] in ("say", "tell")
            open_question = {"what", "how", "who", "where", "which"} & set(words.low[at + 1 : token])
            asking = parsed.lemmas[at] in _ASKING and words.low[at + 1] not in ("for", "that") and not open_question
            return (near and bare) or asking
        if parsed.upos[at] == "VERB" and parsed.upos[at - 1] in ("AUX", "PRON", "PROPN"):
            return False
    return False
