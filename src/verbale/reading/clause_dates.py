"""The date that a clause states for what it tells: of an event, or of a plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from verbale.language.parsed import Parsed
from verbale.language.times_resolve import resolve
from verbale.language.times_types import Calendar, Period, Shift, Stretch, TimeExpression
from verbale.record import Dating


def clause_dates(
    parsed: Parsed, times: Sequence[TimeExpression], published: Dating | None
) -> Callable[[int, int], Dating | None]:
    """Return a function from tokens `[start, end)` to the first date that they state, or None.

    Times that name no place in the calendar (lengths, habits, "soon") give none; a report without a date of its
    own gives only what is stated in full.
    """
    dated = [t for t in times if isinstance(t.meaning, Calendar | Period | Shift | Stretch)]

    def within(start: int, end: int) -> Dating | None:
        if published is None or end <= start:
            return None
        first, last = parsed.starts[start], parsed.ends[end - 1]
        for time in dated:
            if time.span.start >= first and time.span.end <= last:
                found = resolve(time, published)
                if found is not None:
                    return found
        return None

    return within
