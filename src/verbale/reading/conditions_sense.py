"""Whether two sides that a mark joins make a condition: a time is none, nor is what has been, nor a question."""

from __future__ import annotations

from collections.abc import Sequence

from verbale.reading.conditions_deeds import deed, is_act
from verbale.reading.conditions_windows import Words
from verbale.reading.conditions_words import ACT_NOUNS, CONSEQUENCE_NOUNS, FUTURE, NEGATIONS, PREPARED, TIMES, harmful
from verbale.rules import rule

_ENDINGS = frozenset("refuse collapse fail die end fall break fade perish impossible unthinkable".split())
_LASTING = frozenset("remain stay continue keep refuse last delay postpone suspend freeze".split())
_SCHEDULED = frozenset(
    "meet visit arrive travel speak talk return host gather convene expire begin start ask address open".split()
)
_CONTENT_WORDS = frozenset({"NOUN", "PROPN", "VERB", "PRON", "ADJ"})
_PLANNED = frozenset("prepare plan consider weigh mull draw threaten".split())
_ALSO_ADJECTIVES = frozenset("last early late end now then".split())  # "when the last tank is out"
_HABIT = frozenset({"usually", "often", "sometimes", "typically", "normally", "generally", "always"})
_QUESTIONS = frozenset({"what", "who", "how", "why", "where", "which"})


def acceptable(words: Words, rule: str, trigger: Sequence[int], consequence: Sequence[int]) -> bool:
    """Tell whether two sides make sense for their mark: a time is no condition, what has been is none."""
    then = [_common(words, t) for t in consequence]
    lemmas = [words.parsed.lemmas[t] for t in consequence]
    if rule == "otherwise":
        return True
    if not any(words.parsed.upos[t] in _CONTENT_WORDS for t in trigger) or "when" in (
        words.low[t] for t in trigger[:1]
    ):
        return False
    if rule == "if" and (_turn_of_speech(words, trigger, consequence) or _at_all(words, trigger)):
        return False
    if verbless(words, consequence) or (then[0] == "what" and lemmas[-1] in ("happen", "do") and len(then) < 5):
        return False
    if rule == "noun" and "response" in words.low[trigger[0] - 2 : trigger[0]]:
        coming = bool(FUTURE & set(then) or (PREPARED | _PLANNED) & set(lemmas))
        return deed(words, trigger) in ("any", "deed") and coming
    if rule == "if" and _open_question(then):
        return False
    if then[0] in _QUESTIONS | FUTURE and rule in ("when", "if") and _asked(words, consequence):
        return False
    if then[0] in _QUESTIONS and _asked(words, consequence):
        return False
    if rule == "when" and _HABIT & set(then):
        return False
    if rule == "until" and not _open_ended(words, trigger, then):
        return False
    if rule == "until":
        verbs = any(words.parsed.upos[t] in ("VERB", "AUX") for t in trigger) or is_act(words, trigger)
        core = _core_verb(words, trigger)
        open_end = (
            core is not None and not _past(words, core) and not {"was", "were", "had"} & {words.low[t] for t in trigger}
        )
        return verbs and bool(open_end or NEGATIONS & set(then) or _LASTING & set(lemmas) or FUTURE & set(then))
    if rule == "before":
        core = _core_verb(words, trigger)
        return core is not None and not _past(words, core) and bool(NEGATIONS & set(then)) and "was" not in then
    if rule == "while":
        lasting = {"last", "continue", "remain", "persist", "stay", "refuse", "keep", "hold", "go", "occupy"}
        cause = {words.parsed.lemmas[t] for t in trigger}
        closed = "table" in then or bool({"impossible", "unthinkable", "question"} & set(then))
        if closed:  # "talks are off the table while X"
            return bool({"off", "out", "impossible", "unthinkable"} & set(then))
        return bool(NEGATIONS & set(then)) and bool(FUTURE & set(then)) and bool(lasting & cause)
    if rule == "noun" and words.low[trigger[0] - 1] in ("every", "each"):
        return bool(FUTURE & set(then))
    if rule == "once":
        return _will_be(words, trigger, bool(FUTURE & set(then)) or _promised(then), "would" in then, dated=False)
    if rule == "when":
        first = words.low[consequence[0] - 1] if consequence[0] else ""
        told = {"was", "were", "had"} & set(then)
        return _will_be(words, trigger, bool(FUTURE & set(then)) or (first == "then" and not told), "would" in then)
    if rule == "noun" and words.low[trigger[0] - 3 : trigger[0]] == ["the", "case", "of"]:
        return deed(words, trigger) in ("any", "deed", "gerund")
    if rule in ("exchange", "absent", "after", "by"):
        offered = bool({"offer", "ready", "willing", "agree", "promise", "pledge", "propose", "want"} & set(lemmas))
        return bool(FUTURE & set(then)) or (rule == "by" and "risk" in lemmas) or (offered and rule == "exchange")
    if rule == "without":
        gerund = words.low[trigger[0]].endswith("ing") and words.parsed.upos[trigger[0]] == "VERB"
        bad = bool(NEGATIONS & set(then) or _ENDINGS & set(lemmas))
        slogan = then[0] == "no" and not any(words.parsed.upos[t] in ("VERB", "AUX") for t in consequence)
        return bad and not gerund and bool(FUTURE & set(then) or "is" in then or "are" in then or slogan)
    return True


