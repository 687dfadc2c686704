"""Report -> statements: every attribution, turn and headline with its speaker, day, occasion and addressee."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from verbale.language.parsed import Parsed
from verbale.language.times_types import TimeExpression
from verbale.language.trees import subject
from verbale.reading.actors_index import ActorIndex
from verbale.reading.actors_resolve import resolve
from verbale.reading.attribution import find_relations
from verbale.reading.circumstances import Resolve, addressee, day_of_report, occasion, said_on, tells_earlier
from verbale.reading.cues import Cue, is_speech, read_cue
from verbale.reading.headlines import headline_parts
from verbale.reading.positions import mask_of, tokens_in, touches
from verbale.reading.quotes import Quote
from verbale.reading.relations import Relation
from verbale.reading.speakers import with_subject
from verbale.reading.speech_verbs import relayed
from verbale.reading.turns import Turn
from verbale.record import Dating, Occasion, Report, Span, Statement, StatementKind
from verbale.rules import rule

# A content counts as quoted, or not quoted, with this much tolerance: a stray mark changes nothing.
_ALL, _NONE = 0.9, 0.1
_TURN = 0.95
_HEADLINE = 0.8


@dataclass(frozen=True, slots=True)
class Context:
    """What the stages before have found in one report."""

    report: Report
    parsed: Parsed
    index: ActorIndex
    times: Sequence[TimeExpression]
    quotes: list[Quote]
    turns: Sequence[Turn]
    quoted: bytearray


def find_statements(
    report: Report,
    parsed: Parsed,
    index: ActorIndex,
    times: Sequence[TimeExpression],
    quotes: list[Quote],
    turns: Sequence[Turn],
) -> list[Statement]:
    """Return the statements of a report in the order of their contents; a relayed one behind its parent."""
    quoted = mask_of(len(report.text), [q.outer for q in quotes])
    context = Context(report, parsed, index, times, quotes, turns, quoted)
    speakers = _speakers_of_turns(context, turns)
    told = [_turn_statement(context, t, _other(turns, n), speakers) for n, t in enumerate(turns)]
    headline = _headline_statement(context)
    taken = [s for statement in told for s in statement.content]
    if headline is not None:
        taken += [*headline.content, *headline.source]
    mask = mask_of(len(report.text), taken)  # what lies in a turn or a headline is a statement already
    relations = find_relations(parsed, quotes, report.boilerplate)
    relations = [r for r in relations if not any(touches(mask, s) for s in (*r.content, *r.source))]
    attributed = _attributed(context, [with_subject(parsed, index, r) for r in relations])
    whole = _with_parents(told + ([headline] if headline else []) + attributed)
    every = whole + [r for s in whole for r in _relayed_statements(context, s)]
    unique = {s.id: s for s in every}
    return sorted(unique.values(), key=lambda s: (s.content[0].start, -s.content[-1].end, s.id))


@rule("what stands whole inside somebody's words, its cue included, is relayed by him", off=list)
def _with_parents(statements: Sequence[Statement]) -> list[Statement]:
    """Name the statement inside whose content another stands whole, cue and source too: the shortest of several."""
    found = []
    around: list[Statement] = []  # those that began before and have not ended yet
    for inner in sorted(statements, key=lambda s: (_whole(s).start, -_whole(s).end)):
        around = [s for s in around if s.content[-1].end > _whole(inner).start]
        parts = (*inner.content, *inner.cue, *inner.source)
        holding = [s for s in around if all(_covers(s.content, part) for part in parts)]
        parent = min(holding, key=lambda s: (sum(b - a for a, b in s.content), s.id), default=None)
        found.append(msgspec.structs.replace(inner, parent=parent.id) if parent else inner)
        around.append(inner)
    return found


def _whole(statement: Statement) -> Span:
    """Return the stretch from the first to the last character of a statement's parts."""
    parts = (*statement.content, *statement.cue, *statement.source)
    return Span(min(s.start for s in parts), max(s.end for s in parts))


def _covers(content: Sequence[Span], part: Span) -> bool:
    return any(s.start <= part.start and part.end <= s.end for s in content)


def statement_id(report: str, content: Sequence[Span], source: Sequence[Span], cue: Sequence[Span]) -> str:
    """Return the id of a statement: a hash of its report and spans."""
    spans = [[tuple(s) for s in part] for part in (content, source, cue)]
    return "s" + hashlib.sha256(f"{report} {spans}".encode()).hexdigest()[:15]


