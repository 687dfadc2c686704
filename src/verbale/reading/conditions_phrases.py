"""Conditions without a mark: a noun that stands for a deed carries the trigger ("any attack will be met with force").

Three shapes: the deed as subject of what would follow, the deed as object or oblique of an answer ("respond to any
provocation", "impose costs on further aggression"), and a deed that somebody calls a red line or an act of war.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verbale.reading.conditions_answers import as_fronted, as_oblique, as_regarded
from verbale.reading.conditions_clauses import Draft, owner_of
from verbale.reading.conditions_deeds import deed, is_act
from verbale.reading.conditions_edges import clause_end
from verbale.reading.conditions_windows import Words, after_attribution, is_finite, is_mark, trimmed
from verbale.reading.conditions_words import (
    CONSEQUENCE_NOUNS,
    FUTURE,
    SPEECH,
    harmful,
)
from verbale.rules import rule

_MODAL = (
    r"(?:will|would|could|may|might|can|shall|must|'ll|'d|wo"
    r"|(?:is|are|was|were) to(?= be )|(?:is|are|'s) (?:go|going|bound|likely|certain|sure|set|doomed|doom|condemned"
    r"|destined) to|(?:have|has) to) "
)
_ADVERB = r"(?:(?:not|n't|never|also|only|then|again|always|\w+ly) )*"
_JUDGED = (
    r"mistake|error|blunder|miscalculation|folly|disaster|catastrophe|calamity|red line|act of \w+|declaration of \w+|"
    r"provocation|violation|breach|blow|suicide|escalation|casus belli|threat|end of \w+|game changer|tragedy"
)
# What would follow a deed. "sure" predicates say so by themselves; "open" ones need a subject that is plainly a deed
# not yet done (any, further, a gerund).
_SURE = re.compile(
    rf"\b{_MODAL}{_ADVERB}(?:"
    r"cross (?:\w+ ){0,2}red lines?"
    rf"|(?:be|constitute|represent|amount to|become) (?:a|an|the|its|our|another)? ?(?:\w+ ){{0,3}}?(?:{_JUDGED})\b"
    r"|be (?:\w+ly )?(?:meet|met|answer|follow|respond|punish|repel|stop|crush|resist|counter|avenge|shoot|sink"
    r"|board|target|expel|arrest|detain|prosecut|fire|strike|attack|destroy|sanction|intercept|search|hit|bomb|return)\w*\b"
    r"|be (?:\w+ly )?(?:(?:treat|regard|consider|deem)\w*|(?:see|view|take|interpret)\w* (?:as|a|an|to))\b"
    r"|(?:face|incur|invite|draw|trigger|provoke|unleash|elicit|entail|carry|suffer) "
    r"|(?:bring|have|lead to|result in|produce|prompt) (?:\w+ ){0,4}?(?:consequence|response|retaliation|reaction"
    r"|answer|cost|repercussion|war|sanction|reprisal|conflict|crisis|disaster|escalation|chaos|penalty)"
    r"|(?:get|receive|meet|find|earn|encounter|see|bring|provoke) (?:with )?(?:\w+ ){0,3}?(?:answer|response|reply"
    r"|rebuff|retaliation|resistance|fire|wrath)"
    r"|be (?:irreversible|illegal|unlawful|counterproductive|unwise|irresponsible|fatal|grave)"
    r"|go (?:unanswer\w*|unpunish\w*|unnotice\w*|without)|remain without|rest without"
    r"|(?:be )?(?:pay|cost|regret)\b|come at a|come with a"
    r"|be (?:tolerat|accept|allow|permit|ignor|forgiv|forgotten|left un|left without|thwart|repuls|prevent)\w*"
    r"|be (?:intolerable|unacceptable|unforgivable|costly|suicidal|dangerous|reckless|catastrophic|disastrous)"
    r")"
)
# Judgements grave enough that any noun before them is taken for a deed ("foreign troops here would be an act of war").
_JUDGEMENT = re.compile(
    rf"\b{_MODAL}{_ADVERB}(?:cross (?:\w+ ){{0,2}}red lines?|(?:be|constitute|mean|represent|amount to|become"
    r"|be (?:treat|regard|consider|see|view|take|deem|interpret)\w* (?:as )?)"
    r" ?(?:a|an|the|its|our)? ?(?:\w+ )?"
    r"(?:red line|act of (?:war|aggression)|declaration of war|casus belli|war crime))"
)
_OPEN = re.compile(
    rf"\b{_MODAL}{_ADVERB}(?:mean|make|force|compel|jeopardi[sz]e|endanger|undermine|destroy|threaten|risk|damage|harm"
    r"|complicate|deepen|end|ruin|wreck|poison|set back|push|plunge|change|require|isolate|leave|destabili[sz]e|spell"
    r"|put (?:an end|at risk|in danger|the|a)|cost|derail|doom|kill|bury|torpedo|weaken|strengthen|hurt|only \w+|oblige"
    r"|bring|drag|draw|tip|trap"
    r"|entitle|oblige|activate|invoke|prove|worsen|inflame|lead|result|cause|spark|trample)\b"
)
_ANY = re.compile(rf"\b{_MODAL}{_ADVERB}\w+")
_RED = re.compile(r"\b(?:is|are|was|were|be|remain\w*|constitute\w*|cross\w*|'s) (?:\w+ ){0,3}?red lines?\b")
_IS = re.compile(
    r"\b(?:is|are|mean|means|equal|equals|constitute\w*|amount\w* to) (?:an? |the )?(?:\w+ )?"
    r"(?:war|act of (?:war|aggression)|declaration of war|attack on|casus belli)\b"
)
_HAS = re.compile(r"\b(?:has|have|carries|bring|brings|means|carry|entails) (?:\w+ ){0,2}?(?:consequence|price|cost)")
_SURE_OF = frozenset({"aware", "sure", "certain", "confident", "afraid", "clear"})
_BORNE = frozenset({"tolerate", "accept", "allow", "permit", "ignore", "go"})
_POINTER_REACH = 9
_POINTED_AT_HARM = frozenset("line mistake pay end disaster catastrophe conflict reaction crisis".split())
_RELATIVES = frozenset({"that", "which", "who"})
_QUESTIONS = frozenset({"how", "whether", "why", "what", "when", "where"})
# Which kinds of subject (see `deed`) each pattern takes for a trigger.
_WANTED = {
    "subject": ("any", "deed", "gerund", "who", "pointer", "noun"),
    "red line": ("any", "deed", "gerund", "noun"),
    "any": ("any",),
    "is": ("any", "deed", "gerund"),
    "subject, open": ("any", "gerund", "deed", "pointer", "noun"),
    "whoever": ("who", "deed", "any", "gerund"),
}
_HABIT = frozenset({"normally", "usually", "often", "typically", "generally", "sometimes"})
_PERSONAL = frozenset({"i", "we", "you", "he", "she", "they"})


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as a string of words to match patterns on: lemmas of nouns and verbs, other words as printed."""

    text: str
    starts: list[int]
    tokens: list[int]

    def token_at(self, offset: int) -> int:
        """Return the token that holds a character of the string."""
        return self.tokens[bisect_right(self.starts, offset) - 1]