def _common(words: Words, token: int) -> str:
    """Return a word in lower case; a name's ("May", "Will") is no modal."""
    return "" if words.parsed.upos[token] == "PROPN" and words.low[token] in FUTURE else words.low[token]


@rule('"he had not known it until he was told": past on both sides is a story', off=lambda *_: True)
def _open_ended(words: Words, trigger: Sequence[int], then: Sequence[str]) -> bool:
    """Tell whether what lasts until something was not over when it was told."""
    past = {"was", "were", "had", "did"}
    over = past & {words.low[t] for t in trigger} and past & set(then)
    return bool(FUTURE & set(then)) or not over


@rule('"asked what the consequences would be if X": what is asked is not said', off=lambda *_: False)
def _open_question(then: Sequence[str]) -> bool:
    """Tell whether a consequence is an indirect question by its first and last word."""
    return then[0] in ("how", "whether") or (then[0] == "what" and then[-1] in ("be", "do", "happen", "mean"))


def _turn_of_speech(words: Words, trigger: Sequence[int], consequence: Sequence[int]) -> bool:
    """Tell whether a trigger only turns to the hearer or sets off what is said.

    "If you ask me", "I would be grateful if you could", "if there is one thing we need, it is X".
    """
    lows, then = [words.low[t] for t in trigger], [words.low[t] for t in consequence]
    thanked = lows[0] in ("you", "i", "we") and {"grateful", "glad", "appreciate", "obliged", "thank"} & set(then)
    asked = " ".join(lows[:2]) in ("you ask", "you remember", "you recall", "i remember", "memory serves")
    asked = asked or (lows[0] == "you" and _idly(words, lows, consequence))
    asked = asked or " ".join(lows[:3]) in ("i were you", "i was you", "i am not", "i 'm not", "i recall correctly")
    cleft = bool({"thing", "anything", "anyone", "something"} & set(lows)) and then[:1] == ["it"] and len(then) > 1
    reason = then[:1] == ["it"] and then[2:3] in (["because"], ["for"], ["only"], ["to"], ["not"]) and then[1] != "will"
    return bool(
        thanked or asked or (reason and then[1] in ("is", "'s", "was")) or (cleft and then[1] in ("is", "'s", "was"))
    )


def _at_all(words: Words, trigger: Sequence[int]) -> bool:
    """Tell whether a trigger only doubts what is told: "they are paid, if they are paid at all"."""
    return [words.low[t] for t in trigger[-2:]] == ["at", "all"] and words.low[trigger[0]] in (
        "they",
        "it",
        "he",
        "she",
    )


