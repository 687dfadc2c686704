"""The circumstances of speaking, read from the cue's clause: the day, the occasion, and who was spoken to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import date
from itertools import takewhile

from verbale.language.parsed import Parsed
from verbale.language.times_resolve import resolve as resolve_time
from verbale.language.times_types import Calendar, Period, Shift, TimeExpression
from verbale.language.trees import children, extent, sentence_of
from verbale.reading.positions import overlap, tokens_in
from verbale.reading.relations import Relation
from verbale.record import Dating, Occasion, Span

# Nouns of occasions on which words are said; they count where they hang on the cue.
OCCASIONS = frozenset(
    """interview briefing meeting summit conference speech address talk call conversation statement session hearing
    letter tweet post remarks comments ceremony visit debate rally broadcast podcast
    appearance testimony communique communiqué declaration note message article op-ed video forum event discussion
    negotiation council assembly parliament""".split()
)
# Verbs whose object is the person spoken to.
_TELLING = frozenset(
    """tell warn urge ask threaten inform assure remind accuse order promise call invite implore beg advise caution
    instruct command notify brief demand challenge press pressure lecture thank""".split()
)
_TO = frozenset({"to", "with", "at"})
# "called on X to ..."; "on Iran, he said" is what is spoken about.
_ON = frozenset({"on", "upon"})
_OCCASION_TOKENS = 14
_EARLIER_WORDS = frozenset({"repeatedly", "previously", "earlier", "often", "long", "always", "had"})
# An interview is printed on its day or soon after.
_DAY_OF_REPORT = 0.6

Resolve = Callable[[int, int], str | None]


def cue_head(parsed: Parsed, relation: Relation) -> int | None:
    """Return the token that carries the cue: its last verb, else its last noun, else its last token."""
    tokens = [t for a, b in relation.cue_tokens for t in range(a, b)]
    for parts in (("VERB",), ("NOUN", "ADJ"), ()):
        fitting = [t for t in tokens if not parts or parsed.upos[t] in parts]
        if fitting:
            return fitting[-1]
    return None


def _hangs_on(parsed: Parsed, token: int, heads: frozenset[int]) -> bool:
    """Tell whether the way up from a token reaches one of `heads` before any other clause's verb."""
    for _ in range(12):
        if token in heads:
            return True
        up = parsed.heads[token]
        if up < 0:
            return False
        if parsed.upos[up] == "VERB" and up not in heads:
            return False
        token = up
    return False


def said_on(
    parsed: Parsed, relation: Relation, times: Sequence[TimeExpression], published: Dating | None
) -> Dating | None:
    """Return the day that the cue's clause gives, or None.

    A time belongs to the cue where it hangs on it in the tree, or stands right beside cue or source.
    """
    head = cue_head(parsed, relation)
    if head is None or published is None:
        return None
    heads = frozenset(t for a, b in relation.cue_tokens for t in range(a, b))
    start, end = sentence_of(parsed, head)
    window = Span(parsed.starts[start], parsed.ends[end - 1])
    edges = [*relation.cue, *relation.source]
    candidates = []
    first = bisect_left(times, window.start, key=lambda time: time.span.end)
    for time in takewhile(lambda time: time.span.start < window.end, times[first:]):
        outside = not any(overlap(time.span, c) for c in relation.content)
        if outside and overlap(time.span, window) and isinstance(time.meaning, Calendar | Period | Shift):
            inside = tokens_in(parsed, time.span)
            beside = any(0 <= time.span.start - e.end <= 4 for e in edges)
            if inside and (beside or any(_hangs_on(parsed, t, heads) for t in inside)):
                candidates.append((not beside, time))
    # what stands right behind cue or source is its time; the tree may hang another one there ("before talks next week")
    for _, time in sorted(candidates, key=lambda c: c[0]):
        dating = resolve_time(time, published, direction="past")
        if dating is not None and dating.precision in ("day", "time", "month") and not _later(dating, published):
            return dating
    return None


def _later(dating: Dating, published: Dating) -> bool:
    """Tell whether a day lies behind the report's: nothing was said after it was printed."""
    return dating.value[:10] > (published.end or published.value)[: len(dating.value[:10])]


def tells_earlier(parsed: Parsed, relation: Relation) -> bool:
    """Tell whether a cue reports of an earlier, unnamed day: "has repeatedly said", "had warned"."""
    tokens = [t for a, b in relation.cue_tokens for t in range(max(0, a - 3), b)]
    return bool(_EARLIER_WORDS & {parsed.word(t).lower() for t in tokens})


def day_of_report(published: Dating | None) -> Dating | None:
    """Return the report's own day for what is said in it (a turn), marked as inferred."""
    if published is None or published.precision not in ("day", "time"):
        return None
    day = date.fromisoformat(published.value[:10]).isoformat()
    return Dating(day, "day", "inferred", published.spans, _DAY_OF_REPORT)


def occasion(parsed: Parsed, relation: Relation) -> Occasion | None:
    """Return the interview, meeting, call or speech that hangs on the cue."""
    head = cue_head(parsed, relation)
    if head is None:
        return None
    heads = frozenset(t for a, b in relation.cue_tokens for t in range(a, b))
    start, end = sentence_of(parsed, head)
    for token in range(start, end):
        if parsed.lemmas[token] not in OCCASIONS or parsed.upos[token] not in ("NOUN", "PROPN"):
            continue
        character = parsed.starts[token]
        if any(s.start <= character < s.end for s in (*relation.content, *relation.source)):
            continue
        case = any(parsed.relations[c] == "case" for c in children(parsed, token))
        if case and _hangs_on(parsed, token, heads):
            first, last = extent(parsed, token)
            last = min(last, first + _OCCASION_TOKENS)
            while first < token and parsed.upos[first] in ("ADP", "PUNCT", "SCONJ"):
                first += 1
            last = _before(parsed, relation, token, last)
            return Occasion(parsed.words(first, last), Span(parsed.starts[first], parsed.ends[last - 1]))
    return None


def _before(parsed: Parsed, relation: Relation, token: int, last: int) -> int:
    """Cut a phrase off where the content or the cue begins."""
    for span in (*relation.content, *relation.cue, *relation.source):
        if span.start > parsed.starts[token]:
            while last > token + 1 and parsed.ends[last - 1] > span.start:
                last -= 1
    while last > token + 1 and parsed.upos[last - 1] == "PUNCT":
        last -= 1
    return last


def addressee(parsed: Parsed, relation: Relation, resolve: Resolve) -> str | None:
    """Return who is spoken to: the object of a verb of telling, or "to X" behind the cue."""
    for token in (t for a, b in relation.cue_tokens for t in range(a, b)):
        for child in children(parsed, token):
            told = parsed.relations[child] in ("obj", "iobj") and parsed.lemmas[token] in _TELLING
            case = {parsed.lemmas[c] for c in children(parsed, child) if parsed.relations[c] == "case"}
            towards = _TO | _ON if parsed.lemmas[token] == "call" else _TO
            spoken_to = parsed.relations[child] == "obl" and case & towards
            if told or spoken_to:
                found = resolve(*extent(parsed, child)) if _nominal(parsed, child) else None
                if found is not None:
                    return found
    return None


def _nominal(parsed: Parsed, token: int) -> bool:
    return parsed.upos[token] in ("PROPN", "NOUN", "PRON")
