"""Utterances and lines as records: with their wordings, the best of them, and the evidence that joins them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from verbale.across.best_wording import best_wording, loosest
from verbale.across.said import Piece, Said
from verbale.across.said_evidence import evidence_of_occasion, evidence_of_words, likeness, weight_of
from verbale.across.said_lines import group_lines
from verbale.across.utterances import compare_all, group_pieces
from verbale.record import Dating, SaidLine, StatementLink, Utterance, Variant

# A wording is a part of another that it has in common with it, when it weighs at most so much of it.
_PART, _COVERED = 0.7, 0.6

Witness = Callable[[str], str]


class Linked(NamedTuple):
    """All utterances of more than one statement, or in a line, and all lines; each in a fixed order."""

    utterances: list[Utterance]
    lines: list[SaidLine]


def link_said(said: Iterable[Said], witness: Witness = str) -> Linked:
    """Return the utterances and lines among statements in any order.

    `witness` gives reports that are no independent witnesses (copies, one outlet) the same name.
    """
    compared = compare_all(said)
    groups = group_pieces(compared)
    lines = group_lines(compared, groups)
    repeated = {n for line in lines for n in line}
    members = [[compared.pieces[i] for i in group] for group in groups]
    made = {
        n: _utterance(members[n], witness)
        for n in range(len(groups))
        if n in repeated or len({piece.said.id for piece in members[n]}) > 1
    }
    records = [_line([made[n] for n in line], [members[n] for n in line]) for line in lines]
    return Linked(sorted(made.values(), key=_place), sorted(records, key=lambda line: (line.from_ or "", line.id)))


def _utterance(pieces: Sequence[Piece], witness: Witness) -> Utterance:
    by_statement: dict[str, list[Piece]] = {}
    for piece in sorted(pieces, key=lambda p: (p.said.id, p.order)):
        by_statement.setdefault(piece.said.id, []).append(piece)
    wordings = {
        identity: (own[0].said, " … ".join(p.text for p in own), sum(p.total for p in own))
        for identity, own in by_statement.items()
    }
    best, reasons = best_wording(wordings, witness)
    variants = [_variant(own, by_statement[best]) for own in by_statement.values()]
    variants.sort(key=lambda v: (v.day or "9", v.report, v.spans))
    said = [own[0].said for own in by_statement.values()]
    return Utterance(
        id=_identity("u", (f"{p.said.id}.{p.order}" for p in pieces)),
        speaker=_speaker(said),
        said_on=_said_on(said),
        statements=tuple(v.statement for v in variants),
        independent_reports=len({witness(each.report) for each in said}),
        wording=loosest([text for _, text, _ in wordings.values()], wordings[best][1]),
        best=best,
        reasons=reasons,
        variants=tuple(variants),
        links=tuple(_links(list(by_statement.values()))),
    )


def _variant(own: Sequence[Piece], best: Sequence[Piece]) -> Variant:
    said = own[0].said
    return Variant(
        statement=said.id,
        report=said.report,
        kind=said.kind,
        day=said.day or said.printed,
        dated="own" if said.day else "report" if said.printed else None,
        spans=tuple(span for piece in own for span in piece.spans),
        text=" … ".join(piece.text for piece in own),
        part=own is not best and _is_part(own, best),
    )


def _is_part(own: Sequence[Piece], best: Sequence[Piece]) -> bool:
    whole = sum(piece.total for piece in best)
    mine = sum(piece.total for piece in own)
    shared = sum(max(likeness(a, b).shared for b in own) for a in best)
    return mine <= _PART * whole and shared >= _COVERED * mine


def _links(statements: Sequence[Sequence[Piece]]) -> Iterable[StatementLink]:
    """Yield for each statement the link to the one that it is most like, once a pair: what holds the group together."""
    best: dict[str, StatementLink] = {}
    for one, other in combinations(statements, 2):
        link = _link(one, other, occasion=True)
        for identity in link.statements:
            if identity not in best or link.weight > best[identity].weight:
                best[identity] = link
    return {link.statements: link for _, link in sorted(best.items())}.values()


def _link(one: Sequence[Piece], other: Sequence[Piece], occasion: bool) -> StatementLink:
    listed = max((evidence_of_words(a, b) for a in one for b in other), key=weight_of)
    if occasion:
        listed = [*listed, *evidence_of_occasion(one[0].said, other[0].said)]
    first, second = sorted((one[0].said.id, other[0].said.id))
    return StatementLink((first, second), weight_of(listed), tuple(listed))


def _line(utterances: Sequence[Utterance], members: Sequence[Sequence[Piece]]) -> SaidLine:
    in_order = sorted(zip(utterances, members, strict=True), key=lambda pair: _place(pair[0]))
    uses = [next(v for v in u.variants if v.statement == u.best) for u, _ in in_order]
    days = [day for use in uses if (day := use.day)]
    return SaidLine(
        id=_identity("l", (u.id for u, _ in in_order)),
        speaker=utterances[0].speaker,
        statements=tuple(dict.fromkeys(s for u, _ in in_order for s in u.statements)),
        utterances=tuple(u.id for u, _ in in_order),
        from_=min(days, default=None),
        to=max(days, default=None),
        uses=tuple(uses),
        links=tuple(_link(a, b, occasion=False) for (_, a), (_, b) in pairwise(in_order)),
    )


def _place(utterance: Utterance) -> tuple[str, str]:
    day = utterance.said_on.value if utterance.said_on else min((v.day or "9" for v in utterance.variants), default="9")
    return day, utterance.id


def _speaker(said: Sequence[Said]) -> str | None:
    """Return who speaks: the person whom most statements name, else whoever they name."""
    named = Counter(each.speaker for each in said if each.speaker)
    return min(named, key=lambda who: (not who.startswith("person/"), -named[who], who), default=None)


def _said_on(said: Sequence[Said]) -> Dating | None:
    """Return the day of speaking that most statements tell, the first of equals."""
    days = Counter((each.day[:10], each.day_end) for each in said if each.day)
    if not days:
        return None
    day, end = min(days, key=lambda key: (-days[key], key[0], key[1] or ""))
    kinds = {each.day_evidence for each in said if each.day and each.day[:10] == day}
    evidence = min(kinds, key=("stated", "metadata", "inferred").index)
    return Dating(day, "day", evidence, end=end if end != day else None)


def _identity(letter: str, parts: Iterable[str]) -> str:
    return letter + hashlib.sha256("\0".join(sorted(parts)).encode()).hexdigest()[:16]