def _line(words: Words, start: int, end: int) -> Line:
    parts, starts, tokens, length = [], [], [], 0
    for token in range(start, end):
        word = words.low[token]
        if is_mark(word) and word not in (",", ";", "."):
            continue
        if words.parsed.upos[token] in ("NOUN", "VERB") and word not in FUTURE:
            word = words.parsed.lemmas[token]
        parts.append(word)
        starts.append(length)
        tokens.append(token)
        length += len(word) + 1
    return Line(" ".join(parts), starts, tokens)


def find_phrased(words: Words) -> Iterator[Draft]:
    """Yield the conditions whose trigger is a noun phrase, in text order."""
    for start, end in words.units:
        if words.skipped[start]:
            continue
        line = _line(words, start, end)
        if not FUTURE & set(words.low[start:end]) and not re.search(
            r"red line|any|whoever|war|attack|ready|prepare|any |vow|threat|policy|(?:is|are|was|were) to be ",
            line.text,
        ):
            continue
        row = list(range(start, end))
        yield from _as_subject(words, line, row)
        yield from as_fronted(words, row)
        yield from as_oblique(words, row)
        yield from as_regarded(words, row)


# --- the deed as subject -----------------------------------------------------------------------------------


def _as_subject(words: Words, line: Line, row: Sequence[int]) -> Iterator[Draft]:
    taken: set[int] = set()
    for pattern, name in (
        (_SURE, "subject"),
        (_RED, "red line"),
        (_JUDGEMENT, "red line"),
        (_HAS, "any"),
        (_IS, "is"),
        (_OPEN, "subject, open"),
        (_ANY, "whoever"),
    ):
        for match in pattern.finditer(line.text):
            verb = line.token_at(match.start())
            if verb in taken or words.skipped[verb]:
                continue
            at = row.index(verb)
            first = _subject_start(words, row, at)
            draft = _subject_draft(words, row, first, at, name)
            if draft:
                taken.add(verb)
                yield draft


