"""The date that a clause states for what it tells: of an event, or of a plan.

A time belongs to the verb (or the noun of a deed) that it hangs on in the tree: "said on Monday that troops would
leave on Friday" dates the saying by Monday and the leaving by Friday. The tense of that verb tells the side of the
report on which a weekday or a month lies.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, Protocol

from msgspec.structs import replace

from verbale.language.parsed import Parsed
from verbale.language.times_resolve import bounds, resolve
from verbale.language.times_types import Calendar, Direction, Period, Shift, Stretch, TimeExpression
from verbale.language.trees import children
from verbale.reading.positions import tokens_in
from verbale.record import Dating
from verbale.rules import rule

# How far back "that day" and "a week later" look for the day that they count from, in characters.
_REFERENCE_REACH: Final = 600
# Tokens between a verb and a time that the tree hung elsewhere, and what such a reading is worth.
_BESIDE: Final = 6
_BESIDE_WORTH: Final = 0.8
_STEPS: Final = 6
_OBJECTS: Final = frozenset({"obj", "nsubj:pass", "nsubj", "obl:agent"})
# Verbs whose complement is what happens on the day: "are scheduled to meet on Monday" is about a Monday.
_PLANNING: Final = frozenset("plan schedule expect set due slate intend hope aim prepare".split())
_SAYING: Final = frozenset("say tell add write claim warn state announce report".split())
_AHEAD: Final = frozenset("will shall would 'll ’ll".split())
_VERBS: Final = ("VERB", "AUX")
_LONG: Final = frozenset({"year", "decade", "century"})


class ClauseDate(Protocol):
    """Tokens `[start, end)` of a sentence, and the verb or noun in it that tells the event, to its date."""

    def __call__(self, start: int, end: int, verb: int | None = None) -> Dating | None:
        """Return the date; without `verb` the first date of the tokens."""


def clause_dates(parsed: Parsed, times: Sequence[TimeExpression], published: Dating | None) -> ClauseDate:
    """Return a function from a sentence's tokens, and the verb that tells an event, to the date of the event.

    Times that name no place in the calendar (lengths, habits, "soon", "in recent years") give none, nor do those that
    count from a day that the text does not name; a report without a date of its own gives only what is stated in full.
    """
    dated = [time for time in times if _places(time)]

    def within(start: int, end: int, verb: int | None = None) -> Dating | None:
        if published is None or end <= start:
            return None
        first, last = parsed.starts[start], parsed.ends[end - 1]
        inside = [t for t in dated if t.span.start >= first and t.span.end <= last]
        for worth, time in _of_verb(parsed, inside, verb):
            found = _resolved(parsed, time, verb, dated, published)
            if found is not None:
                return found if worth == 1.0 else replace(found, confidence=found.confidence * worth)
        return None

    return within


def _places(time: TimeExpression) -> bool:
    """Tell whether a time can name a place in the calendar that is worth naming."""
    what = time.meaning
    if isinstance(what, Stretch):
        return what.amount is not None or what.unit not in _LONG
    return isinstance(what, Calendar | Period | Shift)


def _all_of_sentence(
    parsed: Parsed, times: Sequence[TimeExpression], verb: int | None
) -> list[tuple[float, TimeExpression]]:
    del parsed, verb
    return [(1.0, time) for time in times]


@rule("a time dates the verb or noun that it hangs on, not every deed of its sentence", off=_all_of_sentence)
def _of_verb(parsed: Parsed, times: Sequence[TimeExpression], verb: int | None) -> list[tuple[float, TimeExpression]]:
    """Return the times that date a verb, the closest tie first, each with what the tie is worth."""
    if verb is None:
        return [(1.0, time) for time in times]
    ties = [(tie, at, time) for at, time in enumerate(times) if (tie := _tie(parsed, time, verb)) is not None]
    return [(1.0 if tie < _STEPS else _BESIDE_WORTH, time) for tie, _, time in sorted(ties, key=lambda one: one[:2])]


def _tie(parsed: Parsed, time: TimeExpression, verb: int) -> int | None:
    """Return how closely a time is tied to a verb (0 closest), or None where it is another word's."""
    tokens = tokens_in(parsed, time.span)
    if not tokens or verb in tokens:
        return 0 if verb in tokens else None
    top = next((t for t in tokens if parsed.heads[t] not in tokens), tokens[0])
    governor = _governor(parsed, top)
    if governor is None:
        return _STEPS if _beside(parsed, tokens, verb) else None
    if governor == verb:
        return 0
    if _shares(parsed, governor, verb):
        return 1
    if parsed.upos[governor] not in _VERBS:
        return _STEPS if _beside(parsed, tokens, verb) and not _tells_deed(parsed, governor) else None
    return None


