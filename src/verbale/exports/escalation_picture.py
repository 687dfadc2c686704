"""An escalation series as a picture (SVG): strength of wording over days, deeds below; readable in light and dark."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from xml.sax.saxutils import escape

from verbale.ledger.escalation import EscalationStep

WIDTH, HEIGHT = 960, 420
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 24, 64, 300
_DEEDS_AT = 340
_LABEL = 34  # letters of a label
_STYLE = """
text { font: 13px system-ui, sans-serif; fill: #1b1f24 } .small { font-size: 11px; fill: #57606a }
.title { font-size: 17px; font-weight: 600 } .line { stroke: #d0d7de; stroke-width: 1 }
.steps { fill: none; stroke: #b35900; stroke-width: 2 } .wording { fill: #d55e00; stroke: #fff; stroke-width: 1.5 }
.deed { fill: #0072b2 } .ground { fill: #fff }
@media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .small { fill: #9da7b3 } .line { stroke: #373e47 }
.ground { fill: #0d1117 } .wording { stroke: #0d1117 } .steps { stroke: #f0a35e } .deed { fill: #56b4e9 } }
"""


def escalation_picture(steps: Sequence[EscalationStep], actor: str, recipient: str) -> str:
    """Return the picture as SVG text; undated steps are left out, and a picture of none says so."""
    dated = [(_day(step.day), step) for step in steps if step.day]
    parts = [_head(actor, recipient)]
    if not dated:
        return _svg([*parts, f'<text x="{_LEFT}" y="150">Nothing dated was found between the two.</text>'])
    first, last = min(d for d, _ in dated), max(d for d, _ in dated)
    parts += [_level(value) for value in range(1, 6)]
    parts += [_tick(day, _x(day, first, last)) for day in _ticks(first, last)]
    graded = [(day, step) for day, step in dated if step.strength]
    parts += [_strongest_line(graded, first, last), *_wordings(graded, first, last)]
    parts += [_deed(day, step, first, last) for day, step in dated if step.kind == "deed"]
    parts.append(f'<text class="small" x="8" y="{_DEEDS_AT + 4}">deeds</text>')
    return _svg(parts)


def _svg(parts: Sequence[str]) -> str:
    body = "\n".join(part for part in parts if part)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">\n<style>{_STYLE}</style>\n'
        f'<rect class="ground" width="{WIDTH}" height="{HEIGHT}"/>\n{body}\n</svg>\n'
    )


def _head(actor: str, recipient: str) -> str:
    title = f"{actor} toward {recipient}: strength of threats"
    return (
        f'<title>{escape(title)}</title><text class="title" x="{_LEFT}" y="28">{escape(title)}</text>'
        f'<text class="small" x="{_LEFT}" y="46">circles: one wording each, 1 (mild) to 5 (the gravest); '
        f"line: the gravest so far; diamonds: deeds</text>"
    )


def _day(value: str | None) -> date:
    """Return the first day of a date that may be cut to a month or a year."""
    year, month, day = ([*(value or "")[:10].split("-"), "01", "01"])[:3]
    return date(int(year), int(month), int(day))


def _x(day: date, first: date, last: date) -> float:
    share = (day - first).days / ((last - first).days or 1)
    return round(_LEFT + 12 + share * (WIDTH - _LEFT - _RIGHT - 24), 1)


def _y(strength: int) -> float:
    return round(_BOTTOM - (strength - 0.5) * (_BOTTOM - _TOP) / 5, 1)


def _level(value: int) -> str:
    y = _y(value)
    return (
        f'<line class="line" x1="{_LEFT}" x2="{WIDTH - _RIGHT}" y1="{y}" y2="{y}"/>'
        f'<text class="small" x="{_LEFT - 16}" y="{y + 4}">{value}</text>'
    )


def _ticks(first: date, last: date) -> list[date]:
    """Return at most seven days, evenly apart, the first and the last among them."""
    count = min(6, (last - first).days) or 1
    days = [first + timedelta(days=round(n * (last - first).days / count)) for n in range(count + 1)]
    return sorted(set(days))


def _tick(day: date, x: float) -> str:
    return f'<text class="small" x="{x}" y="{_BOTTOM + 14}" text-anchor="middle">{day.isoformat()}</text>'


def _strongest_line(graded: Sequence[tuple[date, EscalationStep]], first: date, last: date) -> str:
    """Return the line of the gravest wording so far, a step at each rise."""
    if not graded:
        return ""
    points = [f"M{_x(graded[0][0], first, last)} {_y(graded[0][1].strongest)}"]
    points += [f"H{_x(day, first, last)}V{_y(step.strongest)}" for day, step in graded]
    return f'<path class="steps" d="{"".join(points)}H{WIDTH - _RIGHT}"/>'


def _wordings(graded: Sequence[tuple[date, EscalationStep]], first: date, last: date) -> list[str]:
    parts, before = [], 0
    for day, step in graded:
        x, y = _x(day, first, last), _y(step.strength or 1)
        told = f"{step.day}: {', '.join(step.who) or '?'} → {', '.join(step.whom) or '?'}: {step.words}"
        parts.append(f'<circle class="wording" cx="{x}" cy="{y}" r="6"><title>{escape(told)}</title></circle>')
        if step.strongest > before:  # a rise is told in the words that show it
            words = " … ".join(dict.fromkeys(w.text for w in step.strength_words)) or step.words
            words = words if len(words) <= _LABEL else words[: _LABEL - 1].rstrip() + "…"
            anchor, at = ("end", x - 9) if x > WIDTH * 0.7 else ("start", x + 9)
            parts.append(f'<text x="{at}" y="{y - 10}" text-anchor="{anchor}">{escape(words)}</text>')
        before = step.strongest
    return parts


def _deed(day: date, step: EscalationStep, first: date, last: date) -> str:
    x, y = _x(day, first, last), _DEEDS_AT
    told = f"{step.day}: {', '.join(step.who) or '?'} → {', '.join(step.whom) or '?'}: {step.words}"
    return (
        f'<path class="deed" d="M{x} {y - 7}L{x + 7} {y}L{x} {y + 7}L{x - 7} {y}Z"><title>{escape(told)}</title></path>'
        f'<text class="small" x="{x}" y="{y + 22}" text-anchor="middle">{step.type.lower()}</text>'
    )
