"""What holds across the reports of a ledger, by kind; each is a file of the export."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import Literal

import msgspec

from verbale.ledger.copies import select_copies
from verbale.ledger.filters import Filters
from verbale.ledger.stories import select_stories
from verbale.record import Copies, SaidLine, Story, Utterance

LinkKind = Literal["copies", "stories", "utterances", "lines"]

Select = Callable[[sqlite3.Connection, Filters], Sequence[msgspec.Struct]]



def _utterances(connection: sqlite3.Connection, filters: Filters) -> list[Utterance]:
    """Import late: most commands lay no statements beside each other."""
    from verbale.ledger.utterances import select_utterances

    return select_utterances(connection, filters)


def _lines(connection: sqlite3.Connection, filters: Filters) -> list[SaidLine]:
    from verbale.ledger.utterances import select_said_lines

    return select_said_lines(connection, filters)


LINKS: dict[LinkKind, tuple[type[msgspec.Struct], Select]] = {
    "copies": (Copies, select_copies),
    "stories": (Story, select_stories),
    "utterances": (Utterance, _utterances),
    "lines": (SaidLine, _lines),
}
"""Every kind of link between reports, in the order in which exports write them."""
