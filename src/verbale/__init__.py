"""verbale reads news reports of a crisis and keeps the record: who said what to whom, when, on what condition.

    import verbale

    ledger = verbale.read(["reports/"])
    for threat in ledger.threats(speaker="Russia"):
        print(threat.day, threat.who, threat.trigger, "->", threat.consequence)

This module is the whole public face: the two functions, the ledger, the record's types and the errors.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

from verbale.errors import LedgerError, ModelError, PipelineError, SourceError, VerbaleError
from verbale.record import (
    Actor,
    Alias,
    Condition,
    Consequence,
    Copies,
    Dating,
    Event,
    Failure,
    Occasion,
    Office,
    Place,
    Quoted,
    Reading,
    Report,
    SaidLine,
    Span,
    Statement,
    StatementLink,
    Story,
    Strength,
    Trigger,
    Utterance,
    Variant,
)

if TYPE_CHECKING:
    from verbale.across.said_compared import Comparison
    from verbale.coding import CodedActor, CodedEvent, code
    from verbale.ledger.calendar import Appointment
    from verbale.ledger.escalation import EscalationStep
    from verbale.ledger.filters import Filters
    from verbale.ledger.lines import Line
    from verbale.ledger.passed_over import PassedOver
    from verbale.ledger.reading_run import Step, Summary
    from verbale.ledger.search import Hit
    from verbale.ledger.stages import Stages
    from verbale.ledger.threats import Threat
    from verbale.ledger.view import Ledger
    from verbale.reading.event_model import Classification, classify

__all__ = [
    "Actor",
    "Alias",
    "Appointment",
    "Classification",
    "CodedActor",
    "CodedEvent",
    "Comparison",
    "Condition",
    "Consequence",
    "Copies",
    "Dating",
    "EscalationStep",
    "Event",
    "Failure",
    "Filters",
    "Hit",
    "Ledger",
    "LedgerError",
    "Line",
    "ModelError",
    "Occasion",
    "Office",
    "PassedOver",
    "PipelineError",
    "Place",
    "Quoted",
    "Reading",
    "Report",
    "SaidLine",
    "SourceError",
    "Span",
    "Statement",
    "StatementLink",
    "Step",
    "Story",
    "Strength",
    "Summary",
    "Threat",
    "Trigger",
    "Utterance",
    "Variant",
    "VerbaleError",
    "classify",
    "code",
    "open_ledger",
    "read",
]

_LATER = {
    "Appointment": "verbale.ledger.calendar",
    "Classification": "verbale.reading.event_model",
    "CodedActor": "verbale.coding",
    "CodedEvent": "verbale.coding",
    "Comparison": "verbale.across.said_compared",
    "EscalationStep": "verbale.ledger.escalation",
    "Filters": "verbale.ledger.filters",
    "Hit": "verbale.ledger.search",
    "Ledger": "verbale.ledger.view",
    "Line": "verbale.ledger.lines",
    "PassedOver": "verbale.ledger.passed_over",
    "Step": "verbale.ledger.reading_run",
    "Summary": "verbale.ledger.reading_run",
    "Threat": "verbale.ledger.threats",
    "classify": "verbale.reading.event_model",
    "code": "verbale.coding",
}
"""Names that are imported when they are first asked for, so that `import verbale` costs milliseconds."""


def read(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    ledger: str | os.PathLike[str] | None = "verbale.db",
    *,
    workers: int | None = None,
    mapping: Mapping[str, str] | None = None,
    stdin: BinaryIO | None = None,
    reread: Literal["changed", "all"] | None = None,
    pipeline: str | None = None,
    gate: bool | float = False,
    progress: Callable[[Step], None] | None = None,
    stages: Stages | None = None,
) -> Ledger:
    """Read reports into a ledger and return it, open; what was done is its `summary`.

    `paths`: files, folders (with all in them) and "-" for `stdin`. `ledger`: the file, made if need be; None or
    ":memory:" for none. `workers`: how many processes (None: one for each core). `mapping`: field names of tables
    (`{"text": "body"}`). `reread`: read what the ledger holds again, where the model or rules have "changed" or
    "all" of it. `progress` is called for every path dealt with, when its report is safely stored. `stages` are
    those that ship with verbale unless others are given. `pipeline`: the name of a spaCy pipeline (its package or
    folder) that gives words, trees and names in the place of the shipped model; not together with `stages`.
    `gate`: pass over what is not worth a full reading (sport, markets, recipes), at the shipped threshold (True) or at
    one of your own (0 to 1); what was passed over is `ledger.passed_over()`.

    What cannot be read is listed in `summary.failures` and the rest is read. Raises LedgerError (locked, damaged,
    newer, disk full), SourceError (a mapping that fits nothing), ModelError (a damaged installation),
    PipelineError (no such pipeline; before anything is read). Can be interrupted at any point; called again it goes on.
    """
    if pipeline:
        if stages:
            raise TypeError("Give stages or a pipeline, not both.")
        from verbale.ledger.stages import shipped_stages

        stages = shipped_stages(pipeline)
    if not 0 <= gate <= 1:
        raise ValueError(f"gate takes a threshold from 0 to 1, not {gate}.")
    from verbale.ledger.opening import read_into

    given = [paths] if isinstance(paths, str | os.PathLike) else paths
    return read_into(
        [os.fspath(path) for path in given],
        ":memory:" if ledger is None else os.fspath(ledger),
        stages,
        workers=workers,
        mapping=mapping,
        stdin=stdin,
        reread=reread,
        gate=gate,
        progress=progress,
    )


def open_ledger(path: str | os.PathLike[str] = "verbale.db") -> Ledger:
    """Open a ledger to look into it; nothing in it can be changed. Raises LedgerError when that is not possible."""
    from verbale.ledger.opening import open_view

    return open_view(os.fspath(path))


def __getattr__(name: str) -> Any:
    """Import what is asked for late (PEP 562)."""
    from importlib import import_module
    from importlib.metadata import version

    if name == "__version__":
        return version("verbale")
    if name in _LATER:
        return getattr(import_module(_LATER[name]), name)
    raise AttributeError(f"module 'verbale' has no attribute {name!r}")
