"""Which report of a group of copies the others were likely made from, where something in them tells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from verbale.record import Evidence, Original, Report

# What speaks for a report: another credits its outlet, it is dated before all others, it is fuller than all others;
# and against it: it credits somebody else ("(Reuters)", "WASHINGTON (AP) -", "according to AFP").
WEIGHTS: Final = {"credited": 0.6, "earliest": 0.4, "fullest": 0.3, "credits another": -0.5}
# A sum that is enough, and its least lead over the second: a fuller text alone is, where nothing speaks against it.
_ENOUGH: Final = 0.3
_LEAD: Final = 0.15
# How much longer than all others the fuller text is.
_FULLER: Final = 1.15
# An outlet is credited by the beginning of its name: "Meridian Press" for "Meridian Press World Service".
_NAME_WORDS: Final = 2
# Credits stand in the first lines and the last ones.
_HEAD: Final = 400
_FOOT: Final = 250

_AGENCIES: Final = (
    "Reuters|AFP|Agence France-Presse|AP|Associated Press|UPI|dpa|ANSA|EFE|Xinhua|TASS|Interfax|RIA Novosti|Kyodo|"
    "Yonhap|PTI|IANS|Anadolu(?: Agency)?|AA|SANA|IRNA|Bloomberg|KCNA|Ukrinform|Europa Press|APA|Belga|PAP|MTI"
)
_CREDIT: Final = re.compile(
    rf"\((?:{_AGENCIES})\)|^\s*(?:Source|Via|By)\s*:?\s+(?:{_AGENCIES})\b|\b(?:{_AGENCIES})\s*$", re.M
)
_PLAIN: Final = re.compile(r"\W+")


def likely_original(reports: Sequence[Report], lengths: Mapping[str, int]) -> Original | None:
    """Return the report that evidence makes the original; None where none or several have it. `lengths` in words."""
    found = {report.id: _judge(report, reports, lengths) for report in reports}
    judged = sorted(
        ((sum(each.weight for each in evidence), identity, evidence) for identity, evidence in found.items()),
        key=lambda each: (-each[0], each[1]),
    )
    if not judged or judged[0][0] < _ENOUGH:
        return None
    rest = max((total for total, _, _ in judged[1:]), default=0.0)
    return Original(judged[0][1], judged[0][2]) if judged[0][0] - rest >= _LEAD else None


def _judge(report: Report, reports: Sequence[Report], lengths: Mapping[str, int]) -> tuple[Evidence, ...]:
    others = [other for other in reports if other.id != report.id]
    told = {
        "credited": sum(_names(other, report.outlet.text) for other in others) if report.outlet else 0,
        "earliest": float(_day(report) is not None and all(_before(report, other) for other in others)),
        "fullest": float(all(lengths[report.id] >= _FULLER * lengths[other.id] for other in others)),
        "credits another": float(_credits_another(report)),
    }
    return tuple(Evidence(name, WEIGHTS[name], float(value)) for name, value in told.items() if value)


def _names(report: Report, outlet: str) -> bool:
    """Tell whether a report that another outlet published names an outlet where credits stand."""
    own = _plain(report.outlet.text) if report.outlet else ""
    wanted = {_plain(outlet), " ".join(_plain(outlet).split()[:_NAME_WORDS])}
    lines = f" {_plain(_credit_lines(report))} "
    return any(len(name) > 1 and name not in own and f" {name} " in lines for name in wanted)


def _credits_another(report: Report) -> bool:
    """Tell whether a report says that an agency wrote it, which is not its own outlet."""
    own = _plain(report.outlet.text) if report.outlet else ""
    found = [_plain(credit[0]) for credit in _CREDIT.finditer(_credit_lines(report))]
    return any(credit.split()[-1] not in own.split() for credit in found)


def _credit_lines(report: Report) -> str:
    byline = report.byline.text if report.byline else ""
    return f"{byline}\n{report.text[:_HEAD]}\n{report.text[max(_HEAD, len(report.text) - _FOOT) :]}"


def _before(report: Report, other: Report) -> bool:
    """Tell whether a report is dated before another; an undated one may be of any day."""
    one, two = _day(report), _day(other)
    if one is None or two is None:
        return False
    return one[: min(len(one), len(two))] < two[: min(len(one), len(two))]


def _day(report: Report) -> str | None:
    """Return the date that a report prints or that came with it; an inferred one proves nothing."""
    return report.published.value if report.published and report.published.evidence != "inferred" else None


def _plain(text: str) -> str:
    return _PLAIN.sub(" ", text.lower()).strip()
