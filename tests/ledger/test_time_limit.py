from __future__ import annotations

import contextlib
import re
import signal
import threading

import light_stages
import pytest

from verbale.ledger import time_limit as limits
from verbale.ledger.pool import read_safely
from verbale.ledger.time_limit import OutOfTimeError, allowed_seconds, time_limit
from verbale.record import Failure, Reading, Report

RUNAWAY = re.compile(r"(?:a|aa)+$")

needs_timer = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system has no timer signal")


def never_ends(report: Report, near: object = None) -> Reading:
    RUNAWAY.match("a" * 200 + "b")
    raise AssertionError


@needs_timer
def test_a_report_on_which_a_pattern_runs_away_fails_and_the_clock_is_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", 0.05)
    before = signal.getsignal(signal.SIGVTALRM)
    result = read_safely(never_ends, light_stages.report("text", "x.txt"), None)
    assert isinstance(result, Failure) and result.path == "x.txt" and "seconds" in result.reason
    assert signal.getsignal(signal.SIGVTALRM) == before
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)


@needs_timer
def test_the_clock_strikes_again_when_a_library_swallows_the_first_stroke(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "AGAIN", 0.05)
    with pytest.raises(OutOfTimeError), time_limit(0.05):
        with contextlib.suppress(BaseException):
            RUNAWAY.match("a" * 200 + "b")
        RUNAWAY.match("a" * 200 + "b")


def test_long_reports_have_more_time() -> None:
    assert allowed_seconds(0) == limits.SECONDS
    assert allowed_seconds(1_000_000) > 10 * limits.SECONDS


def test_a_reading_in_another_thread_goes_on_without_a_clock() -> None:
    done: list[Reading | Failure] = []

    def read() -> None:
        done.append(read_safely(light_stages.read_report, light_stages.report("text", "x.txt"), None))

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    assert isinstance(done[0], Reading)