def _governor(parsed: Parsed, token: int) -> int | None:
    """Return the verb or noun that a time hangs on: the first above it that is no number and no other time."""
    up = parsed.heads[token]
    for _ in range(_STEPS):
        if up < 0 or parsed.upos[up] in ("VERB", "NOUN", "AUX", "ADJ"):
            break
        up = parsed.heads[up]
    return up if up >= 0 else None


def _tells_deed(parsed: Parsed, noun: int) -> bool:
    """Tell whether a noun stands in a phrase of its own beside the verb: "before talks on Monday"."""
    return parsed.relations[noun].split(":")[0] in ("obl", "nmod") or parsed.relations[noun] == "acl"


def _shares(parsed: Parsed, governor: int, verb: int) -> bool:
    """Tell whether a time of one word is the other's too.

    "hold talks on Monday" (verb and object), "met and signed on Monday" (joined verbs), "are due to meet on Monday".
    """
    relation = parsed.relations[governor]
    if parsed.heads[governor] == verb:
        joined = relation == "conj" and parsed.upos[governor] == parsed.upos[verb]
        planned = relation in ("xcomp", "ccomp") and parsed.lemmas[verb] in _PLANNING
        return joined or planned or (relation in _OBJECTS and parsed.upos[governor] not in _VERBS)
    if parsed.heads[verb] == governor:
        back = parsed.relations[verb]
        if back == "conj":
            return parsed.upos[verb] == parsed.upos[governor]
        return back in _OBJECTS or (back in ("xcomp", "ccomp") and parsed.lemmas[governor] in _PLANNING)
    return False


def _beside(parsed: Parsed, tokens: range, verb: int) -> bool:
    """Tell whether a time stands right behind a verb with no other verb or stop between: the tree may have erred."""
    between = range(verb + 1, tokens[0])
    if not 0 <= len(between) <= _BESIDE:
        return False
    return not any(parsed.upos[t] in _VERBS or parsed.word(t) in ',;:—–"”“' for t in between)


def _resolved(
    parsed: Parsed, time: TimeExpression, verb: int | None, dated: Sequence[TimeExpression], published: Dating
) -> Dating | None:
    """Return the day of a time; None for one that counts from a day which is not named."""
    what = time.meaning
    reference = None
    counted = isinstance(what, Period | Shift | Stretch) and what.origin == "text"
    counted = counted and not (isinstance(what, Period) and what.unit == "weekend")
    if counted and not (isinstance(what, Shift) and what.base is not None):
        reference = _reference(time, dated, published)
        if reference is None:
            return None
    direction = time.tense if verb is None else _direction(parsed, verb) or time.tense
    return resolve(time, published, direction=direction, reference=reference)


def _reference(time: TimeExpression, dated: Sequence[TimeExpression], published: Dating) -> date | None:
    """Return the day named last before a time, from which it counts ("that day", "a week later")."""
    for other in reversed([one for one in dated if one.span.end <= time.span.start]):
        if time.span.start - other.span.end > _REFERENCE_REACH:
            return None
        what = other.meaning
        if isinstance(what, Calendar) or (isinstance(what, Shift) and what.origin == "report"):
            found = resolve(other, published)
            if found is not None and found.precision in ("day", "time"):
                first, last = bounds(found)
                return first if first == last else None
    return None


def _no_direction(parsed: Parsed, verb: int) -> Direction | None:
    del parsed, verb
    return None


@rule("the verb's own tense tells on which side of the report its time lies", off=_no_direction)
def _direction(parsed: Parsed, verb: int) -> Direction | None:
    """Return the side of the report that a verb's form tells of; None where it tells none."""
    if parsed.upos[verb] != "VERB":
        return None
    helpers = {parsed.word(child).lower() for child in children(parsed, verb) if parsed.relations[child] in
               ("aux", "aux:pass", "mark")}  # fmt: skip
    if helpers & _AHEAD:
        return "future"
    word = parsed.word(verb).lower()
    if helpers & {"had", "has", "have", "did", "was", "were"}:
        return None if helpers & {"was", "were"} and word.endswith("ing") else "past"
    if "to" in helpers:
        up = parsed.heads[verb]
        return "future" if up >= 0 and parsed.lemmas[up] in _PLANNING else None
    if helpers & {"is", "are", "'s", "’s", "'re", "’re"} and word.endswith("ing"):
        return "future"
    if helpers or word == parsed.lemmas[verb] or word.endswith("ing"):
        return None
    if word.endswith("s") and not word.endswith("ss"):
        # The present of a timetable: "flies to Ankara on Thursday"; what somebody says he has said.
        return None if parsed.lemmas[verb] in _SAYING else "future"
    return "past" if parsed.relations[verb] in ("root", "conj", "ccomp", "parataxis", "advcl") else None