def _idly(words: Words, lows: Sequence[str], consequence: Sequence[int]) -> bool:
    """Tell whether "if you think ..." leads to nothing that hurts."""
    harm = {words.parsed.lemmas[t] for t in consequence} & (CONSEQUENCE_NOUNS | harmful())
    return not harm and bool({"think", "believe", "look", "add", "consider"} & set(lows[1:3]))


def _promised(then: Sequence[str]) -> bool:
    """Tell whether a consequence in the present tense binds the speaker ("we hit them")."""
    return then[0] in ("we", "i") and not {"was", "were", "had", "did"} & set(then)


def verbless(words: Words, row: Sequence[int]) -> bool:
    """Tell whether a row has neither a verb nor a noun that announces something ("sanctions")."""
    verbs = any(words.parsed.upos[t] in ("VERB", "AUX") for t in row)
    named = bool(row) and row[0] > 0 and _menaced(words, row[0])
    denied = bool(row) and words.low[row[0]] in ("no", "not", "never")  # "no talks until ..."
    return (
        not verbs
        and not named
        and not denied
        and not any(words.parsed.lemmas[t] in CONSEQUENCE_NOUNS | ACT_NOUNS for t in row)
    )


def _menaced(words: Words, token: int) -> bool:
    """Tell whether a phrase is what is threatened or warned of: "warned the Belgians of a bloodbath"."""
    if words.parsed.lemmas[token - 1] in ("threaten", "menace"):
        return True
    before = {words.parsed.lemmas[t] for t in range(max(0, token - 8), token)}
    return words.low[token - 1] in ("of", "with") and bool(before & {"warn", "threaten", "menace"})


def _asked(words: Words, consequence: Sequence[int]) -> bool:
    """Tell whether the sentence of a consequence is a question: what would follow is asked, not said."""
    _, end = words.unit_of(consequence[0])
    return "?" in words.low[max(consequence[0], end - 3) : end]


def _core_verb(words: Words, trigger: Sequence[int]) -> int | None:
    """Return a trigger's first verb that is not of a relative clause."""
    for token in trigger:
        if words.low[token] in (",", "which", "that", "who"):
            return None
        if words.parsed.upos[token] == "VERB":
            return token
    return None


def _past(words: Words, verb: int) -> bool:
    """Tell whether a verb is a simple past by its form: neither its lemma nor in -s or -ing, without an auxiliary."""
    word = words.low[verb]
    changed = word != words.parsed.lemmas[verb] and not word.endswith(("s", "ing"))
    return changed and (verb == 0 or words.parsed.upos[verb - 1] not in ("AUX", "PART"))


def _will_be(words: Words, trigger: Sequence[int], future: bool, shifted: bool, dated: bool = True) -> bool:
    """Tell whether "when X" is a condition: what follows is in the future, X is neither past nor on a calendar."""
    lows = [words.low[t] for t in trigger]
    core = next((at for at, word in enumerate(lows) if word in (",", "and", "or")), len(lows))
    lemmas = [words.parsed.lemmas[t] for t in trigger[:core]]
    # "the day the United States closes": a capital within a clause is a name's, whatever its tag
    verb = next((t for t in trigger if words.parsed.upos[t] == "VERB" and not words.parsed.word(t)[0].isupper()), None)
    passive = verb is not None and verb > 0 and words.parsed.upos[verb - 1] == "AUX"
    if {"i", "you", "we"} & set(lemmas[:1]) and {"look", "think", "see", "talk"} & set(lemmas):  # "when you look at it"
        return False
    planned = (dated and verb is not None and not passive and words.parsed.lemmas[verb] in _SCHEDULED) or (
        TIMES - _ALSO_ADJECTIVES
    ) & set(lemmas)
    told = shifted and bool(words.inside[trigger[0]])  # "said the funds would go once the men were home"
    past = (not told and {"was", "were", "had", "did"} & set(lows)) or (
        verb is not None and _past(words, verb) and not shifted
    )
    return future and not planned and not past and any(words.parsed.upos[t] in ("VERB", "AUX") for t in trigger)