def _build(
    context: Context,
    relation: Relation,
    kind: StatementKind,
    cue: Cue,
    speaker: str | None,
    *,
    parent: str | None = None,
    day: Dating | None = None,
    where: Occasion | None = None,
    hearer: str | None = None,
) -> Statement:
    report = context.report.id
    return Statement(
        id=statement_id(report, relation.content, relation.source, relation.cue),
        report=report,
        kind=kind,
        type=cue.type,
        content=relation.content,
        cue=relation.cue,
        source=relation.source,
        speaker=speaker,
        addressee=hearer if hearer != speaker else None,
        parent=parent,
        said_on=day,
        occasion=where,
        stance=cue.stance,
        confidence=round(relation.probability, 3),
    )


_SAID = Cue("assertion", "neutral")


# --- Turns ---------------------------------------------------------------------------------------------------------


@rule(
    "one label means one speaker all through a transcript: the places where it is clear decide",
    off=lambda context, turns: {t.key: a for t in turns if (a := _labelled(context, t, turns[0].label.start))},
)
def _speakers_of_turns(context: Context, turns: Sequence[Turn]) -> dict[str, str]:
    """Return who the labels of one key mean: the answer most of them give, of equals the fullest name."""
    found: dict[str, Counter[str]] = {}
    for turn in turns:
        actor = _labelled(context, turn, turns[0].label.start)
        if actor is not None:
            found.setdefault(turn.key, Counter())[actor] += 1
    return {key: max(counts, key=lambda a: (counts[a], len(a), a)) for key, counts in found.items()}


_QUESTIONS = frozenset({"q", "question", "follow-up"})
_ANSWERS = frozenset({"a", "answer"})


def _labelled(context: Context, turn: Turn, first: int) -> str | None:
    """Return whom a label names; "A" is the one person, else office, named before the first turn, "Q" nobody."""
    if turn.key in _QUESTIONS:
        return None
    return _answerer(context, first) if turn.key in _ANSWERS else _named(context, turn.label)


@rule(
    '"A" in an interview is the one person whom the title or the lines above the first question name',
    off=lambda *_: None,
)
def _answerer(context: Context, first: int) -> str | None:
    title = context.report.title.span if context.report.title else None
    for span in (title, Span(0, first)):
        tokens = tokens_in(context.parsed, span) if span else None
        mentions = context.index.mentions_in(tokens.start, tokens.stop) if tokens else []
        for kind in ("person/", "office/"):
            named = {m.actor for m in mentions if m.actor.startswith(kind)}
            if len(named) == 1:
                return named.pop()
    return None


def _turn_statement(context: Context, turn: Turn, hearer: Turn | None, speakers: Mapping[str, str]) -> Statement:
    label = (turn.label,) if turn.label.end > turn.label.start else ()
    relation = Relation(content=turn.content, source=label, probability=_TURN)
    day = day_of_report(context.report.published)
    heard = speakers.get(hearer.key) if hearer else None
    return _build(context, relation, "turn", _SAID, speakers.get(turn.key), day=day, hearer=heard)


@rule("turns of a conversation are spoken to whoever has the turn before or after", off=lambda *_: None)
def _other(turns: Sequence[Turn], number: int) -> Turn | None:
    """Return the turn that this one answers, or that answers it."""
    beside = [turns[i] for i in (number - 1, number + 1) if 0 <= i < len(turns)]
    return next((t for t in beside if t.key != turns[number].key), None)


def _named(context: Context, label: Span) -> str | None:
    tokens = tokens_in(context.parsed, label)
    return resolve(context.index, context.parsed, tokens.start, tokens.stop) if tokens else None


# --- Headlines -----------------------------------------------------------------------------------------------------


def _headline_statement(context: Context) -> Statement | None:
    parts = headline_parts(context.report.text, context.report.title, context.quotes)
    speaker = _named(context, parts[0]) if parts else None
    if parts is None or speaker is None or _own_cue(context.parsed, parts[1]):
        return None
    if parts[0].start < parts[1].start and _topic(context, speaker, parts):
        return None
    relation = Relation(content=(parts[1],), source=(parts[0],), probability=_HEADLINE)
    return _build(context, relation, "headline", _SAID, speaker)


_OWN_VOICE = frozenset({"we", "our", "us", "i", "my", "will"})


