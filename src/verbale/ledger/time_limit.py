"""A limit on the time that one report may take, so that a text on which a rule goes astray cannot hang a run.

The clock is the system's timer signal, which also interrupts a search for a pattern that runs away: nothing inside
Python could. It counts the time that this process computes, so other load on the machine makes no report fail. Where
there is no such signal (Windows, a thread other than the main one) there is no limit.
"""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType

SECONDS = 20.0
"""For any report: some two hundred times what one of usual length takes."""

CHARACTERS_A_SECOND = 4_000
"""The slowest reading of a long report that is waited for; 40,000 are usual."""

AGAIN = 1.0
"""Seconds after which the clock strikes again, should some library have swallowed the first stroke."""


class OutOfTimeError(BaseException):
    """The time is up. No Exception, so that nothing on the way takes it for an error of its own."""


def allowed_seconds(characters: int) -> float:
    """Return how long the reading of a report of so many characters may take."""
    return SECONDS + characters / CHARACTERS_A_SECOND


@contextlib.contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise OutOfTimeError in what happens inside when it takes longer, as far as the system has a timer signal."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _strike)
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds, AGAIN)
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _strike(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the signature of a signal's handler
    raise OutOfTimeError