def _subject_draft(words: Words, row: Sequence[int], first: int, at: int, rule: str) -> Draft | None:
    trigger = _without_aside(words, trimmed(words, row[first:at]))
    if len(trigger) > 1 and words.low[trigger[0]] in ("even", "just", "only"):
        trigger = trigger[1:]
    if len(trigger) == 1 and words.low[trigger[0]] == "it":
        judged = rule in ("subject", "red line") and "be" in [words.low[t] for t in row[at + 1 : at + 3]]
        return _extraposed(words, row, first, at) if judged else None
    if not trigger or words.low[trigger[-1]] in _RELATIVES or _QUESTIONS & {words.low[t] for t in trigger}:
        return None
    kind = deed(words, trigger)
    if kind not in _WANTED[rule] or not _not_yet_done(words, trigger, row[at:], rule, kind):
        return None
    consequence = trimmed(words, row[at : clause_end(words, row, at, trigger=False)])
    if not consequence:
        return None
    return Draft(
        "red-line", f"{rule}, {kind}", tuple(trigger), tuple(consequence), owner_of(words, trigger, consequence)
    )


def _not_yet_done(words: Words, trigger: Sequence[int], predicate: Sequence[int], rule: str, kind: str) -> bool:
    """Tell whether a subject of a kind is hypothetical before its predicate, as each kind asks for it."""
    verb = words.low[predicate[0]]
    ended = [words.low[t] for t in predicate[1:3]] == ["no", "longer"]
    if ended and not _BORNE & {words.parsed.lemmas[t] for t in predicate[3:6]}:
        return False  # "officials granting permits would no longer be responsible": a rule that changes
    if _HABIT & {words.low[t] for t in predicate[1:3]}:
        return False
    if kind == "pointer":  # "that would mean ...": only where harm is announced
        if rule == "subject, open" and words.low[trigger[0]] not in ("this", "that"):
            return False
        told = {words.parsed.lemmas[t] for t in predicate[:_POINTER_REACH]}
        return bool(told & (harmful() | CONSEQUENCE_NOUNS | _POINTED_AT_HARM))
    if rule == "whoever" and verb in ("may", "might", "could", "'d"):
        return False
    if kind == "who":  # without a verb of its own, the modal is the relative clause's
        return any(words.parsed.upos[t] == "VERB" for t in trigger[1:])
    if kind == "any":
        return rule != "whoever" or is_act(words, trigger)
    if kind == "noun" and rule == "subject":
        return _supposed(words, trigger, verb, rule, kind)
    if kind == "gerund" and rule == "whoever":
        if not _hurts(words, predicate):
            return False
        return verb in ("would", "could", "might", "'d") and words.low[trigger[0]].endswith("ing")
    if kind in ("deed", "noun") and rule in ("subject, open", "whoever"):
        return _supposed(words, trigger, verb, rule, kind)
    return kind != "deed" or rule in ("red line", "is") or verb not in ("is", "are", "was", "were", "'s")


@rule(
    'a gerund before any verb is a deed with a consequence only where that hurts: "taking it now would be early"',
    off=lambda *_: True,
)
def _hurts(words: Words, predicate: Sequence[int]) -> bool:
    """Tell whether a predicate names harm or an answer."""
    return bool({words.parsed.lemmas[t] for t in predicate} & (harmful() | CONSEQUENCE_NOUNS | _POINTED_AT_HARM))


def _supposed(words: Words, trigger: Sequence[int], verb: str, rule: str, kind: str) -> bool:
    """Tell a deed not yet done by its article and modal: "a visit would ..."; "the visit will ..." is a plan."""
    bare = words.parsed.upos[trigger[0]] in ("NOUN", "ADJ", "VERB") or words.low[trigger[0]] in ("a", "an", "another")
    if kind == "noun":  # "a base on the island would force us to ..."
        return verb == "would" and words.low[trigger[0]] in ("a", "an", "another")
    definite = rule == "subject, open" and verb == "would" and is_act(words, trigger)
    if verb == "shall":  # of treaties: "an armed attack on one shall entitle the others to ..."
        return bare and is_act(words, trigger)
    return verb in ("would", "could", "'d", "might") and (bare or definite)


