"""The stages that a reading run strings together, as one value: the shipped ones, or others in their place."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO, NamedTuple

from verbale.record import Actor, Failure, Reading, Report

ReadPaths = Callable[[Sequence[str], Mapping[str, str] | None, BinaryIO | None], Iterable[Report | Failure]]
ListPaths = Callable[[Sequence[str]], tuple[Sequence[object], Sequence[Failure]]]
ReadReport = Callable[[Report, datetime.date | None], Reading]
SameActors = Callable[[Iterable[tuple[str, Actor]], Mapping[str, str]], Mapping[tuple[str, str], str]]
NearDates = Callable[[Iterable[Report], Iterable[Report]], Mapping[str, datetime.date]]
Relevance = Callable[[Report], float]


class Gate(NamedTuple):
    """What turns reports away unread: those less relevant than the threshold. `relevance` is importable by name."""

    threshold: float
    relevance: Relevance
    version: str


def _all_relevant(report: Report) -> float:  # noqa: ARG001 - the form of a gate's judge
    """Judge every report worth a reading."""
    return 1.0


NO_GATE = Gate(0.0, _all_relevant, "none")
"""The gate of stages that bring none: it turns nothing away."""


@dataclass(frozen=True, slots=True)
class Stages:
    """From paths to a linked record. `read_report` must be importable by name: it also runs in other processes.

    `rules` names the model and rules behind `read_report` as its readings do. `same_actors` takes (report, actor) and
    the day of each report, and maps (report, actor id) to the ledger-wide id. `near_dates` takes the dated and the
    undated reports and returns a date near which an undated one was published, by its id. `gate` is used by runs that
    ask for one.
    """

    read_paths: ReadPaths
    list_paths: ListPaths
    read_report: ReadReport
    rules: str
    same_actors: SameActors
    near_dates: NearDates
    gate: Gate = NO_GATE


def shipped_stages(pipeline: str | None = None) -> Stages:
    """Return the stages that ship with verbale; they are imported here, so that looking needs none of them.

    `pipeline` names the spaCy pipeline that reads for the shipped model; each process loads it by itself. Raises
    PipelineError when it cannot be used.
    """
    from verbale.across.actors import link_actors
    from verbale.reading import read_report, rules_version
    from verbale.sources import list_paths, read_paths
    from verbale.sources.gate import gate_model, report_relevance

    read = partial(read_report, pipeline=pipeline) if pipeline else read_report
    gate = Gate(gate_model().threshold, report_relevance, gate_model().version)
    return Stages(read_paths, list_paths, read, rules_version(pipeline), link_actors, _near_dates, gate)


def _near_dates(dated: Iterable[Report], undated: Iterable[Report]) -> dict[str, datetime.date]:
    """Return, by report id, the date near which the story of an undated report lies."""
    from verbale.across.dating import Dated, bag_of, nearest_dated

    known = {report.id: Dated(bag_of(report.text), report.published) for report in dated if report.published}
    found = nearest_dated({report.id: bag_of(report.text) for report in undated}, known)
    return {identity: near.near for identity, near in found.items() if near}
