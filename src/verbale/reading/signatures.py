"""Quotations with the speaker's name behind a dash, on a line of its own or at the end: '"Enough." - Ana Duarte'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verbale.language.parsed import Parsed
from verbale.reading.positions import tokens_in
from verbale.reading.quotes import Quote
from verbale.reading.relations import Relation
from verbale.record import Span
from verbale.rules import rule

_SIGNATURE = re.compile(r"\s*(?P<dash>[—–―]|--?)[^\S\n]*(?P<name>[^\n“”\"]{3,80})(?=\n|\Z)")
_PARTICLES = "de|da|del|der|van|von|bin|al|el|la|le|di|dos"
_NAME = re.compile(rf"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|{_PARTICLES})){{1,4}}(?=\s*(?:[,(;]|$))")
_SURE = 0.85


@rule("a name behind a dash signs the quotation that fills the line before it", off=lambda *_: [])
def signed(parsed: Parsed, quotes: Sequence[Quote]) -> list[Relation]:
    """Return an attribution for each quotation that fills its line and is signed on it or on the next.

    The cue is the dash; the source is what follows it up to the line's end, if that begins with a name of two words
    or more.
    """
    found = []
    for quote in quotes:
        line = parsed.text.rfind("\n", 0, quote.outer.start) + 1
        signature = _SIGNATURE.match(parsed.text, quote.outer.end)
        if signature is None or parsed.text[line : quote.outer.start].strip() or not _NAME.match(signature["name"]):
            continue
        name = signature["name"].rstrip(" .")
        source = Span(signature.start("name"), signature.start("name") + len(name))
        found.append(_relation(parsed, quote.outer, Span(*signature.span("dash")), source))
    return found


def _relation(parsed: Parsed, content: Span, cue: Span, source: Span) -> Relation:
    tokens = [tokens_in(parsed, span) for span in (cue, source)]
    cue_tokens, source_tokens = (((t.start, t.stop),) if t else () for t in tokens)
    return Relation((content,), (cue,), (source,), cue_tokens, source_tokens, _SURE)
