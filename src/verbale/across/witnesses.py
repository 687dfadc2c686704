"""Independent reports: copies of one text count once, and an outlet counts once, however many files there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from verbale.record import Copies


def witnesses(
    reports: Iterable[str], copies: Iterable[Copies], outlets: Mapping[str, str | None]
) -> list[tuple[str, ...]]:
    """Return the reports (ids) as independent witnesses: those that are copies or of one outlet stand together.

    `outlets` names the outlet of a report; one that is not known is an outlet of its own. Ascending, by first report.
    """
    wanted = sorted(set(reports))
    keys: dict[str, list[str]] = defaultdict(list)
    for report in wanted:
        if outlet := " ".join((outlets.get(report) or "").casefold().split()):
            keys[f"outlet {outlet}"].append(report)
    for group in copies:
        keys[f"copies {group.id}"] = list(group.reports)
    first = {report: report for report in wanted}
    for members in keys.values():
        held = [report for report in members if report in first]
        for report in held[1:]:
            one, other = sorted((_first(first, held[0]), _first(first, report)))
            first[other] = one
    found: dict[str, list[str]] = defaultdict(list)
    for report in wanted:
        found[_first(first, report)].append(report)
    return [tuple(group) for group in found.values()]


def _first(first: dict[str, str], report: str) -> str:
    """Follow a report to the first of its witness."""
    while first[report] != report:
        first[report] = first[first[report]]
        report = first[report]
    return report
