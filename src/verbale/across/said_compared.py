"""What a person asks to compare: the wordings of an utterance or a line, found by id or by words like them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from verbale.across.said import Piece, Said, pieces_of, text_of
from verbale.across.said_evidence import likeness
from verbale.across.said_records import Linked
from verbale.across.said_words import rarity_of, words_of
from verbale.across.wording_differences import Difference, differences
from verbale.record import Evidence, SaidLine, Span, Utterance, Variant

LEAST_COVERED = 0.5
"""Words that are typed mean a statement that has at least such a share of them, by weight."""
_SHORTEST_ID = 4


class Wording(msgspec.Struct, frozen=True):
    """A wording beside the best one. `differences` has characters of the best text, then of this one's."""

    utterance: str | None
    variant: Variant
    differences: tuple[Difference, ...]


class Comparison(msgspec.Struct, frozen=True):
    """The wordings of one utterance, then those of the same line on other occasions, each beside the best.

    `utterance` and `line` are ids, None where the statement has been told once, or never repeated.
    """

    utterance: str | None
    line: str | None
    speaker: str | None
    independent_reports: int
    best: Variant
    reasons: tuple[Evidence, ...]
    wordings: tuple[Wording, ...]


def comparison_of(asked: str, said: Sequence[Said], linked: Linked) -> Comparison | None:
    """Return the comparison that an id's beginning or words mean; None where nothing is like them."""
    for line in linked.lines:
        if _is_id(asked, line.id):
            first = next(u for u in linked.utterances if u.id == line.utterances[0])
            return _of_utterance(first, linked)
    for utterance in linked.utterances:
        if _is_id(asked, utterance.id):
            return _of_utterance(utterance, linked)
    meant = next((each for each in said if _is_id(asked, each.id)), None)
    piece = None if meant else _likest(asked, said)
    identity, spans = (meant.id, ()) if meant else (piece.said.id, piece.spans) if piece else ("", ())
    for utterance in linked.utterances:
        if any(v.statement == identity and set(spans) <= set(v.spans) for v in utterance.variants):
            return _of_utterance(utterance, linked)
    alone = meant or (piece.said if piece else None)
    return None if alone is None else _alone(alone)


def _is_id(asked: str, identity: str) -> bool:
    return len(asked) >= _SHORTEST_ID and identity.startswith(asked)


def _likest(asked: str, said: Iterable[Said]) -> Piece | None:
    """Return the sentence of a statement that has most of the words asked for, the first of equals."""
    listed = sorted(said, key=lambda s: (s.day or s.printed or "9", s.report, s.id))
    rarity = rarity_of(words_of(text_of(each.content)) for each in listed)
    wanted = pieces_of(Said("", "", ((Span(0, len(asked)), asked),)), rarity)
    best: tuple[float, Piece] | None = None
    for each in listed:
        for piece in pieces_of(each, rarity):
            found = [likeness(own, piece) for own in wanted]
            share = sum(f.shared for f in found) / max(sum(own.total for own in wanted), 1e-9)
            score = share + 0.5 * sum(f.both for f in found) / max(len(wanted), 1)
            if share >= LEAST_COVERED and (best is None or score > best[0]):
                best = score, piece
    return best[1] if best else None


def _of_utterance(utterance: Utterance, linked: Linked) -> Comparison:
    line = next((line for line in linked.lines if utterance.id in line.utterances), None)
    best = _variant_of(utterance)
    wordings = [Wording(utterance.id, v, ()) for v in utterance.variants if v.statement != utterance.best]
    wordings += _elsewhere(utterance, line, linked)
    return Comparison(
        utterance=utterance.id,
        line=line.id if line else None,
        speaker=utterance.speaker,
        independent_reports=utterance.independent_reports,
        best=best,
        reasons=utterance.reasons,
        wordings=tuple(
            msgspec.structs.replace(w, differences=tuple(differences(best.text, w.variant.text))) for w in wordings
        ),
    )


def _elsewhere(utterance: Utterance, line: SaidLine | None, linked: Linked) -> list[Wording]:
    """Return the wordings of the other utterances of a line, in the order of their days."""
    by_id = {each.id: each for each in linked.utterances}
    others = [by_id[identity] for identity in (line.utterances if line else ()) if identity != utterance.id]
    return [Wording(other.id, variant, ()) for other in others for variant in other.variants]


def _variant_of(utterance: Utterance) -> Variant:
    return next(variant for variant in utterance.variants if variant.statement == utterance.best)


def _alone(said: Said) -> Comparison:
    variant = Variant(
        statement=said.id,
        report=said.report,
        kind=said.kind,
        day=said.day or said.printed,
        dated="own" if said.day else "report" if said.printed else None,
        spans=tuple(span for span, _ in said.content),
        text=text_of(said.content),
    )
    return Comparison(None, None, said.speaker, 1, variant, (), ())
