"""The loop behind `verbale read`: paths to reports to readings to the ledger, then the stages across reports.

Every report is stored as soon as it is read, in a transaction of its own, by this process alone. What is stored
is not read again, so a run that was interrupted at any point is continued by running it again.
"""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO, Literal

import msgspec

from verbale.ledger import writer
from verbale.ledger.actors import report_days, reported_actors
from verbale.ledger.passed_over import PassedOver, known_relevance, passed_over, store_passed_over
from verbale.ledger.pool import Job, read_all
from verbale.ledger.reports import near_jobs, reading_of
from verbale.ledger.stages import Gate, Stages
from verbale.record import Failure, Reading, Report

Reread = Literal["changed", "all"]
Outcome = Literal["new", "known", "reread", "passed over", "failed"]

TOGETHER = 200
"""So many reports that were passed over are noted in one transaction: a flush to the disk takes longer than a gate.
Those that an interruption loses are judged again."""


class Step(msgspec.Struct, frozen=True):
    """One path dealt with: its report is in the ledger (new, known, reread), the gate passed it over, or it failed."""

    outcome: Outcome
    path: str | None
    report: str | None
    total: int | None


class Summary(msgspec.Struct, frozen=True):
    """What a run did. `stale`: reports left as an earlier version read them; `changes`: what reading again changed."""

    new: int = 0
    known: int = 0
    reread: int = 0
    passed_over: int = 0
    stale: int = 0
    failures: tuple[Failure, ...] = ()
    changes: Mapping[str, writer.Changes] = {}


Progress = Callable[[Step], None]


@dataclass(slots=True)
class Run:
    """The state of one run; `run` below is its only caller."""

    connection: sqlite3.Connection
    stages: Stages
    workers: int | None
    progress: Progress | None
    gate: Gate | None = None
    total: int | None = None
    known: dict[str, writer.Known] = field(default_factory=dict)
    reading: dict[str, Job] = field(default_factory=dict)
    late: list[Report] = field(default_factory=list)
    compare: dict[str, Reading] = field(default_factory=dict)
    relevance: dict[str, float] = field(default_factory=dict)
    passed: list[PassedOver] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)
    changes: dict[str, writer.Changes] = field(default_factory=dict)

    def read(self, jobs: Iterator[Job]) -> None:
        """Read all jobs and store each as it ends."""
        for job, result in read_all(jobs, self.stages.read_report, self.workers):
            if isinstance(result, Reading):
                self.store(job, result)
            elif isinstance(result, PassedOver):
                self.pass_over(job, result)
            else:
                self.fail(job, result)
        self.note_passed_over()

    def jobs(self, items: Iterator[Report | Failure], reread: Reread | None) -> Iterator[Job]:
        """Yield what is to be read: first what is to be read again, then what the ledger does not hold."""
        if reread:
            yield from self.jobs_again(reread)
        own = own_files(self.connection)
        for item in items:
            if isinstance(item, Failure):
                if os.path.realpath(item.path) not in own:
                    self.note_failure(item)
            else:
                yield from self.job(item)

    def jobs_again(self, reread: Reread) -> Iterator[Job]:
        """Yield the reports of the ledger that other rules read, or all of them."""
        for identity, known in list(self.known.items()):
            if reread == "all" or known.rules != self.stages.rules:
                report = writer.received_report(self.connection, identity)
                self.reading[identity] = job = Job(report, known.received, again=True)
                yield job

    def job(self, report: Report) -> Iterator[Job]:
        """Yield a job for a report unless its text is known, or is being read just now."""
        received = writer.received_key(report)
        known, current = self.known.get(report.id), self.reading.get(report.id)
        if current and current.received == received:
            current.paths.append(report.path or "")
        elif current:
            self.late.append(report)
        elif known and not writer.better(received, known.received):
            self.note_known(report)
        else:
            job = Job(report, received, paths=[report.path or ""])
            relevance = None if known or not self.gate else self.relevance.get(report.id)
            if self.gate and relevance is not None and relevance < self.gate.threshold:
                self.pass_over(job, passed_over(report, relevance))
            else:
                job.gate = None if known or relevance is not None else self.gate
                self.reading[report.id] = job
                yield job

    def late_jobs(self) -> Iterator[Job]:
        """Yield jobs for texts that came a second time, told differently, while the first was being read."""
        late, self.late = self.late, []
        for report in late:
            yield from self.job(report)

    def store(self, job: Job, reading: Reading) -> None:
        """Store a reading; it is acknowledged (a step is reported) when it is on the disk."""
        identity = reading.report.id
        near = job.near.isoformat() if job.near else None
        before = reading_of(self.connection, identity) if job.again else None
        writer.store_reading(self.connection, reading, job.received, filter(None, job.paths), near)
        known = self.known.get(identity)
        self.known[identity] = writer.Known(reading.rules, near, job.received)
        self.reading.pop(identity, None)
        if before:
            self.compare_again(identity, before, reading, lent=known is not None and known.near is not None)
            self.report("reread", reading.report.path, identity)
        elif not job.near and not known:
            self.report("new", job.paths[0] if job.paths else None, identity)
        for path in job.paths[0 if known else 1 :]:
            self.report("known", path, identity)

    def compare_again(self, identity: str, before: Reading, after: Reading, lent: bool) -> None:
        """Count what reading again changed; with a date lent by other reports only when it has been lent again."""
        if lent:
            self.compare[identity] = before
        else:
            self.add_changes(writer.changes(before, after))

    def fail(self, job: Job, failure: Failure) -> None:
        """Note a report that could not be read, once for each path that holds it."""
        self.reading.pop(job.report.id, None)
        for path in job.paths or [failure.path]:
            self.note_failure(Failure(path or failure.path, failure.reason))

    def pass_over(self, job: Job, passed: PassedOver) -> None:
        """Note a report that the gate turned away, once for each path that holds it."""
        self.reading.pop(passed.report, None)
        self.relevance[passed.report] = passed.relevance
        for path in job.paths:
            path = path or passed.path
            title = passed.title and writer.storable(passed.title)
            self.passed.append(msgspec.structs.replace(passed, path=writer.storable(path), title=title))
            self.report("passed over", path, passed.report)
        if len(self.passed) >= TOGETHER:
            self.note_passed_over()

    def note_passed_over(self) -> None:
        """Store what was passed over since the last time."""
        if self.gate and self.passed:
            store_passed_over(self.connection, self.passed, self.gate.version)
        self.passed.clear()

    def note_known(self, report: Report) -> None:
        """Note that a known text was met again, perhaps at a new path."""
        if report.path and not writer.holds_path(self.connection, report.id, report.path):
            writer.add_paths(self.connection, report.id, [report.path])
        self.report("known", report.path, report.id)

    def note_failure(self, failure: Failure) -> None:
        """Store a failure and list it."""
        writer.store_failure(self.connection, failure)
        self.failures.append(failure)
        self.report("failed", failure.path, None)

    def add_changes(self, changes: Mapping[str, writer.Changes]) -> None:
        """Add what one report's second reading changed to the sums."""
        for part, counts in changes.items():
            sums = self.changes.get(part, writer.Changes(0, 0, 0))
            self.changes[part] = writer.Changes(*(a + b for a, b in zip(sums, counts, strict=True)))

    def report(self, outcome: Outcome, path: str | None, report: str | None) -> None:
        """Count a step and tell whoever watches."""
        self.counts[outcome] += 1
        if self.progress:
            self.progress(Step(outcome, path, report, self.total))

    def link(self) -> None:
        """Run the stages that need all reports: lend dates to the undated, join spellings of one actor."""
        if not writer.is_linked(self.connection):
            self.read(near_jobs(self.connection, self.stages))
            reported, days = reported_actors(self.connection), report_days(self.connection)
            writer.store_links(self.connection, self.stages.same_actors(reported, days))
        for identity, before in self.compare.items():
            self.add_changes(writer.changes(before, reading_of(self.connection, identity)))