@rule(
    "a state before a headline's colon is its topic, unless the words behind it say \"we\" or are quoted",
    off=lambda *_: False,
)
def _topic(context: Context, speaker: str, parts: tuple[Span, Span]) -> bool:
    """Tell a headline's topic ("Finland: premier stands firm") from a state that speaks ("Finland: We stand firm")."""
    content = context.report.text[parts[1].start : parts[1].end].casefold()
    own = set(content.split()) & _OWN_VOICE or content[:1] in "“\"'‘«"
    return speaker.startswith("state/") and not own


@rule(
    "words behind a headline's colon that have a speaker of their own are not said by what stands before it",
    off=lambda *_: False,
)
def _own_cue(parsed: Parsed, content: Span) -> bool:
    """Tell whether the words behind a headline's colon name their speaker ("Finland: Salmi warns of ...")."""
    tokens = tokens_in(parsed, content)
    return any(is_speech(parsed, t) and parsed.heads[t] not in tokens and subject(parsed, t) in tokens for t in tokens)


# --- Attributions --------------------------------------------------------------------------------------------------


def _attributed(context: Context, relations: Sequence[Relation]) -> list[Statement]:
    speakers: list[str | None] = []
    days: dict[str, Dating] = {}
    statements: list[Statement] = []
    last: str | None = None
    for relation in relations:
        speaker = _speaker(context, relation, speakers, last)
        speakers.append(speaker)
        last = speaker or last
        statements.append(_statement(context, relation, speaker, days))
    return statements


def _speaker(context: Context, relation: Relation, before: Sequence[str | None], last: str | None) -> str | None:
    if relation.continues is not None and relation.continues < len(before):
        return before[relation.continues]
    for start, end in relation.source_tokens:
        found = resolve(context.index, context.parsed, start, end, last_speaker=last)
        if found is not None:
            return found
    return None


def _statement(context: Context, relation: Relation, speaker: str | None, days: dict[str, Dating]) -> Statement:
    parsed = context.parsed
    tokens = [t for a, b in relation.cue_tokens for t in range(a, b)]
    first = tokens_in(parsed, relation.content[0])
    cue = read_cue(parsed, tokens, bool(first) and parsed.lemmas[first[0]] == "to") if tokens else _SAID
    day = said_on(parsed, relation, context.times, context.report.published)
    if day is not None and speaker is not None:
        days[speaker] = day
    elif day is None and speaker in days and cue.type == "assertion":
        day = _taken_over(parsed, relation, days[speaker])
    return _build(
        context,
        relation,
        _kind(context, relation),
        cue,
        speaker,
        day=day,
        where=occasion(parsed, relation),
        hearer=addressee(parsed, relation, _resolver(context)),
    )


@rule("who spoke on Friday goes on speaking on Friday until the report names another day", off=lambda *_: None)
def _taken_over(parsed: Parsed, relation: Relation, day: Dating) -> Dating | None:
    """Return a day taken over from an earlier statement of the speaker, as inferred and less sure."""
    if tells_earlier(parsed, relation):
        return None
    return Dating(day.value, day.precision, "inferred", day.spans, round(0.8 * day.confidence, 3), day.end)


def _resolver(context: Context) -> Resolve:
    return lambda start, end: resolve(context.index, context.parsed, start, end)


@rule("quotation marks promise the words themselves, their absence only the sense", off=lambda *_: "indirect")
def _kind(context: Context, relation: Relation) -> StatementKind:
    """Return headline, or direct / mixed / indirect by how much of the content stands in quotation marks."""
    title = context.report.title.span if context.report.title else None
    if title and all(title.start <= s.start and s.end <= title.end for s in relation.content):
        return "headline"
    text = context.report.text
    letters = [i for s in relation.content for i in range(s.start, s.end) if text[i].isalnum()]
    quoted = sum(context.quoted[i] for i in letters)
    share = quoted / max(1, len(letters))
    return "direct" if share >= _ALL else "indirect" if share <= _NONE else "mixed"


# --- Relayed -------------------------------------------------------------------------------------------------------


def _relayed_statements(context: Context, parent: Statement) -> list[Statement]:
    """Return what others are said to have said inside a statement."""
    parsed = context.parsed
    found = []
    for relation in relayed(parsed, parent.content):
        start, end = relation.source_tokens[0]
        speaker = resolve(context.index, parsed, start, end, speaker=parent.speaker, addressee=parent.addressee)
        relation = replace(relation, probability=round(relation.probability * parent.confidence, 3))
        cue = read_cue(parsed, list(range(*relation.cue_tokens[0])))
        hearer = addressee(parsed, relation, _resolver(context))
        found.append(_build(context, relation, _kind(context, relation), cue, speaker, parent=parent.id, hearer=hearer))
    return found