def _extraposed(words: Words, row: Sequence[int], first: int, at: int) -> Draft | None:
    """Read "it would be a mistake (for X) to do Y": the infinitive is the trigger."""
    end = clause_end(words, row, at, trigger=False)
    to = next((p for p in range(at + 2, end - 1) if words.low[row[p]] == "to"), None)
    if to is None or words.parsed.upos[row[to + 1]] != "VERB":
        return None
    start = next((p for p in range(at + 2, to) if words.low[row[p]] == "for"), to)
    trigger = trimmed(words, row[start + 1 : end])
    consequence = trimmed(words, row[first:start])
    if not trigger or not consequence:
        return None
    return Draft(
        "red-line", "subject, gerund", tuple(trigger), tuple(consequence), owner_of(words, trigger, consequence)
    )


def _without_aside(words: Words, trigger: list[int]) -> list[int]:
    """Return a subject without an attribution put into it ("any strike, Wu said, will ...")."""
    for at, token in enumerate(trigger):
        if words.low[token] == "," and at and after_attribution(words, trigger, at) is not None:
            return trigger[:at]
    return trigger


def _subject_start(words: Words, row: Sequence[int], at: int) -> int:
    """Return where the subject before a verb begins: behind a comma, a cue, "that", or another clause's verb."""
    p = at - 1
    if p > 0 and words.low[row[p]] == ",":  # "a visit, at any time, would ...": over the parenthesis
        p = next((q - 1 for q in range(p - 1, max(0, p - 14), -1) if words.low[row[q]] == ","), p)
    if p >= 0 and words.low[row[p]] in _PERSONAL:
        return p
    while p >= 0 and is_mark(words.low[row[p]]) and words.low[row[p]] not in (",", ".", "?", "!", ";"):
        p -= 1
    while p >= 0:
        word, token = words.low[row[p]], row[p]
        if word in ("“", "”", '"', "‘", "«", "»") and not _scare(words, row, p, at):
            return p + 1
        if word in (",", ";", ":", ".", "?", "!", "–", "—", "if", "unless", "because", "but", "while", "although"):
            return p + 1
        if word == "that" and words.parsed.upos[token] == "SCONJ" and not (p + 1 < at and is_finite(words, row, p + 1)):
            return p + 1
        if words.attribution[token] and words.parsed.upos[token] in ("VERB", "AUX", "ADP"):
            return p + 1
        if word in _SURE_OF:  # "aware the closure would cause concern"
            return p + 1
        if words.parsed.upos[token] == "VERB" and words.parsed.lemmas[token] in SPEECH and word.endswith("ing"):
            return p + 1  # "..., saying such a move would ..."
        if is_finite(words, row, p) and not _in_relative(words, row, p):
            return p + 1 if p + 1 < at else at
        p -= 1
    return 0


def _scare(words: Words, row: Sequence[int], p: int, at: int) -> bool:
    """Tell whether a quotation mark belongs to words quoted within the subject."""
    marks = [q for q in range(max(0, p - 8), at) if words.low[row[q]] in ("“", "”", '"')]
    return len(marks) % 2 == 0 and p in marks and p > 0 and not is_mark(words.low[row[p - 1]])


def _in_relative(words: Words, row: Sequence[int], p: int) -> bool:
    """Tell whether a verb belongs to a relative clause ("companies that stay", "whoever touches", "those who help")."""
    for back in range(1, 5):
        if p - back < 0:
            return False
        word = words.low[row[p - back]]
        if word in ("who", "which", "whoever", "whichever") or (word == "that" and back < 3):
            noun = p - back - 1
            if word == "who" and (noun < 0 or words.low[row[noun]] in ('"', "“", ":")):
                return True  # "who touches our ship will pay", without "whoever"
            return word == "whoever" or (noun >= 0 and words.parsed.upos[row[noun]] in ("NOUN", "PRON", "PROPN", "DET"))
        if is_mark(word):
            return False
        if back == 1 and word in ("anyone", "anybody", "those") and words.low[row[p]] not in FUTURE:
            return True  # "anybody found with a radio"
    # a participle behind its noun ("any steps taken against us")
    return words.parsed.relations[row[p]] in ("acl", "acl:relcl") and words.low[row[p]] not in FUTURE