def _gate(stages: Stages, asked: bool | float) -> Gate | None:
    """Return the gate of a run: none, with its own threshold, or with the one asked for."""
    if asked is False:
        return None
    return stages.gate if asked is True else stages.gate._replace(threshold=asked)


def own_files(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the ledger's own files, whatever they are called: in a folder of reports they are no failures."""
    ledger = connection.execute("PRAGMA database_list").fetchone()[2]
    return frozenset(os.path.realpath(ledger) + ending for ending in ("", "-wal", "-shm")) if ledger else frozenset()


def run(
    connection: sqlite3.Connection,
    paths: Sequence[str],
    stages: Stages,
    *,
    workers: int | None = None,
    mapping: Mapping[str, str] | None = None,
    stdin: BinaryIO | None = None,
    reread: Reread | None = None,
    gate: bool | float = False,
    progress: Progress | None = None,
) -> Summary:
    """Read what the paths hold into the ledger and say what was done.

    `reread` reads the reports that the ledger already holds again: "changed" those that an earlier version of
    the model or rules read, "all" every one. `gate` turns reports away that are less relevant than its threshold,
    or than the number given. Raises SourceError for a wrong mapping; sqlite3.Error as it comes.
    """
    state = Run(connection, stages, workers, progress, _gate(stages, gate), known=writer.stored_ids(connection))
    if state.gate:
        state.relevance = known_relevance(connection, state.gate.version)
    listed, missing = stages.list_paths(paths)
    state.total = len(listed) + len(missing)
    state.read(state.jobs(iter(stages.read_paths(paths, mapping, stdin)), reread))
    while state.late:
        state.read(state.late_jobs())
    writer.forget_failures(connection, map(str, listed), state.failures)
    state.link()
    return Summary(
        new=state.counts["new"],
        known=state.counts["known"],
        reread=state.counts["reread"],
        passed_over=state.counts["passed over"],
        stale=sum(known.rules != stages.rules for known in state.known.values()),
        failures=tuple(state.failures),
        changes=state.changes,
    )
