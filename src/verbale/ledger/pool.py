"""Reads reports on all cores: a bounded number in flight, one process a core, none left behind.

Worker processes are spawned, not forked (a forked onnxruntime hangs). They do not run the caller's script again, so
that one needs no `if __name__ == "__main__":`. A worker ends by itself when its parent is gone, even by kill -9.
"""

from __future__ import annotations

import datetime
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from types import ModuleType

from verbale.errors import ModelError, PipelineError
from verbale.ledger.passed_over import PassedOver, passed_over
from verbale.ledger.stages import Gate, ReadReport
from verbale.ledger.time_limit import OutOfTimeError, allowed_seconds, time_limit
from verbale.record import Failure, Reading, Report

FEW, SMALL = 3, 30_000
"""Up to so many reports of together so many characters are read faster than a second process starts (0.5 s)."""

AHEAD = 3
"""Reports handed out for each worker: enough that none waits, few enough that memory stays small."""


@dataclass(slots=True)
class Job:
    """A report to read: `near` is the date lent to it, `received` its key, `paths` all that hold the same text.

    `gate` may turn it away before it is read.
    """

    report: Report
    received: str
    near: datetime.date | None = None
    paths: list[str] = field(default_factory=list)
    again: bool = False
    gate: Gate | None = None


Outcome = Reading | Failure | PassedOver
Result = tuple[Job, Outcome]


def read_all(jobs: Iterable[Job], read: ReadReport, workers: int | None = None) -> Iterator[Result]:
    """Yield every job with its reading, or the reason why there is none, in the order in which they end.

    Jobs are drawn as workers get free. `workers` is the number of processes (None: one for each core).
    """
    source = iter(jobs)
    number = workers or available_cores()
    first = list(islice(source, FEW + 1)) if number > 1 else []
    if number == 1 or (len(first) <= FEW and sum(len(job.report.text) for job in first) <= SMALL):
        for job in chain(first, source):
            yield job, read_safely(read, job.report, job.near, job.gate)
    else:
        yield from _read_in_pool(chain(first, source), read, number)


def available_cores() -> int:
    """Return the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_safely(read: ReadReport, report: Report, near: datetime.date | None, gate: Gate | None = None) -> Outcome:
    """Read one report, unless the gate turns it away; what goes wrong inside is its failure, the others are read."""
    seconds = allowed_seconds(len(report.text))
    try:
        with time_limit(seconds):
            if gate and (relevance := gate.relevance(report)) < gate.threshold:
                return passed_over(report, relevance)
            return read(report, near)
    except (ModelError, PipelineError):
        raise
    except OutOfTimeError:
        reason = f"reading it was given up after {seconds:.0f} seconds of work (is it a report?)"
        return Failure(report.path or report.id, reason)
    except Exception as error:  # the boundary between a report and the run: nothing in one may end the other
        return Failure(report.path or report.id, f"it could not be read ({type(error).__name__}: {error})")


def _read_in_pool(jobs: Iterator[Job], read: ReadReport, workers: int) -> Iterator[Result]:
    pending: dict[Future[Outcome], Job] = {}
    executor = _executor(workers)
    try:
        for job in chain(jobs, [None]):
            if job is not None:
                pending[_submit(executor, read, job)] = job
            while pending and (job is None or len(pending) >= workers * AHEAD):
                done, _ = wait(pending, return_when=FIRST_COMPLETED)
                if any(isinstance(future.exception(), BrokenProcessPool) for future in done):
                    executor.shutdown(wait=False)
                    executor = _executor(workers)
                    done, lost = _survivors(pending)
                    yield from ((lost_job, _read_alone(read, lost_job)) for lost_job in lost)
                for future in done:
                    yield pending.pop(future), future.result()
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _submit(executor: ProcessPoolExecutor, read: ReadReport, job: Job) -> Future[Outcome]:
    """Hand out a job; to a broken pool as a future that says so, to be met with the others of that pool."""
    try:
        with _main_hidden(read):
            return executor.submit(read_safely, read, job.report, job.near, job.gate)
    except BrokenProcessPool as error:
        future: Future[Outcome] = Future()
        future.set_exception(error)
        return future


def _survivors(pending: dict[Future[Outcome], Job]) -> tuple[set[Future[Outcome]], list[Job]]:
    """After a pool broke, return the futures that ended well and the jobs that were lost, which leave `pending`."""
    wait(pending)
    broken = [future for future in pending if isinstance(future.exception(), BrokenProcessPool)]
    lost = [pending.pop(future) for future in broken]
    return set(pending), lost


def _read_alone(read: ReadReport, job: Job) -> Outcome:
    """Read a report whose pool broke in a process of its own: the one that breaks this too was the cause."""
    with _executor(1) as executor:
        try:
            return _submit(executor, read, job).result()
        except BrokenProcessPool:
            reason = "reading it ended the process (is there too little memory for a text of this size?)"
            return Failure(job.report.path or job.report.id, reason)


@contextmanager
def _main_hidden(read: ReadReport) -> Iterator[None]:
    """Hide the caller's script while a process starts, or it would be run there once more, with all that it does.

    Only a `read` that the script itself defines needs it there.
    """
    main = sys.modules["__main__"]
    if read.__module__ != "__main__":
        sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _executor(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), initializer=_start_worker)


def _start_worker() -> None:
    """Make a worker quiet on Ctrl-C (the parent speaks for all) and let it end with its parent."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
